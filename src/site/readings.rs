//! What was decided about all sources, as one row that is shared from one link to the next and differs only where a source was read again.

use std::ops::Deref;
use std::sync::Arc;

use super::marked::Marked;
use super::texts::Reading;

/// By source.
#[derive(Clone, Default, Debug)]
pub struct Readings {
    all: Arc<Vec<Arc<Reading>>>,
    /// Mentions in all of them, and how many are linked.
    pub mentions: usize,
    pub linked: usize,
    /// Those in which a name with several owners stands.
    ambiguous: Arc<Marked>,
}

impl Deref for Readings {
    type Target = [Arc<Reading>];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

impl Readings {
    /// The sources with a name that has several owners.
    pub fn ambiguous(&self) -> &[u32] {
        &self.ambiguous
    }

    /// Whether both are the same objects.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.all, &other.all)
    }

    /// Where these differ from `before`, which has as many.
    pub fn changed<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = usize> + 'a {
        let all = if self.ptr_eq(before) { 0 } else { self.len() };
        (0..all).filter(|at| !Arc::ptr_eq(&self.all[*at], &before.all[*at]))
    }

    /// Takes over what was decided now; the row stays the same object where nothing changed.
    pub fn follow<'a>(&mut self, now: impl ExactSizeIterator<Item = &'a Arc<Reading>>) {
        if now.len() != self.len() {
            *self = now.cloned().collect();
            return;
        }
        let is_other = |(at, reading): &(usize, &Arc<Reading>)| !Arc::ptr_eq(&self.all[*at], reading);
        let changed: Vec<(usize, &Arc<Reading>)> = now.enumerate().filter(is_other).collect();
        for (at, reading) in changed {
            self.replace(at, reading.clone());
        }
    }

    fn replace(&mut self, at: usize, reading: Arc<Reading>) {
        let before = &self.all[at];
        self.mentions = self.mentions + reading.mentions.len() - before.mentions.len();
        self.linked = self.linked + reading.linked - before.linked;
        if before.ambiguous.is_empty() != reading.ambiguous.is_empty() {
            let number = u32::try_from(at).expect("fewer than 4 billion sources");
            Arc::make_mut(&mut self.ambiguous).set(number, !reading.ambiguous.is_empty());
        }
        Arc::make_mut(&mut self.all)[at] = reading;
    }
}

impl FromIterator<Arc<Reading>> for Readings {
    fn from_iter<I: IntoIterator<Item = Arc<Reading>>>(readings: I) -> Self {
        let all: Vec<Arc<Reading>> = readings.into_iter().collect();
        let ambiguous = (0..).zip(&all).filter(|(_, reading)| !reading.ambiguous.is_empty()).map(|(at, _)| at).collect();
        Self {
            mentions: all.iter().map(|reading| reading.mentions.len()).sum(),
            linked: all.iter().map(|reading| reading.linked).sum(),
            ambiguous: Arc::new(ambiguous),
            all: Arc::new(all),
        }
    }
}
