//! A hand-written briefing.

use serde::Serialize;

use super::{Code, CodeCount, Head, Independence, Link, SourceLine};

/// `analysis/<slug>.html`, template `analysis.html`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Analysis {
    pub head: Head,
    /// EDTF.
    pub date: Option<String>,
    /// EDTF.
    pub updated: Option<String>,
    /// Information cut-off, EDTF.
    pub as_of: Option<String>,
    pub authors: Vec<String>,
    /// `published`, `draft`, `review`, `superseded`, `withdrawn`; the banner is in `head`.
    pub status: Code,
    /// The paragraph after the words "Bottom line", one or more `<p>` contents without the label: inline HTML.
    pub bottom_line_html: Option<String>,
    pub judgements: Vec<Judgement>,
    pub basis: Basis,
    /// Everything else of the body, in its order, headings with their ids; bottom line, key judgements, "Not in our sources" and corrections left out.
    pub body_html: String,
    /// Items or paragraphs of "Not in our sources": block HTML.
    pub absent_html: Option<String>,
    /// Block HTML.
    pub corrections_html: Option<String>,
    /// Disputes that the text refers to.
    pub disputes: Vec<Link>,
    /// Actors and countries that it names, in order of first mention.
    pub named: Vec<Link>,
    /// The sources cited, in order of first citation; the number is the place in this list, from 1.
    pub endnotes: Vec<Endnote>,
}

/// One key judgement.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Judgement {
    /// `KJ1`, as written.
    pub label: String,
    /// The element's id: `kj1`.
    pub id: String,
    /// Inline HTML: the sentence with its citations.
    pub text_html: String,
    pub likelihood: Option<Likelihood>,
    /// `low`, `moderate`, `high`.
    pub confidence: Option<Code>,
    /// Claims it speaks of (`[[dispute#C2]]`), when they aren't links in the sentence.
    pub claims: Vec<Link>,
}

/// A term of the site's lexicon.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Likelihood {
    /// As the sentence has it: `unlikely`, `roughly even chance`.
    pub term: String,
    /// Per cent; the lexicon's range.
    pub low: u8,
    pub high: u8,
}

/// What an analysis rests on, counted over the sources it cites.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Basis {
    /// Sources with or without text, without the desk's own knowledge.
    pub sources: usize,
    /// By genre, most first; sums up to `sources`.
    pub genres: Vec<CodeCount>,
    /// How many have a date of issue.
    pub dated: usize,
    /// How many are primary documents.
    pub primary: usize,
    /// How many of the sources are independent of each other.
    pub independent: Independence,
    /// Statements that rest on the desk's own knowledge.
    pub desk: usize,
}

/// One source at the end of a page, in full.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Endnote {
    /// From 1; the element's id is `n<number>`.
    pub number: usize,
    pub source: SourceLine,
    pub authors: Vec<String>,
    /// EDTF, when the desk read it.
    pub accessed: Option<String>,
    /// Address of the original.
    pub url: Option<String>,
    pub archive_url: Option<String>,
    /// The analyst's note: block HTML, without citations' cards.
    pub descriptor_html: Option<String>,
    /// Fields looked for and absent: `author`, `publisher`, `issued`, `url`, …
    pub none_given: Vec<Code>,
    /// The paragraphs cited on this page, ascending: text `4`, link to it.
    pub paragraphs: Vec<Link>,
    /// Places in this page that cite it: `#r12`; text is the running number.
    pub back: Vec<Link>,
    /// Lower-case hexadecimal, of the seed's bytes.
    pub sha256: Option<String>,
    /// What it is drawn from, where that is known.
    pub derived_from: Vec<Link>,
}
