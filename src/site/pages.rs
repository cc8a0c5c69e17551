//! Every address of the site and what stands there. An address that two inputs claim is reported, and the first keeps it.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

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

fn lower_case(address: &str) -> String {
    if address.is_ascii() { address.to_ascii_lowercase() } else { address.to_lowercase() }
}

/// The addresses in use. Compared without regard to case, as many file systems do.
#[derive(Default, Debug)]
pub struct Addresses {
    outputs: Vec<(String, Output)>,
    taken: FxHashMap<String, Owner>,
}

#[derive(Clone, Debug)]
struct Owner {
    output: Output,
    /// The input that made it; none for what chancery makes itself.
    path: Option<std::sync::Arc<str>>,
}

impl Addresses {
    /// Claims `address` for a page that no input made. An input that claimed it before is reported.
    pub fn reserve(&mut self, address: String, output: Output, reports: &mut Reports) {
        match self.taken.entry(lower_case(&address)) {
            Entry::Vacant(free) => {
                free.insert(Owner { output, path: None });
                self.outputs.push((address, output));
            }
            Entry::Occupied(taken) => {
                if let Some(path) = &taken.get().path {
                    reports.push(Report::new(path, say::address_reserved(&address)));
                }
            }
        }
    }

    /// Claims `address` for what `path` makes. Returns whether it got it.
    pub fn claim(&mut self, address: &str, output: Output, path: &std::sync::Arc<str>, reports: &mut Reports) -> bool {
        match self.taken.entry(lower_case(address)) {
            Entry::Vacant(free) => free.insert(Owner { output, path: Some(path.clone()) }),
            Entry::Occupied(owner) => {
                let diagnostic = match &owner.get().path {
                    Some(other) => say::address_taken(address, other),
                    None => say::address_reserved(address),
                };
                reports.push(Report::new(path, diagnostic));
                return false;
            }
        };
        self.outputs.push((address.to_owned(), output));
        true
    }

    /// Claims a former address for a redirect; `say` makes the diagnostic when a page stands there.
    pub fn claim_former(
        &mut self,
        address: &str,
        output: Output,
        path: &std::sync::Arc<str>,
        taken: impl Fn(&str) -> Diagnostic,
        reports: &mut Reports,
    ) -> bool {
        if let Some(owner) = self.taken.get(&lower_case(address)) {
            let other = owner.path.as_deref().unwrap_or("chancery itself");
            reports.push(Report::new(path, taken(other)));
            return false;
        }
        self.taken.insert(lower_case(address), Owner { output, path: Some(path.clone()) });
        self.outputs.push((address.to_owned(), output));
        true
    }

    /// What stands at `address`.
    pub fn at(&self, address: &str) -> Option<Output> {
        let owner = self.taken.get(&lower_case(address))?;
        Some(owner.output)
    }

    /// All addresses, sorted.
    pub fn into_sorted(mut self) -> Vec<(String, Output)> {
        self.outputs.sort();
        self.outputs.dedup_by(|a, b| a.0 == b.0);
        self.outputs
    }
}
