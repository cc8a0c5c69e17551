//! Lists of the five kinds and of all claims.

use super::cite::Notes;
use super::model::{ClaimRow, ClaimState, Claims, CodeCount, Link, List, ListGroup, ListItem, Parts};
use super::parties::{Parties, Place};
use super::{Scene, body, claims as claim_views, corroboration, escaped, lines, matrix};
use crate::address::{Kind, href};
use crate::brief::{Claim, Confidence, Label, Stance};
use crate::document::Front;
use crate::fields::Choice;
use crate::front::DisputeStatus;
use crate::site::Page;
use crate::site::archive::{ListPart, PARTIES_IN_A_ROW};
use crate::site::corroboration::sources_of;

/// `<kind>/index.html` (part 0) and its further parts.
pub fn list(scene: &Scene, kind: Kind, part: u32) -> List {
    let at = Kind::LISTED.iter().position(|listed| *listed == kind).unwrap_or_default();
    let pages = &scene.site.lists[at];
    let parts = &scene.site.list_parts[at];
    let current = &parts[part as usize];
    let title = scene.word(&["kind", kind.folder()]);
    let opener = if part == 0 { scene.site.opener(kind) } else { None };
    let description = format!("{title}: {}", scene.site.documents.config.title);
    let mut view = List {
        head: scene.head(&title, &description, Some(kind.folder())),
        kind: kind.folder(),
        total: pages.len(),
        groups: groups(scene, kind, &pages[current.entries.clone()]),
        parts: parts_of(scene, parts, part),
        ..List::default()
    };
    if let Some(note) = opener {
        let mut notes = Notes::default();
        let html = body::prepare(scene, &mut notes, note, "").html_without(&[]);
        view.intro_html = Some(html).filter(|html| !html.trim().is_empty());
        view.endnotes = notes.endnotes(scene);
        let common = scene.site.note(note).note.front.common();
        if let Some(title) = &common.title {
            view.head.title.clone_from(&title.value);
        }
        if let Some(summary) = &common.summary {
            view.head.description.clone_from(&summary.value);
        }
    }
    view
}

/// Which part of how many; nothing for a list on one page.
fn parts_of(scene: &Scene, parts: &[ListPart], part: u32) -> Parts {
    let link = |at: usize| Link { href: href(scene.address, &parts[at].path), text: parts[at].number.to_string() };
    window(parts.len(), part as usize, link)
}

/// Parts shown on either side of the current one.
const AROUND: usize = 3;

/// Links to the first, the last and those about the current of `count` parts, so that a page does not grow with their number. None to a
/// single one.
pub fn window(count: usize, current: usize, link: impl Fn(usize) -> Link) -> Parts {
    if count < 2 {
        return Parts { current: 1, links: Vec::new() };
    }
    let last = count - 1;
    let (first, end) = (current.saturating_sub(AROUND), (current + AROUND).min(last));
    let shown = (first > 0).then_some(0).into_iter().chain(first..=end).chain((end < last).then_some(last));
    Parts { current: current - first + 1 + usize::from(first > 0), links: shown.map(link).collect() }
}

fn groups(scene: &Scene, kind: Kind, pages: &[Page]) -> Vec<ListGroup> {
    let labels = pages.iter().map(|page| label(scene, kind, *page));
    let mut groups: Vec<ListGroup> = Vec::new();
    let items: Vec<(Option<String>, ListItem)> = labels.zip(pages.iter().map(|page| lines::item(scene, *page))).collect();
    for (label, item) in items {
        match groups.last_mut() {
            Some(group) if group.label == label => group.items.push(item),
            _ => groups.push(ListGroup { label, items: vec![item] }),
        }
    }
    groups
}

/// From this many entries on an alphabetical list is divided by initials.
const INITIALS_FROM: usize = 30;

