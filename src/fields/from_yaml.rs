//! YAML into a [`Table`]: the core schema of YAML 1.2, without anchors, aliases and tags, which flat front matter has no use for.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::statements::{Attempt, line_around, one_by_one};
use super::{Entry, MAX_DEPTH, Scalar, ScalarKind, Spanned, Table, Value};
use crate::diagnostic::{Diagnostic, front as diagnose};
use crate::text::Span;

/// Reads `source`, which begins at byte `base` of its file.
pub(super) fn read(source: &str, base: usize) -> (Table, Vec<Diagnostic>) {
    let whole = attempt(source, base);
    if whole.sound {
        return (whole.table, whole.diagnostics);
    }
    let mut table = Table::default();
    let mut diagnostics = Vec::new();
    for (_, read) in one_by_one(source, begins_statement, &|range| attempt(&source[range.clone()], base + range.start)) {
        diagnostics.extend(read.diagnostics);
        diagnostics.extend(read.table.entries.into_iter().filter_map(|entry| table.insert(entry)));
    }
    // Pieces that are sound each, but not together: the parser's word on the whole must not get lost.
    if diagnostics.is_empty() { (whole.table, whole.diagnostics) } else { (table, diagnostics) }
}

/// A line of the form `key: …` that is not indented.
pub(super) fn begins_statement(line: &str) -> bool {
    let key_end = line.find(|c: char| !(c.is_alphanumeric() || "_-.\"'".contains(c))).unwrap_or(line.len());
    let rest = line[key_end..].trim_start_matches([' ', '\t']);
    key_end > 0
        && !line.starts_with('-')
        && rest.strip_prefix(':').is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

fn attempt(source: &str, base: usize) -> Attempt {
    let mut builder = Builder::new(source, base);
    let mut sound = true;
    let mut documents = 0;
    for event in Parser::new_from_str(source) {
        match event {
            Ok((Event::DocumentStart(_), span)) => {
                documents += 1;
                if documents > 1 {
                    builder.diagnostics.push(diagnose::yaml_syntax(builder.span(span), "a second document"));
                    break;
                }
            }
            Ok((event, span)) => builder.event(event, span),
            Err(error) => {
                let at = builder.place_of_error(error.marker().index(), error.info());
                builder.diagnostics.push(diagnose::yaml_syntax(at, error.info()));
                sound = false;
                break;
            }
        }
    }
    let (table, diagnostics) = builder.finish();
    Attempt { table, diagnostics, sound }
}

/// A list or table that is not closed yet.
enum Open {
    List { start: usize, items: Vec<Spanned<Value>> },
    Table { start: usize, table: Table, key: Option<Spanned<String>> },
}

struct Builder<'t> {
    source: &'t str,
    base: usize,
    /// The byte of each character, and the end: the parser counts characters.
    bytes: Vec<usize>,
    open: Vec<Open>,
    /// Open lists and tables that are too deep to be kept.
    skipped: usize,
    root: Option<Spanned<Value>>,
    diagnostics: Vec<Diagnostic>,
}

impl<'t> Builder<'t> {
    fn new(source: &'t str, base: usize) -> Self {
        let bytes = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
        Self { source, base, bytes, open: Vec::new(), skipped: 0, root: None, diagnostics: Vec::new() }
    }

    fn byte(&self, character: usize) -> usize {
        self.bytes[character.min(self.bytes.len() - 1)]
    }

    /// A run of bytes of the source, without white space at its end, as a place in the file.
    fn place(&self, start: usize, end: usize) -> Span {
        let end = end.max(start);
        Span::new(start..start + self.source[start..end].trim_end().len()).shifted(self.base)
    }

    fn span(&self, span: saphyr_parser::Span) -> Span {
        self.place(self.byte(span.start.index()), self.byte(span.end.index()))
    }

    /// An error at the end of a statement is shown where its text ends, not on the next line; a line without a key as a whole.
    fn place_of_error(&self, character: usize, why: &str) -> Span {
        let at = self.byte(character).min(self.source.trim_end().len());
        let word = self.source[at..].find(char::is_whitespace).unwrap_or(self.source.len() - at);
        let range = if why.contains("simple key") { line_around(self.source, at) } else { at..at + word };
        Span::new(range).shifted(self.base)
    }

