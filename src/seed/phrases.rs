//! Finds the wording of boilerplate in a paragraph.

use std::sync::LazyLock;

use super::line::{Ending, Line};
use super::wordings::WORDINGS;

#[derive(Clone, Copy)]
enum Place {
    Whole,
    Label,
    Start,
}

/// The wordings by the first byte of their phrases: most paragraphs are passed over by it.
struct Index {
    at_start: Vec<Vec<(&'static str, Place, &'static str)>>,
    within: Vec<Vec<(&'static str, &'static str)>>,
    /// By first byte, the second bytes that a phrase within may have, as bits of their value modulo 32.
    second: [u32; 256],
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { at_start: vec![Vec::new(); 256], within: vec![Vec::new(); 256], second: [0; 256] };
    let first = |phrase: &str| usize::from(phrase.as_bytes()[0]);
    for wording in WORDINGS {
        for (phrases, place) in [(wording.whole, Place::Whole), (wording.label, Place::Label), (wording.start, Place::Start)] {
            for phrase in phrases {
                index.at_start[first(phrase)].push((phrase, place, wording.rule));
            }
        }
        for phrase in wording.within {
            index.within[first(phrase)].push((phrase, wording.rule));
            index.second[first(phrase)] |= 1 << (phrase.as_bytes()[1] % 32);
        }
    }
    index
});

/// The rule whose wording a paragraph has: `plain` is its plain form.
pub fn rule_of(plain: &str, line: &Line) -> Option<&'static str> {
    let quotes = plain.contains('"');
    let bare = plain.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '@');
    let first = usize::from(*bare.as_bytes().first()?);
    let at_start = INDEX.at_start[first].iter().find(|(phrase, place, _)| {
        let Some(rest) = after(phrase, bare) else { return false };
        match place {
            Place::Whole => rest.is_empty(),
            Place::Label => line.words <= 35 && is_labelled(phrase, rest, line),
            Place::Start => line.words <= 40 && !quotes && ends_word(phrase, rest),
        }
    });
    match at_start {
        Some((.., rule)) => Some(rule),
        None if line.words > 80 || line.words < 3 || quotes => None,
        None => rule_within(plain),
    }
}

/// `Read: a headline`. After one word a sentence may be the article's own.
fn is_labelled(phrase: &str, rest: &str, line: &Line) -> bool {
    rest.trim_start().starts_with([':', '|', '>']) && (phrase.contains(' ') || line.ending != Ending::Sentence)
}

fn rule_within(plain: &str) -> Option<&'static str> {
    let index = &*INDEX;
    plain
        .as_bytes()
        .windows(3)
        .enumerate()
        .find_map(|(at, bytes)| {
            let &[before, first, second] = bytes else { return None };
            let starts_word = !before.is_ascii_alphanumeric() && index.second[usize::from(first)] & 1 << (second % 32) != 0;
            if starts_word { rule_at(index, &plain[at + 1..]) } else { None }
        })
        .or_else(|| rule_at(index, plain))
}

/// The rule of the phrase that `rest` begins with.
fn rule_at(index: &Index, rest: &str) -> Option<&'static str> {
    let bucket = &index.within[usize::from(*rest.as_bytes().first()?)];
    let here = bucket.iter().find(|(phrase, _)| after(phrase, rest).is_some_and(|after| ends_word(phrase, after)));
    here.map(|(_, rule)| *rule)
}

/// What follows `phrase` at the start of `text`. The second byte decides most cases without a comparison of strings.
fn after<'a>(phrase: &str, text: &'a str) -> Option<&'a str> {
    if phrase.as_bytes().get(1) == text.as_bytes().get(1) { text.strip_prefix(phrase) } else { None }
}

/// Whether a phrase that `rest` follows ends where a word ends; one that ends in a mark, a space or a digit says so by itself.
fn ends_word(phrase: &str, rest: &str) -> bool {
    !phrase.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::super::line::plain_form;
    use super::*;

    #[test]
    fn phrases_are_in_plain_form_and_unique() {
        let mut form = String::new();
        let mut whole = std::collections::BTreeSet::new();
        for wording in WORDINGS {
            for phrase in [wording.whole, wording.label, wording.start, wording.within].concat() {
                plain_form(phrase, &mut form);
                assert_eq!(form, phrase, "{}", wording.rule);
            }
            for phrase in wording.whole {
                assert!(whole.insert(phrase), "`{phrase}` belongs to two rules");
                assert!(phrase.ends_with(char::is_alphanumeric), "`{phrase}` can never be a whole paragraph");
            }
        }
    }
}
