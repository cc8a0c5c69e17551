//! Writes what is no element: text with its marks, code, addresses, slots, calls of footnotes.

use std::fmt::Write as _;

use super::html::escape;
use super::mark::{Mark, whole_until};
use super::node::{Kind, Node};
use super::write::Writer;
use crate::text::Span;

impl<'a> Writer<'a> {
    /// A node that is no element.
    pub(super) fn leaf(&mut self, at: usize) {
        let body = self.body;
        let Node { span, kind } = &body.nodes[at];
        match kind {
            Kind::Text => self.words(at),
            Kind::Escaped => {
                escape(&mut self.out, span.of(self.text));
                self.setter.passed(span.of(self.text).chars().next_back().unwrap_or(' '));
            }
            Kind::Decoded(words) => {
                escape(&mut self.out, words);
                self.setter.passed(words.chars().next_back().unwrap_or(' '));
            }
            Kind::Code(code) => {
                self.out.push_str("<code>");
                escape(&mut self.out, code);
                self.out.push_str("</code>");
                self.setter.passed('x');
            }
            Kind::Html if self.setting.raw_html => self.out.push_str(&self.without_comments(*span)),
            Kind::Html => {
                let html = self.without_comments(*span);
                escape(&mut self.out, &html);
            }
            Kind::SoftBreak => {
                self.out.push('\n');
                self.setter.passed('\n');
            }
            Kind::HardBreak => {
                self.out.push_str("<br>\n");
                self.setter.passed('\n');
            }
            Kind::Rule => self.out.push_str("<hr>\n"),
            Kind::Task(done) => self.task(*done),
            Kind::Address(link) => self.bare_address(*link),
            Kind::Reference(reference) => self.reference(*reference),
            Kind::Citation(citation) => {
                let html = self.slots.citation(*citation as usize);
                if self.links > 0 {
                    self.after_link.push_str(&html);
                } else {
                    self.out.push_str(&html);
                }
                self.setter.passed('x');
            }
            Kind::FootnoteCall(note, nth) => self.footnote_call(*note, *nth),
            Kind::Start(_) | Kind::End(_) => {}
        }
    }

    fn task(&mut self, done: bool) {
        let labels = self.setting.labels;
        let (state, label) = if done { (" checked", labels.done) } else { ("", labels.not_done) };
        let _ = write!(self.out, "<input type=\"checkbox\" disabled{state} aria-label=\"");
        escape(&mut self.out, label);
        self.out.push_str("\"> ");
    }

    fn bare_address(&mut self, link: u32) {
        let words = self.body.links[link as usize].span.of(self.text);
        match self.address(link) {
            Some(address) if self.links == 0 => {
                self.anchor(&address, None);
                escape(&mut self.out, words);
                self.out.push_str("</a>");
            }
            _ => escape(&mut self.out, words),
        }
        self.setter.passed('x');
    }

    fn reference(&mut self, reference: u32) {
        if self.links > 0 {
            escape(&mut self.out, self.body.references[reference as usize].shown());
        } else {
            self.out.push_str(&self.slots.reference(reference as usize));
        }
        self.setter.passed('x');
    }

    /// The text node `at`, with its marks.
    fn words(&mut self, at: usize) {
        let span = self.body.nodes[at].span;
        let (mut from, end) = (span.start.max(self.span.start), span.end.min(self.span.end));
        while from < end {
            let next = self.marks.partition_point(|mark| mark.span.end <= from);
            let mark = self.marks.get(next).filter(|mark| mark.span.start < end && self.links == 0 && self.verbatim == 0);
            let Some(mark) = mark else { return self.set(Span { start: from, end }.of(self.text)) };
            if mark.span.start > from {
                self.set(Span { start: from, end: mark.span.start }.of(self.text));
                from = mark.span.start;
            }
            let stop = mark.span.end.min(end);
            self.marked(at, mark, Span { start: from, end: stop });
            from = stop;
        }
    }

    /// The part of `mark` that stands in text node `at`: it opens the mark, goes on in it or closes it.
    fn marked(&mut self, at: usize, mark: &'a Mark, part: Span) {
        let open = self.open_mark.filter(|(open, _)| open.span == mark.span).map(|(_, last)| last);
        let begins = part.start == mark.span.start && self.span.contains(mark.span);
        let reaches_on = part.end < mark.span.end;
        let whole = open.or_else(|| whole_until(&self.body.nodes, at, mark.span).filter(|_| begins && reaches_on));
        let words = part.of(self.text);
        if whole.is_none() && words.trim().is_empty() {
            return self.set(words);
        }
        if open.is_none() {
            self.out.push_str(&mark.open);
        }
        self.set(words);
        self.open_mark = whole.filter(|last| *last > at).map(|last| (mark, last));
        if self.open_mark.is_none() {
            self.out.push_str(&mark.close);
        }
    }

    /// Text as the language sets it.
    pub(super) fn set(&mut self, words: &str) {
        if self.verbatim > 0 {
            return escape(&mut self.out, words);
        }
        let (setter, out) = (&mut self.setter, &mut self.out);
        setter.set(words, |piece| escape(out, piece));
    }

    pub(super) fn without_comments(&self, span: Span) -> String {
        let from = self.body.hidden.partition_point(|comment| comment.end <= span.start);
        let (mut html, mut at) = (String::new(), span.start);
        for comment in self.body.hidden[from..].iter().take_while(|comment| comment.start < span.end) {
            if comment.start > at {
                html.push_str(Span { start: at, end: comment.start }.of(self.text));
            }
            at = comment.end;
        }
        if at < span.end {
            html.push_str(Span { start: at, end: span.end }.of(self.text));
        }
        html
    }
}
