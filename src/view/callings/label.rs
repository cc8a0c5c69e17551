//! Whether a quotation in the words of a position is a name that the party gives somebody, by the words around it.
//!
//! Only forms that say so count, in English, the language of positions: everything else is a description, and calls nobody anything.

use crate::brief::Stance;
use crate::mention::EntityId;
use crate::text::Span;

/// Words of a label.
const MOST_WORDS: usize = 3;

/// On whom a label is put.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whom {
    Entity(EntityId),
    /// What the claim is about.
    Matter,
}

/// A quotation with the words of the position that it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Label<'a> {
    /// Of the note.
    pub text: &'a str,
    /// All that the party says.
    pub words: Span,
    /// Of the quotation, without its marks.
    pub span: Span,
    /// Whom the words name, in order.
    pub names: &'a [(Span, EntityId)],
}

impl Label<'_> {
    /// On whom the party puts it. None: it is no name that the party gives.
    pub fn whom(&self, stance: Stance) -> Option<Whom> {
        let opening = self.opening();
        let start = self.clause_start(opening);
        let named = self.names.iter().rfind(|(span, _)| span.range().end <= opening && span.range().start >= start);
        let head = tokens(&self.text[start..named.map_or(opening, |(span, _)| span.range().start)]);
        let gap = named.map_or_else(Vec::new, |(span, _)| tokens(&self.text[span.range().end..opening]));
        if !self.ends_phrase() || head.iter().chain(&gap).any(|word| is_doubtful(word)) {
            return None;
        }
        let affirms = matches!(stance, Stance::Asserts | Stance::Concedes | Stance::Demands | Stance::Accepts);
        let (head, gap): (Vec<&str>, Vec<&str>) =
            (head.iter().map(String::as_str).collect(), gap.iter().map(String::as_str).collect());
        match named {
            Some((_, entity)) => self.is_put_on_name(&head, &gap, affirms).then_some(Whom::Entity(*entity)),
            None => self.is_put_on_matter(&head, affirms).then_some(Whom::Matter),
        }
    }

    /// `a “thief” and a “liar”`: it is put on the same one as the label `before` it.
    pub fn goes_on_from(&self, before: Span) -> bool {
        let between = self.text.get(before.range().end..self.opening()).unwrap_or_default().trim_start_matches(CLOSING);
        let between = tokens(between);
        let between: Vec<&str> = between.iter().map(String::as_str).collect();
        self.ends_phrase() && matches!(without_article(&between).0, ["," | "and"] | [",", "and"])
    }

    /// `head` NAME `gap` “label”.
    fn is_put_on_name(&self, head: &[&str], gap: &[&str], affirms: bool) -> bool {
        let (gap, article) = without_article(gap);
        match gap {
            [] | ["as"] => matches!(head, [before @ .., verb] if CALLING.contains(verb) && is_partys(before)),
            ["is" | "was"] => affirms && (article || self.has_article()) && matches!(head, [] | ["that"]),
            ["are" | "were"] => affirms && (article || self.label().ends_with('s')) && matches!(head, [] | ["that"]),
            [","] => affirms && (article || self.has_article()),
            _ => false,
        }
    }

    /// `head` “label”, where the clause names nobody before it.
    fn is_put_on_matter(&self, head: &[&str], affirms: bool) -> bool {
        let (head, article) = without_article(head);
        match head {
            // Who denies or questions with `a “political detainee”` says what it is instead.
            [] => self.ends() && (article || affirms && is_phrase(self.label())),
            ["it" | "this", "is" | "was"] | ["that", "it", "is" | "was"] => affirms && (article || self.has_article()),
            [before @ .., verb, object] | [before @ .., verb, object, "as"] if OBJECTS.contains(object) => {
                CALLING.contains(verb) && is_partys(before)
            }
            _ => false,
        }
    }

    fn label(&self) -> &str {
        self.span.of(self.text)
    }

    fn has_article(&self) -> bool {
        tokens(self.label()).first().is_some_and(|first| ARTICLES.contains(&first.as_str()))
    }

    /// Where the words before it end.
    fn opening(&self) -> usize {
        self.text[..self.span.range().start].trim_end_matches(OPENING).len().max(self.words.range().start)
    }

    /// Where the clause begins that the label stands in.
    fn clause_start(&self, opening: usize) -> usize {
        let from = self.words.range().start;
        let before = &self.text[from..opening];
        let border = ["; ", ". ", ": "].iter().filter_map(|border| Some(before.rfind(border)? + border.len())).max();
        // Within a name: `[[U.S. Army]]`.
        let within = |at: usize| self.names.iter().any(|(span, _)| span.range().start < at && at < span.range().end);
        from + border.filter(|border| !within(from + border)).unwrap_or(0)
    }

    fn after(&self) -> &str {
        self.text[self.span.range().end..self.words.range().end].trim_start_matches(CLOSING)
    }

    /// The label is not part of a longer phrase (`a “major” success`), and nothing is asked.
    fn ends_phrase(&self) -> bool {
        let after = tokens(self.after());
        let ends = after.first().is_none_or(|next| {
            !next.starts_with(char::is_alphanumeric) || ["and", "for", "in", "of", "or", "who", "with"].contains(&next.as_str())
        });
        ends && !self.after().contains('?')
    }

    /// Nothing is said but the label.
    fn ends(&self) -> bool {
        !self.after().starts_with(|c: char| c.is_alphanumeric() || c == ' ')
    }
}

