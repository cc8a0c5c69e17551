//! Absolute dates in running text. Every form that is read holds a year of four digits, so the search goes from year to year and looks back.
//! Relative dates ("on Monday"), and numbers alone that read in two ways (`02/09/2025`), are left alone.

use memchr::memchr2_iter;

use super::Day;
use super::month::{MonthWord, last_month};
use crate::text::Span;

/// The absolute dates of `text` with their EDTF form, in order, without overlap: `September 2, 2025`, `2 September 2025`, `2025-09-02`,
/// `March 14–16, 2014`, `6 to 7 May 2020`, `March 2014`, and a year after in, since, by, until, from or of. English, Spanish, French and German month names.
pub fn find(text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    find_into(text, 0, &mut found);
    found
}

/// As [`find`], for a piece that begins at byte `base` of its text; adds to `found`.
pub fn find_into(piece: &str, base: usize, found: &mut Vec<(Span, String)>) {
    let mut done = 0;
    for at in memchr2_iter(b'1', b'2', piece.as_bytes()) {
        if at < done || !is_year_at(piece, at) {
            continue;
        }
        if let Some((start, end, edtf)) = date_at(piece, at).filter(|(start, ..)| *start >= done) {
            found.push((Span::new(start..end).shifted(base), edtf));
            done = end;
        }
    }
}

/// Four digits that no letter, digit or decimal mark touches.
fn is_year_at(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let digits = bytes.get(at..at + 4).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit));
    if !digits || bytes.get(at + 4).is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let before = text[..at].chars().next_back();
    let after = text[at + 4..].chars().next();
    before.is_none_or(|c| !c.is_alphanumeric() && !"_-–/.$€£#@+=&:%".contains(c))
        && after.is_none_or(|c| !c.is_alphanumeric() && !"_%$€£@=&".contains(c))
}

/// The longest date around the year at `at`: (start, end, EDTF).
fn date_at(text: &str, at: usize) -> Option<(usize, usize, String)> {
    let end = at + 4;
    if let Some(date) = iso_date(text, at) {
        return Some((at, at + 10, date));
    }
    let mut after = text[end..].chars();
    if after.next().is_some_and(|mark| "-–—/.,".contains(mark)) && after.next().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let year: i32 = text[at..end].parse().ok()?;
    if year > 2100 {
        return None;
    }
    let before = &text[..at];
    let (start, edtf) = with_month(before, year).or_else(|| year_alone(before, year, &text[end..]).map(|edtf| (at, edtf)))?;
    Some((start, end, edtf))
}

/// `2025-09-02`, which nothing but a time may go on.
fn iso_date(text: &str, at: usize) -> Option<String> {
    let date = text.get(at..at + 10)?;
    let &[_, _, _, _, b'-', m1, m2, b'-', d1, d2] = date.as_bytes() else { return None };
    if ![m1, m2, d1, d2].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |tens: u8, ones: u8| (tens - b'0') * 10 + ones - b'0';
    Day::new(date[..4].parse().ok()?, number(m1, m2), number(d1, d2))?;
    let mut after = text[at + 10..].chars();
    let goes_on = match after.next() {
        Some('T') => !after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(next) => next.is_alphanumeric() || "-_/".contains(next),
        None => false,
    };
    (!goes_on).then(|| date.to_owned())
}

/// The forms that end in a month, or in a month and a day, before the year.
fn with_month(before: &str, year: i32) -> Option<(usize, String)> {
    let rest = gap(before)?;
    let rest = rest.strip_suffix(',').map_or(rest, str::trim_end);
    if let Some(month) = last_month(without_of(rest)) {
        let days = gap(&rest[..month.start]).and_then(|rest| last_days(without_of(rest), false));
        return match days {
            Some(days) => Some((days.start, days.edtf(year, month.number)?)),
            None if month.alone => Some((month.start, format!("{year}-{:02}", month.number))),
            None => None,
        };
    }
    let days = last_days(rest, true)?;
    let MonthWord { start, number, .. } = last_month(gap(&rest[..days.start])?)?;
    Some((start, days.edtf(year, number)?))
}

/// `2`, or `14–16`, at the end of a text.
struct Days {
    start: usize,
    first: u8,
    last: u8,
}

