//! Quotations that are not what their source has or can't be told, and words in the wrong mouth.

use super::Diagnostic;
use crate::text::Span;

/// How many changed words a message names.
const NAMED_CHANGES: usize = 3;

/// What does not agree with its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    Quotation,
    Pin,
}

impl What {
    fn noun(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::Pin => "pin",
        }
    }
}

/// How words differ from those of a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slip<'a> {
    Instead { new: &'a str, gone: &'a str },
    Missing(&'a str),
    Added(&'a str),
}

/// The source `key` has something like it, in paragraph `n`: `passage`.
pub fn quotation_near(span: Span, what: What, key: &str, slips: &[Slip], (n, passage): (u32, &str)) -> Diagnostic {
    let message = format!("this {} is not quite what `@{key}` has: {}", what.noun(), difference(slips));
    Diagnostic::error("quotation-near", span, message).hint(format!("p{n} has “{passage}”"))
}

/// `friends` instead of `allies`, and what else.
fn difference(slips: &[Slip]) -> String {
    let words = |slip: &Slip| match slip {
        Slip::Instead { new, gone } => {
            let (new, gone) = if bare(new) == bare(gone) { (*new, *gone) } else { (bare(new), bare(gone)) };
            format!("`{new}` instead of `{gone}`")
        }
        Slip::Missing(words) => format!("`{}` is missing", bare(words)),
        Slip::Added(words) => format!("`{}` is added", bare(words)),
    };
    let mut said: Vec<String> = slips.iter().take(NAMED_CHANGES).map(words).collect();
    if slips.len() > NAMED_CHANGES {
        said.push(format!("{} more", slips.len() - NAMED_CHANGES));
    }
    match said.split_last() {
        None => "its parts do not stand together".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
    }
}

/// Words without the marks at their ends, unless there is nothing else.
fn bare(words: &str) -> &str {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() { words } else { bare }
}

/// Another source has it: `other`, in paragraph `n`.
pub fn quotation_elsewhere(span: Span, what: What, key: &str, (other, n): (&str, u32)) -> Diagnostic {
    let message = format!("`@{key}` does not have this {}, but `@{other}` has it", what.noun());
    Diagnostic::error("quotation-elsewhere", span, message).hint(format!("cite `[@{other} p{n}]`"))
}

/// Nothing here has it. An error where the citation stands in the same sentence.
pub fn quotation_not_found(span: Span, what: What, key: &str, is_certain: bool) -> Diagnostic {
    let message = format!("`@{key}` does not have this {}, nor has any other source here", what.noun());
    let said = if is_certain {
        Diagnostic::error("quotation-not-found", span, message)
    } else {
        Diagnostic::warning("quotation-not-found", span, message)
    };
    said.hint(match what {
        What::Pin => "pin words that stand in the source",
        What::Quotation => "quote its own words, or report them without quotation marks; titles stand in *emphasis*",
    })
}

/// The words are in the source, but not where the citation says; `right` is written as in a citation: `p4`, `p4-5`.
pub fn quotation_paragraph(span: Span, what: What, key: &str, (wrong, right): (&str, &str)) -> Diagnostic {
    let message = format!("`@{key}` has this {} in {right}, not in {wrong}", what.noun());
    Diagnostic::warning("quotation-paragraph", span, message).hint(format!("write `[@{key} {right}]`"))
}

/// Words in quotation marks in a paragraph without any citation; `right` is the source that has them, with its paragraph.
pub fn quotation_uncited(span: Span, right: Option<(&str, u32)>) -> Diagnostic {
    let hint = match right {
        Some((key, n)) => format!("`[@{key} p{n}]` has these words"),
        None => {
            "no source here has these words: cite where they are from, or drop the marks; titles stand in *emphasis*".to_owned()
        }
    };
    Diagnostic::warning("quotation-uncited", span, "these words are quoted, but their paragraph cites nothing").hint(hint)
}

/// A quotation mark that nothing closes, or that closes nothing.
pub fn quotation_unpaired(span: Span, opens: bool) -> Diagnostic {
    let message = if opens { "nothing closes this quotation mark" } else { "this quotation mark closes what none opened" };
    let hint = "add the other mark, else nothing is held against a source; for inches write `″`";
    Diagnostic::warning("quotation-unpaired", span, message).hint(hint)
}

/// The text's own words stand as a quotation of `who`.
pub fn not_their_words(span: Span, who: &str, key: &str, (n, words): (u32, &str)) -> Diagnostic {
    let message = format!("these are the words of `@{key}`, not of {who}: in p{n} they stand outside quotation marks");
    let hint = format!(
        "drop the marks and pin what the position rests on: `[@{key} p{n}: “{words}”]`; in marks stand words that the source quotes, or those of a WHO who is its `author`"
    );
    Diagnostic::error("not-their-words", span, message).hint(hint)
}

/// Some of the words are the text's own: these.
pub fn partly_their_words(span: Span, who: &str, key: &str, (n, words): (u32, &str)) -> Diagnostic {
    let message = format!("not all of these are the words of {who}: in `@{key}` p{n} “{words}” stands outside quotation marks");
    let hint = "quote only what the source quotes; what it says in its own words stands outside your marks too, or is a pin of the citation";
    Diagnostic::error("not-their-words", span, message).hint(hint)
}

/// The transcript has it under the label of somebody else, who is not known.
pub fn label_differs(span: Span, who: &str, key: &str, (n, label): (u32, &str)) -> Diagnostic {
    let message = format!("in `@{key}` p{n} these words stand under the label `{label}`, which is not {who}");
    Diagnostic::error("speaker-differs", span, message)
        .hint(format!("give the position to the one who speaks there, or look again at p{n}"))
}

/// The source has somebody else say it.
pub fn speaker_differs(span: Span, who: &str, key: &str, (n, speaker): (u32, &str)) -> Diagnostic {
    let message = format!("in `@{key}` p{n} it is {speaker} who says this, not {who}");
    Diagnostic::error("speaker-differs", span, message)
        .hint(format!("make {speaker} the one who takes the position, or look again at p{n}"))
}

/// The source has two say it: `one` in paragraph `n`, `other` in another or the same.
pub fn speakers_joined(span: Span, key: &str, (one, n): (&str, u32), (other, other_n): (&str, u32)) -> Diagnostic {
    let message = format!("this quotation runs together what {one} says in `@{key}` p{n} and what {other} says in p{other_n}");
    Diagnostic::warning("speakers-joined", span, message).hint("quote each by itself, with the one who says it")
}
