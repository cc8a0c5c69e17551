//! How lists and gathered mentions are cut into pages, so that no page grows with the site.

use std::collections::BTreeMap;
use std::ops::Range;

use super::gather::{ENTRIES_ON_A_PAGE, MENTIONS_ON_A_PAGE, NEWEST_MENTIONS, runs};
use super::{Page, Site};
use crate::address::Kind;
use crate::brief::Stance;
use crate::document::Front;
use crate::front::{DisputeStatus, Publish};
use crate::mention::EntityId;
use crate::text::fold;

/// A page of older mentions of one entity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Archive {
    pub path: String,
    /// None: undated.
    pub year: Option<i32>,
    /// From 1, the oldest.
    pub part: u32,
    /// Its sources, newest first: where the mentions of each begin in the index.
    pub groups: Vec<u32>,
    /// Mentions in the whole year.
    pub total: usize,
}

/// How many lines the mentions of one source fill on an entity's page.
fn weight(site: &Site, source: u32, mentions: usize) -> usize {
    match site.sources[source as usize].publish {
        Publish::Full => mentions.min(NEWEST_MENTIONS),
        Publish::Cited | Publish::Metadata => 1,
    }
}

/// How many of an entity's sources its own page shows.
pub fn shown_sources(site: &Site, entity: EntityId) -> usize {
    let weights = site.mention_index.by_source(entity.0 as usize).map(|group| weight(site, group[0].source, group.len()));
    runs(weights, NEWEST_MENTIONS).first().map_or(0, |run| run.end)
}

/// The pages of older mentions that an entity needs, below `folder`: whole years of which not all fits on its own page.
pub fn archives(site: &Site, entity: EntityId, folder: &str) -> Vec<Archive> {
    let shown = shown_sources(site, entity);
    let mut years: BTreeMap<Option<i32>, Vec<(u32, usize, usize)>> = BTreeMap::new();
    let mut older = Vec::new();
    let mut first = 0;
    for (at, group) in site.mention_index.by_source(entity.0 as usize).enumerate() {
        let source = group[0].source;
        let year = site.sources[source as usize].year;
        years.entry(year).or_default().push((first, group.len(), weight(site, source, group.len())));
        first += u32::try_from(group.len()).unwrap_or(u32::MAX);
        if at >= shown && !older.contains(&year) {
            older.push(year);
        }
    }
    let needed = years.into_iter().rev().filter(|(year, _)| older.contains(year));
    needed.flat_map(|(year, groups)| year_pages(folder, year, &groups)).collect()
}

/// The parts of one year, newest first; the oldest is part 1 and keeps its address as new mentions come.
fn year_pages(folder: &str, year: Option<i32>, groups: &[(u32, usize, usize)]) -> Vec<Archive> {
    let total = groups.iter().map(|(_, mentions, _)| mentions).sum();
    let name = year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
    let oldest_first: Vec<&(u32, usize, usize)> = groups.iter().rev().collect();
    let parts = runs(oldest_first.iter().map(|(_, _, weight)| *weight), MENTIONS_ON_A_PAGE);
    let page = |(part, range): (u32, Range<usize>)| Archive {
        path: if part == 1 { format!("{folder}/{name}.html") } else { format!("{folder}/{name}-{part}.html") },
        year,
        part,
        groups: oldest_first[range].iter().rev().map(|(at, _, _)| *at).collect(),
        total,
    };
    let mut pages: Vec<Archive> = (1..).zip(parts).map(page).collect();
    pages.reverse();
    pages
}

/// One page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListPart {
    pub path: String,
    /// As shown to readers.
    pub number: usize,
    pub entries: Range<usize>,
}

/// How a list is cut: so many entries at its own address, [`ENTRIES_ON_A_PAGE`] on each further page.
#[derive(Clone, Copy, Debug)]
pub struct Cut<'a> {
    pub own: &'a str,
    pub entries: usize,
    /// Newest first: it is cut from the oldest entry on, so that a full part never changes. Others are cut from the beginning.
    pub by_date: bool,
}

impl Cut<'_> {
    /// The pages of a list of `len` entries in the order of display; the first stands at the list's own address.
    pub fn parts(self, len: usize, path: impl Fn(usize) -> String) -> Vec<ListPart> {
        let own = self.entries;
        let first = ListPart { path: self.own.to_owned(), number: 1, entries: 0..len.min(own) };
        if len <= own {
            return vec![first];
        }
        if self.by_date {
            let count = (len - own).div_ceil(ENTRIES_ON_A_PAGE);
            let older = (1..=count).rev().map(|number| {
                let end = len - (number - 1) * ENTRIES_ON_A_PAGE;
                ListPart { path: path(number), number, entries: end.saturating_sub(ENTRIES_ON_A_PAGE).max(own)..end }
            });
            return std::iter::once(ListPart { number: count + 1, ..first }).chain(older).collect();
        }
        let rest = (2..).zip((own..len).step_by(ENTRIES_ON_A_PAGE));
        let rest = rest.map(|(number, start)| ListPart {
            path: path(number),
            number,
            entries: start..len.min(start + ENTRIES_ON_A_PAGE),
        });
        std::iter::once(first).chain(rest).collect()
    }
}

