//! Which of many texts have the words of a quotation, without folding them all.
//!
//! The raw texts are searched for a word that no spelling touches, then the letters beside it are compared; only what is left is folded and asked for the whole.
//! A text that breaks that very word by soft hyphens is missed, as is a quotation of short words alone that is spelled otherwise: it costs a hint, never a verdict.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::characters::{Kind, kind};
use super::compare::find;
use super::folded::Folded;
use super::wanted::{Part, Wanted};

/// Texts that are searched before it is asked whether enough was found.
const AT_ONCE: usize = 2_048;
/// Letters that are compared on each side of the word.
const BESIDE: usize = 12;
/// Places of the word in one text at which the letters beside it are compared; beyond them the text is folded.
const MOST_PLACES: usize = 2_000;
/// Shorter words stand in every line: where a quotation has no others, a row of them is sought as it is spelled.
const FEW_LETTERS: usize = 5;

/// The first texts that have the words, at most `most` of them, as their numbers, in order. `text` gives the raw text of each number below `count`; None is passed over.
pub fn elsewhere<'a>(wanted: &Wanted, count: usize, text: impl Fn(usize) -> Option<&'a str> + Sync, most: usize) -> Vec<usize> {
    let Some(needle) = Needle::of(wanted) else { return Vec::new() };
    let has_words = |raw: &str| needle.may_be_in(raw) && find(wanted, Folded::new(raw).of(raw), &[]).is_some();
    let mut found = Vec::new();
    let mut start = 0;
    while start < count && found.len() < most {
        let end = count.min(start + AT_ONCE);
        let next: Vec<usize> = (start..end).into_par_iter().filter(|index| text(*index).is_some_and(has_words)).collect();
        found.extend(next);
        start = end;
    }
    found.truncate(most);
    found
}

/// For each of many quotations the first text that has the words: as [`elsewhere`] finds it, in one pass over the texts.
pub fn first_of_each<'a>(wanted: &[&Wanted], count: usize, text: impl Fn(usize) -> Option<&'a str> + Sync) -> Vec<Option<usize>> {
    let sought: Vec<(usize, Needle)> =
        wanted.iter().enumerate().filter_map(|(at, wanted)| Some((at, Needle::of(wanted)?))).collect();
    let mut found = vec![None; wanted.len()];
    let Ok(words) = AhoCorasick::new(sought.iter().map(|(_, needle)| needle.finder.needle())) else { return found };
    let mut start = 0;
    while start < count {
        let end = count.min(start + AT_ONCE);
        let open = &found;
        let in_text = |index: usize| {
            let raw = text(index).unwrap_or_default();
            let mut asked = vec![false; sought.len()];
            let mut has = Vec::new();
            for place in words.find_overlapping_iter(raw) {
                let at = place.pattern().as_usize();
                if std::mem::replace(&mut asked[at], true) || open[sought[at].0].is_some() {
                    continue;
                }
                let (number, needle) = &sought[at];
                if needle.may_be_in(raw) && find(wanted[*number], Folded::new(raw).of(raw), &[]).is_some() {
                    has.push((*number, index));
                }
            }
            has
        };
        let pairs: Vec<(usize, usize)> = (start..end).into_par_iter().flat_map_iter(in_text).collect();
        for (number, index) in pairs {
            found[number].get_or_insert(index);
        }
        start = end;
    }
    found
}

/// A run of letters that stands in every text that has the words, however it is spelled otherwise.
struct Needle<'a> {
    finder: Finder<'a>,
    worth: usize,
    /// ASCII letters of the quotation before and after the run, as far as no spelling touches them.
    before: &'a str,
    after: &'a str,
}

impl<'a> Needle<'a> {
    /// The best of a quotation.
    fn of(wanted: &'a Wanted) -> Option<Self> {
        wanted.parts.iter().filter_map(Needle::new).max_by_key(|needle| needle.worth)
    }

    fn new(part: &'a Part) -> Option<Self> {
        let core = part.core.as_str();
        let best = runs(core).into_iter().max_by_key(|run| (worth(&core[run.clone()]), std::cmp::Reverse(run.start)))?;
        if best.len() < FEW_LETTERS {
            let stretch = &core[stretch(core)];
            return Some(Self { finder: Finder::new(stretch.as_bytes()), worth: 0, before: "", after: "" });
        }
        let worth = worth(&core[best.clone()]);
        let (before, after) = (&core[..best.start], &core[best.end..]);
        let before = sure_end(before);
        let after = &after[..after.find(|c: char| !is_sure(c)).unwrap_or(after.len())];
        // A letter before an accent may be written apart from it.
        let after =
            if after.len() < core.len() - best.end { after.trim_end_matches(|c: char| c.is_ascii_alphabetic()) } else { after };
        Some(Self { finder: Finder::new(core[best].as_bytes()), worth, before, after })
    }

