//! Who says nothing on any claim of a dispute: those who were asked, those of whom nothing was found, those for whom nobody has looked.

use rustc_hash::FxHashSet;

use super::model::{Party, Unfound};
use super::parties::counts_for;
use super::{Scene, claims};
use crate::brief::{DisputeBody, HowKind, Position, Stance};
use crate::mention::EntityId;
use crate::site::party::{PartyKey, parties_of};

/// Each of them once, by name.
pub struct Silent {
    pub no_comment: Vec<Party>,
    pub not_found: Vec<Unfound>,
    /// Countries of the dispute.
    pub not_sought: Vec<Party>,
}

/// Of a dispute, with its countries. Whoever speaks is heard, in whosever name; silence is that of the one in whose name it is kept.
pub fn silent(scene: &Scene, note: u32, dispute: &DisputeBody, countries: &[EntityId]) -> Silent {
    let mut heard = Heard { scene, note, dispute, parties: FxHashSet::default() };
    heard.all_of(Stance::needs_citation);
    let no_comment = heard.silent(Stance::NoComment);
    let not_found = heard.silent(Stance::NotFound);
    let text: &str = &scene.site.note(note).input.text;
    let own_date = |position: &Position| {
        let date = position.how.iter().find(|how| how.kind == HowKind::Date)?;
        Some(date.span.of(text).to_owned())
    };
    let mut not_sought: Vec<Party> = Vec::new();
    for country in countries.iter().filter(|country| heard.parties.insert(PartyKey::Entity(**country))) {
        not_sought.push(claims::party(scene, Some(*country), ""));
    }
    let mut found = Silent {
        no_comment: no_comment.into_iter().map(|(party, _)| party).collect(),
        not_found: not_found.into_iter().map(|(party, position)| Unfound { party, date: own_date(position) }).collect(),
        not_sought,
    };
    found.no_comment.sort_by(|a, b| a.text.cmp(&b.text));
    found.not_found.sort_by(|a, b| a.party.text.cmp(&b.party.text));
    found.not_sought.sort_by(|a, b| a.text.cmp(&b.text));
    found
}

/// Who was found on any claim so far.
struct Heard<'a> {
    scene: &'a Scene<'a>,
    note: u32,
    dispute: &'a DisputeBody,
    parties: FxHashSet<PartyKey>,
}

impl<'a> Heard<'a> {
    fn all_of(&mut self, is_meant: impl Fn(Stance) -> bool) {
        for (claim, at, position) in positions(self.dispute, is_meant) {
            let (who, whom) = parties_of(self.scene.site, self.note, (claim, at), position);
            self.parties.extend([Some(who), whom].into_iter().flatten());
        }
    }

    /// Those of whom there is no more than this.
    fn silent(&mut self, stance: Stance) -> Vec<(Party, &'a Position)> {
        let mut found = Vec::new();
        for (claim, at, position) in positions(self.dispute, |one| one == stance) {
            let (entity, name) = counts_for(self.scene, self.note, claim, at, position);
            if self.parties.insert(PartyKey::new(entity, name)) {
                found.push((claims::party(self.scene, entity, name), position));
            }
        }
        self.all_of(|one| one == stance);
        found
    }
}

fn positions(dispute: &DisputeBody, is_meant: impl Fn(Stance) -> bool) -> impl Iterator<Item = (u32, u32, &Position)> {
    let claims = (0..).zip(&dispute.claims);
    let all = claims.flat_map(|(claim, one)| (0..).zip(&one.positions).map(move |(at, position)| (claim, at, position)));
    all.filter(move |(_, _, position)| is_meant(position.stance))
}
