//! The verbs with which a text says who speaks, and the words around them.

use rustc_hash::FxHashMap;

const SPEECH_VERBS: &str = include_str!("../../data/speech-verbs.txt");
const CLAUSE_WORDS: &str = include_str!("../../data/clause-words.txt");

/// What a verb form says of the words in quotation marks beside it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Speech {
    /// Its subject speaks; it may stand before its subject: `said Rivas`.
    Says,
    /// Its subject speaks, and stands before it: `Rivas told reporters`.
    Tells,
    /// Somebody else may speak: `Rivas denied that`, `it quoted Rivas`.
    Other,
}

/// What a word can be in a clause with a speech verb. `data/clause-words.txt` says what each is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClauseWord {
    Preposition,
    Follows,
    Day,
    Month,
    Title,
    Doubtful,
    Break,
    OthersWords,
    SameSubject,
    Owner,
    Pronoun,
    Auxiliary,
    Saying,
    Determiner,
    Nominative,
    Predicate,
    Negation,
    Repeating,
    Hearer,
}

/// The sections of the list.
const SECTIONS: [(&str, ClauseWord); 19] = [
    ("[prepositions]", ClauseWord::Preposition),
    ("[follows]", ClauseWord::Follows),
    ("[days]", ClauseWord::Day),
    ("[months]", ClauseWord::Month),
    ("[titles]", ClauseWord::Title),
    ("[doubtful]", ClauseWord::Doubtful),
    ("[breaks]", ClauseWord::Break),
    ("[others-words]", ClauseWord::OthersWords),
    ("[same-subject]", ClauseWord::SameSubject),
    ("[owners]", ClauseWord::Owner),
    ("[pronouns]", ClauseWord::Pronoun),
    ("[auxiliaries]", ClauseWord::Auxiliary),
    ("[saying]", ClauseWord::Saying),
    ("[determiners]", ClauseWord::Determiner),
    ("[nominatives]", ClauseWord::Nominative),
    ("[predicates]", ClauseWord::Predicate),
    ("[negations]", ClauseWord::Negation),
    ("[repeating]", ClauseWord::Repeating),
    ("[hearers]", ClauseWord::Hearer),
];

/// All that one word can be in a clause.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct ClauseWords(u32);

impl ClauseWords {
    fn bit(word: ClauseWord) -> u32 {
        1 << word as u16
    }

    #[must_use]
    pub fn has(self, word: ClauseWord) -> bool {
        self.0 & Self::bit(word) != 0
    }
}

/// The compiled-in lists, by word.
#[derive(Clone, Debug)]
pub struct SpeechWords {
    verbs: FxHashMap<&'static str, Speech>,
    around: FxHashMap<&'static str, ClauseWords>,
}

impl SpeechWords {
    /// Splits the compiled-in lists (some hundred words each).
    #[must_use]
    pub fn builtin() -> Self {
        let mut verbs = FxHashMap::default();
        let mut speech = Speech::Other;
        for line in lines(SPEECH_VERBS) {
            match line {
                "[says]" => speech = Speech::Says,
                "[tells]" => speech = Speech::Tells,
                "[other]" => speech = Speech::Other,
                word => {
                    verbs.insert(word, speech);
                }
            }
        }
        let mut around: FxHashMap<&'static str, ClauseWords> = FxHashMap::default();
        let mut section = 0;
        for line in lines(CLAUSE_WORDS) {
            match SECTIONS.iter().find(|(name, _)| *name == line) {
                Some((_, word)) => section = ClauseWords::bit(*word),
                None => around.entry(line).or_default().0 |= section,
            }
        }
        Self { verbs, around }
    }

    /// What `word` is as a verb, in lower case and with its accents.
    #[must_use]
    pub fn speech(&self, word: &str) -> Option<Speech> {
        self.verbs.get(word).copied()
    }

    /// What else `word` can be, in lower case and with its accents.
    #[must_use]
    pub fn clause(&self, word: &str) -> ClauseWords {
        self.around.get(word).copied().unwrap_or_default()
    }
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a list, section by section, each of which is sorted.
    fn sections(list: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
        let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in lines(list) {
            match found.last_mut() {
                Some((_, words)) if !line.starts_with('[') => words.push(line),
                _ => found.push((line, Vec::new())),
            }
        }
        for (name, words) in &found {
            assert!(words.is_sorted_by(|a, b| a < b), "{name}: {words:?}");
        }
        found
    }

    #[test]
    fn each_section_is_sorted_and_no_verb_stands_in_two() {
        let count: usize = sections(SPEECH_VERBS).iter().map(|(_, words)| words.len()).sum();
        let words = SpeechWords::builtin();
        assert_eq!(words.verbs.len(), count);
        assert_eq!(words.speech("said"), Some(Speech::Says));
        assert_eq!(words.speech("told"), Some(Speech::Tells));
        assert_eq!(words.speech("denied"), Some(Speech::Other));
        assert_eq!(words.speech("say"), None);
        assert_eq!(words.speech("plane"), None);
    }

    #[test]
    fn each_section_of_the_clause_is_known() {
        let names: Vec<&str> = sections(CLAUSE_WORDS).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, SECTIONS.map(|(name, _)| name));
        let words = SpeechWords::builtin();
        assert!(words.clause("after").has(ClauseWord::Preposition) && words.clause("after").has(ClauseWord::Break));
        assert!(words.clause("friday").has(ClauseWord::Day) && !words.clause("friday").has(ClauseWord::Month));
        assert_eq!(words.clause("plane"), ClauseWords::default());
    }
}
