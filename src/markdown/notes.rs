//! Writes calls of footnotes, and the footnotes at the end.

use std::fmt::Write as _;

use super::html::escape;
use super::index;
use super::write::Writer;

impl Writer<'_> {
    pub(super) fn footnote_call(&mut self, note: u32, nth: u32) {
        let Some(number) = self.body.footnotes[note as usize].number else { return };
        if self.links > 0 || !self.setting.places {
            return;
        }
        let id = self.call_id(number, nth);
        let prefix = self.prefix();
        let _ = write!(
            self.out,
            "<sup class=\"footnote\"><a href=\"#{prefix}fn:{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
        );
        self.setter.passed('x');
    }

    fn prefix(&self) -> String {
        let mut prefix = String::new();
        escape(&mut prefix, self.setting.prefix);
        prefix
    }

    fn call_id(&self, number: u32, nth: u32) -> String {
        let prefix = self.prefix();
        if nth == 0 { format!("{prefix}fnref:{number}") } else { format!("{prefix}fnref:{number}:{}", nth + 1) }
    }

    /// The footnotes, by number, each with the way back to its calls.
    pub fn footnotes(&mut self, notes: &[u32]) {
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        escape(&mut self.out, self.setting.labels.footnotes);
        self.out.push_str("\">\n<ol>\n");
        self.span = self.body.span;
        for note in notes {
            let footnote = &self.body.footnotes[*note as usize];
            let number = footnote.number.unwrap_or_default();
            let prefix = self.prefix();
            let _ = write!(self.out, "<li id=\"{prefix}fn:{number}\" value=\"{number}\">");
            self.nodes(footnote.nodes.start as usize + 1..footnote.nodes.end as usize - 1);
            let in_paragraph = self.out.ends_with("</p>\n");
            self.out.truncate(self.out.len() - if in_paragraph { "</p>\n".len() } else { 0 });
            self.out.push_str(if in_paragraph { "" } else { "<p>" });
            self.way_back(number, index(footnote.calls.len()));
            self.out.push_str("</p>\n</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn way_back(&mut self, number: u32, calls: u32) {
        for nth in 0..calls {
            let id = self.call_id(number, nth);
            let _ = write!(self.out, " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"");
            escape(&mut self.out, self.setting.labels.back);
            let _ =
                if nth == 0 { write!(self.out, "\">↩</a>") } else { write!(self.out, " {0}\">↩<sup>{0}</sup></a>", nth + 1) };
        }
    }
}
