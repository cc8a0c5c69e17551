//! Claims with their positions, on the dispute's own page and embedded in others.

use super::Scene;
use super::body::{self, Prepared};
use super::cite::{self, Notes};
use super::corroboration::corroboration;
use super::model::{Assessment, Claim, Differing, Judgement, Labelled, Likelihood, Party, Position, Taken};
use super::parties::{Parties, Place, position_id};
use super::{differing, matrix};
use crate::brief::{self, ClaimKind, HowKind, Label, Stance};
use crate::date::Edtf;
use crate::mention::EntityId;
use crate::sentence::sentences;
use crate::site::corroboration::held::rests_on_retracted;
use crate::site::corroboration::when::When;
use crate::site::corroboration::{cited, sources_of};
use crate::site::resolve::Target;
use crate::site::{CiteUse, Page, clear_term};
use crate::text::Span;

/// The matrix of an embedded dispute, or the table of one of its claims.
pub fn embedded(scene: &Scene, notes: &mut Notes, entity: EntityId, fragment: Option<&str>) -> String {
    let (Some(note), Some(dispute)) = (scene.site.entity(entity).note, scene.site.dispute(entity)) else { return String::new() };
    let chosen = fragment.and_then(|id| (0..).zip(&dispute.claims).find(|(_, claim)| claim.id == id));
    let Some((at, found)) = chosen else {
        let matrix = matrix::matrix(scene, entity, dispute, &Parties::of_dispute(scene, note, dispute));
        return matrix.map(|matrix| scene.partial("partials/matrix.html", &matrix)).unwrap_or_default();
    };
    let place = Place { entity, note, dispute, claim: at };
    let parties = Parties::of_claim(scene, place);
    let mut claim = notes.of_guest(|notes| claim(scene, notes, &Words::Elsewhere(note), place, &parties));
    claim.href = scene.to_place(Page::Entity(entity), Some(&found.id));
    claim.settle_html = None;
    claim.assessment = None;
    claim.notes.clear();
    scene.partial("partials/claim.html", &claim)
}

/// The sources behind the positions of the claims that a body embeds.
pub fn embedded_evidence(scene: &Scene, note: u32) -> Vec<u32> {
    let site = scene.site;
    let references = site.note(note).note.body.references.iter().zip(&site.bodies[note as usize].references);
    let mut sources = Vec::new();
    for (_, target) in references.filter(|(reference, _)| reference.embed) {
        let Target::Page { page: Page::Entity(entity), fragment } = target else { continue };
        let (Some(note), Some(dispute)) = (site.entity(*entity).note, site.dispute(*entity)) else { continue };
        // A whole matrix shows stances and leads to the evidence, but cites none itself.
        let chosen = |claim: &&brief::Claim| fragment.as_ref().is_some_and(|id| *id == claim.id);
        let positions = dispute.claims.iter().filter(chosen).flat_map(|claim| &claim.positions);
        sources.extend(positions.flat_map(|position| cited(site, note, &position.citations)));
    }
    sources
}

/// How the words of a dispute are rendered: on its own page with everything, elsewhere without citations in running text.
pub enum Words<'a> {
    Here(&'a Prepared<'a>, u32),
    Elsewhere(u32),
}

impl Words<'_> {
    fn note(&self) -> u32 {
        match self {
            Self::Here(_, note) | Self::Elsewhere(note) => *note,
        }
    }

    fn line(&self, scene: &Scene, span: Span) -> String {
        match self {
            Self::Here(prepared, _) => prepared.line(span),
            Self::Elsewhere(note) => body::quiet_line(scene, *note, span),
        }
    }
}

/// One claim as the page at hand shows it. Its evidence is noted among the citations of that page.
pub fn claim(scene: &Scene, notes: &mut Notes, words: &Words, place: Place, parties: &Parties) -> Claim {
    let found = &place.dispute.claims[place.claim as usize];
    let all = 0..u32::try_from(found.positions.len()).unwrap_or(u32::MAX);
    let mut positions: Vec<Position> = all.map(|at| position_view(scene, notes, words, place, at)).collect();
    for (at, position) in (0..).zip(&mut positions) {
        position.before = before(scene, parties, place, at, &position.actor);
    }
    let (silent, silent_more) = matrix::not_sought(parties, place.claim, MOST_SILENT);
    let text: &str = &scene.site.note(words.note()).input.text;
    let assessment = found.labelled.iter().find(|labelled| labelled.label == Label::Assessment);
    let sources = sources_of(scene.site, words.note(), found);
    let settle = found.labelled.iter().find(|labelled| labelled.label == Label::WouldSettleIt);
    Claim {
        label: found.number.clone(),
        id: found.id.clone(),
        href: format!("#{}", found.id),
        text_html: words.line(scene, title_span(scene, words.note(), found)),
        kind: kind(found).name(),
        positions,
        sources: sources.len(),
        corroboration: corroboration(scene, words.note(), place.claim, found),
        silent,
        silent_more,
        differing: differing(scene, words, place, parties),
        settle_html: settle.map(|labelled| words.line(scene, labelled.content)),
        assessment: assessment.map(|labelled| assessment_view(scene, words, text, labelled)),
        notes: labelled(scene, words, &found.labelled, &[Label::Assessment, Label::WouldSettleIt]),
        body_html: String::new(),
    }
}

