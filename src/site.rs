//! Link: from documents that know only themselves to a site. Addresses, references, citations, mentions, rights, and every diagnostic.
//!
//! Always runs whole and only builds indexes over dense numbers. What one page alone needs (sentences, order by date, what is mentioned
//! together) is worked out in its view. Knows no HTML.

pub mod archive;
pub mod backlinks;
mod bodies;
pub mod corroboration;
mod checks;
pub mod directory;
pub mod entities;
pub mod evidence;
pub mod gather;
mod index;
pub mod mentions;
mod outputs;
mod marked;
pub mod overlaps;
pub mod pages;
mod pairing;
pub mod party;
pub mod readings;
pub mod resolve;
pub mod rights;
pub mod rolls;
mod said;
pub mod settle;
mod skeleton;
pub mod sources;
pub mod spoken;
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
use bodies::Bodies;
pub use checks::clear_term;
use directory::Directory;
use entities::{Entities, Entity};
use gather::MentionIndex;
pub use outputs::{Outputs, asset_path};
pub use pages::{Output, Page};
use readings::Readings;
use resolve::{Linkable, ResolvedBody, Target};
use skeleton::Skeleton;
use sources::Source;
use texts::Texts;

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
    pub bodies: Vec<Arc<ResolvedBody>>,
    /// What became of the quotations.
    pub evidence: evidence::Evidence,
    /// Which inputs got their address.
    claimed: Arc<directory::Claimed>,
    /// By source.
    pub mentions: Readings,
    pub mention_index: MentionIndex,
    /// Analyses, newest first, by the entity that they name.
    pub named_in: Arc<Vec<Vec<u32>>>,
    /// By source: where it is cited, the newest files first, in the order of the text within one.
    pub cited: Arc<Vec<Vec<CiteUse>>>,
    /// By entity.
    pub positions: Arc<Vec<Vec<PositionUse>>>,
    /// Whether an entity has a page.
    pub has_page: Vec<bool>,
    /// By source: the paragraphs that published pages cite, ascending.
    pub cited_paragraphs: Arc<Vec<Vec<u32>>>,
    /// Pages of older mentions, by entity.
    pub archives: Vec<Arc<Vec<archive::Archive>>>,
    /// Everything that is written, by address.
    pub outputs: Arc<Outputs>,
    /// The pages of each listed kind, in the order in which lists show them.
    pub lists: Arc<[Vec<Page>; 5]>,
    /// How each of these lists is cut into pages.
    pub list_parts: [Vec<archive::ListPart>; 5],
    /// The same for the list of all claims.
    pub claims_parts: Vec<archive::ListPart>,
    /// The same for lists that belong to one page.
    pub rolls: rolls::Rolls,
    /// What diagnostics are allowed, and why, for the method page: code, reason, file.
    pub allowances: Vec<settle::Allowance>,
    /// Sources, newest first, undated last.
    pub newest_sources: Arc<Vec<u32>>,
    /// The newest date in the inputs: what "today" means in a build that reads no clock.
    pub newest_date: Option<String>,
    pub backlinks: Arc<Backlinks>,
    /// Whether pages show what rights keep back, marked as such.
    pub shows_withheld: bool,
    /// Sources that share wording.
    pub near: Arc<overlaps::Near>,
    pub reports: Reports,
    keys: Arc<SourceKeys>,
    /// For each `superseded-by`: the file that it means.
    successors: Arc<FxHashMap<String, u32>>,
}

/// What is kept from one link to the next; every part is held against what it was made of. Throwing it away changes speed only.
#[derive(Default, Debug)]
pub struct Memory {
    said: said::Memory,
    sources: sources::Memory,
    skeleton: skeleton::Memory,
    /// With the names that it was made of.
    lexicon: Option<(Vec<EntityNames>, Vec<String>, Arc<Lexicon>)>,
    pub texts: Texts,
    pub evidence: evidence::Memory,
    bodies: bodies::Memory,
    index: index::Memory,
    outputs: outputs::Memory,
    rights: rights::Memory,
    overlaps: overlaps::Memory,
    checks: checks::Memory,
    settled: settle::Memory,
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
    let mut reports: Reports = said::of_documents(&documents, &mut memory.said);
    let sources = sources::collect(&documents, &mut memory.sources, &mut reports);
    lap("sources");
    let skeleton = memory.skeleton.skeleton(&documents, &sources, gazetteer, options);
    reports.extend(skeleton.reports.iter().cloned());
    let Skeleton { published, left_out, keys, entities, claimed, spellings, successors, .. } = &*skeleton;

    entities::report_names_of_countries(&documents, entities, gazetteer, &mut reports);
    lap("names");
    let lexicon = memory.lexicon(&skeleton, &documents, words);
    lap("changed names");
    let mentions = memory.texts.of_sources(&sources, &lexicon);
    let mut ambiguous = mentions::ambiguous_in_sources(&documents, &sources, &mentions);
    lap("mentions");

    let directory = Directory { documents: &documents, sources: &sources, entities, keys, spellings };
    memory.bodies.resolve(&skeleton, &directory, &mut reports);
    lap("references");
    let read = memory.bodies.read(&skeleton, &lexicon, &mut memory.texts, &mut ambiguous);
    mentions::report_ambiguous(&documents, entities, &lexicon, ambiguous, &mut reports);
    lap("mentions in pages");
    let evidence = evidence::check(
        &evidence::Means {
            documents: &documents,
            sources: &sources,
            entities,
            published,
            left_out,
            bodies: &read.with_drafts(),
            mentions: &mentions,
            lists: words,
        },
        &mut memory.evidence,
        &mut reports,
    );
    let Bodies { all: bodies, uses, .. } = read;
    lap("evidence");
    let mut site = Site {
        mention_index: MentionIndex::default(),
        named_in: Arc::default(),
        cited: Arc::default(),
        positions: Arc::default(),
        has_page: vec![true; entities.len()],
        cited_paragraphs: Arc::default(),
        archives: Vec::new(),
        outputs: Arc::default(),
        lists: Arc::default(),
        list_parts: Default::default(),
        claims_parts: Vec::new(),
        rolls: rolls::Rolls::default(),
        allowances: Vec::new(),
        newest_sources: Arc::default(),
        newest_date: None,
        backlinks: Arc::default(),
        shows_withheld: options.withheld,
        near: Arc::default(),
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
        evidence,
        reports: Vec::new(),
    };
    memory.index.fill(&mut site, &skeleton, &uses);
    lap("indexes");
    site.outputs = memory.outputs.outputs(&site, &skeleton, &uses, statics, &mut reports);
    lap("addresses");
    site.near = overlaps::renew(&site, &mut memory.overlaps, memory.texts.once);
    lap("shared wording");
    rights::check(&site, &mut memory.rights, &mut reports);
    lap("rights");
    checks::check(&site, &mut memory.checks, &mut reports);
    lap("checks");
    site.reports = settle::settle(&site, reports, left_out, options, &mut memory.settled);
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

    /// The positions that an entity takes on one claim, or that are taken in its name, in the order of the text.
    pub fn positions_on(&self, party: EntityId, dispute: EntityId, claim: u32) -> impl Iterator<Item = &PositionUse> {
        // They come by file.
        let place = |at: &PositionUse| (self.entity(at.dispute).note, at.claim);
        let wanted = (self.entity(dispute).note, claim);
        let all = &self.positions[party.0 as usize];
        let first = all.partition_point(|at| place(at) < wanted);
        all[first..].iter().take_while(move |at| place(at) == wanted)
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
