//! Lists that belong to one page: who belongs to a country, what cites a source. A long one goes on on pages of its own below that page, so
//! that no page grows with the site.

use std::collections::BTreeMap;
use std::ops::Range;

use super::archive::{Cut, ListPart};
use super::{Page, Site};
use crate::mention::EntityId;

/// A list of one page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Roll {
    /// Of a country.
    Actors(EntityId),
    /// Of a country.
    Disputes(EntityId),
    /// That name an entity, newest first.
    Analyses(EntityId),
    /// The citations of a source, those in the newest pages first.
    Evidence(u32),
    /// The sources that are drawn from a source.
    Derived(u32),
    /// What the method page says is allowed.
    Allowed,
}

impl Roll {
    /// The page that it belongs to.
    pub fn page(self) -> Page {
        match self {
            Self::Actors(entity) | Self::Disputes(entity) | Self::Analyses(entity) => Page::Entity(entity),
            Self::Evidence(source) | Self::Derived(source) => Page::Source(source),
            Self::Allowed => Page::Method,
        }
    }

    /// Its id on that page, and what the addresses of further pages begin with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actors(_) => "actors",
            Self::Disputes(_) => "disputes",
            Self::Analyses(_) => "analyses",
            Self::Evidence(_) => "evidence",
            Self::Derived(_) => "derived",
            Self::Allowed => "allowed",
        }
    }

    /// How many entries stand on that page, beside all else that it gathers.
    fn own_entries(self) -> usize {
        match self {
            Self::Derived(_) => 20,
            Self::Disputes(_) => 50,
            Self::Actors(_) | Self::Analyses(_) => 100,
            Self::Evidence(_) => 150,
            Self::Allowed => 200,
        }
    }

    fn len(self, site: &Site) -> usize {
        match self {
            Self::Actors(entity) => site.backlinks.actors_of.get(&entity).map_or(0, Vec::len),
            Self::Disputes(entity) => site.backlinks.disputes_of.get(&entity).map_or(0, Vec::len),
            Self::Analyses(entity) => site.named_in[entity.0 as usize].len(),
            Self::Evidence(source) => site.cited[source as usize].len(),
            Self::Derived(source) => site.backlinks.derived.get(&source).map_or(0, Vec::len),
            Self::Allowed => site.allowances.len(),
        }
    }

    fn parts(self, site: &Site, len: usize) -> Vec<ListPart> {
        let own = site.path(self.page());
        let folder = own.strip_suffix(".html").unwrap_or(&own);
        let by_date = matches!(self, Self::Analyses(_) | Self::Evidence(_));
        let cut = Cut { own: &own, entries: self.own_entries(), by_date };
        cut.parts(len, |number| format!("{folder}/{}-{number}.html", self.name()))
    }
}

/// The pages of all lists that do not fit on one.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Rolls(BTreeMap<Roll, Vec<ListPart>>);

impl Rolls {
    /// Those of `site`, whose indexes are made.
    pub fn new(site: &Site) -> Self {
        let sources = (0..).zip(site.cited.iter()).flat_map(|(at, _)| [Roll::Evidence(at), Roll::Derived(at)]);
        let of_entity = |entity: EntityId| {
            let analyses = (!site.entity(entity).is_protected()).then_some(Roll::Analyses(entity));
            [Roll::Actors(entity), Roll::Disputes(entity)].into_iter().chain(analyses)
        };
        let with_page = site.entities.ids().map(|(at, _)| EntityId(at)).filter(|entity| site.has_page[entity.0 as usize]);
        let all = sources.chain(with_page.flat_map(of_entity)).chain([Roll::Allowed]);
        let long = all.filter_map(|roll| {
            let len = roll.len(site);
            (len > roll.own_entries() && site.has_address(roll.page())).then(|| (roll, roll.parts(site, len)))
        });
        Self(long.collect())
    }

    /// The pages of a list, the first being the one that it belongs to; none for one that fits there.
    pub fn parts(&self, roll: Roll) -> &[ListPart] {
        self.0.get(&roll).map_or(&[], Vec::as_slice)
    }

    /// Every page but those that the lists belong to, with its place among those of its list.
    pub fn further(&self) -> impl Iterator<Item = (Roll, u32, &ListPart)> {
        self.0.iter().flat_map(|(roll, parts)| (0..).zip(parts).skip(1).map(|(part, list)| (*roll, part, list)))
    }

    /// The entries that stand on one page of a list.
    pub fn entries(&self, roll: Roll, part: u32) -> Range<usize> {
        self.parts(roll).get(part as usize).map_or(0..usize::MAX, |part| part.entries.clone())
    }
}

/// Those of `all` in a range that may end behind them.
pub fn of<T>(all: &[T], entries: Range<usize>) -> &[T] {
    &all[entries.start.min(all.len())..entries.end.min(all.len())]
}
