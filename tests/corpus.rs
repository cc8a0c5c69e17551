//! The real articles of `CHANCERY_CORPUS` (default `../shared`), all 28, as one site: nothing crashes, nothing is lost, nothing is too large.
//! Without them the tests print `corpus: skipped`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("CHANCERY_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if folder.join("seeds").exists() {
        return Some(folder);
    }
    println!("corpus: skipped");
    None
}

/// A site of all articles, each under a name of its own.
fn site(corpus: &Path, publish: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(site.path().join("seeds")).expect("seeds/");
    fs::write(site.path().join("site.toml"), format!("title = \"Corpus\"\n[rights]\npublish = \"{publish}\"\n"))
        .expect("site.toml");
    for folder in ["seeds", "corpus/el-salvador", "corpus/crimea", "corpus/south-china-sea"] {
        for entry in fs::read_dir(corpus.join(folder)).expect("a folder of the corpus") {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|end| end == "txt") {
                let name = format!("{}--{}", folder.replace('/', "-"), path.file_name().expect("a name").to_string_lossy());
                fs::copy(&path, site.path().join("seeds").join(name)).expect("a copy");
            }
        }
    }
    site
}

fn chancery(arguments: &[&str], root: &Path) -> (String, String) {
    let run =
        Command::new(env!("CARGO_BIN_EXE_chancery")).args(arguments).arg("--root").arg(root).output().expect("chancery runs");
    let (out, err) = (String::from_utf8_lossy(&run.stdout).into_owned(), String::from_utf8_lossy(&run.stderr).into_owned());
    assert!(run.status.success(), "{err}");
    (out, err)
}

#[test]
fn all_articles_become_pages_of_bounded_size() {
    let Some(corpus) = corpus() else { return };
    for publish in ["full", "cited", "metadata"] {
        let site = site(&corpus, publish);
        let (_, said) = chancery(&["build"], site.path());
        assert!(said.contains("28 sources") && !said.contains("error"), "{said}");
        let pages: Vec<PathBuf> = walkdir::WalkDir::new(site.path().join("public"))
            .into_iter()
            .map(|entry| entry.expect("a file").into_path())
            .filter(|path| path.extension().is_some_and(|end| end == "html"))
            .collect();
        assert!(pages.len() > 60, "{} pages", pages.len());
        for page in pages {
            let bytes = fs::metadata(&page).expect("a page").len();
            assert!(bytes < 200 * 1024, "{} has {bytes} bytes", page.display());
        }
    }
}

#[test]
fn every_line_is_a_numbered_paragraph_and_every_offset_holds() {
    let Some(corpus) = corpus() else { return };
    let site = site(&corpus, "cited");
    let (out, _) = chancery(&["inspect", "--format", "json"], site.path());
    assert_eq!(out.lines().count(), 28);
    for line in out.lines() {
        let source: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let seed = source["seed"].as_str().expect("a path");
        let text = fs::read_to_string(site.path().join(seed)).expect("a text");
        let text = text.trim_start_matches('\u{feff}');
        let blank = |line: &&str| line.chars().all(|c| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}');
        let lines: Vec<&str> = text.lines().filter(|line| !blank(line)).collect();
        let paragraphs = source["paragraphs"].as_array().expect("paragraphs");
        assert_eq!(paragraphs.len(), lines.len(), "{seed}");
        for (paragraph, line) in paragraphs.iter().zip(lines) {
            let range = |key: &str| usize::try_from(paragraph[key].as_u64().expect("an offset")).expect("a small text");
            assert!(line.contains(&text[range("start")..range("end")]), "{seed}: {paragraph}");
        }
        for list in ["mentions", "blocked", "dates", "quotations"] {
            let mut last = 0;
            for one in source[list].as_array().expect("a list") {
                let (start, end) = (one["start"].as_u64().expect("start"), one["end"].as_u64().expect("end"));
                assert!(
                    last <= start && start < end && text.is_char_boundary(usize::try_from(end).expect("small")),
                    "{seed}: {one}"
                );
                last = start;
            }
        }
    }
}

/// Each paragraph has its own figures; with one digit changed, it has hardly one of them.
#[test]
fn a_paragraph_has_its_own_figures_and_no_others() {
    use chancery::figure::{Facts, Notation, Reading, find, is_backed};
    let Some(corpus) = corpus() else { return };
    let site = site(&corpus, "full");
    let (mut all, mut missed) = (0, Vec::new());
    let notation = Notation::of("");
    for entry in fs::read_dir(site.path().join("seeds")).expect("seeds/") {
        let text = fs::read_to_string(entry.expect("a file").path()).expect("UTF-8");
        for paragraph in chancery::seed::parse(&text, None).paragraphs {
            let words = paragraph.span.of(&text);
            let facts = [Facts::new(words, notation, None)];
            for figure in find(words, notation, Reading::Claim) {
                assert!(is_backed(&figure, &facts), "{} in {words}", figure.span.of(words));
                let written = figure.span.of(words);
                let Some(at) = written.rfind(|c: char| c.is_ascii_digit()) else { continue };
                let digit = (written.as_bytes()[at] - b'0' + 3) % 10;
                let before = &words[..figure.span.start as usize];
                let changed =
                    format!("{before}{}{digit}{}{}", &written[..at], &written[at + 1..], &words[figure.span.end as usize..]);
                let is_there = find(&changed, notation, Reading::Claim).iter().all(|figure| is_backed(figure, &facts));
                all += 1;
                if is_there {
                    missed.push(format!("{written} → {}{digit}{}: {words}", &written[..at], &written[at + 1..]));
                }
            }
        }
    }
    assert!(all > 200 && missed.len() * 20 <= all, "{} of {all}:\n{}", missed.len(), missed.join("\n"));
}

/// All articles with their names; empty without a corpus.
fn articles() -> Vec<(String, String)> {
    let Some(corpus) = corpus() else { return Vec::new() };
    let site = site(&corpus, "full");
    let mut files: Vec<PathBuf> =
        fs::read_dir(site.path().join("seeds")).expect("seeds/").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let name = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), fs::read_to_string(path).expect("UTF-8"))).collect()
}

#[test]
fn no_two_of_these_articles_are_one_report() {
    use chancery::overlap::{Overlap, runs};
    use chancery::{quotation, seed};

    let articles = articles();
    let overlap = Overlap::new(articles.len(), None, |at| {
        let text = &articles[at].1;
        let parsed = seed::parse(text, None);
        let body = parsed.paragraphs.iter().filter(|paragraph| paragraph.kind == seed::ParagraphKind::Body);
        let said = quotation::quoted(text, &parsed.paragraphs);
        let spans = |quoted: &quotation::Quoted| quoted.span;
        runs(text, &body.map(|paragraph| paragraph.span).collect::<Vec<_>>(), &said.iter().map(spans).collect::<Vec<_>>())
    });
    let mut found = Vec::new();
    for (one, (name, _)) in (0..).zip(&articles) {
        for (other, share) in overlap.near(one).filter(|(other, _)| one < *other) {
            found.push(format!("{name} {} {share}%", articles[other as usize].0));
        }
    }
    println!("{}", found.join("\n"));
    assert!(found.is_empty(), "{found:#?}");
}
