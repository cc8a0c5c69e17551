//! Quotations with something left out or put in: their parts in order, each on word borders, not too far from each other.

use std::ops::Range;

use super::compare::{MOST_PLACES, Region, agreement, places, rank};
use super::folded::Text;
use super::insertion::{may_begin, may_leave_out, may_replace};
use super::model::{Found, Verdict};
use super::wanted::{Gap, Part, Wanted};

/// The longest run that `…` may stand for, in bytes: some 600 words. Beyond it two statements would be made one. In cited paragraphs there is no such bound.
const LONGEST_GAP: usize = 4_000;
/// The same beside a part of fewer words than `FEW_WORDS`: such words stand everywhere.
const LONGEST_SHORT_GAP: usize = 160;
/// Parts of fewer words are found anywhere by chance.
const FEW_WORDS: usize = 3;

/// Places of all parts, and bytes of text looked through for them, beyond which of each further part only the first place after the part before it counts:
/// so all parts are held against the text, however many there are.
const MOST_WORK: usize = 1 << 28;
/// What a place costs, in bytes looked through.
const PLACE: usize = 1 << 8;

/// A place of a part, and the place of the part before it that is nearest to it.
struct Link {
    place: Range<usize>,
    /// Where the chain begins.
    start: usize,
    before: usize,
}

/// The parts of `wanted` in order.
pub(super) fn find(wanted: &Wanted, text: Text, region: &Region, preferred: &[Range<usize>]) -> Option<Found> {
    if is_too_short(wanted) && !region.is_cited {
        return None;
    }
    let mut chain: Vec<Vec<Link>> = Vec::new();
    let (mut from, mut work) = (region.range.start, 0);
    for (index, part) in wanted.parts.iter().enumerate() {
        let within = from..region.range.end;
        let mut found = places(part, text, &within, if work < MOST_WORK { MOST_PLACES } else { 1 });
        work += within.len() + found.len() * PLACE;
        if let (0, Some(inserted)) = (index, &wanted.lead) {
            found.retain(|place| may_begin(inserted, &text.folded.as_str()[..place.start]));
        }
        let links: Vec<Link> = match index.checked_sub(1) {
            None => found.into_iter().map(first_link).collect(),
            Some(before) => {
                let folded = text.folded.as_str();
                next_links(&chain[before], found, |gap| is_near(wanted, before, &folded[gap], region))
            }
        };
        from = links.first()?.place.end;
        chain.push(links);
    }
    let key = |link: &Link| (rank(&(link.start..link.place.end), preferred), link.place.end - link.start, link.start);
    let (mut at, _) = chain.last()?.iter().enumerate().min_by_key(|(_, link)| key(link))?;
    let mut found = Vec::new();
    for links in chain.iter().rev() {
        found.push(links[at].place.clone());
        at = links[at].before;
    }
    found.reverse();
    Some(told(wanted, text, &found))
}

fn first_link(place: Range<usize>) -> Link {
    Link { start: place.start, place, before: 0 }
}

/// Ties each place to the last place before it, if that is near enough.
fn next_links(before: &[Link], places: Vec<Range<usize>>, is_near: impl Fn(Range<usize>) -> bool) -> Vec<Link> {
    let mut links = Vec::new();
    for place in places {
        let Some(last) = before.partition_point(|link| link.place.end <= place.start).checked_sub(1) else { continue };
        if is_near(before[last].place.end..place.start) {
            links.push(Link { start: before[last].start, place, before: last });
        }
    }
    links
}

/// Whether the words `gap` of the text may stand between part `index` and the next.
fn is_near(wanted: &Wanted, index: usize, gap: &str, region: &Region) -> bool {
    match &wanted.gaps[index] {
        Gap::Inserted(words) => may_replace(words, gap),
        Gap::LeftOut if !may_leave_out(gap) => false,
        Gap::LeftOut => {
            let longest = longest_gap(wanted, index);
            region.is_cited && longest == LONGEST_GAP || gap.len() <= longest
        }
    }
}

/// The most bytes that gap `index` may be long outside the cited paragraphs.
pub(super) fn longest_gap(wanted: &Wanted, index: usize) -> usize {
    let is_long = wanted.gaps[index] == Gap::LeftOut && !wanted.parts[index..index + 2].iter().any(is_short);
    if is_long { LONGEST_GAP } else { LONGEST_SHORT_GAP }
}

/// Whether its parts are so short that any text has them in any order; in the cited paragraphs it tells something that they are near to each other.
pub(super) fn is_too_short(wanted: &Wanted) -> bool {
    wanted.gaps.contains(&Gap::LeftOut) && wanted.parts.iter().all(is_short)
}

fn is_short(part: &Part) -> bool {
    part.word_count() < FEW_WORDS
}

fn told(wanted: &Wanted, text: Text, places: &[Range<usize>]) -> Found {
    let is_theirs = |pair: &[Range<usize>]| text.folded.as_str()[pair[0].end..pair[1].start].trim() == "...";
    let spans = wanted.parts.iter().zip(places).flat_map(|(part, place)| agreement(part, text, place.clone()).parts).collect();
    // The text's own ellipsis, written another way, leaves nothing out.
    let is_whole = places.len() > 1 && wanted.gaps.iter().all(|gap| *gap == Gap::LeftOut) && places.windows(2).all(is_theirs);
    Found { verdict: if is_whole { Verdict::Normalised } else { Verdict::Elided }, parts: spans }
}
