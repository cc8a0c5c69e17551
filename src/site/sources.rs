//! From seeds, sidecars and notes to sources: which text belongs to which note, and what each is called.

use std::ops::Deref;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::pairing::{Draft, Pairing};
use super::{Report, Reports};
use crate::diagnostic::link as say;
use crate::document::{Documents, Front, NoteFile, SeedFile, SidecarFile};
use crate::front::{self, Numbering, Publish};
use crate::lookup::SourceKeys;
use crate::seed::{self, ParagraphKind, ParagraphMode, SeedText};
use crate::text::{Span, composed, is_key_character, slug};

/// The key of the desk's own knowledge.
pub const DESK: &str = "desk";

/// A text, or a thing without text, as it is cited: what its own files say, and where they are.
#[derive(Clone, Debug)]
pub struct Source {
    pub record: Arc<Record>,
    /// Indices into [`Documents`].
    pub note: Option<u32>,
    pub seed: Option<u32>,
    pub sidecar: Option<u32>,
    // Beside the record: indexes ask for these of every mention.
    pub publish: Publish,
    /// Orders by date of issue, newest highest; undated lowest.
    pub date_key: i32,
    /// Of issue.
    pub year: Option<i32>,
}

impl Deref for Source {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.record
    }
}

/// What a source's own files say of it. Knows no place among the others, so that it can be kept while they change.
#[derive(Debug)]
pub struct Record {
    pub key: String,
    pub slug: String,
    /// Note over sidecar. Its spans lie in two files: not for diagnostics.
    pub front: front::Source,
    pub text: Option<Arc<SeedText>>,
    pub title: Title,
    publish: Publish,
    /// The decoded text of its seed; empty without one.
    pub words: Arc<str>,
    /// About its own files.
    reports: Reports,
    seed_file: Option<Arc<SeedFile>>,
    #[expect(dead_code, reason = "held so that no other file takes its place in memory, by which it is known")]
    sidecar_file: Option<Arc<SidecarFile>>,
    note_file: Option<Arc<NoteFile>>,
}

/// What a source is called, and whether the words are ours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Title {
    pub text: String,
    pub supplied: bool,
}

impl Source {
    /// The path that diagnostics about the source as a whole name.
    ///
    /// # Panics
    /// Never: a source is made of a note or of a seed.
    pub fn path<'a>(&self, documents: &'a Documents) -> &'a Arc<str> {
        let note = self.note.map(|at| &documents.notes[at as usize].input.path);
        let seed = || self.seed.map(|at| &documents.seeds[at as usize].input.path);
        note.or_else(seed).expect("a source is made of a note or a seed")
    }
}

impl Record {
    /// How many numbered paragraphs it has.
    pub fn paragraphs(&self) -> usize {
        self.text.as_ref().map_or(0, |text| text.paragraphs.len())
    }

    /// Hash of its text.
    pub fn text_hash(&self) -> Option<u64> {
        self.seed_file.as_ref().map(|file| file.input.hash)
    }

    /// Whether the site knows both by the same names: all that other files can find a source by.
    pub fn is_known_as(&self, other: &Self) -> bool {
        let note =
            |record: &Self| record.note_file.as_ref().map(|file| (file.input.path.clone(), file.note.front.common().clone()));
        self.key == other.key
            && self.slug == other.slug
            && self.title == other.title
            // A sidecar's key finds it even where its note names it otherwise.
            && self.front.key == other.front.key
            && self.front.former_keys == other.front.former_keys
            && self.seed_file.as_ref().map(|file| &file.input.path) == other.seed_file.as_ref().map(|file| &file.input.path)
            && note(self) == note(other)
    }
}

/// What is kept from one link to the next.
#[derive(Default, Debug)]
pub struct Memory {
    pairing: Pairing,
    /// By draft.
    records: Vec<Arc<Record>>,
    /// By draft: the files that its record was made of.
    made_of: Vec<Addresses>,
    /// What the records were made with.
    publish: Option<Publish>,
    /// The records in order, and the place of each draft among them.
    sources: Arc<Vec<Source>>,
    places: Vec<u32>,
    reports: Reports,
}

