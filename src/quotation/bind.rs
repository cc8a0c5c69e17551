//! Which citation a quotation in running text is held against: the next after it in its sentence, else in its paragraph, else the last before it.

use rustc_hash::FxHashMap;

use super::inline::{InMarks, words_in};
use super::sentence::sentence_behind;
use crate::markdown::{Body, Passage};
use crate::text::Span;

/// The citation of a quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bound {
    pub citation: u32,
    pub same_sentence: bool,
    pub adjacent: bool,
    /// The citation stands behind it.
    pub after: bool,
}

/// What binding asks of the passages around.
pub struct Around {
    /// For each footnote the citation that its text begins with.
    notes: Vec<Option<u32>>,
    /// The citations of tables: row, passage, citation; in order.
    cells: Vec<(u32, usize, u32)>,
    /// The rows of tables, in the bytes of the file.
    rows: FxHashMap<u32, Span>,
}

impl Around {
    pub fn of(body: &Body, passages: &[Passage]) -> Self {
        let mut notes: Vec<Option<u32>> = vec![None; body.footnotes.len()];
        let mut cells = Vec::new();
        let mut rows: FxHashMap<u32, Span> = FxHashMap::default();
        for (at, passage) in passages.iter().enumerate() {
            if let (Some(note), Some(citation)) = (passage.footnote, first_citation(passage)) {
                let begun = &mut notes[note as usize];
                *begun = begun.or(Some(citation));
            }
            if let Some(row) = passage.row {
                cells.extend(passage.citations.iter().map(|(_, citation)| (row, at, *citation)));
                if let Some(words) = words_in(&passage.text, passage.whole()) {
                    let cell = passage.source(words);
                    rows.entry(row).or_insert(cell).end = cell.end;
                }
            }
        }
        Self { notes, cells, rows }
    }

    /// What stands in the row of a cell: what a citation that is alone in its cell stands behind.
    pub fn row(&self, passage: &Passage) -> Option<Span> {
        self.rows.get(&passage.row?).copied()
    }

    /// The citation of the row for a cell that has none: the next, else the last before.
    fn in_row(&self, passage: &Passage, at: usize) -> Option<u32> {
        let row = passage.row?;
        let next = self.cells.partition_point(|(other, cell, _)| (*other, *cell) <= (row, at));
        let beside = self.cells.get(next).into_iter().chain(next.checked_sub(1).map(|before| &self.cells[before]));
        beside.into_iter().find(|(other, ..)| *other == row).map(|(_, _, citation)| *citation)
    }
}

/// The citation that `passage` begins with.
pub fn first_citation(passage: &Passage) -> Option<u32> {
    let (place, citation) = passage.citations.first()?;
    let before = Span { start: 0, end: *place };
    (!before.of(&passage.text).contains(char::is_alphanumeric)).then_some(*citation)
}

/// The citation of `quoted` in passage `at`.
pub fn bind(passage: &Passage, at: usize, sentences: &[Span], quoted: &InMarks, around: &Around) -> Option<Bound> {
    let own = sentence_behind(sentences, quoted.inside.end);
    let behind = |place: u32| sentence_behind(sentences, place) == own;
    let next = passage.citations.partition_point(|(place, _)| *place < quoted.inside.end);
    let after = passage.citations.get(next).map(|(place, citation)| Bound {
        citation: *citation,
        same_sentence: behind(*place),
        adjacent: follows_at_once(passage, quoted.inside.end, *place),
        after: true,
    });
    let before = next.checked_sub(1).map(|last| passage.citations[last]);
    let before = before.map(|(place, citation)| Bound { citation, same_sentence: behind(place), adjacent: false, after: false });
    let in_row = || {
        let citation = around.in_row(passage, at)?;
        Some(Bound { citation, same_sentence: false, adjacent: false, after: false })
    };
    let in_sentence = after.filter(|bound| bound.same_sentence);
    in_sentence.or_else(|| in_note(passage, quoted, behind, around)).or(after).or(before).or_else(in_row)
}

/// The last citation before `quoted` in its sentence.
pub fn before_in_sentence(passage: &Passage, sentences: &[Span], quoted: &InMarks) -> Option<u32> {
    let next = passage.citations.partition_point(|(place, _)| *place < quoted.inside.end);
    let (place, citation) = passage.citations[next.checked_sub(1)?];
    (sentence_behind(sentences, place) == sentence_behind(sentences, quoted.inside.end)).then_some(citation)
}

/// The citation of a footnote that is called after the quotation in its sentence.
fn in_note(passage: &Passage, quoted: &InMarks, behind: impl Fn(u32) -> bool, around: &Around) -> Option<Bound> {
    let next = passage.calls.partition_point(|(place, _)| *place < quoted.inside.end);
    let (place, note) = passage.calls.get(next).filter(|(place, _)| behind(*place))?;
    let citation = around.notes[*note as usize]?;
    let adjacent = follows_at_once(passage, quoted.inside.end, *place);
    Some(Bound { citation, same_sentence: true, adjacent, after: true })
}

/// Whether nothing but spaces and punctuation stands between two places.
pub fn follows_at_once(passage: &Passage, from: u32, to: u32) -> bool {
    !Span { start: from.min(to), end: to }.of(&passage.text).contains(char::is_alphanumeric)
}
