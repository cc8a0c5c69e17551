//! The quotations of a source with their speakers, by the names that the site knows.

use super::Site;
use super::entities::Entities;
use super::texts::Reading;
use crate::document::Brief;
use crate::gazetteer::SpeechWords;
use crate::mention::{EntityId, EntityKind};
use crate::quotation::{Candidate, Quoted, Rule, quoted, speakers};
use crate::text::Span;

/// A quotation of a source's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spoken {
    pub quoted: Quoted,
    /// None: it is not sure who speaks.
    pub speaker: Option<Speaker>,
}

/// Who speaks a quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speaker {
    pub who: Who,
    /// The name that decided, in the bytes of the source's text.
    pub name: Span,
    pub rule: Rule,
}

/// Somebody whom the site knows.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Who {
    Entity(EntityId),
    /// WHO or WHOM of a position, in words: a name without a page.
    Named(String),
}

/// The names that can speak in a source, each with whom it means.
#[derive(Clone, Debug, Default)]
pub struct Names {
    candidates: Vec<Candidate>,
    /// By the id of a candidate.
    who: Vec<Who>,
}

/// The quotations of a source, in order, each with its speaker where one is sure. What it costs grows with the source and the positions that cite it.
pub fn spoken(site: &Site, source: u32, words: &SpeechWords) -> Vec<Spoken> {
    let record = &site.sources[source as usize];
    let Some(text) = &record.text else { return Vec::new() };
    let names = Names::new(&record.words, &site.entities, &site.mentions[source as usize], &parties(site, source));
    let quoted = quoted(&record.words, &text.paragraphs);
    let speakers = speakers(&record.words, &text.paragraphs, &quoted, &names.candidates, words);
    let known =
        |speaker: crate::quotation::Speaker| Speaker { who: names.who(&speaker).clone(), name: speaker.name, rule: speaker.rule };
    quoted.into_iter().zip(speakers).map(|(quoted, speaker)| Spoken { quoted, speaker: speaker.map(known) }).collect()
}

impl Names {
    /// Actors that the text mentions, as `reading` has them, and `parties`, who are no more than words.
    pub fn new(text: &str, entities: &Entities, reading: &Reading, parties: &[&str]) -> Self {
        let mut found: Vec<(Span, Who, bool)> = Vec::new();
        for mention in &reading.mentions {
            if is_candidate(entities, mention.entity) {
                found.push((mention.span, Who::Entity(mention.entity), entities.get(mention.entity).person));
            }
        }
        for &party in parties {
            let person = crate::mention::looks_like_person(party);
            found.extend(places(text, party).map(|span| (span, Who::Named(party.to_owned()), person)));
        }
        // Of names that overlap the one that begins first, of those the longest; a known entity before mere words.
        found.sort_by(|a, b| (a.0.start, std::cmp::Reverse(a.0.end), &a.1).cmp(&(b.0.start, std::cmp::Reverse(b.0.end), &b.1)));
        let mut names = Self::default();
        for (name, who, person) in found {
            if names.candidates.last().is_some_and(|last| last.name.overlaps(name)) {
                continue;
            }
            let at = names.who.iter().position(|known| *known == who).unwrap_or(names.who.len());
            if at == names.who.len() {
                names.who.push(who);
            }
            names.candidates.push(Candidate { name, id: u32::try_from(at).unwrap_or(u32::MAX), person });
        }
        names
    }

    /// In the order of the text.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Whom a speaker found among them is.
    pub fn who(&self, speaker: &crate::quotation::Speaker) -> &Who {
        &self.who[speaker.id as usize]
    }
}

/// Whether the mentions of an entity can speak: those of a country mostly mean a place.
pub fn is_candidate(entities: &Entities, entity: EntityId) -> bool {
    entities.get(entity).kind == EntityKind::Actor
}

/// The names of WHO and WHOM that are no actor, in the positions that cite the source, each once.
fn parties(site: &Site, source: u32) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for uses in site.cited[source as usize].chunk_by(|a, b| a.note == b.note) {
        let note = uses[0].note;
        let Brief::Dispute(dispute) = &site.note(note).note.brief else { continue };
        // They come in the order of the text.
        let is_use = |citation: &u32| uses.binary_search_by_key(citation, |at| at.citation).is_ok();
        for (number, claim) in (0..).zip(&dispute.claims) {
            let citing = (0..).zip(&claim.positions).filter(|(_, position)| position.citations.iter().any(is_use));
            for (at, position) in citing {
                let (who, whom) = site.bodies[note as usize].party(number, at);
                let is_plain = |entity: Option<EntityId>| !entity.is_some_and(|entity| is_candidate(&site.entities, entity));
                names.extend(is_plain(who).then_some(&*position.who.name));
                names.extend(position.whom.as_ref().filter(|_| is_plain(whom)).map(|whom| &*whom.name));
            }
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// Where `name` stands in `text` as whole words. A name begins with a capital letter; other words (`a senior official`) name no one.
fn places<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = Span> + 'a {
    let named = name.starts_with(char::is_uppercase);
    let whole =
        |at: usize| !text[..at].ends_with(char::is_alphanumeric) && !text[at + name.len()..].starts_with(char::is_alphanumeric);
    let found = memchr::memmem::find_iter(text.as_bytes(), name).filter(move |at| named && whole(*at));
    found.map(|at| Span::new(at..at + name.len()))
}
