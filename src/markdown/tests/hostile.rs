//! Input that nobody should write, and what must hold for it: no panic, well-formed HTML, nothing unescaped.

use super::*;

const SAMPLE: &str = "# H [[a|b]] {#x}\r\n\r\n> [!note] T *t*\r\n> q [@k p4: “pin […] x”] `c`\r\n\r\n| a | [[A\\|b]] |\r\n|--|:-:|\r\n| [[C|d]] | www.x.y |\r\n\r\n\
    - [ ] t[^1] ![[E]]\n  - ![i](j.png \"k\") <b>\n<!-- allow a: b -->\n%% z %%\n\n[^1]: f [@a; @b].\n\n```x\ny\n```\n<div>\n<!-- c -->\n</div>\n\"é\" ***a** b*\n";

/// Tags that are closed in order, all of them ours, and no other `<`.
fn assert_well_formed(html: &str, markdown: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').unwrap_or_else(|| panic!("an open tag in {html:?} of {markdown:?}"));
        let tag = &rest[at + 1..at + end];
        rest = &rest[at + end..];
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{html:?} of {markdown:?}");
        } else if !matches!(name, "br" | "hr" | "img" | "input") {
            assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{html:?} of {markdown:?}");
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} in {html:?} of {markdown:?}");
}

fn assert_holds(markdown: &str) {
    let (html, _) = rendered(markdown, Options::default(), Setting::default());
    assert_well_formed(&html, markdown);
    let body = parse(markdown, 0, &Options { raw_html: true, claims: true });
    for prose in &body.prose {
        assert!(!prose.span.of(markdown).is_empty() && (prose.block as usize) < body.blocks.len());
    }
    assert!(body.citations.is_sorted_by_key(|citation| citation.span));
    assert!(body.references.is_sorted_by_key(|reference| reference.span));
    assert!(body.links.is_sorted_by_key(|link| link.span.start));
    assert!(body.blocks.is_sorted_by_key(|block| block.span.start));
    assert!(body.prose.is_sorted_by_key(|prose| prose.span));
    let _ = plain_text(markdown, &body, body.span);
    let _ = crate::brief::dispute(markdown, &body);
    let _ = crate::brief::analysis(markdown, &body);
    let _ = crate::brief::roles(markdown, &body);
}

#[test]
fn holds_for_every_beginning_and_end() {
    for (at, _) in SAMPLE.char_indices() {
        assert_holds(&SAMPLE[..at]);
        assert_holds(&SAMPLE[at..]);
    }
}

#[test]
fn holds_for_every_part() {
    let body = parse(SAMPLE, 0, &Options::default());
    let slots = Shown { body: &body, marks: Vec::new(), setting: Setting::default() };
    let places: Vec<usize> = SAMPLE.char_indices().map(|(at, _)| at).collect();
    for start in places.iter().step_by(3) {
        for end in places.iter().skip_while(|end| *end < start).step_by(5) {
            assert_well_formed(&render(SAMPLE, &body, Span::new(*start..*end), &slots), SAMPLE);
        }
    }
}

#[test]
fn holds_for_mangled_text() {
    let pieces = [
        "[[",
        "]]",
        "[@",
        "]",
        "|",
        "`",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "“",
        "”",
        "\"",
        "'",
        "<!--",
        "-->",
        "%%",
        "*",
        "**",
        "_",
        "~~",
        "a",
        " ",
        "é",
        "\\",
        "[^1]",
        "[^1]: ",
        "![",
        "](",
        ")",
        "https://x.y",
        "<b>",
        "&amp;",
        "    ",
        "\t",
        "# ",
        "{#a}",
        "|-|\n",
        ";",
        ": ",
        "p4",
        "[!note]",
        "\r\n",
        "\0",
        "---\n",
        "```\n",
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..3_000 {
        let mut text = String::new();
        for _ in 0..24 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push_str(pieces[usize::try_from(state % pieces.len() as u64).unwrap()]);
        }
        assert_holds(&text);
    }
}

#[test]
fn marks_in_any_place_are_well_formed() {
    let text = "a *b [[c]] d* **e *f* g** `h` [i](j) k\nl & \"m\"\n\n- n *o*\n";
    let body = parse(text, 0, &Options::default());
    for start in 0..text.len() {
        for end in start + 1..=text.len() {
            let marks = vec![Mark { span: Span::new(start..end), open: "<mark>".to_owned(), close: "</mark>".to_owned() }];
            let slots = Shown { body: &body, marks, setting: Setting::default() };
            assert_well_formed(&render(text, &body, body.span, &slots), text);
        }
    }
}

#[test]
fn long_runs_take_no_long_time() {
    let long = |piece: &str| piece.repeat(60_000 / piece.len());
    for piece in [
        "[@",
        "[[",
        "[@a “ ",
        "[@a “”x",
        "![[",
        "<!--",
        "%%",
        "> ",
        "[^",
        "[",
        "*a_",
        "`",
        "www.",
        "https://",
        "[@a p4] ",
        "- ",
        "[a](",
        "<b",
        "\\[[",
    ] {
        let text = long(piece);
        let _ = parse(&text, 0, &Options::default());
    }
}

#[test]
fn what_is_too_long_is_cut_at_a_line() {
    let text = format!("é{}", "a word\n".repeat(LONGEST / 7 + 10));
    let body = parse(&text, 0, &Options::default());
    assert_eq!(body.span, Span::new(0..2_097_146));
    let said = body.diagnostics.iter().map(|diagnostic| (diagnostic.code, diagnostic.message.as_str()));
    let expected = "the text is 2097223 bytes long, of which 2097152 bytes are read; from here on it is left out";
    assert_eq!(said.collect::<Vec<_>>(), [("body-too-long", expected)]);
    assert_eq!(crate::diagnostic::markdown::unreadable(Span::default()).code, "body-unreadable");
}

#[test]
fn a_place_within_a_sign_is_no_panic() {
    let body = parse("é", 1, &Options::default());
    assert_eq!(body.span, Span::new(0..2));
    assert_eq!(parse("a", 9, &Options::default()).span, Span::new(1..1));
}
