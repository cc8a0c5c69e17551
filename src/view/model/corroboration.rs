//! What stands behind a claim, in two counts that are never mixed.

use serde::Serialize;

use super::{Code, CodeCount, SourceLine};

/// That it was said, and that it is so.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Corroboration {
    /// The sources that report any position.
    pub said: Independence,
    /// How many parties take each stance now (codes as of a position), in this order: asserts, denies, questions, concedes, retracts, relays;
    /// demands, accepts, refuses. A party counts once for itself and whoever speaks in its name; one that only relays is under `relays` alone.
    pub parties: Vec<CodeCount>,
    /// How many parties assert or concede a statement from their own knowledge, or make or accept a demand.
    pub asserting: usize,
    /// How many of these do so under a condition only.
    pub conditionally: usize,
    /// How many of those that deny, question or refuse it do so under a condition only.
    pub conditionally_against: usize,
    /// How many parties are on record with both sides.
    pub both: usize,
    /// How many others take a stance in texts only that were retracted; they are not among `parties`.
    pub in_retracted: usize,
    /// Documents of the parties that are here to be read.
    pub shown: Vec<SourceLine>,
    /// How many more there are; only on the page of all claims.
    pub shown_more: usize,
    /// Evidence that parties only point to: plain words.
    pub offered: Vec<String>,
    /// How many more there are; only on the page of all claims.
    pub offered_more: usize,
    /// `contested`, `uncontested`, `one-party`, `retracted`, `unclaimed`: words in `t.state`.
    pub state: Code,
}

/// How many of some sources are independent.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Independence {
    /// How many sources there are that were not retracted.
    pub texts: usize,
    /// The lowest number of independent ones: every source without a publisher comes from the outlet of another.
    pub low: usize,
    /// The highest: none does.
    pub high: usize,
    /// How many have no publisher.
    pub unknown: usize,
    /// How many more were retracted.
    pub retracted: usize,
    /// Why some count once.
    pub joined: Vec<Joined>,
}

/// Two sources that count once.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Joined {
    pub first: SourceLine,
    pub second: SourceLine,
    /// `outlet` (one publisher), `derived` (the first is drawn from the second), `origin` (both are drawn from `origin`), `wording` (they share
    /// `share` per cent of the shorter one's): words in `t.joined`.
    pub reason: Code,
    pub origin: Option<SourceLine>,
    pub share: Option<u8>,
}
