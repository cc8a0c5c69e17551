//! Actors and countries: what somebody wrote about them, and what gathered itself.

use serde::Serialize;

use super::{Code, CountedLink, Endnote, Head, Link, Parts, Position, SourceLine};

/// `actors/<slug>.html`, template `actor.html`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Actor {
    pub head: Head,
    /// `person`, `organisation`, `public-body`, `party`, `company`, `media`, `armed-group`, `igo`, or as written.
    pub kind: Option<String>,
    pub aliases: Vec<String>,
    pub countries: Vec<Link>,
    /// `Q123`.
    pub wikidata: Option<String>,
    /// `accused`, `private`, `victim`, `minor`: then `gathered` holds a count, positions and nothing else.
    pub protect: Option<Code>,
    /// The hand-written text without roles and relations: block HTML; empty if none.
    pub body_html: String,
    pub roles: Vec<Fact>,
    pub relations: Vec<Fact>,
    pub gathered: Gathered,
    pub endnotes: Vec<Endnote>,
}

/// `countries/<slug>.html`, template `country.html`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Country {
    pub head: Head,
    /// `El Salvador`, `SV`, `SLV`.
    pub name: String,
    pub iso2: String,
    pub iso3: String,
    pub official_name: Option<String>,
    pub capital: Option<String>,
    pub demonyms: Vec<String>,
    pub aliases: Vec<String>,
    /// Block HTML; empty if nobody wrote any.
    pub body_html: String,
    pub roles: Vec<Fact>,
    pub relations: Vec<Fact>,
    /// Actors whose `countries` name it.
    pub actors: Vec<Link>,
    /// Where the others stand.
    pub actors_parts: Parts,
    /// Disputes whose `countries` name it, with status.
    pub disputes: Vec<super::DisputeCard>,
    pub disputes_parts: Parts,
    pub gathered: Gathered,
    pub endnotes: Vec<Endnote>,
}

/// One item of "Roles" or "Relations".
#[derive(Clone, Serialize, Debug, Default)]
pub struct Fact {
    /// Inline HTML with its citations; without the period where that could be told apart.
    pub text_html: String,
    /// EDTF.
    pub period: Option<String>,
}

/// What an entity's page gathers from the rest of the site.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Gathered {
    /// Positions it takes, or that are taken in its name: those of one dispute together, in the order of their dates, undated ones last; empty on a
    /// dispute's own page.
    pub positions: Vec<ActorPosition>,
    /// How many more there are, on the pages of their disputes.
    pub more_positions: usize,
    /// Analyses that name it, newest first.
    pub analyses: Vec<super::ListItem>,
    /// Where the others stand.
    pub analyses_parts: Parts,
    pub mentions: Mentions,
    /// What it is named with most often: sources in which both stand, most first.
    pub together: Vec<CountedLink>,
}

/// A position as its actor's page shows it.
#[derive(Clone, Serialize, Debug, Default)]
pub struct ActorPosition {
    pub dispute: Link,
    /// The first of its dispute: the others follow.
    pub opens: bool,
    /// Status of the dispute, as in [`super::Dispute`].
    pub status: Code,
    /// `C2`, linked to its place in the dispute.
    pub claim: Link,
    /// Inline HTML without links.
    pub claim_html: String,
    pub position: Position,
}

/// The sentences of the sources that name an entity.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Mentions {
    /// Mentions in all sources.
    pub total: usize,
    /// Sources that mention it.
    pub sources: usize,
    /// The newest of them, at most 50 sentences in all; empty for a protected person.
    pub shown: Vec<MentionedSource>,
    /// Where the others stand, newest first; empty when all are shown.
    pub years: Vec<YearLink>,
}

/// One source with its sentences on the entity.
#[derive(Clone, Serialize, Debug, Default)]
pub struct MentionedSource {
    pub source: SourceLine,
    pub sentences: Vec<Sentence>,
    /// Mentions of this source that are not shown, for rights or length.
    pub more: usize,
}

/// One sentence that names an entity.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Sentence {
    /// Number of the paragraph.
    pub paragraph: usize,
    /// To the paragraph.
    pub href: String,
    /// Inline HTML without links, the names in `<mark>`.
    pub text_html: String,
    /// How it is named, when not by a name: `demonym`, `metonym`, `short-name`.
    pub how: Option<Code>,
    /// `watch` shows it, a build would not: tinted.
    pub unpublished: bool,
}

/// A page of older mentions.
#[derive(Clone, Serialize, Debug, Default)]
pub struct YearLink {
    pub href: String,
    /// `2024`; none for the undated.
    pub year: Option<String>,
    /// Mentions.
    pub count: usize,
}
