//! The names of months, as words of running text.

/// A month's name at the end of a text.
pub struct MonthWord {
    /// Where it begins, in bytes.
    pub start: usize,
    pub number: u8,
    /// Whether it makes a date with a year alone; `mars 2020` may be a rover, `may 2014` a verb.
    pub alone: bool,
}

/// How sure a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    /// English, full: in lower case only beside a day.
    English,
    /// English, shortened: always with a capital.
    Short,
    /// Spanish, French or German: in any case.
    Foreign,
    /// Foreign and another word besides: only beside a day.
    Unsure,
}

/// Lower case, accents dropped.
const NAMES: [(&str, u8, Name); 59] = [
    ("january", 1, Name::English),
    ("february", 2, Name::English),
    ("march", 3, Name::English),
    ("april", 4, Name::English),
    ("may", 5, Name::English),
    ("june", 6, Name::English),
    ("july", 7, Name::English),
    ("august", 8, Name::English),
    ("september", 9, Name::English),
    ("october", 10, Name::English),
    ("november", 11, Name::English),
    ("december", 12, Name::English),
    ("jan", 1, Name::Short),
    ("feb", 2, Name::Short),
    ("mar", 3, Name::Short),
    ("apr", 4, Name::Short),
    ("jun", 6, Name::Short),
    ("jul", 7, Name::Short),
    ("aug", 8, Name::Short),
    ("sep", 9, Name::Short),
    ("sept", 9, Name::Short),
    ("oct", 10, Name::Short),
    ("nov", 11, Name::Short),
    ("dec", 12, Name::Short),
    ("enero", 1, Name::Foreign),
    ("febrero", 2, Name::Foreign),
    ("marzo", 3, Name::Foreign),
    ("abril", 4, Name::Foreign),
    ("mayo", 5, Name::Unsure),
    ("junio", 6, Name::Foreign),
    ("julio", 7, Name::Unsure),
    ("agosto", 8, Name::Foreign),
    ("septiembre", 9, Name::Foreign),
    ("setiembre", 9, Name::Foreign),
    ("octubre", 10, Name::Foreign),
    ("noviembre", 11, Name::Foreign),
    ("diciembre", 12, Name::Foreign),
    ("janvier", 1, Name::Foreign),
    ("fevrier", 2, Name::Foreign),
    ("mars", 3, Name::Unsure),
    ("avril", 4, Name::Unsure),
    ("mai", 5, Name::Unsure),
    ("juin", 6, Name::Foreign),
    ("juillet", 7, Name::Foreign),
    ("aout", 8, Name::Foreign),
    ("septembre", 9, Name::Foreign),
    ("octobre", 10, Name::Foreign),
    ("novembre", 11, Name::Foreign),
    ("decembre", 12, Name::Foreign),
    ("januar", 1, Name::Foreign),
    ("janner", 1, Name::Foreign),
    ("februar", 2, Name::Foreign),
    ("feber", 2, Name::Foreign),
    ("marz", 3, Name::Foreign),
    ("maerz", 3, Name::Foreign),
    ("juni", 6, Name::Foreign),
    ("juli", 7, Name::Foreign),
    ("oktober", 10, Name::Foreign),
    ("dezember", 12, Name::Foreign),
];

/// The number of the month that a word names: English, Spanish, French or German, shortened only with a capital.
pub fn month(word: &str) -> Option<u8> {
    last_month(word).filter(|found| found.start == 0).map(|found| found.number)
}

/// The month that `text` ends with; its full stop, if shortened, included.
pub fn last_month(text: &str) -> Option<MonthWord> {
    let (text, dotted) = text.strip_suffix('.').map_or((text, false), |text| (text, true));
    let is_part = |c: char| c.is_alphabetic() || is_accent(c);
    let start = text.char_indices().rev().take(14).take_while(|(_, c)| is_part(*c)).last()?.0;
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || is_accent(c) || "_@/#.".contains(c)) {
        return None;
    }
    let word = &text[start..];
    let folded: String = word.chars().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).map(without_accent).collect();
    let &(_, number, name) = NAMES.iter().find(|(name, ..)| *name == folded)?;
    let capital = word.starts_with(char::is_uppercase);
    let fits = match name {
        Name::Short => capital,
        _ => !dotted,
    };
    let alone = name == Name::Foreign || capital && matches!(name, Name::English | Name::Short);
    fits.then_some(MonthWord { start, number, alone })
}

/// A combining mark, as decomposed texts have them.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn without_accent(c: char) -> char {
    match c {
        'é' => 'e',
        'û' => 'u',
        'ä' => 'a',
        other => other,
    }
}
