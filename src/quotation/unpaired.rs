//! Quotation marks of a note that have no other: nobody can tell what they quote, so nothing is held against a source.

use super::inline::marks_of;
use super::marks::{Kind, Marks};
use crate::markdown::{Follows, Passage};
use crate::text::Span;

/// A mark without its other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unpaired {
    /// In the bytes of the note.
    pub span: Span,
    /// Nothing closes it; else it closes what none opened.
    pub opens: bool,
}

/// The first mark of passage `at` that has no other. A quotation that goes on may stay open, where the next paragraph begins with a mark; single marks
/// are too often apostrophes, and of a block quote all words are held against the source.
pub fn unpaired(passages: &[Passage], at: usize) -> Option<Unpaired> {
    let passage = &passages[at];
    let marks = marks_of(passage).filter(|_| passage.quote.is_none())?;
    if let Some(open) = first_open(&marks) {
        let next = passages.get(at + 1).filter(|next| next.follows == Follows::Paragraph);
        let goes_on = next.is_some_and(|next| marks_of(next).is_some_and(|marks| begins(&marks, &next.text)));
        let is_before_words = passage.text[open.end..].trim_start().starts_with(begins_words);
        return (!goes_on && is_before_words).then(|| Unpaired { span: passage.source(Span::new(open)), opens: true });
    }
    let before = at.checked_sub(1).filter(|_| passage.follows == Follows::Paragraph);
    let ends = before.is_some_and(|before| marks_of(&passages[before]).is_some_and(|marks| first_open(&marks).is_some()));
    let is_after_words = |stray: &&std::ops::Range<usize>| !passage.text[..stray.start].trim_end().ends_with(['(', '[', '/']);
    let stray = marks.strays.first().filter(|_| !ends).filter(is_after_words)?;
    Some(Unpaired { span: passage.source(Span::new(stray.clone())), opens: false })
}

/// A mark that is only named, as in `(“)`, stands before no words.
fn begins_words(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '¿' | '¡' | '[' | '(' | '…' | '.' | '\'' | '‘' | '$' | '€' | '£' | '#' | '@')
}

/// Whether the first thing in a text is a mark.
fn begins(marks: &Marks, text: &str) -> bool {
    let start = text.len() - text.trim_start().len();
    marks.pairs.first().is_some_and(|pair| pair.open.start == start)
        || marks.strays.first().is_some_and(|stray| stray.start == start)
}

fn first_open(marks: &Marks) -> Option<std::ops::Range<usize>> {
    marks.pairs.iter().find(|pair| pair.close.is_none() && pair.kind == Kind::Double).map(|pair| pair.open.clone())
}
