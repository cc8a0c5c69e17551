//! The page of a source.

use rustc_hash::{FxHashMap, FxHashSet};

use super::cite::{self, Notes};
use super::model::{CountedLink, Link, Paragraph, Run, Source};
use super::passages::{self, Linked};
use super::{Scene, banner, body, edtf, lines, rests, rolls};
use crate::address::passage_anchor;
use crate::date::Edtf;
use crate::document::Brief;
use crate::fields::Choice;
use crate::front::SourceStatus;
use crate::mention::{EntityId, Mention};
use crate::seed::{self, ParagraphKind};
use crate::site::rights::{self, Shown};
use crate::site::rolls::Roll;
use crate::site::{CiteUse, Page};
use crate::text::{Span, counted};

/// Entities named on one source's page.
const NAMED: usize = 30;

/// `sources/<slug>.html`.
pub fn source(scene: &Scene, at: u32) -> Source {
    let site = scene.site;
    let record = &site.sources[at as usize];
    let front = &record.front;
    let mut notes = Notes::default();
    let line = lines::source(scene, at);
    let strings = |list: &[crate::fields::Spanned<String>]| list.iter().map(|one| one.value.clone()).collect::<Vec<_>>();
    let text = record.text.as_deref();
    let words = &*record.words;
    let mut citing = Citing::of(scene, at);
    let mut view = Source {
        head: scene.head(&record.title.text, &describe(scene, at), Some("sources")),
        key: record.key.clone(),
        former_keys: strings(&front.former_keys),
        authors: strings(&front.author),
        accessed: edtf(front.accessed.as_ref()),
        url: front.url.as_ref().map(|url| url.value.clone()),
        archive_url: front.archive_url.as_ref().map(|url| url.value.clone()),
        language_name: front.language.as_ref().map(|language| language_name(scene, &language.value)),
        none_given: front.none_given.iter().map(|key| key.value.word()).collect(),
        derived_from: cite::derived_from(scene, record),
        derived: rolls::derived(scene, at, 0),
        derived_parts: rolls::parts(scene, Roll::Derived(at), 0),
        seed: record.seed.map(|seed| site.documents.seeds[seed as usize].input.path.to_string()),
        sha256: cite::sha256(scene, record),
        publish: record.publish.word(),
        words: text.map_or(0, |text| text.paragraphs.iter().map(|paragraph| rights::words(paragraph.span.of(words))).sum()),
        paragraphs: record.paragraphs(),
        descriptor_html: record
            .note
            .map(|note| body::prepare(scene, &mut notes, note, "").html_without(&[]))
            .filter(|html| !html.trim().is_empty()),
        text: runs(scene, at, &mut citing),
        named: named(scene, at),
        dates: dates(scene, at),
        line,
        ..Source::default()
    };
    (view.cited_by, view.cited_by_more) = citing.shown(scene, WHOLE);
    let rests = rests::rests_on(scene, at, 0);
    view.evidence_parts = rolls::parts(scene, Roll::Evidence(at), 0);
    (view.evidence, view.cited_in, view.evidence_more) = (rests.evidence, rests.cited_in, rests.more);
    view.withheld = text.map_or(0, |text| text.paragraphs.iter().filter(|paragraph| !rights::shows(site, at, paragraph)).count());
    view.endnotes = notes.endnotes(scene);
    if view.withheld > 0 && site.shows_withheld {
        view.head.banners.push(banner("unpublished", None));
    }
    if front.status.is_some_and(|status| status != SourceStatus::Current) {
        view.head.banners.push(banner(front.status.map_or("current", Choice::word), None));
    }
    view
}

/// `es-MX` → `Spanish`; a tag without a name as it stands.
fn language_name(scene: &Scene, tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let name = |tag: &str| scene.word(&["language", tag]);
    Some(name(tag))
        .filter(|name| name != tag)
        .or_else(|| Some(name(primary)).filter(|name| name != primary))
        .unwrap_or_else(|| tag.to_owned())
}

fn describe(scene: &Scene, at: u32) -> String {
    if let Some(summary) = lines::summary(scene, Page::Source(at)) {
        return summary;
    }
    let source = &scene.site.sources[at as usize];
    let publisher = source.front.publisher.as_ref().map(|publisher| format!("{}. ", publisher.value)).unwrap_or_default();
    format!("{publisher}{}. {}", counted(source.paragraphs(), "paragraph"), scene.site.documents.config.title)
}

/// The pages that are named beside a paragraph; of more there is a count.
const NAMED_BESIDE: usize = 5;
/// Stands for the number of a paragraph where the source is cited as a whole.
const WHOLE: u32 = 0;

/// A page that cites a paragraph, with the dispute's file and the claim in it that the paragraph is evidence of.
type CitingPlace = (Page, Option<(u32, u32)>);

/// Where a source is cited: by paragraph the newest pages that do, and how many more.
#[derive(Default)]
struct Citing(FxHashMap<u32, (Vec<CitingPlace>, usize)>);

impl Citing {
    /// The note on the source itself does not count.
    fn of(scene: &Scene, source: u32) -> Self {
        let mut found = Self::default();
        let mut known = FxHashSet::default();
        for at in &scene.site.cited[source as usize] {
            let Some(page) = rests::citing_page(scene, source, at.note) else { continue };
            let place = (page, claim_at(scene, *at));
            let runs = cite::cited_runs(scene, *at);
            let whole = runs.is_empty().then_some(WHOLE);
            for n in cite::one_by_one(runs).into_iter().map(|(first, _)| first).chain(whole) {
                if known.insert((n, place)) {
                    let (shown, more) = found.0.entry(n).or_default();
                    if shown.len() < NAMED_BESIDE { shown.push(place) } else { *more += 1 }
                }
            }
        }
        found
    }

