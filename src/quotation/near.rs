//! The passage that quoted words come nearest to, where they are not in the text as they stand.

use std::ops::Range;

use super::align::{Pair, SKIPPED, align};
use super::characters::is_closing_punctuation;
use super::compare::{is_same_letter, places, regions};
use super::distance::distances;
use super::folded::Text;
use super::model::{Change, Near};
use super::tokens::{Token, tokens};
use super::wanted::{Part, Wanted};
use crate::text::Span;

/// Words of a quotation that are compared; of a longer one the first.
const MOST_WORDS: usize = 512;
/// Parts of a quotation that are sought, to show where it fails; of more the longest.
const MOST_PARTS: usize = 1_000;
/// Words of a text that are compared.
const MOST_TEXT: usize = 400_000;
/// Of a hundred: how much of the quotation's weight the passage must have.
const LEAST_SHARED: u32 = 55;
/// Places of equal distance that are looked at.
const MOST_RIVALS: usize = 8;
/// Pairs of words that are compared at all of them: so there are fewer for a long quotation, which has fewer rivals.
const MOST_PAIRS: usize = 1 << 18;

/// The passage of `text` that the words come nearest to, if it is near enough to be what was meant; one in the `preferred` paragraphs before another that is
/// hardly nearer. Of a quotation with elisions the longest part that the text does not have is compared.
pub fn nearest(wanted: &Wanted, text: Text, preferred: &[Span]) -> Option<Near> {
    let preferred = regions(text, preferred);
    let words = tokens(text, MOST_TEXT);
    let compare = |part| Comparison::new(part, text, &words)?.nearest(&preferred);
    let longest = longest(&wanted.parts);
    let failing = longest.iter().copied().find(|at| place(&wanted.parts[*at], text).is_none());
    let compared = failing.map(|at| &wanted.parts[at]).or(wanted.whole.as_ref());
    compared.and_then(compare).or_else(|| out_of_place(wanted, &longest, failing, text))
}

/// The longest parts, the longest first.
fn longest(parts: &[Part]) -> Vec<usize> {
    let mut longest: Vec<usize> = (0..parts.len()).collect();
    longest.sort_by_key(|at| std::cmp::Reverse(parts[*at].core.len()));
    longest.truncate(MOST_PARTS);
    longest
}

/// Where the text first has a part.
fn place(part: &Part, text: Text) -> Option<Range<usize>> {
    places(part, text, &(0..text.folded.as_str().len()), 1).pop()
}

/// Parts that the text has, but not in this order or not with the others: the place of the longest; as added the one that the text does not have,
/// else the others.
fn out_of_place(wanted: &Wanted, longest: &[usize], failing: Option<usize>, text: Text) -> Option<Near> {
    if wanted.parts.len() < 2 {
        return None;
    }
    let (longest, place) = longest.iter().find_map(|at| Some((*at, place(&wanted.parts[*at], text)?)))?;
    if wanted.parts[longest].word_count() < 3 {
        return None;
    }
    let passage = text.folded.span(place);
    let is_told = |(index, _): &(usize, &Part)| failing.is_none_or(|failing| *index == failing || *index == longest);
    let changes = wanted.parts.iter().enumerate().filter(is_told).map(|(index, part)| {
        if index == longest { Change::Same(on_one_line(passage.of(text.raw))) } else { Change::Added(on_one_line(&part.raw)) }
    });
    Some(Near { passage, changes: changes.collect() })
}

/// One part of a quotation beside a text, word by word.
struct Comparison<'a> {
    part: &'a Part,
    quoted: Vec<Token>,
    text: Text<'a>,
    words: &'a [Token],
}

/// A passage, not yet told.
struct Candidate {
    pairs: Vec<Pair>,
    /// The words of the text, first and last included.
    words: Range<usize>,
    shared: u32,
}

impl<'a> Comparison<'a> {
    fn new(part: &'a Part, text: Text<'a>, words: &'a [Token]) -> Option<Self> {
        let quoted = tokens(part.text(), MOST_WORDS);
        (quoted.len() > 1 && !words.is_empty()).then_some(Self { part, quoted, text, words })
    }

