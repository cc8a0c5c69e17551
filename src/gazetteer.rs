//! The built-in gazetteer: every ISO 3166-1 entry plus Kosovo (XK), with the names that English news text uses for it.
//!
//! It reads only the data compiled in (`data/countries.txt`, made by `scripts/gazetteer.py`) and knows nothing of a site: what
//! hand-written Markdown lays over a country, and which match wins in a text, is decided elsewhere. The lists of words
//! that linking rules ask for are in [`WordLists`].

mod speech;
mod words;

#[cfg(test)]
mod tests;

pub use speech::{ClauseWord, ClauseWords, Speech, SpeechWords};
pub use words::WordLists;

const COUNTRIES: &str = include_str!("../data/countries.txt");

/// A country or territory and its names in English.
///
/// No string stands twice in `name`, `official`, `aliases`, `demonyms` and `capitals` of one entry, not even with other
/// accents or case. Spelling: straight apostrophes, accents kept; a name's variant without accents is not listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2, upper case.
    pub iso2: &'static str,
    /// ISO 3166-1 alpha-3, upper case; Kosovo has CLDR's `XKK`.
    pub iso3: &'static str,
    /// Fixed part of its page's address: ASCII, lower case, hyphens.
    pub slug: &'static str,
    /// English short name, without "the".
    pub name: &'static str,
    /// Official name where it differs from `name`.
    pub official: Option<&'static str>,
    /// Other names and abbreviations (`U.S.`, `Burma`), former names of the same territory included.
    pub aliases: Vec<&'static str>,
    /// Adjectives and nouns for its people, singular and plural (`Danish`, `Dane`, `Danes`).
    pub demonyms: Vec<&'static str>,
    /// Names of capitals and seats of government that stand for the government as an agent; first the usual one.
    pub capitals: Vec<&'static str>,
    /// Capitals whose name mostly means something else (`Hamilton`, `Victoria`): to be shown, not matched.
    pub quiet_capitals: Vec<&'static str>,
    /// Those of `demonyms` that also name a language ("in Russian").
    pub languages: Vec<&'static str>,
    /// Those of its names that are also names of people (`Chad`, `Jordan`, `Paris`).
    pub persons: Vec<&'static str>,
    /// Those of its names that are also well-known other places (`Georgia`, `Washington`).
    pub places: Vec<&'static str>,
}

impl Country {
    /// All strings to be matched, each with what it is to the country.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, NameKind)> + '_ {
        fn each(names: &[&'static str], kind: NameKind) -> impl Iterator<Item = (&'static str, NameKind)> {
            names.iter().map(move |&name| (name, kind))
        }
        each(std::slice::from_ref(&self.name), NameKind::Name)
            .chain(each(self.official.as_slice(), NameKind::Official))
            .chain(each(&self.aliases, NameKind::Alias))
            .chain(each(&self.demonyms, NameKind::Demonym))
            .chain(each(&self.capitals, NameKind::Capital))
    }
}

/// What a matched string is to its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// The short name.
    Name,
    /// The official name.
    Official,
    /// Another name or an abbreviation.
    Alias,
    /// A word for its people, or the adjective.
    Demonym,
    /// A capital: a metonym of the government, or a place.
    Capital,
}

/// The countries, sorted by slug.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    countries: Vec<Country>,
}

impl Gazetteer {
    /// Parses the compiled-in data (well under a millisecond).
    ///
    /// # Panics
    /// If the data is malformed: a bug that the tests catch.
    #[must_use]
    pub fn builtin() -> Self {
        let mut countries = Vec::with_capacity(COUNTRIES.matches("\n[").count());
        for line in COUNTRIES.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[') {
                countries.push(header(head).unwrap_or_else(|| panic!("countries.txt: {line}")));
            } else {
                let country = countries.last_mut().expect("countries.txt: a field before any entry");
                field(country, line).unwrap_or_else(|| panic!("countries.txt: {line}"));
            }
        }
        Self { countries }
    }

    /// All entries, sorted by slug.
    #[must_use]
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The entry of this slug, ignoring ASCII case.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<&Country> {
        let slug = slug.to_ascii_lowercase();
        let at = self.countries.binary_search_by(|c| c.slug.cmp(&slug)).ok()?;
        self.countries.get(at)
    }

    /// The entry of this ISO 3166-1 alpha-2 code (or `XK`), ignoring case.
    #[must_use]
    pub fn by_iso2(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|c| c.iso2.eq_ignore_ascii_case(code))
    }

    /// The entry of this ISO 3166-1 alpha-3 code, ignoring case; `XKX` is Kosovo too.
    #[must_use]
    pub fn by_iso3(&self, code: &str) -> Option<&Country> {
        let code = if code.eq_ignore_ascii_case("XKX") { "XKK" } else { code };
        self.countries.iter().find(|c| c.iso3.eq_ignore_ascii_case(code))
    }

    /// The entries that have exactly this string among their names: more than one makes it ambiguous.
    pub fn owners<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Country> {
        self.countries.iter().filter(move |c| c.names().any(|(n, _)| n == name))
    }
}

/// `slug] CD COD`
fn header(text: &'static str) -> Option<Country> {
    let (slug, codes) = text.split_once("] ")?;
    let (iso2, iso3) = codes.split_once(' ')?;
    Some(Country { iso2, iso3, slug, ..Country::default() })
}

/// `key: value; value`
fn field(country: &mut Country, line: &'static str) -> Option<()> {
    let (key, value) = line.split_once(": ")?;
    let values = || value.split("; ").collect();
    match key {
        "name" => country.name = value,
        "official" => country.official = Some(value),
        "aliases" => country.aliases = values(),
        "demonyms" => country.demonyms = values(),
        "capitals" => country.capitals = values(),
        "quiet-capitals" => country.quiet_capitals = values(),
        "languages" => country.languages = values(),
        "persons" => country.persons = values(),
        "places" => country.places = values(),
        _ => return None,
    }
    Some(())
}
