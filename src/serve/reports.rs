//! Diagnostics as browsers get them: the same words, places and excerpts as on the terminal, as plain data.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use crate::address::percent_encoded;
use crate::compile::FileReport;
use crate::diagnostic::{Diagnostic, Severity};
use crate::input::{Input, Inputs};
use crate::markdown::escape;
use crate::terminal::{Excerpt, excerpt};
use crate::text::line_column;

/// The most that a browser is told.
const MOST: usize = 200;

/// One diagnostic with all that there is to show of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Item {
    pub severity: &'static str,
    pub code: &'static str,
    pub message: String,
    pub hint: Option<String>,
    /// From the site's root; empty for what no file is to blame for.
    pub path: String,
    /// From 1; none when the file as a whole is meant.
    pub line: Option<usize>,
    pub column: Option<usize>,
    /// The line, or the part of it around the place.
    pub excerpt: Option<String>,
    /// In characters of the excerpt.
    pub caret: Option<Caret>,
    /// The link that opens the place in the analyst's editor.
    pub href: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Caret {
    pub start: usize,
    pub length: usize,
}

/// The diagnostics of one generation.
#[derive(Clone, Default, Debug)]
pub struct Reports {
    errors: usize,
    warnings: usize,
    notes: usize,
    items: Vec<Item>,
    /// Beyond the items: only their paths are kept, to count those of a page.
    rest: Vec<Arc<str>>,
    editor: Option<Editor>,
}

/// The template of a link, and where its paths begin.
#[derive(Clone, Debug)]
struct Editor {
    template: String,
    root: PathBuf,
}

impl Reports {
    /// Errors first, then as they stand. `held` are texts that are newer than those in `inputs`: of files that are broken.
    pub fn new(reports: &[FileReport], inputs: &Inputs, held: &[Input], editor: Option<&str>, root: &Path) -> Self {
        let count = |severity| reports.iter().filter(|(_, diagnostic)| diagnostic.severity == severity).count();
        let mut made = Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            editor: editor.map(|template| Editor { template: template.to_owned(), root: root.to_path_buf() }),
            ..Self::default()
        };
        let mut order: Vec<&FileReport> = reports.iter().collect();
        order.sort_by_key(|(_, diagnostic)| diagnostic.severity);
        let (shown, rest) = order.split_at(order.len().min(MOST));
        made.items = shown
            .iter()
            .map(|(path, diagnostic)| {
                let held = held.iter().find(|input| input.path == *path).map(|input| &*input.text);
                made.placed(path, diagnostic, held.or_else(|| inputs.text(path)))
            })
            .collect();
        made.rest = rest.iter().map(|(path, _)| path.clone()).collect();
        made
    }

    /// A diagnostic whose text is not at hand.
    pub fn item(&self, path: &str, diagnostic: &Diagnostic) -> Item {
        self.placed(path, diagnostic, None)
    }

    fn placed(&self, path: &str, diagnostic: &Diagnostic, text: Option<&str>) -> Item {
        let place = text.zip(diagnostic.span).map(|(text, span)| {
            let Excerpt { line, mark } = excerpt(text, span);
            let caret = Caret { start: line[..mark.start].chars().count(), length: line[mark].chars().count().max(1) };
            (line_column(text, text.len().min(span.start as usize)), line, caret)
        });
        let (line, column) = place.as_ref().map(|(at, ..)| *at).unzip();
        let href = |editor: &Editor| editor.link(path, line.unwrap_or(1), column.unwrap_or(1));
        Item {
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            code: diagnostic.code,
            message: diagnostic.message.clone(),
            hint: diagnostic.hint.clone(),
            href: self.editor.as_ref().filter(|_| !path.is_empty() && !path.starts_with("dossier/")).map(href),
            path: path.to_owned(),
            line,
            column,
            caret: place.as_ref().map(|(.., caret)| *caret),
            excerpt: place.map(|(_, line, _)| line),
        }
    }

    /// What a browser is told that shows a page made of the inputs `own`. `failure` is of the page itself.
    pub fn told(&self, own: &BTreeSet<&str>, failure: Option<&Item>) -> Value {
        let is_here = |path: &str| own.contains(path) || path == crate::load::CONFIG || path.starts_with("themes/");
        let item = |item: &Item, here: bool| {
            let mut value = json!(item);
            value["here"] = json!(here);
            value
        };
        let of_page = failure.map(|failure| item(failure, true));
        let of_site = self.items.iter().map(|one| item(one, is_here(&one.path)));
        let here = self
            .items
            .iter()
            .map(|item| item.path.as_str())
            .chain(self.rest.iter().map(|path| &**path))
            .filter(|path| is_here(path))
            .count();
        json!({
            "errors": self.errors + usize::from(failure.is_some()),
            "warnings": self.warnings,
            "notes": self.notes,
            "here": here + usize::from(failure.is_some()),
            "items": of_page.into_iter().chain(of_site).take(MOST).collect::<Vec<_>>(),
        })
    }
}

impl Editor {
    fn link(&self, path: &str, line: usize, column: usize) -> String {
        let whole = self.root.join(path);
        self.template
            .replace("{path}", &percent_encoded(&whole.to_string_lossy()))
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string())
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(&mut out, text);
    out
}

impl Item {
    /// A page that says only this, in the place of one that could not be made.
    pub fn as_page(&self) -> String {
        let hint = self.hint.as_ref().map(|hint| format!("<p>{}</p>", escaped(hint))).unwrap_or_default();
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>This page could not be made</title>\n\
             <link rel=\"stylesheet\" href=\"/static/dossier.css\">\n</head>\n\
             <body>\n<main>\n<h1>This page could not be made</h1>\n<p><code>{}</code></p>\n<p>{}</p>\n{hint}\n</main>\n</body>\n</html>\n",
            escaped(&self.path),
            escaped(&self.message)
        )
    }
}
