//! How much of a text the site may show, and whether it shows more than was meant.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::marked::Marked;
use super::readings::Readings;
use super::sources::{Record, Source};
use super::texts::Reading;
use super::{Report, Reports, Site};
use crate::diagnostic::{Diagnostic, link as say};
use crate::front::Publish;
use crate::mention::EntityId;
use crate::seed::{Paragraph, ParagraphKind};
use crate::sentence::sentence_at;
use crate::text::Span;

/// From this length on a share of a text counts as well as the number of words.
const LONG_TEXT: usize = 600;

/// Whether a published page may show a paragraph of a source.
pub fn shows(site: &Site, source: u32, paragraph: &Paragraph) -> bool {
    match site.sources[source as usize].publish {
        Publish::Full => true,
        Publish::Metadata => false,
        Publish::Cited => match paragraph.kind {
            ParagraphKind::Boilerplate => false,
            ParagraphKind::Title | ParagraphKind::Standfirst => true,
            _ => site.cited_paragraphs[source as usize].binary_search(&paragraph.n).is_ok(),
        },
    }
}

/// How a page shows a part of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    Published,
    /// In a preview only: a build keeps it back.
    Tinted,
    Not,
}

/// How the pages of this site, a build's or a preview's, show a paragraph of a source.
pub fn shown(site: &Site, source: u32, paragraph: &Paragraph) -> Shown {
    match shows(site, source, paragraph) {
        true => Shown::Published,
        false if site.shows_withheld => Shown::Tinted,
        false => Shown::Not,
    }
}

/// What was said of each source, with what it rests on.
#[derive(Default, Debug)]
pub struct Memory {
    limit: usize,
    /// By entity: whether its page quotes the texts that name it.
    quotes: Vec<bool>,
    // Whole rows, side by side: comparing them looks at no source that is what it was.
    sources: Arc<Vec<Source>>,
    readings: Readings,
    cited: Arc<Vec<Vec<u32>>>,
    /// In the order of the sources.
    known: Vec<Known>,
    /// The sources of which there is something to say.
    warned: Marked,
}

#[derive(Clone, Debug)]
struct Known {
    record: Arc<Record>,
    /// None: nothing is known yet.
    reading: Option<Arc<Reading>>,
    cited: Vec<u32>,
    /// The mentions that pages of entities quote.
    quoted: Vec<Span>,
    verdict: Option<Diagnostic>,
}

/// Warns of each source that is not published in full and of which the site shows too much.
pub fn check(site: &Site, memory: &mut Memory, reports: &mut Reports) {
    let limit = site.documents.config.rights.words_per_source as usize;
    let quotes =
        site.entities.ids().map(|(at, entity)| site.is_linkable(EntityId(at)) && !entity.is_protected()).collect::<Vec<_>>();
    if memory.limit != limit {
        memory.known.clear();
    }
    let same_quotes = memory.quotes == quotes;
    let others = memory.others(site, same_quotes);
    (memory.limit, memory.quotes) = (limit, quotes);
    put_in_order(site, &mut memory.known, &others);
    let checked: Vec<(usize, Known)> = others
        .par_iter()
        .filter_map(|at| Some((*at, checked(site, *at, &memory.known[*at], (&memory.quotes, same_quotes), limit)?)))
        .collect();
    for (at, known) in checked {
        memory.known[at] = known;
    }
    memory.mark(&others);
    (memory.sources, memory.readings) = (site.sources.clone(), site.mentions.clone());
    memory.cited = site.cited_paragraphs.clone();
    for at in &*memory.warned {
        let path = site.sources[*at as usize].path(&site.documents);
        reports.extend(memory.known[*at as usize].verdict.iter().map(|diagnostic| Report::new(path, diagnostic.clone())));
    }
}

impl Memory {
    /// The sources that are not certainly what they were.
    fn others(&self, site: &Site, same_quotes: bool) -> Vec<usize> {
        let all = 0..site.sources.len();
        if !same_quotes || self.known.len() != site.sources.len() {
            return all.collect();
        }
        let same_cited = Arc::ptr_eq(&self.cited, &site.cited_paragraphs);
        let is_other = |at: &usize| {
            !Arc::ptr_eq(&self.sources[*at].record, &site.sources[*at].record)
                || !Arc::ptr_eq(&self.readings[*at], &site.mentions[*at])
                || !(same_cited || self.cited[*at] == site.cited_paragraphs[*at])
        };
        all.filter(is_other).collect()
    }

    fn mark(&mut self, others: &[usize]) {
        let number = |at: usize| u32::try_from(at).expect("fewer than 4 billion sources");
        if others.len() == self.known.len() {
            let warned = self.known.iter().enumerate().filter(|(_, known)| known.verdict.is_some());
            self.warned = warned.map(|(at, _)| number(at)).collect();
        } else {
            for at in others {
                self.warned.set(number(*at), self.known[*at].verdict.is_some());
            }
        }
    }
}

