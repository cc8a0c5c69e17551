//! Capitals: when `Moscow` is the Russian government as an agent, and when it is a city.
//!
//! A capital is a city until the sentence shows an agent: what it does, has, is told, or is on the other side of.

use super::around::{Around, Word};
use super::scene::{Doubt, Scene, Site};
use super::vocabulary::{
    ADVERBS, AGENT_PARTICIPLES, ATTITUDES, AUXILIARIES, CITY_ADJECTIVES, CITY_NOUNS, CITY_PARTICIPLES, CLAUSE_OPENERS, DAYS,
    FOR_AGENTS, FROM_AGENTS, FUNCTION_WORDS, GOVERNMENTS, INTRANSITIVE, MONTHS, OF_AGENTS, ON_AGENTS, PREPOSITIONS, RELATIONS,
    ROUTES, STATES, TO_AGENTS, TOWARD_AGENTS, VERBS_ON_AGENTS, has,
};
use super::{EntityId, Why, country};

/// Reads a capital. Unsure where its name is also a person's: the country must stand in the text.
pub(super) fn read(scene: &Scene, site: &Site, entity: EntityId) -> Result<(), Doubt> {
    let around = scene.around(site);
    let name = site.span.of(around.text);
    country::person(scene, around, site)?;
    country::part_of_pattern(scene, around, site, false)?;
    let city = name.contains(',') || ["C.", "DC", " City"].iter().any(|ending| name.ends_with(ending));
    if city || !is_agent(scene, around, site, entity) {
        return Err(Doubt::Never(Why::CapitalAsPlace));
    }
    let words = &scene.lexicon.words;
    if words.is_given_name(name) || (words.is_common_word(name) && around.is_sentence_start(site.span.start as usize)) {
        return Err(Doubt::Unsure(Why::CapitalWithoutCountry(scene.lexicon.entity(entity).label.clone())));
    }
    Ok(())
}

/// The places where a row of capitals and countries begins and ends: `between Moscow and Kyiv`.
struct Row {
    start: usize,
    end: usize,
    /// More than one name, the last joined with `and`.
    joined: bool,
}

fn is_agent(scene: &Scene, around: &Around, site: &Site, entity: EntityId) -> bool {
    let (start, end) = (site.span.start as usize, site.span.end as usize);
    if is_dateline(around, end) || is_beside_its_country(scene, around, end, entity) || is_part_of_name(scene, around, start, end)
    {
        return false;
    }
    if let Some(hyphen) = hyphenated(scene, around, start, end) {
        return hyphen;
    }
    let row = row(scene, around, start, end);
    let before = around.joined_before(row.start);
    if let Some(owner_end) = around.possessive_end(end) {
        return owns_a_deed(scene, around, owner_end);
    }
    let after = around.joined_after(row.end);
    if after.is_some_and(|after| has(GOVERNMENTS, after.text)) {
        return true;
    }
    let preposition = before.is_some_and(|before| has(PREPOSITIONS, before.text) && !is_particle(around, &before));
    if !preposition && is_subject(scene, around, before.as_ref(), &row) {
        return true;
    }
    after.is_none_or(|after| ends_phrase(scene, &after)) && before.is_some_and(|before| is_dealt_with(around, &before, &row))
}

/// The word after the capital is no noun that it could belong to: a function word, an adverb, a verb.
fn ends_phrase(scene: &Scene, after: &Word) -> bool {
    let word = after.text;
    let plain = [FUNCTION_WORDS, ADVERBS, DAYS, STATES, INTRANSITIVE].iter().any(|list| has(list, word));
    let inflected = ["ly", "ing", "ed"].iter().any(|ending| word.len() > 4 && word.ends_with(ending));
    plain || inflected || scene.lexicon.words.is_agent_verb(word)
}

