//! Key judgements: whether each has its ground, one term of likelihood, and no confidence in the same breath.

use super::basis::{self, Basis};
use crate::brief::{AnalysisBody, Confidence, Judgement, Likelihood, scale};
use crate::config::Lexicon;
use crate::diagnostic::{Diagnostic, check as say};
use crate::fields::Choice;
use crate::sentence::sentences;
use crate::site::{Report, Reports, Site};
use crate::text::Span;

/// Words before a term that make it another: `not likely` is no likelihood of 55–80 %.
const BENDING: [&str; 9] = ["not", "no", "less", "more", "most", "least", "hardly", "equally", "as"];

/// Checks the key judgements and the bottom line of an analysis.
pub fn check(site: &Site, note: u32, analysis: &AnalysisBody, reports: &mut Reports) {
    let file = site.note(note);
    let mut found = Vec::new();
    for judgement in &analysis.judgements {
        found.extend(uncited(site, note, judgement));
        let basis = basis::of_judgement(site, note, judgement);
        found.extend(one_source(site, judgement.sentence, &judgement.number, judgement.confidence, &basis));
        found.extend(basis.weakness().map(|why| say::evidence_weak(judgement.sentence, &judgement.number, &why)));
        found.extend(term(site, &file.input.text, judgement));
        found.extend(mixed(&file.input.text, judgement.sentence, |sentence| has_term(&judgement.likelihood, sentence)));
        found.extend(retracted(site, note, &judgement.number, judgement.citations.iter().copied()));
    }
    if let Some(line) = analysis.bottom_line.filter(|line| names_confidence(line.of(&file.input.text))) {
        let terms = crate::brief::likelihoods(&file.input.text, line);
        found.extend(mixed(&file.input.text, line, |sentence| has_term(&terms, sentence)));
    }
    reports.extend(found.into_iter().map(|diagnostic| Report::new(&file.input.path, diagnostic)));
}

/// A reference to a claim, or any citation, is a ground; whether it resolves is said elsewhere.
fn uncited(site: &Site, note: u32, judgement: &Judgement) -> Option<Diagnostic> {
    let body = &site.note(note).note.body;
    let names_claim = |at: &u32| {
        let reference = &body.references[*at as usize];
        reference.fragment.is_some() && basis::claims_meant(site, note, *at).is_none_or(|(_, claims)| !claims.is_empty())
    };
    let has_ground = !judgement.citations.is_empty() || judgement.references.iter().any(names_claim);
    (!has_ground).then(|| say::judgement_uncited(judgement.sentence, &judgement.number))
}

/// High confidence on one independent source; the desk's own knowledge counts as a ground of its own.
pub fn one_source(site: &Site, span: Span, what: &str, confidence: Confidence, basis: &Basis) -> Option<Diagnostic> {
    let sources = basis.sources();
    if confidence != Confidence::High || basis.desk || basis.failed || sources.is_empty() {
        return None;
    }
    let keys: Vec<&str> = sources.iter().map(|at| site.sources[*at as usize].key.as_str()).collect();
    (basis::is_one(site, &sources)).then(|| say::judgement_one_source(span, what, &keys))
}

/// The judgement has exactly one term of the site's lexicon.
fn term(site: &Site, text: &str, judgement: &Judgement) -> Option<Diagnostic> {
    let lexicon = site.documents.config.lexicon;
    let number = &judgement.number;
    let is_ours = |likelihood: &&Likelihood| range(lexicon, likelihood).is_some();
    let mut terms: Vec<&str> = judgement.likelihood.iter().map(|likelihood| likelihood.term).collect();
    terms.sort_unstable();
    terms.dedup();
    let bent = judgement.likelihood.iter().find_map(|likelihood| Some((likelihood, bent(text, judgement.sentence, likelihood)?)));
    match (terms.as_slice(), bent) {
        ([], _) => Some(say::judgement_term_missing(judgement.sentence, number, lexicon.word())),
        ([_], Some((likelihood, span))) => {
            let instead = instead(lexicon, likelihood, span.of(text));
            Some(say::judgement_term_bent(span, number, span.of(text), likelihood.term, instead))
        }
        ([_], None) => {
            let foreign = judgement.likelihood.iter().find(|likelihood| !is_ours(likelihood))?;
            let other = foreign.icd_203.or(foreign.phia);
            let instead = other.and_then(|range| nearest_term(lexicon, range));
            Some(say::judgement_term_foreign(foreign.span, number, foreign.span.of(text), lexicon.word(), instead))
        }
        _ => Some(say::judgement_terms(judgement.sentence, number, &terms)),
    }
}

