//! Writes the HTML of nodes. It knows nothing of the site: what needs that comes from `Slots`.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::Alignment;

use super::Body;
use super::address::LinkKind;
use super::html::escape;
use super::mark::Mark;
use super::node::{Element, Kind, Node};
use super::plain;
use super::slots::{Setting, Slots};
use super::typography::{Marks, Setter};
use crate::text::Span;

/// The state of one rendering.
pub struct Writer<'a> {
    pub out: String,
    pub(super) text: &'a str,
    pub(super) body: &'a Body,
    pub(super) span: Span,
    pub(super) slots: &'a dyn Slots,
    /// Paragraphs are written without their element.
    pub(super) line: bool,
    pub(super) setting: Setting<'a>,
    pub(super) setter: Setter,
    pub(super) marks: &'a [Mark],
    /// A mark that is open over several nodes, and the last of them.
    pub(super) open_mark: Option<(&'a Mark, usize)>,
    /// What closes each open element.
    pub(super) closers: Vec<&'static str>,
    /// Open links: nothing in them may be a link.
    pub(super) links: u32,
    /// Citations that stood in the text of a link and follow it.
    pub(super) after_link: String,
    /// Open elements whose text is set as it stands.
    pub(super) verbatim: u32,
    /// The number of the table, if its element is written.
    pub(super) table: Option<u32>,
    pub(super) in_table_head: bool,
    /// The column of the next cell.
    pub(super) column: usize,
}

impl<'a> Writer<'a> {
    pub fn new(text: &'a str, body: &'a Body, span: Span, slots: &'a dyn Slots) -> Self {
        let setting = slots.setting();
        Self {
            out: String::with_capacity(span.len() * 3 / 2),
            text,
            body,
            span,
            slots,
            line: false,
            setting,
            setter: Setter::new(Marks::of(setting.language)),
            marks: slots.marks(),
            open_mark: None,
            closers: Vec::new(),
            links: 0,
            after_link: String::new(),
            verbatim: 0,
            table: None,
            in_table_head: false,
            column: 0,
        }
    }

    /// Writes the nodes of `range` that stand in the span.
    pub fn nodes(&mut self, range: Range<usize>) {
        let body = self.body;
        let mut at = range.start;
        while at < range.end {
            if self.open_mark.is_none() && body.nodes[at].is_behind(self.span) {
                break;
            }
            let Node { span, kind } = &body.nodes[at];
            let next = match kind {
                Kind::Start(element) if self.span.contains(*span) => self.start(at, *element),
                Kind::Start(Element::Footnote(note)) => body.footnotes[*note as usize].nodes.end as usize,
                Kind::End(element) if self.span.contains(*span) => {
                    self.end(*element);
                    at + 1
                }
                Kind::Start(_) | Kind::End(_) => at + 1,
                _ => {
                    if span.overlaps(self.span) {
                        self.leaf(at);
                    }
                    at + 1
                }
            };
            if let Some((mark, _)) = self.open_mark.take_if(|(_, last)| *last < next) {
                self.out.push_str(&mark.close);
            }
            at = next;
        }
    }

