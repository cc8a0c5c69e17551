//! The words between a speech verb and a quotation: whether the words quoted are still those of the verb's subject.
//!
//! No grammar is known here but where a noun phrase can begin. What has more of them than one simple clause needs may be about somebody else's
//! words (`said the judge found it was “…”`), and is refused.

use super::clause::is_adverb;
use super::tokens::{Kind, Token};
use crate::gazetteer::{ClauseWord, Speech};

/// From `verb` to the quotation nothing turns to other words than the subject's. `between` may hold further quotations.
pub(super) fn leads_on(verb: &Token, between: &[Token]) -> bool {
    // `described the report as “…”`: those words are about the report.
    let about = verb.is_any(&["branded", "brands", "called", "calls", "described", "describes", "labeled", "labelled", "labels"]);
    if !is_unbroken(between, about) {
        return false;
    }
    let Some(words) = to_first_quotation(between).filter(|words| !is_doing(words)) else { return false };
    if verb.kind == Kind::Verb(Speech::Tells) && !verb.is_any(&["told", "tells"]) {
        return begins(words).filter(|at| *at > 0).count() == 0;
    }
    if matches!(words, [one] if one.is("with") || (one.is("to") && is_promise(verb))) {
        return true;
    }
    past_speech(verb, words).is_some_and(|words| words.is_empty() || is_of_the_speaker(words))
}

/// Before a mark and the quotation stands nothing but whom it is said to, where, when and how: `Rivas told reporters on Friday: “…”`.
pub(super) fn leads_up_to(verb: &Token, between: &[Token]) -> bool {
    is_unbroken(between, false) && past_speech(verb, between).is_some_and(<[Token]>::is_empty)
}

/// What stands behind the verb, its hearer and `that`; none where a phrase is not complete.
fn past_speech<'a, 'b>(verb: &Token, words: &'a [Token<'b>]) -> Option<&'a [Token<'b>]> {
    let words = past_adverbs(words);
    let words = past_adjuncts(if hears(verb) { past_hearer(words) } else { words })?;
    match words {
        [that, rest @ ..] if that.is("that") => past_adjuncts(rest),
        _ => Some(words),
    }
}

/// What follows a quotation leaves it the end of its clause: `said it was “…” for all`, not `said “…” was the union's slogan`.
pub(super) fn ends_the_clause(after: &[Token]) -> bool {
    let end = after.iter().position(|token| matches!(token.kind, Kind::Stop | Kind::Quote(_))).unwrap_or(after.len());
    let after = &after[..end];
    let ends = after.first().is_none_or(|next| {
        matches!(next.kind, Kind::Mark(_)) || is_adjunct(next) || is_adverb(next) || next.is_any(&["and", "but", "or", "because"])
    });
    // `“…”, the slogan of the union, was absurd`
    let aside = matches!(after, [mark, next, ..] if mark.is_comma() && next.is_a(ClauseWord::Determiner));
    ends && !aside && !names_others(after)
}

/// What follows an attribution says that the words are somebody else's: `said Rivas, quoting …`, `Rivas said, was the judge's verdict`.
pub(super) fn names_others(after: &[Token]) -> bool {
    let in_words_of = after.windows(2).any(|pair| pair[0].is_any(&["words", "word"]) && pair[1].is("of"));
    let puts = after.iter().any(|token| token.is_any(&["put", "puts"])) && after.iter().any(|token| token.is("as"));
    let is_said_of = after.windows(2).any(|pair| matches!(pair[0].kind, Kind::Mark(_)) && is_predicate(&pair[1]));
    in_words_of || puts || is_said_of || after.iter().any(|token| token.is_a(ClauseWord::Repeating))
}

/// Before a quotation that ends a sentence in which only after it is told who speaks: `It would be “…”, Rivas said.`
pub(super) fn leads_in(words: &[Token]) -> bool {
    let words = match words.split_first() {
        Some((first, rest)) if first.is_any(&["but", "and", "so", "yet"]) => rest,
        _ => words,
    };
    words.is_empty() || (is_unbroken(words, false) && words.last().is_some_and(is_predicate) && is_simple(words))
}

