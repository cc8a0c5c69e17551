//! A site in a temporary folder, built by the real binary: `Site::new().file(…).build().says(&[…]).page("actors/x.html").has("…")`.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

#[path = "links.rs"]
pub mod links;

pub const BINARY: &str = env!("CARGO_BIN_EXE_chancery");

/// A site that is being written.
pub struct Site {
    folder: TempDir,
    arguments: Vec<String>,
    checks: bool,
}

/// What the checks say. Small sites that try something else need no careful reader, so [`Built::says`] leaves these out unless
/// [`Site::with_checks`] asks for them.
const CHECKS: [&str; 12] = [
    "analysis-older",
    "assessments-opposite",
    "confidence-mixed",
    "evidence-weak",
    "figure-unbacked",
    "judgement-one-source",
    "judgement-term",
    "judgement-uncited",
    "role-outside",
    "source-incomplete",
    "source-retracted",
    "sources-uncited",
];

impl Site {
    /// A site called `T` with nothing in it.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), arguments: Vec::new(), checks: false }.file("site.toml", "title = \"T\"\n")
    }

    /// Lines after the title of `site.toml`.
    pub fn config(self, lines: &str) -> Self {
        self.file("site.toml", &format!("title = \"T\"\n{lines}\n"))
    }

    pub fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    pub fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// An analysis `a` whose body is `text`.
    pub fn analysis(self, text: &str) -> Self {
        self.file("content/analysis/a.md", text)
    }

    /// `--drafts`, `--strict`.
    pub fn option(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// What the checks find is told as well.
    pub fn with_checks(mut self) -> Self {
        self.checks = true;
        self
    }

    /// Builds; every finished site is held to [`links::faults`].
    #[track_caller]
    pub fn build(self) -> Built {
        self.run("build")
    }

    #[track_caller]
    pub fn check(self) -> Built {
        self.run("check")
    }

    #[track_caller]
    fn run(self, command: &str) -> Built {
        let mut process = Command::new(BINARY);
        process.arg(command).args(&self.arguments).current_dir(self.folder.path());
        let result = process.env("NO_COLOR", "1").output().unwrap();
        let stderr = String::from_utf8(result.stderr).unwrap();
        assert!(!stderr.contains("panicked"), "{stderr}");
        let built = Built { code: result.status.code().unwrap(), stderr: timeless(&stderr), site: self };
        if command == "build" && built.code == 0 {
            let faults = links::faults(&tree(&built.output()));
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
        built
    }
}

/// Standard error with the one thing in it that differs from run to run made equal.
pub fn timeless(stderr: &str) -> String {
    let lines = stderr.lines().map(|line| match line.rsplit_once(" in ") {
        Some((line, time)) if time.ends_with(" s") => format!("{line} in TIME"),
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What became of a site.
pub struct Built {
    pub code: i32,
    pub stderr: String,
    site: Site,
}

impl Built {
    /// All of standard error, as it is.
    #[track_caller]
    pub fn stderr(&self, expected: &str) -> &Self {
        assert!(self.stderr == expected, "found:\n{}\n\nexpected:\n{expected}", self.stderr);
        self
    }

    /// Every diagnostic on one line, in order: `error[code] path:1:1: message (hint)`.
    #[track_caller]
    pub fn says(&self, expected: &[&str]) -> &Self {
        let mut found = diagnostics(&self.stderr);
        let is_check = |line: &String| CHECKS.iter().any(|code| line.contains(&format!("[{code}]")));
        found.retain(|line| self.site.checks || !is_check(line));
        let lines: Vec<&str> = found.iter().map(String::as_str).collect();
        assert!(lines == expected, "found:\n{}\n\nexpected:\n{}", found.join("\n"), expected.join("\n"));
        let fails = expected.iter().any(|line| line.starts_with("error["));
        assert_eq!(self.code, i32::from(fails), "{}", self.stderr);
        self
    }

    /// Built, and nothing to say.
    #[track_caller]
    pub fn ok(&self) -> &Self {
        self.says(&[])
    }

    /// The start of the closing line, up to the diagnostics: `10 pages from 1 source: 0 mentions, 0 links`.
    #[track_caller]
    pub fn closes(&self, expected: &str) -> &Self {
        let last = self.stderr.lines().last().unwrap_or_default();
        assert!(last.contains(expected), "{last}");
        self
    }

    pub fn output(&self) -> PathBuf {
        self.site.folder.path().join("public")
    }

    pub fn root(&self) -> &Path {
        self.site.folder.path()
    }

    #[track_caller]
    pub fn page(&self, path: &str) -> PageText {
        let text = fs::read_to_string(self.output().join(path));
        PageText { path: path.to_owned(), text: text.unwrap_or_else(|error| panic!("{path}: {error}\n{}", self.stderr)) }
    }

    #[track_caller]
    pub fn no_page(&self, path: &str) -> &Self {
        assert!(!self.output().join(path).exists(), "{path} is there");
        self
    }

    /// No file of the output holds `text`.
    #[track_caller]
    pub fn nowhere(&self, text: &str) -> &Self {
        for (path, bytes) in tree(&self.output()) {
            let page = String::from_utf8_lossy(&bytes);
            assert!(!page.contains(text), "`{text}` stands in {path}: {}", around(&page, text));
        }
        self
    }

    /// The site again, to be changed and built once more.
    pub fn again(self) -> Site {
        Site { folder: self.site.folder, arguments: Vec::new(), checks: self.site.checks }
    }
}

/// The text of one file of the output.
pub struct PageText {
    path: String,
    pub text: String,
}

impl PageText {
    #[track_caller]
    pub fn has(&self, part: &str) -> &Self {
        assert!(self.text.contains(part), "{} has no `{part}`:\n{}", self.path, self.main());
        self
    }

    #[track_caller]
    pub fn lacks(&self, part: &str) -> &Self {
        assert!(!self.text.contains(part), "{} has `{part}`: {}", self.path, around(&self.text, part));
        self
    }

    #[track_caller]
    pub fn times(&self, count: usize, part: &str) -> &Self {
        assert_eq!(self.text.matches(part).count(), count, "`{part}` in {}:\n{}", self.path, self.main());
        self
    }

    /// What stands between the frame's parts.
    fn main(&self) -> &str {
        let start = self.text.find("<main").unwrap_or(0);
        &self.text[start..self.text.find("</main>").unwrap_or(self.text.len())]
    }
}

fn around<'a>(text: &'a str, part: &str) -> &'a str {
    let at = text.find(part).unwrap_or(0);
    &text[text.floor_char_boundary(at.saturating_sub(200))..text.ceil_char_boundary(at + part.len() + 100)]
}

/// Each diagnostic of standard error on a line of its own.
fn diagnostics(stderr: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut message = String::new();
    for line in stderr.lines() {
        let starts = ["error", "warning", "note"].iter().any(|word| line.starts_with(word));
        if starts && line.contains("]: ") {
            let (head, words) = line.split_once("]: ").unwrap();
            found.push(head.to_owned() + "]");
            message = words.to_owned();
        } else if let (Some(place), Some(last)) = (line.trim_start().strip_prefix("--> "), found.last_mut()) {
            last.push_str(&format!(" {place}: {message}"));
        } else if let (Some(hint), Some(last)) = (line.trim_start().strip_prefix("= hint: "), found.last_mut()) {
            last.push_str(&format!(" ({hint})"));
        }
    }
    found
}

/// Every file below `folder` but the manifest, by its path.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .filter(|(path, _)| path != ".chancery-manifest")
        .collect()
}
