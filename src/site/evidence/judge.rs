//! One note's quotations against the texts that it cites.

use super::library::{Library, Ready, has};
use super::people::People;
use super::{Checked, Means, NoteEvidence, Outcome, Verified};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::evidence::{self as say, Slip, What};
use crate::document::NoteFile;
use crate::markdown::{CitationItem, paragraph_names, single_spaces};
use crate::quotation::{self, Change, Found, Near, Wanted, Written, WrittenKind};
use crate::site::sources::{Record, Source};
use crate::text::{Span, first_words};

/// A near passage with more changed words than these, in so many of all, is no slip of the pen: what another source has goes before it.
const SLIP_WORDS: usize = 3;
const SLIP_SHARE: usize = 4;
/// Words of a passage that a message shows.
const SHOWN_WORDS: usize = 40;

/// Judges the quotations of one note.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    pub means: &'a Means<'a>,
    pub library: &'a Library,
    pub people: &'a People,
    pub note: u32,
    /// The source that it is the note of.
    pub own: Option<u32>,
}

/// A source that a quotation is sought in, with the item that cites it.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    item: u32,
    pub source: u32,
    pub record: &'a Record,
    pub text: &'a Ready,
    /// None: the note on the source, which quotes it without citing it.
    cited: Option<&'a CitationItem>,
}

impl<'a> Judge<'a> {
    /// All quotations of the note, and what is wrong with those that were found.
    pub fn evidence(&self) -> NoteEvidence {
        let mut diagnostics = Vec::new();
        let checked: Vec<Checked> =
            self.file().note.quotations.iter().map(|written| self.one(written, &mut diagnostics)).collect();
        NoteEvidence::new(checked, diagnostics)
    }

