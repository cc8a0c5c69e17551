//! Stances of one party that can't both be its own: sources contradict each other, or those who speak for it do. Named, not resolved.

use rustc_hash::FxHashMap;

use super::claims::{party, side, stance_code};
use super::model::{Differing, Version};
use super::parties::{Parties, Place};
use super::{Scene, lines};
use crate::brief::{Position, Stance};
use crate::mention::EntityId;
use crate::site::corroboration::cited;
use crate::site::corroboration::when::When;
use crate::site::party::PartyKey;

/// One position, as it is compared.
struct Said<'a> {
    at: u32,
    position: &'a Position,
    who: Option<EntityId>,
    date: Option<String>,
    sources: Vec<u32>,
}

/// Why positions contradict each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Different sources ascribe them to the same one, on the same day or without any date.
    Sources,
    /// One party takes both sides, and neither is past: by several who speak for it, or in one breath.
    Party,
}

/// Positions of one claim, in the order of the text, that can't all have been taken.
pub struct Contradiction<'a> {
    pub reason: Reason,
    said: Vec<Said<'a>>,
}

/// All of a claim, those of sources first.
pub fn contradictions<'a>(scene: &Scene, place: Place<'a>, parties: &Parties) -> Vec<Contradiction<'a>> {
    let claim = &place.dispute.claims[place.claim as usize];
    let telling = || (0..).zip(&claim.positions).filter(|(_, position)| position.stance.kind().is_some());
    let of_one = groups(telling().map(|(at, position)| {
        let said = read(scene, place, at, position);
        ((PartyKey::new(said.who, &position.who.name), said.date.clone()), said)
    }));
    let now = telling().filter_map(|(at, position)| Some((parties.one(place.claim, at)?, position)));
    let now = now.filter(|(one, _)| !one.past && !one.retracted);
    let of_party = groups(now.map(|(one, position)| (one.counted, read(scene, place, one.position, position))));
    let sources = of_one.into_iter().map(|group| contradicted(Reason::Sources, group, contradicts));
    let both = of_party.into_iter().map(|group| contradicted(Reason::Party, group, takes_both_sides));
    let mut found: Vec<Contradiction> = sources.chain(both).filter(|found| !found.said.is_empty()).collect();
    found.sort_by_key(|one| (one.reason != Reason::Sources, one.said[0].at));
    found
}

/// Those with the same key together, in the order of the first of each.
fn groups<'a, K: std::hash::Hash + Eq>(all: impl Iterator<Item = (K, Said<'a>)>) -> Vec<Vec<Said<'a>>> {
    let mut places: FxHashMap<K, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<Said>> = Vec::new();
    for (key, said) in all {
        let next = groups.len();
        let group = *places.entry(key).or_insert(next);
        if group == next {
            groups.push(Vec::new());
        }
        groups[group].push(said);
    }
    groups
}

/// Those of a group that another contradicts.
fn contradicted(reason: Reason, group: Vec<Said<'_>>, contradicts: fn(&Said, &Said) -> bool) -> Contradiction<'_> {
    let is_one = |one: &Said| group.iter().any(|other| contradicts(one, other));
    let kept: Vec<bool> = group.iter().map(is_one).collect();
    Contradiction { reason, said: group.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(said, _)| said).collect() }
}

impl Contradiction<'_> {
    /// The places of the positions in their claim.
    pub fn positions(&self) -> impl Iterator<Item = u32> {
        self.said.iter().map(|said| said.at)
    }

    /// As pages show it.
    pub fn view(&self, scene: &Scene, place: Place) -> Differing {
        let first = &self.said[0];
        let (who, whom) = scene.site.bodies[place.note as usize].party(place.claim, first.at);
        let (reason, party) = match (self.reason, &first.position.whom) {
            (Reason::Party, Some(found)) => ("party", party(scene, whom, &found.name)),
            (Reason::Party, None) => ("party", party(scene, who, &first.position.who.name)),
            (Reason::Sources, _) => ("sources", party(scene, who, &first.position.who.name)),
        };
        let date = first.date.clone().filter(|_| self.reason == Reason::Sources);
        let versions = self.said.iter().map(|version| self.version(scene, version, &party.text)).collect();
        Differing { id: None, reason, party, date, versions }
    }

    fn version(&self, scene: &Scene, version: &Said, of: &str) -> Version {
        let by = party(scene, version.who, &version.position.who.name).text;
        Version {
            by: Some(by).filter(|by| self.reason == Reason::Party && by != of),
            sources: version.sources.iter().map(|source| lines::source(scene, *source)).collect(),
            stance: stance_code(version.position.stance),
            side: side(version.position.stance),
        }
    }
}

fn read<'a>(scene: &Scene, place: Place, at: u32, position: &'a Position) -> Said<'a> {
    let (who, _) = scene.site.bodies[place.note as usize].party(place.claim, at);
    Said {
        at,
        position,
        who,
        date: When::of(scene.site, place.note, position).own.map(|date| date.text),
        sources: cited(scene.site, place.note, &position.citations),
    }
}

/// Whether both can't have been said, and no source says both.
fn contradicts(one: &Said, other: &Said) -> bool {
    let apart = !one.sources.is_empty() && !other.sources.is_empty() && one.sources.iter().all(|at| !other.sources.contains(at));
    apart && is_other_side(one, other)
}

/// Whether both can't be a party's own, and it is not for the sources to answer for that.
fn takes_both_sides(one: &Said, other: &Said) -> bool {
    let key = |said: &Said| PartyKey::new(said.who, &said.position.who.name);
    let is_of_sources = || key(one) == key(other) && one.date == other.date && contradicts(one, other);
    is_other_side(one, other) && !is_of_sources()
}

fn is_other_side(one: &Said, other: &Said) -> bool {
    are_opposite(one.position.stance, other.position.stance) || are_opposite(other.position.stance, one.position.stance)
}

/// To retract, question or relay contradicts nothing that was said before.
fn are_opposite(one: Stance, other: Stance) -> bool {
    matches!(
        (one, other),
        (Stance::Asserts | Stance::Concedes, Stance::Denies) | (Stance::Demands | Stance::Accepts, Stance::Refuses)
    )
}
