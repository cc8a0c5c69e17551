//! Whether git is at work in the site's files: a checkout writes a thousand of them, and the site in between is nobody's.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// An older lock was left behind by a git that was killed.
const OLDEST: Duration = Duration::from_secs(10);

/// The folder in which git keeps the lock of the repository around `root`.
pub fn folder(root: &Path) -> Option<PathBuf> {
    let git = root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists())?;
    if git.is_dir() {
        return Some(git);
    }
    // A second working tree: the file says where its folder is.
    let text = fs::read_to_string(&git).ok()?;
    Some(git.parent()?.join(text.strip_prefix("gitdir:")?.trim()))
}

/// Whether git holds its lock.
pub fn is_busy(folder: Option<&Path>) -> bool {
    let lock = folder.and_then(|folder| fs::symlink_metadata(folder.join("index.lock")).ok());
    let age = lock.and_then(|lock| SystemTime::now().duration_since(lock.modified().ok()?).ok());
    age.is_some_and(|age| age < OLDEST)
}
