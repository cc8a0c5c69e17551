//! What a careful reader would ask of a briefing: judgements and their grounds, sources and their dates, figures, roles.

use super::Diagnostic;
use crate::text::{Span, counted};

pub fn judgement_uncited(span: Span, number: &str) -> Diagnostic {
    Diagnostic::warning("judgement-uncited", span, format!("{number} names neither a source nor a claim that it rests on"))
        .hint("end it with `[[dispute#C2]]` or `[@source p3]`, or `[@desk]` for the desk's own knowledge")
}

/// `what` is a judgement or an assessment; `texts` are the cited texts that come to one independent source.
pub fn judgement_one_source(span: Span, what: &str, keys: &[&str]) -> Diagnostic {
    let on = match keys {
        [key] => format!("`{key}` alone"),
        keys => format!("{} that come to one independent source: {}", counted(keys.len(), "text"), listed(keys)),
    };
    Diagnostic::warning("judgement-one-source", span, format!("{what} has high confidence and rests on {on}"))
        .hint("cite a second, independent source, or lower the confidence")
}

/// `what` is a judgement or a claim, `why` what all its evidence is.
pub fn evidence_weak(span: Span, what: &str, why: &str) -> Diagnostic {
    Diagnostic::warning("evidence-weak", span, format!("the only evidence for {what} is {why}"))
        .hint("cite a report or a document; where there is none, say so in the text and allow this with that reason")
}

/// `missing` are keys of the source's metadata.
pub fn source_incomplete(span: Option<Span>, key: &str, missing: &[&str]) -> Diagnostic {
    let keys = listed(missing);
    Diagnostic::warning("source-incomplete", span, format!("`{key}` is cited, and its metadata do not give {keys}"))
        .hint(format!("add them; what you have looked for and not found goes into `none-given: [{}]`", missing.join(", ")))
}

/// `newer` are sources and disputes with their dates.
pub fn analysis_older(span: Option<Span>, date: &str, newer: &[String]) -> Diagnostic {
    let shown = newer.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = newer.len().saturating_sub(3);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Diagnostic::warning("analysis-older", span, format!("this page is of {date}, and rests on what is newer: {shown}{more}"))
        .hint("read it again in the light of these, then move `as-of`")
}

pub fn judgement_term_missing(span: Span, number: &str, lexicon: &str) -> Diagnostic {
    Diagnostic::warning("judgement-term", span, format!("{number} has no term of likelihood"))
        .hint(format!("say how likely it is in one term of the lexicon `{lexicon}`, such as `unlikely` or `likely`"))
}

pub fn judgement_terms(span: Span, number: &str, terms: &[&str]) -> Diagnostic {
    Diagnostic::warning("judgement-term", span, format!("{number} has {} terms of likelihood: {}", terms.len(), listed(terms)))
        .hint("one judgement, one term: divide it, or say the lesser part without a term")
}

/// `term` belongs to the other lexicon only.
/// `instead` is the term of the site's lexicon that is nearest.
pub fn judgement_term_foreign(span: Span, number: &str, term: &str, lexicon: &str, instead: Option<&str>) -> Diagnostic {
    let list = "the method page lists the terms of this site with their ranges";
    let hint = instead.map_or_else(|| list.to_owned(), |instead| format!("the nearest term is `{instead}`; {list}"));
    Diagnostic::warning("judgement-term", span, format!("{number} says `{term}`, which is no term of the lexicon `{lexicon}`"))
        .hint(hint)
}

/// `words` are a term with a word before it that makes it another: `not likely`. `instead` is a term that says about the same.
pub fn judgement_term_bent(span: Span, number: &str, words: &str, term: &str, instead: Option<&str>) -> Diagnostic {
    let list = "the method page lists the terms of this site with their ranges";
    let hint = instead.map_or_else(|| list.to_owned(), |instead| format!("write perhaps `{instead}`; {list}"));
    Diagnostic::warning("judgement-term", span, format!("{number} says `{words}`, which is not the term `{term}`")).hint(hint)
}

pub fn confidence_mixed(span: Span) -> Diagnostic {
    Diagnostic::warning("confidence-mixed", span, "one sentence states both likelihood and confidence")
        .hint("likelihood is of the thing, confidence of the ground for saying so: `(confidence: high)` before the sentence, or a sentence of its own")
}

/// `days` are the role's, `date` that of the text.
pub fn role_outside(span: Span, role: &str, days: &str, date: &str, why: &str) -> Diagnostic {
    Diagnostic::warning("role-outside", span, format!("`{role}` holds for {days}, and {why} is of {date}"))
        .hint("write `then`, `former` or `later` before the role, or correct the date here or in the actor's roles")
}

/// `here` and `there` are terms with their ranges; `place` is where the other stands.
pub fn assessments_opposite(span: Span, claim: &str, here: &str, there: &str, place: &str) -> Diagnostic {
    Diagnostic::warning("assessments-opposite", span, format!("{claim} is {here} here and {there} in {place}"))
        .hint("make them agree, or say in the newer one why it differs and mark the older `superseded`")
}

/// `cited` are the citations of the sentence, `elsewhere` the paragraph that has the figure, `there` what the cited ones have instead.
pub fn figure_unbacked(span: Span, figure: &str, cited: &[String], elsewhere: Option<&str>, there: &[String]) -> Diagnostic {
    let whom = if let [one] = cited { format!("not in {one}") } else { format!("in none of {}", cited.join(", ")) };
    let hint = match (elsewhere, there) {
        (Some(place), _) => format!("`[{place}]` has it"),
        (None, []) => {
            "no figure stands there; cite what has it, or mark what you worked out yourself with `(our sum)`".to_owned()
        }
        (None, there) => format!("there stands {}; mark what you worked out yourself with `(our sum)`", there.join(", ")),
    };
    Diagnostic::warning("figure-unbacked", span, format!("`{figure}` is {whom}")).hint(hint)
}

/// `what` is a judgement, an assessment or a position.
pub fn source_retracted(span: Span, key: &str, what: &str) -> Diagnostic {
    Diagnostic::warning("source-retracted", span, format!("{what} rests on `{key}`, which was retracted"))
        .hint("find another source, or take it back: a position as **retracts**, a judgement under `## Corrections`")
}

pub fn sources_uncited(uncited: usize, all: usize) -> Diagnostic {
    let verb = if uncited == 1 { "is" } else { "are" };
    Diagnostic::note("sources-uncited", None, format!("{uncited} of {} {verb} cited by no page", counted(all, "source")))
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
