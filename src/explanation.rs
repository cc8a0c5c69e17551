//! The pages of `docs/checks/`, compiled in: what each diagnostic means, in words for analysts. Knows the codes, no site.
//!
//! The first line of a page is `# code (severity)`, the paragraph after it says in one sentence what is wrong.

use include_dir::{Dir, include_dir};

use crate::diagnostic::CODES;

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/checks");

/// One diagnostic, explained.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Explanation {
    pub code: &'static str,
    /// `error`, `warning`, `note`: the gravest that it is given.
    pub severity: &'static str,
    /// The first sentence of its page.
    pub summary: &'static str,
}

/// The page on a code, as it stands in `docs/checks/`.
pub fn page(code: &str) -> Option<&'static str> {
    let known = CODES.iter().find(|(known, _)| *known == code)?.0;
    PAGES.get_file(format!("{known}.md"))?.contents_utf8()
}

/// Every diagnostic, by code.
pub fn all() -> impl Iterator<Item = Explanation> {
    CODES.iter().map(|(code, severity)| Explanation { code, severity: severity.name(), summary: summary(code) })
}

fn summary(code: &str) -> &'static str {
    let mut lines = page(code).unwrap_or_default().lines().skip(1);
    lines.find(|line| !line.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_and_every_page_a_code() {
        for one in all() {
            let page = page(one.code).unwrap_or_else(|| panic!("docs/checks/{}.md is missing", one.code));
            assert_eq!(page.lines().next(), Some(&*format!("# {} ({})", one.code, one.severity)));
            let parts: Vec<&str> = page.lines().filter(|line| line.starts_with("**")).collect();
            assert!(one.summary.len() > 20 && one.summary.ends_with('.'), "{}: {}", one.code, one.summary);
            assert!(parts.len() >= 2 && page.ends_with('\n'), "docs/checks/{}.md lacks an example or a remedy", one.code);
        }
        for file in PAGES.files() {
            let name = file.path().file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            assert!(CODES.iter().any(|(code, _)| *code == name), "docs/checks/{name}.md explains no code");
        }
    }

    #[test]
    fn an_unknown_code_has_no_page() {
        assert_eq!(page("../checks/seed-empty"), None);
        assert_eq!(page("seed"), None);
    }
}
