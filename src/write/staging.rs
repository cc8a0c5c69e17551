//! New folders are filled aside and moved to their place whole: a first build saves a rename for each of its files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::claim::{Claim, TEMPORARY};
use super::error::OutputError;

/// Folders on their way into the output.
#[derive(Debug)]
pub struct Staging {
    /// A folder in the output, with the same folders below it.
    tree: PathBuf,
    output: PathBuf,
    folders: FxHashSet<String>,
    /// Those that have no new folder above them: they are what is moved.
    tops: Vec<String>,
}

impl Staging {
    pub fn new(output: &Path) -> Self {
        let tree = output.join(format!("{TEMPORARY}folders"));
        Self { tree, output: output.to_owned(), folders: FxHashSet::default(), tops: Vec::new() }
    }

    /// Whether `folder` has been made here.
    pub fn holds(&self, folder: &str) -> bool {
        self.folders.contains(folder)
    }

    /// Makes a folder that the output has not; those above it have been seen before.
    pub fn make(&mut self, folder: &str) -> io::Result<()> {
        if !parent(folder).is_some_and(|parent| self.holds(parent)) {
            self.tops.push(folder.to_owned());
        }
        self.folders.insert(folder.to_owned());
        fs::create_dir_all(self.tree.join(folder))
    }

    /// Where the file of an address is written, and whether that is in a new folder, where nothing stands and nobody looks yet.
    pub fn place(&self, address: &str) -> (PathBuf, bool) {
        let new = parent(address).is_some_and(|parent| self.holds(parent));
        (if new { &self.tree } else { &self.output }.join(address), new)
    }

    /// Moves the new folders to their places.
    pub fn land(&self, claim: &Claim) -> Result<(), OutputError> {
        for top in &self.tops {
            fs::rename(self.tree.join(top), self.output.join(top))
                .map_err(OutputError::system(&claim.shown.join(top), "make the folder"))?;
        }
        if !self.tops.is_empty() {
            fs::remove_dir_all(&self.tree).map_err(OutputError::system(&claim.shown, "write into"))?;
        }
        Ok(())
    }
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}
