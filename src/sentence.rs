//! Where the sentences of a paragraph begin and end. Errs towards longer sentences: a gathered sentence that is cut in two misleads.

use crate::text::Span;

/// Words that end in a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "amb", "apr", "art", "assoc", "aug", "ave", "brig", "bros", "ca", "capt", "cf", "cmdr", "co", "col", "corp",
    "cpl", "dec", "dept", "dir", "dr", "drs", "e.g", "ed", "eds", "esp", "est", "etc", "feb", "fig", "fr", "ft", "gen", "gov",
    "hon", "i.e", "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mr", "mrs", "ms", "msgr", "mt", "no",
    "nos", "nov", "oct", "op", "p", "pp", "pres", "prof", "rep", "reps", "rev", "sec", "sen", "sens", "sept", "sep", "sgt", "sr",
    "st", "supt", "u.n", "vol", "vs", "bzw", "z.b", "d.h", "ing", "lic", "sra",
];

/// The sentences of `paragraph` (a part of `text`), without the white space between them.
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let words = paragraph.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in words.char_indices() {
        if at < start || !matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        let after = &words[at + c.len_utf8()..];
        let closing = after.len() - after.trim_start_matches(is_closing).len();
        let rest = &after[closing..];
        let is_end = rest.trim_start().is_empty() || matches!(c, '。' | '！' | '？') || {
            rest.starts_with(char::is_whitespace)
                && begins_sentence(rest.trim_start())
                && !(c == '.' && is_abbreviation(&words[start..at], rest))
        };
        if is_end {
            let end = at + c.len_utf8() + closing;
            push(&mut found, words, start..end, paragraph);
            start = end;
        }
    }
    push(&mut found, words, start..words.len(), paragraph);
    found
}

/// The sentence of `paragraph` in which byte `at` of `text` stands.
pub fn sentence_at(text: &str, paragraph: Span, at: u32) -> Span {
    sentences(text, paragraph).into_iter().find(|sentence| at < sentence.end).unwrap_or(paragraph)
}

fn push(found: &mut Vec<Span>, words: &str, range: std::ops::Range<usize>, paragraph: Span) {
    let part = &words[range.clone()];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = range.start + (part.len() - part.trim_start().len());
        found.push(Span::new(start..start + trimmed.len()).shifted(paragraph.start as usize));
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '.' | '!' | '?')
}

/// What follows looks like the first word of a sentence.
fn begins_sentence(rest: &str) -> bool {
    let first =
        rest.trim_start_matches(['"', '\'', '“', '‘', '«', '‹', '„', '(', '[', '—', '–', '-', '¿', '¡', ' ']).chars().next();
    first.is_some_and(|c| !c.is_lowercase())
}

fn is_abbreviation(before: &str, rest: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '‘' | '[')).next().unwrap_or("");
    let letters = word.chars().filter(|c| *c != '.').count();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    if dotted {
        // `U.S. officials` goes on; `in the U.S. He said` does not: only a word that begins sentences ends one after initials.
        return !starts_with_sentence_opener(rest.trim_start());
    }
    (letters == 1 && word.chars().all(char::is_uppercase)) || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

fn starts_with_sentence_opener(rest: &str) -> bool {
    const OPENERS: &[&str] = &[
        "A", "After", "Although", "And", "As", "At", "Before", "But", "By", "For", "He", "Her", "His", "However", "If", "In",
        "It", "Its", "Many", "On", "One", "Our", "She", "Since", "So", "Some", "That", "The", "Their", "There", "These", "They",
        "This", "Those", "Though", "To", "We", "What", "When", "While", "With", "Yet", "You",
    ];
    let word = rest.trim_start_matches(['"', '“', '‘', '(']).split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    OPENERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &[&str]) {
        let text = expected.join(" ");
        let found: Vec<&str> = sentences(&text, Span::new(0..text.len())).into_iter().map(|s| s.of(&text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        check(&["One came.", "Two went!", "“Did three?” he asked.", "(Four stayed.)", "Five"]);
        check(&["Mr. Rubio met Sen. Bob Menendez (D-NJ) on Sept. 2 in the U.S. capital.", "He left."]);
        check(&["He flew to the U.S. on Monday.", "It was the U.S.", "The plane left."]);
        check(&["“I will not.", "Why should I?”", "Then J. R. Smith left at 3.30 p.m. sharp."]);
        check(&["He said: “No…", "Never.”"]);
        check(&["No end"]);
        check(&["“It is so...", "How?”", "Then... nothing."]);
    }

    #[test]
    fn a_place_finds_its_sentence() {
        let text = "Title\nOne came. Two went.";
        let paragraph = Span::new(6..text.len());
        assert_eq!(sentence_at(text, paragraph, 17).of(text), "Two went.");
    }
}
