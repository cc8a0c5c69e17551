//! A source's words with the passages marked that are quoted, on the source's own page and on cards.

use crate::markdown::{escape, escape_line};
use crate::text::Span;

/// A run of text that is a link.
pub struct Linked {
    pub span: Span,
    pub href: String,
}

/// Phrasing HTML of `within`, a part of `text`: links as given, marks around `passages` (sorted, apart from each other, each with its id,
/// which is empty where the page has no such place). A passage that begins before `within` has its id there and not here.
pub fn html(text: &str, within: Span, links: &[Linked], passages: &[(Span, String)]) -> String {
    let mut out = String::with_capacity(within.len() + 64);
    let mut from = within.start;
    for link in links {
        if link.span.start < from || !within.contains(link.span) {
            continue;
        }
        marked(&mut out, text, Span { start: from, end: link.span.start }, passages);
        out.push_str("<a href=\"");
        escape(&mut out, &link.href);
        out.push_str("\">");
        marked(&mut out, text, link.span, passages);
        out.push_str("</a>");
        from = link.span.end;
    }
    marked(&mut out, text, Span { start: from, end: within.end }, passages);
    out
}

/// Words without links; a passage that goes on behind a link is marked in pieces.
fn marked(out: &mut String, text: &str, within: Span, passages: &[(Span, String)]) {
    let mut from = within.start;
    let first = passages.partition_point(|(passage, _)| passage.end <= within.start);
    for (passage, id) in passages[first..].iter().take_while(|(passage, _)| passage.start < within.end) {
        let start = passage.start.max(within.start);
        let end = passage.end.min(within.end);
        escape_line(out, &text[from as usize..start as usize]);
        out.push_str("<mark");
        if passage.start >= within.start && !id.is_empty() {
            out.push_str(" id=\"");
            escape(out, id);
            out.push('"');
        }
        out.push('>');
        escape_line(out, &text[start as usize..end as usize]);
        out.push_str("</mark>");
        from = end;
    }
    escape_line(out, &text[from as usize..within.end as usize]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, links: &[&str], passages: &[&str], expected: &str) {
        let span = |words: &&str| {
            let at = text.find(*words).expect("words of the text");
            Span::new(at..at + words.len())
        };
        let links: Vec<Linked> = links.iter().map(|words| Linked { span: span(words), href: "x".to_owned() }).collect();
        let passages: Vec<(Span, String)> = (1..).zip(passages).map(|(at, words)| (span(words), format!("q{at}"))).collect();
        assert_eq!(html(text, Span::new(0..text.len()), &links, &passages), expected);
    }

    #[test]
    fn passages_are_marked_around_and_inside_links() {
        check("a b c d", &[], &["b c"], "a <mark id=\"q1\">b c</mark> d");
        check("a b c d e", &["c d"], &["b c"], "a <mark id=\"q1\">b </mark><a href=\"x\"><mark>c</mark> d</a> e");
        check("a < b", &["a"], &["a", "b"], "<a href=\"x\"><mark id=\"q1\">a</mark></a> &lt; <mark id=\"q2\">b</mark>");
        check("a b", &[], &[], "a b");
    }

    #[test]
    fn a_passage_that_began_before_has_its_id_there() {
        let passages = [(Span::new(0..5), "q1".to_owned())];
        assert_eq!(html("ab cd ef", Span::new(3..8), &[], &passages), "<mark>cd</mark> ef");
    }
}
