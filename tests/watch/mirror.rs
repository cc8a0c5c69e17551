//! What is known after any changes is what a fresh load finds: random changes, each told as the system tells it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use chancery::input::{Input, Inputs};
use chancery::load::{Mirror, Options, load};

/// xorshift: the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const FOLDERS: &[&str] = &[
    "seeds",
    "seeds/a",
    "content",
    "content/actors",
    "content/actors/b",
    "content/n",
    "themes/dossier/templates",
    "themes/dossier/static",
];
const NAMES: &[&str] = &[
    "a.txt",
    "a.toml",
    "b.txt",
    "a.md",
    "b.md",
    "c.MD",
    "p.png",
    "q.svg",
    "x.html",
    "s.css",
    "d.pdf",
    ".hidden.md",
    "a.md~",
    "4913",
    "a (conflicted copy 1).md",
    "e.sync-conflict-1.txt",
    "folder.md",
];
const TEXTS: &[&str] =
    &["", "One.\n", "Two\n\nTwo.\n", "\u{FEFF}With a mark.\n", "<svg width=\"3\" height=\"4\">", "%PDF-1.7", "a\0b"];

/// Changes something; gives the paths that an event would name.
fn change(root: &Path, outside: &Path, random: &mut Random) -> Vec<PathBuf> {
    let folder = root.join(random.one(FOLDERS));
    let path = folder.join(random.one(NAMES));
    let other = root.join(random.one(FOLDERS)).join(random.one(NAMES));
    let whole = root.join(random.one(FOLDERS));
    match random.below(20) {
        0..=8 => {
            let text = random.one(TEXTS);
            let made = !folder.exists();
            _ = fs::create_dir_all(&folder);
            _ = fs::write(&path, text);
            // Of folders that were made the uppermost is told of.
            if made {
                folder.ancestors().map(Path::to_path_buf).take_while(|above| above != root).collect()
            } else {
                // Through a link it is the target that is told of.
                vec![path.canonicalize().unwrap_or(path)]
            }
        }
        9..=11 => {
            _ = fs::remove_file(&path);
            vec![path]
        }
        12..=14 => {
            _ = fs::rename(&path, &other);
            vec![path, other]
        }
        15 => {
            _ = fs::rename(&whole, root.join("away"));
            vec![whole]
        }
        16 => {
            _ = fs::rename(root.join("away"), &whole);
            vec![whole]
        }
        17 => {
            _ = fs::remove_dir_all(&whole);
            vec![whole]
        }
        18 => {
            _ = fs::remove_file(&path);
            _ = symlink(if random.below(3) == 0 { outside } else { &other }, &path);
            vec![path]
        }
        _ => {
            _ = fs::create_dir(&path);
            vec![path]
        }
    }
}

fn texts(inputs: &[Input]) -> Vec<(String, String, Option<[u8; 32]>)> {
    inputs.iter().map(|input| (input.path.to_string(), input.text.to_string(), input.sha256)).collect()
}

#[track_caller]
fn same(mirror: &Mirror, fresh: &Inputs, when: &str) {
    let known = &mirror.inputs;
    assert_eq!(texts(&known.seeds), texts(&fresh.seeds), "{when}");
    assert_eq!(texts(&known.sidecars), texts(&fresh.sidecars), "{when}");
    assert_eq!(texts(&known.content), texts(&fresh.content), "{when}");
    assert_eq!(texts(mirror.templates()), texts(&fresh.templates), "{when}");
    assert_eq!(mirror.config(), fresh.config.as_ref(), "{when}");
    assert_eq!(known.assets, fresh.assets, "{when}");
    assert_eq!(known.statics, fresh.statics, "{when}");
    assert_eq!(mirror.diagnostics(), fresh.diagnostics, "{when}");
}

#[test]
fn after_any_changes_it_is_as_if_read_afresh() {
    for seed in 1..=12 {
        let folder = tempfile::tempdir().unwrap();
        // The temporary folder may be reached through a link.
        let root = folder.path().canonicalize().unwrap();
        let elsewhere = tempfile::NamedTempFile::new().unwrap();
        fs::write(elsewhere.path(), "Not of the site.\n").unwrap();
        fs::write(root.join("site.toml"), "title = \"T\"\n").unwrap();
        let mut random = Random(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let mut mirror = Mirror::new(&root, Options::default());
        mirror.rescan();
        for step in 0..150 {
            let hints: Vec<PathBuf> = (0..=random.below(3)).flat_map(|_| change(&root, elsewhere.path(), &mut random)).collect();
            mirror.update(hints.iter().map(PathBuf::as_path));
            same(&mirror, &load(&root, Options::default()), &format!("seed {seed}, step {step}: {hints:?}"));
        }
    }
}

#[test]
fn only_what_differs_is_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (path, text) in [("site.toml", "title = \"T\"\n"), ("seeds/a.txt", "A\n"), ("content/b.md", "B\n")] {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    }
    let mut mirror = Mirror::new(root, Options::default());
    mirror.rescan();
    let files = [root.join("site.toml"), root.join("seeds/a.txt"), root.join("content/b.md")];
    assert!(mirror.update(files.iter().map(PathBuf::as_path)).is_empty());
    assert!(mirror.rescan().is_empty());
    fs::write(&files[1], "A").unwrap();
    let changes = mirror.update(files.iter().map(PathBuf::as_path));
    assert_eq!(changes.files.len(), 1);
    assert_eq!(
        (&*changes.files[0].path, changes.files[0].before.as_deref(), changes.files[0].unsettled),
        ("seeds/a.txt", Some("A\n"), false)
    );
    fs::write(&files[2], "").unwrap();
    assert!(mirror.rescan().files[0].unsettled);
}
