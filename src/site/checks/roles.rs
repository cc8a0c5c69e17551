//! Dated roles: whether a text gives an actor a role on a day on which the actor did not hold it.
//!
//! Certain only where the role's title stands directly before or behind the actor's name, and the sentence or position bears one day. A
//! sentence that looks back or ahead (`then`, `former`, `was elected`) is left alone.

use rustc_hash::FxHashMap;

use crate::brief::RoleKind;
use crate::date::{self, Edtf};
use crate::diagnostic::check as say;
use crate::document::{Brief, NoteFile};
use crate::markdown::Reference;
use crate::mention::EntityId;
use crate::sentence::sentence_at;
use crate::site::resolve::{ResolvedBody, Target};
use crate::site::{Report, Reports, Site};
use crate::text::{Span, fold};

/// Words by which a sentence speaks of another time than its date's.
const OTHER_TIME: [&str; 22] = [
    "then",
    "former",
    "formerly",
    "ex",
    "future",
    "incoming",
    "outgoing",
    "elect",
    "elected",
    "inaugurated",
    "appointed",
    "named",
    "became",
    "become",
    "born",
    "since",
    "until",
    "before",
    "after",
    "when",
    "acting",
    "designate",
];

/// A role with days, as an actor's page has it.
struct Tenure {
    /// The words before ` of `: `president`.
    title: String,
    /// As written: `President of El Salvador`.
    words: String,
    /// The same, folded.
    whole: String,
    days: Edtf,
}

/// Warns of actors who are given a role on a day outside its days.
pub fn check(site: &Site, reports: &mut Reports) {
    let tenures = tenures(site);
    if tenures.is_empty() {
        return;
    }
    for &note in &*site.published {
        if matches!(site.note(note).note.brief, Brief::Analysis(_) | Brief::Dispute(_)) {
            check_file(site, note, &tenures, reports);
        }
    }
}

/// The dated roles of each actor; of roles with one title none, where one of them has no days.
fn tenures(site: &Site) -> FxHashMap<EntityId, Vec<Tenure>> {
    let mut found: FxHashMap<EntityId, Vec<Tenure>> = FxHashMap::default();
    for &note in &*site.published {
        let file = site.note(note);
        let (Brief::Roles(roles, _), Some(entity)) = (&file.note.brief, site.entities.of_note(note)) else { continue };
        if !roles.iter().any(|role| role.kind == RoleKind::Role && role.date.is_some()) {
            continue;
        }
        let mut undated: Vec<String> = Vec::new();
        for role in roles.iter().filter(|role| role.kind == RoleKind::Role) {
            let words = crate::markdown::plain_text(&file.input.text, &file.note.body, role.words);
            let title = fold(words.split(" of ").next().unwrap_or_default().split(',').next().unwrap_or_default().trim());
            match role.date.and_then(|date| Edtf::parse(date.of(&file.input.text)).ok()) {
                Some(days) if !title.is_empty() => {
                    found.entry(EntityId(entity)).or_default().push(Tenure { title, whole: fold(&words), words, days });
                }
                _ => undated.push(title),
            }
        }
        if let Some(all) = found.get_mut(&EntityId(entity)) {
            all.retain(|tenure| !undated.contains(&tenure.title));
        }
    }
    found
}

fn check_file(site: &Site, note: u32, tenures: &FxHashMap<EntityId, Vec<Tenure>>, reports: &mut Reports) {
    let (file, body) = (site.note(note), &site.bodies[note as usize]);
    for (entity, span) in names(file, body) {
        let Some(all) = tenures.get(&entity) else { continue };
        let Some((title, tenure)) = title_beside(file, span, all) else { continue };
        let held: Vec<&Tenure> = all.iter().filter(|other| other.title == tenure.title).collect();
        let Some((day, why)) = day_of(site, note, span) else { continue };
        let is_outside = |tenure: &&Tenure| match why {
            Why::Said => are_apart(&tenure.days, &day),
            Why::Source(_) => is_before(&day, &tenure.days),
        };
        if let (Some(first), true) = (held.first(), held.iter().all(is_outside)) {
            let words = Span { start: title.start.min(span.start), end: title.end.max(span.end) }.of(&file.input.text);
            let role = format!("{}: {}", words.split_whitespace().collect::<Vec<_>>().join(" "), first.words);
            let why = why.words();
            let said = say::role_outside(title, &role, &first.days.text, &day.text, &why);
            reports.push(Report::new(&file.input.path, said));
        }
    }
}

/// Where a day comes from.
enum Why {
    /// It stands in the sentence or the position.
    Said,
    /// The only source cited is of that day.
    Source(String),
}

impl Why {
    fn words(&self) -> String {
        match self {
            Self::Said => "what is told here".to_owned(),
            Self::Source(key) => format!("`@{key}`"),
        }
    }
}

/// The places where a body names an entity: in its text, or by a reference.
fn names<'a>(file: &'a NoteFile, body: &'a ResolvedBody) -> impl Iterator<Item = (EntityId, Span)> + 'a {
    let mentions = body.mentions.mentions.iter().map(|mention| (mention.entity, mention.span));
    let linked = file.note.body.references.iter().zip(&body.references);
    mentions.chain(linked.filter_map(|(reference, target): (_, &Target)| Some((target.entity()?, name_in(file, reference)))))
}

/// The last word of what a link shows, so that a title before it is found: `[[Ana Lee|President Lee]]`; else the whole link.
fn name_in(file: &NoteFile, reference: &Reference) -> Span {
    let inside = reference.span.of(&file.input.text);
    let shown = inside.split_once('|').map(|(_, shown)| shown.trim_end_matches(']')).filter(|shown| shown.contains(' '));
    let Some((title, name)) = shown.and_then(|shown| shown.rsplit_once(' ')) else { return reference.span };
    let start = inside.find('|').map_or(0, |bar| bar + 1) + title.len() + 1;
    Span::new(start..start + name.len()).shifted(reference.span.start as usize)
}

