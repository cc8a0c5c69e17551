//! `site.toml`, typed, with its defaults in one place.

mod editor;
mod levels;
#[cfg(test)]
mod tests;

pub use levels::{Level, check_codes, is_protected};

use crate::diagnostic::Diagnostic;
use crate::fields::choice::choice;
use crate::fields::{self, Format, Reader, Spanned, shape};
use crate::front::{Allow, Publish};
use crate::text::Span;

choice! {
    /// The scale of likelihood terms that judgements are held against.
    #[derive(Default)]
    Lexicon {
        #[default]
        Icd203 = "icd-203",
        Phia = "phia",
    }
}

/// The settings of a site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    pub title: String,
    /// BCP 47.
    pub language: String,
    /// Absolute, `http` or `https`, with `/` at its end.
    pub base_url: Option<String>,
    /// A folder below `themes/`, or the built-in `dossier`.
    pub theme: String,
    /// Whether HTML in Markdown is passed on.
    pub raw_html: bool,
    /// Names that are never linked.
    pub nolink: Vec<Spanned<String>>,
    pub lexicon: Lexicon,
    /// The link to a place in a file, with `{path}`, `{line}`, `{column}`.
    pub editor: Option<String>,
    pub rights: Rights,
    pub severity: Vec<(Spanned<String>, Level)>,
    pub allow: Vec<Allow>,
}

/// What the site shows of texts that are not its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rights {
    /// For sources that do not say; a word that can't be read counts as [`Publish::Metadata`].
    pub publish: Publish,
    /// The most words of one text, over all pages, before a warning.
    pub words_per_source: u32,
}

impl Default for Rights {
    fn default() -> Self {
        Self { publish: Publish::Cited, words_per_source: 250 }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Untitled".to_owned(),
            language: "en".to_owned(),
            base_url: None,
            theme: "dossier".to_owned(),
            raw_html: false,
            nolink: Vec::new(),
            lexicon: Lexicon::default(),
            editor: None,
            rights: Rights::default(),
            severity: Vec::new(),
            allow: Vec::new(),
        }
    }
}

/// Reads `site.toml`; what is missing or wrong gets its default. Diagnostics by place.
pub fn parse(text: &str) -> (Config, Vec<Diagnostic>) {
    let (table, mut diagnostics) = fields::read(Format::Toml, text, Span::new(0..text.len()));
    let mut fields = Reader::new(table);
    let config = read(&mut fields);
    // A title that can't be read is not missing as well.
    let title_is_broken = diagnostics.iter().filter_map(|broken| broken.span).any(|span| {
        let line = text[..span.range().start].rfind('\n').map_or(0, |at| at + 1);
        text[line..].trim_start().starts_with("title")
    });
    let found = fields.finish(|_| Vec::new()).into_iter();
    diagnostics.extend(found.filter(|found| !(title_is_broken && found.code == "key-missing")));
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    (config, diagnostics)
}

fn read(fields: &mut Reader) -> Config {
    let default = Config::default();
    let value = |text: Option<Spanned<String>>| text.map(|text| text.value);
    Config {
        title: value(fields.required_text("title")).unwrap_or(default.title),
        language: value(fields.checked("language", shape::language)).unwrap_or(default.language),
        base_url: value(fields.checked("base-url", shape::base_address)),
        theme: value(fields.checked("theme", shape::folder)).unwrap_or(default.theme),
        raw_html: fields.boolean("raw-html").unwrap_or(default.raw_html),
        nolink: fields.texts("nolink"),
        lexicon: fields.choice("lexicon").map_or(default.lexicon, |lexicon| lexicon.value),
        editor: value(fields.checked("editor", editor::link)),
        rights: fields.table("rights", |rights| Rights {
            publish: rights.choice_or("publish", Publish::Metadata).map_or(default.rights.publish, |publish| publish.value),
            words_per_source: rights.count("words-per-source").unwrap_or(default.rights.words_per_source),
        }),
        severity: levels::read(fields),
        allow: Allow::read(fields),
    }
}

impl Config {
    /// The path of `base-url`, from and to a `/`; `/` without one. What addresses from the root begin with.
    pub fn base_path(&self) -> &str {
        let address = self.base_url.as_deref().unwrap_or_default();
        let host = address.find("://").map_or(0, |at| at + 3);
        address[host..].find('/').map_or("/", |at| &address[host + at..])
    }

    /// A diagnostic with the severity that the site gives it; none where that is off. Protected errors stay.
    pub fn level(&self, diagnostic: Diagnostic) -> Option<Diagnostic> {
        levels::level(&self.severity, diagnostic)
    }
}
