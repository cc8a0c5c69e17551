//! The two counts behind a claim, and how many sources of a page are independent.

use super::claims::stance_code;
use super::model::{CodeCount, Corroboration, Independence, Joined};
use super::{Scene, lines};
use crate::brief;
use crate::site::corroboration::parties::parties;
use crate::site::corroboration::{self, Reason, independent, sources_of};

/// Of the claim at the place `at` of the dispute in `note`.
pub fn corroboration(scene: &Scene, note: u32, at: u32, claim: &brief::Claim) -> Corroboration {
    let text: &str = &scene.site.note(note).input.text;
    let found = parties(scene.site, note, at, claim);
    let by_stance = found.by_stance.iter().map(|(stance, count)| CodeCount { code: stance_code(*stance), count: *count });
    Corroboration {
        said: independence(scene, &sources_of(scene.site, note, claim)),
        parties: by_stance.collect(),
        asserting: found.asserting,
        conditionally: found.conditionally,
        conditionally_against: found.conditionally_against,
        both: found.both,
        in_retracted: found.in_retracted,
        shown: found.shown.iter().map(|source| lines::source(scene, *source)).collect(),
        offered: found.offered.iter().map(|span| span.of(text).to_owned()).collect(),
        shown_more: 0,
        offered_more: 0,
        state: found.state.name(),
    }
}

/// The same with at most `most` of each kind of evidence, for a row among those of many claims.
pub fn brief(full: Corroboration, most: usize) -> Corroboration {
    let mut brief = full;
    brief.shown_more = brief.shown.len().saturating_sub(most);
    brief.offered_more = brief.offered.len().saturating_sub(most);
    brief.shown.truncate(most);
    brief.offered.truncate(most);
    brief
}

/// How many of `sources` are independent.
pub fn independence(scene: &Scene, sources: &[u32]) -> Independence {
    let found = independent(scene.site, sources);
    Independence {
        texts: found.texts,
        low: found.low,
        high: found.high,
        unknown: found.unknown,
        retracted: found.retracted,
        joined: found.links.iter().map(|link| joined(scene, link)).collect(),
    }
}

fn joined(scene: &Scene, link: &corroboration::Link) -> Joined {
    let (reason, origin, share) = match link.reason {
        Reason::Outlet => ("outlet", None, None),
        Reason::Derived => ("derived", None, None),
        Reason::Origin(source) => ("origin", Some(lines::source(scene, source)), None),
        Reason::Wording(share) => ("wording", None, Some(share)),
    };
    let (first, second) = link.sources;
    Joined { first: lines::source(scene, first), second: lines::source(scene, second), reason, origin, share }
}
