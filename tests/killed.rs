//! `build` killed at random moments: each page is old or new as a whole, the folder stays ours, and the next build finishes the work.

#[path = "site/builder.rs"]
mod builder;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use builder::{BINARY, Site, tree};

const KILLS: usize = 100;
const MANIFEST: &str = ".chancery-manifest";

type Tree = BTreeMap<String, Vec<u8>>;

/// Pages that both states have.
const PAGES: usize = 300;

/// The site in one of two states: every page differs between them, some stand in one only, and a large attachment is replaced. A plain
/// template makes pages that are long and cost nothing, so that most of a build is writing.
fn put(site: Site, state: usize) -> Site {
    let [own, other] = if state == 0 { ["first", "second"] } else { ["second", "first"] };
    _ = fs::remove_dir_all(site.root().join("content").join(other));
    let site = site
        .file("site.toml", &format!("title = \"The {own} state\"\n"))
        .bytes("content/large.pdf", &[b"%PDF-1.4", own.as_bytes().repeat(200_000).as_slice()].concat());
    (0..20).fold(site, |site, number| site.file(&format!("content/{own}/deep/{number}.md"), "A page of this state alone.\n"))
}

/// What both states have.
fn site() -> Site {
    let template = format!(
        "<p>{{{{ site.title }}}}</p>{}{{{{ page.body_html | safe }}}}<p>{{{{ site.title }}}}</p>",
        "<p>Filling.</p>".repeat(600)
    );
    let site =
        Site::new().file("themes/dossier/templates/page.html", &template).file("content/large.md", "[All of it](large.pdf)\n");
    (0..PAGES).fold(site, |site, number| site.file(&format!("content/p{number}.md"), "A page.\n"))
}

fn spawn(root: &Path, output: &str) -> Child {
    let mut command = Command::new(BINARY);
    command.args(["build", "--output", output]).current_dir(root).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

#[track_caller]
fn build(root: &Path, output: &str) -> Tree {
    assert!(spawn(root, output).wait().unwrap().success());
    tree(&root.join(output))
}

/// xorshift: the same every time, but for how fast the machine is.
struct Random(u64);

impl Random {
    /// Some part of `time`.
    fn part(&mut self, time: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        time.mul_f64(f64::from(u32::try_from(self.0 >> 40).unwrap()) / f64::from(1_u32 << 24))
    }
}

/// How long a build takes: until it begins to write, and from there to its end.
#[derive(Clone, Copy)]
struct Times {
    reading: Duration,
    writing: Duration,
}

/// Waits until the list of what is written changes, which is where writing begins, or the build ends.
fn await_writing(child: &mut Child, list: &Path, before: Option<&Vec<u8>>) {
    while fs::read(list).ok().as_ref() == before && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_micros(200));
    }
}

fn times(root: &Path, output: &str) -> Times {
    let list = root.join(output).join(MANIFEST);
    let (before, start) = (fs::read(&list).ok(), Instant::now());
    let mut child = spawn(root, output);
    await_writing(&mut child, &list, before.as_ref());
    let reading = start.elapsed();
    assert!(child.wait().unwrap().success());
    Times { reading, writing: start.elapsed().saturating_sub(reading) }
}

/// Holds an output that was left behind to what may stand there. Gives how many files are of the new state.
#[track_caller]
fn check(folder: &Path, old: &Tree, new: &Tree) -> usize {
    let found = tree(folder);
    let listed = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    let listed: Vec<&str> = listed.lines().collect();
    let mut fresh = 0;
    for (path, bytes) in found.iter().filter(|(path, _)| !path.starts_with(".chancery-new-")) {
        let is = |state: &Tree| state.get(path) == Some(bytes);
        assert!(is(old) || is(new), "{path} is neither old nor new: {} bytes", bytes.len());
        assert!(listed.contains(&path.as_str()), "{path} is not ours any more");
        fresh += usize::from(is(new) && !is(old));
    }
    for path in old.keys().filter(|path| new.contains_key(*path)) {
        assert!(found.contains_key(path), "{path} is gone");
    }
    fresh
}

#[test]
fn a_killed_build_leaves_whole_pages_and_the_next_repairs_them() {
    let mut site = put(site(), 1);
    let root: PathBuf = site.root().to_owned();
    let mut states = [Tree::new(), build(&root, "second")];
    site = put(site, 0);
    states[0] = build(&root, "first");
    assert!(states[0].len() > PAGES);
    build(&root, "public");
    site = put(site, 1);
    let mut took = times(&root, "public");
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut killed, mut halfway, mut early) = (0, 0, 0);
    for round in 0..KILLS {
        let state = round % 2;
        site = put(site, state);
        let output = root.join("public");
        let nothing = Tree::new();
        // Now and then it is the very first build.
        let old = if round % 10 == 9 {
            fs::remove_dir_all(&output).unwrap();
            &nothing
        } else {
            &states[1 - state]
        };
        let list = output.join(MANIFEST);
        let before = fs::read(&list).ok();
        let mut child = spawn(&root, "public");
        // One moment in four falls anywhere, the others where the work is.
        if round % 4 == 0 {
            thread::sleep(random.part(took.reading + took.writing));
        } else {
            await_writing(&mut child, &list, before.as_ref());
            thread::sleep(random.part(took.writing));
        }
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().signal() == Some(9));
        if output.exists() {
            let fresh = check(&output, old, &states[state]);
            halfway += usize::from(fresh > 0 && tree(&output) != states[state]);
            early += usize::from(fresh == 0);
        }
        let start = Instant::now();
        assert!(build(&root, "public") == states[state], "the next build did not repair it, round {round}");
        // The machine may be busier now than it was at the beginning.
        let all = start.elapsed().max(Duration::from_millis(1));
        if round % 10 == 0 {
            let share = took.writing.as_secs_f64() / (took.reading + took.writing).as_secs_f64();
            took = Times { reading: all.mul_f64(1.0 - share), writing: all.mul_f64(share) };
        }
        let left: Vec<String> = tree(&output).into_keys().filter(|path| path.starts_with(".chancery-new-")).collect();
        assert!(left.is_empty(), "{left:?}");
    }
    eprintln!("killed: {killed} of {KILLS} before the end, {halfway} with some pages new and some old, {early} before the first");
    assert!(killed >= KILLS * 6 / 10, "only {killed} of {KILLS} builds were killed before their end");
    assert!(halfway >= KILLS * 3 / 10, "only {halfway} of {KILLS} builds were killed among their pages");
}
