//! The verbs with which a text says who speaks.

use rustc_hash::FxHashMap;

const SPEECH_VERBS: &str = include_str!("../../data/speech-verbs.txt");

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

/// The compiled-in list, by word.
#[derive(Clone, Debug)]
pub struct SpeechVerbs(FxHashMap<&'static str, Speech>);

impl SpeechVerbs {
    /// Splits the compiled-in list (some hundred words).
    #[must_use]
    pub fn builtin() -> Self {
        let mut verbs = FxHashMap::default();
        let mut speech = Speech::Other;
        for line in SPEECH_VERBS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line {
                "[says]" => speech = Speech::Says,
                "[tells]" => speech = Speech::Tells,
                "[other]" => speech = Speech::Other,
                word => {
                    verbs.insert(word, speech);
                }
            }
        }
        Self(verbs)
    }

    /// What `word` is, in lower case and with its accents.
    #[must_use]
    pub fn speech(&self, word: &str) -> Option<Speech> {
        self.0.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_section_is_sorted_and_no_word_stands_in_two() {
        let lines: Vec<&str> = SPEECH_VERBS.lines().filter(|line| !line.starts_with('#')).collect();
        for section in lines.split(|line| line.starts_with('[')) {
            let words: Vec<&&str> = section.iter().filter(|line| !line.is_empty()).collect();
            assert!(words.is_sorted_by(|a, b| a < b), "{words:?}");
        }
        let words = lines.iter().filter(|line| !line.is_empty() && !line.starts_with('[')).count();
        let verbs = SpeechVerbs::builtin();
        assert_eq!(verbs.0.len(), words);
        assert_eq!(verbs.speech("said"), Some(Speech::Says));
        assert_eq!(verbs.speech("told"), Some(Speech::Tells));
        assert_eq!(verbs.speech("denied"), Some(Speech::Other));
        assert_eq!(verbs.speech("say"), None);
    }
}
