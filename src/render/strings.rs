//! The words of the interface: `strings/<language>.toml`, one table of strings, tables and lists.
//!
//! The built-in English file is complete and is the pattern: a file of another language, or of the site, may leave out any key, but a key
//! that English doesn't have is a mistake, and so is one of another type.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Value;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table};

use super::{Placed, files_below};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render as said;
use crate::input::Input;
use crate::text::{Span, nearest};

/// Where the files lie, below `templates/`.
pub(super) const FOLDER: &str = "strings/";

/// All words of one language, with English where it has none.
#[derive(Clone, Debug)]
pub struct Strings {
    table: Table,
    value: Value,
}

impl Strings {
    pub(super) fn new(language: &str, overrides: &BTreeMap<Arc<str>, Input>) -> Self {
        let mut table = built_in("en").unwrap_or_default();
        let of_site =
            |tag: &str| overrides.get(format!("{FOLDER}{tag}.toml").as_str()).and_then(|input| input.text.parse::<Table>().ok());
        for tag in tags(language) {
            for more in [built_in(&tag), of_site(&tag)].into_iter().flatten() {
                lay_over(&mut table, more);
            }
        }
        let value = Value::from_serializable(&table);
        Self { table, value }
    }

    /// What templates know as `t`.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// One string by its keys, `["genre", "opinion"]`; the last key itself when there is none, so that a word is never missing.
    pub fn word<'a>(&'a self, keys: &[&'a str]) -> &'a str {
        let Some((last, tables)) = keys.split_last() else { return "" };
        let table = tables.iter().try_fold(&self.table, |table, key| table.get(*key)?.as_table());
        table.and_then(|table| table.get(*last)?.as_str()).unwrap_or(last)
    }
}

/// Mistakes in the site's own files of strings.
pub(super) fn check(overrides: &[Input]) -> Vec<Placed> {
    let pattern = built_in("en").unwrap_or_default();
    let mut found = Vec::new();
    for input in overrides.iter().filter(|input| input.path.starts_with(FOLDER)) {
        let (table, errors) = DeTable::parse_recoverable(&input.text);
        let mut report = |diagnostic: Diagnostic| found.push((input.path.clone(), diagnostic));
        if errors.is_empty() {
            check_table("", table.get_ref(), &pattern, &mut report);
        }
        for error in errors {
            report(said::strings_syntax(error.span().map(Span::new), error.message()));
        }
    }
    found
}

fn check_table(path: &str, table: &DeTable<'_>, pattern: &Table, report: &mut impl FnMut(Diagnostic)) {
    for (key, value) in table {
        let (name, span) = (key.get_ref(), Span::new(key.span()));
        if path.is_empty() && name.starts_with("x-") {
            continue;
        }
        let full = if path.is_empty() { name.to_string() } else { format!("{path}.{name}") };
        match pattern.get(&**name) {
            None => report(said::string_unknown(Some(span), &full, nearest(name, pattern.keys().map(String::as_str)))),
            Some(wanted) => check_value(&full, value, wanted, report),
        }
    }
}

fn check_value(path: &str, value: &Spanned<DeValue<'_>>, wanted: &toml::Value, report: &mut impl FnMut(Diagnostic)) {
    match (value.get_ref(), wanted) {
        (DeValue::Table(table), toml::Value::Table(pattern)) => check_table(path, table, pattern, report),
        (DeValue::String(_), toml::Value::String(_)) => {}
        (DeValue::Array(items), toml::Value::Array(pattern)) => {
            let strings = items.iter().all(|item| item.get_ref().is_str());
            if !strings || items.len() != pattern.len() {
                let wanted = format!("a list of {} strings", pattern.len());
                report(said::string_type(Some(Span::new(value.span())), path, &wanted, "this"));
            }
        }
        (found, _) => {
            let wanted = match wanted {
                toml::Value::Table(_) => "a table",
                toml::Value::Array(_) => "a list",
                _ => "a string",
            };
            report(said::string_type(Some(Span::new(value.span())), path, wanted, found.type_str()));
        }
    }
}

fn built_in(tag: &str) -> Option<Table> {
    let name = format!("{FOLDER}{tag}.toml");
    let (_, bytes) = files_below("templates").find(|(path, _)| *path == name)?;
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

/// From the least to the most exact: `fr-CA` → `fr`, `fr-CA`. English is always the ground, so that a site can change its English words too.
fn tags(language: &str) -> Vec<String> {
    let mut tags = vec!["en".to_owned()];
    let ends = language.match_indices('-').map(|(at, _)| at).chain([language.len()]);
    tags.extend(ends.map(|end| language[..end].to_owned()).filter(|tag| tag != "en"));
    tags
}

fn lay_over(table: &mut Table, more: Table) {
    for (key, value) in more {
        match (table.get_mut(&key), value) {
            (Some(toml::Value::Table(under)), toml::Value::Table(over)) => lay_over(under, over),
            (Some(under), over) if under.same_type(&over) => *under = over,
            (None, over) => drop(table.insert(key, over)),
            // Another type than the templates expect: reported by `check`, and the built-in word stays.
            (Some(_), _) => {}
        }
    }
}
