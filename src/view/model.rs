//! The views: the plain data of one page each, which a template is applied to.
//!
//! Nothing here computes and nothing reaches into the site. What every field means is part of the contract with themes: a site's own
//! templates read these names, so they are added to, never renamed.
//!
//! How to read the types:
//! - a field named `…_html` is finished, safe HTML (its text escaped, its links page-relative); every other string is plain text that the
//!   template escapes;
//! - an `href` is relative to the page (`../sources/x.html#p4`), except on the page 404;
//! - a [`Code`] is a kebab-case name of a closed list; its words come from the theme's `strings.toml`;
//! - a date is its EDTF string (`2025-09-02`, `2025-11~`, `2019-06-01/..`); the filter `time` turns it into words;
//! - nothing is skipped when serialised: what is absent is `none`, so a template may ask for every field.

mod analysis;
mod corroboration;
mod dispute;
mod entity;
mod lists;
mod pages;
mod parts;
mod source;

pub use analysis::{Analysis, Basis, Endnote, Judgement, Likelihood};
pub use corroboration::{Corroboration, Independence, Joined};
pub use dispute::{
    Assessment, Calling, Claim, Differing, Dispute, Labelled, Matrix, MatrixCell, MatrixHead, MatrixRow, Party, Position,
    StanceGroup, Taken, Unfound, Version,
};
pub use entity::{Actor, ActorPosition, Country, Fact, Gathered, MentionedSource, Mentions, Sentence, YearLink};
pub use lists::{ClaimRow, ClaimState, Claims, EntityMentions, List, ListGroup, ListItem, Parts, Roll};
pub use pages::{
    Allowance, DisputeCard, Free, Front, LeadAnalysis, Method, NotFound, Redirect, Rule, RuleGroup, ScaleTerm, SiteCounts,
};
pub use parts::{
    Banner, CardParagraph, Citation, Code, CodeCount, CountedLink, Head, Heading, Link, QuotedWords, Section, Site, SourceLine,
};
pub use source::{CitedIn, EvidenceFor, EvidenceUse, Paragraph, Run, Source};
