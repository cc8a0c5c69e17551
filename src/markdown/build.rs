//! The second pass: Markdown's events and our notations, in one sequence, gathered into a `Body`.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Event, Parser};
use rustc_hash::FxHashMap;

use super::address::LinkKind;
use super::footnote;
use super::heading;
use super::node::{Alert, Element, Kind, Node};
use super::prose::{self, Block, BlockKind};
use super::scan::{Scan, Token, scan};
use super::survey::markdown_options;
use super::{Body, Options, index, plain};
use crate::diagnostic::markdown as say;
use crate::text::Span;

/// Reads `text[start..]`.
pub fn build(text: &str, start: usize, options: Options) -> Body {
    let Scan { tokens, covered, comments, allows, diagnostics } = scan(text, start);
    let body = Body {
        span: Span::new(start..text.len()),
        hidden: comments,
        allows,
        diagnostics,
        nodes: Vec::with_capacity((text.len() - start) / 16),
        ..Body::default()
    };
    let mut builder = Builder {
        text,
        covered: &covered,
        options,
        body,
        tokens: tokens.into_iter().peekable(),
        done: start,
        open: Vec::new(),
        inside: Inside::default(),
        block: None,
        html_reported: None,
        notes: FxHashMap::default(),
        heading_ids: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&covered[start..], markdown_options()).into_offset_iter() {
        builder.event(event, range.start + start..range.end + start);
    }
    builder.finish()
}

pub(super) struct Builder<'a> {
    pub(super) text: &'a str,
    pub(super) covered: &'a str,
    pub(super) options: Options,
    pub(super) body: Body,
    pub(super) tokens: Peekable<IntoIter<(Span, Token)>>,
    /// The end of the last notation: events before it are its covered bytes.
    pub(super) done: usize,
    /// The nodes that began the open elements.
    pub(super) open: Vec<u32>,
    pub(super) inside: Inside,
    /// The index of the block that text now belongs to.
    pub(super) block: Option<u32>,
    /// The block for which HTML was reported last: once is enough.
    pub(super) html_reported: Option<Span>,
    /// Footnotes by label, lower case.
    pub(super) notes: FxHashMap<String, u32>,
    pub(super) heading_ids: Vec<Option<String>>,
}

/// How many open elements there are of the kinds that matter to the text in them.
#[derive(Default)]
pub(super) struct Inside {
    quotes: u32,
    items: u32,
    code: u32,
    /// Headings, links, pictures, titles of alerts: their text is not running text.
    still: u32,
}

impl Inside {
    fn count(&mut self, element: Element) -> Option<&mut u32> {
        match element {
            Element::Quote => Some(&mut self.quotes),
            Element::Item => Some(&mut self.items),
            Element::CodeBlock(_) => Some(&mut self.code),
            Element::Heading(_) | Element::Link(_) | Element::Image(_) | Element::AlertTitle(_) => Some(&mut self.still),
            _ => None,
        }
    }

    fn enter(&mut self, element: Element) {
        self.count(element).into_iter().for_each(|count| *count += 1);
    }

    fn leave(&mut self, element: Element) {
        self.count(element).into_iter().for_each(|count| *count -= 1);
    }
}

