//! Sources: what is not known of those that are cited, and how many nobody cites.

use crate::diagnostic::check as say;
use crate::fields::Choice;
use crate::front::{NoneGiven, Source};
use crate::site::{CiteUse, Report, Reports, Site};

/// What a reader needs to find a text again and to weigh it.
const NEEDED: [NoneGiven; 3] = [NoneGiven::Issued, NoneGiven::Publisher, NoneGiven::Author];

/// Checks all sources.
pub fn check(site: &Site, reports: &mut Reports) {
    let mut uncited = 0;
    for (source, uses) in site.sources.iter().zip(site.cited.iter()) {
        // A note that cites the text it describes makes it no evidence.
        let Some(first) = uses.iter().filter(|at| Some(at.note) != source.note).min() else {
            uncited += 1;
            continue;
        };
        let missing: Vec<&str> = NEEDED.into_iter().filter(|key| is_missing(&source.front, *key)).map(Choice::word).collect();
        if !missing.is_empty() {
            reports.push(incomplete(site, source, first, &missing));
        }
    }
    // A site that cites nothing at all is a shelf, and no briefing yet.
    if let (true, Some(input)) = (uncited > 0 && uncited < site.sources.len(), &site.documents.config_input) {
        reports.push(Report::new(&input.path, say::sources_uncited(uncited, site.sources.len())));
    }
}

fn is_missing(front: &Source, key: NoneGiven) -> bool {
    !front.gives(key) && !front.none_given.iter().any(|absent| absent.value == key)
}

/// Where the metadata stand, or should: the note, else the sidecar; where there is neither, the first citation.
fn incomplete(site: &Site, source: &crate::site::sources::Source, first: &CiteUse, missing: &[&str]) -> Report {
    let documents = &site.documents;
    let note = source.note.map(|at| &documents.notes[at as usize].input.path);
    let sidecar = source.sidecar.map(|at| &documents.sidecars[at as usize].input.path);
    if let Some(path) = note.or(sidecar) {
        return Report::new(path, say::source_incomplete(None, &source.key, missing));
    }
    let file = site.note(first.note);
    let span = file.note.body.citations[first.citation as usize].items[first.item as usize].span;
    Report::new(&file.input.path, say::source_incomplete(Some(span), &source.key, missing))
}