/// All sources, ordered by slug. The same object as long as no source changes.
pub fn collect(documents: &Documents, memory: &mut Memory, reports: &mut Reports) -> Arc<Vec<Source>> {
    let publish = documents.config.rights.publish;
    if memory.publish.replace(publish) != Some(publish) {
        (memory.records, memory.made_of) = Default::default();
    }
    let same_pairs = memory.pairing.is_of(documents);
    if !same_pairs {
        memory.pairing = Pairing::new(documents);
    }
    let files = |draft: &Draft| Files::of(draft, documents);
    let made_of: Vec<Addresses> = memory.pairing.drafts.iter().map(|draft| files(draft).addresses()).collect();
    if !(same_pairs && memory.replace(documents, &made_of, publish)) {
        memory.rearrange(documents, &made_of, publish);
    }
    memory.made_of = made_of;
    reports.extend(memory.pairing.reports.iter().chain(&memory.reports).cloned());
    memory.sources.clone()
}

impl Memory {
    /// Makes anew the sources whose files are others, where all pairs are what they were. False, and nothing done, where that would
    /// put the sources into another order.
    fn replace(&mut self, documents: &Documents, made_of: &[Addresses], publish: Publish) -> bool {
        if self.made_of.len() != made_of.len() {
            return false;
        }
        let changed: Vec<usize> = (0..made_of.len()).filter(|at| made_of[*at] != self.made_of[*at]).collect();
        if changed.is_empty() {
            return true;
        }
        let drafts = &self.pairing.drafts;
        let made: Vec<Arc<Record>> =
            changed.par_iter().map(|at| Arc::new(record_of(&Files::of(&drafts[*at], documents), publish))).collect();
        let is_in_place = |(at, record): (&usize, &Arc<Record>)| {
            let known = &self.records[*at];
            (&known.slug, &known.key) == (&record.slug, &record.key)
        };
        if !changed.iter().zip(&made).all(is_in_place) {
            return false;
        }
        let mut speaks = false;
        let sources = Arc::make_mut(&mut self.sources);
        for (at, record) in changed.into_iter().zip(made) {
            sources[self.places[at] as usize] = placed((&drafts[at], &record));
            speaks |= !record.reports.is_empty() || !self.records[at].reports.is_empty();
            self.records[at] = record;
        }
        if speaks {
            self.reports = reports_of(&self.sources);
        }
        true
    }

    fn rearrange(&mut self, documents: &Documents, made_of: &[Addresses], publish: Publish) {
        let records = records(documents, &self.pairing.drafts, made_of, (&self.made_of, &self.records), publish);
        let mut sources: Vec<(u32, Source)> = (0..).zip(self.pairing.drafts.iter().zip(&records).map(placed)).collect();
        sources.sort_by(|(_, a), (_, b)| (&a.slug, &a.key).cmp(&(&b.slug, &b.key)));
        self.places = vec![0; sources.len()];
        for (place, (draft, _)) in (0..).zip(&sources) {
            self.places[*draft as usize] = place;
        }
        self.sources = Arc::new(sources.into_iter().map(|(_, source)| source).collect());
        self.reports = reports_of(&self.sources);
        self.records = records;
    }
}

fn reports_of(sources: &[Source]) -> Reports {
    sources.iter().flat_map(|source| source.record.reports.iter().cloned()).collect()
}

fn placed((draft, record): (&Draft, &Arc<Record>)) -> Source {
    let issued = record.front.issued.as_ref();
    Source {
        record: record.clone(),
        note: draft.note,
        seed: draft.seed,
        sidecar: draft.sidecar,
        publish: record.publish,
        date_key: issued.map_or(i32::MIN, |date| date.value.sort_key()),
        year: issued.and_then(|date| date.value.year()),
    }
}

