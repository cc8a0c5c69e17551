//! The typed heads of notes and sidecars: what their authors wrote, one record a kind. Knows no other file and resolves nothing.

mod actor;
mod analysis;
mod dispute;
mod source;
pub mod split;
#[cfg(test)]
mod tests;

pub use actor::{Actor, ActorKind, Country, Protect};
pub use analysis::{Analysis, AnalysisStatus};
pub use dispute::{Dispute, DisputeStatus, Trend};
pub use source::{Genre, NoneGiven, Numbering, Publish, Reliability, Source, SourceStatus, TextKind};
pub use split::{Split, split};

use crate::diagnostic::{Diagnostic, front as diagnose};
use crate::fields::{self, Format, Reader, Spanned, shape};
use crate::text::Span;

/// What any page can say of itself. All spans are in the file that the record was read from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    pub title: Option<Spanned<String>>,
    pub summary: Option<Spanned<String>>,
    /// Further names, good for links everywhere.
    pub aliases: Vec<Spanned<String>>,
    /// Names that are not linked in this text.
    pub nolink: Vec<Spanned<String>>,
    /// Former addresses below the site's root, without `.html`: `analysis/old`.
    pub moved_from: Vec<Spanned<String>>,
    pub allow: Vec<Allow>,
}

/// A kind of diagnostic that is accepted, and why; readers see the reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allow {
    pub code: Spanned<String>,
    pub reason: String,
}

/// A page without a kind, the front page, the text that opens a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Free {
    pub common: Page,
}

/// A head that can be read from a table.
pub trait Record: Sized {
    /// Takes its keys from `fields`; what is missing or wrong gets its default.
    fn read(fields: &mut Reader) -> Self;
}

/// A record, as far as it could be read, and what is wrong with it, by place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parsed<T> {
    pub value: T,
    /// The byte at which the Markdown begins; the end of a sidecar.
    pub body_start: usize,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the head of a Markdown file.
pub fn parse_note<T: Record>(text: &str) -> Parsed<T> {
    let split = split(text);
    let (table, unreadable) = match split.format {
        Some(format) => fields::read(format, text, split.header),
        None => Default::default(),
    };
    parsed(table, split.body_start, split.diagnostics.into_iter().chain(unreadable))
}

/// Reads the TOML file beside a seed.
pub fn parse_sidecar(text: &str) -> Parsed<Source> {
    let (table, unreadable) = fields::read(Format::Toml, text, Span::new(0..text.len()));
    parsed(table, text.len(), unreadable.into_iter())
}

fn parsed<T: Record>(table: fields::Table, body_start: usize, earlier: impl Iterator<Item = Diagnostic>) -> Parsed<T> {
    let mut fields = Reader::new(table);
    let value = T::read(&mut fields);
    let mut diagnostics: Vec<Diagnostic> = earlier.chain(fields.finish(folders_with)).collect();
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    Parsed { value, body_start, diagnostics }
}

/// The folders of `content/` whose pages have the key `key`.
fn folders_with(key: &str) -> Vec<&'static str> {
    let folders = [
        ("sources", Reader::keys(Source::read)),
        ("actors", Reader::keys(Actor::read)),
        ("countries", Reader::keys(Country::read)),
        ("disputes", Reader::keys(Dispute::read)),
        ("analysis", Reader::keys(Analysis::read)),
    ];
    folders.into_iter().filter(|(_, keys)| keys.contains(&key)).map(|(folder, _)| folder).collect()
}

impl Page {
    fn read(fields: &mut Reader) -> Self {
        Self {
            title: fields.text("title"),
            summary: fields.text("summary"),
            aliases: fields.texts("aliases"),
            nolink: fields.texts("nolink"),
            moved_from: fields.all_checked("moved-from", shape::site_path),
            allow: Allow::read(fields),
        }
    }

    /// Each key of `self`, where it is given; else that of `other`. What either allows is allowed.
    fn over(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            summary: self.summary.or(other.summary),
            aliases: first_given(self.aliases, other.aliases),
            nolink: first_given(self.nolink, other.nolink),
            moved_from: first_given(self.moved_from, other.moved_from),
            allow: self.allow.into_iter().chain(other.allow).collect(),
        }
    }
}

impl Allow {
    /// The key `allow`: a list of `code: reason`, or a table.
    pub fn read(fields: &mut Reader) -> Vec<Self> {
        let mut allowed: Vec<Self> = Vec::new();
        for (code, reason) in fields.pairs("allow") {
            if reason.value.is_empty() {
                fields.report(diagnose::reason_missing(code.span, &code.value));
            } else if allowed.iter().any(|known| known.code.value == code.value) {
                fields.report(diagnose::value_repeated(code.span, "allow"));
            } else {
                allowed.push(Self { code, reason: reason.value });
            }
        }
        allowed
    }
}

impl Record for Free {
    fn read(fields: &mut Reader) -> Self {
        Self { common: Page::read(fields) }
    }
}

fn first_given<T>(first: Vec<T>, second: Vec<T>) -> Vec<T> {
    if first.is_empty() { second } else { first }
}
