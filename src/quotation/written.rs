//! What a note quotes, and which of its citations stands behind it.
//!
//! Depends on nothing but the note: it is part of what is kept of a parsed file.

use super::bind::{Around, Bound, before_in_sentence, bind};
use super::block;
use super::inline::{self, InMarks, quoted};
use super::sentence::{sentence_behind, sentences_of};
use super::term;
use super::unpaired::{Unpaired, unpaired};
use super::{Written, WrittenKind};
use crate::brief::{DisputeBody, Label};
use crate::markdown::{BlockKind, Body, Follows, Passage, passages};
use crate::text::{Span, fold};

/// What a note says on the authority of others.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// By their place.
    pub quotations: Vec<Written>,
    /// For each citation the sentence that it stands behind, in the bytes of the note.
    pub cited_sentences: Vec<Span>,
    /// Marks that quote nothing, for they have no other.
    pub unpaired: Vec<Unpaired>,
}

/// Reads what `body` quotes; pass the claims of a dispute. Linear in its length.
pub fn read(text: &str, body: &Body, dispute: Option<&DisputeBody>) -> Reading {
    let passages = passages(text, body);
    let mut reader = Reader {
        body,
        around: Around::of(body, &passages),
        positions: positions(dispute),
        asides: asides(body, dispute),
        found: pins(body),
        waiting: Vec::new(),
        cited: body.citations.iter().map(|citation| Span { start: citation.span.start, end: citation.span.start }).collect(),
    };
    let unpaired = (0..passages.len()).filter_map(|at| unpaired(&passages, at)).collect();
    let mut at = 0;
    while at < passages.len() {
        let end = end_of_quote(&passages, at);
        for (offset, passage) in passages[at..end].iter().enumerate() {
            let quoted = quoted(passage);
            if passage.citations.is_empty() && quoted.is_empty() {
                reader.waiting.clear();
                continue;
            }
            let sentences = sentences_of(passage, &quoted);
            reader.cite(passage, &sentences);
            if passage.quote.is_none() {
                reader.passage(passage, at + offset, &quoted, &sentences);
            }
        }
        if passages[at].quote.is_some() {
            reader.block(&passages, at..end);
        }
        at = end;
    }
    reader.found.sort_by_key(|written| written.span);
    term::tell(text, &mut reader.found);
    Reading { quotations: reader.found, cited_sentences: reader.cited, unpaired }
}

/// The end of the run of passages that passage `at` belongs to: its block quote, or itself.
fn end_of_quote(passages: &[Passage], at: usize) -> usize {
    let quote = passages[at].quote;
    let others = passages[at + 1..].iter().take_while(|passage| quote.is_some() && passage.quote == quote);
    at + 1 + others.count()
}

fn pins(body: &Body) -> Vec<Written> {
    let mut pins = Vec::new();
    for (citation, group) in (0..).zip(&body.citations) {
        for (item, cited) in (0..).zip(&group.items) {
            pins.extend(cited.pin.as_ref().map(|(words, span)| Written {
                span: *span,
                words: words.clone(),
                kind: WrittenKind::Pin,
                citation: Some(citation),
                instead: None,
                item: Some(item),
                same_sentence: true,
                adjacent: true,
                translated: false,
                position: None,
            }));
        }
    }
    pins
}

/// The words of all positions, with the indices of claim and position; in order.
fn positions(dispute: Option<&DisputeBody>) -> Vec<(Span, (u32, u32))> {
    let mut found = Vec::new();
    for (claim, held) in (0..).zip(dispute.map_or(&[][..], |dispute| &dispute.claims)) {
        for (position, taken) in (0..).zip(&held.positions) {
            found.extend(taken.words.map(|words| (words, (claim, position))));
        }
    }
    found
}

/// The places, in order, where a quotation without citation is none of a source: what was sought and not found, what the desk said before.
fn asides(body: &Body, dispute: Option<&DisputeBody>) -> Vec<Span> {
    const TITLES: [&str; 2] = ["not in our sources", "corrections"];
    let claims = dispute.map_or(&[][..], |dispute| &dispute.claims);
    let labelled =
        dispute.into_iter().flat_map(|dispute| &dispute.labelled).chain(claims.iter().flat_map(|claim| &claim.labelled));
    let not_found = labelled.filter(|labelled| labelled.label == Label::NotInOurSources);
    let mut asides: Vec<Span> =
        not_found.map(|labelled| Span { start: labelled.label_span.start, end: labelled.content.end }).collect();
    let mut open: Option<(Span, u8)> = None;
    for heading in &body.headings {
        if let Some((aside, _)) = open.take_if(|(_, level)| heading.level <= *level) {
            asides.push(Span { start: aside.start, end: heading.span.start });
        }
        if open.is_none() && TITLES.contains(&fold(&heading.text).as_str()) {
            open = Some((heading.span, heading.level));
        }
    }
    asides.extend(open.map(|(aside, _)| Span { start: aside.start, end: body.span.end }));
    asides.sort();
    asides
}

struct Reader<'a> {
    body: &'a Body,
    around: Around,
    positions: Vec<(Span, (u32, u32))>,
    asides: Vec<Span>,
    found: Vec<Written>,
    /// Parts of a quotation that was not closed so far.
    waiting: Vec<Written>,
    cited: Vec<Span>,
}

