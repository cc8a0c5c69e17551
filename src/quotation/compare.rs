//! Whether a text has the words of a quotation, where, and how well they agree.

use std::ops::Range;

use memchr::memmem;

use super::border::{ends_word, starts_word};
use super::elided;
use super::folded::{Mark, Text};
use super::joined;
use super::model::{Found, Verdict};
use super::wanted::{Part, Wanted};
use crate::text::{Span, merged};

/// How many places of the same words are looked at: a text that has them more often repeats itself.
pub(super) const MOST_PLACES: usize = 1_000;
/// Bytes compared in vain at places where no word begins or ends, before a text counts as made to waste time.
const MOST_WASTE: usize = 1 << 25;

/// Where `text` has the words, in the best way. A place inside `preferred`, the cited paragraphs, is taken before any other, whatever the verdict there:
/// the same words may stand in a headline too.
pub fn find(wanted: &Wanted, text: Text, preferred: &[Span]) -> Option<Found> {
    let preferred = regions(text, preferred);
    let everywhere = Region { range: 0..text.folded.as_str().len(), is_cited: false };
    let cited = preferred.iter().map(|range| Region { range: range.clone(), is_cited: true });
    cited.chain([everywhere]).find_map(|region| find_in(wanted, text, &region, &preferred))
}

/// A part of the folded text in which words are sought.
pub(super) struct Region {
    pub range: Range<usize>,
    /// The author names these paragraphs: what is left out between parts may be long.
    pub is_cited: bool,
}

/// The ranges of the folded text that are preferred; paragraphs that follow each other are one.
pub(super) fn regions(text: Text, preferred: &[Span]) -> Vec<Range<usize>> {
    let up_to_words = |span: &Span| {
        let after = text.raw.get(span.end as usize..)?;
        Some(Span::new(span.range().start..text.raw.len() - after.trim_start().len()))
    };
    merged(preferred.iter().filter_map(up_to_words).collect()).into_iter().map(|span| text.folded.range(span)).collect()
}

fn find_in(wanted: &Wanted, text: Text, region: &Region, preferred: &[Range<usize>]) -> Option<Found> {
    let found = wanted.whole.as_ref().and_then(|whole| whole_in(whole, text, region, preferred));
    if !wanted.is_elided {
        return found.or_else(|| joined::find(wanted.parts.first()?, text, region, preferred));
    }
    let found = found.map(|found| Found {
        // What is left out before the first or after the last word is marked, but no other words are there.
        verdict: if found.verdict == Verdict::Normalised && wanted.parts.len() == 1 { Verdict::Elided } else { found.verdict },
        ..found
    });
    found.or_else(|| elided::find(wanted, text, region, preferred))
}

/// The best place of words without anything left out.
fn whole_in(part: &Part, text: Text, region: &Region, preferred: &[Range<usize>]) -> Option<Found> {
    let places = places(part, text, &region.range, MOST_PLACES);
    let best = places.into_iter().map(|place| (rank(&place, preferred), agreement(part, text, place)));
    best.min_by(|(rank, found), (other_rank, other)| (rank, found.verdict).cmp(&(other_rank, other.verdict)))
        .map(|(_, found)| found)
}

/// 0 for a place that touches the preferred ranges, else 1.
pub(super) fn rank(place: &Range<usize>, preferred: &[Range<usize>]) -> u8 {
    u8::from(!preferred.iter().any(|range| place.start < range.end && range.start < place.end))
}

