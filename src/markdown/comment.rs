//! Comments, `<!-- … -->` and Obsidian's `%% … %%`: never published. `<!-- allow code: reason -->` silences a diagnostic of the block after it.

use std::ops::Range;

use super::cover::{blank, cover};
use super::reference::is_escaped;
use super::survey::Survey;
use crate::diagnostic::{Diagnostic, markdown as say};
use crate::text::Span;

/// A diagnostic that the author answers for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allow {
    pub code: String,
    pub reason: String,
    /// The comment itself.
    pub span: Span,
    /// The block that it stands before, or in; empty, at the end of the comment, when none follows.
    pub block: Span,
}

/// Finds all comments of `text[start..]`, in order. One that is never closed reaches to the end: better too little published than too much.
pub fn find(text: &str, start: usize, survey: &Survey, diagnostics: &mut Vec<Diagnostic>) -> Vec<Span> {
    let mut comments = Vec::new();
    let mut at = start;
    while let Some((open, marks)) = next(text, at, survey) {
        let inside = open + marks.0.len();
        let close = memchr::memmem::find(&text.as_bytes()[inside..], marks.1.as_bytes());
        let end = close.map_or(text.len(), |offset| inside + offset + marks.1.len());
        if close.is_none() {
            diagnostics.push(say::comment_open(Span::new(open..inside), marks.0, marks.1));
        }
        comments.push(Span::new(open..end));
        at = end;
    }
    comments
}

/// The next comment from `at` on, with the marks that open and close it.
fn next(text: &str, at: usize, survey: &Survey) -> Option<(usize, (&'static str, &'static str))> {
    let bytes = text.as_bytes();
    let mut from = at;
    while let Some(offset) = memchr::memchr2(b'<', b'%', &bytes[from..]) {
        let open = from + offset;
        let rest = &text[open..];
        let is_free = !survey.in_code(&(open..open + 1)) && !is_escaped(text, open);
        if rest.starts_with("<!--") && is_free {
            return Some((open, ("<!--", "-->")));
        }
        // `100%%` is no comment.
        let after_word = text[at..open].ends_with(|c: char| c.is_alphanumeric() || c == '%');
        if rest.starts_with("%%") && is_free && !after_word && survey.in_text(open) {
            return Some((open, ("%%", "%%")));
        }
        from = open + 1;
    }
    None
}

/// Covers `comment`. Where it fills its lines it leaves empty lines, else the paragraph around it goes on.
/// One inside a block of HTML stays: the block is passed on, or shown, without it.
pub fn hide(covered: &mut [u8], text: &str, comment: Span, survey: &Survey) {
    let range = comment.range();
    if survey.html_block(range.start).is_some_and(|block| !text[block.start..range.start].trim().is_empty()) {
        return;
    }
    let before = line_start(text, range.start, b" \t>");
    if let Some(before) = before.filter(|_| ends_line(text, range.end)) {
        blank(covered, range, before.contains('>'));
        return;
    }
    cover_lines(covered, text, range);
}

/// Covers the first and the last line of a comment and blanks those between.
fn cover_lines(covered: &mut [u8], text: &str, range: Range<usize>) {
    let Some(first) = text[range.clone()].find('\n') else { return cover(covered, range) };
    let last = text[range.clone()].rfind('\n').unwrap_or(first);
    cover(covered, range.start..range.start + first);
    blank(covered, range.start + first..range.start + last, false);
    cover(covered, range.start + last + 1..range.end);
}

/// What stands before `at` in its line, if it is made of the `allowed` signs alone. Looks no further back than that, so that a long line costs nothing.
pub fn line_start<'a>(text: &'a str, at: usize, allowed: &[u8]) -> Option<&'a str> {
    let length = text.as_bytes()[..at].iter().rev().take_while(|byte| allowed.contains(byte)).count();
    let is_start = at == length || text.as_bytes()[at - length - 1] == b'\n';
    is_start.then(|| &text[at - length..at])
}

/// Whether nothing but white space follows `at` in its line.
fn ends_line(text: &str, at: usize) -> bool {
    text.as_bytes()[at..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r')).is_none_or(|byte| *byte == b'\n')
}

/// What `comment` allows, if it is an `allow`; its block is found later. Wrong forms are reported.
pub fn allow(text: &str, comment: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Allow> {
    let inside = comment.of(text).strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    let rest = inside.strip_prefix("allow")?;
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let (code, reason) = rest.split_once(':').map_or((rest, ""), |(code, reason)| (code, reason));
    let (code, reason) = (code.trim(), reason.split_whitespace().collect::<Vec<_>>().join(" "));
    let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if is_code && !reason.is_empty() {
        let end = Span { start: comment.end, end: comment.end };
        return Some(Allow { code: code.to_owned(), reason, span: comment, block: end });
    }
    // A comment in plain words, `allow me to explain`, is none of ours.
    if rest.contains(':') || code.is_empty() || (is_code && code.contains('-')) {
        diagnostics.push(say::allow_syntax(comment, inside));
    }
    None
}
