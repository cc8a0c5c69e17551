//! Headings inside the text: short lines between prose and prose that no sentence ends.

use super::classify::Draft;
use super::line::{Ending, Line};

/// The paragraphs that read like headings, with the rule that says so.
pub fn headings(draft: &Draft) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut prose_before = false;
    let mut short_run = 0;
    let mut own = draft.unruled(0).filter(|at| draft.title != Some(*at)).peekable();
    while let Some(at) = own.next() {
        let line = &draft.lines[at];
        let shape = shape(line).or_else(|| question(line, own.peek().map(|next| &draft.lines[*next])));
        let next_is_text = own.peek().is_some_and(|next| is_text(&draft.lines[*next]));
        // Three short lines in a row are a list.
        if let Some(rule) = shape.filter(|_| prose_before && next_is_text && short_run < 2) {
            found.push((at, rule));
        }
        short_run = if line.is_prose() { 0 } else { short_run + usize::from(line.words <= 15) };
        prose_before |= line.is_prose();
    }
    found
}

/// Prose, however short.
fn is_text(line: &Line) -> bool {
    line.is_prose() || line.ending == Ending::Sentence && line.words >= 5
}

fn shape(line: &Line) -> Option<&'static str> {
    let text = line.text;
    let bulleted = text.starts_with(['-', '–', '—', '•', '*', '·', '>', '(', '[', '#', '@', '▪', '●']);
    if line.words > 15 || text.len() > 120 || bulleted || text.contains(['\n', '\r', '@']) || text.contains("http") {
        return None;
    }
    if !matches!(line.ending, Ending::Open | Ending::Question) || ends_in_credit_or_date(text) {
        return None;
    }
    if line.quotation {
        return (line.words <= 6 && line.ending == Ending::Open).then_some("short-line");
    }
    if is_numbered(text) {
        return Some("numbered-line");
    }
    if line.is_capitals() && line.words <= 10 {
        return Some("capitals-line");
    }
    if line.is_title_case() && line.words <= 14 {
        return Some("title-case-line");
    }
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '¿');
    if line.ending == Ending::Open { (begins && line.words <= 9).then_some("short-line") } else { None }
}

/// `What happens next?` before a long answer. In mid-text a question is mostly part of it, so it must begin as questions do, and be short.
fn question(line: &Line, next: Option<&Line>) -> Option<&'static str> {
    const ASKING: [&str; 24] = [
        "who", "what", "when", "where", "why", "how", "which", "whose", "is", "are", "was", "were", "can", "could", "will",
        "would", "should", "did", "does", "do", "has", "have", "qué", "was",
    ];
    let first = line.text.split(' ').next().unwrap_or_default().to_lowercase();
    let asks = line.ending == Ending::Question
        && !line.quotation
        && line.words <= 9
        && ASKING.contains(&first.trim_matches(['¿', '’', '\'']));
    (asks && next.is_some_and(|next| next.words >= 25)).then_some("question-line")
}

/// `1) …`, `2. …`, `IV. …`
fn is_numbered(text: &str) -> bool {
    let number = text.split([')', '.', ':']).next().unwrap_or_default();
    let rest = &text[number.len()..];
    let numeral = !number.is_empty()
        && (number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
            || number.len() <= 4 && number.chars().all(|c| "IVX".contains(c)));
    numeral && rest.len() > 2 && rest[1..].starts_with(' ')
}

/// A signature (`— Jane Roe, March 7, 2018`, `Jane Roe/AFP`) is not a heading.
fn ends_in_credit_or_date(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.contains('/') && last.len() > 5
        || last.len() == 4 && last.starts_with("20") && text.contains(", ") && text.starts_with(['—', '–', '-'])
}
