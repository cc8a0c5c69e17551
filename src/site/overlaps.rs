//! Which sources share so much of their wording that they count as one report; kept from one link to the next.
//!
//! Nothing is read as long as published pages cite fewer than two texts. The first answer is about those that are cited; where there will be
//! more questions, an index of all texts is made meanwhile, which then follows the texts that change.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Site;
use super::sources::{Record, Source};
use crate::overlap::{Filter, Overlap, Runs, runs};
use crate::quotation::quoted;
use crate::seed::ParagraphKind;
use crate::text::Span;

/// Pairs of sources that share too much, those that published pages cite at least.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Near {
    /// Each pair both ways, ascending, with the per cent of the shorter text.
    pairs: Vec<(u32, u32, u8)>,
}

impl Near {
    /// The sources that share too much with this one, with the per cent of the shorter text.
    pub fn of(&self, source: u32) -> impl Iterator<Item = (u32, u8)> + '_ {
        let start = self.pairs.partition_point(|(one, ..)| *one < source);
        self.pairs[start..].iter().take_while(move |(one, ..)| *one == source).map(|(_, other, share)| (*other, *share))
    }
}

/// The runs of all texts, with the records that they were taken from.
#[derive(Default, Debug)]
pub struct Memory {
    index: Index,
    /// In the order of the sources: the record, and the number of its text in the index.
    known: Vec<(Arc<Record>, u32)>,
    near: Arc<Near>,
}

#[derive(Default, Debug)]
enum Index {
    #[default]
    None,
    /// In the making, on a thread that goes on as long as somebody holds the second: waits for it.
    Begun(JoinHandle<Overlap>, Arc<()>),
    Made(Overlap),
}

/// What the sources share that the pages of `site` cite. With `once` nothing is kept for a next time.
pub fn renew(site: &Site, memory: &mut Memory, once: bool) -> Arc<Near> {
    let is_asked = |at: u32| !site.cited[at as usize].is_empty() && site.sources[at as usize].paragraphs() > 0;
    let asked = || (0..).zip(site.sources.iter()).map(|(at, _)| at).filter(|at| is_asked(*at));
    if asked().nth(1).is_none() {
        return Arc::default();
    }
    if once || matches!(memory.index, Index::None) {
        let near = only_among(&site.sources, &asked().collect::<Vec<_>>());
        if !once {
            memory.begin(&site.sources);
        }
        return Arc::new(near);
    }
    memory.follow(&site.sources);
    memory.near.clone()
}

impl Memory {
    /// Begins to index all texts. Without a thread it begins at the next question.
    fn begin(&mut self, sources: &[Source]) {
        let records: Vec<Arc<Record>> = sources.iter().map(|source| source.record.clone()).collect();
        self.known = records.iter().cloned().zip(0..).collect();
        let awaited = Arc::new(());
        let waits = Arc::downgrade(&awaited);
        let runs = move |record: &Record| if waits.strong_count() == 0 { Runs::default() } else { runs_of(record) };
        let make = move || Overlap::new(records.len(), None, |at| runs(&records[at]));
        let begun = thread::Builder::new().name("chancery-overlap".to_owned()).spawn(make);
        self.index = begun.map_or(Index::None, |thread| Index::Begun(thread, awaited));
    }

    /// Brings the index to these sources; waits for it while it is in the making.
    fn follow(&mut self, sources: &[Source]) {
        let (mut index, is_new) = match std::mem::take(&mut self.index) {
            Index::None => return,
            Index::Begun(thread, _awaited) => (thread.join().unwrap_or_else(|panic| resume_unwind(panic)), true),
            Index::Made(index) => (index, false),
        };
        if follow(&mut index, &mut self.known, sources) || is_new {
            self.near = Arc::new(near(&index, &self.known));
        }
        self.index = Index::Made(index);
    }
}

