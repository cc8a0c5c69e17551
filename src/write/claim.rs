//! Decides whether an output folder may be written into, makes it when it is missing, and holds it while a build writes.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rustc_hash::FxHashSet;
use rustix::fs::FlockOperation;

use super::error::OutputError;
use super::manifest;

/// How our temporary files and folders in the output begin. Whoever holds the output may delete them all.
pub const TEMPORARY: &str = ".chancery-new-";

/// How long a build waits for another one that writes into the same folder.
const PATIENCE: Duration = Duration::from_secs(30);

/// Folders of the site that hold inputs.
const INPUT_FOLDERS: [&str; 3] = ["seeds", "content", "themes"];

/// An output folder that is ours to write into, held until this is dropped.
#[derive(Debug)]
pub struct Claim {
    /// Without links.
    pub folder: PathBuf,
    /// As the operator wrote it: for messages.
    pub shown: PathBuf,
    /// What the manifest named before this build, sorted.
    pub old: Vec<String>,
    /// The names that stand in the folder itself.
    pub names: FxHashSet<String>,
    _lock: File,
}

/// Takes hold of `output` for the site at `root`, or says why it must not be touched.
pub fn claim(root: &Path, output: &Path) -> Result<Claim, OutputError> {
    let folder = resolved(output).map_err(OutputError::system(output, "find"))?;
    let root = root.canonicalize().map_err(OutputError::system(root, "find"))?;
    if let Some(what) = forbidden(&root, &folder) {
        return Err(OutputError::Refused { output: output.to_owned(), what });
    }
    fs::create_dir_all(&folder).map_err(OutputError::system(output, "make the folder"))?;
    let lock = File::open(&folder).map_err(OutputError::system(output, "read"))?;
    hold(&lock, output)?;
    sweep(&folder).map_err(OutputError::system(output, "write into"))?;

    let names = names(&folder).map_err(OutputError::system(output, "read"))?;
    let old = manifest::read(&folder).map_err(OutputError::system(&output.join(manifest::NAME), "read"))?;
    if old.is_none() {
        let mut found: Vec<String> = names.iter().filter(|name| !name.starts_with('.') && *name != "CNAME").cloned().collect();
        if !found.is_empty() {
            found.sort_unstable();
            return Err(OutputError::Foreign { output: output.to_owned(), found });
        }
    }
    Ok(Claim { folder, shown: output.to_owned(), old: old.unwrap_or_default(), names, _lock: lock })
}

/// The absolute path without links of a folder that may not be there yet.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    for existing in path.ancestors() {
        let Ok(mut real) = existing.canonicalize() else { continue };
        for part in path.strip_prefix(existing).into_iter().flat_map(Path::components) {
            match part {
                Component::ParentDir => _ = real.pop(),
                Component::CurDir => {}
                other => real.push(other),
            }
        }
        return Ok(real);
    }
    Err(io::Error::from(io::ErrorKind::NotFound))
}

/// Why the site at `root` is never written into `folder`; both without links.
fn forbidden(root: &Path, folder: &Path) -> Option<String> {
    if folder == root {
        return Some("the site's own folder".to_owned());
    }
    if root.starts_with(folder) {
        return Some("a folder that holds the site".to_owned());
    }
    INPUT_FOLDERS.iter().find_map(|name| {
        let inputs = root.join(name);
        let real = inputs.canonicalize().unwrap_or_else(|_| inputs.clone());
        let met = |inputs: &Path| inputs.starts_with(folder) || folder.starts_with(inputs);
        (met(&real) || met(&inputs)).then(|| match () {
            () if folder == real || folder == inputs => format!("the site's `{name}`"),
            () if real.starts_with(folder) => format!("a folder that holds the site's `{name}`"),
            () => format!("inside the site's `{name}`"),
        })
    })
}

/// Waits its turn. A file system without locks has no turns.
fn hold(lock: &File, output: &Path) -> Result<(), OutputError> {
    let start = Instant::now();
    while let Err(rustix::io::Errno::WOULDBLOCK) = rustix::fs::flock(lock, FlockOperation::NonBlockingLockExclusive) {
        if start.elapsed() > PATIENCE {
            return Err(OutputError::Busy { output: output.to_owned() });
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

/// Deletes the temporary files and folders of builds that were killed.
fn sweep(folder: &Path) -> io::Result<()> {
    for name in names(folder)?.iter().filter(|name| name.starts_with(TEMPORARY)) {
        let path = folder.join(name);
        if path.symlink_metadata()?.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    Ok(())
}

fn names(folder: &Path) -> io::Result<FxHashSet<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}
