//! The first pass: which bytes of a body are running text, which are code or HTML. Notations are sought only in running text.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The Markdown that we read: `CommonMark` and GFM. Alerts, smart punctuation and wikilinks are our own.
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Ranges of bytes of the whole file, each list sorted.
#[derive(Default, Debug)]
pub struct Survey {
    /// Running text, neighbours joined, and whether it is the text of a link or picture.
    pub text: Vec<(Range<usize>, bool)>,
    pub code: Vec<Range<usize>>,
    pub html_blocks: Vec<Range<usize>>,
    /// Where Markdown's own links and pictures begin.
    pub links: Vec<usize>,
}

impl Survey {
    pub fn in_code(&self, range: &Range<usize>) -> bool {
        let next = self.code.partition_point(|code| code.end <= range.start);
        self.code.get(next).is_some_and(|code| code.start < range.end)
    }

    pub fn in_text(&self, at: usize) -> bool {
        let next = self.text.partition_point(|(text, _)| text.end <= at);
        self.text.get(next).is_some_and(|(text, _)| text.start <= at)
    }

    pub fn html_block(&self, at: usize) -> Option<&Range<usize>> {
        let next = self.html_blocks.partition_point(|block| block.end <= at);
        self.html_blocks.get(next).filter(|block| block.start <= at)
    }

    pub fn is_link(&self, at: usize) -> bool {
        self.links.binary_search(&at).is_ok()
    }

    fn add_text(&mut self, range: Range<usize>, linked: bool) {
        match self.text.last_mut() {
            Some((last, was)) if last.end == range.start && *was == linked => last.end = range.end,
            _ => self.text.push((range, linked)),
        }
    }
}

/// Surveys `text[start..]`.
pub fn survey(text: &str, start: usize) -> Survey {
    let mut survey = Survey::default();
    let (mut links, mut code_block) = (0, false);
    let text = joined_cells(&text[start..]);
    for (event, range) in Parser::new_ext(&text, markdown_options()).into_offset_iter() {
        let range = range.start + start..range.end + start;
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                code_block = true;
                survey.code.push(range);
            }
            Event::End(TagEnd::CodeBlock) => code_block = false,
            Event::Start(Tag::HtmlBlock) => survey.html_blocks.push(range),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                links += 1;
                survey.links.push(range.start);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => links -= 1,
            Event::Code(_) => survey.code.push(range),
            Event::Text(_) if !code_block => survey.add_text(range, links > 0),
            _ => {}
        }
    }
    survey
}

/// `text` with the bar of each `[[name|words]]` and `[[name\|words]]` made a letter, so that it divides no cell of a table:
/// the Markdown parser drops what stands in a cell too many.
fn joined_cells(text: &str) -> Cow<'_, str> {
    let mut joined = Cow::Borrowed(text);
    for open in memchr::memmem::find_iter(text.as_bytes(), "[[") {
        let inside = text.as_bytes()[open + 2..].iter().take(1_000).position(|byte| matches!(byte, b'[' | b']' | b'\n'));
        let inside = open + 2..open + 2 + inside.unwrap_or(0);
        if text[inside.end..].starts_with("]]")
            && let Some(bar) = memchr::memchr(b'|', &text.as_bytes()[inside.clone()])
        {
            let bar = inside.start + bar;
            let from = if text[inside.start..bar].ends_with('\\') { bar - 1 } else { bar };
            joined.to_mut().replace_range(from..=bar, if from < bar { "xx" } else { "x" });
        }
    }
    joined
}

/// The end of the paragraph that `at` stands in: the next line that is empty or opens another block.
pub fn paragraph_end(text: &str, at: usize) -> usize {
    let mut line_end = at;
    while let Some(offset) = memchr::memchr(b'\n', &text.as_bytes()[line_end..]) {
        let end = line_end + offset;
        let line = text[end + 1..].trim_start_matches([' ', '\t', '>']);
        if line.is_empty() || opens_block(line) {
            return end;
        }
        line_end = end + 1;
    }
    text.len()
}

/// Whether a line ends the paragraph before it: empty, a list item, a heading, a fence.
fn opens_block(line: &str) -> bool {
    let mut bytes = line.bytes();
    match bytes.next() {
        None | Some(b'\r' | b'\n') => true,
        Some(b'-' | b'*' | b'+') => matches!(bytes.next(), Some(b' ' | b'\t')),
        Some(b'#') => line.trim_start_matches('#').starts_with([' ', '\t']),
        Some(b'`' | b'~') => line.starts_with("```") || line.starts_with("~~~"),
        Some(b'0'..=b'9') => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len() <= 9 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        _ => false,
    }
}
