//! The words of a part of a body, without any markup: for summaries, descriptions, search.

use super::Body;
use super::node::{Element, Kind, Node};
use crate::text::Span;

/// The words that stand in `span`, on one line. Code and links count as their text; citations, footnotes, pictures and HTML are left out.
pub fn plain_text(text: &str, body: &Body, span: Span) -> String {
    let from = body.tops.partition_point(|(top, _)| top.end <= span.start);
    let mut words = String::new();
    for (top, nodes) in &body.tops[from..] {
        if top.start >= span.end {
            break;
        }
        add(&mut words, text, body, &body.nodes[body.nodes_from(nodes, span)], span);
    }
    tidy(&words)
}

/// The words of `nodes`.
pub fn of_nodes(text: &str, body: &Body, nodes: &[Node]) -> String {
    let mut words = String::new();
    add(&mut words, text, body, nodes, Span { start: 0, end: u32::MAX });
    tidy(&words)
}

fn add(words: &mut String, text: &str, body: &Body, nodes: &[Node], span: Span) {
    let mut left_out = 0_u32;
    for node in nodes {
        if node.is_behind(span) {
            break;
        }
        let clipped = Span { start: node.span.start.max(span.start), end: node.span.end.min(span.end) };
        let is_left_out = |element: Element| matches!(element, Element::Footnote(_) | Element::HtmlBlock);
        match &node.kind {
            Kind::Start(element) if is_left_out(*element) => left_out += 1,
            Kind::End(element) if is_left_out(*element) => left_out = left_out.saturating_sub(1),
            Kind::End(element) if !element.is_inline() => words.push(' '),
            _ if left_out > 0 || clipped.start >= clipped.end => {}
            Kind::Text | Kind::Escaped => words.push_str(clipped.of(text)),
            Kind::Decoded(decoded) | Kind::Code(decoded) => words.push_str(decoded),
            Kind::SoftBreak | Kind::HardBreak => words.push(' '),
            Kind::Address(_) => words.push_str(node.span.of(text)),
            Kind::Reference(at) => words.push_str(body.references[*at as usize].shown()),
            _ => {}
        }
    }
}

/// `words` with single spaces; the space that a citation left before a full stop goes too.
fn tidy(words: &str) -> String {
    let mut tidied = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        let is_loose = word.starts_with(['.', ',', ';', ':', '!', '?', ')']) && word.chars().all(|c| !c.is_alphanumeric());
        if !tidied.is_empty() && !is_loose {
            tidied.push(' ');
        }
        tidied.push_str(word);
    }
    tidied
}
