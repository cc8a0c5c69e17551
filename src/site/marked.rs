//! Which of many things something holds for, kept up to date by the few that change.

use std::ops::Deref;
use std::sync::Arc;

use crate::document::Files;

/// Numbers, ascending.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Marked(Vec<u32>);

impl Deref for Marked {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        &self.0
    }
}

impl FromIterator<u32> for Marked {
    /// Of numbers that come in order.
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Self(numbers.into_iter().collect())
    }
}

impl Marked {
    /// Whether it `holds` for `number` from now on.
    pub fn set(&mut self, number: u32, holds: bool) {
        match (self.0.binary_search(&number), holds) {
            (Ok(place), false) => _ = self.0.remove(place),
            (Err(place), true) => self.0.insert(place, number),
            _ => {}
        }
    }
}

/// The files of one sort that something holds for.
#[derive(Debug)]
pub struct MarkedFiles<F> {
    files: Files<F>,
    marked: Marked,
}

impl<F> Default for MarkedFiles<F> {
    fn default() -> Self {
        Self { files: Files::default(), marked: Marked::default() }
    }
}

impl<F> MarkedFiles<F> {
    /// Those of `files` that it `holds` for: only what is another file than last time is asked.
    pub fn among(&mut self, files: &Files<F>, holds: impl Fn(&F) -> bool) -> &[u32] {
        if self.files.len() != files.len() {
            self.marked = (0..).zip(files.iter()).filter(|(_, file)| holds(file)).map(|(at, _)| at).collect();
        } else if !Arc::ptr_eq(&self.files, files) {
            for (at, (known, file)) in (0..).zip(self.files.iter().zip(files.iter())) {
                if !Arc::ptr_eq(known, file) {
                    self.marked.set(at, holds(file));
                }
            }
        }
        self.files = files.clone();
        &self.marked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_follows_its_file() {
        let files = |numbers: &[u32]| Arc::new(numbers.iter().map(|number| Arc::new(*number)).collect::<Vec<_>>());
        let mut odd = MarkedFiles::default();
        let mut check = |numbers: &[u32], expected: &[u32]| {
            assert_eq!(odd.among(&files(numbers), |number| number % 2 == 1), expected, "{numbers:?}");
        };
        check(&[1, 2, 3], &[0, 2]);
        check(&[2, 2, 3], &[2]);
        check(&[1, 1, 3], &[0, 1, 2]);
        check(&[1, 4], &[0]);
        check(&[], &[]);
    }
}
