//! Whether a text has a figure that another text gives. Lenient where a reader would be: it errs towards yes.

use super::{Figure, Notation, ONE, Reading, Unit, Value, find};
use crate::date::{Day, Edtf};

/// What a cited passage says, and when it was published.
#[derive(Clone, Debug)]
pub struct Facts {
    figures: Vec<Figure>,
    /// Of issue.
    issued: Option<Edtf>,
    /// How many days before or after its own day it dates something by it: `on Tuesday`, `last month`. 0: it does not.
    reach: i64,
    /// `ten years ago`.
    long_ago: bool,
}

impl Facts {
    pub fn new(text: &str, notation: Notation, issued: Option<&Edtf>) -> Self {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        Self {
            figures: find(text, notation, Reading::Source),
            issued: issued.cloned(),
            reach: reach(&words),
            long_ago: words.iter().any(|word| matches!(word.as_str(), "ago" | "decade" | "decades" | "earlier")),
        }
    }

    /// The figures that the text has.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }
}

/// How far, in days, the words lead from the day on which they are written.
fn reach(words: &[String]) -> i64 {
    const DAYS: [&str; 33] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "ayer",
        "hoy",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "hier",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "gestern",
    ];
    const WHICH: [&str; 8] = ["last", "this", "next", "previous", "past", "same", "coming", "following"];
    const SPANS: [(&str, i64); 11] = [
        ("night", 10),
        ("day", 10),
        ("week", 21),
        ("weekend", 21),
        ("month", 70),
        ("year", 740),
        ("summer", 740),
        ("winter", 740),
        ("spring", 740),
        ("autumn", 740),
        ("fall", 740),
    ];
    let span = |pair: &[String]| {
        let which = WHICH.contains(&pair[0].as_str());
        SPANS.iter().find(|(span, _)| which && *span == pair[1]).map_or(0, |(_, days)| *days)
    };
    let days = if words.iter().any(|word| DAYS.contains(&word.as_str())) { 10 } else { 0 };
    words.windows(2).map(span).max().unwrap_or(0).max(days)
}

/// Whether any of the passages has the figure. A small number in words is held against them only where one counts the same thing otherwise.
pub fn is_backed(figure: &Figure, facts: &[Facts]) -> bool {
    facts.iter().any(|facts| has(facts, figure))
        || figure.small_word && !facts.iter().any(|facts| counts_otherwise(facts, figure))
}

/// `four men` where the passage has `three men`.
fn counts_otherwise(facts: &Facts, figure: &Figure) -> bool {
    let is_count = |other: &&Figure| matches!(other.value, Value::Number(_)) && matches!(other.unit, None | Some(Unit::Things));
    let mut numbers = facts.figures.iter().filter(is_count);
    figure.counts.is_some() && numbers.any(|other| other.counts == figure.counts)
}

fn has(facts: &Facts, figure: &Figure) -> bool {
    match &figure.value {
        Value::Number(readings) => {
            let other_unit = |other: &Figure| figure.unit.zip(other.unit).is_some_and(|(a, b)| a != b);
            facts.figures.iter().any(|other| !other_unit(other) && has_number(other, readings, figure.rough))
        }
        Value::Year(year) => has_year(facts, *year),
        Value::Date(date) => has_date(facts, date),
        Value::Day(month, day) => has_day(facts, *month, *day),
        Value::Month(_) => true,
    }
}

fn has_number(other: &Figure, readings: &[u128], rough: bool) -> bool {
    let near = |a: u128, b: u128| a == b || rough && is_rounded(a, b);
    match &other.value {
        Value::Number(others) => readings.iter().any(|a| others.iter().any(|b| near(*a, *b))),
        Value::Year(year) => u128::try_from(*year).is_ok_and(|year| readings.contains(&(year * ONE))),
        // `16` of `the 16 March` may be asked for as a number.
        Value::Day(_, day) => readings.contains(&(u128::from(*day) * ONE)),
        Value::Date(_) | Value::Month(_) => false,
    }
}

