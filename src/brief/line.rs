//! Reading one line of a pattern from left to right, over notations that are already found.

use crate::markdown::Body;
use crate::text::Span;

/// What remains of a line.
pub struct Reader<'a> {
    pub text: &'a str,
    pub body: &'a Body,
    pub at: usize,
    pub end: usize,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, body: &'a Body, span: Span) -> Self {
        Self { text, body, at: span.range().start, end: span.range().end }
    }

    pub fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    pub fn span(&self) -> Span {
        Span::new(self.at..self.end)
    }

    pub fn spaces(&mut self) {
        self.at = self.end - self.rest().trim_start().len();
    }

    pub fn take(&mut self, sign: char) -> bool {
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len_utf8() } else { 0 };
        found
    }

    /// Takes `( … )` and returns what stands between, if it is closed.
    pub fn parentheses(&mut self) -> Option<Span> {
        let start = self.rest().starts_with('(').then_some(self.at + 1)?;
        let mut depth = 0_usize;
        let close = signs(self.text, self.body, self.span()).find(|(_, sign)| {
            match sign {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let close = close?.0;
        self.at = close + 1;
        Some(Span::new(start..close))
    }
}

/// The signs of `span` with their places, without those inside references and citations.
pub fn signs<'a>(text: &'a str, body: &'a Body, span: Span) -> impl Iterator<Item = (usize, char)> + 'a {
    let mut notations: Vec<Span> = body.citations_in(span).map(|at| body.citations[at as usize].span).collect();
    notations.extend(body.references_in(span).map(|at| body.references[at as usize].span));
    notations.sort();
    let mut next = 0;
    span.of(text).char_indices().map(move |(at, sign)| (at + span.range().start, sign)).filter(move |(at, _)| {
        while notations.get(next).is_some_and(|notation| notation.range().end <= *at) {
            next += 1;
        }
        notations.get(next).is_none_or(|notation| *at < notation.range().start)
    })
}

/// The pieces of `span` between the commas that stand in no parentheses, quotation marks or notations; trimmed, none empty.
pub fn comma_pieces(text: &str, body: &Body, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let (mut from, mut depth, mut straight) = (span.range().start, 0_i32, false);
    for (at, sign) in signs(text, body, span) {
        match sign {
            '(' | '“' | '«' | '„' => depth += 1,
            ')' | '”' | '»' => depth -= 1,
            '"' => straight = !straight,
            ',' if depth <= 0 && !straight => {
                pieces.push(trimmed(text, Span::new(from..at)));
                from = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(trimmed(text, Span::new(from..span.range().end)));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// `span` without white space at its ends.
pub fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.range().start + (words.len() - words.trim_start().len());
    Span::new(start..start + words.trim().len())
}

/// `span` without the citations at its end.
pub fn without_citations(text: &str, body: &Body, span: Span) -> Span {
    let mut kept = trimmed(text, span);
    for citation in body.citations_in(span).rev().map(|at| body.citations[at as usize].span) {
        let words = kept.of(text).trim_end_matches(|c: char| matches!(c, '.' | ',' | ';') || c.is_whitespace());
        if kept.range().start + words.len() == citation.range().end {
            kept = trimmed(text, Span { start: kept.start, end: citation.start });
        }
    }
    kept
}

/// Whether `text` has the shape of an EDTF date or interval. Whether there is such a day is asked where dates are read.
pub fn is_date(text: &str) -> bool {
    let part = |part: &str| part == ".." || part.is_empty() || is_day(part);
    match text.split_once('/') {
        Some((start, end)) => part(start) && part(end) && (is_day(start) || is_day(end)),
        None => is_day(text),
    }
}

fn is_day(text: &str) -> bool {
    let year = text.bytes().take(4).filter(|byte| byte.is_ascii_digit() || *byte == b'X').count();
    let known = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'X' | b'~' | b'?' | b'%'));
    year == 4 && text.starts_with(|c: char| c.is_ascii_digit()) && known && !text[4..].starts_with(|c: char| c.is_ascii_digit())
}

/// Footnotes and comments print nothing where they stand.
pub fn is_silent(text: &str, span: Span) -> bool {
    let start = span.of(text).trim_start();
    ["[^", "<!--", "%%"].iter().any(|opener| start.starts_with(opener))
}
