//! What is wrong with the content, said so that it can be mended: severity, stable code, place, message, hint.
//!
//! Diagnostics are values. Each is made by a small named constructor in one of the submodules (one a stage); no other module writes message text.
//! A constructor's result knows its span but not its file: stages see texts, and a cached result must hold in whatever file the text stands.

pub mod brief;
pub mod check;
mod codes;
pub mod evidence;
pub mod front;
pub mod link;
pub mod load;
pub mod markdown;
pub mod render;
pub mod seed;
pub mod watch;

use crate::text::Span;

pub use codes::CODES;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    Error,
    Warning,
    Note,
}

impl Severity {
    pub fn name(self) -> &'static str {
        ["error", "warning", "note"][self as usize]
    }
}

/// One thing to mend, in one text. Message style: lower case, no full stop, the user's text in backticks, the fact first; the remedy is the hint.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Kebab-case name, stable, never reused: `link-unknown`.
    pub code: &'static str,
    /// Bytes of the decoded text of the file; none when the file as a whole is meant.
    pub span: Option<Span>,
    pub message: String,
    pub hint: Option<String>,
}

impl Diagnostic {
    pub fn error(code: &'static str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, span: span.into(), message: message.into(), hint: None }
    }

    pub fn warning(code: &'static str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    pub fn note(code: &'static str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, span, message) }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