    fn nearest(&self, preferred: &[Range<usize>]) -> Option<Near> {
        let pattern: Vec<u64> = self.quoted.iter().map(|word| word.key).collect();
        let distances = distances(&pattern, self.words.iter().map(|word| word.key));
        let total: u32 = self.quoted.iter().map(|word| word.weight).sum();
        let is_preferred = |at: usize| preferred.iter().any(|range| range.contains(&self.words[at].range.start));
        let mut ends = self.ends(&distances, |_| true);
        ends.extend(self.ends(&distances, is_preferred));
        let candidates = ends.into_iter().filter_map(|end| self.candidate(end, distances[end]));
        let near = candidates.filter(|candidate| candidate.shared * 100 >= total * LEAST_SHARED);
        // A tenth more is hardly nearer.
        let worth = |candidate: &Candidate| candidate.shared * 10 + if is_preferred(candidate.words.start) { total } else { 0 };
        let best = near.max_by_key(|candidate| (worth(candidate), std::cmp::Reverse(candidate.words.start)))?;
        self.told(&best)
    }

    /// Where the least distances are, first those of the first places.
    fn ends(&self, distances: &[u32], is_wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let wanted = || distances.iter().enumerate().filter(|(at, _)| is_wanted(*at));
        let Some(least) = wanted().map(|(_, distance)| *distance).min() else { return Vec::new() };
        let pairs = self.quoted.len() * (self.quoted.len() + least as usize);
        let most = (MOST_PAIRS / pairs.max(1)).clamp(1, MOST_RIVALS);
        wanted().filter(|(_, distance)| **distance == least).map(|(at, _)| at).take(most).collect()
    }

    /// The passage that ends with word `end`.
    fn candidate(&self, end: usize, distance: u32) -> Option<Candidate> {
        let first = (end + 1).saturating_sub(self.quoted.len() + distance as usize);
        let count = end + 1 - first;
        let mut pairs = align(count, self.quoted.len(), |word, quoted| self.cost(first + word, quoted));
        for pair in &mut pairs {
            match pair {
                Pair::Same(word, _) | Pair::Changed(word, _) | Pair::Missing(word) => *word += first,
                Pair::Added(_) => {}
            }
        }
        let in_text = |pair: &Pair| match pair {
            Pair::Same(word, _) | Pair::Changed(word, _) | Pair::Missing(word) => Some(*word),
            Pair::Added(_) => None,
        };
        let (start, last) = (pairs.iter().find_map(in_text)?, pairs.iter().rev().find_map(in_text)?);
        let matching = pairs.iter().filter(|pair| self.is_kept(pair)).count();
        let shared = pairs.iter().map(|pair| self.shared(*pair)).sum();
        (matching > 1).then_some(Candidate { pairs, words: start..last + 1, shared })
    }

    fn is_kept(&self, pair: &Pair) -> bool {
        matches!(*pair, Pair::Same(word, quoted) | Pair::Changed(word, quoted) if self.words[word].key == self.quoted[quoted].key)
    }

    /// How much of the quotation's weight a pair accounts for.
    fn shared(&self, pair: Pair) -> u32 {
        match pair {
            Pair::Same(_, quoted) => self.quoted[quoted].weight,
            Pair::Changed(word, quoted) if self.cost(word, quoted) < SKIPPED => self.quoted[quoted].weight,
            _ => 0,
        }
    }

    /// 0 where `find` would take the words for one; little where they differ in a letter, in case or in punctuation; else as much as to skip one.
    fn cost(&self, word: usize, quoted: usize) -> u32 {
        let (word, own) = (&self.words[word], &self.quoted[quoted]);
        let is_first = quoted == 0;
        let is_last = quoted + 1 == self.quoted.len();
        if word.key != own.key {
            let (text, quotation) = (self.bare_word(word), self.bare_quoted(own));
            return if is_one_letter_off(text, quotation) { SKIPPED - 1 } else { SKIPPED };
        }
        let (text, quotation) = (&self.text.folded.as_str()[word.range.clone()], &self.part.folded.as_str()[own.range.clone()]);
        let (text, quotation) = if is_last { (unpunctuated(text), unpunctuated(quotation)) } else { (text, quotation) };
        u32::from(!(text == quotation || is_first && is_same_but_first(text, quotation)))
    }

