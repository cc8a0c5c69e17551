//! One number or date at one place.

use super::words::{self, scale};
use super::{Figure, Notation, ONE, Reading, Token, Unit, Value, figure};
use crate::date::{Edtf, month};
use crate::text::Span;

/// What stands at a token.
pub struct Found {
    pub figure: Option<Figure>,
    /// How many tokens it takes.
    pub tokens: usize,
    /// It is a number that names something: what follows `and` does so too.
    pub named: bool,
}

/// Words before a number that make it a name: `page 12`, `resolution 2334`.
const NAMED_BY: [&str; 48] = [
    "no",
    "nr",
    "nos",
    "number",
    "article",
    "articles",
    "section",
    "sections",
    "chapter",
    "page",
    "pages",
    "paragraph",
    "paragraphs",
    "para",
    "resolution",
    "regulation",
    "directive",
    "decree",
    "law",
    "phase",
    "version",
    "level",
    "tier",
    "type",
    "route",
    "flight",
    "channel",
    "table",
    "figure",
    "item",
    "line",
    "part",
    "step",
    "room",
    "case",
    "claim",
    "question",
    "category",
    "grade",
    "rule",
    "annex",
    "stage",
    "p",
    "pp",
    "vol",
    "credibility",
    "§",
    "¶",
];

/// Words in capitals that begin sentences and name nothing.
const OPENERS: [&str; 40] = [
    "In",
    "On",
    "By",
    "At",
    "Since",
    "From",
    "Until",
    "Of",
    "About",
    "Nearly",
    "Almost",
    "Some",
    "Over",
    "Around",
    "Least",
    "Than",
    "With",
    "The",
    "A",
    "An",
    "And",
    "Between",
    "To",
    "Only",
    "Just",
    "More",
    "Approximately",
    "Roughly",
    "Another",
    "All",
    "These",
    "Those",
    "Its",
    "Their",
    "Under",
    "Fewer",
    "For",
    "After",
    "Before",
    "But",
];

/// What stands at `tokens[at]`. `named`: the number before, or the one before `and`, was a name.
pub fn read(tokens: &[Token], at: usize, notation: Notation, reading: Reading, named: bool) -> Found {
    let token = tokens[at];
    let nothing = |tokens: usize, named: bool| Found { figure: None, tokens, named };
    if !token.text.contains(|c: char| c.is_ascii_digit()) {
        if let Some(number) = month(token.text).filter(|_| reading == Reading::Source && token.text.len() > 2)
            && day_at(tokens.get(at + 1)).is_none()
        {
            return Found { figure: Some(figure(token.span, Value::Month(number))), tokens: 1, named: false };
        }
        return day_after_month(tokens, at).or_else(|| spelled(tokens, at, reading)).unwrap_or_else(|| {
            let goes_on = named && matches!(token.text, "and" | "or" | "to");
            nothing(1, goes_on)
        });
    }
    if let Some(found) = day_before_month(tokens, at) {
        return found;
    }
    if let Some(year) = year_cut_short(tokens, at).filter(|_| reading == Reading::Source || !named) {
        return Found { figure: Some(figure(token.span, Value::Year(year))), tokens: 1, named: false };
    }
    let is_month = token.text.len() == 7 && token.text.as_bytes()[4] == b'-';
    if let (true, Ok(date)) = (is_month, Edtf::parse(token.text)) {
        return Found { figure: Some(figure(token.span, Value::Date(date))), tokens: 1, named: false };
    }
    // The groups of a telephone number follow.
    let Some(mut number) = digits(tokens, at, notation, reading) else { return nothing(1, token.text.starts_with('+')) };
    if reading == Reading::Claim && (named || is_name(tokens, at, number.tokens)) {
        return nothing(number.tokens, true);
    }
    let is_time = tokens.get(at + number.tokens).is_some_and(|next| {
        let bare: String = next.text.chars().filter(|c| c.is_alphabetic()).collect();
        matches!(bare.to_lowercase().as_str(), "am" | "pm" | "oclock") && next.text.len() < 8
    });
    if is_time && reading == Reading::Claim {
        return nothing(number.tokens + 1, false);
    }
    if let (Some(year), true) = (number.year, number.tokens == 1) {
        return Found { figure: Some(figure(token.span, Value::Year(year))), tokens: 1, named: false };
    }
    number.readings.sort_unstable();
    number.readings.dedup();
    let span = Span { start: token.span.start, end: tokens[at + number.tokens - 1].span.end };
    Found { figure: Some(figure(span, Value::Number(number.readings))), tokens: number.tokens, named: false }
}

/// The second year of `1994–96`.
fn year_cut_short(tokens: &[Token], at: usize) -> Option<i32> {
    let (first, second) = (tokens[at.checked_sub(1)?], tokens[at]);
    let is_joined = second.apart && (1..=3).contains(&(second.span.start - first.span.end));
    is_joined.then(|| second_year(first.text, second.text).filter(|_| second.text.len() == 2))?
}

