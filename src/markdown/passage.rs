//! The words of each block as a reader sees them, with the place of each byte in the file: for those who read sentences and quotations.

use super::Body;
use super::index;
use super::node::{Element, Kind, Node};
use super::prose::BlockKind;
use crate::text::Span;

/// The text of one block: Markdown removed, escapes resolved, links and references as their words. Places in it are bytes of `text`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// A line end is a line end. Citations, calls of footnotes, pictures, HTML and comments leave nothing.
    pub text: String,
    /// Titles of alerts are headings.
    pub kind: BlockKind,
    /// Which citations stand in it, and where.
    pub citations: Vec<(u32, u32)>,
    /// Which footnotes are called in it, and where.
    pub calls: Vec<(u32, u32)>,
    /// What stands in emphasis, the outermost only.
    pub emphasis: Vec<Span>,
    /// What references show.
    pub references: Vec<Span>,
    /// Code and bare addresses: signs in them mean nothing.
    pub verbatim: Vec<Span>,
    /// The number of the outermost block quote that it stands in; an alert is none.
    pub quote: Option<u32>,
    /// The footnote whose text it belongs to.
    pub footnote: Option<u32>,
    /// The number of the table's row that it is a cell of.
    pub row: Option<u32>,
    /// What stands directly before it, or before the block quote that it begins.
    pub follows: Follows,
    pieces: Vec<Piece>,
    /// Where signs of Markdown began that no words have followed yet.
    opened: Option<u32>,
}

/// What a passage follows directly.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Follows {
    #[default]
    Other,
    /// A paragraph, or the line of a list item: the passage before it.
    Paragraph,
    /// A block quote, which the passage before it ends.
    Quote,
}

/// A run of the text and the bytes of the file that it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Piece {
    at: u32,
    source: Span,
    /// It is these bytes; otherwise what they mean.
    same: bool,
    /// With the signs of Markdown that begin before it and end after it.
    outer: Span,
}

impl Passage {
    /// The bytes of the file that the range `place` of the text stands for. Signs of Markdown at its ends are in it where they have nothing else
    /// inside or outside.
    pub fn source(&self, place: Span) -> Span {
        let start = self.piece(place.start).map_or(0, |piece| piece.start(place.start));
        if place.is_empty() {
            return Span { start, end: start };
        }
        let end = self.piece(place.end - 1).map_or(start, |piece| piece.end(place.end));
        Span { start, end: end.max(start) }
    }

    /// The piece that holds byte `at` of the text, else the one before it.
    fn piece(&self, at: u32) -> Option<&Piece> {
        let next = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(next.saturating_sub(1))
    }

    /// The whole text.
    pub fn whole(&self) -> Span {
        Span::new(0..self.text.len())
    }

    fn add(&mut self, words: &str, source: Span, same: bool) {
        if words.is_empty() {
            return;
        }
        let opened = self.opened.take();
        match self.pieces.last_mut() {
            Some(last) if last.same && same && last.source.end == source.start && opened.is_none() => {
                (last.source.end, last.outer.end) = (source.end, source.end);
            }
            _ => {
                let outer = Span { start: opened.unwrap_or(source.start), end: source.end };
                self.pieces.push(Piece { at: self.end(), source, same, outer });
            }
        }
        self.text.push_str(words);
    }

    /// Signs of Markdown close at `end`, in the file.
    fn closed(&mut self, end: u32) {
        self.opened = None;
        if let Some(last) = self.pieces.last_mut() {
            last.outer.end = last.outer.end.max(end);
        }
    }

    fn end(&self) -> u32 {
        index(self.text.len())
    }
}

impl Piece {
    /// The byte of the file for a range that begins at `at`.
    fn start(&self, at: u32) -> u32 {
        if at == self.at {
            return self.outer.start;
        }
        if self.same { (self.source.start + (at - self.at)).min(self.source.end) } else { self.source.start }
    }

    /// The byte of the file for a range that ends at `at`.
    fn end(&self, at: u32) -> u32 {
        let end = self.source.start + (at - self.at);
        if self.same && end < self.source.end { end } else { self.outer.end }
    }
}

/// The passages of `body`, in the order of the text. Blocks of code and HTML have none.
pub fn passages(text: &str, body: &Body) -> Vec<Passage> {
    let mut walk = Walk { text, body, done: Vec::with_capacity(body.blocks.len()), open: None, inside: Inside::default() };
    for (at, node) in body.nodes.iter().enumerate() {
        match &node.kind {
            Kind::Start(element) => walk.start(at, *element),
            Kind::End(element) => walk.end(*element, node.span),
            kind => walk.leaf(at, node.span, kind),
        }
    }
    walk.close();
    walk.done
}

struct Walk<'a> {
    text: &'a str,
    body: &'a Body,
    done: Vec<Passage>,
    open: Option<Passage>,
    inside: Inside,
}

/// What is open around a node.
#[derive(Default)]
struct Inside {
    quotes: u32,
    items: u32,
    emphasis: u32,
    /// Where the outermost emphasis began.
    emphasis_start: u32,
    /// Blocks of code and HTML, pictures.
    silent: u32,
    footnote: Option<u32>,
    /// How many outermost quotes, and how many rows, there were.
    quotes_begun: u32,
    rows_begun: u32,
}

