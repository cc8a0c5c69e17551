//! Which theme `site.toml` names: the one thing that loading must know of the configuration, which `config` reads in full.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::Span;

/// The theme that is compiled in: its folder may be there, to override single files.
pub const BUILT_IN: &str = "dossier";

/// The value of the key `theme` and its place, if it is there and can be the name of a folder; `config` says what is wrong with any other.
pub fn named(text: &str) -> Option<(String, Span)> {
    let (table, _) = DeTable::parse_recoverable(text);
    let value: &Spanned<DeValue<'_>> = table.get_ref().get("theme")?;
    let name = value.get_ref().as_str()?;
    let plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']) && !name.contains(char::is_control);
    plain.then(|| (name.to_owned(), Span::new(value.span())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, theme: Option<&str>) {
        let named = named(text);
        assert_eq!(named.as_ref().map(|(name, _)| name.as_str()), theme, "{text}");
        if let Some((name, span)) = named {
            assert_eq!(span.of(text).trim_matches(['"', '\'']), name);
        }
    }

    #[test]
    fn themes() {
        check("title = \"x\"\ntheme = \"plain\"\n", Some("plain"));
        check("title = \ntheme = 'plain'\n[rights\n", Some("plain"));
        check("[a]\ntheme = \"plain\"\n", None);
        check("theme = \"../..\"\n", None);
        check("theme = 3\n", None);
        check("", None);
    }
}
