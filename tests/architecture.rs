//! The invariants of ARCHITECTURE.md that can be read off the source files.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order of `src/lib.rs`: the layers.
fn layers() -> Vec<String> {
    let list = fs::read_to_string("src/lib.rs").expect("src/lib.rs");
    list.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect();
    files.sort();
    files
}

/// The top module that a file belongs to: `src/site/gather.rs` → `site`.
fn module_of(file: &Path) -> String {
    let inner = file.strip_prefix("src").expect("below src");
    let first = inner.components().next().expect("a file").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The text of a file without its unit tests, which may use what they like.
fn code_of(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a source file");
    let code = text.split("#[cfg(test)]\nmod").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let layers = layers();
    let rank = |name: &str| layers.iter().position(|layer| layer == name);
    let mut faults = Vec::new();
    for file in rust_files(Path::new("src")) {
        let module = module_of(&file);
        let is_test = file.iter().any(|part| part == "tests" || part == "tests.rs");
        let Some(own) = rank(&module).filter(|_| !is_test) else { continue };
        for part in code_of(&file).split("crate::").skip(1) {
            let used: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if rank(&used).is_some_and(|other| other > own) {
                faults.push(format!("{} uses {used}, which is a later layer", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(layers.len() > 15);
}

#[test]
fn only_the_shell_touches_disk_clock_and_environment() {
    const SHELL: &[&str] = &["load", "write", "terminal", "serve", "watch", "cli", "main"];
    let mut faults = Vec::new();
    for file in rust_files(Path::new("src")).iter().filter(|file| !SHELL.contains(&module_of(file).as_str())) {
        let code = code_of(file);
        for forbidden in ["std::fs", "std::env", "std::time", "std::net", "std::process", "println!", "eprintln!", "fs::"] {
            if code.contains(forbidden) {
                faults.push(format!("{} uses {forbidden}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_code_is_listed_with_its_gravest_severity() {
    let mut used: Vec<(String, chancery::diagnostic::Severity)> = Vec::new();
    for file in rust_files(Path::new("src/diagnostic")) {
        let code = code_of(&file);
        for (call, severity) in [
            ("Diagnostic::error(", chancery::diagnostic::Severity::Error),
            ("Diagnostic::warning(", chancery::diagnostic::Severity::Warning),
            ("Diagnostic::note(", chancery::diagnostic::Severity::Note),
        ] {
            let named = code.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
            used.extend(named.map(|name| (name.to_owned(), severity)));
        }
    }
    used.sort();
    used.dedup_by(|b, a| a.0 == b.0);
    let listed: Vec<(String, chancery::diagnostic::Severity)> =
        chancery::diagnostic::CODES.iter().map(|(code, severity)| ((*code).to_owned(), *severity)).collect();
    let missing: Vec<_> = used.iter().filter(|one| !listed.contains(one)).collect();
    assert!(missing.is_empty(), "not in src/diagnostic/codes.rs: {missing:?}");
    assert!(listed.is_sorted(), "src/diagnostic/codes.rs is not sorted");
}

/// The first cells of the table in ARCHITECTURE.md whose head is `head`, without marks of code.
fn first_cells(head: &str) -> Vec<String> {
    let text = fs::read_to_string("ARCHITECTURE.md").expect("ARCHITECTURE.md");
    let rows = text.lines().skip_while(|line| !line.starts_with(head)).skip(2).take_while(|line| line.starts_with('|'));
    rows.flat_map(|row| row.split('|').nth(1).unwrap_or_default().split(','))
        .map(|cell| cell.trim().trim_matches('`').to_owned())
        .collect()
}

#[test]
fn the_map_names_all_modules_in_order() {
    assert_eq!(first_cells("| module |"), layers());
}

#[test]
fn all_dependencies_are_accounted_for() {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").expect("Cargo.toml").parse().expect("TOML");
    let declared: Vec<String> = manifest["dependencies"].as_table().expect("a table").keys().cloned().collect();
    let mut told = first_cells("| crate |");
    told.sort();
    assert_eq!(told, declared);
}

#[test]
fn files_that_the_documents_name_are_there() {
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        let text = fs::read_to_string(document).expect("a document");
        for path in text
            .split(['`', '(', ')'])
            .filter(|part| ["src/", "tests/", "scripts/", "docs/", "data/"].iter().any(|top| part.starts_with(top)))
        {
            assert!(path.contains(char::is_whitespace) || Path::new(path).exists(), "{document} names {path}");
        }
    }
}