/// The record of each draft; one whose files are the same objects as before is taken from `known`.
fn records(
    documents: &Documents,
    drafts: &[Draft],
    made_of: &[Addresses],
    known: (&[Addresses], &[Arc<Record>]),
    publish: Publish,
) -> Vec<Arc<Record>> {
    let elsewhere: FxHashMap<&Addresses, &Arc<Record>> = known.0.iter().zip(known.1).collect();
    let record = |(draft, made_of): (&Draft, &Addresses)| match elsewhere.get(made_of) {
        Some(record) => Arc::clone(record),
        None => Arc::new(record_of(&Files::of(draft, documents), publish)),
    };
    drafts.par_iter().zip(made_of).map(record).collect()
}

/// The files that make one source.
#[derive(Clone, Copy)]
struct Files<'a> {
    seed: Option<&'a Arc<SeedFile>>,
    sidecar: Option<&'a Arc<SidecarFile>>,
    note: Option<&'a Arc<NoteFile>>,
}

/// Where three files lie in memory: equal for the same objects, which live as long as a record that holds them.
type Addresses = [usize; 3];

impl<'a> Files<'a> {
    fn of(draft: &Draft, documents: &'a Documents) -> Self {
        Files {
            seed: draft.seed.map(|at| &documents.seeds[at as usize]),
            sidecar: draft.sidecar.map(|at| &documents.sidecars[at as usize]),
            note: draft.note.map(|at| &documents.notes[at as usize]),
        }
    }

    fn addresses(&self) -> Addresses {
        [self.seed.map_or(0, address), self.sidecar.map_or(0, address), self.note.map_or(0, address)]
    }
}

fn address<T>(file: &Arc<T>) -> usize {
    Arc::as_ptr(file) as usize
}

/// The names that citations find the sources by. Reports keys that two sources claim.
pub fn keys(documents: &Documents, sources: &[Source], reports: &mut Reports) -> SourceKeys {
    let mut owners: FxHashMap<&str, u32> = FxHashMap::default();
    for (at, source) in (0..).zip(sources) {
        if let Some(&other) = owners.get(source.key.as_str()) {
            let other = sources[other as usize].path(documents);
            reports.push(Report::new(source.path(documents), say::key_taken(None, &source.key, other)));
        }
        owners.entry(&source.key).or_insert(at);
    }
    let former = (0..).zip(sources).flat_map(|(at, source)| {
        // A note that names the source otherwise does not make the citations fail that go by the sidecar.
        let beside = source.front.key.iter().filter(|key| key.value != source.key);
        source.front.former_keys.iter().chain(beside).map(move |key| (key.value.clone(), at))
    });
    for (key, at) in former.clone() {
        if let Some(&owner) = owners.get(key.as_str()).filter(|owner| **owner != at) {
            let (source, other) = (&sources[at as usize], sources[owner as usize].path(documents));
            reports.push(Report::new(source.path(documents), say::key_taken(None, &key, other)));
        }
    }
    let stems = (0..).zip(sources).filter_map(|(at, source)| Some((documents.seeds[source.seed? as usize].stem.clone(), at)));
    SourceKeys::new((0..).zip(sources).map(|(at, source)| (source.key.clone(), at)).chain(former), stems.collect())
}

fn record_of(files: &Files, publish: Publish) -> Record {
    let (file, note) = (files.seed.map(Arc::as_ref), files.note.map(Arc::as_ref));
    let sidecar = files.sidecar.map(Arc::as_ref);
    let beside = sidecar.map(|sidecar| sidecar.parsed.value.clone()).unwrap_or_default();
    let beside_key = beside.key.as_ref().map(|key| key.value.clone());
    let front = match note.map(|file| &file.note.front) {
        Some(Front::Source(front)) => (**front).clone().over(beside),
        _ => beside,
    };
    let key = citation_key(note, beside_key.as_deref(), file);
    let path = note.map(|note| &note.input.path).or_else(|| file.map(|file| &file.input.path));
    let mut reports = Reports::new();
    if let (DESK, Some(path)) = (key.as_str(), path) {
        reports.push(Report::new(path, say::key_reserved(None, &key)));
    }
    check_hash(note, sidecar, file, &mut reports);
    let text = file.map(|file| match front.paragraphs {
        None => file.text.clone(),
        Some(numbering) => Arc::new(seed::parse(&file.input.text, Some(mode(numbering)))),
    });
    let publish = front.publish.unwrap_or(publish);
    Record {
        slug: slug(&key),
        title: title(&front, file, text.as_deref(), &key, publish),
        publish,
        words: file.map_or_else(|| Arc::from(""), |file| file.input.text.clone()),
        text,
        key,
        front,
        reports,
        seed_file: files.seed.cloned(),
        sidecar_file: files.sidecar.cloned(),
        note_file: files.note.cloned(),
    }
}