impl Days {
    /// None for days that the month does not have.
    fn edtf(&self, year: i32, month: u8) -> Option<String> {
        let (first, last) = (Day::new(year, month, self.first)?, Day::new(year, month, self.last)?);
        match first.cmp(&last) {
            std::cmp::Ordering::Less => Some(format!("{first}/{last}")),
            std::cmp::Ordering::Equal => Some(first.to_string()),
            std::cmp::Ordering::Greater => None,
        }
    }
}

/// The day number or range of days that `text` ends with. `before_year`: no full stop may follow the number.
fn last_days(text: &str, before_year: bool) -> Option<Days> {
    let text = if before_year { text } else { text.strip_suffix('.').unwrap_or(text) };
    let (start, last) = last_number(text)?;
    let before = &text[..start];
    let mark = before.chars().next_back();
    if mark.is_some_and(|mark| "-–".contains(mark)) {
        let (start, first) = last_number(before.trim_end_matches(['-', '–']))?;
        return stands_free(&text[..start]).then_some(Days { start, first, last });
    }
    if let Some((before, is_range)) = without_joint(before)
        && let Some((start, first)) = last_number(before)
        && stands_free(&text[..start])
        && (is_range && first < last || first + 1 == last)
    {
        return Some(Days { start, first, last });
    }
    stands_free(before).then_some(Days { start, first: last, last })
}

/// `text` without the word at its end that joins two days, and whether the days between are meant: `2 to 5 May`, not `2 and 5 May`.
fn without_joint(text: &str) -> Option<(&str, bool)> {
    const RANGES: [&str; 5] = ["to", "through", "al", "au", "bis"];
    const PAIRS: [&str; 5] = ["and", "or", "y", "et", "und"];
    let rest = gap(text)?;
    let without = |joints: &[&str]| joints.iter().find_map(|joint| gap(rest.strip_suffix(joint)?));
    without(&RANGES).map(|before| (before, true)).or_else(|| without(&PAIRS).map(|before| (before, false)))
}

fn stands_free(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !"_-–/.,:$€£#@+=".contains(c))
}

/// A number of one or two digits, with or without an ordinal ending.
fn last_number(text: &str) -> Option<(usize, u8)> {
    let endings = ["st", "nd", "rd", "th", "er", "º", "°"];
    let digits = endings.iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    let start = digits.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    (1..=2).contains(&(digits.len() - start)).then(|| digits[start..].parse().ok().map(|day| (start, day)))?
}

/// `text` without the white space at its end, of which there must be some, but no blank line.
fn gap(text: &str) -> Option<&str> {
    let trimmed = text.trim_end();
    let space = &text[trimmed.len()..];
    (!space.is_empty() && space.len() <= 6 && space.bytes().filter(|byte| *byte == b'\n').count() < 2).then_some(trimmed)
}

/// `2 de septiembre de`, `2nd of September of`: the particle dropped.
fn without_of(text: &str) -> &str {
    let particles = [" de", " del", " of"];
    particles.iter().find_map(|particle| text.strip_suffix(particle)).map_or(text, str::trim_end)
}

