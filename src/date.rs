//! Dates as analysts write them (EDTF levels 0 and 1) and as articles print them.

/// A date string of a front matter, understood: `2025-09-02`, `2025-11`, `2025-11~`, `2019-06-01/..`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edtf {
    /// As written.
    pub text: String,
}
