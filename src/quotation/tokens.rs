//! The words of a folded text, for comparing two texts word by word.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::border::starts_word;
use super::folded::Text;

/// A word with the punctuation after it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// In the folded text.
    pub range: Range<usize>,
    /// Equal for words that differ in case or punctuation alone.
    pub key: u64,
    /// How much the word tells: more for a long one.
    pub weight: u32,
}

/// The words of a text, at most `most` of them.
pub(super) fn tokens(text: Text, most: usize) -> Vec<Token> {
    let folded = text.folded.as_str();
    let mut found: Vec<Token> = Vec::with_capacity(most.min(folded.len() / 5));
    let mut start = 0;
    while start < folded.len() && found.len() < most {
        let end = word_end(text, start);
        match token(folded, start..end) {
            Some(token) => found.push(token),
            // A lone mark belongs to the word before it.
            None => {
                if let Some(last) = found.last_mut() {
                    last.range.end = end;
                }
            }
        }
        start = end + usize::from(folded[end..].starts_with([' ', '\n']));
    }
    found
}

/// Where the word ends that begins at `start`: at a space, or after a dash that is no hyphen.
fn word_end(text: Text, start: usize) -> usize {
    let rest = &text.folded.as_str()[start..];
    for (at, c) in rest.char_indices() {
        if matches!(c, ' ' | '\n') {
            return start + at;
        }
        if c == '-' && at > 0 && starts_word(text, start + at + 1) {
            return start + at + 1;
        }
    }
    start + rest.len()
}

fn token(folded: &str, range: Range<usize>) -> Option<Token> {
    let mut hasher = FxHasher::default();
    let mut letters = 0_u32;
    for c in folded[range.clone()].chars().filter(|c| c.is_alphanumeric()) {
        if c.is_ascii() {
            hasher.write_u8(c.to_ascii_lowercase() as u8);
        } else {
            c.to_lowercase().for_each(|c| hasher.write_u32(u32::from(c)));
        }
        letters += 1;
    }
    let weight = match letters {
        0 => return None,
        1..=3 => 1,
        4..=5 => 2,
        _ => 3,
    };
    Some(Token { range, key: hasher.finish(), weight })
}
