//! Places in a text and the two foldings that names are compared by. Knows no file and no format.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A run of bytes of one decoded text, `start..end`, both on character borders.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The span of `range`, in bytes.
    ///
    /// # Panics
    /// Beyond 4 GiB; `load` refuses such files.
    pub fn new(range: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).expect("a text of at most 4 GiB");
        Self { start: offset(range.start), end: offset(range.end) }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same run in a text that begins `by` bytes earlier.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start as usize + by..self.end as usize + by)
    }

    /// The words themselves.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

/// The same places, in order and apart from each other: spans that overlap or touch become one.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => apart.push(span),
        }
    }
    apart
}

/// The first words of a text on one line, at most `most`; ` …` stands for the rest.
pub fn first_words(text: &str, most: usize) -> String {
    let mut all = text.split_whitespace();
    let first: Vec<&str> = all.by_ref().take(most).collect();
    first.join(" ") + if all.next().is_some() { " …" } else { "" }
}

/// Line and column of a byte offset, both from 1, the column in characters.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// Case- and accent-folded form: what references are compared by last. `São Tomé` → `sao tome`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// A name without the article before it, where more than the article is there.
pub fn without_article(name: &str) -> &str {
    let article = name.get(..4).filter(|start| start.eq_ignore_ascii_case("the "));
    article.map(|_| name[4..].trim_start()).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// The form in which names that have no page are compared: case, accents, spaces and the article before them aside.
pub fn fold_name(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split_whitespace().collect();
    without_article(&words.join(" ")).to_owned()
}

/// The composed form (NFC) in which names of files and keys are compared: some systems store `é` as two characters.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether a character can stand in a citation key: `[@abrego-feature p4]`.
pub fn is_key_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || is_combining_mark(c)
}

/// The address form of a name: lower-case ASCII letters, digits and hyphens. Empty for a text without letters.
pub fn slug(text: &str) -> String {
    if is_slug(text) { text.to_owned() } else { slug::slugify(text) }
}

/// Whether a text is its own address form, as most file names are.
fn is_slug(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = text.as_bytes();
    bytes.iter().all(|byte| is_inner(*byte) || *byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !bytes.windows(2).any(|pair| pair == b"--")
}

/// `1 source`, `2 sources`.
pub fn counted(count: usize, noun: &str) -> String {
    let plural = match noun {
        "analysis" => "analyses".to_owned(),
        "country" => "countries".to_owned(),
        "address" => "addresses".to_owned(),
        _ => format!("{noun}s"),
    };
    format!("{count} {}", if count == 1 { noun } else { &plural })
}

/// The candidate that was most likely meant by `given`: what "did you mean" offers, if any is near enough.
///
/// Most candidates are passed over by their length and letters alone, so that a thousand wrong links among ten thousand names stay cheap.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(given);
    let (length, letters) = (folded.chars().count(), letters(&folded));
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let candidate_folded = if candidate.is_ascii() { Cow::Borrowed(candidate) } else { Cow::Owned(fold(candidate)) };
        let own = candidate_folded.chars().count();
        let most = (own.min(length) / 3).max(1);
        let differing = (letters ^ self::letters(&candidate_folded)).count_ones() as usize;
        if own.abs_diff(length) > most || differing > 2 * most {
            continue;
        }
        let distance = strsim::osa_distance(&folded, &candidate_folded.to_lowercase());
        if distance <= most && best.is_none_or(|best| (distance, candidate) < best) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The set of letters in a text, case aside: one change of a letter changes at most two of its bits.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |set, c| set | 1 << (u32::from(c.to_ascii_lowercase()) % 64))
}