    fn may_be_in(&self, raw: &str) -> bool {
        let length = self.finder.needle().len();
        let mut places = self.finder.find_iter(raw.as_bytes()).enumerate();
        let has_no_side = !has_letters(self.before) && !has_letters(self.after);
        places.any(|(number, at)| {
            // A reporter may interrupt on one side.
            has_no_side
                || number >= MOST_PLACES
                || has_letters(self.before) && ends_alike(&raw.as_bytes()[..at], self.before)
                || has_letters(self.after) && begins_alike(&raw.as_bytes()[at + length..], self.after)
        })
    }
}

/// Whether a character is written one way, ligatures thought of.
fn is_sure(c: char) -> bool {
    c.is_ascii() && c != 'f'
}

/// What of `words` stands after the last character that may be written another way.
fn sure_end(words: &str) -> &str {
    match words.char_indices().rfind(|(_, c)| !is_sure(*c)) {
        Some((at, c)) => words[at + c.len_utf8()..].trim_start_matches(['f', 'i', 'l', 't']),
        None => words,
    }
}

fn has_letters(words: &str) -> bool {
    words.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn begins_alike(raw: &[u8], words: &str) -> bool {
    let letters = |byte: &u8| byte.is_ascii_alphabetic();
    let own = words.bytes().filter(letters).take(BESIDE);
    let mut theirs = raw.iter().copied().filter(letters);
    own.zip(std::iter::from_fn(|| Some(theirs.next().unwrap_or(0)))).all(|(own, their)| own.eq_ignore_ascii_case(&their))
}

fn ends_alike(raw: &[u8], words: &str) -> bool {
    let letters = |byte: &u8| byte.is_ascii_alphabetic();
    let own = words.bytes().rev().filter(letters).take(BESIDE);
    let mut theirs = raw.iter().rev().copied().filter(letters);
    own.zip(std::iter::from_fn(|| Some(theirs.next().unwrap_or(0)))).all(|(own, their)| own.eq_ignore_ascii_case(&their))
}

/// The longest row of plain letters and spaces, without the first letter.
fn stretch(core: &str) -> Range<usize> {
    let first = core.chars().next().map_or(0, char::len_utf8);
    let rows = core[first..].split(|c: char| !(c.is_ascii_alphabetic() || c == ' '));
    let longest = rows.max_by_key(|row| row.len()).unwrap_or_default();
    let start = longest.as_ptr() as usize - core.as_ptr() as usize;
    start..start + longest.len()
}

/// How much is gained by searching for a run: long runs are rare, and so are those with a capital letter or of another script.
fn worth(run: &str) -> usize {
    let is_name = run.starts_with(|c: char| c.is_uppercase());
    run.len().min(24) + if is_name { 2 } else { 0 }
}

/// The runs of letters that are written one way only. The first letter, whose case is free, is no part of them, nor is what could be a ligature.
fn runs(core: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut characters = core.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let joins = c == 'f' || at > 0 && core[..at].ends_with('f') && matches!(c, 'i' | 'l' | 't');
        if at > 0 && !joins && is_lasting(c) && !next.is_some_and(super::characters::composes) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            found.push(start..at);
        }
    }
    found.extend(start.map(|start| start..core.len()));
    found
}

/// Whether a letter has one spelling.
fn is_lasting(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && c.is_alphabetic() && kind(c) == Kind::Other && std::iter::once(c).nfd().eq([c])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], words: &str, expected: &[usize]) {
        let wanted = Wanted::new(words);
        assert_eq!(elsewhere(&wanted, texts.len(), |index| texts.get(index).copied(), 3), expected, "{words}");
        let other = Wanted::new("airspace");
        let first = first_of_each(&[&other, &wanted], texts.len(), |index| texts.get(index).copied());
        assert_eq!(first[1], expected.first().copied(), "{words}");
    }

    #[test]
    fn texts_that_have_the_words() {
        let texts = [
            "Nothing here.",
            "“The plane never entered Salvadoran airspace,” he said, “on that day.”",
            "the\u{a0}plane\nnever entered Salvado\u{301}ran airspace; the o\u{fb03}cial winemaker of Peru",
            "The planet never entered it",
            "Самолёт не входил в воздушное пространство",
        ];
        check(&texts, "The plane never entered", &[1, 2]);
        check(&texts, "the plane never entered Salvadóran airspace", &[2]);
        check(&texts, "The plane never entered Salvadoran airspace on that day", &[1]);
        check(&texts, "The plane … on that day.", &[1]);
        check(&texts, "The plane never … on that day.", &[1]);
        check(&texts, "the official winemaker", &[2]);
        check(&texts, "the planet", &[3]);
        check(&texts, "в воздушное пространство", &[4]);
        check(&texts, "In it, wine of", &[]);
        check(&texts, "of Peru", &[2]);
        check(&texts, "in", &[]);
        check(&texts, "1", &[]);
        check(&texts, "", &[]);
    }

    #[test]
    fn the_first_few_in_order() {
        let texts = vec!["some of the same words"; 5_000];
        check(&texts, "of the same words", &[0, 1, 2]);
    }
}
