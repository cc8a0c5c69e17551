//! Which characters of a text can be quotation marks, and which way each can face. What an apostrophe, an inch or a minute is never gets further.

/// Marks that can close each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
    /// `“ ” „ "`, `「 」`, and two single straight ones.
    Double,
    /// `‘ ’ ‚ '`
    Single,
    /// `« »`
    Guillemet,
    /// `‹ ›`
    SmallGuillemet,
}

/// Which way a mark can face.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Facing {
    Opens,
    Closes,
    /// Closes only if no better closing mark comes: `players’ union`, `a 12" gun`.
    ClosesWeakly,
    /// What is open where it stands tells.
    Either,
}

/// A character (or two) that can be a quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    pub start: usize,
    pub end: usize,
    pub family: Family,
    pub facing: Facing,
    /// Without a mark that closes it, it is none.
    pub needs_close: bool,
}

impl Mark {
    pub fn closes(self) -> bool {
        self.facing != Facing::Opens
    }

    pub fn opens(self) -> bool {
        matches!(self.facing, Facing::Opens | Facing::Either)
    }

    pub fn is_weak(self) -> bool {
        self.facing == Facing::ClosesWeakly
    }
}

/// Words that lose their beginning to an apostrophe.
const CLIPPED: &[&str] = &[
    "bout", "cause", "cos", "cuz", "em", "er", "gainst", "im", "kay", "merica", "n", "neath", "nother", "round", "scuse", "til",
    "till", "tis", "twas", "twill", "un",
];

/// The marks of `text`, in order.
pub(super) fn read(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut from = 0;
    while let Some(at) = next(text, from) {
        let end = run_end(text, at);
        read_run(text, at, end, &mut marks);
        from = end;
    }
    marks
}

