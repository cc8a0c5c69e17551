//! Who speaks a passage of a source: names that the site knows, and those who take a position by their own words.

use super::Speaker;
use crate::gazetteer::SpeechVerbs;
use crate::mention::{EntityId, EntityKind};
use crate::quotation::{self, Candidate, Quoted};
use crate::site::entities::Entities;
use crate::site::sources::Record;
use crate::site::texts::Reading;
use crate::text::Span;

/// Paragraphs before a passage that are read for the beginning of what goes on in it.
const BEFORE: u32 = 6;
/// Letters of a last word that can stand for a name.
const SURNAME: usize = 4;

/// Who can be meant.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub entities: &'a Entities,
    pub reading: &'a Reading,
    pub verbs: &'a SpeechVerbs,
    /// Names of those who take the position, and in whose name; each with its entity.
    pub parties: &'a [(&'a str, Option<EntityId>)],
}

/// The one who says these words in the text; none where it is not certain.
pub fn speaker(record: &Record, quoted: &[Quoted], parts: &[Span], scene: &Scene) -> Option<Speaker> {
    let text = record.text.as_ref()?;
    let holds = |one: &&Quoted| parts.iter().any(|part| one.span.overlaps(*part));
    let (first, last) = (quoted.iter().find(holds)?.paragraph, quoted.iter().rfind(holds)?.paragraph);
    let from = quoted.partition_point(|one| one.paragraph + BEFORE < first);
    let end = quoted.partition_point(|one| one.paragraph <= last);
    let near = &quoted[from..end];
    let candidates = candidates(&record.words, scene);
    let speakers = quotation::speakers(&record.words, &text.paragraphs, near, &candidates, scene.verbs);
    let mut of_parts = near.iter().zip(speakers).filter(|(one, _)| holds(one)).map(|(_, speaker)| speaker);
    let one = of_parts.next()??;
    if of_parts.any(|other| other.is_none_or(|other| other.id != one.id)) {
        return None;
    }
    Some(named(&record.words, scene, &one))
}

fn named(text: &str, scene: &Scene, found: &quotation::Speaker) -> Speaker {
    if let Some((name, entity)) = party(scene, found.id) {
        return Speaker { name: name.to_owned(), entity };
    }
    let entity = EntityId(found.id);
    let known = scene.entities.all.get(found.id as usize);
    Speaker {
        name: known.map_or_else(|| found.name.of(text).to_owned(), |known| known.name.clone()),
        entity: known.map(|_| entity),
    }
}

/// Numbers of parties without an entity lie beyond those of all entities.
fn party<'a>(scene: &Scene<'a>, id: u32) -> Option<(&'a str, Option<EntityId>)> {
    let at = (id as usize).checked_sub(scene.entities.len())?;
    scene.parties.get(at).copied()
}

/// Places of names in the order of the text: actors that the site knows, and the parties by their own words.
fn candidates(text: &str, scene: &Scene) -> Vec<Candidate> {
    let actors = scene.reading.mentions.iter().filter(|mention| scene.entities.get(mention.entity).kind == EntityKind::Actor);
    let mut found: Vec<Candidate> = actors
        .map(|mention| Candidate { name: mention.span, id: mention.entity.0, person: scene.entities.get(mention.entity).person })
        .collect();
    for (at, (name, entity)) in scene.parties.iter().enumerate() {
        let beyond = u32::try_from(scene.entities.len() + at).unwrap_or(u32::MAX);
        let id = entity.map_or(beyond, |entity| entity.0);
        let person = entity.is_none_or(|entity| scene.entities.get(entity).person);
        for spelling in spellings(name) {
            let places = text.match_indices(spelling).map(|(at, _)| Span::new(at..at + spelling.len()));
            found.extend(places.filter(|place| is_word(text, *place)).map(|name| Candidate { name, id, person }));
        }
    }
    // The longest of those that begin together stays, and nothing that begins inside another.
    found.sort_by_key(|one| (one.name.start, std::cmp::Reverse(one.name.end)));
    let mut end = 0;
    found.retain(|one| {
        let is_free = one.name.start >= end;
        end = if is_free { one.name.end } else { end };
        is_free
    });
    found
}

/// A party's name, and its last word where it looks like a surname.
fn spellings(name: &str) -> impl Iterator<Item = &str> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let looks_like_name = (2..=4).contains(&words.len()) && words.iter().all(is_capital);
    let last = words.last().copied().filter(|last| looks_like_name && last.chars().count() >= SURNAME);
    [Some(name).filter(|name| !name.is_empty()), last].into_iter().flatten()
}

fn is_word(text: &str, place: Span) -> bool {
    let before = text[..place.range().start].chars().next_back();
    let after = text[place.range().end..].chars().next();
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}
