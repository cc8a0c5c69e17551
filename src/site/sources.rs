//! From seeds, sidecars and notes to sources: which text belongs to which note, and what each is called.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Report, Reports};
use crate::address::Kind;
use crate::diagnostic::link as say;
use crate::document::{Documents, Front, NoteFile, SeedFile, SidecarFile};
use crate::fields::Spanned;
use crate::front::{self, Numbering, Publish};
use crate::lookup::{Found, SHORTEST_BEGINNING, SourceKeys};
use crate::seed::{self, ParagraphKind, ParagraphMode, SeedText};
use crate::text::{Span, composed, is_key_character, nearest, slug};

/// The key of the desk's own knowledge.
pub const DESK: &str = "desk";

/// A text, or a thing without text, as it is cited.
#[derive(Clone, Debug)]
pub struct Source {
    pub key: String,
    pub slug: String,
    /// Note over sidecar. Its spans lie in two files: not for diagnostics.
    pub front: front::Source,
    /// Indices into [`Documents`].
    pub note: Option<u32>,
    pub seed: Option<u32>,
    pub sidecar: Option<u32>,
    pub text: Option<Arc<SeedText>>,
    pub title: Title,
    pub publish: Publish,
    /// Orders by date of issue, newest highest; undated lowest.
    pub date_key: i32,
}

/// What a source is called, and whether the words are ours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Title {
    pub text: String,
    pub supplied: bool,
}

impl Source {
    /// How many numbered paragraphs it has.
    pub fn paragraphs(&self) -> usize {
        self.text.as_ref().map_or(0, |text| text.paragraphs.len())
    }

    /// The path that diagnostics about the source as a whole name.
    ///
    /// # Panics
    /// Never: a source is made of a note or of a seed.
    pub fn path<'a>(&self, documents: &'a Documents) -> &'a Arc<str> {
        let note = self.note.map(|at| &documents.notes[at as usize].input.path);
        let seed = || self.seed.map(|at| &documents.seeds[at as usize].input.path);
        note.or_else(seed).expect("a source is made of a note or a seed")
    }

    /// The decoded text of its seed.
    pub fn words<'a>(&self, documents: &'a Documents) -> &'a str {
        self.seed.map_or("", |at| &documents.seeds[at as usize].input.text)
    }
}

/// A note or seed that is to become a source.
struct Draft {
    note: Option<u32>,
    seed: Option<u32>,
}

