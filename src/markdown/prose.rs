//! The running text of a body, and the blocks that it stands in.

use super::node::{Kind, Node};
use crate::text::Span;

/// A run of running text: no code, link, heading, reference, citation, picture or HTML is in it. A line end may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Prose {
    pub span: Span,
    /// The index of its block. Runs of one block that touch but for `*` are one sentence; runs of two blocks never are.
    pub block: u32,
}

/// What holds a line of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
    /// It stands in a block quote (not in an alert).
    pub quoted: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    Paragraph,
    Heading,
    /// The text of a list item that holds no paragraphs.
    Item,
    Cell,
}

/// Adds `node`, which is running text of `block`, to the runs: to the last one where only white space lies between.
pub fn add(runs: &mut Vec<Prose>, text: &str, node: &Node, block: u32) {
    if node.kind != Kind::Text {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.block == block && joins(text, last.span.end, node.span.start) => last.span.end = node.span.end,
        _ => runs.push(Prose { span: node.span, block }),
    }
}

fn joins(text: &str, from: u32, to: u32) -> bool {
    from <= to && text[from as usize..to as usize].bytes().all(|byte| byte.is_ascii_whitespace())
}
