//! Every quotation of every note, held against what it cites: verdict, place, voice, speaker, and what is wrong.
//!
//! A note is judged by itself, from its own words, the texts that it cites and what is known of whom these name, and the result is kept
//! while all of that is what it was. Only what none of the texts has is sought in all others, which the library remembers by words.

mod judge;
mod labels;
mod library;
mod mouths;
mod people;
mod speech;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::entities::Entities;
use super::resolve::{Cited, ResolvedBody};
use super::sources::{Record, Source};
use super::texts::Reading;
use super::{Report, Reports};
use crate::diagnostic::Diagnostic;
use crate::document::{Documents, NoteFile};
use crate::gazetteer::WordLists;
use crate::mention::EntityId;
use crate::quotation::{Near, Verdict, Voice};
use crate::text::{Span, merged};

use judge::Judge;
use library::Library;
use people::People;

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
    /// They are not all among those that the citation names.
    pub misplaced: bool,
    pub voice: Voice,
    /// Who says it there, where exactly one can be meant.
    pub speaker: Option<Speaker>,
    /// Why its words can't be given to the party of its position.
    pub wrong_mouth: Option<WrongMouth>,
}

/// How a position puts words into somebody's mouth that the source doesn't.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WrongMouth {
    /// They are the text's own.
    NotTheirWords,
    /// Somebody else says them.
    SpeakerDiffers,
}

impl WrongMouth {
    /// The code of its diagnostic.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotTheirWords => "not-their-words",
            Self::SpeakerDiffers => "speaker-differs",
        }
    }
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
    /// Citation, item and the quotation that stands behind it, ascending: a page asks for each of its citations.
    by_item: Vec<(u32, u32, usize)>,
    diagnostics: Vec<Diagnostic>,
}

impl NoteEvidence {
    fn new(checked: Vec<Checked>, diagnostics: Vec<Diagnostic>) -> Self {
        let places = checked.iter().enumerate();
        let mut by_item: Vec<(u32, u32, usize)> =
            places.filter_map(|(at, checked)| Some((checked.citation?, checked.item?, at))).collect();
        by_item.sort_unstable();
        Self { checked, by_item, diagnostics }
    }

    /// The quotations that stand behind an item of a citation.
    pub fn behind(&self, citation: u32, item: u32) -> impl Iterator<Item = (usize, &Checked)> {
        let first = self.by_item.partition_point(|(of, at, _)| (*of, *at) < (citation, item));
        let its = self.by_item[first..].iter().take_while(move |(of, at, _)| (*of, *at) == (citation, item));
        its.map(|(.., at)| (*at, &self.checked[*at]))
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
    pub entities: &'a Arc<Entities>,
    pub published: &'a [u32],
    /// Files that are not published: what is wrong with them is told, and nothing else.
    pub left_out: &'a [u32],
    pub bodies: &'a [Arc<ResolvedBody>],
    /// By source.
    pub mentions: &'a [Arc<Reading>],
    pub lists: &'a WordLists,
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
    people: People,
    known: FxHashMap<u32, Known>,
    /// Tests only: a judgement is kept though a text that it rests on has changed.
    pub trusts_texts: bool,
}

impl Memory {
    /// Forgets the judgements in which somebody has a part who is known otherwise now.
    fn renew_people(&mut self, means: &Means) {
        let others = self.people.renew(means.entities, means.documents);
        if !others.is_empty() {
            let is_other = |entity: EntityId| others.get(entity.0 as usize).is_none_or(|other| *other);
            self.known.retain(|_, known| !known.people().any(is_other));
        }
    }
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
    own: Option<u32>,
    body: Arc<ResolvedBody>,
    cited: Vec<(u32, Arc<Record>, Arc<Reading>)>,
    evidence: Arc<NoteEvidence>,
}

impl Known {
    fn new(means: &Means, asked: Asked, evidence: Arc<NoteEvidence>) -> Self {
        let with_text = |at: u32| (at, means.sources[at as usize].record.clone(), means.mentions[at as usize].clone());
        Self {
            file: means.documents.notes[asked.note as usize].clone(),
            own: asked.own,
            body: means.bodies[asked.note as usize].clone(),
            cited: asked.cited.into_iter().map(with_text).collect(),
            evidence,
        }
    }

    fn is_of(&self, means: &Means, asked: &Asked, trusts_texts: bool) -> bool {
        let is_same = |(known, at): (&(u32, Arc<Record>, Arc<Reading>), &u32)| {
            let same_text = Arc::ptr_eq(&known.1, &means.sources[*at as usize].record)
                && Arc::ptr_eq(&known.2, &means.mentions[*at as usize]);
            known.0 == *at && (same_text || trusts_texts)
        };
        Arc::ptr_eq(&self.file, &means.documents.notes[asked.note as usize])
            && self.own == asked.own
            && Arc::ptr_eq(&self.body, &means.bodies[asked.note as usize])
            && self.cited.len() == asked.cited.len()
            && self.cited.iter().zip(&asked.cited).all(is_same)
    }

    /// Who takes its positions, and whom its sources name.
    fn people(&self) -> impl Iterator<Item = EntityId> + '_ {
        let named = self.cited.iter().flat_map(|(.., reading)| &reading.mentions).map(|mention| mention.entity);
        self.body.parties().chain(named)
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
    memory.renew_people(means);
    let (library, people, known) = (&memory.library, &memory.people, &memory.known);
    let judged: Vec<(u32, Known)> = notes
        .into_par_iter()
        .map(|asked| {
            let kept = known.get(&asked.note).filter(|known| known.is_of(means, &asked, memory.trusts_texts));
            let judge = Judge { means, library, people, note: asked.note, own: asked.own };
            let evidence = kept.map_or_else(|| Arc::new(judge.evidence()), |known| known.evidence.clone());
            (asked.note, Known::new(means, asked, evidence))
        })
        .collect();
    let mut found = Evidence { notes: vec![Arc::default(); means.documents.notes.len()], passages: FxHashMap::default() };
    for (note, known) in &judged {
        let path = &known.file.input.path;
        reports.extend(known.evidence.diagnostics.iter().map(|diagnostic| Report::new(path, diagnostic.clone())));
        found.notes[*note as usize] = known.evidence.clone();
    }
    memory.known = judged.into_iter().collect();
    report_missing(means, &found, memory, reports);
    for &note in means.left_out {
        found.notes[note as usize] = Arc::default();
    }
    found.passages = passages(&found);
    found
}

/// Says of each quotation that its sources do not have which other source has it.
fn report_missing(means: &Means, found: &Evidence, memory: &mut Memory, reports: &mut Reports) {
    let Memory { library, people, .. } = memory;
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
        let judge = Judge { means, library, people, note, own: None };
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
        *spans = merged(std::mem::take(spans));
    }
    all
}
