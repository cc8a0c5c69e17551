//! What loading and parsing found, gathered over all files: an edit looks at the files that it changed.

use std::sync::Arc;

use super::marked::MarkedFiles;
use super::{Report, Reports};
use crate::diagnostic::Diagnostic;
use crate::document::{Documents, Files, NoteFile, SeedFile, SidecarFile};

/// The files of which there is something to say, kept from one link to the next.
#[derive(Default, Debug)]
pub struct Memory {
    sidecars: MarkedFiles<SidecarFile>,
    seeds: MarkedFiles<SeedFile>,
    notes: MarkedFiles<NoteFile>,
}

/// What loading and parsing found.
pub fn of_documents(documents: &Documents, memory: &mut Memory) -> Reports {
    let mut reports: Reports =
        documents.load_diagnostics.iter().map(|(path, diagnostic)| Report::new(path, diagnostic.clone())).collect();
    if let Some(input) = &documents.config_input {
        reports.extend(documents.config_diagnostics.iter().map(|diagnostic| Report::new(&input.path, diagnostic.clone())));
    }
    report(&documents.sidecars, &mut memory.sidecars, |file| (&file.input.path, &file.parsed.diagnostics), &mut reports);
    report(&documents.seeds, &mut memory.seeds, |file| (&file.input.path, &file.text.diagnostics), &mut reports);
    report(&documents.notes, &mut memory.notes, |file| (&file.input.path, &file.note.diagnostics), &mut reports);
    reports
}

type Said<'a> = (&'a Arc<str>, &'a [Diagnostic]);

fn report<F>(files: &Files<F>, known: &mut MarkedFiles<F>, said: impl Fn(&F) -> Said<'_>, reports: &mut Reports) {
    for at in known.among(files, |file| !said(file).1.is_empty()) {
        let (path, diagnostics) = said(&files[*at as usize]);
        reports.extend(diagnostics.iter().map(|diagnostic| Report::new(path, diagnostic.clone())));
    }
}
