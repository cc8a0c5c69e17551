//! Reports for programs: JSON, a line each, and the workflow commands by which GitHub marks lines of a change.

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::terminal::{Report, excerpt};
use crate::text::{Span, line_column};

/// One diagnostic as `check --format json` prints it.
#[derive(Serialize)]
struct Line<'a> {
    severity: &'static str,
    code: &'a str,
    message: &'a str,
    /// From the working directory.
    path: String,
    #[serde(flatten)]
    place: Place,
    hint: Option<&'a str>,
    /// The line that it is about, cut around the place.
    excerpt: Option<String>,
}

/// Where in the file, all from 1, columns in characters; nothing where the file as a whole is meant. The end is the place after the last
/// character.
#[derive(Serialize, Default)]
struct Place {
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// One JSON object, without a line end. `prefix` leads from the working directory to the site's root.
pub fn json(report: &Report<'_>, prefix: &str) -> String {
    let said = report.diagnostic;
    let line = Line {
        severity: said.severity.name(),
        code: said.code,
        message: &said.message,
        path: format!("{prefix}{}", report.path),
        place: place(report),
        hint: said.hint.as_deref(),
        excerpt: report.text.zip(said.span).map(|(text, span)| excerpt(text, span).line),
    };
    serde_json::to_string(&line).unwrap_or_default()
}

/// `::error file=a.md,line=1,col=2,endLine=1,endColumn=5,title=link-unknown::message`, the hint in a line of its own.
pub fn github(report: &Report<'_>, prefix: &str) -> String {
    let said = report.diagnostic;
    let command = match said.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = place(report);
    let mut properties = vec![("file", property(&format!("{prefix}{}", report.path)))];
    let numbers = [("line", place.line), ("col", place.column), ("endLine", place.end_line), ("endColumn", place.end_column)];
    properties.extend(numbers.into_iter().filter_map(|(name, number)| Some((name, number?.to_string()))));
    properties.push(("title", property(said.code)));
    let properties: Vec<String> = properties.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let hint = said.hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
    format!("::{command} {}::{}", properties.join(","), data(&format!("{}{hint}", said.message)))
}

fn place(report: &Report<'_>) -> Place {
    let Some((text, Span { start, end })) = report.text.zip(report.diagnostic.span) else { return Place::default() };
    let (line, column) = line_column(text, text.len().min(start as usize));
    let (end_line, end_column) = line_column(text, text.len().min(end.max(start) as usize));
    Place { line: Some(line), column: Some(column), end_line: Some(end_line), end_column: Some(end_column) }
}

/// The message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value in the head of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    const TEXT: &str = "é one\ntwo\n";

    fn check(diagnostic: &Diagnostic, expected_json: &str, expected_github: &str) {
        let report = Report { path: "a,b:c.md", text: Some(TEXT), diagnostic };
        assert_eq!((json(&report, "site/"), github(&report, "site/")), (expected_json.to_owned(), expected_github.to_owned()));
    }

    #[test]
    fn places_are_lines_and_columns() {
        check(
            &Diagnostic::warning("seed-empty", Span::new(3..9), "50 % of `é`").hint("one\ntwo"),
            r#"{"severity":"warning","code":"seed-empty","message":"50 % of `é`","path":"site/a,b:c.md","line":1,"column":3,"end_line":2,"end_column":3,"hint":"one\ntwo","excerpt":"é one"}"#,
            "::warning file=site/a%2Cb%3Ac.md,line=1,col=3,endLine=2,endColumn=3,title=seed-empty::50 %25 of `é`%0Ahint: one%0Atwo",
        );
    }

    #[test]
    fn a_whole_file_has_no_place() {
        check(
            &Diagnostic::note("seed-empty", None, "x"),
            r#"{"severity":"note","code":"seed-empty","message":"x","path":"site/a,b:c.md","line":null,"column":null,"end_line":null,"end_column":null,"hint":null,"excerpt":null}"#,
            "::notice file=site/a%2Cb%3Ac.md,title=seed-empty::x",
        );
    }
}
