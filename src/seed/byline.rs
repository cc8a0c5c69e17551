//! Who wrote: bylines, and the lines that name who helped. Both are made of names, so a sentence is told from them by its small words.

use super::line::Line;

/// Small words that stand between names.
const BETWEEN: [&str; 36] = [
    "and", "y", "e", "et", "und", "in", "of", "for", "the", "at", "with", "to", "de", "del", "da", "do", "dos", "van", "von",
    "der", "den", "la", "le", "el", "al", "bin", "ibn", "&", "|", "-", "–", "—", "•", "/", "by", "from",
];

/// `By Jane Roe and John Doe, Associated Press`. Only a place beside the headline makes such a line a byline.
pub fn is_byline(line: &Line) -> bool {
    #[rustfmt::skip]
    const NO_NAMES: [&str; 30] = [
        "the", "a", "an", "all", "any", "no", "what", "way", "chance", "law", "land", "sea", "air", "force", "then", "now",
        "some", "far", "design", "contrast", "year", "day", "night", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday",
    ];
    let Some((by, rest)) = line.text.split_once(char::is_whitespace) else { return false };
    let is_by = matches!(
        by,
        "By" | "BY" | "by" | "Von" | "VON" | "Por" | "POR" | "Par" | "PAR" | "By:" | "Author:" | "Autor:" | "Words:"
    );
    let first = rest.split([' ', ',', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    if !is_by
        || line.words > 22
        || line.quotes()
        || NO_NAMES.contains(&first.as_str())
        || first.starts_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    let agency = rest.split_whitespace().count() == 1
        && (rest.chars().all(|c| c.is_uppercase() || "/.&".contains(c)) || rest == "Reuters" || rest.starts_with("Associated"));
    let names = names(rest);
    !line.text.ends_with(['?', '!', ':', '…']) && names.is_some_and(|count| count >= 2 || agency)
}

/// `Reporting by Jane Roe; Editing by John Doe`, `Jane Roe contributed to this report.`
pub fn is_reporting_credit(plain: &str, line: &Line) -> bool {
    #[rustfmt::skip]
    const STARTS: [&str; 22] = [
        "reporting by ", "additional reporting by ", "additional reporting from ", "reporting and writing by ", "writing by ",
        "editing by ", "edited by ", "compiled by ", "with reporting by ", "with reporting from ",
        "with additional reporting by ", "with files from ", "with inputs from ", "with agency inputs", "with input from ",
        "written by ", "produced by ", "translated by ", "translation by ", "con informacion de ", "mit material von ", "avec ",
    ];
    #[rustfmt::skip]
    const ENDS: [&str; 10] = [
        "contributed to this report", "contributed to this story", "contributed to this article", "contributed to this piece",
        "contributed reporting", "contributed reporting to this story", "contributed additional reporting",
        "contribuyo a este reportaje", "contribuyeron a este reportaje", "contribue a cet article",
    ];
    if line.words > 60 || plain.contains('"') {
        return false;
    }
    let bare = plain.trim_matches(|c: char| !c.is_alphanumeric());
    let helped = memchr::memmem::find(bare.as_bytes(), b"contribu").map_or("", |at| &bare[at..]);
    if ENDS.iter().any(|end| helped.starts_with(end)) {
        let at = bare.len() - helped.len();
        let from = bare[at..].split(" from ").nth(1).is_none_or(|place| place.split(' ').count() <= 6);
        return from && line.words <= 40 && names(&line.text[..line.text.find("ontrib").map_or(0, |at| at - 1)]).is_some();
    }
    let starts = STARTS.iter().any(|start| bare.starts_with(start));
    let skipped = if bare.starts_with("con ") || bare.starts_with("mit ") || bare.starts_with("avec ") { 3 } else { 2 };
    starts && line.words <= 40 && after_words(line.text, skipped).is_some_and(|rest| names(rest).is_some_and(|count| count >= 1))
}

/// How many names `text` holds, if nothing but names is in it. Lower-case words beyond those that join names are allowed only as words of the trade.
fn names(text: &str) -> Option<usize> {
    #[rustfmt::skip]
    const TRADE: [&str; 22] = [
        "reporting", "writing", "editing", "additional", "compiled", "translated", "translation", "reporter", "correspondent",
        "editor", "staff", "writer", "contributor", "producer", "also", "news", "agency", "informacion", "material", "senior",
        "special", "has",
    ];
    let mut count = 0;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        if bare.is_empty() || BETWEEN.contains(&lower.as_str()) || TRADE.contains(&lower.as_str()) {
            continue;
        }
        if bare.starts_with(char::is_lowercase) && !word.contains('@') {
            return None;
        }
        count += 1;
    }
    Some(count)
}

fn after_words(text: &str, count: usize) -> Option<&str> {
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    for _ in 0..count {
        rest = rest.split_once(char::is_whitespace)?.1.trim_start();
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::super::line::plain_form;
    use super::*;

    #[test]
    fn bylines() {
        for text in [
            "By Jane Roe",
            "BY JANE ROE AND JOHN DOE",
            "By Jane Roe, Associated Press",
            "By Jane van der Roe | March 3, 2014",
            "Por Juan Pérez",
            "Von Jana Müller und Max Roe",
            "By AFP",
            "By Reuters",
            "By Jane Roe, BBC News, Washington",
        ] {
            assert!(is_byline(&Line::new(text)), "{text}");
        }
        for text in [
            "By Tuesday the army had left the city",
            "By the Numbers",
            "By Friday",
            "By then it was too late",
            "By Force",
            "By 2014 Russia had taken the land.",
            "By Any Means",
            "By comparison, El Salvador is small",
            "By “Jane Roe”",
            "By Monday Night",
        ] {
            assert!(!is_byline(&Line::new(text)), "{text}");
        }
    }

    #[test]
    fn reporting_credits() {
        let mut plain = String::new();
        let mut is_credit = |text: &str| {
            plain_form(text, &mut plain);
            is_reporting_credit(&plain, &Line::new(text))
        };
        for text in [
            "Reporting by Jane Roe; Editing by John Doe",
            "(Reporting by Jane Roe and John Doe in Moscow; additional reporting by Max Roe; Editing by Eva Doe)",
            "Fox News' Jane Roe and The Associated Press contributed to this report.",
            "Jane Roe contributed reporting from Moscow.",
            "With files from The Canadian Press",
            "Edited by Jane Roe",
            "Con información de AFP",
        ] {
            assert!(is_credit(text), "{text}");
        }
        for text in [
            "Reporting by The Washington Post found that the ministry knew.",
            "Written by a committee, the law was weak.",
            "Many factors contributed to this story",
            "Edited by hand, the film shows soldiers.",
            "Avec le temps, tout va.",
            "Russia said that it had contributed to this report.",
        ] {
            assert!(!is_credit(text), "{text}");
        }
    }
}
