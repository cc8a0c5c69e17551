//! Sources: an analyst's note in `content/sources/`, or the sidecar of a seed.

use super::{Page, Record, first_given};
use crate::date::Edtf;
use crate::diagnostic::front as diagnose;
use crate::fields::choice::choice;
use crate::fields::{Choice, Reader, Spanned, shape};

choice! {
    /// What sort of text it is; where nothing is said, unknown.
    Genre {
        Report = "report",
        Opinion = "opinion",
        Analysis = "analysis",
        Background = "background",
        PressRelease = "press-release",
        FactCheck = "fact-check",
        Aggregator = "aggregator",
        Unknown = "unknown",
    }
}

choice! {
    /// How the text that we have relates to what was published.
    TextKind {
        Original = "original",
        Extract = "extract",
        Transcript = "transcript",
        Ocr = "ocr",
        Translation = "translation",
        Digest = "digest",
        /// Nothing but metadata: a book, an interview.
        None = "none",
    }
}

choice! {
    /// The Admiralty grade of the source.
    Reliability {
        A = "A",
        B = "B",
        C = "C",
        D = "D",
        E = "E",
        F = "F",
    }
}

choice! {
    SourceStatus {
        Current = "current",
        Corrected = "corrected",
        Retracted = "retracted",
    }
}

choice! {
    /// How much of a text may be shown; the later, the less.
    Publish {
        Full = "full",
        Cited = "cited",
        Metadata = "metadata",
    }
}

choice! {
    /// What a numbered paragraph is: a line, or a block between blank lines.
    Numbering {
        Lines = "lines",
        Blocks = "blocks",
    }
}

choice! {
    /// A key that was looked for in the text, and is not there.
    NoneGiven {
        Title = "title",
        Author = "author",
        Publisher = "publisher",
        Issued = "issued",
        Url = "url",
        ArchiveUrl = "archive-url",
        Language = "language",
    }
}

/// A source as its note or its sidecar describes it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Source {
    pub common: Page,
    /// Citation key; default: the stem of the note or the seed.
    pub key: Option<Spanned<String>>,
    /// A file name in `seeds/`, or any form that `@` takes.
    pub seed: Option<Spanned<String>>,
    /// A title of ours, shown in brackets.
    pub supplied_title: Option<Spanned<String>>,
    pub author: Vec<Spanned<String>>,
    pub publisher: Option<Spanned<String>>,
    pub issued: Option<Spanned<Edtf>>,
    pub accessed: Option<Spanned<Edtf>>,
    /// `http` or `https`.
    pub url: Option<Spanned<String>>,
    /// `http` or `https`.
    pub archive_url: Option<Spanned<String>>,
    /// BCP 47.
    pub language: Option<Spanned<String>>,
    pub genre: Option<Genre>,
    pub text: Option<TextKind>,
    pub reliability: Option<Reliability>,
    pub former_keys: Vec<Spanned<String>>,
    /// References to the sources that it was made from.
    pub derived_from: Vec<Spanned<String>>,
    pub status: Option<SourceStatus>,
    pub none_given: Vec<Spanned<NoneGiven>>,
    /// A word that can't be read counts as [`Publish::Metadata`].
    pub publish: Option<Publish>,
    /// Pins the bytes of the seed.
    pub sha256: Option<Spanned<[u8; 32]>>,
    pub paragraphs: Option<Numbering>,
}

impl Record for Source {
    fn read(fields: &mut Reader) -> Self {
        let source = Self {
            common: Page::read(fields),
            key: fields.checked("key", shape::citation_key),
            seed: fields.text("seed"),
            supplied_title: fields.text("supplied-title"),
            author: fields.texts("author"),
            publisher: fields.text("publisher"),
            issued: fields.checked("issued", shape::date),
            accessed: fields.checked("accessed", shape::date),
            url: fields.checked("url", shape::web_address),
            archive_url: fields.checked("archive-url", shape::web_address),
            language: fields.checked("language", shape::language),
            genre: fields.choice("genre").map(|genre| genre.value),
            text: fields.choice("text").map(|text| text.value),
            reliability: fields.choice("reliability").map(|grade| grade.value),
            former_keys: fields.all_checked("former-keys", shape::citation_key),
            derived_from: fields.texts("derived-from"),
            status: fields.choice("status").map(|status| status.value),
            none_given: fields.choices("none-given"),
            publish: fields.choice_or("publish", Publish::Metadata).map(|publish| publish.value),
            sha256: fields.checked("sha256", shape::sha256),
            paragraphs: fields.choice("paragraphs").map(|paragraphs| paragraphs.value),
        };
        for absent in source.none_given.iter().filter(|absent| source.gives(absent.value)) {
            fields.report(diagnose::none_given_given(absent.span, absent.value.word()));
        }
        source
    }
}

impl Source {
    /// The note `self` with what only the sidecar says. Its spans lie in two files: diagnostics go by the two records, not by this.
    #[must_use]
    pub fn over(self, sidecar: Self) -> Self {
        Self {
            common: self.common.over(sidecar.common),
            key: self.key.or(sidecar.key),
            seed: self.seed.or(sidecar.seed),
            supplied_title: self.supplied_title.or(sidecar.supplied_title),
            author: first_given(self.author, sidecar.author),
            publisher: self.publisher.or(sidecar.publisher),
            issued: self.issued.or(sidecar.issued),
            accessed: self.accessed.or(sidecar.accessed),
            url: self.url.or(sidecar.url),
            archive_url: self.archive_url.or(sidecar.archive_url),
            language: self.language.or(sidecar.language),
            genre: self.genre.or(sidecar.genre),
            text: self.text.or(sidecar.text),
            reliability: self.reliability.or(sidecar.reliability),
            former_keys: first_given(self.former_keys, sidecar.former_keys),
            derived_from: first_given(self.derived_from, sidecar.derived_from),
            status: self.status.or(sidecar.status),
            none_given: first_given(self.none_given, sidecar.none_given),
            publish: self.publish.or(sidecar.publish),
            sha256: self.sha256.or(sidecar.sha256),
            paragraphs: self.paragraphs.or(sidecar.paragraphs),
        }
    }

    /// Whether a key has a value here.
    pub fn gives(&self, key: NoneGiven) -> bool {
        match key {
            NoneGiven::Title => self.common.title.is_some(),
            NoneGiven::Author => !self.author.is_empty(),
            NoneGiven::Publisher => self.publisher.is_some(),
            NoneGiven::Issued => self.issued.is_some(),
            NoneGiven::Url => self.url.is_some(),
            NoneGiven::ArchiveUrl => self.archive_url.is_some(),
            NoneGiven::Language => self.language.is_some(),
        }
    }
}
