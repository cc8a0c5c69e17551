//! Quotations: what a note puts into quotation marks, whether a source has it, and whose words it is there.
//!
//! Everything here is text in, data out: no file, no site, no entity. What a note quotes (`written`) is found when the note is parsed; what
//! a source quotes (`quoted`) and whether it has given words (`compare`, `near`, `search`) is asked when something rests on it.

mod align;
mod bind;
mod block;
mod border;
mod characters;
mod compare;
mod distance;
mod elided;
mod folded;
mod inline;
mod insertion;
mod joined;
pub mod marks;
mod model;
mod near;
mod quoted;
mod search;
mod sentence;
mod speaker;
mod term;
mod tokens;
mod turns;
mod unpaired;
mod wanted;
mod written;

pub use compare::find;
pub use folded::{Folded, Text};
pub use insertion::is_remark;
pub use model::{Change, Found, Near, Quoted, Verdict, Voice, Written, WrittenKind};
pub use near::nearest;
pub use quoted::{is_nested, outside, quoted, voice};
pub use search::{elsewhere, first_of_each};
pub use speaker::{Candidate, Rule, Speaker, speakers};
pub use turns::{Turn, turn_of, turns};
pub use unpaired::Unpaired;
pub use wanted::Wanted;
pub use written::{Reading, read};
