//! Links, pictures and bare addresses, and which schemes may be published.

use std::ops::Range;

use crate::text::Span;

/// An ordinary Markdown link or picture, or an address that stands in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    pub span: Span,
    pub kind: LinkKind,
    /// Entities and escapes decoded, otherwise as written; `www.…` and mail addresses with their scheme.
    pub destination: String,
    pub title: Option<String>,
    /// Its scheme may be published. Otherwise only the text is shown, and a diagnostic says so.
    pub allowed: bool,
}

impl Link {
    /// Whether it leads out of the site.
    pub fn is_external(&self) -> bool {
        self.destination.starts_with("//") || scheme(&self.destination).is_some()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkKind {
    /// `[text](destination)`, `[text][label]`
    Link,
    /// `![alternative](destination)`
    Image,
    /// `<https://…>`, `<name@host>`
    Angle,
    /// `https://…` or `www.…` in the text.
    Bare,
}

/// What a link may lead to, besides places on the site.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The scheme of `destination` as a browser would read it: control characters and line ends do not hide it.
pub fn scheme(destination: &str) -> Option<String> {
    let seen: String = destination.chars().filter(|c| !c.is_control()).collect();
    let (scheme, _) = seen.trim_start().split_once(':')?;
    let begins = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_scheme = begins && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// Whether `destination` may be published: a place on the site, or one of the known schemes.
pub fn is_allowed(destination: &str) -> bool {
    scheme(destination).is_none_or(|scheme| SCHEMES.contains(&scheme.as_str()))
}

/// The bare address that begins at `at`, if one does, without the punctuation after it.
pub fn bare_address(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let rest = &text[at..end];
    let prefix = ["https://", "http://", "www."]
        .into_iter()
        .find(|prefix| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)))?;
    if text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '@' | '-')) {
        return None;
    }
    let length = rest.find(ends_address).unwrap_or(rest.len());
    let address = trimmed(&rest[..length]);
    let host = address.get(prefix.len()..)?;
    let is_host = host.starts_with(|c: char| c.is_alphanumeric()) && (prefix != "www." || host.contains('.'));
    is_host.then(|| at..at + address.len())
}

fn ends_address(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '`' | '|' | '\\' | '[' | ']' | '{' | '}' | '“' | '”' | '„' | '«' | '»')
}

/// `address` without sentence punctuation at its end, and without a `)` that nothing in it opens.
fn trimmed(address: &str) -> &str {
    let mut kept = address;
    loop {
        let Some(last) = kept.chars().next_back() else { return kept };
        let is_loose = match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '’' | '‘' | '…' | '&' => true,
            ')' => kept.matches(')').count() > kept.matches('(').count(),
            _ => false,
        };
        if !is_loose {
            return kept;
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
}