    fn bare_word(&self, word: &Token) -> &str {
        unpunctuated(&self.text.folded.as_str()[word.range.clone()])
    }

    fn bare_quoted(&self, word: &Token) -> &str {
        unpunctuated(&self.part.folded.as_str()[word.range.clone()])
    }

    /// The passage with its changes in runs; None where the words are the same after all.
    fn told(&self, found: &Candidate) -> Option<Near> {
        let mut runs =
            Runs { comparison: self, last: found.words.end, changes: Vec::new(), same: None, missing: None, added: None };
        for pair in &found.pairs {
            match *pair {
                Pair::Same(word, _) => runs.same(word),
                Pair::Changed(word, quoted) => runs.differ(Some(word), Some(quoted)),
                Pair::Missing(word) => runs.differ(Some(word), None),
                Pair::Added(quoted) => runs.differ(None, Some(quoted)),
            }
        }
        runs.end();
        if runs.changes.iter().all(|change| matches!(change, Change::Same(_))) {
            return None;
        }
        let range = self.words[found.words.start].range.start..self.words[found.words.end - 1].range.end;
        let folded = &self.text.folded.as_str()[range.clone()];
        let end = range.start + unpunctuated(folded).len();
        Some(Near { passage: self.text.folded.span(range.start..end), changes: std::mem::take(&mut runs.changes) })
    }
}

/// Gathers neighbouring pairs of one kind.
struct Runs<'a> {
    comparison: &'a Comparison<'a>,
    /// Where the passage ends; the punctuation after it is no part of it.
    last: usize,
    changes: Vec<Change>,
    same: Option<Range<usize>>,
    missing: Option<Range<usize>>,
    added: Option<Range<usize>>,
}

impl Runs<'_> {
    fn same(&mut self, word: usize) {
        self.end_differing();
        extend(&mut self.same, word);
    }

    fn differ(&mut self, word: Option<usize>, quoted: Option<usize>) {
        self.end_same();
        if let Some(word) = word {
            extend(&mut self.missing, word);
        }
        if let Some(quoted) = quoted {
            extend(&mut self.added, quoted);
        }
    }

    fn end(&mut self) {
        self.end_same();
        self.end_differing();
    }

    fn end_same(&mut self) {
        if let Some(words) = self.same.take() {
            self.changes.push(Change::Same(self.of_text(words)));
        }
    }

    fn end_differing(&mut self) {
        if let Some(words) = self.missing.take() {
            self.changes.push(Change::Missing(self.of_text(words)));
        }
        if let Some(words) = self.added.take() {
            let Comparison { part, quoted, .. } = self.comparison;
            let range = quoted[words.start].range.start..quoted[words.end - 1].range.end;
            self.changes.push(Change::Added(on_one_line(part.folded.span(range).of(&part.raw))));
        }
    }

    fn of_text(&self, words: Range<usize>) -> String {
        let Comparison { text, words: all, .. } = self.comparison;
        let range = all[words.start].range.start..all[words.end - 1].range.end;
        let folded = &text.folded.as_str()[range.clone()];
        let length = if words.end == self.last { unpunctuated(folded).len() } else { folded.len() };
        on_one_line(text.folded.span(range.start..range.start + length).of(text.raw))
    }
}

