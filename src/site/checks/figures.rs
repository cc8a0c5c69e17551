//! Figures and dates of sentences, held against the paragraphs that the sentences cite.
//!
//! Only the desk's own words are asked: not what stands in quotation marks, links, code or names. What was said of a file is kept as long as
//! the file, what its body means and the sources that it cites stay the same objects, under the same settings.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{is_in_force, judgements};
use crate::brief::{DisputeBody, Likelihood, RoleKind};
use crate::config::Lexicon;
use crate::date::{Day, Edtf};
use crate::diagnostic::{Diagnostic, check as say};
use crate::document::{Brief, Front, Note, NoteFile};
use crate::fields::Spanned;
use crate::figure::{self, Facts, Figure, Notation, Reading};
use crate::markdown::{BlockKind, CitationItem, paragraph_names};
use crate::quotation::marks;
use crate::site::resolve::{Cited, ResolvedBody};
use crate::site::sources::Record;
use crate::site::{Report, Reports, Site};
use crate::text::Span;

/// What was said of each file, by its path, with what that rests on.
#[derive(Default, Debug)]
pub struct Memory {
    /// The settings under which it was said.
    settings: Option<(String, Lexicon)>,
    known: FxHashMap<Arc<str>, Known>,
}

#[derive(Debug)]
struct Known {
    file: Arc<NoteFile>,
    body: Arc<ResolvedBody>,
    records: Vec<Arc<Record>>,
    said: Vec<Diagnostic>,
}

impl Known {
    fn is_of(&self, site: &Site, note: u32) -> bool {
        let body = &site.bodies[note as usize];
        let cited = body.citations.iter().flatten().filter_map(Cited::source);
        Arc::ptr_eq(&self.file, &site.documents.notes[note as usize])
            && Arc::ptr_eq(&self.body, body)
            && cited.map(|source| Arc::as_ptr(&site.sources[source as usize].record)).eq(self.records.iter().map(Arc::as_ptr))
    }
}

/// Words in parentheses by which an author stands for a figure himself.
const OUR_OWN: [&str; 5] = ["(our sum", "(our count", "(our calculation", "(our conversion", "(our estimate"];

/// Languages whose numbers in words are read; of a text in another one nothing can be missed.
const LANGUAGES: [&str; 4] = ["en", "es", "fr", "de"];

/// How many figures a hint names.
const SHOWN: usize = 4;

/// Warns of each figure that none of the paragraphs has that its sentence cites.
pub fn check(site: &Site, memory: &mut Memory, reports: &mut Reports) {
    let config = &site.documents.config;
    let settings = Some((config.language.clone(), config.lexicon));
    if memory.settings != settings {
        *memory = Memory { settings, ..Memory::default() };
    }
    let is_cited = |note: &u32| site.bodies[*note as usize].citations.iter().flatten().any(|cited| cited.source().is_some());
    let notes: Vec<u32> = site.published.iter().copied().filter(|note| is_cited(note) && is_in_force(site.note(*note))).collect();
    let unknown: Vec<u32> = notes
        .iter()
        .copied()
        .filter(|note| !memory.known.get(&site.note(*note).input.path).is_some_and(|known| known.is_of(site, *note)))
        .collect();
    let made: Vec<(Arc<str>, Known)> =
        unknown.par_iter().map(|note| (site.note(*note).input.path.clone(), known(site, *note))).collect();
    memory.known.extend(made);
    if memory.known.len() > notes.len() {
        let paths: rustc_hash::FxHashSet<&Arc<str>> = notes.iter().map(|note| &site.note(*note).input.path).collect();
        memory.known.retain(|path, _| paths.contains(path));
    }
    for note in notes {
        let path = &site.note(note).input.path;
        let said = memory.known.get(path).into_iter().flat_map(|known| &known.said);
        reports.extend(said.map(|diagnostic| Report::new(path, diagnostic.clone())));
    }
}

fn known(site: &Site, note: u32) -> Known {
    let body = &site.bodies[note as usize];
    let cited = body.citations.iter().flatten().filter_map(Cited::source);
    Known {
        file: site.documents.notes[note as usize].clone(),
        body: body.clone(),
        records: cited.map(|source| site.sources[source as usize].record.clone()).collect(),
        said: of_file(site, note),
    }
}

fn of_file(site: &Site, note: u32) -> Vec<Diagnostic> {
    let (file, body) = (site.note(note), &site.bodies[note as usize]);
    let own = own_words(site, file, body);
    let mut said = Vec::new();
    let blocks = &file.note.body.blocks;
    for block in blocks.iter().filter(|block| !block.quoted && block.kind != BlockKind::Heading) {
        for (sentence, citations) in cited_sentences(&file.note, block.span) {
            said.extend(of_sentence(site, note, &own, sentence, &citations));
        }
    }
    said
}

