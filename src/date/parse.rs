//! From the text of a date to its parts, or to a reason that its writer can act on.

use super::{Day, Edtf, End, Part, Point, Shape, find};

impl Edtf {
    /// Reads a date of EDTF level 0 or 1. Years have four digits. The error says why not, in lower case and without a full stop.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let shape = match text.split_once('/') {
            _ if text.is_empty() => return Err("there is no date".to_owned()),
            Some((start, end)) => interval(text, start, end),
            None => point(text, text).map(Shape::Date),
        }?;
        Ok(Self { text: text.to_owned(), shape })
    }
}

fn interval(whole: &str, start: &str, end: &str) -> Result<Shape, String> {
    if end.contains('/') {
        return Err(not_a_date(whole));
    }
    let side = |text: &str| match text {
        ".." => Ok(End::Open),
        "" => Ok(End::Unknown),
        text => point(whole, text).map(End::At),
    };
    match (side(start)?, side(end)?) {
        (End::At(start), End::At(end)) if start.earliest() > end.latest() => Err("the interval ends before it begins".to_owned()),
        (End::Open | End::Unknown, End::Open | End::Unknown) => Err("the interval has neither a beginning nor an end".to_owned()),
        (start, end) => Ok(Shape::Interval(start, end)),
    }
}

fn point(whole: &str, text: &str) -> Result<Point, String> {
    if let Some((date, time)) = text.split_once('T') {
        let complete = date.len() >= 10 && !date.contains(['X', 'x']);
        return if complete && is_time(time) { point(whole, date) } else { Err(not_a_date(whole)) };
    }
    let date = text.trim_end_matches(['?', '~', '%']);
    let mark = &text[date.len()..];
    if mark.len() > 1 {
        return Err(format!("one mark at the end is enough: `?` uncertain, `~` about, `%` both, not `{mark}`"));
    }
    let (sign, digits) = date.strip_prefix('-').map_or((1, date), |rest| (-1, rest));
    let mut parts = digits.split('-');
    let (year, unknown_digits) = year(parts.next().unwrap_or_default()).ok_or_else(|| not_a_date(whole))?;
    let part = part(whole, sign * year, unknown_digits, [parts.next(), parts.next(), parts.next()])?;
    let (approximate, uncertain) = (mark == "~" || mark == "%", mark == "?" || mark == "%");
    Ok(Point { year: sign * year, unknown_digits, part, approximate, uncertain })
}

/// Four digits, of which the last or the last two may be `X`.
fn year(text: &str) -> Option<(i32, u8)> {
    let known = text.trim_end_matches(['X', 'x']);
    let unknown = text.len() - known.len();
    if text.len() != 4 || unknown > 2 || !known.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year = known.parse::<i32>().ok()?
        * if unknown == 2 {
            100
        } else if unknown == 1 {
            10
        } else {
            1
        };
    Some((year, u8::try_from(unknown).ok()?))
}

/// What follows the year: month and day, each two digits or `XX`.
fn part(whole: &str, year: i32, unknown_digits: u8, parts: [Option<&str>; 3]) -> Result<Part, String> {
    let two = |text: &str| match text.as_bytes() {
        [b'X' | b'x', b'X' | b'x'] => Ok(None),
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Ok(Some((tens - b'0') * 10 + ones - b'0')),
        [b'0'..=b'9'] => Err(two_digits(whole)),
        _ => Err(not_a_date(whole)),
    };
    let (month, day) = match parts {
        [None, ..] => return Ok(Part::Year),
        _ if unknown_digits > 0 => return Err("a year with unknown digits has no month".to_owned()),
        [Some(month), None, _] => (two(month)?, None),
        [Some(month), Some(day), None] => (two(month)?, Some(two(day)?)),
        [Some(_), Some(_), Some(_)] => return Err(not_a_date(whole)),
    };
    match (month, day) {
        (None, None) => Ok(Part::UnknownMonth),
        (None, Some(None)) => Ok(Part::UnknownMonthAndDay),
        (None, Some(Some(_))) => Err("a day of an unknown month says nothing".to_owned()),
        (Some(season @ 21..=24), None) => Ok(Part::Season(season - 21)),
        (Some(month @ (0 | 13..)), _) => Err(format!("there is no month {month:02}")),
        (Some(month), None) => Ok(Part::Month(month)),
        (Some(month), Some(None)) => Ok(Part::UnknownDay(month)),
        (Some(month), Some(Some(day))) => match Day::new(year, month, day) {
            Some(_) => Ok(Part::Day(month, day)),
            None => Err(format!("there is no day {day:02} in {year:04}-{month:02}")),
        },
    }
}