/// `about 1,000` for 1,043: within 5 %, and rounder than what it stands for. So a number that is off by a digit is no rounding.
fn is_rounded(rough: u128, exact: u128) -> bool {
    let digits = |number: u128| number.to_string().trim_end_matches('0').len();
    digits(rough) < digits(exact) && rough.abs_diff(exact) * 20 <= exact
}

fn has_year(facts: &Facts, year: i32) -> bool {
    let first = Day { year, month: 1, day: 1 };
    let last = Day { year, month: 12, day: 31 };
    let number = u128::try_from(year).unwrap_or_default() * ONE;
    let in_text = facts.figures.iter().any(|other| match &other.value {
        Value::Date(date) => touches(date, first, last),
        Value::Year(other) => *other == year,
        Value::Number(readings) => readings.contains(&number),
        Value::Day(..) | Value::Month(_) => false,
    });
    in_text || by_issue(facts, first, last)
}

/// Every end of the date is a date of the passage.
fn has_date(facts: &Facts, date: &Edtf) -> bool {
    let (Some(first), Some(last)) = (date.earliest(), date.latest()) else { return true };
    if date.text.contains('/') {
        return [first, last].into_iter().all(|day| has_between(facts, day, day));
    }
    if date.text.len() == 4 { has_year(facts, first.year) } else { has_between(facts, first, last) }
}

/// The passage has a date between two days, as far as it gives one.
fn has_between(facts: &Facts, first: Day, last: Day) -> bool {
    let is_day = first == last;
    let in_text = facts.figures.iter().any(|other| match &other.value {
        Value::Date(date) if date.text.contains('/') => touches(date, first, last),
        Value::Date(date) => date.earliest().is_some_and(|day| first <= day) && date.latest().is_some_and(|day| day <= last),
        Value::Day(month, day) => *month == first.month && (!is_day || *day == first.day),
        Value::Month(month) => !is_day && *month == first.month,
        Value::Number(_) | Value::Year(_) => false,
    });
    in_text || by_issue(facts, first, last)
}

fn has_day(facts: &Facts, month: u8, day: u8) -> bool {
    let is_it = |date: &Edtf| date.earliest().is_some_and(|first| (first.month, first.day) == (month, day));
    let in_text = facts.figures.iter().any(|other| match &other.value {
        Value::Date(date) => is_it(date) || date.latest().is_some_and(|last| (last.month, last.day) == (month, day)),
        Value::Day(other_month, other_day) => (*other_month, *other_day) == (month, day),
        _ => false,
    });
    in_text
        || facts.issued.as_ref().is_some_and(|issued| facts.long_ago || is_it(issued) || is_reached(facts, issued, month, day))
}

/// The day, in the year of issue or one beside it, is as near as the passage counts.
fn is_reached(facts: &Facts, issued: &Edtf, month: u8, day: u8) -> bool {
    let years = issued.earliest().map(|first| first.year - 1..=first.year + 1).into_iter().flatten();
    years.filter_map(|year| Day::new(year, month, day)).any(|day| by_issue(facts, day, day))
}

/// The day of issue lies between the two, or the passage counts from it.
fn by_issue(facts: &Facts, first: Day, last: Day) -> bool {
    let Some(issued) = &facts.issued else { return false };
    let (Some(from), Some(to)) = (issued.earliest(), issued.latest()) else { return false };
    let is_issue = from <= last && first <= to;
    let distance = (days(first) - days(to)).max(days(from) - days(last)).max(0);
    is_issue || facts.long_ago && first <= to || distance <= facts.reach
}

fn touches(date: &Edtf, first: Day, last: Day) -> bool {
    date.earliest().is_none_or(|day| day <= last) && date.latest().is_none_or(|day| first <= day)
}

/// Days since year 0, near enough to compare.
fn days(day: Day) -> i64 {
    i64::from(day.year) * 365 + i64::from(day.month) * 30 + i64::from(day.day)
}
