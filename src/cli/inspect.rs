//! `inspect`: what was understood of the sources, on standard output.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use super::arguments::Format;
use super::core_seam::{self, InspectError};
use super::{Failure, site};
use crate::load::{Options, load};
use crate::text::counted;

/// Prints the sources that `sources` name, or all. Diagnostics are left to `check`.
pub fn inspect(root: Option<&Path>, sources: &[String], format: Format) -> Result<ExitCode, Failure> {
    let place = site::find(root)?;
    let inputs = load(&place.root, Options::default());
    let mut out = BufWriter::new(io::stdout().lock());
    let result = core_seam::inspect(&inputs, sources, format, &mut out).and_then(|()| Ok(out.flush()?));
    match result {
        Ok(()) => Ok(ExitCode::SUCCESS),
        // The reader has seen enough: `inspect | head`.
        Err(InspectError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(InspectError::Output(error)) => Err(Failure {
            message: format!("can't write to standard output: {}", crate::diagnostic::load::reason(&error)),
            hint: "send it elsewhere".to_owned(),
        }),
        Err(InspectError::Unknown { given, nearest }) => Err(Failure {
            message: format!("no source answers to `{given}`"),
            hint: match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("`chancery inspect` without a name shows all: {}", counted(inputs.seeds.len(), "text")),
            },
        }),
    }
}