const OPENING: [char; 6] = ['“', '"', '«', '„', '”', '‘'];
const CLOSING: [char; 6] = ['”', '"', '»', '“', '«', '’'];
const ARTICLES: [&str; 3] = ["a", "an", "the"];
const OBJECTS: [&str; 5] = ["her", "him", "it", "them", "this"];
const CALLING: [&str; 18] = [
    "branded",
    "brands",
    "called",
    "calling",
    "calls",
    "condemns",
    "denounced",
    "denounces",
    "described",
    "describes",
    "dubbed",
    "dubs",
    "labelled",
    "labeled",
    "labels",
    "nicknames",
    "termed",
    "terms",
];

/// Between the party and the verb stands nobody else: `calls`, `also calls`, `publicly called`.
fn is_partys(before: &[&str]) -> bool {
    before.iter().all(|word| ["again", "also", "and", "has", "repeatedly"].contains(word) || word.ends_with("ly"))
}

/// Denied, or not said for sure.
fn is_doubtful(word: &str) -> bool {
    const DOUBTFUL: [&str; 29] = [
        "allegedly",
        "can",
        "cannot",
        "could",
        "denied",
        "denies",
        "deny",
        "hardly",
        "if",
        "may",
        "maybe",
        "might",
        "must",
        "neither",
        "never",
        "no",
        "nobody",
        "nor",
        "not",
        "perhaps",
        "possibly",
        "probably",
        "should",
        "so-called",
        "unless",
        "whether",
        "will",
        "without",
        "would",
    ];
    DOUBTFUL.contains(&word) || word.ends_with("n't") || word.ends_with("n’t")
}

fn without_article<'a, 'b>(words: &'a [&'b str]) -> (&'a [&'b str], bool) {
    match words {
        [rest @ .., last] if ARTICLES.contains(last) => (rest, true),
        _ => (words, false),
    }
}

/// Words in lower case and signs.
fn tokens(text: &str) -> Vec<String> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for c in text.chars().filter(|c| *c != '*' && *c != '_') {
        match found.last_mut() {
            Some(last) if goes_on && is_word(c) => last.extend(c.to_lowercase()),
            _ if c.is_whitespace() || c == '.' => {}
            _ => found.push(c.to_lowercase().collect()),
        }
        goes_on = is_word(c);
    }
    found
}

/// Can be a name at all, by its words.
pub fn is_label(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    let last = words.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let is_sentence = words.ends_with(['.', '!', '?', '…']) && count > 1;
    (1..=MOST_WORDS).contains(&count)
        && words.chars().any(char::is_alphabetic)
        && !words.contains(['[', ']'])
        && !is_sentence
        && !NO_NAME_BEGINS_WITH.contains(&first.as_str())
        && (!first.ends_with("ly") || count == MOST_WORDS)
        && !last.trim_end_matches([',', '.', ';', ':']).ends_with("ly")
}

/// All that a party says is two or three words in lower case: a name that it gives, not an answer.
fn is_phrase(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default().trim_end_matches([',', '.', ';', ':']);
    words.starts_with(char::is_lowercase) && words.split_whitespace().count() > 1 && !NO_NAME_ENDS_WITH.contains(&last)
}

/// Answers and turns of phrase begin so: “never”, “without delay”.
const NO_NAME_BEGINS_WITH: [&str; 52] = [
    "yes", "no", "not", "never", "always", "nothing", "nobody", "of", "in", "on", "at", "by", "for", "to", "from", "with",
    "without", "as", "i", "we", "you", "he", "she", "it", "they", "if", "but", "and", "or", "very", "is", "are", "was", "were",
    "all", "be", "can", "come", "do", "fair", "get", "go", "has", "have", "just", "less", "let", "more", "none", "so", "will",
    "would",
];

