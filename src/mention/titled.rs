//! What stands about a person's name and leaves it whose it is: titles before it, an office behind it.

use crate::gazetteer::WordLists;
use crate::text::without_article;

/// The most words of a title: `Secretary of State`.
const LONGEST: usize = 3;
/// Small words before a title: `former Chancellor`, `then-President`.
const QUALIFIERS: [&str; 8] = ["acting", "ex", "former", "incoming", "interim", "late", "outgoing", "then"];
/// What follows a title that ends, or says of what it is: `minister of fisheries`, not `Minister Duo`.
const AFTER_TITLE: [&str; 9] = ["and", "at", "for", "from", "in", "of", "on", "to", "under"];
/// Before a title they make it another's: `her lawyer`, `through a spokesman`, `Emil Duo and the minister`.
const OTHERS: [&str; 10] = ["and", "by", "her", "his", "its", "or", "their", "through", "via", "with"];

/// Nothing but titles and capitalised words before the last of them: `German Chancellor `, `former President `. Nothing at all too.
pub(super) fn are_titles(before: &str, lists: &WordLists) -> bool {
    let mut words: Vec<&str> = before.split_whitespace().collect();
    let Some(last) = title_at_end(&words, lists) else { return words.is_empty() };
    words.truncate(words.len() - last);
    while let Some(word) = words.last() {
        let more = title_at_end(&words, lists).unwrap_or_else(|| usize::from(is_plain(word)));
        if more == 0 {
            return false;
        }
        words.truncate(words.len() - more);
    }
    true
}

/// A capitalised word or a qualifier.
fn is_plain(word: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    word.chars().all(is_word) && (word.starts_with(char::is_uppercase) || is_qualifier(word))
}

fn is_qualifier(word: &str) -> bool {
    QUALIFIERS.iter().any(|qualifier| word.eq_ignore_ascii_case(qualifier))
}

/// How many words the title has that the words end with.
fn title_at_end(words: &[&str], lists: &WordLists) -> Option<usize> {
    let is_title = |count: &usize| is_title(&words[words.len() - count..].join(" "), lists);
    (1..=LONGEST.min(words.len())).rev().find(is_title)
}

fn is_title(words: &str, lists: &WordLists) -> bool {
    let plain = words.split_once('-').filter(|(qualifier, _)| is_qualifier(qualifier)).map_or(words, |(_, title)| title);
    lists.is_title(words) || lists.is_title(plain)
}

/// The name without the office that stands behind it after a comma or in brackets; as it is where that may be somebody else.
pub(super) fn without_apposition<'a>(name: &'a str, lists: &WordLists, is_person: impl Fn(&str) -> bool) -> &'a str {
    let bracket = || name.strip_suffix(')').and_then(|inside| inside.split_once(" ("));
    let Some((head, office)) = name.split_once(", ").or_else(bracket) else { return name };
    if is_office(without_article(office.trim()), lists) && !is_person(office) { head.trim_end() } else { name }
}

/// The first title in it says of what it is, or ends it.
fn is_office(office: &str, lists: &WordLists) -> bool {
    let words: Vec<&str> = office.split_whitespace().collect();
    let first = (1..=words.len()).find(|end| title_at_end(&words[..*end], lists).is_some());
    let Some(end) = first else { return false };
    // `Prime Minister` ends where its longest form ends.
    let end =
        (end..=words.len().min(end + LONGEST - 1)).rev().find(|end| title_at_end(&words[..*end], lists).is_some()).unwrap_or(end);
    let (before, after) = words.split_at(end);
    let is_others = |word: &&str| word.ends_with(',') || OTHERS.iter().any(|other| word.eq_ignore_ascii_case(other));
    let goes_on = after.first().is_none_or(|next| AFTER_TITLE.contains(next));
    goes_on && !before[..before.len() - 1].iter().any(is_others)
}