/// `MOSCOW (Reuters)`, `Moscow —`, `WASHINGTON, March 3`: nothing but names stands before it in its block.
fn is_dateline(around: &Around, end: usize) -> bool {
    let head = &around.text[around.block.start..end];
    if head.len() > 40 || head.split_whitespace().any(|word| word.starts_with(char::is_lowercase)) {
        return false;
    }
    let rest = &around.text[end..around.block.end.max(end)];
    let marked = ["(", "—", "–", "- ", "--", ":", "/"].iter().any(|mark| rest.trim_start().starts_with(mark));
    let dated =
        || rest.starts_with(", ") && around.after(end).is_some_and(|after| has(DAYS, after.text) || has(MONTHS, after.text));
    (marked && !rest.starts_with('-')) || dated()
}

/// `Kyiv, Ukraine`.
fn is_beside_its_country(scene: &Scene, around: &Around, end: usize, entity: EntityId) -> bool {
    around.text[end..].starts_with(", ")
        && scene.site_starting_at(end + 2).is_some_and(|site| scene.targets(site).any(|target| target.entity == entity))
}

/// `Greater London`, `Radio Moscow`, `Paris Agreement`: a capitalised neighbour that is no word of the sentence.
fn is_part_of_name(scene: &Scene, around: &Around, start: usize, end: usize) -> bool {
    let words = &scene.lexicon.words;
    let before = around.joined_before(start).is_some_and(|before| {
        before.is_capitalised()
            && !around.headline
            && !around.is_sentence_start(before.span.start as usize)
            && !has(DAYS, before.text)
            && !scene.name_ends_at(before.span.end)
            && !before.is_all_capitals()
    });
    let after = around.joined_after(end).is_some_and(|after| {
        let verb = around.headline
            && (words.is_agent_verb(after.text) || has(FUNCTION_WORDS, after.text) || has(AUXILIARIES, after.text));
        after.is_capitalised() && !verb && !has(GOVERNMENTS, after.text) && !has(DAYS, after.text)
    });
    before || after
}

/// `Moscow-backed` and `pro-Moscow` speak of the government, `Moscow-based` of the city, `Moscow-Kyiv talks` of both governments.
fn hyphenated(scene: &Scene, around: &Around, start: usize, end: usize) -> Option<bool> {
    if let Some(before) = around.before(start).filter(Word::is_hyphenated) {
        if matches!(before.text, "pro" | "anti" | "Pro" | "Anti" | "non") {
            return Some(true);
        }
        return Some(
            scene.name_ends_at(before.span.end) && around.joined_after(end).is_some_and(|after| has(RELATIONS, after.text)),
        );
    }
    let after = around.after(end).filter(Word::is_hyphenated)?;
    if has(AGENT_PARTICIPLES, after.text) {
        return Some(true);
    }
    let other = scene.site_starting_at(after.span.start as usize).is_some();
    Some(other && around.joined_after(after.span.end as usize).is_some_and(|after| has(RELATIONS, after.text)))
}

/// The row of names that the capital stands in.
fn row(scene: &Scene, around: &Around, mut start: usize, mut end: usize) -> Row {
    const JOINTS: [&str; 6] = [", and ", " and the ", " and ", " or ", ", ", "/"];
    let mut joined = false;
    // After a single name, a comma before `and` ends the clause.
    let mut listed = false;
    'back: for _ in 0..4 {
        let head = &around.text[around.block.start..start];
        for joint in JOINTS {
            if let Some(rest) = head.strip_suffix(joint)
                && scene.site_ending_at(around.block.start + rest.len()).is_some_and(|site| scene.is_country(site))
                && let Some(site) = scene.site_ending_at(around.block.start + rest.len())
            {
                let in_list = around.text[..site.span.start as usize].ends_with(", ");
                if joint == ", and " && !in_list {
                    break 'back;
                }
                listed |= joint.starts_with(',');
                start = site.span.start as usize;
                joined |= joint.contains("and");
                continue 'back;
            }
        }
        break;
    }
    'on: for _ in 0..4 {
        let tail = &around.text[end..around.block.end.max(end)];
        for joint in JOINTS {
            if tail.starts_with(joint)
                && let Some(site) = scene.site_starting_at(end + joint.len()).filter(|site| scene.is_country(site))
            {
                if joint == ", and " && !listed {
                    break 'on;
                }
                listed |= joint.starts_with(',');
                end = site.span.end as usize;
                joined |= joint.contains("and");
                continue 'on;
            }
        }
        break;
    }
    Row { start, end, joined }
}

