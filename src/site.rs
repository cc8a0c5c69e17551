//! Link: from documents that know only themselves to a site. Addresses, references, citations, mentions, rights, and every diagnostic.
//!
//! Always runs whole and only builds indexes over dense numbers. What one page alone needs (sentences, order by date, what is mentioned
//! together) is worked out in its view. Knows no HTML.

pub mod archive;
pub mod backlinks;
pub mod directory;
pub mod entities;
pub mod gather;
pub mod mentions;
pub mod pages;
mod pairing;
pub mod resolve;
pub mod rights;
pub mod settle;
mod skeleton;
pub mod sources;
pub mod texts;
pub mod uses;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::address::Kind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Brief, Documents, Front, NoteFile};
use crate::front::AnalysisStatus;
use crate::gazetteer::{Gazetteer, WordLists};
use crate::lookup::{Found, SourceKeys};
use crate::mention::{EntityId, EntityNames, Lexicon};

use backlinks::Backlinks;
use directory::Directory;
use entities::{Entities, Entity};
use gather::MentionIndex;
use pages::Addresses;
pub use pages::{Output, Page};
use resolve::{Cited, Linkable, ResolvedBody, Target};
use skeleton::Skeleton;
use sources::Source;
use texts::{Reading, Texts};

/// A diagnostic with the file that it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    pub path: Arc<str>,
    pub diagnostic: Diagnostic,
    /// Of a page that is not published: at most a warning, which `--strict` does not raise.
    pub left_out: bool,
}

pub type Reports = Vec<Report>;

impl Report {
    pub fn new(path: &Arc<str>, diagnostic: Diagnostic) -> Self {
        Self { path: path.clone(), diagnostic, left_out: false }
    }
}

/// What the operator asked for.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options {
    /// Drafts and pages in review are published.
    pub drafts: bool,
    /// Warnings are errors.
    pub strict: bool,
    /// Pages show what rights keep back as well, marked as such: a preview for the desk alone.
    pub withheld: bool,
}

/// Where one source is cited.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CiteUse {
    /// Index of the file.
    pub note: u32,
    pub citation: u32,
    pub item: u32,
}

/// A position that an entity takes, or that is taken in its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PositionUse {
    pub dispute: EntityId,
    pub claim: u32,
    pub position: u32,
}

/// A finished site before any page is rendered.
#[derive(Debug)]
pub struct Site {
    pub documents: Documents,
    pub gazetteer: Arc<Gazetteer>,
    pub sources: Arc<Vec<Source>>,
    pub entities: Arc<Entities>,
    /// Indices of the published files, by path.
    pub published: Arc<Vec<u32>>,
    /// By file; empty for one that is not published.
    pub bodies: Vec<ResolvedBody>,
    /// Which inputs got their address.
    claimed: Arc<directory::Claimed>,
    /// By source.
    pub mentions: Vec<Arc<Reading>>,
    pub mention_index: MentionIndex,
    /// Analyses, newest first, by the entity that they name.
    pub named_in: Vec<Vec<u32>>,
    /// By source, in the order of the files.
    pub cited: Vec<Vec<CiteUse>>,
    /// By entity.
    pub positions: Vec<Vec<PositionUse>>,
    /// Whether an entity has a page.
    pub has_page: Vec<bool>,
    /// By source: the paragraphs that published pages cite, ascending.
    pub cited_paragraphs: Vec<Vec<u32>>,
    /// Pages of older mentions, by entity.
    pub archives: Vec<Vec<archive::Archive>>,
    /// Former addresses with the pages that they lead to.
    pub redirects: Vec<(String, Page)>,
    /// Everything that is written, by address.
    pub outputs: Vec<(Arc<str>, Output)>,
    /// The pages of each listed kind, in the order in which lists show them.
    pub lists: [Vec<Page>; 5],
    /// How each of these lists is cut into pages.
    pub list_parts: [Vec<archive::ListPart>; 5],
    /// The same for the list of all claims.
    pub claims_parts: Vec<archive::ListPart>,
    /// Sources, newest first, undated last.
    pub newest_sources: Vec<u32>,
    pub backlinks: Backlinks,
    /// Whether pages show what rights keep back, marked as such.
    pub shows_withheld: bool,
    pub reports: Reports,
    keys: Arc<SourceKeys>,
    /// For each `superseded-by`: the file that it means.
    successors: Arc<FxHashMap<String, u32>>,
}

