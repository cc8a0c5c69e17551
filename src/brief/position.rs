//! A position: `WHO[, for WHOM,] **stance** [(how)][: words and quotations] [citations]`.

use super::how::{self, How};
use super::line::{Reader, signs, trimmed, without_citations};
use super::stance::Stance;
use crate::diagnostic::{Diagnostic, brief as say};
use crate::markdown::{Body, Item};
use crate::text::{Span, nearest};

/// One actor's stance on a claim, with its evidence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    /// The item of the list.
    pub span: Span,
    pub who: Party,
    pub whom: Option<Party>,
    pub stance: Stance,
    pub stance_span: Span,
    pub how: Vec<How>,
    /// After the colon, without the citations at the end.
    pub words: Option<Span>,
    /// Indices of all citations of the item.
    pub citations: Vec<u32>,
}

/// Whoever takes a stance, or in whose name it is taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    pub span: Span,
    /// The words of the span on one line; of a lone reference what it shows.
    pub name: String,
    /// The index of the reference, when the party is a wikilink and nothing else.
    pub reference: Option<u32>,
}

/// Reads an item of a claim's list.
pub fn read(text: &str, body: &Body, item: &Item, diagnostics: &mut Vec<Diagnostic>) -> Option<Position> {
    let line = item.line.span;
    let mut fail = |span: Span, why: &str| {
        diagnostics.push(say::position_form(span, why));
        None
    };
    let Some(bold) = item.line.strong.first() else {
        return fail(if line.is_empty() { trimmed(text, item.span) } else { line }, "there is no **stance** in it");
    };
    if let Some(more) = item.more {
        return fail(trimmed(text, more), "a position is one line, nothing else stands in its item");
    }
    let before = trimmed(text, Span { start: line.start, end: bold.span.start });
    let (who, whom) = parties(text, body, before);
    if who.name.is_empty() {
        return fail(bold.span, "nobody is named before the stance");
    }
    if let Some(citation) = body.citations_in(before).next() {
        return fail(body.citations[citation as usize].span, "citations stand at its end");
    }
    let mut reader = Reader::new(text, body, Span { start: bold.span.end, end: line.end });
    reader.spaces();
    let has_how = reader.rest().starts_with('(');
    let inside = reader.parentheses();
    if has_how && inside.is_none() {
        return fail(reader.span(), "the parenthesis after the stance is never closed");
    }
    reader.spaces();
    let after = reader.span();
    let has_words = reader.take(':');
    let words = without_citations(text, body, reader.span());
    let extra = words.of(text).trim_matches(|c: char| c == '.' || c.is_whitespace());
    if !has_words && !extra.is_empty() {
        let extra = Span::new(after.range().start..words.range().end);
        return fail(extra, "words stand after a colon: `**stance** (how): words`");
    }
    if has_words && words.is_empty() {
        return fail(after, "there are no words after the colon");
    }
    let how = inside.map(|inside| how::read(text, body, inside, diagnostics)).unwrap_or_default();
    let stance = stance(text, bold.inner, diagnostics)?;
    let citations: Vec<u32> = body.citations_in(line).collect();
    if stance.needs_citation() && citations.is_empty() {
        diagnostics.push(say::position_uncited(line, stance.name()));
    }
    let words = has_words.then_some(words);
    Some(Position { span: trimmed(text, item.span), who, whom, stance, stance_span: bold.inner, how, words, citations })
}

/// What to say of an item outside claims that reads like a position: words, then a stance in bold.
pub fn stray(text: &str, item: &Item) -> Option<Diagnostic> {
    let bold = item.line.strong.first().filter(|bold| bold.span.start > item.line.span.start)?;
    let stance = Stance::of(bold.inner.of(text))?;
    Some(say::position_outside(item.line.span, stance.name()))
}

fn stance(text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Stance> {
    let name = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let stance = Stance::of(&name);
    if stance.is_none() {
        let near = nearest(&name, Stance::ALL.map(Stance::name));
        diagnostics.push(say::stance_unknown(span, &name, near));
    }
    stance
}

/// WHO and, after `, for `, WHOM; a comma may close each.
fn parties(text: &str, body: &Body, span: Span) -> (Party, Option<Party>) {
    let is_for = |at: usize| {
        text[at + 1..span.range().end].trim_start().strip_prefix("for").is_some_and(|rest| rest.starts_with(char::is_whitespace))
    };
    let comma = signs(text, body, span).find(|(at, sign)| *sign == ',' && is_for(*at)).map(|(at, _)| at);
    let Some(comma) = comma else { return (party(text, body, span), None) };
    let after = trimmed(text, Span::new(comma + 1..span.range().end));
    let whom = Span { start: after.start + 3, end: after.end };
    (party(text, body, Span::new(span.range().start..comma)), Some(party(text, body, whom)).filter(|whom| !whom.name.is_empty()))
}

fn party(text: &str, body: &Body, span: Span) -> Party {
    let span = trimmed(text, span);
    let kept = span.of(text).trim_end_matches(|c: char| c == ',' || c.is_whitespace()).len();
    let span = Span::new(span.range().start..span.range().start + kept);
    let alone = |at: &u32| body.references[*at as usize].span == span && !body.references[*at as usize].embed;
    let reference = body.references_in(span).find(alone);
    let name = crate::markdown::plain_text(text, body, span);
    Party { span, name, reference }
}
