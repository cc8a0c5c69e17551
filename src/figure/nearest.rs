//! How near a figure is to another.

use super::{Figure, Value};
use crate::date::Day;

/// Less is nearer: one of the same kind first (date or number), then by value.
pub fn distance(a: &Figure, b: &Figure) -> (bool, u128) {
    match (&a.value, &b.value) {
        (Value::Number(ours), Value::Number(others)) => {
            let away = ours.iter().flat_map(|our| others.iter().map(move |other| our.abs_diff(*other)));
            (false, away.min().unwrap_or(u128::MAX))
        }
        (Value::Number(_), _) | (_, Value::Number(_)) => (true, 0),
        (ours, others) => (false, days_apart(ours, others)),
    }
}

/// Of dates without a year, and those beside them, month and day alone are compared.
fn days_apart(a: &Value, b: &Value) -> u128 {
    let (Some((year, day)), Some((other_year, other_day))) = (parts(a), parts(b)) else { return u128::MAX };
    let years = year.zip(other_year).map_or(0, |(year, other)| i64::from(year) - i64::from(other));
    u128::from((years * 365 + day - other_day).unsigned_abs())
}

/// The year, where it is given, and about the day in it.
fn parts(value: &Value) -> Option<(Option<i32>, i64)> {
    let day = |month: u8, day: u8| i64::from(month) * 30 + i64::from(day);
    Some(match value {
        Value::Number(_) => return None,
        Value::Date(date) => {
            let first: Day = date.earliest()?;
            (Some(first.year), day(first.month, first.day))
        }
        Value::Year(year) => (Some(*year), day(1, 1)),
        Value::Day(month, number) => (None, day(*month, *number)),
        Value::Month(month) => (None, day(*month, 1)),
    })
}
