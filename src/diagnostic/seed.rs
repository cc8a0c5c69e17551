//! The raw texts of articles.

use super::Diagnostic;

/// A seed without one visible character: its page would show nothing.
pub fn seed_empty() -> Diagnostic {
    Diagnostic::warning("seed-empty", None, "the text of this article is empty")
        .hint("save the article again, or delete the file; a source without text needs only a note in `content/sources/` with `text: none`")
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Severity;

    #[test]
    fn an_empty_seed_is_a_warning() {
        for text in ["", " \n\t\r\n", "\u{feff}\u{a0}\u{200b}\n"] {
            let found = crate::seed::parse(text, None).diagnostics;
            let told: Vec<_> = found.iter().map(|one| (one.severity, one.code, one.message.as_str())).collect();
            assert_eq!(told, [(Severity::Warning, "seed-empty", "the text of this article is empty")], "{text:?}");
        }
        assert!(crate::seed::parse("x", None).diagnostics.is_empty());
    }
}
