//! Dates in words, for readers.

use super::{Edtf, End, Part, Point, Shape};

/// What a language needs to say a date. `{}` takes the date.
struct Language {
    months: [&'static str; 12],
    seasons: [&'static str; 4],
    /// Between the day's number and the month, between month and year.
    after_day: &'static str,
    after_month: &'static str,
    first: &'static str,
    /// What a day has before it after a preposition: `seit dem 1. Juni`.
    article: &'static str,
    about: &'static str,
    perhaps: &'static str,
    since: &'static str,
    until: &'static str,
    until_day: &'static str,
    to: &'static str,
    unknown_date: &'static str,
    month_unknown: &'static str,
    day_unknown: &'static str,
}

const ENGLISH: Language = Language {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    seasons: ["spring", "summer", "autumn", "winter"],
    after_day: " ",
    after_month: " ",
    first: "1",
    article: "",
    about: "about ",
    perhaps: "perhaps ",
    since: "since ",
    until: "until ",
    until_day: "until ",
    to: " to ",
    unknown_date: "an unknown date",
    month_unknown: " (month unknown)",
    day_unknown: " (day unknown)",
};

const GERMAN: Language = Language {
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    seasons: ["Frühling", "Sommer", "Herbst", "Winter"],
    after_day: ". ",
    after_month: " ",
    first: "1",
    article: "dem ",
    about: "etwa ",
    perhaps: "vielleicht ",
    since: "seit ",
    until: "bis ",
    until_day: "bis zum ",
    to: " bis ",
    unknown_date: "unbekannt",
    month_unknown: " (Monat unbekannt)",
    day_unknown: " (Tag unbekannt)",
};

const FRENCH: Language = Language {
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    seasons: ["printemps", "été", "automne", "hiver"],
    after_day: " ",
    after_month: " ",
    first: "1er",
    article: "le ",
    about: "vers ",
    perhaps: "peut-être ",
    since: "depuis ",
    until: "jusqu’en ",
    until_day: "jusqu’au ",
    to: " – ",
    unknown_date: "date inconnue",
    month_unknown: " (mois inconnu)",
    day_unknown: " (jour inconnu)",
};

const SPANISH: Language = Language {
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    seasons: ["primavera", "verano", "otoño", "invierno"],
    after_day: " de ",
    after_month: " de ",
    first: "1",
    article: "el ",
    about: "hacia ",
    perhaps: "quizá ",
    since: "desde ",
    until: "hasta ",
    until_day: "hasta el ",
    to: " – ",
    unknown_date: "fecha desconocida",
    month_unknown: " (mes desconocido)",
    day_unknown: " (día desconocido)",
};

impl Edtf {
    /// The date in words of `language` (a BCP 47 tag; English where we don't speak it): `2 September 2025`, `about November 2025`,
    /// `since 1 June 2019`, `1 June 2019 to 3 March 2020`.
    pub fn words(&self, language: &str) -> String {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let language = match primary.to_ascii_lowercase().as_str() {
            "de" => &GERMAN,
            "fr" => &FRENCH,
            "es" => &SPANISH,
            _ => &ENGLISH,
        };
        let end = |end: End| match end {
            End::At(point) => language.say(point),
            End::Open | End::Unknown => language.unknown_date.to_owned(),
        };
        match self.shape {
            Shape::Date(point) => language.say(point),
            Shape::Interval(End::At(start), End::Open) => language.after_preposition(language.since, language.since, start),
            Shape::Interval(End::Open, End::At(last)) => language.after_preposition(language.until, language.until_day, last),
            Shape::Interval(start, last) => format!("{}{}{}", end(start), language.to, end(last)),
        }
    }
}

impl Language {
    fn say(&self, point: Point) -> String {
        let perhaps = if point.uncertain { self.perhaps } else { "" };
        let about = if point.approximate { self.about } else { "" };
        format!("{perhaps}{about}{}", self.say_plainly(point))
    }

    fn say_plainly(&self, point: Point) -> String {
        let year = match point.unknown_digits {
            0 => point.year.to_string(),
            _ => format!("{}–{}", point.first_year(), point.last_year()),
        };
        let month = |month: u8| self.months[usize::from(month) - 1];
        let separator = self.after_month;
        match point.part {
            Part::Year => year,
            Part::UnknownMonth | Part::UnknownMonthAndDay => format!("{year}{}", self.month_unknown),
            Part::Season(season) => format!("{} {year}", self.seasons[usize::from(season)]),
            Part::Month(number) => format!("{}{separator}{year}", month(number)),
            Part::UnknownDay(number) => format!("{}{separator}{year}{}", month(number), self.day_unknown),
            Part::Day(number, 1) => format!("{}{}{}{separator}{year}", self.first, self.after_day, month(number)),
            Part::Day(number, day) => format!("{day}{}{}{separator}{year}", self.after_day, month(number)),
        }
    }

    /// `since` and `until`; before a plain day German, French and Spanish want an article.
    fn after_preposition(&self, preposition: &str, with_day: &str, point: Point) -> String {
        let plain_day = matches!(point.part, Part::Day(..)) && !point.approximate && !point.uncertain;
        let (preposition, article) = match plain_day {
            false => (preposition, ""),
            true if with_day == preposition => (preposition, self.article),
            true => (with_day, ""),
        };
        format!("{preposition}{article}{}", self.say(point))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, language: &str, expected: &str) {
        assert_eq!(Edtf::parse(text).expect("a date").words(language), expected, "{text} in {language}");
    }

    #[test]
    fn english() {
        for (text, expected) in [
            ("2025-09-02", "2 September 2025"),
            ("2025-11", "November 2025"),
            ("2025-11~", "about November 2025"),
            ("2025?", "perhaps 2025"),
            ("2025-11%", "perhaps about November 2025"),
            ("2025-XX", "2025 (month unknown)"),
            ("2025-11-XX", "November 2025 (day unknown)"),
            ("201X", "2010–2019"),
            ("2025-23", "autumn 2025"),
            ("2019-06-01/..", "since 1 June 2019"),
            ("../2020", "until 2020"),
            ("2019-06-01/2020-03-03", "1 June 2019 to 3 March 2020"),
            ("2019-06-01/", "1 June 2019 to an unknown date"),
        ] {
            check(text, "en", expected);
            check(text, "nl", expected);
        }
    }

    #[test]
    fn other_languages() {
        check("2025-03-02", "de-AT", "2. März 2025");
        check("2019-06-01/..", "de", "seit dem 1. Juni 2019");
        check("2019-06/..", "de", "seit Juni 2019");
        check("../2020-03-03", "de", "bis zum 3. März 2020");
        check("2025-08-01", "fr", "1er août 2025");
        check("../2020", "fr", "jusqu’en 2020");
        check("../2020-03-03", "fr", "jusqu’au 3 mars 2020");
        check("2019-06-01/2020-03-03", "fr", "1er juin 2019 – 3 mars 2020");
        check("2025-09-02", "es", "2 de septiembre de 2025");
        check("2019-06-01/..", "es", "desde el 1 de junio de 2019");
        check("2025-11~", "es", "hacia noviembre de 2025");
    }
}
