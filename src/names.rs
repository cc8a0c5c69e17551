//! The one matcher over all names: which known name stands where in a text, before any rule decides what it means.
//!
//! A name is a row of words with separators between them, so a match is boundary-correct by construction and joins a name over a line
//! break. Overlapping and ambiguous matches are all kept: what they mean is `mention`'s to say. Knows no entity and no file.

mod filter;
mod tokens;

use rustc_hash::FxHashMap;

use crate::text::Span;

pub use filter::WordFilter;
pub use tokens::{Separator, Token, Tokens};
use tokens::{same_letters, separator_between};

/// Dense number of a distinct spelling in a [`Names`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NameId(pub u32);

/// One place where a name's letters stand, with word borders at both ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RawMatch {
    pub span: Span,
    pub name: NameId,
}

/// All names that are looked for. The order of `spellings` gives the ids.
#[derive(Default, Debug)]
pub struct Names {
    spellings: Vec<Spelling>,
    first: FxHashMap<u64, Node>,
    next: FxHashMap<(u32, u64), Node>,
    /// For each node but the root: the spellings that end there.
    ends: Vec<Vec<NameId>>,
    /// First words that some name has, one bit for each of 65,536 hashes: most words of a text end their search here.
    heads: Heads,
}

#[derive(Debug)]
struct Heads(Vec<u64>);

impl Default for Heads {
    fn default() -> Self {
        Self(vec![0; 2048])
    }
}

impl Heads {
    /// Names that begin with a small letter have bits of their own.
    fn slot(hash: u64, capital: bool) -> (usize, u64) {
        let at = usize::try_from(hash >> 48).unwrap_or_default() | usize::from(!capital) << 16;
        (at / 64, 1 << (at % 64))
    }

    fn insert(&mut self, hash: u64, capital: bool) {
        let (at, bit) = Self::slot(hash, capital);
        self.0[at] |= bit;
    }

    fn may_have(&self, hash: u64, capital: bool) -> bool {
        let (at, bit) = Self::slot(hash, capital);
        self.0[at] & bit != 0
    }
}

#[derive(Clone, Copy, Debug)]
struct Node {
    index: u32,
}

#[derive(Debug)]
struct Spelling {
    text: String,
    words: Vec<Span>,
    final_stop: bool,
    /// What else must stand in a text as it is written here: mostly nothing.
    signs: Option<Box<Signs>>,
}

/// What of a name is neither words nor what usually stands between words.
#[derive(PartialEq, Eq, Default, Debug)]
struct Signs {
    /// `+` of `+Europa`.
    before: String,
    /// After the word with this number: `/` of `X/Y`.
    between: Vec<(usize, String)>,
    /// `++` of `C++`.
    after: String,
}

impl Signs {
    fn of(text: &str, words: &[Span]) -> Option<Box<Self>> {
        let (first, last) = (words.first()?, words.last()?);
        let (before, after) = (&text[..first.range().start], &text[last.range().end..]);
        let is_break = |pair: &[Span]| separator_between(text, pair[0], pair[1]) == Separator::Break;
        let between = words.windows(2).enumerate().filter(|(_, pair)| is_break(pair));
        let signs = Self {
            before: before[before.trim_end_matches(is_sign).len()..].to_owned(),
            between: between.map(|(at, pair)| (at, text[pair[0].range().end..pair[1].range().start].to_owned())).collect(),
            after: after[..after.len() - after.trim_start_matches(is_sign).len()].to_owned(),
        };
        (signs != Self::default()).then(|| Box::new(signs))
    }

    /// The bytes that the signs before and after take, where all of them stand about `tokens`.
    fn around(&self, text: &str, tokens: &[Token]) -> Option<(usize, usize)> {
        let (first, last) = (tokens.first()?.span.range(), tokens.last()?.span.range());
        let between =
            |(at, sign): &(usize, String)| text[tokens[*at].span.range().end..tokens[at + 1].span.range().start] == **sign;
        let stand = text[..first.start].ends_with(&*self.before)
            && text[last.end..].starts_with(&*self.after)
            && self.between.iter().all(between);
        stand.then_some((self.before.len(), self.after.len()))
    }
}

