//! Types the values of one table and collects every mistake in it: wrong types, bad values, repeated items, missing and unknown keys.

use super::{Choice, Entry, Scalar, ScalarKind, Spanned, Table, Value};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::front::{self as diagnose, Shape, Wanted};
use crate::text;

/// Keys of other programs that read the same notes.
const PASSED: [&str; 2] = ["tags", "cssclasses"];

/// Hands out the values of a table by key. A key that nobody asked for is unknown: so the known keys are listed nowhere twice.
pub struct Reader {
    entries: Vec<Entry>,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader {
    pub fn new(table: Table) -> Self {
        Self { entries: table.entries, known: Vec::new(), missing: Vec::new(), diagnostics: Vec::new() }
    }

    /// The keys that `read` asks for.
    pub fn keys<T>(read: impl FnOnce(&mut Self) -> T) -> Vec<&'static str> {
        let mut empty = Self::new(Table::default());
        read(&mut empty);
        empty.known
    }

    /// One line of text. Numbers and dates are taken as they are written; white space at the ends goes, inside it becomes single spaces.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.checked(key, |text| Ok(text.to_owned()))
    }

    /// Like [`Self::text`], of a key that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let before = self.diagnostics.len();
        let text = self.text(key);
        if text.is_none() && self.diagnostics.len() == before {
            self.missing.push(key);
        }
        text
    }

    /// A text of a certain shape.
    pub fn checked<T>(&mut self, key: &'static str, check: impl Fn(&str) -> Result<T, Shape>) -> Option<Spanned<T>> {
        let value = self.take(key)?;
        self.one(key, &value, Wanted::Text, &check)
    }

    /// A list of texts; a single one counts as a list of one. Of equal items the first stays.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.all_checked(key, |text| Ok(text.to_owned()))
    }

    /// A list of texts of a certain shape.
    pub fn all_checked<T: PartialEq>(&mut self, key: &'static str, check: impl Fn(&str) -> Result<T, Shape>) -> Vec<Spanned<T>> {
        let items = match self.take(key) {
            None => return Vec::new(),
            Some(Spanned { value: Value::List(items), .. }) => items,
            Some(value) => vec![value],
        };
        let mut read: Vec<Spanned<T>> = Vec::new();
        for item in items {
            let Some(new) = self.one(key, &item, Wanted::Texts, &check) else { continue };
            match read.iter().find(|known| known.value == new.value) {
                Some(_) => self.diagnostics.push(diagnose::value_repeated(new.span, key)),
                None => read.push(new),
            }
        }
        read
    }

    /// One of a few words.
    pub fn choice<C: Choice>(&mut self, key: &'static str) -> Option<Spanned<C>> {
        let word = self.text(key)?;
        let choice = self.word(key, &word);
        choice.map(|choice| Spanned::new(choice, word.span))
    }

    /// One of a few words; where the word can't be read, `strictest`, so that a slip never publishes what was to be kept back.
    pub fn choice_or<C: Choice>(&mut self, key: &'static str, strictest: C) -> Option<Spanned<C>> {
        let at = self.entries.iter().find(|entry| entry.key.value == key).map(|entry| entry.value.span);
        let before = self.diagnostics.len();
        let choice = self.choice(key);
        match at {
            Some(span) if self.diagnostics.len() > before => Some(choice.unwrap_or(Spanned::new(strictest, span))),
            _ => choice,
        }
    }

    /// A list of a few words.
    pub fn choices<C: Choice>(&mut self, key: &'static str) -> Vec<Spanned<C>> {
        let words = self.texts(key);
        words.iter().filter_map(|word| self.word(key, word).map(|choice| Spanned::new(choice, word.span))).collect()
    }

    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        match &value.value {
            Value::Scalar(Scalar { text, kind: ScalarKind::Boolean }) => Some(text.eq_ignore_ascii_case("true")),
            _ => self.wrong_type(key, &value, Wanted::Boolean),
        }
    }

    /// A whole number from 0.
    pub fn count(&mut self, key: &'static str) -> Option<u32> {
        let value = self.take(key)?;
        let count = match &value.value {
            Value::Scalar(Scalar { text, kind: ScalarKind::Integer }) => text.replace('_', "").parse().ok(),
            _ => None,
        };
        count.or_else(|| self.wrong_type(key, &value, Wanted::Count))
    }

    /// A table within this one, read by `read`; an empty one where there is none.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        let table = match self.take(key) {
            Some(Spanned { value: Value::Table(table), .. }) => table,
            Some(value) => {
                self.wrong_type::<()>(key, &value, Wanted::Table);
                Table::default()
            }
            None => Table::default(),
        };
        let mut inner = Self::new(table);
        let value = read(&mut inner);
        self.diagnostics.extend(inner.finish(|_| Vec::new()));
        value
    }

    /// Keys that are not known beforehand, each with a text: a table, or a list whose items are `key: text` as text or as table.
    pub fn pairs(&mut self, key: &'static str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let mut pairs = Vec::new();
        match self.take(key) {
            None => {}
            Some(Spanned { value: Value::List(items), .. }) => {
                for item in items {
                    self.pairs_of(key, item, &mut pairs);
                }
            }
            Some(value) => self.pairs_of(key, value, &mut pairs),
        }
        pairs
    }

    fn pairs_of(&mut self, key: &'static str, item: Spanned<Value>, pairs: &mut Vec<(Spanned<String>, Spanned<String>)>) {
        if let Value::Table(table) = item.value {
            for entry in table.entries {
                let nothing = Spanned::new(String::new(), entry.value.span);
                let before = self.diagnostics.len();
                let text = self.one(key, &entry.value, Wanted::Text, &|text| Ok(text.to_owned()));
                if self.diagnostics.len() == before {
                    pairs.push((entry.key, text.unwrap_or(nothing)));
                }
            }
        } else if let Some(written) = self.one(key, &item, Wanted::Pairs, &|text| Ok(text.to_owned())) {
            let (code, text) = written.value.split_once(':').unwrap_or((&written.value, ""));
            pairs.push((Spanned::new(code.trim().to_owned(), written.span), Spanned::new(text.trim().to_owned(), written.span)));
        }
    }

    /// Adds what only the caller can know.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// All mistakes, those of unknown keys included, by place. `folders_with` names the folders whose pages have a key.
    pub fn finish(mut self, folders_with: impl Fn(&str) -> Vec<&'static str>) -> Vec<Diagnostic> {
        for Entry { key, .. } in &self.entries {
            if PASSED.contains(&key.value.as_str()) || key.value.starts_with("x-") {
                continue;
            }
            let nearest = nearest_key(&key.value, &self.known);
            let folders = if nearest.is_none() { folders_with(&key.value) } else { Vec::new() };
            self.diagnostics.push(match folders.as_slice() {
                [] => diagnose::key_unknown(key.span, &key.value, nearest),
                folders => diagnose::key_elsewhere(key.span, &key.value, folders),
            });
            // A key that is there with a slip in it is not missing as well.
            self.missing.retain(|missing| nearest != Some(missing));
        }
        self.diagnostics.extend(self.missing.iter().map(|key| diagnose::key_missing(key)));
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
        self.diagnostics
    }

    /// The value of `key`, none where it is empty.
    fn take(&mut self, key: &'static str) -> Option<Spanned<Value>> {
        self.known.push(key);
        let at = self.entries.iter().position(|entry| entry.key.value == key)?;
        let value = self.entries.remove(at).value;
        let is_empty = matches!(value.value, Value::Absent | Value::Scalar(Scalar { kind: ScalarKind::Null, .. }));
        (!is_empty).then_some(value)
    }

    /// A scalar as one line of checked text; none, without a word, where it is empty.
    fn one<T>(
        &mut self,
        key: &'static str,
        value: &Spanned<Value>,
        wanted: Wanted,
        check: &dyn Fn(&str) -> Result<T, Shape>,
    ) -> Option<Spanned<T>> {
        let Value::Scalar(Scalar { text, kind }) = &value.value else {
            return if value.value == Value::Absent { None } else { self.wrong_type(key, value, wanted) };
        };
        if matches!(kind, ScalarKind::Boolean | ScalarKind::Null) {
            return self.wrong_type(key, value, wanted);
        }
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            return None;
        }
        match check(&line) {
            Ok(checked) => Some(Spanned::new(checked, value.span)),
            Err(shape) => {
                self.diagnostics.push(diagnose::value_invalid(value.span, key, &line, &shape));
                None
            }
        }
    }

    fn word<C: Choice>(&mut self, key: &'static str, word: &Spanned<String>) -> Option<C> {
        let known = C::WORDS.iter().find(|(known, _)| *known == word.value);
        if known.is_none() {
            let words: Vec<&str> = C::WORDS.iter().map(|(known, _)| *known).collect();
            self.diagnostics.push(diagnose::value_unknown(word.span, key, &word.value, &words));
        }
        known.map(|(_, choice)| *choice)
    }

    fn wrong_type<T>(&mut self, key: &'static str, value: &Spanned<Value>, wanted: Wanted) -> Option<T> {
        self.diagnostics.push(diagnose::value_type(value.span, key, wanted, &found(&value.value)));
        None
    }
}

