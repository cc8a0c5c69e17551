//! What notes quote: nothing in the demo is overlooked, and a long note costs what its length is.

use std::path::Path;
use std::time::{Duration, Instant};

use chancery::markdown::{self, Options};
use chancery::quotation::{self, WrittenKind};

/// Every opening mark in the bodies of the demo belongs to something that is listed, and every quotation of some length has its citation.
#[test]
fn the_demo_is_read_whole() {
    let mut count = 0;
    for entry in walkdir::WalkDir::new("content").sort_by_file_name() {
        let path = entry.expect("a file").into_path();
        if path.extension().is_some_and(|end| end == "md") {
            count += read_whole(&path);
        }
    }
    assert!(count > 20, "{count} quotations");
}

fn read_whole(path: &Path) -> usize {
    let text = std::fs::read_to_string(path).expect("a note");
    let start = text[3..].find("\n---\n").map_or(0, |at| at + 8);
    let body = markdown::parse(&text, start, &Options { raw_html: false, claims: true });
    let quotations = quotation::read(&text, &body, None).quotations;
    for (at, mark) in text.match_indices('“').filter(|(at, _)| *at >= start) {
        let inside = at + mark.len();
        let is_listed =
            quotations.iter().any(|written| written.span.range().start <= inside && inside <= written.span.range().end);
        let in_pin = body.citations.iter().any(|citation| citation.span.range().contains(&at));
        assert!(is_listed || in_pin, "{}: {}", path.display(), &text[at..text.floor_char_boundary(at + 60)]);
    }
    for written in &quotations {
        let is_cited = written.citation.is_some() || (written.count() < 4 && written.kind == WrittenKind::Inline);
        assert!(is_cited, "{}: {}", path.display(), written.words);
    }
    quotations.len()
}

#[test]
fn a_long_note_costs_what_its_length_is() {
    for part in [
        "“",
        "”",
        "\"",
        "“a” ",
        "“a b c d” [@a] ",
        "“a b c d”[^1] ",
        "> “a b c d” [@a]\n",
        "“a\n\n",
        "> a\n\n",
        "*“",
        "‘a “b ",
        "“a,” b, ",
        "|“a b c d” [@a]|\n",
        "[[a]] ",
        "## Corrections\n\n“a b c d”\n\n## x\n\n",
        "[@a] ",
    ] {
        let table = if part.starts_with('|') { "|a|\n|-|\n" } else { "" };
        let note = |count: usize| format!("{table}{}\n\n[^1]: [@a]", part.repeat(count));
        let (short, long) = (least(&note(1_000)), least(&note(10_000)));
        assert!(long < short * 40 + Duration::from_millis(500), "{part}: {short:?}, ten times as much {long:?}");
    }
}

/// The least time of three that reading `text` takes.
fn least(text: &str) -> Duration {
    let body = markdown::parse(text, 0, &Options::default());
    let times = (0..3).map(|_| {
        let begun = Instant::now();
        quotation::read(text, &body, None);
        begun.elapsed()
    });
    times.min().unwrap_or_default()
}
