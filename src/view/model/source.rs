//! A text as a cited thing.

use serde::Serialize;

use super::{Code, CountedLink, Endnote, Head, Link, Parts, Party, SourceLine};

/// `sources/<slug>.html`, template `source.html`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Source {
    pub head: Head,
    /// Its `href` is not used here.
    pub line: SourceLine,
    /// What `@` takes: `abrego-feature`.
    pub key: String,
    pub former_keys: Vec<String>,
    pub authors: Vec<String>,
    /// EDTF.
    pub accessed: Option<String>,
    pub url: Option<String>,
    pub archive_url: Option<String>,
    /// English or native name of the language, else its tag.
    pub language_name: Option<String>,
    /// Fields looked for and absent: `author`, `publisher`, `issued`, `url`.
    pub none_given: Vec<Code>,
    pub derived_from: Vec<Link>,
    /// Sources that name this one in `derived-from`.
    pub derived: Vec<Link>,
    /// Where the others stand.
    pub derived_parts: Parts,
    /// Path of the seed: `seeds/002_7c0f.txt`.
    pub seed: Option<String>,
    /// Lower-case hexadecimal.
    pub sha256: Option<String>,
    /// `full`, `cited`, `metadata`.
    pub publish: Code,
    /// Words of the text.
    pub words: usize,
    /// Paragraphs of the text, boilerplate included.
    pub paragraphs: usize,
    /// How many of them this page does not publish.
    pub withheld: usize,
    /// The analyst's note: block HTML.
    pub descriptor_html: Option<String>,
    /// The text: consecutive paragraphs of one kind together.
    pub text: Vec<Run>,
    /// The positions and judgements that rest on it, by page: disputes, then analyses; of many citations those in the newest pages.
    pub evidence: Vec<EvidenceFor>,
    /// Pages whose running text rests on it; of many citations those in the newest.
    pub cited_in: Vec<CitedIn>,
    /// How many more citations there are.
    pub evidence_more: usize,
    /// Where these stand.
    pub evidence_parts: Parts,
    /// The newest pages that cite the source as a whole, without a paragraph.
    pub cited_by: Vec<Link>,
    /// How many more there are.
    pub cited_by_more: usize,
    /// Entities that the text names, most often first; `count` is mentions in this text.
    pub named: Vec<CountedLink>,
    /// Dates found in the text: EDTF, with the paragraph as `#p4`; ascending, each once.
    pub dates: Vec<Link>,
    /// Sources that the descriptor cites.
    pub endnotes: Vec<Endnote>,
}

/// Consecutive paragraphs that are shown in one way.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Run {
    /// `text` (as it stands), `boilerplate` (set aside, unfolds), `withheld` (number only), `unpublished` (as it stands, but in `watch`
    /// only: a build keeps it back).
    pub kind: Code,
    /// Of boilerplate: why it was set aside, each once; words in `t.rule`, unknown ones as they stand.
    pub rules: Vec<String>,
    pub paragraphs: Vec<Paragraph>,
}

/// One numbered paragraph; its id is `p<number>` in every mode.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Paragraph {
    pub number: usize,
    /// `title`, `standfirst`, `heading`, `body`, `boilerplate`.
    pub kind: Code,
    /// Inline HTML, first mentions linked; empty when withheld.
    pub text_html: String,
    /// `watch` shows it, a build would not: tinted. Also in runs of boilerplate.
    pub unpublished: bool,
    /// Where the site cites it, the newest pages first; `text` is the page's title, with the claim's label where there is one.
    pub cited_by: Vec<Link>,
    /// How many more there are; all stand under `evidence` and `cited_in`.
    pub cited_by_more: usize,
}

/// A dispute or an analysis with what rests on the source there.
#[derive(Clone, Serialize, Debug, Default)]
pub struct EvidenceFor {
    pub page: Link,
    /// `disputes`, `analysis`.
    pub kind: Code,
    pub uses: Vec<EvidenceUse>,
}

/// A position, a claim's other words, or a judgement that rests on a source.
#[derive(Clone, Serialize, Debug, Default)]
pub struct EvidenceUse {
    /// `C2`, `KJ1`.
    pub label: String,
    /// To the position, the claim, the judgement.
    pub href: String,
    /// The title of the claim, the sentence of the judgement: plain, perhaps shortened.
    pub text: String,
    /// Of a position: who takes it.
    pub actor: Option<Party>,
    pub on_behalf: Option<Party>,
    pub stance: Option<Code>,
    pub side: Option<Code>,
    /// The paragraphs that it rests on: `4`, `#p4`; none where the source as a whole is cited.
    pub paragraphs: Vec<Link>,
}

/// A page that cites the source in its text.
#[derive(Clone, Serialize, Debug, Default)]
pub struct CitedIn {
    pub page: Link,
    /// The paragraphs that are cited; none where only the source as a whole is.
    pub paragraphs: Vec<Link>,
}
