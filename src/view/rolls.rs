//! Lists that belong to one page, on that page and on those that continue them.

use super::lists::window;
use super::model::{self, Allowance, DisputeCard, Link, ListItem, Parts};
use super::{Scene, lines, rests};
use crate::address::href;
use crate::mention::EntityId;
use crate::site::Page;
use crate::site::rolls::{Roll, of};

/// A page that continues a list.
pub fn roll(scene: &Scene, roll: Roll, part: u32) -> model::Roll {
    let page = roll.page();
    let name = scene.word(title(roll));
    let heading = format!("{}: {name}", scene.title(page));
    let section = match page {
        Page::Entity(entity) => scene.site.entity(entity).page_kind().folder(),
        Page::Source(_) => "sources",
        _ => "method",
    };
    let mut view = model::Roll {
        head: scene.head(&heading, &heading, Some(section)),
        kind: roll.name(),
        of: Link { href: scene.to_place(page, Some(roll.name())), text: scene.title(page) },
        total: scene.site.rolls.parts(roll).iter().map(|part| part.entries.len()).sum(),
        parts: parts(scene, roll, part),
        ..model::Roll::default()
    };
    match roll {
        Roll::Actors(country) => view.links = actors(scene, country, part),
        Roll::Disputes(country) => view.disputes = disputes(scene, country, part),
        Roll::Analyses(entity) => view.analyses = analyses(scene, entity, part),
        Roll::Derived(source) => view.links = derived(scene, source, part),
        Roll::Allowed => view.allowances = allowances(scene, part),
        Roll::Evidence(source) => {
            let rests = rests::rests_on(scene, source, part);
            (view.evidence, view.cited_in) = (rests.evidence, rests.cited_in);
        }
    }
    view
}

/// The words of a list's title.
fn title(roll: Roll) -> &'static [&'static str] {
    match roll {
        Roll::Actors(_) => &["entity", "actors"],
        Roll::Disputes(_) => &["entity", "disputes"],
        Roll::Analyses(_) => &["entity", "analyses"],
        Roll::Evidence(_) => &["source", "evidence"],
        Roll::Derived(_) => &["source", "derived"],
        Roll::Allowed => &["method", "allowed"],
    }
}

/// The pages of a list as one of them shows them; none for one on a single page.
pub fn parts(scene: &Scene, roll: Roll, part: u32) -> Parts {
    let parts = scene.site.rolls.parts(roll);
    window(parts.len(), part as usize, |at| {
        let anchor = if at == 0 { format!("#{}", roll.name()) } else { String::new() };
        Link { href: href(scene.address, &parts[at].path) + &anchor, text: parts[at].number.to_string() }
    })
}

/// The actors of a country.
pub fn actors(scene: &Scene, country: EntityId, part: u32) -> Vec<Link> {
    let all = scene.site.backlinks.actors_of.get(&country).map_or(&[][..], Vec::as_slice);
    let shown = of(all, scene.site.rolls.entries(Roll::Actors(country), part));
    shown.iter().map(|actor| scene.link_entity(*actor)).collect()
}

/// The disputes of a country.
pub fn disputes(scene: &Scene, country: EntityId, part: u32) -> Vec<DisputeCard> {
    let all = scene.site.backlinks.disputes_of.get(&country).map_or(&[][..], Vec::as_slice);
    let shown = of(all, scene.site.rolls.entries(Roll::Disputes(country), part));
    shown.iter().map(|dispute| lines::dispute_card(scene, *dispute)).collect()
}

/// The analyses that name an entity, newest first.
pub fn analyses(scene: &Scene, entity: EntityId, part: u32) -> Vec<ListItem> {
    let all = &scene.site.named_in[entity.0 as usize];
    let shown = of(all, scene.site.rolls.entries(Roll::Analyses(entity), part)).iter().map(|note| Page::Analysis(*note));
    shown.filter(|page| scene.site.has_address(*page)).map(|page| lines::item(scene, page)).collect()
}

/// The sources that are drawn from a source.
pub fn derived(scene: &Scene, source: u32, part: u32) -> Vec<Link> {
    let all = scene.site.backlinks.derived.get(&source).map_or(&[][..], Vec::as_slice);
    let shown = of(all, scene.site.rolls.entries(Roll::Derived(source), part));
    shown.iter().map(|other| scene.link(Page::Source(*other))).collect()
}

/// What is allowed, and why.
pub fn allowances(scene: &Scene, part: u32) -> Vec<Allowance> {
    let site = scene.site;
    let shown = of(&site.allowances, site.rolls.entries(Roll::Allowed, part)).iter();
    let view = shown.map(|(code, reason, note)| {
        let page = note.and_then(|note| site.page_of_note(note)).filter(|page| site.has_address(*page));
        Allowance { code: code.clone(), reason: reason.clone(), page: page.map(|page| scene.link(page)) }
    });
    view.collect()
}
