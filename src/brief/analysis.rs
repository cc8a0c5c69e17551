//! The body of an analysis: bottom line, key judgements, what is not in the sources, corrections.

use super::likelihood::{self, Confidence, Likelihood};
use super::line::{Reader, is_silent, trimmed, without_citations};
use crate::diagnostic::{Diagnostic, brief as say};
use crate::markdown::{Body, Item, Line, Part, outline};
use crate::text::{Span, fold, line_column};

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AnalysisBody {
    /// What follows `**Bottom line.**`, up to the end of its paragraph.
    pub bottom_line: Option<Span>,
    /// The paragraph of the bottom line, label included: so that it is not printed twice.
    pub bottom_paragraph: Option<Span>,
    pub judgements: Vec<Judgement>,
    pub key_judgements: Option<Section>,
    pub not_in_sources: Option<Section>,
    pub corrections: Option<Section>,
    pub diagnostics: Vec<Diagnostic>,
}

/// A section that a heading opens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The index of the heading.
    pub heading: u32,
    /// From the heading to the next of its level or a higher one.
    pub span: Span,
    /// The items of its lists.
    pub items: Vec<Item>,
}

/// `- **KJ1** (confidence: low) one sentence. [[dispute#C2]] [@s p3]`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judgement {
    /// The item of the list.
    pub span: Span,
    /// Its address: `kj1`.
    pub id: String,
    /// As written: `KJ1`.
    pub number: String,
    pub confidence: Confidence,
    /// Without what stands behind its last full stop.
    pub sentence: Span,
    /// All that the sentence says by the words of the lexicons.
    pub likelihood: Vec<Likelihood>,
    /// Indices of the references and citations of the item.
    pub references: Vec<u32>,
    pub citations: Vec<u32>,
}

