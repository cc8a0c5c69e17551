//! What a source's text has inside quotation marks, and whose words a passage of it therefore is.

use super::marks::{Kind, Pair, marks};
use super::model::{Quoted, Voice};
use crate::seed::{Paragraph, ParagraphKind};
use crate::sentence::sentences;
use crate::text::Span;

/// The outermost quotations of a text, paragraph by paragraph, in order; none overlaps another.
///
/// A quotation that a paragraph does not close goes on in the next one that is no boilerplate, where that begins with a mark or closes one that it
/// did not open.
pub fn quoted(text: &str, paragraphs: &[Paragraph]) -> Vec<Quoted> {
    let mut all = All { text, found: Vec::new(), open: None };
    for paragraph in paragraphs {
        all.read(paragraph);
    }
    reach(text, &mut all.found);
    all.found
}

/// Whose words the passage is that `parts` make up, in a text with these quotations. Punctuation at the edges does not count.
pub fn voice(quoted: &[Quoted], parts: &[Span]) -> Voice {
    let inside = || parts.iter().flat_map(|part| stretches(quoted, *part)).filter_map(Result::ok);
    let own = parts.iter().any(|part| outside(quoted, *part).is_some());
    match (inside().next().is_some(), own) {
        (true, false) if inside().all(|sure| sure) => Voice::Said,
        (false, _) => Voice::Text,
        _ => Voice::Unclear,
    }
}

/// The first stretch of `part` that stands outside these quotations.
pub fn outside(quoted: &[Quoted], part: Span) -> Option<Span> {
    stretches(quoted, part).find_map(Result::err)
}

/// `part`, cut where quotations begin and end: what is inside one, and whether it is quoted without doubt, or else a stretch outside.
fn stretches(quoted: &[Quoted], part: Span) -> impl Iterator<Item = Result<bool, Span>> {
    let first = quoted.partition_point(|one| one.reach.end <= part.start);
    let touched = quoted[first..].iter().take_while(move |one| one.reach.start < part.end);
    let mut at = part.start;
    let gap = |start: u32, end: u32| (start < end).then_some(Err(Span { start, end }));
    let cut = touched.map(Some).chain([None]).flat_map(move |one| {
        let Some(one) = one else { return [gap(at, part.end), None] };
        let before = gap(at, one.reach.start);
        at = at.max(one.reach.end);
        let inside = Span { start: part.start.max(one.span.start), end: part.end.min(one.span.end) };
        [before, (inside.start < inside.end).then(|| Ok(one.sure.contains(inside)))]
    });
    cut.flatten()
}

/// Whether `part` stands in marks inside a quotation: the words of somebody whom its speaker quotes.
pub fn is_nested(text: &str, quoted: &[Quoted], part: Span) -> bool {
    let first = quoted.partition_point(|one| one.span.end <= part.start);
    let Some(one) = quoted.get(first).filter(|one| one.span.start <= part.start) else { return false };
    let place = |range: std::ops::Range<usize>| Span::new(range).shifted(one.span.start as usize);
    marks(one.span.of(text)).pairs.into_iter().any(|pair| {
        let close = pair.close.map(|close| place(close).end);
        close.is_some_and(|close| place(pair.open).start <= part.start && part.end <= close)
    })
}

/// The quotations of the paragraphs so far.
struct All<'a> {
    text: &'a str,
    found: Vec<Quoted>,
    /// The one that the last paragraph left open, and the kind of its mark.
    open: Option<(usize, Kind)>,
}

