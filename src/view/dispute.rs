//! The page of a dispute.

use super::cite::Notes;
use super::claims::{self, Words};
use super::model::Dispute;
use super::parties::{Parties, Place};
use super::{Scene, body, callings, edtf, gathered, lines, matrix, silent};
use crate::brief::Label;
use crate::document::Front;
use crate::fields::Choice;
use crate::front::DisputeStatus;
use crate::mention::EntityId;
use crate::site::Page;

/// `disputes/<slug>.html`.
pub fn dispute(scene: &Scene, entity: EntityId) -> Dispute {
    let site = scene.site;
    let Some(note) = site.entity(entity).note else { return Dispute::default() };
    let (Front::Dispute(front), Some(found)) = (&site.note(note).note.front, site.dispute(entity)) else {
        return Dispute::default();
    };
    let mut notes = Notes::default();
    let prepared = body::prepare(scene, &mut notes, note, "");
    let title = scene.title(Page::Entity(entity));
    let description = lines::summary(scene, Page::Entity(entity)).unwrap_or_default();
    let words = Words::Here(&prepared, note);
    let line_of = |label: Label| found.labelled.iter().find(|one| one.label == label).map(|one| prepared.line(one.content));
    let parties = Parties::of_dispute(scene, note, found);
    let places = (0..).zip(&found.claims).map(|(claim, _)| Place { entity, note, dispute: found, claim });
    let claims: Vec<_> = places.map(|place| claims::claim(scene, &mut notes, &words, place, &parties)).collect();
    let countries = site.entities.countries(&front.countries);
    let as_of = edtf(front.as_of.as_ref());
    let silent = silent::silent(scene, note, found, &countries);
    let mut view = Dispute {
        head: scene.head(&title, &description, Some("disputes")),
        question: front.question.as_ref().map(|question| question.value.clone()),
        kind: front.kind.as_ref().map(|kind| kind.value.clone()),
        status: front.status.unwrap_or(DisputeStatus::Open).word(),
        trend: front.trend.map(Choice::word),
        trend_since: edtf(front.trend_since.as_ref()),
        trend_why_html: line_of(Label::WhyTheTrend),
        period: edtf(front.period.as_ref()),
        as_of: as_of.clone(),
        countries: countries.iter().map(|country| scene.link_entity(*country)).collect(),
        brief_html: line_of(Label::InBrief),
        notes: claims::labelled(scene, &words, &found.labelled, &[Label::InBrief, Label::WhyTheTrend]),
        no_comment: silent.no_comment,
        not_found_as_of: as_of.clone().filter(|_| silent.not_found.iter().any(|one| one.date.is_none())),
        not_found: silent.not_found,
        silent: silent.not_sought,
        body_html: found.prose.iter().map(|span| prepared.html(*span)).collect(),
        gathered: gathered::gathered(scene, &mut Notes::default(), entity),
        matrix: matrix::matrix(scene, entity, found, &parties),
        callings: callings::callings(scene, note, found, &claims),
        claims,
        ..Dispute::default()
    };
    view.head.banners.extend(gathered::tint(&view.gathered.mentions.shown));
    view.endnotes = notes.endnotes(scene);
    view
}