impl Walk<'_> {
    fn start(&mut self, at: usize, element: Element) {
        if element.is_inline() {
            self.begin_item(at);
            let span = self.body.nodes[at].span;
            self.open.iter_mut().for_each(|open| _ = open.opened.get_or_insert(span.start));
        } else {
            self.close();
        }
        let inside = &mut self.inside;
        match element {
            Element::Paragraph => self.begin(at, BlockKind::Paragraph),
            Element::Heading(_) | Element::AlertTitle(_) => self.begin(at, BlockKind::Heading),
            Element::TableCell => self.begin(at, BlockKind::Cell),
            Element::TableHead | Element::TableRow => inside.rows_begun += 1,
            Element::Item => inside.items += 1,
            Element::Footnote(note) => inside.footnote = Some(note),
            Element::CodeBlock(_) | Element::HtmlBlock | Element::Image(_) => inside.silent += 1,
            Element::Quote => {
                inside.quotes_begun += u32::from(inside.quotes == 0);
                inside.quotes += 1;
            }
            Element::Emphasis => {
                if inside.emphasis == 0 {
                    inside.emphasis_start = self.open.as_ref().map_or(0, Passage::end);
                }
                inside.emphasis += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, element: Element, span: Span) {
        if !element.is_inline() {
            self.close();
        } else if let Some(open) = &mut self.open {
            open.closed(span.end);
        }
        let inside = &mut self.inside;
        match element {
            Element::Item => inside.items -= 1,
            Element::Footnote(_) => inside.footnote = None,
            Element::CodeBlock(_) | Element::HtmlBlock | Element::Image(_) => inside.silent -= 1,
            Element::Quote => inside.quotes -= 1,
            Element::Emphasis => {
                inside.emphasis = inside.emphasis.saturating_sub(1);
                if let Some(open) = self.open.as_mut().filter(|_| inside.emphasis == 0) {
                    open.emphasis.push(Span { start: inside.emphasis_start.min(open.end()), end: open.end() });
                }
            }
            _ => {}
        }
    }

    fn leaf(&mut self, at: usize, span: Span, kind: &Kind) {
        if *kind != Kind::Rule {
            self.begin_item(at);
        }
        let (text, body, silent) = (self.text, self.body, self.inside.silent > 0);
        let Some(open) = &mut self.open else { return };
        let start = open.end();
        let here = |open: &Passage| Span { start, end: open.end() };
        match kind {
            Kind::Citation(citation) => open.citations.push((start, *citation)),
            Kind::FootnoteCall(note, _) => open.calls.push((start, *note)),
            _ if silent => {}
            Kind::Text => open.add(span.of(text), span, true),
            Kind::Escaped => {
                open.opened.get_or_insert(span.start - 1);
                open.add(span.of(text), span, true);
            }
            Kind::Decoded(words) => open.add(words, span, false),
            Kind::SoftBreak | Kind::HardBreak => open.add("\n", span, false),
            Kind::Html if span.of(text).starts_with("<br") => open.add("\n", span, false),
            Kind::Code(code) => {
                open.add(code, span, false);
                open.verbatim.push(here(open));
            }
            Kind::Address(_) => {
                open.add(span.of(text), span, true);
                open.verbatim.push(here(open));
            }
            Kind::Reference(reference) => {
                let reference = &body.references[*reference as usize];
                open.add(if reference.embed { "" } else { reference.shown() }, span, false);
                open.references.push(here(open));
            }
            _ => {}
        }
    }

    /// Opens the line of a list item that holds no paragraph.
    fn begin_item(&mut self, at: usize) {
        if self.open.is_none() && self.inside.items > 0 && self.inside.silent == 0 {
            self.begin(at, BlockKind::Item);
        }
    }

    fn begin(&mut self, at: usize, kind: BlockKind) {
        let inside = &self.inside;
        self.open = Some(Passage {
            text: String::with_capacity(if kind == BlockKind::Item { 0 } else { self.body.nodes[at].span.len() }),
            kind,
            citations: Vec::new(),
            calls: Vec::new(),
            emphasis: Vec::new(),
            references: Vec::new(),
            verbatim: Vec::new(),
            quote: (inside.quotes > 0).then_some(inside.quotes_begun),
            footnote: inside.footnote,
            row: (kind == BlockKind::Cell).then_some(inside.rows_begun),
            follows: follows(&self.body.nodes[..at]),
            pieces: Vec::new(),
            opened: None,
        });
    }

    fn close(&mut self) {
        self.inside.emphasis = 0;
        self.done.extend(self.open.take());
    }
}

/// What stands before a passage, by the nodes `before` it.
fn follows(before: &[Node]) -> Follows {
    let begins_quote = before.iter().rev().take_while(|node| node.kind == Kind::Start(Element::Quote)).count();
    match before[..before.len() - begins_quote].last().map(|node| &node.kind) {
        Some(Kind::End(Element::Paragraph)) => Follows::Paragraph,
        Some(Kind::End(Element::Quote)) => Follows::Quote,
        // The line of a list item that holds no paragraph.
        Some(Kind::End(element)) if begins_quote > 0 && element.is_inline() => Follows::Paragraph,
        Some(Kind::Start(_) | Kind::End(_) | Kind::Rule) | None => Follows::Other,
        Some(_) if begins_quote > 0 => Follows::Paragraph,
        Some(_) => Follows::Other,
    }
}
