//! What several kinds of page are made of.

use serde::Serialize;

use super::Party;

/// A kebab-case name of a closed list (`press-release`, `not-found`); the theme's `strings.toml` has its words.
pub type Code = &'static str;

/// The site as every page sees it: the variable `site` of the templates. Built once, so nothing in it depends on the page.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Site {
    pub title: String,
    /// One sentence on what the site is, from the front page's `summary`; empty if none was written.
    pub summary: String,
    /// BCP 47 tag of `site.toml`: `en`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: Code,
    /// The lists of the header, in this order: analysis, disputes, actors, countries, sources. A kind without pages is left out.
    pub sections: Vec<Section>,
    /// The about page relative to the root (`about.html`), if there is one.
    pub about: Option<String>,
    /// The style sheet relative to the root (`static/dossier.css`).
    pub stylesheet: String,
    /// The small picture of browser tabs relative to the root (`static/favicon.svg`).
    pub icon: String,
    /// The newest date in the inputs, EDTF: what "as of" in the footer means. No clock is read in a build.
    pub as_of: Option<String>,
}

/// One list that the header links to.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Section {
    /// `analysis`, `disputes`, `actors`, `countries`, `sources`.
    pub kind: Code,
    /// Relative to the root: `actors/index.html`.
    pub path: String,
    /// Pages of the kind.
    pub count: usize,
}

/// What the frame around every page needs: head element, header, banners. Every view has it as `head`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Head {
    /// The page's own title, without the site's.
    pub title: String,
    /// One or two sentences for search engines and link previews; not empty.
    pub description: String,
    /// From the page to the site's root, ending in `/` unless empty: `""`, `"../"`, `"../../"`; on the page 404 the path of `base-url`, else `/`.
    pub root: String,
    /// The page's full address; only with a `base-url`.
    pub canonical: Option<String>,
    /// Which entry of the header is the current one: a kind as in [`Section`], `about`, `method`, or none.
    pub section: Option<Code>,
    /// Search engines are asked to leave the page out: protected persons, drafts, redirects, 404.
    pub noindex: bool,
    /// EDTF; shown to link previews of an analysis.
    pub published: Option<String>,
    /// Notices above the title, in order.
    pub banners: Vec<Banner>,
    /// The table of contents; empty unless the page is long.
    pub contents: Vec<Heading>,
}

/// A notice above the title. The words are `t.banner.<kind>`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Banner {
    /// `draft`, `review`, `superseded`, `withdrawn` (analysis); `corrected`, `retracted` (source); `protected` (person); `unpublished` (watch shows what a build leaves out).
    pub kind: Code,
    /// What superseded it, the corrections.
    pub link: Option<Link>,
    /// The author's own words on it, if any.
    pub note_html: Option<String>,
}

/// One line of a table of contents.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Heading {
    /// 2 or 3.
    pub level: u8,
    /// `#what-is-said`.
    pub href: String,
    pub text: String,
}

/// A link to a page of the site, or outside.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Link {
    pub href: String,
    pub text: String,
}

/// A link with how often: co-mentions, most-mentioned.
#[derive(Clone, Serialize, Debug, Default)]
pub struct CountedLink {
    pub href: String,
    pub text: String,
    /// `actors`, `countries`, `disputes`.
    pub kind: Code,
    /// Sources (not mentions) unless the field that holds it says otherwise.
    pub count: usize,
}

/// How often something of a closed list occurs.
#[derive(Clone, Serialize, Debug, Default)]
pub struct CodeCount {
    pub code: Code,
    pub count: usize,
}

