//! What a judgement or claim rests on: the sources that it cites, and those of the claims that it refers to.

use crate::brief::{Claim, DisputeBody, HowKind, Judgement, Label, Position};
use crate::document::Brief;
use crate::front::Genre;
use crate::site::corroboration::is_retracted;
use crate::site::resolve::{Cited, Target};
use crate::site::{Page, Site, corroboration};

/// One source with what makes it thin evidence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Evidence {
    pub source: u32,
    pub weak: Option<Weak>,
}

/// Why a source does not carry a claim by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Weak {
    Opinion,
    Aggregator,
    /// The position that cites it is anonymous.
    Anonymous,
}

impl Weak {
    fn words(self) -> &'static str {
        match self {
            Self::Opinion => "opinion",
            Self::Aggregator => "an aggregator",
            Self::Anonymous => "anonymous",
        }
    }
}

#[derive(Default, Debug)]
pub struct Basis {
    pub evidence: Vec<Evidence>,
    /// The desk's own knowledge is part of it.
    pub desk: bool,
    /// A citation failed: what it was meant to be is not known.
    pub failed: bool,
}

impl Basis {
    fn add(&mut self, other: Self) {
        self.evidence.extend(other.evidence);
        self.desk |= other.desk;
        self.failed |= other.failed;
    }

    /// The sources, each once, ascending.
    pub fn sources(&self) -> Vec<u32> {
        let mut sources: Vec<u32> = self.evidence.iter().map(|evidence| evidence.source).collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    /// What all of it is, where none of it is more than opinion, an aggregator or anonymous: `opinion`, `opinion or anonymous`.
    pub fn weakness(&self) -> Option<String> {
        if self.desk || self.failed || self.evidence.is_empty() {
            return None;
        }
        let mut kinds: Vec<Weak> = self.evidence.iter().map(|evidence| evidence.weak).collect::<Option<_>>()?;
        kinds.sort_unstable();
        kinds.dedup();
        Some(kinds.into_iter().map(Weak::words).collect::<Vec<_>>().join(" or "))
    }
}

/// Whether these certainly come to one independent source; a text without a publisher may come from another outlet.
pub fn is_one(site: &Site, sources: &[u32]) -> bool {
    match sources {
        [] => false,
        [_] => true,
        several => corroboration::independent(site, several).high == 1,
    }
}

/// What `citations` of a file name.
pub fn of_citations(site: &Site, note: u32, citations: impl IntoIterator<Item = u32>) -> Basis {
    let mut basis = Basis::default();
    for cited in citations.into_iter().flat_map(|at| &site.bodies[note as usize].citations[at as usize]) {
        match cited {
            Cited::Source(source) => basis.evidence.push(Evidence { source: *source, weak: weak(site, *source) }),
            Cited::Desk => basis.desk = true,
            Cited::Failed => basis.failed = true,
        }
    }
    basis
}

fn weak(site: &Site, source: u32) -> Option<Weak> {
    match site.sources[source as usize].front.genre {
        Some(Genre::Opinion) => Some(Weak::Opinion),
        Some(Genre::Aggregator) => Some(Weak::Aggregator),
        _ => None,
    }
}

pub fn of_position(site: &Site, note: u32, position: &Position) -> Basis {
    let mut basis = of_citations(site, note, position.citations.iter().copied());
    if position.how.iter().any(|how| how.kind == HowKind::Anonymous) {
        for evidence in &mut basis.evidence {
            evidence.weak = evidence.weak.or(Some(Weak::Anonymous));
        }
    }
    basis
}

/// The evidence of a claim: that of its positions, but for those that only say that there is none, and that of its assessments.
pub fn of_claim(site: &Site, note: u32, claim: &Claim) -> Basis {
    let mut basis = Basis::default();
    for position in claim.positions.iter().filter(|position| position.stance.needs_citation()) {
        basis.add(of_position(site, note, position));
    }
    for labelled in claim.labelled.iter().filter(|labelled| labelled.label == Label::Assessment) {
        basis.add(of_citations(site, note, site.note(note).note.body.citations_in(labelled.content)));
    }
    basis
}

/// What a judgement cites, and what the claims that it refers to rest on.
pub fn of_judgement(site: &Site, note: u32, judgement: &Judgement) -> Basis {
    let mut basis = of_citations(site, note, judgement.citations.iter().copied());
    for reference in &judgement.references {
        let Some((dispute, claims)) = claims_meant(site, note, *reference) else { continue };
        for claim in claims {
            basis.add(of_claim(site, dispute, claim));
        }
    }
    basis
}

/// The dispute that a reference leads to, and the claims that it means: one by its number, all where it names the dispute as a whole.
pub fn claims_meant(site: &Site, note: u32, reference: u32) -> Option<(u32, &[Claim])> {
    let Target::Page { page: Page::Entity(entity), fragment } = &site.bodies[note as usize].references[reference as usize] else {
        return None;
    };
    let dispute = site.entity(*entity).note?;
    let Brief::Dispute(body) = &site.note(dispute).note.brief else { return None };
    Some((dispute, fragment.as_deref().map_or(&body.claims[..], |id| claim_named(body, id))))
}

fn claim_named<'a>(body: &'a DisputeBody, id: &str) -> &'a [Claim] {
    body.claims.iter().position(|claim| claim.id == id).map_or(&[], |at| std::slice::from_ref(&body.claims[at]))
}

/// The first of these citations whose source was retracted, and that source.
pub fn retracted(site: &Site, note: u32, citations: impl IntoIterator<Item = u32>) -> Option<(u32, u32)> {
    let is_retracted = |cited: &Cited| cited.source().filter(|source| is_retracted(site, *source));
    let found = |citation: u32| site.bodies[note as usize].citations[citation as usize].iter().find_map(is_retracted);
    citations.into_iter().find_map(|citation| Some((citation, found(citation)?)))
}
