//! How long it takes from `write()` until the new text comes over HTTP: the real binary, real files, the events that a browser listens to.
//!
//! In `cargo test` a small site, with limits that only a fault goes over. By hand, at full size:
//! `CHANCERY_SITE=DIR [CHANCERY_ROUNDS=41] [CHANCERY_EDITS=2000] cargo test --release --test latency -- --nocapture`.
//! The site is copied, never written to.

#[path = "../site/builder.rs"]
mod builder;
#[path = "../site/generator.rs"]
mod generator;
#[path = "../watch/preview.rs"]
#[allow(dead_code, reason = "each test program uses a part of it")]
mod preview;
mod subject;
mod table;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use preview::Preview;
use subject::{Edited, Subject};
use table::{Limits, Table};
use tempfile::TempDir;

#[test]
fn new_text_comes_at_once() {
    let site = std::env::var_os("CHANCERY_SITE");
    let folder = match &site {
        Some(site) => copied(Path::new(site)),
        None => copied(generator::articles(builder::Site::new(), 100).check().root()),
    };
    // Small, in a debug build, beside other tests: no measurement, but nothing may hang or be lost.
    let limits = if site.is_some() { Limits::AS_PROMISED } else { Limits::LOOSE };
    let rounds = number("CHANCERY_ROUNDS", if site.is_some() { 41 } else { 2 });
    let edits = number("CHANCERY_EDITS", if site.is_some() { 2000 } else { 20 });

    let subject = Subject::prepare(folder.path());
    let mut table = Table::new(limits);
    let start = Instant::now();
    let preview = Preview::start(folder, &[]);
    assert_eq!(preview.get("/index.html").status, 200);
    table.first_page(start.elapsed());

    measure(&preview, &subject, rounds, "", &mut table);
    preview.put("content/analysis/broken.md", "---\ndate: 2025-01-01\n---\n[[Nobody at all]] said so. [@nothing-of-the-kind]\n");
    preview.await_page("/analysis/broken.html", "Nobody at all");
    measure(&preview, &subject, rounds, ", beside an error", &mut table);

    let early = edits / 10;
    edit_often(&preview, &subject, early);
    let before = table::memory(preview.id());
    edit_often(&preview, &subject, edits - early);
    table.memory((early, before), (edits, table::memory(preview.id())));
    table.end();
}

/// One row for each thing that is edited and page on which it shows.
fn measure(preview: &Preview, subject: &Subject, rounds: usize, beside: &str, table: &mut Table) {
    let rows = [
        ("article", &subject.article, &subject.article_page, false),
        ("analysis", &subject.analysis, &subject.analysis_page, false),
        ("article, on an actor's page", &subject.article, &subject.actor_page, true),
        ("new alias, on the actor's page", &subject.alias, &subject.alias_page, true),
    ];
    for (what, file, page, gathers) in rows {
        let times: Vec<Duration> = (0..rounds).map(|round| latency(preview, file, page, round)).collect();
        table.row(&format!("{what}{beside}"), times, gathers);
    }
}

/// From before the file is written until the page holds its new words.
fn latency(preview: &Preview, file: &Edited, page: &str, round: usize) -> Duration {
    let (text, words) = file.next();
    let shown = preview.get(page);
    assert_eq!(shown.status, 200, "{page}");
    let events = preview.events(page.trim_start_matches('/'), &shown.hash());
    events.next("hello");
    let start = Instant::now();
    save(&preview.path(&file.path), &text, round);
    loop {
        // A save can be seen in two steps.
        events.next("page");
        let answer = preview.get(page);
        if answer.body.contains(&words) {
            return start.elapsed();
        }
    }
}

/// Truncates and writes, or writes beside and renames.
fn save(path: &Path, text: &str, round: usize) {
    if round.is_multiple_of(2) {
        fs::write(path, text).unwrap();
    } else {
        let beside = path.with_extension("tmp~");
        fs::write(&beside, text).unwrap();
        fs::rename(&beside, path).unwrap();
    }
}

/// Edits one file after the other, each time until the page shows it.
fn edit_often(preview: &Preview, subject: &Subject, edits: usize) {
    let files = [
        (&subject.article, &subject.article_page),
        (&subject.analysis, &subject.analysis_page),
        (&subject.article, &subject.actor_page),
        (&subject.alias, &subject.alias_page),
    ];
    for edit in 0..edits {
        let (file, page) = files[edit % files.len()];
        latency(preview, file, page, edit / files.len());
    }
}

fn copied(site: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(site).into_iter().map(Result::unwrap) {
        let to = folder.path().join(entry.path().strip_prefix(site).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&to).unwrap();
        } else {
            fs::copy(entry.path(), &to).unwrap();
        }
    }
    folder
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |value| value.parse().unwrap_or_else(|_| panic!("{name} is no number")))
}
