//! The page of an analysis.

use super::body::{self, Prepared};
use super::cite::Notes;
use super::corroboration::independence;
use super::model::{Analysis, Basis, Heading};
use super::{Scene, banner, claims, contents, edtf, lines};
use crate::brief::{AnalysisBody, Section};
use crate::document::{Brief, Front};
use crate::fields::Choice;
use crate::front::{self, AnalysisStatus, TextKind};
use crate::site::Page;
use crate::site::resolve::Cited;
use crate::text::Span;

/// `analysis/<slug>.html`.
pub fn analysis(scene: &Scene, note: u32) -> Analysis {
    let file = scene.site.note(note);
    let (Front::Analysis(front), Brief::Analysis(found)) = (&file.note.front, &file.note.brief) else {
        return Analysis::default();
    };
    let mut notes = Notes::default();
    let prepared = body::prepare(scene, &mut notes, note, "");
    let title = scene.title(Page::Analysis(note));
    let description = lines::summary(scene, Page::Analysis(note)).unwrap_or_default();
    let mut view = Analysis {
        head: scene.head(&title, &description, Some("analysis")),
        date: edtf(front.date.as_ref()),
        updated: edtf(front.updated.as_ref()),
        as_of: edtf(front.as_of.as_ref()),
        authors: front.authors.iter().map(|author| author.value.clone()).collect(),
        status: front.status.word(),
        corrections_html: found.corrections.as_ref().map(|section| section_html(scene, &prepared, note, section)),
        ..Analysis::default()
    };
    view.head.published = view.date.clone();
    view.head.noindex = !matches!(front.status, AnalysisStatus::Published | AnalysisStatus::Superseded);
    view.head.banners.extend(status_banner(scene, front));
    if front.status != AnalysisStatus::Withdrawn {
        fill(scene, &prepared, note, found, &mut view);
        view.basis = basis(scene, note);
    }
    view.endnotes = notes.endnotes(scene);
    view
}

fn fill(scene: &Scene, prepared: &Prepared, note: u32, found: &AnalysisBody, view: &mut Analysis) {
    let file = scene.site.note(note);
    let sections: Vec<Span> = [&found.key_judgements, &found.not_in_sources, &found.corrections]
        .into_iter()
        .flatten()
        .map(|section| section.span)
        .collect();
    let mut apart = sections.clone();
    apart.extend(found.bottom_paragraph);
    view.bottom_line_html = found.bottom_line.map(|span| prepared.line(span));
    view.judgements = found.judgements.iter().map(|judgement| claims::judgement(scene, prepared, judgement, note)).collect();
    view.body_html = prepared.html_without(&apart);
    view.absent_html = found.not_in_sources.as_ref().map(|section| section_html(scene, prepared, note, section));
    view.head.contents = contents(&file.note.body, &sections);
    if !view.head.contents.is_empty() {
        let fixed = [(&found.not_in_sources, "absent"), (&found.corrections, "corrections")];
        view.head.contents.extend(fixed.into_iter().filter(|(section, _)| section.is_some()).map(|(_, id)| Heading {
            level: 2,
            href: format!("#{id}"),
            text: scene.word(&["analysis", id]),
        }));
    }
    for entity in named(scene, note) {
        let link = scene.link_entity(entity);
        if scene.site.dispute(entity).is_some() { view.disputes.push(link) } else { view.named.push(link) }
    }
}

/// A section without its heading.
fn section_html(scene: &Scene, prepared: &Prepared, note: u32, section: &Section) -> String {
    let heading = scene.site.note(note).note.body.headings[section.heading as usize].span;
    prepared.html(Span { start: heading.end, end: section.span.end })
}

/// What the text names and has a page, in the order of first mention.
fn named(scene: &Scene, note: u32) -> Vec<crate::mention::EntityId> {
    let resolved = &scene.site.bodies[note as usize];
    let references = &scene.site.note(note).note.body.references;
    let linked = references
        .iter()
        .zip(&resolved.references)
        .filter_map(|(reference, target)| Some((reference.span.start, target.entity()?)));
    let mentioned = resolved.mentions.mentions.iter().map(|mention| (mention.span.start, mention.entity));
    let mut places: Vec<(u32, crate::mention::EntityId)> = linked.chain(mentioned).collect();
    places.sort_unstable();
    let mut found = Vec::new();
    for (_, entity) in places {
        if !found.contains(&entity) && scene.site.is_linkable(entity) {
            found.push(entity);
        }
    }
    found
}

fn status_banner(scene: &Scene, front: &front::Analysis) -> Option<super::model::Banner> {
    let kind = match front.status {
        AnalysisStatus::Published => return None,
        other => other.word(),
    };
    let successor = front.superseded_by.as_ref().and_then(|given| scene.site.analysis_named(&given.value));
    Some(banner(kind, successor.map(|note| scene.link(Page::Analysis(note)))))
}

/// What the sources of an analysis amount to: those that it cites and those behind the claims that it embeds, which its endnotes list too.
/// Of the desk's own knowledge its own statements count; a claim's count on the page of the dispute.
pub fn basis(scene: &Scene, note: u32) -> Basis {
    let site = scene.site;
    let cited = || site.bodies[note as usize].citations.iter().flatten();
    let desk = cited().filter(|what| **what == Cited::Desk).count();
    let embedded = claims::embedded_evidence(scene, note);
    let mut sources: Vec<u32> = cited().filter_map(Cited::source).chain(embedded).collect();
    sources.sort_unstable();
    sources.dedup();
    let fronts = || sources.iter().map(|at| &scene.site.sources[*at as usize].front);
    // A text that a party itself put out is a document of the matter, not a report on it.
    let is_primary = |at: &&u32| {
        lines::genre(scene.site, **at) == front::Genre::PressRelease || lines::text_kind(scene.site, **at) == TextKind::Transcript
    };
    Basis {
        sources: sources.len(),
        genres: lines::counted(sources.iter().map(|at| lines::genre(scene.site, *at).word())),
        dated: fronts().filter(|front| front.issued.is_some()).count(),
        primary: sources.iter().filter(is_primary).count(),
        independent: independence(scene, &sources),
        desk,
    }
}
