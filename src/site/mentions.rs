//! The mentions of every text: sources paragraph by paragraph, hand-written pages in their running text.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::entities::Entities;
use super::resolve::ResolvedBody;
use super::sources::Source;
use super::{Report, Reports};
use crate::diagnostic::link as say;
use crate::document::{Documents, NoteFile};
use crate::mention::{Context, EntityId, Lexicon, Resolution};
use crate::names::{NameId, RawMatch};
use crate::seed::ParagraphKind;
use crate::text::{Span, line_column};

/// A name with several owners, where it stands.
#[derive(Clone, Debug)]
pub struct Ambiguous {
    pub path: Arc<str>,
    pub span: Span,
    pub name: NameId,
}

/// Resolves the mentions of all sources, in parallel.
pub fn of_sources(documents: &Documents, sources: &[Source], lexicon: &Lexicon) -> (Vec<Resolution>, Vec<Ambiguous>) {
    let mut resolutions: Vec<Resolution> = sources.par_iter().map(|source| of_source(documents, source, lexicon)).collect();
    let mut ambiguous = Vec::new();
    for (source, resolution) in sources.iter().zip(&mut resolutions) {
        if !resolution.ambiguous.is_empty() {
            let seed = source.seed.map_or_else(|| source.path(documents), |seed| &documents.seeds[seed as usize].input.path);
            ambiguous.extend(resolution.ambiguous.drain(..).map(|(span, name)| Ambiguous { path: seed.clone(), span, name }));
        }
    }
    (resolutions, ambiguous)
}

fn of_source(documents: &Documents, source: &Source, lexicon: &Lexicon) -> Resolution {
    let Some(parsed) = &source.text else { return Resolution::default() };
    let text = source.words(documents);
    let blocks: Vec<Span> = parsed.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    let is_unlinked = |kind| matches!(kind, ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Boilerplate);
    let unlinked: Vec<Span> =
        parsed.paragraphs.iter().filter(|paragraph| is_unlinked(paragraph.kind)).map(|paragraph| paragraph.span).collect();
    let nolink: Vec<String> = source.front.common.nolink.iter().map(|name| name.value.clone()).collect();
    let context = Context { nolink: &nolink, present: &[], unlinked: &unlinked, blocks: &blocks };
    lexicon.resolve(text, &lexicon.find(text), &context)
}

/// Resolves the mentions in the running text of the published files, into `bodies`.
pub fn of_notes(
    documents: &Documents,
    entities: &Entities,
    lexicon: &Lexicon,
    published: &[u32],
    bodies: &mut [ResolvedBody],
    ambiguous: &mut Vec<Ambiguous>,
) {
    let resolved: Vec<Resolution> = published
        .par_iter()
        .map(|note| of_note(&documents.notes[*note as usize], *note, entities, lexicon, &bodies[*note as usize]))
        .collect();
    for (note, mut resolution) in published.iter().zip(resolved) {
        let path = &documents.notes[*note as usize].input.path;
        ambiguous.extend(resolution.ambiguous.drain(..).map(|(span, name)| Ambiguous { path: path.clone(), span, name }));
        bodies[*note as usize].mentions = resolution;
    }
}

/// A page never links to itself, and what a wikilink names is not linked again.
fn of_note(file: &NoteFile, note: u32, entities: &Entities, lexicon: &Lexicon, resolved: &ResolvedBody) -> Resolution {
    let text: &str = &file.input.text;
    let body = &file.note.body;
    let raw: Vec<RawMatch> = body.prose.iter().flat_map(|run| found_in(text, run.span, lexicon)).collect();
    if raw.is_empty() {
        return Resolution::default();
    }
    let blocks: Vec<Span> = body.blocks.iter().map(|block| block.span).collect();
    let own = entities.of_note(note).map(EntityId);
    let mut present: Vec<EntityId> = resolved.references.iter().filter_map(super::Target::entity).chain(own).collect();
    present.sort_unstable();
    present.dedup();
    let nolink: Vec<String> = file.note.front.common().nolink.iter().map(|name| name.value.clone()).collect();
    lexicon.resolve(text, &raw, &Context { nolink: &nolink, present: &present, unlinked: &[], blocks: &blocks })
}

fn found_in(text: &str, run: Span, lexicon: &Lexicon) -> Vec<RawMatch> {
    let found = lexicon.find(run.of(text)).into_iter();
    found.map(|raw| RawMatch { span: raw.span.shifted(run.start as usize), name: raw.name }).collect()
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
