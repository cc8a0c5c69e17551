//! What a body lists, and rendering parts of it.

use super::BlockKind::{Cell, Heading, Paragraph};
use super::*;

fn marked(text: &str, names: &[&str]) -> String {
    let body = parse(text, 0, &Options::default());
    let find = |name: &str| text.find(name).map(|at| Span::new(at..at + name.len())).unwrap();
    let mark = |name: &&str| Mark { span: find(name), open: "<mark>".to_owned(), close: "</mark>".to_owned() };
    let slots = Shown { body: &body, marks: names.iter().map(mark).collect(), setting: Setting::default() };
    render(text, &body, body.span, &slots)
}

#[test]
fn marks() {
    for (text, names, expected) in [
        ("In El Salvador now", vec!["El Salvador"], "<p>In <mark>El Salvador</mark> now</p>\n"),
        ("A & B, C's", vec!["A & B", "C"], "<p><mark>A &amp; B</mark>, <mark>C</mark>’s</p>\n"),
        ("x El *Salvador* y", vec!["El *Salvador*"], "<p>x <mark>El <em>Salvador</em></mark> y</p>\n"),
        ("x El *Salvador is* y", vec!["El *Salvador"], "<p>x <mark>El </mark><em><mark>Salvador</mark> is</em> y</p>\n"),
        ("El\nSalvador y", vec!["El\nSalvador"], "<p><mark>El\nSalvador</mark> y</p>\n"),
        ("*El Salvador* y", vec!["El Salvador"], "<p><em><mark>El Salvador</mark></em> y</p>\n"),
        ("[El Salvador](x)", vec!["El Salvador"], "<p><a href=\"x\">El Salvador</a></p>\n"),
    ] {
        assert_eq!(marked(text, &names), expected, "{text}");
    }
}

#[test]
fn running_text() {
    let text = "# No\n\nOne *two* [[no]] three\nfour `no` [no](no) <b>five [@no p1].\n\n- six\n- seven\n\n  eight\n\n> nine\n\n| ten |\n|-|\n| elf |\n\n    no\n\n![no](no) %%no%% <!-- no --> https://no.no\n";
    let body = parse(text, 0, &Options::default());
    let runs: Vec<_> =
        body.prose.iter().map(|prose| (prose.block, prose.span.of(text).trim())).filter(|(_, words)| !words.is_empty()).collect();
    assert_eq!(
        runs,
        [
            (1, "One"),
            (1, "two"),
            (1, "three\nfour"),
            (1, "five"),
            (1, "."),
            (2, "six"),
            (3, "seven"),
            (4, "eight"),
            (5, "nine"),
            (6, "ten"),
            (7, "elf")
        ]
    );
    assert!(body.blocks[5].quoted && !body.blocks[4].quoted);
    let kinds: Vec<_> = body.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [Heading, Paragraph, Paragraph, Paragraph, Paragraph, Paragraph, Cell, Cell, Paragraph]);
}

#[test]
fn allows_name_their_block() {
    let text = "<!-- allow one: told by\nphone -->\nPara\nmore.\n\n- a\n<!-- allow two: b -->\n- c\n\n## H\n<!-- allow three: d -->\n\nInline <!-- allow four: e --> here.\n\n<!-- allow five: f -->\n";
    let body = parse(text, 0, &Options::default());
    let allows: Vec<_> =
        body.allows.iter().map(|allow| (allow.code.as_str(), allow.reason.as_str(), allow.block.of(text))).collect();
    assert_eq!(
        allows,
        [
            ("one", "told by phone", "Para\nmore."),
            ("two", "b", "- c"),
            ("three", "d", "Inline <!-- allow four: e --> here."),
            ("four", "e", "Inline <!-- allow four: e --> here."),
            ("five", "f", "")
        ]
    );
}

#[test]
fn parts_are_rendered_alone() {
    let text = "One[^1].\n\n## Two\n\nThree [[a]] and\n*four*[^2].\n\n[^1]: A.\n[^2]: B.\n";
    let body = parse(text, 0, &Options::default());
    let slots = Shown { body: &body, marks: Vec::new(), setting: Setting { prefix: "x-", ..Setting::default() } };
    let part = |words: &str| text.find(words).map(|at| Span::new(at..at + words.len())).unwrap();
    assert_eq!(render(text, &body, part("ree [[a]] and\n*four*"), &slots), "ree <a to=\"a\">a</a> and\n<em>four</em>");
    assert_eq!(render(text, &body, part("## Two"), &slots), "<h2 id=\"two\">Two</h2>\n");
    assert_eq!(render_line(text, &body, part("Three [[a]] and\n*four*"), &slots), "Three <a to=\"a\">a</a> and\n<em>four</em>");
    let two = render(text, &body, part("Three [[a]] and\n*four*[^2]."), &slots);
    assert_eq!(
        two,
        "<p>Three <a to=\"a\">a</a> and\n<em>four</em><sup class=\"footnote\"><a href=\"#x-fn:2\" id=\"x-fnref:2\" role=\"doc-noteref\">2</a></sup>.</p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"x-fn:2\" value=\"2\"><p>B. \
         <a href=\"#x-fnref:2\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩</a></p>\n</li>\n</ol>\n</section>\n"
    );
    assert_eq!(plain_text(text, &body, body.span), "One. Two Three a and four.");
    assert_eq!(toc(&body), [Contents { level: 2, text: "Two", id: "two" }]);
}

