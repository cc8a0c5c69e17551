//! Recovery from syntax errors: a header is cut into its statements, and each is read alone, so that one mistake hides no other.

use std::ops::Range;

use super::Table;
use crate::diagnostic::Diagnostic;

/// A statement that spans lines which look like new ones (a long string) is at most so many of them.
const MOST_JOINED: usize = 8;

/// What came of reading one statement.
pub(super) struct Attempt {
    pub table: Table,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the syntax was sound.
    pub sound: bool,
}

/// Reads `source` statement by statement, and tells where each stands. `begins` tells whether a line opens one.
pub(super) fn one_by_one(
    source: &str,
    begins: fn(&str) -> bool,
    read: &dyn Fn(Range<usize>) -> Attempt,
) -> Vec<(Range<usize>, Attempt)> {
    let borders = borders(source, begins);
    let mut attempts = Vec::new();
    let mut at = 0;
    while at + 1 < borders.len() {
        let (taken, attempt) = longest_sound(&borders[at..], read);
        attempts.push((borders[at]..borders[at + taken], attempt));
        at += taken;
    }
    attempts
}

/// The statement at the front of `borders`, joined with the next ones where only that makes it sound; and how many that took.
fn longest_sound(borders: &[usize], read: &dyn Fn(Range<usize>) -> Attempt) -> (usize, Attempt) {
    let alone = read(borders[0]..borders[1]);
    if alone.sound {
        return (1, alone);
    }
    (2..borders.len().min(MOST_JOINED + 1))
        .map(|taken| (taken, read(borders[0]..borders[taken])))
        .find(|(_, attempt)| attempt.sound)
        .unwrap_or((1, alone))
}

/// Where statements begin, and the end.
fn borders(source: &str, begins: fn(&str) -> bool) -> Vec<usize> {
    let mut borders = vec![0];
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if at > 0 && begins(line) {
            borders.push(at);
        }
        at += line.len();
    }
    borders.push(source.len());
    borders
}

/// The first diagnostic of each line, by place: a parser that stumbles often says more than once why.
pub(super) fn first_of_each_line(source: &str, base: usize, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let line = |diagnostic: &Diagnostic| {
        let at = diagnostic.span.map_or(0, |span| span.start as usize).saturating_sub(base).min(source.len());
        source.get(..at).map_or(0, |before| before.matches('\n').count())
    };
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    diagnostics.dedup_by_key(|diagnostic| line(diagnostic));
    diagnostics
}

/// The line in which byte `at` stands, without white space at its ends.
pub(super) fn line_around(source: &str, at: usize) -> Range<usize> {
    let start = source[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = source[start..].split('\n').next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    start + indent..(start + line.trim_end().len()).max(start + indent)
}
