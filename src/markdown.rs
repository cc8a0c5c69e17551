//! Markdown bodies: what is written in them, and their HTML.
//!
//! `parse` reads one body alone and lists what other stages resolve: citations, references, links, headings, footnotes, running text.
//! `render` turns a part of it into HTML, with the resolved things put in by the caller. Neither knows another file.
//!
//! Reading takes two passes of the Markdown parser. The first finds the running text; in it our own notations (wikilinks, citations,
//! bare addresses, comments) are found and covered with as many harmless bytes; the second reads the covered text, so that no `|`, `*` or `_`
//! inside a notation can be taken for Markdown, and every offset still holds.

mod address;
mod build;
mod citation;
mod comment;
mod cover;
mod elements;
mod footnote;
mod heading;
mod html;
mod leaf;
mod mark;
mod node;
mod notes;
mod outline;
mod passage;
mod plain;
mod prose;
mod reference;
mod scan;
mod slots;
mod survey;
mod typography;
mod write;

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diagnostic::{self, Diagnostic};
use crate::text::Span;

pub use address::{Link, LinkKind};
pub use citation::{Citation, CitationItem, paragraph_names, single_spaces};
pub use comment::Allow;
pub use footnote::Footnote;
pub use heading::{Contents, Heading, toc};
pub use html::{escape, escape_line, render, render_line};
pub use mark::Mark;
pub use outline::{Item, Line, Part, Strong, outline};
pub use passage::{Follows, Passage, passages};
pub use plain::plain_text;
pub use prose::{Block, BlockKind, Prose};
pub use reference::Reference;
pub use slots::{Image, Labels, Setting, Slots};

/// The longest body that is read, in bytes.
pub const LONGEST: usize = 2 * 1024 * 1024;

/// How a body is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// HTML in the text is HTML (`raw-html = true` in `site.toml`); otherwise it is shown as text, with a warning.
    pub raw_html: bool,
    /// Headings such as `## C2 …` open a claim and get its id, `c2`: the body of a dispute.
    pub claims: bool,
}

/// One body, read. All indices are dense and in the order of the text; all spans are bytes of the whole file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Body {
    /// What was read: from the end of the front matter to the end of the file.
    pub span: Span,
    pub citations: Vec<Citation>,
    pub references: Vec<Reference>,
    pub links: Vec<Link>,
    pub headings: Vec<Heading>,
    pub footnotes: Vec<Footnote>,
    /// The running text, in which mentions may be marked.
    pub prose: Vec<Prose>,
    /// Paragraphs, list items, cells and headings: what a sentence never reaches beyond.
    pub blocks: Vec<Block>,
    pub allows: Vec<Allow>,
    pub diagnostics: Vec<Diagnostic>,
    /// The second pass, flattened.
    nodes: Vec<node::Node>,
    /// For each block that stands in no other: its span and its nodes.
    tops: Vec<(Span, Range<u32>)>,
    /// For each node: no node of its block up to here has a part in what begins at this byte or behind it.
    reach: Vec<u32>,
    /// Languages of code blocks, by the number in their node.
    languages: Vec<Box<str>>,
    /// Column alignments, by the number of the table.
    tables: Vec<Vec<pulldown_cmark::Alignment>>,
    /// Comments, which are never published.
    hidden: Vec<Span>,
}

impl Body {
    /// Indices of the citations that stand in `span`.
    pub fn citations_in(&self, span: Span) -> Range<u32> {
        indices_in(&self.citations, span, |citation| citation.span)
    }

    /// Indices of the references that stand in `span`.
    pub fn references_in(&self, span: Span) -> Range<u32> {
        indices_in(&self.references, span, |reference| reference.span)
    }

    /// The nodes of a block that stands in no other, from the first on that has a part in `span`: a line of a long list does not cost the list.
    fn nodes_from(&self, nodes: &Range<u32>, span: Span) -> Range<usize> {
        let (start, end) = (nodes.start as usize, nodes.end as usize);
        start + self.reach[start..end].partition_point(|reach| *reach <= span.start)..end
    }
}

/// Indices of those of `sorted` that begin in `span`.
fn indices_in<T>(sorted: &[T], span: Span, place: impl Fn(&T) -> Span) -> Range<u32> {
    let before = |offset: u32| sorted.partition_point(|one| place(one).start < offset);
    index(before(span.start))..index(before(span.end))
}

/// A dense index. Bodies are far shorter than 4 GiB.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Reads the body of `text`, a whole file whose front matter ends at `body_start`.
///
/// Never fails: what is wrong is said in `Body::diagnostics`, and the rest is read all the same.
pub fn parse(text: &str, body_start: usize, options: &Options) -> Body {
    let start = text.floor_char_boundary(body_start.min(text.len()));
    let (end, too_long) = end_of_body(text, start);
    let mut body = catch_unwind(AssertUnwindSafe(|| build::build(&text[..end], start, *options))).unwrap_or_else(|_| Body {
        span: Span::new(start..end),
        diagnostics: vec![diagnostic::markdown::unreadable(Span::new(start..start))],
        ..Body::default()
    });
    if too_long {
        body.diagnostics.push(diagnostic::markdown::too_long(Span::new(end..end), text.len() - start, LONGEST));
    }
    body.diagnostics.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    body
}

/// Where reading stops, and whether that is before the end of the file: at the end of the last line that fits.
fn end_of_body(text: &str, start: usize) -> (usize, bool) {
    if text.len() - start <= LONGEST {
        return (text.len(), false);
    }
    let limit = text.floor_char_boundary(start + LONGEST);
    (text[start..limit].rfind('\n').map_or(limit, |at| start + at + 1), true)
}

#[cfg(test)]
mod tests;