/// One of the tenures by its title directly before the name at `span`, or by all its words before it or behind it and a comma.
fn title_beside<'a>(file: &NoteFile, span: Span, tenures: &'a [Tenure]) -> Option<(Span, &'a Tenure)> {
    let text = &*file.input.text;
    let before = text[..span.range().start].trim_end_matches(['*', '[']);
    let gap = before.len() - before.trim_end().len();
    let (before, after) = (before.trim_end(), &text[span.range().end..]);
    tenures.iter().find_map(|tenure| {
        let title = (gap > 0).then(|| title_before(before, &tenure.title)).flatten();
        let whole = || title_before(before.strip_suffix(',').unwrap_or(before), &tenure.whole).filter(|_| gap > 0);
        let behind = || title_behind(after, &tenure.whole).map(|title| title.shifted(span.range().end));
        Some((title.or_else(whole).or_else(behind)?, tenure))
    })
}

/// The title that `text` ends with, unless the word before it makes it another.
fn title_before(text: &str, title: &str) -> Option<Span> {
    let start = text.len().checked_sub(title.len()).filter(|at| text.is_char_boundary(*at))?;
    let before = &text[..start];
    let is_free = !before.ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '’' || c == '\'');
    let bare = [" the", " a", " an"].iter().find_map(|article| before.trim_end().strip_suffix(article)).unwrap_or(before);
    let looks_away = || {
        let word = last_word(bare);
        OTHER_TIME.contains(&word.as_str()) || matches!(word.as_str(), "later" | "vice")
    };
    (is_free && is_same(&text[start..], title) && !looks_away()).then(|| Span::new(start..text.len()))
}

/// The title that follows a name and a comma: `, the President of Arrakis,`.
fn title_behind(text: &str, title: &str) -> Option<Span> {
    let rest = text.trim_start_matches([']', '*']).strip_prefix(", ")?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let start = text.len() - rest.len();
    let words = rest.get(..title.len())?;
    let is_free = !rest[title.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    (is_free && is_same(words, title)).then(|| Span::new(start..start + title.len()))
}

/// `title` is folded already.
fn is_same(words: &str, title: &str) -> bool {
    if words.is_ascii() { words.eq_ignore_ascii_case(title) } else { fold(words) == title }
}

fn last_word(text: &str) -> String {
    fold(text.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
}

/// The day of the sentence or position that a name stands in, where there is one and only one.
fn day_of(site: &Site, note: u32, span: Span) -> Option<(Edtf, Why)> {
    let file = site.note(note);
    let (text, body) = (&*file.input.text, &file.note.body);
    let block = body.blocks.iter().find(|block| block.span.contains(span)).filter(|block| !block.quoted)?;
    let (place, given) = match position_at(file, span) {
        Some((position, given)) => (position, given),
        None => (sentence_at(text, block.span, span.start), None),
    };
    if let Some(day) = given {
        return Some((day, Why::Said));
    }
    let words = place.of(text);
    let is_other_time = |word: &str| OTHER_TIME.contains(&fold(word).as_str());
    if words.split(|c: char| !c.is_alphanumeric()).any(is_other_time) {
        return None;
    }
    let dates: Vec<(Span, String)> = date::find(words);
    if dates.iter().any(|(span, _)| is_of_a_thing(words, *span)) {
        return None;
    }
    match dates.as_slice() {
        [(_, edtf)] => Some((Edtf::parse(edtf).ok()?, Why::Said)),
        [] => {
            let cited: Vec<_> =
                body.citations_in(place).flat_map(|at| &site.bodies[note as usize].citations[at as usize]).collect();
            let [cited] = cited.as_slice() else { return None };
            let source = &site.sources[cited.source()? as usize];
            let issued = source.front.issued.as_ref()?;
            Some((issued.value.clone(), Why::Source(source.key.clone())))
        }
        _ => None,
    }
}

/// Whether a date says of which day a thing is: `the law of 4 May 2018`, `the war of 1982`, not when it is done.
fn is_of_a_thing(words: &str, date: Span) -> bool {
    const PARTS_OF_DAYS: [&str; 8] = ["morning", "afternoon", "evening", "night", "day", "summer", "winter", "spring"];
    let before = &words[..date.range().start];
    let preposition = last_word(before);
    let holds_it = matches!(words[date.range()].split(' ').next(), Some("of")) || preposition == "of";
    let thing = before.trim_end().strip_suffix(preposition.as_str()).map(last_word).unwrap_or_default();
    holds_it && !PARTS_OF_DAYS.contains(&thing.as_str())
}

/// The position that a party's name stands in, and the day that it gives.
fn position_at(file: &NoteFile, span: Span) -> Option<(Span, Option<Edtf>)> {
    let Brief::Dispute(dispute) = &file.note.brief else { return None };
    let mut positions = dispute.claims.iter().flat_map(|claim| &claim.positions);
    let position = positions.find(|position| position.span.contains(span))?;
    let date = position.how.iter().find(|how| how.kind == crate::brief::HowKind::Date);
    Some((position.span, date.and_then(|how| Edtf::parse(how.span.of(&file.input.text)).ok())))
}

/// No day is in both.
fn are_apart(a: &Edtf, b: &Edtf) -> bool {
    is_before(a, b) || is_before(b, a)
}

/// Every day of `a` is before every day of `b`.
fn is_before(a: &Edtf, b: &Edtf) -> bool {
    matches!((a.latest(), b.earliest()), (Some(last), Some(first)) if last < first)
}
