//! What changed between two lexicons, so that the matches and decisions of a text can be carried over from one to the other.

use rustc_hash::FxHashMap;

use super::lexicon::{Entity, Lexicon, Owners, Target};
use super::{EntityId, Resolution};
use crate::names::{NameId, Names, RawMatch, WordFilter};

/// From an old lexicon to a new one. Numbers of names and entities are dense and shift when any comes or goes.
#[derive(Debug)]
pub struct Difference {
    /// By old number: the same spelling in the new lexicon.
    names: Vec<Option<NameId>>,
    /// By old number.
    entities: Vec<Option<EntityId>>,
    /// By new number: what the rules know of the name is not what it was.
    changed: Vec<bool>,
    /// Spellings that the old one had not, and their new numbers.
    added: Names,
    added_ids: Vec<NameId>,
    /// Whether entities have other numbers now.
    pub shifts_entities: bool,
}

impl Difference {
    /// `entities` gives for each entity of `old` its number in `new`.
    pub fn between(old: &Lexicon, new: &Lexicon, entities: Vec<Option<EntityId>>) -> Self {
        let ids: FxHashMap<&str, NameId> = new.ids().map(|id| (new.names().text(id), id)).collect();
        let names: Vec<Option<NameId>> = old.ids().map(|id| ids.get(old.names().text(id)).copied()).collect();
        let mut is_new = vec![true; new.names().len()];
        names.iter().flatten().for_each(|id| is_new[id.0 as usize] = false);
        let same_entity: Vec<bool> = (0_u32..)
            .zip(&entities)
            .map(|(at, now)| now.is_some_and(|now| is_same_entity(old.entity(EntityId(at)), new.entity(now), &entities)))
            .collect();
        let mut changed = vec![false; new.names().len()];
        for (was, now) in old.ids().zip(&names) {
            let Some(now) = now else { continue };
            changed[now.0 as usize] = !is_same_meaning(old.owners(was), new.owners(*now), &entities, &same_entity);
        }
        for out_of_order in moved(&names) {
            changed[out_of_order.0 as usize] = true;
        }
        let added_ids: Vec<NameId> = new.ids().filter(|id| is_new[id.0 as usize]).collect();
        let shifts_entities = (0_u32..).zip(&entities).any(|(at, now)| *now != Some(EntityId(at)));
        Self {
            names,
            changed,
            added: Names::new(added_ids.iter().map(|id| new.names().text(*id).to_owned())),
            added_ids,
            shifts_entities,
            entities,
        }
    }

    /// Brings the matches of one text from the old lexicon to the new one; `find` seeks names in it. Returns whether the rules must
    /// decide again.
    pub fn apply(&self, raw: &mut Vec<RawMatch>, filter: &WordFilter, find: impl FnOnce(&Names) -> Vec<RawMatch>) -> bool {
        let before = raw.len();
        let mut touched = false;
        raw.retain_mut(|found| match self.names[found.name.0 as usize] {
            Some(now) => {
                found.name = now;
                touched |= self.changed[now.0 as usize];
                true
            }
            None => false,
        });
        touched |= raw.len() < before;
        if !self.added.is_empty() && self.added.may_stand_in(filter) {
            let found = find(&self.added);
            touched |= !found.is_empty();
            raw.extend(found.into_iter().map(|found| RawMatch { name: self.added_ids[found.name.0 as usize], ..found }));
        }
        touched
    }

    /// The decisions about an untouched text under the numbers of the new lexicon.
    pub fn renumbered(&self, resolution: &Resolution) -> Resolution {
        let mut now = resolution.clone();
        for mention in &mut now.mentions {
            if let Some(entity) = self.entities[mention.entity.0 as usize] {
                mention.entity = entity;
            }
        }
        for (_, name) in &mut now.ambiguous {
            if let Some(same) = self.names[name.0 as usize] {
                *name = same;
            }
        }
        now
    }

    /// Whether [`Self::renumbered`] would change the decisions.
    pub fn renumbers(&self, resolution: &Resolution) -> bool {
        !resolution.ambiguous.is_empty() || (self.shifts_entities && !resolution.mentions.is_empty())
    }

    /// An entity under its new number; none where it is no more.
    pub fn entity(&self, known: EntityId) -> Option<EntityId> {
        self.entities[known.0 as usize]
    }

    /// Tests only: as if no name had changed its meaning.
    #[doc(hidden)]
    pub fn forget_meanings(&mut self) {
        self.changed.fill(false);
    }

    /// Tests only: as if a name that is no more were the first one.
    #[doc(hidden)]
    pub fn keep_removed(&mut self) {
        for name in self.names.iter_mut().filter(|name| name.is_none()) {
            *name = Some(NameId(0));
        }
    }

    /// Entities under their new numbers; none where one is no more.
    pub fn entities(&self, known: &[EntityId]) -> Option<Vec<EntityId>> {
        known.iter().map(|entity| self.entities[entity.0 as usize]).collect()
    }
}

fn is_same_entity(was: &Entity, now: &Entity, entities: &[Option<EntityId>]) -> bool {
    let countries = || was.countries.iter().map(|country| entities[country.0 as usize]);
    was.kind == now.kind
        && was.person == now.person
        && was.label == now.label
        && was.own_words == now.own_words
        && countries().eq(now.countries.iter().map(|country| Some(*country)))
}

fn is_same_meaning(was: &Owners, now: &Owners, entities: &[Option<EntityId>], same_entity: &[bool]) -> bool {
    let same_target = |(was, now): (&Target, &Target)| {
        let at = was.entity.0 as usize;
        same_entity[at] && entities[at] == Some(now.entity) && (was.how, was.hand_written) == (now.how, now.hand_written)
    };
    was.blocking == now.blocking
        && was.nolink == now.nolink
        && was.targets.len() == now.targets.len()
        && was.targets.iter().zip(&now.targets).all(same_target)
}

/// The names that must be taken out so that the others stand in the order in which they stood: the order decides between names that
/// share a place. All but the longest rising row.
fn moved(names: &[Option<NameId>]) -> Vec<NameId> {
    let row: Vec<NameId> = names.iter().flatten().copied().collect();
    if row.is_sorted() {
        return Vec::new();
    }
    // For each length the place of the smallest last name of a rising row of that length; before each place, the one it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut follows: Vec<Option<usize>> = vec![None; row.len()];
    for (at, name) in row.iter().enumerate() {
        let length = ends.partition_point(|end| row[*end] < *name);
        follows[at] = length.checked_sub(1).map(|before| ends[before]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; row.len()];
    let mut at = ends.last().copied();
    while let Some(here) = at {
        stays[here] = true;
        at = follows[here];
    }
    row.iter().zip(stays).filter(|(_, stays)| !stays).map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_out_of_order_are_told() {
        let check = |row: &[u32], expected: &[u32]| {
            let row: Vec<Option<NameId>> = row.iter().map(|name| Some(NameId(*name))).collect();
            let found: Vec<u32> = moved(&row).iter().map(|name| name.0).collect();
            assert_eq!(found, expected);
        };
        check(&[0, 1, 5, 9], &[]);
        check(&[0, 7, 1, 2, 3], &[7]);
        check(&[4, 5, 6, 1, 2, 8], &[1, 2]);
        check(&[], &[]);
    }
}
