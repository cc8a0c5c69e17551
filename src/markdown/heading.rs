//! Headings, their ids, and the table of contents.

use rustc_hash::FxHashSet;

use super::Body;
use crate::text::{Span, slug};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Its words, without citations and footnotes.
    pub text: String,
    /// Unique in the body, and the same in every build.
    pub id: String,
    /// The whole heading, `#` included.
    pub span: Span,
}

/// One line of a table of contents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contents<'a> {
    pub level: u8,
    pub text: &'a str,
    pub id: &'a str,
}

/// The headings that a table of contents lists: those of the levels 1 to 3.
pub fn toc(body: &Body) -> Vec<Contents<'_>> {
    let headings = body.headings.iter().filter(|heading| heading.level <= 3 && !heading.text.is_empty());
    headings.map(|heading| Contents { level: heading.level, text: &heading.text, id: &heading.id }).collect()
}

/// `C2` of `C2 Title`: what opens a claim.
pub fn claim_number(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?;
    let digits = word.strip_prefix('C')?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(word)
}

/// Gives each heading its id. Claims and ids that an author set (`{#id}`) go first, so that no other heading takes theirs.
/// Returns the headings whose own id was taken already.
pub fn assign_ids(headings: &mut [Heading], set: &[Option<String>], claims: bool) -> Vec<usize> {
    let mut taken = FxHashSet::default();
    let mut clashes = Vec::new();
    for (at, (heading, set)) in headings.iter_mut().zip(set).enumerate() {
        let claim = claim_number(&heading.text).filter(|_| claims && heading.level == 2).map(str::to_lowercase);
        let Some(id) = set.clone().or(claim) else { continue };
        if taken.insert(id.clone()) {
            heading.id = id;
        } else if set.is_some() {
            clashes.push(at);
        }
    }
    let mut next = rustc_hash::FxHashMap::<String, usize>::default();
    for heading in headings.iter_mut().filter(|heading| heading.id.is_empty()) {
        let base = base_id(&heading.text);
        let count = next.entry(base.clone()).or_insert(1);
        let mut id = if *count == 1 { base.clone() } else { format!("{base}-{count}") };
        while !taken.insert(id.clone()) {
            *count += 1;
            id = format!("{base}-{count}");
        }
        *count += 1;
        heading.id = id;
    }
    clashes
}

/// Ids that pages print themselves; `tests/site` holds that none is missing.
const OF_PAGES: &[&str] = &[
    "about",
    "absent",
    "actors",
    "allowed",
    "analyses",
    "contents",
    "corrections",
    "countries",
    "desk",
    "disputes",
    "earlier",
    "how",
    "judgements",
    "latest",
    "likelihood",
    "main",
    "mentions",
    "named",
    "newest",
    "notes",
    "numbers",
    "positions",
    "relations",
    "reliability",
    "rights",
    "roles",
    "text",
    "together",
];

/// Whether a page may print the id itself: `p4` is a paragraph of a source, `n1` an endnote, `r1` a citation, `kj1` a judgement.
pub fn is_of_page(id: &str) -> bool {
    let is_numbered = ["p", "n", "r", "kj"].iter().any(|letters| {
        id.strip_prefix(letters).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let is_title = id.strip_suffix("-title").is_some_and(|claim| claim_number(&claim.to_uppercase()).is_some());
    is_numbered || is_title || OF_PAGES.contains(&id)
}

/// The slug of a heading, never an id that its page prints itself.
fn base_id(text: &str) -> String {
    match slug(text).as_str() {
        "" => "section".to_owned(),
        slug if is_of_page(slug) => format!("section-{slug}"),
        slug => slug.to_owned(),
    }
}

/// The id that `{#id}` sets: letters, digits, `-`, `_` and `.`; nothing else is an address.
pub fn valid_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}
