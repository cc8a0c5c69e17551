//! Whose words a quotation is, and whether a note gives them to somebody else.

use super::judge::{Judge, Place};
use super::labels::Transcript;
use super::library::Ready;
use super::speech;
use super::{Speaker, Verified, WrongMouth};
use crate::brief::Position;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::evidence as say;
use crate::document::Brief;
use crate::front::{Genre, TextKind};
use crate::markdown::single_spaces;
use crate::mention::EntityId;
use crate::quotation::{self, Voice, Written, WrittenKind};
use crate::site::party::makers;
use crate::site::sources::Record;
use crate::text::{Span, fold};

impl<'a> Judge<'a> {
    fn position(&self, written: &Written) -> Option<&'a Position> {
        let Brief::Dispute(dispute) = &self.file().note.brief else { return None };
        let (claim, position) = written.position?;
        dispute.claims.get(claim as usize)?.positions.get(position as usize)
    }

    /// The names of those who take a position, or in whose name it is taken, each with its entity.
    fn parties(&self, written: &Written) -> Vec<(&'a str, Option<EntityId>)> {
        let (Some(position), Some((claim, at))) = (self.position(written), written.position) else { return Vec::new() };
        let (who, whom) = self.means.bodies[self.note as usize].party(claim, at);
        let whom_name = position.whom.as_ref().map(|party| (party.name.as_str(), whom));
        [Some((position.who.name.as_str(), who)), whom_name].into_iter().flatten().collect()
    }

    pub(super) fn speaker(&self, written: &Written, place: Place<'a>, parts: &[Span]) -> Option<super::Speaker> {
        let parties = self.parties(written);
        let scene = self.scene(place, &parties);
        match quotation::voice(&place.text.quoted, parts) {
            Voice::Said => speech::speaker(place.record, &place.text.quoted, parts, &scene),
            Voice::Text | Voice::Unclear => self.transcript(place, &scene).speaker(parts),
        }
    }

    fn scene<'b>(&'b self, place: Place<'a>, parties: &'b [(&'b str, Option<EntityId>)]) -> speech::Scene<'b> {
        let reading = &self.means.mentions[place.source as usize];
        speech::Scene { entities: self.means.entities, reading, words: self.library.words(), parties }
    }

    fn transcript<'b>(&self, place: Place<'b>, scene: &'b speech::Scene<'b>) -> Transcript<'b>
    where
        'a: 'b,
    {
        Transcript { record: place.record, turns: &place.text.turns, scene, people: self.people, lists: self.means.lists }
    }

    /// Words that a position puts into somebody's mouth, though the source doesn't.
    pub(super) fn wrong_mouth(
        &self,
        written: &Written,
        place: Place<'a>,
        verified: &Verified,
    ) -> Option<(WrongMouth, Diagnostic)> {
        let position = self.position(written).filter(|_| written.kind != WrittenKind::Pin)?;
        let parties = self.parties(written);
        let who = &position.who.name;
        let n = verified.paragraphs.0;
        let quoted = &place.text.quoted;
        // A few words left between elisions may stand anywhere; those around a mark were taken with what it quotes.
        let texts = |part: &Span| {
            let is_long = || part.of(&place.record.words).split_whitespace().nth(Written::FEW - 1).is_some();
            quotation::outside(quoted, *part).filter(|outside| outside != part || is_long())
        };
        if !self.speaks_itself(place.record, &parties) {
            if verified.voice == Voice::Text {
                let diagnostic = say::not_their_words(written.span, who, &place.record.key, (n, &written.words));
                return Some((WrongMouth::NotTheirWords, diagnostic));
            }
            if let Some(part) = verified.parts.iter().find_map(texts) {
                let words = single_spaces(part.of(&place.record.words));
                let (n, words) = (place.paragraphs(&[part]).0, words.trim());
                let diagnostic = say::partly_their_words(written.span, who, &place.record.key, (n, words));
                return Some((WrongMouth::NotTheirWords, diagnostic));
            }
        }
        let is_party = |(name, entity): &(&str, Option<EntityId>), speaker: &Speaker| {
            (entity.is_some() && *entity == speaker.entity) || fold(name) == fold(&speaker.name)
        };
        let is_others = |speaker: &Speaker| !parties.iter().any(|party| is_party(party, speaker));
        let of_part = |part: &Span| Some((place.paragraphs(&[*part]).0, self.speaker(written, place, &[*part])?));
        let other = match &verified.speaker {
            Some(speaker) => Some((n, speaker.clone())).filter(|(_, speaker)| is_others(speaker)),
            // Two may speak, one of them the right one.
            None if verified.parts.len() > 1 => verified.parts.iter().filter_map(of_part).find(|(_, speaker)| is_others(speaker)),
            None => None,
        };
        if let Some((n, speaker)) = other {
            let diagnostic = say::speaker_differs(written.span, who, &place.record.key, (n, &speaker.name));
            return Some((WrongMouth::SpeakerDiffers, diagnostic));
        }
        self.stranger(written, place, &verified.parts).map(|diagnostic| (WrongMouth::SpeakerDiffers, diagnostic))
    }

    /// Words of two speakers that running text makes one quotation. Marks inside it tell them apart.
    pub(super) fn two_mouths(&self, written: &Written, place: Place<'a>, verified: &Verified) -> Option<Diagnostic> {
        let is_prose = written.position.is_none() && written.kind != WrittenKind::Pin;
        if !is_prose || verified.parts.len() < 2 || !quotation::marks::pairs(&written.words).is_empty() {
            return None;
        }
        let Ready { quoted, turns, .. } = place.text;
        // A quotation of the text, or a turn of a transcript.
        let run = |part: &Span| {
            let turn = quotation::turn_of(turns, *part).map(|turn| turn.start);
            (quoted.partition_point(|one| one.span.end <= part.start), turn)
        };
        let runs = verified.parts.chunk_by(|one, next| run(one) == run(next)).map(|parts| parts[0]);
        let mut told = runs.filter_map(|part| Some((place.paragraphs(&[part]).0, self.speaker(written, place, &[part])?)));
        let (n, one) = told.next()?;
        let (other_n, other) = told.find(|(_, other)| *other != one)?;
        Some(say::speakers_joined(written.span, &place.record.key, (&one.name, n), (&other.name, other_n)))
    }

    /// The words of a transcript stand under a label that is not that of who takes the position.
    fn stranger(&self, written: &Written, place: Place<'a>, parts: &[Span]) -> Option<Diagnostic> {
        let position = self.position(written)?;
        let parties = self.parties(written);
        let scene = self.scene(place, &parties);
        let transcript = self.transcript(place, &scene);
        let is_outside = |part: &&Span| quotation::voice(&place.text.quoted, std::slice::from_ref(*part)) != Voice::Said;
        let (part, label) = parts.iter().filter(is_outside).find_map(|part| Some((part, transcript.stranger(*part)?)))?;
        let n = place.paragraphs(&[*part]).0;
        Some(say::label_differs(written.span, &position.who.name, &place.record.key, (n, label)))
    }

    /// Whether a source's own words are those of one of the parties.
    fn speaks_itself(&self, record: &Record, parties: &[(&str, Option<EntityId>)]) -> bool {
        let front = &record.front;
        if front.text == Some(TextKind::Transcript) || front.genre == Some(Genre::PressRelease) {
            return true;
        }
        let makers = makers(front);
        let is_maker = |(name, entity): &(&str, Option<EntityId>)| {
            makers.contains(&fold(name))
                || entity.is_some_and(|entity| self.people.names(entity).iter().any(|name| makers.contains(name)))
        };
        parties.iter().any(is_maker)
    }
}
