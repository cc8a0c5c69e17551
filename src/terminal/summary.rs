//! The closing line of a build or check.

use std::fmt;
use std::time::Duration;

use crate::text::counted;

/// What the closing line tells.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Summary {
    /// `built`, `checked`, or what else became of the pages.
    pub verb: &'static str,
    /// The folder that the pages stand in now; none where nothing was written.
    pub folder: Option<String>,
    pub pages: usize,
    pub sources: usize,
    pub mentions: usize,
    pub links: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub time: Duration,
}

impl fmt::Display for Summary {
    /// `built 132 pages in public from 3 sources: 214 mentions, 890 links, 2 warnings in 0.12 s`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let mut diagnostics: Vec<String> =
            found.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun)).collect();
        if self.errors + self.warnings == 0 {
            diagnostics.insert(0, "no warnings".to_owned());
        }
        let folder = self.folder.as_ref().map(|folder| format!(" in {folder}")).unwrap_or_default();
        write!(
            f,
            "{} {}{folder} from {}: {}, {}, {} in {:.2} s",
            self.verb,
            counted(self.pages, "page"),
            counted(self.sources, "source"),
            counted(self.mentions, "mention"),
            counted(self.links, "link"),
            diagnostics.join(", "),
            self.time.as_secs_f64()
        )
    }
}