impl All<'_> {
    fn read(&mut self, paragraph: &Paragraph) {
        let words = paragraph.span.of(self.text);
        let marks = marks(words);
        let mut outer = marks.pairs.iter().filter(|pair| pair.level == 0).peekable();
        let mut strays = marks.strays.iter().map(|stray| stray.start).peekable();
        let begins = outer.peek().filter(|pair| pair.open.start == 0).map(|pair| pair.kind);
        let first = outer.peek().map_or(words.len(), |pair| pair.open.start);
        let mut run = Run { paragraph, end: 0, open: None, continues: false };
        match self.open {
            Some((_, kind)) if begins == Some(kind) => run.continues = true,
            Some((at, _)) if strays.peek().is_some_and(|stray| *stray <= first) => {
                let stray = strays.next().unwrap_or_default();
                self.found[at].sure = self.found[at].span;
                self.add(&run, 0..stray, Piece { closed: true, continues: true, told: true });
                run.end = stray;
            }
            // Between two parts of a quotation may stand what is no part of the article.
            Some(_) if paragraph.kind == ParagraphKind::Boilerplate && marks.pairs.is_empty() => return,
            _ => {}
        }
        if run.continues
            && let Some((at, _)) = self.open
        {
            self.found[at].sure = self.found[at].span;
        }
        self.open = None;
        for pair in outer {
            while let Some(stray) = strays.next_if(|stray| *stray < pair.open.start) {
                self.stray(&mut run, stray);
            }
            self.pair(&mut run, pair);
        }
        for stray in strays {
            self.stray(&mut run, stray);
        }
        self.left_open(&mut run, words.len());
    }

    /// One outermost pair.
    fn pair(&mut self, run: &mut Run, pair: &Pair) {
        if run.open.as_ref().is_some_and(|open| open.kind != pair.kind) {
            return;
        }
        self.cut(run, pair.open.start);
        let Some(close) = &pair.close else {
            run.open = Some(Opened { from: pair.open.end, kind: pair.kind, told: true });
            return;
        };
        let continues = std::mem::take(&mut run.continues);
        self.add(run, pair.open.end..close.start, Piece { closed: true, continues, told: true });
        run.end = close.end;
        if let Some(open) = &mut run.open {
            (open.from, open.told) = (close.end, false);
        }
    }

    /// A mark that closes what was not opened: anything from the last quotation to here may be quoted.
    fn stray(&mut self, run: &mut Run, at: usize) {
        // One inside a quotation is that one's affair.
        if at < run.open.as_ref().map_or(run.end, |open| open.from) {
            return;
        }
        if run.open.is_some() {
            self.cut(run, at);
            (run.open, run.end) = (None, at);
            return;
        }
        self.add(run, run.end..at, Piece { closed: true, continues: false, told: false });
        run.end = at;
    }

    /// What is open up to `end`, another mark of its kind or the paragraph's end.
    fn cut(&mut self, run: &mut Run, end: usize) -> bool {
        let Some(open) = &run.open else { return false };
        let piece = Piece { closed: false, continues: run.continues, told: open.told };
        let added = self.add(run, open.from..end, piece);
        run.continues = false;
        added
    }

    fn left_open(&mut self, run: &mut Run, end: usize) {
        let kind = run.open.as_ref().map(|open| open.kind);
        if self.cut(run, end) {
            self.open = kind.map(|kind| (self.found.len() - 1, kind));
        }
    }

    /// Adds a run of a paragraph's bytes, if there are words in it.
    fn add(&mut self, run: &Run, range: std::ops::Range<usize>, piece: Piece) -> bool {
        let words = &run.paragraph.span.of(self.text)[range.clone()];
        if !words.contains(char::is_alphanumeric) {
            return false;
        }
        let start = range.start + (words.len() - words.trim_start().len());
        let span = Span::new(start..start + words.trim().len()).shifted(run.paragraph.span.start as usize);
        let nothing = Span { start: span.start, end: span.start };
        let sure = match piece {
            Piece { told: false, .. } => nothing,
            Piece { closed: true, .. } => span,
            // It may have ended anywhere: with its first sentence at the earliest.
            Piece { .. } => sentences(self.text, span).next().unwrap_or(nothing),
        };
        let Piece { closed, continues, .. } = piece;
        self.found.push(Quoted { span, reach: span, sure, paragraph: run.paragraph.n, closed, continues });
        true
    }
}

/// One paragraph, as far as it is read. Offsets are in its bytes.
struct Run<'a> {
    paragraph: &'a Paragraph,
    /// Where the last quotation ended.
    end: usize,
    open: Option<Opened>,
    /// The next quotation goes on from the paragraph before.
    continues: bool,
}

/// A mark that nothing closes in its paragraph.
struct Opened {
    from: usize,
    kind: Kind,
    /// What follows it is quoted, at least at first.
    told: bool,
}

#[derive(Clone, Copy)]
struct Piece {
    closed: bool,
    continues: bool,
    /// The marks tell that it is quoted.
    told: bool,
}

/// Lets each quotation reach to the words around it.
fn reach(text: &str, found: &mut [Quoted]) {
    let mut before = 0;
    for at in 0..found.len() {
        let span = found[at].span.range();
        let after = found.get(at + 1).map_or(text.len(), |next| next.span.start as usize);
        let left = text[before..span.start].rfind(char::is_alphanumeric);
        let start = left.map_or(before, |left| text.ceil_char_boundary(before + left + 1));
        let end = text[span.end..after].find(char::is_alphanumeric).map_or(after, |right| span.end + right);
        found[at].reach = Span::new(start..end);
        before = span.end;
    }
}

#[cfg(test)]
mod tests;