const NO_NAME_ENDS_WITH: [&str; 20] = [
    "again", "all", "away", "back", "down", "enough", "going", "here", "her", "him", "it", "me", "now", "off", "on", "out",
    "them", "there", "up", "us",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// On whom `words` put their first quotation: `-` nobody, `matter`, or the name, which stands in brackets.
    fn check(stance: Stance, words: &str, expected: &str) {
        let opening = words.find('“').unwrap() + '“'.len_utf8();
        let closing = opening + words[opening..].find('”').unwrap();
        let names: Vec<(Span, EntityId)> = (0..)
            .zip(words.match_indices("[["))
            .map(|(number, (at, _))| (Span::new(at..at + words[at..].find("]]").unwrap() + 2), EntityId(number)))
            .collect();
        let (span, whole) = (Span::new(opening..closing), Span::new(0..words.len()));
        let label = Label { text: words, words: whole, span, names: &names };
        let whom = label.whom(stance).filter(|_| is_label(label.label()));
        let shown = match whom {
            None => "-".to_owned(),
            Some(Whom::Matter) => "matter".to_owned(),
            Some(Whom::Entity(entity)) => names[entity.0 as usize].0.of(words).trim_matches(['[', ']']).to_owned(),
        };
        assert_eq!(shown, expected, "{words}");
    }

    #[test]
    fn the_party_calls_somebody_so() {
        for words in [
            "calls [[Ana]] a “thief”",
            "called [[Ana]] “the old fox”",
            "again labelled [[Ana]] a “thief” of ships",
            "describes [[Ana]] as the “old fox”",
            "[[Ana]] is a “thief”",
            "that [[Ana]] was an “old fox”.",
            "[[Ana]] is “a thief”",
            "[[Ana]] are “thieves”",
            "the levy is bad; [[Ana]] is a “thief”",
            "the ship was sold by [[Ana]], a “thief”",
        ] {
            check(Stance::Asserts, words, "Ana");
        }
        for words in [
            "“political theatre”",
            "a “border on water”",
            "it is a “border on water”",
            "calls it “theatre”",
            "calls him a “thief”",
        ] {
            check(Stance::Asserts, words, "matter");
        }
        check(Stance::Denies, "calls [[Ana]] a “thief”", "Ana");
        for stance in [Stance::Denies, Stance::Questions] {
            check(stance, "a “political detainee”", "matter");
        }
    }

    #[test]
    fn what_is_denied_asked_or_conditional_calls_nobody() {
        for words in [
            "that [[Ana]] is a “thief”",
            "[[Ana]] is a “thief”",
            "that it is a “coup”",
            "[[Ana]], a “thief”",
            "“political theatre”",
        ] {
            check(Stance::Denies, words, "-");
            check(Stance::Questions, words, "-");
        }
        for words in [
            "[[Ana]] is not a “thief”",
            "[[Ana]] was never a “thief”",
            "[[Ana]] isn't a “thief”",
            "never called [[Ana]] a “thief”",
            "would call [[Ana]] a “thief”",
            "if [[Ana]] is a “thief”",
            "nobody calls [[Ana]] a “thief”",
            "is [[Ana]] a “thief”?",
            "[[Ana]] is a “thief”?",
            "[[Ana]] may be a “thief”",
        ] {
            check(Stance::Asserts, words, "-");
        }
    }

    #[test]
    fn a_description_of_something_else_calls_nobody() {
        for words in [
            "that [[Ana]] is “highly unlikely” to do it",
            "[[Ana]] is “highly unlikely”",
            "[[Ana]] is “unlikely”",
            "the handover by [[Ana]] would be a “major win”",
            "the handover by [[Ana]] was a “major win”",
            "that [[Ana]] would count it as a “major win”",
            "[[Ana]] leads a “criminal gang”",
            "[[Ana]] spoke of a “major win”",
            "[[Ana]] is a “major” figure",
            "[[Ana]] is on a “secret mission”",
            "[[Ben]] calls [[Ana]] a “thief”",
            "critics called [[Ana]] a “thief”",
            "[[Ana]] was called a “thief”",
            "the father of [[Ana]] is a “thief”",
            "calls the deal with [[Ana]] a “major win”",
            "calls the deal a “major win”",
            "he is a “thief”",
            "“without delay”",
        ] {
            check(Stance::Asserts, words, "-");
        }
    }

    #[test]
    fn a_second_label_goes_on() {
        let words = "calls [[Ana]] a “thief” and a “liar”";
        let [first, second] =
            ["thief", "liar"].map(|label| Span::new(words.find(label).unwrap()..words.find(label).unwrap() + label.len()));
        let label = Label { text: words, words: Span::new(0..words.len()), span: second, names: &[] };
        assert!(label.goes_on_from(first));
        assert_eq!(label.whom(Stance::Asserts), None);
    }

    #[test]
    fn labels_are_names_not_answers() {
        for label in ["political detainee", "shadowy paramilitary organization", "terrorists", "Black Thursday"] {
            assert!(is_label(label), "{label}");
        }
        for other in [
            "Of course not",
            "never",
            "without delay",
            "Get used to it",
            "We will.",
            "12",
            "the […] group",
            "a b c d",
            "highly unlikely",
        ] {
            assert!(!is_label(other), "{other}");
        }
    }
}
