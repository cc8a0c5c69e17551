//! Which seed, sidecar and note make one source. Depends on paths and on the `seed` key of notes alone, so that it is worked out again only
//! when one of these changes.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Report, Reports};
use crate::address::Kind;
use crate::diagnostic::link as say;
use crate::document::{Documents, Files, Front, NoteFile, SeedFile, SidecarFile};
use crate::fields::Spanned;
use crate::lookup::{Found, SHORTEST_BEGINNING};
use crate::text::{composed, nearest};

/// A note or seed that is to become a source, by the indices of [`Documents`].
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    pub note: Option<u32>,
    pub seed: Option<u32>,
    pub sidecar: Option<u32>,
}

/// All pairs, and what they were made of.
#[derive(Default, Debug)]
pub struct Pairing {
    seeds: Files<SeedFile>,
    sidecars: Files<SidecarFile>,
    notes: Files<NoteFile>,
    pub drafts: Vec<Draft>,
    pub reports: Reports,
}

impl Pairing {
    pub fn new(documents: &Documents) -> Self {
        let mut reports = Reports::new();
        let seeds = SeedIndex::new(&documents.seeds);
        let sidecars = pair_sidecars(documents, &seeds, &mut reports);
        let drafts = pair_notes(documents, &seeds, &sidecars, &mut reports);
        Self {
            seeds: documents.seeds.clone(),
            sidecars: documents.sidecars.clone(),
            notes: documents.notes.clone(),
            drafts,
            reports,
        }
    }

    /// Whether these files would be paired in the same way. If so, they take the place of those that it was made of.
    pub fn is_of(&mut self, documents: &Documents) -> bool {
        let same_name =
            |a: &NoteFile, b: &NoteFile| a.input.path == b.input.path && a.place == b.place && seed_key(a) == seed_key(b);
        let same = same_files(&self.seeds, &documents.seeds, |a, b| a.input.path == b.input.path)
            && same_files(&self.sidecars, &documents.sidecars, |a, b| a.input.path == b.input.path)
            && same_files(&self.notes, &documents.notes, same_name);
        if same {
            (self.seeds, self.sidecars) = (documents.seeds.clone(), documents.sidecars.clone());
            self.notes = documents.notes.clone();
        }
        same
    }
}

/// Whether two rows hold the same objects, or such as `same` takes for one another.
pub fn same_files<F>(known: &Files<F>, files: &Files<F>, same: impl Fn(&F, &F) -> bool) -> bool {
    if Arc::ptr_eq(known, files) {
        return true;
    }
    known.len() == files.len()
        && known.iter().zip(files.iter()).all(|(known, file)| Arc::ptr_eq(known, file) || same(known, file))
}

fn source_notes(documents: &Documents) -> impl Iterator<Item = (u32, &Arc<NoteFile>)> {
    (0..)
        .zip(documents.notes.iter())
        .filter(|(_, file)| file.place.kind == Kind::Source && matches!(file.note.front, Front::Source(_)))
}

fn seed_key(file: &NoteFile) -> Option<&Spanned<String>> {
    match &file.note.front {
        Front::Source(front) => front.seed.as_ref(),
        _ => None,
    }
}

/// Seeds by every name that a note may give.
struct SeedIndex<'a> {
    files: &'a [Arc<SeedFile>],
    /// The first seed of each name, in composed form.
    by_name: FxHashMap<Cow<'a, str>, u32>,
    /// The others, where there are any.
    more: FxHashMap<Cow<'a, str>, Vec<u32>>,
    stems: Vec<(Cow<'a, str>, u32)>,
}

impl<'a> SeedIndex<'a> {
    fn new(files: &'a [Arc<SeedFile>]) -> Self {
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
    for (at, sidecar) in (0..).zip(documents.sidecars.iter()) {
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
    for (at, file) in source_notes(documents) {
        let Front::Source(front) = &file.note.front else { continue };
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
        drafts.push(Draft { note: Some(at), seed, sidecar: seed.and_then(|seed| sidecars[seed as usize]) });
    }
    drafts.extend((0_u32..).zip(&owners).filter(|(_, owner)| owner.is_none()).map(|(seed, _)| Draft {
        note: None,
        seed: Some(seed),
        sidecar: sidecars[seed as usize],
    }));
    drafts
}
