use super::*;
use crate::diagnostic::Severity;
use crate::fields::tests::shown;

fn check(text: &str, diagnostics: &[&str]) -> Config {
    let (config, found) = parse(text);
    assert_eq!(shown(text, &found), diagnostics, "{text}");
    config
}

const FULL: &str = "title = \"Desk é\"
language = \"es\"
base-url = \"https://example.org/briefings\"
theme = \"house\"
raw-html = true
nolink = [\"Jordan\"]
lexicon = \"phia\"
editor = \"vscode://file/{path}:{line}:{column}\"
[rights]
publish = \"full\"
words-per-source = 1_000
[severity]
source-undated = \"off\"
source-unsigned = \"error\"
link-draft = \"note\"
[allow]
source-orphan = \"kept for later\"
";

#[test]
fn all_keys_are_read() {
    let config = check(FULL, &[]);
    assert_eq!((config.title.as_str(), config.language.as_str(), config.theme.as_str()), ("Desk é", "es", "house"));
    assert_eq!((config.base_url.as_deref(), config.base_path()), (Some("https://example.org/briefings/"), "/briefings/"));
    assert_eq!((config.raw_html, config.lexicon, config.nolink[0].value.as_str()), (true, Lexicon::Phia, "Jordan"));
    assert_eq!(config.rights, Rights { publish: Publish::Full, words_per_source: 1000 });
    assert_eq!(config.editor.as_deref(), Some("vscode://file/{path}:{line}:{column}"));
    assert_eq!((config.severity[0].1, config.allow[0].reason.as_str()), (Level::Off, "kept for later"));
}

#[test]
fn only_the_title_is_required() {
    assert_eq!(check("title = 'T'", &[]), Config { title: "T".to_owned(), ..Config::default() });
    assert_eq!(Config::default().base_path(), "/");
    for text in ["", "title = ''"] {
        assert_eq!(
            check(text, &["- key-missing: the key `title` is missing or empty (begin the file with `title = \"…\"`)"]),
            Config::default()
        );
    }
}

#[test]
fn a_title_with_a_slip_in_it_is_not_missing_as_well() {
    check("titel = 'T'", &["1:1 key-unknown: unknown key `titel` (did you mean `title`?)"]);
    check("title: T", &["1:1 header-syntax: this line is not of the form `key = value` (TOML writes `key = \"value\"`)"]);
    check("title = 'T'\nraw-html = True", &["2:12 header-syntax: `true` and `false` are written in small letters"]);
    for title in ["T", "Trade desk", "from the Gulf", "Harbour desk"] {
        check(&format!("title = {title}"), &["1:9 header-syntax: a text without quotes (put the value in quotes: `\"…\"`)"]);
    }
}

#[test]
fn all_mistakes_are_reported_and_the_rest_is_read() {
    let config = check(
        "title = Desk\nlangauge = 'en'\nbase-url = 'example.org'\ntheme = '../x'\nraw-html = 'yes'\nlexicon = 'icd203'\n[rights]\npublish = 'non'\nwords-per-source = -1\nword-per-source = 3\n[severity]\na-b = 'of'\nc-d = true\n",
        &[
            "1:9 header-syntax: a text without quotes (put the value in quotes: `\"…\"`)",
            "2:1 key-unknown: unknown key `langauge` (did you mean `language`?)",
            "3:12 value-invalid: `base-url`: `example.org` is no address of a site (write `https://host/` or `https://host/folder/`)",
            "4:9 value-invalid: `theme`: `../x` is no name of a folder (use letters, digits, `-`, `_` and `.`)",
            "5:12 value-type: `raw-html` takes `true` or `false`, not a text (write it without quotes)",
            "6:11 value-unknown: `lexicon` can't be `icd203` (did you mean `icd-203`?)",
            "8:11 value-unknown: `publish` can't be `non` (it is one of `full`, `cited`, `metadata`)",
            "9:20 value-type: `words-per-source` takes a whole number from 0, not the number `-1`",
            "10:1 key-unknown: unknown key `word-per-source` (did you mean `words-per-source`?)",
            "12:7 value-unknown: `a-b` can't be `of` (did you mean `off`?)",
            "13:7 value-type: `severity` takes a text, not the truth value `true` (if the word is meant, put it in quotes: `\"true\"`)",
        ],
    );
    assert_eq!((config.title.as_str(), config.rights.publish, config.rights.words_per_source), ("Desk", Publish::Metadata, 250));
}

#[test]
fn a_table_is_no_text() {
    check("title = 'T'\nrights = 'full'\n", &["2:10 value-type: `rights` takes a table, not a text"]);
    check("title = 'T'\nallow = [[]]\n", &["2:10 value-type: `allow` takes `code: reason`, not a list"]);
    let whole_date = check(
        "title = 2025-11-22\nraw-html = 2025-11-22\n",
        &["2:12 value-type: `raw-html` takes `true` or `false`, not a date"],
    );
    assert_eq!(whole_date.title, "2025-11-22");
}

#[test]
fn an_editor_is_no_page_and_no_script() {
    let editor = |link: &str, message: Option<&str>| {
        let text = format!("title = 'T'\neditor = \"{link}\"\n");
        let message = message.map(|message| format!("2:10 value-invalid: `editor`: `{link}` {message}"));
        check(&text, &message.as_deref().into_iter().collect::<Vec<_>>());
    };
    let no_editor = Some(
        "is no link to an editor (write `vscode://file/{path}:{line}:{column}`, or the scheme of your editor; not http(s), javascript or data)",
    );
    for refused in [
        "http://x/{path}",
        "HTTPS://x/{path}",
        "JavaScript:{path}",
        "data:text/html,{path}",
        "{path}",
        "1x:{path}",
        "java script:{path}",
    ] {
        editor(refused, no_editor);
    }
    editor("idea://open?file={path}&line={line}", None);
    editor("x://{file}", Some("has the unknown placeholder `{file}` (there are `{path}`, `{line}` and `{column}`)"));
    editor("x://{path", Some("has the unknown placeholder `{path` (there are `{path}`, `{line}` and `{column}`)"));
    editor("x://file", Some("does not name the file (put `{path}` where the file goes)"));
    editor("x://{path} b", Some("is no address (write white space and quotation marks as `%20`, `%22`)"));
}

#[test]
fn codes_are_known_and_protected_errors_stay() {
    let known = [
        ("source-undated", Severity::Warning),
        ("link-unknown", Severity::Error),
        ("link-draft", Severity::Warning),
        ("key-unknown", Severity::Error),
    ];
    let text = "title = 'T'\n[severity]\nsource-undatd = 'off'\nlink-unknown = 'warning'\nlink-draft = 'off'\nkey-unknown = 'note'\n[allow]\nlink-unknown = 'why'\nzzz = 'why'\n";
    let config = check(text, &[]);
    let protected = "code-protected: `link-unknown` can be neither allowed nor lowered (errors of quotation, citation and link are always errors; mend the text)";
    assert_eq!(
        shown(text, &check_codes(&config.allow, &config.severity, &known)),
        [
            "3:1 code-unknown: there is no diagnostic `source-undatd` (did you mean `source-undated`?)",
            &format!("4:1 {protected}"),
            &format!("8:1 {protected}"),
            "9:1 code-unknown: there is no diagnostic `zzz`",
        ]
    );
    let severity =
        |code, severity| config.level(Diagnostic { severity, ..Diagnostic::error(code, None, "") }).map(|found| found.severity);
    assert_eq!(severity("link-unknown", Severity::Error), Some(Severity::Error));
    assert_eq!(severity("link-draft", Severity::Warning), None);
    assert_eq!(severity("key-unknown", Severity::Error), Some(Severity::Note));
    assert_eq!(severity("other", Severity::Note), Some(Severity::Note));
}

#[test]
fn protected_are_quotation_citation_and_link() {
    for code in ["quotation-near", "citation-unknown", "link-unknown", "anchor-unknown", "not-their-words"] {
        assert!(is_protected(code), "{code}");
    }
    assert!(!is_protected("key-unknown") && !is_protected("linked-twice"));
}

#[test]
fn a_cut_file_never_panics() {
    for (cut, _) in FULL.char_indices() {
        let (_, diagnostics) = parse(&FULL[..cut]);
        assert!(diagnostics.iter().all(|diagnostic| diagnostic.span.is_none_or(|span| FULL[..cut].get(span.range()).is_some())));
    }
}
