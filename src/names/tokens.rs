//! Words of a text with their folded hashes, and what stands between two words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

/// One word: a run of letters and digits (with their combining marks).
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub span: Span,
    /// Hash of the case- and accent-folded letters.
    pub hash: u64,
    /// The first character is a capital or a digit, or of a script without case.
    pub capital: bool,
}

/// The words of a text in order. Web and mail addresses, `@handles` and `#hashtags` are no words.
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the address ends that the word at `span` belongs to, if it belongs to one.
    fn address_end(&self, span: Span) -> Option<usize> {
        let (before, after) = (&self.text[..span.start as usize], &self.text[span.end as usize..]);
        let glued = |rest: &str| rest.chars().nth(1).is_some_and(char::is_alphanumeric);
        let is_address = match after.as_bytes().first() {
            Some(b':') => after.starts_with("://"),
            Some(b'@') => glued(after),
            Some(b'.') => glued(after) && span.len() > 1 && is_domain(&after[1..]),
            _ => false,
        };
        let tagged = before.ends_with(['@', '#']) || (before.ends_with('_') && !before.ends_with("__"));
        (is_address || tagged).then(|| {
            let rest = &after[..after.len()];
            let stops = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '“' | '”' | '«' | '»');
            let length = if is_address { rest.find(stops) } else { rest.find(|c: char| !(c.is_alphanumeric() || c == '_')) };
            span.end as usize + length.unwrap_or(rest.len())
        })
    }
}

/// Whether the text after a dot goes on like a host name: `org`, `co.uk`, not `S.` or the next sentence after a missing space.
fn is_domain(rest: &str) -> bool {
    let label: &str = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
    (2..=24).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_lowercase())
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let token = scan_word(self.text, self.at)?;
            self.at = token.span.end as usize;
            match self.address_end(token.span) {
                Some(end) => self.at = end,
                None => return Some(token),
            }
        }
    }
}

/// The next word at or after byte `at`.
fn scan_word(text: &str, at: usize) -> Option<Token> {
    let bytes = text.as_bytes();
    let mut start = at;
    loop {
        let byte = *bytes.get(start)?;
        if byte.is_ascii_alphanumeric() {
            break;
        }
        if byte.is_ascii() {
            start += 1;
            continue;
        }
        let c = text[start..].chars().next()?;
        if c.is_alphanumeric() {
            break;
        }
        start += c.len_utf8();
    }
    let mut letters = Letters::default();
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii() {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            letters.push(byte | 0x20);
            end += 1;
        } else {
            let c = text[end..].chars().next()?;
            if !(c.is_alphanumeric() || is_combining_mark(c)) {
                break;
            }
            for folded in folded_letters(c) {
                letters.push_char(folded);
            }
            end += c.len_utf8();
        }
    }
    let first = text[start..].chars().next()?;
    Some(Token { span: Span::new(start..end), hash: letters.finish(), capital: !first.is_lowercase() })
}

/// Hash of a row of folded letters, eight bytes at a time.
#[derive(Default)]
struct Letters {
    hash: u64,
    last: u64,
    length: u32,
}

impl Letters {
    fn push(&mut self, byte: u8) {
        self.last = self.last << 8 | u64::from(byte);
        self.length += 1;
        if self.length.is_multiple_of(8) {
            self.mix();
        }
    }

    fn push_char(&mut self, c: char) {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes).bytes().for_each(|byte| self.push(byte));
    }

    fn mix(&mut self) {
        self.hash = (self.hash.rotate_left(23) ^ self.last).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.last = 0;
    }

    fn finish(mut self) -> u64 {
        self.last ^= u64::from(self.length) << 58;
        self.mix();
        self.hash ^ self.hash >> 29
    }
}

fn folded_letters(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
}

fn plain_letters(word: &str) -> impl Iterator<Item = char> {
    word.nfd().filter(|c| !is_combining_mark(*c))
}

/// Whether `word` of a text is `name` as written, accents aside. A capital where the name has a small letter passes at the word's
/// beginning (sentence starts, headlines), and everywhere when the whole match is in capitals.
pub(super) fn same_letters(word: &str, name: &str, all_capitals: bool) -> bool {
    if word == name {
        return true;
    }
    let (mut found, mut wanted) = (plain_letters(word), plain_letters(name));
    let mut first = true;
    loop {
        match (found.next(), wanted.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || ((all_capitals || first) && b.to_uppercase().eq(std::iter::once(a))) => first = false,
            (Some(a), Some(b)) if all_capitals && a.to_lowercase().eq(b.to_lowercase()) => first = false,
            _ => return false,
        }
    }
}

/// What stands between two words of one name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Separator {
    /// White space with at most one line break, or a hyphen or dash.
    Join,
    Dot,
    /// `St. Lucia`.
    DotSpace,
    Apostrophe,
    Ampersand,
    CommaSpace,
    /// Anything else: the words do not belong to one name.
    Break,
}

impl Separator {
    pub(super) fn mixed_into(self, hash: u64) -> u64 {
        hash.rotate_left(7) ^ (self as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The separator between two neighbouring words of `text`.
pub(super) fn separator_between(text: &str, left: Span, right: Span) -> Separator {
    match &text[left.end as usize..right.start as usize] {
        " " | "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{ad}" => Separator::Join,
        "." => Separator::Dot,
        ". " => Separator::DotSpace,
        "'" | "\u{2019}" | "\u{2bc}" | "\u{2bb}" | "`" => Separator::Apostrophe,
        " & " | "&" => Separator::Ampersand,
        ", " => Separator::CommaSpace,
        between if !between.is_empty() && between.chars().all(char::is_whitespace) && !is_blank_line(between) => Separator::Join,
        _ => Separator::Break,
    }
}

fn is_blank_line(between: &str) -> bool {
    between.replace("\r\n", "\n").chars().filter(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')).count() > 1
}