/// What there is to say of a source now; none where `known` holds.
fn checked(site: &Site, at: usize, known: &Known, (quotes, same_quotes): (&[bool], bool), limit: usize) -> Option<Known> {
    let (reading, cited) = (&site.mentions[at], &site.cited_paragraphs[at]);
    let same_reading = same_quotes && known.reading.as_ref().is_some_and(|known| Arc::ptr_eq(known, reading));
    if same_reading && known.cited == *cited {
        return None;
    }
    let sentences = quoted(reading, quotes);
    let verdict = if known.reading.is_none() || known.cited != *cited || known.quoted != sentences {
        verdict(site, u32::try_from(at).unwrap_or(u32::MAX), &sentences, limit)
    } else {
        known.verdict.clone()
    };
    let reading = Some(reading.clone());
    Some(Known { record: known.record.clone(), reading, cited: cited.clone(), quoted: sentences, verdict })
}

/// One entry for each source: what is known of the same record, else nothing.
fn put_in_order(site: &Site, known: &mut Vec<Known>, others: &[usize]) {
    let nothing = |record: &Arc<Record>| Known {
        record: record.clone(),
        reading: None,
        cited: Vec::new(),
        quoted: Vec::new(),
        verdict: None,
    };
    if known.len() == site.sources.len() {
        for at in others.iter().filter(|at| !Arc::ptr_eq(&known[**at].record, &site.sources[**at].record)).collect::<Vec<_>>() {
            known[*at] = nothing(&site.sources[*at].record);
        }
        return;
    }
    let mut records: FxHashMap<usize, Known> =
        known.drain(..).map(|known| (Arc::as_ptr(&known.record) as usize, known)).collect();
    known.extend(
        site.sources
            .iter()
            .map(|source| records.remove(&(Arc::as_ptr(&source.record) as usize)).unwrap_or_else(|| nothing(&source.record))),
    );
}

/// The first gathered mention of each entity whose page quotes it.
fn quoted(reading: &Reading, quotes: &[bool]) -> Vec<Span> {
    let mut seen: Vec<EntityId> = Vec::new();
    let mut spans = Vec::new();
    for (entity, at) in &reading.gathered {
        if quotes[entity.0 as usize] && !seen.contains(entity) {
            seen.push(*entity);
            spans.push(reading.mentions[*at as usize].span);
        }
    }
    spans
}

fn verdict(site: &Site, source: u32, quoted: &[Span], limit: usize) -> Option<Diagnostic> {
    let record = &site.sources[source as usize];
    if record.publish != Publish::Cited {
        return None;
    }
    let parsed = record.text.as_ref()?;
    let text = &*record.words;
    let total: usize = parsed.paragraphs.iter().map(|paragraph| words(paragraph.span.of(text))).sum();
    if total <= limit && total < LONG_TEXT {
        return None;
    }
    let shown = shown_spans(site, source, quoted, text);
    let count: usize = shown.iter().map(|span| words(span.of(text))).sum();
    if count > limit {
        return Some(say::rights_words(&record.key, count, limit));
    }
    (total >= LONG_TEXT && count * 3 > total).then(|| say::rights_share(&record.key, count, total))
}

/// What pages show of a text: its shown paragraphs, and the one sentence that each entity's page quotes.
fn shown_spans(site: &Site, source: u32, quoted: &[Span], text: &str) -> Vec<Span> {
    let Some(parsed) = &site.sources[source as usize].text else { return Vec::new() };
    let mut spans: Vec<Span> =
        parsed.paragraphs.iter().filter(|paragraph| shows(site, source, paragraph)).map(|paragraph| paragraph.span).collect();
    for mention in quoted {
        if let Some(paragraph) = site.paragraph_at(source, *mention).filter(|paragraph| !shows(site, source, paragraph)) {
            spans.push(sentence_at(text, paragraph.span, mention.start));
        }
    }
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Words of a text, as a reader counts them.
pub fn words(text: &str) -> usize {
    /// What a byte says by itself: the words of every source are counted.
    const SPACE: [bool; 128] = {
        let mut table = [false; 128];
        (table[b' ' as usize], table[b'\t' as usize], table[b'\n' as usize]) = (true, true, true);
        (table[0x0b], table[0x0c], table[b'\r' as usize]) = (true, true, true);
        table
    };
    let (mut words, mut before) = (0, true);
    for (at, byte) in text.bytes().enumerate() {
        let space = match SPACE.get(usize::from(byte)) {
            Some(space) => *space,
            None if !text.is_char_boundary(at) => continue,
            None => text[at..].chars().next().is_some_and(char::is_whitespace),
        };
        words += usize::from(before && !space);
        before = space;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_between_white_space() {
        for text in [
            "",
            " ",
            "a",
            " one  two\u{a0}three ",
            "“He’s – gone”\u{2003}now\r\n",
            "é è\u{b}x\u{1c}y",
            "\u{3000}ab\u{3000}\u{85}c",
        ] {
            assert_eq!(words(text), text.split_whitespace().count(), "{text:?}");
        }
    }
}