/// The pages of the list of a kind.
pub fn list_parts(kind: Kind, len: usize) -> Vec<ListPart> {
    let by_date = matches!(kind, Kind::Analysis | Kind::Source);
    let cut = Cut { own: &kind.index(), entries: ENTRIES_ON_A_PAGE, by_date };
    cut.parts(len, |number| format!("{}/part-{number}.html", kind.folder()))
}

/// Parties of a claim that the page of all claims shows under one stance.
pub const PARTIES_IN_A_ROW: usize = 6;
/// What a row of that page weighs beside its parties, and what a page may weigh: a party is about 200 bytes.
const ROW: usize = 4;
const WEIGHT_OF_A_PAGE: usize = 600;

/// The pages of all claims, in the order of the disputes.
pub fn claims_parts(site: &Site) -> Vec<ListPart> {
    let weight = |(dispute, claim): &(EntityId, u32)| {
        let claim = site.dispute(*dispute).and_then(|dispute| dispute.claims.get(*claim as usize));
        let mut stances = [0; Stance::ALL.len()];
        for position in claim.iter().flat_map(|claim| &claim.positions) {
            stances[position.stance as usize] += 1;
        }
        ROW + stances.into_iter().map(|count: usize| count.min(PARTIES_IN_A_ROW)).sum::<usize>()
    };
    let mut parts = runs(site.backlinks.claims.iter().map(weight), WEIGHT_OF_A_PAGE);
    if parts.is_empty() {
        parts.push(0..0);
    }
    let path = |number: usize| if number == 1 { "claims.html".to_owned() } else { format!("claims-{number}.html") };
    (1..).zip(parts).map(|(number, entries)| ListPart { path: path(number), number, entries }).collect()
}

/// The pages of each listed kind as lists show them; `analyses` newest first.
pub fn lists(site: &Site, analyses: &[u32]) -> [Vec<Page>; 5] {
    let with_address = |page: &Page| site.has_address(*page);
    Kind::LISTED.map(|kind| match kind {
        Kind::Analysis => analyses.iter().copied().map(Page::Analysis).filter(with_address).collect(),
        Kind::Source => site.newest_sources.iter().copied().map(Page::Source).filter(with_address).collect(),
        _ => {
            let mut ids: Vec<EntityId> =
                site.entities.ids().filter(|(_, entity)| entity.page_kind() == kind).map(|(at, _)| EntityId(at)).collect();
            ids.retain(|id| site.is_linkable(*id) && site.has_address(Page::Entity(*id)));
            ids.sort_by_cached_key(|id| (dispute_rank(site, *id), fold(&site.entity(*id).name), *id));
            ids.into_iter().map(Page::Entity).collect()
        }
    })
}

/// Open disputes first.
fn dispute_rank(site: &Site, id: EntityId) -> u8 {
    let status = site.entity(id).note.map(|note| &site.note(note).note.front);
    match status {
        Some(Front::Dispute(dispute)) => match dispute.status {
            None | Some(DisputeStatus::Open) => 0,
            Some(DisputeStatus::Negotiating) => 1,
            Some(DisputeStatus::Dormant) => 2,
            Some(DisputeStatus::Settled) => 3,
        },
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, len: usize, expected: &[(&str, usize, Range<usize>)]) {
        let found: Vec<(String, usize, Range<usize>)> =
            list_parts(kind, len).into_iter().map(|part| (part.path, part.number, part.entries)).collect();
        let expected: Vec<_> =
            expected.iter().map(|(path, number, range)| ((*path).to_owned(), *number, range.clone())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lists_by_date_are_cut_from_the_oldest_entry() {
        check(Kind::Source, 0, &[("sources/index.html", 1, 0..0)]);
        check(
            Kind::Source,
            450,
            &[("sources/index.html", 3, 0..200), ("sources/part-2.html", 2, 200..250), ("sources/part-1.html", 1, 250..450)],
        );
        check(
            Kind::Actor,
            450,
            &[("actors/index.html", 1, 0..200), ("actors/part-2.html", 2, 200..400), ("actors/part-3.html", 3, 400..450)],
        );
    }

    #[test]
    fn the_oldest_part_of_a_year_keeps_its_address() {
        let groups: Vec<(u32, usize, usize)> = (0..4).map(|at| (at, 200, 200)).collect();
        let pages = year_pages("actors/a", Some(2024), &groups);
        let shown: Vec<(&str, &[u32])> = pages.iter().map(|page| (page.path.as_str(), page.groups.as_slice())).collect();
        assert_eq!(
            shown,
            [
                ("actors/a/2024-4.html", &[0][..]),
                ("actors/a/2024-3.html", &[1]),
                ("actors/a/2024-2.html", &[2]),
                ("actors/a/2024.html", &[3]),
            ]
        );
    }
}
