//! The parties of a dispute: in whose name each position counts, when it was taken, and what it changed.

use rustc_hash::FxHashMap;

use super::Scene;
use super::claims::{party, side, stance_code};
use super::model::{Party, Taken};
use crate::brief::{DisputeBody, Position};
use crate::mention::EntityId;
use crate::site::Page;
use crate::site::corroboration::held::{Held, held, is_voice};
use crate::site::corroboration::when::When;
use crate::site::party::{PartyKey, parties_of};

/// Somebody in whose name positions of a dispute count.
pub struct Known {
    pub party: Party,
    speakers: Speakers,
}

/// Who speaks for a party.
enum Speakers {
    Nobody,
    /// One other, in its name.
    One(PartyKey, String),
    /// The party itself, of whom alone something may also have been sought, or several others.
    Several,
}

/// A position with its place in time.
pub struct Dated {
    /// Its place in the claim.
    pub position: u32,
    /// The place of its party in [`Parties::known`].
    pub party: usize,
    /// The place of the one who speaks in the party's name, where that one is a party too.
    pub speaker: Option<usize>,
    pub when: When,
    /// The position of the same party on the same claim that it differs from and that is surely older.
    pub before: Option<u32>,
    /// The same party has taken another since.
    pub past: bool,
    /// The same for all whom a count of parties takes for one: a party with whoever speaks in its name.
    pub counted: usize,
    /// All texts that it cites were retracted.
    pub retracted: bool,
}

/// Parties of one dispute, as far as it was read.
pub struct Parties {
    /// In the order of the text.
    pub known: Vec<Known>,
    /// The first claim that was read.
    first: u32,
    claims: Vec<Timeline>,
}

/// The positions of one claim.
struct Timeline {
    /// In the order of their dates, undated ones last.
    dated: Vec<Dated>,
    /// Each position, ascending, with its place in that order.
    places: Vec<(u32, usize)>,
}

impl Known {
    /// The only one who speaks in its name, where it never speaks itself.
    pub fn voice(&self) -> Option<&String> {
        if let Speakers::One(_, name) = &self.speakers { Some(name) } else { None }
    }
}

/// The party in whose name a position counts, and its name as written.
pub fn counts_for<'a>(scene: &Scene, note: u32, claim: u32, at: u32, position: &'a Position) -> (Option<EntityId>, &'a str) {
    let (who, whom) = scene.site.bodies[note as usize].party(claim, at);
    match &position.whom {
        Some(found) => (whom, &found.name),
        None => (who, &position.who.name),
    }
}

/// The positions of a claim that count for one party, ascending.
fn of_one(scene: &Scene, place: Place, party: &PartyKey) -> Vec<u32> {
    let Place { note, claim, .. } = place;
    let positions = &place.dispute.claims[claim as usize].positions;
    let is_its = |at: &u32| {
        let (entity, name) = counts_for(scene, note, claim, *at, &positions[*at as usize]);
        PartyKey::new(entity, name) == *party
    };
    match party {
        PartyKey::Entity(entity) => {
            scene.site.positions_on(*entity, place.entity, claim).map(|at| at.position).filter(is_its).collect()
        }
        PartyKey::Name(_) => (0..).zip(positions).map(|(at, _)| at).filter(is_its).collect(),
    }
}

impl Parties {
    /// Of all claims.
    pub fn of_dispute(scene: &Scene, note: u32, dispute: &DisputeBody) -> Self {
        let all = (0..).zip(&dispute.claims).map(|(at, claim)| (at, (0..).zip(&claim.positions).map(|(at, _)| at).collect()));
        Self::new(scene, note, dispute, 0, all)
    }

    /// Of one claim, as if it were alone.
    pub fn of_claim(scene: &Scene, place: Place) -> Self {
        let all = (0..).zip(&place.dispute.claims[place.claim as usize].positions).map(|(at, _)| at).collect();
        Self::new(scene, place.note, place.dispute, place.claim, [(place.claim, all)])
    }

    /// Of one claim what counts for one party: all that tells what it changed, however many others the claim has.
    pub fn of_party(scene: &Scene, place: Place, party: &PartyKey) -> Self {
        Self::new(scene, place.note, place.dispute, place.claim, [(place.claim, of_one(scene, place, party))])
    }

    /// Of these positions, ascending, of claims in a row from `first` on.
    fn new(
        scene: &Scene,
        note: u32,
        dispute: &DisputeBody,
        first: u32,
        wanted: impl IntoIterator<Item = (u32, Vec<u32>)>,
    ) -> Self {
        let mut numbers = FxHashMap::default();
        let mut found = Self { known: Vec::new(), first, claims: Vec::new() };
        for (claim, wanted) in wanted {
            let positions = &dispute.claims[claim as usize].positions;
            let held = held(scene.site, note, claim, wanted.iter().map(|at| (*at, &positions[*at as usize])));
            let mut dated: Vec<Dated> = Vec::new();
            for (at, held) in wanted.into_iter().zip(held) {
                let party = found.count(scene, &mut numbers, (note, claim, at), held.position);
                let Held { when, party: counted, retracted, changed: past, .. } = held;
                dated.push(Dated { position: at, party, speaker: None, when, before: None, past, counted, retracted });
            }
            found.claims.push(Timeline::new(dated, positions));
        }
        // Somebody may speak for another before they speak for themselves.
        for (claim, timeline) in (first..).zip(&mut found.claims) {
            for one in &mut timeline.dated {
                let position = &dispute.claims[claim as usize].positions[one.position as usize];
                let (who, whom) = parties_of(scene.site, note, (claim, one.position), position);
                one.speaker = whom.and_then(|_| numbers.get(&who)).copied();
            }
        }
        found
    }

