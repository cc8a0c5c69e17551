//! Why a name that stands in a text is no mention, in words that an analyst can act on.

use std::fmt;

/// The rule that kept a name from being a mention.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// It stands inside a longer name that means something else: `South China Sea`.
    PartOf(String),
    /// A capital that stands for the city, or not clearly for the government.
    CapitalAsPlace,
    /// A capital whose name is also a person's, in a text that does not name the country.
    CapitalWithoutCountry(String),
    /// A short name in a text where its person's full name does not stand.
    ShortNameWithout(String),
    /// A short name of two or more entities that all stand in the text.
    ShortNameOfSeveral(Vec<String>),
    /// `Melania Trump`, `Michael Jordan`, `Chad Wolf`.
    OtherPerson(String),
    /// The short name belongs to another person who is named nearby.
    OtherPersonNearby(String),
    /// `Trump Tower`.
    OtherThing(String),
    /// `in Spanish`, `Russian-speaking`.
    Language,
    /// `Germán` is no German.
    OtherLanguage,
    /// `Turkey` at a sentence start, `US` in a line of capitals: a common word until the text says more.
    CommonWord,
    /// `Lebanon, Ohio`; `Georgia` among American states.
    OtherPlace(String),
    /// `the Indian Congress` is not the American one.
    OtherCountrys(String),
    /// The site, the page or the entity says that this name is never linked.
    NoLink,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PartOf(whole) => write!(f, "part of \"{whole}\""),
            Self::CapitalAsPlace => f.write_str("a capital as a place"),
            Self::CapitalWithoutCountry(country) => write!(f, "a capital's name without \"{country}\" in this text"),
            Self::ShortNameWithout(full) => write!(f, "short name without \"{full}\" in this text"),
            Self::ShortNameOfSeveral(owners) => write!(f, "short name of {}", owners.join(" and ")),
            Self::OtherPerson(words) => write!(f, "another person's name: \"{words}\""),
            Self::OtherPersonNearby(words) => write!(f, "may mean \"{words}\", who stands before it"),
            Self::OtherThing(words) => write!(f, "names something else: \"{words}\""),
            Self::Language => f.write_str("a language"),
            Self::OtherLanguage => f.write_str("a word of another language"),
            Self::CommonWord => f.write_str("also a common word, and nothing in this text makes it sure"),
            Self::OtherPlace(words) => write!(f, "another place: \"{words}\""),
            Self::OtherCountrys(words) => write!(f, "another country's: \"{words}\""),
            Self::NoLink => f.write_str("listed in `nolink`"),
        }
    }
}
