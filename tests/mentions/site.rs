//! A site's names for tests: the built-in gazetteer and some actors.

use std::fmt::Write;

use chancery::gazetteer::{Gazetteer, WordLists};
use chancery::mention::{EntityId, EntityKind, EntityNames, How, Lexicon, looks_like_person};
use chancery::text::{Span, slug};

/// A lexicon with the address of each entity (`countries/iran`, `actors/nayib-bukele`), in the order of their ids.
pub struct Site {
    pub lexicon: Lexicon,
    pub addresses: Vec<String>,
}

/// All countries of the gazetteer, then these actors.
pub fn site(actors: Vec<EntityNames>) -> Site {
    let mut entities = Vec::new();
    let mut addresses = Vec::new();
    for country in Gazetteer::builtin().countries() {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        entities.push(EntityNames {
            kind: EntityKind::Country,
            names: vec![country.name.to_owned()],
            aliases: country.official.iter().chain(&country.aliases).map(|&name| name.to_owned()).collect(),
            demonyms: owned(&country.demonyms),
            capitals: owned(&country.capitals),
            ..EntityNames::default()
        });
        addresses.push(format!("countries/{}", country.slug));
    }
    for actor in actors {
        addresses.push(format!("actors/{}", slug(&actor.names[0])));
        entities.push(actor);
    }
    Site { lexicon: Lexicon::new(&entities, &WordLists::builtin().into(), &[]), addresses }
}

/// `Name; alias; alias`, a person when it looks like one.
pub fn actor(names: &str) -> EntityNames {
    let mut names = names.split("; ").map(str::to_owned);
    let name = names.next().unwrap_or_default();
    EntityNames {
        kind: EntityKind::Actor,
        person: looks_like_person(&name),
        names: vec![name],
        aliases: names.collect(),
        hand_written: true,
        ..EntityNames::default()
    }
}

impl Site {
    pub fn id(&self, address: &str) -> EntityId {
        let at = self.addresses.iter().position(|known| known == address).expect("a known address");
        EntityId(u32::try_from(at).expect("few entities"))
    }

    pub fn address(&self, id: EntityId) -> &str {
        &self.addresses[id.0 as usize]
    }
}

/// Takes the marks out of `The [Iranian=iran] army`: the bare text, and for each mark its span and slug.
pub fn unmarked(marked: &str) -> (String, Vec<(Span, String)>) {
    let mut text = String::new();
    let mut found = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (inner, tail) = after.split_once(']').expect("a closed mark");
        let (words, entity) = inner.split_once('=').unwrap_or((inner, ""));
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        let entity = if entity.is_empty() { slug(words) } else { entity.to_owned() };
        found.push((Span::new(start..text.len()), entity));
        rest = tail;
    }
    text.push_str(rest);
    (text, found)
}

/// The marks of `unmarked`, put into a text again.
pub fn marked<'a>(text: &str, marks: impl IntoIterator<Item = (Span, &'a str, How)>) -> String {
    let mut result = String::new();
    let mut at = 0;
    for (span, address, how) in marks {
        result.push_str(&text[at..span.start as usize]);
        let entity = address.split_once('/').map_or(address, |(_, slug)| slug);
        let words = span.of(text);
        let entity = if slug(words) == entity { String::new() } else { format!("={entity}") };
        let metonym = if how == How::Metonym { "*" } else { "" };
        let _ = write!(result, "[{words}{entity}]{metonym}");
        at = span.end as usize;
    }
    result.push_str(&text[at..]);
    result
}
