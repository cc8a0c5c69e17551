//! Quotation marks, apostrophes, dashes and ellipses as the language sets them.

/// The marks of a language: double open and close, single open and close.
#[derive(Clone, Copy, Debug)]
pub struct Marks([&'static str; 4]);

impl Marks {
    /// By the first two letters of a language tag; a language that we do not know is set as English.
    pub fn of(language: &str) -> Self {
        match language.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("es") => Self(["«", "»", "“", "”"]),
            Some("fr") => Self(["«\u{202f}", "\u{202f}»", "“", "”"]),
            Some("de") => Self(["„", "“", "‚", "‘"]),
            _ => Self(["“", "”", "‘", "’"]),
        }
    }
}

/// Sets one run of text after another; what stands before decides which way a mark turns.
#[derive(Debug)]
pub struct Setter {
    marks: Marks,
    /// The last sign set; a space at the start of a block.
    last: char,
    /// A single mark is open, so the next one that can close does.
    single: bool,
}

impl Setter {
    pub fn new(marks: Marks) -> Self {
        Self { marks, last: ' ', single: false }
    }

    /// A new block begins.
    pub fn restart(&mut self) {
        (self.last, self.single) = (' ', false);
    }

    /// Something was set that is not ours to change: code, a link, a citation.
    pub fn passed(&mut self, last: char) {
        self.last = last;
    }

    /// Sets `words`, and hands the pieces to `put`.
    pub fn set(&mut self, words: &str, mut put: impl FnMut(&str)) {
        let bytes = words.as_bytes();
        let (mut from, mut at) = (0, 0);
        while let Some(offset) = bytes[at..].iter().position(|byte| matches!(byte, b'"' | b'\'' | b'-' | b'.')) {
            let found = at + offset;
            let length = bytes[found..].iter().take_while(|byte| **byte == bytes[found]).count();
            self.last = words[..found].chars().next_back().unwrap_or(self.last);
            let next = words[found + length..].chars().next();
            match (bytes[found], length) {
                (b'"' | b'\'', _) => {
                    put(&words[from..found]);
                    (0..length).for_each(|_| put(self.quote(bytes[found] == b'"', next)));
                    from = found + length;
                }
                (b'-', 2) | (b'-' | b'.', 3) => {
                    put(&words[from..found]);
                    put(if bytes[found] == b'.' { "…" } else { ["–", "—"][length - 2] });
                    from = found + length;
                }
                _ => {}
            }
            at = found + length;
        }
        put(&words[from..]);
        self.last = words[from..].chars().next_back().unwrap_or(self.last);
    }

    fn quote(&mut self, double: bool, next: Option<char>) -> &'static str {
        let opens = (self.last.is_whitespace()
            || matches!(self.last, '(' | '[' | '{' | '–' | '—' | '-' | '/' | '“' | '‘' | '„' | '‚' | '«' | '\u{202f}'))
            && next.is_none_or(|c| !c.is_whitespace());
        let [open, close, single_open, single_close] = self.marks.0;
        let mark = match (double, opens) {
            (true, true) => open,
            (true, false) => close,
            // ’90s
            (false, true) if next.is_some_and(|c| c.is_ascii_digit()) => "’",
            (false, true) => {
                self.single = true;
                single_open
            }
            (false, false) if self.single && next.is_none_or(|c| !c.is_alphanumeric()) => {
                self.single = false;
                single_close
            }
            (false, false) => "’",
        };
        self.last = mark.chars().next_back().unwrap_or(self.last);
        mark
    }
}
