//! Single pages: front, free pages, method, 404, redirects; and the frame that all pages share.

use super::analysis::basis;
use super::body;
use super::cite::Notes;
use super::model::{
    CountedLink, Free, Front, LeadAnalysis, Method, NotFound, Redirect, ScaleTerm, Section, Site as SiteView, SiteCounts,
};
use super::{Scene, contents, edtf, lines, rolls, rules};
use crate::address::Kind;
use crate::brief;
use crate::document::{Brief, Front as FrontMatter};
use crate::fields::Choice;
use crate::front::DisputeStatus;
use crate::mention::{EntityId, EntityKind};
use crate::seed::ParagraphKind;
use crate::site::resolve::Cited;
use crate::site::rolls::Roll;
use crate::site::{Page, Site};

const ANALYSES: usize = 5;
const DISPUTES: usize = 6;
const ENTITIES: usize = 10;
const SOURCES: usize = 8;
/// Rows of the method page's list of pages that rest on the desk.
const DESK_PAGES: usize = 100;

/// The variable `site` of the templates.
pub fn site(site: &Site, stylesheet: &str, icon: &str) -> SiteView {
    let config = &site.documents.config;
    let front = site.opener(Kind::Page).map(|note| site.note(note));
    let sections = Kind::LISTED.into_iter().zip(&*site.lists).filter(|(_, pages)| !pages.is_empty());
    let about = |note: &&u32| {
        let place = &site.note(**note).place;
        place.kind == Kind::Page && place.slug == "about"
    };
    SiteView {
        title: config.title.clone(),
        summary: front
            .and_then(|file| file.note.front.common().summary.as_ref())
            .map(|summary| summary.value.clone())
            .unwrap_or_default(),
        language: config.language.clone(),
        direction: if is_right_to_left(&config.language) { "rtl" } else { "ltr" },
        sections: sections.map(|(kind, pages)| Section { kind: kind.folder(), path: kind.index(), count: pages.len() }).collect(),
        about: site.published.iter().find(about).map(|note| site.path(Page::Free(*note))),
        stylesheet: stylesheet.to_owned(),
        icon: icon.to_owned(),
        as_of: site.newest_date.clone(),
    }
}

