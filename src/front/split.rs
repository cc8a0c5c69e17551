//! Where the front matter of a Markdown file ends and its text begins.

use crate::diagnostic::{Diagnostic, front as diagnose};
use crate::fields::{Format, begins_statement};
use crate::text::Span;

/// A Markdown file, cut in two.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    /// None where there is no front matter.
    pub format: Option<Format>,
    /// Between the fences, without them.
    pub header: Span,
    /// The byte after the closing fence and its line end; 0 without front matter.
    pub body_start: usize,
    pub diagnostics: Vec<Diagnostic>,
}

/// Cuts `text`. Front matter begins with `---` (YAML) or `+++` (TOML) alone on the first line and ends with the same, or with `...` in YAML.
/// Where that is missing, it ends before the first line that is no part of it by its look: the body is kept, and so are the keys.
pub fn split(text: &str) -> Split {
    let first = line_at(text, 0);
    let Some(format) = fence(first) else {
        return Split { format: None, header: Span::default(), body_start: 0, diagnostics: late_header(text) };
    };
    let start = first.len();
    if let Some((end, body_start)) = closing_fence(text, start, format) {
        return Split { format: Some(format), header: Span::new(start..end), body_start, diagnostics: Vec::new() };
    }
    let end = start + text[start..].split_inclusive('\n').take_while(|line| is_part(line, format)).map(str::len).sum::<usize>();
    let fence = first.trim_end();
    let diagnostics = vec![diagnose::header_unclosed(Span::new(0..fence.len()), fence)];
    Split { format: Some(format), header: Span::new(start..end), body_start: end, diagnostics }
}

/// The line that begins at `start`, with its end.
fn line_at(text: &str, start: usize) -> &str {
    text[start..].split_inclusive('\n').next().unwrap_or_default()
}

fn fence(line: &str) -> Option<Format> {
    match line.trim_end() {
        "---" => Some(Format::Yaml),
        "+++" => Some(Format::Toml),
        _ => None,
    }
}

/// Start and end of the line that closes a header.
fn closing_fence(text: &str, start: usize, format: Format) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if fence(line) == Some(format) || format == Format::Yaml && line.trim_end() == "..." {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Whether a line of a header that is not closed still looks like one: a key, or what belongs to the key before it.
fn is_part(line: &str, format: Format) -> bool {
    let indented = line.starts_with([' ', '\t']) && !line.trim().is_empty();
    indented || begins_statement(format, line) || format == Format::Yaml && line.starts_with("- ")
}

/// A header that stands after blank lines.
fn late_header(text: &str) -> Vec<Diagnostic> {
    let start = text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum::<usize>();
    let first = line_at(text, start);
    let Some(format) = fence(first).filter(|_| start > 0) else { return Vec::new() };
    let inside = start + first.len();
    if begins_statement(format, line_at(text, inside)) && closing_fence(text, inside, format).is_some() {
        let fence = first.trim_end();
        return vec![diagnose::header_late(Span::new(start..start + fence.len()), fence)];
    }
    Vec::new()
}