/// What is kept from one link to the next; every part is held against what it was made of. Throwing it away changes speed only.
#[derive(Default, Debug)]
pub struct Memory {
    sources: sources::Memory,
    skeleton: skeleton::Memory,
    /// With the names that it was made of.
    lexicon: Option<(Vec<EntityNames>, Vec<String>, Arc<Lexicon>)>,
    pub texts: Texts,
    rights: rights::Memory,
}

impl Memory {
    fn lexicon(&mut self, skeleton: &Skeleton, documents: &Documents, words: &Arc<WordLists>) -> Arc<Lexicon> {
        let nolink: Vec<String> = documents.config.nolink.iter().map(|name| name.value.clone()).collect();
        let known = self.lexicon.take().filter(|(names, never, _)| *names == skeleton.names && *never == nolink);
        let (names, nolink, lexicon) = known.unwrap_or_else(|| {
            let lexicon = Lexicon::new(&skeleton.names, words, &nolink);
            (skeleton.names.clone(), nolink, Arc::new(lexicon))
        });
        self.lexicon = Some((names, nolink, lexicon.clone()));
        self.texts.renew(&lexicon, &skeleton.entities);
        lexicon
    }
}

/// What a site is linked by, beside its documents.
#[derive(Clone, Copy, Debug)]
pub struct Means<'a> {
    pub gazetteer: &'a Arc<Gazetteer>,
    pub words: &'a Arc<WordLists>,
    /// The theme's static files, by path below `static/`.
    pub statics: &'a [Arc<str>],
    pub options: Options,
}

/// Links documents to a site. `lap` is told the name of each part when it is done.
pub fn link(documents: Documents, means: &Means, memory: &mut Memory, lap: &mut dyn FnMut(&'static str)) -> Site {
    let Means { gazetteer, words, statics, options } = *means;
    let mut reports: Reports = settle::of_documents(&documents);
    let sources = sources::collect(&documents, &mut memory.sources, &mut reports);
    lap("sources");
    let skeleton = memory.skeleton.skeleton(&documents, &sources, gazetteer, options);
    reports.extend(skeleton.reports.iter().cloned());
    let Skeleton { published, left_out, keys, entities, claimed, spellings, successors, .. } = &*skeleton;

    entities::report_names_of_countries(&documents, entities, gazetteer, &mut reports);
    lap("names");
    let lexicon = memory.lexicon(&skeleton, &documents, words);
    lap("changed names");
    let (mentions, mut ambiguous) = mentions::of_sources(&documents, &sources, &lexicon, &mut memory.texts);
    lap("mentions");

    let directory = Directory { documents: &documents, sources: &sources, entities, keys, spellings };
    let mut bodies = resolve_bodies(&documents, &directory, published, left_out, &mut reports);
    lap("references");
    mentions::of_notes(&documents, entities, &lexicon, published, &mut bodies, &mut ambiguous, &mut memory.texts);
    for &note in &**published {
        let file = &documents.notes[note as usize];
        if let Brief::Analysis(analysis) = &file.note.brief
            && file.is_withdrawn()
        {
            let kept = analysis.corrections.as_ref().map(|section| section.span);
            bodies[note as usize].keep_only(&file.note.body, kept);
        }
    }
    mentions::report_ambiguous(&documents, &sources, entities, &lexicon, ambiguous, &mut reports);

    lap("mentions in pages");
    let mut site = Site {
        mention_index: MentionIndex::default(),
        named_in: Vec::new(),
        cited: Vec::new(),
        positions: Vec::new(),
        has_page: vec![true; entities.len()],
        cited_paragraphs: Vec::new(),
        archives: Vec::new(),
        redirects: Vec::new(),
        outputs: Vec::new(),
        lists: Default::default(),
        list_parts: Default::default(),
        claims_parts: Vec::new(),
        newest_sources: newest_first(&sources),
        backlinks: Backlinks::default(),
        shows_withheld: options.withheld,
        documents,
        gazetteer: gazetteer.clone(),
        sources,
        entities: entities.clone(),
        published: published.clone(),
        bodies,
        claimed: claimed.clone(),
        keys: keys.clone(),
        successors: successors.clone(),
        mentions,
        reports: Vec::new(),
    };
    site.index();
    lap("indexes");
    site.claim_outputs(Addresses::over(&skeleton.addresses), statics, &mut reports);
    lap("addresses");
    rights::check(&site, &mut memory.rights, &mut reports);
    lap("rights");
    site.reports = settle::settle(&site, reports, left_out, options);
    lap("reports");
    site
}

/// Which files are published, and which drafts are left out.
fn published(documents: &Documents, options: Options) -> (Vec<u32>, Vec<u32>) {
    let is_draft = |file: &NoteFile| match &file.note.front {
        Front::Analysis(analysis) => matches!(analysis.status, AnalysisStatus::Draft | AnalysisStatus::Review),
        _ => false,
    };
    (0_u32..u32::try_from(documents.notes.len()).unwrap_or(u32::MAX))
        .partition(|at| options.drafts || !is_draft(&documents.notes[*at as usize]))
}

fn newest_first(sources: &[Source]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..u32::try_from(sources.len()).unwrap_or(u32::MAX)).collect();
    order.sort_by_key(|at| std::cmp::Reverse(sources[*at as usize].date_key));
    order
}