/// The second of two years that are joined: `1994–96`, `2018/19`, `1999/2000`.
pub fn second_year(first: &str, second: &str) -> Option<i32> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if first.len() != 4 || !matches!(second.len(), 2 | 4) || !is_number(first) || !is_number(second) {
        return None;
    }
    let (year, last) = (first.parse::<i32>().ok()?, second.parse::<i32>().ok()?);
    let whole = match second.len() {
        2 if last == (year + 1) % 100 => year + 1,
        2 => year - year % 100 + last,
        _ => last,
    };
    ((1800..=2100).contains(&year) && (year + 1..=year + 99).contains(&whole)).then_some(whole)
}

/// A number in digits.
struct Digits {
    readings: Vec<u128>,
    tokens: usize,
    /// It looks like a year.
    year: Option<i32>,
}

fn digits(tokens: &[Token], at: usize, notation: Notation, reading: Reading) -> Option<Digits> {
    let text = tokens[at].text;
    let bare = ["US$", "C$", "A$", "$", "€", "£", "¥"].iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text);
    let length = bare.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '\'' | '’')).unwrap_or(bare.len());
    let written = bare[..length].trim_end_matches(['.', ',', '\'', '’']);
    let suffix = &bare[written.len()..];
    let mut readings = readings(written, notation)?;
    let mut taken = 1;
    if suffix.is_empty() && written.len() <= 3 && written.bytes().all(|byte| byte.is_ascii_digit()) {
        let mut joined = written.to_owned();
        let is_group =
            |token: &&Token| !token.apart && token.text.len() == 3 && token.text.bytes().all(|byte| byte.is_ascii_digit());
        while let Some(group) = tokens.get(at + taken).filter(is_group) {
            joined.push_str(group.text);
            taken += 1;
        }
        let alone = reading == Reading::Source && taken > 1;
        let whole = joined.parse::<u128>().ok()?.checked_mul(ONE)?;
        readings = if alone { vec![readings[0], whole] } else { vec![whole] };
    }
    let factor = suffix_factors(suffix, reading)?;
    let next = tokens.get(at + taken).filter(|next| !next.apart).map(|next| next.text.to_lowercase());
    let multiplier = next.as_deref().filter(|word| word.len() > 1).and_then(scale).filter(|_| suffix.is_empty());
    let is_year = taken == 1 && suffix.is_empty() && bare.len() == text.len() && written.len() == 4 && multiplier.is_none();
    let year = written.parse::<i32>().ok().filter(|year| is_year && (1800..=2100).contains(year));
    if let Some(multiplier) = multiplier {
        taken += 1;
        for reading in &mut readings {
            *reading = reading.saturating_mul(u128::from(multiplier));
        }
    }
    let scaled = readings.iter().flat_map(|reading| factor.iter().map(move |factor| reading.saturating_mul(u128::from(*factor))));
    Some(Digits { readings: scaled.collect(), tokens: taken, year })
}

/// What the sign or letters after a number multiply by; several where they read in two ways. None where it is no number.
fn suffix_factors(suffix: &str, reading: Reading) -> Option<Vec<u64>> {
    let is_compound = |rest: &str| rest.starts_with(|c: char| c.is_lowercase()) && !rest.contains(|c: char| c.is_ascii_digit());
    Some(match suffix {
        "" | "%" | "°C" | "°F" | "°" | "km" | "kg" | "cm" | "mm" | "lb" | "lbs" | "ft" | "mph" | "kph" | "ha" | "mg" => {
            vec![1]
        }
        "k" | "K" => vec![1_000],
        "m" | "M" => vec![1, 1_000_000],
        "mn" | "mln" => vec![1_000_000],
        "b" | "B" | "bn" => vec![1_000_000_000],
        "tn" | "trn" => vec![1_000_000_000_000],
        "st" | "nd" | "rd" | "th" | "s" if reading == Reading::Source => vec![1],
        compound if compound.strip_prefix('-').is_some_and(is_compound) => {
            vec![compound[1..].split('-').next().and_then(scale).filter(|scale| *scale >= 100).unwrap_or(1)]
        }
        _ => return None,
    })
}