    /// The positions of a claim in the order of their dates, undated ones last.
    pub fn dated(&self, claim: u32) -> &[Dated] {
        &self.timeline(claim).dated
    }

    fn timeline(&self, claim: u32) -> &Timeline {
        &self.claims[(claim - self.first) as usize]
    }

    /// The number of the party in whose name a position counts.
    fn count(
        &mut self,
        scene: &Scene,
        numbers: &mut FxHashMap<PartyKey, usize>,
        (note, claim, at): (u32, u32, u32),
        position: &Position,
    ) -> usize {
        let (entity, name) = counts_for(scene, note, claim, at, position);
        let next = self.known.len();
        let number = *numbers.entry(PartyKey::new(entity, name)).or_insert(next);
        if number == next {
            self.known.push(Known { party: party(scene, entity, name), speakers: Speakers::Nobody });
        }
        let (who, _) = scene.site.bodies[note as usize].party(claim, at);
        let speakers = &mut self.known[number].speakers;
        *speakers = match (std::mem::replace(speakers, Speakers::Several), speaker(scene, who, position)) {
            (Speakers::Nobody, Some(by)) => Speakers::One(PartyKey::new(who, &position.who.name), by),
            (Speakers::One(key, by), Some(_)) if key == PartyKey::new(who, &position.who.name) => Speakers::One(key, by),
            _ => Speakers::Several,
        };
        number
    }

    /// A position of a claim in a few words.
    pub fn taken(&self, scene: &Scene, place: Place, one: &Dated) -> Taken {
        let claim = &place.dispute.claims[place.claim as usize];
        let position = &claim.positions[one.position as usize];
        let (who, _) = scene.site.bodies[place.note as usize].party(place.claim, one.position);
        Taken {
            party: self.known[one.party].party.text.clone(),
            by: speaker(scene, who, position),
            stance: stance_code(position.stance),
            side: side(position.stance),
            href: place.href(scene, one.position),
            date: one.when.date().map(|date| date.text.clone()),
            reported: one.when.own.is_none() && one.when.reported.is_some(),
            changed: one.before.is_some(),
            past: one.past,
            retracted: one.retracted,
        }
    }

    /// A position that was read.
    pub fn one(&self, claim: u32, position: u32) -> Option<&Dated> {
        let Timeline { dated, places } = self.timeline(claim);
        let at = places.binary_search_by_key(&position, |(position, _)| *position).ok()?;
        Some(&dated[places[at].1])
    }

    /// What a position of a claim changed.
    pub fn before(&self, scene: &Scene, place: Place, position: u32) -> Option<Taken> {
        let before = self.one(place.claim, self.one(place.claim, position)?.before?)?;
        Some(self.taken(scene, place, before))
    }
}

impl Timeline {
    fn new(mut dated: Vec<Dated>, positions: &[Position]) -> Self {
        dated.sort_by_key(|one| (one.when.key(), one.position));
        mark_changes(&mut dated, positions);
        let mut places: Vec<(u32, usize)> = dated.iter().enumerate().map(|(place, one)| (one.position, place)).collect();
        places.sort_unstable();
        Self { dated, places }
    }
}

/// A claim of a dispute.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub entity: EntityId,
    pub note: u32,
    pub dispute: &'a DisputeBody,
    pub claim: u32,
}

impl Place<'_> {
    /// In whose name a position of the claim counts.
    pub fn party(&self, scene: &Scene, position: u32) -> PartyKey {
        let found = &self.dispute.claims[self.claim as usize].positions[position as usize];
        let (entity, name) = counts_for(scene, self.note, self.claim, position, found);
        PartyKey::new(entity, name)
    }

    /// To a position in the claim's table.
    pub fn href(&self, scene: &Scene, position: u32) -> String {
        let id = position_id(&self.dispute.claims[self.claim as usize].id, position);
        let page = Page::Entity(self.entity);
        if scene.site.path(page) == scene.address { format!("#{id}") } else { scene.to_place(page, Some(&id)) }
    }
}

/// The id of a position: no heading has a full stop in its own.
pub fn position_id(claim: &str, position: u32) -> String {
    format!("{claim}.{}", position + 1)
}

/// Who speaks, where a position is taken in another's name.
fn speaker(scene: &Scene, who: Option<EntityId>, position: &Position) -> Option<String> {
    position.whom.as_ref().map(|_| party(scene, who, &position.who.name).text)
}

/// A position changes the one before it of the same party when that is surely older and another. Silence takes nothing back: it is changed
/// by what is said after it, and changes nothing; nor does what was retracted.
fn mark_changes(dated: &mut [Dated], positions: &[Position]) {
    let stance = |one: &Dated| positions[one.position as usize].stance;
    let (mut said, mut other): (FxHashMap<usize, usize>, FxHashMap<usize, usize>) = Default::default();
    for at in (0..dated.len()).filter(|at| !dated[*at].retracted).collect::<Vec<_>>() {
        let party = dated[at].party;
        if !is_voice(stance(&dated[at])) {
            other.insert(party, at);
            continue;
        }
        if let Some(&before) = said.get(&party).or_else(|| other.get(&party))
            && stance(&dated[before]) != stance(&dated[at])
            && dated[before].when.surely_before(&dated[at].when)
        {
            dated[at].before = Some(dated[before].position);
            dated[before].past = true;
        }
        said.insert(party, at);
    }
}
