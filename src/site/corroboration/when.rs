//! When a position was taken, as far as its file and its sources tell.

use super::cited;
use crate::brief::{HowKind, Position};
use crate::date::{Day, Edtf};
use crate::site::Site;

/// When a position was taken.
#[derive(Clone, Default, Debug)]
pub struct When {
    /// As the position says.
    pub own: Option<Edtf>,
    /// Where it does not: the issue of the first source that has it.
    pub reported: Option<Edtf>,
}

impl When {
    pub fn of(site: &Site, note: u32, position: &Position) -> Self {
        let text: &str = &site.note(note).input.text;
        let dates = position.how.iter().filter(|how| how.kind == HowKind::Date);
        let own = dates.filter_map(|how| Edtf::parse(how.span.of(text)).ok()).next_back();
        let reported = if own.is_some() { None } else { first_report(site, note, position) };
        Self { own, reported }
    }

    pub fn date(&self) -> Option<&Edtf> {
        self.own.as_ref().or(self.reported.as_ref())
    }

    /// Orders positions from old to new, undated ones last.
    pub fn key(&self) -> i32 {
        self.date().map_or(i32::MAX, Edtf::sort_key)
    }

    /// The first day on which it can have been taken. A report tells none: it is never older than what it reports.
    pub fn first_day(&self) -> Option<Day> {
        self.own.as_ref().and_then(Edtf::earliest)
    }

    /// The last day on which it can have been taken.
    pub fn last_day(&self) -> Option<Day> {
        self.date().and_then(Edtf::latest)
    }

    /// Whether this comes before `later` whatever the dates leave open.
    pub fn surely_before(&self, later: &Self) -> bool {
        self.last_day().zip(later.first_day()).is_some_and(|(last, first)| last < first)
    }
}

fn first_report(site: &Site, note: u32, position: &Position) -> Option<Edtf> {
    let issued = cited(site, note, &position.citations).into_iter();
    let issued = issued.filter_map(|source| site.sources[source as usize].front.issued.as_ref());
    issued.map(|date| date.value.clone()).min_by_key(Edtf::sort_key)
}
