//! Who is found under which name, for the time of linking: pages by spelling, inputs by path, places on a page by id.

use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::entities::{self, Entities};
use super::resolve::{Linkable, find_anchor};
use super::sources::Source;
use super::{Page, Report, Reports};
use crate::address::{Kind, joined, paragraph_anchor};
use crate::diagnostic::link as say;
use crate::document::{Brief, Documents, Front, NoteFile};
use crate::fields::Spanned;
use crate::gazetteer::Gazetteer;
use crate::lookup::{Found, Level, References, SourceKeys};
use crate::mention::{EntityId, EntityKind};
use crate::text::{nearest, slug, without_article};

/// Which inputs got an address; the others are reported already.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub notes: Vec<bool>,
    pub sources: Vec<bool>,
}

/// An input that a link can name by its path.
#[derive(Clone, Copy, Debug)]
pub enum InputFile {
    Asset(u32),
    Linkable(Linkable),
}

/// How many analyses are followed from one to the next that superseded it.
const LONGEST_SUCCESSION: usize = 100;

/// The names of all sources. Rests on what they are known by, and on which of them got an address.
#[derive(Default, Debug)]
pub struct SourceNames {
    references: Arc<References<'static>>,
    files: FxHashMap<Arc<str>, InputFile>,
}

/// The names of everything that can be linked to. Rests on paths, front matter and keys, not on bodies.
#[derive(Default, Debug)]
pub struct Spellings {
    pub references: References<'static>,
    /// Of entities and notes. Sources have numbers of their own, between the two.
    entities: Vec<Linkable>,
    notes: Vec<Linkable>,
    /// Folder and slug of each.
    names: FxHashMap<u32, (&'static str, String)>,
    files: FxHashMap<Arc<str>, InputFile>,
    asset_names: FxHashMap<String, Vec<u32>>,
    sources: Arc<SourceNames>,
}

/// The number of the first source, and of the first note, among what can be linked to.
const FIRST_SOURCE: u32 = 1 << 30;
const FIRST_NOTE: u32 = 1 << 31;

impl SourceNames {
    pub fn new(documents: &Documents, sources: &[Source], claimed: &Claimed) -> Self {
        let mut references = References::default();
        let mut files: FxHashMap<Arc<str>, InputFile> = FxHashMap::default();
        for (at, source) in (0..).zip(sources).filter(|(at, _)| claimed.sources[*at as usize]) {
            let (linkable, page) = (InputFile::Linkable(Linkable::Page(Page::Source(at))), FIRST_SOURCE + at);
            add_slug(&mut references, page, Kind::Source, &source.slug, Some(&source.key));
            if !source.title.text.ends_with('…') {
                references.add(Level::Name, source.title.text.clone(), page);
            }
            if let Some(seed) = source.seed {
                files.insert(documents.seeds[seed as usize].input.path.clone(), linkable);
            }
            if let Some(file) = source.note.map(|note| &documents.notes[note as usize]) {
                files.insert(file.input.path.clone(), linkable);
                references.add(Level::Slug, file.place.stem.clone(), page);
                add_aliases(&mut references, page, file);
            }
        }
        Self { references: Arc::new(references), files }
    }
}

impl Spellings {
    pub fn new(
        documents: &Documents,
        entities: &Entities,
        gazetteer: &Gazetteer,
        left_out: &[u32],
        claimed: &Claimed,
        sources: Arc<SourceNames>,
    ) -> Self {
        let spellings = Self { references: References::beside(sources.references.clone()), sources, ..Self::default() };
        let mut builder = Builder { documents, entities, spellings };
        builder.add_assets();
        builder.add_entities(gazetteer, claimed);
        builder.add_notes(left_out, claimed);
        builder.spellings
    }

    /// What a number of [`Self::references`] stands for.
    pub fn linkable(&self, at: u32) -> Linkable {
        match at {
            FIRST_NOTE.. => self.notes[(at - FIRST_NOTE) as usize],
            FIRST_SOURCE.. => Linkable::Page(Page::Source(at - FIRST_SOURCE)),
            _ => self.entities[at as usize],
        }
    }

