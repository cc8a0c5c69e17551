//! The kinds of characters that quoting changes: marks, dashes, spaces that are none, ligatures.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// What a character is to the comparison of quotations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Space,
    /// Of any length and use, hyphen and minus included.
    Dash,
    /// A double quotation mark or a guillemet.
    Double,
    /// A single quotation mark, or an apostrophe: only its neighbours tell.
    Single,
    /// Prints nothing: soft hyphen, zero-width space, byte order mark.
    Nothing,
    /// Stands for other characters.
    Means(&'static str),
    Other,
}

pub(super) fn kind(c: char) -> Kind {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '″' | '「' | '」' | '『' | '』' | '＂' | '❝' | '❞' => {
            Kind::Double
        }
        '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | 'ʼ' | 'ʹ' | '′' | '＇' | '❛' | '❜' => Kind::Single,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Kind::Dash,
        '\u{ad}'
        | '\u{34f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => Kind::Nothing,
        '…' => Kind::Means("..."),
        'ﬀ' => Kind::Means("ff"),
        'ﬁ' => Kind::Means("fi"),
        'ﬂ' => Kind::Means("fl"),
        'ﬃ' => Kind::Means("ffi"),
        'ﬄ' => Kind::Means("ffl"),
        'ﬅ' | 'ﬆ' => Kind::Means("st"),
        c if c.is_whitespace() => Kind::Space,
        _ => Kind::Other,
    }
}

/// A dash that makes one word of two: `non-aligned`.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a character may become one with the character before it.
pub(super) fn composes(c: char) -> bool {
    c >= '\u{300}' && (is_combining_mark(c) || canonical_combining_class(c) != 0 || matches!(c, '\u{1160}'..='\u{11ff}'))
}

/// Letters of scripts that put no space between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A mark that a quotation may add or leave out where it ends: the quoting sentence's own. A question or an exclamation is the speaker's.
pub(super) fn is_closing_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '-')
}
