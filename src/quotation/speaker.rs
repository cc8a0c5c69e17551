//! Who is said to speak a quotation: the one name that stands with a speech verb beside it.
//!
//! A wrong speaker costs far more than none. So each rule wants the name itself as the subject of the verb, with nothing between that could make it
//! somebody else's words, and where two speech verbs stand in one clause nothing is claimed.

mod clause;
mod embedded;
mod tokens;

use super::model::Quoted;
use crate::gazetteer::SpeechWords;
use crate::seed::Paragraph;
use crate::text::Span;
use clause::{Said, after, before};
use tokens::{Kind, Token, tokens};

/// A name in a text, of somebody who can speak.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate {
    pub name: Span,
    /// The same for all names of one.
    pub id: u32,
    /// `he` and `she` can mean it.
    pub person: bool,
}

/// The speaker of a quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Speaker {
    /// The name that decided.
    pub name: Span,
    pub id: u32,
    pub rule: Rule,
}

/// Why somebody is the speaker.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rule {
    /// `“…,” said X`, `“…,” X told reporters`
    SaidAfter,
    /// `X said: “…”`, `“…,” X said, “…”`
    SaidBefore,
    /// `“…,” according to X`, `According to X, “…”`
    AccordingTo,
    /// The second of `“…,” X said. “…”`
    GoesOn,
    /// `X said it was so. “…,” he added`, where X is the one candidate of the paragraph and nobody else is named.
    Pronoun,
    /// The quotation was not closed in the paragraph before; X speaks there.
    Continued,
}

impl Rule {
    /// The word that `inspect` prints.
    pub fn name(self) -> &'static str {
        match self {
            Self::SaidAfter => "said-after",
            Self::SaidBefore => "said-before",
            Self::AccordingTo => "according-to",
            Self::GoesOn => "goes-on",
            Self::Pronoun => "pronoun",
            Self::Continued => "continued",
        }
    }
}

/// The speaker of each of `quoted`, where one is sure. `quoted` and `candidates` stand in the order of the text; the names do not overlap.
pub fn speakers(
    text: &str,
    paragraphs: &[Paragraph],
    quoted: &[Quoted],
    candidates: &[Candidate],
    words: &SpeechWords,
) -> Vec<Option<Speaker>> {
    let mut found: Vec<Option<Speaker>> = Vec::with_capacity(quoted.len());
    for group in quoted.chunk_by(|one, next| one.paragraph == next.paragraph) {
        let Some(paragraph) = paragraphs.get(group[0].paragraph as usize - 1) else {
            found.extend(group.iter().map(|_| None));
            continue;
        };
        let first = candidates.partition_point(|one| one.name.end <= paragraph.span.start);
        let end = candidates.partition_point(|one| one.name.start < paragraph.span.end);
        let scene =
            Scene { tokens: tokens(text, paragraph.span, group, &candidates[first..end], words), here: &candidates[first..end] };
        let unclosed = found.last().copied().flatten();
        scene.speakers(group, unclosed, &mut found);
    }
    found
}

/// In a longer paragraph no pronoun is told, so that any text is read in linear time. In tokens.
const LONGEST: usize = 1000;

/// One paragraph.
struct Scene<'a> {
    tokens: Vec<Token<'a>>,
    here: &'a [Candidate],
}

impl Scene<'_> {
    /// `unclosed`: who speaks what the paragraph before left open.
    fn speakers(&self, group: &[Quoted], unclosed: Option<Speaker>, found: &mut Vec<Option<Speaker>>) {
        let mut last = None;
        for (at, token) in self.tokens.iter().enumerate() {
            let Kind::Quote(number) = token.kind else { continue };
            let one = &group[number];
            let said = after(&self.tokens, at);
            let speaker = match said {
                Said::By(name) => self.speaker(name, Rule::SaidAfter),
                Said::AccordingTo(name) => self.speaker(name, Rule::AccordingTo),
                Said::Pronoun(_) if one.continues => unclosed.map(|speaker| Speaker { rule: Rule::Continued, ..speaker }),
                Said::Pronoun(place) => self.meant(place),
                Said::Somebody => None,
                Said::Nothing if one.continues => unclosed.map(|speaker| Speaker { rule: Rule::Continued, ..speaker }),
                Said::Nothing => self.before(at).or_else(|| self.goes_on(at, last)),
            };
            let sure = !one.sure.is_empty();
            found.push(speaker.filter(|_| sure));
            last =
                found.last().copied().flatten().filter(|_| matches!(said, Said::By(_) | Said::AccordingTo(_) | Said::Pronoun(_)));
        }
    }

    fn speaker(&self, name: usize, rule: Rule) -> Option<Speaker> {
        let candidate = self.here.get(name)?;
        Some(Speaker { name: candidate.name, id: candidate.id, rule })
    }

    fn before(&self, at: usize) -> Option<Speaker> {
        match before(&self.tokens, at) {
            Said::By(name) => self.speaker(name, Rule::SaidBefore),
            Said::AccordingTo(name) => self.speaker(name, Rule::AccordingTo),
            Said::Pronoun(place) => self.meant(place),
            Said::Somebody | Said::Nothing => None,
        }
    }

    /// The quotation begins a sentence, and the sentence before only said who spoke another: `last`.
    fn goes_on(&self, at: usize, last: Option<Speaker>) -> Option<Speaker> {
        let before = &self.tokens[..at.checked_sub(1)?];
        let begun = self.tokens[before.len()].kind == Kind::Stop;
        last?;
        // `“Yes!” Rivas laughed.`
        let ends = self.tokens[at].text.ends_with('.') || self.tokens[at + 1..].iter().all(|token| token.kind == Kind::Stop);
        let quote = before.iter().rposition(|token| matches!(token.kind, Kind::Quote(_)))?;
        // `“…?” Rivas said.`: a question mark inside the marks ends no sentence.
        let first = quote.checked_sub(1).is_none_or(|before| self.tokens[before].kind == Kind::Stop);
        let stops = before[quote + 1..].iter().skip(1).any(|token| token.kind == Kind::Stop);
        // `“Why?” Rivas asked Bukele. “Because.”`
        let asks = before[quote + 1..].iter().any(|token| token.is_any(&["asked", "asks", "asking", "wondered"]));
        let speaker = last.filter(|_| begun && ends && first && !stops && !asks)?;
        Some(Speaker { rule: Rule::GoesOn, ..speaker })
    }

    /// Whom a pronoun at a place means: the only candidate of the paragraph, who already said something in it, where no other name stands.
    fn meant(&self, place: usize) -> Option<Speaker> {
        let (one, others) = self.here.split_first()?;
        if !one.person || self.tokens.len() > LONGEST || others.iter().any(|other| other.id != one.id) {
            return None;
        }
        let mut meant = None;
        for (at, token) in self.tokens.iter().enumerate() {
            match token.kind {
                Kind::Name(_) | Kind::Owner(_) if at < place && clause::speaks(&self.tokens, at) => meant = Some(()),
                Kind::Name(_) | Kind::Owner(_) => {}
                _ if token.is_foreign_name(&self.tokens, at) => return None,
                _ => {}
            }
        }
        meant.map(|()| Speaker { name: one.name, id: one.id, rule: Rule::Pronoun })
    }
}

#[cfg(test)]
mod tests;
