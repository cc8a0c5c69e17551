//! PLACEHOLDER, to be replaced by calls into the core: the whole of what the command line needs from it.
//!
//! What stands here makes a list of the inputs, so that the shell can be run and tested before there is a core.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use super::Format;
use crate::diagnostic::{Diagnostic, Severity};
use crate::input::Inputs;
use crate::text::nearest;
use crate::write::Made;

/// A diagnostic and the file it is about, from the site's root.
pub type FileReport = (Arc<str>, Diagnostic);

/// What the command line decides about a build.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Options {
    pub drafts: bool,
    pub strict: bool,
}

/// The numbers of the closing line.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    pub pages: usize,
    pub sources: usize,
    pub mentions: usize,
    pub links: usize,
}

/// A site that is understood; its outputs are made one by one.
pub struct Compiled {
    /// All diagnostics, those of loading included, after `allow`, `[severity]` and `--strict`.
    pub reports: Vec<FileReport>,
    pub counts: Counts,
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
    outputs: Vec<String>,
    texts: Vec<Arc<str>>,
}

/// Understands the inputs. Never fails.
pub fn compile(inputs: &Inputs, options: Options) -> Compiled {
    let raised = |mut diagnostic: Diagnostic| {
        if options.strict && diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
        diagnostic
    };
    let reports = inputs.diagnostics.iter().map(|(path, diagnostic)| (Arc::clone(path), raised(diagnostic.clone()))).collect();
    let texts: Vec<_> = inputs.seeds.iter().chain(&inputs.content).collect();
    let mut pages: Vec<(String, Arc<str>)> =
        texts.iter().map(|input| (format!("{}.html", input.path), Arc::clone(&input.text))).collect();
    pages.sort_unstable();
    let counts = Counts { pages: pages.len(), sources: inputs.seeds.len(), ..Counts::default() };
    let (outputs, texts) = pages.into_iter().unzip();
    Compiled { reports, counts, timings: vec![("link", Duration::ZERO)], outputs, texts }
}

impl Compiled {
    /// Addresses of all outputs below the output folder, sorted and unique.
    pub fn outputs(&self) -> &[String] {
        &self.outputs
    }

    /// Makes one output: its bytes into the empty `buffer`, or the file to copy. A template that fails is a report.
    #[expect(clippy::unnecessary_wraps, reason = "the core can fail here, this placeholder can't")]
    pub fn make(&self, index: usize, buffer: &mut Vec<u8>) -> Result<Made, FileReport> {
        buffer.extend_from_slice(self.texts[index].as_bytes());
        Ok(Made::Bytes)
    }
}

/// Why `inspect` ended early.
#[derive(Debug)]
pub enum InspectError {
    /// No source answers to this.
    Unknown {
        given: String,
        nearest: Option<String>,
    },
    Output(io::Error),
}

impl From<io::Error> for InspectError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Prints what was understood of the sources that `sources` name, or of all.
pub fn inspect(inputs: &Inputs, sources: &[String], format: Format, out: &mut dyn Write) -> Result<(), InspectError> {
    let stem = |path: &str| path.trim_start_matches("seeds/").trim_end_matches(".txt").to_owned();
    let stems: Vec<String> = inputs.seeds.iter().map(|seed| stem(&seed.path)).collect();
    if let Some(given) = sources.iter().find(|given| !stems.contains(given)) {
        let nearest = nearest(given, stems.iter().map(String::as_str)).map(str::to_owned);
        return Err(InspectError::Unknown { given: given.clone(), nearest });
    }
    for (seed, key) in inputs.seeds.iter().zip(&stems).filter(|(_, key)| sources.is_empty() || sources.contains(key)) {
        match format {
            Format::Text => writeln!(out, "{key}  {}", seed.path)?,
            Format::Json => writeln!(out, "{}", serde_json::json!({ "key": key, "seed": *seed.path }))?,
        }
    }
    Ok(())
}
