//! Where everything stands: the address of every page, which input got which, and what is written at each.

use std::ops::Deref;
use std::sync::Arc;

use super::archive::Archive;
use super::directory::Claimed;
use super::entities::Entities;
use super::pages::{Addresses, Output, Page};
use super::rolls::Rolls;
use super::skeleton::Skeleton;
use super::sources::Source;
use super::uses::Uses;
use super::{Report, Reports, Site};
use crate::address::Kind;
use crate::diagnostic::link as say;
use crate::document::Documents;
use crate::mention::EntityId;

/// Gives the page of every input its address. Returns which files and sources got one.
pub fn claim_addresses(
    documents: &Documents,
    sources: &[Source],
    entities: &Entities,
    published: &[u32],
    addresses: &mut Addresses,
    reports: &mut Reports,
) -> Claimed {
    for page in [Page::Front, Page::Method, Page::Claims].into_iter().chain(Kind::LISTED.map(Page::List)) {
        addresses.reserve(&path_of(documents, sources, entities, page), Output::Page(page), reports);
    }
    addresses.reserve("404.html", Output::NotFound, reports);
    let mut claimed = Claimed { notes: vec![false; documents.notes.len()], sources: vec![false; sources.len()] };
    for &note in published {
        let file = &documents.notes[note as usize];
        let page = if file.place.opens_list {
            claimed.notes[note as usize] = true;
            continue;
        } else {
            match file.place.kind {
                Kind::Analysis => Page::Analysis(note),
                Kind::Page => Page::Free(note),
                Kind::Source => continue,
                _ => match entities.of_note(note) {
                    Some(entity) => Page::Entity(EntityId(entity)),
                    None => continue,
                },
            }
        };
        let address = path_of(documents, sources, entities, page);
        let output = Output::Page(page);
        claimed.notes[note as usize] = if file.place.slug.split('/').any(str::is_empty) {
            reports.push(Report::new(&file.input.path, say::address_empty(&file.input.path)));
            false
        } else {
            addresses.claim(&address, output, &file.input.path, reports)
        };
    }
    for (at, source) in (0_u32..).zip(sources) {
        let path = source.path(documents);
        let page = Page::Source(at);
        // Two sources with one key are reported as such.
        let is_same_key = at.checked_sub(1).is_some_and(|before| sources[before as usize].key == source.key);
        claimed.sources[at as usize] = if is_same_key {
            false
        } else if source.slug.is_empty() {
            reports.push(Report::new(path, say::address_empty(path)));
            false
        } else {
            addresses.claim(&path_of(documents, sources, entities, page), Output::Page(page), path, reports)
        };
        if let Some(note) = source.note {
            claimed.notes[note as usize] = claimed.sources[at as usize];
        }
    }
    claimed
}

fn path_of(documents: &Documents, sources: &[Source], entities: &Entities, page: Page) -> String {
    match page {
        Page::Front => "index.html".to_owned(),
        Page::List(kind) => kind.index(),
        Page::Method => "method.html".to_owned(),
        Page::Claims => "claims.html".to_owned(),
        Page::Analysis(note) => Kind::Analysis.path(&documents.notes[note as usize].place.slug),
        Page::Free(note) => Kind::Page.path(&documents.notes[note as usize].place.slug),
        Page::Entity(entity) => {
            let entity = entities.get(entity);
            entity.page_kind().path(&entity.slug)
        }
        Page::Source(source) => Kind::Source.path(&sources[source as usize].slug),
    }
}

impl Site {
    /// The address of a page.
    pub fn path(&self, page: Page) -> String {
        path_of(&self.documents, &self.sources, &self.entities, page)
    }

    /// What stands at an address.
    pub fn output(&self, address: &str) -> Option<Output> {
        let at = self.outputs.binary_search_by(|(path, _)| (**path).cmp(address)).ok()?;
        Some(self.outputs[at].1)
    }

    /// Whether the page got its address; one that lost it to another input has none.
    pub fn has_address(&self, page: Page) -> bool {
        match page {
            Page::Analysis(note) | Page::Free(note) => self.claimed.notes[note as usize],
            Page::Entity(entity) => self.entity(entity).note.is_none_or(|note| self.claimed.notes[note as usize]),
            Page::Source(source) => self.claimed.sources[source as usize],
            _ => true,
        }
    }

    /// The page that a file makes.
    pub fn page_of_note(&self, note: u32) -> Option<Page> {
        let place = &self.note(note).place;
        Some(match (place.kind, place.opens_list) {
            (Kind::Page, true) => Page::Front,
            (kind, true) => Page::List(kind),
            (Kind::Analysis, _) => Page::Analysis(note),
            (Kind::Page, _) => Page::Free(note),
            (Kind::Source, _) => Page::Source(*self.backlinks.source_of_note.get(&note)?),
            _ => Page::Entity(EntityId(self.entities.of_note(note)?)),
        })
    }
}

/// Everything that is written.
#[derive(Default, Debug)]
pub struct Outputs {
    /// By address.
    all: Vec<(Arc<str>, Output)>,
    /// The addresses alone, in the same order.
    pub addresses: Vec<Arc<str>>,
    /// How many of them are pages that readers see.
    pub pages: usize,
    /// Former addresses with the pages that they lead to.
    pub redirects: Vec<(String, Page)>,
    reports: Reports,
}

