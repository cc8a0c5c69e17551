//! The claims of a dispute: what their positions and assessments rest on.

use super::basis::{self, Basis};
use super::judgements;
use crate::brief::{Claim, ClaimKind, DisputeBody, Label, Position};
use crate::diagnostic::{Diagnostic, check as say};
use crate::site::party::is_maker;
use crate::site::{Report, Reports, Site};
use crate::text::fold;

/// Words by which a party is the writer of the text itself: what it says there in its own name needs no other evidence.
const WRITERS: [&str; 6] = ["author", "writer", "columnist", "editorial", "editor", "commentator"];

/// Checks the claims of a dispute.
pub fn check(site: &Site, note: u32, dispute: &DisputeBody, reports: &mut Reports) {
    let mut found = Vec::new();
    for (at, claim) in (0..).zip(&dispute.claims) {
        found.extend(weak(site, note, (at, claim)));
        for position in claim.positions.iter().filter(|position| position.stance.needs_citation()) {
            found.extend(judgements::retracted(site, note, "this position", position.citations.iter().copied()));
        }
        assessments(site, note, claim, &mut found);
    }
    let path = &site.note(note).input.path;
    reports.extend(found.into_iter().map(|diagnostic| Report::new(path, diagnostic)));
}

/// All that is brought forward, for its positions or by its assessment, is opinion, an aggregator or anonymous. A demand that a writer
/// makes needs nothing but the text.
fn weak(site: &Site, note: u32, (at, claim): (u32, &Claim)) -> Option<Diagnostic> {
    let mut cited = (0..).zip(&claim.positions).filter(|(_, position)| position.stance.needs_citation());
    if claim.kind == Some(ClaimKind::Demand) && cited.all(|(position, taken)| is_writer(site, note, (at, position), taken)) {
        return None;
    }
    let why = basis::of_claim(site, note, claim).weakness()?;
    Some(say::evidence_weak(site.note(note).note.body.headings[claim.heading as usize].span, &claim.number, &why))
}

/// Whether who takes the position wrote or published a source that it cites.
fn is_writer(site: &Site, note: u32, at: (u32, u32), position: &Position) -> bool {
    let name = fold(&position.who.name);
    name.split(|c: char| !c.is_alphanumeric()).any(|word| WRITERS.contains(&word))
        || basis::of_position(site, note, position).sources().into_iter().any(|source| is_maker(site, note, at, position, source))
}

fn assessments(site: &Site, note: u32, claim: &Claim, found: &mut Vec<Diagnostic>) {
    let file = site.note(note);
    for labelled in claim.labelled.iter().filter(|labelled| labelled.label == Label::Assessment) {
        let Some(assessment) = &labelled.assessment else { continue };
        let what = format!("the assessment of {}", claim.number);
        let basis: Basis = basis::of_claim(site, note, claim);
        if let Some(confidence) = assessment.confidence {
            found.extend(judgements::one_source(site, labelled.label_span, &what, confidence, &basis));
        }
        let has_term = |sentence| assessment.likelihood.iter().any(|one| crate::text::Span::contains(sentence, one.span));
        found.extend(judgements::mixed(&file.input.text, labelled.content, has_term));
        found.extend(judgements::retracted(site, note, "this assessment", file.note.body.citations_in(labelled.content)));
    }
}
