//! A quotation prepared for comparison: its parts, and what stands between them.

use super::characters::is_closing_punctuation;
use super::folded::{Folded, Text};

/// A quotation prepared for comparison.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// As it is written, brackets and all: a text may have it so.
    pub(super) whole: Option<Part>,
    /// What stands between elisions and insertions. Empty for a quotation without words.
    pub(super) parts: Vec<Part>,
    /// `[words]` before the first part, as in [`Gap::Inserted`].
    pub(super) lead: Option<String>,
    /// What stands after each part but the last.
    pub(super) gaps: Vec<Gap>,
    /// Something was left out or put in: between parts, before the first or after the last.
    pub(super) is_elided: bool,
}

/// What a quotation says about the words between two of its parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Gap {
    /// `…`: any number of words is left out.
    LeftOut,
    /// `[words]`, folded with their brackets: put in, or in the place of a few.
    Inserted(String),
}

/// Words without anything left out.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub raw: String,
    pub folded: Folded,
    /// The folded words from the first to the last, without the punctuation around them that may differ.
    pub core: String,
    /// What stands in `raw` before and after the core.
    pub lead: String,
    pub trail: String,
}

impl Wanted {
    /// Prepares the words of a quotation, without the marks around them.
    pub fn new(words: &str) -> Self {
        let mut splitter = Splitter::default();
        splitter.read(words);
        splitter.close();
        let Splitter { parts, gaps, is_elided, .. } = splitter;
        let mut gaps = gaps.into_iter();
        let lead = gaps.next().and_then(|gap| if let Gap::Inserted(words) = gap { Some(words) } else { None });
        Self { whole: Part::new(words), parts, lead, gaps: gaps.collect(), is_elided }
    }

    /// Number of words that are said to be the source's: without insertions.
    pub fn word_count(&self) -> usize {
        self.parts.iter().map(Part::word_count).sum()
    }
}

impl Part {
    fn new(raw: &str) -> Option<Self> {
        let raw = raw.trim();
        let folded = Folded::new(raw);
        let start = folded.as_str().len() - folded.as_str().trim_start_matches([' ', '.', ',', ';', ':', '-']).len();
        let core = folded.as_str()[start..].trim_end_matches(|c| c == ' ' || is_closing_punctuation(c));
        if !core.contains(char::is_alphanumeric) {
            return None;
        }
        let span = folded.span(start..start + core.len());
        let core = core.to_owned();
        let (lead, trail) = (raw[..span.start as usize].to_owned(), raw[span.end as usize..].to_owned());
        Some(Self { raw: raw.to_owned(), folded, core, lead, trail })
    }

    pub fn text(&self) -> Text<'_> {
        self.folded.of(&self.raw)
    }

    pub fn word_count(&self) -> usize {
        self.core.split([' ', '-']).filter(|word| word.contains(char::is_alphanumeric)).count()
    }
}

/// Reads a quotation from left to right.
#[derive(Default)]
struct Splitter {
    parts: Vec<Part>,
    /// What stands before each part, and before the one to come.
    gaps: Vec<Gap>,
    gap: Option<Gap>,
    words: String,
    is_elided: bool,
}

impl Splitter {
    fn read(&mut self, words: &str) {
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            let length = ellipsis(rest);
            if length > 0 {
                self.leave(Gap::LeftOut);
                rest = &rest[length..];
            } else if let Some((inside, length)) = bracketed(rest) {
                rest = self.bracket(inside, &rest[length..]);
            } else {
                self.words.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }

    /// Takes `[inside]`; what of the rest is left to read.
    fn bracket<'a>(&mut self, inside: &str, rest: &'a str) -> &'a str {
        if is_ellipsis(inside) {
            self.leave(Gap::LeftOut);
            return rest;
        }
        let mut letters = inside.chars();
        let goes_on = rest.starts_with(char::is_alphanumeric);
        let joins = self.words.ends_with(char::is_alphanumeric);
        if let (Some(letter), None, true, false) = (letters.next(), letters.next(), goes_on, joins) {
            // `[T]he`: the case of a letter was changed.
            if !self.words.trim().is_empty() {
                self.leave(Gap::Inserted(String::new()));
            }
            self.is_elided = true;
            self.words.push(letter);
            return rest;
        }
        // Of `demand[ed]` the word as a whole is ours.
        let kept = self.words.trim_end_matches(char::is_alphanumeric).len();
        self.words.truncate(if joins { kept } else { self.words.len() });
        self.leave(Gap::Inserted(Folded::new(&format!("[{inside}]")).as_str().to_owned()));
        rest.trim_start_matches(char::is_alphanumeric)
    }

    fn leave(&mut self, gap: Gap) {
        self.close();
        self.is_elided = true;
        if self.gap != Some(Gap::LeftOut) {
            self.gap = Some(gap);
        }
    }

    fn close(&mut self) {
        if let Some(part) = Part::new(&std::mem::take(&mut self.words)) {
            self.parts.push(part);
            self.gaps.push(self.gap.take().unwrap_or(Gap::LeftOut));
        }
    }
}

/// Length of the ellipsis that `rest` begins with: `…`, three dots or more, spaced or not; 0 for none.
fn ellipsis(rest: &str) -> usize {
    if rest.starts_with('…') {
        return '…'.len_utf8();
    }
    let (mut dots, mut end) = (0, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '.' => (dots, end) = (dots + 1, at + 1),
            ' ' | '\u{a0}' if rest[..at].ends_with('.') => {}
            _ => break,
        }
    }
    if dots >= 3 { end } else { 0 }
}

fn is_ellipsis(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.trim_matches(|c: char| matches!(c, '.' | '…') || c.is_whitespace()).is_empty()
}

/// The inside of the brackets that `rest` begins with, and their length. Round brackets count only around an ellipsis and `sic`.
fn bracketed(rest: &str) -> Option<(&str, usize)> {
    /// Longer insertions are no insertions.
    const LONGEST: usize = 200;
    let close = match rest.as_bytes().first()? {
        b'[' => ']',
        b'(' => ')',
        _ => return None,
    };
    let window = &rest[1..rest.floor_char_boundary(LONGEST.min(rest.len()))];
    let inside = &window[..window.find(close)?];
    (close == ']' || is_ellipsis(inside) || matches!(inside, "sic" | "sic!")).then_some((inside, inside.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts with `…` and `[]` between them.
    fn check(words: &str, expected: &str) {
        let wanted = Wanted::new(words);
        let mut found = String::new();
        for (index, part) in wanted.parts.iter().enumerate() {
            found.push_str(match index.checked_sub(1).map(|gap| &wanted.gaps[gap]) {
                None => "",
                Some(Gap::LeftOut) => " … ",
                Some(Gap::Inserted(_)) => " [] ",
            });
            found.push_str(&part.core);
        }
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn quotations_fall_into_parts() {
        check("We will not do it.", "We will not do it");
        check("We will … do it […], and more [...] then (…) there", "We will … do it … and more … then … there");
        check("We will . . . do it.... And", "We will … do it … And");
        check("How can I return [him] to them", "How can I return [] to them");
        check("We will [now] … do it", "We will … do it");
        check("[T]he plane demand[s] action", "The plane [] action");
        check("[He] refused […]", "refused");
        check("a [ not closed", "a [ not closed");
        check("(as he said) 1. Then", "(as he said) 1. Then");
        check("… – !", "");
    }

    #[test]
    fn insertions_are_not_counted_as_words() {
        assert_eq!(Wanted::new("How can I return [the man] to them […]").word_count(), 6);
        assert_eq!(Wanted::new("").word_count(), 0);
    }
}
