//! Word lists that the linking rules ask: what blocks a name, what is a common word, a given name, a title, an agent's verb.
//!
//! The lists are data; which rule asks which list, and what follows, is decided by the caller. Words are compared ignoring ASCII
//! case and without accents: pass folded text.

use std::cmp::Ordering;

const BLOCKING_NAMES: &str = include_str!("../../data/blocking-names.txt");
const BLOCKING_PATTERNS: &str = include_str!("../../data/blocking-patterns.txt");
const COMMON_WORDS: &str = include_str!("../../data/common-words.txt");
const GIVEN_NAMES: &str = include_str!("../../data/given-names.txt");
const LANGUAGES: &str = include_str!("../../data/languages.txt");
const TITLES: &str = include_str!("../../data/titles.txt");
const AGENT_VERBS: &str = include_str!("../../data/agent-verbs.txt");

/// The compiled-in word lists, split once into slices of the data.
#[derive(Debug, Clone)]
pub struct WordLists {
    blocking_names: Vec<&'static str>,
    suffixes: Vec<&'static str>,
    prefixes: Vec<&'static str>,
    comma_suffixes: Vec<&'static str>,
    common_words: Sorted,
    given_names: Sorted,
    languages: Sorted,
    titles: Sorted,
    agent_verbs: Sorted,
}

impl WordLists {
    /// Splits the compiled-in lists (well under a millisecond).
    #[must_use]
    pub fn builtin() -> Self {
        Self {
            blocking_names: entries(BLOCKING_NAMES).collect(),
            suffixes: section(BLOCKING_PATTERNS, "[suffixes]"),
            prefixes: section(BLOCKING_PATTERNS, "[prefixes]"),
            comma_suffixes: section(BLOCKING_PATTERNS, "[comma-suffixes]"),
            common_words: Sorted::of(COMMON_WORDS),
            given_names: Sorted::of(GIVEN_NAMES),
            languages: Sorted::of(LANGUAGES),
            titles: Sorted::of(TITLES),
            agent_verbs: Sorted::of(AGENT_VERBS),
        }
    }

    /// Whole names that contain a country's name and mean something else (`South China Sea`), in the order of the file.
    #[must_use]
    pub fn blocking_names(&self) -> &[&'static str] {
        &self.blocking_names
    }

    /// Capitalised words after a country, demonym or capital that make it something else (`University`); some are two words.
    #[must_use]
    pub fn blocking_suffixes(&self) -> &[&'static str] {
        &self.suffixes
    }

    /// Words before it that make it something else (`Gulf of`, `USS`).
    #[must_use]
    pub fn blocking_prefixes(&self) -> &[&'static str] {
        &self.prefixes
    }

    /// States and provinces that after a name and a comma make it a town (`Moscow, Idaho`). `Georgia` and `Ga.` are among them, and
    /// should count only after a capital or a name in `Country::places`.
    #[must_use]
    pub fn blocking_comma_suffixes(&self) -> &[&'static str] {
        &self.comma_suffixes
    }

    /// Is it one of the some 11,000 commonest English words (`rice`, `post`, `may`)?
    #[must_use]
    pub fn is_common_word(&self, word: &str) -> bool {
        self.common_words.contains(word)
    }

    /// Is it a frequent given name (`Michael`, `Chad`)?
    #[must_use]
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains(word)
    }

    /// Does it name a language (`Russian`, `Arabic`)?
    #[must_use]
    pub fn is_language(&self, word: &str) -> bool {
        self.languages.contains(word)
    }

    /// Does it stand before a person's name (`President`, `Mr.`, `Prime Minister`)? With or without its full stop.
    #[must_use]
    pub fn is_title(&self, words: &str) -> bool {
        self.titles.contains(words.strip_suffix('.').unwrap_or(words))
    }

    /// Is it a verb form that a government as an agent takes (`said`, `wants`, `will`)?
    #[must_use]
    pub fn is_agent_verb(&self, word: &str) -> bool {
        self.agent_verbs.contains(word)
    }
}

/// A list in ascending order ignoring ASCII case.
#[derive(Debug, Clone)]
struct Sorted(Vec<&'static str>);

impl Sorted {
    fn of(text: &'static str) -> Self {
        Self(entries(text).collect())
    }

    fn contains(&self, word: &str) -> bool {
        self.0.binary_search_by(|probe| ignoring_case(probe, word)).is_ok()
    }
}

fn ignoring_case(a: &str, b: &str) -> Ordering {
    a.bytes().map(|b| b.to_ascii_lowercase()).cmp(b.bytes().map(|b| b.to_ascii_lowercase()))
}

/// The lines that are neither empty nor comments.
fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries between a line `[name]` and the next such line.
fn section(text: &'static str, head: &str) -> Vec<&'static str> {
    entries(text).skip_while(|line| *line != head).skip(1).take_while(|line| !line.starts_with('[')).collect()
}

#[cfg(test)]
mod tests {
    use super::{WordLists, ignoring_case};

    #[test]
    fn lists_are_sorted_without_duplicates() {
        let lists = WordLists::builtin();
        for list in [&lists.common_words, &lists.given_names, &lists.languages, &lists.titles, &lists.agent_verbs] {
            assert!(list.0.len() > 100);
            for pair in list.0.windows(2) {
                assert!(ignoring_case(pair[0], pair[1]).is_lt(), "{pair:?}");
            }
            assert!(list.0.iter().all(|w| w.is_ascii() && w.trim() == *w));
        }
        for list in [&lists.suffixes, &lists.prefixes, &lists.comma_suffixes] {
            assert!(!list.is_empty() && list.is_sorted_by(|a, b| a < b));
        }
    }
}
