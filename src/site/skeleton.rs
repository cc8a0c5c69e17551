//! What a site is before anybody reads a body: who is published, what there is to name, where everything stands, and what it answers to.
//!
//! All of it rests on paths, front matter, keys and titles. While these are what they were it is taken as it was: an edit of a body makes
//! none of it anew.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::directory::{Claimed, Directory, SourceNames, Spellings};
use super::entities::{self, Entities};
use super::index::{DateKey, date_key};
use super::outputs::claim_addresses;
use super::pages::Addresses;
use super::pairing::same_files;
use super::sources::{self, Source};
use super::{Options, Reports, uses};
use crate::address::Kind;
use crate::document::{Documents, Files, Front, NoteFile, SidecarFile};
use crate::front::AnalysisStatus;
use crate::gazetteer::Gazetteer;
use crate::input::Asset;
use crate::lookup::SourceKeys;
use crate::mention::{EntityId, EntityNames};

/// The result, by the indices of one [`Documents`].
#[derive(Debug)]
pub struct Skeleton {
    /// Indices of the published files, by path, and of the drafts that are left out.
    pub published: Arc<Vec<u32>>,
    pub left_out: Vec<u32>,
    pub keys: Arc<SourceKeys>,
    pub entities: Arc<Entities>,
    /// The names of each entity.
    pub names: Vec<EntityNames>,
    pub addresses: Arc<Addresses>,
    pub claimed: Arc<Claimed>,
    pub spellings: Spellings,
    /// For each `superseded-by`: the file that it means.
    pub successors: Arc<FxHashMap<String, u32>>,
    /// The published analyses, newest first.
    pub analyses: Vec<u32>,
    /// All published files, newest first, undated ones last.
    pub newest: Vec<u32>,
    /// The countries that published files name in their front matter.
    pub countries: Vec<EntityId>,
    /// The newest date that a published file gives.
    pub newest_date: Option<DateKey>,
    pub reports: Reports,
}

/// A skeleton and everything that it was made of.
#[derive(Default, Debug)]
pub struct Memory {
    drafts: bool,
    notes: Files<NoteFile>,
    sidecars: Files<SidecarFile>,
    sources: Arc<Vec<Source>>,
    assets: Vec<Asset>,
    skeleton: Option<Arc<Skeleton>>,
    parts: Parts,
}

/// What of a skeleton outlives more changes than the whole does.
#[derive(Default, Debug)]
struct Parts {
    /// Rests on what the sources are known by.
    keys: Option<(Arc<SourceKeys>, Reports)>,
    /// Rests on these, on the paths of the notes and on what the sources are known by.
    addresses: Option<Placed>,
    /// Rests on which sources got an address and on what they are known by.
    names: Option<(Vec<bool>, Arc<SourceNames>)>,
}

/// Who got which address.
#[derive(Debug)]
struct Placed {
    published: Vec<u32>,
    entities: Vec<(Option<u32>, String)>,
    addresses: Arc<Addresses>,
    claimed: Arc<Claimed>,
    reports: Reports,
}

impl Memory {
    /// The skeleton of these documents.
    pub fn skeleton(
        &mut self,
        documents: &Documents,
        sources: &Arc<Vec<Source>>,
        gazetteer: &Gazetteer,
        options: Options,
    ) -> Arc<Skeleton> {
        let same_sources = self.has_sources(sources);
        let is_same = same_sources && self.drafts == options.drafts && self.has_files(documents);
        let known = self.skeleton.take().filter(|_| is_same);
        let skeleton = known.unwrap_or_else(|| {
            let same_path = |a: &NoteFile, b: &NoteFile| a.input.path == b.input.path && a.place == b.place;
            if !same_sources {
                self.parts = Parts::default();
            } else if !same_files(&self.notes, &documents.notes, same_path) {
                self.parts.addresses = None;
            }
            Arc::new(build(documents, sources, gazetteer, options, &mut self.parts))
        });
        self.drafts = options.drafts;
        self.notes = documents.notes.clone();
        self.sidecars = documents.sidecars.clone();
        self.assets.clone_from(&documents.assets);
        self.sources = sources.clone();
        self.skeleton = Some(skeleton.clone());
        skeleton
    }

    /// Whether these are known by the same names, in the same places.
    fn has_sources(&self, sources: &Arc<Vec<Source>>) -> bool {
        let is_same = |(a, b): (&Source, &Source)| {
            let same_place = (a.note, a.seed, a.sidecar) == (b.note, b.seed, b.sidecar);
            same_place && (Arc::ptr_eq(&a.record, &b.record) || a.is_known_as(b))
        };
        Arc::ptr_eq(&self.sources, sources)
            || self.sources.len() == sources.len() && self.sources.iter().zip(sources.iter()).all(is_same)
    }

    /// Whether these say the same of themselves, bodies aside.
    fn has_files(&self, documents: &Documents) -> bool {
        let same_note =
            |a: &NoteFile, b: &NoteFile| a.input.path == b.input.path && a.place == b.place && a.note.front == b.note.front;
        let same_sidecar = |a: &SidecarFile, b: &SidecarFile| {
            a.input.path == b.input.path && a.parsed.value.derived_from == b.parsed.value.derived_from
        };
        same_files(&self.notes, &documents.notes, same_note)
            && same_files(&self.sidecars, &documents.sidecars, same_sidecar)
            && self.assets.len() == documents.assets.len()
            && self.assets.iter().zip(&documents.assets).all(|(a, b)| a.path == b.path)
    }
}

