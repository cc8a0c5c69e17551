//! The raw texts of articles: numbered paragraphs, and what each of them is. Knows the text alone: no file, no sidecar, no note.
//!
//! Nothing is ever dropped: a paragraph that is set aside as boilerplate keeps its number and names the rule that says so. The rules prefer to leave a
//! line of boilerplate in the body over taking a sentence of the body for boilerplate.

mod byline;
mod classify;
mod credit;
mod headline;
mod inside;
mod line;
mod number;
mod phrases;
mod standfirst;
mod tail;
mod trivia;
mod wordings;

use crate::date;
use crate::diagnostic::{self, Diagnostic};
use crate::text::Span;

pub use number::is_blank;

/// How a text is cut into paragraphs, where its note or sidecar says so: the key `paragraphs`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ParagraphMode {
    /// Each non-empty line.
    Lines,
    /// Each run of lines between blank lines.
    Blocks,
}

/// What a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ParagraphKind {
    Title,
    Standfirst,
    Heading,
    Body,
    Boilerplate,
}

impl ParagraphKind {
    /// The word that `inspect` prints.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// `pN` of a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Paragraph {
    /// From 1; never moves, whatever is found out about the paragraphs.
    pub n: u32,
    /// Without white space around.
    pub span: Span,
    pub kind: ParagraphKind,
    /// The rule that decided a kind other than body: `read-also`. Stable names.
    pub rule: Option<&'static str>,
}

/// An article's text, understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SeedText {
    pub paragraphs: Vec<Paragraph>,
    /// The paragraph of kind title, if there is one.
    pub title: Option<Span>,
    /// Whether the lines were broken at a fixed width; then paragraphs are blocks, unless `paragraphs` says otherwise.
    pub hard_wrapped: bool,
    /// Absolute dates with their EDTF form, in order; none crosses the border of a paragraph.
    pub dates: Vec<(Span, String)>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text of an article. `mode` is the key `paragraphs`, where it is given.
pub fn parse(text: &str, mode: Option<ParagraphMode>) -> SeedText {
    let numbering = number::number(text, mode);
    let verdicts = classify::classify(text, &numbering.spans);
    let mut dates = Vec::new();
    let mut paragraphs = Vec::with_capacity(numbering.spans.len());
    for ((n, span), verdict) in (1..).zip(numbering.spans).zip(verdicts) {
        date::find_into(span.of(text), span.start as usize, &mut dates);
        paragraphs.push(Paragraph { n, span, kind: verdict.kind, rule: verdict.rule });
    }
    let title = paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Title).map(|paragraph| paragraph.span);
    let diagnostics = if paragraphs.is_empty() { vec![diagnostic::seed::seed_empty()] } else { Vec::new() };
    SeedText { paragraphs, title, hard_wrapped: numbering.hard_wrapped, dates, diagnostics }
}