    fn event(&mut self, event: Event, span: saphyr_parser::Span) {
        if self.skipped > 0 {
            self.skip(&event);
            return;
        }
        let place = self.span(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let core_tag = tag.as_ref().is_none_or(|tag| tag.is_yaml_core_schema());
                let quoted = style != ScalarStyle::Plain || tag.is_some();
                if anchor > 0 || !core_tag {
                    self.diagnostics.push(diagnose::yaml_special(place, self.written(place)));
                    self.close(Value::Absent, place);
                } else {
                    self.close(scalar(&text, quoted), place);
                }
            }
            Event::Alias(_) => {
                self.diagnostics.push(diagnose::yaml_special(place, self.written(place)));
                self.close(Value::Absent, place);
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.open.len() >= MAX_DEPTH => {
                self.diagnostics.push(diagnose::nested_too_deep(place));
                self.skipped = 1;
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_special(anchor > 0 || tag.is_some(), place);
                self.open.push(Open::List { start: self.byte(span.start.index()), items: Vec::new() });
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_special(anchor > 0 || tag.is_some(), place);
                self.open.push(Open::Table { start: self.byte(span.start.index()), table: Table::default(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close_collection(self.byte(span.end.index())),
            _ => {}
        }
    }

    fn written(&self, place: Span) -> &str {
        let range = place.range();
        self.source[range.start - self.base..range.end - self.base].lines().next().unwrap_or_default()
    }

    fn refuse_special(&mut self, special: bool, place: Span) {
        if special {
            self.diagnostics.push(diagnose::yaml_special(place, self.written(place)));
        }
    }

    fn skip(&mut self, event: &Event) {
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => self.skipped += 1,
            Event::SequenceEnd | Event::MappingEnd => self.skipped -= 1,
            _ => {}
        }
        if self.skipped == 0 {
            self.close(Value::Absent, Span::new(self.base..self.base));
        }
    }

    fn close_collection(&mut self, end: usize) {
        match self.open.pop() {
            Some(Open::List { start, items }) => self.close(Value::List(items), self.place(start, end)),
            Some(Open::Table { start, mut table, key }) => {
                if let Some(key) = key {
                    let nothing = Spanned::new(Value::Absent, Span::new(key.span.range().end..key.span.range().end));
                    self.diagnostics.extend(table.insert(Entry { key, value: nothing }));
                }
                self.close(Value::Table(table), self.place(start, end));
            }
            None => {}
        }
    }

    /// Puts a finished value where it belongs: into the innermost open list or table, as a key or a value there.
    fn close(&mut self, value: Value, span: Span) {
        match self.open.last_mut() {
            None => self.root = Some(Spanned::new(value, span)),
            Some(Open::List { items, .. }) => items.push(Spanned::new(value, span)),
            Some(Open::Table { table, key, .. }) => {
                if let Some(key) = key.take() {
                    self.diagnostics.extend(table.insert(Entry { key, value: Spanned::new(value, span) }));
                } else {
                    let text = if let Value::Scalar(scalar) = value { scalar.text } else { String::new() };
                    *key = Some(Spanned::new(text, span));
                }
            }
        }
    }

    /// What was read: after an error, all that stood before it.
    fn finish(mut self) -> (Table, Vec<Diagnostic>) {
        self.skipped = 0;
        while !self.open.is_empty() {
            self.close_collection(self.source.len());
        }
        let table = match self.root.take() {
            None | Some(Spanned { value: Value::Absent, .. }) => Table::default(),
            Some(Spanned { value: Value::Table(table), .. }) => table,
            Some(other) => {
                if self.diagnostics.is_empty() {
                    self.diagnostics.push(diagnose::not_keys(other.span));
                }
                Table::default()
            }
        };
        (table, self.diagnostics)
    }
}

/// Types a scalar by the core schema; a quoted one is a string whatever it looks like.
fn scalar(text: &str, quoted: bool) -> Value {
    let kind = match text {
        _ if quoted => ScalarKind::String,
        "" => return Value::Absent,
        "~" | "null" | "Null" | "NULL" => ScalarKind::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => ScalarKind::Boolean,
        _ if is_integer(text) => ScalarKind::Integer,
        _ if is_float(text) => ScalarKind::Float,
        _ => ScalarKind::String,
    };
    Value::Scalar(Scalar { text: text.to_owned(), kind })
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let all = |digits: &str, radix| !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    all(digits, 10)
        || text.strip_prefix("0o").is_some_and(|digits| all(digits, 8))
        || text.strip_prefix("0x").is_some_and(|digits| all(digits, 16))
}

fn is_float(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN")
        || (unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') && unsigned.parse::<f64>().is_ok())
}
