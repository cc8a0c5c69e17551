//! A small complete site whose finished pages are committed: every change of HTML is seen in a diff.
//!
//! `CHANCERY_GOLDEN=write cargo test --test site golden` writes them anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::builder::{BINARY, links, timeless, tree};

#[test]
fn the_golden_site_is_what_it_was() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let output = tempfile::tempdir().unwrap();
    let output = output.path().join("o");
    let built = Command::new(BINARY).args(["build", "--output"]).arg(&output).current_dir(golden.join("site")).output().unwrap();
    let stderr = timeless(&String::from_utf8(built.stderr).unwrap()).replace(output.to_str().unwrap(), "OUTPUT");
    let mut found = tree(&output);
    // The style sheet is the theme's own; here it would only make the difference longer.
    found.retain(|path, _| !path.starts_with("static/"));
    if std::env::var_os("CHANCERY_GOLDEN").is_some() {
        _ = fs::remove_dir_all(golden.join("expected"));
        for (path, bytes) in &found {
            let path = golden.join("expected").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        fs::write(golden.join("stderr.txt"), &stderr).unwrap();
    }
    assert_eq!(stderr, fs::read_to_string(golden.join("stderr.txt")).unwrap());
    let faults = links::faults(&tree(&output));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let expected = tree(&golden.join("expected"));
    let paths: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
    for path in paths {
        match (found.get(path), expected.get(path)) {
            (Some(found), Some(expected)) => same(path, found, expected),
            (None, _) => panic!("{path} is made no more"),
            (_, None) => panic!("{path} is new"),
        }
    }
}

/// Shows the first line that differs.
fn same(path: &str, found: &[u8], expected: &[u8]) {
    if found == expected {
        return;
    }
    let (found, expected) = (String::from_utf8_lossy(found), String::from_utf8_lossy(expected));
    let lines = (1..).zip(found.lines().zip(expected.lines()));
    let (line, (found, expected)) =
        lines.into_iter().find(|(_, (found, expected))| found != expected).unwrap_or((0, ("length", "length")));
    panic!("{path}:{line} differs (CHANCERY_GOLDEN=write accepts it)\nfound:    {found}\nexpected: {expected}");
}
