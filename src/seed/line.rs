//! What can be told of a paragraph by itself, cheaply: its words, how it ends, whether somebody speaks.

/// How a paragraph ends, closing quotation marks and brackets apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// `.` or `!`
    Sentence,
    Question,
    /// `…` or `...`
    Ellipsis,
    /// `,` `;` `:` or a dash: something must follow.
    Goes,
    /// A letter, a digit: as headlines and labels end.
    Open,
}

/// One paragraph and its plain facts.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    pub text: &'a str,
    /// Runs of characters between white space.
    pub words: usize,
    pub ending: Ending,
    /// It opens with a quotation mark.
    pub quotation: bool,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Self {
        // `»` opens a quotation in German books, and a link elsewhere.
        let quotation = text.starts_with(['"', '“', '„', '«', '‘', '\'']) || text.starts_with('»') && text.contains('«');
        Self { text, words: count_words(text), ending: ending(text), quotation }
    }

    /// Long enough, and ended as sentences are: text that somebody wrote to be read.
    pub fn is_prose(&self) -> bool {
        let enough = if self.quotation { 5 } else { 12 };
        self.words >= 40 && self.ending != Ending::Ellipsis
            || self.words >= enough && matches!(self.ending, Ending::Sentence | Ending::Question)
    }

    /// Double quotation marks of any shape.
    pub fn quotes(&self) -> bool {
        self.text.contains(['"', '“', '”', '„', '«', '»'])
    }

    /// Whether its longer words begin with a capital, as in the headlines of American papers. At least two words must show it.
    pub fn is_title_case(&self) -> bool {
        let (mut long, mut capital) = (0, 0);
        for word in self.text.split_whitespace().map(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric())) {
            if word.len() > 3 {
                long += 1;
                capital += usize::from(!word.starts_with(char::is_lowercase));
            }
        }
        long >= 2 && capital * 10 >= long * 8
    }

    /// Whether all its letters are capitals.
    pub fn is_capitals(&self) -> bool {
        self.text.contains(char::is_uppercase) && !self.text.contains(char::is_lowercase)
    }
}

fn count_words(text: &str) -> usize {
    let (mut words, mut inside) = (0, false);
    for byte in text.bytes() {
        let space = byte == b' ' || byte.is_ascii_whitespace();
        words += usize::from(!space && !inside);
        inside = !space;
    }
    words
}

fn ending(text: &str) -> Ending {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', '»', '«', '“', ')', ']', ' ', '\u{a0}']);
    if bare.ends_with("...") || bare.ends_with('…') || bare.ends_with("[…") {
        return Ending::Ellipsis;
    }
    match bare.chars().next_back() {
        Some('.') if ends_in_initials(bare) => Ending::Open,
        Some('.' | '!' | '。') => Ending::Sentence,
        Some('?') => Ending::Question,
        Some(',' | ';' | ':' | '-' | '–' | '—') => Ending::Goes,
        _ => Ending::Open,
    }
}

/// `U.S.`, `D.C.`
fn ends_in_initials(text: &str) -> bool {
    matches!(text.as_bytes(), [.., b'.', letter, b'.'] if letter.is_ascii_uppercase())
}

/// The plain form that phrases are compared in, written over `plain`: lower case, accents and invisible characters dropped, one kind of quotation mark,
/// dash and space.
pub fn plain_form(text: &str, plain: &mut String) {
    plain.clear();
    let mut rest = text;
    loop {
        // Runs of plain characters are copied at once: almost all of a text.
        let run = plain_run(rest.as_bytes());
        plain.push_str(&rest[..run]);
        let mut after = rest[run..].chars();
        let Some(c) = after.next() else { break };
        rest = after.as_str();
        match c {
            '“' | '”' | '„' | '«' | '»' | '"' => plain.push('"'),
            '‘' | '’' | '‚' | '`' | '´' => plain.push('\''),
            '–' | '—' | '‑' | '‒' | '―' | '−' => plain.push('-'),
            '›' | '→' | '▸' | '►' => plain.push('>'),
            '…' => plain.push_str("..."),
            '\u{300}'..='\u{36f}' => {}
            _ if c.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            _ if super::number::is_blank(c) => {}
            _ if c.is_ascii() => plain.push(c),
            _ => plain.extend(c.to_lowercase().map(without_accent)),
        }
    }
    plain.make_ascii_lowercase();
}

/// How many bytes stand in a plain form as they are, but for their case: ASCII with single spaces.
fn plain_run(bytes: &[u8]) -> usize {
    let mut before = b' ';
    for (at, byte) in bytes.iter().enumerate() {
        let plain = matches!(byte, b'!'..=b'_' | b'a'..=b'z') || *byte == b' ' && before != b' ';
        if !plain {
            return at;
        }
        before = *byte;
    }
    bytes.len()
}

fn without_accent(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

/// Words of a plain form without the marks around them, empty ones left out.
pub fn tokens(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split([' ', '|', '/', '•', '·'])
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        for (text, expected) in [
            ("He left.", Ending::Sentence),
            ("“He left.”", Ending::Sentence),
            ("(He left!)", Ending::Sentence),
            ("Who left?’", Ending::Question),
            ("others are open to joining the...", Ending::Ellipsis),
            ("and so on […]", Ending::Ellipsis),
            ("Read also:", Ending::Goes),
            ("Harbor access for the U.S.", Ending::Open),
            ("A headline", Ending::Open),
        ] {
            assert_eq!(Line::new(text).ending, expected, "{text}");
        }
    }

    #[test]
    fn plain() {
        let mut form = String::new();
        plain_form("  “Más leído”\u{a0}–\u{200b}  L’e\u{301}te\u{301}… ›", &mut form);
        assert_eq!(form, " \"mas leido\" - l'ete... >");
    }

    #[test]
    fn capitals() {
        assert!(Line::new("Accountability Is the True Antidote to Drug Trafficking").is_title_case());
        assert!(!Line::new("Russia was ready to put nuclear forces on alert").is_title_case());
        assert!(Line::new("ALLIES").is_capitals() && !Line::new("ALLIEs").is_capitals() && !Line::new("12").is_capitals());
    }
}
