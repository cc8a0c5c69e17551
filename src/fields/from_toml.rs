//! TOML into a [`Table`].

use std::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::statements::{Attempt, first_of_each_line, line_around, one_by_one};
use super::{Entry, MAX_DEPTH, Scalar, ScalarKind, Spanned, Table, Value};
use crate::diagnostic::{Diagnostic, front as diagnose};
use crate::text::Span;

/// A dotted key makes a table a dot; the parser bounds brackets, but not these.
const MOST_DOTS: usize = 64;

/// Reads `source`, which begins at byte `base` of its file.
pub(super) fn read(source: &str, base: usize) -> (Table, Vec<Diagnostic>) {
    if let Some(at) = endless_key(source) {
        return (Table::default(), vec![diagnose::nested_too_deep(Span::new(at..at + 1).shifted(base))]);
    }
    let whole = attempt(source, base, 0..source.len());
    if whole.sound {
        return (whole.table, whole.diagnostics);
    }
    let (table, diagnostics) = assemble(source, base);
    // Pieces that are sound each, but not together: the parser's word on the whole must not get lost.
    if diagnostics.is_empty() { (whole.table, whole.diagnostics) } else { (table, diagnostics) }
}

/// Puts the statements together under the `[table]` that each stands in.
fn assemble(source: &str, base: usize) -> (Table, Vec<Diagnostic>) {
    let mut root = Table::default();
    let mut diagnostics = Vec::new();
    let mut path: Vec<Spanned<String>> = Vec::new();
    let mut headed: Vec<Vec<String>> = Vec::new();
    for (range, read) in one_by_one(source, begins_statement, &|range| attempt(source, base, range)) {
        let statement = &source[range.clone()];
        diagnostics.extend(read.diagnostics);
        if statement.trim_start().starts_with('[') {
            path = header_path(statement, base + range.start);
            let words: Vec<String> = path.iter().map(|part| part.value.clone()).collect();
            match path.last() {
                Some(last) if headed.contains(&words) => diagnostics.push(diagnose::key_duplicate(last.span, &last.value)),
                _ => headed.push(words),
            }
            descend(&mut root, &path);
        } else if let Some(table) = descend(&mut root, &path) {
            for entry in read.table.entries {
                merge(table, entry, &mut diagnostics);
            }
        }
    }
    (root, diagnostics)
}

/// The table that `path` leads to, made where it is missing; nothing where something else has the name.
fn descend<'t>(mut table: &'t mut Table, path: &[Spanned<String>]) -> Option<&'t mut Table> {
    for part in path.iter().take(MAX_DEPTH) {
        let known = table.entries.iter().position(|entry| entry.key.value == part.value);
        let at = known.unwrap_or_else(|| {
            let value = Spanned::new(Value::Table(Table::default()), part.span);
            table.entries.push(Entry { key: part.clone(), value });
            table.entries.len() - 1
        });
        match &mut table.entries[at].value.value {
            Value::Table(inner) => table = inner,
            _ => return None,
        }
    }
    Some(table)
}

/// Adds an entry; of two tables with one key (`a.b = 1`, `a.c = 2`) one is made.
fn merge(table: &mut Table, entry: Entry, diagnostics: &mut Vec<Diagnostic>) {
    let known = table.entries.iter_mut().find(|known| known.key.value == entry.key.value);
    match (known.map(|known| &mut known.value.value), entry.value.value) {
        (Some(Value::Table(known)), Value::Table(new)) => {
            for entry in new.entries {
                merge(known, entry, diagnostics);
            }
        }
        (_, value) => diagnostics.extend(table.insert(Entry { value: Spanned::new(value, entry.value.span), key: entry.key })),
    }
}

/// The names in `[a.b]`, also where the bracket is not closed.
fn header_path(statement: &str, base: usize) -> Vec<Spanned<String>> {
    let open = statement.len() - statement.trim_start().trim_start_matches('[').len();
    let inside = &statement[open..];
    let inside = &inside[..inside.find([']', '\n', '#']).unwrap_or(inside.len())];
    let mut at = open;
    let mut path = Vec::new();
    for part in inside.split('.') {
        let name = part.trim().trim_matches(['"', '\'']);
        let start = at + part.find(name).unwrap_or(0);
        path.push(Spanned::new(name.to_owned(), Span::new(start..start + name.len()).shifted(base)));
        at += part.len() + 1;
    }
    path
}

