//! The names in every text, kept from one link to the next: raw matches by text, decisions by text and what they rest on.
//!
//! When names change only the difference is applied to the matches; the rules run again for the texts that it touches. What is kept is
//! brought to the numbers of the new names and entities first, so no result depends on what was kept.

use std::cmp::Ordering;
use std::ops::Deref;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::entities::{Entities, EntityKey};
use super::readings::Readings;
use super::sources::{Record, Source};
use crate::document::NoteFile;
use crate::mention::{Context, Difference, EntityId, Lexicon, Resolution};
use crate::names::{Names, RawMatch, WordFilter};
use crate::seed::{ParagraphKind, SeedText};
use crate::text::Span;

/// What was decided about one text, with what indexes ask of it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Reading {
    pub resolution: Resolution,
    /// The entity of each mention that its page gathers, with the mention's place: of a source those outside boilerplate.
    pub gathered: Vec<(EntityId, u32)>,
    /// Mentions that are linked.
    pub linked: usize,
}

impl Deref for Reading {
    type Target = Resolution;

    fn deref(&self) -> &Resolution {
        &self.resolution
    }
}

/// One text with its matches.
#[derive(Debug)]
struct Known<T> {
    text: T,
    raw: Vec<RawMatch>,
    filter: WordFilter,
    /// None: the rules must decide again.
    reading: Option<Arc<Reading>>,
}

/// A hand-written text, with the entities that it names by other means.
#[derive(Debug)]
struct NoteText {
    file: Arc<NoteFile>,
    present: Vec<EntityId>,
}

/// All texts with their matches, under the numbers of one lexicon.
#[derive(Default, Debug)]
pub struct Texts {
    lexicon: Option<Arc<Lexicon>>,
    entities: Vec<EntityKey>,
    /// None only while they are put in order.
    sources: Vec<Option<Known<Arc<Record>>>>,
    notes: Vec<Known<NoteText>>,
    /// Of the sources.
    readings: Readings,
    /// Nothing is kept: there will be no second link.
    pub once: bool,
    /// Tests only: names that are no more are left where they stood.
    pub keeps_removed: bool,
    /// Tests only: the rules are not asked again when the meaning of a name changes.
    pub trusts_meanings: bool,
}

impl Texts {
    /// Brings all matches to the names of `lexicon`.
    pub fn renew(&mut self, lexicon: &Arc<Lexicon>, entities: &Entities) {
        let old = self.lexicon.replace(lexicon.clone());
        let Some(old) = old.filter(|old| !Arc::ptr_eq(old, lexicon)) else {
            self.entities = entities.keys().to_vec();
            return;
        };
        let keys = entities.keys().to_vec();
        let numbers: FxHashMap<&EntityKey, u32> = keys.iter().zip(0..).collect();
        let numbered = self.entities.iter().map(|key| numbers.get(key).copied().map(EntityId)).collect();
        let mut difference = Difference::between(&old, lexicon, numbered);
        if self.trusts_meanings {
            difference.forget_meanings();
        }
        if self.keeps_removed {
            difference.keep_removed();
        }
        self.sources.par_iter_mut().flatten().for_each(|known| {
            let text = &known.text.words;
            let touched = difference.apply(&mut known.raw, &known.filter, |names| names.find(text));
            known.reading = carried(known.reading.take(), touched, &difference);
        });
        self.notes.par_iter_mut().for_each(|known| {
            let file = &known.text.file;
            let mut touched = difference.apply(&mut known.raw, &known.filter, |names| in_runs(file, names));
            match difference.entities(&known.text.present) {
                Some(present) => known.text.present = present,
                None => touched = true,
            }
            known.reading = carried(known.reading.take(), touched, &difference);
        });
        self.entities = keys;
    }

