//! What rests on a source: positions, judgements, running text, by page.

use super::claims::{party, side, stance_code};
use super::model::{CitedIn, EvidenceFor, EvidenceUse};
use super::parties::Place;
use super::{Scene, cite, shortened};
use crate::brief::Judgement;
use crate::document::Brief;
use crate::mention::EntityId;
use crate::site::rolls::{Roll, of};
use crate::site::{CiteUse, Page};
use crate::text::Span;

/// Characters of a sentence.
const SENTENCE: usize = 160;

/// What rests on a source.
#[derive(Default)]
pub struct Rests {
    /// Positions and judgements, by page: disputes, then analyses.
    pub evidence: Vec<EvidenceFor>,
    /// Pages whose running text cites it.
    pub cited_in: Vec<CitedIn>,
    /// Citations beyond those shown.
    pub more: usize,
}

/// What rests on `source`, as far as one page of it shows.
pub fn rests_on(scene: &Scene, source: u32, part: u32) -> Rests {
    let all = &scene.site.cited[source as usize];
    let shown = of(all, scene.site.rolls.entries(Roll::Evidence(source), part));
    let own = Page::Source(source);
    // On its own page a paragraph needs no page.
    let text = if scene.site.path(own) == scene.address { String::new() } else { scene.to(own) };
    let mut found = Rests { more: all.len() - shown.len(), ..Rests::default() };
    for of_note in shown.chunk_by(|a, b| a.note == b.note) {
        let note = of_note[0].note;
        let Some(page) = citing_page(scene, source, note) else { continue };
        let mut uses: Vec<Use> = Vec::new();
        for at in of_note {
            let (what, paragraphs) = (what(scene, page, *at), cite::cited_runs(scene, *at));
            match uses.iter_mut().find(|one| one.what == what) {
                Some(known) => known.paragraphs.extend(paragraphs),
                None => uses.push(Use { what, paragraphs: paragraphs.to_vec() }),
            }
        }
        let (running, numbered): (Vec<Use>, Vec<Use>) = uses.into_iter().partition(|one| one.what == What::Text);
        found.cited_in.extend(
            running
                .into_iter()
                .map(|one| CitedIn { page: scene.link(page), paragraphs: cite::run_links(&text, &one.paragraphs) }),
        );
        if !numbered.is_empty() {
            let uses = numbered.iter().map(|one| use_view(scene, (&text, page), note, one)).collect();
            let kind = if matches!(page, Page::Entity(_)) { "disputes" } else { "analysis" };
            found.evidence.push(EvidenceFor { page: scene.link(page), kind, uses });
        }
    }
    // Claims are what a source is read for first.
    found.evidence.sort_by_key(|page| page.kind != "disputes");
    found
}

/// The page that a citation stands on, where a reader can go; the note on the source itself does not count.
pub fn citing_page(scene: &Scene, source: u32, note: u32) -> Option<Page> {
    let site = scene.site;
    let page = site.page_of_note(note).filter(|page| site.has_address(*page) && *page != Page::Source(source))?;
    let is_hidden = matches!(page, Page::Entity(entity) if !site.is_linkable(entity));
    (!is_hidden).then_some(page)
}

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
    /// First and last of each run.
    paragraphs: Vec<(u32, u32)>,
}

fn what(scene: &Scene, page: Page, at: CiteUse) -> What {
    let file = scene.site.note(at.note);
    let span = file.note.body.citations[at.citation as usize].span;
    match (&file.note.brief, page) {
        (Brief::Dispute(dispute), Page::Entity(_)) => {
            let Some(number) = holder(&dispute.claims, |claim| claim.span, span) else { return What::Text };
            let position = holder(&dispute.claims[number as usize].positions, |position| position.span, span);
            position.map_or(What::Claim(number), |position| What::Position(number, position))
        }
        (Brief::Analysis(analysis), _) => {
            holder(&analysis.judgements, |judgement| judgement.span, span).map_or(What::Text, What::Judgement)
        }
        _ => What::Text,
    }
}

/// Which of some things, in the order of the text, holds `span`.
pub fn holder<T>(all: &[T], span_of: impl Fn(&T) -> Span, span: Span) -> Option<u32> {
    let at = all.partition_point(|one| span_of(one).start <= span.start).checked_sub(1)?;
    span_of(&all[at]).contains(span).then(|| u32::try_from(at).unwrap_or(u32::MAX))
}

/// `text` leads to the source from the page at hand.
fn use_view(scene: &Scene, (text, page): (&str, Page), note: u32, found: &Use) -> EvidenceUse {
    let mut view = EvidenceUse { paragraphs: cite::run_links(text, &found.paragraphs), ..EvidenceUse::default() };
    match (found.what, &scene.site.note(note).note.brief, page) {
        (What::Judgement(at), Brief::Analysis(analysis), _) => {
            judgement(scene, page, note, &analysis.judgements[at as usize], &mut view);
        }
        (What::Position(claim, at), Brief::Dispute(dispute), Page::Entity(entity)) => {
            position(scene, Place { entity, note, dispute, claim }, at, &mut view);
        }
        (What::Claim(claim), Brief::Dispute(dispute), _) => {
            let claim = &dispute.claims[claim as usize];
            view.label.clone_from(&claim.number);
            view.href = scene.to_place(page, Some(&claim.id));
            view.text = shortened(&claim.title, SENTENCE);
        }
        _ => {}
    }
    view
}

fn judgement(scene: &Scene, page: Page, note: u32, found: &Judgement, view: &mut EvidenceUse) {
    let file = scene.site.note(note);
    view.label.clone_from(&found.number);
    view.href = scene.to_place(page, Some(&found.id));
    view.text = shortened(&crate::markdown::plain_text(&file.input.text, &file.note.body, found.sentence), SENTENCE);
}

fn position(scene: &Scene, place: Place, at: u32, view: &mut EvidenceUse) {
    let claim = &place.dispute.claims[place.claim as usize];
    let position = &claim.positions[at as usize];
    let (who, whom) = scene.site.bodies[place.note as usize].party(place.claim, at);
    let of = |entity: Option<EntityId>, name: &str| party(scene, entity, name);
    view.label.clone_from(&claim.number);
    view.href = place.href(scene, at);
    view.text = shortened(&claim.title, SENTENCE);
    view.actor = Some(of(who, &position.who.name));
    view.on_behalf = position.whom.as_ref().map(|found| of(whom, &found.name));
    view.stance = Some(stance_code(position.stance));
    view.side = Some(side(position.stance));
}
