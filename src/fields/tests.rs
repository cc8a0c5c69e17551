use super::{Format, Scalar, Spanned, Table, Value, read};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::front::CODES;
use crate::text::{Span, line_column};

/// Diagnostics as lines `line:column code: message (hint)`; each code must be listed, none graver than it is listed.
pub(crate) fn shown(text: &str, diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(|diagnostic| line(text, diagnostic)).collect()
}

fn line(text: &str, diagnostic: &Diagnostic) -> String {
    assert!(CODES.iter().any(|(code, gravest)| *code == diagnostic.code && *gravest <= diagnostic.severity), "{diagnostic:?}");
    let place = diagnostic.span.map_or("-".to_owned(), |span| {
        let (line, column) = line_column(text, span.start as usize);
        format!("{line}:{column}")
    });
    let hint = diagnostic.hint.as_ref().map_or(String::new(), |hint| format!(" ({hint})"));
    format!("{place} {}: {}{hint}", diagnostic.code, diagnostic.message)
}

/// A value in one line, each scalar with its kind's first letter and what its span covers.
fn written(text: &str, value: &Spanned<Value>) -> String {
    match &value.value {
        Value::Absent => "-".to_owned(),
        Value::Scalar(Scalar { text: said, kind }) => {
            let kind = &format!("{kind:?}")[..1];
            let covered = value.span.of(text);
            if covered == said { format!("{kind}:{said}") } else { format!("{kind}:{said}={covered}") }
        }
        Value::List(items) => format!("[{}]", items.iter().map(|item| written(text, item)).collect::<Vec<_>>().join(" ")),
        Value::Table(table) => format!("{{{}}}", entries(text, table).join(" ")),
    }
}

fn entries(text: &str, table: &Table) -> Vec<String> {
    table.entries.iter().map(|entry| format!("{} {}", entry.key.value, written(text, &entry.value))).collect()
}

fn yaml(text: &str, tree: &[&str], diagnostics: &[&str]) {
    check(Format::Yaml, text, tree, diagnostics);
}

fn toml(text: &str, tree: &[&str], diagnostics: &[&str]) {
    check(Format::Toml, text, tree, diagnostics);
}

fn check(format: Format, text: &str, tree: &[&str], diagnostics: &[&str]) {
    let (table, found) = read(format, text, Span::new(0..text.len()));
    assert_eq!(entries(text, &table), tree, "{text}");
    assert_eq!(shown(text, &found), diagnostics, "{text}");
}

#[test]
fn yaml_keeps_what_is_written() {
    yaml(
        "a: NO\nb: yes\nc: 2025-11-22\nd: 001\ne: 1.10\nf: true\ng: ~\nh:\n",
        &["a S:NO", "b S:yes", "c S:2025-11-22", "d I:001", "e F:1.10", "f B:true", "g N:~", "h -"],
        &[],
    );
    yaml(
        "título: é # c\nb: [ñ, \"ü\"]\r\nc: 'x'\r\nd: |\r\n  foo ü\r\n  bar\r\ne: 2\r\n",
        &["título S:é", "b [S:ñ S:ü=\"ü\"]", "c S:x='x'", "d S:foo ü\nbar\n=foo ü\r\n  bar", "e I:2"],
        &[],
    );
    yaml("a:\n  - x\n  -\n  - \"[[El Salvador]]\"\n", &["a [S:x - S:[[El Salvador]]=\"[[El Salvador]]\"]"], &[]);
    yaml("a: [[x]]\nb: {c: d}\n", &["a [[S:x]]", "b {c S:d}"], &[]);
    yaml("a: \"1\"\nb: '~'\nc: \"\"\nd: !!str 5\n", &["a S:1=\"1\"", "b S:~='~'", "c S:=\"\"", "d S:5=!!str 5"], &[]);
    yaml("a: x\n  y\nb: 0x1F\nc: -.inf\nd: SV\n", &["a S:x y=x\n  y", "b I:0x1F", "c F:-.inf", "d S:SV"], &[]);
    yaml("", &[], &[]);
    yaml("# nothing\n\n", &[], &[]);
}

