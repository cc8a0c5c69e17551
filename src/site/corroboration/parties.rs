//! That it is so: the parties that assert, deny or question a claim, the evidence that they show or only point to, and how the claim stands.
//!
//! A party counts once, under WHO or the one in whose name WHO speaks: Bukele for El Salvador and El Salvador are one party. Who only
//! relays what others say is no witness, and silence is no stance. A position is past when the same party takes another at a date that is
//! surely later, and an assertion also when the same party retracts it, whatever the dates, unless it is surely made again ([`super::held`]).
//! What only retracted texts say counts for no side.

use super::held::{Held, held};
use super::{cited, is_retracted};
use crate::brief::{self, HowKind, Position, Stance};
use crate::front::{Genre, TextKind};
use crate::site::Site;
use crate::site::party::is_maker;
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
    /// How many of those that deny, question or refuse it do so under a condition only.
    pub conditionally_against: usize,
    /// How many are on record with both sides.
    pub both: usize,
    /// How many others take a stance in texts only that were retracted.
    pub in_retracted: usize,
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
    /// Who asserted it has retracted, or only texts say so that were retracted; and nobody else asserts it.
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

/// The parties of a claim of the dispute in `note`.
pub fn parties(site: &Site, note: u32, at: u32, claim: &brief::Claim) -> Parties {
    let held = held(site, note, at, (0..).zip(&claim.positions));
    let current: Vec<&Held> = held.iter().filter(|one| one.is_current()).collect();
    let of = |fits: &dyn Fn(&Held) -> bool| parties_among(current.iter().copied(), fits);
    let with = |stances: &[Stance]| of(&|one| stances.contains(&one.position.stance));
    let (sides_for, against, conceding) = (with(&FOR), with(&AGAINST), with(&[Stance::Concedes]));
    // To question is to be against, but contradicts nothing that the same party said.
    let opposed = with(&[Stance::Denies, Stance::Refuses]);
    let voices = of(&|one| one.is_voice());
    let by_stance = Stance::ALL.into_iter().filter(|stance| stance.needs_citation()).map(|stance| {
        let mut parties = with(&[stance]);
        match stance {
            Stance::Asserts => parties.retain(|party| !has_party(&conceding, *party)),
            Stance::Relays => parties.retain(|party| !has_party(&voices, *party)),
            _ => {}
        }
        (stance, parties.len())
    });
    let conditionally = |stances: &[Stance], side: &[usize]| {
        let firm = of(&|one| stances.contains(&one.position.stance) && !has(one.position, HowKind::Conditional));
        side.iter().filter(|party| !has_party(&firm, **party)).count()
    };
    let unsound = |stances: &[Stance]| {
        parties_among(held.iter(), &|one| one.retracted && !one.replaced && stances.contains(&one.position.stance))
    };
    let heard = of(&|one| one.position.stance.needs_citation());
    let in_retracted = parties_among(held.iter(), &|one| one.retracted && one.position.stance.needs_citation());
    let withdrawn = !with(&[Stance::Retracts]).is_empty() || !unsound(&FOR).is_empty();
    Parties {
        by_stance: by_stance.filter(|(_, count)| *count > 0).collect(),
        asserting: sides_for.len(),
        conditionally: conditionally(&FOR, &sides_for),
        conditionally_against: conditionally(&AGAINST, &against),
        both: sides_for.iter().filter(|party| has_party(&opposed, **party)).count(),
        in_retracted: in_retracted.iter().filter(|party| !has_party(&heard, **party)).count(),
        shown: shown(site, (note, at), &current),
        offered: offered(site, note, &current),
        state: state(&sides_for, &against, withdrawn),
    }
}

/// The parties of the positions that fit, ascending, each once.
fn parties_among<'a>(held: impl Iterator<Item = &'a Held<'a>>, fits: &dyn Fn(&Held) -> bool) -> Vec<usize> {
    let mut parties: Vec<usize> = held.filter(|one| fits(one)).map(|one| one.party).collect();
    parties.sort_unstable();
    parties.dedup();
    parties
}

/// Whether a party is one of `parties`, which are sorted.
fn has_party(parties: &[usize], party: usize) -> bool {
    parties.binary_search(&party).is_ok()
}

const FOR: [Stance; 4] = [Stance::Asserts, Stance::Concedes, Stance::Demands, Stance::Accepts];
const AGAINST: [Stance; 3] = [Stance::Denies, Stance::Questions, Stance::Refuses];

fn state(sides_for: &[usize], against: &[usize], withdrawn: bool) -> State {
    match sides_for {
        [] if withdrawn => State::Retracted,
        [] => State::Unclaimed,
        // A party that is on record with both does not contest itself.
        [one] if against.iter().all(|other| other == one) => State::OneParty,
        _ if against.is_empty() => State::Uncontested,
        _ => State::Contested,
    }
}

fn has(position: &Position, kind: HowKind) -> bool {
    position.how.iter().any(|how| how.kind == kind)
}

/// The documents that can be read here. A report about a document does not show it: the source must be a party's own words (a press
/// release, a transcript, or something that WHO or WHOM wrote or published), and its text, not only a digest of it, must be here.
fn shown(site: &Site, (note, claim): (u32, u32), current: &[&Held]) -> Vec<u32> {
    let mut sources = Vec::new();
    for one in current.iter().filter(|one| has(one.position, HowKind::Document) && one.position.stance.needs_citation()) {
        let cited = cited(site, note, &one.position.citations).into_iter();
        sources.extend(cited.filter(|source| {
            !is_retracted(site, *source)
                && is_document(site, *source, || is_maker(site, note, (claim, one.at), one.position, *source))
        }));
    }
    sources.sort_unstable();
    sources.dedup();
    sources
}

fn is_document(site: &Site, source: u32, is_own: impl Fn() -> bool) -> bool {
    let record = &site.sources[source as usize];
    let kind = record.front.text.unwrap_or(TextKind::Original);
    if record.paragraphs() == 0 || matches!(kind, TextKind::Digest | TextKind::None) {
        return false;
    }
    record.front.genre == Some(Genre::PressRelease) || kind == TextKind::Transcript || is_own()
}

/// What is pointed to, the same words once.
fn offered(site: &Site, note: u32, current: &[&Held]) -> Vec<Span> {
    let text: &str = &site.note(note).input.text;
    let mut offered: Vec<Span> = Vec::new();
    for how in current.iter().flat_map(|one| &one.position.how) {
        let HowKind::PointsTo(span) = how.kind else { continue };
        if !offered.iter().any(|known| fold(known.of(text)) == fold(span.of(text))) {
            offered.push(span);
        }
    }
    offered
}
