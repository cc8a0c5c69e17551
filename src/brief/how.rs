//! `(how)`: the circumstances of a position, by commas.

use super::line::{comma_pieces, is_date, trimmed};
use crate::diagnostic::{Diagnostic, brief as say};
use crate::markdown::Body;
use crate::text::Span;

/// One circumstance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct How {
    pub span: Span,
    pub kind: HowKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HowKind {
    /// An EDTF date by its shape; the span holds it.
    Date,
    Named,
    Unnamed,
    Anonymous,
    Document,
    Conditional,
    /// Admiralty credibility of the information, 1 to 6.
    Credibility(u8),
    /// `points to …`: evidence that the actor offers. The span holds what follows the words.
    PointsTo(Span),
    /// `to …`: to whom it was said. The span holds what follows the word.
    To(Span),
    /// Other words, shown as they stand.
    Other,
}

/// Reads what stands between the parentheses.
pub fn read(text: &str, body: &Body, inside: Span, diagnostics: &mut Vec<Diagnostic>) -> Vec<How> {
    let kind = |span: Span| -> HowKind {
        let words = span.of(text);
        let after = |word: &str| trimmed(text, Span::new(span.range().start + word.len()..span.range().end));
        match words {
            "named" => HowKind::Named,
            "unnamed" => HowKind::Unnamed,
            "anonymous" => HowKind::Anonymous,
            "document" => HowKind::Document,
            "conditional" => HowKind::Conditional,
            _ if is_date(words) => HowKind::Date,
            _ if words.starts_with("points to ") => HowKind::PointsTo(after("points to ")),
            _ if words.starts_with("to ") => HowKind::To(after("to ")),
            _ => credibility(words).map_or(HowKind::Other, HowKind::Credibility),
        }
    };
    let pieces = comma_pieces(text, body, inside);
    let wrong = pieces.iter().filter(|piece| {
        let words = piece.of(text);
        words.split_whitespace().next() == Some("credibility") && credibility(words).is_none()
    });
    diagnostics.extend(wrong.map(|piece| say::credibility_range(*piece, piece.of(text))));
    pieces.into_iter().map(|span| How { span, kind: kind(span) }).collect()
}

fn credibility(words: &str) -> Option<u8> {
    let number = words.strip_prefix("credibility ")?.trim().parse().ok()?;
    (1..=6).contains(&number).then_some(number)
}
