//! Key judgements that rest on a retracted text through a claim. Where one cites the text itself, `judgements` says so.

use super::basis;
use crate::brief::{AnalysisBody, Judgement};
use crate::diagnostic::{Diagnostic, check as say};
use crate::site::corroboration::is_retracted;
use crate::site::{Report, Reports, Site};

pub fn check(site: &Site, note: u32, analysis: &AnalysisBody, reports: &mut Reports) {
    let file = site.note(note);
    let found = analysis.judgements.iter().filter_map(|judgement| through_claim(site, note, judgement));
    reports.extend(found.map(|diagnostic| Report::new(&file.input.path, diagnostic)));
}

/// A claim that the judgement refers to has no text but retracted ones. One that has others too still holds; its positions tell of theirs.
fn through_claim(site: &Site, note: u32, judgement: &Judgement) -> Option<Diagnostic> {
    if basis::retracted(site, note, judgement.citations.iter().copied()).is_some() {
        return None;
    }
    judgement.references.iter().find_map(|reference| {
        let (dispute, claims) = basis::claims_meant(site, note, *reference)?;
        claims.iter().find_map(|claim| {
            let sources = basis::of_claim(site, dispute, claim).sources();
            let first = *sources.first().filter(|_| sources.iter().all(|source| is_retracted(site, *source)))?;
            let span = site.note(note).note.body.references[*reference as usize].span;
            let what = format!("{}, through {},", judgement.number, claim.number);
            Some(say::source_retracted(span, &site.sources[first as usize].key, &what))
        })
    })
}
