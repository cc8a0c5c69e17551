//! The runs of eight words of one text.

use crate::names::Tokens;
use crate::text::Span;

/// Words of a run.
const WORDS: usize = 8;

/// Hashes of the runs of a text.
pub type Runs = Vec<u64>;

/// The runs of eight words in the `parts` of a text, case and accents aside, but for what is `left_out`; both ascending. No run crosses
/// the end of a part or a place where something was left out. As they stand: a run that stands twice is there twice.
pub fn runs(text: &str, parts: &[Span], left_out: &[Span]) -> Runs {
    let mut runs = Vec::with_capacity(text.len() / 6);
    let mut left_out = left_out.iter().peekable();
    for part in parts {
        let mut start = part.start;
        while let Some(span) = left_out.next_if(|span| span.start < part.end) {
            if span.end > start {
                add(text, start..span.start.max(start), &mut runs);
                start = span.end;
            }
        }
        add(text, start..part.end.max(start), &mut runs);
    }
    runs
}

/// Adds the runs of one stretch of words.
fn add(text: &str, stretch: std::ops::Range<u32>, runs: &mut Runs) {
    /// An odd number without a pattern.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let gone = (0..WORDS).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
    let mut words = [0_u64; WORDS];
    let mut row = 0_u64;
    let stretch = &text[stretch.start as usize..stretch.end as usize];
    for (at, token) in Tokens::new(stretch).enumerate() {
        // The words' own hashes differ little where words do.
        let word = mixed(token.hash);
        let oldest = std::mem::replace(&mut words[at % WORDS], word);
        row = row.wrapping_mul(FACTOR).wrapping_add(word).wrapping_sub(oldest.wrapping_mul(gone));
        if at + 1 >= WORDS {
            runs.push(mixed(row));
        }
    }
}

fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ hash >> 32
}