/// Gives the page of every input its address. Returns which files and sources got one.
fn claim_addresses(
    documents: &Documents,
    sources: &[Source],
    entities: &Entities,
    published: &[u32],
    addresses: &mut Addresses,
    reports: &mut Reports,
) -> directory::Claimed {
    for page in [Page::Front, Page::Method, Page::Claims].into_iter().chain(Kind::LISTED.map(Page::List)) {
        addresses.reserve(&path_of(documents, sources, entities, page), Output::Page(page), reports);
    }
    addresses.reserve("404.html", Output::NotFound, reports);
    let mut claimed = directory::Claimed { notes: vec![false; documents.notes.len()], sources: vec![false; sources.len()] };
    for &note in published {
        let file = &documents.notes[note as usize];
        let page = if file.place.opens_list {
            claimed.notes[note as usize] = true;
            continue;
        } else {
            match file.place.kind {
                Kind::Analysis => Page::Analysis(note),
                Kind::Page => Page::Free(note),
                Kind::Source => continue,
                _ => match entities.of_note(note) {
                    Some(entity) => Page::Entity(EntityId(entity)),
                    None => continue,
                },
            }
        };
        let address = path_of(documents, sources, entities, page);
        let output = Output::Page(page);
        claimed.notes[note as usize] = if file.place.slug.split('/').any(str::is_empty) {
            reports.push(Report::new(&file.input.path, crate::diagnostic::link::address_empty(&file.input.path)));
            false
        } else {
            addresses.claim(&address, output, &file.input.path, reports)
        };
    }
    for (at, source) in (0_u32..).zip(sources) {
        let path = source.path(documents);
        let page = Page::Source(at);
        // Two sources with one key are reported as such.
        let is_same_key = at.checked_sub(1).is_some_and(|before| sources[before as usize].key == source.key);
        claimed.sources[at as usize] = if is_same_key {
            false
        } else if source.slug.is_empty() {
            reports.push(Report::new(path, crate::diagnostic::link::address_empty(path)));
            false
        } else {
            addresses.claim(&path_of(documents, sources, entities, page), Output::Page(page), path, reports)
        };
        if let Some(note) = source.note {
            claimed.notes[note as usize] = claimed.sources[at as usize];
        }
    }
    claimed
}

fn path_of(documents: &Documents, sources: &[Source], entities: &Entities, page: Page) -> String {
    match page {
        Page::Front => "index.html".to_owned(),
        Page::List(kind) => kind.index(),
        Page::Method => "method.html".to_owned(),
        Page::Claims => "claims.html".to_owned(),
        Page::Analysis(note) => Kind::Analysis.path(&documents.notes[note as usize].place.slug),
        Page::Free(note) => Kind::Page.path(&documents.notes[note as usize].place.slug),
        Page::Entity(entity) => {
            let entity = entities.get(entity);
            entity.page_kind().path(&entity.slug)
        }
        Page::Source(source) => Kind::Source.path(&sources[source as usize].slug),
    }
}

