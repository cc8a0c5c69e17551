//! From a view to the bytes of a page: a template of the theme, applied.
//!
//! The built-in theme `dossier` is part of the program. A site's own `themes/<name>/templates` are laid over it: a file of the same name
//! replaces it, or extends it (`{% extends "dossier/analysis.html" %}`) and changes single blocks. Templates get `site`, `page` and `t`
//! (the strings of the site's language) and a few filters, and can't reach the site in any other way.

mod dates;
mod failure;
mod filters;
mod strings;

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::render as said;
use crate::input::Input;
pub use strings::Strings;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/dossier");

/// What every built-in template is called by, so that one of the same name can extend it.
const PREFIX: &str = "dossier/";

/// A diagnostic and the template it is about: the `path` of an [`Input`] (below `templates/`), or `dossier/…` for a built-in one.
pub type Placed = (Arc<str>, Diagnostic);

/// All templates and strings, ready to be applied.
#[derive(Clone)]
pub struct Theme {
    tera: Tera,
    /// The site's own templates by name: what spans point into.
    overrides: BTreeMap<Arc<str>, Input>,
}

impl Theme {
    /// The built-in theme with the site's own templates (`path` below `templates/`) laid over it. Broken ones are left out and reported, all at once.
    pub fn load(overrides: &[Input]) -> (Self, Vec<Placed>) {
        let mut theme = Self { tera: built_in_templates(), overrides: BTreeMap::new() };
        let mut diagnostics = Vec::new();
        for input in overrides {
            theme.overrides.insert(input.path.clone(), input.clone());
        }
        let mut readable: Vec<&Input> = Vec::new();
        for input in overrides.iter().filter(|input| is_template(&input.path)) {
            match Tera::default().add_raw_template(&input.path, &input.text) {
                Err(error) if matches!(error.kind(), ErrorKind::SyntaxError(_)) => diagnostics.extend(theme.placed(&error)),
                _ => readable.push(input),
            }
        }
        diagnostics.extend(theme.add(readable));
        diagnostics.extend(strings::check(overrides));
        diagnostics.sort_by(|a, b| (&a.0, a.1.span).cmp(&(&b.0, b.1.span)));
        (theme, diagnostics)
    }

    /// The words of `language` (BCP 47): the site's own over the built-in, the more exact tag over the less, English where nothing else has them.
    pub fn strings(&self, language: &str) -> Strings {
        Strings::new(language, &self.overrides)
    }

    /// Appends the template `name`, applied to `page`, to `out`.
    ///
    /// `site` is a [`crate::view::model::Site`], `t` the value of [`Strings`]: both are built once and cost nothing here. A failure names the
    /// template and the place in it; what was written by then stays in `out`.
    pub fn render(&self, name: &str, site: &Value, page: &impl Serialize, t: &Value, out: &mut Vec<u8>) -> Result<(), Placed> {
        let failed = |error: &tera::Error| {
            self.placed(error).into_iter().next().unwrap_or_else(|| (name.into(), said::template_missing(name)))
        };
        let mut context = Context::new();
        context.insert_value("site", site.clone());
        context.insert_value("t", t.clone());
        context.insert_value("page", Value::try_from_serializable(page).map_err(|error| failed(&error))?);
        self.tera.render_to(name, &context, out).map_err(|error| failed(&error))
    }

    /// Adds what can be added: a template that can't be is reported, left out, and the rest tried again.
    fn add(&mut self, mut templates: Vec<&Input>) -> Vec<Placed> {
        let mut diagnostics = Vec::new();
        while let Err(error) = self.tera.add_raw_templates(templates.iter().map(|input| (&*input.path, &*input.text))) {
            let placed = self.placed(&error);
            let before = templates.len();
            templates.retain(|input| {
                placed.iter().all(|(path, _)| *path != input.path) && !failure::is_in_circle(&error, &input.path)
            });
            if !failure::follows_from_another(&error, &self.overrides) {
                diagnostics.extend(placed);
            }
            if templates.len() == before {
                break;
            }
        }
        diagnostics
    }

    fn placed(&self, error: &tera::Error) -> Vec<Placed> {
        failure::placed(error, &self.overrides, &self.tera)
    }
}

/// The static files of the theme by their path below `static/`: the built-in ones, and the site's own over them.
pub fn static_files(overrides: &[(Arc<str>, Arc<[u8]>)]) -> BTreeMap<Arc<str>, Arc<[u8]>> {
    let built_in = files_below("static").map(|(path, bytes)| (path.into(), bytes.into()));
    built_in.chain(overrides.iter().cloned()).collect()
}

/// # Panics
/// When a built-in template is broken; a test holds that none is.
fn built_in_templates() -> Tera {
    let mut tera = Tera::default();
    filters::register(&mut tera);
    tera.set_fallback_prefixes([PREFIX]).expect("no template was added yet");
    let templates = files_below("templates").filter(|(path, _)| is_template(path));
    let named = templates.map(|(path, bytes)| (format!("{PREFIX}{path}"), String::from_utf8_lossy(bytes)));
    if let Err(error) = tera.add_raw_templates(named) {
        panic!("the built-in theme is broken: {error}");
    }
    tera
}

/// Files of the built-in theme below one of its folders, in the order of their paths.
fn files_below(folder: &'static str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let mut files = Vec::new();
    let mut folders: Vec<&'static Dir<'static>> = BUILT_IN.get_dir(folder).into_iter().collect();
    while let Some(dir) = folders.pop() {
        folders.extend(dir.dirs());
        files.extend(dir.files().filter_map(|file| {
            let path = file.path().strip_prefix(folder).ok()?.to_str()?;
            Some((path, file.contents()))
        }));
    }
    files.sort_unstable();
    files.into_iter()
}

/// Strings lie among the templates but are none.
fn is_template(path: &str) -> bool {
    !path.starts_with(strings::FOLDER)
}

#[cfg(test)]
mod tests;
