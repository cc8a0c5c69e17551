//! That it is so: the parties that assert, deny or question a claim, the evidence that they show or only point to, and how the claim stands.
//!
//! A party counts once, under WHO or the one in whose name WHO speaks: Bukele for El Salvador and El Salvador are one party. Who only
//! relays what others say is no witness, and silence is no stance. A position is past when the same party takes another at a date that is
//! surely later, and an assertion also when the same party retracts it, whatever the dates, unless it is surely made again.

use rustc_hash::{FxHashMap, FxHashSet};

use super::groups::Groups;
use crate::brief::{self, HowKind, Position, Stance};
use crate::date::Edtf;
use crate::front::{Genre, TextKind};
use crate::mention::EntityId;
use crate::site::Site;
use crate::site::resolve::Cited;
use crate::text::{Span, fold};

/// Who takes which side on a claim, and on what evidence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parties {
    /// How many parties take each stance now, in the order of [`Stance::ALL`], those that are silent left out. A party that asserts and
    /// concedes counts under conceding; who relays counts only without a stance of its own.
    pub by_stance: Vec<(Stance, usize)>,
    /// Parties that assert or concede a statement from their own knowledge, or that make or accept a demand.
    pub asserting: usize,
    /// How many of these do so under a condition only.
    pub conditionally: usize,
    /// Documents of the parties themselves that are here to be read: sources, ascending.
    pub shown: Vec<u32>,
    /// What parties point to without showing it, in the order of the positions, in the words of the dispute's file.
    pub offered: Vec<Span>,
    pub state: State,
}

/// How a claim stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum State {
    /// One party asserts or demands it; another denies, questions or refuses it.
    Contested,
    /// Several parties assert or accept it, and none is against it.
    Uncontested,
    /// One party asserts or demands it, and no other takes a side.
    OneParty,
    /// Who asserted it has retracted, and nobody else asserts it.
    Retracted,
    /// Nobody asserts it from their own knowledge: it is relayed, denied or questioned only, or everybody is silent.
    Unclaimed,
}

impl State {
    pub const ALL: [Self; 5] = [Self::Contested, Self::Uncontested, Self::OneParty, Self::Retracted, Self::Unclaimed];

    /// Its code in views: a key of `t.state`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contested => "contested",
            Self::Uncontested => "uncontested",
            Self::OneParty => "one-party",
            Self::Retracted => "retracted",
            Self::Unclaimed => "unclaimed",
        }
    }
}

/// A party of a claim as positions name it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Name {
    Entity(EntityId),
    /// Folded.
    Plain(String),
}

/// A position with what decides whether it still holds.
struct Held<'a> {
    position: &'a Position,
    /// The place of WHO among the names of the claim.
    who: usize,
    date: Option<Edtf>,
}

/// The parties of a claim of the dispute in `note`.
pub fn parties(site: &Site, note: u32, at: u32, claim: &brief::Claim) -> Parties {
    let (held, groups) = held(site, note, at, claim);
    let party = |one: &Held| groups.of(one.who);
    let mut of_party: FxHashMap<usize, Vec<&Held>> = FxHashMap::default();
    for one in &held {
        of_party.entry(party(one)).or_default().push(one);
    }
    let is_past = |one: &Held| of_party[&party(one)].iter().any(|other| ends(other, one));
    let current: Vec<&Held> = held.iter().filter(|one| !is_past(one)).collect();
    let with = |stances: &[Stance]| {
        let mut parties: Vec<usize> =
            current.iter().filter(|one| stances.contains(&one.position.stance)).map(|one| party(one)).collect();
        parties.sort_unstable();
        parties.dedup();
        parties
    };
    let (sides_for, conceding) = (with(&FOR), with(&[Stance::Concedes]));
    let voices = with(&VOICES);
    let by_stance = Stance::ALL.into_iter().filter(|stance| stance.needs_citation()).map(|stance| {
        let mut parties = with(&[stance]);
        match stance {
            Stance::Asserts => parties.retain(|party| !has_party(&conceding, *party)),
            Stance::Relays => parties.retain(|party| !has_party(&voices, *party)),
            _ => {}
        }
        (stance, parties.len())
    });
    let firm = |one: &&&Held| FOR.contains(&one.position.stance) && !has(one.position, HowKind::Conditional);
    let firmly: FxHashSet<usize> = current.iter().filter(firm).map(|one| party(one)).collect();
    Parties {
        by_stance: by_stance.filter(|(_, count)| *count > 0).collect(),
        asserting: sides_for.len(),
        conditionally: sides_for.iter().filter(|party| !firmly.contains(party)).count(),
        shown: shown(site, note, &current),
        offered: offered(site, note, &current),
        state: state(&sides_for, &with(&AGAINST), &with(&[Stance::Retracts])),
    }
}

/// Whether a party is one of `parties`, which are sorted.
fn has_party(parties: &[usize], party: usize) -> bool {
    parties.binary_search(&party).is_ok()
}

