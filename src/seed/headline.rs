//! What a headline looks like, and whether two of them say the same.

use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

use super::line::{Ending, Line};

/// Whether a text's first line is its headline; `next` is the line that follows. A lede never is: it is a sentence, and ends as one.
pub fn is_headline(line: &Line, next: Option<&Line>) -> bool {
    let length = if line.is_title_case() { 28 } else { 22 };
    let ends_well = match line.ending {
        Ending::Open | Ending::Question => true,
        Ending::Sentence => line.text.ends_with(['!', '\'', '’', '”', '"']) || line.is_title_case(),
        Ending::Ellipsis => line.is_title_case() || line.words <= 12,
        Ending::Goes => false,
    };
    (2..=length).contains(&line.words)
        && line.text.len() <= 250
        && ends_well
        && begins_well(line.text)
        && !line.text.contains(['@', '\n'])
        && !line.text.contains("http")
        && !is_dateline(line.text)
        && !ends_in_mid_sentence(line)
        && (line.is_title_case() || !has_inner_sentence(line.text))
        && !next.is_some_and(|next| next.text.starts_with(char::is_lowercase))
}

/// `MOSCOW (AP) — …`, `Moscow (CNN) …`, `WASHINGTON—…`: the opening of a report, never a headline and never boilerplate.
pub fn is_dateline(text: &str) -> bool {
    #[rustfmt::skip]
    const AGENCIES: [&str; 16] = [
        "Reuters", "REUTERS", "AP", "AFP", "CNN", "UPI", "dpa", "DPA", "EFE", "Xinhua", "TASS", "Bloomberg", "ANSA", "IANS",
        "BBC", "RNS",
    ];
    let head = &text[..text.floor_char_boundary(90)];
    let Some(at) = head.find(['(', '—', '–']).into_iter().chain(head.find(" - ")).chain(head.find(" -- ")).min() else {
        return false;
    };
    let (place, rest) = (head[..at].trim(), &head[at..]);
    let is_place = |c: char| c.is_alphanumeric() || " .,'’-".contains(c);
    if place.len() < 3
        || place.split_whitespace().count() > 7
        || !place.starts_with(char::is_uppercase)
        || !place.chars().all(is_place)
    {
        return false;
    }
    if place.split(' ').any(|word| word.starts_with(char::is_lowercase) && !["of", "de", "del", "the", "and"].contains(&word)) {
        return false;
    }
    if let Some((agency, rest)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        return AGENCIES.contains(&agency) && !rest.trim().is_empty();
    }
    let first = place.split([' ', ',']).next().unwrap_or_default();
    let capitals = first.chars().count() > 2 && !first.contains(char::is_lowercase);
    capitals && !rest.starts_with('(') && text.len() > 60
}

/// Headlines begin with a capital, a figure or a quotation; `iPhone` and `eBay` with a small letter and a capital.
fn begins_well(text: &str) -> bool {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => letters.next().is_some_and(char::is_uppercase),
        Some(first) => first.is_alphanumeric() || "\"'“‘«„[(¿¡$€£#".contains(first),
        None => false,
    }
}

/// A line that was broken for its length ends in a small word.
fn ends_in_mid_sentence(line: &Line) -> bool {
    const SMALL: [&str; 22] = [
        "the", "a", "an", "of", "to", "and", "or", "with", "his", "her", "its", "their", "that", "which", "who", "from", "was",
        "were", "has", "had", "de", "la",
    ];
    line.text.rsplit(' ').next().is_some_and(|word| SMALL.contains(&word))
}

/// A full stop, and a new sentence after it; initials and short titles (`U.S.`, `Mr.`) are none.
fn has_inner_sentence(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].rsplit([' ', '.']).next().unwrap_or_default();
        word.chars().count() > 3 && text[at + 2..].starts_with(char::is_uppercase)
    })
}

/// How alike two headlines are.
#[derive(PartialEq, Eq, Debug)]
pub enum Likeness {
    Same,
    Near,
    Different,
}

/// Compares by words: case, marks and accents don't count.
pub fn likeness(one: &str, other: &str) -> Likeness {
    let (a, b) = (stems(one), stems(other));
    if a == b && !a.is_empty() {
        return Likeness::Same;
    }
    if extends(one, other) || extends(other, one) {
        return Likeness::Near;
    }
    let shared = shared_stems(&a, &b);
    if shared >= 4 && shared * 20 >= (a.len() + b.len()) * 7 { Likeness::Near } else { Likeness::Different }
}

