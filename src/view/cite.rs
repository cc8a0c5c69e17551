//! The citations of one page: their numbers, their cards, the endnotes.

use rustc_hash::FxHashMap;

use super::model::{CardParagraph, Citation, Endnote, Link};
use super::{Scene, body, edtf, lines, passages, quoted};
use crate::address::paragraph_anchor;
use crate::fields::Choice;
use crate::markdown::CitationItem;
use crate::site::resolve::Cited;
use crate::site::rights::{self, Shown};
use crate::site::sources::{Source, hexadecimal};
use crate::site::{CiteUse, Page};

/// The sources that a page cites, in the order of their first citation.
#[derive(Default)]
pub struct Notes {
    noted: Vec<Noted>,
    /// By source: its place there.
    places: FxHashMap<u32, usize>,
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
        let at = *self.places.entry(source).or_insert(self.noted.len());
        if at == self.noted.len() {
            self.noted.push(Noted { source, back: Vec::new(), paragraphs: Vec::new() });
        }
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
            let quotations = quoted::quotations(scene, at, source);
            let passage = quoted::only_passage(&quotations);
            Some(Citation {
                number,
                id,
                desk: false,
                source: lines::source(scene, source),
                href: passage.unwrap_or_else(|| scene.to_place(Page::Source(source), first.as_deref())),
                paragraphs: printed(&item.paragraphs),
                card: card(scene, at, source, item),
                mark: quoted::mark(&quotations),
                stands_in: quoted::stands_in(&quotations),
                quotations,
            })
        }
    }
}

/// `4`, `3–5, 7`.
pub fn printed(paragraphs: &[(u32, u32)]) -> Option<String> {
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

/// Links to these paragraphs of the source at `page`; none is named where the reader is there already.
pub fn run_links(page: &str, runs: &[(u32, u32)]) -> Vec<Link> {
    let link =
        |run: (u32, u32)| Link { href: format!("{page}#{}", paragraph_anchor(run.0)), text: printed(&[run]).unwrap_or_default() };
    one_by_one(runs).into_iter().map(link).collect()
}

/// The paragraphs that an item of a citation names: first and last of each run.
pub fn cited_runs<'a>(scene: &Scene<'a>, at: CiteUse) -> &'a [(u32, u32)] {
    &scene.site.note(at.note).note.body.citations[at.citation as usize].items[at.item as usize].paragraphs
}

/// The most paragraphs that one card shows.
const PARAGRAPHS_ON_A_CARD: usize = 6;

/// The cited paragraphs, and those in which the quoted words stand; of too many these go first.
fn card(scene: &Scene, at: CiteUse, source: u32, item: &CitationItem) -> Vec<CardParagraph> {
    let record = &scene.site.sources[source as usize];
    let Some(parsed) = &record.text else { return Vec::new() };
    let text = &*record.words;
    let passages = quoted::passages(scene, at);
    let mut numbers: Vec<u32> = Vec::new();
    for n in quoted::paragraphs(scene, at).into_iter().chain(item.paragraphs.iter().flat_map(|(first, last)| *first..=*last)) {
        if numbers.len() == PARAGRAPHS_ON_A_CARD {
            break;
        }
        if !numbers.contains(&n) {
            numbers.push(n);
        }
    }
    numbers.sort_unstable();
    let paragraphs = numbers.into_iter().filter_map(|n| parsed.paragraphs.get((n as usize).checked_sub(1)?));
    paragraphs
        .map(|paragraph| {
            let shown = rights::shown(scene.site, source, paragraph);
            CardParagraph {
                number: paragraph.n as usize,
                text_html: (shown != Shown::Not).then(|| passages::html(text, paragraph.span, &[], &passages)),
                unpublished: shown == Shown::Tinted,
            }
        })
        .collect()
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
        paragraphs: run_links(&page, &noted.paragraphs),
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