/// The same for one time. Of other texts only the runs are kept that stand in one of those that are asked about.
fn only_among(sources: &[Source], asked: &[u32]) -> Near {
    if asked.len() < 2 {
        return Near::default();
    }
    let found: Vec<Runs> = asked.par_iter().map(|at| runs_of(&sources[*at as usize])).collect();
    let filter = Filter::new(found.iter());
    drop(found);
    let index = Overlap::new(sources.len(), Some(&filter), |at| runs_of(&sources[at]));
    let is_asked = |at: &u32| asked.binary_search(at).is_ok();
    let pairs = asked.iter().flat_map(|one| {
        let others = index.near(*one).filter(|(other, _)| is_asked(other));
        others.map(|(other, share)| (*one, other, share))
    });
    Near { pairs: pairs.collect() }
}

fn near(index: &Overlap, known: &[(Arc<Record>, u32)]) -> Near {
    let mut places: Vec<u32> = vec![0; known.iter().map(|(_, text)| *text as usize + 1).max().unwrap_or_default()];
    for (at, (_, text)) in (0..).zip(known) {
        places[*text as usize] = at;
    }
    let mut pairs: Vec<(u32, u32, u8)> = (0..)
        .zip(known)
        .flat_map(|(at, (_, text))| index.near(*text).map(move |(other, share)| (at, other, share)))
        .map(|(one, other, share)| (one, places[other as usize], share))
        .collect();
    pairs.sort_unstable();
    Near { pairs }
}

/// Brings the index from the records that are `known` to those of `sources`. Whether any text or place changed.
fn follow(index: &mut Overlap, known: &mut Vec<(Arc<Record>, u32)>, sources: &[Source]) -> bool {
    let is_in_place =
        |((record, _), source): (&(Arc<Record>, u32), &Source)| Arc::ptr_eq(record, &source.record) || record.key == source.key;
    if known.len() != sources.len() || !known.iter().zip(sources).all(is_in_place) {
        move_all(index, known, sources);
        return true;
    }
    let mut changed = false;
    for ((record, text), source) in known.iter_mut().zip(sources) {
        if !Arc::ptr_eq(record, &source.record) {
            changed |= change(index, *text, record, source);
            *record = source.record.clone();
        }
    }
    changed
}

/// Whether the text of a source is another now.
fn change(index: &mut Overlap, text: u32, before: &Record, now: &Record) -> bool {
    let changed = !has_same_text(before, now);
    if changed {
        index.change(text, &runs_of(before), &runs_of(now));
    }
    changed
}

/// The same where sources have come, gone or moved.
fn move_all(index: &mut Overlap, known: &mut Vec<(Arc<Record>, u32)>, sources: &[Source]) {
    let mut gone: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut kept: FxHashMap<*const Record, u32> = FxHashMap::default();
    kept.extend(sources.iter().map(|source| (Arc::as_ptr(&source.record), u32::MAX)));
    for (at, (record, text)) in known.iter().enumerate() {
        match kept.get_mut(&Arc::as_ptr(record)) {
            Some(number) => *number = *text,
            None => gone.entry(record.key.as_str()).or_default().push(at),
        }
    }
    let mut now = Vec::with_capacity(sources.len());
    for source in sources {
        let number = match kept[&Arc::as_ptr(&source.record)] {
            u32::MAX => match gone.get_mut(source.key.as_str()).and_then(Vec::pop) {
                Some(before) => {
                    let (record, text) = &known[before];
                    change(index, *text, record, source);
                    *text
                }
                None => index.add(&runs_of(source)),
            },
            number => number,
        };
        now.push((source.record.clone(), number));
    }
    let mut rest: Vec<usize> = gone.into_values().flatten().collect();
    rest.sort_unstable();
    for at in rest {
        let (record, text) = &known[at];
        index.remove(*text, &runs_of(record));
    }
    *known = now;
}

fn has_same_text(a: &Record, b: &Record) -> bool {
    let same_paragraphs = match (&a.text, &b.text) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    };
    same_paragraphs && Arc::ptr_eq(&a.words, &b.words)
}

/// The runs of a source's body, what it quotes left out.
fn runs_of(record: &Record) -> Runs {
    let Some(parsed) = &record.text else { return Runs::default() };
    let body = parsed.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Body);
    let body: Vec<Span> = body.map(|paragraph| paragraph.span).collect();
    let said: Vec<Span> = quoted(&record.words, &parsed.paragraphs).iter().map(|quoted| quoted.span).collect();
    runs(&record.words, &body, &said)
}
