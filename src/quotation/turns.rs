//! The turns of a transcript: who is labelled as speaking from where on.
//!
//! A label stands where a paragraph begins (`ANA SOLO:`, `Mr Solo:`, `Q:`) and holds until the next. Everything that looks like one ends the
//! turn before, so that nobody is given what may be another's.

use crate::seed::Paragraph;
use crate::text::Span;

/// From `start` on somebody speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Turn {
    pub start: u32,
    /// Who, as the text has it, without the colon and what stands in brackets.
    pub label: Span,
    /// The label says that it is somebody, though not who: `Q`, `REPORTER`.
    pub anonymous: bool,
}

/// The turns of a text, in order; none where it has no labels.
pub fn turns(text: &str, paragraphs: &[Paragraph]) -> Vec<Turn> {
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let mut start = paragraph.span.start;
        for (number, line) in paragraph.span.of(text).split_inclusive('\n').enumerate() {
            // Inside a paragraph a line may begin by chance with a word and a colon.
            let turn = turn(text, Span { start, end: start + length(line) });
            found.extend(turn.filter(|turn| number == 0 || turn.anonymous || is_loud(turn.label.of(text))));
            start += length(line);
        }
    }
    found
}

/// The turn in which all of `passage` stands; none too where another begins in it.
pub fn turn_of(turns: &[Turn], passage: Span) -> Option<&Turn> {
    let after = turns.partition_point(|turn| turn.start <= passage.start);
    let is_whole = turns.get(after).is_none_or(|next| next.start >= passage.end);
    turns.get(after.checked_sub(1)?).filter(|_| is_whole)
}

/// Bytes and words of the longest label.
const LONGEST: usize = 80;
const MOST_WORDS: usize = 8;
/// Between the capitalised words of a label.
const SMALL: [&str; 20] = [
    "al", "and", "bin", "da", "de", "del", "den", "der", "do", "dos", "du", "el", "for", "ibn", "la", "le", "of", "the", "van",
    "von",
];
const ANONYMOUS: [&str; 12] = [
    "a",
    "female reporter",
    "interviewer",
    "male reporter",
    "moderator",
    "participant",
    "q",
    "question",
    "reporter",
    "speaker",
    "unidentified speaker",
    "voice",
];

fn turn(text: &str, line: Span) -> Option<Turn> {
    let whole = line.of(text);
    let from = past_time(whole);
    let said = &whole[from..];
    let end = colon(said).or_else(|| said.strip_prefix("Q").filter(|rest| rest.starts_with(char::is_whitespace)).map(|_| 1))?;
    let name = said[..end].split(['(', '[']).next()?.trim_end();
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '#' | ' ' | '.')).to_lowercase();
    let is_name =
        |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '#') || SMALL.contains(&word);
    let words = name.split_whitespace();
    if name.is_empty()
        || !name.starts_with(char::is_uppercase)
        || words.clone().count() > MOST_WORDS
        || !words.clone().all(is_name)
    {
        return None;
    }
    let label = Span { start: line.start + length(&whole[..from]), end: line.start + length(&whole[..from + name.len()]) };
    Some(Turn { start: line.start, label, anonymous: ANONYMOUS.contains(&&*bare) })
}

/// Where the colon behind a label stands; the one of a time of day (`12:30`) is none.
fn colon(line: &str) -> Option<usize> {
    let mut open = 0_u32;
    for (at, c) in line.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        match c {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            ':' if open == 0 => {
                let rest = &line[at + 1..];
                return (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(at);
            }
            '.' | '!' | '?' if open == 0 && ends_sentence(line, at) => return None,
            _ => {}
        }
    }
    None
}

/// A full stop after more than an abbreviation: `Sen. Solo`, `J. D. Solo`.
fn ends_sentence(line: &str, at: usize) -> bool {
    let word = line[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    !line[at..].starts_with('.') || word.chars().count() > 4
}

/// The length of `[00:01:02] ` or `(00:12) `.
fn past_time(line: &str) -> usize {
    let Some(rest) = line.strip_prefix(['[', '(']) else { return 0 };
    let Some(end) = rest.find([']', ')']) else { return 0 };
    let is_time = rest[..end].chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '-' | ' '));
    let after = &rest[end + 1..];
    if is_time { line.len() - after.trim_start().len() } else { 0 }
}

/// All in capitals.
fn is_loud(label: &str) -> bool {
    !label.contains(char::is_lowercase) && label.chars().filter(|c| c.is_alphabetic()).nth(2).is_some()
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{ParagraphMode, parse};

    /// The labels of `text` and the words behind each up to the next.
    fn check(text: &str, expected: &[&str]) {
        let found = turns(text, &parse(text, Some(ParagraphMode::Lines)).paragraphs);
        let shown: Vec<String> = found
            .iter()
            .map(|turn| format!("{}{}", turn.label.of(text), if turn.anonymous { " (anonymous)" } else { "" }))
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn labels_stand_where_paragraphs_begin() {
        check("ANA SOLO: No.\nAnd never.\nQ: Why?\nMr. Solo: No.", &["ANA SOLO", "Q (anonymous)", "Mr. Solo"]);
        check("[00:01:02] SEN. SOLO (D-NJ): No.", &["SEN. SOLO"]);
        check("Ana Solo (00:12): No.\nANA SOLO:\nNo.", &["Ana Solo", "ANA SOLO"]);
        check("Q    Why?\nTHE PRESIDENT: No.", &["Q (anonymous)", "THE PRESIDENT"]);
        check("Speaker 2: No.\nREPORTER #3: Why?", &["Speaker 2 (anonymous)", "REPORTER #3 (anonymous)"]);
        check("Ursula von der Solo: No.", &["Ursula von der Solo"]);
    }

    #[test]
    fn other_colons_make_no_label() {
        check("My answer is simple: no.\nWe meet at 12:30.\nNobody knows. Never: no.\nHe said, “ANA: no.”", &[]);
    }

    #[test]
    fn a_passage_stands_in_one_turn() {
        let text = "Intro.\nANA: One.\nTwo.\nBEN: Three.";
        let turns = turns(text, &parse(text, Some(ParagraphMode::Lines)).paragraphs);
        let of = |words: &str| {
            let at = text.find(words).unwrap();
            turn_of(&turns, Span::new(at..at + words.len())).map(|turn| turn.label.of(text))
        };
        assert_eq!(of("Intro"), None);
        assert_eq!(of("One"), Some("ANA"));
        assert_eq!(of("Two"), Some("ANA"));
        assert_eq!(of("Three"), Some("BEN"));
        assert_eq!(of("Two.\nBEN: Three"), None);
    }
}
