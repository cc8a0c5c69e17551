//! Rendering a body, or a part of one, and escaping.

use super::slots::Slots;
use super::write::Writer;
use super::{Body, Footnote, index};
use crate::text::Span;

/// The HTML of what stands in `span`: the whole body, a section, a paragraph, the words of an item.
///
/// Elements that lie wholly in `span` are written; of a text that lies partly in it, the part. Footnotes first called in `span` follow at the end:
/// so the parts of a body, each rendered once, hold each footnote once. A heading of level 1 becomes `h2`: the page's title is its only `h1`.
/// Everything that `slots` does not give is escaped.
pub fn render(text: &str, body: &Body, span: Span, slots: &dyn Slots) -> String {
    written(body, Writer::new(text, body, span, slots))
}

/// As `render`, but without the paragraph around: phrasing content, for a line that goes into an element of the caller's own.
pub fn render_line(text: &str, body: &Body, span: Span, slots: &dyn Slots) -> String {
    written(body, Writer { line: true, ..Writer::new(text, body, span, slots) })
}

fn written(body: &Body, mut writer: Writer) -> String {
    let span = writer.span;
    let from = body.tops.partition_point(|(top, _)| top.end <= span.start);
    for (top, nodes) in &body.tops[from..] {
        if top.start >= span.end {
            break;
        }
        writer.nodes(body.nodes_from(nodes, span));
    }
    let notes = footnotes_called_in(body, span);
    if writer.setting.places && !notes.is_empty() {
        writer.footnotes(&notes);
    }
    writer.out
}

/// The footnotes first called in `span`, and those called only in their texts, by number.
fn footnotes_called_in(body: &Body, span: Span) -> Vec<u32> {
    let is_here =
        |note: &Footnote| note.calls.iter().find(|call| !is_in_footnote(body, **call)).is_some_and(|call| span.contains(*call));
    let mut notes: Vec<u32> = Vec::new();
    let mut order: Vec<u32> =
        (0..index(body.footnotes.len())).filter(|note| body.footnotes[*note as usize].number.is_some()).collect();
    order.sort_by_key(|note| body.footnotes[*note as usize].number);
    for note in order {
        let footnote = &body.footnotes[note as usize];
        let belongs = footnote.within.map_or_else(|| is_here(footnote), |within| notes.contains(&within));
        if belongs {
            notes.push(note);
        }
    }
    notes
}

fn is_in_footnote(body: &Body, call: Span) -> bool {
    body.footnotes.iter().any(|footnote| footnote.definition.contains(call))
}

/// Adds `text` to `out`, safe in text and in attributes in double quotes. Control characters, which HTML forbids, become U+FFFD.
pub fn escape(out: &mut String, text: &str) {
    replace(out, text, &ESCAPED, |rest| match rest.as_bytes()[0] {
        b'\r' => ("", 1),
        byte => (entity(byte), 1),
    });
}

/// The same on one line: line breaks and tabs become spaces.
pub fn escape_line(out: &mut String, text: &str) {
    replace(out, text, &ESCAPED_ON_A_LINE, |rest| match rest.as_bytes()[0] {
        b'\t' | b'\n' | b'\r' => (" ", 1),
        LINE_SEPARATOR if rest.starts_with('\u{2028}') => (" ", 3),
        LINE_SEPARATOR => (&rest[..3], 3),
        byte => (entity(byte), 1),
    });
}

fn entity(byte: u8) -> &'static str {
    match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        _ => "\u{fffd}",
    }
}

/// The first byte of U+2028, and of other characters of three bytes.
const LINE_SEPARATOR: u8 = 0xe2;

/// Bytes at which [`escape`] looks twice. A table, for most bytes of a site pass here.
const ESCAPED: [bool; 256] = {
    let mut table = ESCAPED_ON_A_LINE;
    table[b'\t' as usize] = false;
    table[b'\n' as usize] = false;
    table[LINE_SEPARATOR as usize] = false;
    table
};

const ESCAPED_ON_A_LINE: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 0x20 {
        table[at] = true;
        at += 1;
    }
    let others = [b'&', b'<', b'>', b'"', 0x7f, LINE_SEPARATOR];
    at = 0;
    while at < others.len() {
        table[others[at] as usize] = true;
        at += 1;
    }
    table
};

/// Adds `text`; where a byte is in `table`, `safe` says what is written, and in the place of how many bytes.
fn replace<'a>(out: &mut String, text: &'a str, table: &[bool; 256], safe: impl Fn(&'a str) -> (&'a str, usize)) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| table[usize::from(byte)]) {
        let (instead, length) = safe(&rest[at..]);
        out.push_str(&rest[..at]);
        out.push_str(instead);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
}
