//! What an entity's page gathers: sentences of the sources, analyses, positions, company.

use rustc_hash::FxHashMap;

use super::cite::Notes;
use super::lists::window;
use super::model::{
    ActorPosition, Banner, CountedLink, EntityMentions, Gathered, Link, MentionedSource, Mentions, Position, Sentence, YearLink,
};
use super::parties::{Parties, Place};
use super::{Scene, banner, claims, escaped, lines, rolls};
use crate::address::{href, paragraph_anchor};
use crate::fields::Choice;
use crate::front::{DisputeStatus, Protect, Publish};
use crate::markdown::escape_line;
use crate::mention::{EntityId, How, Mention};
use crate::sentence::sentence_at;
use crate::site::corroboration::when::When;
use crate::site::gather::{Entry, NEWEST_MENTIONS};
use crate::site::party::PartyKey;
use crate::site::rolls::Roll;
use crate::site::{Page, PositionUse, archive};
use crate::text::Span;

/// How many others a page names that its entity stands with most often.
const TOGETHER: usize = 12;
/// Sentences of one source that a preview shows beyond those that are published; all of them stand on the source's own page.
const TINTED: usize = 5;
/// Characters of a sentence; longer ones are cut around the name.
const SENTENCE: usize = 600;

/// Everything that gathers itself on an entity's page.
pub fn gathered(scene: &Scene, notes: &mut Notes, entity: EntityId) -> Gathered {
    let site = scene.site;
    let record = site.entity(entity);
    let is_dispute = site.dispute(entity).is_some();
    let mut found = Gathered::default();
    if !is_dispute {
        found.positions = positions(scene, notes, entity);
        found.more_positions = site.positions[entity.0 as usize].len().saturating_sub(found.positions.len());
    }
    found.mentions.total = site.mention_index.of(entity.0 as usize).len();
    found.mentions.sources = site.mention_index.sources(entity.0 as usize);
    if !record.is_protected() {
        found.analyses = rolls::analyses(scene, entity, 0);
        found.analyses_parts = rolls::parts(scene, Roll::Analyses(entity), 0);
        found.mentions = mentions(scene, entity);
        found.together = together(scene, entity);
    }
    found
}

/// Positions on one page.
const MOST_POSITIONS: usize = 50;
/// Bytes after which no other position follows: each brings the paragraphs of its evidence, however long these are.
const MOST_EVIDENCE: usize = 48 * 1024;

/// Those of one dispute together, in the order of their dates.
fn positions(scene: &Scene, notes: &mut Notes, entity: EntityId) -> Vec<ActorPosition> {
    let site = scene.site;
    let mut shown: Vec<ActorPosition> = Vec::new();
    let mut bytes = 0;
    let mut read: FxHashMap<(EntityId, u32, PartyKey), Parties> = FxHashMap::default();
    for of_dispute in site.positions[entity.0 as usize].chunk_by(|a, b| a.dispute == b.dispute) {
        let id = of_dispute[0].dispute;
        let (Some(note), Some(dispute)) = (site.entity(id).note, site.dispute(id)) else { continue };
        if !site.has_address(Page::Entity(id)) || shown.len() >= MOST_POSITIONS || bytes >= MOST_EVIDENCE {
            continue;
        }
        let position_of = |at: &PositionUse| &dispute.claims[at.claim as usize].positions[at.position as usize];
        let mut ordered: Vec<&PositionUse> = of_dispute.iter().collect();
        ordered.sort_by_cached_key(|at| (When::of(scene.site, note, position_of(at)).key(), at.claim, at.position));
        ordered.truncate(MOST_POSITIONS - shown.len());
        for (number, at) in ordered.into_iter().enumerate() {
            if bytes >= MOST_EVIDENCE {
                break;
            }
            let place = Place { entity: id, note, dispute, claim: at.claim };
            let party = place.party(scene, at.position);
            let key = (id, at.claim, party.clone());
            let parties = read.entry(key).or_insert_with(|| Parties::of_party(scene, place, &party));
            let view = position(scene, notes, place, at.position, parties);
            bytes += weight(&view.position);
            shown.push(ActorPosition { opens: number == 0, ..view });
        }
    }
    shown
}