/// `Title | Outlet` beside `Title`.
pub fn extends(long: &str, short: &str) -> bool {
    let Some(rest) = long.strip_prefix(short) else { return false };
    let rest = rest.trim_start();
    rest.starts_with(['|', '-', '–', '—', '·', '»', ':', '«']) && rest.split_whitespace().count() <= 7 && short.len() > 15
}

/// The words that carry meaning, each once, cut to their stem and hashed, sorted.
pub fn stems(text: &str) -> Vec<u32> {
    let mut plain = String::new();
    super::line::plain_form(text, &mut plain);
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1 && !is_small_word(word));
    let mut stems: Vec<u32> = words.map(|word| hashed(&word[..word.floor_char_boundary(6)])).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Words that say nothing about what a headline is about.
#[rustfmt::skip]
fn is_small_word(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "of" | "to" | "in" | "on" | "for" | "and" | "or" | "but" | "that" | "with" | "from" | "at" | "by"
        | "as" | "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had" | "it" | "its" | "his" | "her"
        | "their" | "this" | "these" | "those" | "he" | "she" | "they" | "not" | "will" | "would" | "which" | "who" | "whom"
        | "what" | "when" | "after" | "before" | "over" | "more" | "than" | "into" | "about" | "also" | "said" | "says"
        | "new" | "de" | "la" | "el" | "en" | "der" | "die"
    )
}

fn hashed(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    let [a, b, c, d, ..] = hasher.finish().to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

/// How many stems two sorted lists share.
pub fn shared_stems(one: &[u32], other: &[u32]) -> usize {
    one.iter().filter(|stem| other.binary_search(stem).is_ok()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(text: &str) -> bool {
        is_headline(&Line::new(text), Some(&Line::new("The next line is a sentence.")))
    }

    #[test]
    fn headlines() {
        for text in [
            "Minister recalls ambassador over cocaine flight",
            "The 4 key things to watch at the summit",
            "Why the Pope Wants to Declare the Archbishop a Saint",
            "They Left Everything For Safety In The US. Instead, They Were Sent To Guatemala.",
            "Minister: 'We will not pay'",
            "‘We will not pay’, says minister",
            "Did the minister lie?",
            "Trade talks with the U.S.",
            "Mr. Doe goes to Lima",
            "“We are at war!”",
        ] {
            assert!(headline(text), "{text}");
        }
        for text in [
            "The minister recalled his ambassador on Monday.",
            "LIMA (AP) — The minister recalled his ambassador",
            "Read also:",
            "Politics",
            "by the end of the day",
            "The minister said on Monday that he would recall the ambassador and added that nobody in his government had known about the plan",
            "The minister of the",
            "The minister left. Nobody followed him",
            "Write to Jane Roe at jane.roe@example.org",
            "- first point",
            "",
        ] {
            assert!(!headline(text), "{text}");
        }
        let broken = Line::new("In a bold move that has stunned the world");
        assert!(!is_headline(&broken, Some(&Line::new("community and complicated relations"))));
    }

    #[test]
    fn datelines() {
        for text in [
            "Moscow (CNN) Russia was ready to put its forces on alert.",
            "SINGAPORE (Reuters) - The United States is willing to work",
            "LIMA, Sept 2 (Reuters) - The minister",
            "WASHINGTON—President Barack Obama and China’s President Xi Jinping bared their differences",
            "SAN SALVADOR, El Salvador (AP) — The court freed her",
            "KYIV -- The government said on Monday that it would not sign the paper.",
        ] {
            assert!(is_dateline(text), "{text}");
        }
        for text in
            ["The court (AP) freed her", "Russia — and Ukraine", "U.S. forces (and others)", "Reuters (Reuters)", "(AP)", "Lima"]
        {
            assert!(!is_dateline(text), "{text}");
        }
    }

    #[test]
    fn likenesses() {
        let title = "Dispute between the Doe Government and Global Shipping Firms";
        assert_eq!(likeness(title, "DISPUTE BETWEEN THE DOE GOVERNMENT AND GLOBAL SHIPPING FIRMS"), Likeness::Same);
        assert_eq!(likeness(title, "Dispute Between Doe Government and Global Freight Companies"), Likeness::Near);
        assert_eq!(likeness(title, &format!("{title} | The Paper")), Likeness::Near);
        assert_eq!(likeness(title, "Firms fear a government of Doe"), Likeness::Different);
        assert_eq!(likeness("", ""), Likeness::Different);
    }
}