    /// What was decided about each source.
    pub fn of_sources(&mut self, sources: &[Source], lexicon: &Lexicon) -> Readings {
        if self.once {
            let read = |source: &Source| Arc::new(read_source(&source.record, &lexicon.find(&source.words), lexicon));
            return sources.par_iter().map(read).collect::<Vec<_>>().into_iter().collect();
        }
        let order =
            |known: &Known<Arc<Record>>, source: &Source| (&known.text.slug, &known.text.key).cmp(&(&source.slug, &source.key));
        let is_same = |known: &Known<Arc<Record>>, source: &Source| Arc::ptr_eq(&known.text, &source.record);
        let in_place = |(known, source): (&Option<Known<Arc<Record>>>, &Source)| {
            known.as_ref().is_some_and(|known| is_same(known, source) || order(known, source) == Ordering::Equal)
        };
        if self.sources.len() != sources.len() || !self.sources.iter().zip(sources).all(in_place) {
            let known = std::mem::take(&mut self.sources).into_iter().flatten().collect();
            self.sources = aligned(known, sources, is_same, order, |known| known.text.text_hash(), |source| source.text_hash());
        }
        self.sources.par_iter_mut().zip(sources).for_each(|(known, source)| {
            let is_current = |known: &Known<Arc<Record>>| is_same(known, source) && known.reading.is_some();
            if !known.as_ref().is_some_and(is_current) {
                *known = Some(known_source(source, known.take(), lexicon));
            }
        });
        let nothing = Arc::default();
        let known = self.sources.iter().map(Option::as_ref);
        self.readings.follow(known.map(|known| known.and_then(|known| known.reading.as_ref()).unwrap_or(&nothing)));
        self.readings.clone()
    }

    /// What was decided about each of the files, given with the entities that they name by other means.
    pub fn of_notes(&mut self, files: &[NoteWith], lexicon: &Lexicon) -> Vec<Arc<Reading>> {
        if self.once {
            let read = |(file, present): &NoteWith| Arc::new(read_note(file, present, &in_runs(file, lexicon.names()), lexicon));
            return files.par_iter().map(read).collect();
        }
        let known = std::mem::take(&mut self.notes);
        let order = |known: &Known<NoteText>, (file, _): &NoteWith| known.text.file.input.path.cmp(&file.input.path);
        let is_same = |known: &Known<NoteText>, (file, _): &NoteWith| Arc::ptr_eq(&known.text.file, file);
        let found =
            aligned(known, files, is_same, order, |known| Some(known.text.file.input.hash), |(file, _)| Some(file.input.hash));
        self.notes = files.par_iter().zip(found).map(|(file, known)| known_note(*file, known, lexicon)).collect();
        self.notes.iter().map(|known| known.reading.clone().unwrap_or_default()).collect()
    }
}

/// A hand-written file with the entities that it names by other means than its running text.
pub type NoteWith<'a> = (&'a Arc<NoteFile>, &'a [EntityId]);

/// What is left of a reading when the names have changed.
fn carried(reading: Option<Arc<Reading>>, touched: bool, difference: &Difference) -> Option<Arc<Reading>> {
    let reading = reading.filter(|_| !touched)?;
    if !difference.renumbers(&reading.resolution) {
        return Some(reading);
    }
    let gathered = reading.gathered.iter().map(|(entity, at)| Some((difference.entity(*entity)?, *at))).collect::<Option<_>>()?;
    Some(Arc::new(Reading { resolution: difference.renumbered(&reading.resolution), gathered, linked: reading.linked }))
}

/// For each of `current` what is known of it: the same object, else the one in the same place, else one with the same text that has no
/// place any more. Both rows are sorted by `order`.
fn aligned<K, C>(
    known: Vec<K>,
    current: &[C],
    is_same: impl Fn(&K, &C) -> bool,
    order: impl Fn(&K, &C) -> Ordering,
    known_hash: impl Fn(&K) -> Option<u64>,
    current_hash: impl Fn(&C) -> Option<u64>,
) -> Vec<Option<K>> {
    let mut known = known.into_iter().peekable();
    let mut gone: FxHashMap<u64, K> = FxHashMap::default();
    let mut found: Vec<Option<K>> = Vec::with_capacity(current.len());
    for one in current {
        if known.peek().is_some_and(|known| is_same(known, one)) {
            found.push(known.next());
            continue;
        }
        while let Some(before) = known.next_if(|known| order(known, one) == Ordering::Less) {
            gone.extend(known_hash(&before).map(|hash| (hash, before)));
        }
        found.push(known.next_if(|known| order(known, one) == Ordering::Equal));
    }
    for rest in known {
        gone.extend(known_hash(&rest).map(|hash| (hash, rest)));
    }
    if !gone.is_empty() {
        for (one, found) in current.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            *found = current_hash(one).and_then(|hash| gone.remove(&hash));
        }
    }
    found
}

