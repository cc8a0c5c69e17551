//! Names of organisations and disputes that are also common words, acronyms in lines of capitals, and bodies that every country has.

use super::around::Word;
use super::scene::{Doubt, Scene, Site};
use super::vocabulary::{DAYS, has};
use super::{EntityId, EntityKind, How, Why};

pub(super) fn read(scene: &Scene, site: &Site, entity: EntityId) -> Result<(), Doubt> {
    other_countrys(scene, site, entity)?;
    common_word(scene, site)
}

/// `the Indian Congress`, `Peru's Congress`, where the defined one is of another country.
fn other_countrys(scene: &Scene, site: &Site, entity: EntityId) -> Result<(), Doubt> {
    let own = &scene.lexicon.entity(entity).countries;
    if own.is_empty() {
        return Ok(());
    }
    let Some(before) = scene.site_before(site) else { return Ok(()) };
    let mut countries = scene
        .targets(before)
        .filter(|target| target.how != How::Metonym && scene.lexicon.entity(target.entity).kind == EntityKind::Country)
        .peekable();
    if countries.peek().is_none() || countries.any(|target| own.contains(&target.entity)) {
        return Ok(());
    }
    let words = &scene.text[before.span.start as usize..site.span.end as usize];
    Err(Doubt::Never(Why::OtherCountrys(words.to_owned())))
}

/// `Complex` at a sentence start or in a headline, `Housing Complex`, `AID` in a line of capitals.
fn common_word(scene: &Scene, site: &Site) -> Result<(), Doubt> {
    let around = scene.around(site);
    let name = site.span.of(around.text);
    if name.contains(char::is_whitespace) || !scene.lexicon.words.is_common_word(name) {
        return Ok(());
    }
    let (start, end) = (site.span.start as usize, site.span.end as usize);
    let acronym = name.chars().count() > 1 && !name.chars().any(char::is_lowercase);
    if acronym {
        return if around.is_shouted(site.span) { Err(Doubt::Unsure(Why::CommonWord)) } else { Ok(()) };
    }
    if around.headline || around.is_sentence_start(start) {
        return Err(Doubt::Unsure(Why::CommonWord));
    }
    let words = &scene.lexicon.words;
    let beside =
        |word: &Word| word.is_capitalised() && !word.is_all_capitals() && !words.is_title(word.text) && !has(DAYS, word.text);
    if let Some(before) = around.joined_before(start)
        && beside(&before)
        && !scene.name_ends_at(before.span.end)
        && !around.is_sentence_start(before.span.start as usize)
    {
        return Err(Doubt::Never(Why::PartOf(around.text[before.span.start as usize..end].to_owned())));
    }
    if let Some(after) = around.joined_after(end)
        && beside(&after)
        && !scene.name_starts_at(after.span.start)
    {
        return Err(Doubt::Never(Why::PartOf(around.text[start..after.span.end as usize].to_owned())));
    }
    Ok(())
}
