//! A question on which parties disagree.

use serde::Serialize;

use super::{Citation, Code, Corroboration, Endnote, Gathered, Head, Likelihood, Link, SourceLine};

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
    /// Claims against parties: who takes which stance where. None without any claim.
    pub matrix: Option<Matrix>,
    pub claims: Vec<Claim>,
    /// Who calls whom what: the labels in the words of the positions, in the order of the text.
    pub callings: Vec<Calling>,
    /// Parties that were asked and from whom there is no more than that on any claim.
    pub no_comment: Vec<Party>,
    /// Parties that were looked for, and of whom nothing was found on any claim.
    pub not_found: Vec<Unfound>,
    /// EDTF: as of which day that holds of those who have no day of their own; none where all have.
    pub not_found_as_of: Option<String>,
    /// Countries of the dispute of whom no claim says anything: nobody has looked.
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
    /// Parties of the dispute without any position on this claim, not even that nothing was found: nobody has looked.
    pub silent: Vec<Party>,
    /// How many more there are.
    pub silent_more: usize,
    /// What sources contradict each other on, and parties that take both sides.
    pub differing: Vec<Differing>,
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

/// Somebody of whom nothing was found.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Unfound {
    pub party: Party,
    /// EDTF: as of which day, where the position says it.
    pub date: Option<String>,
}

/// One actor's stance on one claim.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Position {
    /// The element's id on the dispute's own page, where the matrix leads: `c2.1`; none elsewhere.
    pub id: Option<String>,
    /// WHO.
    pub actor: Party,
    /// WHOM: in whose name.
    pub on_behalf: Option<Party>,
    /// `asserts`, `denies`, `questions`, `concedes`, `retracts`, `relays`, `demands`, `accepts`, `refuses`, `no-comment`, `not-found`.
    pub stance: Code,
    /// What colour and symbol follow: `for` (asserts, demands, accepts, concedes), `against` (denies, refuses, retracts), `open` (questions, relays), `silent` (no comment, not found).
    pub side: Code,
    /// EDTF: when it was taken, as the position says.
    pub date: Option<String>,
    /// EDTF, where the position has no date of its own: the issue of the first source that has it. It was taken by then, perhaps long before.
    pub reported: Option<String>,
    /// The stance on this claim that the same party had taken before, where that one is surely older and another.
    pub before: Option<Taken>,
    /// `named`, `unnamed`, `anonymous`, `document`.
    pub attribution: Option<Code>,
    pub conditional: bool,
    /// All texts that it rests on were retracted: it counts for no side.
    pub retracted: bool,
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

/// All claims of a dispute against all its parties.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Matrix {
    /// The dispute, where the matrix is embedded in another page.
    pub dispute: Option<Link>,
    /// EDTF: of which day it is that something was not found.
    pub as_of: Option<String>,
    /// `claims` (a row for each claim, a column for each party), `parties` (the other way round, where there are more parties than columns), `list` (a row
    /// for each claim, its parties under their stances: where neither way has room).
    pub layout: Code,
    /// The columns; empty in a list.
    pub columns: Vec<MatrixHead>,
    pub rows: Vec<MatrixRow>,
}

/// What a row or a column is about: a claim, or a party.
#[derive(Clone, Serialize, Debug, Default)]
pub struct MatrixHead {
    /// `C2`; none for a party.
    pub label: Option<String>,
    /// The claim's place, the party's page; none for a party without.
    pub href: Option<String>,
    /// The title of the claim, perhaps shortened; the name of the party in whose name positions count.
    pub text: String,
    /// Who speaks in the party's name, where it is always the same one.
    pub by: Option<String>,
}

#[derive(Clone, Serialize, Debug, Default)]
pub struct MatrixRow {
    pub head: MatrixHead,
    /// One for each column, in their order.
    pub cells: Vec<MatrixCell>,
    /// Of a list: the stances taken, each with its parties.
    pub stances: Vec<StanceGroup>,
    /// Of a list: parties that nobody has looked for on this claim.
    pub not_sought: usize,
}

/// What one party says on one claim.
#[derive(Clone, Serialize, Debug, Default)]
pub struct MatrixCell {
    /// Its column, for cards on narrow screens: `C2`, or the name of the party.
    pub column: String,
    /// In the order of their dates, undated ones last. Empty: nobody has looked, unless the party speaks for another.
    pub taken: Vec<Taken>,
    /// In whose names it speaks on the claim, each with the place of the first such position.
    pub speaks_for: Vec<Link>,
    /// To the place that names the sources that contradict each other on this, if some do.
    pub differing: Option<String>,
    /// To the place that names both sides, if the party takes both.
    pub both: Option<String>,
}

/// A position in a few words.
#[derive(Clone, Serialize, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "templates ask each of them by its name")]
pub struct Taken {
    /// In whose name it counts.
    pub party: String,
    /// Who speaks, where it is another and the place does not tell anyway.
    pub by: Option<String>,
    /// As of [`Position`].
    pub stance: Code,
    /// As of [`Position`].
    pub side: Code,
    /// To the position in the table of its claim.
    pub href: String,
    /// EDTF.
    pub date: Option<String>,
    /// The date is the issue of the source that reports it.
    pub reported: bool,
    /// It differs from the one before it, which is surely older.
    pub changed: bool,
    /// A later one of the same party has changed it.
    pub past: bool,
    /// All texts that it rests on were retracted: it counts for no side.
    pub retracted: bool,
}

/// Everybody who takes one stance on a claim, each party once.
#[derive(Clone, Serialize, Debug, Default)]
pub struct StanceGroup {
    pub stance: Code,
    pub side: Code,
    pub taken: Vec<Taken>,
    /// Some of them have no date of their own.
    pub undated: bool,
    /// How many more there are.
    pub more: usize,
}

/// Sources that contradict each other on what somebody said: named, not resolved.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Differing {
    /// The element's id on the dispute's own page: `c2.differ`; none for the second of a claim and elsewhere.
    pub id: Option<String>,
    /// `sources`: different sources ascribe opposite stances to `party`; `party`: it takes both sides itself, or those who speak for it do.
    pub reason: Code,
    /// Who is said to have taken opposite stances.
    pub party: Party,
    /// EDTF, where all give the same day.
    pub date: Option<String>,
    pub versions: Vec<Version>,
}

/// What some sources have of it.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Version {
    /// Who speaks for the party, where it takes both sides.
    pub by: Option<String>,
    pub sources: Vec<SourceLine>,
    pub stance: Code,
    pub side: Code,
}

/// A name that one party gives another, or the matter.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Calling {
    /// The words, without their marks.
    pub label: String,
    pub by: Party,
    /// In whose name.
    pub on_behalf: Option<Party>,
    /// On whom it is put, where the words of the position say so; else it stands for what the claim is about.
    pub whom: Option<Party>,
    /// `C2`, linked to the position.
    pub claim: Link,
    /// What the position does to the claim.
    pub stance: Code,
    pub side: Code,
    /// As the position has it, without ids.
    pub evidence: Vec<Citation>,
}
