//! The real binary: arguments, exit codes, what goes to which stream, and what becomes of the output when a build fails.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

const BINARY: &str = env!("CARGO_BIN_EXE_chancery");

fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Exit code, standard output and standard error of `chancery ARGUMENTS` in `folder`; the time is made equal.
fn chancery(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(BINARY).args(arguments).current_dir(folder).env_remove("NO_COLOR").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let error: Vec<String> = text(output.stderr)
        .lines()
        .map(|line| match line.rsplit_once(" in ") {
            Some((line, time)) if time.ends_with(" s") => format!("{line} in TIME"),
            _ => line.to_owned(),
        })
        .collect();
    (output.status.code().unwrap(), text(output.stdout), error.join("\n"))
}

#[test]
fn a_folder_without_a_site_is_wrong_usage() {
    let nothing = site(&[]);
    let (code, out, error) = chancery(nothing.path(), &["build"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        error,
        "error: no `site.toml` in this folder or one above it\n \
         = hint: go into a site's folder, name it with `--root`, or start one: a `site.toml` that says `title = \"…\"`"
    );
    let (code, _, error) = chancery(nothing.path(), &["check", "--root", "nowhere"]);
    assert_eq!(code, 2);
    assert!(error.starts_with("error: `nowhere` has no `site.toml`\n"), "{error}");
    let above = site(&[("desk/site.toml", "title = \"T\"\n"), ("other/x.txt", "")]);
    let (_, _, error) = chancery(above.path(), &["build"]);
    assert!(error.ends_with(" = hint: there is one in `desk`: go there, or name it with `--root desk`"), "{error}");
    let misnamed = site(&[("site.toml.txt", "title = \"T\"\n")]);
    let (_, _, error) = chancery(misnamed.path(), &["build"]);
    assert!(error.ends_with(" = hint: rename `site.toml.txt` to `site.toml`"), "{error}");
}

#[test]
fn help_version_and_wrong_arguments() {
    let nothing = site(&[]);
    let (code, out, error) = chancery(nothing.path(), &["--help"]);
    assert_eq!((code, error.as_str()), (0, ""));
    for words in ["seeds/", "content/analysis/", "Exit codes:", "chancery inspect 001 --format json"] {
        assert!(out.contains(words), "{words}");
    }
    for (command, words) in [("build", "nothing is written"), ("check", "exit code 1"), ("inspect", "\"paragraphs\"")] {
        let (code, out, _) = chancery(nothing.path(), &[command, "--help"]);
        assert!(code == 0 && out.contains(words), "{out}");
    }
    assert_eq!(chancery(nothing.path(), &["--version"]), (0, format!("chancery {}\n", env!("CARGO_PKG_VERSION")), String::new()));
    let (code, out, error) = chancery(nothing.path(), &["build", "--outptu", "x"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(error.contains("--output"), "{error}");
    assert_eq!(chancery(nothing.path(), &[]).0, 2);
}

#[test]
fn diagnostics_are_told_from_the_working_directory() {
    let site = site(&[("site/site.toml", "title = \"T\"\n"), ("site/seeds/b.pdf", "%PDF"), ("site/content/index.md", "x")]);
    fs::write(site.path().join("site/seeds/a.txt"), b"One.\nMerc\xE8 ha dit que s\xED.\n").unwrap();
    let report = |prefix: &str| {
        format!(
            "warning[encoding-detected]: not UTF-8: read as windows-1252\n \
             --> {prefix}seeds/a.txt:2:5\n  \
             |\n\
             2 | Mercè ha dit que sí.\n  \
             |     ^\n  \
             |\n  \
             = hint: compare accents and quotation marks with the original, then save the file as UTF-8\n\
             \n\
             warning[seed-not-text]: not a text, so it is not read\n \
             --> {prefix}seeds/b.pdf\n \
             = hint: put its words into `b.txt` (`pdftotext b.pdf`), and keep the original elsewhere\n\n"
        )
    };
    let (code, out, error) = chancery(site.path(), &["check", "--root", "site"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert_eq!(error, report("site/") + "checked 10 pages from 1 source: 0 mentions, 0 links, 2 warnings in TIME");
    let (code, _, error) = chancery(&site.path().join("site/content"), &["check", "--strict"]);
    assert_eq!(code, 1);
    assert_eq!(
        error,
        report("../").replace("warning[", "error[") + "checked 10 pages from 1 source: 0 mentions, 0 links, 2 errors in TIME"
    );
}

#[test]
fn a_build_writes_into_public_or_where_it_is_told() {
    let site = site(&[("site/site.toml", "title = \"T\"\n"), ("site/seeds/a.txt", "A")]);
    let (code, out, error) = chancery(&site.path().join("site/seeds"), &["build"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert_eq!(error, "built 10 pages in ../public from 1 source: 0 mentions, 0 links, no warnings in TIME");
    assert!(site.path().join("site/public/.chancery-manifest").is_file());
    assert_eq!(chancery(site.path(), &["build", "--root", "site", "--output", "out/deep"]).0, 0);
    assert!(site.path().join("out/deep/.chancery-manifest").is_file());

    let (code, _, error) = chancery(site.path(), &["build", "--root", "site", "--output", "site/seeds"]);
    assert_eq!(code, 2);
    assert_eq!(
        error,
        "error: `site/seeds` can't be the output: it is the site's `seeds`\n \
         = hint: name a new or empty folder with `--output`\n\n\
         did not finish 10 pages from 1 source: 0 mentions, 0 links, no warnings in TIME"
    );
}

#[test]
fn an_unreadable_seed_stops_the_build_and_nothing_is_pruned() {
    let site = site(&[("site.toml", "title = \"T\"\n"), ("seeds/a.txt", "A"), ("seeds/b.txt", "B")]);
    assert_eq!(chancery(site.path(), &["build"]).0, 0);
    let before = fs::read_to_string(site.path().join("public/.chancery-manifest")).unwrap();
    fs::remove_file(site.path().join("seeds/b.txt")).unwrap();
    std::os::unix::fs::symlink("gone", site.path().join("seeds/b.txt")).unwrap();
    let (code, _, error) = chancery(site.path(), &["build"]);
    assert_eq!(code, 1);
    assert!(
        error.starts_with("error[link-dangling]: a symbolic link to `gone`, which is not there\n --> seeds/b.txt\n"),
        "{error}"
    );
    assert_eq!(fs::read_to_string(site.path().join("public/.chancery-manifest")).unwrap(), before);
    // What a crash of the machine leaves of a file.
    fs::remove_file(site.path().join("seeds/b.txt")).unwrap();
    fs::write(site.path().join("seeds/b.txt"), [0; 100]).unwrap();
    let (code, _, error) = chancery(site.path(), &["build"]);
    assert_eq!(code, 1);
    assert!(error.starts_with("error[seed-binary]: data with NUL bytes, not a text\n --> seeds/b.txt\n"), "{error}");
    assert_eq!(fs::read_to_string(site.path().join("public/.chancery-manifest")).unwrap(), before);
}

/// All files below a folder with their bytes, but for the manifest.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(folder).unwrap().to_path_buf();
        if path != Path::new(".chancery-manifest") {
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// A limit on the size of files (EFBIG) stands in for a full disk (ENOSPC): both end a write in the middle, and are treated alike.
#[test]
fn a_full_disk_leaves_every_page_whole() {
    let config = "title = \"T\"\n[rights]\npublish = \"full\"\n";
    let site = site(&[("site.toml", config), ("seeds/a.txt", "old"), ("seeds/big.txt", "old"), ("public/CNAME", "x.org")]);
    assert_eq!(chancery(site.path(), &["build"]).0, 0);
    let old = tree(&site.path().join("public"));
    fs::write(site.path().join("seeds/a.txt"), "new").unwrap();
    fs::write(site.path().join("seeds/big.txt"), "new words. ".repeat(20_000)).unwrap();
    let limited = "trap '' XFSZ; ulimit -f 64; exec \"$0\" build";
    let output = Command::new("sh").args(["-c", limited, BINARY]).current_dir(site.path()).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(
        error.starts_with(
            "error: can't write `public/sources/big.html`: file too large\n = hint: make room, then build again: every page is whole, old or new\n"
        ),
        "{error}"
    );
    let between = tree(&site.path().join("public"));
    assert_eq!(chancery(site.path(), &["build"]).0, 0);
    let new = tree(&site.path().join("public"));
    assert!(new[Path::new("sources/big.html")].len() > 200_000);
    assert_eq!(between[Path::new("sources/big.html")], old[Path::new("sources/big.html")]);
    for (path, bytes) in &between {
        assert!(old.get(path) == Some(bytes) || new.get(path) == Some(bytes), "{} is neither old nor new", path.display());
    }
}

#[test]
fn a_killed_build_is_finished_by_the_next() {
    let texts: Vec<(String, String)> =
        (0..1000).map(|seed| (format!("seeds/{seed}.txt"), format!("text {seed} ").repeat(400))).collect();
    let mut files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("site.toml", "title = \"T\"\n"));
    let site = site(&files);
    let mut build = Command::new(BINARY).arg("build").current_dir(site.path()).stderr(Stdio::null()).spawn().unwrap();
    let begun = site.path().join("public/.chancery-new-folders/sources");
    // Killed as soon as pages appear: in the middle, on most machines.
    while build.try_wait().unwrap().is_none() && !begun.is_dir() {}
    _ = build.kill();
    build.wait().unwrap();
    let between = tree(&site.path().join("public/sources"));
    let (code, _, error) = chancery(site.path(), &["build"]);
    assert_eq!(code, 0, "{error}");
    assert!(!begun.exists());
    assert_eq!(chancery(site.path(), &["build", "--output", "elsewhere"]).0, 0);
    let whole = tree(&site.path().join("elsewhere"));
    assert!(whole.len() > 1000);
    assert!(between.iter().all(|(path, bytes)| whole.get(&Path::new("sources").join(path)) == Some(bytes)));
    assert!(tree(&site.path().join("public")) == whole);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let texts: Vec<String> = (0..3000).map(|seed| format!("seeds/a-seed-with-a-longer-name-{seed}.txt")).collect();
    let mut files: Vec<(&str, &str)> = texts.iter().map(|path| (path.as_str(), "x")).collect();
    files.push(("site.toml", "title = \"T\"\n"));
    let site = site(&files);
    let mut inspect = Command::new(BINARY)
        .arg("inspect")
        .current_dir(site.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    inspect.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let end = inspect.wait_with_output().unwrap();
    assert_eq!((end.status.code(), String::from_utf8(end.stderr).unwrap().as_str()), (Some(0), ""));

    let (code, out, error) = chancery(site.path(), &["inspect", "a-seed-with-a-longer-name-7x"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(error.starts_with("error: no source answers to `a-seed-with-a-longer-name-7x`\n = hint: did you mean `"), "{error}");
}

#[test]
fn a_seed_that_is_not_found_is_told_once() {
    let note = "---\nseed: harbor-levy.txt\n---\nA note.\n";
    let page = "One [@levy p1], two [@levy p2].\n";
    let site = site(&[
        ("site.toml", "title = \"T\"\n"),
        ("seeds/harbour-levy.txt", "One.\n\nTwo.\n"),
        ("content/sources/levy.md", note),
        ("content/index.md", page),
    ]);
    let (code, _, error) = chancery(site.path(), &["check"]);
    assert_eq!(code, 1);
    assert_eq!(error.matches("error[").count(), 1, "{error}");
    assert!(error.contains("no file `harbor-levy.txt` in `seeds/`"), "{error}");
    assert!(error.contains(" = hint: did you mean `harbour-levy.txt`?"), "{error}");

    fs::write(site.path().join("content/sources/levy.md"), "A note.\n").unwrap();
    let (_, _, error) = chancery(site.path(), &["check"]);
    assert_eq!(error.matches("error[citation-paragraph]: `@levy` has no text, so there is no `p").count(), 2, "{error}");
    assert!(error.contains(" = hint: name its text in the source's note, `seed: file.txt`, or cite it as `[@levy]`"), "{error}");
}

#[test]
fn a_code_is_explained() {
    let nothing = site(&[]);
    let (code, out, error) = chancery(nothing.path(), &["explain", "figure-unbacked"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert_eq!(out, fs::read_to_string("docs/checks/figure-unbacked.md").unwrap());
    let (code, out, error) = chancery(nothing.path(), &["explain", "figure-unbaked"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(error, "error: there is no diagnostic `figure-unbaked`\n = hint: did you mean `figure-unbacked`?");
    let (code, out, _) = chancery(nothing.path(), &["explain"]);
    assert_eq!((code, out.lines().count()), (0, chancery::diagnostic::CODES.len()));
    assert!(out.contains("link-unknown") && out.contains("error    Nothing on this site is called so."), "{out}");
}

#[test]
fn check_reports_to_programs() {
    let desk = site(&[("desk/site.toml", "title = \"T\"\n"), ("desk/content/a.md", "é [[x]]\n")]);
    let (code, out, error) = chancery(desk.path(), &["check", "--root", "desk", "--format", "json"]);
    assert_eq!(code, 1);
    assert!(error.starts_with("checked ") && error.contains("1 error"), "{error}");
    let line: serde_json::Value = serde_json::from_str(out.trim_end()).unwrap();
    assert_eq!(
        (&line["path"], &line["line"], &line["column"], &line["end_column"]),
        (&"desk/content/a.md".into(), &1.into(), &5.into(), &6.into())
    );
    let (code, out, _) = chancery(desk.path(), &["check", "--root", "desk", "--format", "github"]);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "::error file=desk/content/a.md,line=1,col=5,endLine=1,endColumn=6,title=link-unknown::nothing here is called `x`%0A\
         hint: did you mean `a`?\n"
    );
    let (_, out, _) = chancery(desk.path(), &["check", "--root", "desk", "--format", "text"]);
    assert_eq!(out, "");
}

#[test]
fn inspect_lists_what_a_source_quotes() {
    let text = "Chile will charge more, the ministry said, for what it called a “fair share”.\n\n\
                “The levy pays for inspectors,” Marta Solís told reporters. “And for nothing else.\n\n\
                “Ask them,” she said.\n\n\
                “It is a border on the water,” said Tomás Quispe, a ship owner.\n\n\
                The owners called it “a border.\n";
    let claim = "## C1 The levy is a border\n\n- Tomás Quispe **asserts** (named): “It is a border on the water” [@levy p4]\n";
    let site = site(&[
        ("site.toml", "title = \"T\"\n"),
        ("seeds/levy.txt", text),
        ("content/actors/Marta Solís.md", "---\nkind: person\n---\n"),
        ("content/disputes/levy.md", claim),
        ("content/index.md", "---\ntitle: T\n---\n\nIt pays for inspectors [@levy p2: “And for nothing else.”].\n"),
    ]);
    let (code, out, _) = chancery(site.path(), &["inspect"]);
    let list = &out[out.find("  quotations:").expect("the list")..];
    let by = "said by Marta Solís = actors/marta-solis";
    let expected = [
        "  quotations: 6",
        "    1:66  p1 “fair share”",
        &format!("    3:2  p2 “The levy pays for inspectors,”: {by} (said-after)"),
        &format!("    3:62  p2 “And for nothing else.” (not closed): {by} (goes-on); cited at content/index.md:5"),
        &format!("    5:2  p3 “Ask them,” (goes on from the paragraph before): {by} (continued)"),
        "    7:2  p4 “It is a border on the water,”: said by Tomás Quispe (said-after); cited at content/disputes/levy.md:3",
        "    9:23  p5 “a border.” (not closed)",
    ];
    assert_eq!((code, list.lines().collect::<Vec<_>>()), (0, expected.to_vec()));
    let (_, out, _) = chancery(site.path(), &["inspect", "--format", "json"]);
    let source: serde_json::Value = serde_json::from_str(&out).unwrap();
    let third = &source["quotations"][3];
    assert_eq!(source["quotations"][2]["cited"], serde_json::json!(["content/index.md:5"]));
    let start = usize::try_from(third["start"].as_u64().unwrap()).unwrap();
    assert!(text[start..].starts_with("Ask them,” she"), "{third}");
    let solis = text.find("Marta").unwrap();
    assert_eq!((&third["closed"], &third["continues"], &third["paragraph"]), (&true.into(), &true.into(), &3.into()));
    assert_eq!(
        third["speaker"],
        serde_json::json!({
            "name": "Marta Solís", "start": solis, "end": solis + "Marta Solís".len(), "entity": "actors/marta-solis", "rule": "continued"
        })
    );
    assert_eq!(third["cited"], serde_json::json!([]));
}
