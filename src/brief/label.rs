//! Labelled paragraphs: `**In brief.** …`, `**Assessment** (desk, 2025-11-22). …`.

use super::likelihood::{self, Confidence, Likelihood};
use super::line::{Reader, comma_pieces, is_date, trimmed};
use crate::diagnostic::{Diagnostic, brief as say};
use crate::markdown::{Body, Line, Strong};
use crate::text::{Span, nearest};

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Label {
    InBrief,
    WhyTheTrend,
    Sides,
    Excludes,
    WouldSettleIt,
    NotInOurSources,
    ReplySought,
    Assessment,
}

impl Label {
    pub const ALL: [Self; 8] = [
        Self::InBrief,
        Self::WhyTheTrend,
        Self::Sides,
        Self::Excludes,
        Self::WouldSettleIt,
        Self::NotInOurSources,
        Self::ReplySought,
        Self::Assessment,
    ];

    /// As it is written, without the full stop.
    pub fn name(self) -> &'static str {
        match self {
            Self::InBrief => "In brief",
            Self::WhyTheTrend => "Why the trend",
            Self::Sides => "Sides",
            Self::Excludes => "Excludes",
            Self::WouldSettleIt => "Would settle it",
            Self::NotInOurSources => "Not in our sources",
            Self::ReplySought => "Reply sought",
            Self::Assessment => "Assessment",
        }
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.name() == name)
    }
}

/// A labelled paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Labelled {
    pub label: Label,
    /// With the asterisks.
    pub label_span: Span,
    /// What follows the label; of an assessment, what follows its parenthesis.
    pub content: Span,
    /// Of an `Assessment`.
    pub assessment: Option<Assessment>,
}

/// The desk's own judgement on a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessment {
    pub who: Span,
    /// An EDTF date by its shape.
    pub date: Span,
    pub likelihood: Vec<Likelihood>,
    pub confidence: Option<Confidence>,
}

/// What a paragraph begins with.
pub enum Found {
    Labelled(Vec<Labelled>),
    /// Something in bold that is no label, and the label that it is near to.
    Unknown(Span, Option<&'static str>),
    /// Nothing in bold.
    Prose,
}

/// Reads a paragraph. A label in its middle begins a second labelled text.
pub fn read(text: &str, body: &Body, line: &Line, diagnostics: &mut Vec<Diagnostic>) -> Found {
    let Some(first) = line.strong.first().filter(|strong| strong.span.start == line.span.start) else { return Found::Prose };
    if label_of(text, first).is_none() {
        let name = name_of(text, first.inner);
        return Found::Unknown(first.inner, nearest(name, Label::ALL.map(Label::name)));
    }
    let labels: Vec<(Label, Strong)> = line.strong.iter().filter_map(|strong| Some((label_of(text, strong)?, *strong))).collect();
    let ends = labels.iter().skip(1).map(|(_, strong)| strong.span.start).chain([line.span.end]);
    let parts = labels.iter().zip(ends).map(|((label, strong), end)| {
        let content = Span { start: strong.span.end, end };
        labelled(text, body, *label, strong.span, content, diagnostics)
    });
    Found::Labelled(parts.collect())
}

fn name_of(text: &str, inner: Span) -> &str {
    inner.of(text).trim_end_matches(['.', ':'])
}

/// The label that `strong` is: with a full stop or colon in or after it, or the parenthesis of an assessment.
fn label_of(text: &str, strong: &Strong) -> Option<Label> {
    let label = Label::of(&name_of(text, strong.inner).split_whitespace().collect::<Vec<_>>().join(" "))?;
    let closed = name_of(text, strong.inner).len() < strong.inner.len();
    let after = text[strong.span.range().end..].trim_start();
    (closed || label == Label::Assessment || after.starts_with(['.', ':'])).then_some(label)
}

fn labelled(
    text: &str,
    body: &Body,
    label: Label,
    label_span: Span,
    content: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Labelled {
    let mut reader = Reader::new(text, body, trimmed(text, content));
    let _ = reader.take('.') || reader.take(':');
    reader.spaces();
    let mut assessment = None;
    if label == Label::Assessment {
        assessment = signature(text, body, &mut reader);
        match &mut assessment {
            Some(assessment) => judge(text, reader.span(), assessment, diagnostics),
            None => diagnostics.push(say::assessment_form(label_span)),
        }
    }
    Labelled { label, label_span, content: reader.span(), assessment }
}

/// `(desk, 2025-11-22)` and the full stop after it.
fn signature(text: &str, body: &Body, reader: &mut Reader) -> Option<Assessment> {
    let inside = reader.parentheses()?;
    let pieces = comma_pieces(text, body, inside);
    let (date, who) = pieces.split_last()?;
    let who = Span { start: who.first()?.start, end: who.last()?.end };
    if !is_date(date.of(text)) {
        return None;
    }
    reader.take('.');
    reader.spaces();
    Some(Assessment { who, date: *date, likelihood: Vec::new(), confidence: None })
}

/// Finds the likelihood, and `Confidence: low`.
fn judge(text: &str, content: Span, assessment: &mut Assessment, diagnostics: &mut Vec<Diagnostic>) {
    assessment.likelihood = likelihood::find(text, content);
    let words = content.of(text).to_ascii_lowercase();
    let Some(at) = words.find("confidence:") else { return };
    let from = content.range().start + at + "confidence:".len();
    let rest = &text[from..content.range().end];
    let start = from + (rest.len() - rest.trim_start().len());
    let length = text[start..content.range().end].find(|c: char| !c.is_alphabetic()).unwrap_or(content.range().end - start);
    assessment.confidence = Confidence::read(text, Span::new(start..start + length), diagnostics);
}
