//! The checks, as the method page tells them to readers. What each asks stands in the strings of the theme, thresholds included.

use super::model::{Rule, RuleGroup};
use crate::config::Config;
use crate::diagnostic::{CODES, Diagnostic};

/// The checks that readers are told of, by subject.
const RULES: [(&str, &[&str]); 5] = [
    (
        "quotations",
        &[
            "quotation-near",
            "quotation-elsewhere",
            "quotation-not-found",
            "quotation-paragraph",
            "quotation-uncited",
            "not-their-words",
            "speaker-differs",
            "speakers-joined",
        ],
    ),
    (
        "judgements",
        &[
            "judgement-uncited",
            "judgement-term",
            "confidence-mixed",
            "judgement-one-source",
            "assessments-opposite",
            "analysis-older",
        ],
    ),
    (
        "evidence",
        &["evidence-weak", "source-incomplete", "source-retracted", "position-uncited", "role-uncited", "sources-uncited"],
    ),
    ("figures", &["figure-unbacked", "role-outside"]),
    ("rights", &["rights-words", "rights-share", "citation-set-aside"]),
];

/// Each check with the severity that it has on this site.
pub fn rules(config: &Config) -> Vec<RuleGroup> {
    let rule = |code: &&str| {
        let (code, severity) = CODES.iter().find(|(known, _)| known == code)?;
        let diagnostic = Diagnostic { severity: *severity, ..Diagnostic::note(code, None, "") };
        let severity = config.level(diagnostic).map_or("off", |diagnostic| diagnostic.severity.name());
        Some(Rule { code, severity })
    };
    let groups = RULES.iter().map(|(code, rules)| RuleGroup { code, rules: rules.iter().filter_map(rule).collect() });
    groups.filter(|group| !group.rules.is_empty()).collect()
}
