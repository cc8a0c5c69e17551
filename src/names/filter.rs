//! Which words a text has, in a few bits: a quick no for most texts when a new name is sought in all of them.

use super::tokens::Tokens;

/// A Bloom filter over the folded words of one text: of the words that it does not have it takes one in some hundreds for one it has.
#[derive(Clone, Default, Debug)]
pub struct WordFilter(Box<[u64]>);

/// Bits for each byte of the text: a word takes some six bytes, many come again.
const BITS_PER_BYTE: usize = 2;

impl WordFilter {
    /// The words of `runs`, the parts of a text that names are sought in.
    pub fn of<'a>(runs: impl Iterator<Item = &'a str> + Clone) -> Self {
        let bytes: usize = runs.clone().map(str::len).sum();
        let mut filter = Self(vec![0; (bytes * BITS_PER_BYTE).div_ceil(64).next_power_of_two()].into());
        for token in runs.flat_map(Tokens::new) {
            for (word, bit) in filter.places(token.hash) {
                filter.0[word] |= bit;
            }
        }
        filter
    }

    /// Whether the text may have the word with this hash; false is certain.
    pub fn may_have(&self, hash: u64) -> bool {
        !self.0.is_empty() && self.places(hash).iter().all(|(word, bit)| self.0[*word] & bit != 0)
    }

    /// Three bits a word, each from a third of its hash.
    fn places(&self, hash: u64) -> [(usize, u64); 3] {
        let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        [mixed, mixed.rotate_left(21), mixed.rotate_left(42)].map(|part| {
            let bit = usize::try_from(part >> 32).unwrap_or_default() % (self.0.len() * 64);
            (bit / 64, 1 << (bit % 64))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_text_is_found_and_few_others() {
        let text = (0..400).map(|at| format!("word{at} ")).collect::<String>();
        let filter = WordFilter::of([text.as_str(), "Ärger"].into_iter());
        let has = |word: &str| filter.may_have(Tokens::new(word).next().expect("a word").hash);
        assert!((0..400).all(|at| has(&format!("Word{at}"))) && has("arger"));
        assert!((0..1_000).filter(|at| has(&format!("other{at}"))).count() < 20);
        assert!(!WordFilter::default().may_have(1));
    }
}
