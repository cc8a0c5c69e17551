//! The texts that quotations are held against, made ready once, and what was sought in all of them.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::gazetteer::SpeechVerbs;
use crate::quotation::{self, Folded, Found, Quoted, Text, Wanted};
use crate::seed::{Paragraph, ParagraphKind};
use crate::site::sources::{Record, Source};

/// A source's text, ready to be compared with.
#[derive(Debug)]
pub struct Ready {
    record: Arc<Record>,
    folded: Folded,
    /// What stands in quotation marks in it.
    pub quoted: Vec<Quoted>,
}

impl Ready {
    fn new(record: &Arc<Record>) -> Self {
        let paragraphs = record.text.as_ref().map_or(&[][..], |text| &text.paragraphs);
        Self { record: record.clone(), folded: folded(record), quoted: quotation::quoted(&record.words, paragraphs) }
    }

    pub fn text(&self) -> Text<'_> {
        self.folded.of(&self.record.words)
    }
}

/// Ready texts by source, and answers by words.
#[derive(Debug)]
pub struct Library {
    verbs: SpeechVerbs,
    texts: FxHashMap<u32, Arc<Ready>>,
    /// The sources that the answers hold for.
    sources: Arc<Vec<Source>>,
    answers: FxHashMap<String, Option<u32>>,
}

impl Default for Library {
    fn default() -> Self {
        Self {
            verbs: SpeechVerbs::builtin(),
            texts: FxHashMap::default(),
            sources: Arc::default(),
            answers: FxHashMap::default(),
        }
    }
}

impl Library {
    pub fn verbs(&self) -> &SpeechVerbs {
        &self.verbs
    }

    /// Makes the texts of `used` ready, and brings the answers to the sources as they are now.
    pub fn renew(&mut self, sources: &Arc<Vec<Source>>, used: &FxHashSet<u32>) {
        let known = &self.texts;
        let ready = |at: &u32| {
            let record = &sources[*at as usize].record;
            let kept = known.get(at).filter(|ready| Arc::ptr_eq(&ready.record, record)).cloned();
            (*at, kept.unwrap_or_else(|| Arc::new(Ready::new(record))))
        };
        self.texts = used.par_iter().map(ready).collect();
        self.correct_answers(sources);
    }

    pub fn text(&self, source: u32) -> Option<&Ready> {
        self.texts.get(&source).map(|ready| &**ready)
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
            let has_it = changed.iter().filter(|at| first_with(&wanted, &sources[**at..=**at]).is_some()).map(number).min();
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
        let answer = first_with(&Wanted::new(words), sources);
        self.answers.insert(words.to_owned(), answer);
        answer
    }

    /// Forgets the answers that nobody asked for.
    pub fn forget_but(&mut self, asked: &FxHashSet<String>) {
        self.answers.retain(|words, _| asked.contains(words));
    }
}

/// The title and what is no part of the article do not go on with the text beside them.
fn folded(record: &Record) -> Folded {
    let paragraphs = record.text.as_ref().map_or(&[][..], |text| &text.paragraphs);
    let is_apart =
        |pair: &&[Paragraph]| pair.iter().any(|one| matches!(one.kind, ParagraphKind::Title | ParagraphKind::Boilerplate));
    let borders: Vec<u32> = paragraphs.windows(2).filter(is_apart).map(|pair| pair[1].span.start).collect();
    Folded::divided(&record.words, &borders)
}

fn first_with(wanted: &Wanted, sources: &[Source]) -> Option<u32> {
    let found = quotation::elsewhere(wanted, sources.len(), |at| Some(&*sources[at].words), 1);
    found.first().and_then(|at| u32::try_from(*at).ok())
}

/// Where a source has the words, whether or not its text is ready.
pub fn has(wanted: &Wanted, record: &Record) -> Option<Found> {
    quotation::find(wanted, folded(record).of(&record.words), &[])
}
