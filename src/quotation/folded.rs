//! A text in the one spelling that quotations are compared in, with the way back to its bytes.
//!
//! Left as they are: words, case, numbers, accents (`é` is not `e`; composed or not is one), punctuation and `%` but for the spaces before them. Made one:
//! white space; dashes and hyphens, with the spaces around them; `…` and `...`; ligatures; apostrophes. Left out: quotation marks of every kind, soft hyphens
//! and what else prints nothing. A line break is a space, but where the text is said to be divided.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::characters::{Kind, composes, kind};
use crate::text::Span;

/// A text folded once for comparison.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    runs: Vec<Run>,
    marks: Vec<Mark>,
}

/// A run of the folded text and the bytes that it stands for.
#[derive(Clone, Copy, Debug)]
struct Run {
    folded: u32,
    raw: u32,
    raw_end: u32,
    /// Byte for byte; else all for all.
    is_even: bool,
}

/// A quotation mark that was left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    /// How much of the folded text stands before it.
    pub at: u32,
    pub opens: bool,
}

/// A text together with its folded form: what words are sought in.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub raw: &'a str,
    pub folded: &'a Folded,
}

impl Folded {
    pub fn new(raw: &str) -> Self {
        Self::divided(raw, &[])
    }

    /// `borders`, in order: where something begins that does not go on with what stands before it, as a text after its title. No words are found across.
    pub fn divided(raw: &str, borders: &[u32]) -> Self {
        let mut folder = Folder { raw, folded: Self::default(), space: None, borders };
        folder.folded.text.reserve(raw.len());
        let mut at = 0;
        while at < raw.len() {
            at = folder.step(at);
        }
        folder.folded
    }

    /// This form beside `raw`, the text that it was made of.
    pub fn of<'a>(&'a self, raw: &'a str) -> Text<'a> {
        Text { raw, folded: self }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes that a range of the folded text stands for.
    pub fn span(&self, folded: Range<usize>) -> Span {
        if folded.is_empty() {
            let at = self.raw_start(folded.start);
            return Span::new(at..at);
        }
        Span::new(self.raw_start(folded.start)..self.raw_end(folded.end))
    }

    /// The range of the folded text that stands for these bytes.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.folded_at(span.start);
        start..self.folded_at(span.end).max(start)
    }

    pub(super) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    fn run_length(&self, index: usize) -> usize {
        let end = self.runs.get(index + 1).map_or(self.text.len(), |next| next.folded as usize);
        end - self.runs[index].folded as usize
    }

    fn raw_start(&self, at: usize) -> usize {
        let Some(index) = self.runs.partition_point(|run| run.folded as usize <= at).checked_sub(1) else { return 0 };
        let run = self.runs[index];
        if at >= self.text.len() {
            return run.raw_end as usize;
        }
        run.raw as usize + if run.is_even { at - run.folded as usize } else { 0 }
    }

    fn raw_end(&self, at: usize) -> usize {
        let Some(index) = self.runs.partition_point(|run| (run.folded as usize) < at).checked_sub(1) else { return 0 };
        let run = self.runs[index];
        if run.is_even { run.raw as usize + at - run.folded as usize } else { run.raw_end as usize }
    }

    /// Where in the folded text stands what begins at byte `raw` or after it.
    fn folded_at(&self, raw: u32) -> usize {
        let index = self.runs.partition_point(|run| run.raw_end <= raw);
        let Some(run) = self.runs.get(index) else { return self.text.len() };
        let inside = raw.saturating_sub(run.raw) as usize;
        run.folded as usize + if inside == 0 || run.is_even { inside } else { self.run_length(index) }
    }
}

struct Folder<'a> {
    raw: &'a str,
    folded: Folded,
    /// White space that was read and is written when a word follows.
    space: Option<Range<usize>>,
    /// Those that are still to come.
    borders: &'a [u32],
}

