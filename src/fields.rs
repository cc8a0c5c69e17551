//! The keys and values of front matter, sidecars and `site.toml`, with their places, and the one reader that types them.
//!
//! YAML and TOML end up in the same [`Table`], so a key means the same and fails the same in both. Knows no key and no record.

pub mod choice;
mod from_toml;
mod from_yaml;
mod reader;
pub mod shape;
mod statements;
#[cfg(test)]
pub(crate) mod tests;

pub use choice::Choice;
pub use reader::Reader;

use crate::diagnostic::{Diagnostic, front as diagnose};
use crate::text::Span;

/// Lists and tables inside each other; more is a diagnostic, so that no text can exhaust the stack.
const MAX_DEPTH: usize = 16;

/// A value and where it stands, quotation marks included, in bytes of the whole file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// How a header is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Yaml,
    Toml,
}

/// One value as written, untyped: what it must be only the reader's caller knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A key without a value, as Obsidian leaves it.
    Absent,
    Scalar(Scalar),
    List(Vec<Spanned<Value>>),
    Table(Table),
}

/// A single value; the text is what was written (`001` stays `001`), of a quoted one what it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scalar {
    pub text: String,
    pub kind: ScalarKind,
}

/// What the format takes a scalar for: TOML by its syntax, YAML by the core schema of 1.2 (`yes`, `NO` and dates are strings).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScalarKind {
    String,
    Integer,
    Float,
    Boolean,
    Date,
    Null,
}

/// Keys and values in the order read; each key once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    pub entries: Vec<Entry>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub key: Spanned<String>,
    pub value: Spanned<Value>,
}

impl Table {
    /// Adds an entry; of two with one key the first stays, and the second is reported.
    fn insert(&mut self, entry: Entry) -> Option<Diagnostic> {
        if self.entries.iter().any(|known| known.key.value == entry.key.value) {
            return Some(diagnose::key_duplicate(entry.key.span, &entry.key.value));
        }
        self.entries.push(entry);
        None
    }
}

/// Reads the part `header` of `text`. What can't be read is reported, each mistake at its place, and left out; the rest is returned.
pub fn read(format: Format, text: &str, header: Span) -> (Table, Vec<Diagnostic>) {
    match format {
        Format::Yaml => from_yaml::read(header.of(text), header.start as usize),
        Format::Toml => from_toml::read(header.of(text), header.start as usize),
    }
}

/// Whether a line, not indented, opens a new key by its look; only the parsers know.
pub fn begins_statement(format: Format, line: &str) -> bool {
    match format {
        Format::Yaml => from_yaml::begins_statement(line),
        Format::Toml => from_toml::begins_statement(line),
    }
}
