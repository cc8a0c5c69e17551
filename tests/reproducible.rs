//! The same inputs make the same bytes: from another folder, in another time zone, with other threads, file times and order of creation.

#[path = "site/builder.rs"]
mod builder;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use builder::{BINARY, tree};

const INPUTS: &[&str] = &["site.toml", "seeds", "content", "themes"];

/// The input files of a site, from its root.
fn inputs(root: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = INPUTS
        .iter()
        .flat_map(|input| walkdir::WalkDir::new(root.join(input)).into_iter().filter_map(Result::ok))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(root).unwrap().to_owned())
        .collect();
    files.sort();
    files
}

/// Copies a site in the given order, with file times of long ago.
fn copy(root: &Path, to: &Path, files: &[PathBuf]) {
    for file in files {
        let target = to.join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(root.join(file), &target).unwrap();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        fs::File::options().append(true).open(&target).unwrap().set_modified(time).unwrap();
    }
}

fn build(root: &Path, variables: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let output = tempfile::tempdir().unwrap();
    let mut command = Command::new(BINARY);
    command.arg("build").arg("--output").arg(output.path().join("o")).current_dir(root).envs(variables.iter().copied());
    let built = command.output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    tree(&output.path().join("o"))
}

fn check(root: &Path) {
    let expected = build(root, &[]);
    let same = |found: BTreeMap<String, Vec<u8>>, how: &str| {
        assert!(found.keys().eq(expected.keys()), "other pages {how}");
        let other = found.iter().find(|(path, bytes)| expected[*path] != **bytes);
        assert!(other.is_none(), "{} differs {how}", other.map_or("", |(path, _)| path));
    };
    for threads in ["1", "2", "7"] {
        same(build(root, &[("RAYON_NUM_THREADS", threads)]), threads);
    }
    same(build(root, &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "de_DE"), ("HOME", "/")]), "elsewhere");
    let mut files = inputs(root);
    files.reverse();
    let folder = tempfile::tempdir().unwrap();
    copy(root, &folder.path().join("another place/with spaces"), &files);
    same(build(&folder.path().join("another place/with spaces"), &[]), "from a copy");
}

#[test]
fn the_demo_is_reproducible() {
    check(Path::new(env!("CARGO_MANIFEST_DIR")));
}

#[test]
fn the_golden_site_is_reproducible() {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/site"));
}