/// Bytes of the words of a position and of the cards of its evidence.
fn weight(position: &Position) -> usize {
    let cards = position.evidence.iter().flat_map(|citation| &citation.card);
    position.words_html.len() + cards.filter_map(|paragraph| paragraph.text_html.as_ref()).map(String::len).sum::<usize>()
}

fn position(scene: &Scene, notes: &mut Notes, place: Place, at: u32, parties: &Parties) -> ActorPosition {
    let claim = &place.dispute.claims[place.claim as usize];
    let status = match &scene.site.note(place.note).note.front {
        crate::document::Front::Dispute(front) => front.status.unwrap_or(DisputeStatus::Open),
        _ => DisputeStatus::Open,
    };
    ActorPosition {
        dispute: scene.link_entity(place.entity),
        opens: false,
        status: status.word(),
        claim: Link { href: scene.to_place(Page::Entity(place.entity), Some(&claim.id)), text: claim.number.clone() },
        claim_html: escaped(&claim.title),
        position: claims::position_elsewhere(scene, notes, place, at, parties),
    }
}

fn mentions(scene: &Scene, entity: EntityId) -> Mentions {
    let site = scene.site;
    let at = entity.0 as usize;
    let shown = archive::shown_sources(site, entity);
    Mentions {
        total: site.mention_index.of(at).len(),
        sources: site.mention_index.sources(at),
        shown: site.mention_index.by_source(at).take(shown).map(|group| mentioned_source(scene, entity, group)).collect(),
        years: years(scene, entity),
    }
}

/// The years of older mentions, newest first.
fn years(scene: &Scene, entity: EntityId) -> Vec<YearLink> {
    // The parts of a year come newest first; a reader begins with the newest.
    let newest = scene.site.archives[entity.0 as usize].chunk_by(|a, b| a.year == b.year).filter_map(|year| year.first());
    newest
        .map(|page| YearLink {
            href: href(scene.address, &page.path),
            year: page.year.map(|year| year.to_string()),
            count: page.total,
        })
        .collect()
}

/// A page of older mentions.
pub fn archive(scene: &Scene, entity: EntityId, part: u32) -> EntityMentions {
    let site = scene.site;
    let pages = &site.archives[entity.0 as usize];
    let page = &pages[part as usize];
    let name = &site.entity(entity).name;
    let year = page.year.map(|year| year.to_string());
    let label = year.clone().unwrap_or_else(|| scene.word(&["undated"]));
    let title = format!("{name}, {label}");
    let same_year: Vec<&archive::Archive> = pages.iter().filter(|other| other.year == page.year).collect();
    let current = same_year.iter().position(|other| other.part == page.part).unwrap_or_default();
    let parts = window(same_year.len(), current, |at| Link {
        href: href(scene.address, &same_year[at].path),
        text: same_year[at].part.to_string(),
    });
    let group = |first: u32| site.mention_index.group(entity.0 as usize, first);
    let mut view = EntityMentions {
        head: scene.head(&title, &title, Some(site.entity(entity).page_kind().folder())),
        entity: scene.link_entity(entity),
        year,
        total: page.total,
        shown: page.groups.iter().map(|at| mentioned_source(scene, entity, group(*at))).collect(),
        years: years(scene, entity),
        parts,
    };
    view.head.banners.extend(tint(&view.shown));
    view
}

/// What tells the reader of a preview what the tint means, where some of these sentences have it.
pub fn tint(shown: &[MentionedSource]) -> Option<Banner> {
    let is_tinted = shown.iter().flat_map(|source| &source.sentences).any(|sentence| sentence.unpublished);
    is_tinted.then(|| banner("unpublished", None))
}

