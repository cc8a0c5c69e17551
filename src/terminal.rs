//! What a build says to the person at the terminal: diagnostics, failures, progress, the closing line. Colours are left to the stream.
//!
//! Texts of files are hostile: no character of theirs reaches the terminal as an escape sequence.

mod excerpt;
mod progress;
mod summary;

use std::io::{self, Write};
use std::path::{Component, Path};

use anstyle::{AnsiColor, Effects, Style};
use unicode_width::UnicodeWidthStr;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::line_column;
pub use excerpt::{Excerpt, excerpt, harmless};
pub use progress::Progress;
pub use summary::Summary;

/// A diagnostic with its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Report<'a> {
    /// Relative to the site's root.
    pub path: &'a str,
    /// The decoded text of the file, where there is one: for the place and the excerpt.
    pub text: Option<&'a str>,
    pub diagnostic: &'a Diagnostic,
}

/// Puts reports in the order in which they are read: by path, line and column, then the gravest first.
pub fn sort(reports: &mut [Report<'_>]) {
    let key =
        |report: &Report<'_>| (report.diagnostic.span.map(|span| span.start), report.diagnostic.severity, report.diagnostic.code);
    reports.sort_by(|a, b| {
        a.path.cmp(b.path).then_with(|| key(a).cmp(&key(b))).then_with(|| a.diagnostic.message.cmp(&b.diagnostic.message))
    });
}

/// Writes reports as they stand, each followed by an empty line. `prefix` leads from the working directory to the site's root.
pub fn print(reports: &[Report<'_>], prefix: &str, to: &mut dyn Write) -> io::Result<()> {
    reports.iter().try_for_each(|report| write!(to, "{}\n\n", render(report, prefix)))
}

/// One report, with escape sequences for colours: a stream that is no terminal takes them out.
///
/// ```text
/// error[link-unknown]: nothing is called `Foo`
///   --> content/analysis/flight.md:12:5
///    |
/// 12 | The [[Foo]] said so.
///    |     ^^^^^^^
///    |
///    = hint: did you mean `Food`?
/// ```
pub fn render(report: &Report<'_>, prefix: &str) -> String {
    let Diagnostic { severity, code, span, message, hint } = report.diagnostic;
    let (word, colour) = match severity {
        Severity::Error => ("error", AnsiColor::BrightRed),
        Severity::Warning => ("warning", AnsiColor::BrightYellow),
        Severity::Note => ("note", AnsiColor::BrightGreen),
    };
    let grave = bold(colour);
    let path = harmless(&format!("{prefix}{}", report.path));
    let mut lines = vec![title(&format!("{word}[{code}]"), grave, message)];
    let place = report.text.zip(*span).map(|(text, span)| {
        let (line, column) = line_column(text, text.len().min(span.start as usize));
        (line, column, excerpt(text, span))
    });
    let mut gutter = String::new();
    if let Some((line, column, Excerpt { line: source, mark })) = place {
        let number = line.to_string();
        gutter = " ".repeat(number.len());
        let indent = " ".repeat(source[..mark.start].width());
        let carets = "^".repeat(source[mark].width().max(1));
        lines.push(format!("{gutter}{FRAME}-->{FRAME:#} {path}:{line}:{column}"));
        lines.push(format!("{gutter} {FRAME}|{FRAME:#}"));
        lines.push(format!("{FRAME}{number} |{FRAME:#} {source}"));
        lines.push(format!("{gutter} {FRAME}|{FRAME:#} {indent}{grave}{carets}{grave:#}"));
        lines.extend(hint.as_ref().map(|_| format!("{gutter} {FRAME}|{FRAME:#}")));
    } else {
        lines.push(format!(" {FRAME}-->{FRAME:#} {path}"));
    }
    lines.extend(hint.as_ref().map(|hint| footer(&gutter, hint)));
    lines.join("\n")
}

/// What went wrong with the command itself, without a place in a file.
pub fn failure(message: &str, hint: &str) -> String {
    format!("{}\n{}", title("error", bold(AnsiColor::BrightRed), message), footer("", hint))
}

const FRAME: Style = bold(AnsiColor::BrightBlue);

const fn bold(colour: AnsiColor) -> Style {
    colour.on_default().effects(Effects::BOLD)
}

fn title(word: &str, style: Style, message: &str) -> String {
    let strong = Style::new().bold();
    format!("{style}{word}{style:#}{strong}: {}{strong:#}", harmless(message))
}

/// `= hint: …`, below the bar of the excerpt.
fn footer(gutter: &str, hint: &str) -> String {
    let strong = Style::new().bold();
    format!("{gutter} {FRAME}={FRAME:#} {strong}hint{strong:#}: {}", harmless(hint))
}

/// How paths of the site at `root` begin when seen from `here`: empty, `site/`, `../`, or the whole path. Both absolute.
pub fn prefix(root: &Path, here: &Path) -> String {
    let common = root.components().zip(here.components()).take_while(|(a, b)| a == b).count();
    // Nothing in common but the root of the file system: the whole path is shorter to read.
    if here.components().take(common).all(|part| matches!(part, Component::RootDir | Component::Prefix(_))) && root != here {
        return format!("{}/", root.to_string_lossy().trim_end_matches('/'));
    }
    let mut prefix = "../".repeat(here.components().count() - common);
    for part in root.components().skip(common) {
        prefix.push_str(&part.as_os_str().to_string_lossy());
        prefix.push('/');
    }
    prefix
}

#[cfg(test)]
mod tests;
