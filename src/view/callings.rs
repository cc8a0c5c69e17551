//! Who calls whom what: labels in the words of positions.
//!
//! A label is a quotation of at most three words that is part of what a party says, not all of it: “political detainee”.

use super::Scene;
use super::claims::party;
use super::model::{Calling, Citation, Claim, Link, Party, Position};
use crate::brief::{self, DisputeBody};
use crate::mention::EntityId;
use crate::quotation::{Written, WrittenKind};
use crate::text::Span;

/// Words of a label.
const MOST_WORDS: usize = 3;
/// Characters between a label and the name of the one that it is put on.
const NEAR: usize = 60;

/// All labels of a dispute, in the order of its text; `claims` is how its page shows the positions.
pub fn callings(scene: &Scene, note: u32, dispute: &DisputeBody, claims: &[Claim]) -> Vec<Calling> {
    let mut found = Vec::new();
    for quotation in scene.site.note(note).note.quotations.iter().filter(|quotation| quotation.kind == WrittenKind::Inline) {
        let Some((claim, at)) = quotation.position else { continue };
        let position = &dispute.claims[claim as usize].positions[at as usize];
        let Some(shown) = claims.get(claim as usize) else { continue };
        let Some(view) = shown.positions.get(at as usize) else { continue };
        if is_label(&quotation.words) && (is_part(position, quotation) || is_name(&quotation.words)) {
            let (who, _) = scene.site.bodies[note as usize].party(claim, at);
            found.push(calling(shown, view, &quotation.words, whom(scene, note, (who, position), quotation.span)));
        }
    }
    found
}

fn calling(claim: &Claim, position: &Position, label: &str, whom: Option<Party>) -> Calling {
    let href = position.id.as_ref().map_or_else(|| claim.href.clone(), |id| format!("#{id}"));
    Calling {
        label: label.trim_end_matches([',', '.', ';', ':']).to_owned(),
        by: position.actor.clone(),
        on_behalf: position.on_behalf.clone(),
        whom,
        claim: Link { href, text: claim.label.clone() },
        stance: position.stance,
        side: position.side,
        evidence: position.evidence.iter().map(|citation| Citation { id: None, ..citation.clone() }).collect(),
    }
}

/// Whom the words name next to a label: the one named last before it, else first after it.
fn whom(scene: &Scene, note: u32, (who, position): (Option<EntityId>, &brief::Position), label: Span) -> Option<Party> {
    let words = position.words?;
    let text: &str = &scene.site.note(note).input.text;
    let body = &scene.site.bodies[note as usize];
    // Both stand in the order of the text.
    let references = &scene.site.note(note).note.body.references;
    let first = references.partition_point(|reference| reference.span.start < words.start);
    let inside = references[first..].iter().zip(&body.references[first..]);
    let inside = inside.take_while(|(reference, _)| reference.span.start < words.end);
    let linked = inside.filter_map(|(reference, target)| Some((reference.span, target.entity()?)));
    let mentions = &body.mentions.mentions;
    let mentions = mentions[mentions.partition_point(|mention| mention.span.start < words.start)..].iter();
    let mentioned = mentions.take_while(|mention| mention.span.start < words.end).map(|mention| (mention.span, mention.entity));
    let mut named: Vec<(Span, EntityId)> = linked
        .chain(mentioned)
        .filter(|(span, entity)| words.contains(*span) && !label.contains(*span) && Some(*entity) != who)
        .collect();
    named.sort_unstable_by_key(|(span, _)| span.start);
    let is_near =
        |between: &str| between.len() <= NEAR && !between.contains([';', '“', '”', '"', '«', '»']) && !between.contains(". ");
    let before = named.iter().rfind(|(span, _)| span.end <= label.start);
    let before = before.filter(|(span, _)| is_near(text[span.range().end..label.range().start].trim_end_matches(OPENING)));
    let after = named.iter().find(|(span, _)| span.start >= label.end);
    let after = || after.filter(|(span, _)| is_near(text[label.range().end..span.range().start].trim_start_matches(CLOSING)));
    // The words may say less than the name of a victim or a minor.
    let found = before.or_else(after).filter(|(_, entity)| !scene.site.entity(*entity).is_hidden());
    found.map(|(_, entity)| party(scene, Some(*entity), &scene.site.entity(*entity).name))
}

const OPENING: [char; 5] = ['“', '"', '«', '„', '”'];
const CLOSING: [char; 5] = ['”', '"', '»', '“', '«'];

/// Whether a quotation is not all that the party says.
fn is_part(position: &brief::Position, quotation: &Written) -> bool {
    position.words.is_some_and(|words| words.len() > quotation.span.len() + MARKS)
}

/// Bytes that marks, spaces and a full stop take at most.
const MARKS: usize = 8;

fn is_label(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_sentence = words.ends_with(['.', '!', '?', '…']) && count > 1;
    (1..=MOST_WORDS).contains(&count)
        && words.chars().any(char::is_alphabetic)
        && !words.contains(['[', ']'])
        && !is_sentence
        && !NO_NAME_BEGINS_WITH.contains(&first.as_str())
}

/// All that a party says is two or three words in lower case: a name that it gives, not an answer.
fn is_name(words: &str) -> bool {
    words.starts_with(char::is_lowercase) && words.split_whitespace().count() > 1
}

/// Answers and turns of phrase begin so: “never”, “without delay”.
const NO_NAME_BEGINS_WITH: [&str; 34] = [
    "yes", "no", "not", "never", "always", "nothing", "nobody", "of", "in", "on", "at", "by", "for", "to", "from", "with",
    "without", "as", "i", "we", "you", "he", "she", "it", "they", "if", "but", "and", "or", "very", "is", "are", "was", "were",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_names_not_answers() {
        for label in ["political detainee", "shadowy paramilitary organization", "terrorists", "Black Thursday"] {
            assert!(is_label(label), "{label}");
        }
        for other in ["Of course not", "never", "without delay", "Get used to it", "We will.", "12", "the […] group", "a b c d"]
        {
            assert!(!is_label(other), "{other}");
        }
    }
}
