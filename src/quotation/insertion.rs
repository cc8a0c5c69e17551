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

/// What begins a remark on words that stand in the text as they are.
const REMARKS: [&str; 8] = ["sic", "emphasis", "italics", "hervorhebung", "herv", "soulign", "cursiva", "énfasis"];

/// Whether the words `gap` of the text may stand where a quotation has `inserted`, with or without its brackets.
pub fn may_replace(inserted: &str, gap: &str) -> bool {
    // What the text itself has put in is nobody's to change.
    if gap.contains(['[', ']']) {
        return gap.trim() == inserted;
    }
    if is_remark(inserted) {
        return !gap.contains(char::is_alphanumeric) || bare(gap) == bare(inserted);
    }
    let count = gap.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count();
    gap.len() <= LONGEST_REPLACED.0
        && count <= LONGEST_REPLACED.1
        && (negates(gap) || !negates(inserted))
        && !leaves_out_negation(inserted, gap)
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

/// Whether `…` may stand for the words `gap`: not for a lone `not`.
pub fn may_leave_out(gap: &str) -> bool {
    words(gap).nth(1).is_some() || !negates(gap)
}

/// `sic`: nothing is left out beside it.
pub fn is_remark(inserted: &str) -> bool {
    let first = words(inserted).next().unwrap_or_default();
    REMARKS.iter().any(|remark| if *remark == "sic" { first == *remark } else { first.starts_with(remark) })
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
