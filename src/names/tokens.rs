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
        let bytes = self.text.as_bytes();
        let before = span.start.checked_sub(1).map_or(b' ', |at| bytes[at as usize]);
        let after = bytes.get(span.end as usize).copied().unwrap_or(b' ');
        if !matches!(before, b'@' | b'#' | b'_') && !matches!(after, b':' | b'@' | b'.') {
            return None;
        }
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

/// What a byte is by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Or a digit, of ASCII.
    Letter,
    /// Of ASCII.
    Other,
    BeyondAscii,
}

/// A table, for each byte of every text passes here.
const CLASSES: [Class; 256] = {
    let mut classes = [Class::BeyondAscii; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        classes[byte as usize] = if byte.is_ascii_alphanumeric() { Class::Letter } else { Class::Other };
        byte += 1;
    }
    classes
};

/// The next word at or after byte `at`.
fn scan_word(text: &str, at: usize) -> Option<Token> {
    let start = word_start(text, at)?;
    let bytes = text.as_bytes();
    let ascii =
        bytes[start..].iter().position(|byte| CLASSES[usize::from(*byte)] != Class::Letter).unwrap_or(bytes.len() - start);
    let end = start + ascii;
    if bytes.get(end).is_some_and(|byte| !byte.is_ascii())
        && let Some((end, letters)) = folded_word(text, start, end)
    {
        let capital = text[start..].chars().next().is_some_and(|first| !first.is_lowercase());
        return Some(Token { span: Span::new(start..end), hash: hash(letters.as_bytes(), 0, letters.len()), capital });
    }
    let hash = hash(bytes, start, end);
    Some(Token { span: Span::new(start..end), hash, capital: !bytes[start].is_ascii_lowercase() })
}

/// Where the first letter or digit at or after byte `at` stands.
fn word_start(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        at += bytes.get(at..)?.iter().position(|byte| CLASSES[usize::from(*byte)] != Class::Other)?;
        if bytes[at].is_ascii() {
            return Some(at);
        }
        let c = text[at..].chars().next()?;
        if c.is_alphanumeric() {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// The end and the folded letters of the word at `start`, whose first letter beyond ASCII may stand at `from`; none if none stands there.
fn folded_word(text: &str, start: usize, from: usize) -> Option<(usize, String)> {
    let is_letter = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    if !text[from..].chars().next().is_some_and(is_letter) {
        return None;
    }
    let length = text[from..].find(|c| !is_letter(c)).unwrap_or(text.len() - from);
    let mut letters = text[start..from].to_ascii_lowercase();
    letters.extend(text[from..from + length].chars().flat_map(folded_letters));
    Some((from + length, letters))
}

/// Hash of the letters from `start` to `end`, eight bytes at a time, ASCII capitals taken for small letters. (Letters beyond ASCII are
/// folded by then; that some of them share a hash costs a comparison.)
fn hash(text: &[u8], start: usize, end: usize) -> u64 {
    /// The bit that makes capitals small, and that digits have.
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mix = |hash: u64, eight: u64| (hash.rotate_left(23) ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (eights, rest) = text[start..end].as_chunks::<8>();
    let hash = eights.iter().fold(0, |hash, eight| mix(hash, u64::from_le_bytes(*eight) | SMALL));
    let last = match text[end - rest.len()..].first_chunk::<8>() {
        // Cut off the eight bytes that stand there: to put fewer into eight takes longer.
        Some(eight) => u64::from_le_bytes(*eight) & ((1 << (8 * rest.len())) - 1),
        None => rest.iter().rev().fold(0, |last, byte| last << 8 | u64::from(*byte)),
    };
    let hash = mix(hash, (last | SMALL) ^ ((end - start) as u64) << 58);
    hash ^ hash >> 29
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_hash_wherever_it_stands() {
        let letters = "Abcdefgh1jklmnopqrs7uvwxyz";
        for length in 1..=letters.len() {
            let word = &letters[..length];
            let alone = Tokens::new(word).next().unwrap().hash;
            for text in [format!("{word} and others behind it"), format!("before: {word}, x"), word.to_uppercase()] {
                assert!(Tokens::new(&text).any(|token| token.hash == alone && token.span.len() == length), "{text}");
            }
            let next = Tokens::new(&format!("{word}a")).next().unwrap().hash;
            assert_ne!(next, alone, "{word}");
        }
        let accented = Tokens::new("Ékaterinbourg-été").map(|token| token.hash).collect::<Vec<_>>();
        assert_eq!(accented, Tokens::new("ekaterinbourg ete").map(|token| token.hash).collect::<Vec<_>>());
    }
}
