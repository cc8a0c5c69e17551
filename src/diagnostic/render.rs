//! Templates and strings of a theme.

use super::Diagnostic;
use crate::text::Span;

/// A template that can't be read: the parser's own words, one mistake a file.
pub fn template_syntax(span: Option<Span>, said: &str) -> Diagnostic {
    Diagnostic::error("template-syntax", span, as_ours(said))
}

/// A filter, test, function, component, block or template that does not exist.
pub fn template_unknown(span: Option<Span>, said: &str) -> Diagnostic {
    Diagnostic::error("template-unknown", span, as_ours(said))
}

/// `{% extends "x" %}` of a template that nobody wrote.
pub fn template_parent_missing(span: Option<Span>, parent: &str, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::error("template-parent-missing", span, format!("there is no template `{parent}` to extend"));
    match nearest {
        Some(nearest) => diagnostic.hint(format!("did you mean `{nearest}`?")),
        None => diagnostic.hint("the built-in templates are extended as `dossier/base.html`, `dossier/source.html`, …"),
    }
}

/// Templates that extend or include each other in a circle; `chain` in order.
pub fn template_circle(chain: &[String]) -> Diagnostic {
    Diagnostic::error("template-circle", None, format!("templates lead back to themselves: `{}`", chain.join("` → `")))
        .hint("to change a built-in template of the same name, extend it as `dossier/<name>`")
}

/// Two templates of the site define one component.
pub fn template_other(said: &str) -> Diagnostic {
    Diagnostic::error("template-broken", None, as_ours(said))
}

/// A template that can be read but fails when it is applied to a page.
pub fn template_failed(span: Option<Span>, said: &str) -> Diagnostic {
    Diagnostic::error("template-failed", span, as_ours(said))
}

/// The same in a built-in template, which the site can't mend: `place` is `dossier/base.html:3:7`.
pub fn built_in_template_failed(place: &str, said: &str) -> Diagnostic {
    Diagnostic::error("template-failed", None, format!("{} in the built-in template `{place}`", as_ours(said)))
        .hint("a template or a string of the site's own theme may have changed what it is given")
}

/// A template that was asked for by name and isn't there.
pub fn template_missing(name: &str) -> Diagnostic {
    Diagnostic::error("template-missing", None, format!("there is no template `{name}`"))
}

/// `strings/<language>.toml` is no TOML.
pub fn strings_syntax(span: Option<Span>, said: &str) -> Diagnostic {
    Diagnostic::error("strings-syntax", span, as_ours(said))
}

/// A key of `strings/<language>.toml` that no template asks for.
pub fn string_unknown(span: Option<Span>, key: &str, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::warning("string-unknown", span, format!("unknown string `{key}`"));
    match nearest {
        Some(nearest) => diagnostic.hint(format!("did you mean `{nearest}`?")),
        None => diagnostic.hint("strings of your own go into a table whose name begins with `x-`"),
    }
}

/// A string where the built-in theme has a table or a list, or the other way round.
pub fn string_type(span: Option<Span>, key: &str, wanted: &str, found: &str) -> Diagnostic {
    Diagnostic::error("string-type", span, format!("`{key}` must be {wanted}, not {found}"))
}

/// Messages of other crates in our style: first letter small, no full stop, one line.
fn as_ours(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
