//! Where words begin and end in a folded text. “the plane” is not in “the planet”, “aligned states” not in “non-aligned states”.

use super::characters::{Kind, is_hyphen, is_unspaced, kind};
use super::folded::Text;

/// Whether a word can begin at byte `at` of the folded text.
pub(super) fn starts_word(text: Text, at: usize) -> bool {
    let (before, after) = text.folded.as_str().split_at(at);
    let (Some(first), Some(last)) = (after.chars().next(), before.chars().next_back()) else { return true };
    if !first.is_alphanumeric() || is_unspaced(first) || is_unspaced(last) {
        return true;
    }
    match last {
        '\'' => !ends_in_negation(before),
        '-' => !is_glued(text, at),
        '.' | ',' | ':' | '/' => !(first.is_numeric() && ends_in_number(before, last)),
        last => !last.is_alphanumeric(),
    }
}

/// Whether a word can end at byte `at` of the folded text.
pub(super) fn ends_word(text: Text, at: usize) -> bool {
    let (before, after) = text.folded.as_str().split_at(at);
    let (Some(first), Some(last)) = (after.chars().next(), before.chars().next_back()) else { return true };
    if super::characters::composes(first) {
        return false;
    }
    if !last.is_alphanumeric() || is_unspaced(first) || is_unspaced(last) {
        return true;
    }
    let mut rest = after.chars().skip(1);
    match first {
        // A possessive may be left out; `can` is not in `can't`.
        '\'' => rest.next().is_none_or(|c| !c.is_alphanumeric() || c == 's' && !rest.next().is_some_and(char::is_alphanumeric)),
        '-' => rest.next().is_none() || !is_glued(text, at + 1),
        '.' | ',' | ':' | '/' => !(last.is_numeric() && rest.next().is_some_and(char::is_numeric)),
        first => !first.is_alphanumeric(),
    }
}

/// French `n'`: what follows it is denied.
fn ends_in_negation(before: &str) -> bool {
    let mut letters = before.chars().rev().skip(1);
    matches!(letters.next(), Some('n' | 'N')) && !letters.next().is_some_and(char::is_alphanumeric)
}

fn ends_in_number(before: &str, mark: char) -> bool {
    before.strip_suffix(mark).and_then(|rest| rest.chars().next_back()).is_some_and(char::is_numeric)
}

/// Whether the dash before byte `at` of the folded text makes one word of what stands on both sides of it: a hyphen, a range of numbers, a minus.
fn is_glued(text: Text, at: usize) -> bool {
    let span = text.folded.span(at - 1..at);
    let (before, after) = (&text.raw[..span.start as usize], &text.raw[span.start as usize..]);
    let mut rest = after.chars();
    let (Some(dash), Some(next)) = (rest.next(), rest.next()) else { return false };
    let previous = before.chars().next_back();
    if kind(dash) != Kind::Dash || !next.is_alphanumeric() {
        return false;
    }
    match previous {
        Some(c) if c.is_alphanumeric() => is_hyphen(dash) || c.is_numeric() && next.is_numeric(),
        Some('.') => is_hyphen(dash),
        _ => next.is_numeric() && matches!(dash, '-' | '\u{2212}'),
    }
}
