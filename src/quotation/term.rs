//! Terms and names in the marks of another language: the «siloviki», the „Zeitenwende“ of a note that quotes in “ ”.

use super::{Written, WrittenKind};

/// Longer runs of words are a term only where they are a name.
const LONGEST_TERM: usize = 3;
/// No name has more words.
const LONGEST_NAME: usize = 9;
/// A lower-case word of so many letters stands in no name: shorter ones are articles and prepositions.
const LONG_WORD: usize = 5;

/// The marks of one language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// `« »` and `» «`
    Guillemets,
    /// `„ “`
    Low,
    /// All others.
    High,
}

/// Tells which of a note's quotations are terms: where most others stand in other marks. What a position is quoted with is none.
pub fn tell(text: &str, quotations: &mut [Written]) {
    let inline = quotations.iter().filter(|written| written.kind == WrittenKind::Inline);
    let marks: Vec<Marks> = inline.map(|written| marks_of(text, written)).collect();
    let count = |of: Marks| marks.iter().filter(|marks| **marks == of).count();
    let (guillemets, low) = (count(Marks::Guillemets), count(Marks::Low));
    let is_foreign = |own: Marks| match own {
        Marks::Guillemets => guillemets * 2 < marks.len(),
        Marks::Low => low * 2 < marks.len(),
        Marks::High => false,
    };
    for written in quotations.iter_mut().filter(|written| written.kind == WrittenKind::Inline && written.position.is_none()) {
        if is_term(written) && is_foreign(marks_of(text, written)) {
            written.kind = WrittenKind::Term;
        }
    }
}

fn marks_of(text: &str, written: &Written) -> Marks {
    let before = text[..written.span.range().start].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '['));
    match before.chars().next_back() {
        Some('«' | '»' | '‹' | '›') => Marks::Guillemets,
        Some('„' | '‚') => Marks::Low,
        _ => Marks::High,
    }
}

/// Up to three words, or a name; nothing that makes a sentence.
fn is_term(written: &Written) -> bool {
    let words = &written.words;
    let is_sentence = words.contains(['.', '!', '?', '…', ',', ';', ':']);
    !is_sentence && (written.count() <= LONGEST_TERM || is_name(words))
}

fn is_name(words: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    let is_capitalised = |word: &&str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let is_small = |word: &&str| word.chars().count() < LONG_WORD;
    words.len() <= LONGEST_NAME
        && words.first().is_some_and(is_capitalised)
        && words.last().is_some_and(is_capitalised)
        && words.iter().all(|word| is_capitalised(word) || is_small(word))
}
