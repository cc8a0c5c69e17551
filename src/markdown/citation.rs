//! The grammar of a citation: `[@key]`, `[@key p4]`, `[@key p3-5, p7]`, `[@a p2; @b]`, `[@key p4: “words”]`, `[@key p4 tr: «palabras»]`.

use std::ops::Range;

use super::survey::paragraph_end;
use crate::diagnostic::{Diagnostic, markdown as say};
use crate::text::{Span, is_key_character};

/// A group in brackets. Without items when nothing in it could be understood; it is then shown as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// With the brackets.
    pub span: Span,
    pub items: Vec<CitationItem>,
}

/// One source of a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CitationItem {
    /// From `@` to the end of the item.
    pub span: Span,
    pub key: String,
    /// Without the `@`.
    pub key_span: Span,
    /// First and last paragraph of each run, both from 1, in the order written. Empty: the source as a whole.
    pub paragraphs: Vec<(u32, u32)>,
    /// The words of the source that it rests on, without their marks and with single spaces; the span holds them as written.
    pub pin: Option<(String, Span)>,
    /// `tr`: the quotation before the citation is our translation of the pin.
    pub translation: bool,
}

/// Runs of paragraphs as a citation names them: `p3-5, p8`.
pub fn paragraph_names(runs: &[(u32, u32)]) -> String {
    let name = |(first, last): &(u32, u32)| if first == last { format!("p{first}") } else { format!("p{first}-{last}") };
    runs.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// How far a group may reach, in bytes: pins are sentences.
const LONGEST_GROUP: usize = 2_000;

/// The marks that a pin may stand in, with what closes each.
const MARKS: [(char, &[char]); 8] = [
    ('“', &['”']),
    ('"', &['"']),
    ('«', &['»']),
    ('»', &['«']),
    ('„', &['“', '”']),
    ('‘', &['’']),
    ('‹', &['›']),
    ('「', &['」']),
];

/// What stands at a `[@`.
pub enum Found {
    Citation(Citation, Vec<Diagnostic>),
    /// No bracket closes it.
    Open(Diagnostic),
}

/// Reads the group whose `[` is at `start`; `[` is followed by `@`.
pub fn read(text: &str, start: usize) -> Found {
    let end = paragraph_end(&text[..text.floor_char_boundary(start + LONGEST_GROUP)], start);
    let Some(pieces) = pieces(&text[..end], start + 1) else {
        let key = key_length(&text[start + 2..end]);
        return Found::Open(say::citation_open(Span::new(start..start + 2 + key)));
    };
    let close = pieces.last().map_or(start + 1, |piece| piece.end);
    let mut items = Vec::with_capacity(pieces.len());
    let mut diagnostics = Vec::new();
    for piece in pieces {
        match item(text, piece) {
            Ok(item) => items.push(item),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    Found::Citation(Citation { span: Span::new(start..close + 1), items }, diagnostics)
}

/// The items between `;` up to the closing bracket. Brackets and semicolons inside quotation marks do not count.
fn pieces(text: &str, start: usize) -> Option<Vec<Range<usize>>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (start, start);
    let mut never_closed = Vec::new();
    while let Some(c) = text[at..].chars().next() {
        match c {
            ']' => {
                pieces.push(from..at);
                return Some(pieces);
            }
            ';' => {
                pieces.push(from..at);
                from = at + 1;
            }
            '[' => return None,
            _ if MARKS.iter().any(|(open, _)| *open == c) && !never_closed.contains(&c) => {
                if let Some(close) = closing(text, at, c) {
                    at = close;
                    continue;
                }
                never_closed.push(c);
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    None
}

/// The end of the quotation that `mark` opens at `at`: its first closing mark that ends an item, else its first closing mark.
fn closing(text: &str, at: usize, mark: char) -> Option<usize> {
    let closers = MARKS.iter().find(|(open, _)| *open == mark)?.1;
    let mut first = None;
    for (offset, c) in text[at..].char_indices().skip(1) {
        let after = at + offset + c.len_utf8();
        if closers.contains(&c) {
            if text[after..].trim_start().starts_with([']', ';']) {
                return Some(after);
            }
            first = first.or(Some(after));
        } else if c == '@' && text[..at + offset].ends_with('[') {
            break;
        }
    }
    first
}

/// Bytes of the key that `text` begins with.
fn key_length(text: &str) -> usize {
    text.find(|c: char| !is_key_character(c)).unwrap_or(text.len())
}

/// What remains of an item while it is read.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    fn spaces(&mut self) {
        self.at = self.end - self.rest().trim_start_matches(is_gap).len();
    }

    fn take(&mut self, sign: char) -> bool {
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len_utf8() } else { 0 };
        found
    }

    fn number(&mut self) -> Option<u32> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest()[..digits].parse().ok()?;
        self.at += digits;
        Some(number)
    }
}

/// White space, and the `>` that opens the continuation line of a block quote.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == '>'
}