#[test]
fn toml_keeps_what_is_written() {
    toml(
        "b = 'x'\na = \"é\"\nc = 2025-11-22\nd = 1_000\ne = 1.10\nf = true\n",
        &["b S:x='x'", "a S:é=\"é\"", "c D:2025-11-22", "d I:1_000", "e F:1.10", "f B:true"],
        &[],
    );
    toml("a = [1, [\"x\"]]\r\n[t]\r\nu.v = 0x10\r\n", &["a [I:1 [S:x=\"x\"]]", "t {u {v I:0x10}}"], &[]);
    toml("[[a]]\nb = 1\n[[a]]\nb = 2\n", &["a [{b I:1} {b I:2}]"], &[]);
}

#[test]
fn one_yaml_mistake_hides_no_other() {
    yaml(
        "a: b: c\nd: @e\nf: *g\nh: &i j\nk: \"l\nm: n\n",
        &["a S:b", "d -", "f -", "h -", "k -", "m S:n"],
        &[
            "1:5 header-syntax: `: ` within a value that is not in quotes (put the whole value in quotes: `\"…\"`)",
            "2:4 header-syntax: a value that is not in quotes can't begin with this character (put the whole value in quotes: `\"…\"`)",
            "3:4 header-syntax: `*` at the start of a value makes it a YAML alias (put the whole value in quotes: `\"…\"`)",
            "4:4 header-syntax: `&i j` begins with a mark of YAML's own (`&`, `*` or `!`) (put the whole value in quotes: `\"…\"`)",
            "5:4 header-syntax: this quotation mark is not closed (close it on the same line)",
        ],
    );
    yaml(
        "a: 1\nfoo\nb: 2\na: 3\n",
        &["a I:1", "b I:2"],
        &[
            "2:1 header-syntax: this line is not of the form `key: value`",
            "4:1 key-duplicate: the key `a` stands here a second time (keep one of the two)",
        ],
    );
    yaml("a: 1\n\tb: 2\nc: 3\n", &["a -", "c I:3"], &["1:4 header-syntax: a tab where YAML wants spaces (indent with spaces)"]);
    yaml("a:\n\t- b\nc: 3\n", &["a -", "c I:3"], &["2:2 header-syntax: a tab where YAML wants spaces (indent with spaces)"]);
    yaml(
        "a: [x, y\nb: 1\n",
        &["a [S:x S:y]", "b I:1"],
        &["1:9 header-syntax: this YAML can't be read: while parsing a flow sequence, expected ',' or ']'"],
    );
    yaml(
        "a: !b c\n",
        &["a -"],
        &[
            "1:4 header-syntax: `!b c` begins with a mark of YAML's own (`&`, `*` or `!`) (put the whole value in quotes: `\"…\"`)",
        ],
    );
    yaml(
        "- a\n",
        &[],
        &["1:1 header-syntax: front matter is made of lines `key: value` (for a rule at the top of a page write `***`)"],
    );
    yaml(
        "Some text.\n",
        &[],
        &["1:1 header-syntax: front matter is made of lines `key: value` (for a rule at the top of a page write `***`)"],
    );
}

