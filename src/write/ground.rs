//! What stands in an output folder where we want to write: finds everything that is not ours before the first byte is written,
//! then clears our own things out of the way and makes the folders.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use rustc_hash::FxHashMap;

use super::claim::Claim;
use super::error::OutputError;
use super::manifest;
use super::staging::Staging;
use crate::text::fold;

/// What the look around found.
#[derive(Debug)]
pub struct Ground<'a> {
    /// All folders that the new addresses need, parents first.
    pub folders: BTreeSet<&'a str>,
    /// New addresses (indices) where a file stands that no manifest names: they may stay only if they hold the same bytes.
    pub strangers: Vec<usize>,
    /// What stands in our way and is not ours, whatever it holds.
    pub taken: Vec<PathBuf>,
    /// New address to old address, where both are one file because the file system ignores case.
    pub recased: FxHashMap<&'a str, &'a str>,
}

/// Looks at every place that `new` (sorted) needs. Writes nothing.
pub fn survey<'a>(claim: &'a Claim, new: &'a [String]) -> Result<Ground<'a>, OutputError> {
    let folders: BTreeSet<&str> = new.iter().flat_map(|path| parents(path)).collect();
    if let Some(both) = folders.iter().find(|folder| listed(new, folder)) {
        return Err(OutputError::FileAndFolder { path: claim.shown.join(both) });
    }
    let mut ground = Ground { folders, strangers: Vec::new(), taken: Vec::new(), recased: recased(claim, new) };
    for folder in &ground.folders {
        match occupant(claim, folder)? {
            Some(metadata) if metadata.is_symlink() => return Err(OutputError::Linked { path: claim.shown.join(folder) }),
            Some(metadata) if !metadata.is_dir() && !listed(&claim.old, folder) => ground.taken.push(claim.shown.join(folder)),
            _ => {}
        }
    }
    for (index, path) in
        new.iter().enumerate().filter(|(_, path)| !listed(&claim.old, path) && !ground.recased.contains_key(path.as_str()))
    {
        match occupant(claim, path)? {
            Some(metadata) if metadata.is_file() => ground.strangers.push(index),
            Some(metadata) if metadata.is_dir() && only_ours(claim, path)? => {}
            Some(_) => ground.taken.push(claim.shown.join(path)),
            None => {}
        }
    }
    Ok(ground)
}

/// Makes the folders, new ones aside; what we wrote ourselves where a folder or a file must be now is deleted first.
/// Gives the count of what was deleted.
pub fn prepare(claim: &Claim, ground: &Ground<'_>, new: &[String], staging: &mut Staging) -> Result<usize, OutputError> {
    for (new, old) in &ground.recased {
        recase(claim, old, new).map_err(OutputError::system(&claim.shown.join(new), "rename"))?;
    }
    let mut deleted = 0;
    for folder in &ground.folders {
        match occupant(claim, folder)? {
            Some(metadata) if metadata.is_dir() => continue,
            Some(_) => {
                fs::remove_file(claim.folder.join(folder)).map_err(OutputError::system(&claim.shown.join(folder), "delete"))?;
                deleted += 1;
            }
            None => {}
        }
        staging.make(folder).map_err(OutputError::system(&claim.shown.join(folder), "make the folder"))?;
    }
    for path in new.iter().filter(|path| claim.old.binary_search_by(|old| order(old, path)).is_ok() && !listed(&claim.old, path))
    {
        if occupant(claim, path)?.is_some_and(|metadata| metadata.is_dir()) {
            deleted += clear(claim, path)?;
        }
    }
    Ok(deleted)
}

/// Deletes what the old manifest names and the new site has not, and the folders that this leaves empty. Gives the count of files.
pub fn prune(claim: &Claim, ground: &Ground<'_>, new: &[String]) -> Result<usize, OutputError> {
    let kept: Vec<&str> = ground.recased.iter().filter(|(new, old)| one_file(claim, new, old)).map(|(_, old)| *old).collect();
    let gone = claim.old.iter().filter(|path| !listed(new, path) && !kept.contains(&path.as_str()));
    let mut deleted = 0;
    for path in gone {
        deleted += usize::from(delete(claim, path)?);
    }
    Ok(deleted)
}

