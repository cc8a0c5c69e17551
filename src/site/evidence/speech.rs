//! Who speaks a passage of a source: names that the site knows, and those who take a position by their own words.

use super::Speaker;
use crate::gazetteer::SpeechWords;
use crate::mention::EntityId;
use crate::quotation::{self, Quoted};
use crate::site::entities::Entities;
use crate::site::sources::Record;
use crate::site::spoken::{Names, Who, is_candidate};
use crate::site::texts::Reading;
use crate::text::Span;

/// Paragraphs before a passage that are read for the beginning of what goes on in it.
const BEFORE: u32 = 6;

/// Who can be meant.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub entities: &'a Entities,
    pub reading: &'a Reading,
    pub words: &'a SpeechWords,
    /// Names of those who take the position, and in whose name; each with its entity.
    pub parties: &'a [(&'a str, Option<EntityId>)],
}

/// The one who says these words in the text; none where it is not certain.
pub fn speaker(record: &Record, quoted: &[Quoted], parts: &[Span], scene: &Scene) -> Option<Speaker> {
    let text = record.text.as_ref()?;
    if parts.iter().any(|part| quotation::is_nested(&record.words, quoted, *part)) {
        return None;
    }
    let holds = |one: &&Quoted| parts.iter().any(|part| one.span.overlaps(*part));
    let (first, last) = (quoted.iter().find(holds)?.paragraph, quoted.iter().rfind(holds)?.paragraph);
    let from = quoted.partition_point(|one| one.paragraph + BEFORE < first);
    let end = quoted.partition_point(|one| one.paragraph <= last);
    let near = &quoted[from..end];
    let is_plain = |entity: &Option<EntityId>| !entity.is_some_and(|entity| is_candidate(scene.entities, entity));
    let plain: Vec<&str> = scene.parties.iter().filter(|(_, entity)| is_plain(entity)).map(|(name, _)| *name).collect();
    let names = Names::new(&record.words, scene.entities, scene.reading, &plain);
    let speakers = quotation::speakers(&record.words, &text.paragraphs, near, names.candidates(), scene.words);
    let mut of_parts = near.iter().zip(speakers).filter(|(one, _)| holds(one)).map(|(_, speaker)| speaker);
    let one = of_parts.next()??;
    if of_parts.any(|other| other.is_none_or(|other| other.id != one.id)) {
        return None;
    }
    Some(match names.who(&one) {
        Who::Entity(entity) => Speaker { name: scene.entities.get(*entity).name.clone(), entity: Some(*entity) },
        Who::Named(name) => Speaker { name: name.clone(), entity: None },
    })
}
