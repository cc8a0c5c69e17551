//! Every quotation of every note, held against what it cites: verdict, place, voice, speaker, and what is wrong.
//!
//! A note is judged by itself, from its own words and the texts that it cites, and the result is kept while these are what they were. Only
//! what none of them has is sought in all texts, which the library remembers by words.

mod judge;
mod library;
mod speech;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::entities::Entities;
use super::resolve::{Cited, ResolvedBody};
use super::sources::{Record, Source};
use super::texts::Reading;
use super::{Report, Reports};
use crate::document::{Documents, NoteFile};
use crate::mention::EntityId;
use crate::quotation::{Near, Verdict, Voice};
use crate::text::Span;

use judge::Judge;
use library::Library;

/// What became of one quotation of a note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// The citation that it is held against.
    pub citation: Option<u32>,
    /// Which item of its citation it was found under, or first sought under; none without citation.
    pub item: Option<u32>,
    pub source: Option<u32>,
    pub outcome: Outcome,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Not compared: a few words in marks, a source without text, the desk's own knowledge.
    Unchecked,
    /// Our translation of the pin in its citation, which is compared in its stead.
    Translated,
    Verified(Verified),
    /// The cited sources have it nowhere; the nearest passage with its source, if any is near.
    Missing(Option<(u32, Near)>),
}

/// A quotation that its source has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    pub verdict: Verdict,
    /// Where, in the bytes of the source's text.
    pub parts: Vec<Span>,
    /// First and last paragraph.
    pub paragraphs: (u32, u32),
    pub voice: Voice,
    /// Who says it there, where exactly one can be meant.
    pub speaker: Option<Speaker>,
}

/// A name in a source's text, and whose it is, if anybody's here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speaker {
    pub name: String,
    pub entity: Option<EntityId>,
}

/// The quotations of one note, by their index, and what is wrong with those that were found.
#[derive(Default, Debug)]
pub struct NoteEvidence {
    pub checked: Vec<Checked>,
    diagnostics: Vec<crate::diagnostic::Diagnostic>,
}

impl NoteEvidence {
    /// The quotations that stand behind an item of a citation.
    pub fn behind(&self, citation: u32, item: u32) -> impl Iterator<Item = (usize, &Checked)> {
        let is_its = move |(_, checked): &(usize, &Checked)| checked.citation == Some(citation) && checked.item == Some(item);
        self.checked.iter().enumerate().filter(is_its)
    }
}

/// What was found, by note and by source.
#[derive(Clone, Default, Debug)]
pub struct Evidence {
    notes: Vec<Arc<NoteEvidence>>,
    /// Of each source that is quoted: the passages that are quoted, without overlaps, in order.
    passages: FxHashMap<u32, Vec<Span>>,
}

impl Evidence {
    pub fn of(&self, note: u32) -> &NoteEvidence {
        &self.notes[note as usize]
    }

    /// The quoted passages of a source.
    pub fn passages(&self, source: u32) -> &[Span] {
        self.passages.get(&source).map_or(&[], Vec::as_slice)
    }

    /// The number, from 1, of the quoted passage that holds a place of a source.
    pub fn passage_at(&self, source: u32, at: Span) -> Option<usize> {
        let passages = self.passages(source);
        let after = passages.partition_point(|passage| passage.start <= at.start);
        after.checked_sub(1).filter(|before| passages[*before].end >= at.end).map(|before| before + 1)
    }
}

/// What judging rests on.
#[derive(Clone, Copy, Debug)]
pub struct Means<'a> {
    pub documents: &'a Documents,
    pub sources: &'a Arc<Vec<Source>>,
    pub entities: &'a Entities,
    pub published: &'a [u32],
    /// Files that are not published: what is wrong with them is told, and nothing else.
    pub left_out: &'a [u32],
    pub bodies: &'a [Arc<ResolvedBody>],
    /// By source.
    pub mentions: &'a [Arc<Reading>],
}

impl Means<'_> {
    fn all(&self) -> impl Iterator<Item = &u32> {
        self.published.iter().chain(self.left_out)
    }

    /// The sources that a note's quotations are held against, each once.
    fn cited(&self, note: u32, own: Option<u32>) -> Vec<u32> {
        let quotations = &self.documents.notes[note as usize].note.quotations;
        let groups = quotations.iter().flat_map(|quotation| quotation.citation.into_iter().chain(quotation.instead));
        let items = groups.flat_map(|group| &self.bodies[note as usize].citations[group as usize]);
        let mut cited: Vec<u32> = items.filter_map(Cited::source).chain(own).collect();
        cited.sort_unstable();
        cited.dedup();
        cited
    }
}

/// What is kept from one link to the next.
#[derive(Default, Debug)]
pub struct Memory {
    library: Library,
    known: FxHashMap<u32, Known>,
}

/// A note whose quotations are to be judged: the source that it is the note of, and all sources that it quotes.
struct Asked {
    note: u32,
    own: Option<u32>,
    cited: Vec<u32>,
}

/// The evidence of a note, with everything that it was made of.
#[derive(Debug)]
struct Known {
    file: Arc<NoteFile>,
    body: Arc<ResolvedBody>,
    cited: Vec<(u32, Arc<Record>, Arc<Reading>)>,
    evidence: Arc<NoteEvidence>,
}

