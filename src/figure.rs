//! Figures and dates of running text, in a form in which two texts can be compared: `1,000`, `1 000`, `1k` and `one thousand` are one number.
//!
//! Knows the text alone. A number that can be read in two ways (`1.000`) has both readings; what names a thing rather than counting it
//! (`F-16`, `Resolution 2334`, `G7`) is no figure, nor are times of day and ordinals.

mod compare;
mod horizon;
mod nearest;
mod number;
mod unit;
mod words;

use crate::date::{self, Edtf};
use crate::text::Span;

pub use compare::{Facts, is_backed};
pub use horizon::is_horizon;
pub use nearest::distance;

/// A number or date in a text.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    pub span: Span,
    pub value: Value,
    /// A number from one to twelve in words: it may count what the sentence itself brings together.
    pub small_word: bool,
    /// `about`, `nearly`, `more than` stands before it.
    pub rough: bool,
    /// What a number counts, in lower case and without a plural `s`, where the text says so.
    pub counts: Option<String>,
    /// None where nothing beside the number tells.
    pub unit: Option<Unit>,
}

/// Of what kind a number is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    Percent,
    /// By the sign of its currency.
    Money(char),
    Things,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// What it can mean, in millionths.
    Number(Vec<u128>),
    /// A date with a year.
    Date(Edtf),
    /// A year that could be a number.
    Year(i32),
    /// Month and day.
    Day(u8, u8),
    /// A month without day and year; only [`Reading::Source`] has it.
    Month(u8),
}

/// Millionths in one.
const ONE: u128 = 1_000_000;

/// For what a text is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// To ask of each figure where it comes from: what may be a name is left out.
    Claim,
    /// To find figures in it: what may be a figure is one.
    Source,
}

/// How a language writes numbers: by which mark it groups thousands, where that mark means nothing else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notation {
    thousands: Option<char>,
}

impl Notation {
    /// Of a language by its tag.
    pub fn of(language: &str) -> Self {
        let primary = language.split('-').next().unwrap_or_default().to_lowercase();
        let thousands = match primary.as_str() {
            "en" => Some(','),
            "es" | "fr" | "de" => Some('.'),
            _ => None,
        };
        Self { thousands }
    }
}

/// A piece of text between spaces and dashes, without the punctuation around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Token<'a> {
    span: Span,
    text: &'a str,
    /// A dash or a sign that ends a clause stands between it and the token before.
    apart: bool,
}

/// The figures of `text`, in order.
pub fn find(text: &str, notation: Notation, reading: Reading) -> Vec<Figure> {
    let mut figures: Vec<Figure> = date::find(text)
        .into_iter()
        .filter_map(|(span, edtf)| Some(figure(span, Value::Date(Edtf::parse(&edtf).ok()?))))
        .collect();
    let dates: Vec<Span> = figures.iter().map(|figure| figure.span).collect();
    let tokens = tokens(text);
    let mut at = 0;
    let mut named = false;
    while at < tokens.len() {
        if dates.iter().any(|date| date.overlaps(tokens[at].span)) {
            (at, named) = (at + 1, false);
            continue;
        }
        let found = number::read(&tokens, at, notation, reading, named);
        named = found.named;
        if let Some(mut figure) = found.figure {
            figure.rough = is_rough(&tokens[..at]);
            let after = &tokens[at + found.tokens..];
            figure.counts = unit::counted(&figure, after);
            figure.unit = figure.unit.or_else(|| unit::unit(&tokens[at..at + found.tokens], after));
            figures.push(figure);
        }
        at += found.tokens.max(1);
    }
    figures.sort_by_key(|figure| figure.span);
    figures
}

fn figure(span: Span, value: Value) -> Figure {
    Figure { span, value, small_word: false, rough: false, counts: None, unit: None }
}

/// Cuts at white space and dashes; a hyphen cuts between two numbers alone, a slash between two years.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut apart = false;
    let mut start = 0;
    let border = |c: char| c.is_whitespace() || matches!(c, '—' | '–' | '…');
    for (at, c) in text.char_indices().filter(|(_, c)| border(*c)).chain([(text.len(), ' ')]) {
        let piece = &text[start..at];
        let bare = piece.trim_start_matches(|c: char| !c.is_alphanumeric() && !"$€£¥%§¶#+@/".contains(c));
        let from = start + (piece.len() - bare.len());
        let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric() && !"%§¶".contains(c));
        if !bare.is_empty() {
            push(&mut tokens, Token { span: Span::new(from..from + bare.len()), text: bare, apart });
            apart = text[from + bare.len()..at].contains([',', ';', ':', '.', '!', '?', ')']);
        }
        apart |= matches!(c, '—' | '–' | '…');
        start = at + c.len_utf8();
    }
    tokens
}

fn push<'a>(tokens: &mut Vec<Token<'a>>, token: Token<'a>) {
    let hyphen = token.text.split_once('-').filter(|(a, b)| is_plain(a) && is_plain(b) && !is_month_date(a, b));
    let halves = hyphen.or_else(|| token.text.split_once('/').filter(|(a, b)| number::second_year(a, b).is_some()));
    let Some((first, second)) = halves else { return tokens.push(token) };
    let middle = token.span.start as usize + first.len();
    tokens.push(Token { span: Span::new(token.span.start as usize..middle), text: first, ..token });
    tokens.push(Token { span: Span::new(middle + 1..token.span.range().end), text: second, apart: true });
}

fn is_plain(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let bare = text.trim_start_matches(['$', '€', '£']).trim_end_matches('%');
    digits > 0 && bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// `2025-09`.
fn is_month_date(year: &str, month: &str) -> bool {
    year.len() == 4 && month.len() == 2 && Edtf::parse(&format!("{year}-{month}")).is_ok()
}

/// Whether the words before a number say that it is rounded.
fn is_rough(before: &[Token]) -> bool {
    const ROUGH: [&str; 20] = [
        "about",
        "nearly",
        "almost",
        "some",
        "roughly",
        "around",
        "approximately",
        "over",
        "under",
        "than",
        "least",
        "most",
        "to",
        "close",
        "almost",
        "circa",
        "ca",
        "estimated",
        "unos",
        "environ",
    ];
    before.last().is_some_and(|token| ROUGH.iter().any(|word| token.text.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests;
