//! The patterns of dispute, analysis and actor bodies.

use super::Diagnostic;
use crate::text::Span;

const POSITION_PATTERN: &str = "write `- WHO[, for WHOM,] **stance** [(how)][: words and quotations] [@source p4]`";
const STANCES: &str = "to a statement: asserts, denies, questions, concedes, retracts, relays; to a demand: demands, accepts, refuses; \
                       to both: no comment, not found";
const LABELS: &str = "In brief, Why the trend, Sides, Excludes, Would settle it, Not in our sources, Reply sought, Assessment";

/// An item in a claim that is no position.
pub fn position_form(span: Span, why: &str) -> Diagnostic {
    Diagnostic::error("position-form", span, format!("this is no position: {why}")).hint(POSITION_PATTERN)
}

pub fn position_uncited(span: Span, stance: &str) -> Diagnostic {
    Diagnostic::error("position-uncited", span, format!("this position has no citation, and `{stance}` needs one"))
        .hint("end the item with `[@source p4]`; only `no comment` and `not found` stand alone")
}

pub fn stance_unknown(span: Span, stance: &str, near: Option<&str>) -> Diagnostic {
    let hint = near.map_or_else(|| STANCES.to_owned(), |near| format!("did you mean `{near}`?"));
    Diagnostic::error("stance-unknown", span, format!("there is no stance `{stance}`")).hint(hint)
}

/// `stance` is one to a `kind` (statement, demand), under a claim that `first` makes a `claim`.
pub fn stance_class(span: Span, stance: &str, kind: &str, claim: &str, first: &str) -> Diagnostic {
    let message = format!("`{stance}` is a stance to a {kind}, but `{first}` above makes this claim a {claim}");
    Diagnostic::error("stance-class", span, message).hint("a claim is a statement or a demand: divide it into two")
}

pub fn credibility_range(span: Span, given: &str) -> Diagnostic {
    Diagnostic::error("credibility-range", span, format!("`{given}` is no credibility"))
        .hint("write `credibility 1` (confirmed) to `credibility 6` (cannot be judged)")
}

/// A list item that is a position by its look, where no claim is open.
pub fn position_outside(span: Span, stance: &str) -> Diagnostic {
    Diagnostic::warning("position-outside", span, format!("`{stance}` stands in no claim, so this is text, not a position"))
        .hint("open the claim with a heading above the list: `## C1 What is claimed`")
}

/// A heading that nearly opens a claim.
pub fn claim_heading(span: Span, heading: &str) -> Diagnostic {
    Diagnostic::error("claim-heading", span, format!("`{heading}` opens no claim")).hint("write `## C2 Title`")
}

pub fn claim_duplicate(span: Span, number: &str, line: usize) -> Diagnostic {
    Diagnostic::error("claim-duplicate", span, format!("there are two claims {number}, the first in line {line}"))
        .hint("give this one the next free number; numbers are addresses and stay")
}

/// Something in a claim that is neither a position nor a labelled paragraph.
pub fn claim_content(span: Span, number: &str) -> Diagnostic {
    let hint = format!("{POSITION_PATTERN}, or a labelled paragraph such as `**Would settle it.** …`");
    Diagnostic::error("claim-content", span, format!("this does not belong in claim {number}")).hint(hint)
}

pub fn label_unknown(span: Span, label: &str, near: Option<&str>) -> Diagnostic {
    let hint = near.map_or_else(|| format!("labels are: {LABELS}"), |near| format!("did you mean `{near}`?"));
    Diagnostic::error("label-unknown", span, format!("there is no label `{}`", label.trim_end_matches(['.', ':']))).hint(hint)
}

pub fn assessment_form(span: Span) -> Diagnostic {
    Diagnostic::error("assessment-form", span, "this assessment does not say whose it is and of what day")
        .hint("write `**Assessment** (desk, 2025-11-22). Roughly even chance. Confidence: low; …`")
}

/// A likelihood where confidence should stand.
pub fn confidence_is_likelihood(span: Span, given: &str) -> Diagnostic {
    Diagnostic::error("confidence-unknown", span, format!("`{given}` is a likelihood, not a confidence"))
        .hint("confidence is low, moderate or high; how likely the thing is stands in the sentence")
}

pub fn confidence_unknown(span: Span, given: &str, near: Option<&str>) -> Diagnostic {
    let hint = near.map_or_else(|| "confidence is low, moderate or high".to_owned(), |near| format!("did you mean `{near}`?"));
    Diagnostic::error("confidence-unknown", span, format!("there is no confidence `{given}`")).hint(hint)
}

/// An item under `## Key judgements` that is none.
pub fn judgement_form(span: Span, why: &str) -> Diagnostic {
    Diagnostic::error("judgement-form", span, format!("this is no key judgement: {why}"))
        .hint("write `- **KJ1** (confidence: low) one sentence with one likelihood term. [[dispute#C2]] [@source p3]`")
}

pub fn judgement_duplicate(span: Span, number: &str, line: usize) -> Diagnostic {
    Diagnostic::error("judgement-duplicate", span, format!("there are two key judgements {number}, the first in line {line}"))
        .hint("give this one the next free number; numbers are addresses and stay")
}

pub fn role_uncited(span: Span) -> Diagnostic {
    Diagnostic::warning("role-uncited", span, "this item has no citation")
        .hint("end it with `[@source p4]`, or `[@desk]` for the desk's own knowledge")
}
