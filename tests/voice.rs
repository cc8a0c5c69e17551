//! Whose words stand in the 28 documents: what the rules find, held against what a reader finds (`tests/voice/labels.toml`).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chancery::gazetteer::SpeechWords;
use chancery::quotation::{Candidate, Quoted, Speaker, Voice, quoted, speakers, voice};
use chancery::seed::{self, Paragraph};
use chancery::text::Span;
use sha2::{Digest, Sha256};
use toml::{Table, Value};

/// One labelled text.
struct Labelled {
    file: String,
    text: String,
    said: Vec<Span>,
    /// Of each `said`; 0: nobody.
    speakers: Vec<u32>,
    own: Vec<Span>,
    names: Vec<Candidate>,
}

impl Labelled {
    fn paragraphs(&self) -> Vec<Paragraph> {
        seed::parse(&self.text, None).paragraphs
    }
}

/// The labelled texts; none, with a word about it, where the corpus is not there.
fn labelled() -> Vec<Labelled> {
    let corpus = PathBuf::from(std::env::var("CHANCERY_CORPUS").unwrap_or_else(|_| "../shared".to_owned()));
    if !corpus.join("seeds").is_dir() {
        println!("corpus: skipped");
        return Vec::new();
    }
    let labels: Table = include_str!("voice/labels.toml").parse().expect("labels in TOML");
    let texts = labels["text"].as_array().unwrap();
    assert_eq!(texts.len(), 28);
    texts.iter().map(|one| read(&corpus, one.as_table().unwrap())).collect()
}

fn read(corpus: &Path, label: &Table) -> Labelled {
    let file = label["file"].as_str().unwrap();
    let bytes = std::fs::read(corpus.join(file)).unwrap();
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, label["sha256"].as_str().unwrap(), "{file} is another text than was labelled");
    let rows = |key: &str| label[key].as_array().unwrap().iter().map(numbers).collect::<Vec<_>>();
    let spans = |key: &str| rows(key).iter().map(|row| Span { start: row[0], end: row[1] }).collect();
    let candidate = |row: &Vec<u32>| Candidate { name: Span { start: row[0], end: row[1] }, id: row[2], person: row[3] == 1 };
    Labelled {
        file: file.to_owned(),
        text: String::from_utf8(bytes).unwrap(),
        said: spans("said"),
        speakers: numbers(&label["speakers"]),
        own: spans("own"),
        names: rows("names").iter().map(candidate).collect(),
    }
}

fn numbers(row: &Value) -> Vec<u32> {
    row.as_array().unwrap().iter().map(|number| u32::try_from(number.as_integer().unwrap()).unwrap()).collect()
}