/// Resolves the bodies of all files, in parallel; what is wrong with a draft that is left out is said as well.
fn resolve_bodies(
    documents: &Documents,
    directory: &Directory,
    published: &[u32],
    left_out: &[u32],
    reports: &mut Reports,
) -> Vec<ResolvedBody> {
    let mut notes: Vec<u32> = published.iter().chain(left_out).copied().collect();
    notes.sort_unstable();
    let resolved: Vec<(ResolvedBody, Vec<Diagnostic>)> = notes
        .par_iter()
        .map(|note| {
            let mut diagnostics = Vec::new();
            let body = resolve::body(&documents.notes[*note as usize], directory, &mut diagnostics);
            (body, diagnostics)
        })
        .collect();
    let mut bodies = vec![ResolvedBody::default(); documents.notes.len()];
    for (note, (body, diagnostics)) in notes.into_iter().zip(resolved) {
        let path = &documents.notes[note as usize].input.path;
        reports.extend(diagnostics.into_iter().map(|diagnostic| Report::new(path, diagnostic)));
        if published.binary_search(&note).is_ok() {
            bodies[note as usize] = body;
        }
    }
    bodies
}

impl Site {
    /// The address of a page.
    pub fn path(&self, page: Page) -> String {
        path_of(&self.documents, &self.sources, &self.entities, page)
    }

    /// What stands at an address.
    pub fn output(&self, address: &str) -> Option<Output> {
        let at = self.outputs.binary_search_by(|(path, _)| (**path).cmp(address)).ok()?;
        Some(self.outputs[at].1)
    }

    pub fn note(&self, note: u32) -> &NoteFile {
        &self.documents.notes[note as usize]
    }

    pub fn entity(&self, entity: EntityId) -> &Entity {
        self.entities.get(entity)
    }

    /// The source that a citation key means.
    pub fn cited_as(&self, key: &str) -> Found<u32> {
        self.keys.find(key)
    }

    /// The source that a `derived-from` means.
    pub fn source_named(&self, key: &str) -> Option<u32> {
        match self.keys.find(key.trim_start_matches('@')) {
            Found::One(source) => Some(source),
            Found::Nothing | Found::Several(_) => None,
        }
    }

    /// The analysis that a `superseded-by` means.
    pub fn analysis_named(&self, given: &str) -> Option<u32> {
        self.successors.get(given).copied()
    }

    /// The file that opens a list, or the front page.
    pub fn opener(&self, kind: Kind) -> Option<u32> {
        self.published.iter().copied().find(|note| {
            let place = &self.note(*note).place;
            place.opens_list && place.kind == kind
        })
    }

