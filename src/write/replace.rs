//! Puts one file in its place so that whoever looks sees the old file or the new one, and never half of either.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, OFlags, RenameFlags};
use rustix::io::Errno;

use super::claim::TEMPORARY;

/// What a file held before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Before {
    Nothing,
    Same,
    Other,
}

/// What a file shall hold.
#[derive(Clone, Copy, Debug)]
pub enum Bytes<'a> {
    Made(&'a [u8]),
    /// Those of this open file, which is read twice: once to compare, once to copy.
    Of(&'a File),
}

impl Bytes<'_> {
    /// Writes them all to `file`; gives their count.
    fn pour(self, file: &mut File) -> io::Result<u64> {
        match self {
            Self::Made(bytes) => file.write_all(bytes).map(|()| bytes.len() as u64),
            Self::Of(mut source) => {
                source.rewind()?;
                io::copy(&mut source, file)
            }
        }
    }
}

/// Writes the files of one thread, with one temporary file in the output folder.
///
/// A file that is replaced becomes the next temporary file: to swap two files costs far less than to delete one.
pub struct Replacer {
    temporary: PathBuf,
    /// The temporary file, open for writing, while it is there.
    spare: Option<File>,
    /// Permissions and owner of the files that we make.
    look: Option<(u32, u32)>,
    /// Whether the file system can swap two files.
    swaps: bool,
    buffers: [Vec<u8>; 2],
}

impl Replacer {
    /// `slot` is a number that no other replacer of this output has.
    pub fn new(output: &Path, slot: usize) -> Self {
        let buffer = || vec![0; 64 << 10];
        let temporary = output.join(format!("{TEMPORARY}{slot}"));
        Self { temporary, spare: None, look: None, swaps: true, buffers: [buffer(), buffer()] }
    }

    /// Puts `bytes` at `target`, whose folder is there, unless they stand there already.
    pub fn put(&mut self, target: &Path, bytes: Bytes<'_>) -> io::Result<Before> {
        let before = self.compare(target, bytes)?;
        if before != Before::Same {
            self.prepare(bytes)?;
            self.place(target, before)?;
        }
        Ok(before)
    }

    /// Writes a file where nothing stands and nobody looks yet.
    pub fn create(target: &Path, bytes: Bytes<'_>) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(target)?;
        bytes.pour(&mut file).inspect_err(|_| _ = fs::remove_file(target))?;
        Ok(())
    }

    /// What stands at `target`, held against `bytes`. A link there is something else, whatever it leads to.
    pub fn compare(&mut self, target: &Path, bytes: Bytes<'_>) -> io::Result<Before> {
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        let mut file = match OpenOptions::new().read(true).custom_flags(flags).open(target) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Before::Nothing),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(error),
            Err(_) => return Ok(Before::Other),
        };
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let same = match bytes {
            _ if !metadata.is_file() => false,
            Bytes::Made(bytes) => metadata.len() == bytes.len() as u64 && self.holds(&mut file, bytes)?,
            Bytes::Of(source) => metadata.len() == source.metadata()?.len() && self.equal(&file, source)?,
        };
        Ok(if same { Before::Same } else { Before::Other })
    }

    fn holds(&mut self, file: &mut File, mut bytes: &[u8]) -> io::Result<bool> {
        let buffer = &mut self.buffers[0];
        loop {
            let count = fill(file, buffer)?;
            match bytes.split_at_checked(count) {
                Some((first, rest)) if *first == buffer[..count] => bytes = rest,
                _ => return Ok(false),
            }
            if count < buffer.len() {
                return Ok(bytes.is_empty());
            }
        }
    }

    fn equal(&mut self, mut one: &File, mut other: &File) -> io::Result<bool> {
        other.rewind()?;
        let [left, right] = &mut self.buffers;
        loop {
            let (count, other_count) = (fill(&mut one, left)?, fill(&mut other, right)?);
            if left[..count] != right[..other_count] {
                return Ok(false);
            }
            if count < left.len() {
                return Ok(true);
            }
        }
    }

    /// Fills the temporary file.
    fn prepare(&mut self, bytes: Bytes<'_>) -> io::Result<()> {
        let (mut file, used) = match self.spare.take() {
            Some(file) => (file, true),
            None => (OpenOptions::new().write(true).create_new(true).open(&self.temporary)?, false),
        };
        if self.look.is_none() {
            self.look = Some(look(&file)?);
        }
        let length = bytes.pour(&mut file)?;
        if used {
            file.set_len(length)?;
        }
        self.spare = Some(file);
        Ok(())
    }

    /// Moves the temporary file to `target`.
    fn place(&mut self, target: &Path, before: Before) -> io::Result<()> {
        self.spare = None;
        if before == Before::Other && self.swaps {
            match rustix::fs::renameat_with(CWD, &self.temporary, CWD, target, RenameFlags::EXCHANGE) {
                Ok(()) => return self.keep_spare(),
                Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => self.swaps = false,
                Err(Errno::NOENT) => {}
                Err(error) => return Err(error.into()),
            }
        }
        fs::rename(&self.temporary, target)
    }

    /// After a swap: the temporary file is the old one. It is written into only if nobody else can have a use for it: a hard link
    /// may be somebody's backup, and its permissions would be those of the next page.
    fn keep_spare(&mut self) -> io::Result<()> {
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        if let Ok(mut file) = OpenOptions::new().write(true).custom_flags(flags).open(&self.temporary) {
            let metadata = file.metadata()?;
            if metadata.is_file() && metadata.nlink() == 1 && Some(look(&file)?) == self.look {
                file.seek(SeekFrom::Start(0))?;
                self.spare = Some(file);
                return Ok(());
            }
        }
        fs::remove_file(&self.temporary)
    }
}

impl Drop for Replacer {
    /// Nothing of ours stays, however a build ends.
    fn drop(&mut self) {
        _ = fs::remove_file(&self.temporary);
    }
}

fn look(file: &File) -> io::Result<(u32, u32)> {
    let metadata = file.metadata()?;
    Ok((metadata.mode(), metadata.uid()))
}

/// Reads until `buffer` is full or the file ends.
fn fill(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
