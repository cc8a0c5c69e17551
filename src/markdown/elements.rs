//! Which element a tag of the Markdown parser begins, and what the body lists of it.

use pulldown_cmark::{CodeBlockKind, CowStr, LinkType, Tag};

use super::address::{Link, LinkKind, is_allowed, scheme};
use super::build::Builder;
use super::footnote::{self, Footnote};
use super::heading::{self, Heading};
use super::index;
use super::node::Element;
use crate::diagnostic::markdown as say;
use crate::text::{Span, line_column};

impl Builder<'_> {
    pub(super) fn element(&mut self, tag: Tag, span: Span) -> Element {
        match tag {
            Tag::Heading { level, id, .. } => self.heading(level as u8, id, span),
            Tag::BlockQuote(_) => Element::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Element::CodeBlock(self.language(&info)),
            Tag::CodeBlock(CodeBlockKind::Indented) => Element::CodeBlock(None),
            Tag::HtmlBlock => Element::HtmlBlock,
            Tag::List(first) => Element::List(first.map(|first| u32::try_from(first).unwrap_or(1))),
            Tag::Item => Element::Item,
            Tag::FootnoteDefinition(label) => self.footnote(&label, span),
            Tag::Table(alignments) => {
                self.body.tables.push(alignments);
                Element::Table(index(self.body.tables.len() - 1))
            }
            Tag::TableHead => Element::TableHead,
            Tag::TableRow => Element::TableRow,
            Tag::TableCell => Element::TableCell,
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            Tag::Strikethrough => Element::Strikethrough,
            Tag::Link { link_type, dest_url, title, .. } => match link_type {
                LinkType::Email => Element::Link(self.link(span, LinkKind::Angle, format!("mailto:{dest_url}"), &title)),
                LinkType::Autolink => Element::Link(self.link(span, LinkKind::Angle, dest_url.into_string(), &title)),
                _ => Element::Link(self.link(span, LinkKind::Link, dest_url.into_string(), &title)),
            },
            Tag::Image { dest_url, title, .. } => {
                Element::Image(self.link(span, LinkKind::Image, dest_url.into_string(), &title))
            }
            _ => Element::Paragraph,
        }
    }

    fn heading(&mut self, level: u8, id: Option<CowStr>, span: Span) -> Element {
        let set = id.map(CowStr::into_string);
        if let Some(id) = set.as_deref().filter(|id| !heading::valid_id(id)) {
            self.body.diagnostics.push(say::heading_id_invalid(span, id));
        } else if let Some(id) = set.as_deref().filter(|id| heading::is_of_page(id)) {
            self.body.diagnostics.push(say::heading_id_of_page(span, id));
        }
        self.heading_ids.push(set.filter(|id| heading::valid_id(id) && !heading::is_of_page(id)));
        self.body.headings.push(Heading { level, text: String::new(), id: String::new(), span });
        Element::Heading(index(self.body.headings.len() - 1))
    }

    fn language(&mut self, info: &str) -> Option<u32> {
        let language = info.split([' ', ',', '\t']).next().filter(|language| !language.is_empty())?;
        self.body.languages.push(language.into());
        Some(index(self.body.languages.len() - 1))
    }

    pub(super) fn link(&mut self, span: Span, kind: LinkKind, destination: String, title: &str) -> u32 {
        let allowed = is_allowed(&destination);
        let title = (!title.is_empty()).then(|| title.to_owned());
        let link = Link { span, kind, destination, title, allowed };
        if !allowed {
            let scheme = scheme(&link.destination).unwrap_or_default();
            self.body.diagnostics.push(say::link_scheme(span, &scheme));
        } else if kind == LinkKind::Image && link.is_external() {
            self.body.diagnostics.push(say::image_external(span, &link.destination));
        }
        self.body.links.push(link);
        index(self.body.links.len() - 1)
    }

    /// The footnote of `label`, new if it was not called or defined before.
    pub(super) fn note(&mut self, label: &str) -> u32 {
        let next = index(self.body.footnotes.len());
        let note = *self.notes.entry(label.to_lowercase()).or_insert(next);
        if note == next {
            let (definition, calls) = (Span::default(), Vec::new());
            self.body.footnotes.push(Footnote {
                label: label.to_owned(),
                definition,
                calls,
                number: None,
                within: None,
                nodes: 0..0,
            });
        }
        note
    }

    fn footnote(&mut self, label: &str, span: Span) -> Element {
        let mut note = self.note(label);
        let first = self.body.footnotes[note as usize].definition;
        if !first.is_empty() {
            let line = line_column(self.text, first.start as usize).0;
            self.body.diagnostics.push(say::footnote_duplicate(footnote::label_span(span, label), label, line));
            // A label that no author can write: it is never called.
            note = self.note(&format!("{label}\n{}", span.start));
        }
        let footnote = &mut self.body.footnotes[note as usize];
        footnote.definition = span;
        footnote.nodes = index(self.body.nodes.len())..index(self.body.nodes.len());
        Element::Footnote(note)
    }
}