fn label(scene: &Scene, kind: Kind, page: Page) -> Option<String> {
    let site = scene.site;
    match (kind, page) {
        (Kind::Analysis, Page::Analysis(note)) => match &site.note(note).note.front {
            Front::Analysis(analysis) => analysis.date.as_ref().and_then(|date| date.value.year()).map(|year| year.to_string()),
            _ => None,
        },
        (Kind::Source, Page::Source(source)) => {
            site.sources[source as usize].front.issued.as_ref().and_then(|date| date.value.year()).map(|year| year.to_string())
        }
        (Kind::Dispute, Page::Entity(entity)) => match site.entity(entity).note.map(|note| &site.note(note).note.front) {
            Some(Front::Dispute(dispute)) => Some(dispute.status.unwrap_or(DisputeStatus::Open).word().to_owned()),
            _ => None,
        },
        (_, Page::Entity(entity)) => {
            let len = site.lists[Kind::LISTED.iter().position(|listed| *listed == kind).unwrap_or_default()].len();
            let initial =
                || crate::text::slug(&site.entity(entity).name).chars().next().map(|c| c.to_ascii_uppercase().to_string());
            if len < INITIALS_FROM { None } else { initial() }
        }
        _ => None,
    }
}

/// `claims.html` (part 0) and its further parts.
pub fn claims(scene: &Scene, part: u32) -> Claims {
    let all = &scene.site.backlinks.claims;
    let parts = &scene.site.claims_parts;
    let current = &parts[part as usize];
    let title = scene.word(&["kind", "claims"]);
    let description = format!("{title}: {}", scene.site.documents.config.title);
    let mut rows: Vec<ClaimRow> =
        all[current.entries.clone()].iter().filter_map(|(entity, at)| row(scene, *entity, *at)).collect();
    rows.sort_by_key(|row| STATES.iter().position(|state| *state == row.corroboration.state));
    let mut states: Vec<ClaimState> = Vec::new();
    for row in &mut rows {
        if let Some(known) = states.last_mut().filter(|known| known.state == row.corroboration.state) {
            known.count += 1;
        } else {
            row.opens = true;
            states.push(ClaimState { state: row.corroboration.state, count: 1 });
        }
    }
    Claims { head: scene.head(&title, &description, None), states, rows, parts: parts_of(scene, parts, part) }
}

/// The states of claims, in the order in which they are shown: what is in dispute first.
const STATES: [&str; 5] = ["contested", "one-party", "uncontested", "retracted", "unclaimed"];
/// Documents of the parties, and things that they point to, shown of one claim.
const MOST_EVIDENCE: usize = 4;

/// How many take each stance, in the order in which stances are listed: who speaks before who is silent.
fn stances(claim: &Claim) -> Vec<CodeCount> {
    let count = |stance: Stance| claim.positions.iter().filter(|position| position.stance == stance).count();
    let counts = Stance::ALL.into_iter().map(|stance| CodeCount { code: claim_views::stance_code(stance), count: count(stance) });
    counts.filter(|stance| stance.count > 0).collect()
}

fn row(scene: &Scene, entity: crate::mention::EntityId, at: u32) -> Option<ClaimRow> {
    let site = scene.site;
    let note = site.entity(entity).note?;
    let dispute = site.dispute(entity)?;
    let claim = dispute.claims.get(at as usize)?;
    let place = Place { entity, note, dispute, claim: at };
    let parties = Parties::of_claim(scene, place);
    let labelled = claim.labelled.iter().find(|labelled| labelled.label == Label::Assessment);
    let assessment = labelled.and_then(|labelled| labelled.assessment.as_ref());
    let sources = sources_of(site, note, claim);
    Some(ClaimRow {
        dispute: scene.link_entity(entity),
        status: lines::dispute_card(scene, entity).status,
        claim: Link { href: scene.to_place(Page::Entity(entity), Some(&claim.id)), text: claim.number.clone() },
        text_html: escaped(&claim.title),
        kind: claim_views::kind(claim).name(),
        opens: false,
        stances: stances(claim),
        parties: matrix::stances(scene, place, &parties, PARTIES_IN_A_ROW),
        sources: sources.len(),
        corroboration: corroboration::brief(corroboration::corroboration(scene, note, at, claim), MOST_EVIDENCE),
        likelihood: labelled.and_then(|labelled| claim_views::assessed(scene, &site.note(note).input.text, labelled)),
        confidence: assessment.and_then(|assessment| assessment.confidence).map(Confidence::name),
    })
}