/// Where the folded text has the core of `part` between word borders, in order: the first places, at most `most`. The case of its first letter is free.
pub(super) fn places(part: &Part, text: Text, within: &Range<usize>, most: usize) -> Vec<Range<usize>> {
    let folded = text.folded.as_str();
    let first = part.core.chars().next().expect("a core has letters");
    let rest = &part.core[first.len_utf8()..];
    let (needle, is_whole) = if rest.is_empty() { (part.core.as_str(), true) } else { (rest, false) };
    let finder = memmem::Finder::new(needle);
    let (mut found, mut from, mut waste) = (Vec::new(), within.start, 0);
    while found.len() < most && waste < MOST_WASTE {
        let Some(at) = finder.find(&folded.as_bytes()[from.min(within.end)..within.end]).map(|at| from + at) else { break };
        let start = if is_whole { Some(at) } else { start_of(folded, at, first) };
        let end = at + needle.len();
        let is_bordered = |start: &usize| *start >= within.start && starts_word(text, *start) && ends_word(text, end);
        if let Some(start) = start.filter(is_bordered) {
            found.push(start..end);
            from = end;
        } else {
            waste += needle.len();
            from = folded.ceil_char_boundary(at + 1);
        }
    }
    found
}

/// Where the letter before byte `at` begins, if it is `first` but for its case.
fn start_of(folded: &str, at: usize, first: char) -> Option<usize> {
    let letter = folded[..at].chars().next_back()?;
    is_same_letter(letter, first).then(|| at - letter.len_utf8())
}

pub(super) fn is_same_letter(a: char, b: char) -> bool {
    a == b || a.to_lowercase().eq(b.to_lowercase())
}

/// How the words at `place` agree with `part`, and where they stand in the text, with what punctuation and marks both have around them.
pub(super) fn agreement(part: &Part, text: Text, place: Range<usize>) -> Found {
    let mut span = text.folded.span(place.clone());
    let (before, after) = (&text.raw[..span.start as usize], &text.raw[span.end as usize..]);
    if before.ends_with(&part.lead) {
        span = Span::new(span.start as usize - part.lead.len()..span.end as usize);
    }
    if after.starts_with(&part.trail) {
        span = Span::new(span.start as usize..span.end as usize + part.trail.len());
    }
    if span.of(text.raw).split_whitespace().eq(part.raw.split_whitespace()) {
        return Found { verdict: Verdict::Exact, parts: vec![span] };
    }
    let seams = foreign_seams(part, text, &place);
    if seams.is_empty() {
        return Found { verdict: Verdict::Normalised, parts: vec![span] };
    }
    let starts = std::iter::once(place.start).chain(seams.iter().copied());
    let ends = seams.iter().copied().chain([place.end]);
    let parts = starts.zip(ends).map(|(start, end)| text.folded.span(trimmed(text.folded.as_str(), start..end))).collect();
    Found { verdict: Verdict::Joined, parts }
}

fn trimmed(folded: &str, range: Range<usize>) -> Range<usize> {
    let words = &folded[range.clone()];
    let start = range.end - words.trim_start().len();
    start..start + words.trim().len()
}

/// Where in the text one quotation ends and the next begins inside `place`, and `part` does not show it: maybe two speakers.
fn foreign_seams(part: &Part, text: Text, place: &Range<usize>) -> Vec<usize> {
    let offset = part.folded.as_str().find(&part.core).unwrap_or(0);
    let own: Vec<usize> =
        seams(part.folded.as_str(), part.folded.marks(), &(offset..offset + part.core.len())).map(|at| at - offset).collect();
    seams(text.folded.as_str(), text.folded.marks(), place).filter(|at| !own.contains(&(at - place.start))).collect()
}

/// Where a closing mark and an opening one follow each other without a word between them.
fn seams<'a>(folded: &'a str, marks: &'a [Mark], within: &Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
    let first = marks.partition_point(|mark| mark.at as usize <= within.start);
    let last = marks.partition_point(|mark| (mark.at as usize) < within.end).max(first);
    marks[first..last].windows(2).filter_map(|pair| {
        let (close, open) = (pair[0].at as usize, pair[1].at as usize);
        let is_seam = !pair[0].opens && pair[1].opens && !folded[close..open].contains(char::is_alphanumeric);
        is_seam.then_some(open)
    })
}

#[cfg(test)]
mod tests;