/// What digits with points and commas can mean, in millionths.
fn readings(written: &str, notation: Notation) -> Option<Vec<u128>> {
    let written: String = written.chars().map(|c| if c == '’' { '\'' } else { c }).collect();
    if written.is_empty() || !written.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let marks: Vec<char> = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(&last) = marks.last() else { return Some(vec![written.parse::<u128>().ok()?.checked_mul(ONE)?]) };
    let first = marks[0];
    let mut readings = Vec::new();
    if marks.iter().all(|mark| *mark == first) && is_grouped(&written, first) {
        readings.extend(decimal(&written.replace(first, ""), ""));
    }
    if last != '\'' {
        let (whole, part) = written.rsplit_once(last)?;
        let other = if last == '.' { ',' } else { '.' };
        let groups = whole.trim_end_matches(char::is_numeric).chars().last();
        if marks.len() == 1 {
            let groups_alone = notation.thousands == Some(last) && !readings.is_empty();
            readings.extend(decimal(whole, part).filter(|_| !groups_alone));
        } else if groups.is_some_and(|mark| mark == other || mark == '\'') && groups.is_some_and(|mark| is_grouped(whole, mark)) {
            readings.extend(decimal(&whole.replace([',', '.', '\''], ""), part));
        }
    }
    Some(readings).filter(|readings| !readings.is_empty())
}

/// Whether `mark` cuts digits into groups of three.
fn is_grouped(written: &str, mark: char) -> bool {
    let mut groups = written.split(mark);
    let first = groups.next().unwrap_or_default();
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len()) && is_number(first) && groups.all(|group| group.len() == 3 && is_number(group))
}

fn decimal(whole: &str, part: &str) -> Option<u128> {
    let part = &part[..part.len().min(6)];
    let millionths = format!("{part:0<6}").parse::<u128>().ok()?;
    whole.parse::<u128>().ok()?.checked_mul(ONE)?.checked_add(millionths)
}

/// Whether a number names rather than counts: after a word in capitals, or one that numbers things, or before a street.
fn is_name(tokens: &[Token], at: usize, taken: usize) -> bool {
    let is_street = |token: &Token| matches!(token.text, "Street" | "Avenue" | "Road" | "Square" | "Boulevard");
    if tokens[at + taken..].iter().take(3).any(is_street) || tokens[at].text.starts_with(['#', '§', '¶', '+', '@', '/']) {
        return true;
    }
    let Some(before) = at.checked_sub(1).map(|before| tokens[before]).filter(|_| !tokens[at].apart || ends_short(tokens, at))
    else {
        return false;
    };
    let word = before.text.trim_end_matches('.');
    let is_capital = word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphanumeric() || c == '-');
    NAMED_BY.contains(&word.to_lowercase().as_str())
        || is_capital && !OPENERS.contains(&word) && month(word).is_none() && words::read(&[before]).is_none()
}

/// `No. 5`: the full stop ends no clause.
fn ends_short(tokens: &[Token], at: usize) -> bool {
    matches!(tokens[at - 1].text, "No" | "no" | "Nr" | "p" | "pp" | "Art" | "Sec" | "vol" | "Nos" | "para")
}

fn day_at(token: Option<&Token>) -> Option<u8> {
    let text = token?.text;
    let bare = ["st", "nd", "rd", "th", "er", "º"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    bare.parse::<u8>().ok().filter(|day| (1..=31).contains(day) && bare.len() <= 2)
}

/// `September 2`.
fn day_after_month(tokens: &[Token], at: usize) -> Option<Found> {
    let number = month_at(tokens.get(at))?;
    let day = day_at(tokens.get(at + 1))?;
    let span = Span { start: tokens[at].span.start, end: tokens[at + 1].span.end };
    Some(Found { figure: Some(figure(span, Value::Day(number, day))), tokens: 2, named: false })
}

/// `2 September`, `2nd of September`, `2 de septiembre`.
fn day_before_month(tokens: &[Token], at: usize) -> Option<Found> {
    let day = day_at(tokens.get(at))?;
    let of = usize::from(tokens.get(at + 1).is_some_and(|token| matches!(token.text, "of" | "de")));
    let number = month_at(tokens.get(at + 1 + of))?;
    let span = Span { start: tokens[at].span.start, end: tokens[at + 1 + of].span.end };
    Some(Found { figure: Some(figure(span, Value::Day(number, day))), tokens: 2 + of, named: false })
}

/// A month's name; `may` and `march` in lower case are verbs.
fn month_at(token: Option<&Token>) -> Option<u8> {
    let text = token?.text;
    month(text).filter(|_| !matches!(text, "may" | "march"))
}

fn spelled(tokens: &[Token], at: usize, reading: Reading) -> Option<Found> {
    let found = words::read(&tokens[at..])?;
    let span = Span { start: tokens[at].span.start, end: tokens[at + found.tokens - 1].span.end };
    let is_claimed = reading == Reading::Source || found.english && !found.share;
    let mut figure = figure(span, Value::Number(vec![found.amount]));
    figure.unit = found.share.then_some(Unit::Percent);
    figure.small_word = found.amount <= 12 * ONE;
    Some(Found { figure: is_claimed.then_some(figure), tokens: found.tokens, named: false })
}