/// `Moscow's annexation`, but not `Moscow's streets` nor `Moscow's Red Square`.
fn owns_a_deed(scene: &Scene, around: &Around, end: usize) -> bool {
    let Some(first) = around.joined_after(end) else { return false };
    if first.is_capitalised() && !around.headline {
        return scene.name_starts_at(first.span.start)
            || matches!(first.text, "Foreign" | "Defence" | "Defense" | "Western" | "European" | "Ministry" | "Belt" | "One");
    }
    let mut at = end;
    for _ in 0..4 {
        let Some(word) = around.joined_after(at).filter(|word| !has(FUNCTION_WORDS, word.text)) else { break };
        if has(CITY_NOUNS, word.text) || has(CITY_ADJECTIVES, word.text) {
            return false;
        }
        at = word.span.end as usize;
        if around.after(at).is_none_or(|next| !next.is_joined() && !next.is_hyphenated()) {
            break;
        }
    }
    !has(FUNCTION_WORDS, first.text)
}

/// `in` after a verb (`weighed in`) opens no phrase.
fn is_particle(around: &Around, before: &Word) -> bool {
    matches!(before.text, "in" | "on" | "up" | "off" | "down")
        && around.joined_before(before.span.start as usize).is_some_and(|verb| matches!(verb.text, "weighed" | "signed" | "gave"))
}

/// The names are the subject of a verb that an agent takes.
fn is_subject(scene: &Scene, around: &Around, before: Option<&Word>, row: &Row) -> bool {
    let (end, several) = (row.end, row.joined);
    let words = &scene.lexicon.words;
    let opens_clause = before.is_some_and(|before| has(CLAUSE_OPENERS, before.text));
    let inverted = before.is_some_and(|before| {
        let subject_first = has(AUXILIARIES, before.text) || matches!(before.text, "is" | "was" | "Is" | "Was");
        let so = around
            .joined_before(before.span.start as usize)
            .is_some_and(|so| matches!(so.text, "so" | "So" | "nor" | "Nor" | "neither" | "Neither"));
        let asks = around.is_sentence_start(before.span.start as usize)
            || around
                .joined_before(before.span.start as usize)
                .is_some_and(|ask| matches!(ask.text, "why" | "Why" | "what" | "What" | "how" | "How"));
        subject_first && (so || (asks && around.joined_after(end).is_some_and(|verb| !has(FUNCTION_WORDS, verb.text))))
    });
    if inverted {
        return true;
    }
    let mut at = end;
    for _ in 0..3 {
        let Some(verb) = around.joined_after(at) else { return false };
        if several && is_plural_verb(scene, verb.text) {
            return true;
        }
        if has(AUXILIARIES, verb.text) || words.is_agent_verb(verb.text) {
            return !is_city_passive(around, verb.span.end as usize, has(AUXILIARIES, verb.text));
        }
        if has(STATES, verb.text) {
            return is_attitude(around, verb.span.end as usize);
        }
        if has(ADVERBS, verb.text) || (verb.text.len() > 3 && verb.text.ends_with("ly")) {
            at = verb.span.end as usize;
            continue;
        }
        let inflected =
            verb.text.len() > 3 && (verb.text.ends_with("ed") || (verb.text.ends_with('s') && !has(CITY_NOUNS, verb.text)));
        return opens_clause
            && inflected
            && !has(FUNCTION_WORDS, verb.text)
            && !has(CITY_PARTICIPLES, verb.text)
            && !has(RELATIONS, verb.text);
    }
    false
}

/// `Cairo and Khartoum fear`: the form without the s.
fn is_plural_verb(scene: &Scene, verb: &str) -> bool {
    !has(FUNCTION_WORDS, verb) && ["s", "es"].iter().any(|ending| scene.lexicon.words.is_agent_verb(&format!("{verb}{ending}")))
}

