//! Every address of the site and what stands there. An address that two inputs claim is reported, and the first keeps it.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::rolls::Roll;
use super::{Report, Reports};
use crate::address::Kind;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::link as say;
use crate::mention::EntityId;

/// A page that can be linked to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Page {
    Front,
    List(Kind),
    Method,
    Claims,
    /// Index of its file.
    Analysis(u32),
    /// Index of its file.
    Free(u32),
    Entity(EntityId),
    Source(u32),
}

/// What is written at one address.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Output {
    Page(Page),
    /// A further part of a list, from 0.
    ListPart(Kind, u32),
    ClaimsPart(u32),
    /// A further part of a list that belongs to one page, from 0.
    RollPart(Roll, u32),
    /// Older mentions: index into the entity's year pages.
    Mentions(EntityId, u32),
    NotFound,
    /// Index into the site's redirects.
    Redirect(u32),
    /// Index into the theme's static files.
    Static(u32),
    /// Index into the assets.
    Asset(u32),
}

impl Output {
    /// Whether it is a page that readers see, for the closing line.
    pub fn is_page(self) -> bool {
        !matches!(self, Self::Static(_) | Self::Asset(_) | Self::Redirect(_))
    }
}

fn lower_case(address: &str) -> String {
    if address.is_ascii() { address.to_ascii_lowercase() } else { address.to_lowercase() }
}

/// The addresses in use. Compared without regard to case, as many file systems do.
#[derive(Default, Debug)]
pub struct Addresses {
    outputs: Vec<(Arc<str>, Output)>,
    taken: FxHashMap<String, Owner>,
    /// Those that were claimed before, sorted.
    below: Option<Arc<Addresses>>,
}

#[derive(Clone, Debug)]
struct Owner {
    output: Output,
    /// The input that made it; none for what chancery makes itself.
    path: Option<Arc<str>>,
}

impl Addresses {
    /// Addresses to which more are added; what `below` holds is not copied.
    pub fn over(below: &Arc<Self>) -> Self {
        Self { below: Some(below.clone()), ..Self::default() }
    }

    fn owner(&self, lower: &str) -> Option<&Owner> {
        self.taken.get(lower).or_else(|| self.below.as_ref()?.owner(lower))
    }

    fn add(&mut self, address: &str, lower: String, owner: Owner) {
        self.outputs.push((address.into(), owner.output));
        self.taken.insert(lower, owner);
    }

    /// Claims `address` for a page that no input made. An input that claimed it before is reported.
    pub fn reserve(&mut self, address: &str, output: Output, reports: &mut Reports) {
        let lower = lower_case(address);
        match self.owner(&lower) {
            None => self.add(address, lower, Owner { output, path: None }),
            Some(owner) => {
                reports.extend(owner.path.as_ref().map(|path| Report::new(path, say::address_reserved(address))));
            }
        }
    }

    /// Claims `address` for what `path` makes. Returns whether it got it.
    pub fn claim(&mut self, address: &str, output: Output, path: &Arc<str>, reports: &mut Reports) -> bool {
        let taken = |owner: Option<&str>| match owner {
            Some(other) => say::address_taken(address, other),
            None => say::address_reserved(address),
        };
        self.claim_or(address, output, path, taken, reports)
    }

    /// Claims a former address for a redirect; `say` makes the diagnostic when a page stands there.
    pub fn claim_former(
        &mut self,
        address: &str,
        output: Output,
        path: &Arc<str>,
        taken: impl Fn(&str) -> Diagnostic,
        reports: &mut Reports,
    ) -> bool {
        self.claim_or(address, output, path, |owner| taken(owner.unwrap_or("chancery itself")), reports)
    }

    fn claim_or(
        &mut self,
        address: &str,
        output: Output,
        path: &Arc<str>,
        taken: impl Fn(Option<&str>) -> Diagnostic,
        reports: &mut Reports,
    ) -> bool {
        let lower = lower_case(address);
        if let Some(owner) = self.owner(&lower) {
            reports.push(Report::new(path, taken(owner.path.as_deref())));
            return false;
        }
        self.add(address, lower, Owner { output, path: Some(path.clone()) });
        true
    }

    /// The same, sorted: what [`Self::over`] builds on.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.outputs.sort_unstable();
        self
    }

    /// All addresses, sorted.
    pub fn into_sorted(self) -> Vec<(Arc<str>, Output)> {
        let more = self.sorted();
        let below = more.below.as_ref().map_or(&[][..], |below| &below.outputs);
        let mut all = Vec::with_capacity(below.len() + more.outputs.len());
        let mut rest = below;
        for output in &more.outputs {
            let before = rest.partition_point(|known| known < output);
            all.extend_from_slice(&rest[..before]);
            rest = &rest[before..];
            all.push(output.clone());
        }
        all.extend_from_slice(rest);
        all
    }
}
