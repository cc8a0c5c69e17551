//! What rendering is given from outside: the things that only the whole site knows.

use super::mark::Mark;

/// A picture, found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Image {
    /// Its address, from the page that shows it.
    pub src: String,
    /// Pixels, where they are known.
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// How a body is set on its page.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Language of the text, for its quotation marks: `en`, `es`, `fr`, `de`, with or without a region. Others are set as English.
    pub language: &'a str,
    /// Begins the ids of footnotes, so that several bodies can stand on one page. May be empty.
    pub prefix: &'a str,
    /// Whether headings and footnotes get their places. Not so where a text is shown on a page that is not its own: ids would stand there twice.
    pub places: bool,
    pub labels: &'a Labels,
    /// HTML in the text goes out as HTML: the same as in `Options`.
    pub raw_html: bool,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Self { language: "en", prefix: "", places: true, labels: &Labels::ENGLISH, raw_html: false }
    }
}

/// The words that rendering adds, in the language of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Labels {
    pub footnotes: &'static str,
    /// Read out on the arrow that leads from a footnote back to its call; a number may follow.
    pub back: &'static str,
    /// The label of a table's scroll box; its number follows.
    pub table: &'static str,
    pub done: &'static str,
    pub not_done: &'static str,
    /// Titles of alerts without their own: note, tip, important, warning, caution.
    pub alerts: [&'static str; 5],
}

impl Labels {
    pub const ENGLISH: Self = Self {
        footnotes: "Footnotes",
        back: "Back to the text",
        table: "Table",
        done: "Done",
        not_done: "Not done",
        alerts: ["Note", "Tip", "Important", "Warning", "Caution"],
    };
}

/// What stands in a body's slots. Indices are those of `Body`; results are HTML where it is said, and then go out as they are.
pub trait Slots {
    /// The HTML of a citation, phrasing content. A group without items is to be shown as written.
    fn citation(&self, index: usize) -> String;
    /// The HTML of a reference or embed: phrasing content, but anything where an embed is alone in its paragraph.
    fn reference(&self, index: usize) -> String;
    /// The address of a link, unescaped. None: only its text is shown.
    fn link(&self, index: usize) -> Option<String>;
    /// The picture of an image link on the site. None: its alternative text is shown.
    fn image(&self, index: usize) -> Option<Image>;
    /// What to wrap in the running text: sorted, not overlapping.
    fn marks(&self) -> &[Mark] {
        &[]
    }
    fn setting(&self) -> Setting<'_> {
        Setting::default()
    }
}
