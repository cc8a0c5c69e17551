//! Which sources name which entity: the index that entity pages are gathered from, and how it is cut into pages.

use std::ops::Range;

use crate::mention::EntityId;

/// One mention: a source and the place of the mention in that source's list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    pub source: u32,
    pub mention: u32,
}

/// Mentions by entity, newest source first, in the order of the text within one.
#[derive(Default, Debug)]
pub struct MentionIndex {
    /// Where each entity's entries begin; one more than there are entities.
    starts: Vec<u32>,
    entries: Vec<Entry>,
    /// How many sources name each entity.
    sources: Vec<u32>,
}

impl MentionIndex {
    /// Builds the index of `sources`, newest first: each with its mentions that count, as entity and place.
    pub fn new<'a>(entities: usize, sources: impl Iterator<Item = (u32, &'a [(EntityId, u32)])>) -> Self {
        let mut starts = vec![0_u32; entities + 1];
        let mut found: Vec<(usize, Entry)> = Vec::new();
        for (source, mentions) in sources {
            for (entity, mention) in mentions {
                starts[entity.0 as usize + 1] += 1;
                found.push((entity.0 as usize, Entry { source, mention: *mention }));
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![Entry { source: 0, mention: 0 }; found.len()];
        let mut counts = vec![0; entities];
        for (entity, entry) in found {
            let of_entity = &entries[starts[entity] as usize..next[entity] as usize];
            counts[entity] += u32::from(of_entity.last().is_none_or(|last| last.source != entry.source));
            entries[next[entity] as usize] = entry;
            next[entity] += 1;
        }
        Self { starts, entries, sources: counts }
    }

    /// All mentions of an entity.
    pub fn of(&self, entity: usize) -> &[Entry] {
        &self.entries[self.starts[entity] as usize..self.starts[entity + 1] as usize]
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
        self.sources[entity] as usize
    }

    /// Mentions of all entities.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
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
    fn runs_hold_at_most_the_weight() {
        assert_eq!(runs([3, 3, 5, 9, 1].into_iter(), 6), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(runs(std::iter::empty(), 6), []);
    }
}
