//! Which positions of a claim still hold.

use rustc_hash::FxHashMap;

use super::groups::Groups;
use super::is_retracted;
use super::when::When;
use crate::brief::{Position, Stance};
use crate::date::Day;
use crate::site::Site;
use crate::site::party::{PartyKey, parties_of};
use crate::site::resolve::Cited;

/// A position of a claim with what decides whether it still holds.
#[derive(Debug)]
pub struct Held<'a> {
    /// Its place in the claim.
    pub at: u32,
    pub position: &'a Position,
    pub when: When,
    /// WHO and the one in whose name WHO speaks are one party; so is whoever they are joined with. Equal for all of one party.
    pub party: usize,
    /// All texts that it cites were retracted: it counts for nothing, and changes nothing.
    pub retracted: bool,
    /// A later position of the same party takes its place, the same stance or another.
    pub replaced: bool,
    /// The same party has taken another stance since.
    pub changed: bool,
}

impl Held<'_> {
    /// Whether the party takes this stance now.
    pub fn is_current(&self) -> bool {
        !self.retracted && !self.replaced
    }

    /// Said from a party's own knowledge or of its own will. To relay, to be silent or not to be found changes nothing that was said.
    pub fn is_voice(&self) -> bool {
        is_voice(self.position.stance)
    }
}

pub fn is_voice(stance: Stance) -> bool {
    stance.needs_citation() && stance != Stance::Relays
}

/// These positions of a claim of the dispute in `note`, in their order.
pub fn held<'a>(site: &Site, note: u32, claim: u32, wanted: impl Iterator<Item = (u32, &'a Position)>) -> Vec<Held<'a>> {
    let mut places: FxHashMap<PartyKey, usize> = FxHashMap::default();
    let mut place = |name: PartyKey| {
        let next = places.len();
        *places.entry(name).or_insert(next)
    };
    let mut pairs = Vec::new();
    let mut held: Vec<Held> = Vec::new();
    for (at, position) in wanted {
        let (who, whom) = parties_of(site, note, (claim, at), position);
        let party = place(who);
        pairs.extend(whom.map(|whom| (party, place(whom))));
        let when = When::of(site, note, position);
        let retracted = rests_on_retracted(site, note, position);
        held.push(Held { at, position, when, party, retracted, replaced: false, changed: false });
    }
    let mut groups = Groups::new(places.len());
    for (who, whom) in pairs {
        groups.join(who, whom);
    }
    let mut ends: FxHashMap<usize, Ends> = FxHashMap::default();
    for one in &mut held {
        one.party = groups.of(one.party);
        if one.is_voice() && !one.retracted {
            ends.entry(one.party).or_default().add(one);
        }
    }
    for one in held.iter_mut().filter(|one| one.is_voice()) {
        let Some(ends) = ends.get(&one.party) else { continue };
        one.replaced = ends.replace(one);
        one.changed = ends.change(one);
    }
    held
}

/// Whether a position cites texts, and all of them were retracted.
pub fn rests_on_retracted(site: &Site, note: u32, position: &Position) -> bool {
    let cited = position.citations.iter().flat_map(|at| &site.bodies[note as usize].citations[*at as usize]);
    let mut cited = cited.peekable();
    cited.peek().is_some() && cited.all(|cited| matches!(cited, Cited::Source(source) if is_retracted(site, *source)))
}

/// What one party's positions make a thing of the past.
#[derive(Default)]
struct Ends {
    /// By stance, the latest of the first days on which it can have been taken.
    first_days: FxHashMap<Stance, Day>,
    retracts: bool,
    /// The last day on which its latest retraction can have been made; none where that can have been at any time.
    retracted: Option<Day>,
}

impl Ends {
    fn add(&mut self, one: &Held) {
        if let Some(first) = one.when.first_day() {
            let known = self.first_days.entry(one.position.stance).or_insert(first);
            *known = first.max(*known);
        }
        if one.position.stance == Stance::Retracts {
            let last = one.when.last_day();
            let known = if self.retracts { self.retracted } else { last };
            self.retracted = known.zip(last).map(|(known, last)| known.max(last));
            self.retracts = true;
        }
    }

    fn replace(&self, one: &Held) -> bool {
        self.first_days.values().any(|first| is_older(one, *first)) || self.retract(one)
    }

    fn change(&self, one: &Held) -> bool {
        let others = self.first_days.iter().filter(|(stance, _)| **stance != one.position.stance);
        others.into_iter().any(|(_, first)| is_older(one, *first)) || self.retract(one)
    }

    /// An assertion is retracted whatever the dates, unless it was surely made again.
    fn retract(&self, one: &Held) -> bool {
        let made_again = |last: Day| one.when.first_day().is_some_and(|first| last < first);
        matches!(one.position.stance, Stance::Asserts | Stance::Concedes)
            && self.retracts
            && !self.retracted.is_some_and(made_again)
    }
}

fn is_older(one: &Held, first: Day) -> bool {
    one.when.last_day().is_some_and(|last| last < first)
}
