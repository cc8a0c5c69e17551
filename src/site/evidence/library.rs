//! The texts that quotations are held against, made ready once, and what was sought in all of them.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::sources::{Record, Source};
use crate::quotation::{self, Folded, Found, Quoted, Wanted};

/// A source's text, ready to be compared with.
#[derive(Debug)]
pub struct Text {
    pub folded: Folded,
    /// What stands in quotation marks in it.
    pub quoted: Vec<Quoted>,
}

impl Text {
    fn new(record: &Record) -> Self {
        let paragraphs = record.text.as_ref().map_or(&[][..], |text| &text.paragraphs);
        Self { folded: Folded::new(&record.words), quoted: quotation::quoted(&record.words, paragraphs) }
    }
}

/// Ready texts by source, and answers by words.
#[derive(Default, Debug)]
pub struct Library {
    texts: FxHashMap<u32, (Arc<Record>, Arc<Text>)>,
    /// The sources that the answers hold for.
    sources: Arc<Vec<Source>>,
    answers: FxHashMap<String, Option<u32>>,
}

impl Library {
    /// Makes the texts of `used` ready, and brings the answers to the sources as they are now.
    pub fn renew(&mut self, sources: &Arc<Vec<Source>>, used: &FxHashSet<u32>) {
        let known = &self.texts;
        let ready = |at: &u32| {
            let record = &sources[*at as usize].record;
            let kept = known.get(at).filter(|(of, _)| Arc::ptr_eq(of, record)).map(|(_, text)| text.clone());
            (*at, (record.clone(), kept.unwrap_or_else(|| Arc::new(Text::new(record)))))
        };
        self.texts = used.par_iter().map(ready).collect();
        self.correct_answers(sources);
    }

    pub fn text(&self, source: u32) -> Option<&Text> {
        self.texts.get(&source).map(|(_, text)| &**text)
    }

    /// Where other texts came to stand under the same numbers only these are asked again.
    fn correct_answers(&mut self, sources: &Arc<Vec<Source>>) {
        let before = std::mem::replace(&mut self.sources, sources.clone());
        if Arc::ptr_eq(&before, sources) || self.answers.is_empty() {
            return;
        }
        if before.len() != sources.len() {
            self.answers.clear();
            return;
        }
        let differs = |at: &usize| !Arc::ptr_eq(&before[*at].words, &sources[*at].words);
        let changed: Vec<usize> = (0..sources.len()).filter(differs).collect();
        if changed.len() > sources.len() / 4 {
            self.answers.clear();
        }
        self.answers.retain(|words, answer| {
            let wanted = Wanted::new(words);
            let number = |at: &usize| u32::try_from(*at).unwrap_or(u32::MAX);
            let has_it = changed.iter().filter(|at| has(&wanted, &sources[**at].record).is_some()).map(number).min();
            let is_lost = answer.is_some_and(|known| changed.iter().any(|at| number(at) == known) && has_it != Some(known));
            *answer = [*answer, has_it].into_iter().flatten().min();
            !is_lost
        });
    }

    /// The first source that has these words.
    pub fn elsewhere(&mut self, words: &str, sources: &[Source]) -> Option<u32> {
        if let Some(known) = self.answers.get(words) {
            return *known;
        }
        let texts: Vec<&str> = sources.iter().map(|source| &*source.words).collect();
        let found = quotation::elsewhere(&Wanted::new(words), &texts);
        let answer = found.first().and_then(|at| u32::try_from(*at).ok());
        self.answers.insert(words.to_owned(), answer);
        answer
    }

    /// Forgets the answers that nobody asked for.
    pub fn forget_but(&mut self, asked: &FxHashSet<String>) {
        self.answers.retain(|words, _| asked.contains(words));
    }
}

/// Where a source has the words, whether or not its text is ready.
pub fn has(wanted: &Wanted, record: &Record) -> Option<Found> {
    quotation::find(wanted, &Folded::new(&record.words), &[])
}
