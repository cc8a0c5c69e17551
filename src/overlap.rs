//! Wording that texts share: which pairs of texts have so many runs of eight words in common that they are not two reports.
//!
//! Knows runs of words under numbers alone, no source and no file. A run that stands in more than [`COMMON`] texts (a motto, a standing
//! phrase) says nothing about any two of them and counts for none.
//!
//! All runs of all texts are kept, so that a count is exact and a changed text costs only its own runs: a sample would do to find pairs, but
//! not to say in how many texts a run stands. They are cut into parts by their hash, each part sorted: a run's texts stand side by side.

mod runs;

use rayon::prelude::*;

pub use runs::{Runs, runs};

/// A run of words in more texts than this does not count.
pub const COMMON: usize = 5;

/// From this share on, in per cent of the shorter text, two texts are one report.
pub const SHARE: u32 = 8;

/// How many parts the runs are cut into: a power of two.
const PARTS: usize = 1 << PART_BITS;
const PART_BITS: u32 = 9;

/// Bits of an entry that name its text; the others are the run's hash without what the part says.
const TEXT_BITS: u32 = 24;

/// Which texts share which runs.
#[derive(Debug)]
pub struct Overlap {
    /// Sorted entries: hash, then number of the text.
    parts: Vec<Vec<u64>>,
    /// By number.
    texts: Vec<Text>,
    /// Numbers that no text has now.
    free: Vec<u32>,
}

#[derive(Clone, Default, Debug)]
struct Text {
    /// How many of its runs count.
    counted: u32,
    /// Texts with which it shares runs that count, ascending, with how many.
    shared: Vec<(u32, u32)>,
}

impl Overlap {
    /// All texts, numbered from 0. `runs_of` is asked for each in turn; where a `filter` is given, runs that it does not have are left out.
    pub fn new(count: usize, filter: Option<&Filter>, runs_of: impl Fn(usize) -> Runs + Sync) -> Self {
        /// Texts whose runs are held beside the parts at one time.
        const AT_ONCE: usize = 1024;
        let mut parts: Vec<Vec<u64>> = vec![Vec::new(); PARTS];
        let numbers: Vec<usize> = (0..count).collect();
        for some in numbers.chunks(AT_ONCE) {
            let found: Vec<Runs> = some.par_iter().map(|at| runs_of(*at)).collect();
            for (at, runs) in some.iter().zip(found) {
                for run in runs.into_iter().filter(|run| filter.is_none_or(|filter| filter.may_have(*run))) {
                    parts[part_of(run)].push(entry(run, number(*at)));
                }
            }
        }
        parts.par_iter_mut().for_each(|part| {
            part.sort_unstable();
            part.dedup();
            part.shrink_to_fit();
        });
        let mut overlap = Self { parts, texts: vec![Text::default(); count], free: Vec::new() };
        for part in &overlap.parts {
            for group in part.chunk_by(|a, b| a >> TEXT_BITS == b >> TEXT_BITS) {
                count_group(&mut overlap.texts, group, Step::Add);
            }
        }
        overlap
    }

    /// Adds a text; its number is one that no other text has.
    pub fn add(&mut self, runs: &Runs) -> u32 {
        let text = self.free.pop().unwrap_or_else(|| {
            self.texts.push(Text::default());
            number(self.texts.len() - 1)
        });
        self.change(text, &Runs::default(), runs);
        text
    }

    /// Takes a text out that had these runs.
    pub fn remove(&mut self, text: u32, runs: &Runs) {
        self.change(text, runs, &Runs::default());
        self.free.push(text);
    }

    /// A text that had the runs `old` has the runs `new`.
    pub fn change(&mut self, text: u32, old: &Runs, new: &Runs) {
        let (old, new) = (ascending(old), ascending(new));
        let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
        loop {
            match (old.peek().copied(), new.peek().copied()) {
                (None, None) => break,
                (Some(gone), Some(come)) if gone == come => {
                    old.next();
                    new.next();
                }
                (Some(gone), come) if come.is_none_or(|come| gone < come) => {
                    self.set(*gone, text, false);
                    old.next();
                }
                (_, Some(come)) => {
                    self.set(*come, text, true);
                    new.next();
                }
                (Some(_), None) => unreachable!("the arm before takes it"),
            }
        }
    }

