//! Lists: the five kinds, older mentions, all claims.

use serde::Serialize;

use super::{
    Allowance, CitedIn, Code, CodeCount, Corroboration, DisputeCard, Endnote, EvidenceFor, Head, Likelihood, Link,
    MentionedSource, StanceGroup,
};

/// `<kind>/index.html` and its numbered parts, template `list.html`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct List {
    pub head: Head,
    /// `analysis`, `disputes`, `actors`, `countries`, `sources`.
    pub kind: Code,
    /// Entries on all parts.
    pub total: usize,
    /// What `content/<kind>/index.md` says: block HTML; only on the first part.
    pub intro_html: Option<String>,
    pub groups: Vec<ListGroup>,
    pub parts: Parts,
    /// Of `intro_html`.
    pub endnotes: Vec<Endnote>,
}

/// Entries under one heading.
#[derive(Clone, Serialize, Debug, Default)]
pub struct ListGroup {
    /// A year, an initial; none for the only group. A code of `t.status` for disputes.
    pub label: Option<String>,
    pub items: Vec<ListItem>,
}

/// One entry; what a kind doesn't have is none.
#[derive(Clone, Serialize, Debug, Default)]
pub struct ListItem {
    pub href: String,
    pub title: String,
    /// The title is the desk's: shown in brackets.
    pub supplied: bool,
    /// One or two plain sentences: summary, bottom line, question.
    pub summary: Option<String>,
    /// EDTF: date of an analysis, of issue of a source, since when a trend.
    pub date: Option<String>,
    /// Of an actor (`person`), a dispute (`extradition`).
    pub kind: Option<String>,
    /// Of a dispute (`open`), an analysis when not published (`draft`, `superseded`), a source when not current.
    pub status: Option<Code>,
    pub trend: Option<Code>,
    /// Of a source.
    pub genre: Option<Code>,
    /// Of a source.
    pub reliability: Option<Code>,
    pub publisher: Option<String>,
    /// ISO2 of a country, the key of a source.
    pub code: Option<String>,
    /// Sources that mention it (entities); claims (disputes): see `count_of`.
    pub count: Option<usize>,
    /// `source`, `claim`, `mention`: a key of `t.count`.
    pub count_of: Code,
}

/// Which part of a long list this is.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Parts {
    /// From 1.
    pub current: usize,
    /// All parts in order, `text` as shown (`1`, `2`); empty for a list on one page. The current one is among them.
    pub links: Vec<Link>,
}

/// `<kind>/<slug>/<list>-2.html`, template `roll.html`: a page that continues a list of one page.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Roll {
    pub head: Head,
    /// `actors`, `disputes` (of a country), `analyses` (that name an entity), `evidence`, `derived` (of a source), `allowed` (of the method page).
    pub kind: Code,
    /// The page that it belongs to, at the list.
    pub of: Link,
    /// Entries on all pages.
    pub total: usize,
    /// Of `actors` and `derived`.
    pub links: Vec<Link>,
    /// Of `disputes`.
    pub disputes: Vec<DisputeCard>,
    /// Of `analyses`.
    pub analyses: Vec<ListItem>,
    /// Of `evidence`, as on the source's own page.
    pub evidence: Vec<EvidenceFor>,
    /// Of `evidence`.
    pub cited_in: Vec<CitedIn>,
    /// Of `allowed`.
    pub allowances: Vec<Allowance>,
    pub parts: Parts,
}

/// `<kind>/<slug>/<year>.html`, template `mentions.html`: older mentions of one entity.
#[derive(Clone, Serialize, Debug, Default)]
pub struct EntityMentions {
    pub head: Head,
    /// The entity's page.
    pub entity: Link,
    /// None for the undated.
    pub year: Option<String>,
    /// Mentions in that year, on all parts.
    pub total: usize,
    pub shown: Vec<MentionedSource>,
    /// Other years, newest first, this one among them.
    pub years: Vec<super::YearLink>,
    pub parts: Parts,
}

/// `claims.html`: every claim with its state.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Claims {
    pub head: Head,
    /// The states that occur among `rows`, in their order.
    pub states: Vec<ClaimState>,
    /// By state: contested ones first.
    pub rows: Vec<ClaimRow>,
    pub parts: Parts,
}

/// A state of claims.
#[derive(Clone, Serialize, Debug, Default)]
pub struct ClaimState {
    /// As of [`Corroboration`].
    pub state: Code,
    /// Claims on this part.
    pub count: usize,
}

/// One claim on the page of all claims.
#[derive(Clone, Serialize, Debug, Default)]
pub struct ClaimRow {
    pub dispute: Link,
    /// Of the dispute.
    pub status: Code,
    /// `C2` with the address of its matrix.
    pub claim: Link,
    /// Inline HTML without links.
    pub text_html: String,
    /// `statement`, `demand`.
    pub kind: Code,
    /// The first of its state on this part: the others follow.
    pub opens: bool,
    /// Stances taken, most first.
    pub stances: Vec<CodeCount>,
    /// Who takes which stance.
    pub parties: Vec<StanceGroup>,
    pub sources: usize,
    pub corroboration: Corroboration,
    pub likelihood: Option<Likelihood>,
    pub confidence: Option<Code>,
}
