//! What was told on the terminal already: a diagnostic is told when it comes up, not again at each save.

use rustc_hash::FxHashSet;

use crate::compile::FileReport;
use crate::diagnostic::Severity;
use crate::input::{Input, Inputs};
use crate::terminal::{self, Report};

/// A diagnostic without its place, which moves with every line that is written above it.
type Key = (std::sync::Arc<str>, &'static str, String);

/// The diagnostics of the last generation.
#[derive(Default)]
pub struct Told {
    known: FxHashSet<Key>,
    errors: usize,
}

impl Told {
    /// What is new in `reports`, ready to be printed; and a line when the last error went away.
    pub fn next(&mut self, reports: &[FileReport], inputs: &Inputs, held: &[Input], prefix: &str) -> String {
        let key = |(path, diagnostic): &FileReport| (path.clone(), diagnostic.code, diagnostic.message.clone());
        let text =
            |path: &str| held.iter().find(|input| &*input.path == path).map(|input| &*input.text).or_else(|| inputs.text(path));
        let mut new: Vec<Report<'_>> = reports
            .iter()
            .filter(|report| !self.known.contains(&key(report)))
            .map(|(path, diagnostic)| Report { path, text: text(path), diagnostic })
            .collect();
        terminal::sort(&mut new);
        let mut lines = Vec::new();
        // A string takes everything.
        _ = terminal::print(&new, prefix, &mut lines);
        let errors = reports.iter().filter(|(_, diagnostic)| diagnostic.severity == Severity::Error).count();
        if errors == 0 && self.errors > 0 {
            lines.extend(b"no errors left\n");
        }
        self.errors = errors;
        self.known = reports.iter().map(key).collect();
        String::from_utf8_lossy(&lines).into_owned()
    }
}
