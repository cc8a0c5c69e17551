//! Sources that contradict each other on what somebody said: named, not resolved.

use super::claims::{party, side, stance_code};
use super::model::{Differing, Version};
use super::parties::{PartyKey, Place, When, key_of, sources_of};
use super::{Scene, lines};
use crate::brief::{Position, Stance};
use crate::mention::EntityId;

/// One position, as it is compared.
struct Said<'a> {
    position: &'a Position,
    who: Option<EntityId>,
    key: PartyKey,
    date: Option<String>,
    sources: Vec<u32>,
}

/// Opposite stances that different sources ascribe to the same one, on the same day or without any date.
pub fn differing(scene: &Scene, place: Place) -> Vec<Differing> {
    let claim = &place.dispute.claims[place.claim as usize];
    let said: Vec<Said> = (0..).zip(&claim.positions).map(|(at, position)| read(scene, place, at, position)).collect();
    let mut found: Vec<Differing> = Vec::new();
    let mut done: Vec<(&PartyKey, &Option<String>)> = Vec::new();
    for one in said.iter().filter(|one| one.position.stance.kind().is_some()) {
        let about = (&one.key, &one.date);
        let same = || said.iter().filter(|other| other.key == one.key && other.date == one.date);
        if done.contains(&about) || !same().any(|other| contradicts(one, other)) {
            continue;
        }
        done.push(about);
        let versions = same().filter(|version| same().any(|other| contradicts(version, other)));
        found.push(Differing {
            id: None,
            party: party(scene, one.who, &one.position.who.name),
            date: one.date.clone(),
            versions: versions.map(|version| version_of(scene, version)).collect(),
        });
    }
    found
}

fn read<'a>(scene: &Scene, place: Place, at: u32, position: &'a Position) -> Said<'a> {
    let (who, _) = scene.site.bodies[place.note as usize].party(place.claim, at);
    Said {
        position,
        who,
        key: key_of(who, &position.who.name),
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