/// The words of a claim's heading behind its number.
fn title_span(scene: &Scene, note: u32, claim: &brief::Claim) -> Span {
    let file = scene.site.note(note);
    let heading = file.note.body.headings[claim.heading as usize].span;
    let words = heading.of(&file.input.text);
    let title = words.find(&claim.number).map_or(words, |at| &words[at + claim.number.len()..]);
    Span::new(heading.range().end - title.trim_start().len()..heading.range().end)
}

/// What a claim is; without any telling stance it counts as a statement.
pub fn kind(claim: &brief::Claim) -> ClaimKind {
    claim.kind.unwrap_or(ClaimKind::Statement)
}

/// Labelled paragraphs but those that have a place of their own.
pub fn labelled(scene: &Scene, words: &Words, all: &[brief::Labelled], apart: &[Label]) -> Vec<Labelled> {
    let others = all.iter().filter(|labelled| !apart.contains(&labelled.label));
    others.map(|one| labelled_view(scene, words, one)).collect()
}

/// A reply was sought on a day: `2025-11-20, the embassy; none received.` gives the day apart, to be shown in words.
fn labelled_view(scene: &Scene, words: &Words, found: &brief::Labelled) -> Labelled {
    let label = label_code(found.label);
    let text = found.content.of(&scene.site.note(words.note()).input.text);
    let day = text
        .split([',', ';', ':', ' '])
        .next()
        .filter(|_| found.label == Label::ReplySought)
        .filter(|day| Edtf::parse(day).is_ok());
    let rest = Span::new(found.content.start as usize + day.map_or(0, str::len)..found.content.end as usize);
    Labelled { label, date: day.map(str::to_owned), text_html: words.line(scene, rest) }
}

fn label_code(label: Label) -> &'static str {
    match label {
        Label::InBrief => "in-brief",
        Label::WhyTheTrend => "why-the-trend",
        Label::Sides => "sides",
        Label::Excludes => "excludes",
        Label::WouldSettleIt => "would-settle-it",
        Label::NotInOurSources => "not-in-our-sources",
        Label::ReplySought => "reply-sought",
        Label::Assessment => "assessment",
    }
}

fn position_view(scene: &Scene, notes: &mut Notes, words: &Words, place: Place, at: u32) -> Position {
    let Place { note, claim, .. } = place;
    let claim_id = &place.dispute.claims[claim as usize].id;
    let found = &place.dispute.claims[claim as usize].positions[at as usize];
    let file = scene.site.note(note);
    let text: &str = &file.input.text;
    let (who, whom) = scene.site.bodies[note as usize].party(claim, at);
    let mut evidence = Vec::new();
    for citation in &found.citations {
        let items = 0..u32::try_from(file.note.body.citations[*citation as usize].items.len()).unwrap_or(u32::MAX);
        evidence.extend(items.filter_map(|item| cite::citation(scene, notes, CiteUse { note, citation: *citation, item })));
    }
    let mut position = Position {
        id: matches!(words, Words::Here(..)).then(|| position_id(claim_id, at)),
        actor: party(scene, who, &found.who.name),
        on_behalf: found.whom.as_ref().map(|party_found| party(scene, whom, &party_found.name)),
        stance: stance_code(found.stance),
        side: side(found.stance),
        retracted: rests_on_retracted(scene.site, note, found),
        reported: When::of(scene.site, note, found).reported.map(|date| date.text),
        words_html: found.words.map(|span| words.line(scene, span)).unwrap_or_default(),
        evidence,
        ..Position::default()
    };
    for how in &found.how {
        let words = how.span.of(text).to_owned();
        match how.kind {
            HowKind::Date => position.date = Some(words),
            HowKind::Named => position.attribution = Some("named"),
            HowKind::Unnamed => position.attribution = Some("unnamed"),
            HowKind::Anonymous => position.attribution = Some("anonymous"),
            HowKind::Document => position.attribution = Some("document"),
            HowKind::Conditional => position.conditional = true,
            HowKind::Credibility(grade) => position.credibility = Some(grade),
            HowKind::PointsTo(span) => position.points_to = Some(span.of(text).to_owned()),
            HowKind::To(_) | HowKind::Other => position.how.push(words),
        }
    }
    position
}

/// A party with its page, where it has one.
pub fn party(scene: &Scene, entity: Option<EntityId>, name: &str) -> Party {
    let linkable = entity.filter(|entity| scene.site.is_linkable(*entity));
    Party {
        text: linkable.map_or_else(|| name.to_owned(), |entity| scene.site.entity(entity).name.clone()),
        href: linkable.map(|entity| scene.to(Page::Entity(entity))),
    }
}

pub fn stance_code(stance: Stance) -> &'static str {
    match stance {
        Stance::NoComment => "no-comment",
        Stance::NotFound => "not-found",
        other => other.name(),
    }
}