/// The text of a file in which `_` stands for every byte that is not running text of the desk's own.
fn own_words(site: &Site, file: &NoteFile, body: &ResolvedBody) -> String {
    let text = &file.input.text;
    let mut own = vec![b'_'; text.len()];
    for prose in &file.note.body.prose {
        own[prose.span.range()].copy_from_slice(&text.as_bytes()[prose.span.range()]);
    }
    let mut hide = |span: Span| own[span.range()].fill(b'_');
    let has_digit = |span: &Span| span.of(text).contains(|c: char| c.is_ascii_digit());
    body.mentions.mentions.iter().map(|mention| mention.span).filter(has_digit).for_each(&mut hide);
    match &file.note.brief {
        Brief::Dispute(dispute) => patterns(dispute).into_iter().for_each(&mut hide),
        Brief::Roles(roles, _) => {
            roles.iter().filter(|role| role.kind == RoleKind::Role).filter_map(|role| role.date).for_each(&mut hide);
        }
        Brief::Analysis(analysis) => {
            let terms = analysis.judgements.iter().flat_map(|judgement| &judgement.likelihood);
            terms.filter_map(|term| range_behind(site, text, term)).for_each(&mut hide);
        }
        Brief::None => {}
    }
    for block in &file.note.body.blocks {
        quoted(text, block.span).for_each(&mut hide);
    }
    String::from_utf8(own).unwrap_or_default()
}

/// The range that the lexicon gives a term, where it stands in parentheses behind it: `likely (55–80 %)`.
fn range_behind(site: &Site, text: &str, term: &Likelihood) -> Option<Span> {
    let (low, high) = judgements::range(site.documents.config.lexicon, term)?;
    let rest = &text[term.span.range().end..];
    let (inside, _) = rest.trim_start().strip_prefix('(')?.split_once(')')?;
    let numbers: Vec<&str> = inside.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let start = term.span.range().end + (rest.len() - rest.trim_start().len());
    (numbers == [low.to_string(), high.to_string()]).then(|| Span::new(start..start + inside.len() + 2))
}

/// What the patterns of a dispute say of a position or assessment beside its words: how, when, by whom.
fn patterns(dispute: &DisputeBody) -> Vec<Span> {
    let mut spans = Vec::new();
    for claim in &dispute.claims {
        for position in &claim.positions {
            let words = position.words.map_or(position.span.end, |words| words.start);
            spans.push(Span { start: position.span.start, end: words });
        }
    }
    let labelled = dispute.labelled.iter().chain(dispute.claims.iter().flat_map(|claim| &claim.labelled));
    spans.extend(labelled.map(|labelled| Span { start: labelled.label_span.start, end: labelled.content.start }));
    spans
}

/// What stands in quotation marks in a block; a quotation that is never closed reaches to its end.
fn quoted(text: &str, block: Span) -> impl Iterator<Item = Span> {
    let end = block.len();
    marks::pairs(block.of(text)).into_iter().map(move |pair| {
        let close = pair.close.map_or(end, |close| close.end);
        Span::new(pair.open.start..close).shifted(block.start as usize)
    })
}

/// The sentences of a block that cite something, with the indices of their citations.
fn cited_sentences(note: &Note, block: Span) -> Vec<(Span, Vec<u32>)> {
    let mut found: Vec<(Span, Vec<u32>)> = Vec::new();
    for citation in note.body.citations_in(block) {
        let sentence = note.cited_sentences[citation as usize];
        match found.last_mut().filter(|(last, _)| *last == sentence) {
            Some((_, citations)) => citations.push(citation),
            None => found.push((sentence, vec![citation])),
        }
    }
    found
}

/// Holds the figures of one sentence against what it cites.
fn of_sentence(site: &Site, note: u32, own: &str, sentence: Span, citations: &[u32]) -> Vec<Diagnostic> {
    let words = sentence.of(own);
    if OUR_OWN.iter().any(|mark| words.to_lowercase().contains(mark)) {
        return Vec::new();
    }
    let mut figures = figure::find(words, Notation::of(&site.documents.config.language), Reading::Claim);
    figures.retain(|figure| {
        let stated = day_of_judgement(site.note(note), figure.span.shifted(sentence.start as usize));
        !stated.is_some_and(|day| figure::is_horizon(words, figure, day))
    });
    if figures.is_empty() {
        return Vec::new();
    }
    let Some(cited) = passages(site, note, citations) else { return Vec::new() };
    let facts: Vec<Facts> = cited.iter().map(Passage::facts).collect();
    let missing = figures.iter().filter(|figure| !figure::is_backed(figure, &facts));
    missing.map(|missing| diagnostic(missing, sentence, words, &cited, &facts)).collect()
}

