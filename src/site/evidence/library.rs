//! The texts that quotations are held against, made ready once, and what was sought in all of them.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::front::TextKind;
use crate::gazetteer::SpeechWords;
use crate::quotation::{self, Folded, Found, Quoted, Text, Turn, Wanted};
use crate::seed::{Paragraph, ParagraphKind};
use crate::site::sources::{Record, Source};

/// A source's text, ready to be compared with.
#[derive(Debug)]
pub struct Ready {
    record: Arc<Record>,
    folded: Folded,
    /// What stands in quotation marks in it.
    pub quoted: Vec<Quoted>,
    /// Of a transcript: who speaks from where on.
    pub turns: Vec<Turn>,
}

impl Ready {
    fn new(record: &Arc<Record>) -> Self {
        let paragraphs = record.text.as_ref().map_or(&[][..], |text| &text.paragraphs);
        let quoted = quotation::quoted(&record.words, paragraphs);
        let is_transcript = record.front.text == Some(TextKind::Transcript);
        let turns = if is_transcript { quotation::turns(&record.words, paragraphs) } else { Vec::new() };
        Self { record: record.clone(), folded: folded(record), quoted, turns }
    }

    pub fn text(&self) -> Text<'_> {
        self.folded.of(&self.record.words)
    }
}

/// So many sources may have changed in place.
const FEW: usize = 64;
/// From so many on quotations are sought in one pass over the texts.
const MANY: usize = 4;

/// The first source that has the words of a quotation.
#[derive(Debug)]
struct Answer {
    wanted: Wanted,
    source: Option<u32>,
}

/// Ready texts by source, and answers by words.
#[derive(Debug)]
pub struct Library {
    words: SpeechWords,
    texts: FxHashMap<u32, Arc<Ready>>,
    /// The sources that the answers hold for.
    sources: Arc<Vec<Source>>,
    answers: FxHashMap<String, Answer>,
}

impl Default for Library {
    fn default() -> Self {
        Self {
            words: SpeechWords::builtin(),
            texts: FxHashMap::default(),
            sources: Arc::default(),
            answers: FxHashMap::default(),
        }
    }
}

impl Library {
    pub fn words(&self) -> &SpeechWords {
        &self.words
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

    /// Only the sources that are new are asked again; an answer that is no more is forgotten.
    fn correct_answers(&mut self, sources: &Arc<Vec<Source>>) {
        let before = std::mem::replace(&mut self.sources, sources.clone());
        if Arc::ptr_eq(&before, sources) || self.answers.is_empty() {
            return;
        }
        let (changed, places) = moved(&before, sources);
        if changed.len() > sources.len() / 4 {
            self.answers.clear();
            return;
        }
        self.answers.retain(|_, answer| {
            let kept = match answer.source {
                None => None,
                Some(source) => match places(source) {
                    None => return false,
                    place => place,
                },
            };
            let new = quotation::elsewhere(&answer.wanted, changed.len(), |at| Some(&*sources[changed[at]].words), 1);
            let new = new.first().and_then(|at| u32::try_from(changed[*at]).ok());
            answer.source = [kept, new].into_iter().flatten().min();
            true
        });
    }

    /// Seeks the words of all these quotations in all sources, unless they are known to be there or not.
    pub fn ask<'a>(&mut self, words: impl Iterator<Item = &'a str>, sources: &[Source]) {
        let mut new: Vec<&str> = words.filter(|words| !self.answers.contains_key(*words)).collect();
        new.sort_unstable();
        new.dedup();
        let wanted: Vec<Wanted> = new.iter().map(|words| Wanted::new(words)).collect();
        let text = |at: usize| sources.get(at).map(|source| &*source.words);
        let found: Vec<Option<usize>> = if wanted.len() < MANY {
            wanted.iter().map(|wanted| quotation::elsewhere(wanted, sources.len(), text, 1).first().copied()).collect()
        } else {
            quotation::first_of_each(&wanted.iter().collect::<Vec<_>>(), sources.len(), text)
        };
        for ((words, wanted), found) in new.into_iter().zip(wanted).zip(found) {
            let source = found.and_then(|at| u32::try_from(at).ok());
            self.answers.insert(words.to_owned(), Answer { wanted, source });
        }
    }

    /// The first source that has these words, which were asked for.
    pub fn answer(&self, words: &str) -> Option<u32> {
        self.answers.get(words)?.source
    }

    /// Forgets the answers that nobody asked for.
    pub fn forget_but(&mut self, asked: &FxHashSet<&str>) {
        self.answers.retain(|words, _| asked.contains(words.as_str()));
    }
}

/// Where each of the old sources stands now, by its old number.
type Places<'a> = Box<dyn Fn(u32) -> Option<u32> + 'a>;

/// The sources that are new, ascending, and where the old ones went.
fn moved<'a>(before: &'a [Source], now: &'a [Source]) -> (Vec<usize>, Places<'a>) {
    let pointer = |source: &Source| Arc::as_ptr(&source.record);
    if before.len() == now.len() {
        let changed: Vec<usize> = (0..now.len()).filter(|at| pointer(&before[*at]) != pointer(&now[*at])).take(FEW + 1).collect();
        let place = move |at: u32| (pointer(&before[at as usize]) == pointer(&now[at as usize])).then_some(at);
        // More are a row that moved by one.
        if changed.len() <= FEW {
            return (changed, Box::new(place));
        }
    }
    let known: FxHashSet<*const Record> = before.iter().map(pointer).collect();
    let changed = (0..now.len()).filter(|at| !known.contains(&pointer(&now[*at]))).collect();
    let places: FxHashMap<*const Record, u32> = now.iter().map(pointer).zip(0..).collect();
    (changed, Box::new(move |at: u32| places.get(&pointer(&before[at as usize])).copied()))
}

/// The title and what is no part of the article do not go on with the text beside them.
fn folded(record: &Record) -> Folded {
    let paragraphs = record.text.as_ref().map_or(&[][..], |text| &text.paragraphs);
    let is_apart =
        |pair: &&[Paragraph]| pair.iter().any(|one| matches!(one.kind, ParagraphKind::Title | ParagraphKind::Boilerplate));
    let borders: Vec<u32> = paragraphs.windows(2).filter(is_apart).map(|pair| pair[1].span.start).collect();
    Folded::divided(&record.words, &borders)
}

/// Where a source has the words, whether or not its text is ready.
pub fn has(wanted: &Wanted, record: &Record) -> Option<Found> {
    quotation::find(wanted, folded(record).of(&record.words), &[])
}