#[test]
fn every_quotation_of_the_documents_is_found_and_has_its_voice() {
    let (mut all, mut wrong) = (0, Vec::new());
    for label in labelled() {
        let found = quoted(&label.text, &label.paragraphs());
        let spans: BTreeSet<Span> = found.iter().map(|one| one.span).collect();
        let said: BTreeSet<Span> = label.said.iter().copied().collect();
        assert_eq!(spans, said, "{}", label.file);
        let expected = label.said.iter().map(|span| (span, Voice::Said)).chain(label.own.iter().map(|span| (span, Voice::Text)));
        for (span, expected) in expected {
            all += 1;
            let heard = voice(&found, &[*span]);
            if heard != expected {
                wrong.push(format!(
                    "{}:{}-{} is {}, heard as {}",
                    label.file,
                    span.start,
                    span.end,
                    expected.name(),
                    heard.name()
                ));
            }
        }
    }
    println!("voices: {} of {all} wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(wrong.len() * 100 <= all, "{wrong:#?}");
}

/// Claims, wrong claims, and what could have been claimed.
#[derive(Default)]
struct Count {
    claimed: usize,
    wrong: Vec<String>,
    known: usize,
}

impl Count {
    fn add(&mut self, label: &Labelled, found: &[Quoted], claims: &[Option<Speaker>], known: &dyn Fn(u32) -> bool) {
        assert_eq!(claims.len(), label.speakers.len());
        for ((claim, expected), one) in claims.iter().zip(&label.speakers).zip(found) {
            self.known += usize::from(*expected != 0 && known(*expected));
            let Some(claim) = claim else { continue };
            self.claimed += 1;
            if claim.id != *expected {
                let place = format!("{}:{}", label.file, one.span.start);
                self.wrong.push(format!("{place} {} by {}, is {expected}", claim.rule.name(), claim.id));
            }
        }
    }

    fn precise(&self, what: &str) {
        let right = self.claimed - self.wrong.len();
        println!("{what}: {right} of {} claims right, of {} known speakers\n{}", self.claimed, self.known, self.wrong.join("\n"));
        assert!(self.wrong.len() * 50 <= self.claimed, "{:#?}", self.wrong);
    }
}

#[test]
fn speakers_of_the_documents_are_right() {
    let words = SpeechWords::builtin();
    let (mut all, mut alone) = (Count::default(), Count::default());
    for label in labelled() {
        let paragraphs = label.paragraphs();
        let found = quoted(&label.text, &paragraphs);
        let claims = speakers(&label.text, &paragraphs, &found, &label.names, &words);
        all.add(&label, &found, &claims, &|_| true);
        // A site knows some of the names: each of them in turn as the only one.
        for id in label.names.iter().map(|name| name.id).collect::<BTreeSet<u32>>() {
            let names: Vec<Candidate> = label.names.iter().filter(|name| name.id == id).copied().collect();
            let claims = speakers(&label.text, &paragraphs, &found, &names, &words);
            alone.add(&label, &found, &claims, &|known| known == id);
        }
    }
    all.precise("all names known");
    alone.precise("one name known");
}

/// The text with other marks about its quotations, and where these stand then.
fn restyled(label: &Labelled, open: &str, close: &str) -> (String, BTreeSet<Span>) {
    let (mut text, mut said, mut at) = (String::new(), BTreeSet::new(), 0);
    let is_mark = |c: char| matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'');
    for span in &label.said {
        let (start, end) = (span.start as usize, span.end as usize);
        let before = label.text[..start].chars().next_back().filter(|c| is_mark(*c));
        text.push_str(&label.text[at..start - before.map_or(0, char::len_utf8)]);
        text.push_str(open);
        let from = text.len();
        text.push_str(&label.text[start..end]);
        said.insert(Span::new(from..text.len()));
        let after = label.text[end..].chars().next().filter(|c| is_mark(*c));
        text.push_str(after.map_or("", |_| close));
        at = end + after.map_or(0, char::len_utf8);
    }
    text.push_str(&label.text[at..]);
    (text, said)
}

#[test]
fn the_marks_of_other_languages_are_found_as_well() {
    let styles = [
        ("“", "”"),
        ("\"", "\""),
        ("«", "»"),
        ("«\u{a0}", "\u{a0}»"),
        ("« ", " »"),
        ("„", "“"),
        ("»", "«"),
        ("‘", "’"),
        ("'", "'"),
    ];
    for (open, close) in styles {
        let (mut all, mut wrong) = (0, Vec::new());
        for label in labelled() {
            let (text, said) = restyled(&label, open, close);
            let found: BTreeSet<Span> = quoted(&text, &seed::parse(&text, None).paragraphs).iter().map(|one| one.span).collect();
            all += said.len();
            wrong.extend(said.symmetric_difference(&found).map(|span| format!("{}:{}", label.file, span.start)));
        }
        println!("{open}…{close}: {} of {all} wrong", wrong.len());
        // An apostrophe looks like a single mark, so one that nothing closes mostly counts as an apostrophe.
        let most = if matches!(open, "‘" | "'") { 3 } else { 1 };
        assert!(wrong.len() * 100 <= all * most, "{open}…{close}: {wrong:#?}");
    }
}