fn build(documents: &Documents, sources: &[Source], gazetteer: &Gazetteer, options: Options, parts: &mut Parts) -> Skeleton {
    let mut reports = Reports::new();
    let (published, left_out) = published(documents, options);
    let (keys, of_keys) = parts.keys.get_or_insert_with(|| {
        let mut reports = Reports::new();
        (Arc::new(sources::keys(documents, sources, &mut reports)), reports)
    });
    let keys = keys.clone();
    reports.extend_from_slice(of_keys);
    let entities = entities::collect(documents, &published, gazetteer, &mut reports);
    let names = entities::names(documents, &entities, gazetteer);
    let placed = parts.placed(documents, sources, &entities, &published);
    reports.extend_from_slice(&placed.reports);
    let (addresses, claimed) = (placed.addresses.clone(), placed.claimed.clone());
    let source_names = parts.source_names(documents, sources, &claimed);
    let spellings = Spellings::new(documents, &entities, gazetteer, &left_out, &claimed, source_names);
    let directory = Directory { documents, sources, entities: &entities, keys: &keys, spellings: &spellings };
    directory.check_fields(&published, gazetteer, &mut reports);
    let successors = directory.successors(&published);
    Skeleton {
        left_out,
        keys,
        names,
        addresses,
        claimed,
        spellings,
        successors: Arc::new(successors),
        analyses: analyses(documents, &published),
        newest: newest(documents, &published),
        countries: countries(documents, &published, &entities),
        newest_date: published.iter().filter_map(|note| newest_date(&documents.notes[*note as usize].note.front)).max(),
        published: Arc::new(published),
        entities: Arc::new(entities),
        reports,
    }
}

fn analyses(documents: &Documents, published: &[u32]) -> Vec<u32> {
    let place = |note: u32| &documents.notes[note as usize].place;
    let is_analysis = |note: &u32| place(*note).kind == Kind::Analysis && !place(*note).opens_list;
    let mut analyses: Vec<u32> = published.iter().copied().filter(is_analysis).collect();
    analyses.sort_by_cached_key(|note| uses::analysis_order(&documents.notes[*note as usize]));
    analyses
}

fn newest(documents: &Documents, published: &[u32]) -> Vec<u32> {
    let mut newest = published.to_vec();
    newest.sort_by_cached_key(|note| std::cmp::Reverse(uses::date_of(&documents.notes[*note as usize])));
    newest
}

fn countries(documents: &Documents, published: &[u32], entities: &Entities) -> Vec<EntityId> {
    let given = published.iter().flat_map(|note| match &documents.notes[*note as usize].note.front {
        Front::Actor(actor) => actor.countries.as_slice(),
        Front::Dispute(dispute) => &dispute.countries,
        _ => &[],
    });
    let mut countries: Vec<EntityId> = given.filter_map(|given| entities.country(&given.value)).map(EntityId).collect();
    countries.sort_unstable();
    countries.dedup();
    countries
}

fn newest_date(front: &Front) -> Option<DateKey> {
    let date = match front {
        Front::Analysis(analysis) => analysis.as_of.as_ref().or(analysis.date.as_ref()),
        Front::Dispute(dispute) => dispute.as_of.as_ref(),
        _ => None,
    };
    date_key(&date?.value)
}

/// Which files are published, and which drafts are left out.
fn published(documents: &Documents, options: Options) -> (Vec<u32>, Vec<u32>) {
    let is_draft = |file: &NoteFile| match &file.note.front {
        Front::Analysis(analysis) => matches!(analysis.status, AnalysisStatus::Draft | AnalysisStatus::Review),
        _ => false,
    };
    (0_u32..u32::try_from(documents.notes.len()).unwrap_or(u32::MAX))
        .partition(|at| options.drafts || !is_draft(&documents.notes[*at as usize]))
}

impl Parts {
    fn placed(&mut self, documents: &Documents, sources: &[Source], entities: &Entities, published: &[u32]) -> &Placed {
        let slugs: Vec<(Option<u32>, String)> = entities.all.iter().map(|entity| (entity.note, entity.slug.clone())).collect();
        let is_same = |placed: &Placed| placed.published == published && placed.entities == slugs;
        if !self.addresses.as_ref().is_some_and(is_same) {
            self.addresses = None;
        }
        self.addresses.get_or_insert_with(|| {
            let (mut addresses, mut reports) = (Addresses::default(), Reports::new());
            let claimed = claim_addresses(documents, sources, entities, published, &mut addresses, &mut reports);
            Placed {
                published: published.to_vec(),
                entities: slugs,
                addresses: Arc::new(addresses.sorted()),
                claimed: Arc::new(claimed),
                reports,
            }
        })
    }

    fn source_names(&mut self, documents: &Documents, sources: &[Source], claimed: &Claimed) -> Arc<SourceNames> {
        let known = self.names.take().filter(|(known, _)| *known == claimed.sources);
        let (of, names) =
            known.unwrap_or_else(|| (claimed.sources.clone(), Arc::new(SourceNames::new(documents, sources, claimed))));
        self.names = Some((of, names.clone()));
        names
    }
}
