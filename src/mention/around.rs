//! The words about a place in a text, no further than its block: what every rule looks at.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

/// Farther apart than this many bytes, two words are no neighbours.
const GAP_LIMIT: usize = 8;

/// One word beside a place, with what stands between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub span: Span,
    pub gap: &'a str,
}

impl Word<'_> {
    /// Only white space between: both belong to one phrase.
    pub fn is_joined(&self) -> bool {
        !self.gap.is_empty() && self.gap.chars().all(char::is_whitespace)
    }

    pub fn is_hyphenated(&self) -> bool {
        matches!(self.gap, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
    }

    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub fn is_all_capitals(&self) -> bool {
        self.text.len() > 1 && !self.text.chars().any(char::is_lowercase)
    }

    /// A lone capital: `J` in `J. Edgar`.
    pub fn is_initial(&self) -> bool {
        self.is_capitalised() && self.text.chars().count() == 1
    }
}

/// One block of a text (a paragraph, a heading): neighbours are sought inside it only.
#[derive(Clone, Debug)]
pub(super) struct Around<'a> {
    pub text: &'a str,
    pub block: Range<usize>,
    /// A headline: most of its words are capitalised, so a capital says nothing.
    pub headline: bool,
}

impl<'a> Around<'a> {
    pub fn new(text: &'a str, block: Range<usize>) -> Self {
        let headline = is_headline(&text[block.clone()]);
        Self { text, block, headline }
    }

    pub fn before(&self, at: usize) -> Option<Word<'a>> {
        let head = &self.text[self.block.start..at];
        let end = end_of_last_word(head)?;
        let start = head[..end]
            .rfind(|c| !is_word(c))
            .map_or(0, |before| before + head[before..].chars().next().map_or(1, char::len_utf8));
        let span = Span::new(self.block.start + start..self.block.start + end);
        Some(Word { text: &head[start..end], span, gap: &head[end..] })
    }

    pub fn after(&self, at: usize) -> Option<Word<'a>> {
        let tail = &self.text[at..self.block.end.max(at)];
        let start = start_of_first_word(tail)?;
        let end = tail[start..].find(|c| !is_word(c)).map_or(tail.len(), |length| start + length);
        Some(Word { text: &tail[start..end], span: Span::new(at + start..at + end), gap: &tail[..start] })
    }

    /// The word before, when only white space stands between.
    pub fn joined_before(&self, at: usize) -> Option<Word<'a>> {
        self.before(at).filter(Word::is_joined)
    }

    /// The word after, when only white space stands between.
    pub fn joined_after(&self, at: usize) -> Option<Word<'a>> {
        self.after(at).filter(Word::is_joined)
    }

    /// Where the possessive ending of the name that ends at `at` ends, if it has one: `'s`, or `'` after an s.
    pub fn possessive_end(&self, at: usize) -> Option<usize> {
        let tail = &self.text[at..self.block.end.max(at)];
        let mark = tail.chars().next().filter(|c| matches!(c, '\'' | '\u{2019}'))?;
        let rest = &tail[mark.len_utf8()..];
        if let Some(after) = rest.strip_prefix(['s', 'S']) {
            return (!after.starts_with(is_word)).then_some(at + mark.len_utf8() + 1);
        }
        let owner_ends_in_s = self.text[..at].ends_with(['s', 'S']);
        (owner_ends_in_s && rest.starts_with(char::is_whitespace)).then_some(at + mark.len_utf8())
    }

    /// Whether a sentence, a line or a quotation begins at `at`.
    pub fn is_sentence_start(&self, at: usize) -> bool {
        let head = &self.text[self.block.start..at];
        let before = head.trim_end_matches(|c: char| {
            c == ' ' || c == '\t' || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '*' | '_' | '>')
        });
        match before.chars().next_back() {
            None | Some('!' | '?' | '…' | ':' | '\n' | '•' | '—' | '\u{2028}') => true,
            Some('.') => !self.is_abbreviation(self.block.start + before.len()),
            Some(_) => head.ends_with(['“', '"', '«']) && head.len() > before.len() && before.ends_with(','),
        }
    }

    /// Whether the full stop that ends at `at` belongs to an initial or a short title (`J.`, `Sen.`, `U.S.`).
    fn is_abbreviation(&self, at: usize) -> bool {
        let Some(word) = self.before(at) else { return false };
        word.is_initial()
            || matches!(
                word.text,
                "Mr" | "Mrs"
                    | "Ms"
                    | "Dr"
                    | "Sen"
                    | "Rep"
                    | "Gov"
                    | "Gen"
                    | "Col"
                    | "Lt"
                    | "Sgt"
                    | "Capt"
                    | "St"
                    | "Rev"
                    | "Prof"
            )
    }

    /// Whether the line about `span` is all in capitals (letters, five or more).
    pub fn is_shouted(&self, span: Span) -> bool {
        let (start, end) = self.line(span);
        let letters = || self.text[start..end].chars().filter(|c| c.is_alphabetic());
        letters().take(5).count() == 5 && letters().take(400).all(char::is_uppercase)
    }

    fn line(&self, span: Span) -> (usize, usize) {
        let start =
            self.text[self.block.start..span.start as usize].rfind('\n').map_or(self.block.start, |at| self.block.start + at + 1);
        let end = self.text[span.end as usize..self.block.end.max(span.end as usize)]
            .find('\n')
            .map_or(self.block.end, |at| span.end as usize + at);
        (start, end.max(span.end as usize))
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn end_of_last_word(head: &str) -> Option<usize> {
    let mut end = head.len();
    for c in head.chars().rev() {
        if is_word(c) {
            return Some(end);
        }
        end -= c.len_utf8();
        if head.len() - end > GAP_LIMIT {
            return None;
        }
    }
    None
}

fn start_of_first_word(tail: &str) -> Option<usize> {
    let mut start = 0;
    for c in tail.chars() {
        if is_word(c) {
            return Some(start);
        }
        start += c.len_utf8();
        if start > GAP_LIMIT {
            return None;
        }
    }
    None
}

/// Three words of four letters or more, and at least three of four of them capitalised.
fn is_headline(block: &str) -> bool {
    if block.len() > 250 || block.trim_end().ends_with('.') {
        return false;
    }
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    let (mut words, mut capitalised) = (0, 0);
    for word in block.split_whitespace().filter(long) {
        words += 1;
        capitalised += usize::from(word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase));
    }
    words >= 3 && capitalised * 4 >= words * 3
}
