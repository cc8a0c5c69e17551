//! The live preview: keeps the inputs up to date, compiles them at each change, and hangs the result on the board that the server reads.
//!
//! One loop on one thread. Events say where to look, a comparison of content decides, and what stands on the board is always a whole site.
//! Nothing that an input does ends the loop: what can't be read is a diagnostic, what panics is caught.

mod batch;
mod folders;
mod git;
mod held;
mod saved;
mod silent;
mod told;

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::address::content_place;
use crate::compile::{Compiled, FileReport, Kept, compile};
use crate::diagnostic::watch as say;
use crate::input::Inputs;
use crate::load::{self, Changes, Mirror};
use crate::serve::{Board, Generation, Reports, Saved, Versions, panic_text, versions};
use crate::site;
use batch::{Batch, Recheck};
use folders::Folders;
use held::Held;
use told::Told;

/// Longer than any save takes: a file that is empty or gone is looked at again after this, before anybody is shown its absence.
const UNSETTLED: Duration = Duration::from_millis(40);

/// How often a folder is compared whose file system tells nothing.
const POLL: Duration = Duration::from_secs(1);

/// What to watch, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// The site's folder, absolute.
    pub root: PathBuf,
    /// How its paths begin when seen from the working directory.
    pub prefix: String,
    pub drafts: bool,
    /// Compares everything this often, whatever the file system tells.
    pub poll: Option<Duration>,
    /// Tells for each change where the time went.
    pub timings: bool,
}

/// Watches the site for ever, and publishes on `board` every state that it finds.
pub fn run(settings: &Settings, board: &Board) {
    let (sender, events) = mpsc::channel();
    let folders = Folders::new(sender);
    let mut watch = Watch::new(settings, board, folders);
    watch.start();
    loop {
        watch.turn(&events);
    }
}

/// The end of a step.
type Lap = (&'static str, Instant);

type Old = (Option<Arc<Generation>>, Option<Arc<Compiled>>);

/// The state of the loop.
struct Watch<'a> {
    settings: &'a Settings,
    board: &'a Board,
    folders: Folders,
    mirror: Mirror,
    held: Held,
    kept: Kept,
    told: Told,
    recheck: Recheck,
    /// When everything is compared next, where that is needed.
    poll: Option<Instant>,
    /// The repository that the site is kept in.
    git: Option<PathBuf>,
    interval: Duration,
    generation: u64,
    /// The newest site, and what there is to say of it.
    last: Option<Arc<Compiled>>,
    reports: Vec<FileReport>,
    saved: Option<Saved>,
    versions: Arc<Versions>,
    /// Attachments that changed since the start.
    assets: Versions,
    /// Where old generations go: to take one apart takes longer than to make the next.
    old: Sender<Old>,
}

impl<'a> Watch<'a> {
    fn new(settings: &'a Settings, board: &'a Board, folders: Folders) -> Self {
        let (old, dropped) = mpsc::channel();
        // Without a thread they are dropped where they stand, which only costs time.
        _ = thread::Builder::new().name("chancery-drop".to_owned()).spawn(move || dropped.iter().for_each(drop::<Old>));
        Self {
            settings,
            board,
            folders,
            mirror: Mirror::new(&settings.root, load::Options::default()),
            held: Held::default(),
            kept: Kept::default(),
            told: Told::default(),
            recheck: Recheck::default(),
            poll: None,
            git: git::folder(&settings.root),
            interval: settings.poll.unwrap_or(POLL),
            generation: 0,
            last: None,
            reports: Vec::new(),
            saved: None,
            versions: Arc::default(),
            assets: Versions::new(),
            old,
        }
    }

    fn start(&mut self) {
        let start = Instant::now();
        // Watched before it is read: what changes in between is an event.
        let mut hears = self.folders.watch(&self.settings.root, &[]);
        self.look(&Batch { all: true, ..Batch::default() });
        let linked = self.outside();
        hears &= self.folders.watch(&self.settings.root, &linked) && !silent::is_silent(&self.settings.root, &linked);
        if self.settings.poll.is_some() {
            self.poll = Some(Instant::now() + self.interval);
        } else if !hears {
            self.start_polling();
        }
        let mut laps = vec![("start", start), ("read", Instant::now())];
        self.publish(&Changes::default(), &mut laps);
        self.time(&laps);
    }

    /// Waits for the next change and publishes it.
    fn turn(&mut self, events: &Receiver<notify::Result<notify::Event>>) {
        let mut batch = Batch::default();
        match self.wait(events) {
            Ok(event) => {
                batch.add(event);
                batch.gather(events, || git::is_busy(self.git.as_deref()));
            }
            Err(RecvTimeoutError::Timeout) => {}
            // The watcher lives as long as the loop: nothing will come but what is looked for.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(UNSETTLED),
        }
        let now = Instant::now();
        self.recheck.due(now, &mut batch);
        batch.all |= self.poll.is_some_and(|poll| poll <= now);
        if batch.is_empty() {
            return;
        }
        let mut laps = vec![("heard", now)];
        let mut changes = self.look(&batch);
        laps.push(("read", Instant::now()));
        if changes.files.iter().any(|change| change.unsettled) {
            let mut more =
                Batch::of(changes.files.iter().filter(|change| change.unsettled).map(|c| self.settings.root.join(&*c.path)));
            more.gather_for(events, UNSETTLED);
            changes.then(self.look(&more));
        }
        if changes.folders || self.folders.are_others(&self.settings.root) {
            // Once more afterwards: what came into a new folder before it was watched told nobody.
            if !self.folders.watch(&self.settings.root, &self.outside()) {
                self.start_polling();
            }
            self.recheck.all(Instant::now());
        }
        self.recheck.files(&changes, &self.settings.root, Instant::now());
        laps.push(("settled", Instant::now()));
        if !changes.is_empty() {
            self.publish(&changes, &mut laps);
            self.time(&laps);
        }
    }

