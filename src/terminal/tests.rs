use std::path::Path;

use super::*;
use crate::text::Span;

/// Marks the part of `text` between `«` and `»` and draws it without colours.
#[track_caller]
fn check(text: &str, expected: &str) {
    let (before, rest) = text.split_once('«').unwrap();
    let (marked, after) = rest.split_once('»').unwrap();
    let text = format!("{before}{marked}{after}");
    let diagnostic =
        Diagnostic::error("link-unknown", Span::new(before.len()..before.len() + marked.len()), "nothing is called `Foo`");
    let report = Report { path: "content/x.md", text: Some(&text), diagnostic: &diagnostic };
    let drawn = plain(&render(&report, "site/"));
    let expected: Vec<&str> = expected.lines().skip(1).map(|line| line.strip_prefix("        ").unwrap_or(line)).collect();
    assert_eq!(drawn, expected.join("\n").trim_end(), "\n{drawn}");
}

fn plain(styled: &str) -> String {
    anstream::adapter::strip_str(styled).to_string()
}

#[test]
fn places_are_drawn() {
    check(
        "one\ntwo «[[Foo]]» three\nfour",
        "
        error[link-unknown]: nothing is called `Foo`
         --> site/content/x.md:2:5
          |
        2 | two [[Foo]] three
          |     ^^^^^^^",
    );
}

#[test]
fn tabs_crlf_and_wide_characters_keep_the_caret_in_place() {
    check(
        "a\r\n\t日本 «語»\r\nb",
        "
        error[link-unknown]: nothing is called `Foo`
         --> site/content/x.md:2:5
          |
        2 |  日本 語
          |       ^^",
    );
    check(
        "a\r\nend«»\r\nb",
        "
        error[link-unknown]: nothing is called `Foo`
         --> site/content/x.md:2:4
          |
        2 | end
          |    ^",
    );
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let words = "word ".repeat(100);
    check(
        &format!("{words}«[[Foo]]» {words}"),
        "
        error[link-unknown]: nothing is called `Foo`
         --> site/content/x.md:1:501
          |
        1 | … word word word word word word word word word [[Foo]] word word word word word word word word word w…
          |                                                ^^^^^^^",
    );
    check(
        &format!("«{words}»"),
        "
        error[link-unknown]: nothing is called `Foo`
         --> site/content/x.md:1:1
          |
        1 | word word word word word word word word word word word word …
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
}

#[test]
fn a_place_of_several_lines_is_marked_in_its_first() {
    check(
        "«| a |\n| b |»\n",
        "
        error[link-unknown]: nothing is called `Foo`
         --> site/content/x.md:1:1
          |
        1 | | a |
          | ^^^^^",
    );
}

#[test]
fn no_text_reaches_the_terminal_as_a_command() {
    let evil = "\u{1b}]0;owned\u{7} \u{9b}31m \u{202e}x\r\n";
    let diagnostic = Diagnostic::warning("x", Span::new(3..4), evil).hint(evil);
    let text = evil.replace("\r\n", "");
    let drawn = plain(&render(&Report { path: evil, text: Some(&text), diagnostic: &diagnostic }, evil));
    assert!(!drawn.contains(|c: char| c.is_control() && c != '\n'), "{drawn:?}");
    assert!(!drawn.contains('\u{202e}'));
    assert_eq!(drawn.lines().count(), 7, "{drawn}");
}

#[test]
fn files_as_a_whole_and_failures() {
    let diagnostic = Diagnostic::warning("seed-not-text", None, "not a text").hint("save it as text");
    assert_eq!(
        plain(&render(&Report { path: "seeds/a.pdf", text: None, diagnostic: &diagnostic }, "")),
        "warning[seed-not-text]: not a text\n --> seeds/a.pdf\n = hint: save it as text"
    );
    assert_eq!(plain(&failure("no `site.toml`", "make one")), "error: no `site.toml`\n = hint: make one");
}

#[test]
fn places_beyond_the_text_never_panic() {
    let text = "aé\r\n日\n";
    for start in 0..12 {
        for end in start..14 {
            let diagnostic = Diagnostic::error("x", Span::new(start..end), "m");
            render(&Report { path: "p", text: Some(text), diagnostic: &diagnostic }, "");
            render(&Report { path: "p", text: Some(""), diagnostic: &diagnostic }, "");
        }
    }
}

#[test]
fn reports_are_sorted_as_they_are_read() {
    let at = |start, code| Diagnostic::error(code, Span::new(start..start), "m");
    let (file, first, second, note) =
        (Diagnostic::error("f", None, "m"), at(3, "a"), at(20, "a"), Diagnostic::note("a", Span::new(3..3), "m"));
    let report = |path, diagnostic| Report { path, text: None, diagnostic };
    let mut reports = [report("b", &file), report("a", &second), report("a", &note), report("a", &first), report("a", &file)];
    sort(&mut reports);
    assert_eq!(
        reports.map(|r| (r.path, r.diagnostic)),
        [("a", &file), ("a", &first), ("a", &note), ("a", &second), ("b", &file)]
    );
}

#[test]
fn paths_are_shown_from_here() {
    for (root, here, expected) in [
        ("/a/site", "/a/site", ""),
        ("/a/site", "/a", "site/"),
        ("/a/site", "/a/site/content/x", "../../"),
        ("/a/site", "/a/other", "../site/"),
        ("/a/site", "/b", "/a/site/"),
        ("/a/site", "/", "/a/site/"),
        ("/", "/", ""),
    ] {
        assert_eq!(prefix(Path::new(root), Path::new(here)), expected, "{root} from {here}");
    }
}

#[test]
fn the_closing_line() {
    let time = std::time::Duration::from_millis(123);
    let mut summary = Summary {
        verb: "built",
        folder: Some("public".to_owned()),
        pages: 132,
        sources: 3,
        mentions: 214,
        links: 890,
        errors: 0,
        warnings: 2,
        notes: 0,
        time,
    };
    assert_eq!(summary.to_string(), "built 132 pages in public from 3 sources: 214 mentions, 890 links, 2 warnings in 0.12 s");
    summary = Summary { warnings: 0, pages: 1, notes: 1, ..summary };
    assert_eq!(
        summary.to_string(),
        "built 1 page in public from 3 sources: 214 mentions, 890 links, no warnings, 1 note in 0.12 s"
    );
}
