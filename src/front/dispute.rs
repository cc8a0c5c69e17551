//! Disputes. Their claims stand in the body and are read elsewhere.

use super::{Page, Record};
use crate::date::Edtf;
use crate::fields::choice::choice;
use crate::fields::{Reader, Spanned, shape};

choice! {
    DisputeStatus {
        Open = "open",
        Dormant = "dormant",
        Negotiating = "negotiating",
        Settled = "settled",
    }
}

choice! {
    Trend {
        Worsening = "worsening",
        Unchanged = "unchanged",
        Improving = "improving",
    }
}

/// A question on which parties disagree.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Dispute {
    pub common: Page,
    pub question: Option<Spanned<String>>,
    /// Free text: fact, attribution, legal, territorial, extradition.
    pub kind: Option<Spanned<String>>,
    pub status: Option<DisputeStatus>,
    pub trend: Option<Trend>,
    pub trend_since: Option<Spanned<Edtf>>,
    pub period: Option<Spanned<Edtf>>,
    pub as_of: Option<Spanned<Edtf>>,
    /// As written; references to countries.
    pub countries: Vec<Spanned<String>>,
}

impl Record for Dispute {
    fn read(fields: &mut Reader) -> Self {
        Self {
            common: Page::read(fields),
            question: fields.text("question"),
            kind: fields.text("kind"),
            status: fields.choice("status").map(|status| status.value),
            trend: fields.choice("trend").map(|trend| trend.value),
            trend_since: fields.checked("trend-since", shape::date),
            period: fields.checked("period", shape::date),
            as_of: fields.checked("as-of", shape::date),
            countries: fields.texts("countries"),
        }
    }
}
