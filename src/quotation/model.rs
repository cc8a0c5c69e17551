//! What the parts of this module tell each other and the rest.

use crate::text::Span;

/// How quoted words agree with the text that has them, best first. Words that do not agree have no verdict.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// Byte for byte, but for white space.
    Exact,
    /// But for quotation marks, dashes, spaces, ligatures, the case of the first letter, and a final punctuation mark inside the marks.
    Normalised,
    /// With `…` or `[…]` for what is left out, or `[words]` put in; the parts in order.
    Elided,
    /// The reporter's `,” he said, “` between two parts of one quotation is left out.
    Joined,
}

impl Verdict {
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Normalised => "normalised",
            Self::Elided => "elided",
            Self::Joined => "joined",
        }
    }
}

/// Quoted words, found in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    pub verdict: Verdict,
    /// Where they stand, in the bytes of the text, in order; several where something is left out between them. Never empty.
    pub parts: Vec<Span>,
}

/// The passage of a text that quoted words come nearest to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Near {
    /// In the bytes of the text, on word borders.
    pub passage: Span,
    /// From the passage to the quotation, word by word.
    pub changes: Vec<Change>,
}

/// One run of a word diff. The words stand as they are written, with single spaces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    Same(String),
    /// In the source, not in the quotation.
    Missing(String),
    /// In the quotation, not in the source.
    Added(String),
}

/// Whose words a passage of a source is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Voice {
    /// Inside quotation marks: somebody's whom the text quotes.
    Said,
    /// Outside: the text's own words.
    Text,
    /// Partly both, or the marks do not tell.
    Unclear,
}

impl Voice {
    pub fn name(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Text => "text",
            Self::Unclear => "unclear",
        }
    }
}

/// A run of a source's text inside quotation marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quoted {
    /// Without the marks, in the bytes of the text; never beyond one paragraph.
    pub span: Span,
    /// The same with the marks, punctuation and spaces around, up to the words outside.
    pub reach: Span,
    /// The part of it that is quoted without doubt: all of it, but for a mark that is not closed and not taken up again its first sentence,
    /// and nothing where a mark closes what none opened.
    pub sure: Span,
    /// Number of its paragraph, from 1.
    pub paragraph: u32,
    /// Whether a mark closes it in this paragraph.
    pub closed: bool,
    /// It goes on from the paragraph before, whose last quotation was not closed.
    pub continues: bool,
}

/// What a note quotes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The words without their marks, in the bytes of the note; of a block quote its text without the citation.
    pub span: Span,
    /// As a reader sees them: without Markdown, on one line.
    pub words: String,
    pub kind: WrittenKind,
    /// The citation that it is held against: its index in the body. None: there is none in its paragraph.
    pub citation: Option<u32>,
    /// The citation before it in its sentence, where `citation` stands in another: what that one does not have this one may.
    pub instead: Option<u32>,
    /// Of a pin: the item of that citation.
    pub item: Option<u32>,
    /// That citation stands in the same sentence.
    pub same_sentence: bool,
    /// Between the quotation and its citation stands nothing but spaces and punctuation.
    pub adjacent: bool,
    /// It is our translation of what that citation pins, by its `tr`: the source itself has other words.
    pub translated: bool,
    /// Of a dispute, where it stands in the words of a position: the indices of claim and position. Never of a pin.
    pub position: Option<(u32, u32)>,
}

impl Written {
    /// Fewer words than this are scare quotes, which are held against a citation only where it follows at once.
    pub const FEW: usize = 4;

    /// How many words there are.
    pub fn count(&self) -> usize {
        self.words.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count()
    }

    /// Whether it is said to be somebody's words, rather than set in marks for their sake.
    pub fn is_checked(&self) -> bool {
        self.kind == WrittenKind::Pin || self.adjacent || self.count() >= Self::FEW
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum WrittenKind {
    /// In quotation marks in running text.
    Inline,
    /// The same in marks of another language than the note's: a term or a name, rather than somebody's words.
    Term,
    /// A block quote.
    Block,
    /// The words inside a citation: `[@key p4: “words”]`.
    Pin,
}
