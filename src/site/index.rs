//! The indexes that views read: who is named and cited where, what has a page, and in which order lists show it. Each is kept as long as
//! what it was made of stays the same; an index by entity changes for the entities that an edit is about.

use std::sync::Arc;

use rayon::prelude::*;

use super::archive::{self, Archive};
use super::backlinks::{self, Backlinks};
use super::gather::{self, Gathered};
use super::rolls::Rolls;
use super::skeleton::Skeleton;
use super::sources::Source;
use super::uses::Uses;
use super::{CiteUse, Page, PositionUse, Site, settle};
use crate::address::Kind;
use crate::date::Edtf;
use crate::front::Publish;
use crate::mention::EntityId;

/// What is kept from one link to the next.
#[derive(Default, Debug)]
pub struct Memory {
    newest: Newest,
    gathered: gather::Memory,
    notes: OfNotes,
    archives: Archives,
    lists: Option<Lists>,
}

impl Memory {
    /// Builds the indexes of `site` from what was linked so far.
    pub fn fill(&mut self, site: &mut Site, skeleton: &Arc<Skeleton>, uses: &[Arc<Uses>]) {
        site.newest_sources = self.newest.order(&site.sources);
        site.newest_date = self.newest.date(&site.sources).max(skeleton.newest_date.clone()).map(|(_, text)| text);
        site.mention_index = self.gathered.index(site.entities.len(), &site.newest_sources, &site.mentions);
        self.notes.follow(site, skeleton, uses);
        site.named_in = self.notes.named_in.clone();
        site.cited = self.notes.cited.clone();
        site.positions = self.notes.positions.clone();
        site.cited_paragraphs = self.notes.cited_paragraphs.clone();
        site.has_page = with_pages(site, skeleton, uses);
        site.archives = self.archives.archives(site);
        self.fill_lists(site, skeleton);
        site.list_parts = std::array::from_fn(|at| archive::list_parts(Kind::LISTED[at], site.lists[at].len()));
        site.claims_parts = archive::claims_parts(site);
        site.allowances = settle::allowances(site);
        site.rolls = Rolls::new(site);
    }

    fn fill_lists(&mut self, site: &mut Site, skeleton: &Arc<Skeleton>) {
        let is_same = |known: &Lists| {
            Arc::ptr_eq(&known.skeleton, skeleton)
                && Arc::ptr_eq(&known.newest, &site.newest_sources)
                && known.has_page == site.has_page
        };
        if let Some(known) = self.lists.as_ref().filter(|known| is_same(known)) {
            site.lists = known.all.clone();
            // Of all that these rest on the claims alone stand in bodies.
            let same_claims = backlinks::claims(site) == known.backlinks.claims;
            site.backlinks = if same_claims { known.backlinks.clone() } else { Arc::new(Backlinks::new(site)) };
        } else {
            site.lists = Arc::new(archive::lists(site, &skeleton.analyses));
            site.backlinks = Arc::new(Backlinks::new(site));
        }
        self.lists = Some(Lists {
            skeleton: skeleton.clone(),
            newest: site.newest_sources.clone(),
            has_page: site.has_page.clone(),
            all: site.lists.clone(),
            backlinks: site.backlinks.clone(),
        });
    }
}

/// The order of the sources by date, and the newest date that they give.
#[derive(Default, Debug)]
struct Newest {
    keys: Vec<i32>,
    order: Arc<Vec<u32>>,
    sources: Arc<Vec<Source>>,
    date: Option<DateKey>,
}

/// Orders dates, and their text.
pub type DateKey = (i32, String);

/// A date by which a file may be the newest of the inputs.
pub fn date_key(date: &Edtf) -> Option<DateKey> {
    date.latest().is_some().then(|| (date.sort_key(), date.text.clone()))
}

impl Newest {
    /// Sources by date of issue, undated last.
    fn order(&mut self, sources: &[Source]) -> Arc<Vec<u32>> {
        let is_same =
            sources.len() == self.keys.len() && sources.iter().zip(&self.keys).all(|(source, key)| source.date_key == *key);
        if !is_same {
            self.keys = sources.iter().map(|source| source.date_key).collect();
            let mut order: Vec<u32> = (0..u32::try_from(sources.len()).unwrap_or(u32::MAX)).collect();
            order.sort_by_key(|at| std::cmp::Reverse(self.keys[*at as usize]));
            self.order = Arc::new(order);
        }
        self.order.clone()
    }

    /// The newest date that a source was read or issued on.
    fn date(&mut self, sources: &Arc<Vec<Source>>) -> Option<DateKey> {
        let date = |source: &Source| {
            source.front.accessed.as_ref().or(source.front.issued.as_ref()).and_then(|date| date_key(&date.value))
        };
        let pairs = self.sources.iter().zip(sources.iter());
        let others = pairs.filter(|(known, source)| !Arc::ptr_eq(&known.record, &source.record));
        let (gone, come): (Vec<_>, Vec<_>) = others.map(|(known, source)| (date(known), date(source))).unzip();
        if self.sources.len() != sources.len() || gone.contains(&self.date) {
            self.date = sources.iter().filter_map(date).max();
        } else {
            self.date = come.into_iter().chain([self.date.take()]).max().flatten();
        }
        self.sources = sources.clone();
        self.date.clone()
    }
}

/// What published files name and cite, asked from the other end; and what it was made of.
#[derive(Default, Debug)]
struct OfNotes {
    uses: Vec<Arc<Uses>>,
    published: Arc<Vec<u32>>,
    analyses: Vec<u32>,
    newest: Vec<u32>,
    named_in: Arc<Vec<Vec<u32>>>,
    cited: Arc<Vec<Vec<CiteUse>>>,
    positions: Arc<Vec<Vec<PositionUse>>>,
    cited_paragraphs: Arc<Vec<Vec<u32>>>,
}

