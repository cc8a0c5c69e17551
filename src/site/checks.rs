//! Checks of what published pages say: judgements and their grounds, sources, dates, roles, figures. Each is a warning or a note that a
//! careful reader would agree with; where a check can't be certain, it is silent.

mod basis;
mod dates;
mod evidence;
mod figures;
mod judgements;
mod opposite;
mod retracted;
mod roles;
mod sources;

pub use judgements::clear_term;

use super::{Reports, Site};
use crate::document::{Brief, Front, NoteFile};
use crate::front::AnalysisStatus;

/// What is kept from one link to the next.
#[derive(Default, Debug)]
pub struct Memory {
    figures: figures::Memory,
}

/// Checks everything that is published.
pub fn check(site: &Site, memory: &mut Memory, reports: &mut Reports) {
    let assessments = opposite::Assessments::new(site);
    for &note in &*site.published {
        match &site.note(note).note.brief {
            Brief::Analysis(_) if !is_in_force(site.note(note)) => {}
            Brief::Analysis(analysis) => {
                judgements::check(site, note, analysis, reports);
                retracted::check(site, note, analysis, reports);
                dates::check(site, note, reports);
            }
            Brief::Dispute(dispute) => evidence::check(site, note, dispute, reports),
            Brief::Roles(..) | Brief::None => {}
        }
    }
    assessments.check(site, reports);
    roles::check(site, reports);
    sources::check(site, reports);
    figures::check(site, &mut memory.figures, reports);
}

/// Whether an analysis still speaks for the desk: it is neither superseded nor withdrawn.
fn is_in_force(file: &NoteFile) -> bool {
    match &file.note.front {
        Front::Analysis(analysis) => !matches!(analysis.status, AnalysisStatus::Superseded | AnalysisStatus::Withdrawn),
        _ => true,
    }
}