/// What a value is called in messages.
fn found(value: &Value) -> diagnose::Found {
    use diagnose::Found;
    match value {
        Value::Scalar(Scalar { kind: ScalarKind::String, .. }) => Found::Text,
        Value::Scalar(Scalar { kind: ScalarKind::Integer | ScalarKind::Float, text }) => Found::Number(text.clone()),
        Value::Scalar(Scalar { kind: ScalarKind::Boolean, text }) => Found::Boolean(text.clone()),
        Value::Scalar(Scalar { kind: ScalarKind::Date, .. }) => Found::Date,
        Value::Absent | Value::Scalar(Scalar { kind: ScalarKind::Null, .. }) => Found::Nothing,
        Value::List(items) => match items.as_slice() {
            [Spanned { value: Value::List(_), .. }] => Found::UnquotedLink,
            [Spanned { value: Value::Scalar(_), .. }] => Found::ListOfOne,
            _ => Found::List,
        },
        Value::Table(_) => Found::Table,
    }
}

/// The known key that was meant: the nearest, or the one with the same beginning in another number (`alias`, `aliases`).
fn nearest_key(given: &str, known: &[&'static str]) -> Option<&'static str> {
    let same_beginning =
        |key: &str| given.chars().zip(key.chars()).take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase())).count();
    text::nearest(given, known.iter().copied())
        .or_else(|| known.iter().copied().find(|key| same_beginning(key) >= given.chars().count().saturating_sub(1).max(4)))
}