    /// Published analyses, newest first.
    pub fn analyses(&self) -> impl Iterator<Item = u32> + '_ {
        self.lists[0].iter().filter_map(|page| if let Page::Analysis(note) = page { Some(*note) } else { None })
    }

    /// The claims of a dispute.
    pub fn dispute(&self, entity: EntityId) -> Option<&crate::brief::DisputeBody> {
        match &self.note(self.entity(entity).note?).note.brief {
            Brief::Dispute(dispute) => Some(dispute),
            _ => None,
        }
    }

    /// Whether a page may link to the entity.
    pub fn is_linkable(&self, entity: EntityId) -> bool {
        self.has_page[entity.0 as usize] && !self.entity(entity).is_hidden()
    }

    /// Builds the indexes that views read.
    fn index(&mut self) {
        let newest = self.newest_sources.iter().map(|at| (*at, self.mentions[*at as usize].gathered.as_slice()));
        self.mention_index = MentionIndex::new(self.entities.len(), newest);
        self.index_notes();
        self.has_page = self.with_pages();
        self.archives = (0..u32::try_from(self.entities.len()).unwrap_or(u32::MAX))
            .into_par_iter()
            .map(|entity| archive::archives(self, EntityId(entity)))
            .collect();
        self.lists = archive::lists(self);
        self.list_parts = std::array::from_fn(|at| archive::list_parts(Kind::LISTED[at], self.lists[at].len()));
        self.backlinks = Backlinks::new(self);
        self.claims_parts = archive::claims_parts(self.backlinks.claims.len());
    }

    /// Whether a span stands in a paragraph that was set aside.
    pub fn is_boilerplate(&self, source: u32, span: crate::text::Span) -> bool {
        self.paragraph_at(source, span).is_some_and(|paragraph| paragraph.kind == crate::seed::ParagraphKind::Boilerplate)
    }

    /// The paragraph of a source in which a span begins.
    pub fn paragraph_at(&self, source: u32, span: crate::text::Span) -> Option<&crate::seed::Paragraph> {
        let paragraphs = &self.sources[source as usize].text.as_ref()?.paragraphs;
        let after = paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start);
        after.checked_sub(1).map(|at| &paragraphs[at])
    }

    fn index_notes(&mut self) {
        let mut named: Vec<Vec<u32>> = vec![Vec::new(); self.entities.len()];
        let mut cited: Vec<Vec<CiteUse>> = vec![Vec::new(); self.sources.len()];
        let mut positions: Vec<Vec<PositionUse>> = vec![Vec::new(); self.entities.len()];
        for &note in &*self.published {
            let body = &self.bodies[note as usize];
            for (citation, items) in (0..).zip(&body.citations) {
                for (item, what) in (0..).zip(items) {
                    if let Cited::Source(source) = what {
                        cited[*source as usize].push(CiteUse { note, citation, item });
                    }
                }
            }
            if self.note(note).place.kind == Kind::Analysis && !self.note(note).place.opens_list {
                for entity in uses::named_in(body) {
                    named[entity.0 as usize].push(note);
                }
            }
            uses::index_positions(self, note, &mut positions);
        }
        let mut newest: Vec<u32> = self.published.to_vec();
        newest.sort_by_cached_key(|note| uses::analysis_order(self.note(*note)));
        let mut ranks = vec![0_usize; self.documents.notes.len()];
        newest.iter().enumerate().for_each(|(rank, note)| ranks[*note as usize] = rank);
        for notes in &mut named {
            notes.sort_unstable_by_key(|note| ranks[*note as usize]);
        }
        self.cited_paragraphs = cited.iter().map(|uses| self.paragraphs_of(uses)).collect();
        (self.named_in, self.cited, self.positions) = (named, cited, positions);
    }

    /// Numbers of the paragraphs that are cited.
    fn paragraphs_of(&self, uses: &[CiteUse]) -> Vec<u32> {
        let items = uses.iter().map(|at| &self.note(at.note).note.body.citations[at.citation as usize].items[at.item as usize]);
        let mut runs: Vec<(u32, u32)> = items.flat_map(|item| item.paragraphs.iter().copied()).collect();
        runs.sort_unstable();
        // Each number once, however many runs hold it.
        let mut numbers: Vec<u32> = Vec::new();
        for (first, last) in runs {
            let next = numbers.last().map_or(first, |known| first.max(known + 1));
            numbers.extend(next..=last);
        }
        numbers
    }

    /// Which entities have a page: hand-written ones, and countries that anything names.
    fn with_pages(&self) -> Vec<bool> {
        let named = |at: u32| !self.mention_index.of(at as usize).is_empty();
        let mut with: Vec<bool> = self.entities.ids().map(|(at, entity)| entity.note.is_some() || named(at)).collect();
        for &note in &*self.published {
            for entity in uses::named_in(&self.bodies[note as usize]) {
                with[entity.0 as usize] = true;
            }
            let countries = match &self.note(note).note.front {
                Front::Actor(actor) => actor.countries.as_slice(),
                Front::Dispute(dispute) => &dispute.countries,
                _ => &[],
            };
            for country in countries.iter().filter_map(|given| self.entities.country(&given.value)) {
                with[country as usize] = true;
            }
        }
        for (at, entity) in self.entities.ids() {
            with[at as usize] &= !entity.is_hidden();
        }
        with
    }

    /// Whether the page got its address; one that lost it to another input has none.
    pub fn has_address(&self, page: Page) -> bool {
        match page {
            Page::Analysis(note) | Page::Free(note) => self.claimed.notes[note as usize],
            Page::Entity(entity) => self.entity(entity).note.is_none_or(|note| self.claimed.notes[note as usize]),
            Page::Source(source) => self.claimed.sources[source as usize],
            _ => true,
        }
    }

    /// Claims the addresses that follow from what was linked: countries, archives, parts of lists, former addresses, files.
    fn claim_outputs(&mut self, mut addresses: Addresses, statics: &[Arc<str>], reports: &mut Reports) {
        for (at, entity) in self.entities.ids() {
            let id = EntityId(at);
            if entity.note.is_none() && self.has_page[at as usize] {
                addresses.reserve(&self.path(Page::Entity(id)), Output::Page(Page::Entity(id)), reports);
            }
            for (part, archive) in (0..).zip(&self.archives[at as usize]) {
                addresses.reserve(&archive.path, Output::Mentions(id, part), reports);
            }
        }
        for (at, kind) in Kind::LISTED.into_iter().enumerate() {
            for (part, list) in (0..).zip(&self.list_parts[at]).skip(1) {
                addresses.reserve(&list.path, Output::ListPart(kind, part), reports);
            }
        }
        for (part, list) in (0..).zip(&self.claims_parts).skip(1) {
            addresses.reserve(&list.path, Output::ClaimsPart(part), reports);
        }
        for (at, path) in (0..).zip(statics) {
            addresses.reserve(&format!("static/{path}"), Output::Static(at), reports);
        }
        self.claim_assets(&mut addresses, reports);
        self.claim_former(&mut addresses, reports);
        self.outputs = addresses.into_sorted();
        let hidden = |output: &Output| matches!(output, Output::Page(Page::Entity(entity)) if !self.has_page[entity.0 as usize]);
        self.outputs.retain(|(_, output)| !hidden(output));
    }

    /// Pictures and attachments that published pages use, at their own place.
    fn claim_assets(&self, addresses: &mut Addresses, reports: &mut Reports) {
        let mut used: Vec<u32> = self.published.iter().flat_map(|note| uses::assets_of(&self.bodies[*note as usize])).collect();
        used.sort_unstable();
        used.dedup();
        for asset in used {
            let path = &self.documents.assets[asset as usize].path;
            addresses.claim(asset_path(path), Output::Asset(asset), path, reports);
        }
    }

    fn claim_former(&mut self, addresses: &mut Addresses, reports: &mut Reports) {
        for at in 0..self.published.len() {
            let note = self.published[at];
            let Some(page) = self.page_of_note(note).filter(|page| self.has_address(*page)) else { continue };
            // Nothing leads to a person without a page, by no former name either.
            if matches!(page, Page::Entity(entity) if !self.has_page[entity.0 as usize]) {
                continue;
            }
            let file = &self.documents.notes[note as usize];
            for former in &file.note.front.common().moved_from {
                let address = former.value.trim_end_matches(".html").to_owned() + ".html";
                let output = Output::Redirect(u32::try_from(self.redirects.len()).unwrap_or(u32::MAX));
                let taken = |other: &str| crate::diagnostic::link::moved_from_taken(former.span, &address, other);
                if addresses.claim_former(&address, output, &file.input.path, taken, reports) {
                    self.redirects.push((address, page));
                }
            }
        }
    }

    /// The page that a file makes.
    pub fn page_of_note(&self, note: u32) -> Option<Page> {
        let place = &self.note(note).place;
        Some(match (place.kind, place.opens_list) {
            (Kind::Page, true) => Page::Front,
            (kind, true) => Page::List(kind),
            (Kind::Analysis, _) => Page::Analysis(note),
            (Kind::Page, _) => Page::Free(note),
            (Kind::Source, _) => Page::Source(*self.backlinks.source_of_note.get(&note)?),
            _ => Page::Entity(EntityId(self.entities.of_note(note)?)),
        })
    }

    /// How many reports there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.reports.iter().filter(|report| report.diagnostic.severity == severity).count()
    }
}

/// Where an asset stands in the output: as below `content/`.
pub fn asset_path(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}

impl Linkable {
    /// The page, where there is one.
    pub fn page(self) -> Option<Page> {
        match self {
            Self::Page(page) => Some(page),
            Self::LeftOut | Self::Hidden => None,
        }
    }
}

impl Target {
    pub fn entity(&self) -> Option<EntityId> {
        match self {
            Self::Page { page: Page::Entity(entity), .. } => Some(*entity),
            _ => None,
        }
    }
}
