//! Finds our own notations in the running text and covers them for the second pass.

use std::ops::Range;

use super::address::bare_address;
use super::citation::{self, Citation};
use super::comment::{self, Allow, line_start};
use super::cover::cover;
use super::node::Alert;
use super::reference::{self, Reference, is_escaped};
use super::survey::{Survey, survey};
use crate::diagnostic::{Diagnostic, markdown as say};
use crate::text::Span;

#[derive(Debug)]
pub enum Token {
    Citation(Citation),
    Reference(Reference),
    Address,
    Alert(Alert),
    Comment,
}

/// A body, ready for the second pass.
pub struct Scan {
    /// In order; they do not overlap.
    pub tokens: Vec<(Span, Token)>,
    /// The whole file with the notations covered, byte for byte.
    pub covered: String,
    pub comments: Vec<Span>,
    pub allows: Vec<Allow>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Scans `text[start..]`.
pub fn scan(text: &str, start: usize) -> Scan {
    let mut diagnostics = Vec::new();
    let mut survey_of = survey(text, start);
    let comments = comment::find(text, start, &survey_of, &mut diagnostics);
    let mut covered = text.to_owned();
    if !comments.is_empty() {
        let mut bytes = covered.into_bytes();
        for comment in &comments {
            comment::hide(&mut bytes, text, *comment, &survey_of);
        }
        covered = String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned());
        survey_of = survey(&covered, start);
    }
    let allows = comments.iter().filter_map(|comment| comment::allow(text, *comment, &mut diagnostics)).collect();
    let mut scanner = Scanner { text: &covered, survey: &survey_of, end: start, tokens: Vec::new(), diagnostics };
    for (range, linked) in &survey_of.text {
        scanner.range(range.clone(), *linked);
    }
    let Scanner { mut tokens, diagnostics, .. } = scanner;
    let mut bytes = covered.into_bytes();
    for (span, _) in &tokens {
        cover(&mut bytes, span.range());
    }
    let covered = String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned());
    tokens.extend(comments.iter().map(|span| (*span, Token::Comment)));
    tokens.sort_by_key(|(span, _)| *span);
    Scan { tokens, covered, comments, allows, diagnostics }
}

struct Scanner<'a> {
    /// Comments are covered already: nothing is found in them.
    text: &'a str,
    survey: &'a Survey,
    /// The end of the last notation.
    end: usize,
    tokens: Vec<(Span, Token)>,
    diagnostics: Vec<Diagnostic>,
}

impl Scanner<'_> {
    /// Seeks notations that begin in `range`, which is running text; `linked` where it is the text of a link.
    fn range(&mut self, range: Range<usize>, linked: bool) {
        let bytes = self.text.as_bytes();
        let mut at = range.start;
        while let Some(offset) = bytes[at..range.end].iter().position(|byte| matches!(byte, b'[' | b'h' | b'H' | b'w' | b'W')) {
            let found = at + offset;
            at = found + 1;
            if found < self.end {
                continue;
            }
            if bytes[found] == b'[' {
                self.bracket(found);
            } else if !linked && let Some(address) = bare_address(self.text, found, range.end) {
                self.add(Span::new(address), Token::Address);
            }
        }
    }

    fn bracket(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        if is_escaped(self.text, at) || self.survey.is_link(at) {
            return;
        }
        match bytes.get(at + 1) {
            Some(b'[') => self.reference(at),
            Some(b'@') => self.citation(at),
            Some(b'!') => self.alert(at),
            Some(b'^') => self.footnote_call(at),
            Some(_) => self.late_citation(at),
            None => {}
        }
    }

    fn reference(&mut self, at: usize) {
        match reference::read(self.text, at) {
            reference::Found::Reference(found) => self.add(found.span, Token::Reference(found)),
            reference::Found::Empty(span) => self.diagnostics.push(say::reference_empty(span, span.of(self.text))),
            reference::Found::Text => {}
        }
    }

    fn citation(&mut self, at: usize) {
        match citation::read(self.text, at) {
            citation::Found::Citation(found, diagnostics) => {
                if !self.survey.in_code(&found.span.range()) {
                    self.diagnostics.extend(diagnostics);
                    self.add(found.span, Token::Citation(found));
                }
            }
            citation::Found::Open(diagnostic) => {
                if self.text[at + 2..].starts_with(|c: char| c.is_alphanumeric()) {
                    self.diagnostics.push(diagnostic);
                }
            }
        }
    }

    /// `[!note]` at the start of a block quote, with the sign that folds it in Obsidian.
    fn alert(&mut self, at: usize) {
        let is_quote = line_start(self.text, at, b" \t>-*+").is_some_and(|before| before.contains('>'));
        let word = &self.text[at + 2..];
        let word = &word[..word.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(word.len())];
        let close = at + 2 + word.len();
        if !is_quote || word.is_empty() || !self.text[close..].starts_with(']') {
            return;
        }
        let sign = usize::from(self.text[close + 1..].starts_with(['+', '-']));
        self.add(Span::new(at..close + 1 + sign), Token::Alert(Alert::of(word)));
    }

    /// A `[^label]` that the Markdown parser left as text: nothing defines it.
    fn footnote_call(&mut self, at: usize) {
        let label = &self.text[at + 2..];
        let Some(length) = label.bytes().take(100).position(|byte| matches!(byte, b']' | b'[' | b' ' | b'\n')) else { return };
        if length > 0 && label[length..].starts_with(']') {
            self.diagnostics.push(say::footnote_undefined(Span::new(at..at + length + 3), &label[..length]));
        }
    }

    /// `[see @key p4]`: a citation that does not begin with its key would be published as it stands.
    fn late_citation(&mut self, at: usize) {
        let end = self.text.floor_char_boundary(at + 200);
        let Some(length) =
            self.text[at + 1..end].find(['[', ']', '\n']).filter(|length| self.text[at + 1 + length..].starts_with(']'))
        else {
            return;
        };
        let inside = &self.text[at + 1..at + 1 + length];
        let Some((_, key)) = inside.split_once(" @") else { return };
        let rest = key.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
        let cites = rest.strip_prefix(" p").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if cites {
            self.diagnostics.push(say::citation_late(Span::new(at..at + length + 2), &self.text[at..at + length + 2]));
        }
    }

    fn add(&mut self, span: Span, token: Token) {
        let range = span.range();
        if range.start >= self.end && !self.survey.in_code(&range) {
            self.end = range.end;
            self.tokens.push((span, token));
        }
    }
}