/// After the verb of `“…,” Rivas said` stands nothing, or whom it was said to, or where, when and how.
pub(super) fn ends_attribution(verb: &Token, after: &[Token]) -> bool {
    let after = past_adverbs(after);
    let rest = if hears(verb) { past_hearer(after) } else { after };
    let Some(first) = rest.first() else { return true };
    let this_week = first.is("this") && rest.get(1).is_some_and(|next| next.is_any(&TIMES));
    let is_adjunct = this_week || is_adjunct(first) || first.is_any(&["here", "there"]);
    // `Rivas told reporters after he had come`
    let clause =
        rest.iter().position(|token| token.is_any(&["after", "as", "because", "before", "during", "when", "while", "who"]));
    let told = &rest[..clause.unwrap_or(rest.len())];
    is_adjunct && !told.iter().any(|token| token.is_a(ClauseWord::Nominative) || token.is_any(&["say", "tell", "saying"]))
}

const TIMES: [&str; 9] = ["afternoon", "evening", "month", "morning", "spring", "summer", "week", "winter", "year"];

/// Nothing in `words` begins another clause, denies, owns what is quoted, or, unless the quotation is `about` them, names other words.
fn is_unbroken(words: &[Token], about: bool) -> bool {
    let same_subject = |at: usize| words.get(at + 1).is_none_or(|next| next.is_a(ClauseWord::SameSubject));
    let breaks = |(at, token): (usize, &Token)| match token.kind {
        Kind::Mark(_) | Kind::Verb(_) => true,
        _ if token.is_any(&["and", "or"]) => !same_subject(at),
        _ => {
            let denies = token.is_a(ClauseWord::Negation) || token.text.ends_with("n't") || token.text.ends_with("n’t");
            let others = token.is_a(ClauseWord::OthersWords) && !is_in_own(&words[..at]);
            denies || (others && !about) || token.is_a(ClauseWord::Break)
        }
    };
    let is_owner = |last: &Token| matches!(last.kind, Kind::Owner(_)) || last.is_a(ClauseWord::Owner) || is_possessive(last.text);
    words.len() <= 24 && !words.iter().enumerate().any(breaks) && !words.last().is_some_and(is_owner)
}

/// The words before the first quotation among `words`; none where one is not joined to the next: `it was “late” and was “slow”`.
fn to_first_quotation<'a, 'b>(words: &'a [Token<'b>]) -> Option<&'a [Token<'b>]> {
    let is_quote = |token: &Token| matches!(token.kind, Kind::Quote(_));
    let Some(first) = words.iter().position(is_quote) else { return Some(words) };
    let joins = |token: &Token| token.is_any(&["and", "or"]);
    let is_joint =
        |joint: &[Token]| joint.first().is_some_and(joins) || matches!(joint, [.., and, be] if joins(and) && is_predicate(be));
    let joined = words[first + 1..].split(is_quote).all(is_joint);
    joined.then_some(&words[..first])
}

/// A clause whose words are the speaker's: of one subject and what is said of it (`the plan was`, `they would`), of a subject alone
/// (`the U.S.`), or one about the speaker that names nobody else (`she has an order`).
fn is_of_the_speaker(words: &[Token]) -> bool {
    let [first, rest @ ..] = words else { return true };
    let [.., last] = words else { return true };
    if is_governing(last) {
        return false;
    }
    if is_predicate(last) {
        return is_simple(words);
    }
    if first.is_any(&["he", "she", "i", "we"]) {
        // `she was judged “…”`
        let passive = matches!(words, [.., be, done] if is_predicate(be) && done.text.ends_with("ed"));
        return !passive && !rest.iter().any(|token| token.is("as")) && begins(rest).all(|at| rest[at].is_any(&["a", "an"]));
    }
    let named = words.iter().all(is_named);
    let described = first.is_a(ClauseWord::Determiner) && words.len() <= 3 && !may_be_verb(last);
    rest.is_empty() && first.is_any(&["it", "there", "they", "this", "you"]) || ((named || described) && is_simple(words))
}

/// No second noun phrase begins in it.
fn is_simple(words: &[Token]) -> bool {
    begins(words).all(|at| at == 0)
}

/// Where noun phrases begin that no preposition governs.
fn begins<'a>(words: &'a [Token]) -> impl Iterator<Item = usize> + 'a {
    (0..words.len()).filter(|at| {
        let token = &words[*at];
        let starts = is_named(token)
            || [ClauseWord::Determiner, ClauseWord::Owner, ClauseWord::Nominative].into_iter().any(|word| token.is_a(word))
            || token.is_any(&["it", "there", "you"]);
        starts && !at.checked_sub(1).is_some_and(|before| goes_on(&words[before], token))
    })
}

