//! Finding the site, and telling its reports.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::arguments::Reporting;
use super::{Failure, report, say};
use crate::compile::FileReport;
use crate::diagnostic::Severity;
use crate::input::Inputs;
use crate::load;
use crate::terminal::{self, Report, Summary};

/// Where a site is.
#[derive(Debug)]
pub struct Place {
    /// Absolute.
    pub root: PathBuf,
    /// How paths of the site begin when seen from the working directory.
    pub prefix: String,
}

/// The site at `root`, or around the working directory.
pub fn find(root: Option<&Path>) -> Result<Place, Failure> {
    let here = std::env::current_dir().map_err(|error| Failure {
        message: format!("there is no working directory: {error}"),
        hint: "go to one that exists".to_owned(),
    })?;
    let root = match root {
        Some(root) => {
            let absolute = here.join(root);
            if absolute.join(load::CONFIG).symlink_metadata().is_err() {
                return Err(Failure {
                    message: format!("`{}` has no `site.toml`", root.display()),
                    hint: "`--root` names the folder that holds it; `title = \"…\"` is all that it must say".to_owned(),
                });
            }
            // Without `..`, so that paths are shown short.
            absolute.canonicalize().unwrap_or(absolute)
        }
        None => load::find_root(&here).ok_or_else(|| Failure {
            message: "no `site.toml` in this folder or one above it".to_owned(),
            hint: what_was_meant(&here),
        })?,
    };
    let here = if root.starts_with(&here) { here } else { here.canonicalize().unwrap_or(here) };
    let prefix = terminal::prefix(&root, &here);
    Ok(Place { root, prefix })
}

/// What to do where there is no site: a file that is nearly called so, or a site in a folder of this one, is named.
fn what_was_meant(here: &Path) -> String {
    let entries = std::fs::read_dir(here).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    if let Some(near) = names.iter().find(|name| ["site.toml", "site.toml.txt"].contains(&name.to_lowercase().as_str())) {
        return format!("rename `{near}` to `{}`", load::CONFIG);
    }
    match names.iter().find(|name| here.join(name).join(load::CONFIG).is_file()) {
        Some(site) => format!("there is one in `{site}`: go there, or name it with `--root {site}`"),
        None => {
            "go into a site's folder, name it with `--root`, or start one: a `site.toml` that says `title = \"…\"`".to_owned()
        }
    }
}

/// Prints reports, sorted: for people to standard error, for programs to standard output.
pub fn tell(reports: &[FileReport], inputs: &Inputs, place: &Place, format: Reporting) {
    let mut reports: Vec<Report<'_>> =
        reports.iter().map(|(path, diagnostic)| Report { path, text: inputs.text(path), diagnostic }).collect();
    terminal::sort(&mut reports);
    let line = match format {
        Reporting::Text => {
            _ = terminal::print(&reports, &place.prefix, &mut anstream::stderr().lock());
            return;
        }
        Reporting::Json => report::json,
        Reporting::Github => report::github,
    };
    let lines: String = reports.iter().map(|report| line(report, &place.prefix) + "\n").collect();
    // A reader that has gone away is not a failure.
    _ = std::io::stdout().lock().write_all(lines.as_bytes());
}

/// Puts the numbers of diagnostics into the closing line and prints it.
pub fn close(mut summary: Summary, reports: &[FileReport]) {
    let count = |severity| reports.iter().filter(|(_, diagnostic)| diagnostic.severity == severity).count();
    summary.errors = count(Severity::Error);
    summary.warnings = count(Severity::Warning);
    summary.notes = count(Severity::Note);
    say(&summary.to_string());
}
