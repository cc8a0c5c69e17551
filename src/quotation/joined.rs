//! Quotations that a reporter interrupts: `“We will not,” he said, “do it”` in the text, “We will not do it” in the note.

use std::ops::Range;

use memchr::memmem;

use super::border::{ends_word, starts_word};
use super::compare::{Region, is_same_letter, rank};
use super::folded::{Mark, Text};
use super::model::{Found, Verdict};
use super::wanted::Part;

/// The longest interruption, in bytes: `the president's spokeswoman told reporters in the capital on Friday`.
const LONGEST_INTERRUPTION: usize = 160;
/// More interruptions than an article has.
const MOST_JOINTS: usize = 1_000;
/// Bytes of quotation looked through for places where it may be interrupted.
const MOST_WASTE: usize = 1 << 24;

/// Where the words before an interruption end, without their last comma or full stop, and where the words after it begin.
#[derive(Clone, Copy)]
struct Joint {
    end: usize,
    start: usize,
}

/// Where the text has the words of `part` once one or more interruptions are left out.
pub(super) fn find(part: &Part, text: Text, region: &Region, preferred: &[Range<usize>]) -> Option<Found> {
    let joints = joints(text, &region.range);
    let mut waste = 0;
    let mut found: Vec<Vec<Range<usize>>> = Vec::new();
    for first in 0..joints.len() {
        waste += part.core.len();
        if waste > MOST_WASTE {
            break;
        }
        found.extend(across(part, text, region, &joints[first..]));
    }
    let best = found.into_iter().min_by_key(|places| {
        let extent = places[0].start..places[places.len() - 1].end;
        (rank(&extent, preferred), extent.start)
    })?;
    Some(Found { verdict: Verdict::Joined, parts: best.into_iter().map(|place| text.folded.span(place)).collect() })
}

/// The interruptions of a text.
fn joints(text: Text, within: &Range<usize>) -> Vec<Joint> {
    let marks = text.folded.marks();
    let first = marks.partition_point(|mark| (mark.at as usize) < within.start);
    let last = marks.partition_point(|mark| mark.at as usize <= within.end);
    marks[first.min(last)..last].windows(2).filter_map(|pair| joint(text, pair[0], pair[1])).take(MOST_JOINTS).collect()
}

/// Reads what stands between two marks: the words of one who tells, between commas or full stops.
fn joint(text: Text, close: Mark, open: Mark) -> Option<Joint> {
    let folded = text.folded.as_str();
    let (from, to) = (close.at as usize, open.at as usize);
    let between = folded[from..to].trim_end();
    let is_told = between.contains(char::is_alphabetic) && between.len() <= LONGEST_INTERRUPTION;
    let is_set_off = folded[..from].ends_with([',', '.', '!', '?', ';', '-']) || between.starts_with([',', '.', ';', '-']);
    let goes_on = between.ends_with([',', ';', ':', '-']);
    if close.opens || !open.opens || !is_told || !is_set_off || !(goes_on || between.ends_with('.')) {
        return None;
    }
    let end = folded[..from].trim_end_matches([' ', ',', '.', ';', ':', '-']).len();
    let start = to + folded[to..].len() - folded[to..].trim_start().len();
    // After a full stop the next line may be another's.
    let is_one_line =
        || !text.raw[text.folded.span(from..from).range().start..text.folded.span(start..start).range().start].contains('\n');
    (goes_on || is_one_line()).then_some(Joint { end, start })
}

/// The places of the parts of `part`, interrupted by the first of `joints` first.
fn across(part: &Part, text: Text, region: &Region, joints: &[Joint]) -> Option<Vec<Range<usize>>> {
    let folded = text.folded.as_str();
    let left = &folded[region.range.start..joints.first()?.end.max(region.range.start)];
    let word = left.rsplit([' ', '\n', '-']).next().filter(|word| !word.is_empty())?;
    let stem = &word[word.chars().next()?.len_utf8()..];
    memmem::find_iter(part.core.as_bytes(), stem.as_bytes()).take(64).find_map(|at| {
        let end = at + stem.len();
        if !part.core.is_char_boundary(end) || end == 0 {
            return None;
        }
        let head = &part.core[..end];
        let start = ends_with(left, head)? + region.range.start;
        let rest = next_words(&part.core[end..])?;
        let before = start..joints[0].end;
        let mut places = vec![before];
        (starts_word(text, start) && follow(text, region, joints, rest, &mut places)).then_some(places)
    })
}

/// Where `head` begins at the end of `left`, the case of its first letter aside.
fn ends_with(left: &str, head: &str) -> Option<usize> {
    let first = head.chars().next()?;
    let before = left.strip_suffix(&head[first.len_utf8()..])?;
    let letter = before.chars().next_back()?;
    is_same_letter(letter, first).then(|| before.len() - letter.len_utf8())
}

/// What of a quotation stands after an interruption; None where no word ends before it.
fn next_words(rest: &str) -> Option<&str> {
    let words = rest.trim_start_matches([' ', ',', '.', ';', ':', '-']);
    (!words.is_empty() && words.len() < rest.len()).then_some(words)
}

/// Reads `rest` after the first of `joints`, over more of them where it must.
fn follow(text: Text, region: &Region, joints: &[Joint], mut rest: &str, places: &mut Vec<Range<usize>>) -> bool {
    let folded = text.folded.as_str();
    for (index, joint) in joints.iter().enumerate() {
        let right = folded.get(joint.start..region.range.end.max(joint.start)).unwrap_or_default();
        if right.starts_with(rest) {
            places.push(joint.start..joint.start + rest.len());
            return ends_word(text, joint.start + rest.len());
        }
        let Some(next) = joints.get(index + 1).filter(|next| next.end > joint.start) else { return false };
        let Some(after) = rest.strip_prefix(&folded[joint.start..next.end]).and_then(next_words) else { return false };
        places.push(joint.start..next.end);
        rest = after;
    }
    false
}
