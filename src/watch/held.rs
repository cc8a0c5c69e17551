//! The configuration and the theme have no partial state: while one of them is broken, the last that was whole is used, and what is wrong with the
//! new one stands among the diagnostics. At the start that is the defaults and the built-in theme.

use std::sync::Arc;

use crate::compile::FileReport;
use crate::config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::input::{Input, Inputs};
use crate::load::{BUILT_IN_THEME, CONFIG, Mirror, missing_theme, named_theme, sort_diagnostics};
use crate::render::Theme;

/// The last whole configuration and theme.
#[derive(Default)]
pub struct Held {
    config: Option<Input>,
    templates: Vec<Input>,
    /// What was looked at last: as it stands on disk.
    seen: Vec<Input>,
    /// What is wrong with the configuration, and with the theme, that stand on disk.
    config_reports: Vec<FileReport>,
    theme_reports: Vec<FileReport>,
    /// The texts that those are about.
    broken: Vec<Input>,
}

impl Held {
    /// Looks at the configuration on disk, and has the mirror read the theme that it names. Gives whether that is another one.
    pub fn follow(&mut self, mirror: &mut Mirror) -> bool {
        self.config_reports.clear();
        let Some(input) = mirror.config() else { return false };
        let (_, mut diagnostics) = config::parse(&input.text);
        diagnostics.extend(missing_theme(mirror.root(), &input.text));
        if is_broken(diagnostics.iter()) {
            self.config_reports = diagnostics.into_iter().map(|diagnostic| (Arc::from(CONFIG), diagnostic)).collect();
            return false;
        }
        self.config = Some(input.clone());
        let theme = named_theme(&input.text).map_or_else(|| BUILT_IN_THEME.to_owned(), |(name, _)| name);
        mirror.set_theme(&theme)
    }

    /// The inputs that are compiled.
    pub fn compose<'a>(&mut self, mirror: &'a mut Mirror) -> &'a Inputs {
        self.try_theme(mirror);
        self.broken = mirror.config().filter(|_| !self.config_reports.is_empty()).cloned().into_iter().collect();
        if !self.theme_reports.is_empty() {
            let folder = format!("themes/{}/templates", mirror.theme());
            let whole = |input: &Input| Input { path: format!("{folder}/{}", input.path).into(), ..input.clone() };
            self.broken.extend(mirror.templates().iter().map(whole));
        }
        let mut diagnostics = mirror.diagnostics();
        diagnostics.extend(self.config_reports.iter().chain(&self.theme_reports).cloned());
        sort_diagnostics(&mut diagnostics);
        let inputs = &mut mirror.inputs;
        inputs.config.clone_from(&self.config);
        if inputs.templates != self.templates {
            inputs.templates.clone_from(&self.templates);
        }
        inputs.diagnostics = diagnostics;
        inputs
    }

    /// Takes over the templates on disk if they are whole.
    fn try_theme(&mut self, mirror: &Mirror) {
        let templates = mirror.templates();
        if templates == self.seen {
            return;
        }
        self.seen = templates.to_vec();
        let folder = format!("themes/{}/templates", mirror.theme());
        let (_, reports) = Theme::load(templates);
        self.theme_reports.clear();
        if is_broken(reports.iter().map(|(_, diagnostic)| diagnostic)) {
            let whole =
                |path: &Arc<str>| if path.starts_with("dossier/") { path.clone() } else { format!("{folder}/{path}").into() };
            self.theme_reports = reports.into_iter().map(|(path, diagnostic)| (whole(&path), diagnostic)).collect();
        } else {
            self.templates = self.seen.clone();
        }
    }

    /// Leaves out what there is to say of the held ones while others stand on disk: its places are not theirs.
    pub fn keep_current(&self, reports: &mut Vec<FileReport>) {
        let current = |known: &[FileReport], (path, diagnostic): &FileReport| {
            let same = |other: &Diagnostic| other.code == diagnostic.code && other.span == diagnostic.span;
            known.iter().any(|(known, other)| known == path && same(other))
        };
        let config_is_broken = !self.config_reports.is_empty();
        let theme_is_broken = !self.theme_reports.is_empty();
        reports.retain(|report| match &*report.0 {
            CONFIG if config_is_broken => current(&self.config_reports, report),
            path if theme_is_broken && path.contains("/templates/") => current(&self.theme_reports, report),
            _ => true,
        });
    }

    /// The texts on disk that are not in use, under their whole paths.
    pub fn broken(&self) -> &[Input] {
        &self.broken
    }
}

fn is_broken<'a>(mut diagnostics: impl Iterator<Item = &'a Diagnostic>) -> bool {
    diagnostics.any(|diagnostic| diagnostic.severity == Severity::Error)
}
