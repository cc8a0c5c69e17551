//! Dates as analysts write them (EDTF levels 0 and 1) and as articles print them.

/// A date string of a front matter, understood: `2025-09-02`, `2025-11`, `2025-11~`, `2019-06-01/..`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edtf {
    /// As written.
    pub text: String,
}

impl Edtf {
    /// Checks the shape only: `YYYY[-MM[-DD]]` with an optional mark, or two of them (or `..`, or nothing) around a `/`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let date = |part: &str| {
            let part = part.trim_end_matches(['~', '?', '%']);
            let lengths: Vec<usize> = part.split('-').map(str::len).collect();
            matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) && part.chars().all(|c| c.is_ascii_digit() || c == '-')
        };
        let end = |part: &str| part.is_empty() || part == ".." || date(part);
        let sound = text.split_once('/').map_or_else(|| date(text), |(from, to)| end(from) && end(to) && text.len() > 4);
        if sound { Ok(Self { text: text.to_owned() }) } else { Err("not in EDTF".to_owned()) }
    }
}