    pub fn file(&self) -> &'a NoteFile {
        &self.means.documents.notes[self.note as usize]
    }

    fn source(&self, at: u32) -> &'a Source {
        &self.means.sources[at as usize]
    }

    fn one(&self, written: &Written, diagnostics: &mut Vec<Diagnostic>) -> Checked {
        let wanted = Wanted::new(&written.words);
        let item = written.citation.map(|_| written.item.unwrap_or(0));
        let unchecked = |outcome| Checked { citation: written.citation, item, source: None, outcome };
        if wanted.word_count() == 0 {
            return unchecked(Outcome::Unchecked);
        }
        if written.translated && written.is_checked() {
            return unchecked(Outcome::Translated);
        }
        let (places, is_whole) = self.places(written.citation, written);
        if !written.is_checked() {
            // Nothing is asked of a few words; where a paragraph has them that is cited by its number, the reader may know.
            let is_there = |(place, found): &(Place, Found)| {
                place.cited.is_some_and(|item| !item.paragraphs.is_empty()) && place.is_cited(&found.parts)
            };
            let may_be = written.count() > 1 && written.kind != WrittenKind::Term;
            let found = if may_be { best(&wanted, &places).filter(is_there) } else { None };
            let Some((place, found)) = found else { return unchecked(Outcome::Unchecked) };
            let outcome = Outcome::Verified(self.read(written, place, found));
            return Checked { citation: written.citation, item: Some(place.item), source: Some(place.source), outcome };
        }
        let bound = best(&wanted, &places).map(|found| (written.citation, found));
        let instead = || best(&wanted, &self.places(Some(written.instead?), written).0).map(|found| (written.instead, found));
        if let Some((citation, (place, found))) = bound.or_else(instead) {
            let outcome = Outcome::Verified(self.verified(written, place, found, diagnostics));
            return Checked { citation, item: Some(place.item), source: Some(place.source), outcome };
        }
        // Of a page that is withdrawn only the corrections are shown, which may quote what was wrong.
        let is_aside = written.position.is_some() || self.file().is_withdrawn();
        let is_silent =
            written.kind == WrittenKind::Term || written.citation.is_none() && (is_aside || written.count() < Written::FEW);
        if !is_whole || is_silent || (places.is_empty() && written.citation.is_some()) {
            return unchecked(Outcome::Unchecked);
        }
        let near =
            |place: &Place<'a>| Some((place.source, quotation::nearest(&wanted, place.text.text(), &place.cited_spans())?));
        let instead = written.instead.map(|citation| self.places(Some(citation), written).0).unwrap_or_default();
        let nearest = places
            .iter()
            .chain(&instead)
            .filter(|place| place.cited.is_some())
            .filter_map(near)
            .min_by_key(|(_, near)| changed(near));
        let first = places.first();
        Checked {
            citation: written.citation,
            item: first.map(|place| place.item).or(written.citation.map(|_| 0)),
            source: first.map(|place| place.source),
            outcome: Outcome::Missing(nearest),
        }
    }

    /// Where a quotation is sought; false where it can also rest on what has no text here.
    fn places(&self, citation: Option<u32>, written: &Written) -> (Vec<Place<'a>>, bool) {
        let Some(citation) = citation else {
            let own = self.own.and_then(|source| self.place(0, source, None));
            return (own.into_iter().collect(), true);
        };
        let items = &self.file().note.body.citations[citation as usize].items;
        let cited = &self.means.bodies[self.note as usize].citations[citation as usize];
        let of_pin = |at: u32| written.item.is_none_or(|item| item == at);
        let chosen = (0..).zip(items.iter().zip(cited)).filter(|(at, _)| of_pin(*at));
        let (mut places, mut is_whole) = (Vec::new(), true);
        for (at, (item, cited)) in chosen {
            let place = cited.source().and_then(|source| self.place(at, source, Some(item)));
            is_whole &= place.is_some();
            places.extend(place);
        }
        (places, is_whole)
    }

    fn place(&self, item: u32, source: u32, cited: Option<&'a CitationItem>) -> Option<Place<'a>> {
        let record = &*self.source(source).record;
        record.text.as_ref()?;
        Some(Place { item, source, record, text: self.library.text(source)?, cited })
    }

    /// Whose words they are there.
    fn read(&self, written: &Written, place: Place<'a>, found: Found) -> Verified {
        let Found { verdict, parts, .. } = found;
        let voice = quotation::voice(&place.text.quoted, &parts);
        let paragraphs = place.paragraphs(&parts);
        let misplaced = !place.is_cited(&parts);
        let speaker = self.speaker(written, place, &parts);
        Verified { verdict, parts, paragraphs, misplaced, voice, speaker, wrong_mouth: None }
    }

    fn verified(&self, written: &Written, place: Place<'a>, found: Found, diagnostics: &mut Vec<Diagnostic>) -> Verified {
        let mut verified = self.read(written, place, found);
        diagnostics.extend(wrong_paragraph(written, place, &verified));
        if let Some((wrong, diagnostic)) = self.wrong_mouth(written, place, &verified) {
            verified.wrong_mouth = Some(wrong);
            diagnostics.push(diagnostic);
        }
        diagnostics.extend(self.two_mouths(written, place, &verified));
        verified
    }

    /// What to say of a quotation that its sources do not have; `elsewhere` is a source that has it.
    pub fn missing(&self, at: usize, checked: &Checked, elsewhere: Option<u32>) -> Option<Diagnostic> {
        let written = &self.file().note.quotations[at];
        let Outcome::Missing(near) = &checked.outcome else { return None };
        let other = elsewhere
            .filter(|source| checked.source != Some(*source))
            .and_then(|source| Some((self.source(source).key.as_str(), self.paragraph_of(written, source)?)));
        let Some(source) = checked.source.filter(|_| written.citation.is_some()) else {
            return Some(say::quotation_uncited(written.span, other));
        };
        let near = near.as_ref().filter(|(_, near)| other.is_none() || is_slip(near));
        Some(match (near, other) {
            (Some((source, near)), _) => {
                let record = &self.source(*source).record;
                let passage = first_words(&single_spaces(near.passage.of(&record.words)), SHOWN_WORDS);
                let n = paragraphs(record, &[near.passage]).0;
                say::quotation_near(written.span, what(written), &record.key, &slips(&near.changes), (n, &passage))
            }
            (None, Some(other)) => say::quotation_elsewhere(written.span, what(written), &self.source(source).key, other),
            (None, None) => {
                let is_certain = written.same_sentence || written.kind != WrittenKind::Inline;
                say::quotation_not_found(written.span, what(written), &self.source(source).key, is_certain)
            }
        })
    }

    /// None: the words stand there only across the border of a title or of what was set aside.
    fn paragraph_of(&self, written: &Written, source: u32) -> Option<u32> {
        let record = &self.source(source).record;
        has(&Wanted::new(&written.words), record).map(|found| paragraphs(record, &found.parts).0)
    }
}