#[test]
fn a_text_that_is_a_guest_brings_no_ids() {
    let text = "## Two\n\nThree[^1].\n\n[^1]: A.\n";
    let setting = Setting { places: false, ..Setting::default() };
    assert_eq!(rendered(text, Options::default(), setting).0, "<h2>Two</h2>\n<p>Three.</p>\n");
}

#[test]
fn front_matter_is_not_read() {
    let text = "---\ntitle: [[x]]\n---\n[[a]] [@b]\n\n[c](d)\n";
    let body = parse(text, 20, &Options::default());
    let places = [body.references[0].span, body.citations[0].span, body.links[0].span, body.blocks[1].span];
    assert_eq!(places.map(|span| span.of(text)), ["[[a]]", "[@b]", "[c](d)", "[c](d)"]);
}

#[test]
fn quotation_marks_by_language() {
    for (language, expected) in [
        ("en-GB", "<p>“a” ‘b’ c’s</p>\n"),
        ("es", "<p>«a» “b” c’s</p>\n"),
        ("fr", "<p>«\u{202f}a\u{202f}» “b” c’s</p>\n"),
        ("de", "<p>„a“ ‚b‘ c’s</p>\n"),
        ("", "<p>“a” ‘b’ c’s</p>\n"),
    ] {
        let setting = Setting { language, ..Setting::default() };
        assert_eq!(rendered("\"a\" 'b' c's", Options::default(), setting).0, expected, "{language}");
    }
}

#[test]
fn html_where_the_site_allows_it() {
    let options = Options { raw_html: true, claims: false };
    let (html, said) = rendered(
        "<div>\n<!-- x -->y\n</div>\n\na <b>c</b> <!-- d -->",
        options,
        Setting { raw_html: true, ..Setting::default() },
    );
    assert_eq!((html.as_str(), said.as_str()), ("<div>\ny\n</div>\n<p>a <b>c</b> </p>\n", ""));
}

#[test]
fn claims_have_their_own_ids() {
    let text = "## C2\n\n## C1 A thing\n\n### C3 x\n\n## C1 Twice\n\n## c1 z";
    let ids = |claims| {
        parse(text, 0, &Options { raw_html: false, claims }).headings.into_iter().map(|heading| heading.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(true), ["c2", "c1", "c3-x", "c1-twice", "c1-z"]);
    assert_eq!(ids(false), ["c2", "c1-a-thing", "c3-x", "c1-twice", "c1-z"]);
}

#[test]
fn a_part_is_the_same_wherever_the_search_for_it_begins() {
    let text = "# One *two*\n\nPara [^a] and **more\nof it** [@k p1].\n\n- six *and\n  more*\n- [ ] seven\n\n  eight [^b]\n\n  > nine\n  - deep [[er]]\n\n    [^b]: in *a* list\n- last\n\n<div>\n\nhtml\n\n</div>\n\n> [!note] Title\n> - a\n> - b `c`\n\n| ten | *x* |\n|-|-|\n| elf | <b>y</b> |\n\n[^a]: Note\n\n    with two\n";
    let body = parse(text, 0, &Options::default());
    let slow = Body { reach: vec![u32::MAX; body.nodes.len()], ..body.clone() };
    let mut borders: Vec<usize> = body.nodes.iter().flat_map(|node| [node.span.start as usize, node.span.end as usize]).collect();
    borders.sort_unstable();
    borders.dedup();
    for &start in &borders {
        for &end in borders.iter().filter(|end| **end > start) {
            let span = Span::new(start..end);
            let of = |body: &Body| {
                let slots = Shown { body, marks: Vec::new(), setting: Setting::default() };
                (render(text, body, span, &slots), render_line(text, body, span, &slots), plain_text(text, body, span))
            };
            assert_eq!(of(&body), of(&slow), "{:?}", &text[start..end]);
        }
    }
}
