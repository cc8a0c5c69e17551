//! Judgements that contradict each other: of one claim, on opposite sides of even chance.
//!
//! A judgement may name a claim and be about something beside it. So one counts as a judgement of the claim only where it says the claim's
//! words, and where both or neither of them is negated.

use rustc_hash::FxHashMap;

use super::{basis, is_in_force, judgements};
use crate::brief::{AnalysisBody, Claim, DisputeBody, Label, Labelled, Likelihood};
use crate::diagnostic::check as say;
use crate::document::{Brief, Front};
use crate::site::{Report, Reports, Site};
use crate::text::{Span, fold};

/// Even chance, in percent.
const EVEN: u8 = 50;

/// Words of five letters or more tell what a sentence is about; shorter ones only as names and numbers do.
const STEM: usize = 5;

/// Every judgement of a claim, by dispute and claim.
pub struct Assessments {
    by_claim: FxHashMap<(u32, String), Vec<Stated>>,
}

/// One of them.
struct Stated {
    note: u32,
    /// In whose name; of one hand the newest counts.
    who: String,
    /// Orders by date, newest last.
    date: i32,
    /// What the message marks.
    span: Span,
    /// What says it: the sentence; none where it says nothing but the term.
    sentence: Option<Span>,
    term: &'static str,
    range: (u8, u8),
}

impl Assessments {
    /// Collects them from all that is published and in force.
    pub fn new(site: &Site) -> Self {
        let mut found = Self { by_claim: FxHashMap::default() };
        for &note in &*site.published {
            match &site.note(note).note.brief {
                Brief::Analysis(analysis) if is_in_force(site.note(note)) => found.add_judgements(site, note, analysis),
                Brief::Dispute(dispute) => found.add_assessments(site, note, dispute),
                _ => {}
            }
        }
        found
    }

    fn add_judgements(&mut self, site: &Site, note: u32, analysis: &AnalysisBody) {
        let file = site.note(note);
        let date = match &file.note.front {
            Front::Analysis(front) => front.date.as_ref().or(front.as_of.as_ref()).map_or(i32::MIN, |date| date.value.sort_key()),
            _ => i32::MIN,
        };
        let lexicon = site.documents.config.lexicon;
        for judgement in &analysis.judgements {
            let Some((term, range)) =
                judgements::clear_term(lexicon, &file.input.text, judgement.sentence, &judgement.likelihood)
            else {
                continue;
            };
            for reference in &judgement.references {
                let Some((dispute, [claim])) = basis::claims_meant(site, note, *reference) else { continue };
                let who = format!("{} {}", file.place.slug, judgement.number);
                let sentence = Some(judgement.sentence);
                let stated = Stated { note, who, date, span: judgement.sentence, sentence, term, range };
                self.by_claim.entry((dispute, claim.number.clone())).or_default().push(stated);
            }
        }
    }

    fn add_assessments(&mut self, site: &Site, note: u32, dispute: &DisputeBody) {
        let text = &site.note(note).input.text;
        for claim in &dispute.claims {
            for labelled in claim.labelled.iter().filter(|labelled| labelled.label == Label::Assessment) {
                let Some(stated) = stated_in(site, note, labelled, text) else { continue };
                let all = self.by_claim.entry((note, claim.number.clone())).or_default();
                // The desk may change its mind.
                match all.iter_mut().find(|other| other.note == note && other.who == stated.who) {
                    Some(older) if older.date < stated.date => *older = stated,
                    Some(newer) if newer.date > stated.date => {}
                    _ => all.push(stated),
                }
            }
        }
    }