/// `has been shelled`, `would host`, `has 9 million`: said of a city.
fn is_city_passive(around: &Around, end: usize, auxiliary: bool) -> bool {
    let Some(be) = around.joined_after(end).filter(|_| auxiliary) else { return false };
    if matches!(be.text, "host" | "hosted" | "hosting") || be.text.starts_with(char::is_numeric) {
        return true;
    }
    if !matches!(be.text, "be" | "been") {
        return false;
    }
    around.joined_after(be.span.end as usize).is_some_and(|verb| has(CITY_PARTICIPLES, verb.text))
}

/// `is preparing`, `was unlikely to`, `is not ready`: said of an agent.
fn is_attitude(around: &Around, end: usize) -> bool {
    let mut at = end;
    for _ in 0..3 {
        let Some(word) = around.joined_after(at) else { return false };
        if has(CITY_PARTICIPLES, word.text) {
            return false;
        }
        if has(ATTITUDES, word.text)
            || (word.text.len() > 4 && word.text.ends_with("ing"))
            || (word.text.len() > 4 && word.text.ends_with("ed"))
        {
            return true;
        }
        let next = around.joined_after(word.span.end as usize).map_or("", |next| next.text);
        if matches!(
            (word.text, next),
            ("under", "pressure" | "fire" | "scrutiny")
                | ("at", "odds" | "war")
                | ("in", "talks" | "breach" | "violation" | "denial")
        ) {
            return true;
        }
        if !(matches!(word.text, "not" | "so" | "very" | "more" | "too" | "quite" | "no" | "less")
            || has(ADVERBS, word.text)
            || word.text.ends_with("ly"))
        {
            return false;
        }
        at = word.span.end as usize;
    }
    false
}

/// The names are what a preposition or a verb of dealings points to: `talks with Beijing`, `accused Moscow of`.
fn is_dealt_with(around: &Around, before: &Word, row: &Row) -> bool {
    let earlier = around.joined_before(before.span.start as usize);
    let governs = |list: &[&str]| {
        let mut at = before.span.start as usize;
        for _ in 0..2 {
            let Some(word) = around.joined_before(at) else { return false };
            if has(list, word.text) {
                return true;
            }
            if !(word.text.ends_with("ly") || has(ADVERBS, word.text) || matches!(word.text, "both" | "only")) {
                return false;
            }
            at = word.span.start as usize;
        }
        false
    };
    match before.text {
        "between" | "Between" | "among" => is_between(around, earlier.as_ref(), row),
        "with" | "With" => !earlier.is_some_and(|earlier| matches!(earlier.text, "along" | "compared" | "city" | "cities")),
        "against" | "Against" | "by" | "without" => !earlier.is_some_and(|earlier| {
            matches!(
                earlier.text,
                "match" | "game" | "matches" | "games" | "win" | "goal" | "stop" | "stopped" | "passing" | "drive" | "drove"
            )
        }),
        "from" => governs(FROM_AGENTS),
        "to" => governs(TO_AGENTS),
        "on" | "upon" => governs(ON_AGENTS),
        "of" => governs(OF_AGENTS),
        "for" => governs(FOR_AGENTS),
        "toward" | "towards" => governs(TOWARD_AGENTS),
        _ => has(VERBS_ON_AGENTS, before.text) && !earlier.is_some_and(|earlier| matches!(earlier.text, "the" | "a")),
    }
}

/// `between Moscow and Kyiv`: two governments, unless something runs between the cities; beside others than countries only of what
/// governments have between them.
fn is_between(around: &Around, earlier: Option<&Word>, row: &Row) -> bool {
    let Some(earlier) = earlier else { return row.joined };
    let down_the_road = earlier.text == "road" && around.text[..earlier.span.start as usize].ends_with("down the ");
    if row.joined {
        return down_the_road || !has(ROUTES, earlier.text);
    }
    has(RELATIONS, earlier.text) && around.text[row.end..].starts_with(" and ")
}
