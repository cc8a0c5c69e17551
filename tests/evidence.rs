//! The example of `CHANCERY_CORPUS` on the user's three seed documents: it builds, and each fault that is planted in it is told with its
//! place. Without the corpus the tests print `corpus: skipped`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DISPUTE: &str = "content/disputes/Abrego Garcia case.md";
const ANALYSIS: &str = "content/analysis/Two refusals.md";

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("CHANCERY_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if folder.join("example").exists() {
        return Some(folder);
    }
    println!("corpus: skipped");
    None
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let path = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &path);
        } else {
            fs::write(path, fs::read(entry.path()).unwrap()).unwrap();
        }
    }
}

/// What `check` says of the example in which `from` became `to` in one file: errors, and warnings but those that the sound example has.
fn said(corpus: &Path, plant: Option<(&str, &str, &str)>) -> Vec<String> {
    let site = tempfile::tempdir().unwrap();
    copy(&corpus.join("example"), site.path());
    copy(&corpus.join("seeds"), &site.path().join("seeds"));
    if let Some((file, from, to)) = plant {
        let text = fs::read_to_string(site.path().join(file)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
        fs::write(site.path().join(file), text.replacen(from, to, 1)).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    let run = command.args(["check", "--format", "json"]).current_dir(site.path()).output().unwrap();
    let lines = String::from_utf8(run.stdout).unwrap();
    let told = lines.lines().map(|line| {
        let told: serde_json::Value = serde_json::from_str(line).unwrap();
        let place = |key: &str| told[key].as_u64().map_or(String::new(), |number| number.to_string());
        format!(
            "{}[{}] {}:{}:{}: {}",
            told["severity"].as_str().unwrap(),
            told["code"].as_str().unwrap(),
            told["path"].as_str().unwrap(),
            place("line"),
            place("column"),
            told["message"].as_str().unwrap()
        )
    });
    told.collect()
}

#[test]
fn the_example_builds() {
    let Some(corpus) = corpus() else { return };
    let errors: Vec<String> = said(&corpus, None).into_iter().filter(|line| line.starts_with("error")).collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn each_planted_fault_is_told_with_its_place() {
    let Some(corpus) = corpus() else { return };
    let sound = said(&corpus, None);
    let check = |file: &str, from: &str, to: &str, expected: &[&str]| {
        // How much of a text is shown changes with what is cited of it.
        let is_new = |line: &String| !sound.contains(line) && !line.contains("[rights-words]");
        let found: Vec<String> = said(&corpus, Some((file, from, to))).into_iter().filter(is_new).collect();
        assert_eq!(found, expected, "{from} -> {to}");
    };
    // A changed word.
    check(
        DISPUTE,
        "our allies and partners",
        "our friends and partners",
        &[
            "error[quotation-near] content/disputes/Abrego Garcia case.md:28:67: this quotation is not quite what `@abrego-feature` has: `friends` instead of `allies`",
        ],
    );
    // A wrong paragraph.
    check(
        DISPUTE,
        "at stake.” [@abrego-feature p15]",
        "at stake.” [@abrego-feature p12]",
        &[
            "warning[quotation-paragraph] content/disputes/Abrego Garcia case.md:28:67: `@abrego-feature` has this quotation in p15, not in p12",
        ],
    );
    // A quotation under the neighbouring citation.
    check(
        ANALYSIS,
        "drug trafficking” [@recall-oped p8]",
        "drug trafficking” [@abrego-feature p8]",
        &[
            "error[quotation-elsewhere] content/analysis/Two refusals.md:21:26: `@abrego-feature` does not have this quotation, but `@recall-oped` has it",
        ],
    );
    // An unknown stance.
    check(
        DISPUTE,
        "**demands**",
        "**wants**",
        &["error[stance-unknown] content/disputes/Abrego Garcia case.md:28:47: there is no stance `wants`"],
    );
    // Both lists of stances under one claim.
    check(
        DISPUTE,
        "**refuses**",
        "**denies**",
        &[
            "error[stance-class] content/disputes/Abrego Garcia case.md:29:44: `denies` is a stance to a statement, but `demands` above makes this claim a demand",
        ],
    );
    // A pin that is not there.
    check(
        DISPUTE,
        "linked to a shadowy paramilitary organization",
        "linked to a shadowy charity in the north",
        &[
            "error[quotation-near] content/disputes/Abrego Garcia case.md:18:85: this pin is not quite what `@abrego-feature` has: `charity in the north` instead of `paramilitary organization that allegedly`",
        ],
    );
    // An unknown key.
    check(
        ANALYSIS,
        "[@abrego-feature p17]",
        "[@abrego-featur p17]",
        &["error[citation-unknown] content/analysis/Two refusals.md:25:126: no source `@abrego-featur`"],
    );
    // A figure off by a digit.
    check(
        ANALYSIS,
        "plane with nearly 1,000 pounds",
        "plane with nearly 1,100 pounds",
        &["warning[figure-unbacked] content/analysis/Two refusals.md:18:48: `1,100` is not in `@recall-oped p5`"],
    );
    // A judgement without a term.
    check(
        ANALYSIS,
        "El Salvador is unlikely to hand",
        "El Salvador will not hand",
        &["warning[judgement-term] content/analysis/Two refusals.md:12:29: KJ1 has no term of likelihood"],
    );
    // A dispute with two C1.
    check(
        DISPUTE,
        "## C3 The refusal",
        "## C1 The refusal",
        &["error[claim-duplicate] content/disputes/Abrego Garcia case.md:33:1: there are two claims C1, the first in line 16"],
    );
}

#[test]
fn the_writer_s_words_are_not_the_president_s() {
    let Some(corpus) = corpus() else { return };
    let position = "- [[Nayib Bukele]], for [[El Salvador]], **refuses** (named, to CNN): “How can";
    let planted = "- [[Nayib Bukele]] **refuses**: “the plane never entered Salvadoran airspace” [@recall-oped p5]\n";
    let found = said(&corpus, Some((DISPUTE, position, &format!("{planted}{position}"))));
    let errors: Vec<&String> = found.iter().filter(|line| line.starts_with("error")).collect();
    assert_eq!(
        errors,
        [
            "error[not-their-words] content/disputes/Abrego Garcia case.md:29:34: these are the words of `@recall-oped`, not of Nayib Bukele: in p5 they stand outside quotation marks"
        ]
    );
}
