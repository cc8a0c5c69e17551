//! What stands in quotation marks in one passage.

use std::borrow::Cow;

use super::marks::{self, Kind, Marks, Pair};
use crate::markdown::Passage;
use crate::text::Span;

/// A quotation in running text, in bytes of the passage's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InMarks {
    /// With the marks.
    pub whole: Span,
    /// Without them and without white space at the ends.
    pub inside: Span,
    /// Otherwise it reaches to the end of the passage, and may go on in the next.
    pub closed: bool,
}

/// The outermost quotations of `passage`, in order: those that are closed, and the last one that is not. Titles are none.
pub fn quoted(passage: &Passage) -> Vec<InMarks> {
    let Some(Marks { pairs, .. }) = marks_of(passage) else { return Vec::new() };
    let open = pairs.iter().rposition(|pair| pair.close.is_none() && pair.kind == Kind::Double);
    let is_last = |at: &usize| !pairs[*at..].iter().any(|pair| pair.close.is_some() && pair.kind == Kind::Double);
    let end = open.filter(is_last).unwrap_or(pairs.len());
    let closed = pairs[..end].iter().filter(|pair| pair.level == 0 && pair.close.is_some());
    closed.chain(pairs.get(end)).filter_map(|pair| read(passage, pair)).collect()
}

/// The quotation marks of a passage; none where there is no sign of any.
pub fn marks_of(passage: &Passage) -> Option<Marks> {
    may_quote(&passage.text).then(|| marks::marks(&readable(passage)))
}

/// Whether there is any sign but apostrophes after letters: most passages are done with here.
fn may_quote(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_sign = |at: usize| match bytes[at] {
        b'\'' => at == 0 || !bytes[at - 1].is_ascii_alphanumeric(),
        // U+2019 is the apostrophe; the other marks of its block, ❝ and ❞, and « and ».
        0xe2 => matches!((bytes[at + 1], bytes[at + 2]), (0x80, 0x98 | 0x9a..=0x9f | 0xb9 | 0xba) | (0x9d, 0x9d | 0x9e)),
        0xc2 => matches!(bytes[at + 1], 0xab | 0xbb),
        // Marks of East Asia are rare, and what stands there is read anyway.
        _ => true,
    };
    let straight = memchr::memchr2_iter(b'"', b'\'', bytes);
    straight.chain(memchr::memchr2_iter(0xe2, 0xc2, bytes)).chain(memchr::memchr2_iter(0xe3, 0xef, bytes)).any(is_sign)
}

/// The text, with nothing in code and addresses that could be a mark.
fn readable(passage: &Passage) -> Cow<'_, str> {
    if passage.verbatim.is_empty() {
        return Cow::Borrowed(&passage.text);
    }
    let mut bytes = passage.text.clone().into_bytes();
    for verbatim in &passage.verbatim {
        bytes[verbatim.range()].fill(b'x');
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(&passage.text), Cow::Owned)
}

fn read(passage: &Passage, pair: &Pair) -> Option<InMarks> {
    let length = passage.text.len();
    let inside = words_in(&passage.text, Span::new(pair.inside(length)))?;
    let end = pair.close.as_ref().map_or(length, |close| close.end);
    let whole = Span::new(pair.open.start..end);
    (!is_title(passage, whole, inside)).then_some(InMarks { whole, inside, closed: pair.close.is_some() })
}

/// Whether all words between the marks are in one emphasis that begins there.
fn is_title(passage: &Passage, whole: Span, inside: Span) -> bool {
    let words = inside.of(&passage.text).trim_end_matches(|c: char| !c.is_alphanumeric());
    let words = Span::new(inside.range().start..inside.range().start + words.len());
    let next = passage.emphasis.partition_point(|emphasis| emphasis.end < words.end);
    passage.emphasis.get(next).is_some_and(|emphasis| whole.start < emphasis.start && emphasis.contains(words))
}

/// `span` without white space at its ends, if there is a word in it.
pub fn words_in(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let start = span.range().start + (words.len() - words.trim_start().len());
    words.contains(char::is_alphanumeric).then(|| Span::new(start..start + words.trim().len()))
}

/// The words at `place` on one line. The space that a citation left before another or before a sign goes too.
pub fn shown(passage: &Passage, place: Span) -> String {
    let mut words = String::with_capacity(place.len());
    let mut at = place.start;
    let mut gaps: Vec<u32> = gaps(&passage.calls, place).chain(gaps(&passage.citations, place)).collect();
    gaps.sort_unstable();
    for gap in gaps {
        words.push_str(Span { start: at, end: gap }.of(&passage.text));
        let after = &passage.text[gap as usize..];
        if words.ends_with(char::is_whitespace) && after.starts_with(|c: char| c.is_whitespace() || is_loose(c)) {
            words.truncate(words.trim_end().len());
        }
        at = gap;
    }
    words.push_str(Span { start: at, end: place.end }.of(&passage.text));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where in `place` something stands that shows no words.
fn gaps(sorted: &[(u32, u32)], place: Span) -> impl Iterator<Item = u32> + '_ {
    let next = sorted.partition_point(|(gap, _)| *gap <= place.start);
    sorted[next..].iter().map(|(gap, _)| *gap).take_while(move |gap| *gap < place.end)
}

fn is_loose(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '”' | '’' | '»')
}
