//! Actors, and what is written over the gazetteer's countries.

use super::{Page, Record};
use crate::diagnostic::front as diagnose;
use crate::fields::choice::choice;
use crate::fields::{Choice, Reader, Spanned, shape};

choice! {
    ActorKind {
        Person = "person",
        Organisation = "organisation",
        PublicBody = "public-body",
        Party = "party",
        Company = "company",
        Media = "media",
        ArmedGroup = "armed-group",
        Intergovernmental = "intergovernmental",
    }
}

choice! {
    /// Why a person's page gathers nothing.
    Protect {
        Accused = "accused",
        Private = "private",
        /// No page and no link at all.
        Victim = "victim",
        /// No page and no link at all.
        Minor = "minor",
    }
}

/// A person or a body.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Actor {
    pub common: Page,
    /// Default: the stem of the file.
    pub name: Option<Spanned<String>>,
    pub kind: Option<ActorKind>,
    /// Names that count only beside a strong one.
    pub short_names: Vec<Spanned<String>>,
    /// As written; references to countries.
    pub countries: Vec<Spanned<String>>,
    /// `Q…`
    pub wikidata: Option<Spanned<String>>,
    /// A word that can't be read counts as [`Protect::Victim`], which shows least.
    pub protect: Option<Spanned<Protect>>,
}

impl Record for Actor {
    fn read(fields: &mut Reader) -> Self {
        let actor = Self {
            common: Page::read(fields),
            name: fields.text("name"),
            kind: fields.choice("kind").map(|kind| kind.value),
            short_names: fields.texts("short-names"),
            countries: fields.texts("countries"),
            wikidata: fields.checked("wikidata", shape::wikidata),
            protect: fields.choice_or("protect", Protect::Victim),
        };
        if let (Some(protect), Some(kind)) = (&actor.protect, actor.kind.filter(|kind| *kind != ActorKind::Person)) {
            fields.report(diagnose::protect_not_person(protect.span, kind.word()));
        }
        actor
    }
}

/// A country; what is given stands over the gazetteer's.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Country {
    pub common: Page,
    /// ISO 3166-1, two or three letters, as written.
    pub code: Option<Spanned<String>>,
    pub name: Option<Spanned<String>>,
    pub demonyms: Vec<Spanned<String>>,
    pub capital: Option<Spanned<String>>,
}

impl Record for Country {
    fn read(fields: &mut Reader) -> Self {
        Self {
            common: Page::read(fields),
            code: fields.checked("code", shape::country_code),
            name: fields.text("name"),
            demonyms: fields.texts("demonyms"),
            capital: fields.text("capital"),
        }
    }
}
