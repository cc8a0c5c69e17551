//! Which folders the system is asked to watch. Folders, never files: an editor that replaces a file leaves a watch on it deaf.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// The folders of a site that are read.
const INPUTS: [&str; 3] = ["seeds", "content", "themes"];

/// The watched folders.
pub struct Folders {
    /// None where the system has no watcher for us.
    watcher: Option<RecommendedWatcher>,
    /// Each with the device and number of what was there: a folder that was replaced must be watched anew.
    watched: BTreeMap<PathBuf, (u64, u64)>,
    /// What there was of the site's folders, whether it could be watched or not.
    seen: [Option<(u64, u64)>; INPUTS.len()],
}

impl Folders {
    /// Watches nothing yet; events go to `to`.
    pub fn new(to: Sender<notify::Result<notify::Event>>) -> Self {
        let watcher = notify::recommended_watcher(move |told: notify::Result<notify::Event>| {
            // Our own reading is told, too, file by file: most of it ends here.
            let is_read = |event: &notify::Event| {
                use notify::event::{AccessKind, AccessMode};
                matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write))
                    && !event.need_rescan()
            };
            if !told.as_ref().is_ok_and(is_read) {
                _ = to.send(told);
            }
        });
        Self { watcher: watcher.ok(), watched: BTreeMap::new(), seen: [None; INPUTS.len()] }
    }

    /// Whether one of the site's folders came, went or was replaced since [`Self::watch`], whatever is or isn't in it yet.
    pub fn are_others(&self, root: &Path) -> bool {
        self.seen != INPUTS.map(|folder| identity(&root.join(folder)))
    }

    /// Watches what is there now of the site's folders, and `outside`. Gives whether all of it can be heard.
    pub fn watch(&mut self, root: &Path, outside: &[PathBuf]) -> bool {
        self.seen = INPUTS.map(|folder| identity(&root.join(folder)));
        let Some(watcher) = &mut self.watcher else { return false };
        let wanted: Vec<(PathBuf, RecursiveMode)> = [(root.to_path_buf(), RecursiveMode::NonRecursive)]
            .into_iter()
            .chain(INPUTS.map(|folder| (root.join(folder), RecursiveMode::Recursive)))
            .chain(outside.iter().map(|folder| (folder.clone(), RecursiveMode::NonRecursive)))
            .collect();
        self.watched.retain(|path, known| {
            let stays = wanted.iter().any(|(folder, _)| folder == path) && identity(path) == Some(*known);
            if !stays {
                // It may be gone already, and the watch with it.
                _ = watcher.unwatch(path);
            }
            stays
        });
        // A root that is gone may come back, and nobody will tell.
        let mut hears = identity(root).is_some();
        for (path, mode) in wanted {
            if let Some(found) = identity(&path).filter(|_| !self.watched.contains_key(&path)) {
                match watcher.watch(&path, mode) {
                    Ok(()) => _ = self.watched.insert(path, found),
                    // Gone since it was listed, or one watch too many for the system.
                    Err(_) => hears &= identity(&path).is_none(),
                }
            }
        }
        hears
    }
}

/// The device and number of a folder.
fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().filter(fs::Metadata::is_dir).map(|found| (found.dev(), found.ino()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_comes_empty_is_noticed() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        fs::create_dir(root.join("content")).unwrap();
        let mut folders = Folders::new(std::sync::mpsc::channel().0);
        folders.watch(root, &[]);
        assert!(!folders.are_others(root));
        for change in [fs::create_dir, fs::remove_dir] {
            change(root.join("themes")).unwrap();
            assert!(folders.are_others(root));
            folders.watch(root, &[]);
            assert!(!folders.are_others(root));
        }
    }
}
