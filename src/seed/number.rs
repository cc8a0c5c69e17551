//! Numbering: which stretches of a text are `p1`, `p2`, …
//!
//! Citations rest on these numbers for ever. This module therefore sees the text and the key `paragraphs` alone: it must never know what a paragraph
//! is (title, heading, boilerplate). Nothing here may change once sites exist.

use super::ParagraphMode;
use crate::text::Span;

/// Where the paragraphs of a text are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Numbering {
    /// The N-th is `pN`; without white space around.
    pub spans: Vec<Span>,
    /// Whether the text's lines were broken at a fixed width, whatever `paragraphs` says.
    pub hard_wrapped: bool,
}

/// Numbers the paragraphs of `text`: its non-empty lines, or, where it is hard-wrapped, its blocks between blank lines; `mode` overrules.
pub fn number(text: &str, mode: Option<ParagraphMode>) -> Numbering {
    let lines = non_empty_lines(text);
    let hard_wrapped = is_hard_wrapped(text, &lines);
    let by_blocks = mode.map_or(hard_wrapped, |mode| mode == ParagraphMode::Blocks);
    let spans = if by_blocks { blocks(&lines) } else { lines.iter().map(|line| line.span).collect() };
    Numbering { spans, hard_wrapped }
}

/// White space at which paragraphs are trimmed, and of which alone no paragraph is made: Unicode's, and the characters that show as nothing.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A line with something in it.
struct Line {
    /// Without white space around.
    span: Span,
    /// Whether the line before it is one too.
    follows: bool,
}

fn non_empty_lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(text.len() / 200 + 1);
    let mut follows = false;
    let mut start = 0;
    while start < text.len() {
        let (end, next) = line_end(text.as_bytes(), start);
        let line = &text[start..end];
        let from = start + (line.len() - line.trim_start_matches(is_blank).len());
        let trimmed = line.trim_matches(is_blank);
        if !trimmed.is_empty() {
            lines.push(Line { span: Span::new(from..from + trimmed.len()), follows });
        }
        follows = !trimmed.is_empty();
        start = next;
    }
    lines
}

/// Where the line that begins at `start` ends, and where the next begins. Lines end where Unicode says that they must: LF, CR, CRLF, VT, FF, NEL,
/// U+2028, U+2029.
fn line_end(bytes: &[u8], start: usize) -> (usize, usize) {
    /// The bytes that line ends begin with.
    const MAY_END: [bool; 256] = {
        let mut may = [false; 256];
        let mut at = 0;
        while at < 6 {
            may[[b'\n', 0x0b, 0x0c, b'\r', 0xc2, 0xe2][at] as usize] = true;
            at += 1;
        }
        may
    };
    let mut at = start;
    while let Some(step) = bytes[at..].iter().position(|byte| MAY_END[usize::from(*byte)]) {
        at += step;
        match bytes[at..] {
            [b'\r', b'\n', ..] | [0xc2, 0x85, ..] => return (at, at + 2),
            [b'\n'..=b'\r', ..] => return (at, at + 1),
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => return (at, at + 3),
            _ => at += 1,
        }
    }
    (bytes.len(), bytes.len())
}

/// The rule of the format, to the letter: 10 or more non-empty lines, at least 90 % of them of at most 100 characters, and at least half of the lines
/// that another non-empty line follows directly end without `. ! ? : …` or a closing quotation mark. Without any such line nothing is wrapped.
fn is_hard_wrapped(text: &str, lines: &[Line]) -> bool {
    const SHORT: usize = 100;
    if lines.len() < 10 {
        return false;
    }
    let is_short =
        |line: &&Line| line.span.len() <= SHORT || line.span.len() <= 4 * SHORT && line.span.of(text).chars().count() <= SHORT;
    // At most a tenth may be long; the search ends at the first line too many.
    let long_allowed = lines.len() / 10;
    if lines.iter().filter(|line| !is_short(line)).nth(long_allowed).is_some() {
        return false;
    }
    let (mut followed, mut open) = (0_usize, 0_usize);
    for pair in lines.windows(2).filter(|pair| pair[1].follows) {
        followed += 1;
        open += usize::from(!ends_closed(pair[0].span.of(text)));
    }
    followed > 0 && open * 2 >= followed
}

fn ends_closed(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', '…', '"', '\'', '”', '’', '»', '›', '“', '‘', '«', '‹', '」', '』'])
}

