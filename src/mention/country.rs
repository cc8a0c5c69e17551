//! Names and demonyms of countries: when one of them is part of another name, a language, a person or a town.

use super::around::{Around, Word};
use super::scene::{Doubt, Scene, Site};
use super::vocabulary::{
    COURTESY, DAYS, FLUENCY, FUNCTION_WORDS, GEORGIA_COUNTRY, GEORGIA_STATE, LANGUAGE_NOUNS, LANGUAGE_VERBS, ROLES, has,
};
use super::{EntityId, Why};

/// Demonyms that are also family names.
const SURNAMES: &[&str] = &[
    "brit", "dane", "dutch", "english", "finn", "french", "german", "irish", "israeli", "lao", "pole", "roman", "scot", "serb",
    "swede", "swiss", "thai", "turk",
];

/// Kinds of things after which a country's name is theirs even with one or two words between: `Hong Kong Polytechnic University`.
const INSTITUTIONS: &[&str] = &[
    "Airlines",
    "Airport",
    "Airways",
    "College",
    "Institute of Technology",
    "International Airport",
    "National University",
    "State University",
    "University",
];

/// Things that a headline speaks of with a demonym: `Israeli Hospital Hit` names no hospital.
const GENERIC_THINGS: &[&str] = &[
    "Airport", "Award", "Awards", "Bridge", "Canal", "Highway", "Hospital", "Hotel", "Lake", "Museum", "News", "Palace", "Park",
    "Post", "Prize", "River", "Road", "Square", "Stadium", "Street", "Theater", "Theatre", "Tunnel", "United", "Valley", "Zoo",
];

/// Reads a country's name or alias.
pub(super) fn name(scene: &Scene, site: &Site, entity: EntityId) -> Result<(), Doubt> {
    let around = scene.around(site);
    shouted_pronoun(around, site)?;
    town(scene, around, site)?;
    part_of_pattern(scene, around, site, false)?;
    person(scene, around, site)?;
    georgia(scene, around, site, entity)?;
    common_word(scene, around, site)
}

/// Reads a demonym.
pub(super) fn demonym(scene: &Scene, site: &Site, entity: EntityId) -> Result<(), Doubt> {
    let around = scene.around(site);
    let word = site.span.of(around.text);
    if !word.is_ascii() && scene.spelling(site).is_ascii() {
        return Err(Doubt::Never(Why::OtherLanguage));
    }
    part_of_pattern(scene, around, site, true)?;
    if scene.lexicon.words.is_language(word) && is_language(scene, around, site) {
        return Err(Doubt::Never(Why::Language));
    }
    if has(SURNAMES, word) {
        person(scene, around, site)?;
    }
    georgia(scene, around, site, entity)?;
    imperative(scene, around, site)
}

/// `FOLLOW US` is no country, `THE US` and a line that begins with `US` are.
fn shouted_pronoun(around: &Around, site: &Site) -> Result<(), Doubt> {
    if site.span.of(around.text) != "US" || !around.is_shouted(site.span) {
        return Ok(());
    }
    match around.joined_before(site.span.start as usize) {
        Some(before) if before.text != "THE" => Err(Doubt::Never(Why::CommonWord)),
        _ => Ok(()),
    }
}

/// `Lebanon, Ohio`.
fn town(scene: &Scene, around: &Around, site: &Site) -> Result<(), Doubt> {
    let end = site.span.end as usize;
    let Some(after) = around.after(end).filter(|after| after.gap == ", ") else { return Ok(()) };
    let rest = &around.text[after.span.start as usize..around.block.end];
    match scene.lexicon.towns.opening(after.text, rest) {
        Some(state) if !matches!(state, "Georgia" | "Ga.") && !rest[state.len()..].trim_start().starts_with("and ") => {
            Err(Doubt::Never(Why::OtherPlace(format!("{}, {state}", site.span.of(around.text)))))
        }
        _ => Ok(()),
    }
}

