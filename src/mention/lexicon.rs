//! All names of all entities with what each may mean, made once from the entities and the word lists.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::person::derived_short_names;
use super::spelling::variants;
use super::{EntityId, EntityKind, EntityNames, How};
use crate::gazetteer::WordLists;
use crate::names::{NameId, Names, RawMatch};

/// One meaning of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Target {
    pub entity: EntityId,
    pub how: How,
    pub hand_written: bool,
}

/// What a name may mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Owners {
    pub targets: Vec<Target>,
    /// It names something that is no entity: `South China Sea`.
    pub blocking: bool,
    /// The site never links it.
    pub nolink: bool,
}

/// What the rules must know of an entity.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub kind: EntityKind,
    pub person: bool,
    /// Its name, for messages.
    pub label: String,
    /// The words of its names and aliases: no other person's name.
    pub own_words: Vec<String>,
    pub countries: Vec<EntityId>,
}

/// Every name of a site and the rules to read it by.
#[derive(Debug)]
pub struct Lexicon {
    names: Names,
    pub(super) owners: Vec<Owners>,
    pub(super) entities: Vec<Entity>,
    pub(super) words: Arc<WordLists>,
    pub(super) suffixes: Phrases,
    pub(super) prefixes: Phrases,
    pub(super) towns: Phrases,
}

impl Lexicon {
    /// Builds the matcher and its table of meanings. The place of an entity in `entities` is its id; `nolink` are the site's.
    pub fn new(entities: &[EntityNames], words: &Arc<WordLists>, nolink: &[String]) -> Self {
        let mut table = Table::default();
        for (entity, id) in entities.iter().zip(0..) {
            table.add_entity(entity, EntityId(id), words);
        }
        for name in words.blocking_names() {
            table.owners(name).blocking = true;
        }
        for name in nolink {
            table.owners(name).nolink = true;
        }
        let (spellings, owners) = table.into_parts();
        Self {
            names: Names::new(spellings),
            owners,
            entities: entities.iter().map(entity_of).collect(),
            suffixes: Phrases::new(words.blocking_suffixes(), |phrase| phrase.split(' ').next()),
            prefixes: Phrases::new(words.blocking_prefixes(), |phrase| phrase.split(' ').next_back()),
            towns: Phrases::new(words.blocking_comma_suffixes(), |phrase| phrase.split([' ', '.']).next()),
            words: words.clone(),
        }
    }

    /// The matcher over all names, blocking names included.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The numbers of all names, ascending.
    pub(super) fn ids(&self) -> impl Iterator<Item = NameId> + use<> {
        (0..u32::try_from(self.names.len()).unwrap_or(u32::MAX)).map(NameId)
    }

    /// Every known name at every place of `text`: what a preview keeps.
    pub fn find(&self, text: &str) -> Vec<RawMatch> {
        self.names.find(text)
    }

    /// The entities that the name may mean, in the order of their ids.
    pub fn owners_of(&self, name: NameId) -> impl Iterator<Item = EntityId> {
        self.owners[name.0 as usize].targets.iter().map(|target| target.entity)
    }

    pub(super) fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    pub(super) fn owners(&self, name: NameId) -> &Owners {
        &self.owners[name.0 as usize]
    }
}

fn entity_of(names: &EntityNames) -> Entity {
    let words = names.names.iter().chain(&names.aliases).filter(|_| names.person);
    let mut own_words: Vec<String> = words.flat_map(|name| name.split([' ', '-'])).map(str::to_owned).collect();
    own_words.sort();
    own_words.dedup();
    Entity {
        kind: names.kind,
        person: names.person,
        label: names.names.first().cloned().unwrap_or_default(),
        own_words,
        countries: names.countries.clone(),
    }
}

/// Spellings in the order in which they came, each with its meanings.
#[derive(Default)]
struct Table {
    ids: FxHashMap<String, usize>,
    rows: Vec<Owners>,
}

impl Table {
    fn add_entity(&mut self, entity: &EntityNames, id: EntityId, words: &WordLists) {
        let lists = [
            (&entity.names, How::Name),
            (&entity.aliases, How::Alias),
            (&entity.demonyms, How::Demonym),
            (&entity.capitals, How::Metonym),
            (&entity.short_names, How::ShortName),
        ];
        for (list, how) in lists {
            let mut how = how;
            for name in list {
                self.add(name, entity, Target { entity: id, how, hand_written: entity.hand_written });
                // What follows the first name is another form of it.
                if how == How::Name {
                    how = How::Alias;
                }
            }
        }
        for name in entity.names.iter().chain(&entity.aliases).filter(|_| !entity.person).flat_map(|name| variants(name)) {
            self.add(&name, entity, Target { entity: id, how: How::Alias, hand_written: entity.hand_written });
        }
        if entity.person && entity.short_names.is_empty() {
            for name in entity.names.iter().chain(&entity.aliases).flat_map(|name| derived_short_names(name, words)) {
                self.add(&name, entity, Target { entity: id, how: How::ShortName, hand_written: false });
            }
        }
    }

    /// Adds one meaning; of two meanings for one entity the stronger stays.
    fn add(&mut self, name: &str, entity: &EntityNames, target: Target) {
        if name.trim().is_empty() || entity.nolink.iter().any(|never| never == name) {
            return;
        }
        let targets = &mut self.owners(name).targets;
        if !targets.iter().any(|known| known.entity == target.entity) {
            targets.push(target);
        }
    }

    fn owners(&mut self, name: &str) -> &mut Owners {
        let next = self.rows.len();
        let row = match self.ids.get(name) {
            Some(&row) => row,
            None => *self.ids.entry(name.to_owned()).or_insert(next),
        };
        if row == next {
            self.rows.push(Owners::default());
        }
        &mut self.rows[row]
    }

    fn into_parts(self) -> (Vec<String>, Vec<Owners>) {
        let mut spellings = vec![String::new(); self.rows.len()];
        for (name, row) in self.ids {
            spellings[row] = name;
        }
        (spellings, self.rows)
    }
}

/// Phrases found by one of their words.
#[derive(Debug, Default)]
pub(super) struct Phrases(FxHashMap<&'static str, Vec<&'static str>>);

impl Phrases {
    fn new(phrases: &[&'static str], key: impl Fn(&'static str) -> Option<&'static str>) -> Self {
        let mut found: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for &phrase in phrases {
            if let Some(word) = key(phrase) {
                found.entry(word).or_default().push(phrase);
            }
        }
        Self(found)
    }

    /// The phrase that `rest` begins with, whose first word is `word`.
    pub fn opening(&self, word: &str, rest: &str) -> Option<&'static str> {
        let whole = |phrase: &&str| rest.strip_prefix(*phrase).is_some_and(|after| !after.starts_with(char::is_alphanumeric));
        self.0.get(word)?.iter().copied().filter(whole).max_by_key(|phrase| phrase.len())
    }

    /// The phrase that `rest` ends with, whose last word is `word`.
    pub fn closing(&self, word: &str, rest: &str) -> Option<&'static str> {
        let whole = |phrase: &&str| rest.strip_suffix(*phrase).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
        self.0.get(word)?.iter().copied().filter(whole).max_by_key(|phrase| phrase.len())
    }
}
