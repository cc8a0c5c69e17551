//! The parties of a dispute: in whose name each position counts, when it was taken, and what it changed.

use rustc_hash::FxHashMap;

use super::Scene;
use super::claims::{party, side, stance_code};
use super::model::{Party, Taken};
use crate::brief::{DisputeBody, HowKind, Position};
use crate::date::Edtf;
use crate::mention::EntityId;
use crate::site::Page;
use crate::site::resolve::Cited;
use crate::text::fold;

/// A party as positions name it: an entity, else its folded name.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum PartyKey {
    Entity(EntityId),
    Name(String),
}

/// Somebody in whose name positions of a dispute count.
pub struct Known {
    pub party: Party,
    /// Who speaks in its name, each once, in the order of the text; the party itself is left out.
    pub by: Vec<String>,
    /// It also speaks itself, or something was sought of it alone.
    pub itself: bool,
}

/// A position with its place in time.
pub struct Dated {
    /// Its place in the claim.
    pub position: u32,
    /// The place of its party in [`Parties::known`].
    pub party: usize,
    pub when: When,
    /// The position of the same party on the same claim that it differs from and that is surely older.
    pub before: Option<u32>,
}

/// All parties of one dispute.
pub struct Parties {
    /// In the order of the text.
    pub known: Vec<Known>,
    /// By claim: its positions in the order of their dates, undated ones last.
    pub claims: Vec<Vec<Dated>>,
}

/// When a position was taken.
#[derive(Clone, Default, Debug)]
pub struct When {
    /// As the position says.
    pub own: Option<Edtf>,
    /// Where it does not: the issue of the first source that has it.
    pub reported: Option<Edtf>,
}

impl Known {
    /// The only one who speaks in its name, where it never speaks itself.
    pub fn voice(&self) -> Option<&String> {
        self.by.first().filter(|_| self.by.len() == 1 && !self.itself)
    }
}

impl When {
    pub fn of(scene: &Scene, note: u32, position: &Position) -> Self {
        let text: &str = &scene.site.note(note).input.text;
        let dates = position.how.iter().filter(|how| how.kind == HowKind::Date);
        let own = dates.filter_map(|how| Edtf::parse(how.span.of(text)).ok()).next_back();
        let reported = if own.is_some() { None } else { first_report(scene, note, position) };
        Self { own, reported }
    }

    fn date(&self) -> Option<&Edtf> {
        self.own.as_ref().or(self.reported.as_ref())
    }

    /// Orders positions from old to new, undated ones last.
    pub fn key(&self) -> i32 {
        self.date().map_or(i32::MAX, Edtf::sort_key)
    }

    /// Whether this comes before `later` whatever the dates leave open. A report is never older than what it reports, so it can only be the first.
    pub fn surely_before(&self, later: &Self) -> bool {
        let last = self.date().and_then(Edtf::latest);
        let first = later.own.as_ref().and_then(Edtf::earliest);
        last.zip(first).is_some_and(|(last, first)| last < first)
    }
}

fn first_report(scene: &Scene, note: u32, position: &Position) -> Option<Edtf> {
    let sources = sources_of(scene, note, position);
    let issued = sources.into_iter().filter_map(|source| scene.site.sources[source as usize].front.issued.as_ref());
    issued.map(|date| date.value.clone()).min_by_key(Edtf::sort_key)
}

/// The sources that a position cites, each once, ascending.
pub fn sources_of(scene: &Scene, note: u32, position: &Position) -> Vec<u32> {
    let cited = position.citations.iter().flat_map(|at| &scene.site.bodies[note as usize].citations[*at as usize]);
    let mut sources: Vec<u32> = cited.filter_map(Cited::source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// An entity, or a name as it stands.
pub fn key_of(entity: Option<EntityId>, name: &str) -> PartyKey {
    entity.map_or_else(|| PartyKey::Name(fold(name)), PartyKey::Entity)
}

impl Parties {
    /// Of all claims.
    pub fn of_dispute(scene: &Scene, note: u32, dispute: &DisputeBody) -> Self {
        Self::new(scene, note, dispute, |_| true)
    }

    /// Of one claim, as if it were alone.
    pub fn of_claim(scene: &Scene, note: u32, dispute: &DisputeBody, claim: u32) -> Self {
        Self::new(scene, note, dispute, |at| at == claim)
    }

    fn new(scene: &Scene, note: u32, dispute: &DisputeBody, is_wanted: impl Fn(u32) -> bool) -> Self {
        let mut numbers = FxHashMap::default();
        let mut found = Self { known: Vec::new(), claims: Vec::new() };
        for (at, claim) in (0..).zip(&dispute.claims) {
            let mut dated: Vec<Dated> = Vec::new();
            if !is_wanted(at) {
                found.claims.push(dated);
                continue;
            }
            for (number, position) in (0..).zip(&claim.positions) {
                let party = found.count(scene, &mut numbers, (note, at, number), position);
                dated.push(Dated { position: number, party, when: When::of(scene, note, position), before: None });
            }
            dated.sort_by_key(|one| (one.when.key(), one.position));
            mark_changes(&mut dated, &claim.positions);
            found.claims.push(dated);
        }
        found
    }

    /// The number of the party in whose name a position counts.
    fn count(
        &mut self,
        scene: &Scene,
        numbers: &mut FxHashMap<PartyKey, usize>,
        (note, claim, at): (u32, u32, u32),
        position: &Position,
    ) -> usize {
        let (who, whom) = scene.site.bodies[note as usize].party(claim, at);
        let (entity, name) = match &position.whom {
            Some(found) => (whom, &found.name),
            None => (who, &position.who.name),
        };
        let next = self.known.len();
        let number = *numbers.entry(key_of(entity, name)).or_insert(next);
        if number == next {
            self.known.push(Known { party: party(scene, entity, name), by: Vec::new(), itself: false });
        }
        let known = &mut self.known[number];
        match speaker(scene, who, position) {
            None => known.itself = true,
            Some(by) if !known.by.contains(&by) => known.by.push(by),
            Some(_) => {}
        }
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
            past: self.claims[place.claim as usize].iter().any(|later| later.before == Some(one.position)),
        }
    }

    /// What a position of a claim changed.
    pub fn before(&self, scene: &Scene, place: Place, position: u32) -> Option<Taken> {
        let dated = &self.claims[place.claim as usize];
        let before = dated.iter().find(|one| one.position == position)?.before?;
        dated.iter().find(|one| one.position == before).map(|one| self.taken(scene, place, one))
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

/// A position changes the one before it of the same party when that is surely older and another; silence has no date of its own to tell by.
fn mark_changes(dated: &mut [Dated], positions: &[Position]) {
    let stance = |one: &Dated| positions[one.position as usize].stance;
    let mut last: FxHashMap<usize, usize> = FxHashMap::default();
    for at in 0..dated.len() {
        if let Some(&before) = last.get(&dated[at].party)
            && stance(&dated[before]) != stance(&dated[at])
            && dated[before].when.surely_before(&dated[at].when)
        {
            dated[at].before = Some(dated[before].position);
        }
        last.insert(dated[at].party, at);
    }
}
