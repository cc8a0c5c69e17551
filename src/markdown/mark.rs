//! Marks: spans of running text that are to be wrapped, such as the first mention of an actor in a link.

use super::node::{Kind, Node};
use crate::text::Span;

/// A span to wrap, and the HTML before and after it.
///
/// A mark that cannot be wrapped in one piece, because emphasis begins inside it and ends after it, is wrapped piece by piece: `open` must bear
/// repetition, so it holds no `id`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    pub span: Span,
    pub open: String,
    pub close: String,
}

/// Whether everything from the text node `nodes[0]` to the end of `span` can go into one element: as much ends in it as begins, and no link.
pub fn is_whole(nodes: &[Node], span: Span) -> bool {
    let mut depth = 0_u32;
    for node in nodes {
        match &node.kind {
            Kind::Text if node.span.start < span.end && node.span.end >= span.end => return depth == 0,
            Kind::Text | Kind::Escaped | Kind::Decoded(_) | Kind::SoftBreak | Kind::HardBreak | Kind::Code(_) => {}
            Kind::Start(element) if element.is_inline() && !is_link(*element) => depth += 1,
            Kind::End(element) if element.is_inline() && !is_link(*element) => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => return false,
        }
        if node.span.start >= span.end {
            return false;
        }
    }
    false
}

fn is_link(element: super::node::Element) -> bool {
    matches!(element, super::node::Element::Link(_) | super::node::Element::Image(_))
}
