//! Which sources name which entity: the index that entity pages are gathered from, and how it is cut into pages.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::readings::Readings;
use crate::mention::EntityId;

/// One mention: a source and the place of the mention in that source's list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    pub source: u32,
    pub mention: u32,
}

/// Mentions by entity.
#[derive(Clone, Default, Debug)]
pub struct MentionIndex {
    of: Vec<Arc<Gathered>>,
    /// Mentions of all entities.
    len: usize,
}

/// The mentions of one entity, newest source first, in the order of the text within one.
#[derive(Clone, Default, Debug)]
pub struct Gathered {
    entries: Vec<Entry>,
    /// How many sources name it.
    sources: usize,
}

/// The index as it was last, and the texts that it was made of.
#[derive(Default, Debug)]
pub struct Memory {
    order: Arc<Vec<u32>>,
    /// By source: its place in that order.
    ranks: Vec<u32>,
    readings: Readings,
    index: MentionIndex,
}

impl Memory {
    /// The index of these texts, `order` being that of the sources, newest first. What is kept of it is changed where a text names others.
    pub fn index(&mut self, entities: usize, order: &Arc<Vec<u32>>, readings: &Readings) -> MentionIndex {
        let same_rows =
            Arc::ptr_eq(&self.order, order) && self.readings.len() == readings.len() && self.index.of.len() == entities;
        let changed: Option<Vec<usize>> = same_rows.then(|| readings.changed(&self.readings).collect());
        if let Some(changed) = changed.filter(|changed| changed.len() <= readings.len() / 8) {
            for at in changed {
                self.index.replace(at, &self.readings[at].gathered, &readings[at].gathered, &self.ranks);
            }
        } else {
            self.index = MentionIndex::new(entities, order.iter().map(|at| (*at, &*readings[*at as usize].gathered)));
            self.ranks = vec![0; order.len()];
            for (rank, at) in (0..).zip(order.iter()) {
                self.ranks[*at as usize] = rank;
            }
        }
        (self.order, self.readings) = (order.clone(), readings.clone());
        self.index.clone()
    }
}

impl MentionIndex {
    /// Builds the index of `sources`, newest first: each with its mentions that count, as entity and place.
    pub fn new<'a>(entities: usize, sources: impl Iterator<Item = (u32, &'a [(EntityId, u32)])> + Clone) -> Self {
        let mut counts = vec![0_usize; entities];
        sources.clone().flat_map(|(_, mentions)| mentions).for_each(|(entity, _)| counts[entity.0 as usize] += 1);
        let with_room = |count: &usize| Gathered { entries: Vec::with_capacity(*count), sources: 0 };
        let mut of: Vec<Gathered> = counts.iter().map(with_room).collect();
        for (source, mentions) in sources {
            for (entity, mention) in mentions {
                let gathered = &mut of[entity.0 as usize];
                gathered.sources += usize::from(gathered.entries.last().is_none_or(|last| last.source != source));
                gathered.entries.push(Entry { source, mention: *mention });
            }
        }
        Self { of: of.into_iter().map(Arc::new).collect(), len: counts.iter().sum() }
    }

    /// Takes the mentions that one source has `now` for those that it had `before`.
    fn replace(&mut self, source: usize, before: &[(EntityId, u32)], now: &[(EntityId, u32)], ranks: &[u32]) {
        let number = u32::try_from(source).unwrap_or(u32::MAX);
        let (before, now) = (by_entity(before), by_entity(now));
        for entity in before.keys().chain(now.keys().filter(|entity| !before.contains_key(entity))) {
            let had = before.get(entity).map_or(&[][..], Vec::as_slice);
            let has = now.get(entity).map_or(&[][..], Vec::as_slice);
            if had == has {
                continue;
            }
            let gathered = Arc::make_mut(&mut self.of[entity.0 as usize]);
            let start = gathered.entries.partition_point(|entry| ranks[entry.source as usize] < ranks[source]);
            let entries = has.iter().map(|mention| Entry { source: number, mention: *mention });
            gathered.entries.splice(start..start + had.len(), entries);
            gathered.sources = gathered.sources + usize::from(!has.is_empty()) - usize::from(!had.is_empty());
            self.len = self.len + has.len() - had.len();
        }
    }

    /// All mentions of an entity.
    pub fn of(&self, entity: usize) -> &[Entry] {
        &self.of[entity].entries
    }

    /// The same as an object that stays the same as long as they do.
    pub fn gathered(&self, entity: usize) -> &Arc<Gathered> {
        &self.of[entity]
    }

    /// The mentions of an entity, source by source.
    pub fn by_source(&self, entity: usize) -> impl Iterator<Item = &[Entry]> + Clone {
        self.of(entity).chunk_by(|a, b| a.source == b.source)
    }

    /// The mentions of one source, by the place of the first of them in [`Self::of`].
    pub fn group(&self, entity: usize, first: u32) -> &[Entry] {
        self.of(entity)[first as usize..].chunk_by(|a, b| a.source == b.source).next().unwrap_or_default()
    }

    /// How many sources name the entity.
    pub fn sources(&self, entity: usize) -> usize {
        self.of[entity].sources
    }

    /// Mentions of all entities.
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// Whether the mentions of an entity may not all fit on its own page.
pub fn needs_more_pages(gathered: &Gathered) -> bool {
    gathered.entries.len() > NEWEST_MENTIONS
}

