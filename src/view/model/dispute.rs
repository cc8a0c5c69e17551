//! A question on which parties disagree.

use serde::Serialize;

use super::{Citation, Code, Corroboration, Endnote, Gathered, Head, Likelihood, Link};

/// `disputes/<slug>.html`, template `dispute.html`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Dispute {
    pub head: Head,
    pub question: Option<String>,
    /// Free text: `extradition`.
    pub kind: Option<String>,
    /// `open`, `dormant`, `negotiating`, `settled`.
    pub status: Code,
    /// `worsening`, `unchanged`, `improving`.
    pub trend: Option<Code>,
    /// EDTF.
    pub trend_since: Option<String>,
    /// Inline HTML after "Why the trend".
    pub trend_why_html: Option<String>,
    /// EDTF interval of the dispute itself.
    pub period: Option<String>,
    /// EDTF.
    pub as_of: Option<String>,
    pub countries: Vec<Link>,
    /// Inline HTML after "In brief".
    pub brief_html: Option<String>,
    /// Labelled paragraphs that belong to the dispute as a whole (`sides`, `excludes`, `not-in-our-sources`, …), in their order.
    pub notes: Vec<Labelled>,
    pub claims: Vec<Claim>,
    /// Parties of the dispute (its countries, and whoever is named in a claim) from whom there is nothing on any claim.
    pub silent: Vec<Party>,
    /// Block HTML: what the author wrote beside the claims.
    pub body_html: String,
    /// Mentions of the dispute, analyses that refer to it.
    pub gathered: Gathered,
    pub endnotes: Vec<Endnote>,
}

/// One statement or demand with everybody's stance on it.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Claim {
    /// `C2`.
    pub label: String,
    /// The element's id: `c2`.
    pub id: String,
    /// To its place on the dispute's page: `#c2`; where the matrix is embedded elsewhere, the whole address.
    pub href: String,
    /// Inline HTML without links: the heading.
    pub text_html: String,
    /// `statement` or `demand`.
    pub kind: Code,
    pub positions: Vec<Position>,
    /// How many sources stand behind the positions.
    pub sources: usize,
    pub corroboration: Corroboration,
    /// Parties without a position on this claim.
    pub silent: Vec<Party>,
    /// Inline HTML after "Would settle it".
    pub settle_html: Option<String>,
    pub assessment: Option<Assessment>,
    /// Other labelled paragraphs of the claim, in their order.
    pub notes: Vec<Labelled>,
    /// Block HTML: free text in the claim's part.
    pub body_html: String,
}

/// A paragraph under one of the fixed labels.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Labelled {
    /// `sides`, `excludes`, `not-in-our-sources`, `reply-sought`, …: the words are `t.label.<code>`.
    pub label: Code,
    /// EDTF: the day that a sought reply begins with; the text goes on behind it.
    pub date: Option<String>,
    /// Inline HTML.
    pub text_html: String,
}

/// Somebody, with a page or without.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Party {
    pub text: String,
    /// None for a plain name and an unnamed party.
    pub href: Option<String>,
}

/// One actor's stance on one claim.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Position {
    /// WHO.
    pub actor: Party,
    /// WHOM: in whose name.
    pub on_behalf: Option<Party>,
    /// `asserts`, `denies`, `questions`, `concedes`, `retracts`, `relays`, `demands`, `accepts`, `refuses`, `no-comment`, `not-found`.
    pub stance: Code,
    /// What colour and symbol follow: `for` (asserts, demands, accepts, concedes), `against` (denies, refuses, retracts), `open` (questions, relays), `silent` (no comment, not found).
    pub side: Code,
    /// EDTF.
    pub date: Option<String>,
    /// `named`, `unnamed`, `anonymous`, `document`.
    pub attribution: Option<Code>,
    pub conditional: bool,
    /// Admiralty number, 1 to 6.
    pub credibility: Option<u8>,
    /// Evidence that the actor offers: plain words.
    pub points_to: Option<String>,
    /// Other words of the brackets, as they stand: `to CNN`, `sealed`.
    pub how: Vec<String>,
    /// Inline HTML: words and quotations, without the citations at the end, which are `evidence`.
    pub words_html: String,
    pub evidence: Vec<Citation>,
}

/// The desk's own view, set apart from what the parties say.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Assessment {
    /// `desk`, a name.
    pub by: Option<String>,
    /// EDTF.
    pub date: Option<String>,
    pub likelihood: Option<Likelihood>,
    /// `low`, `moderate`, `high`.
    pub confidence: Option<Code>,
    /// Inline HTML: the whole text after the brackets, likelihood and confidence included.
    pub text_html: String,
}
