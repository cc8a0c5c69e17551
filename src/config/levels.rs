//! `[severity]`, and which codes may be lowered or allowed.

use crate::diagnostic::{Diagnostic, Severity, front as diagnose};
use crate::fields::choice::choice;
use crate::fields::{Choice, Reader, Spanned};
use crate::front::Allow;
use crate::text;

choice! {
    /// What a site makes of a kind of diagnostic.
    Level {
        Error = "error",
        Warning = "warning",
        Note = "note",
        Off = "off",
    }
}

pub(super) fn read(fields: &mut Reader) -> Vec<(Spanned<String>, Level)> {
    let words: Vec<&str> = Level::WORDS.iter().map(|(word, _)| *word).collect();
    let mut levels = Vec::new();
    for (code, word) in fields.pairs("severity") {
        match Level::WORDS.iter().find(|(known, _)| *known == word.value) {
            Some((_, level)) => levels.push((code, *level)),
            None => fields.report(diagnose::value_unknown(word.span, &code.value, &word.value, &words)),
        }
    }
    levels
}

/// Whether the errors of this code are errors whatever a site says: those of quotation, citation and link.
/// Their warnings can be lowered and allowed.
pub fn is_protected(code: &str) -> bool {
    matches!(code, "not-their-words" | "speaker-differs")
        || ["quotation", "citation", "link", "anchor"].iter().any(|family| code.split('-').next() == Some(family))
}

/// What is wrong with the codes in `allow` and `[severity]`. `known` are all codes, each with the gravest severity that it is given.
pub fn check_codes(allow: &[Allow], severity: &[(Spanned<String>, Level)], known: &[(&str, Severity)]) -> Vec<Diagnostic> {
    let allowed = allow.iter().map(|allow| (&allow.code, Level::Off));
    let mut diagnostics = Vec::new();
    for (code, level) in allowed.chain(severity.iter().map(|(code, level)| (code, *level))) {
        match known.iter().find(|(known, _)| *known == code.value) {
            None => {
                let nearest = text::nearest(&code.value, known.iter().map(|(known, _)| *known));
                diagnostics.push(diagnose::code_unknown(code.span, &code.value, nearest));
            }
            Some((_, Severity::Error)) if is_protected(&code.value) && level != Level::Error => {
                diagnostics.push(diagnose::code_protected(code.span, &code.value));
            }
            Some(_) => {}
        }
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    diagnostics
}

pub(super) fn level(levels: &[(Spanned<String>, Level)], mut diagnostic: Diagnostic) -> Option<Diagnostic> {
    let level = levels.iter().find(|(code, _)| code.value == diagnostic.code).map(|(_, level)| *level);
    if diagnostic.severity == Severity::Error && is_protected(diagnostic.code) {
        return Some(diagnostic);
    }
    diagnostic.severity = match level {
        None => diagnostic.severity,
        Some(Level::Error) => Severity::Error,
        Some(Level::Warning) => Severity::Warning,
        Some(Level::Note) => Severity::Note,
        Some(Level::Off) => return None,
    };
    Some(diagnostic)
}
