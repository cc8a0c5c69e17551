//! Markdown bodies, citations and references by themselves.

use super::Diagnostic;
use crate::text::{Span, counted};

const CITATION_PATTERN: &str =
    "write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`";

/// An item of a citation that does not fit its grammar.
pub fn citation_syntax(span: Span, item: &str, why: &str) -> Diagnostic {
    Diagnostic::error("citation-syntax", span, format!("`{}` is no citation: {why}", item.trim())).hint(CITATION_PATTERN)
}

/// `[@a;]`; the span reaches from the sign before to the sign after.
pub fn citation_empty(span: Span) -> Diagnostic {
    Diagnostic::error("citation-syntax", span, "this part of the citation is empty").hint(CITATION_PATTERN)
}

/// `[@key` without a closing bracket in its paragraph.
pub fn citation_open(span: Span) -> Diagnostic {
    Diagnostic::error("citation-syntax", span, "this citation is never closed by `]`").hint(CITATION_PATTERN)
}

/// `[see @key p4]`.
pub fn citation_late(span: Span, group: &str) -> Diagnostic {
    let message = format!("`{group}` is no citation: it does not begin with `@`");
    Diagnostic::warning("citation-late", span, message).hint("put the words before the bracket: `see [@key p4]`")
}

/// `[[]]`, `[[|text]]`.
pub fn reference_empty(span: Span, given: &str) -> Diagnostic {
    Diagnostic::warning("reference-empty", span, format!("`{given}` names nothing"))
        .hint("write `[[name]]`, `[[name|text]]`, `[[name#heading]]` or `[[kind/slug]]`")
}

/// A destination such as `javascript:…`.
pub fn link_scheme(span: Span, scheme: &str) -> Diagnostic {
    Diagnostic::error("link-scheme", span, format!("a link may not lead to `{scheme}:`; only its text is shown"))
        .hint("links lead to files of the site, or begin with `https:`, `http:`, `mailto:` or `tel:`")
}

/// A picture on another host.
pub fn image_external(span: Span, destination: &str) -> Diagnostic {
    Diagnostic::warning(
        "image-external",
        span,
        format!("the picture `{destination}` is on another site; it is linked, not shown"),
    )
    .hint("no page loads anything from elsewhere: save the picture beside this file")
}

/// HTML while `raw-html` is off.
pub fn raw_html(span: Span) -> Diagnostic {
    Diagnostic::warning("raw-html", span, "HTML is shown as text").hint("use Markdown, or set `raw-html = true` in `site.toml`")
}

pub fn footnote_undefined(span: Span, label: &str) -> Diagnostic {
    Diagnostic::error("footnote-undefined", span, format!("no footnote `{label}` is defined"))
        .hint(format!("define it on a line of its own: `[^{label}]: …`"))
}

pub fn footnote_unused(span: Span, label: &str) -> Diagnostic {
    Diagnostic::warning("footnote-unused", span, format!("footnote `{label}` is never called, so it is not published"))
        .hint(format!("call it in the text: `[^{label}]`"))
}

pub fn footnote_duplicate(span: Span, label: &str, line: usize) -> Diagnostic {
    Diagnostic::error("footnote-duplicate", span, format!("footnote `{label}` is defined twice, first in line {line}"))
        .hint("give this one another label")
}

pub fn heading_id_duplicate(span: Span, id: &str) -> Diagnostic {
    Diagnostic::error("heading-id-duplicate", span, format!("the id `{id}` is taken by another heading"))
        .hint("choose another id")
}

pub fn heading_id_invalid(span: Span, id: &str) -> Diagnostic {
    Diagnostic::error("heading-id-invalid", span, format!("`{id}` can't be the id of a heading"))
        .hint("an id is made of letters, digits, `-`, `_` and `.`")
}

pub fn heading_id_of_page(span: Span, id: &str) -> Diagnostic {
    Diagnostic::error("heading-id-invalid", span, format!("`{id}` can't be the id of a heading"))
        .hint("pages use this id themselves; choose another")
}

pub fn comment_open(span: Span, open: &str, close: &str) -> Diagnostic {
    Diagnostic::warning("comment-open", span, format!("this comment is never closed, so nothing after `{open}` is published"))
        .hint(format!("close it with `{close}`"))
}

pub fn allow_syntax(span: Span, given: &str) -> Diagnostic {
    Diagnostic::warning("allow-syntax", span, format!("`{given}` allows nothing")).hint("write `<!-- allow code: reason -->`")
}

/// `bytes` of the body, of which `limit` are read.
pub fn too_long(span: Span, bytes: usize, limit: usize) -> Diagnostic {
    let message = format!(
        "the text is {} long, of which {} are read; from here on it is left out",
        counted(bytes, "byte"),
        counted(limit, "byte")
    );
    Diagnostic::error("body-too-long", span, message).hint("divide it into several pages")
}

/// The Markdown parser gave up.
pub fn unreadable(span: Span) -> Diagnostic {
    Diagnostic::error("body-unreadable", span, "the Markdown of this text can't be read, so the page has no text")
        .hint("look for a long run of brackets or other signs, and take it out")
}
