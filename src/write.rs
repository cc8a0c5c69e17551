//! Writes a site into its output folder: only what differs, each file old or new, never anything that is not ours.
//!
//! Order: manifest (old ∪ new), new and changed files, deletions, manifest. So whatever stops a build, the folder stays ours, each file
//! in it is whole, and the next build finishes the work. Knows no site: addresses and bytes only.

mod claim;
mod error;
mod ground;
mod manifest;
mod replace;
mod staging;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use self::claim::{Claim, claim};
use self::ground::Ground;
use self::replace::{Before, Bytes, Replacer};
use self::staging::Staging;

pub use self::error::{OutputError, WriteError};
pub use self::manifest::NAME as MANIFEST;

/// What is written, and where.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The site's folder: never written into.
    pub root: &'a Path,
    /// The output folder, as the operator wrote it.
    pub output: &'a Path,
    /// Addresses below the output, `/` between parts: sorted, unique.
    pub paths: &'a [String],
}

/// What `make` has made of an output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Made {
    /// The bytes are in the buffer.
    Bytes,
    /// The output is a copy of this file.
    Copy(PathBuf),
}

/// Makes the output of an index into an empty buffer, which is used again. Called in parallel, for some outputs twice.
pub type Make<'a, E> = dyn Fn(usize, &mut Vec<u8>) -> Result<Made, E> + Sync + 'a;

/// How many files were written, left alone and deleted.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Written {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub deleted: usize,
}

/// Writes the plan; `progress` is called after each file, from any thread.
///
/// # Errors
/// The error of the first output, in the order of the paths, that could not be made or written. Nothing is written when the folder
/// is not ours or holds a stranger's file at one of the addresses.
///
/// # Panics
/// When `paths` are not sorted and unique, or one is not an address below the output: a mistake of the caller.
pub fn write<E: Send>(plan: &Plan<'_>, make: &Make<'_, E>, progress: &(dyn Fn() + Sync)) -> Result<Written, WriteError<E>> {
    assert!(plan.paths.is_sorted_by(|a, b| a < b), "addresses are sorted and unique");
    assert!(plan.paths.iter().all(|path| manifest::is_address(path)), "addresses stay in the output");
    let claim = claim(plan.root, plan.output)?;
    let ground = ground::survey(&claim, plan.paths)?;
    refuse_strangers(&claim, plan.paths, &ground, make)?;

    list(&claim, &manifest::union(&claim.old, plan.paths))?;
    let mut staging = Staging::new(&claim.folder);
    let cleared = ground::prepare(&claim, &ground, plan.paths, &mut staging)?;
    let put = put_all(&claim, &staging, plan.paths, make, progress);
    // Also when something failed: what is written is whole, and the next build need not write it again.
    let landed = staging.land(&claim);
    let mut written = put?;
    landed?;
    written.deleted = cleared + ground::prune(&claim, &ground, plan.paths)?;
    list(&claim, plan.paths)?;
    Ok(written)
}

/// Files at our addresses that we did not write may stay only if they hold what we would write.
fn refuse_strangers<E>(claim: &Claim, paths: &[String], ground: &Ground<'_>, make: &Make<'_, E>) -> Result<(), WriteError<E>> {
    let mut replacer = Replacer::new(&claim.folder, 0);
    let mut buffer = Vec::new();
    let mut taken = ground.taken.clone();
    for &index in &ground.strangers {
        let shown = claim.shown.join(&paths[index]);
        let before = with_output(index, make, &mut buffer, |bytes| {
            replacer.compare(&claim.folder.join(&paths[index]), bytes).map_err(OutputError::system(&shown, "read"))
        })?;
        if before != Before::Same {
            taken.push(shown);
        }
    }
    if taken.is_empty() { Ok(()) } else { Err(OutputError::Taken { paths: taken }.into()) }
}

/// Makes an output and hands its bytes on.
fn with_output<E, T>(
    index: usize,
    make: &Make<'_, E>,
    buffer: &mut Vec<u8>,
    hand: impl FnOnce(Bytes<'_>) -> Result<T, OutputError>,
) -> Result<T, WriteError<E>> {
    buffer.clear();
    let given = match make(index, buffer).map_err(|error| WriteError::Make(index, error))? {
        Made::Bytes => hand(Bytes::Made(buffer)),
        Made::Copy(source) => {
            File::open(&source).map_err(OutputError::system(&source, "read")).and_then(|file| hand(Bytes::Of(&file)))
        }
    };
    Ok(given?)
}

/// Writes the manifest, if it does not say this already.
fn list(claim: &Claim, addresses: &[impl AsRef<str>]) -> Result<(), OutputError> {
    let target = claim.folder.join(manifest::NAME);
    Replacer::new(&claim.folder, 0)
        .put(&target, Bytes::Made(&manifest::print(addresses)))
        .map_err(OutputError::system(&claim.shown.join(manifest::NAME), "write"))?;
    Ok(())
}

/// What one thread has done: counts, and the first thing that went wrong.
type Share<E> = (Written, Option<(usize, WriteError<E>)>);

/// Makes and writes all files, on all threads of the pool.
fn put_all<E: Send>(
    claim: &Claim,
    staging: &Staging,
    paths: &[String],
    make: &Make<'_, E>,
    progress: &(dyn Fn() + Sync),
) -> Result<Written, WriteError<E>> {
    let next = AtomicUsize::new(0);
    // Everything before the first failure is still done, so it is the same failure in every run.
    let first_failure = AtomicUsize::new(usize::MAX);
    let shares: Vec<Share<E>> = rayon::broadcast(|thread| {
        let mut replacer = Replacer::new(&claim.folder, thread.index());
        let mut buffer = Vec::new();
        let mut written = Written::default();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= paths.len() || index > first_failure.load(Ordering::Relaxed) {
                return (written, None);
            }
            let (target, new) = staging.place(&paths[index]);
            let put = with_output(index, make, &mut buffer, |bytes| {
                let before =
                    if new { Replacer::create(&target, bytes).map(|()| Before::Nothing) } else { replacer.put(&target, bytes) };
                before.map_err(OutputError::system(&claim.shown.join(&paths[index]), "write"))
            });
            match put {
                Ok(Before::Nothing) => written.new += 1,
                Ok(Before::Other) => written.changed += 1,
                Ok(Before::Same) => written.unchanged += 1,
                Err(error) => {
                    first_failure.fetch_min(index, Ordering::Relaxed);
                    return (written, Some((index, error)));
                }
            }
            progress();
        }
    });
    let mut total = Written::default();
    let mut failures = Vec::new();
    for (share, failure) in shares {
        total.new += share.new;
        total.changed += share.changed;
        total.unchanged += share.unchanged;
        failures.extend(failure);
    }
    match failures.into_iter().min_by_key(|(index, _)| *index) {
        Some((_, error)) => Err(error),
        None => Ok(total),
    }
}