/// A line of the form `key = …` or `[table]`.
pub(super) fn begins_statement(line: &str) -> bool {
    let line = line.trim();
    if let Some(header) = line.strip_prefix('[') {
        return header.trim_start_matches('[').starts_with(|c: char| c.is_ascii_alphabetic() || c == '"')
            && !header.contains(',');
    }
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.\"' \t".contains(c));
    line.split_once(['=', ':']).is_some_and(|(key, _)| is_key(key)) || is_key(line) && !line.contains(' ')
}

/// The place of a key with more dots than any has.
fn endless_key(source: &str) -> Option<usize> {
    let mut dots = 0;
    let mut before = b' ';
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            b'.' if before != b'.' => dots += 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b' ' | b'\t' | b'"' | b'\'' => {}
            _ => dots = 0,
        }
        if dots > MOST_DOTS {
            return Some(at);
        }
        before = byte;
    }
    None
}

fn attempt(source: &str, base: usize, range: Range<usize>) -> Attempt {
    let statement = &source[range.clone()];
    let base = base + range.start;
    let (parsed, errors) = DeTable::parse_recoverable(statement);
    let sound = errors.is_empty();
    let end = statement.trim_end().len();
    let errors = errors.into_iter().map(|error| {
        let span = error.span().unwrap_or(0..0);
        let (start, end) = (span.start.min(end), span.end.min(end).max(span.start.min(end)));
        match error.message() {
            "duplicate key" => diagnose::key_duplicate(Span::new(start..end).shifted(base), &statement[start..end]),
            message => {
                let line = line_around(statement, start);
                let range = if message.contains("key with no value") { line.clone() } else { start..end };
                diagnose::toml_syntax(Span::new(range).shifted(base), message, &statement[line])
            }
        }
    });
    let mut diagnostics = first_of_each_line(statement, base, errors.collect());
    let table = table(parsed.into_inner(), &mut Conversion { statement, base, depth: 0, diagnostics: &mut diagnostics });
    Attempt { table, diagnostics, sound }
}

struct Conversion<'a> {
    statement: &'a str,
    base: usize,
    depth: usize,
    diagnostics: &'a mut Vec<Diagnostic>,
}

fn table(parsed: DeTable, conversion: &mut Conversion) -> Table {
    let mut entries: Vec<Entry> = Vec::new();
    for (key, parsed) in parsed {
        let key_span = Span::new(key.span()).shifted(conversion.base);
        let value = value(parsed, conversion);
        entries.push(Entry { key: Spanned::new(key.into_inner().into_owned(), key_span), value });
    }
    entries.sort_by_key(|entry| entry.key.span);
    Table { entries }
}

fn value(parsed: TomlSpanned<DeValue>, conversion: &mut Conversion) -> Spanned<Value> {
    let range = parsed.span();
    let span = Span::new(range.clone()).shifted(conversion.base);
    let written = conversion.statement.get(range).unwrap_or_default();
    let scalar = |text: &str, kind| Value::Scalar(Scalar { text: text.to_owned(), kind });
    let value = match parsed.into_inner() {
        DeValue::String(text) => scalar(&text, ScalarKind::String),
        DeValue::Integer(_) => scalar(written, ScalarKind::Integer),
        DeValue::Float(_) => scalar(written, ScalarKind::Float),
        DeValue::Boolean(_) if ["true", "false"].iter().any(|word| written.eq_ignore_ascii_case(word)) => {
            scalar(written, ScalarKind::Boolean)
        }
        // A text without quotes that begins with `t` or `f`.
        DeValue::Boolean(_) => scalar(written, ScalarKind::String),
        DeValue::Datetime(_) => scalar(written, ScalarKind::Date),
        DeValue::Array(_) | DeValue::Table(_) if conversion.depth >= MAX_DEPTH => {
            conversion.diagnostics.push(diagnose::nested_too_deep(span));
            Value::Absent
        }
        DeValue::Array(items) => {
            conversion.depth += 1;
            let items = items.into_iter().map(|item| value(item, conversion)).collect();
            conversion.depth -= 1;
            Value::List(items)
        }
        DeValue::Table(inner) => {
            conversion.depth += 1;
            let inner = table(inner, conversion);
            conversion.depth -= 1;
            Value::Table(inner)
        }
    };
    Spanned::new(value, span)
}