fn known_source(source: &Source, known: Option<Known<Arc<Record>>>, lexicon: &Lexicon) -> Known<Arc<Record>> {
    let record = source.record.clone();
    let known = known.filter(|known| known.text.text_hash() == record.text_hash());
    let (raw, filter) = match known {
        Some(known) => (known.raw, known.filter),
        None => (lexicon.find(&record.words), WordFilter::of(std::iter::once(&*record.words))),
    };
    let reading = Some(Arc::new(read_source(&record, &raw, lexicon)));
    Known { text: record, raw, filter, reading }
}

fn known_note((file, present): NoteWith, known: Option<Known<NoteText>>, lexicon: &Lexicon) -> Known<NoteText> {
    // The runs that are searched depend on the kind of the file and on settings, too: they stand in the parsed note.
    let known = known.filter(|known| Arc::ptr_eq(&known.text.file.note, &file.note));
    let (raw, filter) = match known {
        Some(known) if Arc::ptr_eq(&known.text.file, file) && known.text.present == present && known.reading.is_some() => {
            return known;
        }
        Some(known) => (known.raw, known.filter),
        None => (in_runs(file, lexicon.names()), WordFilter::of(runs(file))),
    };
    let reading = Some(Arc::new(read_note(file, present, &raw, lexicon)));
    Known { text: NoteText { file: file.clone(), present: present.to_vec() }, raw, filter, reading }
}

fn read_source(record: &Record, raw: &[RawMatch], lexicon: &Lexicon) -> Reading {
    let Some(parsed) = &record.text else { return Reading::default() };
    let blocks: Vec<Span> = parsed.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    let is_unlinked = |kind| matches!(kind, ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Boilerplate);
    let unlinked: Vec<Span> =
        parsed.paragraphs.iter().filter(|paragraph| is_unlinked(paragraph.kind)).map(|paragraph| paragraph.span).collect();
    let nolink: Vec<String> = record.front.common.nolink.iter().map(|name| name.value.clone()).collect();
    let context = Context { nolink: &nolink, present: &[], unlinked: &unlinked, blocks: &blocks };
    let resolution = lexicon.resolve(&record.words, raw, &context);
    reading(resolution, |span| !parsed.is_boilerplate(span))
}

/// A page never links to itself, and what a wikilink names is not linked again.
fn read_note(file: &NoteFile, present: &[EntityId], raw: &[RawMatch], lexicon: &Lexicon) -> Reading {
    if raw.is_empty() {
        return Reading::default();
    }
    let blocks: Vec<Span> = file.note.body.blocks.iter().map(|block| block.span).collect();
    let nolink: Vec<String> = file.note.front.common().nolink.iter().map(|name| name.value.clone()).collect();
    let context = Context { nolink: &nolink, present, unlinked: &[], blocks: &blocks };
    reading(lexicon.resolve(&file.input.text, raw, &context), |_| false)
}

fn reading(resolution: Resolution, is_gathered: impl Fn(Span) -> bool) -> Reading {
    let mentions = resolution.mentions.iter().zip(0..);
    let gathered = mentions.filter(|(mention, _)| is_gathered(mention.span)).map(|(mention, at)| (mention.entity, at)).collect();
    let linked = resolution.mentions.iter().filter(|mention| mention.linked).count();
    Reading { resolution, gathered, linked }
}

/// The running text of a hand-written file.
fn runs(file: &NoteFile) -> impl Iterator<Item = &str> + Clone {
    file.note.body.prose.iter().map(|run| run.span.of(&file.input.text))
}

fn in_runs(file: &NoteFile, names: &Names) -> Vec<RawMatch> {
    let prose = file.note.body.prose.iter();
    prose
        .flat_map(|run| {
            let found = names.find(run.span.of(&file.input.text)).into_iter();
            found.map(|raw| RawMatch { span: raw.span.shifted(run.span.start as usize), name: raw.name })
        })
        .collect()
}

impl SeedText {
    /// Whether a span begins in a paragraph that was set aside.
    fn is_boilerplate(&self, span: Span) -> bool {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start);
        after.checked_sub(1).is_some_and(|at| self.paragraphs[at].kind == ParagraphKind::Boilerplate)
    }
}
