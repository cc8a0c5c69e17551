//! Gathers the events of one save, or of one checkout, into one look; and remembers what to look at once more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use notify::EventKind;
use notify::event::{AccessKind, AccessMode};

use crate::load::Changes;

type Told = notify::Result<notify::Event>;

/// Where to look.
#[derive(Default, Debug)]
pub struct Batch {
    pub paths: BTreeSet<PathBuf>,
    /// Everywhere: events were lost.
    pub all: bool,
}

/// How long nothing must happen before a batch of so many paths is looked at: not felt after a save, long enough for a checkout to pause.
const QUIET: [(usize, Duration); 3] =
    [(4, Duration::from_millis(2)), (32, Duration::from_millis(8)), (usize::MAX, Duration::from_millis(50))];

/// A batch is looked at after this time though events go on: a single file's, and a whole checkout's.
const CAP: Duration = Duration::from_millis(100);
const LONG_CAP: Duration = Duration::from_secs(3);

/// More paths than a person saves at a time.
const MANY: usize = 32;

impl Batch {
    pub fn of(paths: impl Iterator<Item = PathBuf>) -> Self {
        Self { paths: paths.collect(), all: false }
    }

    pub fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.all
    }

    /// Takes in an event, unless it only says that somebody has read.
    pub fn add(&mut self, told: Told) {
        match told {
            Ok(event) => {
                // Such an event may carry no path.
                self.all |= event.need_rescan();
                let read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
                if !read {
                    self.paths.extend(event.paths);
                }
            }
            Err(_) => self.all = true,
        }
    }

    /// Waits until events pause, and until whoever is `busy` with the files has done.
    pub fn gather(&mut self, events: &Receiver<Told>, busy: impl Fn() -> bool) {
        let start = Instant::now();
        loop {
            let count = self.paths.len();
            let cap = if count > MANY { LONG_CAP } else { CAP };
            let quiet = QUIET.iter().find(|(most, _)| count <= *most).map_or(CAP, |(_, quiet)| *quiet);
            let left = cap.saturating_sub(start.elapsed());
            match events.recv_timeout(quiet.min(left)) {
                Ok(event) => self.add(event),
                Err(_) if start.elapsed() < cap && busy() => {}
                Err(_) => return,
            }
        }
    }

    /// Takes in all events of this time.
    pub fn gather_for(&mut self, events: &Receiver<Told>, time: Duration) {
        let end = Instant::now() + time;
        while let Ok(event) = events.recv_timeout(end.saturating_duration_since(Instant::now())) {
            self.add(event);
        }
    }
}

/// A file that was being written when it was read is looked at again when no writer can be at it any more.
const AGAIN: [Duration; 2] = [Duration::from_millis(150), Duration::from_millis(1500)];

/// What is to be looked at once more, and when.
#[derive(Default, Debug)]
pub struct Recheck {
    files: Vec<(Instant, BTreeSet<PathBuf>)>,
    all: Vec<Instant>,
}

impl Recheck {
    /// Looks again at the files that have changed.
    pub fn files(&mut self, changes: &Changes, root: &Path, now: Instant) {
        if changes.files.len() > MANY {
            self.all(now);
        } else if !changes.files.is_empty() {
            let paths: BTreeSet<PathBuf> = changes.files.iter().map(|change| root.join(&*change.path)).collect();
            self.files.extend(AGAIN.map(|wait| (now + wait, paths.clone())));
        }
    }

    /// Looks again everywhere.
    pub fn all(&mut self, now: Instant) {
        self.all = AGAIN.map(|wait| now + wait).to_vec();
    }

    /// When the next look is due.
    pub fn next(&self) -> Option<Instant> {
        self.files.iter().map(|(due, _)| *due).chain(self.all.iter().copied()).min()
    }

    /// Puts what is due into `batch`.
    pub fn due(&mut self, now: Instant, batch: &mut Batch) {
        batch.all |= self.all.iter().any(|due| *due <= now);
        self.all.retain(|due| *due > now);
        for (_, paths) in self.files.iter().filter(|(due, _)| *due <= now) {
            batch.paths.extend(paths.iter().cloned());
        }
        self.files.retain(|(due, _)| *due > now);
    }
}

#[cfg(test)]
mod tests {
    use notify::Event;
    use notify::event::{Flag, ModifyKind};

    use super::*;

    /// What is looked at after this event: paths, or everything.
    #[track_caller]
    fn check(told: Told, expected: &[&str], all: bool) {
        let mut batch = Batch::default();
        batch.add(told);
        let paths: Vec<&str> = batch.paths.iter().filter_map(|path| path.to_str()).collect();
        assert_eq!((paths.as_slice(), batch.all), (expected, all));
    }

    #[test]
    fn lost_events_are_a_look_everywhere() {
        let event = |kind| Event::new(kind).add_path("a".into());
        check(Ok(event(EventKind::Modify(ModifyKind::Any))), &["a"], false);
        check(Ok(event(EventKind::Access(AccessKind::Close(AccessMode::Write)))), &["a"], false);
        check(Ok(event(EventKind::Access(AccessKind::Close(AccessMode::Read)))), &[], false);
        check(Ok(event(EventKind::Access(AccessKind::Read))), &[], false);
        // The queue of the system has overflown: no path, and sometimes a kind that is otherwise passed over.
        check(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan)), &[], true);
        check(Ok(Event::new(EventKind::Access(AccessKind::Read)).set_flag(Flag::Rescan)), &[], true);
        check(Err(notify::Error::generic("too many")), &[], true);
    }

    #[test]
    fn what_has_changed_is_looked_at_again_later() {
        let (mut recheck, now) = (Recheck::default(), Instant::now());
        let change = crate::load::Change { path: "content/a.md".into(), before: None, unsettled: false };
        let changes = |count: usize| Changes { files: vec![change.clone(); count], ..Changes::default() };
        recheck.files(&changes(1), Path::new("/site"), now);
        let due = |recheck: &mut Recheck, at: Instant| {
            let mut batch = Batch::default();
            recheck.due(at, &mut batch);
            (batch.paths.len(), batch.all)
        };
        assert_eq!((recheck.next(), due(&mut recheck, now)), (Some(now + AGAIN[0]), (0, false)));
        assert_eq!((due(&mut recheck, now + AGAIN[0]), recheck.next()), ((1, false), Some(now + AGAIN[1])));
        assert_eq!((due(&mut recheck, now + AGAIN[1]), recheck.next()), ((1, false), None));
        recheck.files(&changes(MANY + 1), Path::new("/site"), now);
        assert_eq!(due(&mut recheck, now + AGAIN[1]), (0, true));
    }
}
