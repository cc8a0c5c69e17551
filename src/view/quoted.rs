//! What the checking of quotations found, as citations show it.

use super::model::{Code, Party, QuotedWords};
use super::{Scene, cite, claims};
use crate::address::{paragraph_anchor, passage_anchor};
use crate::front::TextKind;
use crate::quotation::{self, Verdict, Voice, Written, WrittenKind};
use crate::site::evidence::{Checked, Outcome, Speaker, Verified, WrongMouth};
use crate::site::rights::{self, Shown};
use crate::site::{CiteUse, Page};
use crate::text::{Span, first_words, merged};

/// The verdict on few words that the cited paragraph doesn't have.
const BESIDE: Code = "unasked";

/// Words that tell one quotation of a citation from another.
const TELLING_WORDS: usize = 6;

/// The quotations behind an item of a citation. A pin that stands on the passage of a printed quotation adds nothing.
pub fn quotations(scene: &Scene, at: CiteUse, source: u32) -> Vec<QuotedWords> {
    let file = scene.site.note(at.note);
    let behind = scene.site.evidence.of(at.note).behind(at.citation, at.item);
    let cited = cite::printed(cite::cited_runs(scene, at));
    let mut all: Vec<QuotedWords> = behind
        .map(|(written, checked)| (&file.note.quotations[written], checked))
        .filter(|(written, checked)| checked.outcome != Outcome::Unchecked || (cited.is_some() && is_beside(written)))
        .map(|(written, checked)| {
            let words =
                may_show(scene, source, written.kind, &checked.outcome).then(|| first_words(&written.words, TELLING_WORDS));
            let cited_as = cited.clone().filter(|_| is_misplaced(checked));
            let mut quoted =
                QuotedWords { words, kind: kind(written.kind), cited_as, ..of_outcome(scene, source, &checked.outcome) };
            if quoted.verdict == Verdict::Elided.name() && has_insertion(&written.words) {
                quoted.verdict = "inserted";
            }
            quoted
        })
        .collect();
    let printed: Vec<String> = all.iter().filter(|one| one.kind != "pin").filter_map(|one| one.href.clone()).collect();
    all.retain(|one| one.kind != "pin" || one.href.as_ref().is_none_or(|href| !printed.contains(href)));
    if all.iter().all(|one| one.verdict == BESIDE) {
        all.clear();
    }
    if let [one] = all.as_mut_slice() {
        one.words = None;
    }
    all
}

/// `[the levy]`, words that are not the source's; not `[…]` or `[sic]`.
fn has_insertion(words: &str) -> bool {
    let inside = |part: &str| part.split(']').next().unwrap_or_default().to_owned();
    let mut brackets = words.split('[').skip(1).map(inside);
    brackets.any(|inside| inside.contains(char::is_alphanumeric) && !quotation::is_remark(&inside))
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

/// Words in marks that the cited paragraph doesn't have and that nothing was asked of, because they are few: a reader who sees a mark behind
/// them and others must not take them for verified. One word is a scare quote to anybody.
fn is_beside(written: &Written) -> bool {
    !written.is_checked() && written.kind != WrittenKind::Term && written.count() > 1
}

fn is_misplaced(checked: &Checked) -> bool {
    matches!(&checked.outcome, Outcome::Verified(found) if found.misplaced)
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
        Outcome::Unchecked => QuotedWords { verdict: BESIDE, text, ..QuotedWords::default() },
        Outcome::Translated => QuotedWords { verdict: "translated", text, ..QuotedWords::default() },
        Outcome::Missing(_) => QuotedWords { verdict: "missing", text, ..QuotedWords::default() },
        Outcome::Verified(found) => QuotedWords {
            verdict: found.verdict.name(),
            voice: Some(if text == crate::fields::Choice::word(TextKind::Transcript) && found.voice == Voice::Text {
                "transcript"
            } else {
                found.voice.name()
            }),
            text,
            paragraphs: Some(run(found.paragraphs)),
            href: passage(scene, source, found),
            speaker: found.speaker.as_ref().and_then(|speaker| speaker_party(scene, speaker)),
            wrong_mouth: found.wrong_mouth.map(WrongMouth::name),
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

/// As printed, each once: the paragraphs in which words stand that are not in the cited ones.
pub fn stands_in(quotations: &[QuotedWords]) -> Option<String> {
    let mut runs: Vec<&str> = Vec::new();
    for run in quotations.iter().filter(|one| one.cited_as.is_some()).filter_map(|one| one.paragraphs.as_deref()) {
        if !runs.contains(&run) {
            runs.push(run);
        }
    }
    (!runs.is_empty()).then(|| runs.join(", "))
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

/// What they come to: the worst of them.
pub fn mark(quotations: &[QuotedWords]) -> Option<Code> {
    if quotations.iter().any(|quotation| quotation.verdict == "missing" || quotation.wrong_mouth.is_some()) {
        return Some("failed");
    }
    if quotations.iter().any(|quotation| quotation.cited_as.is_some()) {
        return Some("misplaced");
    }
    if quotations.iter().any(|quotation| quotation.verdict == BESIDE) {
        return quotations.iter().any(|quotation| quotation.voice.is_some()).then_some("partly");
    }
    let is_digest = |quotation: &QuotedWords| {
        [TextKind::Digest, TextKind::Translation].iter().any(|kind| crate::fields::Choice::word(*kind) == quotation.text)
    };
    let mut found = quotations.iter().filter(|quotation| quotation.voice.is_some()).peekable();
    found.peek()?;
    Some(if found.any(is_digest) { "digest" } else { "verified" })
}
