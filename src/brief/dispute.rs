//! The body of a dispute: its labelled paragraphs, its claims, and the prose around them.

use rustc_hash::FxHashMap;

use super::claim::{self, Claim, Opening};
use super::label::{self, Labelled};
use super::position;
use crate::diagnostic::{Diagnostic, brief as say};
use crate::markdown::{Body, Part, outline};
use crate::text::{Span, line_column};

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DisputeBody {
    /// What is said of the dispute as a whole.
    pub labelled: Vec<Labelled>,
    /// In the order of the text.
    pub claims: Vec<Claim>,
    /// Ordinary text outside claims, in order: runs of blocks, headings included, that stand together.
    pub prose: Vec<Span>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the body of a dispute. Pass a body that was read with `Options::claims`.
pub fn dispute(text: &str, body: &Body) -> DisputeBody {
    let mut found = DisputeBody::default();
    let mut in_claim = false;
    let mut in_prose = false;
    for part in outline(text, body) {
        let was_prose = std::mem::take(&mut in_prose);
        if let Part::Heading(at) = part {
            let heading = &body.headings[at as usize];
            match claim::opening(heading.level, &heading.text) {
                Opening::Claim(number, title) => {
                    found.claims.push(open(number, title, at, heading.span));
                    in_claim = true;
                    continue;
                }
                Opening::Wrong => {
                    found.diagnostics.push(say::claim_heading(heading.span, &heading.text));
                    continue;
                }
                Opening::Other if heading.level <= 2 => in_claim = false,
                Opening::Other => {}
            }
        }
        if let (true, Some(claim)) = (in_claim, found.claims.last_mut()) {
            claim::part(text, body, claim, &part, &mut found.diagnostics);
            continue;
        }
        if let Part::Paragraph(line) = &part {
            match label::read(text, body, line, &mut found.diagnostics) {
                label::Found::Labelled(labelled) => {
                    found.labelled.extend(labelled);
                    continue;
                }
                label::Found::Unknown(span, Some(near)) => {
                    found.diagnostics.push(say::label_unknown(span, span.of(text), Some(near)));
                }
                _ => {}
            }
        }
        if let Part::List { items, .. } = &part {
            found.diagnostics.extend(items.iter().find_map(|item| position::stray(text, item)));
        }
        in_prose = true;
        add_prose(&mut found.prose, span_of(body, &part), was_prose);
    }
    close_claims(body, &mut found);
    report_twins(text, body, &mut found);
    found.diagnostics.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    found
}

fn open(number: String, title: String, heading: u32, span: Span) -> Claim {
    let id = number.to_lowercase();
    Claim { id, number, title, heading, span, kind: None, positions: Vec::new(), labelled: Vec::new() }
}

fn span_of(body: &Body, part: &Part) -> Span {
    match part {
        Part::Heading(at) => body.headings[*at as usize].span,
        Part::Paragraph(line) => line.span,
        Part::List { span, .. } | Part::Other(span) => *span,
    }
}

fn add_prose(prose: &mut Vec<Span>, span: Span, goes_on: bool) {
    match prose.last_mut().filter(|_| goes_on) {
        Some(last) => last.end = span.end,
        None => prose.push(span),
    }
}

/// Each claim reaches to the next heading of its level, or to the end.
fn close_claims(body: &Body, found: &mut DisputeBody) {
    for claim in &mut found.claims {
        let after = &body.headings[claim.heading as usize + 1..];
        let next = after.iter().find(|heading| heading.level <= 2);
        claim.span.end = next.map_or(body.span.end, |heading| heading.span.start);
    }
}

/// Two claims with one number.
fn report_twins(text: &str, body: &Body, found: &mut DisputeBody) {
    let mut first = FxHashMap::default();
    for claim in &found.claims {
        let span = body.headings[claim.heading as usize].span;
        let before: Span = *first.entry(claim.id.as_str()).or_insert(span);
        if before != span {
            let line = line_column(text, before.start as usize).0;
            found.diagnostics.push(say::claim_duplicate(span, &claim.number, line));
        }
    }
}
