//! Words of estimative probability and of confidence.

use crate::diagnostic::{Diagnostic, brief as say};
use crate::text::{Span, nearest};

/// A likelihood term, as one or both of the lexicons define it, in percent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Likelihood {
    pub span: Span,
    /// As the lexicon prints it; the text may say `probably` for `probable`.
    pub term: &'static str,
    /// Intelligence Community Directive 203 (United States).
    pub icd_203: Option<(u8, u8)>,
    /// The yardstick of the Professional Head of Intelligence Assessment (United Kingdom).
    pub phia: Option<(u8, u8)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Confidence {
    Low,
    Moderate,
    High,
}

impl Confidence {
    const NAMES: [&'static str; 3] = ["low", "moderate", "high"];

    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The confidence that `span` names, or else a diagnostic.
    pub fn read(text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let word = span.of(text).trim();
        let at = Self::NAMES.iter().position(|name| name.eq_ignore_ascii_case(word));
        if at.is_none() {
            let near = if word == "medium" { Some("moderate") } else { nearest(word, Self::NAMES) };
            let is_term = term_at(word).is_some_and(|(length, _)| length == word.len());
            diagnostics.push(if is_term {
                say::confidence_is_likelihood(span, word)
            } else {
                say::confidence_unknown(span, word, near)
            });
        }
        at.map(|at| [Self::Low, Self::Moderate, Self::High][at])
    }
}

/// The terms of a lexicon with their ranges in percent, from unlikely to likely; terms of one range together.
pub fn scale(phia: bool) -> Vec<(Vec<&'static str>, (u8, u8))> {
    let range = |entry: &Entry| if phia { entry.3 } else { entry.2 };
    let mut rows: Vec<((u8, u8), &'static str)> = TERMS.iter().filter_map(|entry| Some((range(entry)?, entry.1))).collect();
    rows.sort_unstable();
    rows.dedup();
    let mut scale: Vec<(Vec<&'static str>, (u8, u8))> = Vec::new();
    for (range, term) in rows {
        match scale.last_mut() {
            Some((terms, last)) if *last == range => terms.push(term),
            _ => scale.push((vec![term], range)),
        }
    }
    scale
}

/// What an author may write, the term it stands for, and its ranges by ICD 203 and PHIA.
type Entry = (&'static str, &'static str, Option<(u8, u8)>, Option<(u8, u8)>);

/// Longer terms before those that they end with or begin with.
const TERMS: [Entry; 21] = [
    ("almost no chance", "almost no chance", Some((1, 5)), None),
    ("remote chance", "remote chance", Some((1, 5)), Some((0, 5))),
    ("remote possibility", "remote", Some((1, 5)), None),
    ("very unlikely", "very unlikely", Some((5, 20)), None),
    ("highly unlikely", "highly unlikely", None, Some((10, 20))),
    ("highly improbable", "highly improbable", Some((5, 20)), None),
    ("unlikely", "unlikely", Some((20, 45)), Some((25, 35))),
    ("improbable", "improbable", Some((20, 45)), None),
    ("roughly even chance", "roughly even chance", Some((45, 55)), None),
    ("roughly even odds", "roughly even odds", Some((45, 55)), None),
    ("realistic possibility", "realistic possibility", None, Some((40, 50))),
    ("very likely", "very likely", Some((80, 95)), None),
    ("highly likely", "highly likely", None, Some((80, 90))),
    ("highly probable", "highly probable", Some((80, 95)), None),
    ("likely", "likely", Some((55, 80)), Some((55, 75))),
    ("probable", "probable", Some((55, 80)), Some((55, 75))),
    ("probably", "probable", Some((55, 80)), Some((55, 75))),
    ("almost certainly", "almost certain", Some((95, 99)), Some((95, 100))),
    ("almost certain", "almost certain", Some((95, 99)), Some((95, 100))),
    ("nearly certain", "nearly certain", Some((95, 99)), None),
    ("improbably", "improbable", Some((20, 45)), None),
];

/// The likelihood terms of `span`, in order, outside quotation marks and brackets: those words are not the desk's own.
pub fn find(text: &str, span: Span) -> Vec<Likelihood> {
    let words = span.of(text);
    let mut found = Vec::new();
    let (mut at, mut in_word) = (0, false);
    // What ends each mark that is open.
    let mut open: Vec<&str> = Vec::new();
    while let Some(c) = words[at..].chars().next() {
        if open.last().is_some_and(|ends| ends.contains(c)) {
            open.pop();
        } else if let Some(ends) = ends_of(c, in_word) {
            open.push(ends);
        }
        let length = if open.is_empty() && !in_word { term_at(&words[at..]) } else { None };
        in_word = c.is_alphanumeric() || (c == '-' && in_word);
        if let Some((length, (_, term, icd_203, phia))) = length {
            let start = span.range().start + at;
            found.push(Likelihood { span: Span::new(start..start + length), term, icd_203, phia });
            at += length;
        } else {
            at += c.len_utf8();
        }
    }
    found
}

/// What ends the quotation or bracket that `c` begins.
fn ends_of(c: char, in_word: bool) -> Option<&'static str> {
    match c {
        '“' => Some("”"),
        '„' => Some("“”"),
        '«' => Some("»"),
        '»' if !in_word => Some("«"),
        '"' => Some("\""),
        '[' => Some("]"),
        _ => None,
    }
}

/// The term that `words` begin with, and its length; any white space may stand between its words.
fn term_at(words: &str) -> Option<(usize, Entry)> {
    TERMS.into_iter().find_map(|entry| {
        let mut rest = words;
        for (n, word) in entry.0.split(' ').enumerate() {
            let unspaced = rest.trim_start();
            if n > 0 && unspaced.len() == rest.len() {
                return None;
            }
            let start = unspaced.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
            rest = &unspaced[start.len()..];
        }
        (!rest.starts_with(|c: char| c.is_alphanumeric())).then_some((words.len() - rest.len(), entry))
    })
}
