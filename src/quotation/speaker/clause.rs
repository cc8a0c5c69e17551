//! The clause beside a quotation: which name is the subject of its speech verb.

use super::embedded::{ends_attribution, ends_the_clause, leads_in, leads_on, leads_up_to, names_others};
use super::tokens::{Kind, Token};
use crate::gazetteer::{ClauseWord, Speech};

/// What a clause says of who speaks. Names by their place in the list of candidates, pronouns by their place among the tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Said {
    By(usize),
    AccordingTo(usize),
    Pronoun(usize),
    /// Somebody of whom no candidate is known to be the name.
    Somebody,
    Nothing,
}

/// No sentence whose speaker a reader could tell has more tokens: a longer one is not searched, so that any text is read in linear time.
const LONGEST: usize = 200;

/// Where the sentence begins in which the token at `at` stands.
fn sentence_start(tokens: &[Token], at: usize) -> Option<usize> {
    let from = at.saturating_sub(LONGEST);
    let stop = tokens[from..at].iter().rposition(|token| token.kind == Kind::Stop);
    stop.map(|stop| from + stop + 1).or((from == 0).then_some(0))
}

/// What stands after the quotation at `at`: `“…,” said Rivas.`
pub(super) fn after(tokens: &[Token], at: usize) -> Said {
    let inside = tokens[at].text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '’' | '\'' | '”' | '"' | '›' | '»'));
    let next = tokens.get(at + 1);
    let comma = next.is_some_and(|next| matches!(next.kind, Kind::Mark(',' | '—' | '–' | '-')));
    let asks = inside.ends_with(['?', '!', '…']);
    let opens = inside.ends_with([',', '—', '–', '-']) || comma || asks;
    let skipped = usize::from(comma) + usize::from(asks && next.is_some_and(|next| next.kind == Kind::Stop));
    let rest = tokens.get(at + 1 + skipped..).unwrap_or_default();
    let end = rest.iter().position(|token| matches!(token.kind, Kind::Stop | Kind::Quote(_))).unwrap_or(rest.len());
    let clause = &rest[..end];
    if !opens {
        return Said::Nothing;
    }
    let said = attribution(clause, at + 1 + skipped);
    if may_follow(tokens, at) {
        return said;
    }
    // `Rivas said he “knew of it,” and added that`, `“a question,” citing the report`: the sentence goes on as it began.
    let goes_on = clause.first().is_some_and(|first| first.is_any(&["and", "but", "while", "which", "citing", "quoting"]));
    if said == Said::Nothing || goes_on { Said::Nothing } else { Said::Somebody }
}

/// The quotation at `at` begins its sentence, or ends one in which nobody spoke yet. A title has a sentence around it as well:
/// `In his book, “Killing Kennedy,” he said`.
fn may_follow(tokens: &[Token], at: usize) -> bool {
    let Some(start) = sentence_start(tokens, at) else { return false };
    let inside = tokens[at].text;
    let spoken = tokens[start..at]
        .iter()
        .any(|token| matches!(token.kind, Kind::Verb(_) | Kind::Quote(_)) || token.is_a(ClauseWord::Pronoun));
    start == at || (!spoken && !is_short(inside) && inside.starts_with(char::is_lowercase) && leads_in(&tokens[start..at]))
}

/// `said Rivas on Friday`, `Rivas, an analyst, said`, `according to Rivas`. `offset`: where the clause begins among the tokens.
fn attribution(clause: &[Token], offset: usize) -> Said {
    if clause.len() > 2 && clause[0].is("according") && clause[1].is("to") {
        return inverted(&clause[2..]).map_or(Said::Somebody, Said::AccordingTo);
    }
    if is_in(&clause[0..clause.len().min(1)], &["según", "selon", "laut"]) {
        return inverted(&clause[1..]).map_or(Said::Somebody, Said::AccordingTo);
    }
    let Some(verb) = clause.iter().position(|token| matches!(token.kind, Kind::Verb(_))) else { return Said::Nothing };
    let told = &clause[verb + 1..];
    if names_others(told) {
        return Said::Somebody;
    }
    let told = &told[..told.iter().position(|token| matches!(token.kind, Kind::Mark(_))).unwrap_or(told.len())];
    let quoted_as = clause[verb].is("quoted") && told.len() > 1 && told[0].is("as") && told[1].is("saying");
    let second = told.iter().any(|token| matches!(token.kind, Kind::Verb(_)));
    if second || (clause[verb].kind == Kind::Verb(Speech::Other) && !quoted_as) {
        return Said::Somebody;
    }
    let first = usize::from(clause[0].is_any(&["a", "ha", "hat"]));
    if verb == first && clause[verb].kind == Kind::Verb(Speech::Says) {
        return match told.first() {
            Some(pronoun) if pronoun.is_a(ClauseWord::Pronoun) => Said::Pronoun(offset + verb + 1),
            _ => inverted(told).map_or(Said::Somebody, Said::By),
        };
    }
    if !quoted_as && !ends_attribution(&clause[verb], told) {
        return Said::Somebody;
    }
    let mut subject = &clause[..verb];
    if quoted_as {
        match subject.split_last() {
            Some((passive, rest)) if passive.is_any(&["is", "was", "were", "are"]) => subject = rest,
            _ => return Said::Somebody,
        }
    }
    match subject_of(subject, true) {
        Some(Said::Pronoun(place)) => Said::Pronoun(offset + place),
        other => other.unwrap_or(Said::Somebody),
    }
}