/// Deletes one file of ours and the folders above it that are empty then. Whether it was there.
fn delete(claim: &Claim, path: &str) -> Result<bool, OutputError> {
    let folders: Vec<&str> = parents(path).collect();
    for folder in folders.iter().rev() {
        // A link in its way leads to somebody else's files.
        if !occupant(claim, folder)?.is_some_and(|metadata| metadata.is_dir()) {
            return Ok(false);
        }
    }
    if occupant(claim, path)?.is_none_or(|metadata| metadata.is_dir()) {
        return Ok(false);
    }
    fs::remove_file(claim.folder.join(path)).map_err(OutputError::system(&claim.shown.join(path), "delete"))?;
    for folder in folders {
        if fs::remove_dir(claim.folder.join(folder)).is_err() {
            break;
        }
    }
    Ok(true)
}

/// Deletes our files below the folder `path`, and the folder.
fn clear(claim: &Claim, path: &str) -> Result<usize, OutputError> {
    let mut deleted = 0;
    for old in claim.old.iter().filter(|old| below(old, path)) {
        deleted += usize::from(delete(claim, old)?);
    }
    match fs::remove_dir(claim.folder.join(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(OutputError::System { path: claim.shown.join(path), doing: "delete the folder", error })
        }
        _ => Ok(deleted),
    }
}

/// `actors/y`, `actors` of `actors/y/x.png`.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

fn listed(sorted: &[String], path: &str) -> bool {
    sorted.binary_search_by(|entry| entry.as_str().cmp(path)).is_ok()
}

fn below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Equal when `old` stands below `path`, for a search in the sorted manifest: everything below `x` sorts between `x/` and `x0`.
fn order(old: &str, path: &str) -> std::cmp::Ordering {
    if below(old, path) { std::cmp::Ordering::Equal } else { old.bytes().cmp(path.bytes().chain([b'/'])) }
}

/// What stands at an address, itself, not what it links to.
fn occupant(claim: &Claim, path: &str) -> Result<Option<Metadata>, OutputError> {
    let first = path.split('/').next().unwrap_or(path);
    if claim.names.is_empty() || (!claim.names.contains(first) && claim.old.is_empty()) {
        return Ok(None);
    }
    match claim.folder.join(path).symlink_metadata() {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(OutputError::System { path: claim.shown.join(path), doing: "read", error }),
    }
}

/// Whether the folder holds nothing but files that the manifest names.
fn only_ours(claim: &Claim, folder: &str) -> Result<bool, OutputError> {
    let entries = fs::read_dir(claim.folder.join(folder)).map_err(OutputError::system(&claim.shown.join(folder), "read"))?;
    for entry in entries {
        let entry = entry.map_err(OutputError::system(&claim.shown.join(folder), "read"))?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        let ours = match entry.file_type() {
            Ok(kind) if kind.is_dir() => only_ours(claim, &path)?,
            _ => listed(&claim.old, &path),
        };
        if !ours {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Old addresses that differ from a new one in case or normal form only, where the file system takes both for one file.
fn recased<'a>(claim: &'a Claim, new: &'a [String]) -> FxHashMap<&'a str, &'a str> {
    let shouted = claim.folder.join(manifest::NAME.to_ascii_uppercase());
    if shouted.symlink_metadata().is_err() {
        return FxHashMap::default();
    }
    let gone: FxHashMap<String, &str> =
        claim.old.iter().filter(|path| !listed(new, path)).map(|path| (fold(path), path.as_str())).collect();
    let added = new.iter().filter(|path| !listed(&claim.old, path));
    let pairs = added.filter_map(|path| gone.get(&fold(path)).map(|old| (path.as_str(), *old)));
    pairs.filter(|(path, old)| one_file(claim, path, old)).collect()
}

fn one_file(claim: &Claim, one: &str, other: &str) -> bool {
    let identity = |path: &str| claim.folder.join(path).symlink_metadata().map(|metadata| (metadata.dev(), metadata.ino())).ok();
    identity(one).is_some_and(|one| identity(other) == Some(one))
}

/// Gives each part of the old address the spelling of the new one, from the top.
fn recase(claim: &Claim, old: &str, new: &str) -> io::Result<()> {
    let mut parent = claim.folder.clone();
    for (old, new) in old.split('/').zip(new.split('/')) {
        if old != new {
            fs::rename(parent.join(old), parent.join(new))?;
        }
        parent.push(new);
    }
    Ok(())
}
