//! Sources, entities and pages in one line, as lists and cards show them.

use super::model::{CodeCount, CountedLink, DisputeCard, ListItem, SourceLine};
use super::{Scene, edtf, shortened};
use crate::document::{Brief, Front};
use crate::fields::Choice;
use crate::front::{AnalysisStatus, DisputeStatus, Genre, SourceStatus, TextKind};
use crate::markdown::plain_text;
use crate::mention::EntityId;
use crate::site::{Page, Site};

/// Characters of a summary in a list.
const SUMMARY: usize = 280;

pub fn source(scene: &Scene, at: u32) -> SourceLine {
    let source = &scene.site.sources[at as usize];
    let front = &source.front;
    let own = scene.site.documents.config.language.as_str();
    SourceLine {
        href: scene.to(Page::Source(at)),
        title: source.title.text.clone(),
        supplied: source.title.supplied,
        publisher: front.publisher.as_ref().map(|publisher| publisher.value.clone()),
        issued: edtf(front.issued.as_ref()),
        genre: genre(scene.site, at).word(),
        reliability: front.reliability.map(Choice::word),
        language: front.language.as_ref().map(|language| language.value.clone()).filter(|language| language != own),
        text: text_kind(scene.site, at).word(),
        status: front.status.unwrap_or(SourceStatus::Current).word(),
    }
}

pub fn genre(site: &Site, at: u32) -> Genre {
    site.sources[at as usize].front.genre.unwrap_or(Genre::Unknown)
}

/// What the text is: as its note says, else original, or none where there is no seed.
pub fn text_kind(site: &Site, at: u32) -> TextKind {
    let source = &site.sources[at as usize];
    let default = if source.seed.is_some() { TextKind::Original } else { TextKind::None };
    source.front.text.unwrap_or(default)
}

/// How often each code stands in `codes`, most often first, then by code.
pub fn counted(codes: impl Iterator<Item = &'static str>) -> Vec<CodeCount> {
    let mut counts: Vec<CodeCount> = Vec::new();
    for code in codes {
        match counts.iter_mut().find(|known| known.code == code) {
            Some(known) => known.count += 1,
            None => counts.push(CodeCount { code, count: 1 }),
        }
    }
    counts.sort_by(|a, b| b.count.cmp(&a.count).then(a.code.cmp(b.code)));
    counts
}

/// An entity with the number of sources that name it, or another number.
pub fn entity(scene: &Scene, id: EntityId, count: usize) -> CountedLink {
    let link = scene.link_entity(id);
    CountedLink { href: link.href, text: link.text, kind: scene.site.entity(id).page_kind().folder(), count }
}

/// What a page says of itself in a sentence or two, plain.
pub fn summary(scene: &Scene, page: Page) -> Option<String> {
    let site = scene.site;
    let note = match page {
        Page::Analysis(note) | Page::Free(note) => note,
        Page::Entity(entity) => site.entity(entity).note?,
        Page::Source(source) => site.sources[source as usize].note?,
        _ => return None,
    };
    let file = site.note(note);
    if file.is_withdrawn() {
        return None;
    }
    if let Some(summary) = &file.note.front.common().summary {
        return Some(summary.value.clone());
    }
    let text: &str = &file.input.text;
    let body = &file.note.body;
    let span = match (&file.note.front, &file.note.brief) {
        (Front::Dispute(dispute), _) if dispute.question.is_some() => {
            return dispute.question.as_ref().map(|question| question.value.clone());
        }
        (_, Brief::Analysis(analysis)) if analysis.bottom_line.is_some() => analysis.bottom_line,
        _ => body
            .blocks
            .iter()
            .find(|block| block.kind == crate::markdown::BlockKind::Paragraph && !block.quoted)
            .map(|block| block.span),
    };
    let words = plain_text(text, body, span?);
    (!words.is_empty()).then(|| shortened(&words, SUMMARY))
}

/// An entry of a list.
pub fn item(scene: &Scene, page: Page) -> ListItem {
    let mut item =
        ListItem { href: scene.to(page), title: scene.title(page), summary: summary(scene, page), ..ListItem::default() };
    match page {
        Page::Analysis(note) => fill_analysis(scene, note, &mut item),
        Page::Entity(entity) => fill_entity(scene, entity, &mut item),
        Page::Source(source) => fill_source(scene, source, &mut item),
        _ => {}
    }
    item
}

fn fill_analysis(scene: &Scene, note: u32, item: &mut ListItem) {
    if let Front::Analysis(analysis) = &scene.site.note(note).note.front {
        item.date = edtf(analysis.date.as_ref());
        item.status = (analysis.status != AnalysisStatus::Published).then(|| analysis.status.word());
    }
    item.count_of = "source";
}

fn fill_entity(scene: &Scene, entity: EntityId, item: &mut ListItem) {
    let site = scene.site;
    let record = site.entity(entity);
    item.count_of = "source";
    item.count = Some(site.mention_index.sources(entity.0 as usize));
    item.code = record.country.map(|at| site.gazetteer.countries()[at as usize].iso2.to_owned());
    match record.note.map(|note| &site.note(note).note.front) {
        Some(Front::Actor(actor)) => item.kind = actor.kind.map(|kind| kind.word().to_owned()),
        Some(Front::Dispute(dispute)) => {
            item.kind = dispute.kind.as_ref().map(|kind| kind.value.clone());
            item.status = Some(dispute.status.unwrap_or(DisputeStatus::Open).word());
            item.trend = dispute.trend.map(Choice::word);
            item.date = edtf(dispute.trend_since.as_ref());
            item.count = Some(site.dispute(entity).map_or(0, |dispute| dispute.claims.len()));
            item.count_of = "claim";
        }
        _ => {}
    }
}

fn fill_source(scene: &Scene, at: u32, item: &mut ListItem) {
    let line = source(scene, at);
    let source = &scene.site.sources[at as usize];
    item.supplied = line.supplied;
    item.date = line.issued;
    item.genre = Some(line.genre);
    item.reliability = line.reliability;
    item.publisher = line.publisher;
    item.status = (line.status != SourceStatus::Current.word()).then_some(line.status);
    item.code = Some(source.key.clone());
    item.count_of = "mention";
}

/// A dispute in a few lines.
pub fn dispute_card(scene: &Scene, entity: EntityId) -> DisputeCard {
    let link = scene.link_entity(entity);
    let mut card = DisputeCard {
        href: link.href,
        title: link.text,
        claims: scene.site.dispute(entity).map_or(0, |dispute| dispute.claims.len()),
        status: DisputeStatus::Open.word(),
        ..DisputeCard::default()
    };
    if let Some(Front::Dispute(dispute)) = scene.site.entity(entity).note.map(|note| &scene.site.note(note).note.front) {
        card.question = dispute.question.as_ref().map(|question| question.value.clone());
        card.status = dispute.status.unwrap_or(DisputeStatus::Open).word();
        card.trend = dispute.trend.map(Choice::word);
        card.trend_since = edtf(dispute.trend_since.as_ref());
    }
    card
}
