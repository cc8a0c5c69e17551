//! Actors, countries and disputes: the gazetteer overlaid by hand-written Markdown, under dense numbers.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Report, Reports};
use crate::address::Kind;
use crate::diagnostic::link as say;
use crate::document::{Documents, Front, NoteFile};
use crate::fields::Spanned;
use crate::front::{ActorKind, Protect};
use crate::gazetteer::{Country, Gazetteer};
use crate::mention::{EntityId, EntityKind, EntityNames, looks_like_person};
use crate::text::{fold, nearest, slug};

/// Whatever a mention can point to.
#[derive(Clone, Debug)]
pub struct Entity {
    pub kind: EntityKind,
    pub slug: String,
    pub name: String,
    /// Index of its hand-written file.
    pub note: Option<u32>,
    /// Index into the gazetteer.
    pub country: Option<u32>,
    pub protect: Option<Protect>,
    /// Whether it is a person, by its kind or by the look of its name.
    pub person: bool,
}

impl Entity {
    pub fn page_kind(&self) -> Kind {
        match self.kind {
            EntityKind::Actor => Kind::Actor,
            EntityKind::Country => Kind::Country,
            EntityKind::Dispute => Kind::Dispute,
        }
    }

    /// Victims and minors have no page, and nothing links to them.
    pub fn is_hidden(&self) -> bool {
        matches!(self.protect, Some(Protect::Victim | Protect::Minor))
    }

    /// A protected person's page gathers nothing.
    pub fn is_protected(&self) -> bool {
        self.protect.is_some()
    }
}

/// What an entity is known by while others come and go: a country by its place in the gazetteer, others by their file.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum EntityKey {
    Country(u32),
    File(Arc<str>),
}

/// All entities: countries in the order of the gazetteer, then actors, then disputes, by slug.
#[derive(Default, Debug)]
pub struct Entities {
    pub all: Vec<Entity>,
    keys: Vec<EntityKey>,
    by_note: FxHashMap<u32, u32>,
    countries: FxHashMap<String, u32>,
}

impl Entities {
    pub fn of_note(&self, note: u32) -> Option<u32> {
        self.by_note.get(&note).copied()
    }