impl OfNotes {
    fn follow(&mut self, site: &Site, skeleton: &Skeleton, uses: &[Arc<Uses>]) {
        let is_same = self.named_in.len() == site.entities.len()
            && self.cited.len() == site.sources.len()
            && self.published == site.published
            && self.analyses == skeleton.analyses
            && self.newest == skeleton.newest
            && self.uses == uses;
        if is_same {
            return;
        }
        let published = || site.published.iter().map(|note| &uses[*note as usize]);
        let mut named: Vec<Vec<u32>> = vec![Vec::new(); site.entities.len()];
        for &note in &skeleton.analyses {
            uses[note as usize].named.iter().for_each(|entity| named[entity.0 as usize].push(note));
        }
        let mut positions: Vec<Vec<PositionUse>> = vec![Vec::new(); site.entities.len()];
        published().flat_map(|uses| &uses.positions).for_each(|(party, at)| positions[party.0 as usize].push(*at));
        let mut cited: Vec<Vec<CiteUse>> = vec![Vec::new(); site.sources.len()];
        let mut runs: Vec<Vec<(u32, u32)>> = vec![Vec::new(); site.sources.len()];
        for one in skeleton.newest.iter().flat_map(|note| &uses[*note as usize].cited) {
            cited[one.source as usize].push(one.at);
            runs[one.source as usize].extend(&one.paragraphs);
        }
        let paragraphs: Vec<Vec<u32>> = runs.into_iter().map(numbers_in).collect();
        self.named_in = Arc::new(named);
        self.positions = Arc::new(positions);
        self.cited = Arc::new(cited);
        if *self.cited_paragraphs != paragraphs {
            self.cited_paragraphs = Arc::new(paragraphs);
        }
        self.uses = uses.to_vec();
        self.published = site.published.clone();
        self.analyses.clone_from(&skeleton.analyses);
        self.newest.clone_from(&skeleton.newest);
    }
}

/// The numbers in runs, each once, however many runs hold it.
fn numbers_in(mut runs: Vec<(u32, u32)>) -> Vec<u32> {
    runs.sort_unstable();
    let mut numbers: Vec<u32> = Vec::new();
    for (first, last) in runs {
        let next = numbers.last().map_or(first, |known| first.max(known + 1));
        numbers.extend(next..=last);
    }
    numbers
}

/// Which entities have a page: hand-written ones, and countries that anything names.
fn with_pages(site: &Site, skeleton: &Skeleton, uses: &[Arc<Uses>]) -> Vec<bool> {
    let named = |at: u32| !site.mention_index.of(at as usize).is_empty();
    let mut with: Vec<bool> = site.entities.ids().map(|(at, entity)| entity.note.is_some() || named(at)).collect();
    let in_notes = site.published.iter().flat_map(|note| &uses[*note as usize].named);
    for entity in in_notes.chain(&skeleton.countries) {
        with[entity.0 as usize] = true;
    }
    for (at, entity) in site.entities.ids() {
        with[at as usize] &= !entity.is_hidden();
    }
    with
}

/// The pages of older mentions, by entity, and what they were made of.
#[derive(Default, Debug)]
struct Archives {
    /// By source: what decides how its mentions are shown, and where.
    shown: Vec<(Publish, Option<i32>)>,
    known: Vec<ArchivesOf>,
}

#[derive(Default, Debug)]
struct ArchivesOf {
    gathered: Arc<Gathered>,
    /// None: it has no such pages, whatever names it.
    folder: Option<String>,
    archives: Arc<Vec<Archive>>,
}

impl Archives {
    fn archives(&mut self, site: &Site) -> Vec<Arc<Vec<Archive>>> {
        let shown = |source: &Source| (source.publish, source.year);
        let same_sources = self.shown.len() == site.sources.len()
            && self.shown.iter().zip(site.sources.iter()).all(|(known, source)| *known == shown(source));
        if !same_sources {
            self.shown = site.sources.iter().map(shown).collect();
            self.known.clear();
        }
        self.known.resize_with(site.entities.len(), ArchivesOf::default);
        self.known.par_iter_mut().enumerate().with_min_len(64).for_each(|(at, known)| known.follow(site, at));
        self.known.iter().map(|known| known.archives.clone()).collect()
    }
}

impl ArchivesOf {
    fn follow(&mut self, site: &Site, at: usize) {
        let gathered = site.mention_index.gathered(at);
        let entity = EntityId(u32::try_from(at).expect("fewer than 4 billion entities"));
        let gathers = site.has_page[at] && !site.entity(entity).is_protected() && gather::needs_more_pages(gathered);
        let folder = gathers.then(|| site.path(Page::Entity(entity)).trim_end_matches(".html").to_owned());
        if Arc::ptr_eq(&self.gathered, gathered) && self.folder == folder {
            return;
        }
        let archives = folder.as_ref().map(|folder| archive::archives(site, entity, folder)).unwrap_or_default();
        if *self.archives != archives {
            self.archives = Arc::new(archives);
        }
        (self.gathered, self.folder) = (gathered.clone(), folder);
    }
}

/// Lists, and references turned round, with what they were made of.
#[derive(Debug)]
struct Lists {
    skeleton: Arc<Skeleton>,
    newest: Arc<Vec<u32>>,
    has_page: Vec<bool>,
    all: Arc<[Vec<Page>; 5]>,
    backlinks: Arc<Backlinks>,
}