fn item(text: &str, piece: Range<usize>) -> Result<CitationItem, Diagnostic> {
    let end = piece.start + text[piece.clone()].trim_end_matches(is_gap).len();
    let mut reader = Reader { text, at: piece.start, end };
    reader.spaces();
    let span = Span::new(reader.at.min(end)..end);
    let wrong = |why: &str| say::citation_syntax(span, span.of(text), why);
    if span.is_empty() {
        return Err(say::citation_empty(Span::new(piece.start - 1..piece.end + 1)));
    }
    if !reader.take('@') {
        return Err(wrong("it does not begin with `@`"));
    }
    let key_span = Span::new(reader.at..reader.at + key_length(reader.rest()));
    if key_span.is_empty() {
        return Err(wrong("there is no key after `@`"));
    }
    reader.at = key_span.range().end;
    reader.spaces();
    let paragraphs = paragraphs(&mut reader).map_err(wrong)?;
    let translation = reader.rest().strip_prefix("tr").is_some_and(|rest| rest.trim_start().starts_with(':'));
    reader.at += if translation { 2 } else { 0 };
    reader.spaces();
    let pin = if reader.take(':') { Some(pin(&mut reader).map_err(wrong)?) } else { None };
    if !reader.rest().is_empty() {
        return Err(wrong(&format!("`{}` does not belong here", reader.rest())));
    }
    Ok(CitationItem { span, key: key_span.of(text).to_owned(), key_span, paragraphs, pin, translation })
}

/// `p4`, `p3-5`, `p3, p7`; nothing is fine too.
fn paragraphs(reader: &mut Reader) -> Result<Vec<(u32, u32)>, &'static str> {
    let mut runs = Vec::new();
    loop {
        let begins = reader.rest().strip_prefix('p').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if !begins {
            return if runs.is_empty() { Ok(runs) } else { Err("a paragraph such as `p4` must follow the comma") };
        }
        reader.take('p');
        let first = reader.number().ok_or("no text has so many paragraphs")?;
        let mut last = first;
        if reader.take('-') || reader.take('–') {
            reader.take('p');
            last = reader.number().ok_or("the last paragraph is missing after the hyphen")?;
        }
        if first == 0 {
            return Err("paragraphs count from 1");
        }
        if last < first {
            return Err("the run of paragraphs ends before it begins");
        }
        runs.push((first, last));
        reader.spaces();
        if !reader.take(',') {
            return Ok(runs);
        }
        reader.spaces();
    }
}

/// The words between marks, up to the end of the item.
fn pin(reader: &mut Reader) -> Result<(String, Span), &'static str> {
    reader.spaces();
    let rest = reader.rest();
    let open = rest.chars().next().ok_or("the words are missing after the colon")?;
    let Some((_, closers)) = MARKS.iter().find(|(mark, _)| *mark == open) else {
        return Err("the words after the colon need quotation marks");
    };
    let close = rest.chars().next_back().filter(|c| closers.contains(c) && rest.len() > open.len_utf8());
    let close = close.ok_or("the words after the colon are not closed by a quotation mark")?;
    let span = Span::new(reader.at + open.len_utf8()..reader.end - close.len_utf8());
    let words = single_spaces(span.of(reader.text));
    reader.at = reader.end;
    if words.is_empty() { Err("there are no words between the quotation marks") } else { Ok((words, span)) }
}

/// `text` on one line: line ends, and the `>` of a block quote after them, become one space.
pub fn single_spaces(text: &str) -> String {
    let lines = text.lines().enumerate().map(|(n, line)| if n == 0 { line } else { line.trim_start_matches(is_gap) });
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