/// All sources, ordered by slug.
pub fn collect(documents: &Documents, reports: &mut Reports) -> Vec<Source> {
    let seeds = SeedIndex::new(&documents.seeds);
    let sidecars = pair_sidecars(documents, &seeds, reports);
    let drafts = pair_notes(documents, &seeds, &sidecars, reports);
    let mut sources: Vec<Source> = drafts.into_iter().map(|draft| source(documents, &draft, &sidecars, reports)).collect();
    sources.sort_by(|a, b| (&a.slug, &a.key).cmp(&(&b.slug, &b.key)));
    sources
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

/// Seeds by every name that a note may give.
struct SeedIndex<'a> {
    files: &'a [SeedFile],
    /// The first seed of each name, in composed form.
    by_name: FxHashMap<Cow<'a, str>, u32>,
    /// The others, where there are any.
    more: FxHashMap<Cow<'a, str>, Vec<u32>>,
    stems: Vec<(Cow<'a, str>, u32)>,
}

impl<'a> SeedIndex<'a> {
    fn new(files: &'a [SeedFile]) -> Self {
        let mut by_name: FxHashMap<Cow<str>, u32> = FxHashMap::with_capacity_and_hasher(files.len() * 3, FxBuildHasher);
        let mut more: FxHashMap<Cow<str>, Vec<u32>> = FxHashMap::default();
        for (at, file) in (0..).zip(files) {
            let path: &str = &file.input.path;
            let inner = path.strip_prefix("seeds/").unwrap_or(path);
            let name = path.rsplit('/').next().unwrap_or(path);
            for name in [path, inner, name, inner.strip_suffix(".txt").unwrap_or(inner), file.stem.as_str()] {
                let first = *by_name.entry(composed(name)).or_insert(at);
                let others = if first == at { None } else { Some(more.entry(composed(name)).or_default()) };
                if let Some(others) = others.filter(|others| others.last() != Some(&at)) {
                    others.push(at);
                }
            }
        }
        let mut stems: Vec<(Cow<str>, u32)> = (0..).zip(files).map(|(at, file)| (composed(&file.stem), at)).collect();
        stems.sort_unstable();
        Self { files, by_name, more, stems }
    }

    /// The seed of a whole name, if it is the only one.
    fn only(&self, name: &str) -> Option<u32> {
        let name = &*composed(name);
        self.by_name.get(name).copied().filter(|_| !self.more.contains_key(name))
    }

    fn find(&self, name: &str) -> Found<u32> {
        let name = &*composed(name);
        let found = match self.by_name.get(name) {
            Some(&first) => std::iter::once(first).chain(self.more.get(name).into_iter().flatten().copied()).collect(),
            None if name.chars().count() < SHORTEST_BEGINNING => Vec::new(),
            None => {
                let from = self.stems.partition_point(|(stem, _)| &**stem < name);
                self.stems[from..].iter().take_while(|(stem, _)| stem.starts_with(name)).map(|(_, at)| *at).collect()
            }
        };
        match *found {
            [] => Found::Nothing,
            [one] => Found::One(one),
            _ => Found::Several(found),
        }
    }

    /// The seed that `name` means, or a diagnostic that says why there is none.
    fn resolve(&self, name: &Spanned<String>) -> Result<u32, crate::diagnostic::Diagnostic> {
        let given = name.value.trim().trim_start_matches('@');
        match self.find(given) {
            Found::One(seed) => Ok(seed),
            Found::Nothing => {
                let stems = self.files.iter().map(|file| file.stem.as_str());
                let names = self.files.iter().map(|file| stem_and_end(&file.input.path));
                let near = nearest(given, stems).or_else(|| nearest(given, names));
                Err(say::seed_unknown(name.span, given, near))
            }
            Found::Several(found) => {
                let names: Vec<String> = found.iter().map(|at| self.files[*at as usize].input.path.to_string()).collect();
                Err(say::seed_ambiguous(name.span, given, &names))
            }
        }
    }
}

/// For each seed its sidecar.
fn pair_sidecars(documents: &Documents, seeds: &SeedIndex, reports: &mut Reports) -> Vec<Option<u32>> {
    let mut sidecars = vec![None; documents.seeds.len()];
    for (at, sidecar) in (0..).zip(&documents.sidecars) {
        let expected = sidecar.input.path.strip_suffix(".toml").unwrap_or(&sidecar.input.path).to_owned() + ".txt";
        match seeds.by_name.get(&*composed(&expected)) {
            Some(seed) => sidecars[*seed as usize] = Some(at),
            None => reports.push(Report::new(&sidecar.input.path, say::sidecar_alone(stem_and_end(&expected)))),
        }
    }
    sidecars
}

fn stem_and_end(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Notes with their seeds, then the seeds without a note.
fn pair_notes(documents: &Documents, seeds: &SeedIndex, sidecars: &[Option<u32>], reports: &mut Reports) -> Vec<Draft> {
    let mut owners: Vec<Option<u32>> = vec![None; documents.seeds.len()];
    let mut drafts = Vec::new();
    for (at, file) in (0_u32..).zip(&documents.notes) {
        let Front::Source(front) = &file.note.front else { continue };
        if file.place.kind != Kind::Source {
            continue;
        }
        let named = front.seed.as_ref().map(|name| seeds.resolve(name));
        // A note and a seed of one stem belong together without being told so.
        let same_stem = || seeds.only(&file.place.stem);
        let seed = match named {
            Some(Ok(seed)) => Some(seed),
            Some(Err(diagnostic)) => {
                reports.push(Report::new(&file.input.path, diagnostic));
                None
            }
            None => same_stem(),
        };
        let seed = seed.filter(|seed| match owners[*seed as usize] {
            None => true,
            Some(other) => {
                let span = front.seed.as_ref().map(|name| name.span);
                let other = &documents.notes[other as usize].input.path;
                reports.push(Report::new(
                    &file.input.path,
                    say::seed_claimed(span, &documents.seeds[*seed as usize].input.path, other),
                ));
                false
            }
        });
        if let Some(seed) = seed {
            owners[seed as usize] = Some(at);
        }
        drafts.push(Draft { note: Some(at), seed });
    }
    debug_assert_eq!(sidecars.len(), owners.len());
    drafts.extend(
        (0_u32..).zip(&owners).filter(|(_, owner)| owner.is_none()).map(|(seed, _)| Draft { note: None, seed: Some(seed) }),
    );
    drafts
}

fn source(documents: &Documents, draft: &Draft, sidecars: &[Option<u32>], reports: &mut Reports) -> Source {
    let file = draft.seed.map(|at| &documents.seeds[at as usize]);
    let sidecar = draft.seed.and_then(|at| sidecars[at as usize]);
    let sidecar_file = sidecar.map(|at| &documents.sidecars[at as usize]);
    let beside = sidecar_file.map(|sidecar| sidecar.parsed.value.clone()).unwrap_or_default();
    let beside_key = beside.key.as_ref().map(|key| key.value.clone());
    let note = draft.note.map(|at| &documents.notes[at as usize]);
    let front = match note.map(|file| &file.note.front) {
        Some(Front::Source(front)) => (**front).clone().over(beside),
        _ => beside,
    };
    let key = citation_key(note, beside_key.as_deref(), file);
    let path = note.map(|note| &note.input.path).or_else(|| file.map(|file| &file.input.path));
    if let (DESK, Some(path)) = (key.as_str(), path) {
        reports.push(Report::new(path, say::key_reserved(None, &key)));
    }
    check_hash(note, sidecar_file, file, reports);
    let text = file.map(|file| match front.paragraphs {
        None => file.text.clone(),
        Some(numbering) => Arc::new(seed::parse(&file.input.text, Some(mode(numbering)))),
    });
    let publish = front.publish.unwrap_or(documents.config.rights.publish);
    Source {
        slug: slug(&key),
        title: title(&front, file, text.as_deref(), &key, publish),
        publish,
        date_key: front.issued.as_ref().map_or(i32::MIN, |date| date.value.sort_key()),
        note: draft.note,
        seed: draft.seed,
        sidecar,
        text,
        key,
        front,
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
