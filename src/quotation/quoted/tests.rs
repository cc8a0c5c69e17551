use super::*;
use crate::seed;

/// The quotations of `text`, a line each: paragraph, `…` before what continues and after what is not closed, `|` after what is sure.
fn check(text: &str, expected: &[&str]) {
    let found = quoted(text, &seed::parse(text, Some(seed::ParagraphMode::Lines)).paragraphs);
    let shown: Vec<String> = found
        .iter()
        .map(|one| {
            let (before, after) = (if one.continues { "…" } else { "" }, if one.closed { "" } else { "…" });
            let doubt = Span { start: one.sure.end, end: one.span.end };
            let bar = if doubt.is_empty() { "" } else { "|" };
            format!("p{} {before}{}{bar}{}{after}", one.paragraph, one.sure.of(text), doubt.of(text))
        })
        .collect();
    assert_eq!(shown, expected);
    for pair in found.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start && pair[0].reach.end <= pair[1].reach.end);
    }
}

/// Whose words the passage is that stands between `⟦` and `⟧`; several are its parts.
fn check_voice(marked: &str, expected: Voice) {
    let (mut text, mut parts, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '⟦' => start = text.len(),
            '⟧' => parts.push(Span::new(start..text.len())),
            c => text.push(c),
        }
    }
    let paragraphs = seed::parse(&text, Some(seed::ParagraphMode::Lines)).paragraphs;
    assert_eq!(voice(&quoted(&text, &paragraphs), &parts), expected, "{marked}");
}

#[test]
fn outermost_pairs_are_quoted() {
    check("He said: “No, ‘never’ again.” It was « un “oui” ».", &["p1 No, ‘never’ again.", "p1 un “oui”"]);
    check("Mattis warns of 'intimidation'; don't\nthe players' union", &["p1 intimidation"]);
    check("An empty “” and “…” are none.", &[]);
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    check("He said: “One. Two.\n“Three.” He left.", &["p1 One. Two.…", "p2 …Three."]);
    check("\"One.\n\"Two.\n\"Three.\"", &["p1 One.…", "p2 …Two.…", "p3 …Three."]);
    check("“One.\nTwo,” he said. “Three.”", &["p1 One.…", "p2 …Two,", "p2 Three."]);
    check("«Uno.\n»Dos», dijo.", &["p1 Uno.…", "p2 …Dos"]);
    check("'I was there.\n'It was bad,' he said.", &["p1 I was there.…", "p2 …It was bad,"]);
    check("“One.\nRead more:\n“Two,” he said.", &["p1 One.…", "p3 …Two,"]);
}

#[test]
fn a_mark_that_is_not_closed_is_sure_for_one_sentence() {
    check("It tweeted, “We never will. More came.\nText.", &["p1 We never will.| More came.…"]);
    check("He said “never. Then “yes” and left. Bye.", &["p1 never.| Then…", "p1 yes", "p1 |and left. Bye.…"]);
    check("And so on,” he said. “Fine.”", &["p1 |And so on,", "p1 Fine."]);
    check("It tweeted, “We never will.\nText. “So,” he said.", &["p1 We never will.…", "p2 So,"]);
}

#[test]
fn a_passage_has_a_voice() {
    check_voice("He said: “⟦I will not⟧ go.”", Voice::Said);
    check_voice("He said: ⟦“I will not go.”⟧", Voice::Said);
    check_voice("He said⟦: “I will not go.” ⟧And left.", Voice::Said);
    check_voice("⟦He said⟧: “I will not go.”", Voice::Text);
    check_voice("⟦He said: “⟧I will not go.”", Voice::Text);
    check_voice("⟦He said: “I⟧ will not go.”", Voice::Unclear);
    check_voice("was ⟦considered a “major win” for them⟧", Voice::Unclear);
    check_voice("“⟦I will,⟧” he said, “⟦not go⟧.”", Voice::Said);
    check_voice("“⟦I will,” he said, “not go⟧.”", Voice::Unclear);
    check_voice("“⟦I will.\n“I won’t⟧,” he said.", Voice::Said);
    check_voice("“No.” ⟦The plane never came⟧, he said.", Voice::Text);
    check_voice("It tweeted, “We never will. ⟦More came⟧.", Voice::Unclear);
    check_voice("⟦And so on⟧,” he said.", Voice::Unclear);
    check_voice("No marks at ⟦all⟧", Voice::Text);
}

#[test]
fn many_marks_are_read_once() {
    for unit in ["\"a\" ", "“a ", "a” ", "“a”\n", "“a\n", "“” ", "\" "] {
        let text = unit.repeat(100_000);
        let found = quoted(&text, &seed::parse(&text, Some(seed::ParagraphMode::Lines)).paragraphs);
        assert!(found.len() <= 200_000, "{unit}");
    }
}

#[test]
fn any_row_of_marks_is_read() {
    const PIECES: [&str; 18] = ["“", "”", "\"", "'", "‘", "’", "«", "»", "„", "‹", "a", "B ", " ", ".", ", ", "\n", "12", "said"];
    let mut seed = 7_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(PIECES[usize::try_from(seed >> 33).unwrap() % PIECES.len()]);
        }
        let found = quoted(&text, &seed::parse(&text, Some(seed::ParagraphMode::Lines)).paragraphs);
        for one in &found {
            assert!(one.reach.contains(one.span) && one.span.contains(one.sure) && !one.span.is_empty(), "{text:?}");
        }
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text:?} {found:?}");
    }
}

#[test]
fn what_a_speaker_quotes_is_nested() {
    let text = "“He said, ‘never,’ and left,” Rivas said.";
    let quoted = quoted(text, &seed::parse(text, Some(seed::ParagraphMode::Lines)).paragraphs);
    let is_nested = |words: &str| {
        let at = text.find(words).unwrap();
        is_nested(text, &quoted, Span::new(at..at + words.len()))
    };
    assert!(is_nested("never,"));
    for words in ["He said", "said, ‘never,’ and", "Rivas said"] {
        assert!(!is_nested(words), "{words}");
    }
}
