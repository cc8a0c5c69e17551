//! All claims of a dispute against all its parties.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Scene;
use super::claims::{side, stance_code};
use super::differing::{Reason, contradictions};
use super::model::{Link, Matrix, MatrixCell, MatrixHead, MatrixRow, Party, StanceGroup, Taken};
use super::parties::{Dated, Parties, Place};
use super::{edtf, shortened};
use crate::brief::{Claim, DisputeBody, Stance};
use crate::document::Front;
use crate::mention::EntityId;
use crate::site::Page;

/// Columns that have room side by side on the dispute's own page, and in the running text of another.
const MOST_COLUMNS: usize = 5;
const MOST_COLUMNS_IN_TEXT: usize = 4;
/// Characters of a claim's title at the head of a row, and of a column.
const TITLE: usize = 110;
const SHORT_TITLE: usize = 60;

/// The matrix of a dispute, as the page at hand shows it; none where nobody takes a position.
pub fn matrix(scene: &Scene, entity: EntityId, dispute: &DisputeBody, parties: &Parties) -> Option<Matrix> {
    let note = scene.site.entity(entity).note?;
    if parties.known.is_empty() {
        return None;
    }
    let as_of = match &scene.site.note(note).note.front {
        Front::Dispute(front) => edtf(front.as_of.as_ref()),
        _ => None,
    };
    let is_embedded = scene.site.path(Page::Entity(entity)) != scene.address;
    let room = if is_embedded { MOST_COLUMNS_IN_TEXT } else { MOST_COLUMNS };
    let table = Table { scene, place: Place { entity, note, dispute, claim: 0 }, parties };
    let (claims, columns) = (dispute.claims.len(), parties.known.len());
    let (layout, columns, rows) = if columns <= room {
        ("claims", table.party_heads(), table.rows_of_claims())
    } else if claims <= room {
        ("parties", table.claim_heads(SHORT_TITLE), table.rows_of_parties())
    } else {
        ("list", Vec::new(), table.listed())
    };
    Some(Matrix { dispute: is_embedded.then(|| scene.link_entity(entity)), as_of, layout, columns, rows })
}

struct Table<'a> {
    scene: &'a Scene<'a>,
    /// Its claim is the one at hand.
    place: Place<'a>,
    parties: &'a Parties,
}