/// `token` belongs to the noun phrase that `before` is in: `the plan`, `of Rivas`, `Wolf Lee`.
fn goes_on(before: &Token, token: &Token) -> bool {
    let titled = is_named(token) && is_named(before) && !matches!(before.kind, Kind::Name(_));
    let determined = before.is_a(ClauseWord::Determiner) || before.is_a(ClauseWord::Owner);
    is_governing(before) || titled || (determined && is_named(token))
}

/// After the verb and its hearer: the words behind phrases of place, time and manner; none where such a phrase is not complete.
fn past_adjuncts<'a, 'b>(words: &'a [Token<'b>]) -> Option<&'a [Token<'b>]> {
    let mut words = words;
    while let [first, rest @ ..] = words {
        if !is_adjunct(first) {
            break;
        }
        let begins: Vec<usize> = begins(words).filter(|at| *at > 0).collect();
        let that = rest.iter().position(|token| token.is("that")).map(|at| at + 1);
        let end = begins.first().copied().into_iter().chain(that).min().unwrap_or(words.len());
        if is_governing(&words[end - 1]) {
            return None;
        }
        words = &words[end..];
    }
    Some(words)
}

fn past_adverbs<'a, 'b>(words: &'a [Token<'b>]) -> &'a [Token<'b>] {
    let adverbs = words.iter().take_while(|token| is_adverb(token) || token.is_a(ClauseWord::Auxiliary)).count();
    &words[adverbs..]
}

/// Behind the one whom a speaker speaks to: `them`, `reporters`, `the court`, `Rivas’s aide`.
fn past_hearer<'a, 'b>(words: &'a [Token<'b>]) -> &'a [Token<'b>] {
    let [first, rest @ ..] = words else { return words };
    if first.is_any(&["her", "him", "me", "them", "us", "you"]) && rest.first().is_none_or(|next| !next.is_capitalised()) {
        return rest;
    }
    let is_over = |at: &usize| {
        let token = &words[*at];
        is_adjunct(token) || token.is_a(ClauseWord::Nominative) || token.is_any(&["that", "it", "there"])
    };
    let begun = begins(words).find(|at| *at > 0).unwrap_or(words.len());
    &words[(0..words.len()).find(is_over).unwrap_or(words.len()).min(begun)..]
}

/// Begins what can stand between verb and quotation without being what is said.
fn is_adjunct(token: &Token) -> bool {
    let adjuncts = [ClauseWord::Preposition, ClauseWord::Follows, ClauseWord::Day];
    adjuncts.into_iter().any(|word| token.is_a(word)) && !token.is_any(&["this", "and", "or", "nor"])
        || token.is_any(&["again", "next", "today", "tonight"])
}

fn hears(verb: &Token) -> bool {
    verb.kind == Kind::Verb(Speech::Tells) || verb.is_a(ClauseWord::Hearer)
}

fn is_promise(verb: &Token) -> bool {
    verb.is_any(&["pledged", "pledges", "promised", "promises", "vowed", "vows"])
}

/// `accused Rivas of shouting “…”`
fn is_doing(words: &[Token]) -> bool {
    words.last().is_some_and(|last| last.text.ends_with("ing") && !is_predicate(last))
}

fn is_predicate(token: &Token) -> bool {
    token.is_a(ClauseWord::Predicate)
}

fn is_governing(token: &Token) -> bool {
    token.is_a(ClauseWord::Preposition) || token.is("as")
}

/// A name of whomever.
fn is_named(token: &Token) -> bool {
    matches!(token.kind, Kind::Name(_) | Kind::Owner(_)) || (token.kind == Kind::Word && token.is_capitalised())
}

/// By its ending: `the law allows`.
fn may_be_verb(word: &Token) -> bool {
    !word.is_capitalised() && word.text.ends_with(['s', 'd'])
}

/// `in a`, `in his`: the subject's own letter, statement, post; `in reply`.
fn is_in_own(before: &[Token]) -> bool {
    before.last().is_some_and(|last| last.is("in"))
        || matches!(before, [.., preposition, article] if preposition.is("in") && (article.is_any(&["a", "an"]) || article.is_a(ClauseWord::Owner)))
}

fn is_possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}