    /// Tells how long the steps took that took any time.
    fn time(&self, laps: &[Lap]) {
        if self.settings.timings {
            let steps = laps.windows(2).map(|pair| (pair[1].0, pair[1].1.duration_since(pair[0].1).as_secs_f64() * 1e3));
            let line: Vec<String> =
                steps.filter(|(_, time)| *time >= 0.1).map(|(step, time)| format!("{step} {time:.1} ms")).collect();
            _ = writeln!(anstream::stderr().lock(), "{}", line.join(", "));
        }
    }

    /// For folders of which nobody tells.
    fn start_polling(&mut self) {
        if self.poll.is_none() {
            let interval = self.interval.as_secs_f64();
            let line = format!("note: the system does not tell of all changes here: everything is compared every {interval} s");
            _ = writeln!(anstream::stderr().lock(), "{line}");
            self.poll = Some(Instant::now() + self.interval);
        }
    }

    fn wait(&self, events: &Receiver<notify::Result<notify::Event>>) -> Result<notify::Result<notify::Event>, RecvTimeoutError> {
        match [self.recheck.next(), self.poll].into_iter().flatten().min() {
            Some(due) => events.recv_timeout(due.saturating_duration_since(Instant::now())),
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Reads what the batch points at; the theme that the configuration now names, too.
    fn look(&mut self, batch: &Batch) -> Changes {
        let start = Instant::now();
        let mut changes =
            if batch.all { self.mirror.rescan() } else { self.mirror.update(batch.paths.iter().map(PathBuf::as_path)) };
        if self.held.follow(&mut self.mirror) {
            changes.then(self.mirror.rescan());
            changes.said = true;
        }
        if batch.all && self.poll.is_some() {
            // A folder that takes long to compare is compared more rarely.
            self.poll = Some(Instant::now() + self.interval.max(start.elapsed() * 4));
        }
        changes
    }

    fn outside(&self) -> Vec<PathBuf> {
        self.mirror.outside().iter().cloned().collect()
    }

    /// Compiles what is there now and puts it on the board.
    fn publish(&mut self, changes: &Changes, laps: &mut Vec<Lap>) {
        let inputs = self.held.compose(&mut self.mirror);
        let options = site::Options { drafts: self.settings.drafts, withheld: true, strict: false };
        let kept = &mut self.kept;
        let mut lap = |step| laps.push((step, Instant::now()));
        let result = catch_unwind(AssertUnwindSafe(|| compile(inputs, options, kept, &mut lap)));
        match result {
            Ok(mut compiled) => {
                let mut reports = std::mem::take(&mut compiled.reports);
                self.held.keep_current(&mut reports);
                self.reports = reports;
                self.hang(Arc::new(compiled), changes, None);
            }
            Err(panic) => self.fail(&panic_text(&*panic), changes),
        }
        laps.push(("published", Instant::now()));
    }

    /// What a fault of ours leaves: the site as it was, or an empty one at the start, and one report more.
    fn fail(&mut self, said: &str, changes: &Changes) {
        // It may be half of something.
        self.kept = Kept::default();
        let before = self.last.clone().unwrap_or_else(|| {
            let options = site::Options { drafts: true, withheld: true, strict: false };
            Arc::new(compile(&Inputs::default(), options, &mut Kept::default(), &mut |_| {}))
        });
        self.hang(before, changes, Some((Arc::from(""), say::site_panicked(said))));
    }

    fn hang(&mut self, compiled: Arc<Compiled>, changes: &Changes, fault: Option<FileReport>) {
        self.generation += 1;
        let mut reports = self.reports.clone();
        reports.extend(fault);
        let root = self.settings.root.clone();
        let editor = compiled.site.documents.config.editor.as_deref();
        let items = Reports::new(&reports, &self.mirror.inputs, self.held.broken(), editor, &root);
        self.saved = saved::saved(&compiled.site, changes, self.generation).or(self.saved.take());
        self.keep_versions(&compiled, changes);
        let versions = Arc::clone(&self.versions);
        let generation = Generation::new(self.generation, Arc::clone(&compiled), root, items, versions, self.saved.clone());
        let before = (self.board.publish(Arc::new(generation)), self.last.replace(compiled));
        // Without the thread it is dropped here, which only costs time.
        _ = self.old.send(before);
        let lines = self.told.next(&reports, &self.mirror.inputs, self.held.broken(), &self.settings.prefix);
        _ = anstream::stderr().lock().write_all(lines.as_bytes());
    }

    /// Notes what static files and attachments have become.
    fn keep_versions(&mut self, compiled: &Compiled, changes: &Changes) {
        let is_copied =
            |path: &&str| path.starts_with("themes/") || (path.starts_with("content/") && content_place(path).is_none());
        let files = || changes.files.iter().map(|change| &*change.path).filter(is_copied);
        for address in files().filter_map(|path| path.strip_prefix("content/")) {
            self.assets.insert(address.to_owned(), self.generation);
        }
        if files().next().is_some() || self.last.is_none() {
            let versions = versions(compiled, &self.assets);
            if versions != *self.versions {
                self.versions = Arc::new(versions);
            }
        }
    }
}