/// The places of the mentions of each entity, in their order.
fn by_entity(mentions: &[(EntityId, u32)]) -> BTreeMap<EntityId, Vec<u32>> {
    let mut found: BTreeMap<EntityId, Vec<u32>> = BTreeMap::new();
    for (entity, mention) in mentions {
        found.entry(*entity).or_default().push(*mention);
    }
    found
}

/// Mentions on an entity's own page.
pub const NEWEST_MENTIONS: usize = 50;
/// Mentions on one page of a year.
pub const MENTIONS_ON_A_PAGE: usize = 300;
/// Entries on one page of a list.
pub const ENTRIES_ON_A_PAGE: usize = 200;

/// Cuts groups with the given weights into runs of at most `most`, never empty; a group that is heavier stands alone.
pub fn runs(weights: impl Iterator<Item = usize>, most: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut weight = 0;
    for (at, more) in weights.enumerate() {
        match runs.last_mut() {
            Some(run) if weight + more <= most => {
                run.end = at + 1;
                weight += more;
            }
            _ => {
                runs.push(at..at + 1);
                weight = more;
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_are_grouped_by_entity_newest_source_first() {
        let [a, b] = [EntityId(0), EntityId(1)];
        let texts: [(u32, &[(EntityId, u32)]); 3] = [(7, &[(b, 0), (a, 1), (b, 2)]), (3, &[]), (5, &[(b, 0)])];
        let index = MentionIndex::new(3, texts.into_iter());
        let entry = |source, mention| Entry { source, mention };
        assert_eq!(index.of(1), [entry(7, 0), entry(7, 2), entry(5, 0)]);
        assert_eq!((index.of(2), index.sources(1), index.len()), (&[][..], 2, 4));
    }

    #[test]
    fn an_index_that_is_changed_equals_one_that_is_made_anew() {
        let [a, b, c] = [EntityId(0), EntityId(1), EntityId(2)];
        let order = [1_u32, 2, 0];
        let ranks = [2, 0, 1];
        let states: [[&[(EntityId, u32)]; 3]; 4] = [
            [&[(a, 0), (b, 1)], &[(a, 0)], &[(c, 0), (a, 1), (a, 2)]],
            [&[(a, 0), (b, 1)], &[(a, 0)], &[(a, 0), (c, 1)]],
            [&[], &[(a, 0)], &[(b, 0), (b, 1)]],
            [&[(c, 0)], &[(a, 0), (c, 1)], &[(b, 0)]],
        ];
        let made = |state: &[&[(EntityId, u32)]; 3]| MentionIndex::new(3, order.iter().map(|at| (*at, state[*at as usize])));
        let mut index = made(&states[0]);
        for (before, now) in states.iter().zip(&states[1..]) {
            for source in 0..3 {
                index.replace(source, before[source], now[source], &ranks);
            }
            let shown = |index: &MentionIndex| (0..3).map(|at| (index.of(at).to_vec(), index.sources(at))).collect::<Vec<_>>();
            assert_eq!((shown(&index), index.len()), (shown(&made(now)), made(now).len()));
        }
    }

    #[test]
    fn runs_hold_at_most_the_weight() {
        assert_eq!(runs([3, 3, 5, 9, 1].into_iter(), 6), [0..2, 2..3, 3..4, 4..5]);
        assert!(runs(std::iter::empty(), 6).is_empty());
    }
}