fn is_right_to_left(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    matches!(primary, "ar" | "fa" | "he" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb")
}

fn counts(site: &Site) -> SiteCounts {
    SiteCounts {
        analyses: site.lists[0].len(),
        disputes: site.lists[1].len(),
        claims: site.backlinks.claims.len(),
        actors: site.lists[2].len(),
        countries: site.lists[3].len(),
        sources: site.lists[4].len(),
        paragraphs: site.sources.iter().map(|source| source.paragraphs()).sum(),
        mentions: site.mention_index.len(),
        citations: site.cited.iter().map(Vec::len).sum(),
    }
}

/// `index.html`.
pub fn front(scene: &Scene) -> Front {
    let site = scene.site;
    let mut notes = Notes::default();
    let opener = site.opener(Kind::Page);
    let summary =
        opener.and_then(|note| site.note(note).note.front.common().summary.as_ref()).map(|summary| summary.value.clone());
    let title = site.documents.config.title.clone();
    let mut analyses = site.analyses().filter(|note| is_current(site, *note));
    let lead = analyses.next().map(|note| lead(scene, note));
    let counts = counts(site);
    let described = summary.unwrap_or_else(|| {
        format!("{title}: {} analyses, {} disputes, {} sources", counts.analyses, counts.disputes, counts.sources)
    });
    let mut view = Front {
        head: scene.head(&title, &described, None),
        intro_html: opener.map(|note| body::prepare(scene, &mut notes, note, "").html_without(&[])).unwrap_or_default(),
        lead,
        analyses: analyses.take(ANALYSES).map(|note| lines::item(scene, Page::Analysis(note))).collect(),
        disputes: open_disputes(scene),
        actors: most_mentioned(scene, EntityKind::Actor),
        countries: most_mentioned(scene, EntityKind::Country),
        sources: site
            .newest_sources
            .iter()
            .filter(|at| site.has_address(Page::Source(**at)))
            .take(SOURCES)
            .map(|at| lines::source(scene, *at))
            .collect(),
        counts,
        ..Front::default()
    };
    view.endnotes = notes.endnotes(scene);
    view
}

/// Superseded and withdrawn analyses are no news.
fn is_current(site: &Site, note: u32) -> bool {
    use crate::front::AnalysisStatus;
    match &site.note(note).note.front {
        FrontMatter::Analysis(analysis) => !matches!(analysis.status, AnalysisStatus::Superseded | AnalysisStatus::Withdrawn),
        _ => false,
    }
}

fn lead(scene: &Scene, note: u32) -> LeadAnalysis {
    let file = scene.site.note(note);
    let link = scene.link(Page::Analysis(note));
    let mut lead = LeadAnalysis { href: link.href, title: link.text, basis: basis(scene, note), ..LeadAnalysis::default() };
    if let FrontMatter::Analysis(analysis) = &file.note.front {
        lead.date = edtf(analysis.date.as_ref());
        lead.as_of = edtf(analysis.as_of.as_ref());
        lead.authors = analysis.authors.iter().map(|author| author.value.clone()).collect();
    }
    if let Brief::Analysis(found) = &file.note.brief {
        lead.judgements = found.judgements.len();
        lead.bottom_line_html = found.bottom_line.map(|span| body::quiet_line(scene, note, span));
    }
    if lead.bottom_line_html.is_none() {
        lead.bottom_line_html = lines::summary(scene, Page::Analysis(note)).map(|summary| super::escaped(&summary));
    }
    lead
}

/// Open disputes first, those that most sources name before the others.
fn open_disputes(scene: &Scene) -> Vec<super::model::DisputeCard> {
    let site = scene.site;
    let disputes = site.lists[1].iter().filter_map(|page| if let Page::Entity(entity) = page { Some(*entity) } else { None });
    let mut ranked: Vec<(bool, std::cmp::Reverse<usize>, usize, EntityId)> = disputes
        .enumerate()
        .map(|(at, entity)| {
            let settled = match site.entity(entity).note.map(|note| &site.note(note).note.front) {
                Some(FrontMatter::Dispute(dispute)) => dispute.status == Some(DisputeStatus::Settled),
                _ => false,
            };
            (settled, std::cmp::Reverse(site.mention_index.sources(entity.0 as usize)), at, entity)
        })
        .collect();
    ranked.sort();
    ranked.into_iter().take(DISPUTES).map(|(_, _, _, entity)| lines::dispute_card(scene, entity)).collect()
}

fn most_mentioned(scene: &Scene, kind: EntityKind) -> Vec<CountedLink> {
    let site = scene.site;
    let ids = site.entities.ids().filter(|(_, entity)| entity.kind == kind && !entity.is_protected()).map(|(at, _)| EntityId(at));
    let mut counts: Vec<(EntityId, usize)> = ids
        .filter(|id| site.is_linkable(*id))
        .map(|id| (id, site.mention_index.sources(id.0 as usize)))
        .filter(|(_, count)| *count > 0)
        .collect();
    counts.sort_by(|a, b| {
        b.1.cmp(&a.1)
            .then_with(|| site.mention_index.of(b.0.0 as usize).len().cmp(&site.mention_index.of(a.0.0 as usize).len()))
            .then(a.0.cmp(&b.0))
    });
    counts.truncate(ENTITIES);
    counts.into_iter().map(|(id, count)| lines::entity(scene, id, count)).collect()
}

/// A free page.
pub fn free(scene: &Scene, note: u32) -> Free {
    let file = scene.site.note(note);
    let mut notes = Notes::default();
    let prepared = body::prepare(scene, &mut notes, note, "");
    let title = scene.title(Page::Free(note));
    let section = (file.place.slug == "about").then_some("about");
    let mut view = Free {
        head: scene.head(&title, &lines::summary(scene, Page::Free(note)).unwrap_or_default(), section),
        updated: None,
        body_html: prepared.html_without(&[]),
        endnotes: Vec::new(),
    };
    view.head.contents = contents(&file.note.body, &[]);
    view.endnotes = notes.endnotes(scene);
    view
}

/// `method.html`.
pub fn method(scene: &Scene) -> Method {
    let site = scene.site;
    let config = &site.documents.config;
    let title = scene.word(&["kind", "method"]);
    let sources = || 0..u32::try_from(site.sources.len()).unwrap_or(u32::MAX);
    let boilerplate = |source: &crate::site::sources::Source| {
        source
            .text
            .as_ref()
            .map_or(0, |text| text.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Boilerplate).count())
    };
    Method {
        head: scene.head(&title, &format!("{title}: {}", config.title), Some("method")),
        intro_html: String::new(),
        counts: counts(site),
        publish: config.rights.publish.word(),
        words_per_source: config.rights.words_per_source as usize,
        lexicon: config.lexicon.word(),
        scale: scale(scene),
        genres: lines::counted(sources().map(|at| lines::genre(site, at).word())),
        reliability: lines::counted(site.sources.iter().filter_map(|source| source.front.reliability.map(Choice::word))),
        undated: site.sources.iter().filter(|source| source.front.issued.is_none()).count(),
        boilerplate: site.sources.iter().map(boilerplate).sum(),
        desk: desk(scene),
        rules: rules::rules(config),
        allowances: rolls::allowances(scene, 0),
        allowances_parts: rolls::parts(scene, Roll::Allowed, 0),
        nolink: config.nolink.iter().map(|name| name.value.clone()).collect(),
        generator: concat!("Chancery ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}

fn scale(scene: &Scene) -> Vec<ScaleTerm> {
    let rows = brief::scale(scene.site.documents.config.lexicon == crate::config::Lexicon::Phia);
    rows.into_iter().map(|(terms, (low, high))| ScaleTerm { terms: terms.join(" / "), low, high }).collect()
}

/// The pages that rest on the desk's own knowledge, most often first.
fn desk(scene: &Scene) -> Vec<CountedLink> {
    let site = scene.site;
    let uses = |note: u32| site.bodies[note as usize].citations.iter().flatten().filter(|what| **what == Cited::Desk).count();
    let mut pages: Vec<(usize, Page)> = site
        .published
        .iter()
        .map(|note| (uses(*note), *note))
        .filter(|(count, _)| *count > 0)
        .filter_map(|(count, note)| Some((count, site.page_of_note(note).filter(|page| site.has_address(*page))?)))
        .filter(|(_, page)| !matches!(page, Page::Entity(entity) if !site.is_linkable(*entity)))
        .collect();
    pages.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    pages.truncate(DESK_PAGES);
    pages
        .into_iter()
        .map(|(count, page)| {
            let link = scene.link(page);
            let kind = match page {
                Page::Analysis(_) => Kind::Analysis.folder(),
                Page::Entity(entity) => site.entity(entity).page_kind().folder(),
                Page::Source(_) => Kind::Source.folder(),
                _ => "pages",
            };
            CountedLink { href: link.href, text: link.text, kind, count }
        })
        .collect()
}

/// `404.html`: the one page with addresses from the root, since a server shows it at any address.
pub fn not_found(scene: &Scene) -> NotFound {
    let title = scene.word(&["not-found", "title"]);
    let mut head = scene.head(&title, &title, None);
    scene.site.documents.config.base_path().clone_into(&mut head.root);
    head.noindex = true;
    head.canonical = None;
    NotFound { head }
}

/// A stub at a former address.
pub fn redirect(scene: &Scene, at: u32) -> Redirect {
    let target = scene.link(scene.site.outputs.redirects[at as usize].1);
    let mut head = scene.head(&target.text, &target.text, None);
    head.noindex = true;
    Redirect { head, target }
}
