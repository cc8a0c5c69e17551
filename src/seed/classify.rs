//! What each paragraph is: first what its own words say, then what its place says. The numbering is done before and cannot see any of this.

use super::headline::{Likeness, extends, is_dateline, is_headline, likeness};
use super::line::{Ending, Line, plain_form};
use super::{ParagraphKind, byline, credit, inside, phrases, standfirst, tail, trivia};
use crate::text::Span;

/// What a paragraph was found to be, and by which rule; body needs none.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    pub kind: ParagraphKind,
    pub rule: Option<&'static str>,
}

/// The paragraphs of one text and what is known of them so far. The passes below fill `rules` and then `kinds`.
pub struct Draft<'a> {
    pub text: &'a str,
    pub lines: Vec<Line<'a>>,
    /// The boilerplate rule that fits, by paragraph.
    pub rules: Vec<Option<&'static str>>,
    pub title: Option<usize>,
}

impl Draft<'_> {
    /// The paragraphs from `start` on that no boilerplate rule fits.
    pub fn unruled(&self, start: usize) -> impl Iterator<Item = usize> {
        (start..self.lines.len()).filter(|at| self.rules[*at].is_none())
    }

    /// Where the article's own text begins: the first paragraph, from `start` on, that reads like prose.
    pub fn body_start(&self, start: usize) -> usize {
        self.unruled(start).find(|at| self.lines[*at].is_prose()).unwrap_or(self.lines.len())
    }
}

/// Says of each paragraph what it is.
pub fn classify(text: &str, spans: &[Span]) -> Vec<Verdict> {
    let lines: Vec<Line> = spans.iter().map(|span| Line::new(span.of(text))).collect();
    let mut plain = String::new();
    let rules = lines.iter().enumerate().map(|(at, line)| own_words(line, at, &mut plain)).collect();
    let mut draft = Draft { text, lines, rules, title: None };
    mark_head(&mut draft, &mut plain);
    find_title(&mut draft);
    mark_section_label(&mut draft);
    mark_repeated_headlines(&mut draft);
    mark_teasers(&mut draft);
    mark_networks(&mut draft, &mut plain);
    tail::mark(&mut draft);
    verdicts(&draft)
}

fn verdicts(draft: &Draft) -> Vec<Verdict> {
    let boilerplate = |rule| Verdict { kind: ParagraphKind::Boilerplate, rule: Some(rule) };
    let body = Verdict { kind: ParagraphKind::Body, rule: None };
    let mut verdicts: Vec<Verdict> = draft.rules.iter().map(|rule| rule.map_or(body, boilerplate)).collect();
    if let Some(title) = draft.title {
        verdicts[title] = Verdict { kind: ParagraphKind::Title, rule: Some("first-line") };
    }
    let (standfirst, rule) = standfirst::find(draft);
    for at in &standfirst {
        verdicts[*at] = Verdict { kind: ParagraphKind::Standfirst, rule: Some(rule) };
    }
    for (at, rule) in inside::headings(draft) {
        if verdicts[at].kind == ParagraphKind::Body {
            verdicts[at] = Verdict { kind: ParagraphKind::Heading, rule: Some(rule) };
        }
    }
    verdicts
}

/// The boilerplate rule that a paragraph's own words fit, wherever it stands. Long paragraphs, quotations and datelines are never asked.
fn own_words(line: &Line, at: usize, plain: &mut String) -> Option<&'static str> {
    if line.words > 80 || line.text.len() > 700 || line.quotation {
        return None;
    }
    plain_form(line.text, plain);
    let rule = phrases::rule_of(plain, line)
        .or_else(|| trivia::rule_of(plain, line))
        .or_else(|| byline::is_reporting_credit(plain, line).then_some("reporting-credit"))
        .or_else(|| credit::rule_of(plain, line))
        .or_else(|| tail::is_contact(plain, line).then_some("author-biography"))?;
    // A headline may begin like a link to another text: "Watch: …".
    let maybe_title = at == 0 && line.words > 4 && matches!(rule, "read-also" | "tag-list");
    (!maybe_title && !is_dateline(line.text)).then_some(rule)
}

/// Section names, bylines and dates, which only their place beside the headline tells from the text.
fn mark_head(draft: &mut Draft, plain: &mut String) {
    const HEAD: usize = 9;
    let body_start = draft.body_start(0);
    for at in 0..draft.lines.len().min(HEAD) {
        let line = &draft.lines[at];
        if draft.rules[at].is_some() || line.words > 22 {
            continue;
        }
        plain_form(line.text, plain);
        let plain = plain.trim_matches(|c: char| !c.is_alphanumeric());
        let beside = at < body_start || at > 0 && draft.rules[at - 1].is_some();
        draft.rules[at] = if at < body_start && line.words <= 4 && trivia::is_section_name(plain) {
            Some("section-label")
        } else if byline::is_byline(line) {
            Some("byline")
        } else if at > 0 && beside && trivia::is_lone_date(plain) {
            Some("timestamp")
        } else {
            None
        };
    }
}

