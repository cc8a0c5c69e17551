//! Analyses: the briefings.

use super::{Page, Record};
use crate::date::Edtf;
use crate::diagnostic::front as diagnose;
use crate::fields::choice::choice;
use crate::fields::{Reader, Spanned, shape};

choice! {
    /// The stage of a briefing.
    #[derive(Default)]
    AnalysisStatus {
        #[default]
        Published = "published",
        /// Left out of a build without `--drafts`.
        Draft = "draft",
        /// Left out of a build without `--drafts`.
        Review = "review",
        /// Kept under a banner that leads to its successor.
        Superseded = "superseded",
        /// Shows the notice and the corrections only.
        Withdrawn = "withdrawn",
    }
}

/// A hand-written briefing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Analysis {
    pub common: Page,
    pub date: Option<Spanned<Edtf>>,
    pub updated: Option<Spanned<Edtf>>,
    /// Information cut-off.
    pub as_of: Option<Spanned<Edtf>>,
    pub authors: Vec<Spanned<String>>,
    pub status: AnalysisStatus,
    /// A reference to the newer analysis.
    pub superseded_by: Option<Spanned<String>>,
}

impl Record for Analysis {
    fn read(fields: &mut Reader) -> Self {
        let status = fields.choice::<AnalysisStatus>("status");
        let analysis = Self {
            common: Page::read(fields),
            date: fields.checked("date", shape::date),
            updated: fields.checked("updated", shape::date),
            as_of: fields.checked("as-of", shape::date),
            authors: fields.texts("authors"),
            status: status.map(|status| status.value).unwrap_or_default(),
            superseded_by: fields.text("superseded-by"),
        };
        match (status, &analysis.superseded_by) {
            (Some(Spanned { value: AnalysisStatus::Superseded, span }), None) => {
                fields.report(diagnose::superseded_by_nothing(span));
            }
            (Some(Spanned { value: AnalysisStatus::Superseded, .. }), Some(_)) | (_, None) => {}
            (_, Some(newer)) => fields.report(diagnose::superseded_without_status(newer.span)),
        }
        analysis
    }
}