/// The day up to which the judgement or assessment that holds `span` knows.
fn day_of_judgement(file: &NoteFile, span: Span) -> Option<Day> {
    let day = |date: &Option<Spanned<Edtf>>| date.as_ref().map(|date| date.value.clone());
    let stated = match (&file.note.brief, &file.note.front) {
        (Brief::Analysis(analysis), Front::Analysis(front)) => {
            let is_judged = analysis.judgements.iter().any(|judgement| judgement.span.contains(span));
            day(&front.as_of).or_else(|| day(&front.date)).filter(|_| is_judged)
        }
        (Brief::Dispute(dispute), Front::Dispute(front)) => {
            let labelled = dispute.labelled.iter().chain(dispute.claims.iter().flat_map(|claim| &claim.labelled));
            let assessment =
                labelled.filter(|labelled| labelled.content.contains(span)).find_map(|one| one.assessment.as_ref())?;
            Edtf::parse(assessment.date.of(&file.input.text)).ok().or_else(|| day(&front.as_of))
        }
        _ => None,
    };
    stated?.earliest()
}

/// What one item of a citation names.
struct Passage {
    record: Arc<Record>,
    item: CitationItem,
    notation: Notation,
}

/// What the citations name; none where one of them is the desk's own knowledge, or a text that can't be searched.
fn passages(site: &Site, note: u32, citations: &[u32]) -> Option<Vec<Passage>> {
    let (file, body) = (site.note(note), &site.bodies[note as usize]);
    let mut found = Vec::new();
    for at in citations {
        for (item, cited) in file.note.body.citations[*at as usize].items.iter().zip(&body.citations[*at as usize]) {
            let record = &site.sources[cited.source()? as usize].record;
            let language = record.front.language.as_ref().map_or(&site.documents.config.language, |language| &language.value);
            let primary = language.split('-').next().unwrap_or_default().to_lowercase();
            if record.text.is_none() || !LANGUAGES.contains(&primary.as_str()) {
                return None;
            }
            found.push(Passage { record: record.clone(), item: item.clone(), notation: Notation::of(language) });
        }
    }
    Some(found)
}

impl Passage {
    fn facts(&self) -> Facts {
        self.facts_of(&self.text())
    }

    /// What words of this source say.
    fn facts_of(&self, words: &str) -> Facts {
        Facts::new(words, self.notation, self.record.front.issued.as_ref().map(|issued| &issued.value))
    }

    /// The cited paragraphs; without any, the whole text.
    fn text(&self) -> String {
        let text = self.record.text.iter().flat_map(|text| &text.paragraphs);
        let cited = &self.item.paragraphs;
        let is_cited = |n: u32| cited.is_empty() || cited.iter().any(|(first, last)| (*first..=*last).contains(&n));
        let words: Vec<&str> =
            text.filter(|paragraph| is_cited(paragraph.n)).map(|paragraph| paragraph.span.of(&self.record.words)).collect();
        words.join("\n\n")
    }

    /// `@key p3-5`.
    fn name(&self) -> String {
        format!("@{} {}", self.item.key, paragraph_names(&self.item.paragraphs)).trim_end().to_owned()
    }

    /// The first paragraph of the source that has a figure, as a citation names it.
    fn paragraph_with(&self, figure: &Figure) -> Option<String> {
        let figure = Figure { small_word: false, ..figure.clone() };
        let mut paragraphs = self.record.text.iter().flat_map(|text| &text.paragraphs);
        let has = |words: &str| figure::is_backed(&figure, &[self.facts_of(words)]);
        let found = paragraphs.find(|paragraph| has(paragraph.span.of(&self.record.words)))?;
        Some(format!("@{} p{}", self.item.key, found.n))
    }
}

fn diagnostic(missing: &Figure, sentence: Span, words: &str, cited: &[Passage], facts: &[Facts]) -> Diagnostic {
    let span = missing.span.shifted(sentence.start as usize);
    let elsewhere = cited.iter().find_map(|passage| passage.paragraph_with(missing));
    let mut there: Vec<(&Figure, String)> = Vec::new();
    for (passage, facts) in cited.iter().zip(facts) {
        let text = passage.text();
        for figure in facts.figures() {
            let is_same = figure::distance(missing, figure) == (false, 0);
            let written = if is_same { with_next_word(&text, figure.span) } else { figure.span.of(&text) }.to_owned();
            if there.iter().all(|(_, other)| *other != written) {
                there.push((figure, written));
            }
        }
    }
    there.sort_by_key(|(figure, _)| figure::distance(missing, figure));
    let there: Vec<String> = there.into_iter().take(SHOWN).map(|(_, written)| format!("`{written}`")).collect();
    let names: Vec<String> = cited.iter().map(|passage| format!("`{}`", passage.name())).collect();
    say::figure_unbacked(span, missing.span.of(words), &names, elsewhere.as_deref(), &there)
}

/// `30 days`: so that the same number of something else is seen to be that.
fn with_next_word(text: &str, number: Span) -> &str {
    let rest = &text[number.range().end..];
    let word = rest.trim_start().split(|c: char| !c.is_alphabetic() && c != '%').next().unwrap_or_default();
    let gap = rest.len() - rest.trim_start().len();
    &text[number.range().start..number.range().end + if word.is_empty() { 0 } else { gap + word.len() }]
}