/// A sign that makes another name of a word: the `+` of `Canal+`; not what may follow or open any word in a text.
fn is_sign(c: char) -> bool {
    matches!(c, '+' | '*' | '#' | '%' | '=' | '^' | '~' | '°' | '®' | '™')
}

impl Names {
    /// Builds the matcher. Spellings without a capital letter or digit are kept as ids but never match: names are never sought in lower case.
    pub fn new(spellings: impl IntoIterator<Item = String>) -> Self {
        let mut names = Self::default();
        for text in spellings {
            names.add(text);
        }
        names
    }

    pub fn len(&self) -> usize {
        self.spellings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.spellings.is_empty()
    }

    pub fn text(&self, name: NameId) -> &str {
        &self.spellings[name.0 as usize].text
    }

    fn add(&mut self, text: String) {
        let id = NameId(u32::try_from(self.spellings.len()).expect("fewer than 4 billion names"));
        let found: Vec<Token> = Tokens::new(&text).collect();
        let words = found.iter().map(|token| token.span).collect::<Vec<_>>();
        let final_stop = words.last().is_some_and(|last| text[last.end as usize..].starts_with('.'));
        let is_name = text.chars().any(|c| c.is_uppercase() || c.is_numeric() || !(c.is_lowercase() || c.is_ascii()));
        if let (Some(head), true) = (found.first(), is_name) {
            let mut node = self.enter(head);
            for pair in found.windows(2) {
                let separator = separator_between(&text, pair[0].span, pair[1].span);
                node = self.follow(node, separator, pair[1].hash);
            }
            self.ends[node.index as usize].push(id);
        }
        let signs = Signs::of(&text, &words);
        self.spellings.push(Spelling { text, words, final_stop, signs });
    }

    fn enter(&mut self, head: &Token) -> Node {
        // A name with a small first letter may stand at a sentence start.
        self.heads.insert(head.hash, true);
        if !head.capital {
            self.heads.insert(head.hash, false);
        }
        let fresh = Node { index: u32::try_from(self.ends.len()).expect("fewer than 4 billion words") };
        let node = self.first.entry(head.hash).or_insert(fresh);
        if node.index == fresh.index {
            self.ends.push(Vec::new());
        }
        *node
    }

    fn follow(&mut self, node: Node, separator: Separator, hash: u64) -> Node {
        let fresh = Node { index: u32::try_from(self.ends.len()).expect("fewer than 4 billion words") };
        let next = *self.next.entry((node.index, separator.mixed_into(hash))).or_insert(fresh);
        if next.index == fresh.index {
            self.ends.push(Vec::new());
        }
        next
    }

    /// Whether any of the names may stand in the text of `filter`; false is certain.
    pub fn may_stand_in(&self, filter: &WordFilter) -> bool {
        let stands = |spelling: &Spelling| {
            let mut words = Tokens::new(&spelling.text).map(|token| filter.may_have(token.hash)).peekable();
            words.peek().is_some() && words.all(|found| found)
        };
        self.spellings.iter().any(stands)
    }

    /// Every name at every place of `text`, in order of start, then length. Names in addresses, handles and hashtags do not count.
    pub fn find(&self, text: &str) -> Vec<RawMatch> {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        tokens.extend(Tokens::new(text));
        let mut found = Vec::new();
        for (at, head) in tokens.iter().enumerate() {
            if self.heads.may_have(head.hash, head.capital)
                && let Some(node) = self.first.get(&head.hash)
            {
                self.walk(text, &tokens[at..], *node, &mut found);
            }
        }
        found
    }

    fn walk(&self, text: &str, tokens: &[Token], start: Node, found: &mut Vec<RawMatch>) {
        let mut node = start;
        for length in 1.. {
            for &name in &self.ends[node.index as usize] {
                found.extend(self.confirm(text, &tokens[..length], name));
            }
            let [.., last] = &tokens[..length] else { return };
            let Some(next) = tokens.get(length) else { return };
            let separator = separator_between(text, last.span, next.span);
            let Some(&follower) = self.next.get(&(node.index, separator.mixed_into(next.hash))) else { return };
            node = follower;
        }
    }

