//! A site's folder as it was last read, and what has changed in it since: the same reading as in [`super::load`], file by file.
//!
//! Hints say where to look; what is there decides. A file that was pointed at is read again and compared; a rescan compares sizes and times
//! first. What it knows after any number of changes is what a fresh load of the same folder would find.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::droppings::{Verdict, judge};
use super::walk::{Found, Leads};
use super::{
    CONFIG, Done, Job, Kind, Options, below, kind_of_content, kind_of_seed, misplaced, perform, sort_diagnostics, walks,
};
use crate::diagnostic::Diagnostic;
use crate::input::{Asset, Input, Inputs};

/// A file system may keep times by the two seconds: a younger file is compared by its content.
const COARSE: Duration = Duration::from_secs(2);

/// The inputs of a site, kept up to date.
#[derive(Debug)]
pub struct Mirror {
    root: PathBuf,
    options: Options,
    /// The folder of the theme that is read, below `themes/`.
    theme: String,
    known: BTreeMap<Arc<str>, Known>,
    /// What there is to say of single files, and of folders and names.
    said: BTreeMap<Arc<str>, Diagnostic>,
    walked: Vec<(Arc<str>, Diagnostic)>,
    misplaced: Vec<(Arc<str>, Diagnostic)>,
    folders: BTreeSet<String>,
    outside: BTreeSet<PathBuf>,
    /// What is read through them can depend on more than its own path.
    links: Vec<(Found, Leads)>,
    /// `site.toml` as it stands on disk.
    config: Option<Input>,
    /// The theme's templates as they stand on disk.
    templates: Vec<Input>,
    /// Everything else: `config`, `templates` and `diagnostics` are for the owner to fill in.
    pub inputs: Inputs,
}

/// A file that was read.
#[derive(Debug)]
struct Known {
    kind: Kind,
    stamp: Stamp,
    /// Whether the file was old enough, when it was read, for its times to show any later writing.
    trusted: bool,
}

/// What a file system says of a file's content without reading it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Stamp {
    size: u64,
    inode: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

/// One file that is not as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// From the site's root.
    pub path: Arc<str>,
    /// Its text before, when it was one.
    pub before: Option<Arc<str>>,
    /// Whether it is gone, or empty where it wasn't: it may be half-way through being saved.
    pub unsettled: bool,
}

/// What has changed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Changes {
    /// In the order in which they were found; each file once.
    pub files: Vec<Change>,
    /// Whether folders came, went or moved.
    pub folders: bool,
    /// Whether only the reports of reading differ.
    pub said: bool,
    /// Where each file stands in `files`.
    pub(crate) places: FxHashMap<Arc<str>, usize>,
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.said
    }

    fn add(&mut self, change: Change) {
        if let Some(at) = self.places.get(&change.path) {
            self.files[*at].unsettled = change.unsettled;
        } else {
            self.places.insert(change.path.clone(), self.files.len());
            self.files.push(change);
        }
    }

    /// Adds what has changed after these.
    pub fn then(&mut self, later: Self) {
        later.files.into_iter().for_each(|change| self.add(change));
        self.folders |= later.folders;
        self.said |= later.said;
    }
}

/// Where a hint points.
enum Place {
    /// Nothing that is read.
    Nowhere,
    /// One file, of this kind.
    File(String, Kind),
    /// A folder, a link, or a name that needs the whole picture.
    Folders,
}

impl Mirror {
    /// Reads the configuration alone; [`Self::rescan`] reads the rest.
    pub fn new(root: &Path, options: Options) -> Self {
        let mut mirror = Self {
            root: root.to_path_buf(),
            options,
            theme: super::BUILT_IN_THEME.to_owned(),
            known: BTreeMap::new(),
            said: BTreeMap::new(),
            walked: Vec::new(),
            misplaced: Vec::new(),
            folders: BTreeSet::new(),
            outside: BTreeSet::new(),
            links: Vec::new(),
            config: None,
            templates: Vec::new(),
            inputs: Inputs::default(),
        };
        mirror.read_config(&mut Changes::default());
        mirror
    }

    /// The text of `site.toml` on disk, whatever is wrong in it.
    pub fn config(&self) -> Option<&Input> {
        self.config.as_ref()
    }

