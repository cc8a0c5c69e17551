//! Whom a name means that stands alone, as the one who takes a position: by the names of the lexicon, without a text around it.

use super::lexicon::{Lexicon, Target};
use super::titled::{are_titles, without_apposition};
use super::{EntityId, EntityKind, How, looks_like_person};
use crate::names::NameId;
use crate::text::without_article;

/// What a name means by itself.
enum Meaning {
    Unknown,
    /// Several, or something that is no actor and no country.
    Doubtful,
    One(Target),
}

/// What is known of the text that names a party.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Entities that a strong name or a reference names there, ascending: their short names count before those of others.
    pub present: &'a [EntityId],
    /// Names there that mean nobody: a short name may be that of such a person.
    pub strangers: &'a [String],
    /// Names that do not count there.
    pub nolink: &'a [String],
}

impl Lexicon {
    /// The actor or country that `name` means: by one of its names, by a capital for its government, as the government of a country; a
    /// person also with titles before the name or an office behind it. None where it means nothing, or there is any doubt.
    pub fn party(&self, name: &str, known: Known) -> Option<EntityId> {
        let bare = without_article(name.trim());
        let whole = match self.whole(name.trim(), known) {
            Meaning::Unknown => self.whole(bare, known),
            found => found,
        };
        match whole {
            Meaning::One(target) => Some(target.entity),
            Meaning::Doubtful => None,
            Meaning::Unknown => match governed(bare) {
                Some(country) => self.country(country, known),
                None => self.person(bare, known),
            },
        }
    }

    /// `Minister Ana Solo`, `Ms. Solo`, `Ana Solo, minister of fisheries`.
    fn person(&self, name: &str, known: Known) -> Option<EntityId> {
        let is_person = |name: &str| self.names().find(name).iter().any(|found| self.means_person(found.name));
        let name = without_apposition(name, &self.words, is_person);
        let starts = name.match_indices(' ').map(|(at, _)| at + 1);
        let known_end = |start: usize| match self.whole(&name[start..], known) {
            Meaning::Unknown => None,
            found => Some((start, found)),
        };
        let (start, found) = std::iter::once(0).chain(starts).find_map(known_end)?;
        let Meaning::One(target) = found else { return None };
        let is_meant = self.entity(target.entity).person && are_titles(&name[..start], &self.words);
        is_meant.then_some(target.entity)
    }

    fn means_person(&self, name: NameId) -> bool {
        self.owners(name).targets.iter().any(|target| self.entity(target.entity).person)
    }

    fn whole(&self, name: &str, known: Known) -> Meaning {
        let found = self.names().find(name).into_iter().filter(|found| found.span.len() == name.len());
        let ids: Vec<_> = found.map(|found| found.name).collect();
        if ids.is_empty() {
            return Meaning::Unknown;
        }
        let never = |id| self.owners(id).nolink || known.nolink.iter().any(|never| never == self.names().text(id));
        if ids.iter().any(|id| never(*id)) {
            return Meaning::Doubtful;
        }
        let is_dispute = |target: &&Target| self.entity(target.entity).kind == EntityKind::Dispute;
        let targets = || ids.iter().flat_map(|id| &self.owners(*id).targets).filter(|target| !is_dispute(target));
        let is_named = |target: &&Target| matches!(target.how, How::Name | How::Alias);
        let is_own = |target: &&Target| is_named(target) && target.hand_written;
        let is_strong = |target: &&Target| target.how != How::ShortName;
        // An organisation's short name is often a common noun, which means it only where it is spoken of: `the Court`.
        let is_sole = |target: &Target| self.entity(target.entity).person && targets().all(|other| other.entity == target.entity);
        let has_stranger = known.strangers.iter().any(|stranger| self.may_shorten(name, stranger));
        let is_near = |target: &Target| known.present.binary_search(&target.entity).is_ok();
        let is_weak = |target: &&Target| !is_strong(target) && !has_stranger && (is_near(target) || is_sole(target));
        if ids.iter().any(|id| self.owners(*id).blocking) {
            return only(targets().filter(is_own));
        }
        let ranks: [&dyn Fn(&&Target) -> bool; 3] = [&is_own, &is_named, &is_strong];
        let fits = ranks.into_iter().find(|fits| targets().any(|target| fits(&target))).unwrap_or(&is_strong);
        only(targets().filter(fits).chain(targets().filter(is_weak)))
    }

    /// Whether `short` is the end of another's name: `Solo` of `Ben Solo`, not of `Minister Solo`.
    fn may_shorten(&self, short: &str, stranger: &str) -> bool {
        let before = stranger.strip_suffix(short).filter(|before| before.ends_with(' '));
        before.is_some_and(|before| looks_like_person(stranger) && !are_titles(before, &self.words))
    }

    fn country(&self, name: &str, known: Known) -> Option<EntityId> {
        let Meaning::One(target) = self.whole(name, known) else { return None };
        let is_country = self.entity(target.entity).kind == EntityKind::Country && target.how != How::Metonym;
        is_country.then_some(target.entity)
    }
}

/// The meaning that all are.
fn only<'a>(mut meanings: impl Iterator<Item = &'a Target>) -> Meaning {
    let Some(&first) = meanings.next() else { return Meaning::Doubtful };
    if meanings.all(|other| other.entity == first.entity) { Meaning::One(first) } else { Meaning::Doubtful }
}

