//! Until when a forecast holds: no source can have that.

use super::{Figure, Token, Value, tokens, words};
use crate::date::Day;

/// Whether a figure of `text` says for which time after `day` something is foreseen: a date that ends later, or a span of time after
/// `within`, `next`, `coming` or `in`.
pub fn is_horizon(text: &str, figure: &Figure, day: Day) -> bool {
    match &figure.value {
        Value::Date(date) => date.latest().is_some_and(|last| last > day),
        Value::Year(year) => Day { year: *year, month: 12, day: 31 } > day,
        Value::Number(_) => is_span_ahead(text, figure),
        Value::Day(..) | Value::Month(_) => false,
    }
}

/// `within 12 months`, `in the next 12 to 18 months`: of a range both ends.
fn is_span_ahead(text: &str, figure: &Figure) -> bool {
    const AHEAD: [&str; 4] = ["within", "next", "coming", "in"];
    const UNITS: [&str; 4] = ["day", "week", "month", "year"];
    let (before, after) = (&text[..figure.span.range().start], &text[figure.span.range().end..]);
    let (before, after) = (tokens(before), tokens(after));
    let ahead = before.iter().rev().take(3).find(|token| !is_in_range(token));
    let unit = after.iter().take(3).find(|token| !is_in_range(token)).map(|token| token.text.to_lowercase());
    ahead.is_some_and(|token| AHEAD.iter().any(|word| token.text.eq_ignore_ascii_case(word)))
        && unit.is_some_and(|unit| UNITS.contains(&unit.strip_suffix('s').unwrap_or(&unit)))
}

/// The other end of a range, and what joins the two.
fn is_in_range(token: &Token) -> bool {
    let is_number = token.text.starts_with(|c: char| c.is_ascii_digit()) || words::read(&[*token]).is_some();
    is_number || matches!(token.text, "to" | "or" | "and" | "about")
}