const FOR: [Stance; 4] = [Stance::Asserts, Stance::Concedes, Stance::Demands, Stance::Accepts];
const AGAINST: [Stance; 3] = [Stance::Denies, Stance::Questions, Stance::Refuses];
/// What a party says from its own knowledge or of its own will.
const VOICES: [Stance; 8] = [
    Stance::Asserts,
    Stance::Concedes,
    Stance::Demands,
    Stance::Accepts,
    Stance::Denies,
    Stance::Questions,
    Stance::Refuses,
    Stance::Retracts,
];

fn state(sides_for: &[usize], against: &[usize], retracted: &[usize]) -> State {
    match sides_for {
        [] if !retracted.is_empty() => State::Retracted,
        [] => State::Unclaimed,
        // A party that is on record with both does not contest itself.
        [one] if against.iter().all(|other| other == one) => State::OneParty,
        _ if against.is_empty() => State::Uncontested,
        _ => State::Contested,
    }
}

/// The positions of a claim, and which of its names are one party.
fn held<'a>(site: &Site, note: u32, at: u32, claim: &'a brief::Claim) -> (Vec<Held<'a>>, Groups) {
    let text: &str = &site.note(note).input.text;
    let body = &site.bodies[note as usize];
    let mut names: FxHashMap<Name, usize> = FxHashMap::default();
    let mut place = |entity: Option<EntityId>, name: &str| {
        let next = names.len();
        *names.entry(entity.map_or_else(|| Name::Plain(fold(name)), Name::Entity)).or_insert(next)
    };
    let mut pairs = Vec::new();
    let mut held = Vec::new();
    for (position, one) in (0..).zip(&claim.positions) {
        let (who, whom) = body.party(at, position);
        let who = place(who, &one.who.name);
        if let Some(named) = &one.whom {
            pairs.push((who, place(whom, &named.name)));
        }
        let date = one.how.iter().find(|how| how.kind == HowKind::Date);
        let date = date.and_then(|how| Edtf::parse(how.span.of(text)).ok());
        held.push(Held { position: one, who, date });
    }
    let mut groups = Groups::new(names.len());
    for (who, whom) in pairs {
        groups.join(who, whom);
    }
    (held, groups)
}

/// Whether a position of the same party makes `earlier` a thing of the past.
fn ends(later: &Held, earlier: &Held) -> bool {
    let is_voice = |one: &Held| VOICES.contains(&one.position.stance);
    if !is_voice(later) || !is_voice(earlier) {
        return false;
    }
    let retracts = later.position.stance == Stance::Retracts
        && matches!(earlier.position.stance, Stance::Asserts | Stance::Concedes)
        && !is_after(earlier, later);
    retracts || is_after(later, earlier)
}

/// Whether one was surely taken after the other.
fn is_after(later: &Held, earlier: &Held) -> bool {
    let last = earlier.date.as_ref().and_then(Edtf::latest);
    let first = later.date.as_ref().and_then(Edtf::earliest);
    last.zip(first).is_some_and(|(last, first)| last < first)
}

fn has(position: &Position, kind: HowKind) -> bool {
    position.how.iter().any(|how| how.kind == kind)
}

/// The documents that can be read here. A report about a document does not show it: the source must be a party's own words (a press
/// release, a transcript, or something that WHO or WHOM wrote or published), and its text, not only a digest of it, must be here.
fn shown(site: &Site, note: u32, current: &[&Held]) -> Vec<u32> {
    let mut sources = Vec::new();
    for one in current.iter().filter(|one| has(one.position, HowKind::Document) && one.position.stance.needs_citation()) {
        let cited = one.position.citations.iter().flat_map(|at| &site.bodies[note as usize].citations[*at as usize]);
        sources.extend(cited.filter_map(Cited::source).filter(|source| is_document_of(site, *source, one.position)));
    }
    sources.sort_unstable();
    sources.dedup();
    sources
}

fn is_document_of(site: &Site, source: u32, position: &Position) -> bool {
    let record = &site.sources[source as usize];
    let kind = record.front.text.unwrap_or(TextKind::Original);
    if record.paragraphs() == 0 || matches!(kind, TextKind::Digest | TextKind::None) {
        return false;
    }
    let parties: Vec<String> =
        [Some(&position.who), position.whom.as_ref()].into_iter().flatten().map(|party| fold(&party.name)).collect();
    let makers = record.front.author.iter().chain(&record.front.publisher);
    record.front.genre == Some(Genre::PressRelease)
        || kind == TextKind::Transcript
        || makers.map(|maker| fold(&maker.value)).any(|maker| parties.contains(&maker))
}

/// What is pointed to, the same words once.
fn offered(site: &Site, note: u32, current: &[&Held]) -> Vec<Span> {
    let text: &str = &site.note(note).input.text;
    let mut known: FxHashSet<String> = FxHashSet::default();
    let all = current.iter().flat_map(|one| &one.position.how);
    let offered = all.filter_map(|how| if let HowKind::PointsTo(span) = how.kind { Some(span) } else { None });
    offered.filter(|span| known.insert(fold(span.of(text)))).collect()
}