/// `Chile` of `government of Chile`, `State of Chile`, `Chile's government`; `Chilean` of `Chilean government`.
fn governed(name: &str) -> Option<&str> {
    let of = |head: &str| {
        let start = name.get(..head.len()).filter(|start| start.eq_ignore_ascii_case(head))?;
        Some(without_article(&name[start.len()..]))
    };
    let behind = |noun: &str| {
        let at = name.len().checked_sub(noun.len())?;
        name.get(at..).filter(|end| end.eq_ignore_ascii_case(noun)).map(|_| &name[..at])
    };
    let owner = |name| ["'s", "’s", "'", "’"].iter().find_map(|end| str::strip_suffix(name, end)).unwrap_or(name);
    of("government of ").or_else(|| of("state of ")).or_else(|| behind(" government").map(owner))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::gazetteer::WordLists;
    use crate::mention::EntityNames;

    fn lexicon() -> Lexicon {
        let strings = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let country = |name: &str, demonym: &str, capital: &str| EntityNames {
            kind: EntityKind::Country,
            names: strings(&[name]),
            demonyms: strings(&[demonym]),
            capitals: strings(&[capital]),
            ..EntityNames::default()
        };
        let person = |name: &str, short: &str| EntityNames {
            person: true,
            names: strings(&[name]),
            short_names: strings(&[short]),
            hand_written: true,
            ..EntityNames::default()
        };
        let entities = [
            country("Chile", "Chilean", "Santiago"),
            country("Georgia", "Georgian", "Tbilisi"),
            country("North Korea", "Korean", "Pyongyang"),
            country("South Korea", "Korean", "Seoul"),
            person("Ana Solo", "Solo"),
            person("Ben Solo", "Solo"),
            person("Cid Solo", "Cid"),
            person("Dora Trio", "Trio"),
            EntityNames { names: strings(&["Harbour Court"]), short_names: strings(&["Court"]), ..EntityNames::default() },
        ];
        Lexicon::new(&entities, &Arc::new(WordLists::builtin()), &["Tbilisi".to_owned()])
    }

    #[track_caller]
    fn check(name: &str, expected: Option<u32>) {
        let known = Known { present: &[EntityId(4)], ..Known::default() };
        assert_eq!(lexicon().party(name, known), expected.map(EntityId), "{name}");
    }

    #[test]
    fn a_government_is_its_country() {
        for name in ["Chile", "CHILE", "the Chilean government", "Government of Chile", "The government of Chile", "Santiago"] {
            check(name, Some(0));
        }
        for name in ["State of Chile", "Chile's government", "Chile’s Government", "Chilean", "Chile government"] {
            check(name, Some(0));
        }
        for name in ["Georgian government", "the government of Georgia"] {
            check(name, Some(1));
        }
    }

    #[test]
    fn what_is_in_doubt_means_nobody() {
        for name in ["Korean government", "Korean", "State of Georgia", "Tbilisi", "Santiago's government", "a Chilean official"]
        {
            check(name, None);
        }
        check("the government", None);
        check("The", None);
    }

    #[test]
    fn a_short_name_that_several_have_needs_its_owner_nearby() {
        check("Solo", Some(4));
        assert_eq!(lexicon().party("Solo", Known::default()), None);
        let both = Known { present: &[EntityId(4), EntityId(5)], ..Known::default() };
        assert_eq!(lexicon().party("Solo", both), None);
        assert_eq!(lexicon().party("Solo", Known { nolink: &["Solo".to_owned()], ..both }), None);
    }

    #[test]
    fn a_short_name_that_one_person_has_is_enough() {
        check("Trio", Some(7));
        check("Cid", Some(6));
        check("Court", None);
        let named = |stranger: &str| {
            let strangers = [stranger.to_owned()];
            lexicon().party("Trio", Known { strangers: &strangers, ..Known::default() })
        };
        assert_eq!(named("Emil Trio"), None);
        for other in ["Minister Trio", "the lawyer of Trio", "Ana Duo"] {
            assert_eq!(named(other), Some(EntityId(7)), "{other}");
        }
    }

    #[test]
    fn titles_before_a_name_leave_it_who_it_is() {
        for name in ["Minister Dora Trio", "Ms. Trio", "Ms Trio", "the Minister Trio", "Former President Dora Trio"] {
            check(name, Some(7));
        }
        for name in ["Chilean Prime Minister Dora Trio", "US Secretary of State Trio", "Lt. Gen. Trio", "foreign minister Trio"] {
            check(name, Some(7));
        }
        for name in ["former Chancellor Trio", "then-President Trio", "Chile Fisheries Minister Trio"] {
            check(name, Some(7));
        }
        for name in ["Emil Trio", "Minister Emil Trio", "Chilean Trio", "a spokesman for Dora Trio", "Spokesman of Trio"] {
            check(name, None);
        }
        for name in ["Chile’s Minister Trio", "Emil Duo and Minister Trio", "Minister Court", "Minister Chile", "Dora Trio aide"]
        {
            check(name, None);
        }
        for name in ["President Solo", "Minister Ana Solo"] {
            check(name, Some(4));
        }
        assert_eq!(lexicon().party("Minister Solo", Known::default()), None);
    }

    #[test]
    fn what_somebody_is_leaves_them_who_they_are() {
        for name in ["Dora Trio, minister of fisheries", "Dora Trio (minister)", "Trio, Chile’s foreign minister"] {
            check(name, Some(7));
        }
        for name in ["Minister Trio, the Chilean chancellor and party leader", "Dora Trio, Minister for Fisheries, the author"] {
            check(name, Some(7));
        }
        for name in ["Dora Trio, Ben Solo", "Dora Trio, Minister Emil Duo", "Dora Trio, Emil Duo and the minister"] {
            check(name, None);
        }
        for name in
            ["Dora Trio, her lawyer", "Dora Trio, through a spokesman", "Dora Trio, Ben Solo, minister", "Dora Trio, others"]
        {
            check(name, None);
        }
    }
}
