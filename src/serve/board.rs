//! Where the newest generation hangs. One writer, any number of readers; whoever waits for the next one can't miss it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::generation::Generation;

/// The newest generation, and a bell.
#[derive(Default)]
pub struct Board {
    newest: Mutex<Option<Arc<Generation>>>,
    rung: Condvar,
}

impl Board {
    /// Puts up a generation and wakes everybody who waits. Gives the one that hung there: to be dropped where it delays nobody.
    pub fn publish(&self, generation: Arc<Generation>) -> Option<Arc<Generation>> {
        let before = self.lock().replace(generation);
        self.rung.notify_all();
        before
    }

    /// The newest generation; waits for the first.
    pub fn newest(&self) -> Arc<Generation> {
        let mut newest = self.lock();
        loop {
            match &*newest {
                Some(generation) => return Arc::clone(generation),
                None => newest = self.rung.wait(newest).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// The newest generation when it is later than number `seen`; waits for it, at most until `deadline`.
    pub fn after(&self, seen: u64, deadline: Instant) -> Option<Arc<Generation>> {
        let mut newest = self.lock();
        loop {
            if let Some(generation) = newest.as_ref().filter(|generation| generation.number > seen) {
                return Some(Arc::clone(generation));
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left == Duration::ZERO {
                return None;
            }
            newest = self.rung.wait_timeout(newest, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<Generation>>> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
