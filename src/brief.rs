//! The patterns that the bodies of disputes, analyses and actors follow, found in a Markdown body.
//!
//! Everything is spans and indices into the body; nothing is resolved. What does not fit is a diagnostic that prints the pattern, and is left out.

mod analysis;
mod claim;
mod dispute;
mod how;
mod label;
mod likelihood;
mod line;
mod position;
mod roles;
mod stance;

pub use analysis::{AnalysisBody, Judgement, Section, analysis};
pub use claim::Claim;
pub use dispute::{DisputeBody, dispute};
pub use how::{How, HowKind};
pub use label::{Assessment, Label, Labelled};
pub use likelihood::{Confidence, Likelihood, find as likelihoods, scale};
pub use position::{Party, Position};
pub use roles::{Role, RoleKind, roles};
pub use stance::{ClaimKind, Stance};

#[cfg(test)]
mod tests;
