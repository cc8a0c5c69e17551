//! The bodies of all files, resolved.

use rayon::prelude::*;

use super::directory::Directory;
use super::resolve::{self, ResolvedBody};
use super::{Report, Reports};
use crate::diagnostic::Diagnostic;
use crate::document::{Brief, Documents};

/// Resolves the bodies of all files, in parallel; what is wrong with a draft that is left out is said as well.
pub fn resolve_bodies(
    documents: &Documents,
    directory: &Directory,
    published: &[u32],
    left_out: &[u32],
    reports: &mut Reports,
) -> Vec<ResolvedBody> {
    let mut notes: Vec<u32> = published.iter().chain(left_out).copied().collect();
    notes.sort_unstable();
    let resolved: Vec<(ResolvedBody, Vec<Diagnostic>)> = notes
        .par_iter()
        .map(|note| {
            let mut diagnostics = Vec::new();
            let body = resolve::body(&documents.notes[*note as usize], directory, &mut diagnostics);
            (body, diagnostics)
        })
        .collect();
    let mut bodies = vec![ResolvedBody::default(); documents.notes.len()];
    for (note, (body, diagnostics)) in notes.into_iter().zip(resolved) {
        let path = &documents.notes[note as usize].input.path;
        reports.extend(diagnostics.into_iter().map(|diagnostic| Report::new(path, diagnostic)));
        if published.binary_search(&note).is_ok() {
            bodies[note as usize] = body;
        }
    }
    bodies
}

/// Leaves of each withdrawn analysis only its corrections.
pub fn cut_withdrawn(documents: &Documents, published: &[u32], bodies: &mut [ResolvedBody]) {
    for &note in published {
        let file = &documents.notes[note as usize];
        if let Brief::Analysis(analysis) = &file.note.brief
            && file.is_withdrawn()
        {
            let kept = analysis.corrections.as_ref().map(|section| section.span);
            bodies[note as usize].keep_only(&file.note.body, kept);
        }
    }
}