    fn file_at(&self, path: &str) -> Option<InputFile> {
        self.files.get(path).or_else(|| self.sources.files.get(path)).copied()
    }
}

struct Builder<'a> {
    documents: &'a Documents,
    entities: &'a Entities,
    spellings: Spellings,
}

/// Slug, `kind/slug` and the stem as it is written, which is what Obsidian links by.
fn add_slug(references: &mut References, page: u32, kind: Kind, slug: &str, stem: Option<&str>) {
    for name in [Some(slug), stem.filter(|stem| *stem != slug)].into_iter().flatten() {
        references.add(Level::Slug, name.to_owned(), page);
        if !kind.folder().is_empty() {
            references.add_in(Level::Slug, kind.folder(), name.to_owned(), page);
        }
    }
}

fn add_aliases(references: &mut References, page: u32, file: &NoteFile) {
    let common = file.note.front.common();
    if let Some(title) = &common.title {
        references.add(Level::Name, title.value.clone(), page);
    }
    for alias in &common.aliases {
        references.add(Level::Alias, alias.value.clone(), page);
    }
}

impl Builder<'_> {
    fn add_assets(&mut self) {
        for (at, asset) in (0..).zip(&self.documents.assets) {
            self.spellings.files.insert(asset.path.clone(), InputFile::Asset(at));
            let name = asset.path.rsplit('/').next().unwrap_or(&asset.path);
            self.spellings.asset_names.entry(name.to_owned()).or_default().push(at);
        }
    }

    fn add_entity(&mut self, linkable: Linkable, folder: &'static str, slug: &str) -> u32 {
        let at = u32::try_from(self.spellings.entities.len()).unwrap_or(u32::MAX);
        self.spellings.entities.push(linkable);
        self.spellings.names.insert(at, (folder, slug.to_owned()));
        at
    }

    fn add_note(&mut self, linkable: Linkable, folder: &'static str, slug: &str) -> u32 {
        let at = FIRST_NOTE + u32::try_from(self.spellings.notes.len()).unwrap_or(u32::MAX);
        self.spellings.notes.push(linkable);
        self.spellings.names.insert(at, (folder, slug.to_owned()));
        at
    }

    fn add_name(&mut self, level: Level, name: &str, page: u32) {
        self.spellings.references.add(level, name.to_owned(), page);
    }

    fn add_entities(&mut self, gazetteer: &Gazetteer, claimed: &Claimed) {
        for (at, entity) in self.entities.ids() {
            let file = entity.note.map(|note| &self.documents.notes[note as usize]);
            if entity.note.is_some_and(|note| entity.country.is_none() && !claimed.notes[note as usize]) {
                continue;
            }
            let linkable = if entity.is_hidden() { Linkable::Hidden } else { Linkable::Page(Page::Entity(EntityId(at))) };
            let page = self.add_entity(linkable, entity.page_kind().folder(), &entity.slug);
            add_slug(
                &mut self.spellings.references,
                page,
                entity.page_kind(),
                &entity.slug,
                file.map(|file| file.place.stem.as_str()),
            );
            self.add_name(Level::Name, &entity.name, page);
            if let Some(country) = entity.country.map(|at| &gazetteer.countries()[at as usize]) {
                self.add_name(Level::Name, country.name, page);
                for alias in country.aliases.iter().copied().chain(country.official) {
                    self.add_name(Level::Alias, alias, page);
                }
                for code in [country.iso2, country.iso3] {
                    self.add_name(Level::Code, code, page);
                }
            }
            if let Some(file) = file {
                self.spellings.files.insert(file.input.path.clone(), InputFile::Linkable(linkable));
                add_aliases(&mut self.spellings.references, page, file);
            }
        }
    }

    /// Analyses, free pages, the front page and the openers of lists; drafts that are left out as such.
    fn add_notes(&mut self, left_out: &[u32], claimed: &Claimed) {
        for (note, file) in (0..).zip(self.documents.notes.iter()) {
            let is_left_out = left_out.binary_search(&note).is_ok();
            let page = match (file.place.kind, file.place.opens_list) {
                (Kind::Page, true) => Page::Front,
                (kind, true) => Page::List(kind),
                (Kind::Analysis, _) => Page::Analysis(note),
                (Kind::Page, _) => Page::Free(note),
                _ => continue,
            };
            if !is_left_out && !claimed.notes[note as usize] {
                continue;
            }
            let linkable = if is_left_out { Linkable::LeftOut } else { Linkable::Page(page) };
            self.spellings.files.insert(file.input.path.clone(), InputFile::Linkable(linkable));
            let kind = file.place.kind;
            if file.place.opens_list {
                let address = kind.index().trim_end_matches(".html").to_owned();
                let at = self.add_note(linkable, kind.folder(), "index");
                self.add_name(Level::Slug, &address, at);
                add_aliases(&mut self.spellings.references, at, file);
                continue;
            }
            let at = self.add_note(linkable, kind.folder(), &file.place.slug);
            add_slug(&mut self.spellings.references, at, kind, &file.place.slug, Some(&file.place.stem));
            self.add_name(Level::Name, &entities::name_of(file), at);
            add_aliases(&mut self.spellings.references, at, file);
        }
    }
}