impl Known {
    fn is_of(&self, means: &Means, note: u32, cited: &[u32]) -> bool {
        let is_same = |(known, at): (&(u32, Arc<Record>, Arc<Reading>), &u32)| {
            known.0 == *at
                && Arc::ptr_eq(&known.1, &means.sources[*at as usize].record)
                && Arc::ptr_eq(&known.2, &means.mentions[*at as usize])
        };
        Arc::ptr_eq(&self.file, &means.documents.notes[note as usize])
            && Arc::ptr_eq(&self.body, &means.bodies[note as usize])
            && self.cited.len() == cited.len()
            && self.cited.iter().zip(cited).all(is_same)
    }
}

/// Checks the quotations of all notes.
pub fn check(means: &Means, memory: &mut Memory, reports: &mut Reports) -> Evidence {
    let quoting = |note: &&u32| !means.documents.notes[**note as usize].note.quotations.is_empty();
    let own: FxHashMap<u32, u32> = (0..).zip(means.sources.iter()).filter_map(|(at, source)| Some((source.note?, at))).collect();
    let with_cited =
        |note: &u32| Asked { note: *note, own: own.get(note).copied(), cited: means.cited(*note, own.get(note).copied()) };
    let notes: Vec<Asked> = means.all().filter(quoting).map(with_cited).collect();
    let used: FxHashSet<u32> = notes.iter().flat_map(|asked| &asked.cited).copied().collect();
    memory.library.renew(means.sources, &used);
    let (library, known) = (&memory.library, &memory.known);
    let judged: Vec<(u32, Known)> = notes
        .into_par_iter()
        .map(|Asked { note, own, cited }| {
            let kept = known.get(&note).filter(|known| known.is_of(means, note, &cited)).map(|known| known.evidence.clone());
            let evidence = kept.unwrap_or_else(|| Arc::new(Judge { means, library, note, own }.evidence()));
            (note, remembered(means, note, cited, evidence))
        })
        .collect();
    let mut found = Evidence { notes: vec![Arc::default(); means.documents.notes.len()], passages: FxHashMap::default() };
    for (note, known) in &judged {
        let path = &known.file.input.path;
        reports.extend(known.evidence.diagnostics.iter().map(|diagnostic| Report::new(path, diagnostic.clone())));
        found.notes[*note as usize] = known.evidence.clone();
    }
    memory.known = judged.into_iter().collect();
    report_missing(means, &found, &mut memory.library, reports);
    for &note in means.left_out {
        found.notes[note as usize] = Arc::default();
    }
    found.passages = passages(&found);
    found
}

fn remembered(means: &Means, note: u32, cited: Vec<u32>, evidence: Arc<NoteEvidence>) -> Known {
    let with_text = |at: u32| (at, means.sources[at as usize].record.clone(), means.mentions[at as usize].clone());
    Known {
        file: means.documents.notes[note as usize].clone(),
        body: means.bodies[note as usize].clone(),
        cited: cited.into_iter().map(with_text).collect(),
        evidence,
    }
}

/// Says of each quotation that its sources do not have which other source has it.
fn report_missing(means: &Means, found: &Evidence, library: &mut Library, reports: &mut Reports) {
    let is_missing = |(_, checked): &(usize, &Checked)| matches!(checked.outcome, Outcome::Missing(_));
    let missing: Vec<(u32, usize, &Checked)> = means
        .all()
        .flat_map(|note| found.of(*note).checked.iter().enumerate().filter(is_missing).map(|(at, checked)| (*note, at, checked)))
        .collect();
    let words = |note: u32, at: usize| means.documents.notes[note as usize].note.quotations[at].words.as_str();
    let asked: FxHashSet<&str> = missing.iter().map(|(note, at, _)| words(*note, *at)).collect();
    library.ask(asked.iter().copied(), means.sources);
    library.forget_but(&asked);
    let library = &*library;
    for (note, at, checked) in missing {
        let judge = Judge { means, library, note, own: None };
        let diagnostic = judge.missing(at, checked, library.answer(words(note, at)));
        let path = &means.documents.notes[note as usize].input.path;
        reports.extend(diagnostic.map(|diagnostic| Report::new(path, diagnostic)));
    }
}

/// The passages that verified quotations stand on; those that overlap or touch are one.
fn passages(found: &Evidence) -> FxHashMap<u32, Vec<Span>> {
    let mut all: FxHashMap<u32, Vec<Span>> = FxHashMap::default();
    for checked in found.notes.iter().flat_map(|note| &note.checked) {
        if let (Some(source), Outcome::Verified(verified)) = (checked.source, &checked.outcome) {
            all.entry(source).or_default().extend(&verified.parts);
        }
    }
    for spans in all.values_mut() {
        spans.sort_unstable();
        let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans.drain(..) {
            match merged.last_mut().filter(|last| span.start <= last.end) {
                Some(last) => last.end = last.end.max(span.end),
                None => merged.push(span),
            }
        }
        *spans = merged;
    }
    all
}
