//! Precision and recall over labelled articles, which are no part of the project: without them the run says `corpus: skipped`.
//!
//! `MENTIONS_VERBOSE=1` prints every miss and every false mention of the dev half. The test half prints numbers only.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use chancery::mention::{Context, EntityKind, EntityNames};
use chancery::text::Span;
use serde::Deserialize;

use crate::site::{Site, site};

#[derive(Deserialize)]
struct Actors {
    actor: Vec<Actor>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Actor {
    name: String,
    kind: String,
    aliases: Vec<String>,
    short_names: Vec<String>,
    countries: Vec<String>,
}

/// Right, wrong and missed mentions of one kind of entity.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand labels")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

#[derive(Default)]
struct Table {
    countries: Score,
    actors: Score,
    /// Actors, without the labels that by the rule of short names are not to be linked: those of a person whose full name or alias does
    /// not stand in the document. Finding one of them is no mistake.
    actors_by_rule: Score,
}

type Found = BTreeSet<(u32, u32, String)>;

fn split_folder(split: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mentions").join(split)
}

fn corpus_folder() -> PathBuf {
    env::var_os("CHANCERY_CORPUS").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from)
}

fn read_site(folder: &Path) -> Site {
    let actors: Actors = toml::from_str(&fs::read_to_string(folder.join("actors.toml")).expect("actors.toml")).expect("actors");
    let iso: BTreeMap<String, usize> = chancery::gazetteer::Gazetteer::builtin()
        .countries()
        .iter()
        .enumerate()
        .map(|(at, country)| (country.iso2.to_owned(), at))
        .collect();
    let names = actors.actor.into_iter().map(|actor| EntityNames {
        kind: EntityKind::Actor,
        person: actor.kind == "person",
        names: vec![actor.name],
        aliases: actor.aliases,
        short_names: actor.short_names,
        hand_written: true,
        countries: match actor.kind.as_str() {
            "public-body" | "party" => actor
                .countries
                .iter()
                .filter_map(|code| iso.get(code))
                .map(|&at| chancery::mention::EntityId(u32::try_from(at).expect("few countries")))
                .collect(),
            _ => Vec::new(),
        },
        ..EntityNames::default()
    });
    site(names.collect())
}

/// The labels of one document.
#[derive(Default)]
struct Labels {
    all: Found,
    short: Found,
    /// Entities that stand with a full name or an alias.
    strong: BTreeSet<String>,
}

impl Labels {
    /// Short names without a strong one beside them.
    fn bare(&self) -> Found {
        self.short.iter().filter(|label| !self.strong.contains(&label.2)).cloned().collect()
    }
}

fn read_labels(folder: &Path) -> BTreeMap<String, Labels> {
    let mut labels: BTreeMap<String, Labels> = BTreeMap::new();
    for line in fs::read_to_string(folder.join("labels.tsv")).expect("labels.tsv").lines().skip(1) {
        let [document, start, end, entity, how] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("a label: {line}") };
        let span = (start.parse().expect("a start"), end.parse().expect("an end"));
        let label = (span.0, span.1, plain(entity));
        let of_document = labels.entry(document.to_owned()).or_default();
        match how {
            "short-name" => _ = of_document.short.insert(label.clone()),
            "name" | "alias" => _ = of_document.strong.insert(label.2.clone()),
            _ => {}
        }
        of_document.all.insert(label);
    }
    labels
}

/// Slugs differ in hyphens for names with apostrophes.
fn plain(address: &str) -> String {
    address.replace('-', "")
}

/// The paragraphs: lines, or blocks between blank lines where the text is hard-wrapped.
fn blocks(text: &str) -> Vec<Span> {
    let full: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let short = full.iter().filter(|line| line.chars().count() <= 100).count();
    let wrapped = full.len() >= 10 && short * 10 >= full.len() * 9 && text.matches("\n\n").count() * 2 < full.len();
    let separator = if wrapped { "\n\n" } else { "\n" };
    let mut at = 0;
    text.split(separator)
        .map(|block| {
            let span = Span::new(at..at + block.len());
            at += block.len() + separator.len();
            span
        })
        .collect()
}

fn find(site: &Site, text: &str) -> Found {
    let blocks = blocks(text);
    let resolution = site.lexicon.resolve(text, &site.lexicon.find(text), &Context { blocks: &blocks, ..Context::default() });
    resolution
        .mentions
        .iter()
        .map(|mention| (mention.span.start, mention.span.end, plain(site.address(mention.entity))))
        .collect()
}

fn show(kind: &str, document: &str, text: &str, (start, end, entity): &(u32, u32, String)) {
    let (start, end) = (*start as usize, *end as usize);
    let before: Vec<char> = text[..start].chars().rev().take(70).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[end..].chars().take(50).collect();
    println!("{kind} {document} {start} {entity} | {}", format!("{before}[{}]{after}", &text[start..end]).replace('\n', "⏎"));
}

fn evaluate(split: &str, verbose: bool) -> Option<Table> {
    let (folder, corpus) = (split_folder(split), corpus_folder());
    if !folder.join("labels.tsv").exists() || !corpus.exists() {
        return None;
    }
    let site = read_site(&folder);
    let mut table = Table::default();
    for (document, labels) in read_labels(&folder) {
        let (wanted, bare) = (&labels.all, labels.bare());
        let text = fs::read_to_string(corpus.join(&document)).expect("a document of the corpus");
        let found = find(&site, &text);
        for (mentions, add) in [
            (found.intersection(wanted).collect::<Vec<_>>(), (|score: &mut Score| score.right += 1) as fn(&mut Score)),
            (found.difference(wanted).collect(), |score| score.wrong += 1),
            (wanted.difference(&found).collect(), |score| score.missed += 1),
        ] {
            for mention in mentions {
                if mention.2.starts_with("countries/") {
                    add(&mut table.countries);
                    continue;
                }
                add(&mut table.actors);
                if !bare.contains(mention) {
                    add(&mut table.actors_by_rule);
                }
            }
        }
        if verbose {
            found.difference(wanted).for_each(|mention| show("WRONG ", &document, &text, mention));
            wanted.difference(&found).for_each(|mention| show("MISSED", &document, &text, mention));
        }
    }
    Some(table)
}

fn check(split: &str, verbose: bool) {
    let Some(table) = evaluate(split, verbose) else {
        println!("corpus: skipped");
        return;
    };
    for (kind, score) in
        [("countries", table.countries), ("actors", table.actors_by_rule), ("and bare short names", table.actors)]
    {
        println!(
            "{split:5} {kind:20} precision {:.4} recall {:.4} ({} right, {} wrong, {} missed)",
            score.precision(),
            score.recall(),
            score.right,
            score.wrong,
            score.missed
        );
    }
    for score in [table.countries, table.actors_by_rule] {
        assert!(score.precision() >= 0.98 && score.recall() >= 0.95, "mentions of {split} are not good enough");
    }
}

#[test]
fn the_dev_half_is_read_right() {
    check("dev", env::var_os("MENTIONS_VERBOSE").is_some());
}

#[test]
fn the_test_half_is_read_right() {
    check("test", false);
}