impl Table<'_> {
    fn claim_heads(&self, most: usize) -> Vec<MatrixHead> {
        let head = |claim: &Claim| MatrixHead {
            label: Some(claim.number.clone()),
            href: Some(self.href(&claim.id)),
            text: shortened(&claim.title, most),
            by: None,
        };
        self.place.dispute.claims.iter().map(head).collect()
    }

    fn party_heads(&self) -> Vec<MatrixHead> {
        let known = self.parties.known.iter();
        known
            .map(|known| MatrixHead {
                label: None,
                href: known.party.href.clone(),
                text: known.party.text.clone(),
                by: known.voice().cloned(),
            })
            .collect()
    }

    fn href(&self, id: &str) -> String {
        let page = Page::Entity(self.place.entity);
        if self.scene.site.path(page) == self.scene.address { format!("#{id}") } else { self.scene.to_place(page, Some(id)) }
    }

    /// By party what it says on a claim.
    fn cells(&self, claim: u32) -> Vec<MatrixCell> {
        let mut cells = vec![MatrixCell::default(); self.parties.known.len()];
        for one in self.parties.dated(claim) {
            let known = &self.parties.known[one.party];
            let mut taken = self.taken(claim, one);
            taken.by = taken.by.filter(|_| known.voice().is_none());
            cells[one.party].taken.push(taken);
            if let Some(speaker) = one.speaker {
                let link = Link { href: self.place_at(claim).href(self.scene, one.position), text: known.party.text.clone() };
                let spoken = &mut cells[speaker].speaks_for;
                if !spoken.iter().any(|other| other.text == link.text) {
                    spoken.push(link);
                }
            }
        }
        let href = self.href(&format!("{}.differ", self.place.dispute.claims[claim as usize].id));
        for found in contradictions(self.scene, self.place_at(claim), self.parties) {
            for one in found.positions().filter_map(|at| self.parties.one(claim, at)) {
                match found.reason {
                    Reason::Sources => cells[one.party].differing = Some(href.clone()),
                    Reason::Party => cells[one.party].both = Some(href.clone()),
                }
            }
        }
        cells
    }

    fn taken(&self, claim: u32, one: &Dated) -> Taken {
        self.parties.taken(self.scene, self.place_at(claim), one)
    }

    fn place_at(&self, claim: u32) -> Place<'_> {
        Place { claim, ..self.place }
    }

    fn rows_of_claims(&self) -> Vec<MatrixRow> {
        let row = |(claim, head): (u32, MatrixHead)| {
            let mut cells = self.cells(claim);
            for (cell, known) in cells.iter_mut().zip(&self.parties.known) {
                cell.column.clone_from(&known.party.text);
            }
            MatrixRow { head, cells, ..MatrixRow::default() }
        };
        (0..).zip(self.claim_heads(TITLE)).map(row).collect()
    }

    fn rows_of_parties(&self) -> Vec<MatrixRow> {
        let heads = self.party_heads().into_iter();
        let mut rows: Vec<MatrixRow> = heads.map(|head| MatrixRow { head, ..MatrixRow::default() }).collect();
        for (at, claim) in (0..).zip(&self.place.dispute.claims) {
            for (row, cell) in rows.iter_mut().zip(self.cells(at)) {
                row.cells.push(MatrixCell { column: claim.number.clone(), ..cell });
            }
        }
        rows
    }

    fn listed(&self) -> Vec<MatrixRow> {
        let row = |(claim, head): (u32, MatrixHead)| {
            let heard = heard(self.parties, claim).len();
            let stances = stances(self.scene, self.place_at(claim), self.parties, usize::MAX);
            MatrixRow { head, stances, not_sought: self.parties.known.len() - heard, ..MatrixRow::default() }
        };
        (0..).zip(self.claim_heads(TITLE)).map(row).collect()
    }
}

/// The stances on a claim, each with at most `most` of those who take it: each party once, by what holds of it rather than what is past.
pub fn stances(scene: &Scene, place: Place, parties: &Parties, most: usize) -> Vec<StanceGroup> {
    let positions = &place.dispute.claims[place.claim as usize].positions;
    let mut by_stance: FxHashMap<&str, Vec<&Dated>> = FxHashMap::default();
    let mut places: FxHashMap<(usize, &str), usize> = FxHashMap::default();
    for one in parties.dated(place.claim) {
        let stance = stance_code(positions[one.position as usize].stance);
        let group = by_stance.entry(stance).or_default();
        let next = group.len();
        let at = *places.entry((one.counted, stance)).or_insert(next);
        if at == next {
            group.push(one);
        } else if (group[at].past || group[at].retracted) && !one.past && !one.retracted {
            group[at] = one;
        }
    }
    let group = |stance: Stance| {
        let with = by_stance.get(stance_code(stance))?;
        Some(StanceGroup {
            stance: stance_code(stance),
            side: side(stance),
            taken: with.iter().take(most).map(|one| parties.taken(scene, place, one)).collect(),
            undated: with.iter().any(|one| one.when.own.is_none()),
            more: with.len().saturating_sub(most),
        })
    };
    Stance::ALL.into_iter().filter_map(group).collect()
}

/// Parties that are heard on the dispute and have no position at all on one of its claims, at most `most`, and how many more.
pub fn not_sought(parties: &Parties, claim: u32, most: usize) -> (Vec<Party>, usize) {
    let heard = heard(parties, claim);
    let unheard = parties.known.iter().enumerate().filter(|(at, _)| !heard.contains(at)).map(|(_, known)| known.party.clone());
    (unheard.take(most).collect(), (parties.known.len() - heard.len()).saturating_sub(most))
}

/// The places of the parties that have any position on a claim, or speak on it in another's name.
fn heard(parties: &Parties, claim: u32) -> FxHashSet<usize> {
    parties.dated(claim).iter().flat_map(|one| [Some(one.party), one.speaker]).flatten().collect()
}