    /// Begins the element at node `at`; returns the node to go on with.
    fn start(&mut self, at: usize, element: Element) -> usize {
        let body = self.body;
        if !element.is_inline() {
            self.setter.restart();
        }
        match element {
            Element::Paragraph => return self.paragraph(at),
            Element::Footnote(note) => return body.footnotes[note as usize].nodes.end as usize,
            Element::Image(link) => return self.image(at, link, false),
            Element::HtmlBlock => return self.html_block(at),
            Element::Heading(heading) => self.heading(heading),
            Element::Quote => self.open("<blockquote>\n", "</blockquote>\n"),
            Element::Alert(alert) => {
                let _ = writeln!(self.out, "<div class=\"alert alert-{}\" role=\"note\">", alert.name());
                self.closers.push("</div>\n");
            }
            Element::AlertTitle(alert) => {
                self.open("<p class=\"alert-title\">", "</p>\n");
                if matches!(body.nodes[at + 1].kind, Kind::End(_)) {
                    escape(&mut self.out, self.setting.labels.alerts[alert as usize]);
                }
            }
            Element::CodeBlock(language) => self.code_block(language),
            Element::List(None) => self.open("<ul>\n", "</ul>\n"),
            Element::List(Some(1)) => self.open("<ol>\n", "</ol>\n"),
            Element::List(Some(first)) => {
                let _ = writeln!(self.out, "<ol start=\"{first}\">");
                self.closers.push("</ol>\n");
            }
            Element::Item => {
                let is_task = body.nodes[at + 1..].iter().take(2).any(|node| matches!(node.kind, Kind::Task(_)));
                self.open(if is_task { "<li class=\"task\">" } else { "<li>" }, "</li>\n");
            }
            Element::Table(number) => self.table(number),
            Element::TableHead => {
                (self.in_table_head, self.column) = (true, 0);
                self.open("<thead>\n<tr>", "</tr>\n</thead>\n");
            }
            Element::TableRow => {
                let is_first = self.table.is_some() && matches!(body.nodes[at - 1].kind, Kind::End(Element::TableHead));
                (self.in_table_head, self.column) = (false, 0);
                self.open(if is_first { "<tbody>\n<tr>" } else { "<tr>" }, "</tr>\n");
            }
            Element::TableCell => self.cell(),
            Element::Emphasis => self.open("<em>", "</em>"),
            Element::Strong => self.open("<strong>", "</strong>"),
            Element::Strikethrough => self.open("<del>", "</del>"),
            Element::Link(link) => self.link(link),
        }
        at + 1
    }

    fn end(&mut self, element: Element) {
        if matches!(element, Element::Table(_)) {
            self.out.push_str(if self.out.ends_with("</tr>\n") { "</tbody>\n" } else { "" });
            self.table = None;
        }
        if matches!(element, Element::CodeBlock(_)) || self.is_angle(element) {
            self.verbatim -= 1;
        }
        self.out.push_str(self.closers.pop().unwrap_or_default());
        if matches!(element, Element::Link(_)) {
            self.links -= 1;
            if self.links == 0 {
                self.out.push_str(&std::mem::take(&mut self.after_link));
            }
        }
    }

    fn open(&mut self, opener: &str, closer: &'static str) {
        self.out.push_str(opener);
        self.closers.push(closer);
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let nodes = &self.body.nodes;
        let after = |end: usize| nodes.get(end).is_some_and(|node| node.kind == Kind::End(Element::Paragraph));
        match nodes[at + 1].kind {
            Kind::End(Element::Paragraph) => return at + 2,
            Kind::Reference(reference) if after(at + 2) && self.body.references[reference as usize].embed => {
                self.out.push_str(&self.slots.reference(reference as usize));
                self.out.push('\n');
                return at + 3;
            }
            Kind::Start(Element::Image(link)) => {
                let end = self.end_of(at + 1);
                let is_figure = after(end + 1) && self.body.links[link as usize].title.is_some();
                if is_figure && self.image_of(link).is_some() {
                    self.image(at + 1, link, true);
                    return end + 2;
                }
            }
            _ => {}
        }
        if self.line {
            self.open("", "");
        } else {
            self.open("<p>", "</p>\n");
        }
        at + 1
    }

    /// The node that ends the element begun at `at`.
    fn end_of(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        for (offset, node) in self.body.nodes[at..].iter().enumerate() {
            match node.kind {
                Kind::Start(_) => depth += 1,
                Kind::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return at + offset;
            }
        }
        self.body.nodes.len() - 1
    }