/// One source with the sentences that name the entity, as far as rights allow.
fn mentioned_source(scene: &Scene, entity: EntityId, group: &[Entry]) -> MentionedSource {
    let site = scene.site;
    let at = group[0].source;
    let most = match site.sources[at as usize].publish {
        Publish::Full => NEWEST_MENTIONS,
        Publish::Cited => 1,
        Publish::Metadata => 0,
    };
    let all: Vec<&Mention> = group.iter().map(|entry| &site.mentions[at as usize].mentions[entry.mention as usize]).collect();
    let source = lines::source(scene, at);
    let tinted = if site.shows_withheld && most < NEWEST_MENTIONS { TINTED } else { 0 };
    let mut sentences = sentences(scene, at, &source.href, &all, most + tinted);
    for (sentence, _) in sentences.iter_mut().skip(most) {
        sentence.unpublished = true;
    }
    let shown: usize = sentences.iter().map(|(_, count)| count).sum();
    debug_assert!(all.iter().all(|mention| mention.entity == entity));
    MentionedSource { source, sentences: sentences.into_iter().map(|(sentence, _)| sentence).collect(), more: all.len() - shown }
}

/// At most `most` sentences, each with how many of the mentions stand in it. `page` is the link to the source.
fn sentences(scene: &Scene, source: u32, page: &str, mentions: &[&Mention], most: usize) -> Vec<(Sentence, usize)> {
    let record = &scene.site.sources[source as usize];
    let text = &*record.words;
    let mut shown: Vec<(Sentence, usize)> = Vec::new();
    let mut at = 0;
    while at < mentions.len() && shown.len() < most {
        let Some(paragraph) = scene.site.paragraph_at(source, mentions[at].span) else { break };
        let span = sentence_at(text, paragraph.span, mentions[at].span.start);
        let inside = mentions[at..].iter().take_while(|mention| mention.span.start < span.end).count().max(1);
        let names: Vec<Span> = mentions[at..at + inside].iter().map(|mention| mention.span).collect();
        let how = mentions[at].how;
        let sentence = Sentence {
            paragraph: paragraph.n as usize,
            href: [page, "#", &paragraph_anchor(paragraph.n)].concat(),
            text_html: marked(text, cut(text, span, names[0]), &names),
            how: matches!(how, How::Demonym | How::Metonym | How::ShortName).then(|| how.as_str()),
            unpublished: false,
        };
        shown.push((sentence, inside));
        at += inside;
    }
    shown
}

/// A very long sentence is cut to what stands around the name.
fn cut(text: &str, sentence: Span, name: Span) -> Span {
    if sentence.len() <= SENTENCE {
        return sentence;
    }
    let half = SENTENCE / 2;
    let start = (name.start as usize).saturating_sub(half).max(sentence.start as usize);
    let end = (name.end as usize + half).min(sentence.end as usize);
    Span::new(text.ceil_char_boundary(start)..text.floor_char_boundary(end))
}

/// A sentence on one line with the names marked.
fn marked(text: &str, sentence: Span, names: &[Span]) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    let mut from = sentence.start as usize;
    for name in names.iter().filter(|name| sentence.contains(**name)) {
        escape_line(&mut out, &text[from..name.start as usize]);
        out.push_str("<mark>");
        escape_line(&mut out, name.of(text));
        out.push_str("</mark>");
        from = name.end as usize;
    }
    escape_line(&mut out, &text[from..sentence.end as usize]);
    out
}

/// What stands in the same sources most often.
fn together(scene: &Scene, entity: EntityId) -> Vec<CountedLink> {
    let site = scene.site;
    let mut counts: FxHashMap<EntityId, usize> = FxHashMap::default();
    let mut seen: Vec<EntityId> = Vec::new();
    for group in site.mention_index.by_source(entity.0 as usize) {
        let source = group[0].source;
        seen.clear();
        seen.extend(
            site.mentions[source as usize]
                .mentions
                .iter()
                .filter(|mention| !site.is_boilerplate(source, mention.span))
                .map(|mention| mention.entity),
        );
        seen.sort_unstable();
        seen.dedup();
        for other in seen.iter().filter(|other| **other != entity) {
            *counts.entry(*other).or_default() += 1;
        }
    }
    let mut others: Vec<(EntityId, usize)> = counts
        .into_iter()
        .filter(|(other, _)| site.is_linkable(*other) && site.entity(*other).protect != Some(Protect::Private))
        .collect();
    others.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    others.truncate(TOGETHER);
    others.into_iter().map(|(other, count)| lines::entity(scene, other, count)).collect()
}
