//! Block quotes: their words, piece by piece, and the citation at their end, in the line after or in the line that announces them.

use super::bind::{Bound, first_citation, follows_at_once};
use super::inline::{self, InMarks, words_in};
use super::sentence::sentence_behind;
use crate::markdown::{BlockKind, Follows, Passage};
use crate::sentence::sentences;
use crate::text::Span;

/// A part of a block quote: of one passage, up to the next citation.
pub struct Piece {
    pub passage: usize,
    /// In bytes of the passage's text.
    pub words: Span,
    pub bound: Option<Bound>,
}

/// The longest attribution and the longest announcement of a speaker, in words.
const LONGEST_NAME: usize = 12;

/// The pieces of the block quote that is `passages[quote]`.
pub fn pieces(passages: &[Passage], quote: std::ops::Range<usize>) -> Vec<Piece> {
    let mut found = Vec::new();
    // The pieces that no citation has followed yet.
    let mut waiting = 0;
    let mut last = None;
    for at in quote.clone() {
        let passage = &passages[at];
        let quoted = inline::quoted(passage);
        let mut from = 0;
        for (place, citation) in passage.citations.iter().copied().chain([(passage.whole().end, u32::MAX)]) {
            let words = Some(Span { start: from, end: place }).filter(|_| passage.kind != BlockKind::Heading);
            found.extend(words.and_then(|span| words_of(passage, &quoted, span)).map(|words| Piece {
                passage: at,
                words,
                bound: None,
            }));
            from = place;
            if citation != u32::MAX {
                for piece in &mut found[waiting..] {
                    let adjacent = piece.passage == at && follows_at_once(passage, piece.words.end, place);
                    piece.bound = Some(Bound { citation, same_sentence: true, adjacent, after: true });
                }
                (waiting, last) = (found.len(), Some(citation));
            }
        }
    }
    let outside = beside(passages, &quote);
    let inside = last.map(|citation| Bound { citation, same_sentence: true, adjacent: false, after: false });
    for piece in &mut found[waiting..] {
        piece.bound = inside.or(outside);
    }
    found
}

/// The quoted words in `span`: without the speaker before them, the attribution after them, and marks around them.
fn words_of(passage: &Passage, quoted: &[InMarks], span: Span) -> Option<Span> {
    let span = without_attribution(passage, words_in(&passage.text, span)?)?;
    let next = quoted.partition_point(|quoted| quoted.whole.end <= span.start);
    let Some(marked) = quoted.get(next).filter(|quoted| quoted.inside.overlaps(span)) else { return Some(span) };
    let before = Span { start: span.start, end: marked.whole.start.max(span.start) }.of(&passage.text).trim();
    let after = Span { start: marked.whole.end.min(span.end), end: span.end }.of(&passage.text);
    let is_speaker = before.is_empty() || (before.ends_with(':') && is_name(before));
    let is_alone = is_speaker && !after.contains(char::is_alphanumeric);
    let inside = Span { start: span.start.max(marked.inside.start), end: span.end.min(marked.inside.end) };
    if is_alone { words_in(&passage.text, inside) } else { Some(span) }
}

/// Cuts off `— Nayib Bukele, to CNN` at the end; none if nothing else is there.
fn without_attribution(passage: &Passage, span: Span) -> Option<Span> {
    let words = span.of(&passage.text);
    let starts = |name: &str| ["— ", "– ", "―", "—", "-- ", "--- "].iter().any(|dash| name.starts_with(dash)) && is_name(name);
    if starts(words) {
        return None;
    }
    let line = words.rfind('\n').map(|at| at + 1).filter(|at| starts(words[*at..].trim_start()));
    let dash = || {
        let at = words.rfind(['—', '–', '―'])?;
        let before = words[..at].trim_end();
        (starts(&words[at..]) && before.len() < at && before.ends_with(is_end)).then_some(at)
    };
    let Some(at) = line.or_else(dash) else { return Some(span) };
    words_in(&passage.text, Span { start: span.start, end: Span::new(0..span.range().start + at).end })
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '”' | '"' | '»' | '“' | '’')
}

/// Few words, and no sentence among them.
fn is_name(words: &str) -> bool {
    words.split_whitespace().count() <= LONGEST_NAME && !words.trim_end().ends_with(['!', '?'])
}

/// The citation outside the block quote: what the next paragraph begins with, what stands in the announcement before it, what stands in
/// the next paragraph's first sentence.
fn beside(passages: &[Passage], quote: &std::ops::Range<usize>) -> Option<Bound> {
    let next = passages.get(quote.end).filter(|next| next.follows == Follows::Quote);
    let bound = |citation: u32, same_sentence: bool| Bound { citation, same_sentence, adjacent: false, after: true };
    let first = next.and_then(first_citation).map(|citation| bound(citation, true));
    let announced = || {
        let before = quote.start.checked_sub(1).filter(|_| passages[quote.start].follows == Follows::Paragraph)?;
        let before = &passages[before];
        let citation = before.citations.last().filter(|_| before.text.trim_end().ends_with(':'))?;
        Some(Bound { after: false, ..bound(citation.1, false) })
    };
    let in_line = || {
        let next = next?;
        let (place, citation) = next.citations.first()?;
        let is_attribution = without_attribution(next, words_in(&next.text, Span { start: 0, end: *place })?).is_none();
        let sentences: Vec<Span> = sentences(&next.text, next.whole()).take(2).collect();
        (is_attribution || sentence_behind(&sentences, *place) == 0).then(|| bound(*citation, is_attribution))
    };
    let attributed = in_line().filter(|bound| bound.same_sentence);
    first.or(attributed).or_else(announced).or_else(in_line)
}
