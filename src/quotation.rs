//! Quotations: what a note puts into quotation marks, whether a source has it, and whose words it is there.
//!
//! Everything here is text in, data out: no file, no site, no entity. What a note quotes (`written`) is found when the note is parsed; what
//! a source quotes (`quoted`) and whether it has given words (`compare`, `near`, `search`) is asked when something rests on it.

pub mod marks;
mod model;
mod quoted;

pub use model::{Change, Found, Near, Quoted, Verdict, Voice, Written, WrittenKind};
pub use quoted::{quoted, voice};
