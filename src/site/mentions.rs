//! The mentions of every text: sources paragraph by paragraph, hand-written pages in their running text.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::entities::Entities;
use super::resolve::ResolvedBody;
use super::sources::Source;
use super::texts::{Reading, Texts};
use super::{Report, Reports};
use crate::diagnostic::link as say;
use crate::document::Documents;
use crate::mention::{EntityId, Lexicon};
use crate::names::NameId;
use crate::text::{Span, line_column};

/// A name with several owners, where it stands.
#[derive(Clone, Debug)]
pub struct Ambiguous {
    pub path: Arc<str>,
    pub span: Span,
    pub name: NameId,
}

/// Decides about the names in all sources.
pub fn of_sources(
    documents: &Documents,
    sources: &[Source],
    lexicon: &Lexicon,
    texts: &mut Texts,
) -> (Vec<Arc<Reading>>, Vec<Ambiguous>) {
    let readings = texts.of_sources(sources, lexicon);
    let mut ambiguous = Vec::new();
    for (source, reading) in sources.iter().zip(&readings).filter(|(_, reading)| !reading.ambiguous.is_empty()) {
        let seed = source.seed.map_or_else(|| source.path(documents), |seed| &documents.seeds[seed as usize].input.path);
        ambiguous.extend(reading.ambiguous.iter().map(|(span, name)| Ambiguous { path: seed.clone(), span: *span, name: *name }));
    }
    (readings, ambiguous)
}

/// Decides about the names in the running text of the published files, into `bodies`.
pub fn of_notes(
    documents: &Documents,
    entities: &Entities,
    lexicon: &Lexicon,
    published: &[u32],
    bodies: &mut [ResolvedBody],
    ambiguous: &mut Vec<Ambiguous>,
    texts: &mut Texts,
) {
    let files = published.iter().map(|note| {
        let own = entities.of_note(*note).map(EntityId);
        let references = bodies[*note as usize].references.iter().filter_map(super::Target::entity);
        let mut present: Vec<EntityId> = references.chain(own).collect();
        present.sort_unstable();
        present.dedup();
        (documents.notes[*note as usize].clone(), present)
    });
    let readings = texts.of_notes(files.collect(), lexicon);
    for (note, reading) in published.iter().zip(readings) {
        let path = &documents.notes[*note as usize].input.path;
        ambiguous.extend(reading.ambiguous.iter().map(|(span, name)| Ambiguous { path: path.clone(), span: *span, name: *name }));
        bodies[*note as usize].mentions = reading;
    }
}

/// How many places of an ambiguous name are shown.
const PLACES: usize = 3;

/// One note for each ambiguous name that an author wrote: those that only the gazetteer knows (`Korean`) stay silent.
pub fn report_ambiguous(
    documents: &Documents,
    sources: &[Source],
    entities: &Entities,
    lexicon: &Lexicon,
    mut found: Vec<Ambiguous>,
    reports: &mut Reports,
) {
    if found.is_empty() {
        return;
    }
    found.sort_by(|a, b| (a.name, &a.path, a.span).cmp(&(b.name, &b.path, b.span)));
    let mut texts: FxHashMap<&str, &str> = FxHashMap::default();
    texts.extend(documents.seeds.iter().map(|seed| (&*seed.input.path, &*seed.input.text)));
    texts.extend(documents.notes.iter().map(|file| (&*file.input.path, &*file.input.text)));
    debug_assert!(sources.len() >= documents.seeds.len());
    for places in found.chunk_by(|a, b| a.name == b.name) {
        let owners: Vec<EntityId> = lexicon.owners_of(places[0].name).collect();
        if owners.iter().all(|owner| entities.get(*owner).note.is_none()) {
            continue;
        }
        let owners: Vec<String> = owners.iter().map(|owner| entities.get(*owner).name.clone()).collect();
        let shown: Vec<String> = places
            .iter()
            .take(PLACES)
            .map(|place| {
                let (line, column) = line_column(texts.get(&*place.path).copied().unwrap_or(""), place.span.start as usize);
                format!("{}:{line}:{column}", place.path)
            })
            .collect();
        let name = lexicon.names().text(places[0].name);
        reports.push(Report::new(&places[0].path, say::name_ambiguous(places[0].span, name, &owners, places.len(), &shown)));
    }
}
