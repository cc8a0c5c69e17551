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

/// The sentences of `paragraph` (a part of `text`), without the white space between them; each is looked for when it is asked for.
pub fn sentences(text: &str, paragraph: Span) -> impl Iterator<Item = Span> {
    let words = paragraph.of(text);
    let mut start = 0;
    std::iter::from_fn(move || {
        while start < words.len() {
            let range = start..sentence_end(words, start);
            start = range.end;
            if let Some(sentence) = trimmed(words, range) {
                return Some(sentence.shifted(paragraph.start as usize));
            }
        }
        None
    })
}

/// The sentence of `paragraph` in which byte `at` of `text` stands.
pub fn sentence_at(text: &str, paragraph: Span, at: u32) -> Span {
    sentences(text, paragraph).find(|sentence| at < sentence.end).unwrap_or(paragraph)
}

/// Where the sentence ends that begins at `start`, its closing marks included.
fn sentence_end(words: &str, start: usize) -> usize {
    let mut from = start;
    while let Some((at, c)) = next_mark(words, from) {
        let end = at + c.len_utf8();
        let after = &words[end..];
        let closing = after.len() - after.trim_start_matches(is_closing).len();
        let rest = &after[closing..];
        let is_end = rest.trim_start().is_empty() || matches!(c, '。' | '！' | '？') || {
            rest.starts_with(char::is_whitespace)
                && begins_sentence(rest.trim_start())
                && !(c == '.' && !after[..closing].contains(['!', '?']) && is_abbreviation(&words[start..at], rest))
        };
        if is_end {
            return end + closing;
        }
        // The marks that close it share its fate: a line of a million dots is read once.
        from = end + closing;
    }
    words.len()
}

/// The next character that may end a sentence.
fn next_mark(words: &str, from: usize) -> Option<(usize, char)> {
    /// The bytes that such characters begin with.
    const FIRST: [bool; 256] = {
        let mut table = [false; 256];
        let (marks, mut at) = ([b'.', b'!', b'?', 0xe2, 0xe3, 0xef], 0);
        while at < marks.len() {
            table[marks[at] as usize] = true;
            at += 1;
        }
        table
    };
    let mut at = from;
    loop {
        at += words.as_bytes()[at..].iter().position(|byte| FIRST[usize::from(*byte)])?;
        let c = words[at..].chars().next()?;
        if matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

/// A part of `words` without white space around; none if nothing else is in it.
fn trimmed(words: &str, range: std::ops::Range<usize>) -> Option<Span> {
    let part = &words[range.clone()];
    let bare = part.trim();
    let start = range.start + (part.len() - part.trim_start().len());
    (!bare.is_empty()).then(|| Span::new(start..start + bare.len()))
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
        let found: Vec<&str> = sentences(&text, Span::new(0..text.len())).map(|s| s.of(&text)).collect();
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
        check(&["He sold arms etc.!", "Then he left"]);
        check(&["¿Quién lo dijo?", "¡Nadie!", "El Sr. Pérez, a 3.5 km.", "«Fin.»", "D'accord."]);
        check(&["See https://x.org/a.b?c=D or version 2.0.", "It came."]);
    }

    #[test]
    fn a_line_of_dots_is_read_once() {
        let text = format!("Chapter {} x {} 7", ".".repeat(300_000), ".".repeat(300_000));
        assert_eq!(sentences(&text, Span::new(0..text.len())).count(), 2);
    }

    #[test]
    fn a_place_finds_its_sentence() {
        let text = "Title\nOne came. Two went.";
        let paragraph = Span::new(6..text.len());
        assert_eq!(sentence_at(text, paragraph, 17).of(text), "Two went.");
    }
}
