//! Which texts share too much, by texts made of numbered words.

use super::*;
use crate::text::Span;

/// `w1 w2 … w9`: all different from those of another letter.
fn words(letter: char, count: usize) -> String {
    (0..count).map(|at| format!("{letter}{at}")).collect::<Vec<_>>().join(" ")
}

fn all(text: &str) -> Span {
    Span::new(0..text.len())
}

fn runs_of(text: &str) -> Runs {
    runs(text, &[all(text)], &[])
}

fn index(texts: &[String]) -> Overlap {
    Overlap::new(texts.len(), None, |at| runs_of(&texts[at]))
}

/// The near pairs, as `0-1 40, 0-2 100`.
fn pairs(overlap: &Overlap, numbers: impl IntoIterator<Item = u32>) -> String {
    let of = |one: u32| overlap.near(one).filter(move |(other, _)| one < *other).map(move |(other, share)| (one, other, share));
    numbers.into_iter().flat_map(of).map(|(one, other, share)| format!("{one}-{other} {share}")).collect::<Vec<_>>().join(", ")
}

fn check(texts: &[String], expected: &str) {
    assert_eq!(pairs(&index(texts), 0..number(texts.len())), expected);
}

#[test]
fn eight_per_cent_of_the_shorter() {
    // 1,000 runs are 1,007 words; 80 shared runs are 87 shared words.
    let pair = |shared: usize| [words('a', 1007), format!("{} {}", words('a', shared + 7), words('b', 5000))];
    check(&pair(79), "");
    check(&pair(80), "0-1 8");
    check(&pair(81), "0-1 8");
    check(&pair(500), "0-1 50");
    check(&[words('a', 40), words('a', 40)], "0-1 100");
}

#[test]
fn seven_words_are_nothing() {
    check(&[words('a', 7), words('a', 7)], "");
    check(&[words('a', 8), words('a', 8)], "0-1 100");
}

#[test]
fn case_accents_and_punctuation_aside() {
    let texts =
        ["The plane had left São Tomé before the alarm, he said.", "“THE PLANE had left Sao Tome\nbefore the alarm”, he said"];
    check(&texts.map(str::to_owned), "0-1 100");
}

#[test]
fn a_run_in_more_than_five_texts_counts_for_none() {
    let text = |at: u8| format!("{} {}", words('a', 20), words(char::from(b'b' + at), 20));
    let texts = |count: u8| (0..count).map(text).collect::<Vec<_>>();
    // 13 of the 33 runs of each are the same.
    check(&texts(2), "0-1 39");
    check(&texts(5), "0-1 39, 0-2 39, 0-3 39, 0-4 39, 1-2 39, 1-3 39, 1-4 39, 2-3 39, 2-4 39, 3-4 39");
    check(&texts(6), "");
}

#[test]
fn what_is_left_out_does_not_count_and_is_not_bridged() {
    let said = words('q', 60);
    let reports = ["n", "m"].map(|outlet| {
        let before = words(outlet.chars().next().unwrap_or('x'), 30);
        (format!("{before} {said} the end of it all is near"), Span::new(before.len() + 1..before.len() + 1 + said.len()))
    });
    let with = |left_out: bool| {
        let runs_of = |at: usize| {
            let (text, quoted) = &reports[at];
            runs(text, &[all(text)], if left_out { std::slice::from_ref(quoted) } else { &[] })
        };
        pairs(&Overlap::new(2, None, runs_of), 0..2)
    };
    assert_eq!(with(false), "0-1 66");
    assert_eq!(with(true), "");
    // Four words before and four after what is left out are no run.
    let text = "one two three four LEFT OUT five six seven eight";
    assert_eq!(runs(text, &[all(text)], &[Span::new(19..27)]), Runs::new());
    assert_eq!(runs(text, &[Span::new(0..18), Span::new(28..text.len())], &[]), Runs::new());
}

#[test]
fn one_changed_text_is_as_if_all_were_read_anew() {
    // Texts of six sentences out of thirty, so that runs stand in one to ten texts; changed in an order without a pattern.
    let mut state = 7_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut text = || (0..6).map(|_| words(char::from(b'A' + u8::try_from(next(30)).unwrap()), 12)).collect::<Vec<_>>().join(" ");
    let mut texts: Vec<String> = (0..12).map(|_| text()).collect();
    let mut kept = index(&texts);
    for round in 0..60 {
        let at = round * 5 % texts.len();
        let new = text();
        let (old, now) = (runs_of(&texts[at]), runs_of(&new));
        if round % 3 == 0 {
            kept.remove(number(at), &old);
            assert_eq!(kept.add(&now), number(at));
        } else {
            kept.change(number(at), &old, &now);
        }
        texts[at] = new;
        let numbers = || 0..number(texts.len());
        assert_eq!(pairs(&kept, numbers()), pairs(&index(&texts), numbers()), "round {round}");
    }
}

#[test]
fn a_filter_leaves_out_what_nobody_asks_about() {
    let texts = [words('a', 100), format!("{} {}", words('a', 50), words('b', 50)), words('c', 100), words('c', 100)];
    let asked = [runs_of(&texts[0]), runs_of(&texts[1])];
    let filter = Filter::new(asked.iter());
    let overlap = Overlap::new(texts.len(), Some(&filter), |at| runs_of(&texts[at]));
    assert_eq!(pairs(&overlap, 0..2), "0-1 46");
    assert!(asked.iter().flatten().all(|run| filter.may_have(*run)));
    let entries: usize = overlap.parts.iter().map(Vec::len).sum();
    assert!(entries < 93 + 93 + 40, "{entries}");
}