    fn heading(&mut self, heading: u32) {
        let heading = &self.body.headings[heading as usize];
        let level = heading.level.clamp(2, 6);
        let _ = write!(self.out, "<h{level}");
        if self.setting.places {
            self.out.push_str(" id=\"");
            escape(&mut self.out, &heading.id);
            self.out.push('"');
        }
        self.open(">", ["</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][usize::from(level) - 2]);
    }

    fn code_block(&mut self, language: Option<u32>) {
        self.out.push_str("<pre tabindex=\"0\"><code");
        if let Some(language) = language {
            self.out.push_str(" class=\"language-");
            escape(&mut self.out, &self.body.languages[language as usize]);
            self.out.push('"');
        }
        self.verbatim += 1;
        self.open(">", "</code></pre>\n");
    }

    fn table(&mut self, number: u32) {
        self.out.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape(&mut self.out, self.setting.labels.table);
        let _ = writeln!(self.out, " {}\">", number + 1);
        self.table = Some(number);
        self.open("<table>\n", "</table>\n</div>\n");
    }

    fn cell(&mut self) {
        let (head, column) = (self.in_table_head, self.column);
        self.column += 1;
        self.out.push_str(if head { "<th scope=\"col\"" } else { "<td" });
        let alignment = self.table.and_then(|number| self.body.tables[number as usize].get(column));
        self.out.push_str(match alignment {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        });
        self.open(">", if head { "</th>" } else { "</td>" });
    }

    fn is_angle(&self, element: Element) -> bool {
        matches!(element, Element::Link(link) if self.body.links[link as usize].kind == LinkKind::Angle)
    }

    /// The address of a link that may be published.
    pub(super) fn address(&self, link: u32) -> Option<String> {
        self.body.links[link as usize].allowed.then(|| self.slots.link(link as usize)).flatten()
    }

    fn link(&mut self, link: u32) {
        self.verbatim += u32::from(self.is_angle(Element::Link(link)));
        self.links += 1;
        let Some(address) = self.address(link) else { return self.closers.push("") };
        self.anchor(&address, self.body.links[link as usize].title.as_deref());
        self.closers.push("</a>");
    }

    pub(super) fn anchor(&mut self, address: &str, title: Option<&str>) {
        self.out.push_str("<a href=\"");
        escape(&mut self.out, address);
        if let Some(title) = title {
            self.out.push_str("\" title=\"");
            escape(&mut self.out, title);
        }
        self.out.push_str("\">");
    }

    fn image_of(&self, link: u32) -> Option<super::Image> {
        let target = &self.body.links[link as usize];
        (target.allowed && !target.is_external()).then(|| self.slots.image(link as usize)).flatten()
    }

    /// Writes the picture begun at node `at`, as a figure with its title below where `figure`; returns the node after it.
    fn image(&mut self, at: usize, link: u32, figure: bool) -> usize {
        let end = self.end_of(at);
        let alternative = plain::of_nodes(self.text, self.body, &self.body.nodes[at + 1..end]);
        let target = &self.body.links[link as usize];
        if let Some(image) = self.image_of(link) {
            self.out.push_str(if figure { "<figure><img src=\"" } else { "<img src=\"" });
            escape(&mut self.out, &image.src);
            self.out.push_str("\" alt=\"");
            escape(&mut self.out, &alternative);
            self.out.push('"');
            for (name, pixels) in [("width", image.width), ("height", image.height)] {
                let _ = pixels.map(|pixels| write!(self.out, " {name}=\"{pixels}\""));
            }
            self.out.push_str(" loading=\"lazy\" decoding=\"async\"");
            if let (Some(title), false) = (&target.title, figure) {
                self.out.push_str(" title=\"");
                escape(&mut self.out, title);
                self.out.push('"');
            }
            self.out.push('>');
            if figure {
                self.out.push_str("<figcaption>");
                let title = target.title.as_deref().unwrap_or_default();
                self.set(title);
                self.out.push_str("</figcaption></figure>\n");
            }
        } else if target.allowed && target.is_external() && self.links == 0 {
            self.anchor(&target.destination, target.title.as_deref());
            let shown = if alternative.is_empty() { &target.destination } else { &alternative };
            escape(&mut self.out, shown);
            self.out.push_str("</a>");
        } else {
            escape(&mut self.out, &alternative);
        }
        self.setter.passed('x');
        end + 1
    }

    /// A block of HTML: a paragraph that shows it, or the HTML itself where the site allows it.
    fn html_block(&mut self, at: usize) -> usize {
        let end = self.end_of(at);
        let html: String = self.body.nodes[at + 1..end].iter().map(|node| self.without_comments(node.span)).collect();
        if self.setting.raw_html {
            self.out.push_str(&html);
        } else if !html.trim().is_empty() {
            self.out.push_str("<p>");
            escape(&mut self.out, html.trim());
            self.out.push_str("</p>\n");
        }
        end + 1
    }
}