/// A country, demonym or capital beside one of the words that make it another name: `Gulf of Oman`, `Jordan Times`.
pub(super) fn part_of_pattern(scene: &Scene, around: &Around, site: &Site, demonym: bool) -> Result<(), Doubt> {
    let (start, end) = (site.span.start as usize, site.span.end as usize);
    let whole = |from: usize, to: usize| {
        Err(Doubt::Never(Why::PartOf(around.text[from..to].split_whitespace().collect::<Vec<_>>().join(" "))))
    };
    if let Some(length) = suffix(scene, around, end, demonym) {
        return whole(start, length);
    }
    let Some(before) = around.joined_before(start) else { return Ok(()) };
    let head = &around.text[around.block.start..before.span.end as usize];
    match scene.lexicon.prefixes.closing(before.text, head) {
        Some(prefix) if !(around.is_shouted(site.span) || demonym && (prefix == "New" || prefix.ends_with(" of"))) => {
            let from = before.span.end as usize - prefix.len();
            if !prefix.contains(' ')
                && (around.headline || around.is_sentence_start(from))
                && scene.lexicon.words.is_common_word(prefix)
            {
                return Ok(());
            }
            whole(from, end)
        }
        _ => Ok(()),
    }
}

/// Where the name ends that `end` is in the middle of.
fn suffix(scene: &Scene, around: &Around, end: usize, demonym: bool) -> Option<usize> {
    let mut at = end;
    for step in 0..3 {
        let after = around.joined_after(at).filter(Word::is_capitalised)?;
        let rest = &around.text[after.span.start as usize..around.block.end];
        if let Some(phrase) = scene.lexicon.suffixes.opening(after.text, rest) {
            let headline_thing = demonym && around.headline && GENERIC_THINGS.contains(&phrase);
            let near = step == 0 || INSTITUTIONS.contains(&phrase);
            return (near && !headline_thing).then_some(after.span.start as usize + phrase.len());
        }
        let ends_phrase =
            scene.lexicon.words.is_title(after.text) || has(DAYS, after.text) || scene.name_starts_at(after.span.start);
        if ends_phrase || around.headline || after.is_all_capitals() {
            return None;
        }
        at = after.span.end as usize;
    }
    None
}

/// `in Spanish,`, `speaks Russian`, `Russian-speaking`, `translated from French`.
fn is_language(scene: &Scene, around: &Around, site: &Site) -> bool {
    let after = around.after(site.span.end as usize);
    if after.is_some_and(|after| (after.is_joined() || after.is_hyphenated()) && has(LANGUAGE_NOUNS, after.text)) {
        return true;
    }
    let Some(before) = around.joined_before(site.span.start as usize) else { return false };
    if has(LANGUAGE_VERBS, before.text) {
        return ends_phrase(scene, around, site.span.end as usize);
    }
    // `speak Creole and French`
    if matches!(before.text, "and" | "or")
        && let Some(first) = around.joined_before(before.span.start as usize)
        && scene.lexicon.words.is_language(first.text)
        && around
            .joined_before(first.span.start as usize)
            .is_some_and(|verb| has(LANGUAGE_VERBS, verb.text) || matches!(verb.text, "in" | "In"))
    {
        return ends_phrase(scene, around, site.span.end as usize);
    }
    let opener = if has(FLUENCY, before.text) { around.before(before.span.start as usize) } else { Some(before) };
    let Some(opener) = opener else { return false };
    let translated = || {
        let earlier = around.joined_before(opener.span.start as usize);
        earlier.is_some_and(|earlier| {
            matches!(
                earlier.text,
                "translated" | "translation" | "translate" | "translates" | "fluent" | "fluently" | "interpreted"
            )
        })
    };
    match opener.text {
        "in" | "In" => ends_phrase(scene, around, site.span.end as usize),
        "into" | "from" | "to" => translated() && ends_phrase(scene, around, site.span.end as usize),
        _ => false,
    }
}

/// No noun follows that the word could belong to: the phrase ends here, or goes on with another language and then ends.
fn ends_phrase(scene: &Scene, around: &Around, mut end: usize) -> bool {
    for _ in 0..3 {
        let Some(after) = around.joined_after(end) else {
            return !around.after(end).is_some_and(|after| after.is_hyphenated());
        };
        if !matches!(after.text, "and" | "or") {
            return has(FUNCTION_WORDS, after.text);
        }
        match around.joined_after(after.span.end as usize) {
            Some(second) if scene.lexicon.words.is_language(second.text) => end = second.span.end as usize,
            _ => return true,
        }
    }
    true
}