    /// The templates on disk, by path below `templates/`.
    pub fn templates(&self) -> &[Input] {
        &self.templates
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the theme that is read.
    pub fn theme(&self) -> &str {
        &self.theme
    }

    /// Reads the theme in this folder from now on. Gives whether that is another one: then a rescan is due.
    pub fn set_theme(&mut self, folder: &str) -> bool {
        let other = self.theme != folder;
        folder.clone_into(&mut self.theme);
        other
    }

    /// Folders elsewhere that links in the site lead into.
    pub fn outside(&self) -> &BTreeSet<PathBuf> {
        &self.outside
    }

    /// What reading has to say, in the order of a fresh load.
    pub fn diagnostics(&self) -> Vec<(Arc<str>, Diagnostic)> {
        let files = self.said.iter().map(|(path, diagnostic)| (path.clone(), diagnostic.clone()));
        let mut all: Vec<_> = self.walked.iter().chain(&self.misplaced).cloned().chain(files).collect();
        sort_diagnostics(&mut all);
        all
    }

    /// Looks at what `hints`, paths on disk, point at.
    pub fn update<'a>(&mut self, hints: impl IntoIterator<Item = &'a Path>) -> Changes {
        let mut changes = Changes::default();
        let mut files = Vec::new();
        for hint in hints {
            match self.place(hint) {
                Place::Nowhere => {}
                Place::Folders => {
                    changes.then(self.rescan());
                    return changes;
                }
                Place::File(path, Kind::Config) => {
                    debug_assert_eq!(path, CONFIG);
                    self.read_config(&mut changes);
                }
                Place::File(path, kind) => files.push(Job { found: Found { disk: self.root.join(&path), path }, kind }),
            }
        }
        if self.links.iter().any(|(link, leads)| Leads::of(link) != *leads) {
            changes.then(self.rescan());
            return changes;
        }
        files.extend(self.changed_links());
        self.read(files, &mut changes);
        self.look_around(&mut changes);
        changes
    }

    /// Links whose targets have changed: events tell of the target alone.
    fn changed_links(&self) -> Vec<Job> {
        let files = self.links.iter().filter(|(_, leads)| *leads == Leads::ToFile);
        let known = files.filter_map(|(link, _)| Some((link, self.known.get(link.path.as_str())?)));
        known
            .filter(|(link, known)| !known.stands_at(&link.disk))
            .map(|(link, known)| Job { found: link.clone(), kind: known.kind })
            .collect()
    }

    /// Looks for what stands beside its place.
    fn look_around(&mut self, changes: &mut Changes) {
        let misplaced = misplaced(&self.root, &self.inputs);
        changes.said |= misplaced != self.misplaced;
        self.misplaced = misplaced;
    }

    /// Compares the whole folder with what is known.
    pub fn rescan(&mut self) -> Changes {
        let mut changes = Changes::default();
        self.read_config(&mut changes);
        let mut jobs = Vec::new();
        let mut walked = Vec::new();
        let mut folders = BTreeSet::new();
        self.outside.clear();
        self.links.clear();
        for (walk, kind_of) in walks(&self.root, &self.theme) {
            walked.extend(walk.diagnostics.into_iter().map(|(path, diagnostic)| (Arc::from(path), diagnostic)));
            folders.extend(walk.folders);
            self.links.extend(walk.links);
            self.outside.extend(walk.outside);
            jobs.extend(walk.files.into_iter().map(|found| Job { kind: kind_of(&found.path), found }));
        }
        self.outside.retain(|folder| !folder.starts_with(&self.root));
        changes.folders = folders != self.folders;
        changes.said |= walked != self.walked;
        self.folders = folders;
        self.walked = walked;

        let found: BTreeSet<&str> = jobs.iter().map(|job| job.found.path.as_str()).collect();
        let gone: Vec<Arc<str>> =
            self.known.keys().filter(|path| &***path != CONFIG && !found.contains(&***path)).cloned().collect();
        for path in gone {
            self.forget(&path, &mut changes);
        }
        let unsure = jobs
            .into_par_iter()
            .with_min_len(64)
            .filter(|job| !self.known.get(job.found.path.as_str()).is_some_and(|known| known.stands_at(&job.found.disk)))
            .collect();
        self.read(unsure, &mut changes);
        self.look_around(&mut changes);
        changes
    }