#[test]
fn one_toml_mistake_hides_no_other() {
    toml(
        "a = 001\nb = 2025-11\nc = [1, 2\nd\ne: f\ng = \"h\ni = 1\ni = 2\n[j\nk = yes\n",
        &["a I:001", "b D:2025-11", "c [I:1 I:2]", "g S:h=\"h", "i I:1", "j {k S:yes}"],
        &[
            "1:5 header-syntax: a number can't begin with 0 (put the value in quotes: `\"…\"`)",
            "2:5 header-syntax: this TOML can't be read: invalid date, expected `-` (MM-DD) (put the value in quotes: `\"…\"`)",
            "3:10 header-syntax: this TOML can't be read: unclosed array, expected `]`",
            "4:1 header-syntax: this line is not of the form `key = value`",
            "5:1 header-syntax: this line is not of the form `key = value` (TOML writes `key = \"value\"`)",
            "6:7 header-syntax: a text whose quotation mark is not closed",
            "8:1 key-duplicate: the key `i` stands here a second time (keep one of the two)",
            "9:3 header-syntax: this TOML can't be read: unclosed table, expected `]`",
            "10:5 header-syntax: a text without quotes (put the value in quotes: `\"…\"`)",
        ],
    );
    toml(
        "[a]\nb = 1\n[a]\nc = 2\n",
        &["a {b I:1 c I:2}"],
        &["3:2 key-duplicate: the key `a` stands here a second time (keep one of the two)"],
    );
    toml(
        "a.b = 1\na.c = 2\na = 3",
        &["a {b I:1 c I:2}"],
        &["3:1 key-duplicate: the key `a` stands here a second time (keep one of the two)"],
    );
    toml(
        "a = \"\"\"\nb = 1\n\"\"\"\nc = x\n",
        &["a S:b = 1\n=\"\"\"\nb = 1\n\"\"\"", "c S:x"],
        &["4:5 header-syntax: a text without quotes (put the value in quotes: `\"…\"`)"],
    );
}

#[test]
fn depth_is_bounded() {
    let deep = [
        (Format::Yaml, "a: ".to_owned() + &"[".repeat(20) + &"]".repeat(20)),
        (Format::Yaml, "a: ".to_owned() + &"[".repeat(100_000)),
        (Format::Yaml, "- ".repeat(100_000)),
        (Format::Yaml, "? ".repeat(100_000)),
        (Format::Toml, "a = ".to_owned() + &"[".repeat(20) + &"]".repeat(20)),
        (Format::Toml, "a = ".to_owned() + &"[".repeat(100_000)),
        (Format::Toml, vec!["a"; 1_000_000].join(".") + " = 1"),
        (Format::Toml, "[".to_owned() + &vec!["a"; 1_000_000].join(" . ") + "]"),
        (Format::Toml, "a = ".to_owned() + &"{a = ".repeat(100_000)),
    ];
    for (format, text) in deep {
        let (_, diagnostics) = read(format, &text, Span::new(0..text.len()));
        assert!(diagnostics.iter().any(|diagnostic| diagnostic.code == "header-syntax"), "{text:.40}");
    }
}

/// Cuts, doubles and replaces bytes of a rich sample; whatever comes, spans lie in the text and nothing panics.
#[test]
fn mangled_headers_never_panic() {
    let samples = [
        (
            Format::Yaml,
            "título: \"é\\n\" # c\r\nb: [ñ, {c: 'ü'}]\nd: |\n  foo\n  bar\n- e\n? f\n: &g !h *i\n%j: @k\n--- l\n...\n",
        ),
        (
            Format::Toml,
            "\"título\" = 'é'\r\nb = [1, {c.d = \"\\u00e9\"}]\n[e.\"f\"]\ng = \"\"\"\nh\"\"\"\n[[i]]\nj = 2025-11-22T10:00:00Z\n",
        ),
    ];
    let marks: Vec<char> = "[]{}\"'\\:=-.#\n\r\t &*!|>%@,?é\u{0}\u{2028}".chars().collect();
    let mut state = 1_u64;
    for (format, sample) in samples {
        let characters: Vec<char> = sample.chars().collect();
        for round in 0..3000 {
            let mut mangled = characters.clone();
            for _ in 0..=round % 4 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let (at, mark) = ((state >> 33) as usize % mangled.len(), marks[(state >> 20) as usize % marks.len()]);
                match state >> 61 {
                    0..4 => mangled[at] = mark,
                    4..6 => mangled.insert(at, mark),
                    _ => mangled.truncate(at.max(1)),
                }
            }
            let text = "x\n".to_owned() + &mangled.iter().collect::<String>();
            let (_, diagnostics) = read(format, &text, Span::new(2..text.len()));
            for diagnostic in diagnostics {
                let range = diagnostic.span.expect("a place").range();
                assert!(text.get(range).is_some(), "{diagnostic:?} in {text:?}");
            }
        }
    }
}
