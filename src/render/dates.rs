//! EDTF dates in words, as a reader of the site's language expects them. What isn't understood is shown as it stands.

use tera::Value;

use super::filters::{filled, item, text_at};

/// `2025-09-02` → `2 September 2025`, `2025-11~` → `about November 2025`, `2019-06-01/..` → `since 1 June 2019`, `202X` → `2020s`.
pub(super) fn words(edtf: &str, strings: &Value, short: bool) -> String {
    let named = |key: &'static str, text: &str| filled(text_at(strings, &["date", key]).unwrap_or("{}"), &[("", text)]);
    match edtf.split_once('/') {
        Some((start, "" | "..")) => named("since", &point(start, strings, short)),
        Some(("" | "..", end)) => named("until", &point(end, strings, short)),
        Some((start, end)) => format!("{}\u{2013}{}", point(start, strings, short), point(end, strings, short)),
        None => point(edtf, strings, short),
    }
}

/// What the attribute `datetime` takes: a year, a month or a day without doubt about it.
pub(super) fn machine_readable(edtf: &str) -> Option<&str> {
    let parts: Vec<&str> = edtf.split('-').collect();
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let month = |part: &str| digits(part, 2) && ("01"..="12").contains(&part);
    let fits = match parts[..] {
        [year] => digits(year, 4),
        [year, of_year] => digits(year, 4) && month(of_year),
        [year, of_year, day] => digits(year, 4) && month(of_year) && digits(day, 2) && ("01"..="31").contains(&day),
        _ => false,
    };
    fits.then_some(edtf)
}

fn point(edtf: &str, strings: &Value, short: bool) -> String {
    let named = |key: &'static str, text: &str| filled(text_at(strings, &["date", key]).unwrap_or("{}"), &[("", text)]);
    let date = edtf.trim_end_matches(['~', '?', '%']);
    let plain = plain(date, strings, short).unwrap_or_else(|| date.to_owned());
    match &edtf[date.len()..] {
        "~" => named("about", &plain),
        "?" => named("uncertain", &plain),
        "%" => named("uncertain", &named("about", &plain)),
        _ => plain,
    }
}

fn plain(date: &str, strings: &Value, short: bool) -> Option<String> {
    let mut parts = date.split('-');
    let year = parts.next()?;
    if let Some(decade) = year.strip_suffix('X').filter(|decade| decade.len() == 3 && !decade.contains('X')) {
        return Some(filled(text_at(strings, &["date", "decade"])?, &[("", &format!("{decade}0"))]));
    }
    let Some(month) = parts.next().filter(|month| !month.contains('X')) else { return Some(year.to_owned()) };
    let month = month_name(month.parse().ok()?, strings, short)?;
    let day = parts.next().filter(|day| !day.contains('X'));
    let pattern = text_at(strings, &["date", if day.is_some() { "day" } else { "month" }])?;
    let day = day.unwrap_or_default().trim_start_matches('0');
    Some(filled(pattern, &[("day", day), ("month", month), ("year", year)]))
}

/// 1 to 12, and the seasons 21 to 24.
fn month_name(number: usize, strings: &Value, short: bool) -> Option<&str> {
    let (list, first) = match number {
        1..=12 if short => ("months-short", 1),
        1..=12 => ("months", 1),
        21..=24 => ("seasons", 21),
        _ => return None,
    };
    item(item(strings, "date")?, list)?.as_array()?.get(number - first)?.as_str()
}