impl Folder<'_> {
    /// Folds what stands at byte `at`; where the rest begins.
    fn step(&mut self, at: usize) -> usize {
        let plain = plain_end(self.raw.as_bytes(), at);
        let next = self.raw[plain..].chars().next();
        if plain > at {
            // The last letter of the run may belong to an accent after it.
            let end = if next.is_some_and(composes) { plain - 1 } else { plain };
            if end > at {
                self.push(at..end, None);
                return end;
            }
            return self.composed(at);
        }
        let Some(c) = next else { return self.raw.len() };
        let end = at + c.len_utf8();
        match kind(c) {
            Kind::Space => self.leave_space(at..end),
            Kind::Dash => self.dash(at..end),
            Kind::Double | Kind::Single => self.mark(c, at..end),
            Kind::Nothing => return self.nothing(c, end),
            Kind::Means(words) => self.push(at..end, Some(words)),
            Kind::Other => return self.composed(at),
        }
        end
    }

    fn leave_space(&mut self, raw: Range<usize>) {
        let start = self.space.as_ref().map_or(raw.start, |space| space.start);
        self.space = Some(start..raw.end);
    }

    fn dash(&mut self, raw: Range<usize>) {
        self.space = None;
        if !self.folded.text.ends_with('-') {
            self.append(raw, "-");
        }
    }

    fn mark(&mut self, c: char, raw: Range<usize>) {
        let (before, after) = (self.raw[..raw.start].chars().next_back(), self.raw[raw.end..].chars().next());
        if before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric) {
            if kind(c) == Kind::Single {
                return self.push(raw, Some("'"));
            }
            self.leave_space(raw);
        }
        let at = u32::try_from(self.folded.text.len()).expect("a text of at most 4 GiB");
        self.folded.marks.push(Mark { at, opens: opens(c, before, after) });
    }

    /// A soft hyphen at the end of a line takes the line break with it.
    fn nothing(&mut self, c: char, end: usize) -> usize {
        let rest = &self.raw[end..];
        let spaces = rest.len() - rest.trim_start().len();
        if c == '\u{ad}' && rest[..spaces].contains('\n') { end + spaces } else { end }
    }

    /// One character with the accents that follow it, composed.
    fn composed(&mut self, at: usize) -> usize {
        let rest = &self.raw[at..];
        let length = rest.char_indices().skip(1).find(|(_, c)| !composes(*c)).map_or(rest.len(), |(end, _)| end);
        if is_nfc(&rest[..length]) {
            self.push(at..at + length, None);
        } else {
            let composed: String = rest[..length].nfc().collect();
            self.push(at..at + length, Some(&composed));
        }
        at + length
    }

    /// Writes `folded` for the bytes `raw`, or the bytes themselves, after the space that is due.
    fn push(&mut self, raw: Range<usize>, folded: Option<&str>) {
        let source = self.raw;
        let words = folded.unwrap_or(&source[raw.clone()]);
        let passed = self.borders.partition_point(|border| *border as usize <= raw.start);
        self.borders = &self.borders[passed..];
        if let Some(space) = self.space.take_if(|_| passed > 0) {
            self.append(space, "\n");
        } else if let Some(space) = self.space.take() {
            let joins = self.folded.text.is_empty()
                || self.folded.text.ends_with('-')
                || words.starts_with([',', '.', ';', ':', '!', '?', '%']);
            if !joins {
                self.append(space, " ");
            }
        }
        self.append(raw, words);
    }

    fn append(&mut self, raw: Range<usize>, words: &str) {
        let Folded { text, runs, .. } = &mut self.folded;
        let span = Span::new(raw);
        let folded = u32::try_from(text.len()).expect("a folded text of at most 4 GiB");
        let is_even = words.len() == span.len() && (span.len() == 1 || words == span.of(self.raw));
        match runs.last_mut() {
            Some(run) if is_even && run.is_even && run.raw_end == span.start => run.raw_end = span.end,
            _ => runs.push(Run { folded, raw: span.start, raw_end: span.end, is_even }),
        }
        text.push_str(words);
    }
}

/// Whether a mark begins a quotation: by its place, for the same marks open in one language and close in another.
fn opens(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match c {
        '«' | '‹' if is_space(after) => true,
        '»' | '›' if is_space(before) && !after.is_some_and(char::is_alphanumeric) => false,
        '„' | '‚' => true,
        _ => {
            !is_space(after)
                && before.is_none_or(|c| {
                    c.is_whitespace()
                        || matches!(c, '(' | '[' | '¿' | '¡')
                        || matches!(kind(c), Kind::Dash | Kind::Nothing)
                        || kind(c) == Kind::Double
                })
        }
    }
}

/// Where the run of characters ends that stand for themselves, single spaces between words included.
fn plain_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        let goes_on = match CLASS[byte as usize] {
            Class::Word | Class::Punctuation => true,
            Class::Space => at > start && bytes.get(at + 1).is_some_and(|next| CLASS[*next as usize] == Class::Word),
            Class::Special => false,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    at
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    /// Takes no space before it.
    Punctuation,
    Space,
    Special,
}

const CLASS: [Class; 256] = {
    let mut classes = [Class::Special; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b' ' => Class::Space,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'%' => Class::Punctuation,
            b'\t'..=b'\r' | b'"' | b'\'' | b'`' | b'-' | 0x1c..=0x1f => Class::Special,
            _ => Class::Word,
        };
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, folded: &str) {
        assert_eq!(Folded::new(raw).as_str(), folded, "{raw}");
    }

    #[test]
    fn spellings_are_made_one() {
        check("We  will\u{a0}not\n do it", "We will not do it");
        check("a spat—it", "a spat-it");
        check("a spat -- it", "a spat-it");
        check("a spat – it", "a spat-it");
        check("the oﬃcial ﬂag", "the official flag");
        check("l\u{2019}e\u{301}te\u{301}", "l'été");
        check("inter\u{ad}national inter\u{ad}\n  national", "international international");
        check("Go… now . . . then", "Go... now... then");
        check("« Bonjour ! »", "Bonjour!");
        check("5 % of 5% and 10\u{202f}% , so", "5% of 5% and 10%, so");
    }

    #[test]
    fn marks_are_left_out_and_apostrophes_kept() {
        check("He said: “It’s ‘the’ one,” and went", "He said: It's the one, and went");
        check("„Wir“, sagte er, »nicht«", "Wir, sagte er, nicht");
        check("the Russians’ plane", "the Russians plane");
        check("said\"go", "said go");
    }

    #[test]
    fn what_counts_stays() {
        check("é e E 1,000 -5 U.S.", "é e E 1,000-5 U.S.");
    }

    #[test]
    fn the_way_back_leads_to_whole_characters() {
        let raw = "  “We’ll  go” — e\u{301}te\u{301}… ﬁn\u{a0}is ";
        let folded = Folded::new(raw);
        assert_eq!(folded.as_str(), "We'll go-été... fin is");
        let back = |words: &str| {
            let at = folded.as_str().find(words).expect("the words");
            folded.span(at..at + words.len()).of(raw)
        };
        assert_eq!(back("We'll go"), "We’ll  go");
        assert_eq!(back("go-é"), "go” — e\u{301}");
        assert_eq!(back("té.."), "te\u{301}…");
        assert_eq!(back("in is"), "ﬁn\u{a0}is");
        for (at, _) in raw.char_indices() {
            assert!(folded.as_str().is_char_boundary(folded.range(Span::new(at..raw.len())).start));
        }
        let range = folded.range(Span::new(raw.find('W').expect("W")..raw.find('”').expect("mark")));
        assert_eq!(&folded.as_str()[range], "We'll go");
    }
}
