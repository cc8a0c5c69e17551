//! Why the output could not be written, in words: the fact, the path once, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::load::reason;

/// Why a build stopped while writing.
#[derive(Debug)]
pub enum WriteError<E> {
    /// The output of this index could not be made; what was written before is whole.
    Make(usize, E),
    /// The output folder.
    Output(OutputError),
}

impl<E> From<OutputError> for WriteError<E> {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

/// What is wrong with the output folder: the operator's world, exit 2. Paths as the operator wrote them.
#[derive(Debug)]
pub enum OutputError {
    /// A folder that is never written into, and why: `the site's own folder`.
    Refused { output: PathBuf, what: String },
    /// Not ours: it holds other things and no manifest.
    Foreign { output: PathBuf, found: Vec<String> },
    /// Files or folders at our addresses that we did not write. Nothing was written.
    Taken { paths: Vec<PathBuf> },
    /// A link inside the output where we need a folder. Nothing was written.
    Linked { path: PathBuf },
    /// One address is a file and a folder.
    FileAndFolder { path: PathBuf },
    /// Another build holds the folder.
    Busy { output: PathBuf },
    /// The system refused.
    System { path: PathBuf, doing: &'static str, error: io::Error },
}

impl OutputError {
    /// For `map_err`: `doing` is a verb (`write`).
    pub(super) fn system(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::System { path: path.to_owned(), doing, error }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Refused { .. } | Self::Foreign { .. } => "name a new or empty folder with `--output`",
            Self::Taken { .. } => "nothing was written: move it away, or build into another folder with `--output`",
            Self::Linked { .. } => "nothing was written: put a folder in its place, or build into another folder with `--output`",
            Self::FileAndFolder { .. } => "nothing was written: rename one of the two inputs",
            Self::Busy { .. } => "wait for it to end, then build again",
            Self::System { error, .. } => match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                    "make room, then build again: every page is whole, old or new"
                }
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    "give yourself the right to it, or build into another folder with `--output`"
                }
                _ => "repair it, then build again: every page is whole, old or new",
            },
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { output, what } => write!(f, "`{}` can't be the output: it is {what}", output.display()),
            Self::Foreign { output, found } => {
                write!(
                    f,
                    "`{}` is not an output of ours: it holds {}",
                    output.display(),
                    listed(found.iter().map(String::as_str))
                )
            }
            Self::Taken { paths } => {
                let shown: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
                let be = if shown.len() == 1 { "is" } else { "are" };
                write!(
                    f,
                    "{} {be} not ours, and the site has something for that address",
                    listed(shown.iter().map(String::as_str))
                )
            }
            Self::Linked { path } => write!(f, "`{}` is a symbolic link where the site has a folder", path.display()),
            Self::FileAndFolder { path } => write!(f, "`{}` would be a file and a folder", path.display()),
            Self::Busy { output } => write!(f, "another build is writing into `{}`", output.display()),
            Self::System { path, doing, error } => write!(f, "can't {doing} `{}`: {}", path.display(), reason(error)),
        }
    }
}

impl std::error::Error for OutputError {}

/// The first three, and how many more.
fn listed<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let count = names.len();
    let mut shown: Vec<String> = names.take(3).map(|name| format!("`{name}`")).collect();
    if count > 3 {
        shown.push(format!("{} more", count - 3));
    }
    match shown.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => shown.concat(),
    }
}
