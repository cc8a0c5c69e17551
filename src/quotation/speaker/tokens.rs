//! A paragraph outside its quotation marks, word by word: what the rules about speakers read.

use super::Candidate;
use crate::gazetteer::{ClauseWord, ClauseWords, Speech, SpeechWords};
use crate::quotation::model::Quoted;
use crate::sentence::sentences;
use crate::text::Span;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Of a candidate, with its place in the list.
    Name(usize),
    /// The same with `’s`.
    Owner(usize),
    Word,
    Verb(Speech),
    /// A punctuation mark that is no full stop.
    Mark(char),
    /// A quotation, with its place in the list.
    Quote(usize),
    /// A sentence ends.
    Stop,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub kind: Kind,
    /// As it is written. Of a quotation the words inside.
    pub text: &'a str,
    /// Of a word or a verb.
    clause: ClauseWords,
}

impl Token<'_> {
    pub fn is(self, word: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Verb(_)) && self.text.eq_ignore_ascii_case(word)
    }

    pub fn is_any(self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub fn is_a(self, word: ClauseWord) -> bool {
        self.clause.has(word)
    }

    pub fn is_capitalised(self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub fn is_comma(self) -> bool {
        self.kind == Kind::Mark(',')
    }

    /// May name somebody who is no candidate. Titles, days, months and first words of sentences that go on in lower case do not.
    pub fn is_foreign_name(self, tokens: &[Token], at: usize) -> bool {
        let names_no_one = [ClauseWord::Day, ClauseWord::Month, ClauseWord::Title].into_iter().any(|word| self.is_a(word));
        if !self.is_capitalised() || !matches!(self.kind, Kind::Word | Kind::Verb(_)) || self.text == "I" || names_no_one {
            return false;
        }
        let begins = at == 0 || matches!(tokens[at - 1].kind, Kind::Stop | Kind::Quote(_));
        let next = tokens.get(at + 1);
        let title = next.is_some_and(|next| matches!(next.kind, Kind::Name(_) | Kind::Owner(_)));
        let goes_on = next.is_none_or(|next| !next.is_capitalised() && !matches!(next.kind, Kind::Verb(_)));
        !title && !(begins && (goes_on || next.is_some_and(|next| matches!(next.kind, Kind::Name(_)))))
    }
}

/// The tokens of `paragraph`. `quoted` and `candidates` are those of this paragraph.
pub(super) fn tokens<'a>(
    text: &'a str,
    paragraph: Span,
    quoted: &[Quoted],
    candidates: &[Candidate],
    words: &SpeechWords,
) -> Vec<Token<'a>> {
    let mut reading = Reading { text, candidates: candidates.iter().enumerate().peekable(), words, tokens: Vec::new() };
    let mut ends = sentences(text, paragraph).map(|sentence| sentence.end as usize).peekable();
    let mut at = paragraph.start as usize;
    for (number, one) in quoted.iter().enumerate() {
        reading.outside(at, one.span.start as usize, &mut ends);
        while ends.next_if(|end| *end <= one.span.end as usize && *end > one.span.start as usize).is_some() {}
        reading.push(Kind::Quote(number), one.span.range());
        at = one.span.end as usize;
    }
    reading.outside(at, paragraph.end as usize, &mut ends);
    reading.tokens
}

struct Reading<'a, 'b, C: Iterator<Item = (usize, &'b Candidate)>> {
    text: &'a str,
    candidates: std::iter::Peekable<C>,
    words: &'b SpeechWords,
    tokens: Vec<Token<'a>>,
}

impl<'b, C: Iterator<Item = (usize, &'b Candidate)>> Reading<'_, 'b, C> {
    /// Reads the bytes from `at` to `end`, which are outside all quotations.
    fn outside(&mut self, mut at: usize, end: usize, ends: &mut std::iter::Peekable<impl Iterator<Item = usize>>) {
        while at < end {
            if ends.next_if(|stop| *stop <= at).is_some() {
                self.push(Kind::Stop, at..at);
                continue;
            }
            while self.candidates.next_if(|(_, one)| (one.name.start as usize) < at).is_some() {}
            if let Some((number, one)) =
                self.candidates.next_if(|(_, one)| one.name.start as usize == at && one.name.end as usize <= end)
            {
                let after = &self.text[one.name.end as usize..end];
                let owned = owned(after).or_else(|| owned_within(one.name.of(self.text)));
                let kind = if owned.is_some() { Kind::Owner(number) } else { Kind::Name(number) };
                self.push(kind, at..one.name.end as usize);
                at = one.name.end as usize + owned.unwrap_or(0);
                continue;
            }
            at = self.word_or_mark(at, end);
        }
        while ends.next_if(|stop| *stop <= end).is_some() {
            self.push(Kind::Stop, end..end);
        }
    }

    /// Reads one word or character at `at` and returns where the next begins.
    fn word_or_mark(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let Some(c) = rest.chars().next() else { return end };
        if !c.is_alphanumeric() {
            if matches!(c, ',' | ';' | ':' | '(' | ')' | '—' | '–' | '[' | ']' | '!' | '?')
                || (c == '-' && rest[1..].starts_with([' ', '-']))
            {
                self.push(Kind::Mark(c), at..at + c.len_utf8());
            }
            return at + c.len_utf8();
        }
        let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let length = rest.find(|c| !is_inner(c)).unwrap_or(rest.len());
        let word = rest[..length].trim_end_matches(['\'', '’', '-']);
        let lower = word.to_lowercase();
        let kind = match self.words.speech(&lower) {
            Some(speech) if !word.starts_with(char::is_uppercase) => Kind::Verb(speech),
            _ => Kind::Word,
        };
        let clause = self.words.clause(&lower);
        self.tokens.push(Token { kind, text: word, clause });
        at + length
    }

    fn push(&mut self, kind: Kind, range: std::ops::Range<usize>) {
        self.tokens.push(Token { kind, text: &self.text[range], clause: ClauseWords::default() });
    }
}

/// The length of what makes an owner of a name.
fn owned(after: &str) -> Option<usize> {
    ["'s", "’s", "'", "’"]
        .iter()
        .find(|ending| after.starts_with(**ending) && !after[ending.len()..].starts_with(char::is_alphanumeric))
        .map(|e| e.len())
}

/// A name that was found with its `’s`.
fn owned_within(name: &str) -> Option<usize> {
    name.ends_with(['\'', '’']).then_some(0).or_else(|| (name.ends_with("'s") || name.ends_with("’s")).then_some(0))
}