    /// The links beside a paragraph, and how many more there would be.
    fn shown(&mut self, scene: &Scene, paragraph: u32) -> (Vec<Link>, usize) {
        let (places, more) = self.0.remove(&paragraph).unwrap_or_default();
        (places.into_iter().map(|(page, claim)| citing_link(scene, page, claim)).collect(), more)
    }
}

/// The dispute's file and the claim in it that a citation stands in.
fn claim_at(scene: &Scene, at: CiteUse) -> Option<(u32, u32)> {
    let file = scene.site.note(at.note);
    let Brief::Dispute(dispute) = &file.note.brief else { return None };
    let span = file.note.body.citations[at.citation as usize].span;
    Some((at.note, rests::holder(&dispute.claims, |claim| claim.span, span)?))
}

fn citing_link(scene: &Scene, page: Page, claim: Option<(u32, u32)>) -> Link {
    let found = claim.and_then(|(note, at)| match &scene.site.note(note).note.brief {
        Brief::Dispute(dispute) => dispute.claims.get(at as usize),
        _ => None,
    });
    match found {
        None => scene.link(page),
        Some(claim) => {
            Link { href: scene.to_place(page, Some(&claim.id)), text: format!("{}, {}", scene.title(page), claim.number) }
        }
    }
}

/// The text, consecutive paragraphs of one kind together.
fn runs(scene: &Scene, at: u32, citing: &mut Citing) -> Vec<Run> {
    let site = scene.site;
    let Some(text) = &site.sources[at as usize].text else { return Vec::new() };
    let mut runs: Vec<Run> = Vec::new();
    let passages = quoted(scene, at);
    let mut mentions = site.mentions[at as usize].mentions.as_slice();
    for paragraph in &text.paragraphs {
        let inside = mentions.partition_point(|mention| mention.span.start < paragraph.span.end);
        let (own, rest) = mentions.split_at(inside);
        mentions = rest;
        let shown = rights::shown(site, at, paragraph);
        let kind = run_kind(paragraph, shown);
        if runs.last().is_none_or(|run| run.kind != kind) {
            runs.push(Run { kind, ..Run::default() });
        }
        let Some(run) = runs.last_mut() else { continue };
        if let Some(rule) = paragraph.rule.filter(|_| kind == "boilerplate") {
            let rule = rule.to_owned();
            if !run.rules.contains(&rule) {
                run.rules.push(rule);
            }
        }
        let (cited_by, cited_by_more) = citing.shown(scene, paragraph.n);
        run.paragraphs.push(Paragraph {
            number: paragraph.n as usize,
            kind: paragraph.kind.name(),
            text_html: if shown == Shown::Not { String::new() } else { linked(scene, at, paragraph, own, &passages) },
            unpublished: shown == Shown::Tinted,
            cited_by,
            cited_by_more,
        });
    }
    runs
}

fn run_kind(paragraph: &seed::Paragraph, shown: Shown) -> &'static str {
    match shown {
        Shown::Not => "withheld",
        _ if paragraph.kind == ParagraphKind::Boilerplate => "boilerplate",
        Shown::Tinted => "unpublished",
        Shown::Published => "text",
    }
}

/// A paragraph with its first mentions linked and its quoted passages marked.
fn linked(scene: &Scene, at: u32, paragraph: &seed::Paragraph, mentions: &[Mention], passages: &[(Span, String)]) -> String {
    let linked = mentions.iter().filter(|mention| mention.linked && scene.site.is_linkable(mention.entity));
    let links: Vec<Linked> =
        linked.map(|mention| Linked { span: mention.span, href: scene.to(Page::Entity(mention.entity)) }).collect();
    passages::html(&scene.site.sources[at as usize].words, paragraph.span, &links, passages)
}

/// The passages of a source that are quoted, with their ids on its page.
fn quoted(scene: &Scene, at: u32) -> Vec<(Span, String)> {
    (1..).zip(scene.site.evidence.passages(at)).map(|(number, span)| (*span, passage_anchor(number))).collect()
}

/// What the text names, most often first.
fn named(scene: &Scene, at: u32) -> Vec<CountedLink> {
    let site = scene.site;
    let mut ids: Vec<EntityId> = site.mentions[at as usize]
        .mentions
        .iter()
        .filter(|mention| site.is_linkable(mention.entity) && !site.is_boilerplate(at, mention.span))
        .map(|mention| mention.entity)
        .collect();
    ids.sort_unstable();
    let mut counts: Vec<(EntityId, usize)> = ids.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts.truncate(NAMED);
    counts.into_iter().map(|(entity, count)| lines::entity(scene, entity, count)).collect()
}

/// Dates in the published text, in the order of time, each once.
fn dates(scene: &Scene, at: u32) -> Vec<Link> {
    let site = scene.site;
    let Some(text) = &site.sources[at as usize].text else { return Vec::new() };
    let mut found: Vec<(i32, String, u32)> = text
        .dates
        .iter()
        .filter_map(|(span, date)| {
            let paragraph = site.paragraph_at(at, *span).filter(|paragraph| rights::shows(site, at, paragraph))?;
            Some((Edtf::parse(date).ok()?.sort_key(), date.clone(), paragraph.n))
        })
        .collect();
    found.sort();
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().map(|(_, date, n)| Link { href: format!("#{}", crate::address::paragraph_anchor(n)), text: date }).collect()
}
