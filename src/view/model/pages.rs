//! Single pages: front, free pages, method, 404, redirects.

use serde::Serialize;

use super::{Basis, Code, CodeCount, CountedLink, Endnote, Head, Link, ListItem, Parts, SourceLine};

/// `index.html`, template `index.html`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Front {
    pub head: Head,
    /// What `content/index.md` says: block HTML; empty if there is none.
    pub intro_html: String,
    pub lead: Option<LeadAnalysis>,
    /// The next newest analyses, without the lead; about five.
    pub analyses: Vec<ListItem>,
    /// Open ones first, by the number of sources; about six.
    pub disputes: Vec<DisputeCard>,
    /// Most-mentioned; `count` is sources; about ten each.
    pub actors: Vec<CountedLink>,
    pub countries: Vec<CountedLink>,
    /// Newest; about eight.
    pub sources: Vec<SourceLine>,
    pub counts: SiteCounts,
    pub endnotes: Vec<Endnote>,
}

/// The newest analysis as the front page shows it.
#[derive(Clone, Serialize, Debug, Default)]
pub struct LeadAnalysis {
    pub href: String,
    pub title: String,
    /// EDTF.
    pub date: Option<String>,
    /// EDTF.
    pub as_of: Option<String>,
    pub authors: Vec<String>,
    /// Inline HTML, without citations; else the summary.
    pub bottom_line_html: Option<String>,
    pub basis: Basis,
    /// How many key judgements it makes.
    pub judgements: usize,
}

/// A dispute in a few lines.
#[derive(Clone, Serialize, Debug, Default)]
pub struct DisputeCard {
    pub href: String,
    pub title: String,
    pub question: Option<String>,
    /// `open`, `dormant`, `negotiating`, `settled`.
    pub status: Code,
    pub trend: Option<Code>,
    /// EDTF.
    pub trend_since: Option<String>,
    pub claims: usize,
}

/// How much there is.
#[derive(Clone, Serialize, Debug, Default)]
pub struct SiteCounts {
    pub analyses: usize,
    pub disputes: usize,
    pub claims: usize,
    pub actors: usize,
    pub countries: usize,
    pub sources: usize,
    pub paragraphs: usize,
    pub mentions: usize,
    pub citations: usize,
}

/// `<page>.html`, template `page.html`: a free page.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Free {
    pub head: Head,
    /// EDTF.
    pub updated: Option<String>,
    /// Block HTML.
    pub body_html: String,
    pub endnotes: Vec<Endnote>,
}

/// `method.html`: how the site was made, and what was let pass.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Method {
    pub head: Head,
    /// Block HTML of the site's own, if any.
    pub intro_html: String,
    pub counts: SiteCounts,
    /// `full`, `cited`, `metadata`.
    pub publish: Code,
    pub words_per_source: usize,
    /// `icd-203`, `phia`.
    pub lexicon: Code,
    pub scale: Vec<ScaleTerm>,
    /// Sources by genre.
    pub genres: Vec<CodeCount>,
    /// Sources by Admiralty letter; `code` is the letter.
    pub reliability: Vec<CodeCount>,
    /// Sources without a date of issue.
    pub undated: usize,
    /// Paragraphs set aside as boilerplate.
    pub boilerplate: usize,
    /// Pages that state something on the desk's own knowledge; `count` is how often.
    pub desk: Vec<CountedLink>,
    /// What the checks ask, by subject.
    pub rules: Vec<RuleGroup>,
    pub allowances: Vec<Allowance>,
    /// Where the others stand.
    pub allowances_parts: Parts,
    /// Names that are never linked.
    pub nolink: Vec<String>,
    /// Name and version of the program.
    pub generator: String,
}

/// Checks of one subject.
#[derive(Clone, Serialize, Debug, Default)]
pub struct RuleGroup {
    /// `judgements`; the table `rule-group` of the strings has its words.
    pub code: Code,
    pub rules: Vec<Rule>,
}

/// A check; the table `rules` of the strings says what it asks.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Rule {
    /// `figure-unbacked`
    pub code: Code,
    /// On this site: `error`, `warning`, `note`, `off`.
    pub severity: Code,
}

/// One row of the lexicon.
#[derive(Clone, Serialize, Debug, Default)]
pub struct ScaleTerm {
    /// `unlikely / improbable`
    pub terms: String,
    /// Per cent.
    pub low: u8,
    pub high: u8,
}

/// A diagnostic that somebody allowed, with the reason.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Allowance {
    /// `quotation-unbacked`
    pub code: String,
    pub reason: String,
    /// The page it holds for; none for the whole site.
    pub page: Option<Link>,
}

/// `404.html`: its `head.root` is absolute.
#[derive(Clone, Serialize, Debug, Default)]
pub struct NotFound {
    pub head: Head,
}

/// A stub at a former address, template `redirect.html`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Redirect {
    pub head: Head,
    pub target: Link,
}