fn extend(run: &mut Option<Range<usize>>, at: usize) {
    let start = run.as_ref().map_or(at, |run| run.start);
    *run = Some(start..at + 1);
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unpunctuated(word: &str) -> &str {
    word.trim_end_matches(is_closing_punctuation)
}

fn is_same_but_first(a: &str, b: &str) -> bool {
    let (mut left, mut right) = (a.chars(), b.chars());
    let is_same = left.next().zip(right.next()).is_some_and(|(a, b)| is_same_letter(a, b));
    is_same && left.as_str() == right.as_str()
}

/// Whether two words of some length differ in one letter: changed, dropped or added.
fn is_one_letter_off(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let (least, most) = (a.len().min(b.len()), a.len().max(b.len()));
    if least < 4 || most - least > 1 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    head + tail + 1 >= most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::{Folded, find};

    /// The diff, `-missing-` and `+added+`, and the passage.
    fn told(text: &str, words: &str, preferred: &[Span]) -> String {
        let folded = Folded::new(text);
        let wanted = Wanted::new(words);
        assert_eq!(find(&wanted, folded.of(text), &[]), None);
        nearest(&wanted, folded.of(text), preferred).map_or("-".to_owned(), |near| {
            let changes = near.changes.iter().map(|change| match change {
                Change::Same(words) => words.clone(),
                Change::Missing(words) => format!("-{words}-"),
                Change::Added(words) => format!("+{words}+"),
            });
            format!("{} = {}", changes.collect::<Vec<_>>().join(" "), near.passage.of(text).replace('\n', " "))
        })
    }

    fn check(text: &str, words: &str, expected: &str) {
        assert_eq!(told(text, words, &[]), expected, "{words}");
    }

    const TEXT: &str = "Mr Bukele was quick. “The plane never entered\nSalvadoran airspace,” he said—again—on Tuesday. It stood, then, in Mexico.";

    #[test]
    fn a_word_changed_dropped_added_or_moved() {
        let passage = "The plane never entered Salvadoran airspace";
        check(
            TEXT,
            "The plane never left Salvadoran airspace.",
            &format!("The plane never -entered- +left+ Salvadoran airspace = {passage}"),
        );
        check(
            TEXT,
            "The plane entered Salvadoran airspace.",
            &format!("The plane -never- entered Salvadoran airspace = {passage}"),
        );
        check(
            TEXT,
            "The plane had never entered Salvadoran airspace",
            &format!("The plane +had+ never entered Salvadoran airspace = {passage}"),
        );
        check(
            TEXT,
            "The plane never ever entred Salvadoran airspace",
            &format!("The plane never -entered- +ever entred+ Salvadoran airspace = {passage}"),
        );
    }

    #[test]
    fn case_and_punctuation_are_shown() {
        check(TEXT, "It stood then in Mexico", "It -stood, then,- +stood then+ in Mexico = It stood, then, in Mexico");
        check(
            TEXT,
            "never entered salvadoran airspace",
            "never entered -Salvadoran- +salvadoran+ airspace = never entered Salvadoran airspace",
        );
    }

    #[test]
    fn of_an_elided_quotation_the_failing_part() {
        check(
            TEXT,
            "Mr Bukele was quick … never left Salvadoran airspace",
            "never -entered- +left+ Salvadoran airspace = never entered Salvadoran airspace",
        );
        check(
            TEXT,
            "stood, then, in Mexico … Mr Bukele was quick",
            "stood, then, in Mexico +Mr Bukele was quick+ = stood, then, in Mexico",
        );
    }

    #[test]
    fn unrelated_words_have_no_passage() {
        check(TEXT, "The government of the people was in the right on that", "-");
        check(TEXT, "entirely other words", "-");
        check("", "some words here", "-");
        check(TEXT, "", "-");
    }

    #[test]
    fn the_cited_paragraph_is_preferred() {
        let text = "The plane never entered our airspace again.\nThe plane never entered their airspace at all.";
        let second = Span::new(44..text.len());
        let words = "The plane never entered the airspace";
        assert!(told(text, words, &[]).ends_with("entered our airspace"));
        assert!(told(text, words, &[second]).ends_with("entered their airspace"));
    }

    #[test]
    fn hostile_input_ends_soon() {
        let words = "a b ".repeat(25_000);
        let text = "a ".repeat(200_000);
        let folded = Folded::new(&text);
        nearest(&Wanted::new(&words), folded.of(&text), &[]);
        let text = "a".repeat(1_000_000);
        check(&text, &words, "-");
    }
}
