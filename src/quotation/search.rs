//! Which of many texts have the words of a quotation, without folding them all.
//!
//! Each raw text is searched for a run of letters that no spelling touches, then the letters beside it are compared, and the other parts of an elided quotation
//! are sought in the same way; only what has them all is folded and asked for the whole. A text that breaks such a run by soft hyphens is missed, as is a
//! quotation of short words alone that is spelled otherwise: it costs a hint, never a verdict.

use std::iter::Peekable;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::characters::{Kind, composes, kind};
use super::compare::{find, is_same_letter};
use super::elided;
use super::folded::Folded;
use super::wanted::{Part, Wanted};

/// Texts that are searched before it is asked whether enough was found.
const AT_ONCE: usize = 2_048;
/// Letters that are compared on each side of the run.
const BESIDE: usize = 32;
/// Shorter runs stand in every line: where a part has no others, a row of words is sought as it is spelled.
const FEW_LETTERS: usize = 5;
/// Bytes of a raw text that stand for one of the folded text at most, white space and marks thought of: more are made to waste time.
const RAW_FOR_FOLDED: usize = 2;
/// A shorter row, in bytes, is not sought.
const SHORTEST_ROW: usize = 3;

/// The first texts that have the words, at most `most` of them, as their numbers, in order. `text` gives the raw text of each number below `count`; None is passed over.
pub fn elsewhere<'a>(wanted: &Wanted, count: usize, text: impl Fn(usize) -> Option<&'a str> + Sync, most: usize) -> Vec<usize> {
    let Some(sought) = Sought::new(wanted) else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = 0;
    while start < count && found.len() < most {
        let end = count.min(start + AT_ONCE);
        let has_words = |index: &usize| text(*index).is_some_and(|raw| sought.is_in(raw));
        let next: Vec<usize> = (start..end).into_par_iter().filter(has_words).collect();
        found.extend(next);
        start = end;
    }
    found.truncate(most);
    found
}

/// For each of many quotations the first text that has the words: as [`elsewhere`] finds it, in one pass over the texts.
pub fn first_of_each<'a>(wanted: &[&Wanted], count: usize, text: impl Fn(usize) -> Option<&'a str> + Sync) -> Vec<Option<usize>> {
    let sought: Vec<(usize, Sought)> =
        wanted.iter().enumerate().filter_map(|(at, wanted)| Some((at, Sought::new(wanted)?))).collect();
    let mut found = vec![None; wanted.len()];
    let Ok(words) = AhoCorasick::new(sought.iter().map(|(_, sought)| sought.best().finder.needle())) else { return found };
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
                let (number, sought) = &sought[at];
                if sought.is_in(raw) {
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

/// A quotation as it is sought in raw texts.
struct Sought<'a> {
    wanted: &'a Wanted,
    /// Of the parts that can be sought, in their order.
    needles: Vec<Needle<'a>>,
    /// The one that the fewest texts have.
    best: usize,
}

impl<'a> Sought<'a> {
    /// None for words of one or two letters, and for what no text has.
    fn new(wanted: &'a Wanted) -> Option<Self> {
        // Then only a text can have it that has the ellipsis itself.
        let parts = if elided::is_too_short(wanted) { wanted.whole.as_slice() } else { &wanted.parts };
        let mut needles: Vec<Needle> = Vec::new();
        // Since the needle before: what of its part stands behind it, and the gaps and parts between.
        let mut between = 0;
        for (at, part) in parts.iter().enumerate() {
            between += at.checked_sub(1).map_or(0, |gap| elided::longest_gap(wanted, gap));
            match Needle::new(part) {
                Some(needle) => {
                    let reach = (between + needle.before.len()) * RAW_FOR_FOLDED;
                    between = needle.after.len();
                    needles.push(Needle { reach, ..needle });
                }
                None => between += part.core.len(),
            }
        }
        let best = (0..needles.len()).max_by_key(|at| (needles[*at].worth, needles[*at].finder.needle().len()))?;
        Some(Self { wanted, needles, best })
    }

    fn best(&self) -> &Needle<'a> {
        &self.needles[self.best]
    }

    fn is_in(&self, raw: &str) -> bool {
        self.may_be_in(raw) && find(self.wanted, Folded::new(raw).of(raw), &[]).is_some()
    }

    fn may_be_in(&self, raw: &str) -> bool {
        if self.best().places(raw, 0).next().is_none() {
            return false;
        }
        let (mut before, mut work) = (Vec::new(), 0);
        self.needles.len() == 1
            || self.needles.iter().enumerate().all(|(at, needle)| {
                let from = before.first().copied().unwrap_or(0);
                work += raw.len() - from;
                if work > MOST_WORK {
                    return true;
                }
                let is_near = |place: &Range<usize>| {
                    let last = before.partition_point(|end| *end <= place.start).checked_sub(1);
                    at == 0 || last.is_some_and(|last| place.start - before[last] <= needle.reach)
                };
                before = needle.places(raw, from).filter(is_near).map(|place| place.end).collect();
                !before.is_empty()
            })
    }
}