/// The first line that is neither boilerplate nor a single word, if it reads like a headline.
fn find_title(draft: &mut Draft) {
    let Some(at) = draft.unruled(0).find(|at| draft.lines[*at].words > 1) else { return };
    let reads = |at: usize| is_headline(&draft.lines[at], draft.lines.get(at + 1));
    if at > 15 || !reads(at) {
        return;
    }
    let bare =
        draft.unruled(at + 1).take(3).find(|other| extends(draft.lines[at].text, draft.lines[*other].text) && reads(*other));
    draft.title = Some(bare.unwrap_or(at));
    if bare.is_some() {
        draft.rules[at] = Some("near-repeated-headline");
    }
}

/// A label of an outlet's own making between headline and text: three to five words with capitals that address the reader (`Things That Matter`).
/// Fewer words, or none of these, may be a place or a person.
fn mark_section_label(draft: &mut Draft) {
    const TELLING: [&str; 16] = [
        "That", "Your", "Our", "What", "How", "Why", "Who", "You", "We", "Us", "Matter", "Matters", "&", "Stories", "Desk",
        "Watch",
    ];
    let Some(title) = draft.title else { return };
    let Some(at) = draft.unruled(title + 1).next() else { return };
    let line = &draft.lines[at];
    let telling = line.text.split(' ').any(|word| TELLING.contains(&word));
    let prose_follows = draft.unruled(at + 1).next().is_some_and(|next| draft.lines[next].is_prose());
    let is_label = (3..=5).contains(&line.words) && line.is_title_case() && line.ending == Ending::Open && telling;
    if is_label && prose_follows && !line.quotation && line.text.chars().all(|c| c.is_alphabetic() || " &’'".contains(c)) {
        draft.rules[at] = Some("section-label");
    }
}

/// The headline once more: before the text begins also in other words, later in the same words only.
fn mark_repeated_headlines(draft: &mut Draft) {
    let Some(title) = draft.title else { return };
    let body_start = draft.body_start(title + 1);
    let headline = draft.lines[title].text;
    for at in title + 1..draft.lines.len() {
        let line = &draft.lines[at];
        let in_head = at < body_start;
        let as_long = line.text.len().abs_diff(headline.len()) <= headline.len() / 4;
        if draft.rules[at].is_some() || line.words > 32 || !in_head && (!as_long || line.words < 4 || line.quotation) {
            continue;
        }
        draft.rules[at] = match likeness(headline, line.text) {
            Likeness::Same => Some("repeated-headline"),
            Likeness::Near if in_head && !line.is_prose() && line.ending != Ending::Ellipsis => Some("near-repeated-headline"),
            _ => None,
        };
    }
}

/// The beginning of a text, cut off with an ellipsis: before a repeated headline, or where the same words stand elsewhere in full.
fn mark_teasers(draft: &mut Draft) {
    /// Each costs a search through the text.
    const SOUGHT: usize = 40;
    let body_start = draft.title.map_or(0, |title| draft.body_start(title + 1));
    let repeats = |at: &usize| matches!(draft.rules[*at], Some("repeated-headline" | "near-repeated-headline"));
    let last_repeat = (0..body_start).rev().find(repeats).unwrap_or(0);
    let mut sought = 0;
    for at in 0..draft.lines.len() {
        let line = &draft.lines[at];
        let own = draft.rules[at].is_none() && draft.title != Some(at);
        if !own || line.ending != Ending::Ellipsis || line.words < 8 || sought == SOUGHT {
            continue;
        }
        sought += 1;
        if at < last_repeat && !line.quotation || stands_elsewhere(draft.text, line.text) {
            draft.rules[at] = Some("truncated-teaser");
        }
    }
}

/// Whether a cut-off text stands in full at another place of `text`.
fn stands_elsewhere(text: &str, teaser: &str) -> bool {
    let beginning = teaser.trim_end_matches(['.', '…', ' ', '[', ']', '\u{a0}']);
    let own = teaser.as_ptr() as usize - text.as_ptr() as usize;
    let finder = memchr::memmem::Finder::new(beginning);
    let in_full = |at: usize| {
        let after = text[at + beginning.len()..].trim_start_matches([' ', '\u{a0}', '[']);
        !after.starts_with('…') && !after.starts_with("..")
    };
    beginning.len() >= 40 && finder.find_iter(text.as_bytes()).any(|at| at != own && in_full(at))
}

/// A social network's name alone on its line, beside a line that shares.
fn mark_networks(draft: &mut Draft, plain: &mut String) {
    let count = draft.lines.len();
    let shares = |rule: Option<&'static str>| rule == Some("share-follow");
    for at in (0..count).chain((0..count).rev()) {
        let line = &draft.lines[at];
        if draft.rules[at].is_some() || line.words > 1 || draft.title == Some(at) {
            continue;
        }
        plain_form(line.text, plain);
        let beside = at > 0 && shares(draft.rules[at - 1]) || at + 1 < count && shares(draft.rules[at + 1]);
        if beside && trivia::is_network(plain.trim()) {
            draft.rules[at] = Some("share-follow");
        }
    }
}