    fn set(&mut self, run: u64, text: u32, stands: bool) {
        let part = &mut self.parts[part_of(run)];
        let entry = entry(run, text);
        let group = |part: &[u64]| {
            let start = part.partition_point(|other| other >> TEXT_BITS < entry >> TEXT_BITS);
            start..start + part[start..].iter().take_while(|other| **other >> TEXT_BITS == entry >> TEXT_BITS).count()
        };
        count_group(&mut self.texts, &part[group(part)], Step::Take);
        match (part.binary_search(&entry), stands) {
            (Err(at), true) => part.insert(at, entry),
            (Ok(at), false) => {
                part.remove(at);
            }
            _ => {}
        }
        count_group(&mut self.texts, &part[group(part)], Step::Add);
    }

    /// The texts with which `text` shares too much, ascending, with the per cent of the shorter one.
    pub fn near(&self, text: u32) -> impl Iterator<Item = (u32, u8)> + '_ {
        let one = &self.texts[text as usize];
        one.shared.iter().filter_map(move |(other, shared)| {
            let shorter = one.counted.min(self.texts[*other as usize].counted);
            (shared * 100 >= shorter * SHARE).then(|| (*other, per_cent(*shared, shorter)))
        })
    }
}

/// The runs in order, each once.
fn ascending(runs: &Runs) -> Runs {
    let mut runs = runs.clone();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Rounded down: what is shown is never more than what there is.
fn per_cent(shared: u32, of: u32) -> u8 {
    u8::try_from(shared * 100 / of.max(1)).unwrap_or(100).min(100)
}

fn number(text: usize) -> u32 {
    u32::try_from(text).ok().filter(|text| text >> TEXT_BITS == 0).expect("at most 16 million texts")
}

fn part_of(run: u64) -> usize {
    usize::try_from(run >> (u64::BITS - PART_BITS)).unwrap_or_default()
}

fn entry(run: u64, text: u32) -> u64 {
    (run << PART_BITS >> TEXT_BITS << TEXT_BITS) | u64::from(text)
}

fn text_of(entry: u64) -> u32 {
    u32::try_from(entry & ((1 << TEXT_BITS) - 1)).unwrap_or_default()
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Add,
    Take,
}

/// Counts one run, whose entries these are, for its texts and their pairs, or no longer.
fn count_group(texts: &mut [Text], group: &[u64], step: Step) {
    if group.len() > COMMON {
        return;
    }
    for (at, one) in group.iter().enumerate() {
        let one = text_of(*one);
        match step {
            Step::Add => texts[one as usize].counted += 1,
            Step::Take => texts[one as usize].counted -= 1,
        }
        for other in group[at + 1..].iter().map(|other| text_of(*other)) {
            texts[one as usize].count_shared(other, step);
            texts[other as usize].count_shared(one, step);
        }
    }
}

impl Text {
    fn count_shared(&mut self, other: u32, step: Step) {
        match (self.shared.binary_search_by_key(&other, |(text, _)| *text), step) {
            (Ok(at), Step::Add) => self.shared[at].1 += 1,
            (Err(at), Step::Add) => self.shared.insert(at, (other, 1)),
            (Ok(at), Step::Take) if self.shared[at].1 == 1 => {
                self.shared.remove(at);
            }
            (Ok(at), Step::Take) => self.shared[at].1 -= 1,
            (Err(_), Step::Take) => {}
        }
    }
}

/// Whether a run may be among some: for one pass over many texts of which few are asked about.
#[derive(Debug)]
pub struct Filter {
    bits: Vec<u64>,
}

impl Filter {
    pub fn new<'a>(all: impl Iterator<Item = &'a Runs> + Clone) -> Self {
        let count = all.clone().map(Runs::len).sum::<usize>();
        // About one run in sixteen that is not among them passes.
        let mut bits = vec![0_u64; (count * 16).next_power_of_two().max(64) / 64];
        let last = bits.len() as u64 * 64 - 1;
        for run in all.flatten() {
            bits[usize::try_from((run & last) / 64).unwrap_or_default()] |= 1 << (run % 64);
        }
        Self { bits }
    }

    pub fn may_have(&self, run: u64) -> bool {
        let last = self.bits.len() as u64 * 64 - 1;
        self.bits[usize::try_from((run & last) / 64).unwrap_or_default()] & 1 << (run % 64) != 0
    }
}

#[cfg(test)]
mod tests;
