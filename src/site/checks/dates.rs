//! Whether an analysis is older than what it rests on.

use crate::date::{Day, Edtf};
use crate::diagnostic::check as say;
use crate::document::Front;
use crate::fields::Spanned;
use crate::mention::EntityId;
use crate::site::resolve::{Cited, LinkTarget, Target};
use crate::site::{Page, Report, Reports, Site};

/// Warns once of an analysis whose information ends before a source that it cites, or a dispute that it links to, begins.
pub fn check(site: &Site, note: u32, reports: &mut Reports) {
    let file = site.note(note);
    let Front::Analysis(front) = &file.note.front else { return };
    let Some(Spanned { value: date, span }) = front.as_of.as_ref().or(front.updated.as_ref()).or(front.date.as_ref()) else {
        return;
    };
    let Some(last) = date.latest() else { return };
    let mut newer = sources(site, note, last);
    newer.extend(disputes(site, note, last));
    if !newer.is_empty() {
        reports.push(Report::new(&file.input.path, say::analysis_older(Some(*span), &date.text, &newer)));
    }
}

fn is_newer(date: &Edtf, last: Day) -> bool {
    date.earliest().is_some_and(|first| first > last)
}

fn sources(site: &Site, note: u32, last: Day) -> Vec<String> {
    let mut cited: Vec<u32> = site.bodies[note as usize].citations.iter().flatten().filter_map(Cited::source).collect();
    cited.sort_unstable();
    cited.dedup();
    let named = |source: u32| {
        let record = &site.sources[source as usize];
        let issued = record.front.issued.as_ref().filter(|issued| is_newer(&issued.value, last))?;
        Some(format!("`@{}` ({})", record.key, issued.value.text))
    };
    cited.into_iter().filter_map(named).collect()
}

fn disputes(site: &Site, note: u32, last: Day) -> Vec<String> {
    let body = &site.bodies[note as usize];
    let linked = body.links.iter().filter_map(|link| match link {
        LinkTarget::Page { page: Page::Entity(entity), .. } => Some(*entity),
        _ => None,
    });
    let mut found: Vec<EntityId> = body.references.iter().filter_map(Target::entity).chain(linked).collect();
    found.sort_unstable();
    found.dedup();
    let named = |entity: EntityId| {
        let dispute = site.note(site.entity(entity).note?);
        let Front::Dispute(front) = &dispute.note.front else { return None };
        let as_of = front.as_of.as_ref().filter(|as_of| is_newer(&as_of.value, last))?;
        Some(format!("`{}` ({})", dispute.place.slug, as_of.value.text))
    };
    found.into_iter().filter_map(named).collect()
}
