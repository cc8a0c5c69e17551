//! Sources that contradict each other on what somebody said: named, not resolved.

use rustc_hash::FxHashMap;

use super::claims::{party, side, stance_code};
use super::model::{Differing, Version};
use super::parties::{Place, When, sources_of};
use super::{Scene, lines};
use crate::brief::{Position, Stance};
use crate::mention::EntityId;
use crate::site::party::PartyKey;

/// One position, as it is compared.
struct Said<'a> {
    at: u32,
    position: &'a Position,
    who: Option<EntityId>,
    date: Option<String>,
    sources: Vec<u32>,
}

/// Positions of one claim, in the order of the text, that different sources ascribe to the same one, on the same day or without any date,
/// and that can't all have been taken.
pub struct Contradiction<'a>(Vec<Said<'a>>);

/// All of a claim.
pub fn contradictions<'a>(scene: &Scene, place: Place<'a>) -> Vec<Contradiction<'a>> {
    let claim = &place.dispute.claims[place.claim as usize];
    let mut places: FxHashMap<(PartyKey, Option<String>), usize> = FxHashMap::default();
    let mut groups: Vec<Vec<Said>> = Vec::new();
    for (at, position) in (0..).zip(&claim.positions).filter(|(_, position)| position.stance.kind().is_some()) {
        let said = read(scene, place, at, position);
        let next = groups.len();
        let key = PartyKey::new(said.who, &position.who.name);
        let group = *places.entry((key, said.date.clone())).or_insert(next);
        if group == next {
            groups.push(Vec::new());
        }
        groups[group].push(said);
    }
    let mut found: Vec<Contradiction> = groups.into_iter().map(contradicted).filter(|found| !found.0.is_empty()).collect();
    found.sort_by_key(|one| one.0[0].at);
    found
}

/// Those of a group that another contradicts.
fn contradicted(group: Vec<Said>) -> Contradiction {
    let is_one = |one: &Said| group.iter().any(|other| contradicts(one, other));
    let kept: Vec<bool> = group.iter().map(is_one).collect();
    Contradiction(group.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(said, _)| said).collect())
}

impl Contradiction<'_> {
    /// The places of the positions in their claim.
    pub fn positions(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map(|said| said.at)
    }

    /// As pages show it.
    pub fn view(&self, scene: &Scene) -> Differing {
        let first = &self.0[0];
        Differing {
            id: None,
            party: party(scene, first.who, &first.position.who.name),
            date: first.date.clone(),
            versions: self.0.iter().map(|version| version_of(scene, version)).collect(),
        }
    }
}

fn read<'a>(scene: &Scene, place: Place, at: u32, position: &'a Position) -> Said<'a> {
    let (who, _) = scene.site.bodies[place.note as usize].party(place.claim, at);
    Said {
        at,
        position,
        who,
        date: When::of(scene, place.note, position).own.map(|date| date.text),
        sources: sources_of(scene, place.note, position),
    }
}

/// Whether both can't have been said, and no source says both.
fn contradicts(one: &Said, other: &Said) -> bool {
    let apart = !one.sources.is_empty() && !other.sources.is_empty() && one.sources.iter().all(|at| !other.sources.contains(at));
    apart
        && (are_opposite(one.position.stance, other.position.stance) || are_opposite(other.position.stance, one.position.stance))
}

/// To retract, question or relay contradicts nothing that was said before.
fn are_opposite(one: Stance, other: Stance) -> bool {
    matches!(
        (one, other),
        (Stance::Asserts | Stance::Concedes, Stance::Denies) | (Stance::Demands | Stance::Accepts, Stance::Refuses)
    )
}

fn version_of(scene: &Scene, version: &Said) -> Version {
    Version {
        sources: version.sources.iter().map(|source| lines::source(scene, *source)).collect(),
        stance: stance_code(version.position.stance),
        side: side(version.position.stance),
    }
}
