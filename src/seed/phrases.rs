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
    /// The first four bytes that a phrase within may have, as bits of their hash: almost every word ends its search here.
    beginnings: [u64; 256],
}

/// Bytes that tell most words from a phrase; every phrase within is as long.
const BEGINNING: usize = 4;

/// Where the bit of a beginning stands.
fn slot(beginning: [u8; BEGINNING]) -> (usize, u64) {
    let hash = u32::from_le_bytes(beginning).wrapping_mul(0x9e37_79b1) >> 18;
    ((hash / 64) as usize, 1 << (hash % 64))
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { at_start: vec![Vec::new(); 256], within: vec![Vec::new(); 256], beginnings: [0; 256] };
    let first = |phrase: &str| usize::from(phrase.as_bytes()[0]);
    for wording in WORDINGS {
        for (phrases, place) in [(wording.whole, Place::Whole), (wording.label, Place::Label), (wording.start, Place::Start)] {
            for phrase in phrases {
                index.at_start[first(phrase)].push((phrase, place, wording.rule));
            }
        }
        for phrase in wording.within {
            index.within[first(phrase)].push((phrase, wording.rule));
            let (at, bit) = slot(*phrase.as_bytes().first_chunk().expect("phrases within are long enough"));
            index.beginnings[at] |= bit;
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
    let bytes = plain.as_bytes();
    let mut at = 0;
    // Each place where a word may begin, the first of the text last.
    while let Some(step) = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric()) {
        at += step + 1;
        if let Some(rule) = rule_at(index, plain, at) {
            return Some(rule);
        }
    }
    rule_at(index, plain, 0)
}

/// The rule of the phrase that begins at a byte of `plain`.
fn rule_at(index: &Index, plain: &str, at: usize) -> Option<&'static str> {
    let beginning = plain.as_bytes().get(at..)?.first_chunk()?;
    let (word, bit) = slot(*beginning);
    if index.beginnings[word] & bit == 0 {
        return None;
    }
    let rest = plain.get(at..)?;
    let bucket = &index.within[usize::from(beginning[0])];
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
            assert!(wording.within.iter().all(|phrase| phrase.len() >= BEGINNING), "{}", wording.rule);
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