/// A run of letters that stands in every text that has a part of a quotation, however it is spelled otherwise.
struct Needle<'a> {
    finder: Finder<'a>,
    worth: usize,
    /// What stands in the part before and after the run.
    before: &'a str,
    after: &'a str,
    /// How far behind the run of the part before it may stand, in bytes of a raw text.
    reach: usize,
}

/// Bytes of one text that are looked through for the runs of one quotation; the comparison, which has bounds of its own, decides then.
const MOST_WORK: usize = 1 << 24;

impl<'a> Needle<'a> {
    fn new(part: &'a Part) -> Option<Self> {
        let core = part.core.as_str();
        let longest = runs(core).into_iter().max_by_key(|run| (worth(&core[run.clone()]), std::cmp::Reverse(run.start)));
        let run = longest.filter(|run| run.len() >= FEW_LETTERS);
        let worth = run.clone().map_or(0, |run| worth(&core[run]));
        let run = run.unwrap_or_else(|| row(core));
        let is_enough = worth > 0 || run.len() >= SHORTEST_ROW;
        let (before, after) = (&core[..run.start], &core[run.end..]);
        is_enough.then(|| Self { finder: Finder::new(core[run].as_bytes()), worth, before, after, reach: 0 })
    }

    /// Where a text has the run with the letters beside it, at `from` or after it.
    fn places(&self, raw: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
        let length = self.finder.needle().len();
        let places = self.finder.find_iter(&raw.as_bytes()[from..]).map(move |at| from + at..from + at + length);
        places.filter(|place| {
            is_alike(letters::<true>(self.before.chars().rev()), letters::<true>(raw[..place.start].chars().rev()))
                && is_alike(letters::<false>(self.after.chars()), letters::<false>(raw[place.end..].chars()))
        })
    }
}

/// Whether the letters are the same, case aside, up to where a reporter may interrupt.
fn is_alike(own: impl Iterator<Item = Sign>, mut theirs: impl Iterator<Item = Sign>) -> bool {
    let own = own.filter_map(|sign| if let Sign::Letter(c) = sign { Some(c) } else { None });
    for own in own.take(BESIDE) {
        let mut is_marked = false;
        loop {
            match theirs.next() {
                Some(Sign::Mark) => is_marked = true,
                Some(Sign::Letter(c)) if is_same_letter(c, own) => break,
                Some(Sign::Letter(_)) => return is_marked,
                None => return false,
            }
        }
    }
    true
}

/// What is compared of a text.
enum Sign {
    Letter(char),
    /// A quotation mark.
    Mark,
}

/// The letters and digits that are written one way only, and quotation marks; `BACK`: from the end.
fn letters<const BACK: bool>(chars: impl Iterator<Item = char>) -> impl Iterator<Item = Sign> {
    let mut chars = chars.peekable();
    let mut ligature = "".chars();
    std::iter::from_fn(move || {
        loop {
            let next = if BACK { ligature.next_back() } else { ligature.next() };
            if let Some(c) = next {
                return Some(Sign::Letter(c));
            }
            let c = chars.next()?;
            if composes(c) {
                if BACK {
                    skip_accented(&mut chars);
                }
                continue;
            }
            match kind(c) {
                Kind::Means(words) => ligature = words.chars(),
                Kind::Double | Kind::Single => return Some(Sign::Mark),
                Kind::Other if is_lasting(c) && (BACK || !chars.peek().is_some_and(|next| composes(*next))) => {
                    return Some(Sign::Letter(c));
                }
                _ => {}
            }
        }
    })
}