/// Runs of lines that follow each other directly.
fn blocks(lines: &[Line]) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    for line in lines {
        match blocks.last_mut().filter(|_| line.follows) {
            Some(block) => block.end = line.span.end,
            None => blocks.push(line.span),
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraphs, by `|`.
    fn numbered(text: &str, mode: Option<ParagraphMode>) -> String {
        number(text, mode).spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join("|")
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(numbered(text, None), expected, "{text:?}");
    }

    #[test]
    fn lines() {
        check("", "");
        check(" \t\n\u{a0}\n\u{feff}\u{200b}\r\n\u{3000}", "");
        check("a\nb\n\n\nc", "a|b|c");
        check("a\r\nb\rc\r\r\nd\n", "a|b|c|d");
        check("a\u{2028}b\u{2029}c\u{85}d\u{c}e\u{b}f", "a|b|c|d|e|f");
        check("\u{feff}  a b \u{a0}\n\t\u{200b}c\u{200b}\n", "a b|c");
        check("a\u{0}\n\u{1}\nb", "a\u{0}|\u{1}|b");
        check("â\u{2027}b\u{e2}", "â\u{2027}b\u{e2}");
    }

    /// `count` wrapped lines in blocks of `each`; every line ends with `end`.
    fn wrapped(count: usize, each: usize, end: &str) -> String {
        let lines = (1..=count).map(|n| format!("line {n}{end}{}", if n % each == 0 { "\n" } else { "" }));
        lines.collect::<Vec<_>>().join("\n") + "\n"
    }

    #[test]
    fn blocks_of_hard_wrapped_text() {
        check(&wrapped(10, 5, ""), "line 1\nline 2\nline 3\nline 4\nline 5|line 6\nline 7\nline 8\nline 9\nline 10");
        assert_eq!(numbered(&wrapped(9, 5, ""), None).matches('|').count(), 8, "nine lines are too few");
        assert_eq!(numbered(&wrapped(10, 5, "."), None).matches('|').count(), 9, "closed lines are paragraphs");
        assert_eq!(numbered(&wrapped(10, 1, ""), None).matches('|').count(), 9, "no line follows another");
        assert!(!number(&wrapped(10, 1, ""), None).hard_wrapped);
        check(&wrapped(10, 5, "").replace('\n', "\r\n"), &numbered(&wrapped(10, 5, ""), None).replace('\n', "\r\n"));
    }

    #[test]
    fn borders_of_the_rule() {
        let hard = |text: &str| number(text, None).hard_wrapped;
        let long = |length: usize| format!("{}\n", "é".repeat(length));
        let nine = wrapped(9, 20, "");
        assert!(hard(&(nine.clone() + &long(100))), "100 characters are short");
        assert!(hard(&(nine.clone() + &long(101))), "one of ten may be long");
        assert!(!hard(&(wrapped(9, 20, "") + &long(101) + &long(101))), "two of eleven are more than 10 %");
        // Of twenty lines nineteen are followed.
        assert!(hard(&(wrapped(10, 50, "") + &wrapped(10, 50, "”"))), "ten of nineteen open");
        assert!(!hard(&(wrapped(9, 50, "") + &wrapped(11, 50, "…"))), "nine of nineteen open");
        for end in [".", "!", "?", ":", "…", "”", "\"", "’", "»"] {
            assert!(!hard(&wrapped(12, 50, end)), "{end}");
        }
        for end in [",", ";", "-", ")", ""] {
            assert!(hard(&wrapped(12, 50, end)), "{end}");
        }
    }

    #[test]
    fn the_key_overrules() {
        let text = wrapped(12, 4, "");
        assert_eq!(number(&text, Some(ParagraphMode::Lines)).spans.len(), 12);
        assert_eq!(number(&text, Some(ParagraphMode::Blocks)).spans.len(), 3);
        assert_eq!(number("a\nb\n\nc", Some(ParagraphMode::Blocks)).spans.len(), 2);
        assert!(number(&text, Some(ParagraphMode::Lines)).hard_wrapped, "the flag tells what the text is");
    }

    /// Lines agree with a plain second way of counting, spans are trimmed, in order, and together hold every visible character.
    #[test]
    fn properties() {
        let pieces =
            ["a", "é", " ", "\n", "\r", "\r\n", "\u{2028}", "\u{c}", "\u{a0}", "\u{feff}", "x.", "“q”", "\u{e2}", "\u{85}"];
        let mut state = 7_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..(state >> 33) % 40 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
            }
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let lines = number(&text, Some(ParagraphMode::Lines)).spans;
            let plain = text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
            let plain: Vec<&str> = plain.map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty()).collect();
            assert_eq!(lines.iter().map(|span| span.of(&text)).collect::<Vec<_>>(), plain, "{text:?}");
            let blocks = number(&text, Some(ParagraphMode::Blocks)).spans;
            assert!(lines.iter().all(|line| blocks.iter().filter(|block| block.contains(*line)).count() == 1), "{text:?}");
            assert!(blocks.windows(2).all(|pair| pair[0].end < pair[1].start), "{text:?}");
        }
    }
}
