//! `## Roles` and `## Relations` of an actor: lists whose items carry their citation.

use super::analysis::section_span;
use super::line::{comma_pieces, is_date, is_silent, trimmed, without_citations};
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
///
/// A section that holds anything but a list of single lines is text like any other: what has no place in the list of facts is never lost.
pub fn roles(text: &str, body: &Body) -> (Vec<Role>, Vec<Span>, Vec<Diagnostic>) {
    let (mut roles, mut sections, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
    let mut open: Option<(RoleKind, Span)> = None;
    let mut mixed: Vec<Span> = Vec::new();
    for part in outline(text, body) {
        if let Part::Heading(at) = part {
            let heading = &body.headings[at as usize];
            let kind = match fold(&heading.text).as_str() {
                "roles" => Some(RoleKind::Role),
                "relations" => Some(RoleKind::Relation),
                _ => None,
            };
            if let Some(kind) = kind.filter(|_| heading.level <= 2) {
                open = Some((kind, section_span(body, at)));
                sections.extend(open.map(|(_, section)| section));
                continue;
            }
        }
        let Some((kind, section)) = open.filter(|(_, section)| section.contains(part.span(body))) else { continue };
        match part {
            Part::List { items, .. } => {
                if items.iter().any(|item| item.more.is_some()) {
                    mixed.push(section);
                }
                roles.extend(items.iter().map(|item| role(text, body, kind, item, &mut diagnostics)));
            }
            Part::Other(span) if is_silent(text, span) => {}
            Part::Heading(_) | Part::Paragraph(_) | Part::Other(_) => mixed.push(section),
        }
    }
    sections.retain(|section| !mixed.contains(section));
    roles.retain(|role| sections.iter().any(|section| section.contains(role.span)));
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
