//! Finds the files of a folder: what is nobody's text is left out, each folder is entered once, whatever links lead to it.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::droppings::{Verdict, judge};
use crate::diagnostic::{Diagnostic, load as say};

/// A file that may be read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Found {
    /// Relative to the site's root, `/` between parts.
    pub path: String,
    /// Where to open it.
    pub disk: PathBuf,
}

/// What a walk brings back: files and complaints, both with paths from the site's root, sorted.
#[derive(Default, Debug)]
pub struct Walk {
    pub files: Vec<Found>,
    pub diagnostics: Vec<(String, Diagnostic)>,
    /// The folders that were entered, from the site's root.
    pub folders: Vec<String>,
    /// The links, with what they lead to: that can change without an event at the link.
    pub links: Vec<(Found, Leads)>,
    /// Folders elsewhere that links lead into: where a change is to be looked for as well.
    pub outside: Vec<PathBuf>,
}

/// All files below `root/folder`; nothing when that folder is not there. `text_endings` are those of the names that only a file may have (`.txt`).
pub fn walk(root: &Path, folder: &str, text_endings: &[&str]) -> Walk {
    let real = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    // A link to a folder that holds the site would lead round in a circle.
    let entered = real.ancestors().map(Path::to_path_buf).collect();
    let mut walker = Walker { root: real, text_endings, entered, links: Vec::new(), walk: Walk::default() };
    walker.start(Found { path: folder.to_owned(), disk: root.join(folder) });
    let mut walk = walker.walk;
    walk.files.sort_unstable();
    walk.diagnostics.sort_by(|a, b| a.0.cmp(&b.0));
    walk
}

/// What a link leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leads {
    Nowhere,
    ToFile,
    Elsewhere,
}

impl Leads {
    pub fn of(link: &Found) -> Self {
        match fs::metadata(&link.disk) {
            Ok(metadata) if metadata.is_file() => Self::ToFile,
            Ok(_) => Self::Elsewhere,
            Err(_) => Self::Nowhere,
        }
    }
}

struct Walker<'a> {
    /// The site's folder, without links.
    root: PathBuf,
    text_endings: &'a [&'a str],
    /// Real paths of the folders that were entered.
    entered: HashSet<PathBuf>,
    /// Links that were met: followed last, so that a folder is read at its own place if it has one.
    links: Vec<Found>,
    walk: Walk,
}

impl Walker<'_> {
    fn start(&mut self, folder: Found) {
        match fs::metadata(&folder.disk) {
            Ok(metadata) if metadata.is_dir() => match folder.disk.canonicalize() {
                Ok(real) => self.enter(&folder, &real),
                Err(error) => self.say(folder.path, say::input_unreadable(&error)),
            },
            Ok(_) => self.say(folder.path, say::not_a_folder()),
            Err(_) if folder.disk.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) => self.follow(folder),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => self.say(folder.path, say::input_unreadable(&error)),
        }
        while !self.links.is_empty() {
            let mut links = std::mem::take(&mut self.links);
            links.sort_unstable();
            for link in links {
                self.follow(link);
            }
        }
    }

    fn say(&mut self, path: String, diagnostic: Diagnostic) {
        self.walk.diagnostics.push((path, diagnostic));
    }

    /// Lists `folder`, whose path without links is `real`.
    fn enter(&mut self, folder: &Found, real: &Path) {
        if !self.entered.insert(real.to_path_buf()) {
            return;
        }
        let entries = match fs::read_dir(&folder.disk) {
            Ok(entries) => entries,
            Err(error) => return self.say(folder.path.clone(), say::input_unreadable(&error)),
        };
        self.walk.folders.push(folder.path.clone());
        for entry in entries {
            match entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))) {
                Ok((name, kind)) => self.meet(folder, real, &name, kind),
                Err(error) => self.say(folder.path.clone(), say::input_unreadable(&error)),
            }
        }
    }

    fn meet(&mut self, folder: &Found, real: &Path, name: &OsStr, kind: FileType) {
        let shown = name.to_string_lossy();
        let verdict = judge(&shown);
        if verdict == Verdict::Skip {
            return;
        }
        let found = Found { path: format!("{}/{shown}", folder.path), disk: folder.disk.join(name) };
        if verdict == Verdict::ConflictCopy {
            self.say(found.path, say::conflict_copy());
        } else if name.to_str().is_none() {
            self.say(found.path, say::name_not_utf8());
        } else if shown.contains(char::is_control) {
            self.say(found.path, say::name_control());
        } else if kind.is_symlink() {
            self.links.push(found);
        } else if kind.is_dir() && self.text_endings.iter().any(|ending| shown.ends_with(ending)) {
            self.say(found.path, say::not_a_file("a folder"));
        } else if kind.is_dir() {
            self.enter(&found, &real.join(name));
        } else {
            self.keep(found, kind);
        }
    }

    fn keep(&mut self, found: Found, kind: FileType) {
        if kind.is_file() {
            self.walk.files.push(found);
        } else {
            self.say(found.path, say::not_a_file(special(kind)));
        }
    }

    fn follow(&mut self, link: Found) {
        self.walk.links.push((link.clone(), Leads::of(&link)));
        let real = link.disk.canonicalize().ok();
        self.walk.outside.extend(real.as_deref().and_then(Path::parent).map(Path::to_path_buf));
        let metadata = match fs::metadata(&link.disk) {
            Ok(metadata) => metadata,
            Err(error) => return self.lost(link, &error),
        };
        if !metadata.is_dir() {
            self.tell_outside(&link, real.as_deref().filter(|_| metadata.is_file()));
            return self.keep(link, metadata.file_type());
        }
        match link.disk.canonicalize() {
            Ok(real) if self.entered.contains(&real) => {
                let place = link.disk.parent().and_then(|parent| parent.canonicalize().ok());
                // A link to a folder that holds the link goes round in a circle: there is nothing to say of it.
                if !place.is_some_and(|place| place.starts_with(&real)) {
                    self.say(link.path, say::folder_twice(&real.to_string_lossy()));
                }
            }
            Ok(real) => {
                self.tell_outside(&link, Some(&real));
                self.walk.outside.push(real.clone());
                self.enter(&link, &real);
            }
            Err(error) => self.say(link.path, say::input_unreadable(&error)),
        }
    }

    /// Says of a link in the site's folder that what it leads to, `real`, stands elsewhere: it is read like all the rest, and published.
    fn tell_outside(&mut self, link: &Found, real: Option<&Path>) {
        let Some(real) = real.filter(|real| !real.starts_with(&self.root)) else { return };
        let place = link.disk.parent().and_then(|parent| parent.canonicalize().ok());
        if place.is_some_and(|place| place.starts_with(&self.root)) {
            self.say(link.path.clone(), say::input_outside(&real.to_string_lossy()));
        }
    }

    fn lost(&mut self, link: Found, error: &io::Error) {
        match (error.kind(), fs::read_link(&link.disk)) {
            (io::ErrorKind::NotFound, Ok(target)) => self.say(link.path, say::link_dangling(&target.to_string_lossy())),
            // A link to itself (ELOOP, a kind that is not stable yet) leads nowhere, like any other circle.
            _ if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {}
            _ => self.say(link.path, say::input_unreadable(error)),
        }
    }
}

fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}
