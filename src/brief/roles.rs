//! `## Roles` and `## Relations` of an actor: lists whose items carry their citation.

use super::analysis::section_span;
use super::line::{comma_pieces, is_date, trimmed, without_citations};
use crate::diagnostic::{Diagnostic, brief as say};
use crate::markdown::{Body, Item, Part, outline};
use crate::text::{Span, fold};

/// `- President of [[El Salvador]], 2019-06-01/.. [@x p2]`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Role {
    pub kind: RoleKind,
    /// The item of the list.
    pub span: Span,
    /// What is said, without date and citations.
    pub words: Span,
    /// An EDTF date by its shape.
    pub date: Option<Span>,
    /// Indices of the references and citations of the item.
    pub references: Vec<u32>,
    pub citations: Vec<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RoleKind {
    Role,
    Relation,
}

/// The roles and relations of an actor; and a warning for each without citation. Second: the sections they stand in, so that they are not printed twice.
pub fn roles(text: &str, body: &Body) -> (Vec<Role>, Vec<Span>, Vec<Diagnostic>) {
    let (mut roles, mut sections, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
    let mut kind = None;
    for part in outline(text, body) {
        match part {
            Part::Heading(at) => {
                kind = match fold(&body.headings[at as usize].text).as_str() {
                    "roles" => Some(RoleKind::Role),
                    "relations" => Some(RoleKind::Relation),
                    _ => None,
                };
                sections.extend(kind.map(|_| section_span(body, at)));
            }
            Part::List { items, .. } => {
                let Some(kind) = kind else { continue };
                roles.extend(items.iter().map(|item| role(text, body, kind, item, &mut diagnostics)));
            }
            Part::Paragraph(_) | Part::Other(_) => {}
        }
    }
    (roles, sections, diagnostics)
}

fn role(text: &str, body: &Body, kind: RoleKind, item: &Item, diagnostics: &mut Vec<Diagnostic>) -> Role {
    let line = item.line.span;
    let said = without_citations(text, body, line);
    let pieces = comma_pieces(text, body, said);
    let date = pieces.last().copied().filter(|piece| pieces.len() > 1 && is_date(piece.of(text)));
    let words = match (date, pieces.get(pieces.len().wrapping_sub(2))) {
        (Some(_), Some(last)) => Span { start: said.start, end: last.end },
        _ => said,
    };
    let citations: Vec<u32> = body.citations_in(line).collect();
    if citations.is_empty() {
        diagnostics.push(say::role_uncited(if line.is_empty() { trimmed(text, item.span) } else { line }));
    }
    Role { kind, span: trimmed(text, item.span), words, date, references: body.references_in(line).collect(), citations }
}