    pub fn get(&self, entity: EntityId) -> &Entity {
        &self.all[entity.0 as usize]
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub fn ids(&self) -> impl Iterator<Item = (u32, &Entity)> {
        (0..).zip(&self.all)
    }

    /// The country that a `countries` key means: ISO code, slug or English name.
    pub fn country(&self, given: &str) -> Option<u32> {
        self.countries.get(&fold(given.trim().trim_matches(['[', ']']))).copied()
    }

    /// The countries that a `countries` key means, each once, in the order given.
    pub fn countries(&self, given: &[Spanned<String>]) -> Vec<EntityId> {
        let mut found: Vec<EntityId> = Vec::new();
        for country in given.iter().filter_map(|one| self.country(&one.value)).map(EntityId) {
            if !found.contains(&country) {
                found.push(country);
            }
        }
        found
    }

    /// What each is known by, in their order.
    pub fn keys(&self) -> &[EntityKey] {
        &self.keys
    }

    fn push(&mut self, entity: Entity, key: EntityKey) -> u32 {
        let id = u32::try_from(self.all.len()).expect("fewer than 4 billion entities");
        if let Some(note) = entity.note {
            self.by_note.insert(note, id);
        }
        self.all.push(entity);
        self.keys.push(key);
        id
    }
}

/// The name that a file gives to its entity: `name`, else `title`, else the stem.
pub fn name_of(file: &NoteFile) -> String {
    let own = match &file.note.front {
        Front::Actor(actor) => actor.name.as_ref(),
        Front::Country(country) => country.name.as_ref(),
        _ => None,
    };
    own.or(file.note.front.common().title.as_ref()).map_or_else(|| file.place.stem.clone(), |name| name.value.clone())
}

/// Collects the entities of the gazetteer and of the published files in `notes`.
pub fn collect(documents: &Documents, notes: &[u32], gazetteer: &Gazetteer, reports: &mut Reports) -> Entities {
    let mut entities = Entities::default();
    let overlays = overlays(documents, notes, gazetteer, reports);
    for (at, country) in (0_u32..).zip(gazetteer.countries()) {
        let note = overlays.get(&at).copied();
        let overlay = note.map(|note| &documents.notes[note as usize]);
        let given = overlay.and_then(|file| match &file.note.front {
            Front::Country(front) => front.name.as_ref().or(front.common.title.as_ref()),
            _ => None,
        });
        let name = given.map_or(country.name, |name| name.value.as_str()).to_owned();
        let entity = Entity {
            kind: EntityKind::Country,
            slug: country.slug.to_owned(),
            name,
            note,
            country: Some(at),
            protect: None,
            person: false,
        };
        let id = entities.push(entity, EntityKey::Country(at));
        for key in [country.slug, country.iso2, country.iso3, country.name].into_iter().chain(country.official) {
            entities.countries.entry(fold(key)).or_insert(id);
        }
    }
    for (at, country) in (0_u32..).zip(gazetteer.countries()) {
        for alias in &country.aliases {
            entities.countries.entry(fold(alias)).or_insert(at);
        }
    }
    for kind in [Kind::Actor, Kind::Dispute] {
        let mut files: Vec<u32> =
            notes.iter().copied().filter(|note| documents.notes[*note as usize].place.kind == kind).collect();
        files.sort_by_key(|note| &documents.notes[*note as usize].place.slug);
        for note in files {
            let file = &documents.notes[note as usize];
            entities.push(hand_written(file, note), EntityKey::File(file.input.path.clone()));
        }
    }
    entities
}

fn hand_written(file: &NoteFile, note: u32) -> Entity {
    let name = name_of(file);
    let (kind, protect, person) = match &file.note.front {
        Front::Actor(actor) => {
            let person = actor.kind.map_or_else(|| looks_like_person(&name), |kind| kind == ActorKind::Person);
            (EntityKind::Actor, actor.protect.as_ref().map(|protect| protect.value), person)
        }
        _ => (EntityKind::Dispute, None, false),
    };
    Entity { kind, slug: file.place.slug.clone(), name, note: Some(note), country: None, protect, person }
}

/// The hand-written file of each country that has one, by the country's place in the gazetteer.
fn overlays(documents: &Documents, notes: &[u32], gazetteer: &Gazetteer, reports: &mut Reports) -> FxHashMap<u32, u32> {
    let mut found: FxHashMap<u32, u32> = FxHashMap::default();
    for &note in notes {
        let file = &documents.notes[note as usize];
        let Front::Country(front) = &file.note.front else { continue };
        let given = front.code.as_ref();
        let country = match given {
            Some(code) => position(gazetteer, &code.value),
            None => position(gazetteer, &file.place.stem)
                .or_else(|| position(gazetteer, &file.place.slug))
                .or_else(|| front.name.as_ref().and_then(|name| position(gazetteer, &name.value))),
        };
        let Some(country) = country else {
            let asked = given.map_or(file.place.stem.as_str(), |code| code.value.as_str());
            let near = nearest(asked, gazetteer.countries().iter().map(|country| country.slug));
            reports.push(Report::new(&file.input.path, say::country_unknown(given.map(|code| code.span), asked, near)));
            continue;
        };
        if let Some(other) = found.get(&country) {
            reports.push(Report::new(&file.input.path, say::country_twice(&documents.notes[*other as usize].input.path)));
        } else {
            found.insert(country, note);
        }
    }
    found
}

/// By slug, ISO 3166-1 code or English name.
fn position(gazetteer: &Gazetteer, given: &str) -> Option<u32> {
    let folded = fold(given.trim());
    let is_it = |country: &Country| {
        [country.slug, country.iso2, country.iso3, country.name]
            .into_iter()
            .chain(country.official)
            .any(|name| fold(name) == folded)
            || country.aliases.iter().any(|alias| fold(alias) == folded)
            || slug(country.name) == folded
    };
    gazetteer.countries().iter().position(is_it).and_then(|at| u32::try_from(at).ok())
}

/// The names that each entity is recognised by, in the order of [`Entities::all`].
pub fn names(documents: &Documents, entities: &Entities, gazetteer: &Gazetteer) -> Vec<EntityNames> {
    entities.all.iter().map(|entity| names_of(documents, entities, entity, gazetteer)).collect()
}

fn names_of(documents: &Documents, entities: &Entities, entity: &Entity, gazetteer: &Gazetteer) -> EntityNames {
    let file = entity.note.map(|note| &documents.notes[note as usize]);
    let common = file.map(|file| file.note.front.common());
    let owned = |list: &[Spanned<String>]| list.iter().map(|one| one.value.clone()).collect::<Vec<_>>();
    let mut names = EntityNames {
        kind: entity.kind,
        person: entity.person,
        names: vec![entity.name.clone()],
        aliases: common.map(|common| owned(&common.aliases)).unwrap_or_default(),
        nolink: common.map(|common| owned(&common.nolink)).unwrap_or_default(),
        hand_written: file.is_some(),
        ..EntityNames::default()
    };
    match file.map(|file| &file.note.front) {
        Some(Front::Actor(actor)) => {
            names.short_names = owned(&actor.short_names);
            if matches!(actor.kind, Some(ActorKind::PublicBody | ActorKind::Party)) {
                names.countries =
                    actor.countries.iter().filter_map(|given| entities.country(&given.value)).map(EntityId).collect();
            }
        }
        Some(Front::Country(front)) => {
            names.demonyms = owned(&front.demonyms);
            names.capitals = front.capital.iter().map(|capital| capital.value.clone()).collect();
        }
        _ => {}
    }
    if let Some(country) = entity.country.map(|at| &gazetteer.countries()[at as usize]) {
        add_gazetteer(&mut names, country);
    }
    names
}

/// Names and aliases add up; demonyms and capitals that an author gives stand in the place of the gazetteer's.
fn add_gazetteer(names: &mut EntityNames, country: &Country) {
    let strings = |list: &[&'static str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    names.names.extend([Some(country.name), country.official].into_iter().flatten().map(str::to_owned));
    names.names.dedup();
    names.aliases.extend(strings(&country.aliases));
    if names.demonyms.is_empty() {
        names.demonyms = strings(&country.demonyms);
    }
    if names.capitals.is_empty() {
        names.capitals = strings(&country.capitals);
    }
}

/// Notes the names by which an actor or dispute takes the place of a country: what an author writes goes before the gazetteer, so no text
/// finds the country by them.
pub fn report_names_of_countries(documents: &Documents, entities: &Entities, gazetteer: &Gazetteer, reports: &mut Reports) {
    let mut countries: FxHashMap<&str, &str> = FxHashMap::default();
    for (entity, country) in entities.all.iter().zip(gazetteer.countries()).filter(|(entity, _)| entity.note.is_none()) {
        for name in country.aliases.iter().copied().chain([country.name]).chain(country.official) {
            countries.insert(name, &entity.name);
        }
    }
    for entity in entities.all.iter().filter(|entity| entity.country.is_none()) {
        let Some(file) = entity.note.map(|note| &documents.notes[note as usize]) else { continue };
        let common = file.note.front.common();
        let own = match &file.note.front {
            Front::Actor(actor) => actor.name.as_ref(),
            _ => None,
        };
        let name = own.or(common.title.as_ref()).map(|name| name.span);
        let names = std::iter::once((entity.name.as_str(), name));
        for (name, span) in names.chain(common.aliases.iter().map(|alias| (alias.value.as_str(), Some(alias.span)))) {
            if let Some(country) = countries.get(name).filter(|_| !common.nolink.iter().any(|never| never.value == name)) {
                reports.push(Report::new(&file.input.path, say::name_of_country(span, name, country)));
            }
        }
    }
}

/// Reports the entries of a `countries` key that mean no country.
pub fn check_countries(
    path: &Arc<str>,
    given: &[Spanned<String>],
    entities: &Entities,
    gazetteer: &Gazetteer,
    reports: &mut Reports,
) {
    for one in given.iter().filter(|one| entities.country(&one.value).is_none()) {
        let near = nearest(&one.value, gazetteer.countries().iter().map(|country| country.name));
        reports.push(Report::new(path, say::country_unknown(Some(one.span), &one.value, near)));
    }
}