pub fn side(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts | Stance::Demands | Stance::Accepts | Stance::Concedes => "for",
        Stance::Denies | Stance::Refuses | Stance::Retracts => "against",
        Stance::Questions | Stance::Relays => "open",
        Stance::NoComment | Stance::NotFound => "silent",
    }
}

/// A position of a dispute, as the page of somebody else shows it; `parties` holds what counts for the same party on the same claim.
pub fn position_elsewhere(scene: &Scene, notes: &mut Notes, place: Place, at: u32, parties: &Parties) -> Position {
    let mut position = notes.of_guest(|notes| position_view(scene, notes, &Words::Elsewhere(place.note), place, at));
    position.before = before(scene, parties, place, at, &position.actor);
    position
}

/// What a position of `actor` changed; who spoke then is told only where it was another.
fn before(scene: &Scene, parties: &Parties, place: Place, at: u32, actor: &Party) -> Option<Taken> {
    let before = parties.before(scene, place, at)?;
    let by = before.by.filter(|by| *by != actor.text);
    Some(Taken { by, ..before })
}

/// Parties named below one claim of whom nothing was sought.
const MOST_SILENT: usize = 12;

/// What sources or parties contradict each other on, with a place on the dispute's own page for the first.
fn differing(scene: &Scene, words: &Words, place: Place, parties: &Parties) -> Vec<Differing> {
    let found = differing::contradictions(scene, place, parties);
    let mut found: Vec<Differing> = found.iter().map(|one| one.view(scene, place)).collect();
    if let (Some(first), Words::Here(..)) = (found.first_mut(), words) {
        first.id = Some(format!("{}.differ", place.dispute.claims[place.claim as usize].id));
    }
    found
}

fn assessment_view(scene: &Scene, words: &Words, text: &str, labelled: &brief::Labelled) -> Assessment {
    let Some(found) = &labelled.assessment else {
        return Assessment { text_html: words.line(scene, labelled.content), ..Assessment::default() };
    };
    Assessment {
        by: Some(found.who.of(text).to_owned()).filter(|who| !who.is_empty()),
        date: Some(found.date.of(text).to_owned()).filter(|date| !date.is_empty()),
        likelihood: assessed(scene, text, labelled),
        confidence: found.confidence.map(brief::Confidence::name),
        text_html: words.line(scene, labelled.content),
    }
}

/// The term of an assessment: of its first sentence that has one.
pub fn assessed(scene: &Scene, text: &str, labelled: &brief::Labelled) -> Option<Likelihood> {
    let terms = &labelled.assessment.as_ref()?.likelihood;
    let sentence = sentences(text, labelled.content).find(|sentence| terms.iter().any(|term| sentence.contains(term.span)))?;
    let terms: Vec<brief::Likelihood> = terms.iter().filter(|term| sentence.contains(term.span)).copied().collect();
    likelihood(scene, text, sentence, &terms)
}

/// The term of a sentence, where it has a single clear one of the site's lexicon.
fn likelihood(scene: &Scene, text: &str, sentence: Span, terms: &[brief::Likelihood]) -> Option<Likelihood> {
    let (term, (low, high)) = clear_term(scene.site.documents.config.lexicon, text, sentence, terms)?;
    Some(Likelihood { term: term.to_owned(), low, high })
}

/// A key judgement.
pub fn judgement(scene: &Scene, prepared: &Prepared, found: &brief::Judgement, note: u32) -> Judgement {
    let file = scene.site.note(note);
    let body = &file.note.body;
    let text_html = prepared.line(found.sentence);
    let behind: Vec<String> = found
        .citations
        .iter()
        .filter(|at| body.citations[**at as usize].span.start >= found.sentence.end)
        .map(|at| prepared.line(body.citations[*at as usize].span))
        .collect();
    Judgement {
        label: found.number.clone(),
        id: found.id.clone(),
        text_html: if behind.is_empty() { text_html } else { format!("{text_html} {}", behind.join(" ")) },
        likelihood: likelihood(scene, &file.input.text, found.sentence, &found.likelihood),
        confidence: Some(found.confidence.name()),
        claims: found
            .references
            .iter()
            .filter(|at| body.references[**at as usize].span.start >= found.sentence.end)
            .filter_map(|at| claim_link(scene, note, *at))
            .collect(),
    }
}

/// A reference behind a judgement, as a link.
fn claim_link(scene: &Scene, note: u32, at: u32) -> Option<super::model::Link> {
    let reference = &scene.site.note(note).note.body.references[at as usize];
    match &scene.site.bodies[note as usize].references[at as usize] {
        Target::Page { page, fragment } => {
            let title = scene.title(*page);
            let text = match (&reference.text, fragment) {
                (Some(text), _) => text.clone(),
                (None, Some(fragment)) => format!("{title}, {}", fragment.to_uppercase()),
                (None, None) => title,
            };
            Some(super::model::Link { href: scene.to_place(*page, fragment.as_deref()), text })
        }
        _ => None,
    }
}
