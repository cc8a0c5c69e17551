//! Who refers to what, asked from the other end: made once, so that a page costs what it shows, however large the site is.

use rustc_hash::FxHashMap;

use super::{Page, Site};
use crate::document::Front;
use crate::fields::Spanned;
use crate::mention::EntityId;

/// References turned round.
#[derive(Default, Debug)]
pub struct Backlinks {
    /// By source: the sources that are derived from it, ascending.
    pub derived: FxHashMap<u32, Vec<u32>>,
    /// By file: the source that it is the note of.
    pub source_of_note: FxHashMap<u32, u32>,
    /// By country: the actors whose `countries` name it, in the order of their list.
    pub actors_of: FxHashMap<EntityId, Vec<EntityId>>,
    /// By country: the disputes whose `countries` name it, in the order of their list.
    pub disputes_of: FxHashMap<EntityId, Vec<EntityId>>,
    /// Every claim: its dispute, in the order of their list, and its place there.
    pub claims: Vec<(EntityId, u32)>,
}

impl Backlinks {
    /// Turns round what `site` refers to; its lists are made.
    pub fn new(site: &Site) -> Self {
        let mut found = Self { claims: claims(site), ..Self::default() };
        for (at, source) in (0..).zip(site.sources.iter()) {
            if let Some(note) = source.note {
                found.source_of_note.insert(note, at);
            }
            for origin in source.front.derived_from.iter().filter_map(|key| site.source_named(&key.value)) {
                add(&mut found.derived, origin, at);
            }
        }
        for page in site.lists.iter().flatten() {
            let Page::Entity(entity) = *page else { continue };
            match site.entity(entity).note.map(|note| &site.note(note).note.front) {
                Some(Front::Actor(actor)) => add_to_countries(site, &mut found.actors_of, &actor.countries, entity),
                Some(Front::Dispute(dispute)) => {
                    add_to_countries(site, &mut found.disputes_of, &dispute.countries, entity);
                }
                _ => {}
            }
        }
        found
    }
}

/// The place of disputes among the lists.
const DISPUTES: usize = 1;

/// Every claim of the disputes in the lists of `site`.
pub fn claims(site: &Site) -> Vec<(EntityId, u32)> {
    let disputes = site.lists[DISPUTES].iter().filter_map(|page| match page {
        Page::Entity(entity) => Some((*entity, site.dispute(*entity)?)),
        _ => None,
    });
    disputes.flat_map(|(entity, dispute)| (0..).zip(&dispute.claims).map(move |(at, _)| (entity, at))).collect()
}

fn add_to_countries(site: &Site, of: &mut FxHashMap<EntityId, Vec<EntityId>>, countries: &[Spanned<String>], entity: EntityId) {
    for country in countries.iter().filter_map(|given| site.entities.country(&given.value)) {
        add(of, EntityId(country), entity);
    }
}

/// Adds `one`, which comes in order, once.
fn add<K: std::hash::Hash + Eq, V: PartialEq>(of: &mut FxHashMap<K, Vec<V>>, key: K, one: V) {
    let all = of.entry(key).or_default();
    if all.last() != Some(&one) {
        all.push(one);
    }
}
