//! People's names: what they are shortened to, and when a part of one means somebody or something else.

use super::around::{Around, Word};
use super::lexicon::Entity;
use super::scene::{Doubt, Scene, Site};
use super::vocabulary::{DAYS, GENERATIONS, OFFICE_NOUNS, OFFICES, ORGANISATION_WORDS, PARTICLES, RELATIONS, THINGS, has};
use super::{EntityId, Why};
use crate::gazetteer::WordLists;

/// Two to four capitalised words (particles aside), none of which names an organisation: how an actor without a kind is told for a person.
pub fn looks_like_person(name: &str) -> bool {
    let mut capitalised = 0;
    for word in name.split_whitespace() {
        let plain = word.trim_end_matches(['.', ',']);
        if has(ORGANISATION_WORDS, plain) || plain.chars().any(char::is_numeric) {
            return false;
        }
        let lower = plain.starts_with(char::is_lowercase);
        if lower && !has(PARTICLES, plain.split(['-', '\'', '’']).next().unwrap_or(plain)) {
            return false;
        }
        if plain.chars().count() > 2 && !plain.chars().any(char::is_lowercase) {
            return false;
        }
        capitalised += usize::from(plain.contains(char::is_uppercase));
    }
    (2..=4).contains(&capitalised) && !name.starts_with("The ")
}

/// Every run of words after the first that a person may be called by: four letters or more, no common word, and no given name alone
/// unless the name ends in it (`Harvey` is no short name of Lee Harvey Oswald; `Francis` is one of Pope Francis).
pub(super) fn derived_short_names(name: &str, words: &WordLists) -> Vec<String> {
    let all: Vec<&str> = name.split_whitespace().collect();
    let is_suffix = |word: &str| has(GENERATIONS, word.trim_end_matches('.'));
    let end = all.iter().rposition(|word| !is_suffix(word.trim_end_matches(','))).map_or(0, |at| at + 1);
    let mut found = Vec::new();
    for start in 1..end {
        for stop in start + 1..=end {
            let run = &all[start..stop];
            if let (&[word], false) = (run, stop == end)
                && words.is_given_name(word)
            {
                continue;
            }
            if run.iter().all(|word| is_telling(word, words))
                || (run.len() > 1 && run.last().is_some_and(|word| is_telling(word, words)))
            {
                found.push(run.join(" ").trim_end_matches(',').to_owned());
            }
        }
    }
    found
}

fn is_telling(word: &str, words: &WordLists) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && word.starts_with(char::is_alphabetic) && word.contains(char::is_uppercase) && !words.is_common_word(word)
}

/// Reads a person's full name: `Donald Trump Jr.` and `Ana Camila Rivas` are others.
pub(super) fn full_name(scene: &Scene, site: &Site, _entity: EntityId) -> Result<(), Doubt> {
    let around = scene.around(site);
    generation(around, site)?;
    if let Some(before) = around.joined_before(site.span.start as usize)
        && scene.is_first_name(around, &before)
    {
        return Err(Doubt::Never(Why::OtherPerson(format!("{} {}", before.text, site.span.of(around.text)))));
    }
    Ok(())
}

fn generation(around: &Around, site: &Site) -> Result<(), Doubt> {
    let end = site.span.end as usize;
    match around.after(end) {
        Some(after)
            if matches!(after.gap, " " | ", ")
                && after.text != "IV"
                && has(GENERATIONS, after.text)
                && after.is_capitalised() =>
        {
            Err(Doubt::Never(Why::OtherPerson(format!("{} {}", site.span.of(around.text), after.text))))
        }
        _ => Ok(()),
    }
}

/// Reads a part of a person's name, whose full name stands in the text.
pub(super) fn short_name(scene: &Scene, site: &Site, entity: EntityId) -> Result<(), Doubt> {
    let around = scene.around(site);
    generation(around, site)?;
    other_first_name(scene, around, site, entity)?;
    other_thing(scene, around, site)?;
    title_of_work(scene, around, site)?;
    namesake_nearby(scene, around, site, entity)
}

