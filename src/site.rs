//! Link: from documents that know only themselves to a site. Addresses, references, citations, mentions, rights, and every diagnostic.
//!
//! Always runs whole and only builds indexes over dense numbers. What one page alone needs (sentences, order by date, what is mentioned
//! together) is worked out in its view. Knows no HTML.

pub mod archive;
pub mod backlinks;
mod bodies;
pub mod directory;
pub mod entities;
pub mod gather;
mod index;
pub mod mentions;
mod outputs;
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

use rustc_hash::FxHashMap;

use crate::address::Kind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Brief, Documents, NoteFile};
use crate::gazetteer::{Gazetteer, WordLists};
use crate::lookup::{Found, SourceKeys};
use crate::mention::{EntityId, EntityNames, Lexicon};

use backlinks::Backlinks;
use directory::Directory;
use entities::{Entities, Entity};
use gather::MentionIndex;
pub use outputs::asset_path;
use pages::Addresses;
pub use pages::{Output, Page};
use resolve::{Linkable, ResolvedBody, Target};
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
    let mut bodies = bodies::resolve_bodies(&documents, &directory, published, left_out, &mut reports);
    lap("references");
    mentions::of_notes(&documents, entities, &lexicon, published, &mut bodies, &mut ambiguous, &mut memory.texts);
    bodies::cut_withdrawn(&documents, published, &mut bodies);
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
        newest_sources: index::newest_first(&sources),
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

impl Site {
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

    /// How many reports there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.reports.iter().filter(|report| report.diagnostic.severity == severity).count()
    }
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
