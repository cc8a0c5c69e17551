//! Quotation marks of a run of text, in pairs: English, Spanish, French, German, straight ones and mixtures.
//!
//! Knows no language: which way a mark faces is told by its shape, by its neighbours and by what is open where it stands. Linear, whatever the text.

mod read;

use std::ops::Range;

use read::{Family, Mark, read};

/// What a mark looks like to a reader.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// `“ ”`, `„ “`, `" "`, `« »`
    Double,
    /// `‘ ’`, `‚ ‘`, `' '`, `‹ ›`
    Single,
}

/// Two marks with what stands between them, in bytes of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    pub open: Range<usize>,
    /// None: nothing closes it in this text.
    pub close: Option<Range<usize>>,
    /// How many closed pairs stand around it; at most 255.
    pub level: u8,
    pub kind: Kind,
}

impl Pair {
    /// Between the marks; to `end` where nothing closes it.
    pub fn inside(&self, end: usize) -> Range<usize> {
        self.open.end..self.close.as_ref().map_or(end, |close| close.start)
    }
}

/// The quotation marks of a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    /// By the place of the opening mark.
    pub pairs: Vec<Pair>,
    /// Double marks that close what was not opened in this text, in order.
    pub strays: Vec<Range<usize>>,
}

/// The pairs of quotation marks of `text`, by the place of the opening mark.
pub fn pairs(text: &str) -> Vec<Pair> {
    marks(text).pairs
}

/// The pairs of `text`, and the closing marks that are left over.
pub fn marks(text: &str) -> Marks {
    let marks = read(text);
    let better = better_follows(&marks);
    let mut open = Open::default();
    for (mark, better) in marks.iter().zip(better) {
        if mark.closes() && !(mark.is_weak() && better) && (open.close_two(mark) || open.close(mark)) {
            continue;
        }
        if mark.opens() {
            open.push(*mark);
        } else if mark.family != Family::Single && !mark.is_weak() {
            open.strays.push(mark.start..mark.end);
        }
    }
    Marks { pairs: leveled(&open.found), strays: open.strays }
}

/// For each mark whether a mark that surely closes comes after it, before another of its family opens.
fn better_follows(marks: &[Mark]) -> Vec<bool> {
    let mut better = vec![false; marks.len()];
    let (mut double, mut single) = (false, false);
    for (mark, better) in marks.iter().zip(&mut better).rev() {
        let state = if mark.family == Family::Single { &mut single } else { &mut double };
        *better = *state;
        if !mark.is_weak() {
            *state = mark.closes() && !mark.opens();
            if mark.family != Family::Single && mark.closes() {
                single = false;
            }
        }
    }
    better
}

/// What is open at one place of the text.
#[derive(Default)]
struct Open {
    found: Vec<(Mark, Option<Range<usize>>)>,
    /// Indices into `found`.
    stack: Vec<usize>,
    /// How many of each family are on the stack.
    counts: [usize; 4],
    strays: Vec<Range<usize>>,
}

impl Open {
    fn push(&mut self, mark: Mark) {
        self.counts[mark.family as usize] += 1;
        self.stack.push(self.found.len());
        self.found.push((mark, None));
    }

    /// `''` is a double mark, or closes two single ones: `'He said, 'no.'' `
    fn close_two(&mut self, mark: &Mark) -> bool {
        let two = mark.family == Family::Double && mark.end - mark.start == 2 && self.counts[Family::Double as usize] == 0;
        if !two || self.counts[Family::Single as usize] < 2 {
            return false;
        }
        let one = |start| Mark { start, end: start + 1, family: Family::Single, ..*mark };
        let inner = self.close(&one(mark.start));
        self.close(&one(mark.start + 1)) && inner
    }

    /// Closes the innermost open mark of the family; what was opened inside it and not closed stays open for good.
    /// A single mark closes nothing that a double one inside it still holds open.
    fn close(&mut self, mark: &Mark) -> bool {
        let holds = |at: &usize| self.found[*at].0.family == Family::Single;
        if self.counts[mark.family as usize] == 0 || (mark.family == Family::Single && !self.stack.last().is_some_and(holds)) {
            return false;
        }
        while let Some(at) = self.stack.pop() {
            let (opening, close) = &mut self.found[at];
            self.counts[opening.family as usize] -= 1;
            if opening.family == mark.family {
                *close = Some(mark.start..mark.end);
                return true;
            }
        }
        false
    }
}

/// The pairs that are some, each with the number of closed ones around it.
fn leveled(found: &[(Mark, Option<Range<usize>>)]) -> Vec<Pair> {
    let mut around: Vec<usize> = Vec::new();
    let mut pairs = Vec::with_capacity(found.len());
    for (mark, close) in found.iter().filter(|(mark, close)| close.is_some() || !mark.needs_close) {
        while around.last().is_some_and(|end| *end <= mark.start) {
            around.pop();
        }
        let kind = if matches!(mark.family, Family::Single | Family::SmallGuillemet) { Kind::Single } else { Kind::Double };
        let level = u8::try_from(around.len()).unwrap_or(u8::MAX);
        pairs.push(Pair { open: mark.start..mark.end, close: close.clone(), level, kind });
        around.extend(close.as_ref().map(|close| close.end));
    }
    pairs
}

#[cfg(test)]
mod tests;