/// The best place: one in the cited paragraphs goes before one outside, then the better verdict, then the first.
fn best<'a>(wanted: &Wanted, places: &[Place<'a>]) -> Option<(Place<'a>, Found)> {
    let found = places.iter().filter_map(|place| {
        let found = quotation::find(wanted, place.text.text(), &place.cited_spans())?;
        Some((*place, found))
    });
    found.min_by_key(|(place, found)| (!place.is_cited(&found.parts), found.verdict))
}

impl Place<'_> {
    /// The paragraphs that the item names.
    fn cited_spans(&self) -> Vec<Span> {
        let paragraphs = self.record.text.as_ref().map_or(&[][..], |text| &text.paragraphs);
        let runs = self.cited.into_iter().flat_map(|item| &item.paragraphs);
        runs.filter_map(|(first, last)| paragraphs.get((*first as usize).checked_sub(1)?..*last as usize))
            .flatten()
            .map(|paragraph| paragraph.span)
            .collect()
    }

    /// Whether every part stands in a paragraph that the item names; one that names none means the whole text.
    fn is_cited(&self, parts: &[Span]) -> bool {
        let Some(item) = self.cited.filter(|item| !item.paragraphs.is_empty()) else { return true };
        let (first, last) = self.paragraphs(parts);
        (first..=last).all(|n| item.paragraphs.iter().any(|(from, to)| (*from..=*to).contains(&n)))
    }

    pub fn paragraphs(&self, parts: &[Span]) -> (u32, u32) {
        paragraphs(self.record, parts)
    }
}

/// The first and the last paragraph in which parts stand, from 1.
fn paragraphs(record: &Record, parts: &[Span]) -> (u32, u32) {
    let all = record.text.as_ref().map_or(&[][..], |text| &text.paragraphs);
    let number = |at: u32| u32::try_from(all.partition_point(|paragraph| paragraph.span.start <= at)).unwrap_or(u32::MAX).max(1);
    let first = parts.first().map_or(0, |part| part.start);
    let last = parts.iter().map(|part| part.end).max().unwrap_or(first);
    (number(first), number(last.saturating_sub(1).max(first)))
}

fn wrong_paragraph(written: &Written, place: Place, verified: &Verified) -> Option<Diagnostic> {
    if !verified.misplaced {
        return None;
    }
    let (wrong, right) = (paragraph_names(&place.cited?.paragraphs), paragraph_names(&[verified.paragraphs]));
    Some(say::quotation_paragraph(written.span, what(written), &place.record.key, (&wrong, &right)))
}

/// How many words of a near passage are others.
fn changed(near: &Near) -> usize {
    let words = |change: &Change| match change {
        Change::Same(_) => 0,
        Change::Missing(words) | Change::Added(words) => words.split_whitespace().count(),
    };
    near.changes.iter().map(words).sum()
}

fn is_slip(near: &Near) -> bool {
    let same: usize = near
        .changes
        .iter()
        .map(|change| if let Change::Same(words) = change { words.split_whitespace().count() } else { 0 })
        .sum();
    let changed = changed(near);
    changed <= SLIP_WORDS || changed * SLIP_SHARE <= same
}

fn what(written: &Written) -> What {
    if written.kind == WrittenKind::Pin { What::Pin } else { What::Quotation }
}

/// The differences in a row: words that stand for others are one.
fn slips(changes: &[Change]) -> Vec<Slip<'_>> {
    let mut slips: Vec<Slip> = Vec::new();
    let mut before: Option<&Change> = None;
    for change in changes {
        match (change, before) {
            (Change::Added(new), Some(Change::Missing(gone))) | (Change::Missing(gone), Some(Change::Added(new))) => {
                slips.pop();
                slips.push(Slip::Instead { new, gone });
                before = None;
                continue;
            }
            (Change::Added(words), _) => slips.push(Slip::Added(words)),
            (Change::Missing(words), _) => slips.push(Slip::Missing(words)),
            (Change::Same(_), _) => {}
        }
        before = Some(change);
    }
    slips
}
