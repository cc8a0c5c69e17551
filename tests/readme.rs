//! The README's first site, made as a reader makes it: its files written, its commands run, what they print compared.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const README: &str = include_str!("../README.md");

/// A fenced block: the file that the line before it names, its language, its text.
struct Block<'a> {
    file: Option<&'a str>,
    language: &'a str,
    text: String,
}

/// What is to be done, in order.
enum Step<'a> {
    Block(Block<'a>),
    /// Correct the first words to the second, in the file written last.
    Correct(&'a str, &'a str),
}

fn steps<'a>(text: &'a str) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let mut before = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            let file = before.strip_prefix('`').and_then(|path| path.strip_suffix('`'));
            steps.push(Step::Block(Block { file, language, text }));
        } else if let Some(words) = line.strip_prefix("Correct `") {
            let words: Vec<&'a str> = words.split('`').collect();
            steps.push(Step::Correct(words[0], words[2]));
        }
        before = line;
    }
    steps
}

/// From one heading to another; the examples have headings too.
fn section(title: &str, next: &str) -> &'static str {
    let at = |title: &str| README.find(&format!("\n## {title}\n")).expect("the section");
    &README[at(title)..at(next)]
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Runs each line after `$ ` and puts what it prints below it. Returns the block as it should stand in the README, and where `cd` led.
fn run(block: &str, mut folder: PathBuf) -> (String, PathBuf) {
    let program = Path::new(env!("CARGO_BIN_EXE_chancery")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut written = String::new();
    for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        written += &format!("$ {command}\n");
        if let Some(inner) = command.strip_prefix("cd ") {
            folder.push(inner);
            continue;
        }
        let output = Command::new("sh").args(["-c", command]).current_dir(&folder).env("PATH", &path).output().unwrap();
        written += &String::from_utf8(output.stdout).unwrap();
        written += &String::from_utf8(output.stderr).unwrap();
    }
    (written, folder)
}

/// The time that a run took is another each time.
fn timeless(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once(" in ") {
        Some((line, time)) if time.ends_with(" s") => format!("{line}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn the_first_site_of_the_readme_is_as_it_says() {
    let home = tempfile::tempdir().unwrap();
    let mut folder = home.path().to_path_buf();
    let mut last = ("", String::new());
    for step in steps(section("Your own site in five minutes", "What it tells you")) {
        match step {
            Step::Block(Block { file: Some(file), text, .. }) => {
                write(&folder, file, &text);
                last = (file, text);
            }
            Step::Block(Block { language: "console", text, .. }) => {
                let (printed, now) = run(&text, folder);
                folder = now;
                assert_eq!(timeless(&printed), timeless(&text));
            }
            Step::Block(_) => {}
            Step::Correct(wrong, right) => {
                assert!(last.1.contains(wrong));
                write(&folder, last.0, &last.1.replace(wrong, right));
            }
        }
    }
    assert!(folder.join("public/disputes/harbour-levy.html").is_file());
    the_misquotation_is_told(&folder);
    the_settings_and_the_theme_are_read(&folder);
}

/// The message that stands under "Quotations", for one word of the site that is wrong.
fn the_misquotation_is_told(folder: &Path) {
    let message = steps(section("The format", "Publishing"))
        .into_iter()
        .find_map(|step| match step {
            Step::Block(block) if block.text.starts_with("error[quotation-near]") => Some(block.text),
            _ => None,
        })
        .expect("the message");
    let path = "content/disputes/Harbour levy.md";
    let right = fs::read_to_string(folder.join(path)).unwrap();
    write(folder, path, &right.replace("a border on the water", "a border in the water"));
    let (printed, _) = run("$ chancery check", folder.to_path_buf());
    write(folder, path, &right);
    assert!(printed.starts_with(&format!("$ chancery check\n{message}\n")), "{printed}");
}

/// The example of `site.toml` with the example of a theme, on that site.
fn the_settings_and_the_theme_are_read(folder: &Path) {
    let block = |section: &'static str, choose: &dyn Fn(&Block) -> bool| {
        steps(section)
            .into_iter()
            .find_map(|step| match step {
                Step::Block(block) if choose(&block) => Some(block),
                _ => None,
            })
            .expect("the block")
    };
    let settings = block(section("The format", "Publishing"), &|block| block.language == "toml").text;
    write(folder, "site.toml", &settings.replace("\"dossier\"", "\"house\""));
    let template = block(section("The format", "Publishing"), &|block| block.language == "html");
    write(folder, template.file.unwrap(), &template.text);
    let (printed, _) = run("$ chancery build --strict", folder.to_path_buf());
    assert!(printed.contains("no warnings"), "{printed}");
    let page = fs::read_to_string(folder.join("public/index.html")).unwrap();
    assert!(page.contains("Harbour desk, 1 Quay Street") && page.contains("https://desk.example/"), "{page}");
}

/// Every key and word of the tables is one that the program knows, and no key of the program is left out.
#[test]
fn the_tables_name_all_keys() {
    use chancery::fields::Reader;
    use chancery::front::{Actor, Analysis, Country, Dispute, Record, Source};
    let kinds: [(&str, Vec<&'static str>); 5] = [
        ("source", Reader::keys(Source::read)),
        ("actor", Reader::keys(Actor::read)),
        ("country", Reader::keys(Country::read)),
        ("dispute", Reader::keys(Dispute::read)),
        ("analysis", Reader::keys(Analysis::read)),
    ];
    let keys = |kind: &str| -> Vec<&str> {
        let start = README.find(&format!("\n| {kind} | |\n| --- | --- |\n")).expect("the table");
        let rows = README[start + 1..].lines().skip(2).take_while(|line| line.starts_with('|'));
        rows.flat_map(|row| row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2)).collect()
    };
    for (kind, known) in kinds {
        let mut told: Vec<&str> = keys(kind).into_iter().chain(keys("any page")).collect();
        let mut known = known;
        told.sort_unstable();
        known.sort_unstable();
        known.dedup();
        assert_eq!(told, known, "{kind}");
    }
}