fn mode(numbering: Numbering) -> ParagraphMode {
    match numbering {
        Numbering::Lines => ParagraphMode::Lines,
        Numbering::Blocks => ParagraphMode::Blocks,
    }
}

/// What a citation calls a source: as its note says, else as the note is called; without a note as the sidecar says, else as the seed is
/// called. A file name that no citation can hold (`Two words.txt`) counts in its address form.
fn citation_key(note: Option<&NoteFile>, beside: Option<&str>, seed: Option<&SeedFile>) -> String {
    let given = match note.map(|note| &note.note.front) {
        Some(Front::Source(front)) => front.key.as_ref().map(|key| key.value.as_str()),
        _ => beside,
    };
    if let Some(given) = given {
        return given.to_owned();
    }
    let stem = note.map_or_else(|| seed.map_or("", |seed| &seed.stem), |note| &note.place.stem);
    let address = slug(stem);
    if stem.chars().all(is_key_character) || address.is_empty() { composed(stem).into_owned() } else { address }
}

/// Holds the bytes of a seed against what its note pins, else its sidecar.
fn check_hash(note: Option<&NoteFile>, sidecar: Option<&SidecarFile>, file: Option<&SeedFile>, reports: &mut Reports) {
    let by_note = note.and_then(|note| match &note.note.front {
        Front::Source(front) => Some((front.sha256.as_ref()?, &note.input.path)),
        _ => None,
    });
    let by_sidecar = || sidecar.and_then(|sidecar| Some((sidecar.parsed.value.sha256.as_ref()?, &sidecar.input.path)));
    let (Some((pinned, path)), Some(file)) = (by_note.or_else(by_sidecar), file) else { return };
    if let Some(found) = file.input.sha256.filter(|found| *found != pinned.value) {
        reports.push(Report::new(path, say::sha256_differs(pinned.span, &file.stem, &hexadecimal(&found))));
    }
}

/// Lower-case hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The author's title, the desk's, the one found in the text, else the first six words, where any may be shown, or the key.
fn title(front: &front::Source, file: Option<&SeedFile>, text: Option<&SeedText>, key: &str, publish: Publish) -> Title {
    let given = |text: &str, supplied| Title { text: one_line(text), supplied };
    if let Some(title) = &front.common.title {
        return given(&title.value, false);
    }
    if let Some(title) = &front.supplied_title {
        return given(&title.value, true);
    }
    let (Some(file), Some(text)) = (file, text) else { return given(key, true) };
    if let Some(title) = text.title {
        return given(title.of(&file.input.text), false);
    }
    // The first words are the text itself, of which nothing may be shown.
    if publish == Publish::Metadata {
        return given(key, true);
    }
    let first = text.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Body).or(text.paragraphs.first());
    match first.map(|paragraph| first_words(paragraph.span, &file.input.text)) {
        Some(words) if !words.is_empty() => given(&(words + " …"), true),
        _ => given(key, true),
    }
}

const TITLE_WORDS: usize = 6;

fn first_words(paragraph: Span, text: &str) -> String {
    let words: Vec<&str> = paragraph.of(text).split_whitespace().take(TITLE_WORDS).collect();
    let joined: String = words.join(" ").chars().take(120).collect();
    joined.trim_end_matches([',', ';', ':', '.', '–', '—']).to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