    /// Reads these files and takes over what is new in them.
    fn read(&mut self, jobs: Vec<Job>, changes: &mut Changes) {
        let options = self.options;
        let read = |buffer: &mut Vec<u8>, job: Job| {
            // Before the content: if that changes now, the times will differ the next time.
            let metadata = fs::metadata(&job.found.disk).ok();
            let outcome = metadata.map(|metadata| (Known::new(job.kind, &metadata), perform(&job, options, buffer)));
            (job, outcome)
        };
        let read: Vec<_> = if jobs.len() < 8 {
            let mut buffer = Vec::new();
            jobs.into_iter().map(|job| read(&mut buffer, job)).collect()
        } else {
            jobs.into_par_iter().with_min_len(8).map_init(Vec::new, read).collect()
        };
        for (job, outcome) in read {
            match outcome {
                None => self.forget(&Arc::from(job.found.path), changes),
                Some((known, (path, done, diagnostic))) => {
                    self.say(&path, diagnostic, changes);
                    self.take(&path, known, done, changes);
                }
            }
        }
    }

    fn read_config(&mut self, changes: &mut Changes) {
        let job = Job { found: Found { path: CONFIG.to_owned(), disk: self.root.join(CONFIG) }, kind: Kind::Config };
        let (path, done, diagnostic) = perform(&job, self.options, &mut Vec::new());
        self.say(&path, diagnostic, changes);
        let input = match done {
            Some(Done::Text(_, input)) => Some(input),
            _ => None,
        };
        if input != self.config {
            let before = self.config.take().map(|config| config.text);
            let unsettled = is_unsettled(before.as_deref(), input.as_ref().map(|input| &*input.text));
            changes.add(Change { path, before, unsettled });
            self.config = input;
        }
    }

    fn say(&mut self, path: &Arc<str>, diagnostic: Option<Diagnostic>, changes: &mut Changes) {
        if self.said.get(path) != diagnostic.as_ref() {
            changes.said = true;
            match diagnostic {
                Some(diagnostic) => _ = self.said.insert(path.clone(), diagnostic),
                None => _ = self.said.remove(path),
            }
        }
    }

    fn take(&mut self, path: &Arc<str>, known: Known, done: Option<Done>, changes: &mut Changes) {
        let kind = known.kind;
        let stamp = known.stamp;
        let touched = self.known.insert(path.clone(), known).is_none_or(|before| before.stamp.modified != stamp.modified);
        let (before, differs, after) = match done {
            None => {
                let (before, was) = self.remove(path, kind);
                (before, was, None)
            }
            Some(Done::Text(kind, input)) => {
                let after = input.text.clone();
                let (before, differs) = put_text(self.texts(kind), input);
                (before, differs, Some(after))
            }
            Some(Done::Asset(asset)) => (None, put_asset(&mut self.inputs.assets, asset) | touched, None),
            Some(Done::Static(name, bytes)) => (None, put_static(&mut self.inputs.statics, name, bytes), None),
        };
        if differs {
            let unsettled = is_unsettled(before.as_deref(), after.as_deref());
            changes.add(Change { path: path.clone(), before, unsettled });
        }
    }

    fn forget(&mut self, path: &Arc<str>, changes: &mut Changes) {
        let Some(known) = self.known.remove(path) else { return };
        self.say(path, None, changes);
        let (before, was) = self.remove(path, known.kind);
        if was {
            let change = Change { path: path.clone(), before, unsettled: true };
            changes.add(change);
        }
    }

    /// Takes the file out of the inputs: its text, and whether it was there.
    fn remove(&mut self, path: &str, kind: Kind) -> (Option<Arc<str>>, bool) {
        match kind {
            Kind::Asset => {
                let at = self.inputs.assets.binary_search_by(|asset| (*asset.path).cmp(path));
                (None, at.map(|at| self.inputs.assets.remove(at)).is_ok())
            }
            Kind::Static => {
                let name = below(path, "static");
                let at = self.inputs.statics.binary_search_by(|(known, _)| known.cmp(&name));
                (None, at.map(|at| self.inputs.statics.remove(at)).is_ok())
            }
            Kind::NoSeed | Kind::NearlyContent => (None, false),
            kind => {
                let name = if kind == Kind::Template { below(path, "templates") } else { Arc::from(path) };
                let texts = self.texts(kind);
                let at = texts.binary_search_by(|input| input.path.cmp(&name)).ok();
                let text = at.map(|at| texts.remove(at).text);
                let was = text.is_some();
                (text, was)
            }
        }
    }

