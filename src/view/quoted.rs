//! What the checking of quotations found, as citations show it.

use super::model::{Code, Party, QuotedWords};
use super::{Scene, claims};
use crate::address::{paragraph_anchor, passage_anchor};
use crate::front::TextKind;
use crate::quotation::WrittenKind;
use crate::site::evidence::{Checked, Outcome, Speaker, Verified};
use crate::site::rights::{self, Shown};
use crate::site::{CiteUse, Page};
use crate::text::{Span, first_words, merged};

/// Words that tell one quotation of a citation from another.
const TELLING_WORDS: usize = 6;

/// The quotations behind an item of a citation. A pin that stands on the passage of a printed quotation adds nothing.
pub fn quotations(scene: &Scene, at: CiteUse, source: u32) -> Vec<QuotedWords> {
    let file = scene.site.note(at.note);
    let behind = scene.site.evidence.of(at.note).behind(at.citation, at.item).filter(|(_, checked)| is_shown(checked));
    let mut all: Vec<QuotedWords> = behind
        .map(|(written, checked)| {
            let written = &file.note.quotations[written];
            let words =
                may_show(scene, source, written.kind, &checked.outcome).then(|| first_words(&written.words, TELLING_WORDS));
            QuotedWords { words, kind: kind(written.kind), ..of_outcome(scene, source, &checked.outcome) }
        })
        .collect();
    let printed: Vec<String> = all.iter().filter(|one| one.kind != "pin").filter_map(|one| one.href.clone()).collect();
    all.retain(|one| one.kind != "pin" || one.href.as_ref().is_none_or(|href| !printed.contains(href)));
    if let [one] = all.as_mut_slice() {
        one.words = None;
    }
    all
}

/// A pin stands nowhere on the page that cites it: its words are shown where those of the source are.
fn may_show(scene: &Scene, source: u32, kind: WrittenKind, outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Verified(found) if kind == WrittenKind::Pin => {
            found.parts.iter().all(|part| readable(scene, source, *part).is_some_and(|(_, is_shown)| is_shown))
        }
        _ => true,
    }
}

/// The paragraph in which a span of the source begins, and whether pages show it.
fn readable(scene: &Scene, source: u32, at: Span) -> Option<(u32, bool)> {
    let paragraph = scene.site.paragraph_at(source, at)?;
    Some((paragraph.n, rights::shown(scene.site, source, paragraph) != Shown::Not))
}

fn is_shown(checked: &Checked) -> bool {
    checked.outcome != Outcome::Unchecked
}

fn kind(kind: WrittenKind) -> Code {
    match kind {
        WrittenKind::Inline | WrittenKind::Term => "inline",
        WrittenKind::Block => "block",
        WrittenKind::Pin => "pin",
    }
}

fn of_outcome(scene: &Scene, source: u32, outcome: &Outcome) -> QuotedWords {
    let text = scene.site.sources[source as usize].front.text.map_or("original", crate::fields::Choice::word);
    match outcome {
        Outcome::Unchecked => QuotedWords::default(),
        Outcome::Translated => QuotedWords { verdict: "translated", text, ..QuotedWords::default() },
        Outcome::Missing(_) => QuotedWords { verdict: "missing", text, ..QuotedWords::default() },
        Outcome::Verified(found) => QuotedWords {
            verdict: found.verdict.name(),
            voice: Some(found.voice.name()),
            text,
            paragraphs: Some(run(found.paragraphs)),
            href: passage(scene, source, found),
            speaker: found.speaker.as_ref().and_then(|speaker| speaker_party(scene, speaker)),
            ..QuotedWords::default()
        },
    }
}

/// None for a victim or a minor: the source may say less than their name.
fn speaker_party(scene: &Scene, speaker: &Speaker) -> Option<Party> {
    let is_hidden = speaker.entity.is_some_and(|entity| scene.site.entity(entity).is_hidden());
    (!is_hidden).then(|| claims::party(scene, speaker.entity, &speaker.name))
}

/// `4`, `4–5`.
fn run((first, last): (u32, u32)) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// To the passage; to its paragraph's number where the page keeps the words back.
fn passage(scene: &Scene, source: u32, found: &Verified) -> Option<String> {
    let first = *found.parts.first()?;
    let number = scene.site.evidence.passage_at(source, first)?;
    let (n, is_shown) = readable(scene, source, first)?;
    let place = if is_shown { passage_anchor(number) } else { paragraph_anchor(n) };
    Some(scene.to_place(Page::Source(source), Some(&place)))
}

/// The paragraphs in which the verified words behind an item stand, ascending.
pub fn paragraphs(scene: &Scene, at: CiteUse) -> Vec<u32> {
    let behind = scene.site.evidence.of(at.note).behind(at.citation, at.item);
    let mut numbers: Vec<u32> = Vec::new();
    for (_, checked) in behind {
        if let Outcome::Verified(found) = &checked.outcome {
            numbers.extend(found.paragraphs.0..=found.paragraphs.1);
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The passage that all of them stand on, if it is one.
pub fn only_passage(quotations: &[QuotedWords]) -> Option<String> {
    let mut passages = quotations.iter().filter_map(|quotation| quotation.href.as_ref());
    let first = passages.next()?;
    passages.all(|other| other == first).then(|| first.clone())
}

/// The places of the verified words behind an item, for its card; apart from each other, in order.
pub fn passages(scene: &Scene, at: CiteUse) -> Vec<(Span, String)> {
    let behind = scene.site.evidence.of(at.note).behind(at.citation, at.item);
    let mut spans: Vec<Span> = Vec::new();
    for (_, checked) in behind {
        if let Outcome::Verified(found) = &checked.outcome {
            spans.extend(&found.parts);
        }
    }
    merged(spans).into_iter().map(|span| (span, String::new())).collect()
}

/// What they come to.
pub fn mark(quotations: &[QuotedWords]) -> Option<Code> {
    if quotations.iter().any(|quotation| quotation.verdict == "missing") {
        return Some("failed");
    }
    let is_digest = |quotation: &QuotedWords| {
        [TextKind::Digest, TextKind::Translation].iter().any(|kind| crate::fields::Choice::word(*kind) == quotation.text)
    };
    let mut found = quotations.iter().filter(|quotation| quotation.voice.is_some()).peekable();
    found.peek()?;
    Some(if found.any(is_digest) { "digest" } else { "verified" })
}