    /// Checks the letters one by one (hashes may collide, case counts) and gives the span, with the full stop that belongs to the name.
    fn confirm(&self, text: &str, tokens: &[Token], name: NameId) -> Option<RawMatch> {
        let spelling = &self.spellings[name.0 as usize];
        let all_capitals = is_all_capitals(text, tokens);
        let as_written = tokens
            .iter()
            .zip(&spelling.words)
            .all(|(token, word)| same_letters(token.span.of(text), word.of(&spelling.text), all_capitals));
        let (first, last) = (tokens.first()?, tokens.last()?);
        let (before, after) = spelling.signs.as_ref().map_or(Some((0, 0)), |signs| signs.around(text, tokens))?;
        let start = first.span.start as usize - before;
        let mut end = last.span.end as usize + after;
        if spelling.final_stop && text[end..].starts_with('.') {
            end += 1;
            if text[end..].starts_with(char::is_alphanumeric) {
                return None;
            }
        }
        as_written.then(|| RawMatch { span: Span::new(start..end), name })
    }
}

/// Two letters or more, all capitals: `CHINA`, but not `A`.
fn is_all_capitals(text: &str, tokens: &[Token]) -> bool {
    let letters = || tokens.iter().flat_map(|token| token.span.of(text).chars()).filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], text: &str, expected: &[&str]) {
        let names = Names::new(names.iter().map(|&name| name.to_owned()));
        let found: Vec<String> = names.find(text).iter().map(|m| format!("{}={}", m.span.of(text), names.text(m.name))).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn every_name_at_every_place_is_kept() {
        check(&["Iran", "Iran Air"], "Iran Air and Iran Airport, not Iranian.", &["Iran=Iran", "Iran Air=Iran Air", "Iran=Iran"]);
    }

    #[test]
    fn case_is_as_written_or_all_capitals() {
        check(&["Chad", "US"], "CHAD told us that Chad and US and chad and Us", &["CHAD=Chad", "Chad=Chad", "US=US"]);
        check(
            &["the Kelmar affair"],
            "The Kelmar affair; the Kelmar Affair",
            &["The Kelmar affair=the Kelmar affair", "the Kelmar Affair=the Kelmar affair"],
        );
    }

    #[test]
    fn accents_are_folded_both_ways() {
        check(
            &["Omar García Harfuch", "Sao Tome"],
            "Omar Garcia Harfuch in São Tomé",
            &["Omar Garcia Harfuch=Omar García Harfuch", "São Tomé=Sao Tome"],
        );
        check(&["Garci\u{301}a"], "García", &["García=Garci\u{301}a"]);
    }

    #[test]
    fn stops_hyphens_possessives_and_line_breaks() {
        check(
            &["U.S.", "El Salvador"],
            "U.S.-led, the U.S.’s, El\nSalvador's, in the U.S.",
            &["U.S.=U.S.", "U.S.=U.S.", "El\nSalvador=El Salvador", "U.S.=U.S."],
        );
        check(&["U.S.", "El Salvador"], "U.S.S.R. and El\n\nSalvador", &[]);
        check(&["Iran Air"], "They left Iran. Air strikes followed Iran \u{2013} Air Force says.", &[]);
        check(
            &["Guinea-Bissau"],
            "Guinea-Bissau, Guinea Bissau, Guinea\u{2013}Bissau",
            &["Guinea-Bissau=Guinea-Bissau", "Guinea Bissau=Guinea-Bissau", "Guinea\u{2013}Bissau=Guinea-Bissau"],
        );
    }

    #[test]
    fn signs_of_a_name_stand_in_the_text_as_well() {
        check(&["C++", "Canal+"], "C or C++, a B-C, Canal and Canal+", &["C++=C++", "Canal+=Canal+"]);
        check(&["+Europa"], "Europa and +Europa", &["+Europa=+Europa"]);
        check(&["X/Y", "Ministry (MFA)"], "X/Y; X; Y, X (Y), Ministry; MFA", &["X/Y=X/Y"]);
        check(&["Ministry (MFA)"], "the Ministry (MFA) said", &["Ministry (MFA=Ministry (MFA)"]);
        check(&["Yahoo!"], "Yahoo! and Yahoo", &["Yahoo=Yahoo!", "Yahoo=Yahoo!"]);
    }

    #[test]
    fn addresses_handles_and_hashtags_are_skipped() {
        check(
            &["China", "Iran"],
            "https://t.co/China www.China.org China.com @China #China me@China.org (China) pro-Iran/China",
            &["China=China", "Iran=Iran", "China=China"],
        );
    }
}