impl Deref for Outputs {
    type Target = [(Arc<str>, Output)];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

/// The outputs as they were last, with all that they were made of.
#[derive(Default, Debug)]
pub struct Memory {
    skeleton: Option<Arc<Skeleton>>,
    statics: Vec<Arc<str>>,
    assets: Vec<u32>,
    has_page: Vec<bool>,
    archives: Vec<Arc<Vec<Archive>>>,
    /// Parts of each list, and of the list of claims.
    parts: [usize; 6],
    rolls: Rolls,
    outputs: Arc<Outputs>,
}

impl Memory {
    /// Everything that is written of a site whose indexes are made. What is wrong with an address goes to `reports`.
    pub fn outputs(
        &mut self,
        site: &Site,
        skeleton: &Arc<Skeleton>,
        uses: &[Arc<Uses>],
        statics: &[Arc<str>],
        reports: &mut Reports,
    ) -> Arc<Outputs> {
        let assets = assets_in_use(site, uses);
        let lists = &site.list_parts;
        let parts = std::array::from_fn(|at| lists.get(at).map_or(site.claims_parts.len(), Vec::len));
        let same_paths = |a: &Arc<Vec<Archive>>, b: &Arc<Vec<Archive>>| {
            Arc::ptr_eq(a, b) || a.iter().map(|archive| &archive.path).eq(b.iter().map(|archive| &archive.path))
        };
        let is_same = self.skeleton.as_ref().is_some_and(|known| Arc::ptr_eq(known, skeleton))
            && self.statics == statics
            && self.assets == assets
            && self.has_page == site.has_page
            && self.parts == parts
            && self.rolls == site.rolls
            && self.archives.len() == site.archives.len()
            && self.archives.iter().zip(&site.archives).all(|(a, b)| same_paths(a, b));
        if !is_same {
            self.outputs = Arc::new(claim_outputs(site, Addresses::over(&skeleton.addresses), statics, &assets));
            self.skeleton = Some(skeleton.clone());
            (self.statics, self.assets, self.parts) = (statics.to_vec(), assets, parts);
            self.rolls.clone_from(&site.rolls);
            self.has_page.clone_from(&site.has_page);
            self.archives.clone_from(&site.archives);
        }
        reports.extend_from_slice(&self.outputs.reports);
        self.outputs.clone()
    }
}

/// Claims the addresses that follow from what was linked: countries, archives, parts of lists, former addresses, files.
fn claim_outputs(site: &Site, mut addresses: Addresses, statics: &[Arc<str>], assets: &[u32]) -> Outputs {
    let mut reports = Reports::new();
    for (at, entity) in site.entities.ids() {
        let id = EntityId(at);
        if entity.note.is_none() && site.has_page[at as usize] {
            addresses.reserve(&site.path(Page::Entity(id)), Output::Page(Page::Entity(id)), &mut reports);
        }
        for (part, archive) in (0..).zip(&*site.archives[at as usize]) {
            addresses.reserve(&archive.path, Output::Mentions(id, part), &mut reports);
        }
    }
    for (at, kind) in Kind::LISTED.into_iter().enumerate() {
        for (part, list) in (0..).zip(&site.list_parts[at]).skip(1) {
            addresses.reserve(&list.path, Output::ListPart(kind, part), &mut reports);
        }
    }
    for (part, list) in (0..).zip(&site.claims_parts).skip(1) {
        addresses.reserve(&list.path, Output::ClaimsPart(part), &mut reports);
    }
    for (roll, part, list) in site.rolls.further() {
        addresses.reserve(&list.path, Output::RollPart(roll, part), &mut reports);
    }
    for (at, path) in (0..).zip(statics) {
        addresses.reserve(&format!("static/{path}"), Output::Static(at), &mut reports);
    }
    for asset in assets {
        let path = &site.documents.assets[*asset as usize].path;
        addresses.claim(asset_path(path), Output::Asset(*asset), path, &mut reports);
    }
    let redirects = claim_former(site, &mut addresses, &mut reports);
    let hidden = |output: &Output| matches!(output, Output::Page(Page::Entity(entity)) if !site.has_page[entity.0 as usize]);
    let mut all = addresses.into_sorted();
    all.retain(|(_, output)| !hidden(output));
    Outputs {
        addresses: all.iter().map(|(address, _)| address.clone()).collect(),
        pages: all.iter().filter(|(_, output)| output.is_page()).count(),
        all,
        redirects,
        reports,
    }
}

/// Pictures and attachments that published pages use: they stand at their own place.
fn assets_in_use(site: &Site, uses: &[Arc<Uses>]) -> Vec<u32> {
    let mut assets: Vec<u32> = site.published.iter().flat_map(|note| uses[*note as usize].assets.iter().copied()).collect();
    assets.sort_unstable();
    assets.dedup();
    assets
}

fn claim_former(site: &Site, addresses: &mut Addresses, reports: &mut Reports) -> Vec<(String, Page)> {
    let mut redirects = Vec::new();
    for &note in &*site.published {
        let Some(page) = site.page_of_note(note).filter(|page| site.has_address(*page)) else { continue };
        // Nothing leads to a person without a page, by no former name either.
        if matches!(page, Page::Entity(entity) if !site.has_page[entity.0 as usize]) {
            continue;
        }
        let file = site.note(note);
        for former in &file.note.front.common().moved_from {
            let address = former.value.trim_end_matches(".html").to_owned() + ".html";
            let output = Output::Redirect(u32::try_from(redirects.len()).unwrap_or(u32::MAX));
            let taken = |other: &str| say::moved_from_taken(former.span, &address, other);
            if addresses.claim_former(&address, output, &file.input.path, taken, reports) {
                redirects.push((address, page));
            }
        }
    }
    redirects
}

/// Where an asset stands in the output: as below `content/`.
pub fn asset_path(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}