    fn texts(&mut self, kind: Kind) -> &mut Vec<Input> {
        match kind {
            Kind::Seed => &mut self.inputs.seeds,
            Kind::Sidecar => &mut self.inputs.sidecars,
            Kind::Template => &mut self.templates,
            _ => &mut self.inputs.content,
        }
    }

    fn place(&self, hint: &Path) -> Place {
        let Ok(relative) = hint.strip_prefix(&self.root) else { return Place::Folders };
        let Some(path) = relative.to_str() else {
            return if self.roots().any(|root| relative.starts_with(root)) { Place::Folders } else { Place::Nowhere };
        };
        if path == CONFIG {
            return Place::File(path.to_owned(), Kind::Config);
        }
        // What stands above the folders that are read can be such a folder coming, going or moving.
        if self.roots().any(|root| Path::new(&root).starts_with(relative)) {
            return Place::Folders;
        }
        let Some(root) = self.roots().find(|root| relative.starts_with(root)) else { return Place::Nowhere };
        let inner = &path[root.len() + 1..];
        let verdicts: Vec<Verdict> = inner.split('/').map(judge).collect();
        if verdicts.contains(&Verdict::Skip) {
            return Place::Nowhere;
        }
        let plain = verdicts.iter().all(|verdict| *verdict == Verdict::Read) && !inner.contains(char::is_control);
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        if !plain || self.folders.contains(path) || !self.folders.contains(parent) {
            return Place::Folders;
        }
        let known = self.known.contains_key(path);
        let kind = match root.as_str() {
            "seeds" => kind_of_seed(path),
            "content" => kind_of_content(path),
            _ if root.ends_with("/templates") => Kind::Template,
            _ => Kind::Static,
        };
        match hint.symlink_metadata() {
            Ok(metadata) if metadata.is_file() && (known || self.links.is_empty()) => Place::File(path.to_owned(), kind),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && self.links.is_empty() => {
                if known {
                    Place::File(path.to_owned(), kind)
                } else {
                    Place::Nowhere
                }
            }
            _ => Place::Folders,
        }
    }

    /// The folders that are read, from the site's root.
    fn roots(&self) -> impl Iterator<Item = String> {
        let theme = &self.theme;
        ["seeds".to_owned(), "content".to_owned(), format!("themes/{theme}/templates"), format!("themes/{theme}/static")]
            .into_iter()
    }
}

fn is_unsettled(before: Option<&str>, after: Option<&str>) -> bool {
    before.is_some_and(|text| !text.is_empty()) && after.is_none_or(str::is_empty)
}

fn put_text(texts: &mut Vec<Input>, input: Input) -> (Option<Arc<str>>, bool) {
    match texts.binary_search_by(|known| known.path.cmp(&input.path)) {
        Ok(at) => {
            let same = texts[at].hash == input.hash && texts[at].sha256 == input.sha256;
            let before = texts[at].text.clone();
            if !same {
                texts[at] = input;
            }
            (Some(before), !same)
        }
        Err(at) => {
            texts.insert(at, input);
            (None, true)
        }
    }
}

fn put_asset(assets: &mut Vec<Asset>, asset: Asset) -> bool {
    match assets.binary_search_by(|known| known.path.cmp(&asset.path)) {
        Ok(at) if assets[at] == asset => false,
        Ok(at) => {
            assets[at] = asset;
            true
        }
        Err(at) => {
            assets.insert(at, asset);
            true
        }
    }
}

fn put_static(statics: &mut Vec<(Arc<str>, Arc<[u8]>)>, name: Arc<str>, bytes: Arc<[u8]>) -> bool {
    match statics.binary_search_by(|(known, _)| known.cmp(&name)) {
        Ok(at) if statics[at].1 == bytes => false,
        Ok(at) => {
            statics[at].1 = bytes;
            true
        }
        Err(at) => {
            statics.insert(at, (name, bytes));
            true
        }
    }
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self {
            size: metadata.len(),
            inode: metadata.ino(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

impl Known {
    /// Whether the file on disk is certainly the one that was read.
    fn stands_at(&self, disk: &Path) -> bool {
        self.trusted && fs::metadata(disk).is_ok_and(|metadata| Stamp::of(&metadata) == self.stamp)
    }

    fn new(kind: Kind, metadata: &Metadata) -> Self {
        let age = metadata.modified().ok().and_then(|modified| SystemTime::now().duration_since(modified).ok());
        Self { kind, stamp: Stamp::of(metadata), trusted: age.is_some_and(|age| age >= COARSE) }
    }
}
