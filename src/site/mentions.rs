//! Names that have several owners, in the texts where they stand.

use std::sync::Arc;

use super::entities::Entities;
use super::readings::Readings;
use super::sources::Source;
use super::texts::Reading;
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

/// The names with several owners in all sources.
pub fn ambiguous_in_sources(documents: &Documents, sources: &[Source], readings: &Readings) -> Vec<Ambiguous> {
    let place = |at: &u32| {
        let source = &sources[*at as usize];
        let path = source.seed.map_or_else(|| source.path(documents), |seed| &documents.seeds[seed as usize].input.path);
        ambiguous_in(path, &readings[*at as usize])
    };
    readings.ambiguous().iter().flat_map(place).collect()
}

/// The names with several owners in one text.
pub fn ambiguous_in<'a>(path: &'a Arc<str>, reading: &'a Reading) -> impl Iterator<Item = Ambiguous> + 'a {
    reading.ambiguous.iter().map(|(span, name)| Ambiguous { path: path.clone(), span: *span, name: *name })
}

/// How many places of an ambiguous name are shown.
const PLACES: usize = 3;

/// One note for each ambiguous name that an author wrote: those that only the gazetteer knows (`Korean`) stay silent.
pub fn report_ambiguous(
    documents: &Documents,
    entities: &Entities,
    lexicon: &Lexicon,
    mut found: Vec<Ambiguous>,
    reports: &mut Reports,
) {
    if found.is_empty() {
        return;
    }
    found.sort_by(|a, b| (a.name, &a.path, a.span).cmp(&(b.name, &b.path, b.span)));
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
                let (line, column) = line_column(text_at(documents, &place.path), place.span.start as usize);
                format!("{}:{line}:{column}", place.path)
            })
            .collect();
        let name = lexicon.names().text(places[0].name);
        reports.push(Report::new(&places[0].path, say::name_ambiguous(places[0].span, name, &owners, places.len(), &shown)));
    }
}

/// The text of a seed or note.
fn text_at<'a>(documents: &'a Documents, path: &str) -> &'a str {
    let seed = documents.seeds.binary_search_by(|file| (*file.input.path).cmp(path)).map(|at| &*documents.seeds[at].input.text);
    let note =
        || documents.notes.binary_search_by(|file| (*file.input.path).cmp(path)).map(|at| &*documents.notes[at].input.text);
    seed.or_else(|_| note()).unwrap_or_default()
}
