//! The sentences of a passage, and which of them a citation stands behind.

use super::inline::InMarks;
use crate::markdown::Passage;
use crate::sentence::sentences;
use crate::text::Span;

/// The sentences of `passage`, in bytes of its text. None ends inside a quotation; references that follow a full stop, as citations do,
/// belong to the sentence before.
pub fn sentences_of(passage: &Passage, quoted: &[InMarks]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut next = 0;
    for sentence in sentences(&passage.text, passage.whole()) {
        while quoted.get(next).is_some_and(|quoted| quoted.whole.end <= sentence.start) {
            next += 1;
        }
        let is_inside = quoted.get(next).is_some_and(|quoted| quoted.closed && quoted.whole.start < sentence.start);
        match found.last_mut() {
            Some(last) if is_inside || is_reference(passage, sentence) => last.end = sentence.end,
            _ => found.push(sentence),
        }
    }
    found
}

/// Nothing but references and signs.
fn is_reference(passage: &Passage, sentence: Span) -> bool {
    let next = passage.references.partition_point(|reference| reference.end <= sentence.start);
    let (mut at, mut any) = (sentence.start, false);
    for reference in passage.references[next..].iter().take_while(|reference| reference.start < sentence.end) {
        let between = Span { start: at, end: reference.start.max(at) };
        if between.of(&passage.text).contains(char::is_alphanumeric) {
            return false;
        }
        (at, any) = (reference.end.min(sentence.end), true);
    }
    any && !Span { start: at, end: sentence.end }.of(&passage.text).contains(char::is_alphanumeric)
}

/// The index of the sentence that a citation at `place` stands behind: after the full stop it still belongs to the sentence before.
pub fn sentence_behind(sentences: &[Span], place: u32) -> usize {
    sentences.partition_point(|sentence| sentence.start < place).saturating_sub(1)
}
