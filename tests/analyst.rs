//! Three analyses as a careful analyst writes them, over real articles of `CHANCERY_CORPUS` (default `../shared`): nothing in them may be warned of.
//!
//! `tests/analyst/<topic>` has the notes of a site; its seeds are the articles of `corpus/<topic>` that its source notes name.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Checks the site of `topic`; none without a corpus.
fn check(topic: &str) -> Option<String> {
    let corpus = std::env::var_os("CHANCERY_CORPUS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let articles = corpus.join("corpus").join(topic);
    if !articles.is_dir() {
        eprintln!("corpus: skipped");
        return None;
    }
    let site = tempfile::tempdir().unwrap();
    let notes = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/analyst").join(topic);
    copy(&notes, site.path());
    add_seeds(&articles, &site);
    let mut check = Command::new(env!("CARGO_BIN_EXE_chancery"));
    let result = check.args(["check", "--strict"]).current_dir(site.path()).env("NO_COLOR", "1").output().unwrap();
    Some(String::from_utf8(result.stderr).unwrap())
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The articles that the source notes name by the beginning of their file's name: `seed: "004"`.
fn add_seeds(articles: &Path, site: &TempDir) {
    let seeds = site.path().join("seeds");
    fs::create_dir(&seeds).unwrap();
    for note in fs::read_dir(site.path().join("content/sources")).unwrap() {
        let note = fs::read_to_string(note.unwrap().path()).unwrap();
        let named = note.split('"').nth(1).expect("a seed in quotation marks");
        let of_note = |file: &fs::DirEntry| file.file_name().to_string_lossy().starts_with(named);
        let article = fs::read_dir(articles).unwrap().map(Result::unwrap).find(of_note).expect("the article");
        fs::copy(article.path(), seeds.join(article.file_name())).unwrap();
    }
}

#[track_caller]
fn is_silent(topic: &str) {
    let Some(stderr) = check(topic) else { return };
    let said: Vec<&str> = stderr.lines().collect();
    assert!(matches!(said[..], [line] if line.starts_with("checked ") && line.contains(", no warnings in ")), "{stderr}");
}

#[test]
fn crimea() {
    is_silent("crimea");
}

#[test]
fn south_china_sea() {
    is_silent("south-china-sea");
}

#[test]
fn el_salvador() {
    is_silent("el-salvador");
}
