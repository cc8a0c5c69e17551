//! Who a party is: what tells the positions of one from those of another, on every page and in every count.

use super::Site;
use super::entities::Entities;
use super::resolve::ResolvedBody;
use crate::brief::Position;
use crate::document::{Brief, NoteFile};
use crate::front;
use crate::mention::{EntityId, How, Known, Lexicon};
use crate::text::{fold, fold_name};

/// An actor or country, else a name that is nobody's here.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PartyKey {
    Entity(EntityId),
    /// As names are compared.
    Name(String),
}

impl PartyKey {
    pub fn new(entity: Option<EntityId>, name: &str) -> Self {
        entity.map_or_else(|| Self::Name(fold_name(name)), Self::Entity)
    }
}

/// WHO takes a position of a claim of the dispute in `note`, and in whose name.
pub fn parties_of(site: &Site, note: u32, (claim, at): (u32, u32), position: &Position) -> (PartyKey, Option<PartyKey>) {
    let (who, whom) = site.bodies[note as usize].party(claim, at);
    let whom = position.whom.as_ref().map(|found| PartyKey::new(whom, &found.name));
    (PartyKey::new(who, &position.who.name), whom)
}

/// Who wrote or published a source: names, folded.
pub fn makers(front: &front::Source) -> Vec<String> {
    front.author.iter().chain(&front.publisher).map(|maker| fold(&maker.value)).collect()
}

/// Whether WHO of a position of a claim, or the one in whose name it is taken, wrote or published a source: by any of their names.
pub fn is_maker(site: &Site, note: u32, (claim, at): (u32, u32), position: &Position, source: u32) -> bool {
    let makers = makers(&site.sources[source as usize].front);
    let (who, whom) = site.bodies[note as usize].party(claim, at);
    let is_any = |name: &str| makers.contains(&fold(name));
    let is_named = |entity: EntityId| {
        let entity = site.entity(entity);
        let aliases = entity.note.into_iter().flat_map(|note| &site.note(note).note.front.common().aliases);
        is_any(&entity.name) || aliases.into_iter().any(|alias| is_any(&alias.value))
    };
    let written = [Some(&position.who), position.whom.as_ref()];
    written.into_iter().flatten().any(|party| is_any(&party.name)) || [who, whom].into_iter().flatten().any(is_named)
}

/// Finds those parties of a dispute that its plain names mean only by the rules of running text: short names, demonyms, capitals and
/// governments for their countries.
pub fn read_names(file: &NoteFile, body: &mut ResolvedBody, present: &[EntityId], lexicon: &Lexicon, entities: &Entities) {
    let Brief::Dispute(dispute) = &file.note.brief else { return };
    let strong = body.mentions.mentions.iter().filter(|mention| matches!(mention.how, How::Name | How::Alias));
    let strong = strong.map(|mention| mention.entity);
    let mut present: Vec<EntityId> = present.iter().copied().chain(body.parties()).chain(strong).collect();
    present.sort_unstable();
    present.dedup();
    let nolink: Vec<String> = file.note.front.common().nolink.iter().map(|name| name.value.clone()).collect();
    let known = Known { present: &present, nolink: &nolink, strangers: &[] };
    let strangers: Vec<String> =
        body.unnamed(dispute).filter(|name| lexicon.party(name, known).is_none()).map(str::to_owned).collect();
    let known = Known { strangers: &strangers, ..known };
    let read = |name: &str| lexicon.party(name, known).filter(|entity| !entities.get(*entity).is_hidden());
    body.name_parties(dispute, read);
}