    /// Warns of each pair at the newer one; of two of one day at the one that comes later by path.
    pub fn check(self, site: &Site, reports: &mut Reports) {
        let mut claims: Vec<_> = self.by_claim.into_iter().filter(|(_, stated)| stated.len() > 1).collect();
        claims.sort_by(|a, b| a.0.cmp(&b.0));
        for ((dispute, number), mut stated) in claims {
            stated.sort_by_key(|one| (one.date, one.note, one.span));
            for (at, newer) in stated.iter().enumerate() {
                let is_opposite = |older: &&Stated| {
                    are_opposite(older.range, newer.range)
                        && [*older, newer].iter().all(|one| speaks_of(site, one, dispute, &number))
                };
                let Some(older) = stated[..at].iter().rev().find(is_opposite) else { continue };
                let shown = |one: &Stated| format!("`{}` ({}–{} %)", one.term, one.range.0, one.range.1);
                let place = place(site, older);
                let claim = format!("{number} of `{}`", site.note(dispute).place.slug);
                let said = say::assessments_opposite(newer.span, &claim, &shown(newer), &shown(older), &place);
                reports.push(Report::new(&site.note(newer.note).input.path, said));
            }
        }
    }
}

/// Where a judgement stands, for a message: `content/disputes/x.md`, line 12.
fn place(site: &Site, stated: &Stated) -> String {
    let file = site.note(stated.note);
    let line = crate::text::line_column(&file.input.text, stated.span.start as usize).0;
    format!("`{}`, line {line}", file.input.path)
}

fn are_opposite(a: (u8, u8), b: (u8, u8)) -> bool {
    let (low, high) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    low.1 < high.0 && low.1 <= EVEN && high.0 >= EVEN
}

fn stated_in(site: &Site, note: u32, labelled: &Labelled, text: &str) -> Option<Stated> {
    let assessment = labelled.assessment.as_ref()?;
    let first = crate::sentence::sentences(text, labelled.content).next()?;
    let in_first: Vec<Likelihood> = assessment.likelihood.iter().filter(|one| first.contains(one.span)).copied().collect();
    let (term, range) = judgements::clear_term(site.documents.config.lexicon, text, first, &in_first)?;
    let words = first.of(text);
    let is_bare = words.trim_end_matches('.').len() <= in_first[0].span.len() + 2;
    let date = crate::date::Edtf::parse(assessment.date.of(text)).map_or(i32::MIN, |date| date.sort_key());
    let who = fold(assessment.who.of(text));
    let sentence = (!is_bare).then_some(first);
    Some(Stated { note, who, date, span: labelled.label_span, sentence, term, range })
}

/// Whether a judgement is one of the claim that it refers to.
fn speaks_of(site: &Site, stated: &Stated, dispute: u32, number: &str) -> bool {
    let Brief::Dispute(body) = &site.note(dispute).note.brief else { return false };
    let file = site.note(stated.note);
    let words = |sentence: Span| crate::markdown::plain_text(&file.input.text, &file.note.body, sentence);
    let is_about = |claim: &Claim| stated.sentence.is_none_or(|sentence| is_about(&words(sentence), claim));
    body.claims.iter().find(|claim| claim.number == number).is_some_and(is_about)
}

/// Whether a sentence says at least two thirds of the claim's words, and denies as the claim does.
fn is_about(sentence: &str, claim: &Claim) -> bool {
    let (said, claimed) = (stems(sentence), stems(&claim.title));
    let shared = claimed.iter().filter(|stem| said.contains(stem)).count();
    !claimed.is_empty() && shared * 3 >= claimed.len() * 2 && negations(sentence) == negations(&claim.title)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').map(fold).collect();
    words.into_iter().filter(|word| !word.is_empty())
}

/// The beginnings of the words that carry a meaning: endings of number, tense and person aside.
fn stems(text: &str) -> Vec<String> {
    const EMPTY: [&str; 24] = [
        "the", "and", "was", "were", "has", "had", "have", "will", "would", "should", "that", "this", "with", "from", "into",
        "its", "his", "her", "their", "for", "are", "been", "being", "not",
    ];
    let stem = |word: String| word.chars().take(STEM).collect::<String>();
    words(text).filter(|word| word.chars().count() > 2 && !EMPTY.contains(&word.as_str())).map(stem).collect()
}

fn negations(text: &str) -> usize {
    let is_negation = |word: &String| {
        ["not", "no", "never", "nor", "neither", "without", "nobody", "none"].contains(&word.as_str())
            || word.ends_with("n't")
            || word.ends_with("n’t")
    };
    words(text).filter(is_negation).count() % 2
}
