//! What the preview says of itself: a page or a whole site that a fault of ours keeps from being made.

use super::Diagnostic;

/// A page whose making ended in a panic; `said` are its words.
pub fn page_panicked(address: &str, said: &str) -> Diagnostic {
    Diagnostic::error("page-panicked", None, format!("chancery failed at `{address}`: {}", first_line(said)))
        .hint("this is a fault of chancery, not of your text: please report it; all other pages are as they should be")
}

/// The same for the whole site: the preview shows its last state.
pub fn site_panicked(said: &str) -> Diagnostic {
    Diagnostic::error("site-panicked", None, format!("chancery failed at the last change: {}", first_line(said)))
        .hint("this is a fault of chancery: please report it; the preview shows the site as it was before, and goes on")
}

fn first_line(said: &str) -> &str {
    said.lines().next().unwrap_or_default().trim_end_matches('.')
}
