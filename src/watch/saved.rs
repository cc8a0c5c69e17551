//! Which passage of which page was saved last.

use crate::brief::Section;
use crate::document::{Brief, NoteFile};
use crate::load::{Change, Changes};
use crate::serve::Saved;
use crate::site::{Output, Page, Site};

/// More files at a time were not saved by a person.
const MOST: usize = 4;

/// The page, and the passage in it, that the last of `changes` is about.
pub fn saved(site: &Site, changes: &Changes, generation: u64) -> Option<Saved> {
    if changes.files.len() > MOST {
        return None;
    }
    let found = changes.files.iter().rev().find_map(|change| of_note(site, change).or_else(|| of_source(site, change)));
    let (page, anchor) = found?;
    let address = site.has_address(page).then(|| site.path(page))?;
    matches!(site.output(&address), Some(Output::Page(_))).then_some(Saved { address, anchor, generation })
}

fn of_note(site: &Site, change: &Change) -> Option<(Page, Option<String>)> {
    let notes = &site.documents.notes;
    let at = notes.binary_search_by(|file| (*file.input.path).cmp(&change.path)).ok()?;
    let file = &notes[at];
    let anchor = place(change, &file.input.text).and_then(|place| anchor(file, place));
    Some((site.page_of_note(u32::try_from(at).ok()?)?, anchor))
}

fn of_source(site: &Site, change: &Change) -> Option<(Page, Option<String>)> {
    let documents = &site.documents;
    let seed = documents.seeds.binary_search_by(|seed| (*seed.input.path).cmp(&change.path)).ok();
    let sidecar = documents.sidecars.binary_search_by(|sidecar| (*sidecar.input.path).cmp(&change.path)).ok();
    let index = |at: Option<usize>| at.and_then(|at| u32::try_from(at).ok());
    let (seed, sidecar) = (index(seed), index(sidecar));
    let is_it = |of: Option<u32>, it: Option<u32>| it.is_some() && of == it;
    let at = site.sources.iter().position(|source| is_it(source.seed, seed) || is_it(source.sidecar, sidecar))?;
    let source = &site.sources[at];
    let place = seed.and_then(|_| place(change, &source.words));
    let paragraphs = source.text.as_ref().map(|text| text.paragraphs.as_slice()).unwrap_or_default();
    let paragraph = place.and_then(|place| paragraphs.iter().find(|paragraph| paragraph.span.end as usize >= place));
    Some((Page::Source(u32::try_from(at).ok()?), paragraph.map(|paragraph| crate::address::paragraph_anchor(paragraph.n))))
}

/// Where the text begins to differ from what it was, in bytes. None for a new text.
fn place(change: &Change, now: &str) -> Option<usize> {
    let before = change.before.as_deref()?;
    Some(before.bytes().zip(now.bytes()).take_while(|(a, b)| a == b).count().min(now.len()))
}

/// The id of the claim or section that a place of a file's body stands in.
fn anchor(file: &NoteFile, place: usize) -> Option<String> {
    let body = &file.note.body;
    let at = body.headings.iter().rposition(|heading| heading.span.start as usize <= place)?;
    if let Brief::Analysis(analysis) = &file.note.brief {
        // The page prints these in places of their own.
        let own = [
            (&analysis.key_judgements, "judgements"),
            (&analysis.not_in_sources, "absent"),
            (&analysis.corrections, "corrections"),
        ];
        let is_it = |section: &Option<Section>| section.as_ref().is_some_and(|section| section.heading as usize == at);
        if let Some((_, id)) = own.iter().find(|(section, _)| is_it(section)) {
            return Some((*id).to_owned());
        }
    }
    Some(body.headings[at].id.clone())
}