/// The name in what follows a verb: the last of its words, or followed by what cannot belong to it.
fn inverted(told: &[Token]) -> Option<usize> {
    let end =
        told.iter().position(|token| matches!(token.kind, Kind::Mark(_)) || token.is_any(&["who", "that", "which", "and", "or"]));
    let joined = end.is_some_and(|end| told[end].is_any(&["and", "or"]));
    let phrase = &told[..end.unwrap_or(told.len())];
    let at = phrase.iter().position(|token| matches!(token.kind, Kind::Name(_)) && !token.text.is_empty())?;
    let at = phrase[at..].iter().enumerate().map_while(|(step, token)| (!follows_name(*token)).then_some(at + step)).last()?;
    let Kind::Name(name) = phrase[at].kind else { return None };
    let ends = phrase.get(at + 1).is_none_or(|next| follows_name(*next));
    (ends && !joined && at < 12 && !is_governed(&phrase[..at])).then_some(name)
}

/// Can follow the name of a speaker after the verb: `said Rivas on Friday`.
fn follows_name(token: Token) -> bool {
    token.is_a(ClauseWord::Follows) || token.is_a(ClauseWord::Day)
}

/// The subject that `words` end with, directly before a verb. `fresh`: nothing may stand before it.
fn subject_of(words: &[Token], fresh: bool) -> Option<Said> {
    let mut words = words;
    while let Some((last, rest)) = words.split_last()
        && !rest.is_empty()
        && (last.is_a(ClauseWord::Auxiliary) || is_adverb(last))
    {
        words = rest;
    }
    let (last, rest) = words.split_last()?;
    match last.kind {
        Kind::Name(name) => {
            let start = rest.iter().rposition(is_border).map_or(0, |border| border + 1);
            let fits = if fresh { start == 0 } else { is_clause_start(rest, start) };
            (fits && is_plain(&rest[start..])).then_some(Said::By(name))
        }
        Kind::Word if last.is_a(ClauseWord::Pronoun) => {
            let alone = rest.is_empty()
                || (!fresh && rest.last().is_some_and(|before| is_border(before) || before.is_any(&["but", "and"])));
            alone.then_some(Said::Pronoun(words.len() - 1))
        }
        Kind::Mark(',') => apposition(rest).map(Said::By),
        _ => None,
    }
}

/// How a thing is said; not that it may never have been.
pub(super) fn is_adverb(token: &Token) -> bool {
    token.kind == Kind::Word
        && token.text.ends_with("ly")
        && !token.is_capitalised()
        && !token.is_any(&["allegedly", "supposedly", "purportedly", "hardly", "falsely"])
}

/// `Rivas, an analyst` or `Sen. Menendez (D-NJ), a critic`, without its last comma.
fn apposition(words: &[Token]) -> Option<usize> {
    let comma = words.iter().position(|token| token.is_comma())?;
    let mut head = &words[..comma];
    if head.last().is_some_and(|last| last.kind == Kind::Mark(')')) {
        head = &head[..head.iter().position(|token| token.kind == Kind::Mark('('))?];
    }
    let (last, rest) = head.split_last()?;
    let Kind::Name(name) = last.kind else { return None };
    let aside = &words[comma + 1..];
    let begins_badly =
        aside.first().is_none_or(|first| matches!(first.kind, Kind::Name(_)) || first.is_any(&["and", "or", "who"]));
    let speaks = aside.iter().any(|token| matches!(token.kind, Kind::Verb(_) | Kind::Quote(_) | Kind::Mark(':' | ';')));
    // `Rivas, according to her critics, said`
    let others = aside.iter().any(|token| {
        token.is_any(&["according", "as", "known"]) || token.is_a(ClauseWord::Doubtful) || token.is_a(ClauseWord::OthersWords)
    });
    let participle = rest.first().is_some_and(|first| first.text.ends_with("ing") || first.text.ends_with("ed"));
    (!begins_badly && !speaks && !others && !participle && is_plain(rest) && !rest.iter().any(is_border)).then_some(name)
}

