//! Who calls whom what: labels in the words of positions.
//!
//! A label is a quotation of at most three words by which the party is said to call somebody, or the matter: `calls [[X]] a “…”`, `[[X]] is a “…”`,
//! `[[X]], the “…”`, or nothing but “political theatre”. What is denied, asked, relayed, retracted or put under a condition calls nobody anything.

mod label;

use super::Scene;
use super::claims::party;
use super::model::{Calling, Citation, Claim, Link, Party, Position};
use crate::brief::{self, DisputeBody, HowKind, Stance};
use crate::mention::EntityId;
use crate::quotation::WrittenKind;
use crate::text::Span;
use label::{Label, Whom, is_label};

/// All labels of a dispute, in the order of its text; `claims` is how its page shows the positions.
pub fn callings(scene: &Scene, note: u32, dispute: &DisputeBody, claims: &[Claim]) -> Vec<Calling> {
    let (mut found, mut last) = (Vec::new(), None);
    let text: &str = &scene.site.note(note).input.text;
    for quotation in scene.site.note(note).note.quotations.iter().filter(|quotation| quotation.kind == WrittenKind::Inline) {
        let Some((claim, at)) = quotation.position else { continue };
        let position = &dispute.claims[claim as usize].positions[at as usize];
        let Some(shown) = claims.get(claim as usize) else { continue };
        let (Some(view), Some(words)) = (shown.positions.get(at as usize), position.words) else { continue };
        if !is_label(&quotation.words) || is_doubtful(position) {
            continue;
        }
        let (who, _) = scene.site.bodies[note as usize].party(claim, at);
        let names = named(scene, note, words);
        let label = Label { text, words, span: quotation.span, names: &names };
        let goes_on = last.filter(|(before, _)| words.contains(*before) && label.goes_on_from(*before)).map(|(_, whom)| whom);
        let Some(whom) = goes_on.or_else(|| label.whom(position.stance)) else { continue };
        last = Some((quotation.span, whom));
        let whom = match whom {
            Whom::Entity(entity) if Some(entity) == who => continue,
            // The words may say less than the name of a victim or a minor.
            Whom::Entity(entity) if scene.site.entity(entity).is_hidden() => None,
            Whom::Entity(entity) => Some(party(scene, Some(entity), &scene.site.entity(entity).name)),
            Whom::Matter => None,
        };
        found.push(calling(shown, view, &quotation.words, whom));
    }
    found
}

/// The party may not mean it, or passes on what others say.
fn is_doubtful(position: &brief::Position) -> bool {
    matches!(position.stance, Stance::Retracts | Stance::Relays)
        || position.how.iter().any(|how| how.kind == HowKind::Conditional)
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

/// The entities that the words of a position name, in order.
fn named(scene: &Scene, note: u32, words: Span) -> Vec<(Span, EntityId)> {
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
    let mut named: Vec<(Span, EntityId)> = linked.chain(mentioned).filter(|(span, _)| words.contains(*span)).collect();
    named.sort_unstable_by_key(|(span, _)| span.start);
    named
}
