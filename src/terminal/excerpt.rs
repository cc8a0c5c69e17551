//! The part of a text that a diagnostic shows: one line, cut around the place, with nothing in it that a terminal would obey.

use std::ops::Range;

use crate::text::Span;

/// The longest excerpt, in characters: with the line number it fits a usual window.
const WIDTH: usize = 100;

/// The longest mark in a line that has to be cut.
const MARK: usize = 60;

/// One line, or the part of it around the place that is meant.
#[derive(PartialEq, Eq, Debug)]
pub struct Excerpt {
    pub line: String,
    /// The place, in bytes of `line`.
    pub mark: Range<usize>,
}

/// The line in which `span` begins. A span that goes on in the next line is marked to the end of its first.
pub fn excerpt(text: &str, span: Span) -> Excerpt {
    let start = text.floor_char_boundary(span.start as usize);
    let end = text.floor_char_boundary(span.end as usize).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line_start..].split('\n').next().unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);

    let start = (start - line_start).min(line.len());
    let end = (end - line_start).clamp(start, line.len());
    // No more than can be shown and one: a line may have a million characters, and a diagnostic for each.
    let mut before: Vec<char> = line[..start].chars().rev().take(WIDTH + 1).collect();
    before.reverse();
    let marked: Vec<char> = line[start..end].chars().take(WIDTH + 1).collect();
    let after: Vec<char> = line[end..].chars().take(WIDTH + 1).collect();
    cut(&before, &marked, &after)
}

fn cut(before: &[char], marked: &[char], after: &[char]) -> Excerpt {
    let whole = before.len() + marked.len() + after.len() <= WIDTH;
    let marked_length = if whole { marked.len() } else { marked.len().min(MARK) };
    let room = WIDTH - marked_length.min(WIDTH);
    // Each side gets half of the room, and what the other leaves of its half.
    let after_length = if whole { after.len() } else { after.len().min(room.div_ceil(2).max(room.saturating_sub(before.len()))) };
    let before_length = if whole { before.len() } else { before.len().min(room - after_length) };

    let mut line = String::new();
    if before_length < before.len() {
        line.push('…');
    }
    line.extend(before[before.len() - before_length..].iter().map(|c| shown(*c)));
    let start = line.len();
    line.extend(marked[..marked_length].iter().map(|c| shown(*c)));
    let end = line.len();
    if marked_length < marked.len() {
        line.push('…');
    } else {
        line.extend(after[..after_length].iter().map(|c| shown(*c)));
        if after_length < after.len() {
            line.push('…');
        }
    }
    Excerpt { line, mark: start..end }
}

/// A text in one line that a terminal only shows: control characters and those that turn the direction of writing become visible.
pub fn harmless(text: &str) -> String {
    text.chars().map(shown).collect()
}

fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\x7F' => '\u{2421}',
        // Control characters of the upper half, and marks and overrides of direction.
        '\u{80}'..='\u{9F}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}' => {
            '\u{FFFD}'
        }
        c => c,
    }
}