impl Builder<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        let span = Span::new(range.clone());
        match event {
            Event::Start(tag) => {
                let span = self.trimmed(span);
                let element = self.element(tag, span);
                self.start(element, span);
            }
            Event::End(_) => self.end(),
            Event::Text(words) => self.text(&words, range),
            Event::Code(code) => {
                let is_covered = self.covered[range.clone()] != self.text[range.clone()];
                let code = if is_covered { self.text[range].trim_matches('`').into() } else { code.as_ref().into() };
                self.inline(span, Kind::Code(code));
            }
            Event::Html(_) | Event::InlineHtml(_) => self.html(span),
            Event::FootnoteReference(label) => {
                let note = self.note(&label);
                let calls = &mut self.body.footnotes[note as usize].calls;
                calls.push(span);
                let nth = index(calls.len() - 1);
                self.inline(span, Kind::FootnoteCall(note, nth));
            }
            Event::SoftBreak | Event::HardBreak if range.start < self.done => {}
            Event::SoftBreak | Event::HardBreak if self.ends_alert_title() => self.end_alert_title(span),
            Event::SoftBreak => self.inline(span, Kind::SoftBreak),
            Event::HardBreak => self.inline(span, Kind::HardBreak),
            Event::Rule => self.rule(span),
            Event::TaskListMarker(done) => self.push(span, Kind::Task(done)),
            _ => {}
        }
    }

    fn push(&mut self, span: Span, kind: Kind) {
        self.body.nodes.push(Node { span, kind });
    }

    fn rule(&mut self, span: Span) {
        let next = index(self.body.nodes.len());
        if self.open.is_empty() {
            self.body.tops.push((span, next..next + 1));
        }
        self.block = None;
        self.push(span, Kind::Rule);
    }

    /// Adds something that stands in a line of text; opens the block of a list item that has no paragraph.
    fn inline(&mut self, span: Span, kind: Kind) {
        let block = self.block_at(span);
        let node = Node { span, kind };
        let is_running = self.inside.still == 0 && self.inside.code == 0;
        if is_running && let Some(block) = block {
            prose::add(&mut self.body.prose, self.text, &node, block);
        }
        self.body.nodes.push(node);
    }

    fn block_at(&mut self, span: Span) -> Option<u32> {
        if self.block.is_none() && self.inside.items > 0 && self.inside.code == 0 {
            self.open_block(span, BlockKind::Item);
        }
        let block = self.block?;
        let whole = &mut self.body.blocks[block as usize].span;
        whole.end = whole.end.max(span.end);
        Some(block)
    }

    fn open_block(&mut self, span: Span, kind: BlockKind) {
        let quoted = self.inside.quotes > 0;
        self.block = Some(index(self.body.blocks.len()));
        self.body.blocks.push(Block { span, kind, quoted });
    }

    /// `span` without the line end that a block includes.
    pub(super) fn trimmed(&self, span: Span) -> Span {
        Span { start: span.start, end: span.start + index(span.of(self.text).trim_end().len()) }
    }

    fn start(&mut self, element: Element, span: Span) {
        if element.is_inline() {
            self.block_at(span);
        } else {
            self.block = None;
            match element {
                Element::Paragraph => self.open_block(span, BlockKind::Paragraph),
                Element::Heading(_) => self.open_block(span, BlockKind::Heading),
                Element::TableCell => self.open_block(span, BlockKind::Cell),
                _ => {}
            }
        }
        if self.open.is_empty() {
            let next = index(self.body.nodes.len());
            self.body.tops.push((span, next..next));
        }
        self.inside.enter(element);
        self.open.push(index(self.body.nodes.len()));
        self.push(span, Kind::Start(element));
    }

    fn end(&mut self) {
        let Some(begun) = self.open.pop() else { return };
        // Not the event's own element: a block quote may have become an alert since it began.
        let Node { span, kind: Kind::Start(element) } = self.body.nodes[begun as usize] else { return };
        self.inside.leave(element);
        match element {
            Element::Heading(at) => {
                let text = plain::of_nodes(self.text, &self.body, &self.body.nodes[begun as usize..]);
                self.body.headings[at as usize].text = text;
            }
            Element::Footnote(note) => self.body.footnotes[note as usize].nodes.end = index(self.body.nodes.len()) + 1,
            _ => {}
        }
        if !element.is_inline() {
            self.block = None;
        }
        self.push(span, Kind::End(element));
        if self.open.is_empty()
            && let Some((_, nodes)) = self.body.tops.last_mut()
        {
            nodes.end = index(self.body.nodes.len());
        }
    }

    fn html(&mut self, span: Span) {
        let next = self.body.hidden.partition_point(|comment| comment.end < span.end);
        if self.body.hidden.get(next).is_some_and(|comment| comment.contains(span)) {
            return;
        }
        self.inline(span, Kind::Html);
        if self.options.raw_html {
            return;
        }
        let block = self.block.map(|block| self.body.blocks[block as usize].span);
        let whole = block.or_else(|| self.body.tops.last().map(|(top, _)| *top)).unwrap_or(span);
        if self.html_reported.is_none_or(|reported| reported.start != whole.start) {
            self.html_reported = Some(whole);
            self.body.diagnostics.push(say::raw_html(self.trimmed(span)));
        }
    }

    /// Text, divided where our notations stand in it.
    fn text(&mut self, words: &str, range: Range<usize>) {
        let is_plain = *words == self.covered[range.clone()];
        let mut at = range.start.max(self.done);
        while let Some((span, token)) = self.tokens.next_if(|(span, _)| span.range().start < range.end) {
            if span.range().end <= range.start {
                continue;
            }
            if span.range().start > at {
                self.words(words, at..span.range().start, is_plain);
            }
            at = span.range().end.max(at);
            self.done = at;
            self.token(span, token);
        }
        if at < range.end {
            self.words(words, at..range.end, is_plain);
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>, is_plain: bool) {
        if !is_plain {
            self.inline(Span::new(range), Kind::Decoded(words.into()));
            return;
        }
        let escaped = self.inside.code == 0 && range.start > 0 && self.text.as_bytes()[range.start - 1] == b'\\';
        let opens_title = self.body.nodes.last().is_some_and(|node| matches!(node.kind, Kind::Start(Element::AlertTitle(_))));
        let blank = if opens_title { range.len() - self.text[range.clone()].trim_start().len() } else { 0 };
        let range = range.start + blank..range.end;
        let first = if escaped { self.text[range.clone()].chars().next().map_or(0, char::len_utf8) } else { 0 };
        if first > 0 {
            self.inline(Span::new(range.start..range.start + first), Kind::Escaped);
        }
        if range.start + first < range.end {
            self.inline(Span::new(range.start + first..range.end), Kind::Text);
        }
    }

    fn token(&mut self, span: Span, token: Token) {
        match token {
            Token::Citation(citation) => {
                self.body.citations.push(citation);
                self.inline(span, Kind::Citation(index(self.body.citations.len() - 1)));
            }
            Token::Reference(reference) => {
                self.body.references.push(reference);
                self.inline(span, Kind::Reference(index(self.body.references.len() - 1)));
            }
            Token::Address => {
                let words = span.of(self.text);
                let has_scheme = words.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
                let destination = if has_scheme { words.to_owned() } else { format!("https://{words}") };
                let link = self.link(span, LinkKind::Bare, destination, "");
                self.inline(span, Kind::Address(link));
            }
            Token::Alert(alert) => self.alert(span, alert),
            Token::Comment => {}
        }
    }

    /// Turns the block quote around `span` into an alert, and its paragraph so far into the title.
    fn alert(&mut self, span: Span, alert: Alert) {
        if let Some([quote, paragraph]) = self.body.nodes.last_chunk_mut::<2>()
            && quote.kind == Kind::Start(Element::Quote)
            && paragraph.kind == Kind::Start(Element::Paragraph)
        {
            quote.kind = Kind::Start(Element::Alert(alert));
            paragraph.kind = Kind::Start(Element::AlertTitle(alert));
            self.inside.leave(Element::Quote);
            self.inside.enter(Element::AlertTitle(alert));
            if let Some(block) = self.block {
                self.body.blocks[block as usize].quoted = self.inside.quotes > 0;
            }
        } else {
            self.inline(span, Kind::Text);
        }
    }

    /// Whether the innermost open element is the title of an alert, so that a line end ends it.
    fn ends_alert_title(&self) -> bool {
        let innermost = self.open.last().map(|begun| &self.body.nodes[*begun as usize].kind);
        matches!(innermost, Some(Kind::Start(Element::AlertTitle(_))))
    }

    /// Ends the title at the line end `at`; what follows is the first paragraph of the alert.
    fn end_alert_title(&mut self, at: Span) {
        let Some(begun) = self.open.last().copied() else { return };
        let whole = self.body.nodes[begun as usize].span;
        let title = Span { start: whole.start, end: at.start };
        self.body.nodes[begun as usize].span = title;
        self.end();
        self.start(Element::Paragraph, Span { start: at.end, end: whole.end });
    }

    fn finish(mut self) -> Body {
        let body = &mut self.body;
        for clash in heading::assign_ids(&mut body.headings, &self.heading_ids, self.options.claims) {
            let id = self.heading_ids[clash].as_deref().unwrap_or_default();
            body.diagnostics.push(say::heading_id_duplicate(body.headings[clash].span, id));
        }
        let unused = footnote::number(&mut body.footnotes, &body.nodes);
        body.diagnostics.extend(unused);
        place_allows(body);
        body.reach = reach(body);
        self.body
    }
}

