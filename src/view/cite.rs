//! The citations of one page: their numbers, their cards, the endnotes.

use rustc_hash::FxHashMap;

use super::model::{CardParagraph, Citation, Endnote, Link};
use super::{Scene, body, edtf, escaped, lines};
use crate::address::paragraph_anchor;
use crate::fields::Choice;
use crate::markdown::CitationItem;
use crate::site::resolve::Cited;
use crate::site::rights::{self, Shown};
use crate::site::sources::{Source, hexadecimal};
use crate::site::{CiteUse, Page};
use crate::text::fold;

/// The sources that a page cites, in the order of their first citation.
#[derive(Default)]
pub struct Notes {
    noted: Vec<Noted>,
    known: FxHashMap<(usize, CiteUse), (usize, String)>,
    /// How many guests (embedded claims, positions) the page has shown; the guest that is being shown, or 0 for the page's own text.
    guests: usize,
    guest: usize,
}

struct Noted {
    source: u32,
    /// Ids of the citations.
    back: Vec<String>,
    /// First and last of each run.
    paragraphs: Vec<(u32, u32)>,
}

impl Notes {
    /// Notes what `show` cites apart from the page's own text: the same citation can be shown again, under an id of its own.
    pub fn of_guest<T>(&mut self, show: impl FnOnce(&mut Self) -> T) -> T {
        self.guests += 1;
        let host = std::mem::replace(&mut self.guest, self.guests);
        let shown = show(self);
        self.guest = host;
        shown
    }

    /// Notes a citation, once; the number of its endnote and its own id.
    fn note(&mut self, at: CiteUse, source: u32, item: &CitationItem) -> (usize, String) {
        let place = (self.guest, at);
        if let Some(known) = self.known.get(&place) {
            return known.clone();
        }
        let id = format!("r{}", self.known.len() + 1);
        let at = self.noted.iter().position(|noted| noted.source == source).unwrap_or_else(|| {
            self.noted.push(Noted { source, back: Vec::new(), paragraphs: Vec::new() });
            self.noted.len() - 1
        });
        self.noted[at].back.push(id.clone());
        self.noted[at].paragraphs.extend(&item.paragraphs);
        self.known.insert(place, (at + 1, id.clone()));
        (at + 1, id)
    }

    /// The endnotes of the page.
    pub fn endnotes(&self, scene: &Scene) -> Vec<Endnote> {
        (1..).zip(&self.noted).map(|(number, noted)| endnote(scene, number, noted)).collect()
    }
}

/// One item of a citation as the page shows it; none when it failed.
///
/// The same item keeps its number and its id: a dispute's own page notes the citations of its body first and shows some of them as evidence.
pub fn citation(scene: &Scene, notes: &mut Notes, at: CiteUse) -> Option<Citation> {
    let item = &scene.site.note(at.note).note.body.citations[at.citation as usize].items[at.item as usize];
    match scene.site.bodies[at.note as usize].citations[at.citation as usize][at.item as usize] {
        Cited::Failed => None,
        Cited::Desk => Some(Citation { desk: true, ..Citation::default() }),
        Cited::Source(source) => {
            // On its own page a source is no endnote to itself: the citation leads to the paragraph.
            let is_own_page = scene.address == scene.site.path(Page::Source(source));
            let (number, id) = (!is_own_page).then(|| notes.note(at, source, item)).unzip();
            let first = item.paragraphs.first().map(|(first, _)| paragraph_anchor(*first));
            Some(Citation {
                number,
                id,
                desk: false,
                source: lines::source(scene, source),
                href: scene.to_place(Page::Source(source), first.as_deref()),
                paragraphs: printed(&item.paragraphs),
                card: card(scene, source, item),
                verdict: None,
                voice: None,
            })
        }
    }
}

/// `4`, `3–5, 7`.
fn printed(paragraphs: &[(u32, u32)]) -> Option<String> {
    let run = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    (!paragraphs.is_empty()).then(|| paragraphs.iter().map(run).collect::<Vec<_>>().join(", "))
}

/// A run of more paragraphs than this speaks of the text rather than of each of them.
const LONG_RUN: u32 = 100;

