//! Quotations that are not what their source has, and words in the wrong mouth.

use super::Diagnostic;
use crate::quotation::{Change, WrittenKind};
use crate::text::Span;

/// How many changed words a message names.
const NAMED_CHANGES: usize = 3;

fn noun(kind: WrittenKind) -> &'static str {
    match kind {
        WrittenKind::Inline | WrittenKind::Block => "quotation",
        WrittenKind::Pin => "pin",
    }
}

/// The source `key` has something like it, in paragraph `n`: `passage`.
pub fn quotation_near(span: Span, kind: WrittenKind, key: &str, changes: &[Change], (n, passage): (u32, &str)) -> Diagnostic {
    let message = format!("this {} is not quite what `@{key}` has: {}", noun(kind), difference(changes));
    Diagnostic::error("quotation-near", span, message).hint(format!("p{n} has “{passage}”"))
}

/// `difference`: `friends` instead of `allies`, and what else.
fn difference(changes: &[Change]) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut at = 0;
    while at < changes.len() {
        let (words, taken) = match (&changes[at], changes.get(at + 1)) {
            (Change::Missing(gone), Some(Change::Added(new))) | (Change::Added(new), Some(Change::Missing(gone))) => {
                let (new, gone) = if bare(new) == bare(gone) { (&**new, &**gone) } else { (bare(new), bare(gone)) };
                (Some(format!("`{new}` instead of `{gone}`")), 2)
            }
            (Change::Missing(gone), _) => (Some(format!("`{}` is missing", bare(gone))), 1),
            (Change::Added(new), _) => (Some(format!("`{}` is added", bare(new))), 1),
            (Change::Same(_), _) => (None, 1),
        };
        said.extend(words);
        at += taken;
    }
    let more = said.len().saturating_sub(NAMED_CHANGES);
    said.truncate(NAMED_CHANGES);
    if more > 0 {
        said.push(format!("{more} more"));
    }
    match said.split_last() {
        None => "its parts stand elsewhere".to_owned(),
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
pub fn quotation_elsewhere(span: Span, kind: WrittenKind, key: &str, (other, n): (&str, u32)) -> Diagnostic {
    let message = format!("`@{key}` does not have this {}, but `@{other}` has it", noun(kind));
    Diagnostic::error("quotation-elsewhere", span, message).hint(format!("cite `[@{other} p{n}]`"))
}

/// Nothing here has it. An error where the citation stands in the same sentence.
pub fn quotation_not_found(span: Span, kind: WrittenKind, key: &str, is_certain: bool) -> Diagnostic {
    let message = format!("`@{key}` does not have this {}, nor has any other source here", noun(kind));
    let said = if is_certain {
        Diagnostic::error("quotation-not-found", span, message)
    } else {
        Diagnostic::warning("quotation-not-found", span, message)
    };
    said.hint(match kind {
        WrittenKind::Pin => "pin words that stand in the source",
        _ => "quote its own words, or report them without quotation marks; titles stand in *emphasis*",
    })
}

/// The words are in the source, but not where the citation says; `right` is written as in a citation: `p4`, `p4-5`.
pub fn quotation_paragraph(span: Span, kind: WrittenKind, key: &str, (wrong, right): (&str, &str)) -> Diagnostic {
    let message = format!("`@{key}` has this {} in {right}, not in {wrong}", noun(kind));
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

/// The text's own words stand as a quotation of `who`.
pub fn not_their_words(span: Span, who: &str, key: &str, (n, words): (u32, &str)) -> Diagnostic {
    let message = format!("these are the words of `@{key}`, not of {who}: in p{n} they stand outside quotation marks");
    let hint = format!(
        "drop the marks and pin what the position rests on: `[@{key} p{n}: “{words}”]`; words that the source quotes, or an `author` of it as WHO, would do"
    );
    Diagnostic::error("not-their-words", span, message).hint(hint)
}

/// The source has somebody else say it.
pub fn speaker_differs(span: Span, who: &str, key: &str, (n, speaker): (u32, &str)) -> Diagnostic {
    let message = format!("in `@{key}` p{n} it is {speaker} who says this, not {who}");
    Diagnostic::error("speaker-differs", span, message)
        .hint(format!("make {speaker} the one who takes the position, or look again at p{n}"))
}

/// A quotation's words, cut to what fits a message.
pub fn shortened(words: &str, most: usize) -> String {
    let mut all = words.split_whitespace();
    let first: Vec<&str> = all.by_ref().take(most).collect();
    let rest = if all.next().is_some() { " …" } else { "" };
    format!("{}{rest}", first.join(" "))
}