/// `Michael Jordan`, `Rep. Jordan`, `Chad Wolf`.
pub(super) fn person(scene: &Scene, around: &Around, site: &Site) -> Result<(), Doubt> {
    let (start, end) = (site.span.start as usize, site.span.end as usize);
    let words = &scene.lexicon.words;
    let text = site.span.of(around.text);
    if text.contains([' ', '.']) {
        return Ok(());
    }
    let never = |from: usize, to: usize| Err(Doubt::Never(Why::OtherPerson(around.text[from..to].to_owned())));
    if let Some(before) = around.before(start) {
        let courtesy = has(COURTESY, before.text) && before.is_capitalised() && matches!(before.gap, " " | ". ");
        let follows_first = before.is_joined() && scene.is_first_name(around, &before);
        let follows_initial = before.is_initial()
            && matches!(before.gap, ". " | " ")
            && around.joined_before(before.span.start as usize).is_some_and(|first| scene.is_first_name(around, &first));
        if courtesy || follows_first || follows_initial {
            return never(before.span.start as usize, end);
        }
    }
    let Some(after) = around.joined_after(end) else { return Ok(()) };
    let surname = after.is_capitalised()
        && after.text.chars().count() > 1
        && !after.is_all_capitals()
        && !words.is_common_word(after.text)
        && !words.is_title(after.text)
        && !has(DAYS, after.text)
        && !scene.name_starts_at(after.span.start);
    if surname && words.is_given_name(text) && is_announced(scene, around, site, &after) {
        return never(start, after.span.end as usize);
    }
    Ok(())
}

/// A country's name before a capitalised word is a first name only where a role announces it, or for names that are rarely anything else.
fn is_announced(scene: &Scene, around: &Around, site: &Site, after: &Word) -> bool {
    let role = around.joined_before(site.span.start as usize);
    if role.is_some_and(|role| has(ROLES, role.text) || scene.lexicon.words.is_title(role.text)) {
        return true;
    }
    let rare = matches!(site.span.of(around.text), "Chad" | "Jordan" | "Georgia" | "Kenya" | "India" | "Cuba");
    if !around.headline {
        return rare;
    }
    let pair = &around.text[site.span.start as usize..after.span.end as usize];
    rare && scene.text.matches(pair).nth(1).is_some()
}

/// The country or the American state: by what else stands in the text, first in the same block.
fn georgia(scene: &Scene, around: &Around, site: &Site, _entity: EntityId) -> Result<(), Doubt> {
    let name = site.span.of(around.text);
    if !name.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("georgia")) {
        return Ok(());
    }
    let state = || Err(Doubt::Never(Why::OtherPlace(format!("{name}, the American state"))));
    // First the words about it, then the whole article.
    for reach in [300, 10_000] {
        let scope = &scene.text[scene.nearby(site, reach)];
        let (for_country, for_state) = (count_of(scope, GEORGIA_COUNTRY), count_of(scope, GEORGIA_STATE));
        if for_country != for_state {
            return if for_country > for_state { Ok(()) } else { state() };
        }
        if for_state > 0 {
            return state();
        }
    }
    Ok(())
}

/// How many of the (sorted, at most 64) `words` stand in `text`.
fn count_of(text: &str, words: &[&str]) -> u32 {
    let mut seen = 0_u64;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())) {
        if let Ok(at) = words.binary_search(&word) {
            seen |= 1 << at;
        }
    }
    seen.count_ones()
}

/// A name that is also a common word, where its capital says nothing and nothing else shows a country.
fn common_word(scene: &Scene, around: &Around, site: &Site) -> Result<(), Doubt> {
    let name = site.span.of(around.text);
    let shown = !around.headline && !around.is_sentence_start(site.span.start as usize);
    if shown || name.len() < 3 || name.contains([' ', '.']) || !scene.lexicon.words.is_common_word(name) {
        return Ok(());
    }
    let owns = around.possessive_end(site.span.end as usize).is_some();
    let acts = || around.joined_after(site.span.end as usize).is_some_and(|after| scene.lexicon.words.is_agent_verb(after.text));
    if owns || acts() { Ok(()) } else { Err(Doubt::Unsure(Why::CommonWord)) }
}

/// `Polish your shoes`.
fn imperative(scene: &Scene, around: &Around, site: &Site) -> Result<(), Doubt> {
    let name = site.span.of(around.text);
    if !around.is_sentence_start(site.span.start as usize) || !scene.lexicon.words.is_common_word(name) {
        return Ok(());
    }
    match around.joined_after(site.span.end as usize) {
        Some(after)
            if matches!(
                after.text,
                "a" | "all"
                    | "any"
                    | "each"
                    | "her"
                    | "his"
                    | "it"
                    | "its"
                    | "my"
                    | "off"
                    | "our"
                    | "the"
                    | "their"
                    | "them"
                    | "these"
                    | "those"
                    | "up"
                    | "your"
            ) =>
        {
            Err(Doubt::Unsure(Why::CommonWord))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn surnames_are_sorted() {
        assert!(super::SURNAMES.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
