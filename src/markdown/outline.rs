//! The shape of a body: its headings, paragraphs and lists, for those who look for a pattern in it.

use super::Body;
use super::node::{Element, Kind, Node};
use crate::text::Span;

/// A block that stands in no other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// The index of the heading.
    Heading(u32),
    Paragraph(Line),
    List {
        span: Span,
        items: Vec<Item>,
    },
    /// A table, block quote, code block, rule, HTML, footnote.
    Other(Span),
}

impl Part {
    pub fn span(&self, body: &Body) -> Span {
        match self {
            Self::Heading(at) => body.headings[*at as usize].span,
            Self::Paragraph(line) => line.span,
            Self::List { span, .. } | Self::Other(span) => *span,
        }
    }
}

/// One item of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// With its bullet.
    pub span: Span,
    /// Its own text, or its first paragraph; an empty line for an item without text.
    pub line: Line,
    /// The first thing in it after that line: another paragraph, a list in the list.
    pub more: Option<Span>,
}

/// A line of text, however many lines it fills in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// From its first to its last sign; no white space at the ends.
    pub span: Span,
    /// What is **strong** in it, outside links and emphasis.
    pub strong: Vec<Strong>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Strong {
    /// With the asterisks.
    pub span: Span,
    pub inner: Span,
}

/// The blocks of `body`, in order. Footnotes count as other.
pub fn outline(text: &str, body: &Body) -> Vec<Part> {
    let nodes = |range: &std::ops::Range<u32>| &body.nodes[range.start as usize..range.end as usize];
    body.tops.iter().filter_map(|(span, range)| part(text, *span, nodes(range))).collect()
}

fn part(text: &str, span: Span, nodes: &[Node]) -> Option<Part> {
    match nodes.first()?.kind {
        Kind::Start(Element::Heading(at)) => Some(Part::Heading(at)),
        Kind::Start(Element::Paragraph) if nodes.len() == 2 => None,
        Kind::Start(Element::Paragraph) => Some(Part::Paragraph(line(text, nodes.get(1..nodes.len() - 1)?))),
        Kind::Start(Element::List(_)) => Some(Part::List { span, items: items(text, nodes) }),
        _ => Some(Part::Other(span)),
    }
}

/// The items of the list that `nodes` begin with, not those of the lists in it.
fn items(text: &str, nodes: &[Node]) -> Vec<Item> {
    let mut items = Vec::new();
    let (mut depth, mut begun) = (0_u32, 0);
    for (at, node) in nodes.iter().enumerate() {
        match node.kind {
            Kind::Start(Element::Item) => {
                begun = if depth == 0 { at } else { begun };
                depth += 1;
            }
            Kind::End(Element::Item) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    items.push(item(text, node.span, &nodes[begun + 1..at]));
                }
            }
            _ => {}
        }
    }
    items
}

fn item(text: &str, span: Span, nodes: &[Node]) -> Item {
    let is_block = |node: &Node| matches!(node.kind, Kind::Start(element) if !element.is_inline()) || node.kind == Kind::Rule;
    if nodes.first().is_some_and(|node| node.kind == Kind::Start(Element::Paragraph)) {
        let end = nodes.iter().position(|node| node.kind == Kind::End(Element::Paragraph)).unwrap_or(nodes.len());
        let more = nodes[end..].iter().find(|node| is_block(node)).map(|node| node.span);
        return Item { span, line: line(text, &nodes[1..end]), more };
    }
    let end = nodes.iter().position(is_block).unwrap_or(nodes.len());
    let mut line = line(text, &nodes[..end]);
    if line.span.is_empty() {
        line.span = Span { start: span.start, end: span.start };
    }
    Item { span, line, more: nodes.get(end).map(|node| node.span) }
}

fn line(text: &str, nodes: &[Node]) -> Line {
    let start = nodes.first().map_or(0, |node| node.span.start);
    let end = nodes.iter().map(|node| node.span.end).max().unwrap_or(start);
    let whole = Span { start, end };
    let trailing = whole.len() - whole.of(text).trim_end().len();
    let leading = whole.len() - whole.of(text).trim_start().len();
    let range = if leading == whole.len() { whole.range().start..whole.range().start } else { whole.range() };
    let span = Span::new(
        range.start + if range.is_empty() { 0 } else { leading }..range.end - if range.is_empty() { 0 } else { trailing },
    );
    Line { span, strong: strong(nodes) }
}

fn strong(nodes: &[Node]) -> Vec<Strong> {
    let mut found = Vec::new();
    let (mut depth, mut begun) = (0_u32, 0);
    for (at, node) in nodes.iter().enumerate() {
        match node.kind {
            Kind::Start(element) if element.is_inline() => {
                begun = if depth == 0 { at } else { begun };
                depth += 1;
            }
            Kind::End(element) if element.is_inline() => {
                depth = depth.saturating_sub(1);
                if depth == 0 && element == Element::Strong && at > begun + 1 {
                    let inner = Span { start: node.span.start + 2, end: node.span.end - 2 };
                    found.push(Strong { span: node.span, inner });
                }
            }
            _ => {}
        }
    }
    found
}