/// `President Obama`, `the Trump administration`: as good as a full name, unless the text names a namesake.
pub(super) fn holds_office(scene: &Scene, site: &Site) -> bool {
    let around = scene.around(site);
    let (start, end) = (site.span.start as usize, site.span.end as usize);
    let prime = |at: u32| around.joined_before(at as usize).is_some_and(|word| word.text == "Prime");
    let titled = around.joined_before(start).is_some_and(|title| {
        title.is_capitalised() && has(OFFICES, title.text) && (title.text != "Minister" || prime(title.span.start))
    });
    let governs = || around.joined_after(end).is_some_and(|noun| has(OFFICE_NOUNS, noun.text));
    if !titled && !governs() {
        return false;
    }
    let name = site.span.of(scene.text);
    let article = &scene.text[scene.nearby(site, 10_000)];
    !article.match_indices(name).any(|(at, _)| {
        let head = &article[..at];
        let first = head.strip_suffix(' ').map(|head| head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
        first.is_some_and(|first| {
            first.starts_with(char::is_uppercase)
                && scene.lexicon.words.is_given_name(first)
                && !scene.lexicon.words.is_title(first)
        })
    })
}

/// `Melania Trump`, `Melania K. Trump`, `Ocasio-Cortez`: the words before make it somebody else's name, unless they are this person's.
fn other_first_name(scene: &Scene, around: &Around, site: &Site, entity: EntityId) -> Result<(), Doubt> {
    let entity = scene.lexicon.entity(entity);
    let start = site.span.start as usize;
    let Some(mut before) = around.before(start) else { return Ok(()) };
    if before.is_hyphenated() {
        return double_name(scene, around, site, &before);
    }
    if before.is_initial() && matches!(before.gap, ". " | " ") {
        match around.before(before.span.start as usize) {
            Some(first) if first.gap.trim_end() == first.gap.trim() => before = first,
            _ => return Ok(()),
        }
    } else if !before.is_joined() {
        return Ok(());
    }
    if !is_other_name(scene, around, &before, entity) {
        return Ok(());
    }
    Err(Doubt::Never(Why::OtherPerson(around.text[before.span.start as usize..site.span.end as usize].to_owned())))
}

/// `Trump-Putin summit` names two; `Ocasio-Cortez` is one name.
fn double_name(scene: &Scene, around: &Around, site: &Site, before: &Word) -> Result<(), Doubt> {
    let between_two = around.joined_after(site.span.end as usize).is_some_and(|after| {
        has(RELATIONS, after.text)
            || matches!(
                after.text,
                "meeting" | "call" | "debate" | "era" | "ticket" | "bromance" | "phone" | "encounter" | "matchup"
            )
    });
    if between_two || !before.is_capitalised() || scene.name_ends_at(before.span.end) {
        return Ok(());
    }
    Err(Doubt::Never(Why::OtherPerson(around.text[before.span.start as usize..site.span.end as usize].to_owned())))
}

/// A capitalised word before a family name that is neither a title nor a word of the sentence nor part of this person's own name.
fn is_other_name(scene: &Scene, around: &Around, before: &Word, entity: &Entity) -> bool {
    if !before.is_capitalised() || before.is_initial() || before.is_all_capitals() || scene.lexicon.words.is_title(before.text) {
        return false;
    }
    if entity.own_words.iter().any(|own| own == before.text) || scene.name_ends_at(before.span.end) {
        return false;
    }
    if scene.is_first_name(around, before) {
        return true;
    }
    let plain = scene.lexicon.words.is_common_word(before.text) || has(DAYS, before.text);
    let verb = around.headline && ["s", "ed", "ing"].iter().any(|ending| before.text.ends_with(ending));
    !plain && !verb && !around.is_sentence_start(before.span.start as usize)
}

/// `Trump Tower`, `Trump International Hotel`, `Garcia Lopez`.
fn other_thing(scene: &Scene, around: &Around, site: &Site) -> Result<(), Doubt> {
    let Some(after) = around.joined_after(site.span.end as usize) else { return Ok(()) };
    if !after.is_capitalised() || after.is_all_capitals() || scene.name_starts_at(after.span.start) {
        return Ok(());
    }
    let words = &scene.lexicon.words;
    let thing = has(THINGS, after.text);
    let surname = !around.headline && !words.is_common_word(after.text) && !words.is_title(after.text) && !has(DAYS, after.text);
    if thing || surname {
        return Err(Doubt::Never(Why::OtherThing(around.text[site.span.start as usize..after.span.end as usize].to_owned())));
    }
    Ok(())
}

/// `“The O’Reilly Factor”`, `"Killing Kennedy"`: a few capitalised words in quotation marks.
fn title_of_work(scene: &Scene, around: &Around, site: &Site) -> Result<(), Doubt> {
    let (start, end) = (site.span.start as usize, site.span.end as usize);
    let is_mark = |c: char| matches!(c, '"' | '“' | '”');
    let near = scene.nearby(site, 80);
    let near = near.start.max(around.block.start)..near.end.min(around.block.end.max(end));
    let (head, tail) = (&around.text[near.start..start], &around.text[end..near.end]);
    let (Some(opens), Some(closes)) = (head.rfind(is_mark), tail.find(is_mark)) else { return Ok(()) };
    let quoted = &around.text[near.start + opens..end + closes];
    let words = quoted.trim_start_matches(is_mark).trim_end_matches([',', '.']);
    let small = |word: &str| matches!(word, "a" | "an" | "and" | "for" | "in" | "of" | "on" | "the" | "to" | "with");
    let titled = words.split_whitespace().all(|word| small(word) || !word.starts_with(char::is_lowercase));
    if titled
        && (2..=6).contains(&words.split_whitespace().count())
        && !words.contains(['.', ',', '!', '?', ':'])
        && words.len() > site.span.len() + 2
    {
        return Err(Doubt::Never(Why::OtherThing(words.to_owned())));
    }
    Ok(())
}

/// `Jorge Garcia … Garcia said`: the bearer of the name who stands nearest before it in the paragraph is another.
fn namesake_nearby(scene: &Scene, around: &Around, site: &Site, entity: EntityId) -> Result<(), Doubt> {
    let name = site.span.of(around.text);
    if around.joined_before(site.span.start as usize).is_some_and(|before| scene.lexicon.words.is_title(before.text)) {
        return Ok(());
    }
    let from = scene.nearby(site, 2_000).start.max(around.block.start);
    let head = &around.text[from..site.span.start as usize];
    let Some((at, _)) = head.rmatch_indices(name).find(|(at, _)| {
        around.joined_before(from + at).is_some_and(|before| before.is_capitalised() && scene.is_first_name(around, &before))
    }) else {
        return Ok(());
    };
    let start = from + at;
    let Some(before) = around.joined_before(start) else { return Ok(()) };
    if scene.lexicon.entity(entity).own_words.iter().any(|own| own == before.text) {
        return Ok(());
    }
    Err(Doubt::Never(Why::OtherPersonNearby(format!("{} {name}", before.text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_without_kind_is_a_person_when_its_name_is_one() {
        for name in [
            "Nayib Bukele",
            "Bashar al-Assad",
            "George de Mohrenschildt",
            "Kim Jong Un",
            "John F. Kennedy",
            "Abu Bakr al-Baghdadi",
        ] {
            assert!(looks_like_person(name), "{name}");
        }
        for name in [
            "NATO",
            "White House",
            "US Congress",
            "The New Yorker",
            "Bank of China",
            "Boko Haram of the West and East",
            "Unit 731",
            "Group of Twenty",
        ] {
            assert!(!looks_like_person(name), "{name}");
        }
    }
}
