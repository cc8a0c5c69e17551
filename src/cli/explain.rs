//! `explain`: the page on a code, or the list of all codes, on standard output.

use std::io::{self, Write};
use std::process::ExitCode;

use super::Failure;
use crate::explanation;
use crate::terminal::harmless;
use crate::text::nearest;

/// Prints what `code` means; without one, every code with one line.
pub fn explain(code: Option<&str>) -> Result<ExitCode, Failure> {
    let text = match code {
        None => listed(),
        Some(code) => match explanation::page(code) {
            Some(page) => page.to_owned(),
            None => return Err(unknown(code)),
        },
    };
    // A reader that has gone away is not a failure.
    _ = io::stdout().lock().write_all(text.as_bytes());
    Ok(ExitCode::SUCCESS)
}

fn listed() -> String {
    let width = explanation::all().map(|one| one.code.len()).max().unwrap_or(0);
    explanation::all().map(|one| format!("{:width$}  {:7}  {}\n", one.code, one.severity, one.summary)).collect()
}

fn unknown(code: &str) -> Failure {
    let near = nearest(code, explanation::all().map(|one| one.code));
    Failure {
        message: format!("there is no diagnostic `{}`", harmless(code)),
        hint: match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`chancery explain` without a code lists all".to_owned(),
        },
    }
}