/// `10:30`, `10:30:00`, `10:30:00Z`, `10:30:00+02:00`, with or without a fraction of a second. Times are read and let go: pages show days.
fn is_time(text: &str) -> bool {
    let zone_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(zone_at);
    let clock = clock.split_once('.').map_or(clock, |(clock, _)| clock);
    let below = |text: &str, limit: u8| {
        text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u8>().is_ok_and(|value| value < limit)
    };
    let clock_is_right = match clock.split(':').collect::<Vec<_>>()[..] {
        [hours, minutes] => below(hours, 24) && below(minutes, 60),
        [hours, minutes, seconds] => below(hours, 24) && below(minutes, 60) && below(seconds, 61),
        _ => false,
    };
    let zone_is_right = match zone.get(1..).map(|zone| zone.split(':').collect::<Vec<_>>()).as_deref() {
        None => true,
        Some([""]) => zone == "Z",
        Some([hours]) => zone != "Z" && below(hours, 15),
        Some([hours, minutes]) => below(hours, 15) && below(minutes, 60),
        Some(_) => false,
    };
    clock_is_right && zone_is_right
}

fn two_digits(whole: &str) -> String {
    let padded = whole.split('/').map(padded).collect::<Vec<_>>().join("/");
    if padded != whole && Edtf::parse(&padded).is_ok() {
        return format!("month and day have two digits: `{padded}`");
    }
    "month and day have two digits, as in `2025-09-02`".to_owned()
}

/// `2025-9-2` → `2025-09-02`.
fn padded(date: &str) -> String {
    let parts = date.split('-').map(|part| match part.trim_end_matches(['?', '~', '%']).len() {
        1 => format!("0{part}"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("-")
}

/// The general reason; a date written as articles print it is answered with its EDTF form.
fn not_a_date(whole: &str) -> String {
    match find(whole).as_slice() {
        [(span, edtf)] if span.len() == whole.len() && edtf != whole => format!("write it `{edtf}`"),
        _ => "a date is written `2025-09-02`, `2025-09`, `2025` or `2019-06-01/..`".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, why: &str) {
        assert_eq!(Edtf::parse(text).map(|date| date.text), Err(why.to_owned()), "{text}");
    }

    #[test]
    fn reasons() {
        let general = "a date is written `2025-09-02`, `2025-09`, `2025` or `2019-06-01/..`";
        check("", "there is no date");
        check("soon", general);
        check("20250902", general);
        check("2025-09-02-01", general);
        check("2025-09-02T25:00", general);
        check("2025-1a", general);
        check("2019/2020/2021", general);
        check("September 2, 2025", "write it `2025-09-02`");
        check("2 septembre 2025", "write it `2025-09-02`");
        check("2025-9-2", "month and day have two digits: `2025-09-02`");
        check("2025-9~", "month and day have two digits: `2025-09~`");
        check("2025-9-x", "month and day have two digits, as in `2025-09-02`");
        check("2019-6/..", "month and day have two digits: `2019-06/..`");
        check("2025-13", "there is no month 13");
        check("2025-00-01", "there is no month 00");
        check("2025-02-30", "there is no day 30 in 2025-02");
        check("2025-XX-04", "a day of an unknown month says nothing");
        check("201X-04", "a year with unknown digits has no month");
        check("2020/2019", "the interval ends before it begins");
        check("../..", "the interval has neither a beginning nor an end");
        check("2025?~", "one mark at the end is enough: `?` uncertain, `~` about, `%` both, not `?~`");
    }

    /// The `edtf` crate as the second opinion: we differ only where we are stricter on purpose.
    #[test]
    fn agrees_with_the_edtf_crate() {
        let alphabet = ["2025", "19", "-", "0", "1", "9", "12", "XX", "X", "/", "..", "~", "?", "%", "21", "30", "T10:30:00Z"];
        let mut state = 12345_u64;
        for _ in 0..60_000 {
            let mut text = String::new();
            for _ in 0..=(state >> 40) % 6 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(alphabet[(state >> 33) as usize % alphabet.len()]);
            }
            let theirs = edtf::level_1::Edtf::parse(&text).is_ok();
            let ours = Edtf::parse(&text);
            let stricter = matches!(&ours, Err(why) if why.starts_with("the interval"));
            assert!(ours.is_ok() == theirs || stricter, "{text}: {ours:?}, edtf {theirs}");
        }
    }

    #[test]
    fn survives_everything() {
        for text in ["-", "--", "-/", "/", "é", "2025-é", "2025-09-é", "\u{0}", "9999-12-31", "-9999", "0000", "0000-XX", "20é5"]
        {
            if let Ok(date) = Edtf::parse(text) {
                assert!(date.earliest() <= date.latest() || date.latest().is_none());
            }
        }
    }
}
