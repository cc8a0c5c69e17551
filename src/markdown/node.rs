//! The events of the second pass, owned and small: what rendering walks over.

use crate::text::Span;

/// One event, with the bytes that it stands for; a start and its end both carry the whole element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    pub span: Span,
    pub kind: Kind,
}

impl Node {
    /// The byte from which on nothing of it is asked for; the last of all for an element that is taken or left as a whole.
    pub fn reach(&self) -> u32 {
        match self.kind {
            Kind::Start(Element::Footnote(_) | Element::HtmlBlock) => u32::MAX,
            Kind::Start(_) => self.span.start.saturating_add(1),
            _ => self.span.end,
        }
    }

    /// Whether it begins behind `span`, as all nodes after it do; an end says nothing.
    pub fn is_behind(&self, span: Span) -> bool {
        !matches!(self.kind, Kind::End(_)) && self.span.start > span.end
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    Start(Element),
    End(Element),
    /// The bytes of the span as they stand.
    Text,
    /// Bytes that an author escaped: no typography.
    Escaped,
    /// Text that differs from its bytes, such as a decoded `&amp;`.
    Decoded(Box<str>),
    Code(Box<str>),
    /// HTML as it stands in the text, comments included.
    Html,
    SoftBreak,
    HardBreak,
    Rule,
    Task(bool),
    /// A bare address: the index of its link.
    Address(u32),
    Reference(u32),
    Citation(u32),
    /// The index of the footnote, and which of its calls this is, from 0.
    FootnoteCall(u32, u32),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Element {
    Paragraph,
    Heading(u32),
    Quote,
    Alert(Alert),
    AlertTitle(Alert),
    /// The number of its language, if it names one.
    CodeBlock(Option<u32>),
    HtmlBlock,
    /// The first number of an ordered list.
    List(Option<u32>),
    Item,
    Footnote(u32),
    Table(u32),
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    Strikethrough,
    Link(u32),
    Image(u32),
}

impl Element {
    /// Whether it stands in a line of text rather than being a block.
    pub fn is_inline(self) -> bool {
        matches!(self, Self::Emphasis | Self::Strong | Self::Strikethrough | Self::Link(_) | Self::Image(_))
    }
}

/// The kinds of call-out, as GitHub draws them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl Alert {
    /// The kind that `> [!word]` opens, Obsidian's words included; an unknown word is a note, as there.
    pub fn of(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "tip" | "hint" | "success" | "check" | "done" => Self::Tip,
            "important" | "abstract" | "summary" | "tldr" => Self::Important,
            "warning" | "attention" | "question" | "help" | "faq" => Self::Warning,
            "caution" | "danger" | "error" | "failure" | "fail" | "missing" | "bug" => Self::Caution,
            _ => Self::Note,
        }
    }

    pub fn name(self) -> &'static str {
        ["note", "tip", "important", "warning", "caution"][self as usize]
    }
}
