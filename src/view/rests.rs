//! What rests on a source: positions, judgements, running text, by page.

use super::claims::{party, side, stance_code};
use super::model::{EvidenceFor, EvidenceUse, Link};
use super::parties::Place;
use super::{Scene, shortened};
use crate::address::paragraph_anchor;
use crate::brief::Judgement;
use crate::document::Brief;
use crate::mention::EntityId;
use crate::site::{CiteUse, Page};

/// Uses shown on one page.
const MOST_USES: usize = 150;
/// Characters of a sentence.
const SENTENCE: usize = 160;

/// What rests on a source, and how many more uses there are than are shown.
pub fn evidence_for(scene: &Scene, source: u32) -> (Vec<EvidenceFor>, usize) {
    let mut pages: Vec<(Page, u32, Vec<Use>)> = Vec::new();
    let mut shown = 0;
    let mut more = 0;
    // Citations of one file stand together.
    for at in &scene.site.cited[source as usize] {
        let last = pages.last().filter(|(_, note, _)| *note == at.note).map(|(page, ..)| *page);
        let Some(page) = last.or_else(|| citing_page(scene, source, at.note)) else { continue };
        if pages.last().is_none_or(|(_, note, _)| *note != at.note) {
            if shown >= MOST_USES {
                more += 1;
                continue;
            }
            pages.push((page, at.note, Vec::new()));
        }
        let Some((_, _, uses)) = pages.last_mut() else { continue };
        let what = what(scene, page, *at);
        let paragraphs = paragraphs(scene, *at);
        match uses.iter_mut().find(|one| one.what == what) {
            Some(known) => known.paragraphs.extend(paragraphs),
            None if shown >= MOST_USES => more += 1,
            None => {
                shown += 1;
                uses.push(Use { what, paragraphs });
            }
        }
    }
    let mut found: Vec<EvidenceFor> = pages.into_iter().map(|(page, note, uses)| page_view(scene, page, note, uses)).collect();
    found.sort_by_key(|page| ORDER.iter().position(|kind| *kind == page.kind));
    (found, more)
}

/// Claims before judgements before what only mentions it.
const ORDER: [&str; 6] = ["disputes", "analysis", "actors", "countries", "sources", "page"];

/// What a citation stands behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Position(u32, u32),
    /// In a claim, but in none of its positions.
    Claim(u32),
    Judgement(u32),
    Text,
}

struct Use {
    what: What,
    paragraphs: Vec<u32>,
}

/// The page that a citation stands on, where a reader can go; the note on the source itself does not count.
pub fn citing_page(scene: &Scene, source: u32, note: u32) -> Option<Page> {
    let site = scene.site;
    let page = site.page_of_note(note).filter(|page| site.has_address(*page) && *page != Page::Source(source))?;
    let is_hidden = matches!(page, Page::Entity(entity) if !site.is_linkable(entity));
    (!is_hidden).then_some(page)
}

fn what(scene: &Scene, page: Page, at: CiteUse) -> What {
    let file = scene.site.note(at.note);
    let span = file.note.body.citations[at.citation as usize].span;
    match (&file.note.brief, page) {
        (Brief::Dispute(dispute), Page::Entity(_)) => {
            let Some((number, claim)) = (0..).zip(&dispute.claims).find(|(_, claim)| claim.span.contains(span)) else {
                return What::Text;
            };
            let position = (0..).zip(&claim.positions).find(|(_, position)| position.span.contains(span));
            position.map_or(What::Claim(number), |(position, _)| What::Position(number, position))
        }
        (Brief::Analysis(analysis), _) => {
            let judgement = (0..).zip(&analysis.judgements).find(|(_, judgement)| judgement.span.contains(span));
            judgement.map_or(What::Text, |(at, _)| What::Judgement(at))
        }
        _ => What::Text,
    }
}

fn paragraphs(scene: &Scene, at: CiteUse) -> Vec<u32> {
    let item = &scene.site.note(at.note).note.body.citations[at.citation as usize].items[at.item as usize];
    item.paragraphs.iter().flat_map(|(first, last)| *first..=*last).collect()
}

fn page_view(scene: &Scene, page: Page, note: u32, mut uses: Vec<Use>) -> EvidenceFor {
    // Running text comes after what is numbered.
    uses.sort_by_key(|one| one.what == What::Text);
    EvidenceFor {
        page: scene.link(page),
        kind: kind(scene, page),
        uses: uses.into_iter().map(|one| use_view(scene, page, note, one)).collect(),
    }
}

fn kind(scene: &Scene, page: Page) -> &'static str {
    match page {
        Page::Analysis(_) => "analysis",
        Page::Entity(entity) => scene.site.entity(entity).page_kind().folder(),
        Page::Source(_) => "sources",
        _ => "page",
    }
}

fn use_view(scene: &Scene, page: Page, note: u32, found: Use) -> EvidenceUse {
    let mut paragraphs = found.paragraphs;
    paragraphs.sort_unstable();
    paragraphs.dedup();
    let link = |n: u32| Link { href: format!("#{}", paragraph_anchor(n)), text: n.to_string() };
    let mut view =
        EvidenceUse { href: scene.to(page), paragraphs: paragraphs.into_iter().map(link).collect(), ..EvidenceUse::default() };
    match (found.what, &scene.site.note(note).note.brief, page) {
        (What::Judgement(at), Brief::Analysis(analysis), _) => {
            judgement(scene, page, note, &analysis.judgements[at as usize], &mut view);
        }
        (What::Position(claim, at), Brief::Dispute(dispute), Page::Entity(entity)) => {
            position(scene, Place { entity, note, dispute, claim }, at, &mut view);
        }
        (What::Claim(claim), Brief::Dispute(dispute), _) => {
            let claim = &dispute.claims[claim as usize];
            view.label = Some(claim.number.clone());
            view.href = scene.to_place(page, Some(&claim.id));
            view.text = shortened(&claim.title, SENTENCE);
        }
        _ => {}
    }
    view
}

fn judgement(scene: &Scene, page: Page, note: u32, found: &Judgement, view: &mut EvidenceUse) {
    let file = scene.site.note(note);
    view.label = Some(found.number.clone());
    view.href = scene.to_place(page, Some(&found.id));
    view.text = shortened(&crate::markdown::plain_text(&file.input.text, &file.note.body, found.sentence), SENTENCE);
}

fn position(scene: &Scene, place: Place, at: u32, view: &mut EvidenceUse) {
    let claim = &place.dispute.claims[place.claim as usize];
    let position = &claim.positions[at as usize];
    let (who, whom) = scene.site.bodies[place.note as usize].party(place.claim, at);
    let of = |entity: Option<EntityId>, name: &str| party(scene, entity, name);
    view.label = Some(claim.number.clone());
    view.href = place.href(scene, at);
    view.text = shortened(&claim.title, SENTENCE);
    view.actor = Some(of(who, &position.who.name));
    view.on_behalf = position.whom.as_ref().map(|found| of(whom, &found.name));
    view.stance = Some(stance_code(position.stance));
    view.side = Some(side(position.stance));
}