/// The only term of `sentence` with its range, where there is one of the lexicon and no word before it makes it another. `likelihood` are
/// the terms that the sentence has.
pub fn clear_term(lexicon: Lexicon, text: &str, sentence: Span, likelihood: &[Likelihood]) -> Option<(&'static str, (u8, u8))> {
    let first = likelihood.first()?;
    let is_clear = |one: &Likelihood| one.term == first.term && bent(text, sentence, one).is_none();
    let range = range(lexicon, first)?;
    likelihood.iter().all(is_clear).then_some((first.term, range))
}

/// A term for a bent one: `not likely` is below one half, `most likely` above `likely`. None where the words leave it open.
fn instead(lexicon: Lexicon, likelihood: &Likelihood, words: &str) -> Option<&'static str> {
    let (low, high) = range(lexicon, likelihood)?;
    let word = words.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').next()?.to_lowercase();
    match word.as_str() {
        "most" if low >= 50 => nearest_term(lexicon, (high, 95)),
        "less" | "least" | "equally" | "as" | "most" => None,
        "more" => Some(likelihood.term),
        _ => nearest_term(lexicon, (100 - high, 100 - low)),
    }
}

/// The term of a lexicon whose range is nearest.
fn nearest_term(lexicon: Lexicon, (low, high): (u8, u8)) -> Option<&'static str> {
    let away = |(from, to): (u8, u8)| u16::from(from.abs_diff(low)) + u16::from(to.abs_diff(high));
    let scale = scale(lexicon == Lexicon::Phia);
    scale.iter().min_by_key(|(_, range)| away(*range)).and_then(|(terms, _)| terms.last().copied())
}

/// The range of a term in the site's lexicon, in percent.
pub fn range(lexicon: Lexicon, likelihood: &Likelihood) -> Option<(u8, u8)> {
    match lexicon {
        Lexicon::Icd203 => likelihood.icd_203,
        Lexicon::Phia => likelihood.phia,
    }
}

/// The term with the word before it, where that makes it another.
fn bent(text: &str, sentence: Span, likelihood: &Likelihood) -> Option<Span> {
    let before = Span { start: sentence.start, end: likelihood.span.start }.of(text).trim_end();
    let start = before.rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\'')).map_or(0, |at| at + 1);
    let start = before.ceil_char_boundary(start);
    let word = before[start..].to_lowercase();
    let bends = BENDING.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n’t");
    bends.then(|| Span { start: sentence.start + Span::new(start..start).start, end: likelihood.span.end })
}

fn has_term(likelihood: &[Likelihood], sentence: Span) -> bool {
    likelihood.iter().any(|one| sentence.contains(one.span))
}

/// The first sentence of `span` that states likelihood and confidence together.
pub fn mixed(text: &str, span: Span, has_term: impl Fn(Span) -> bool) -> Option<Diagnostic> {
    if !names_confidence(span.of(text)) {
        return None;
    }
    sentences(text, span).find(|sentence| has_term(*sentence) && states_confidence(sentence.of(text))).map(say::confidence_mixed)
}

/// Most sentences do not: what follows is asked of few.
fn names_confidence(text: &str) -> bool {
    text.contains("onfiden")
}

fn states_confidence(sentence: &str) -> bool {
    let words: Vec<String> =
        sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let grade = |word: &String| ["low", "moderate", "medium", "high", "full", "great", "with"].contains(&word.as_str());
    words.windows(2).any(|pair| grade(&pair[0]) && pair[1] == "confidence")
        || words.windows(2).any(|pair| ["we", "are", "is", "desk"].contains(&pair[0].as_str()) && pair[1] == "confident")
}

/// A judgement or assessment that cites a retracted source itself.
pub fn retracted(site: &Site, note: u32, what: &str, citations: impl IntoIterator<Item = u32>) -> Option<Diagnostic> {
    let (citation, source) = basis::retracted(site, note, citations)?;
    let span = site.note(note).note.body.citations[citation as usize].span;
    Some(say::source_retracted(span, &site.sources[source as usize].key, what))
}
