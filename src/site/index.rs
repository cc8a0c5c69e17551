//! The indexes that views read: who is named, cited and quoted where, what has a page, and in which order lists show it.

use rayon::prelude::*;

use super::backlinks::Backlinks;
use super::gather::MentionIndex;
use super::resolve::Cited;
use super::sources::Source;
use super::{CiteUse, PositionUse, Site, archive, uses};
use crate::address::Kind;
use crate::document::Front;
use crate::mention::EntityId;

/// Sources by date of issue, undated last.
pub fn newest_first(sources: &[Source]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..u32::try_from(sources.len()).unwrap_or(u32::MAX)).collect();
    order.sort_by_key(|at| std::cmp::Reverse(sources[*at as usize].date_key));
    order
}

impl Site {
    /// Builds the indexes that views read.
    pub(super) fn index(&mut self) {
        let newest = self.newest_sources.iter().map(|at| (*at, self.mentions[*at as usize].gathered.as_slice()));
        self.mention_index = MentionIndex::new(self.entities.len(), newest);
        self.index_notes();
        self.has_page = self.with_pages();
        self.archives = (0..u32::try_from(self.entities.len()).unwrap_or(u32::MAX))
            .into_par_iter()
            .map(|entity| archive::archives(self, EntityId(entity)))
            .collect();
        self.lists = archive::lists(self);
        self.list_parts = std::array::from_fn(|at| archive::list_parts(Kind::LISTED[at], self.lists[at].len()));
        self.backlinks = Backlinks::new(self);
        self.claims_parts = archive::claims_parts(self.backlinks.claims.len());
    }

    fn index_notes(&mut self) {
        let mut named: Vec<Vec<u32>> = vec![Vec::new(); self.entities.len()];
        let mut cited: Vec<Vec<CiteUse>> = vec![Vec::new(); self.sources.len()];
        let mut positions: Vec<Vec<PositionUse>> = vec![Vec::new(); self.entities.len()];
        for &note in &*self.published {
            let body = &self.bodies[note as usize];
            for (citation, items) in (0..).zip(&body.citations) {
                for (item, what) in (0..).zip(items) {
                    if let Cited::Source(source) = what {
                        cited[*source as usize].push(CiteUse { note, citation, item });
                    }
                }
            }
            if self.note(note).place.kind == Kind::Analysis && !self.note(note).place.opens_list {
                for entity in uses::named_in(body) {
                    named[entity.0 as usize].push(note);
                }
            }
            uses::index_positions(self, note, &mut positions);
        }
        let mut newest: Vec<u32> = self.published.to_vec();
        newest.sort_by_cached_key(|note| uses::analysis_order(self.note(*note)));
        let mut ranks = vec![0_usize; self.documents.notes.len()];
        newest.iter().enumerate().for_each(|(rank, note)| ranks[*note as usize] = rank);
        for notes in &mut named {
            notes.sort_unstable_by_key(|note| ranks[*note as usize]);
        }
        self.cited_paragraphs = cited.iter().map(|uses| self.paragraphs_of(uses)).collect();
        (self.named_in, self.cited, self.positions) = (named, cited, positions);
    }

    /// Numbers of the paragraphs that are cited.
    fn paragraphs_of(&self, uses: &[CiteUse]) -> Vec<u32> {
        let items = uses.iter().map(|at| &self.note(at.note).note.body.citations[at.citation as usize].items[at.item as usize]);
        let mut runs: Vec<(u32, u32)> = items.flat_map(|item| item.paragraphs.iter().copied()).collect();
        runs.sort_unstable();
        // Each number once, however many runs hold it.
        let mut numbers: Vec<u32> = Vec::new();
        for (first, last) in runs {
            let next = numbers.last().map_or(first, |known| first.max(known + 1));
            numbers.extend(next..=last);
        }
        numbers
    }

    /// Which entities have a page: hand-written ones, and countries that anything names.
    fn with_pages(&self) -> Vec<bool> {
        let named = |at: u32| !self.mention_index.of(at as usize).is_empty();
        let mut with: Vec<bool> = self.entities.ids().map(|(at, entity)| entity.note.is_some() || named(at)).collect();
        for &note in &*self.published {
            for entity in uses::named_in(&self.bodies[note as usize]) {
                with[entity.0 as usize] = true;
            }
            let countries = match &self.note(note).note.front {
                Front::Actor(actor) => actor.countries.as_slice(),
                Front::Dispute(dispute) => &dispute.countries,
                _ => &[],
            };
            for country in countries.iter().filter_map(|given| self.entities.country(&given.value)) {
                with[country as usize] = true;
            }
        }
        for (at, entity) in self.entities.ids() {
            with[at as usize] &= !entity.is_hidden();
        }
        with
    }
}
