//! What stands behind an article: who wrote it, and links to others.

use super::classify::Draft;
use super::line::{Ending, Line};

/// Marks author biographies and lists of links.
pub fn mark(draft: &mut Draft) {
    mark_links(draft);
    mark_biographies(draft);
}

/// `Write to Jane Roe at jane.roe@example.org`: an order to the reader with an address.
pub fn is_contact(plain: &str, line: &Line) -> bool {
    #[rustfmt::skip]
    const ORDERS: [&str; 16] = [
        "write to ", "contact ", "email ", "e-mail ", "e-mail: ", "email: ", "reach ", "follow ", "you can reach ",
        "you can contact ", "you can follow ", "you can email ", "send tips", "have a tip", "got a tip", "to contact ",
    ];
    let bare = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    line.words <= 45 && plain.contains('@') && !plain.contains('"') && ORDERS.iter().any(|order| bare.starts_with(order))
}

/// What follows "Read also" or "Latest": to the end of the text, if nothing but such lines follows; in mid-text one line behind a colon.
fn mark_links(draft: &mut Draft) {
    let body_start = draft.body_start(draft.title.map_or(0, |title| title + 1));
    let goes_on = |at: &usize| draft.rules[*at].is_some() || is_link(&draft.lines[*at], 3);
    let links_from = draft.lines.len() - (0..draft.lines.len()).rev().take_while(goes_on).count();
    for at in body_start..draft.lines.len().saturating_sub(1) {
        let marker = matches!(draft.rules[at], Some("read-also" | "latest")) && draft.lines[at].words <= 5;
        if marker && at + 1 >= links_from {
            draft.rules[at..].iter_mut().for_each(|rule| _ = rule.get_or_insert("related-links"));
            return;
        }
        if !marker {
            continue;
        }
        let next = &draft.lines[at + 1];
        if draft.lines[at].text.ends_with(':') && draft.rules[at + 1].is_none() && is_link(next, 5) && !next.quotation {
            draft.rules[at + 1] = Some("related-links");
        }
    }
}

fn is_link(line: &Line, least_words: usize) -> bool {
    (least_words..=25).contains(&line.words)
        && matches!(line.ending, Ending::Open | Ending::Question | Ending::Ellipsis)
        && !line.is_prose()
}

/// From the end of the text backwards, as long as they last; an article has few authors.
fn mark_biographies(draft: &mut Draft) {
    let last: Vec<usize> = (0..draft.lines.len()).rev().filter(|at| draft.rules[*at].is_none()).take(6).collect();
    for at in last {
        if !is_biography(draft, at) {
            return;
        }
        draft.rules[at] = Some("author-biography");
    }
}

/// `Jane Roe is a senior fellow at …`, where Jane Roe is named nowhere else in the text: so she is no part of the story.
fn is_biography(draft: &Draft, at: usize) -> bool {
    let line = &draft.lines[at];
    if line.quotation
        || !(5..=90).contains(&line.words)
        || line.ending != Ending::Sentence && !line.text.contains('@')
        || draft.unruled(0).count() < 4
    {
        return false;
    }
    let Some((name, rest)) = named(line.text) else { return false };
    let surname = name.trim_end_matches([',', '.']).rsplit(' ').next().unwrap_or(name);
    let elsewhere = || draft.unruled(0).any(|other| other != at && draft.lines[other].text.contains(surname));
    has_trade(rest) && (name.starts_with("The ") || surname.len() > 2 && !elsewhere())
}

/// A name and what it is said to be: (`Jane Roe`, `a senior fellow at …`).
fn named(text: &str) -> Option<(&str, &str)> {
    #[rustfmt::skip]
    const LINKS: [&str; 14] = [
        " is a ", " is an ", " is the ", " is our ", " is currently ", " is senior ", " is The ", " covers ", " reports ",
        " writes ", " is author of ", " is director ", " is professor ", " teaches ",
    ];
    // A name is short, and a text's last paragraph may be long.
    let head = &text[..text.floor_char_boundary(80)];
    let (at, link) = LINKS.iter().filter_map(|link| head.find(link).map(|at| (at, link))).min()?;
    let name = &text[..at];
    let words = name.split(' ').filter(|word| word.len() > 1);
    let is_name = words.clone().count() <= 6
        && words.clone().count() >= 2
        && words.clone().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c == '(')
                || word == "and"
                || word == "de"
                || word == "van"
                || word == "von"
        });
    let authors = ["The author", "The writer", "The columnist"].contains(&name);
    (authors || is_name && !name.starts_with("The ")).then_some((name, &text[at + link.len()..]))
}

fn has_trade(rest: &str) -> bool {
    #[rustfmt::skip]
    const TRADES: [&str; 42] = [
        "reporter", "correspondent", "columnist", "contributor", "journalist", "freelance", "writer", "editor", "producer",
        "fellow", "professor", "lecturer", "scholar", "author of", "political analyst at", "analyst at", "researcher",
        "research associate", "director of", "executive director", "intern", "blogger", "bureau chief", "contributing",
        "commentator", "staffer", "host of", "co-host", "former ambassador", "visiting", "PhD candidate", "doctoral", "teaches",
        "student at", "senior adviser", "senior advisor", "policy analyst", "historian", "attorney", "founder of",
        "president of the", "politics for",
    ];
    TRADES.iter().any(|trade| rest.contains(trade))
}
