//! Finding the one thing that a reference or a citation means, or saying what stands in the way. Knows spellings and numbers, no pages.

use rustc_hash::FxHashMap;

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
pub struct References {
    levels: [Spellings; LEVELS],
}

#[derive(Default, Debug)]
struct Spellings {
    exact: FxHashMap<String, Vec<u32>>,
    folded: FxHashMap<String, Vec<u32>>,
}

impl Spellings {
    fn add(&mut self, spelling: &str, page: u32) {
        add_once(&mut self.exact, spelling.to_owned(), page);
        add_once(&mut self.folded, fold(spelling), page);
    }

    fn find(&self, spelling: &str) -> Option<&Vec<u32>> {
        let in_nfc = || self.exact.get(&*composed(spelling));
        self.exact.get(spelling).or_else(in_nfc).or_else(|| self.folded.get(&fold(spelling)))
    }
}

fn add_once(map: &mut FxHashMap<String, Vec<u32>>, spelling: String, page: u32) {
    let pages = map.entry(spelling).or_default();
    if !pages.contains(&page) {
        pages.push(page);
    }
}

impl References {
    pub fn add(&mut self, level: Level, spelling: &str, page: u32) {
        self.levels[level as usize].add(spelling.trim(), page);
    }

    /// The page that `spelling` means, white space around it aside.
    pub fn find(&self, spelling: &str) -> Found<u32> {
        match self.levels.iter().find_map(|level| level.find(spelling.trim())) {
            None => Found::Nothing,
            Some(pages) if pages.len() == 1 => Found::One(pages[0]),
            Some(pages) => Found::Several(sorted(pages)),
        }
    }

    /// The page with exactly this slug or `kind/slug`.
    pub fn at_slug(&self, slug: &str) -> Option<u32> {
        match self.levels[Level::Slug as usize].exact.get(slug)?.as_slice() {
            [page] => Some(*page),
            _ => None,
        }
    }

    /// The known spelling nearest to `spelling`, for "did you mean". Looks at every name: call it for errors only.
    pub fn nearest(&self, spelling: &str) -> Option<&str> {
        nearest(spelling, self.levels[1..=2].iter().flat_map(|level| level.exact.keys()).map(String::as_str))
    }
}

fn sorted(pages: &[u32]) -> Vec<u32> {
    let mut pages = pages.to_vec();
    pages.sort_unstable();
    pages
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
        for (key, source) in keys.into_iter().chain(stems.iter().cloned()) {
            all.entry(composed(&key).into_owned()).or_insert(source);
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
