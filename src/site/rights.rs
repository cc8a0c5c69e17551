//! How much of a text the site may show, and whether it shows more than was meant.

use rayon::prelude::*;

use super::{Report, Reports, Site};
use crate::diagnostic::{Diagnostic, link as say};
use crate::front::Publish;
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

/// Warns of each source that is not published in full and of which the site shows too much.
pub fn check(site: &Site, reports: &mut Reports) {
    let limit = site.documents.config.rights.words_per_source as usize;
    let found: Vec<(u32, Diagnostic)> = (0_u32..u32::try_from(site.sources.len()).unwrap_or(u32::MAX))
        .into_par_iter()
        .filter(|source| site.sources[*source as usize].publish == Publish::Cited)
        .filter_map(|source| Some((source, verdict(site, source, limit)?)))
        .collect();
    for (source, diagnostic) in found {
        reports.push(Report::new(site.sources[source as usize].path(&site.documents), diagnostic));
    }
}

fn verdict(site: &Site, source: u32, limit: usize) -> Option<Diagnostic> {
    let record = &site.sources[source as usize];
    let parsed = record.text.as_ref()?;
    let text = record.words(&site.documents);
    let total: usize = parsed.paragraphs.iter().map(|paragraph| words(paragraph.span.of(text))).sum();
    if total <= limit && total < LONG_TEXT {
        return None;
    }
    let shown = shown_spans(site, source, text);
    let count: usize = shown.iter().map(|span| words(span.of(text))).sum();
    if count > limit {
        return Some(say::rights_words(&record.key, count, limit));
    }
    (total >= LONG_TEXT && count * 3 > total).then(|| say::rights_share(&record.key, count, total))
}

/// What pages show of a text: its shown paragraphs, and the one sentence that each entity's page quotes.
fn shown_spans(site: &Site, source: u32, text: &str) -> Vec<Span> {
    let Some(parsed) = &site.sources[source as usize].text else { return Vec::new() };
    let mut spans: Vec<Span> =
        parsed.paragraphs.iter().filter(|paragraph| shows(site, source, paragraph)).map(|paragraph| paragraph.span).collect();
    let mut seen = Vec::new();
    for mention in &site.mentions[source as usize].mentions {
        let gathers = site.is_linkable(mention.entity) && !site.entity(mention.entity).is_protected();
        if !gathers || seen.contains(&mention.entity) {
            continue;
        }
        let Some(paragraph) =
            site.paragraph_at(source, mention.span).filter(|paragraph| paragraph.kind != ParagraphKind::Boilerplate)
        else {
            continue;
        };
        seen.push(mention.entity);
        if !shows(site, source, paragraph) {
            spans.push(sentence_at(text, paragraph.span, mention.span.start));
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
