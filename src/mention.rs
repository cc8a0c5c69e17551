//! The rules that turn raw matches into mentions: which name in a text means which entity, and which means something else.
//!
//! [`Lexicon::names`] finds every known name at every place; [`Lexicon::resolve`] decides. The two are apart so that a preview can keep
//! the raw matches of a text while names and rules change. Knows no file, no page and no other text.

mod around;
mod blocked;
mod capital;
mod country;
mod difference;
mod lexicon;
mod organisation;
mod party;
mod person;
mod resolve;
mod scene;
mod spelling;
mod titled;
// Lists of words: one a line they would be 1,700 lines.
#[rustfmt::skip]
mod vocabulary;

use crate::names::NameId;
use crate::text::Span;

pub use blocked::Why;
pub use difference::Difference;
pub use lexicon::Lexicon;
pub use party::Known;
pub use person::looks_like_person;

/// Dense number of an entity: its place in the list that [`Lexicon::new`] was given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntityId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum EntityKind {
    #[default]
    Actor,
    Country,
    Dispute,
}

/// All names of one entity, as the author or the gazetteer gives them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EntityNames {
    pub kind: EntityKind,
    /// An actor that is a person: short names are made of its name, and other people's names are told from it.
    pub person: bool,
    /// The name or title first; an official name may follow.
    pub names: Vec<String>,
    pub aliases: Vec<String>,
    /// Weak names of an actor: they count only beside a strong one. Of a person without any they are derived.
    pub short_names: Vec<String>,
    pub demonyms: Vec<String>,
    pub capitals: Vec<String>,
    /// Of the names above, those that are never sought.
    pub nolink: Vec<String>,
    /// Written by the author: beats the gazetteer and the blocking names.
    pub hand_written: bool,
    /// The countries whose body this is (a parliament, a ministry, a party): `the Indian Congress` is not the American one. Empty for all others.
    pub countries: Vec<EntityId>,
}

/// What the name that stands in the text is to its entity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum How {
    Name,
    Alias,
    ShortName,
    Demonym,
    Metonym,
}

impl How {
    /// The word for it in output: `short-name`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::ShortName => "short-name",
            Self::Demonym => "demonym",
            Self::Metonym => "metonym",
        }
    }
}

/// What `resolve` must know of a text beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Names that do not count in this text.
    pub nolink: &'a [String],
    /// Entities that the text names by other means (wikilinks): their short names count, and they are not linked again.
    pub present: &'a [EntityId],
    /// Headings and boilerplate: mentions in them count and are never linked. Sorted.
    pub unlinked: &'a [Span],
    /// Paragraphs, headings and other blocks, sorted: where sentences start and contexts end. Empty: every line is a block.
    pub blocks: &'a [Span],
}

/// A span of text that names an entity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Mention {
    pub span: Span,
    pub entity: EntityId,
    pub how: How,
    /// The first mention of its entity outside headings and boilerplate.
    pub linked: bool,
}

/// A known name that is no mention here, with the reason.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Blocked {
    pub span: Span,
    pub why: Why,
}

/// All that was decided about one text, each list in the order of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Resolution {
    pub mentions: Vec<Mention>,
    pub blocked: Vec<Blocked>,
    /// Names with more than one owner, for the one note per name and site.
    pub ambiguous: Vec<(Span, NameId)>,
}