/// A source in one line: who says it, and how much that is worth. Shown wherever a sentence of it is.
#[derive(Clone, Serialize, Debug, Default)]
pub struct SourceLine {
    /// The source's page, without a paragraph.
    pub href: String,
    pub title: String,
    /// The title is the desk's (`supplied-title` or the first words): shown in brackets.
    pub supplied: bool,
    pub publisher: Option<String>,
    /// EDTF; none is shown as "undated".
    pub issued: Option<String>,
    /// `report`, `opinion`, `analysis`, `background`, `press-release`, `fact-check`, `aggregator`, `unknown`.
    pub genre: Code,
    /// Admiralty letter, `A` to `F`.
    pub reliability: Option<Code>,
    /// BCP 47, only when it isn't the site's.
    pub language: Option<String>,
    /// `original`, `extract`, `transcript`, `ocr`, `translation`, `digest`, `none`.
    pub text: Code,
    /// `current`, `corrected`, `retracted`.
    pub status: Code,
}

/// One citation where it stands: number, genre and a card with the paragraph. Render it into a body with `partials/citation.html`.
///
/// A citation that failed is not one of these: its brackets stand in the text as `<span class="failed">[@key p9]</span>`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Citation {
    /// Number of the endnote on this page, from 1; none for the desk's own knowledge.
    pub number: Option<usize>,
    /// Its own id on the page, `r12`, which the endnote links back to; unique on the page; none where nothing links back (the same data shown twice).
    pub id: Option<String>,
    /// `[@desk]`: the desk's own knowledge. Then only `id` counts besides.
    pub desk: bool,
    pub source: SourceLine,
    /// The cited paragraph on the source's page (`../sources/x.html#p4`), else the page.
    pub href: String,
    /// As printed: `4`, `3–5`; none when the source as a whole is cited.
    pub paragraphs: Option<String>,
    /// What the card shows: the cited paragraphs; empty when the source as a whole is cited or has no text.
    pub card: Vec<CardParagraph>,
    /// What the quotations that it stands behind come to, the worst of them: `verified`, `digest` (they match a text that is the desk's own
    /// digest or somebody's translation), `misplaced` (they stand in other paragraphs than the cited ones), `partly` (beside other words in marks, too few to be
    /// asked for, that the cited paragraph does not have), `failed` (in a preview); none where it stands behind no quotation that was compared.
    pub mark: Option<Code>,
    /// As printed: the paragraphs in which words stand that are not in the cited ones; none where all are where the citation says.
    pub stands_in: Option<String>,
    /// These quotations, in the order of the text.
    pub quotations: Vec<QuotedWords>,
}

/// A quotation, held against its source. The card says it in words: `t.verdict`, `t.voice`.
#[derive(Clone, Serialize, Debug, Default)]
pub struct QuotedWords {
    /// Its first words, where the citation stands behind several; else none.
    pub words: Option<String>,
    /// `inline`, `block`, `pin`: a pin is not printed.
    pub kind: Code,
    /// `exact`, `normalised`, `elided`, `inserted` (the desk's words in brackets), `joined`; `translated` (ours: the pin is the original); `missing`; `unasked` (few words that the cited
    /// paragraph does not have).
    pub verdict: Code,
    /// `said` (inside quotation marks in the source), `text` (its own words), `transcript` (the same in a transcript), `unclear`; none where nothing was found.
    pub voice: Option<Code>,
    /// What the text is that has the words: `original`, `digest`, `translation`, …
    pub text: Code,
    /// As printed: `8`, `8–9`.
    pub paragraphs: Option<String>,
    /// The paragraphs that the citation names instead, as printed; none where the words stand in these.
    pub cited_as: Option<String>,
    /// To the passage on the source's page.
    pub href: Option<String>,
    /// Who says it in the source, where that is certain.
    pub speaker: Option<Party>,
    /// Why these words can't be given to the party of their position (in a preview): `not-their-words` (they are the text's own),
    /// `speaker-differs` (somebody else says them): words in `t.verdict`.
    pub wrong_mouth: Option<Code>,
}

/// A paragraph on a citation's card.
#[derive(Clone, Serialize, Debug, Default)]
pub struct CardParagraph {
    pub number: usize,
    /// The whole paragraph, with the pinned words in `<mark>`, without links; none when it is not published.
    pub text_html: Option<String>,
    /// `watch` shows it, a build would not: tinted.
    pub unpublished: bool,
}
