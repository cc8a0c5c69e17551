//! What one published file uses: the entities it names, the sources it cites, the files it shows, the positions it records.

use super::entities::Entities;
use super::resolve::{Cited, LinkTarget, ResolvedBody, Target};
use super::{CiteUse, Page, PositionUse};
use crate::document::{Brief, Front, NoteFile};
use crate::mention::EntityId;

/// All of it, as other pages ask for it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Uses {
    /// The entities that its body names, in its links or its text, each once, ascending.
    pub named: Vec<EntityId>,
    pub cited: Vec<SourceUse>,
    /// Of a dispute: each position with those who take it and those in whose name it is taken.
    pub positions: Vec<(EntityId, PositionUse)>,
    /// The pictures and attachments that it shows or links to.
    pub assets: Vec<u32>,
}

/// A source where it is cited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceUse {
    pub source: u32,
    pub at: CiteUse,
    /// First and last of each run that is cited.
    pub paragraphs: Vec<(u32, u32)>,
}

impl Uses {
    /// What the body of `file`, the one with the number `note`, uses.
    pub fn of(note: u32, file: &NoteFile, body: &ResolvedBody, entities: &Entities) -> Self {
        Self {
            named: named_in(body),
            cited: cited_in(note, file, body),
            positions: positions_in(note, file, body, entities),
            assets: assets_of(body),
        }
    }
}

fn named_in(body: &ResolvedBody) -> Vec<EntityId> {
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

fn cited_in(note: u32, file: &NoteFile, body: &ResolvedBody) -> Vec<SourceUse> {
    let citations = (0..).zip(body.citations.iter().zip(&file.note.body.citations));
    let uses = citations.flat_map(|(citation, (means, written))| {
        (0..).zip(means.iter().zip(&written.items)).filter_map(move |(item, (means, written))| match means {
            Cited::Source(source) => {
                Some(SourceUse { source: *source, at: CiteUse { note, citation, item }, paragraphs: written.paragraphs.clone() })
            }
            Cited::Desk | Cited::Failed => None,
        })
    });
    uses.collect()
}

fn assets_of(body: &ResolvedBody) -> Vec<u32> {
    let embedded =
        body.references.iter().filter_map(|target| if let Target::Asset(asset) = target { Some(*asset) } else { None });
    let linked = body.links.iter().filter_map(|link| if let LinkTarget::Asset(asset) = link { Some(*asset) } else { None });
    embedded.chain(linked).collect()
}

fn positions_in(note: u32, file: &NoteFile, body: &ResolvedBody, entities: &Entities) -> Vec<(EntityId, PositionUse)> {
    let Brief::Dispute(dispute) = &file.note.brief else { return Vec::new() };
    let Some(id) = entities.of_note(note).map(EntityId) else { return Vec::new() };
    let mut positions = Vec::new();
    for (claim, found) in (0..).zip(&dispute.claims) {
        for (position, _) in (0..).zip(&found.positions) {
            let (who, whom) = body.party(claim, position);
            let mut parties: Vec<EntityId> = [who, whom].into_iter().flatten().collect();
            parties.dedup();
            positions.extend(parties.into_iter().map(|party| (party, PositionUse { dispute: id, claim, position })));
        }
    }
    positions
}

/// Orders analyses: newest first, then by slug.
pub fn analysis_order(file: &NoteFile) -> (std::cmp::Reverse<i32>, String) {
    (std::cmp::Reverse(date_of(file).unwrap_or(i32::MIN)), file.place.slug.clone())
}

/// When a file was written, as far as it says: the date of an analysis, else the day up to which what it says is known.
pub fn date_of(file: &NoteFile) -> Option<i32> {
    let date = match &file.note.front {
        Front::Analysis(analysis) => analysis.date.as_ref().or(analysis.as_of.as_ref()),
        Front::Dispute(dispute) => dispute.as_of.as_ref(),
        _ => None,
    };
    date.map(|date| date.value.sort_key())
}
