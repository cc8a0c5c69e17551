//! Corroboration, in two counts that are never mixed: how many independent sources report that something was said, and which parties say
//! that it is so ([`parties`]).
//!
//! Two sources count once when one outlet published both, when one is drawn from the other or both from the same source, or when they share
//! wording ([`crate::overlap`]). Only pairs are compared; what is joined by a chain of pairs is one group. Where no publisher is given, the
//! outlet may be that of any other source or none of them: so there is a lowest and a highest number. A retracted source is counted apart.

mod groups;
pub mod held;
pub mod parties;
pub mod when;

use rustc_hash::FxHashMap;

use super::Site;
use super::resolve::Cited;
use crate::brief;
use crate::front::SourceStatus;
use crate::text::fold_name;
use groups::Groups;

/// How many of some sources are independent of each other.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Independent {
    /// How many sources there are that were not retracted.
    pub texts: usize,
    /// Every source without a publisher comes from the outlet of another.
    pub low: usize,
    /// None does.
    pub high: usize,
    /// How many sources have no publisher.
    pub unknown: usize,
    /// How many more were retracted: they report nothing any more.
    pub retracted: usize,
    /// What joins them, by pair; of shared wording only what joins two that no other pair has joined by their wording yet, so that of many
    /// copies of one report there are no more pairs than texts.
    pub links: Vec<Link>,
}

/// Why two sources count once. The first stands before the second in the list of all sources, unless it is drawn from it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    pub sources: (u32, u32),
    pub reason: Reason,
}

/// Ordered by how plain it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// The same publisher. Of several texts each is joined with the first alone.
    Outlet,
    /// The first is drawn from the second.
    Derived,
    /// Both are drawn from this source.
    Origin(u32),
    /// Of the words of the shorter so many per cent stand in both.
    Wording(u8),
}

/// How many of `sources` are independent; one that is given twice counts once.
pub fn independent(site: &Site, sources: &[u32]) -> Independent {
    let mut sources = sources.to_vec();
    sources.sort_unstable();
    sources.dedup();
    let mut links = of_outlets(site, &sources);
    links.extend(of_origins(site, &sources));
    links.extend(of_wording(site, &sources));
    links.sort_by_key(|link| (link.sources.0.min(link.sources.1), link.sources.0.max(link.sources.1), link.reason));
    let mut groups = Groups::new(sources.len());
    let place = |source: u32| sources.binary_search(&source).unwrap_or_default();
    for link in &links {
        groups.join(place(link.sources.0), place(link.sources.1));
    }
    // What was retracted still joins those that share it.
    let sound: Vec<u32> = sources.iter().copied().filter(|source| !is_retracted(site, *source)).collect();
    let mut sizes: FxHashMap<usize, usize> = FxHashMap::default();
    for source in &sound {
        *sizes.entry(groups.of(place(*source))).or_default() += 1;
    }
    links.retain(|link| sizes.get(&groups.of(place(link.sources.0))).is_some_and(|size| *size > 1));
    let high = sizes.len();
    let unknown = sound.iter().filter(|source| outlet(site, **source).is_none()).count();
    // Each text of an unknown outlet can join its group to one more.
    let low = high.saturating_sub(unknown).max(usize::from(high > 0));
    Independent { texts: sound.len(), low, high, unknown, retracted: sources.len() - sound.len(), links }
}

/// The sources that report any position of a claim of the dispute in `note`, ascending.
pub fn sources_of(site: &Site, note: u32, claim: &brief::Claim) -> Vec<u32> {
    cited(site, note, claim.positions.iter().flat_map(|position| &position.citations))
}

/// The sources of some citations of the file `note`, each once, ascending.
pub fn cited<'a>(site: &Site, note: u32, citations: impl IntoIterator<Item = &'a u32>) -> Vec<u32> {
    let cited = citations.into_iter().flat_map(|at| &site.bodies[note as usize].citations[*at as usize]);
    let mut sources: Vec<u32> = cited.filter_map(Cited::source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// Whether a source was retracted.
pub fn is_retracted(site: &Site, source: u32) -> bool {
    site.sources[source as usize].front.status == Some(SourceStatus::Retracted)
}

/// A publisher's name as outlets are compared: case, accents, spaces and a leading "The" aside.
fn outlet(site: &Site, source: u32) -> Option<String> {
    let publisher = site.sources[source as usize].front.publisher.as_ref()?;
    Some(fold_name(&publisher.value)).filter(|name| !name.is_empty())
}

fn of_outlets(site: &Site, sources: &[u32]) -> Vec<Link> {
    let mut first: FxHashMap<String, u32> = FxHashMap::default();
    let mut links = Vec::new();
    for &source in sources {
        let Some(outlet) = outlet(site, source) else { continue };
        let first = *first.entry(outlet).or_insert(source);
        if first != source {
            links.push(Link { sources: (first, source), reason: Reason::Outlet });
        }
    }
    links
}

fn of_origins(site: &Site, sources: &[u32]) -> Vec<Link> {
    let mut first: FxHashMap<u32, u32> = FxHashMap::default();
    let mut links = Vec::new();
    for &source in sources {
        for given in &site.sources[source as usize].front.derived_from {
            let Some(origin) = site.source_named(&given.value).filter(|origin| *origin != source) else { continue };
            if sources.binary_search(&origin).is_ok() {
                links.push(Link { sources: (source, origin), reason: Reason::Derived });
                continue;
            }
            let first = *first.entry(origin).or_insert(source);
            if first != source {
                links.push(Link { sources: (first, source), reason: Reason::Origin(origin) });
            }
        }
    }
    links
}

fn of_wording(site: &Site, sources: &[u32]) -> Vec<Link> {
    let near = sources.iter().flat_map(|one| site.near.of(*one).map(move |(other, share)| (*one, other, share)));
    let place = |source: u32| sources.binary_search(&source).ok();
    let mut pairs: Vec<(u32, u32, u8)> = near.filter(|(one, other, _)| one < other && place(*other).is_some()).collect();
    pairs.sort_unstable();
    let mut groups = Groups::new(sources.len());
    pairs.retain(|(one, other, _)| place(*one).zip(place(*other)).is_some_and(|(one, other)| groups.join(one, other)));
    pairs.into_iter().map(|(one, other, share)| Link { sources: (one, other), reason: Reason::Wording(share) }).collect()
}
