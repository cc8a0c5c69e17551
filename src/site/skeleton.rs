//! What a site is before anybody reads a body: who is published, what there is to name, where everything stands, and what it answers to.
//!
//! All of it rests on paths, front matter, keys and titles. While these are what they were it is taken as it was: an edit of a body makes
//! none of it anew.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::directory::{Claimed, Directory, Spellings};
use super::entities::{self, Entities};
use super::pages::Addresses;
use super::pairing::same_files;
use super::sources::{self, Source};
use super::{Options, Reports, claim_addresses};
use crate::document::{Documents, Files, NoteFile, SidecarFile};
use crate::gazetteer::Gazetteer;
use crate::input::Asset;
use crate::lookup::SourceKeys;
use crate::mention::EntityNames;

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
        let known = self.skeleton.take().filter(|_| self.drafts == options.drafts && self.is_of(documents, sources));
        let skeleton = known.unwrap_or_else(|| Arc::new(build(documents, sources, gazetteer, options)));
        self.drafts = options.drafts;
        self.notes = documents.notes.clone();
        self.sidecars = documents.sidecars.clone();
        self.assets.clone_from(&documents.assets);
        self.sources = sources.clone();
        self.skeleton = Some(skeleton.clone());
        skeleton
    }

    fn is_of(&self, documents: &Documents, sources: &Arc<Vec<Source>>) -> bool {
        let same_note =
            |a: &NoteFile, b: &NoteFile| a.input.path == b.input.path && a.place == b.place && a.note.front == b.note.front;
        let same_sidecar = |a: &SidecarFile, b: &SidecarFile| {
            a.input.path == b.input.path && a.parsed.value.derived_from == b.parsed.value.derived_from
        };
        let same_source = |(a, b): (&Source, &Source)| {
            let same_place = (a.note, a.seed, a.sidecar) == (b.note, b.seed, b.sidecar);
            same_place && (Arc::ptr_eq(&a.record, &b.record) || a.is_known_as(b))
        };
        same_files(&self.notes, &documents.notes, same_note)
            && same_files(&self.sidecars, &documents.sidecars, same_sidecar)
            && self.sources.len() == sources.len()
            && (Arc::ptr_eq(&self.sources, sources) || self.sources.iter().zip(sources.iter()).all(same_source))
            && self.assets.len() == documents.assets.len()
            && self.assets.iter().zip(&documents.assets).all(|(a, b)| a.path == b.path)
    }
}

fn build(documents: &Documents, sources: &[Source], gazetteer: &Gazetteer, options: Options) -> Skeleton {
    let mut reports = Reports::new();
    let (published, left_out) = super::published(documents, options);
    let keys = sources::keys(documents, sources, &mut reports);
    let entities = entities::collect(documents, &published, gazetteer, &mut reports);
    let names = entities::names(documents, &entities, gazetteer);
    let mut addresses = Addresses::default();
    let claimed = claim_addresses(documents, sources, &entities, &published, &mut addresses, &mut reports);
    let spellings = Spellings::new(documents, sources, &entities, gazetteer, &left_out, &claimed);
    let directory = Directory { documents, sources, entities: &entities, keys: &keys, spellings: &spellings };
    directory.check_fields(&published, gazetteer, &mut reports);
    let successors = directory.successors(&published);
    Skeleton {
        published: Arc::new(published),
        left_out,
        keys: Arc::new(keys),
        entities: Arc::new(entities),
        names,
        addresses: Arc::new(addresses.sorted()),
        claimed: Arc::new(claimed),
        spellings,
        successors: Arc::new(successors),
        reports,
    }
}
