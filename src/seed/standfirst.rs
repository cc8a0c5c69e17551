//! The standfirst: the sentence or few below a headline that sum up what follows. A lede is not one; so something must show that the text begins again.

use super::classify::Draft;
use super::headline::{is_dateline, shared_stems, stems};
use super::line::{Ending, Line};

/// The longest standfirst paragraph, in words.
const LONGEST: usize = 60;

/// The paragraphs of the standfirst, and the rule that found them.
pub fn find(draft: &Draft) -> (Vec<usize>, &'static str) {
    let Some(title) = draft.title else { return (Vec::new(), "") };
    let mut after: Vec<usize> = draft.unruled(title + 1).take(6).collect();
    if after.len() < 3 || !may_be_standfirst(&draft.lines[after[0]]) {
        return (Vec::new(), "");
    }
    let found = [
        (before_dateline(draft, &after), "before-dateline"),
        (before_byline(draft, title, &after), "before-byline"),
        (usize::from(is_open_line(draft, &after)), "no-full-stop"),
        (retold(draft, &after), "retold"),
    ];
    let Some((count, rule)) = found.into_iter().find(|(count, _)| *count > 0) else { return (Vec::new(), "") };
    after.truncate(count);
    (after, rule)
}

fn may_be_standfirst(line: &Line) -> bool {
    (6..=LONGEST).contains(&line.words)
        && !line.quotation
        && !line.text.contains(['@', '\u{2022}'])
        && !is_dateline(line.text)
        && line.ending != Ending::Goes
}

/// One or two paragraphs before `MOSCOW (AP) — …`.
fn before_dateline(draft: &Draft, after: &[usize]) -> usize {
    let dateline = after.iter().take(3).position(|at| is_dateline(draft.lines[*at].text)).unwrap_or(0);
    all_may_be(draft, after, dateline)
}

/// One or two paragraphs before the byline or the time stamp.
fn before_byline(draft: &Draft, title: usize, after: &[usize]) -> usize {
    let byline =
        (title + 1..draft.lines.len().min(title + 9)).find(|at| matches!(draft.rules[*at], Some("byline" | "timestamp")));
    let count = byline.map_or(0, |byline| after.iter().take_while(|at| **at < byline).count());
    if count > 2 { 0 } else { all_may_be(draft, after, count) }
}

fn all_may_be(draft: &Draft, after: &[usize], count: usize) -> usize {
    if after[..count].iter().all(|at| may_be_standfirst(&draft.lines[*at])) { count } else { 0 }
}

/// A line without a full stop before the first sentence.
fn is_open_line(draft: &Draft, after: &[usize]) -> bool {
    let line = &draft.lines[after[0]];
    line.ending == Ending::Open && line.words <= 45 && !line.text.contains("http") && draft.lines[after[1]].is_prose()
}

/// How many paragraphs stand before the one that begins the story again, with much the same words. Each must be one sentence.
fn retold(draft: &Draft, after: &[usize]) -> usize {
    let first = &draft.lines[after[0]];
    if first.words < 12 || !is_one_sentence(first) {
        return 0;
    }
    let told = stems(first.text);
    let shares: Vec<usize> =
        after[1..after.len().min(5)].iter().map(|at| shared_stems(&told, &stems(draft.lines[*at].text))).collect();
    let at_least = |shared: usize, count: usize, percent: usize| shared >= count && shared * 100 >= told.len() * percent;
    if at_least(shares[0], 8, 34) {
        return 1;
    }
    if !shares[1..].iter().any(|shared| at_least(*shared, 8, 60)) {
        return 0;
    }
    let begins_again = 1 + shares.iter().position(|shared| at_least(*shared, 5, 30)).unwrap_or(0);
    let sentences =
        after[..begins_again].iter().all(|at| may_be_standfirst(&draft.lines[*at]) && is_one_sentence(&draft.lines[*at]));
    if sentences { begins_again } else { 0 }
}

fn is_one_sentence(line: &Line) -> bool {
    let inner = |mark: &str| {
        line.text
            .match_indices(mark)
            .any(|(at, _)| line.text[at + mark.len()..].starts_with(char::is_uppercase) && long_word_before(line.text, at))
    };
    line.words <= 55 && !inner(". ") && !inner("? ") && !inner("! ")
}

/// `Mr. Doe` and `U.S. Navy` are no ends of a sentence.
fn long_word_before(text: &str, at: usize) -> bool {
    text[..at].rsplit([' ', '.']).next().is_some_and(|word| word.chars().count() > 3)
}
