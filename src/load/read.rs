//! Reads one file into memory: never waits for a pipe, never reads without end.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::diagnostic::{Diagnostic, load as say};

/// Opens a regular file; gives its length too.
pub fn open(path: &Path) -> Result<(File, u64), Diagnostic> {
    // A file may have become a pipe since it was listed: opening one without this flag waits for a writer.
    let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(|error| say::input_unreadable(&error))?;
    let metadata = file.metadata().map_err(|error| say::input_unreadable(&error))?;
    if metadata.is_file() { Ok((file, metadata.len())) } else { Err(say::not_a_file("a pipe, a folder or a device")) }
}

/// The bytes of the file, in `buffer`, which is kept between calls: nothing is allocated for a file that fits.
///
/// A file of more than `limit` bytes is not read.
pub fn read<'a>(path: &Path, limit: u64, buffer: &'a mut Vec<u8>) -> Result<&'a [u8], Diagnostic> {
    let (mut file, length) = open(path)?;
    if length > limit {
        return Err(say::input_too_large(length, limit));
    }
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let filled = fill(&mut file, length, limit, buffer).map_err(|error| say::input_unreadable(&error))?;
    match filled {
        Some(filled) => Ok(&buffer[..filled]),
        None => Err(say::input_too_large(limit, limit)),
    }
}

/// How many bytes there are, or `None` when they pass the limit: the length that the system gave may be old.
fn fill(file: &mut File, length: usize, limit: u64, buffer: &mut Vec<u8>) -> io::Result<Option<usize>> {
    let mut filled = 0;
    loop {
        if buffer.len() <= filled.max(length) {
            buffer.resize((filled.max(length) + 1).next_multiple_of(64 << 10), 0);
        }
        match file.read(&mut buffer[filled..]) {
            Ok(0) => return Ok(Some(filled)),
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if filled as u64 > limit {
            return Ok(None);
        }
        // A short read at the expected end is the end: one call less for each of ten thousand files.
        if filled == length && filled < buffer.len() {
            return Ok(Some(filled));
        }
    }
}
