//! Footnotes: which are called, which are defined, and their numbers.

use std::ops::Range;

use super::node::{Kind, Node};
use crate::diagnostic::{Diagnostic, markdown as say};
use crate::text::Span;

/// One footnote of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Footnote {
    pub label: String,
    /// `[^label]: …`, the whole of it.
    pub definition: Span,
    /// Where it is called, in the order of the text.
    pub calls: Vec<Span>,
    /// From 1, by the first call; none when it is never called, and then it is not published.
    pub number: Option<u32>,
    /// The footnote in whose text the first call stands.
    pub(super) within: Option<u32>,
    /// The nodes of its text.
    pub(super) nodes: Range<u32>,
}

/// Numbers the footnotes: first those called in the text, then those called only in other footnotes. Warns of those never called.
pub fn number(footnotes: &mut [Footnote], nodes: &[Node]) -> Vec<Diagnostic> {
    if footnotes.is_empty() {
        return Vec::new();
    }
    let mut next = 1;
    let mut queue: Vec<u32> = Vec::new();
    let mut outside = vec![true; nodes.len()];
    for footnote in footnotes.iter() {
        outside[footnote.nodes.start as usize..footnote.nodes.end as usize].fill(false);
    }
    let called = |range: Range<usize>, only_outside: bool| -> Vec<u32> {
        let calls = range.filter(|at| !only_outside || outside[*at]).filter_map(|at| match nodes[at].kind {
            Kind::FootnoteCall(note, _) => Some(note),
            _ => None,
        });
        calls.collect()
    };
    let mut give = |notes: Vec<u32>, within: Option<u32>, footnotes: &mut [Footnote], queue: &mut Vec<u32>| {
        for note in notes {
            let footnote = &mut footnotes[note as usize];
            if footnote.number.is_none() {
                footnote.number = Some(next);
                footnote.within = within;
                queue.push(note);
                next += 1;
            }
        }
    };
    give(called(0..nodes.len(), true), None, footnotes, &mut queue);
    let mut done = 0;
    while let Some(&note) = queue.get(done) {
        let Range { start, end } = footnotes[note as usize].nodes;
        give(called(start as usize..end as usize, false), Some(note), footnotes, &mut queue);
        done += 1;
    }
    // A duplicate was reported as such; its label, made up by us, holds a line end.
    let unused = footnotes.iter().filter(|footnote| footnote.number.is_none() && !footnote.label.contains('\n'));
    unused.map(|footnote| say::footnote_unused(label_span(footnote.definition, &footnote.label), &footnote.label)).collect()
}

/// `[^label]:` at the start of a definition.
pub fn label_span(definition: Span, label: &str) -> Span {
    Span { start: definition.start, end: definition.end.min(definition.start + super::index(label.len()) + 4) }
}
