//! What is edited, chosen from any site: an article with the actor whom most articles name, an analysis, and an actor of our own who has
//! another alias each time, in ten texts.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use chancery::compile::{Kept, compile};
use chancery::load;
use chancery::mention::{EntityId, EntityKind};
use chancery::site::{Options, Page, Site};

use super::preview::put;

/// The files that are edited, and the pages on which it shows.
pub struct Subject {
    pub article: Edited,
    pub article_page: String,
    pub actor_page: String,
    pub analysis: Edited,
    pub analysis_page: String,
    pub alias: Edited,
    pub alias_page: String,
}

/// A file, cut where its new words go.
pub struct Edited {
    /// From the site's root.
    pub path: String,
    before: String,
    after: String,
    edits: Cell<usize>,
    /// The words of an edit, and what a page shows that knows of them.
    words: fn(usize) -> (String, String),
}

/// The texts in which each alias stands.
const TEXTS: usize = 10;
const ALIASES: usize = 26;

impl Edited {
    fn new(path: &str, (before, after): (&str, &str), words: fn(usize) -> (String, String)) -> Self {
        let (path, before, after) = (path.to_owned(), before.to_owned(), after.to_owned());
        Self { path, before, after, edits: Cell::new(0), words }
    }

    /// The next text of the file, and what is to be seen of it.
    pub fn next(&self) -> (String, String) {
        let (words, shown) = (self.words)(self.edits.replace(self.edits.get() + 1));
        (format!("{}{words}{}", self.before, self.after), shown)
    }
}

impl Subject {
    /// Chooses, and writes what the measurements need into the site at `root`.
    pub fn prepare(root: &Path) -> Self {
        let inputs = load::load(root, load::Options::default());
        let options = Options { drafts: true, ..Options::default() };
        let site = compile(&inputs, options, &mut Kept::once(), &mut |_| {}).site;
        let address = |page: Page| format!("/{}", site.path(page));

        let actor = most_named(&site);
        let first = site.mention_index.of(actor.0 as usize)[0];
        let source = &site.sources[first.source as usize];
        let mention = site.mentions[first.source as usize].mentions[first.mention as usize];
        let article = &site.documents.seeds[source.seed.unwrap() as usize].input;
        let note = site.analyses().next().expect("an analysis");
        let analysis = &site.note(note).input;

        let others = site.newest_sources.iter().filter(|at| **at != first.source);
        for seed in others.filter_map(|at| site.sources[*at as usize].seed).take(TEXTS) {
            let input = &site.documents.seeds[seed as usize].input;
            fs::write(root.join(&*input.path), format!("{}\n\n{}\n", input.text, sentences())).unwrap();
        }
        let (head, tail) = ("---\nname: Quentin Zabberwock\naliases: [\"", "\"]\n---\nNobody.\n");
        let path = "content/actors/quentin-zabberwock.md";
        put(root, path, &format!("{head}Zabberwock of Nowhere{tail}"));
        Self {
            article: Edited::new(&article.path, article.text.split_at(mention.span.end as usize), remark),
            article_page: address(Page::Source(first.source)),
            actor_page: address(Page::Entity(actor)),
            analysis: Edited::new(&analysis.path, (&format!("{}\n\nAt last", analysis.text.trim_end()), ".\n"), remark),
            analysis_page: address(Page::Analysis(note)),
            alias: Edited::new(path, (head, tail), alias),
            alias_page: "/actors/quentin-zabberwock.html".to_owned(),
        }
    }
}

/// The actor with a page of its own whom most sources name.
fn most_named(site: &Site) -> EntityId {
    let actors = site.entities.ids().filter(|(_, entity)| entity.kind == EntityKind::Actor && !entity.is_protected());
    let most = actors.max_by_key(|(at, _)| site.mention_index.sources(*at as usize));
    EntityId(most.expect("an actor").0)
}

fn remark(edit: usize) -> (String, String) {
    let remark = format!(" (remark {edit})");
    (remark.clone(), remark)
}

/// An alias, and the end of the sentence in which it stands.
fn alias(edit: usize) -> (String, String) {
    let letter = char::from(b'a' + u8::try_from(edit % ALIASES).unwrap());
    (format!("Wozzeck{letter} Accord"), format!("was signed in session {letter}."))
}

/// One sentence for each alias.
fn sentences() -> String {
    let sentence = |edit| {
        let (alias, end) = alias(edit);
        format!("The {alias} {end}\n\n")
    };
    (0..ALIASES).map(sentence).collect()
}