impl Reader<'_> {
    fn cite(&mut self, passage: &Passage, sentences: &[Span]) {
        for (place, citation) in &passage.citations {
            let sentence = sentences.get(sentence_behind(sentences, *place)).map(|sentence| passage.source(*sentence));
            if let Some(sentence) = sentence.or_else(|| self.around.row(passage)) {
                self.cited[*citation as usize] = sentence;
            }
        }
    }

    fn passage(&mut self, passage: &Passage, at: usize, quoted: &[InMarks], sentences: &[Span]) {
        let bounds = self.bounds(passage, at, quoted, sentences);
        let goes_on = passage.follows == Follows::Paragraph && quoted.first().is_some_and(|first| begins(passage, first));
        match bounds.first().copied().flatten() {
            Some(bound) if goes_on => self.end_waiting(bound),
            _ if goes_on && !quoted[0].closed => {}
            _ if goes_on => self.found.append(&mut self.waiting),
            _ => self.waiting.clear(),
        }
        let is_bare = passage.citations.is_empty() && (passage.kind == BlockKind::Heading || self.is_aside(passage));
        if is_bare {
            return;
        }
        for (quoted, bound) in quoted.iter().zip(bounds) {
            let mut written = self.written(passage, quoted.inside, WrittenKind::Inline, bound);
            written.instead =
                bound.filter(|bound| !bound.same_sentence).and_then(|_| before_in_sentence(passage, sentences, quoted));
            let list = if quoted.closed { &mut self.found } else { &mut self.waiting };
            list.push(written);
        }
    }

    /// The citation of each quotation of a passage. The first part of one that is split by `,” he said, “` is held as the second is.
    fn bounds(&self, passage: &Passage, at: usize, quoted: &[InMarks], sentences: &[Span]) -> Vec<Option<Bound>> {
        let mut bounds: Vec<Option<Bound>> =
            quoted.iter().map(|quoted| bind(passage, at, sentences, quoted, &self.around)).collect();
        for first in (0..bounds.len().saturating_sub(1)).rev() {
            let is_adjacent = bounds[first + 1].is_some_and(|bound| bound.adjacent);
            if let Some(bound) = &mut bounds[first]
                && is_adjacent
                && is_split(passage, &quoted[first], &quoted[first + 1])
            {
                bound.adjacent = true;
            }
        }
        bounds
    }

    /// The parts that waited are quotations after all: they are held against the citation of the part that goes on with them.
    fn end_waiting(&mut self, bound: Bound) {
        for mut written in std::mem::take(&mut self.waiting) {
            if written.citation.is_none() || !written.same_sentence {
                written.citation = Some(bound.citation);
                written.same_sentence = bound.same_sentence;
                written.translated = self.translates(bound);
            }
            self.found.push(written);
        }
    }

    fn block(&mut self, passages: &[Passage], quote: std::ops::Range<usize>) {
        self.waiting.clear();
        for piece in block::pieces(passages, quote) {
            let passage = &passages[piece.passage];
            if piece.bound.is_some() || !self.is_aside(passage) {
                let written = self.written(passage, piece.words, WrittenKind::Block, piece.bound);
                self.found.push(written);
            }
        }
    }

    fn written(&self, passage: &Passage, place: Span, kind: WrittenKind, bound: Option<Bound>) -> Written {
        let span = passage.source(place);
        Written {
            span,
            words: inline::shown(passage, place),
            kind,
            citation: bound.map(|bound| bound.citation),
            instead: None,
            item: None,
            same_sentence: bound.is_some_and(|bound| bound.same_sentence),
            adjacent: bound.is_some_and(|bound| bound.adjacent),
            translated: bound.is_some_and(|bound| self.translates(bound)),
            position: self.position(span),
        }
    }

    /// Whether the citation says that what stands before it is our translation.
    fn translates(&self, bound: Bound) -> bool {
        bound.after && self.body.citations[bound.citation as usize].items.iter().any(|item| item.translation)
    }

    fn position(&self, span: Span) -> Option<(u32, u32)> {
        let next = self.positions.partition_point(|(words, _)| words.end < span.end);
        self.positions.get(next).filter(|(words, _)| words.contains(span)).map(|(_, position)| *position)
    }

    fn is_aside(&self, passage: &Passage) -> bool {
        let start = passage.source(passage.whole()).start;
        let next = self.asides.partition_point(|aside| aside.end <= start);
        self.asides.get(next).is_some_and(|aside| aside.start <= start)
    }
}

/// Whether nothing stands before `first` in its passage.
fn begins(passage: &Passage, first: &InMarks) -> bool {
    passage.text[..first.whole.range().start].trim().is_empty()
}

/// Whether a reporter's `he said` between commas is all that stands between two quotations.
fn is_split(passage: &Passage, first: &InMarks, second: &InMarks) -> bool {
    /// In words.
    const LONGEST: usize = 8;
    let between = Span { start: first.whole.end, end: second.whole.start }.of(&passage.text);
    let comma = first.inside.of(&passage.text).ends_with(',') || between.trim_start().starts_with(',');
    comma && between.trim_end().ends_with(',') && between.split_whitespace().take(LONGEST + 1).count() <= LONGEST
}

#[cfg(test)]
mod tests;