/// How far the nodes of each block reach, up to each of them.
fn reach(body: &Body) -> Vec<u32> {
    let mut reach = vec![u32::MAX; body.nodes.len()];
    for (_, nodes) in &body.tops {
        let mut furthest = 0;
        let nodes = nodes.start as usize..nodes.end as usize;
        for (reach, node) in reach[nodes.clone()].iter_mut().zip(&body.nodes[nodes]) {
            furthest = node.reach().max(furthest);
            *reach = furthest;
        }
    }
    reach
}

/// Finds for each `allow` the block that it stands in, else the next that begins.
fn place_allows(body: &mut Body) {
    if body.allows.is_empty() {
        return;
    }
    let begun: Vec<Span> = body.nodes.iter().filter(|node| is_block(&node.kind)).map(|node| node.span).collect();
    for allow in &mut body.allows {
        let next = body.blocks.partition_point(|block| block.span.start <= allow.span.start);
        let around = next.checked_sub(1).map(|at| body.blocks[at].span).filter(|block| block.contains(allow.span));
        let after = begun.partition_point(|block| block.start < allow.span.end);
        allow.block = around.or_else(|| begun.get(after).copied()).unwrap_or(allow.block);
    }
}

fn is_block(kind: &Kind) -> bool {
    matches!(kind, Kind::Rule) || matches!(kind, Kind::Start(element) if !element.is_inline())
}
