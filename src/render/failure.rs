//! The template engine's errors as diagnostics with a place.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, ReportError, Tera};

use super::{PREFIX, Placed};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render as said;
use crate::input::Input;
use crate::text::{Span, nearest};

/// What `error` says, one for each place that it names. Never empty.
pub(super) fn placed(error: &tera::Error, overrides: &BTreeMap<Arc<str>, Input>, tera: &Tera) -> Vec<Placed> {
    let one = |path: &str, diagnostic| vec![(path.into(), diagnostic)];
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            one(report.filename(), said::template_syntax(span_of(report, overrides), report.message()))
        }
        ErrorKind::RenderingError(report) => one(report.filename(), rendering(report, overrides)),
        ErrorKind::MissingParent { current, parent } => {
            let quoted = overrides.get(current.as_str()).and_then(|input| span_of_name(&input.text, parent));
            let names = tera.get_template_names().flat_map(|name| [Some(name), name.strip_prefix(PREFIX)]).flatten();
            one(current, said::template_parent_missing(quoted, parent, nearest(parent, names)))
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain } => one(tpl, said::template_circle(inheritance_chain)),
        ErrorKind::CircularInclude { tpl, include_chain } => one(tpl, said::template_circle(include_chain)),
        ErrorKind::TemplateNotFound(name) => one(name, said::template_missing(name)),
        ErrorKind::Msg(text) => message(text, overrides),
        other => one("", said::template_other(&other.to_string())),
    }
}

/// Whether the template at `path` is one of those that lead back to themselves: none of them can be used.
pub(super) fn is_in_circle(error: &tera::Error, path: &str) -> bool {
    match error.kind() {
        ErrorKind::CircularExtend { inheritance_chain: chain, .. } | ErrorKind::CircularInclude { include_chain: chain, .. } => {
            chain.iter().any(|name| name == path)
        }
        _ => false,
    }
}

/// A parent that the site has, but that was left out for a mistake of its own, needs no second diagnostic.
pub(super) fn follows_from_another(error: &tera::Error, overrides: &BTreeMap<Arc<str>, Input>) -> bool {
    matches!(error.kind(), ErrorKind::MissingParent { parent, .. } if overrides.contains_key(parent.as_str()))
}

fn rendering(report: &ReportError, overrides: &BTreeMap<Arc<str>, Input>) -> Diagnostic {
    if overrides.contains_key(report.filename()) {
        return said::template_failed(span_of(report, overrides), report.message());
    }
    let span = report.span();
    let place = format!("{}:{}:{}", report.filename(), span.start_line, span.start_col + 1);
    said::built_in_template_failed(&place, report.message())
}

/// References that lead nowhere come as printed reports, several in one text; their heads have the form that compilers use.
fn message(text: &str, overrides: &BTreeMap<Arc<str>, Input>) -> Vec<Placed> {
    let reports: Vec<Placed> = text.split("\n\n").filter_map(|report| printed_report(report, overrides)).collect();
    if !reports.is_empty() {
        return reports;
    }
    let named = overrides.keys().find(|path| text.contains(&format!("`{path}`"))).map_or("", |path| &**path);
    vec![(named.into(), said::template_other(text))]
}

/// ```text
/// error: Unknown filter `shout`
///  --> analysis.html:3:12
/// ```
fn printed_report(report: &str, overrides: &BTreeMap<Arc<str>, Input>) -> Option<Placed> {
    let mut lines = report.lines();
    let text = lines.next()?.strip_prefix("error: ")?;
    let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let column: usize = place.next()?.parse().ok()?;
    let line: usize = place.next()?.parse().ok()?;
    let path = place.next()?;
    let span = overrides.get(path).map(|input| span_at(&input.text, line, column));
    Some((path.into(), said::template_unknown(span, text)))
}

fn span_of(report: &ReportError, overrides: &BTreeMap<Arc<str>, Input>) -> Option<Span> {
    let range = report.span().range.clone();
    overrides.get(report.filename())?.text.get(range.clone())?;
    Some(Span::new(range))
}

/// The place of `name` in quotation marks.
fn span_of_name(text: &str, name: &str) -> Option<Span> {
    let start = text.find(&format!("\"{name}\"")).or_else(|| text.find(&format!("'{name}'")))? + 1;
    Some(Span::new(start..start + name.len()))
}

/// The rest of the word at a line and column, both from 1, the column in characters.
fn span_at(text: &str, line: usize, column: usize) -> Span {
    let line_start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let in_line = text[line_start..].char_indices().nth(column - 1).map_or(0, |(at, _)| at);
    let start = line_start + in_line;
    let length = text[start..].find(|c: char| !c.is_alphanumeric() && !"_./-".contains(c)).unwrap_or(text.len() - start);
    Span::new(start..start + length)
}

/// Whether a template is one of ours.
#[cfg(test)]
pub(super) fn is_built_in(path: &str) -> bool {
    path.starts_with(PREFIX)
}