/// The spellings, and the files that they lead to.
#[derive(Clone, Copy)]
pub struct Directory<'a> {
    pub documents: &'a Documents,
    pub sources: &'a [Source],
    pub entities: &'a Entities,
    pub keys: &'a SourceKeys,
    pub spellings: &'a Spellings,
}

impl Deref for Directory<'_> {
    type Target = Spellings;

    fn deref(&self) -> &Spellings {
        self.spellings
    }
}

impl Directory<'_> {
    /// What a spelling means. A draft that is left out never makes it ambiguous.
    pub fn find(&self, spelling: &str) -> Found<u32> {
        let found = match self.references.find(spelling) {
            Found::Several(found) => found,
            clear => return clear,
        };
        let is_published = |at: &&u32| !matches!(self.spellings.linkable(**at), Linkable::LeftOut);
        let published: Vec<u32> = found.iter().filter(is_published).copied().collect();
        match *published {
            [] => Found::One(found[0]),
            [one] => Found::One(one),
            _ => Found::Several(published),
        }
    }

    /// `kind/slug` of what a look-up found.
    pub fn linkable_name(&self, at: u32) -> String {
        match self.names.get(&at) {
            Some(("", slug)) => slug.clone(),
            Some((folder, slug)) => format!("{folder}/{slug}"),
            None => format!("{}/{}", Kind::Source.folder(), self.sources[(at - FIRST_SOURCE) as usize].slug),
        }
    }

    /// The actor or country that a plain name means, `the` aside; none where there is any doubt.
    pub fn named(&self, name: &str) -> Option<EntityId> {
        let find = |name: &str| match self.find(name) {
            Found::One(at) => match self.spellings.linkable(at).page() {
                Some(Page::Entity(entity)) if !self.is_dispute(entity) => Some(entity),
                _ => None,
            },
            _ => None,
        };
        find(name).or_else(|| find(without_article(name)))
    }

    pub fn is_dispute(&self, entity: EntityId) -> bool {
        self.entities.get(entity).kind == EntityKind::Dispute
    }

    /// The input at a path of the site.
    pub fn file(&self, path: &str) -> Option<InputFile> {
        let found = self.file_at(path);
        found.or_else(|| self.file_at(&format!("{path}.md"))).or_else(|| {
            let page = path.strip_suffix(".html")?;
            self.file_at(&format!("{page}.md")).or_else(|| self.page_at(page.strip_prefix("content/")?))
        })
    }

    /// The page whose own address, without `.html`, is `address`.
    fn page_at(&self, address: &str) -> Option<InputFile> {
        let page = match address {
            "index" => Page::Front,
            "method" => Page::Method,
            "claims" => Page::Claims,
            _ => match address.strip_suffix("/index").and_then(Kind::of_folder) {
                Some(kind) => Page::List(kind),
                None => return self.references.at_slug(address).map(|at| InputFile::Linkable(self.spellings.linkable(at))),
            },
        };
        Some(InputFile::Linkable(Linkable::Page(page)))
    }

    /// The path of an input that was most likely meant by `path`.
    pub fn nearest_file(&self, path: &str) -> Option<String> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let paths = self.files.keys().chain(self.spellings.sources.files.keys());
        nearest(name, paths.map(|path| path.rsplit('/').next().unwrap_or(path))).map(str::to_owned)
    }

    /// A picture or attachment that a wikilink names: from the place of the file, from the content folder, or by its bare name, as Obsidian does.
    pub fn asset_named(&self, file: &str, target: &str) -> Option<u32> {
        if !target.contains('.') {
            return None;
        }
        let by_path = [joined(file, target), joined("content/index.md", target)].into_iter().flatten();
        let found = by_path.into_iter().find_map(|path| match self.files.get(path.as_str()) {
            Some(InputFile::Asset(asset)) => Some(*asset),
            _ => None,
        });
        found.or_else(|| self.asset_names.get(target).filter(|assets| assets.len() == 1).map(|assets| assets[0]))
    }

    /// The id on `page` that `wanted` means, else the nearest one.
    pub fn anchor(&self, page: Page, wanted: &str) -> Result<String, Option<String>> {
        let mut anchors =
            self.file_of(page).map(|note| self.anchors_of(&self.documents.notes[note as usize])).unwrap_or_default();
        if let Page::Source(source) = page {
            let paragraphs = u32::try_from(self.sources[source as usize].paragraphs()).unwrap_or(u32::MAX);
            anchors.extend((1..=paragraphs).map(|n| (paragraph_anchor(n), String::new())));
        }
        find_anchor(&anchors, wanted)
    }

    /// The hand-written file of a page.
    pub fn file_of(&self, page: Page) -> Option<u32> {
        match page {
            Page::Analysis(note) | Page::Free(note) => Some(note),
            Page::Entity(entity) => self.entities.get(entity).note,
            Page::Source(source) => self.sources[source as usize].note,
            Page::Front => self.opener(Kind::Page),
            Page::List(kind) => self.opener(kind),
            Page::Method | Page::Claims => None,
        }
    }

    /// The file that opens a list, or the front page.
    fn opener(&self, kind: Kind) -> Option<u32> {
        let opens = |file: &Arc<NoteFile>| file.place.opens_list && file.place.kind == kind;
        self.documents.notes.iter().position(opens).and_then(|at| u32::try_from(at).ok())
    }

    /// Ids and words of the headings, claims and judgements of a file.
    pub fn anchors_of(&self, file: &NoteFile) -> Vec<(String, String)> {
        let mut anchors: Vec<(String, String)> =
            file.note.body.headings.iter().map(|heading| (heading.id.clone(), heading.text.clone())).collect();
        // Pages print some sections in places of their own, under ids of their own.
        if let Brief::Roles(_, sections) = &file.note.brief {
            for (heading, anchor) in file.note.body.headings.iter().zip(&mut anchors) {
                if sections.iter().any(|section| section.start == heading.span.start) {
                    anchor.0 = slug(&heading.text);
                }
            }
        }
        if let Brief::Analysis(analysis) = &file.note.brief {
            let sections = [
                (&analysis.key_judgements, "judgements"),
                (&analysis.not_in_sources, "absent"),
                (&analysis.corrections, "corrections"),
            ];
            for (section, id) in sections {
                if let Some(section) = section {
                    id.clone_into(&mut anchors[section.heading as usize].0);
                }
            }
            if file.is_withdrawn() {
                let kept = analysis.corrections.as_ref().map(|section| section.span);
                let mut headings = file.note.body.headings.iter();
                anchors.retain(|_| headings.next().is_some_and(|heading| kept.is_some_and(|kept| kept.contains(heading.span))));
                return anchors;
            }
            anchors.extend(analysis.judgements.iter().map(|judgement| (judgement.id.clone(), judgement.number.clone())));
        }
        anchors
    }

    /// Reports what the front matter refers to in vain.
    pub fn check_fields(&self, published: &[u32], gazetteer: &Gazetteer, reports: &mut Reports) {
        for &note in published {
            let file = &self.documents.notes[note as usize];
            let path = &file.input.path;
            match &file.note.front {
                Front::Actor(actor) => entities::check_countries(path, &actor.countries, self.entities, gazetteer, reports),
                Front::Dispute(dispute) => entities::check_countries(path, &dispute.countries, self.entities, gazetteer, reports),
                Front::Source(source) => self.check_derived(path, &source.derived_from, reports),
                Front::Analysis(analysis) => self.check_successor(note, path, analysis.superseded_by.as_ref(), reports),
                _ => {}
            }
        }
        for sidecar in self.documents.sidecars.iter() {
            self.check_derived(&sidecar.input.path, &sidecar.parsed.value.derived_from, reports);
        }
    }

    fn check_derived(&self, path: &Arc<str>, given: &[Spanned<String>], reports: &mut Reports) {
        for one in given {
            let key = one.value.trim_start_matches('@');
            if !matches!(self.keys.find(key), Found::One(_)) {
                reports.push(Report::new(path, say::source_reference_unknown(one.span, key, self.keys.nearest(key))));
            }
        }
    }

    fn check_successor(&self, note: u32, path: &Arc<str>, given: Option<&Spanned<String>>, reports: &mut Reports) {
        let Some(given) = given else { return };
        let target = given.value.as_str();
        let diagnostic = match self.linkable(without_brackets(target)) {
            Some(Linkable::Page(Page::Analysis(_))) if self.is_superseded_by_itself(note) => {
                say::superseded_by_itself(given.span, target)
            }
            Some(Linkable::Page(Page::Analysis(_))) => return,
            Some(Linkable::LeftOut) => say::link_left_out(given.span, target),
            _ => say::superseded_by_unknown(given.span, target, self.references.nearest(target)),
        };
        reports.push(Report::new(path, diagnostic));
    }

    /// Whether the banners lead from an analysis back to it, so that no reader ever gets to one that stands.
    fn is_superseded_by_itself(&self, note: u32) -> bool {
        let next = |at: u32| match &self.documents.notes[at as usize].note.front {
            Front::Analysis(analysis) => self.successor(&analysis.superseded_by.as_ref()?.value),
            _ => None,
        };
        let chain = std::iter::successors(next(note), |at| next(*at)).take(LONGEST_SUCCESSION);
        chain.into_iter().any(|at| at == note)
    }

    fn linkable(&self, spelling: &str) -> Option<Linkable> {
        match self.find(spelling) {
            Found::One(at) => Some(self.spellings.linkable(at)),
            _ => None,
        }
    }

    /// The analyses that the published files name as their successors.
    pub fn successors(&self, published: &[u32]) -> FxHashMap<String, u32> {
        let given = published.iter().filter_map(|note| match &self.documents.notes[*note as usize].note.front {
            Front::Analysis(analysis) => analysis.superseded_by.as_ref(),
            _ => None,
        });
        given.filter_map(|given| Some((given.value.clone(), self.successor(&given.value)?))).collect()
    }

    /// The analysis that a `superseded-by` means.
    pub fn successor(&self, given: &str) -> Option<u32> {
        match self.linkable(without_brackets(given)) {
            Some(Linkable::Page(Page::Analysis(note))) => Some(note),
            _ => None,
        }
    }
}

fn without_brackets(given: &str) -> &str {
    given.trim().trim_start_matches("[[").trim_end_matches("]]")
}
