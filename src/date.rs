//! Dates as analysts write them (EDTF levels 0 and 1) and as articles print them. Knows no clock: there is no "today" here.

mod find;
mod month;
mod parse;
mod words;

use std::fmt;

pub use find::{find, find_into};
pub use month::month;

/// One day of the proleptic Gregorian calendar. Ordered by time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day {
    pub year: i32,
    /// From 1.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        ((1..=12).contains(&month) && day >= 1 && day <= days_in(year, month)).then_some(Self { year, month, day })
    }

    /// A number that orders days: year, month and day as decimal digits.
    fn number(self) -> i32 {
        self.year * 10_000 + i32::from(self.month) * 100 + i32::from(self.day)
    }
}

impl fmt::Display for Day {
    /// `2025-09-02`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(formatter, "{sign}{:04}-{:02}-{:02}", self.year.unsigned_abs(), self.month, self.day)
    }
}

/// A date string of a front matter, understood: `2025-09-02`, `2025-11`, `2025-11~`, `2019-06-01/..`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Edtf {
    /// As written, without white space around it.
    pub text: String,
    shape: Shape,
}

/// What a date string is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Shape {
    Date(Point),
    Interval(End, End),
}

/// One end of an interval.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum End {
    At(Point),
    /// `..`: it goes on.
    Open,
    /// Nothing beside the slash: there is an end, but nobody knows when.
    Unknown,
}

/// A date of some precision.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Point {
    year: i32,
    /// How many of the last digits of the year are not known: `201X` is 1, `20XX` is 2; those digits are 0 in `year`.
    unknown_digits: u8,
    part: Part,
    /// `~` or `%`.
    approximate: bool,
    /// `?` or `%`.
    uncertain: bool,
}

/// How much of a year a date means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Part {
    Year,
    /// `2025-XX`.
    UnknownMonth,
    /// `2025-XX-XX`.
    UnknownMonthAndDay,
    /// 0 spring, 1 summer, 2 autumn, 3 winter.
    Season(u8),
    Month(u8),
    /// `2025-11-XX`.
    UnknownDay(u8),
    Day(u8, u8),
}

impl Edtf {
    /// The first day that the date allows; none where its beginning is open or unknown.
    pub fn earliest(&self) -> Option<Day> {
        match self.shape {
            Shape::Date(point) | Shape::Interval(End::At(point), _) => Some(point.earliest()),
            Shape::Interval(..) => None,
        }
    }

    /// The last day that the date allows; none where its end is open or unknown.
    pub fn latest(&self) -> Option<Day> {
        match self.shape {
            Shape::Date(point) | Shape::Interval(_, End::At(point)) => Some(point.latest()),
            Shape::Interval(..) => None,
        }
    }

    /// Orders dates from old to new: by the latest day that the date allows; a date without an end by its start.
    pub fn sort_key(&self) -> i32 {
        self.reference().latest().number()
    }

    /// The year that the date is filed under, the one of its `sort_key`; none for a decade or century (`201X`).
    pub fn year(&self) -> Option<i32> {
        let point = self.reference();
        (point.unknown_digits == 0).then_some(point.year)
    }

    /// Whether the date allows `day`; an open or unknown end allows all days on its side.
    pub fn contains(&self, day: Day) -> bool {
        self.earliest().is_none_or(|first| first <= day) && self.latest().is_none_or(|last| day <= last)
    }

    /// The point that orders the date.
    fn reference(&self) -> Point {
        match self.shape {
            Shape::Date(point) | Shape::Interval(_, End::At(point)) | Shape::Interval(End::At(point), _) => point,
            Shape::Interval(..) => unreachable!("the parser refuses an interval without any date"),
        }
    }
}

impl Point {
    fn earliest(self) -> Day {
        let (month, day) = match self.part {
            Part::Year | Part::UnknownMonth | Part::UnknownMonthAndDay => (1, 1),
            Part::Season(season) => (season_months(season).0, 1),
            Part::Month(month) | Part::UnknownDay(month) => (month, 1),
            Part::Day(month, day) => (month, day),
        };
        Day { year: self.first_year(), month, day }
    }

    fn latest(self) -> Day {
        let year = self.last_year();
        let (month, day) = match self.part {
            Part::Year | Part::UnknownMonth | Part::UnknownMonthAndDay => (12, 31),
            Part::Season(season) => (season_months(season).1, days_in(year, season_months(season).1)),
            Part::Month(month) | Part::UnknownDay(month) => (month, days_in(year, month)),
            Part::Day(month, day) => (month, day),
        };
        Day { year, month, day }
    }

    /// Of a year before Christ the unknown digits count backwards.
    fn first_year(self) -> i32 {
        if self.year < 0 { self.year - self.unknown_years() } else { self.year }
    }

    fn last_year(self) -> i32 {
        if self.year < 0 { self.year } else { self.year + self.unknown_years() }
    }

    fn unknown_years(self) -> i32 {
        10_i32.pow(u32::from(self.unknown_digits)) - 1
    }
}

/// First and last month of a northern season. Winter lies at both ends of a year, so it allows all of it.
fn season_months(season: u8) -> (u8, u8) {
    match season {
        0 => (3, 5),
        1 => (6, 8),
        2 => (9, 11),
        _ => (1, 12),
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Edtf {
        Edtf::parse(text).unwrap_or_else(|why| panic!("{text}: {why}"))
    }

    /// `earliest to latest, key, year`.
    fn check(text: &str, expected: &str) {
        let date = parsed(text);
        let shown = |day: Option<Day>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let year = date.year().map_or_else(|| "-".to_owned(), |year| year.to_string());
        let found = format!("{} to {}, {}, {year}", shown(date.earliest()), shown(date.latest()), date.sort_key());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn borders() {
        check("2025-09-02", "2025-09-02 to 2025-09-02, 20250902, 2025");
        check(" 2025-09-02T10:30:00Z ", "2025-09-02 to 2025-09-02, 20250902, 2025");
        check("2024-02", "2024-02-01 to 2024-02-29, 20240229, 2024");
        check("2025", "2025-01-01 to 2025-12-31, 20251231, 2025");
        check("2025-XX", "2025-01-01 to 2025-12-31, 20251231, 2025");
        check("2025-11-XX~", "2025-11-01 to 2025-11-30, 20251130, 2025");
        check("201X", "2010-01-01 to 2019-12-31, 20191231, -");
        check("19XX", "1900-01-01 to 1999-12-31, 19991231, -");
        check("2025-21", "2025-03-01 to 2025-05-31, 20250531, 2025");
        check("2025-24", "2025-01-01 to 2025-12-31, 20251231, 2025");
        check("2019-06-01/..", "2019-06-01 to -, 20190601, 2019");
        check("2019/", "2019-01-01 to -, 20191231, 2019");
        check("../2020", "- to 2020-12-31, 20201231, 2020");
        check("2019-06/2020-03-03", "2019-06-01 to 2020-03-03, 20200303, 2020");
        check("-0044-03-15", "-0044-03-15 to -0044-03-15, -439685, -44");
    }

    #[test]
    fn contains_the_days_between_its_borders() {
        let day = |year, month, day| Day::new(year, month, day).expect("a day of the calendar");
        assert!(parsed("2019-06-01/..").contains(day(2030, 1, 1)));
        assert!(!parsed("2019-06-01/..").contains(day(2019, 5, 31)));
        assert!(parsed("../2020").contains(day(2020, 12, 31)));
        assert!(!parsed("../2020").contains(day(2021, 1, 1)));
        assert!(parsed("2024-02").contains(day(2024, 2, 29)));
        assert!(Day::new(2025, 2, 29).is_none());
    }
}
