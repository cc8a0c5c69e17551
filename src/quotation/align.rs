//! Two rows of words side by side: which are the same, which only one of them has.

/// How one word, or a pair of them, stands in the comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pair {
    /// Word of the text, word of the quotation.
    Same(usize, usize),
    /// One for the other.
    Changed(usize, usize),
    /// In the text alone.
    Missing(usize),
    /// In the quotation alone.
    Added(usize),
}

/// What it costs to take two words for each other, or to skip one.
pub(super) const SAME: u32 = 0;
pub(super) const SKIPPED: u32 = 4;

/// The cheapest way from the end of a text of `text` words back to the first of `quotation` words. The text may begin with words that no pair names.
/// `cost` of a word of the text and one of the quotation is `SAME` where they are one. Takes time and room for each pair of words.
pub(super) fn align(text: usize, quotation: usize, cost: impl Fn(usize, usize) -> u32) -> Vec<Pair> {
    let width = quotation + 1;
    let mut costs = vec![0_u32; width * (text + 1)];
    for column in 1..width {
        costs[column] = costs[column - 1] + SKIPPED;
    }
    for row in 1..=text {
        for column in 1..width {
            let at = row * width + column;
            let paired = costs[at - width - 1] + cost(row - 1, column - 1);
            costs[at] = paired.min(costs[at - width] + SKIPPED).min(costs[at - 1] + SKIPPED);
        }
    }
    back(&costs, (text, quotation), cost)
}

fn back(costs: &[u32], (mut row, mut column): (usize, usize), cost: impl Fn(usize, usize) -> u32) -> Vec<Pair> {
    let width = column + 1;
    let mut pairs = Vec::new();
    while column > 0 {
        let at = row * width + column;
        if row > 0 {
            let own = cost(row - 1, column - 1);
            if costs[at] == costs[at - width - 1] + own {
                (row, column) = (row - 1, column - 1);
                pairs.push(if own == SAME { Pair::Same(row, column) } else { Pair::Changed(row, column) });
                continue;
            }
            if costs[at] == costs[at - width] + SKIPPED {
                row -= 1;
                pairs.push(Pair::Missing(row));
                continue;
            }
        }
        column -= 1;
        pairs.push(Pair::Added(column));
    }
    pairs.reverse();
    pairs
}
