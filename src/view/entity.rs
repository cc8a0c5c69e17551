//! The pages of actors and countries.

use super::body::{self, Prepared};
use super::cite::Notes;
use super::model::{Actor, Country, Fact};
use super::{Scene, contents, gathered, lines, rolls};
use crate::brief::{Role, RoleKind};
use crate::document::{Brief, Front, NoteFile};
use crate::fields::{Choice, Spanned};
use crate::mention::EntityId;
use crate::site::Page;
use crate::site::rolls::Roll;
use crate::text::Span;

fn strings(list: &[Spanned<String>]) -> Vec<String> {
    list.iter().map(|one| one.value.clone()).collect()
}

/// `actors/<slug>.html`.
pub fn actor(scene: &Scene, entity: EntityId) -> Actor {
    let site = scene.site;
    let record = site.entity(entity);
    let Some(note) = record.note else { return Actor::default() };
    let file = site.note(note);
    let Front::Actor(front) = &file.note.front else { return Actor::default() };
    let mut notes = Notes::default();
    let prepared = body::prepare(scene, &mut notes, note, "");
    let written = Written::of(file, &prepared);
    let mut view = Actor {
        head: scene.head(&record.name, &describe(scene, entity), Some("actors")),
        kind: front.kind.map(|kind| kind.word().to_owned()),
        aliases: strings(&front.common.aliases),
        countries: site.entities.countries(&front.countries).into_iter().map(|country| scene.link_entity(country)).collect(),
        wikidata: front.wikidata.as_ref().map(|id| id.value.clone()),
        protect: record.protect.map(Choice::word),
        gathered: gathered::gathered(scene, &mut notes, entity),
        body_html: written.body,
        roles: written.roles,
        relations: written.relations,
        ..Actor::default()
    };
    view.head.banners.extend(gathered::tint(&view.gathered.mentions.shown));
    if record.is_protected() {
        view.head.noindex = true;
    } else {
        view.head.contents = contents(&file.note.body, &written.sections);
    }
    view.endnotes = notes.endnotes(scene);
    view
}

/// `countries/<slug>.html`.
pub fn country(scene: &Scene, entity: EntityId) -> Country {
    let site = scene.site;
    let record = site.entity(entity);
    let Some(known) = record.country.map(|at| &site.gazetteer.countries()[at as usize]) else { return Country::default() };
    let mut notes = Notes::default();
    let owned = |list: &[&'static str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<String>>();
    let mut view = Country {
        head: scene.head(&record.name, &describe(scene, entity), Some("countries")),
        name: record.name.clone(),
        iso2: known.iso2.to_owned(),
        iso3: known.iso3.to_owned(),
        official_name: known.official.map(str::to_owned),
        capital: known.capitals.iter().chain(&known.quiet_capitals).next().map(|capital| (*capital).to_owned()),
        demonyms: singular(&owned(&known.demonyms)),
        aliases: owned(&known.aliases),
        actors: rolls::actors(scene, entity, 0),
        actors_parts: rolls::parts(scene, Roll::Actors(entity), 0),
        disputes: rolls::disputes(scene, entity, 0),
        disputes_parts: rolls::parts(scene, Roll::Disputes(entity), 0),
        ..Country::default()
    };
    if let Some(note) = record.note {
        overlay(scene, note, &mut notes, &mut view);
    }
    view.gathered = gathered::gathered(scene, &mut notes, entity);
    view.head.banners.extend(gathered::tint(&view.gathered.mentions.shown));
    view.endnotes = notes.endnotes(scene);
    view
}

/// Without the plurals in -s of names that stand there too: they are sought in the texts, but tell a reader nothing.
fn singular(names: &[String]) -> Vec<String> {
    let plural = |name: &str| name.strip_suffix('s').is_some_and(|one| names.iter().any(|other| other == one));
    names.iter().filter(|name| !plural(name)).cloned().collect()
}

/// Lays what was written by hand over what the gazetteer knows.
fn overlay(scene: &Scene, note: u32, notes: &mut Notes, view: &mut Country) {
    let file = scene.site.note(note);
    let Front::Country(front) = &file.note.front else { return };
    let prepared = body::prepare(scene, notes, note, "");
    let written = Written::of(file, &prepared);
    view.head.contents = contents(&file.note.body, &written.sections);
    (view.body_html, view.roles, view.relations) = (written.body, written.roles, written.relations);
    if let Some(capital) = &front.capital {
        view.capital = Some(capital.value.clone());
    }
    if !front.demonyms.is_empty() {
        view.demonyms = singular(&strings(&front.demonyms));
    }
    let mut aliases = strings(&front.common.aliases);
    aliases.append(&mut view.aliases);
    view.aliases = aliases;
}

/// What somebody wrote about an entity, in its parts.
struct Written {
    body: String,
    roles: Vec<Fact>,
    relations: Vec<Fact>,
    sections: Vec<Span>,
}

impl Written {
    fn of(file: &NoteFile, prepared: &Prepared) -> Self {
        let Brief::Roles(roles, sections) = &file.note.brief else {
            return Self { body: prepared.html_without(&[]), roles: Vec::new(), relations: Vec::new(), sections: Vec::new() };
        };
        let facts =
            |kind: RoleKind| roles.iter().filter(|role| role.kind == kind).map(|role| fact(file, prepared, role)).collect();
        Self {
            body: prepared.html_without(sections),
            roles: facts(RoleKind::Role),
            relations: facts(RoleKind::Relation),
            sections: sections.clone(),
        }
    }
}

/// The words of a role with its citations; its period stands apart.
fn fact(file: &NoteFile, prepared: &Prepared, role: &Role) -> Fact {
    let citations: Vec<String> = role
        .citations
        .iter()
        .map(|at| file.note.body.citations[*at as usize].span)
        .filter(|span| !role.words.contains(*span))
        .map(|span| prepared.line(span))
        .collect();
    let words = prepared.line(role.words);
    Fact {
        text_html: if citations.is_empty() { words } else { format!("{words} {}", citations.join(" ")) },
        period: role.date.map(|span| span.of(&file.input.text).to_owned()),
    }
}

/// A sentence on the entity for search engines: its own first words, else what the page holds.
fn describe(scene: &Scene, entity: EntityId) -> String {
    let site = scene.site;
    if let Some(summary) = lines::summary(scene, Page::Entity(entity)) {
        return summary;
    }
    let sources = crate::text::counted(site.mention_index.sources(entity.0 as usize), "source");
    format!("{}: {sources}. {}", site.entity(entity).name, site.documents.config.title)
}
