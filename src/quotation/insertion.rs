//! What `[words]` in a quotation may stand for, and what neither they nor `…` may: they make no statement the opposite of what was said.

/// The longest run that `[words]` may stand for, in bytes and in words.
const LONGEST_REPLACED: (usize, usize) = (80, 8);

/// How much of the clause before a quotation is read, in bytes: more than `[words]` at its beginning may stand for.
const LONGEST_BEFORE: usize = 256;

/// Words that deny, in lower case. Beside them `n't` and French `n'`.
const NEGATIONS: [&str; 34] = [
    "not", "never", "no", "nobody", "none", "nothing", "nor", "neither", "cannot", "nunca", "jamás", "nadie", "nada", "ningún",
    "ninguno", "ninguna", "tampoco", "ne", "pas", "jamais", "aucun", "aucune", "rien", "nicht", "nie", "niemals", "kein",
    "keine", "keinen", "keinem", "keiner", "niemand", "nichts", "nirgends",
];

/// The longest denial within a sentence, in bytes and in words.
const LONGEST_DENIAL: (usize, usize) = (60, 6);

/// Words that deny what follows them, beside those that negate.
const DENYING: [&str; 16] = [
    "hardly", "scarcely", "barely", "far", "refuse", "refuses", "refused", "deny", "denies", "denied", "without", "apenas",
    "niega", "niegan", "nient", "kaum",
];

/// A remark on words that stand in the text as they are: its first words.
const REMARKS: [&str; 20] = [
    "sic",
    "emphasis added",
    "emphasis mine",
    "emphasis ours",
    "emphasis in",
    "our emphasis",
    "my emphasis",
    "italics added",
    "italics mine",
    "italics ours",
    "italics in",
    "hervorhebung",
    "hervorhebungen",
    "herv d",
    "herv v",
    "souligné par",
    "nous soulignons",
    "cursiva",
    "cursivas",
    "énfasis",
];

/// Whether the words `gap` of the text may stand where a quotation has `inserted`, with or without its brackets.
pub fn may_replace(inserted: &str, gap: &str) -> bool {
    // Before anything is read: there are many gaps, and long ones.
    if gap.len() > LONGEST_REPLACED.0.max(inserted.len() + 2) {
        return false;
    }
    // What the text itself has put in is nobody's to change.
    if gap.contains(['[', ']']) {
        return gap.trim() == inserted;
    }
    if is_remark(inserted) {
        return !gap.contains(char::is_alphanumeric) || bare(gap) == bare(inserted);
    }
    let count = gap.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count();
    gap.len() <= LONGEST_REPLACED.0 && count <= LONGEST_REPLACED.1 && denies(gap) == denies(inserted)
}

/// Whether `inserted` may begin a quotation before which the text has `before`.
pub fn may_begin(inserted: &str, before: &str) -> bool {
    // In a text without punctuation the clause may be all of it.
    let near = before.ceil_char_boundary(before.len().saturating_sub(LONGEST_BEFORE));
    let clause = before[near..].rsplit(['.', ',', ';', ':', '!', '?', '\n']).next().unwrap_or_default();
    let most = words(inserted).count() + 2;
    let start = clause.rmatch_indices(' ').nth(most).map_or(0, |(at, _)| at);
    !leaves_out_negation(inserted, &clause[start..])
}

/// Whether `…` may stand for the words `gap`: not for the few that deny what stands around them (`do not`, `can no longer`, `refuse to`). What
/// punctuation sets off, or what is longer, is a statement of its own.
pub fn may_leave_out(gap: &str) -> bool {
    let is_short = gap.len() <= LONGEST_DENIAL.0 && words(gap).nth(LONGEST_DENIAL.1).is_none();
    let is_set_off = || gap.contains(|c: char| c.is_ascii_punctuation() && c != '\'' || matches!(c, '–' | '—' | '…'));
    !is_short || is_set_off() || !denies(gap)
}

/// `sic`, `emphasis added`: nothing is left out beside it.
pub fn is_remark(inserted: &str) -> bool {
    let first: Vec<String> = words(inserted).take(2).collect();
    REMARKS.iter().any(|remark| remark.split(' ').enumerate().all(|(at, word)| first.get(at).is_some_and(|first| first == word)))
}

/// `[would]` for `would not`: what the text has, but for the word that denies it.
fn leaves_out_negation(inserted: &str, gap: &str) -> bool {
    let theirs: Vec<String> = words(gap).map(|word| affirmed(&word)).collect();
    let mut own = words(inserted).peekable();
    negates(gap) && !negates(inserted) && own.peek().is_some() && own.all(|word| theirs.contains(&word))
}

/// `can` of `can't`.
fn affirmed(word: &str) -> String {
    match word.strip_suffix("n't") {
        Some("ca") => "can".to_owned(),
        Some("wo") => "will".to_owned(),
        Some(stem) => stem.to_owned(),
        None => word.strip_prefix("n'").unwrap_or(word).to_owned(),
    }
}

fn denies(text: &str) -> bool {
    negates(text) || words(text).any(|word| DENYING.contains(&word.as_str()))
}

fn negates(text: &str) -> bool {
    words(text).any(|word| NEGATIONS.contains(&word.as_str()) || word.ends_with("n't") || word.starts_with("n'"))
}

/// In lower case, with the apostrophes inside them.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'').map(|word| word.trim_matches('\''));
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}
