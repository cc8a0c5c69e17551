//! One claim of a dispute: `## C2 Title`, its positions, its labelled paragraphs.

use super::label::{self, Labelled};
use super::position::{self, Position};
use super::stance::ClaimKind;
use crate::diagnostic::{Diagnostic, brief as say};
use crate::markdown::{Body, Item, Line, Part};
use crate::text::Span;

/// A statement or demand on which parties differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// Its address on the page: `c2`.
    pub id: String,
    /// As written: `C2`.
    pub number: String,
    pub title: String,
    /// The index of its heading.
    pub heading: u32,
    /// From its heading to the next.
    pub span: Span,
    /// What it is, by the first stance that tells.
    pub kind: Option<ClaimKind>,
    pub positions: Vec<Position>,
    pub labelled: Vec<Labelled>,
}

/// What a heading of a dispute is.
pub enum Opening {
    /// Number and title of a claim.
    Claim(String, String),
    /// Nearly one.
    Wrong,
    Other,
}

/// Whether the heading with these words opens a claim.
pub fn opening(level: u8, words: &str) -> Opening {
    let (first, title) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let bare = first.trim_end_matches(['.', ':', ')']);
    let digits = bare.strip_prefix(['C', 'c']).unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Opening::Other;
    }
    let fits = level == 2 && first == bare && first.starts_with('C') && !title.trim().is_empty();
    if fits { Opening::Claim(first.to_owned(), title.trim().to_owned()) } else { Opening::Wrong }
}

/// Reads a part of a claim that is not a heading.
pub fn part(text: &str, body: &Body, claim: &mut Claim, part: &Part, diagnostics: &mut Vec<Diagnostic>) {
    match part {
        Part::Paragraph(line) => paragraph(text, body, claim, line, diagnostics),
        Part::List { items, .. } => positions(text, body, claim, items, diagnostics),
        Part::Other(span) if body.footnotes.iter().any(|footnote| footnote.definition == *span) => {}
        Part::Other(span) => diagnostics.push(say::claim_content(first_line(text, *span), &claim.number)),
        Part::Heading(heading) => diagnostics.push(say::claim_content(body.headings[*heading as usize].span, &claim.number)),
    }
}

fn first_line(text: &str, span: Span) -> Span {
    let line = span.of(text).lines().next().unwrap_or_default().trim_end().len();
    Span::new(span.range().start..span.range().start + line)
}

fn paragraph(text: &str, body: &Body, claim: &mut Claim, line: &Line, diagnostics: &mut Vec<Diagnostic>) {
    match label::read(text, body, line, diagnostics) {
        label::Found::Labelled(labelled) => claim.labelled.extend(labelled),
        label::Found::Unknown(span, near) => diagnostics.push(say::label_unknown(span, span.of(text), near)),
        label::Found::Prose => diagnostics.push(say::claim_content(first_line(text, line.span), &claim.number)),
    }
}

fn positions(text: &str, body: &Body, claim: &mut Claim, items: &[Item], diagnostics: &mut Vec<Diagnostic>) {
    for item in items {
        let Some(position) = position::read(text, body, item, diagnostics) else { continue };
        match (claim.kind, position.stance.kind()) {
            (Some(kind), Some(other)) if kind != other => {
                let first = claim.positions.iter().find(|position| position.stance.kind() == Some(kind));
                let first = first.map_or("", |position| position.stance.name());
                diagnostics.push(say::stance_class(
                    position.stance_span,
                    position.stance.name(),
                    other.name(),
                    kind.name(),
                    first,
                ));
            }
            (None, kind) => claim.kind = kind,
            _ => {}
        }
        claim.positions.push(position);
    }
}