/// A year after a preposition; a round number needs more to be one (`of 2000 people`).
fn year_alone(before: &str, year: i32, after: &str) -> Option<String> {
    const PREPOSITIONS: [&str; 6] = ["in", "since", "by", "until", "from", "of"];
    const GO_ON: [&str; 28] = [
        "and", "or", "to", "when", "after", "before", "but", "that", "with", "for", "by", "in", "on", "as", "at", "was", "were",
        "is", "has", "had", "which", "until", "through", "the", "under", "because", "while", "he",
    ];
    const COUNTED: [&str; 21] = [
        "percent",
        "per",
        "people",
        "troops",
        "soldiers",
        "votes",
        "men",
        "km",
        "kilometers",
        "kilometres",
        "miles",
        "feet",
        "meters",
        "metres",
        "tons",
        "tonnes",
        "euros",
        "dollars",
        "pounds",
        "acres",
        "hectares",
    ];
    let rest = gap(before)?;
    let start = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let preposition = &rest[start..];
    if !(1800..=2100).contains(&year) || !PREPOSITIONS.iter().any(|word| preposition.eq_ignore_ascii_case(word)) {
        return None;
    }
    let next = after
        .strip_prefix([' ', '\u{a0}'])
        .map_or("", |rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
    let counts = COUNTED.contains(&next) || year % 100 == 0 && !next.is_empty() && !GO_ON.contains(&next);
    let is_free = stands_free(&rest[..start]);
    (is_free && !counts).then(|| year.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dates as `words=edtf`, by `; `.
    fn check(text: &str, expected: &str) {
        let found: Vec<String> = find(text).iter().map(|(span, edtf)| format!("{}={edtf}", span.of(text))).collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }

    #[test]
    fn english() {
        check("On September 2, 2025, he landed.", "September 2, 2025=2025-09-02");
        check("Tuesday, Sept. 2, 2025", "Sept. 2, 2025=2025-09-02");
        check("on Sept 2nd 2025", "Sept 2nd 2025=2025-09-02");
        check("the 2nd of September, 2025.", "2nd of September, 2025=2025-09-02");
        check("2 September 2025", "2 September 2025=2025-09-02");
        check("a vote on MARCH 16, 2014 -- a year ago", "MARCH 16, 2014=2014-03-16");
        check("on March 14–16, 2014", "March 14–16, 2014=2014-03-14/2014-03-16");
        check("2-4 May 2019", "2-4 May 2019=2019-05-02/2019-05-04");
        check("the night of 6 to 7 May 2020", "6 to 7 May 2020=2020-05-06/2020-05-07");
        check("on 2 and 30 May 2020", "30 May 2020=2020-05-30");
        check(
            "on September 2 and 3, 2025; from 7 to 6 May 2020",
            "September 2 and 3, 2025=2025-09-02/2025-09-03; 6 May 2020=2020-05-06",
        );
        check("since March 2014 and (April 2015)", "March 2014=2014-03; April 2015=2015-04");
        check("mid-July 2017", "July 2017=2017-07");
        check("in July\n2017", "July\n2017=2017-07");
        check("from May 2014–June 2015", "May 2014=2014-05; June 2015=2015-06");
    }

    #[test]
    fn numbers() {
        check("on 2025-09-02.", "2025-09-02=2025-09-02");
        check("2025-09-02T10:00Z 2025-09-03", "2025-09-02=2025-09-02; 2025-09-03=2025-09-03");
        for silent in [
            "02/09/2025",
            "9/2/2025",
            "2025-13-02",
            "2025-02-30",
            "2025-09-02-a",
            "x2025-09-02",
            "a_2025-09-02",
            "/2025/09/02/",
            "1,2025",
            "12025",
            "20251",
            "$2025",
            "2025%",
            "it is 2025",
            "2025",
            "Resolution 2025-09",
        ] {
            check(silent, "");
        }
    }

    #[test]
    fn other_languages() {
        check("el 2 de septiembre de 2025", "2 de septiembre de 2025=2025-09-02");
        check("en septiembre del 2025", "septiembre del 2025=2025-09");
        check("le 1er août 2025", "1er août 2025=2025-08-01");
        check("le 16 mars 2014", "16 mars 2014=2014-03-16");
        check("am 2. März 2025", "2. März 2025=2025-03-02");
        check("la mission Mars 2020", "");
    }

    #[test]
    fn years() {
        check("In 1998 women voted; since 2014, by 2020.", "1998=1998; 2014=2014; 2020=2020");
        check("from 2009 until 2011", "2009=2009; 2011=2011");
        check("the summer of 1969", "1969=1969");
        check("in 2000 and of 1900", "2000=2000; 1900=1900");
        for silent in [
            "of 2000 people",
            "by 1500 votes",
            "in 1799",
            "in 2101",
            "in 2019-20",
            "in 2019–2020",
            "the 1990s",
            "in 1990s",
            "in 1998/99",
            "within 1998",
            "in 1,998",
            "by 2025 percent",
            "than 2019",
            "in 2019.5",
            "in the 2016 election",
        ] {
            check(silent, "");
        }
    }

    #[test]
    fn months_need_care() {
        for silent in
            ["he may 2014 times", "to march 2014", "September 31, 2025", "May\n\n2014", "Septembers 2014", "3.2 May 20145"]
        {
            check(silent, "");
        }
        check("30 February 2025", "");
    }

    #[test]
    fn survives_every_cut() {
        let text = "é2 de septiembre de 2025–1er août 2025, Sept. 2nd, 2025–2026-01-02T1 º2 March 2014 in 2000 — 14–16 mai 2014";
        for start in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            for end in (start..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                for (span, edtf) in find(&text[start..end]) {
                    assert!(crate::date::Edtf::parse(&edtf).is_ok() && !span.is_empty(), "{edtf}");
                }
            }
        }
    }
}