/// Where the next character stands that looks like a quotation mark.
fn next(text: &str, from: usize) -> Option<usize> {
    /// The bytes that such characters begin with.
    const FIRST: [bool; 256] = {
        let mut table = [false; 256];
        let (bytes, mut at) = ([b'"', b'\'', 0xc2, 0xe2, 0xe3, 0xef], 0);
        while at < bytes.len() {
            table[bytes[at] as usize] = true;
            at += 1;
        }
        table
    };
    let mut at = from;
    loop {
        at += text.as_bytes()[at..].iter().position(|byte| FIRST[usize::from(*byte)])?;
        let c = text[at..].chars().next()?;
        if family_of(c).is_some() {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

fn family_of(c: char) -> Option<Family> {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' | '❝' | '❞' | '「' | '」' | '『' | '』' => Some(Family::Double),
        '\'' | '‘' | '’' | '‚' | '‛' => Some(Family::Single),
        '«' | '»' => Some(Family::Guillemet),
        '‹' | '›' => Some(Family::SmallGuillemet),
        _ => None,
    }
}

/// Marks that touch have one left and one right neighbour: in `"'Hey` both open.
fn run_end(text: &str, at: usize) -> usize {
    at + text[at..].find(|c| family_of(c).is_none()).unwrap_or(text.len() - at)
}

/// What stands about a run of marks.
#[derive(Clone, Copy)]
struct About<'a> {
    before: &'a str,
    after: &'a str,
    left: Option<char>,
    right: Option<char>,
}

impl About<'_> {
    /// A word can begin here.
    fn starts(self) -> bool {
        self.left.is_none_or(|c| is_blank(c) || is_neutral(c) || matches!(c, '(' | '[' | '{' | '¿' | '¡' | ':' | '>'))
    }

    /// Nothing or white space follows, or what can only stand after a word.
    fn ends(self) -> bool {
        self.right.is_none_or(|c| {
            is_blank(c) || is_neutral(c) || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…' | '<' | '%')
        })
    }

    /// `"… and then`, `"...and then`, `"—no`: punctuation that a quotation begins with.
    fn begins_cut(self) -> bool {
        let free = self.left.is_none_or(|c| is_blank(c) || matches!(c, '(' | '['));
        free && self.right.is_some_and(|c| !is_blank(c) && !matches!(c, ',' | ';' | ':' | '!' | '?' | ')'))
    }

    fn inside_word(self) -> bool {
        self.left.is_some_and(char::is_alphanumeric) && self.right.is_some_and(char::is_alphanumeric)
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Stands before words as well as after them.
fn is_neutral(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '‑' | '―' | '/' | '*' | '_' | '~' | '|')
}

fn read_run(text: &str, start: usize, end: usize, marks: &mut Vec<Mark>) {
    let (before, after) = (&text[..start], &text[end..]);
    let about = About { before, after, left: before.chars().next_back(), right: after.chars().next() };
    let alone = text[start..end].chars().nth(1).is_none();
    let mut at = start;
    while at < end {
        let (c, len) = match &text[at..end] {
            // Two straight ones stand for a double one, three for a double and a single one.
            two if two.starts_with("''") => ('"', 2),
            one => {
                let c = one.chars().next().unwrap_or_default();
                (c, c.len_utf8())
            }
        };
        let facing = if c == '\u{2019}' && !alone { closing_or_not(about) } else { facing(c, about) };
        if let (Some(family), Some(facing)) = (family_of(c), facing) {
            let needs_close = needs_close(family, c, facing == Facing::Either, about);
            marks.push(Mark { start: at, end: at + len, family, facing, needs_close });
        }
        at += len;
    }
}

const OPENS: Option<Facing> = Some(Facing::Opens);
const CLOSES: Option<Facing> = Some(Facing::Closes);
const EITHER: Option<Facing> = Some(Facing::Either);
const WEAKLY: Option<Facing> = Some(Facing::ClosesWeakly);

/// Which way a mark faces; none: it is an apostrophe or a measure.
fn facing(c: char, about: About) -> Option<Facing> {
    match c {
        '"' | '＂' => straight_double(about),
        '“' | '‟' if !about.starts() && about.ends() => EITHER,
        '“' | '‟' | '„' | '「' | '『' | '❝' => OPENS,
        '”' if about.starts() && !about.ends() => EITHER,
        '”' if about.left.is_some_and(is_digit) && is_measure(about) => WEAKLY,
        '”' | '」' | '』' | '❞' => CLOSES,
        '\'' => straight_single(about),
        '‘' | '‛' if about.inside_word() => None,
        '‘' | '‛' if !about.starts() && about.ends() => CLOSES,
        '‘' | '‛' | '‚' => (about.starts() && !is_clipped(about)).then_some(Facing::Opens),
        '’' => closing_or_not(about),
        // Which way guillemets face depends on the language: French « », German » «, and » before each further paragraph.
        '«' | '‹' => {
            if !about.starts() && about.ends() {
                EITHER
            } else {
                OPENS
            }
        }
        _ => {
            if !about.ends() || about.begins_cut() {
                EITHER
            } else {
                CLOSES
            }
        }
    }
}

fn straight_double(about: About) -> Option<Facing> {
    if about.left.is_some_and(is_digit) && is_measure(about) {
        return about.ends().then_some(Facing::ClosesWeakly).filter(|_| !is_after_feet(about.before));
    }
    match (about.starts(), about.ends()) {
        (true, false) => OPENS,
        (true, true) if about.begins_cut() => OPENS,
        (false, true) => CLOSES,
        _ => EITHER,
    }
}

fn straight_single(about: About) -> Option<Facing> {
    match (about.starts(), about.ends()) {
        _ if about.inside_word() => None,
        (true, false) => (!is_clipped(about)).then_some(Facing::Opens),
        (true, true) if about.begins_cut() => OPENS,
        (true, true) => EITHER.filter(|_| !about.left.is_none_or(is_blank)),
        (false, _) => closing_or_not(about),
    }
}

/// A mark after a word: closing, or an apostrophe.
fn closing_or_not(about: About) -> Option<Facing> {
    if about.inside_word() || (about.starts() && !about.ends() && about.left.is_none_or(|c| c != ':')) {
        return None;
    }
    let mut letters = about.before.chars().rev();
    let (last, second) = (letters.next(), letters.next());
    let word_follows =
        about.right.is_some_and(is_blank) && about.after.trim_start_matches(is_blank).starts_with(char::is_alphanumeric);
    match last {
        // `rock ’n’ roll`, `Isle o’ Man`.
        Some('n' | 'N') if second.is_some_and(|c| matches!(c, '\'' | '’' | '‘')) => None,
        Some('o' | 'O') if second.is_none_or(is_blank) => None,
        // `players’ union`, `goin’ home`, `6' tall`.
        Some('s' | 'S' | 'x' | 'z') if word_follows => WEAKLY,
        Some('n') if second == Some('i') && word_follows => WEAKLY,
        Some(c) if is_digit(c) && is_measure(about) => about.ends().then_some(Facing::ClosesWeakly),
        _ => CLOSES,
    }
}

/// `’90s`, `'em`, `’n’`: an apostrophe where something is left out.
fn is_clipped(about: About) -> bool {
    let after = about.after;
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 2 {
        return true;
    }
    let longest = 8;
    let word = after.char_indices().take(longest).find(|(_, c)| !c.is_alphabetic()).map_or("", |(end, _)| &after[..end]);
    !word.is_empty() && CLIPPED.iter().any(|clipped| clipped.eq_ignore_ascii_case(word))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '¼' | '½' | '¾')
}

/// A number before a mark that can be one of inches, feet, minutes: not a year.
fn is_measure(about: About) -> bool {
    let digits = about.before.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
    digits < 4
}

/// `5'10` before the mark. Looks at the last characters alone: a line of a million digits is read once.
fn is_after_feet(before: &str) -> bool {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(12))..];
    let feet = near.trim_end_matches(|c| is_digit(c) || c == '.' || c == ' ').strip_suffix(['\'', '’', '′']);
    feet.is_some_and(|feet| feet.ends_with(is_digit))
}

/// A double mark that surely opens and that nothing closes may go on in the next paragraph; a single one mostly is an apostrophe.
fn needs_close(family: Family, c: char, either: bool, about: About) -> bool {
    if family != Family::Single {
        return either && !(about.starts() && (!about.ends() || about.begins_cut()));
    }
    let before = about.before.trim_end_matches(is_blank);
    let begins = before.is_empty() || (before.len() < about.before.len() && before.ends_with([':', ',']));
    let curly = matches!(c, '‘' | '‚' | '‛');
    !(begins && (curly || about.after.starts_with(char::is_uppercase) && before.is_empty()))
}