/// The paragraphs of these runs, ascending, each once; a long run stands as one, so that what is shown grows with the citations alone.
pub fn one_by_one(runs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut all = Vec::new();
    for &(first, last) in runs {
        match last - first {
            ..LONG_RUN => all.extend((first..=last).map(|n| (n, n))),
            _ => all.push((first, last)),
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The most paragraphs that one card shows.
const PARAGRAPHS_ON_A_CARD: usize = 6;

fn card(scene: &Scene, source: u32, item: &CitationItem) -> Vec<CardParagraph> {
    let record = &scene.site.sources[source as usize];
    let Some(parsed) = &record.text else { return Vec::new() };
    let text = &*record.words;
    let numbers = item.paragraphs.iter().flat_map(|(first, last)| *first..=*last).take(PARAGRAPHS_ON_A_CARD);
    let paragraphs = numbers.filter_map(|n| parsed.paragraphs.get((n as usize).checked_sub(1)?));
    paragraphs
        .map(|paragraph| {
            let shown = rights::shown(scene.site, source, paragraph);
            CardParagraph {
                number: paragraph.n as usize,
                text_html: (shown != Shown::Not)
                    .then(|| marked(paragraph.span.of(text), item.pin.as_ref().map(|(words, _)| words.as_str()))),
                unpublished: shown == Shown::Tinted,
            }
        })
        .collect()
}

/// A paragraph, escaped, with the pinned words marked where they stand in it.
fn marked(paragraph: &str, pin: Option<&str>) -> String {
    let found = pin.and_then(|pin| position_of(paragraph, pin));
    let Some(found) = found else { return one_line(paragraph) };
    let part = |span: std::ops::Range<usize>| escaped(&paragraph[span].replace(['\n', '\r', '\t', '\u{2028}'], " "));
    format!("{}<mark>{}</mark>{}", part(0..found.start), part(found.clone()), part(found.end..paragraph.len()))
}

/// Text on one line, escaped.
pub fn one_line(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Where `words` stand in `text`, case, accents, kinds of quotation mark and white space aside.
fn position_of(text: &str, words: &str) -> Option<std::ops::Range<usize>> {
    let plain = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '–' | '—' | '‑' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let mut folded = String::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let c = plain(c);
        if c == ' ' && folded.ends_with(' ') {
            continue;
        }
        let before = folded.len();
        folded.push_str(&fold(c.encode_utf8(&mut [0; 4])));
        offsets.extend(std::iter::repeat_n(at, folded.len() - before));
    }
    let wanted = fold(&words.chars().map(plain).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "));
    if wanted.is_empty() {
        return None;
    }
    let start = folded.find(&wanted)?;
    let last = offsets[start + wanted.len() - 1];
    Some(offsets[start]..last + text[last..].chars().next().map_or(1, char::len_utf8))
}

fn endnote(scene: &Scene, number: usize, noted: &Noted) -> Endnote {
    let source = &scene.site.sources[noted.source as usize];
    let front = &source.front;
    let page = scene.to(Page::Source(noted.source));
    Endnote {
        number,
        source: lines::source(scene, noted.source),
        authors: front.author.iter().map(|author| author.value.clone()).collect(),
        accessed: edtf(front.accessed.as_ref()),
        url: front.url.as_ref().map(|url| url.value.clone()),
        archive_url: front.archive_url.as_ref().map(|url| url.value.clone()),
        descriptor_html: descriptor(scene, source),
        none_given: front.none_given.iter().map(|key| key.value.word()).collect(),
        paragraphs: one_by_one(&noted.paragraphs)
            .into_iter()
            .map(|run| Link { href: format!("{page}#{}", paragraph_anchor(run.0)), text: printed(&[run]).unwrap_or_default() })
            .collect(),
        back: (1..).zip(&noted.back).map(|(at, id)| Link { href: format!("#{id}"), text: at.to_string() }).collect(),
        sha256: sha256(scene, source),
        derived_from: derived_from(scene, source),
    }
}

/// The analyst's note on a source, without its citations.
pub fn descriptor(scene: &Scene, source: &Source) -> Option<String> {
    let note = source.note?;
    let html = body::quiet(scene, note, scene.site.note(note).note.body.span);
    (!html.trim().is_empty()).then_some(html)
}

/// Lower-case hexadecimal of the seed's bytes.
pub fn sha256(scene: &Scene, source: &Source) -> Option<String> {
    let seed = &scene.site.documents.seeds[source.seed? as usize];
    seed.input.sha256.map(|digest| hexadecimal(&digest))
}

/// Links to what a source is drawn from.
pub fn derived_from(scene: &Scene, source: &Source) -> Vec<Link> {
    let origins = source.front.derived_from.iter().filter_map(|key| scene.site.source_named(&key.value));
    origins.map(|at| scene.link(Page::Source(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinned_words_are_found_whatever_their_marks() {
        let text = "He said: “I won’t\ndo it — ever,” and left.";
        let found = position_of(text, "\"i won't do it - ever").map(|range| &text[range]);
        assert_eq!(found, Some("“I won’t\ndo it — ever"));
        assert_eq!(position_of(text, "never"), None);
        assert_eq!(marked("a < b and c", Some("B and")), "a &lt; <mark>b and</mark> c");
    }

    #[test]
    fn paragraphs_are_printed_as_runs() {
        assert_eq!(printed(&[(3, 5), (7, 7)]).as_deref(), Some("3–5, 7"));
        assert_eq!(printed(&[]), None);
    }

    #[test]
    fn runs_are_taken_apart_unless_they_are_long() {
        assert_eq!(one_by_one(&[(4, 5), (2, 4)]), [(2, 2), (3, 3), (4, 4), (5, 5)]);
        assert_eq!(one_by_one(&[(1, 50_000), (7, 7), (1, 50_000)]), [(1, 50_000), (7, 7)]);
    }
}
