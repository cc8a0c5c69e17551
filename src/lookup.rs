//! Finding the one thing that a reference or a citation means, or saying what stands in the way. Knows spellings and numbers, no pages.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::text::{composed, fold, nearest};

/// How directly a spelling names its page. The first level that answers decides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// Slug, or `kind/slug`.
    Slug,
    /// Name or title.
    Name,
    /// Strong alias.
    Alias,
    /// ISO code of a country.
    Code,
}

const LEVELS: usize = 4;

/// What a look-up found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found<T> {
    Nothing,
    One(T),
    /// In order of their numbers, each once.
    Several(Vec<T>),
}

/// Spellings of pages, by level. Filled once, then asked.
#[derive(Default, Debug)]
pub struct References<'a> {
    levels: [Spellings<'a>; LEVELS],
    /// The folded form of the spelling in hand, kept so that it is not made anew for each.
    folded: String,
    /// More spellings, as if they were among these.
    more: Option<Arc<References<'static>>>,
}

/// The spellings of one level, in chains of one folded hash: most sites add far more than they ask for, so adding copies nothing.
#[derive(Default, Debug)]
struct Spellings<'a> {
    entries: Vec<Entry<'a>>,
    /// The last entry of each hash.
    chains: FxHashMap<u64, u32>,
}

/// `folder/spelling`, or `spelling` where there is no folder.
#[derive(Debug)]
struct Entry<'a> {
    folder: &'static str,
    spelling: Cow<'a, str>,
    page: u32,
    before: Option<u32>,
}

impl Entry<'_> {
    fn is(&self, spelling: &str) -> bool {
        if self.folder.is_empty() {
            return self.spelling == spelling;
        }
        spelling.strip_prefix(self.folder).and_then(|rest| rest.strip_prefix('/')).is_some_and(|rest| rest == self.spelling)
    }

    fn folds_to(&self, folded: &str) -> bool {
        let mut own = String::new();
        fold_into(self.folder, &self.spelling, &mut own);
        own == folded
    }
}

/// Writes the folded form of `folder/spelling` over `out`.
fn fold_into(folder: &str, spelling: &str, out: &mut String) {
    out.clear();
    if !folder.is_empty() {
        out.push_str(folder);
        out.push('/');
    }
    if spelling.is_ascii() {
        out.push_str(spelling);
        out.make_ascii_lowercase();
    } else {
        out.push_str(&fold(spelling));
    }
}

impl<'a> Spellings<'a> {
    fn add(&mut self, hash: u64, folder: &'static str, spelling: Cow<'a, str>, page: u32) {
        let at = u32::try_from(self.entries.len()).expect("fewer than 4 billion names");
        let before = self.chains.insert(hash, at);
        self.entries.push(Entry { folder, spelling, page, before });
    }

    /// The entries of one folded hash, the last added first.
    fn chain(&self, hash: u64) -> impl Iterator<Item = &Entry<'a>> {
        let first = self.chains.get(&hash).copied();
        std::iter::successors(first, |at| self.entries[*at as usize].before).map(|at| &self.entries[at as usize])
    }
}

impl<'a> References<'a> {
    /// Spellings to which others are added; what `more` holds is not copied.
    pub fn beside(more: Arc<References<'static>>) -> Self {
        Self { more: Some(more), ..Self::default() }
    }

    /// The pages of `spelling` in one level, else of its composed form, else of its folded form: in order, each once.
    fn pages(&self, level: usize, spelling: &str, folded: &str) -> Vec<u32> {
        let hash = xxh3_64(folded.as_bytes());
        let pages = |is_it: &dyn Fn(&Entry) -> bool| {
            let more = self.more.iter().flat_map(|more| more.levels[level].chain(hash));
            let own = self.levels[level].chain(hash).filter(|entry| is_it(entry)).map(|entry| entry.page);
            let mut pages: Vec<u32> = own.chain(more.filter(|entry| is_it(entry)).map(|entry| entry.page)).collect();
            pages.sort_unstable();
            pages.dedup();
            pages
        };
        let mut found = pages(&|entry| entry.is(spelling));
        if found.is_empty() && !spelling.is_ascii() {
            let in_nfc = composed(spelling);
            found = pages(&|entry| entry.is(&in_nfc));
        }
        if found.is_empty() {
            found = pages(&|entry| entry.folds_to(folded));
        }
        found
    }

    pub fn add(&mut self, level: Level, spelling: impl Into<Cow<'a, str>>, page: u32) {
        self.add_in(level, "", spelling, page);
    }

    /// Adds `folder/spelling`, or `spelling` where `folder` is empty.
    pub fn add_in(&mut self, level: Level, folder: &'static str, spelling: impl Into<Cow<'a, str>>, page: u32) {
        let spelling = match spelling.into() {
            Cow::Borrowed(borrowed) => Cow::Borrowed(borrowed.trim()),
            Cow::Owned(owned) if owned.trim().len() == owned.len() => Cow::Owned(owned),
            Cow::Owned(owned) => Cow::Owned(owned.trim().to_owned()),
        };
        fold_into(folder, &spelling, &mut self.folded);
        self.levels[level as usize].add(xxh3_64(self.folded.as_bytes()), folder, spelling, page);
    }

