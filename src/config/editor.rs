//! The key `editor`: a link that opens a file at a place. The browser follows it, so it must not be one that it opens or runs itself.

use crate::diagnostic::front::Shape;

const REFUSED: [&str; 4] = ["http", "https", "javascript", "data"];
const PLACEHOLDERS: [&str; 3] = ["path", "line", "column"];

/// A link with `{path}` and, if the editor takes them, `{line}` and `{column}`.
pub(super) fn link(text: &str) -> Result<String, Shape> {
    let (scheme, rest) = text.split_once(':').ok_or(Shape::EditorScheme)?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    if !is_scheme || REFUSED.contains(&scheme.to_ascii_lowercase().as_str()) {
        return Err(Shape::EditorScheme);
    }
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>`\\".contains(c)) {
        return Err(Shape::EditorMarks);
    }
    let mut named_path = false;
    for (at, _) in rest.match_indices('{') {
        let inside = &rest[at + 1..];
        let name = &inside[..inside.find(['}', '{']).unwrap_or(inside.len())];
        let closed = inside[name.len()..].starts_with('}');
        if !closed || !PLACEHOLDERS.contains(&name) {
            return Err(Shape::EditorPlaceholder { given: rest[at..at + 1 + name.len() + usize::from(closed)].to_owned() });
        }
        named_path |= name == "path";
    }
    if named_path { Ok(text.to_owned()) } else { Err(Shape::EditorPath) }
}