/// What stands before the quotation at `at`: `Rivas said: “…”`.
pub(super) fn before(tokens: &[Token], at: usize) -> Said {
    let Some(start) = sentence_start(tokens, at) else { return Said::Somebody };
    let sentence = &tokens[start..at];
    let is_mark = |token: &&Token| matches!(token.kind, Kind::Mark(',' | ':' | '—' | '–' | '-'));
    let marks = sentence.iter().rev().take_while(is_mark).count();
    let clause = &sentence[..sentence.len() - marks];
    let verbs: Vec<usize> = (0..clause.len()).filter(|at| matches!(clause[*at].kind, Kind::Verb(_))).collect();
    match verbs[..] {
        [] if ends_the_clause(&tokens[at + 1..]) => according_to(clause).map_or(Said::Nothing, Said::AccordingTo),
        [verb] if clause[verb].kind != Kind::Verb(Speech::Other) => {
            let saying = clause.iter().rposition(|token| token.is_a(ClauseWord::Saying));
            let saying = saying.filter(|saying| *saying > verb && clause[saying - 1].is_comma()).unwrap_or(verb);
            let between = &clause[saying + 1..];
            let leads = if marks == 0 { leads_on(&clause[saying], between) } else { leads_up_to(&clause[saying], between) };
            if !leads || !ends_the_clause(&tokens[at + 1..]) || (marks == 0 && is_term(tokens[at].text, between)) {
                return Said::Somebody;
            }
            match subject_of(&clause[..verb], false) {
                Some(Said::Pronoun(place)) => Said::Pronoun(start + place),
                other => other.unwrap_or(Said::Somebody),
            }
        }
        _ => Said::Somebody,
    }
}

/// `According to Rivas, the plan is`
fn according_to(clause: &[Token]) -> Option<usize> {
    let [first, second, rest @ ..] = clause else { return None };
    if !first.is("according") || !second.is("to") {
        return None;
    }
    let comma = rest.iter().position(|token| token.is_comma()).unwrap_or(rest.len());
    let (last, titles) = rest[..comma].split_last()?;
    let Kind::Name(name) = last.kind else { return None };
    let named = titles.iter().all(|token| token.is("the") || (token.is_capitalised() && matches!(token.kind, Kind::Word)));
    (named && leads_in(rest.get(comma + 1..).unwrap_or_default())).then_some(name)
}

/// One to three words inside a sentence are often a term and nobody's words: `he announced an “invincible” missile`.
fn is_term(inside: &str, between: &[Token]) -> bool {
    is_short(inside) && !between.last().is_none_or(|last| last.is_any(&["was", "were", "is", "are", "be", "been", "not", "that"]))
}

fn is_short(inside: &str) -> bool {
    inside.split_whitespace().nth(3).is_none()
}

/// The name at `at` begins its sentence, but for titles, and says something in it: `Rivas said the levy was fair.`
pub(super) fn speaks(tokens: &[Token], at: usize) -> bool {
    let Some(start) = sentence_start(tokens, at) else { return false };
    let says = tokens.get(at + 1).is_some_and(|verb| verb.kind == Kind::Verb(Speech::Says) && !verb.is_any(&["asked", "asks"]));
    let titles = &tokens[start..at];
    matches!(tokens[at].kind, Kind::Name(_)) && says && is_plain(titles) && titles.iter().all(|token| token.is_capitalised())
}

/// Titles and other words that may stand before a name without making it another's.
fn is_plain(words: &[Token]) -> bool {
    let doubtful = |token: &Token| {
        token.is_a(ClauseWord::Doubtful)
            || matches!(token.kind, Kind::Owner(_) | Kind::Verb(_) | Kind::Mark(_))
            || (token.text.ends_with("ing") && !token.is_capitalised() && !token.is("acting"))
    };
    words.len() <= 10 && !words.iter().any(doubtful) && !is_governed(words)
}

/// A preposition before the name takes it: `fans of the late Rivas`.
fn is_governed(before: &[Token]) -> bool {
    before.iter().any(|token| token.is_a(ClauseWord::Preposition) || token.text == "as")
}

fn is_border(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark(_) | Kind::Quote(_))
}

/// A clause can begin at `start`: at the sentence's start, after a comma, after a quotation that the sentence begins with.
fn is_clause_start(words: &[Token], start: usize) -> bool {
    match start.checked_sub(1).map(|border| words[border].kind) {
        None | Some(Kind::Mark(',' | ')' | '—' | '–' | '-' | ':' | ';')) => true,
        Some(Kind::Quote(_)) => start == 1 || words[start - 1].text.ends_with(','),
        _ => false,
    }
}

fn is_in(tokens: &[Token], words: &[&str]) -> bool {
    tokens.first().is_some_and(|token| token.is_any(words))
}