/// From the end the accents come first, then their letter.
fn skip_accented(chars: &mut Peekable<impl Iterator<Item = char>>) {
    while chars.next().is_some_and(composes) {}
}

/// The longest row of words that could be spelled in one way, without the first letter.
fn row(core: &str) -> Range<usize> {
    let first = core.chars().next().map_or(0, char::len_utf8);
    let rows = core[first..].split(|c: char| c != ' ' && kind(c) != Kind::Other);
    let longest = rows.map(str::trim).max_by_key(|row| row.len()).unwrap_or_default();
    let start = longest.as_ptr() as usize - core.as_ptr() as usize;
    start..start + longest.len()
}

/// How much is gained by searching for a run: long runs are rare, and so are those with a capital letter or of another script.
fn worth(run: &str) -> usize {
    let is_name = run.starts_with(|c: char| c.is_uppercase());
    run.len().min(24) + if is_name { 2 } else { 0 }
}

/// The runs of letters and digits that are written one way only. The first letter, whose case is free, is no part of them, nor is what could be a ligature.
fn runs(core: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut characters = core.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let joins = c == 'f' || at > 0 && core[..at].ends_with('f') && matches!(c, 'i' | 'l' | 't');
        if at > 0 && !joins && is_lasting(c) && !next.is_some_and(composes) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            found.push(start..at);
        }
    }
    found.extend(start.map(|start| start..core.len()));
    found
}

/// Whether a letter or digit has one spelling.
fn is_lasting(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphabetic() && kind(c) == Kind::Other && std::iter::once(c).nfd().eq([c])
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
        check(&texts, "nothing of the … official winemaker", &[]);
        check(&texts, "the official winemaker … plane never entered", &[]);
        check(&texts, "plane never entered … the official winemaker", &[2]);
        check(&texts, "", &[]);
    }

    #[test]
    fn digits_and_short_words_are_found_and_do_not_ask_every_text() {
        let texts = [
            "From 1, 2, 3 and 4 a b c came.",
            "At 12:30 on 9/11, 3.5 km off",
            "1 and 2",
            "그는 어제 말했다",
            "so it is as it is",
        ];
        check(&texts, "1, 2, 3 and 4 a b c", &[0]);
        check(&texts, "12:30", &[1]);
        check(&texts, "9/11", &[1]);
        check(&texts, "it is as it", &[4]);
        check(&texts, "그는 어제", &[3]);
        let asks = |words: &str, text: &str| Sought::new(&Wanted::new(words)).is_some_and(|sought| sought.may_be_in(text));
        for words in ["1, 2, 3 and 4 a b c", "1 2", "5%", "a b c", "12:30", "1-2-3", "of the … in the"] {
            assert!(!asks(words, "On 1 May 2 of 3 men in the 4th row of the hall ate 50% at 11:30, 1 - 3 times."), "{words}");
        }
        let text = "It will be so. The president of Peru will not go";
        assert!(!asks("will not … the president of", text));
        assert!(asks("the president of … will not go", text));
        assert!(!asks("the presidents of … will not go", text));
        let far = format!("Officials came.{} It was about a third by the end.", " word".repeat(200));
        assert!(!asks("Officials … about a third by the end", &far));
        assert!(asks("Officials … about a third by the end", &format!("{far} Officials say about a third by the end")));
        assert!(asks("Officials came … about a third by the end", &far[600..].replace("It was", "Officials came")));
        assert!(!asks("Officials … word word … about a third", &far));
    }

    #[test]
    fn interrupted_words_and_other_spellings_are_asked_for() {
        let text = "“The o\u{fb03}cial pl\u{e1}n,” he said, “never fi\u{301}t the Salvadoran,” she said, “airspace.”";
        check(&[text], "The official plán never fít the Salvadoran airspace", &[0]);
        check(&[text], "official pl\u{61}\u{301}n never", &[0]);
        check(&[text], "official plans never", &[]);
    }

    #[test]
    fn the_first_few_in_order() {
        let texts = vec!["some of the same words"; 5_000];
        check(&texts, "of the same words", &[0, 1, 2]);
    }
}
