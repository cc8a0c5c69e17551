//! What one published file uses: the entities it names, the files it shows, the positions it records.

use super::resolve::{LinkTarget, ResolvedBody, Target};
use super::{Page, PositionUse, Site};
use crate::document::{Brief, Front, NoteFile};
use crate::mention::EntityId;

/// The entities that a body names, in its links or its text, each once, ascending.
pub fn named_in(body: &ResolvedBody) -> Vec<EntityId> {
    let mentioned = body.mentions.mentions.iter().map(|mention| mention.entity);
    let linked = body.links.iter().filter_map(|link| match link {
        LinkTarget::Page { page: Page::Entity(entity), .. } => Some(*entity),
        _ => None,
    });
    let mut named: Vec<EntityId> = body.references.iter().filter_map(Target::entity).chain(mentioned).chain(linked).collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// The pictures and attachments that a body shows or links to.
pub fn assets_of(body: &ResolvedBody) -> Vec<u32> {
    let embedded =
        body.references.iter().filter_map(|target| if let Target::Asset(asset) = target { Some(*asset) } else { None });
    let linked = body.links.iter().filter_map(|link| if let LinkTarget::Asset(asset) = link { Some(*asset) } else { None });
    embedded.chain(linked).collect()
}

/// Orders analyses: newest first, then by slug.
pub fn analysis_order(file: &NoteFile) -> (std::cmp::Reverse<i32>, String) {
    let date = match &file.note.front {
        Front::Analysis(analysis) => analysis.date.as_ref().or(analysis.as_of.as_ref()).map(|date| date.value.sort_key()),
        _ => None,
    };
    (std::cmp::Reverse(date.unwrap_or(i32::MIN)), file.place.slug.clone())
}

/// Adds the positions of a dispute to those who take them and those in whose name they are taken.
pub fn index_positions(site: &Site, note: u32, positions: &mut [Vec<PositionUse>]) {
    let Brief::Dispute(dispute) = &site.note(note).note.brief else { return };
    let Some(id) = site.entities.of_note(note) else { return };
    for (claim, found) in (0..).zip(&dispute.claims) {
        for (position, _) in (0..).zip(&found.positions) {
            let at = PositionUse { dispute: EntityId(id), claim, position };
            let (who, whom) = site.bodies[note as usize].party(claim, position);
            let mut parties: Vec<EntityId> = [who, whom].into_iter().flatten().collect();
            parties.dedup();
            for party in parties {
                positions[party.0 as usize].push(at);
            }
        }
    }
}
