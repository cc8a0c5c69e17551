//! Numbers in words.

use super::{ONE, Token};

/// A number word. Those of Spanish, French and German are read in sources only.
fn value(word: &str) -> Option<u64> {
    const SMALL: [(&str, u64); 27] = [
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
    ];
    SMALL.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

fn foreign(word: &str) -> Option<u64> {
    const FOREIGN: [(&str, u64); 75] = [
        ("uno", 1),
        ("una", 1),
        ("dos", 2),
        ("tres", 3),
        ("cuatro", 4),
        ("cinco", 5),
        ("seis", 6),
        ("siete", 7),
        ("ocho", 8),
        ("nueve", 9),
        ("diez", 10),
        ("doce", 12),
        ("trece", 13),
        ("catorce", 14),
        ("quince", 15),
        ("veinte", 20),
        ("treinta", 30),
        ("cuarenta", 40),
        ("cincuenta", 50),
        ("sesenta", 60),
        ("setenta", 70),
        ("ochenta", 80),
        ("noventa", 90),
        ("doscientos", 200),
        ("trescientos", 300),
        ("quinientos", 500),
        ("deux", 2),
        ("trois", 3),
        ("quatre", 4),
        ("cinq", 5),
        ("sept", 7),
        ("huit", 8),
        ("neuf", 9),
        ("dix", 10),
        ("onze", 11),
        ("douze", 12),
        ("treize", 13),
        ("quatorze", 14),
        ("quinze", 15),
        ("seize", 16),
        ("vingt", 20),
        ("trente", 30),
        ("quarante", 40),
        ("cinquante", 50),
        ("soixante", 60),
        ("eins", 1),
        ("ein", 1),
        ("eine", 1),
        ("zwei", 2),
        ("drei", 3),
        ("vier", 4),
        ("fünf", 5),
        ("sechs", 6),
        ("sieben", 7),
        ("acht", 8),
        ("neun", 9),
        ("zehn", 10),
        ("elf", 11),
        ("zwölf", 12),
        ("dreizehn", 13),
        ("vierzehn", 14),
        ("fünfzehn", 15),
        ("sechzehn", 16),
        ("siebzehn", 17),
        ("achtzehn", 18),
        ("neunzehn", 19),
        ("zwanzig", 20),
        ("dreißig", 30),
        ("vierzig", 40),
        ("fünfzig", 50),
        ("sechzig", 60),
        ("siebzig", 70),
        ("achtzig", 80),
        ("neunzig", 90),
        ("un", 1),
    ];
    FOREIGN.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// What a word multiplies by: `million`.
pub fn scale(word: &str) -> Option<u64> {
    Some(match word {
        "dozen" | "dutzend" | "docena" | "douzaine" => 12,
        "hundred" | "hundert" | "cien" | "ciento" | "cientos" => 100,
        "thousand" | "k" | "mil" | "mille" | "tausend" => 1_000,
        "million" | "m" | "mn" | "mln" | "millón" | "millones" | "millions" | "millionen" => 1_000_000,
        "billion" | "bn" | "milliard" | "milliards" | "milliarde" | "milliarden" => 1_000_000_000,
        "trillion" | "tn" | "trn" => 1_000_000_000_000,
        _ => return None,
    })
}

fn is_foreign_scale(word: &str) -> bool {
    !matches!(word, "dozen" | "hundred" | "thousand" | "million" | "billion" | "trillion" | "k" | "m" | "mn" | "bn" | "tn")
}

/// French for hundred, after a number of that language: an English cent is money.
fn cent(word: &str, english: bool) -> Option<u64> {
    (!english && matches!(word, "cent" | "cents")).then_some(100)
}

/// `hundreds`, `dozens`: no number is meant.
fn is_vague(word: &str) -> bool {
    matches!(word, "dozens" | "hundreds" | "thousands" | "millions" | "billions" | "tens" | "scores")
}

/// A share in words, in percent: only sources are asked for it.
fn share(word: &str) -> Option<u64> {
    Some(match word {
        "half" | "mitad" | "moitié" | "hälfte" => 50,
        "quarter" => 25,
        "three-quarters" => 75,
        "fifth" => 20,
        _ => return None,
    })
}

/// The number that begins at `tokens[0]`, in millionths, how many tokens it takes, and whether it is English.
pub struct Spelled {
    pub amount: u128,
    pub tokens: usize,
    pub english: bool,
    /// `half` for 50 percent.
    pub share: bool,
}

/// Reads a number in words: `twenty-five`, `one hundred and fifty thousand`, `a dozen`, `half a million`.
pub fn read(tokens: &[Token]) -> Option<Spelled> {
    let lower = |at: usize| tokens.get(at).map(|token| token.text.to_lowercase());
    let first = lower(0)?;
    if let Some(percent) = share(&first) {
        let of = usize::from(lower(1).as_deref() == Some("of"));
        let article = lower(1 + of).is_some_and(|word| matches!(word.as_str(), "a" | "one"));
        let unit = if article { lower(2 + of) } else { None };
        let percent = u128::from(percent);
        return Some(match unit.as_deref() {
            Some("percent" | "percentage" | "per") => {
                Spelled { amount: percent * ONE / 100, tokens: 3 + of, english: true, share: false }
            }
            Some(word) if let Some(scale) = scale(word).filter(|scale| *scale > 1) => {
                let amount = percent * u128::from(scale) * ONE / 100;
                Spelled { amount, tokens: 3 + of, english: true, share: false }
            }
            _ => Spelled { amount: percent * ONE, tokens: 1, english: true, share: true },
        });
    }
    if let Some((whole, last)) = first.split_once("-and-a-")
        && let (Some(whole), Some(divisor)) = (value(whole), part(last.split('-').next().unwrap_or_default()))
    {
        return Some(Spelled { amount: u128::from(whole) * ONE + ONE / divisor, tokens: 1, english: true, share: false });
    }
    let article = first == "a" || first == "an";
    if article && scale(&lower(1)?).is_none_or(|scale| scale < 12 || lower(1).as_deref().is_some_and(|word| word.len() < 3)) {
        return None;
    }
    // `UN` is no French one.
    let is_acronym = |at: usize| tokens[at].text.len() > 1 && tokens[at].text.chars().all(char::is_uppercase);
    let (mut total, mut current, mut english) = (0_u64, u64::from(article), true);
    let mut taken = usize::from(article);
    let mut last_was_number = article;
    while let Some(word) = lower(taken).filter(|_| taken == 0 || !tokens[taken].apart) {
        if is_vague(&word) {
            return None;
        }
        let parts: Vec<&str> = word.split('-').collect();
        let values: Option<Vec<u64>> = parts
            .iter()
            .map(|part| value(part).or_else(|| foreign(part).filter(|_| !is_acronym(taken)).inspect(|_| english = false)))
            .collect();
        if let Some(values) = values {
            let sum: u64 = values.iter().sum();
            // `two three` are two numbers, `twenty three` is one.
            if last_was_number && taken > 0 && !(current % 100 == 0 || current % 10 == 0 && sum < 10) {
                break;
            }
            current += sum;
        } else if let Some(scale) = scale(&word).filter(|_| taken > 0 || word.len() > 2).or_else(|| cent(&word, english)) {
            english &= !is_foreign_scale(&word);
            current = current.max(1).checked_mul(scale)?;
            if scale >= 1_000 {
                (total, current) = (total.checked_add(current)?, 0);
            }
        } else if matches!(word.as_str(), "and" | "y" | "et" | "und") && taken > 0 && goes_on(tokens, taken, total, current) {
            taken += 1;
            continue;
        } else {
            break;
        }
        last_was_number = true;
        taken += 1;
    }
    let amount = u128::from(total.checked_add(current)?) * ONE;
    if taken <= usize::from(article) || amount == 0 {
        return None;
    }
    let last = if current == 0 { scale(&lower(taken - 1)?).unwrap_or(1) } else { 1 };
    let (amount, tokens) = with_part(tokens, taken, amount, last);
    Some(Spelled { amount, tokens, english, share: false })
}

/// Adds the part in `two and a half`, `two and a half million` and `a million and a half`; `last` is what the last word multiplied by.
fn with_part(tokens: &[Token], taken: usize, amount: u128, last: u64) -> (u128, usize) {
    let lower = |at: usize| tokens.get(at).filter(|token| !token.apart).map(|token| token.text.to_lowercase());
    let is_part = lower(taken).as_deref() == Some("and") && lower(taken + 1).as_deref() == Some("a");
    let Some(divisor) = lower(taken + 2).filter(|_| is_part).and_then(|word| part(&word)) else { return (amount, taken) };
    let amount = amount + u128::from(last) * ONE / divisor;
    match lower(taken + 3).as_deref().filter(|word| word.len() > 2).and_then(scale) {
        Some(scale) => (amount * u128::from(scale), taken + 4),
        None => (amount, taken + 3),
    }
}

/// By what one is divided.
fn part(word: &str) -> Option<u128> {
    match word {
        "half" => Some(2),
        "quarter" => Some(4),
        _ => None,
    }
}

/// `one hundred and fifty`, not `one and two`.
fn goes_on(tokens: &[Token], taken: usize, total: u64, current: u64) -> bool {
    let after = tokens.get(taken + 1).map(|token| token.text.to_lowercase()).unwrap_or_default();
    let is_number = after.split('-').all(|part| value(part).or_else(|| foreign(part)).is_some());
    is_number && (current >= 100 || current == 0 && total > 0 || current >= 20 && foreign(&after).is_some())
}
