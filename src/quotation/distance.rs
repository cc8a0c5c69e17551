//! Edit distance of a row of words to every place of a longer one, 64 words at a time (the bit vectors of Myers and Hyyrö).

use rustc_hash::FxHashMap;

/// For each word of `text` the least number of words to change, drop or add so that a run that ends with it becomes `pattern`.
/// Costs one step for each word of the text and 64 words of the pattern.
pub(super) fn distances(pattern: &[u64], text: impl Iterator<Item = u64>) -> Vec<u32> {
    let places = places(pattern);
    let nowhere = vec![0; pattern.len().div_ceil(64)];
    let mut blocks = vec![Block { plus: u64::MAX, minus: 0 }; nowhere.len()];
    let last = 1_u64 << (pattern.len().saturating_sub(1) % 64);
    let mut distance = u32::try_from(pattern.len()).unwrap_or(u32::MAX);
    text.map(|word| {
        let equal = places.get(&word).unwrap_or(&nowhere);
        let mut carried = Step::None;
        let count = blocks.len();
        for (index, (block, equal)) in blocks.iter_mut().zip(equal).enumerate() {
            carried = block.step(*equal, carried, if index + 1 == count { last } else { 1 << 63 });
        }
        match carried {
            Step::Up => distance += 1,
            Step::Down => distance -= 1,
            Step::None => {}
        }
        distance
    })
    .collect()
}

/// For each word the positions where the pattern has it, as bits.
fn places(pattern: &[u64]) -> FxHashMap<u64, Vec<u64>> {
    let mut places: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
    for (at, word) in pattern.iter().enumerate() {
        places.entry(*word).or_insert_with(|| vec![0; pattern.len().div_ceil(64)])[at / 64] |= 1 << (at % 64);
    }
    places
}

/// The differences between neighbouring rows of one column.
#[derive(Clone, Copy)]
struct Block {
    plus: u64,
    minus: u64,
}

/// The difference between neighbouring columns in one row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Up,
    Down,
    None,
}

impl Block {
    /// Goes one column on; the step in the row of bit `last`.
    fn step(&mut self, equal: u64, carried: Step, last: u64) -> Step {
        let vertical = equal | self.minus;
        let equal = equal | u64::from(carried == Step::Down);
        let horizontal = ((equal & self.plus).wrapping_add(self.plus) ^ self.plus) | equal;
        let mut up = self.minus | !(horizontal | self.plus);
        let mut down = self.plus & horizontal;
        let step = match (up & last != 0, down & last != 0) {
            (true, _) => Step::Up,
            (_, true) => Step::Down,
            _ => Step::None,
        };
        up = up << 1 | u64::from(carried == Step::Up);
        down = down << 1 | u64::from(carried == Step::Down);
        self.plus = down | !(vertical | up);
        self.minus = up & vertical;
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by the textbook.
    fn plainly(pattern: &[u64], text: &[u64]) -> Vec<u32> {
        let mut column: Vec<u32> = (0..=u32::try_from(pattern.len()).expect("short")).collect();
        let mut found = Vec::new();
        for word in text {
            let mut diagonal = column[0];
            for (row, own) in pattern.iter().enumerate() {
                let next = (diagonal + u32::from(own != word)).min(column[row] + 1).min(column[row + 1] + 1);
                diagonal = std::mem::replace(&mut column[row + 1], next);
            }
            found.push(column[pattern.len()]);
        }
        found
    }

    #[test]
    fn agrees_with_the_textbook() {
        let mut state = 7_u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for length in [1, 2, 5, 63, 64, 65, 127, 128, 130, 200] {
            let pattern: Vec<u64> = (0..length).map(|_| random(9)).collect();
            let mut text: Vec<u64> = (0..300).map(|_| random(9)).collect();
            text.extend(pattern.iter().map(|word| if random(8) == 0 { 99 } else { *word }));
            assert_eq!(distances(&pattern, text.iter().copied()), plainly(&pattern, &text), "{length} words");
        }
    }
}