/// Reads the body of an analysis.
pub fn analysis(text: &str, body: &Body) -> AnalysisBody {
    let mut found = AnalysisBody::default();
    let mut open: Option<Name> = None;
    let mut level = 0;
    for part in outline(text, body) {
        match part {
            Part::Heading(at) => {
                let heading = &body.headings[at as usize];
                if open.is_none() || heading.level <= level {
                    level = heading.level;
                    open = Name::of(&heading.text).filter(|name| heading.level <= 2 && name.section(&mut found).is_none());
                    if let Some(name) = open {
                        *name.section(&mut found) =
                            Some(Section { heading: at, span: section_span(body, at), items: Vec::new() });
                    }
                }
            }
            Part::Paragraph(line) if open != Some(Name::KeyJudgements) => bottom_line(text, &line, &mut found),
            // The page prints the judgements and nothing else of their section.
            Part::Paragraph(Line { span, .. }) | Part::Other(span)
                if open == Some(Name::KeyJudgements) && !is_silent(text, span) =>
            {
                found.diagnostics.push(say::judgement_form(trimmed(text, span), "it is no item of a list"));
            }
            Part::List { items, .. } => {
                let Some(name) = open else { continue };
                if name == Name::KeyJudgements {
                    for item in &items {
                        judgement(text, body, item, &mut found);
                    }
                }
                if let Some(section) = name.section(&mut found) {
                    section.items.extend(items);
                }
            }
            Part::Paragraph(_) | Part::Other(_) => {}
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    KeyJudgements,
    NotInSources,
    Corrections,
}

impl Name {
    fn of(heading: &str) -> Option<Self> {
        match fold(heading).as_str() {
            "key judgements" | "key judgments" => Some(Self::KeyJudgements),
            "not in our sources" => Some(Self::NotInSources),
            "corrections" => Some(Self::Corrections),
            _ => None,
        }
    }

    fn section(self, found: &mut AnalysisBody) -> &mut Option<Section> {
        match self {
            Self::KeyJudgements => &mut found.key_judgements,
            Self::NotInSources => &mut found.not_in_sources,
            Self::Corrections => &mut found.corrections,
        }
    }
}

/// From heading `at` to the next of its level or a higher one.
pub fn section_span(body: &Body, at: u32) -> Span {
    let heading = &body.headings[at as usize];
    let next = body.headings[at as usize + 1..].iter().find(|next| next.level <= heading.level);
    Span { start: heading.span.start, end: next.map_or(body.span.end, |next| next.span.start) }
}

/// The first paragraph that begins with `**Bottom line.**`.
fn bottom_line(text: &str, line: &Line, found: &mut AnalysisBody) {
    let Some(label) = line.strong.first().filter(|strong| strong.span.start == line.span.start) else { return };
    let is_label = label.inner.of(text).trim_end_matches(['.', ':']) == "Bottom line";
    if !is_label || found.bottom_line.is_some() {
        return;
    }
    let rest = Span { start: label.span.end, end: line.span.end };
    let stop = rest.of(text).len() - rest.of(text).trim_start_matches(['.', ':']).len();
    let content = trimmed(text, Span::new(rest.range().start + stop..rest.range().end));
    (found.bottom_line, found.bottom_paragraph) = (Some(content), Some(line.span));
}

fn judgement(text: &str, body: &Body, item: &Item, found: &mut AnalysisBody) {
    let line = item.line.span;
    let number = item
        .line
        .strong
        .first()
        .filter(|strong| strong.span.start == line.start)
        .map(|strong| (strong.span, strong.inner.of(text)));
    let is_number = |word: &str| {
        word.strip_prefix("KJ").is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut fail = |span: Span, why: &str| found.diagnostics.push(say::judgement_form(span, why));
    let Some((label, number)) = number.filter(|(_, number)| is_number(number)) else {
        return fail(if line.is_empty() { trimmed(text, item.span) } else { line }, "it does not begin with `**KJ1**`");
    };
    if let Some(more) = item.more {
        return fail(trimmed(text, more), "a key judgement is one sentence, nothing else stands in its item");
    }
    let mut reader = Reader::new(text, body, Span { start: label.end, end: line.end });
    reader.spaces();
    let after = reader.span();
    let confidence = reader.parentheses().and_then(|inside| {
        let word = inside.of(text).trim_start().strip_prefix("confidence:")?.trim();
        let end = inside.range().start + inside.of(text).trim_end().len();
        Some(Span::new(end - word.len()..end))
    });
    let Some(confidence) = confidence else {
        return fail(if after.is_empty() { label } else { after }, "it does not state its confidence");
    };
    let sentence = sentence(text, body, reader.span());
    if sentence.is_empty() {
        return fail(line, "there is no sentence after the confidence");
    }
    let twin = found.judgements.iter().find(|judgement| judgement.number == number);
    if let Some(twin) = twin {
        let line = line_column(text, twin.span.start as usize).0;
        found.diagnostics.push(say::judgement_duplicate(label, number, line));
    }
    let Some(confidence) = Confidence::read(text, confidence, &mut found.diagnostics) else { return };
    found.judgements.push(Judgement {
        span: trimmed(text, item.span),
        id: number.to_lowercase(),
        number: number.to_owned(),
        confidence,
        sentence,
        likelihood: likelihood::find(text, sentence),
        references: body.references_in(line).collect(),
        citations: body.citations_in(line).collect(),
    });
}

/// `span` without the citations at its end, and without the references that follow its last full stop.
fn sentence(text: &str, body: &Body, span: Span) -> Span {
    let mut kept = without_citations(text, body, span);
    for reference in body.references_in(span).rev().map(|at| body.references[at as usize].span) {
        let before = Span { start: kept.start, end: reference.start.max(kept.start) };
        let ends_before =
            before.of(text).trim_end().ends_with(['.', '!', '?', '”', '"', '»']) || before.of(text).trim_end().ends_with("]]");
        if reference.end != kept.end || !ends_before {
            break;
        }
        kept = without_citations(text, body, before);
    }
    kept
}