    /// The page that `spelling` means, white space around it aside.
    pub fn find(&self, spelling: &str) -> Found<u32> {
        let (spelling, folded) = (spelling.trim(), fold(spelling.trim()));
        let found = (0..LEVELS).map(|level| self.pages(level, spelling, &folded)).find(|pages| !pages.is_empty());
        match found {
            None => Found::Nothing,
            Some(pages) if pages.len() == 1 => Found::One(pages[0]),
            Some(pages) => Found::Several(pages),
        }
    }

    /// The page with exactly this slug or `kind/slug`.
    pub fn at_slug(&self, slug: &str) -> Option<u32> {
        let hash = xxh3_64(fold(slug).as_bytes());
        let more = self.more.iter().flat_map(|more| more.levels[Level::Slug as usize].chain(hash));
        let own = self.levels[Level::Slug as usize].chain(hash).filter(|entry| entry.is(slug)).map(|entry| entry.page);
        let mut pages: Vec<u32> = own.chain(more.filter(|entry| entry.is(slug)).map(|entry| entry.page)).collect();
        pages.dedup();
        match *pages {
            [page] => Some(page),
            _ => None,
        }
    }

    /// The known spelling nearest to `spelling`, for "did you mean". Looks at every name: call it for errors only.
    pub fn nearest(&self, spelling: &str) -> Option<&str> {
        let own = self.levels[1..=2].iter().flat_map(|level| &level.entries).map(|entry| &*entry.spelling);
        let more = self.more.iter().flat_map(|more| more.levels[1..=2].iter().flat_map(|level| &level.entries));
        nearest(spelling, own.chain(more.map(|entry| &*entry.spelling)))
    }
}

/// The shortest beginning of a file's stem that cites it.
pub const SHORTEST_BEGINNING: usize = 3;

/// The names that sources answer to in citations.
#[derive(Default, Debug)]
pub struct SourceKeys {
    keys: FxHashMap<String, u32>,
    stems: Vec<(String, u32)>,
}

impl SourceKeys {
    /// Takes all keys, then all former keys and stems: an earlier entry is never taken over by a later one.
    /// `stems` are file stems with their sources; they answer to their beginnings as well. All are compared in their composed form.
    pub fn new(keys: impl IntoIterator<Item = (String, u32)>, stems: Vec<(String, u32)>) -> Self {
        let mut stems: Vec<(String, u32)> =
            stems.into_iter().map(|(stem, source)| (composed(&stem).into_owned(), source)).collect();
        stems.sort_unstable();
        let mut all = FxHashMap::default();
        for (key, source) in keys {
            all.entry(composed(&key).into_owned()).or_insert(source);
        }
        for (stem, source) in &stems {
            if !all.contains_key(stem) {
                all.insert(stem.clone(), *source);
            }
        }
        Self { keys: all, stems }
    }

    pub fn find(&self, key: &str) -> Found<u32> {
        let key = composed(key);
        let key = &*key;
        if let Some(&source) = self.keys.get(key) {
            return Found::One(source);
        }
        if key.chars().count() < SHORTEST_BEGINNING {
            return Found::Nothing;
        }
        let from = self.stems.partition_point(|(stem, _)| stem.as_str() < key);
        let found: Vec<u32> =
            self.stems[from..].iter().take_while(|(stem, _)| stem.starts_with(key)).map(|(_, source)| *source).collect();
        match *found {
            [] => Found::Nothing,
            [source] => Found::One(source),
            _ => Found::Several(found),
        }
    }

    /// The key nearest to `key`, for "did you mean".
    pub fn nearest(&self, key: &str) -> Option<&str> {
        nearest(key, self.keys.keys().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_level_that_answers_decides() {
        let mut references = References::default();
        references.add(Level::Slug, "georgia", 1);
        references.add(Level::Name, "Georgia", 1);
        references.add(Level::Name, "Omar García Harfuch", 2);
        references.add(Level::Alias, "Georgia", 3);
        references.add(Level::Alias, "Harfuch", 2);
        references.add(Level::Alias, "harfuch", 4);
        references.add(Level::Alias, "HARFUCH", 4);
        for (spelling, expected) in [
            ("Georgia", Found::One(1)),
            ("omar garcia harfuch", Found::One(2)),
            ("Omar Garci\u{301}a Harfuch", Found::One(2)),
            ("Harfuch", Found::One(2)),
            ("HarFuch", Found::Several(vec![2, 4])),
            ("nobody", Found::Nothing),
        ] {
            assert_eq!(references.find(spelling), expected, "{spelling}");
        }
        assert_eq!(references.nearest("Gorgia"), Some("Georgia"));
    }

    #[test]
    fn a_source_answers_to_key_stem_and_beginnings() {
        let keys = [("recall-oped".to_owned(), 0), ("001".to_owned(), 2)];
        let stems = ["000_9d30", "001_628e", "001_77aa", "Sa\u{303}o"];
        let stems = stems.into_iter().map(str::to_owned).zip(0..).collect();
        let sources = SourceKeys::new(keys, stems);
        for (key, expected) in [
            ("recall-oped", Found::One(0)),
            ("000", Found::One(0)),
            ("00", Found::Nothing),
            ("001", Found::One(2)),
            ("001_", Found::Several(vec![1, 2])),
            ("001_6", Found::One(1)),
            ("recall", Found::Nothing),
            ("São", Found::One(3)),
            ("Sa\u{303}o", Found::One(3)),
        ] {
            assert_eq!(sources.find(key), expected, "{key}");
        }
    }
}
