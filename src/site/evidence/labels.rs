//! Who speaks a passage of a transcript: by the label of its turn.

use rustc_hash::FxHashSet;

use super::Speaker;
use super::people::People;
use super::speech::Scene;
use crate::gazetteer::{ClauseWord, WordLists};
use crate::mention::looks_like_person;
use crate::quotation::{Turn, turn_of};
use crate::site::sources::Record;
use crate::text::{Span, fold};

/// A transcript, with who can be meant.
#[derive(Clone, Copy)]
pub struct Transcript<'a> {
    pub record: &'a Record,
    pub turns: &'a [Turn],
    pub scene: &'a Scene<'a>,
    pub people: &'a People,
    pub lists: &'a WordLists,
}

impl<'a> Transcript<'a> {
    /// The one under whose label all of `parts` stand.
    pub fn speaker(&self, parts: &[Span]) -> Option<Speaker> {
        let mut labels = parts.iter().map(|part| turn_of(self.turns, *part).and_then(|turn| self.named(turn)));
        let first = labels.next()??;
        labels.all(|other| other.as_ref() == Some(&first)).then_some(first)
    }

    /// The label over a passage, where it names nobody known and yet cannot mean who takes the position: it asks (`Q`) in a text where they
    /// have a label of their own, or it is the full name of another person.
    pub fn stranger(&self, part: Span) -> Option<&'a str> {
        let turn = turn_of(self.turns, part).filter(|turn| self.named(turn).is_none())?;
        let label = turn.label.of(&self.record.words);
        if self.may_be_party(label) {
            return None;
        }
        let named = self.turns.iter().filter(|other| !other.anonymous).map(|other| other.label.of(&self.record.words));
        let labels: FxHashSet<&str> = named.collect();
        let are_labelled = labels.into_iter().any(|label| self.may_be_party(label));
        let are_persons = self.scene.parties.iter().all(|(name, entity)| {
            entity.map_or_else(|| looks_like_person(name), |entity| self.scene.entities.get(entity).person)
        });
        let is_stranger = if turn.anonymous { are_labelled } else { self.is_full_name(label) && (are_labelled || are_persons) };
        is_stranger.then_some(label)
    }

    /// Whom a label names: a known name that it ends with, behind nothing but titles.
    fn named(&self, turn: &Turn) -> Option<Speaker> {
        let words = &*self.record.words;
        let label = first_part(turn.label.of(words));
        let end = turn.label.start + u32::try_from(label.len()).ok()?;
        let mentions = &self.scene.reading.mentions;
        let first = mentions.partition_point(|mention| mention.span.start < turn.label.start);
        let mut within = mentions[first..].iter().take_while(|mention| mention.span.end <= end);
        let known = within.find(|mention| mention.span.end == end).filter(|mention| {
            let before = Span { start: turn.label.start, end: mention.span.start }.of(words);
            !turn.anonymous && self.is_title(before)
        });
        if let Some(mention) = known {
            let entity = self.scene.entities.get(mention.entity);
            return (entity.kind == crate::mention::EntityKind::Actor)
                .then(|| Speaker { name: entity.name.clone(), entity: Some(mention.entity) });
        }
        let folded = fold(label);
        let mut plain = self.scene.parties.iter().filter(|(_, entity)| entity.is_none()).map(|(name, _)| *name);
        let is_named = |name: &&str| folded.strip_suffix(&fold(name)).is_some_and(|before| self.is_title(before));
        plain.find(is_named).map(|name| Speaker { name: name.to_owned(), entity: None })
    }

    /// Can stand before a name without making it another's: `SENATE MINORITY LEADER`, not `LAWYER FOR`, `THE WIFE OF`, `Solo’s`.
    fn is_title(&self, before: &str) -> bool {
        let takes = |word: &str| {
            let word = word.trim_end_matches('.').to_lowercase();
            let related = RELATED.iter().any(|related| word.ends_with(related));
            related || self.scene.words.clause(&word).has(ClauseWord::Preposition) || self.lists.is_given_name(&word)
        };
        before.is_empty()
            || (before.ends_with(' ') && !before.contains(['\'', '’', '-']) && !before.split_whitespace().any(takes))
    }

    /// A word of the label is one of a name of those who take the position.
    fn may_be_party(&self, label: &str) -> bool {
        let label = fold(label);
        let words = |name: &str| name.split_whitespace().map(|word| word.trim_matches(['.', ',']).to_owned()).collect::<Vec<_>>();
        let label = words(&label);
        self.scene.parties.iter().any(|(name, entity)| {
            let known = entity.map_or(&[][..], |entity| self.people.names(entity));
            known.iter().cloned().chain([fold(name)]).any(|name| words(&name).iter().any(|word| label.contains(word)))
        })
    }

    /// `CARLA NEU`, `Dr. Carla Neu`.
    fn is_full_name(&self, label: &str) -> bool {
        let words: Vec<&str> = first_part(label).split_whitespace().skip_while(|word| self.lists.is_title(word)).collect();
        (2..=4).contains(&words.len())
            && self.lists.is_given_name(words[0])
            && !words.iter().any(|word| self.lists.is_title(word))
    }
}

/// Whoever stands so before a name is another.
const RELATED: [&str; 8] = ["aide", "brother", "daughter", "father", "mother", "sister", "son", "wife"];

/// Without what they are: `ANA SOLO, HARBOUR UNION`.
fn first_part(label: &str) -> &str {
    label.split(',').next().unwrap_or(label).trim_end()
}
