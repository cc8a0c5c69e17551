//! What stands behind a number: a sign, a unit, what it counts.

use super::{Figure, ONE, Token, Unit, Value};

/// Words that are no noun, whatever they end in.
const NO_NOUNS: [&str; 64] = [
    "the",
    "and",
    "but",
    "for",
    "nor",
    "yet",
    "who",
    "whom",
    "which",
    "that",
    "than",
    "with",
    "from",
    "into",
    "out",
    "were",
    "was",
    "are",
    "had",
    "has",
    "have",
    "did",
    "does",
    "will",
    "would",
    "could",
    "may",
    "might",
    "must",
    "their",
    "its",
    "his",
    "her",
    "our",
    "your",
    "this",
    "these",
    "those",
    "plus",
    "minus",
    "thus",
    "always",
    "besides",
    "perhaps",
    "across",
    "towards",
    "afterwards",
    "versus",
    "whereas",
    "unless",
    "less",
    "yes",
    "más",
    "menos",
    "tras",
    "después",
    "dans",
    "sans",
    "sous",
    "vers",
    "pas",
    "mais",
    "puis",
    "alors",
];

/// Amounts of money of which the sign is not known, and what may be either: they tell nothing.
const OPEN: [&str; 12] =
    ["pounds", "pesos", "points", "cents", "francs", "rubles", "roubles", "rupees", "reais", "soles", "crowns", "marks"];

/// Of what kind the number of `number` is, by itself and by what follows.
pub fn unit(number: &[Token], after: &[Token]) -> Option<Unit> {
    let text = number[0].text;
    let sign = text.chars().find(|c| !c.is_ascii_alphabetic()).filter(|c| "$€£¥".contains(*c));
    if let Some(sign) = sign {
        return Some(Unit::Money(sign));
    }
    if text.ends_with('%') {
        return Some(Unit::Percent);
    }
    let next = after.first().filter(|next| !next.apart)?;
    let second = after.get(1).map_or("", |second| second.text);
    match (next.text.to_lowercase().as_str(), second) {
        ("%" | "percent" | "percentage" | "pct" | "prozent", _) | ("per" | "pour", "cent") | ("por", "ciento") => {
            Some(Unit::Percent)
        }
        ("dollar" | "dollars" | "usd" | "dólares", _) => Some(Unit::Money('$')),
        ("euro" | "euros" | "eur", _) => Some(Unit::Money('€')),
        ("gbp", _) => Some(Unit::Money('£')),
        ("yen", _) => Some(Unit::Money('¥')),
        (word, _) => {
            // A capital may begin the next row of a table: `Socialists 40 Greens 30`.
            let is_noun = next.text.starts_with(char::is_lowercase) && is_plural(word);
            (is_noun && !OPEN.contains(&word)).then_some(Unit::Things)
        }
    }
}

/// The noun that a number stands before: `men` of `three men`, `ministers` of `three of the ministers`, `masked men` of `three masked men`.
/// `One of` the things that a sentence tells of counts nothing.
pub fn counted(figure: &Figure, after: &[Token]) -> Option<String> {
    let is_one = figure.value == Value::Number(vec![ONE]);
    let words: Vec<String> =
        after.iter().take(4).take_while(|token| !token.apart).map(|token| token.text.to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words = match words.as_slice() {
        ["of", ..] if is_one => return None,
        ["of", "the" | "its" | "his" | "her" | "their" | "our" | "these" | "those", rest @ ..] => rest,
        ["of", ..] => return None,
        all => all,
    };
    match words {
        [noun, ..] if is_plural(noun) || is_one && is_word(noun) => Some(singular(noun).to_owned()),
        [adjective, noun, ..] if is_word(adjective) && is_plural(noun) => Some(format!("{adjective} {}", singular(noun))),
        _ => None,
    }
}

/// A word that a plural form shows to be a noun.
fn is_plural(word: &str) -> bool {
    const OTHERWISE: [&str; 7] = ["people", "men", "women", "children", "police", "personnel", "aircraft"];
    is_word(word) && (word.ends_with('s') && !word.ends_with("ss") || OTHERWISE.contains(&word))
}

fn is_word(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(char::is_alphabetic) && !NO_NOUNS.contains(&word)
}

fn singular(noun: &str) -> &str {
    noun.strip_suffix('s').unwrap_or(noun)
}
