//! Marks: spans of running text that are to be wrapped, such as the first mention of an actor in a link.

use super::node::{Element, Kind, Node};
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

/// The node after which a mark can be closed that opens in the text node `at`: as many elements end in it as begin, and no link is in it.
/// None where the mark has to be wrapped piece by piece.
pub fn whole_until(nodes: &[Node], at: usize, span: Span) -> Option<usize> {
    let mut depth = 0_u32;
    for (last, node) in nodes.iter().enumerate().skip(at) {
        if node.span.start >= span.end {
            return None;
        }
        match &node.kind {
            Kind::Text if node.span.end > span.end => return (depth == 0).then_some(last),
            Kind::Text if node.span.end == span.end => {
                // The elements that end with the mark go into it.
                let last = last + depth as usize;
                return nodes.get(last - depth as usize + 1..=last)?.iter().all(ends_inline).then_some(last);
            }
            Kind::Text | Kind::Escaped | Kind::Decoded(_) | Kind::SoftBreak | Kind::HardBreak | Kind::Code(_) => {}
            Kind::Start(element) if element.is_inline() && !is_link(*element) => depth += 1,
            Kind::End(_) if ends_inline(node) => depth = depth.checked_sub(1)?,
            _ => return None,
        }
        if depth == 0 && node.span.end >= span.end {
            return Some(last);
        }
    }
    None
}

fn ends_inline(node: &Node) -> bool {
    matches!(node.kind, Kind::End(element) if element.is_inline() && !is_link(element))
}

fn is_link(element: Element) -> bool {
    matches!(element, Element::Link(_) | Element::Image(_))
}
