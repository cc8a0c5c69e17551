//! Front matter, sidecars and `site.toml`.

use super::{Diagnostic, Severity};
use crate::text::{self, Span};

/// The codes of this stage, each with the gravest severity that it is given.
pub const CODES: [(&str, Severity); 16] = [
    ("header-late", Severity::Warning),
    ("header-syntax", Severity::Error),
    ("header-unclosed", Severity::Error),
    ("key-duplicate", Severity::Error),
    ("key-missing", Severity::Error),
    ("key-unknown", Severity::Error),
    ("none-given-given", Severity::Warning),
    ("protect-not-person", Severity::Warning),
    ("reason-missing", Severity::Error),
    ("code-unknown", Severity::Error),
    ("code-protected", Severity::Error),
    ("superseded-status", Severity::Warning),
    ("value-invalid", Severity::Error),
    ("value-repeated", Severity::Warning),
    ("value-type", Severity::Error),
    ("value-unknown", Severity::Error),
];

/// What a key takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    Text,
    Texts,
    Boolean,
    Count,
    Table,
    Pairs,
}

/// What stands there instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    Nothing,
    Text,
    /// As it is written.
    Number(String),
    /// The word as it is written.
    Boolean(String),
    Date,
    List,
    ListOfOne,
    /// `[[name]]` without quotes, which YAML and TOML take for a list in a list.
    UnquotedLink,
    Table,
}

/// The form that a text lacks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shape {
    WebAddress,
    BaseAddress,
    Language,
    Sha256,
    Wikidata,
    CountryCode,
    CitationKey,
    SitePath,
    Folder,
    /// `why` says what is wrong with it.
    Date {
        why: String,
    },
    /// `editor` without a scheme, or with one that a browser would open as a page or run.
    EditorScheme,
    EditorPath,
    /// The words between braces.
    EditorPlaceholder {
        given: String,
    },
    EditorMarks,
}

/// `---` or `+++` in the first line has no partner.
pub fn header_unclosed(span: Span, fence: &str) -> Diagnostic {
    Diagnostic::error("header-unclosed", span, format!("the front matter that `{fence}` opens is not closed"))
        .hint(format!("write `{fence}` on a line of its own after the last key"))
}

/// Front matter after blank lines is text to every program.
pub fn header_late(span: Span, fence: &str) -> Diagnostic {
    Diagnostic::warning("header-late", span, "this looks like front matter, but is not on the first line")
        .hint(format!("delete the blank lines before `{fence}`"))
}

/// YAML that can't be read; `why` in the parser's words.
pub fn yaml_syntax(span: Span, why: &str) -> Diagnostic {
    const QUOTES: Option<&str> = Some("put the whole value in quotes: `\"…\"`");
    let (message, hint) = if why.contains("mapping values are not allowed") {
        ("`: ` within a value that is not in quotes", QUOTES)
    } else if why.contains("unexpected character") {
        ("a value that is not in quotes can't begin with this character", QUOTES)
    } else if why.contains("unknown anchor") {
        ("`*` at the start of a value makes it a YAML alias", QUOTES)
    } else if why.contains("expect ':'") || why.contains("expected ':'") {
        ("this line is not of the form `key: value`", None)
    } else if why.contains("a tab") || why.contains("tabs") {
        ("a tab where YAML wants spaces", Some("indent with spaces"))
    } else if why.contains("quoted scalar") && !why.contains("trailing") {
        ("this quotation mark is not closed", Some("close it on the same line"))
    } else {
        let message = format!("this YAML can't be read: {why}");
        return Diagnostic::error("header-syntax", span, message);
    };
    let diagnostic = Diagnostic::error("header-syntax", span, message);
    match hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}

/// An anchor, alias or tag: flat front matter has no use for them, and mostly they are text that lacks its quotes.
pub fn yaml_special(span: Span, written: &str) -> Diagnostic {
    Diagnostic::error("header-syntax", span, format!("`{written}` begins with a mark of YAML's own (`&`, `*` or `!`)"))
        .hint("put the whole value in quotes: `\"…\"`")
}

/// TOML that can't be read; `why` in the parser's words, `line` the line that it stumbled over.
pub fn toml_syntax(span: Span, why: &str, line: &str) -> Diagnostic {
    const QUOTES: Option<&str> = Some("put the value in quotes: `\"…\"`");
    let (message, hint) = if why.contains("key with no value") {
        ("this line is not of the form `key = value`", line.contains(':').then_some("TOML writes `key = \"value\"`"))
    } else if why.contains("must be quoted") && span.is_empty() {
        ("no value after `=`", None)
    } else if why.contains("invalid boolean") && is_truth_value(line) {
        ("`true` and `false` are written in small letters", None)
    } else if why.contains("must be quoted") || why.contains("invalid boolean") {
        ("a text without quotes", QUOTES)
    } else if why.contains("leading zero") {
        ("a number can't begin with 0", QUOTES)
    } else if why.contains("string, expected `\"`") || why.contains("string, expected `'`") {
        ("a text whose quotation mark is not closed", None)
    } else {
        let diagnostic = Diagnostic::error("header-syntax", span, format!("this TOML can't be read: {why}"));
        return if why.contains("invalid date") { diagnostic.hint("put the value in quotes: `\"…\"`") } else { diagnostic };
    };
    let diagnostic = Diagnostic::error("header-syntax", span, message);
    match hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}

/// Whether the value on this line is a truth value, in whatever letters.
fn is_truth_value(line: &str) -> bool {
    let value = line.split_once('=').map_or(line, |(_, value)| value).trim();
    ["true", "false"].iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// Text, or a list, where keys should be.
pub fn not_keys(span: Span) -> Diagnostic {
    Diagnostic::error("header-syntax", span, "front matter is made of lines `key: value`")
        .hint("for a rule at the top of a page write `***`")
}

pub fn nested_too_deep(span: Span) -> Diagnostic {
    Diagnostic::error("header-syntax", span, "lists and tables are nested too deep here")
}

/// `nearest` is the key that may have been meant.
pub fn key_unknown(span: Span, key: &str, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::error("key-unknown", span, format!("unknown key `{key}`")).hint(match nearest {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "a key of your own begins with `x-`".to_owned(),
    })
}

/// The first of two stays.
pub fn key_duplicate(span: Span, key: &str) -> Diagnostic {
    Diagnostic::error("key-duplicate", span, format!("the key `{key}` stands here a second time")).hint("keep one of the two")
}

/// The key of a page of another kind; `folders` are those whose pages have it.
pub fn key_elsewhere(span: Span, key: &str, folders: &[&str]) -> Diagnostic {
    let folders: Vec<String> = folders.iter().map(|folder| format!("`content/{folder}/`")).collect();
    Diagnostic::error("key-unknown", span, format!("unknown key `{key}`"))
        .hint(format!("pages in {} have it; here it means nothing", folders.join(" and in ")))
}

/// Of the whole TOML file: there is no place to show.
pub fn key_missing(key: &str) -> Diagnostic {
    Diagnostic::error("key-missing", None, format!("the key `{key}` is missing or empty"))
        .hint(format!("begin the file with `{key} = \"…\"`"))
}

pub fn value_type(span: Span, key: &str, wanted: Wanted, found: &Found) -> Diagnostic {
    let wants = match wanted {
        Wanted::Text => "a text",
        Wanted::Texts => "a list of texts",
        Wanted::Boolean => "`true` or `false`",
        Wanted::Count => "a whole number from 0",
        Wanted::Table => "a table",
        Wanted::Pairs => "`code: reason`",
    };
    let is = match found {
        Found::Nothing => "nothing",
        Found::Text => "a text",
        Found::Number(number) => &format!("the number `{number}`"),
        Found::Boolean(word) => &format!("the truth value `{word}`"),
        Found::Date => "a date",
        Found::List | Found::ListOfOne | Found::UnquotedLink => "a list",
        Found::Table => "a table",
    };
    let is = if wanted == Wanted::Texts && is == "a list" { "a list within a list" } else { is };
    let diagnostic = Diagnostic::error("value-type", span, format!("`{key}` takes {wants}, not {is}"));
    match (wanted, found) {
        (Wanted::Text | Wanted::Texts, Found::UnquotedLink) | (Wanted::Texts, Found::ListOfOne) => {
            diagnostic.hint("put a wikilink in quotes: `\"[[…]]\"`")
        }
        (Wanted::Text | Wanted::Texts, Found::Boolean(word)) => {
            diagnostic.hint(format!("if the word is meant, put it in quotes: `\"{word}\"`"))
        }
        (Wanted::Text | Wanted::Texts, Found::Nothing) => diagnostic.hint("if the word is meant, put it in quotes"),
        (Wanted::Boolean | Wanted::Count, Found::Text) => diagnostic.hint("write it without quotes"),
        (Wanted::Text | Wanted::Texts, Found::Table) => diagnostic.hint("put a text with `: ` in quotes"),
        _ => diagnostic,
    }
}

/// `words` are all that the key takes.
pub fn value_unknown(span: Span, key: &str, given: &str, words: &[&str]) -> Diagnostic {
    Diagnostic::error("value-unknown", span, format!("`{key}` can't be `{given}`")).hint(
        match text::nearest(given, words.iter().copied()) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("it is one of {}", words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")),
        },
    )
}

pub fn value_invalid(span: Span, key: &str, given: &str, shape: &Shape) -> Diagnostic {
    let (is_no, hint) = match shape {
        Shape::WebAddress => ("is no web address".to_owned(), "it begins with `https://` or `http://`"),
        Shape::BaseAddress => ("is no address of a site".to_owned(), "write `https://host/` or `https://host/folder/`"),
        Shape::Language => ("is no language tag".to_owned(), "write `en`, `es`, `pt-BR`"),
        Shape::Sha256 => ("is no SHA-256".to_owned(), "it has 64 hexadecimal digits"),
        Shape::Wikidata => ("is no item of Wikidata".to_owned(), "write `Q792`"),
        Shape::CountryCode => ("is no country code".to_owned(), "write two or three letters of ISO 3166-1: `SV`"),
        Shape::CitationKey => ("can't stand after `@` in a citation".to_owned(), "use letters, digits, `-`, `_` and `.`"),
        Shape::SitePath => {
            ("is no address of a page of this site".to_owned(), "write it from the root of the site: `analysis/old-name`")
        }
        Shape::Folder => ("is no name of a folder".to_owned(), "use letters, digits, `-`, `_` and `.`"),
        Shape::Date { why } => ("is no date".to_owned(), why.as_str()),
        Shape::EditorScheme => (
            "is no link to an editor".to_owned(),
            "write `vscode://file/{path}:{line}:{column}`, or the scheme of your editor; not http(s), javascript or data",
        ),
        Shape::EditorPath => ("does not name the file".to_owned(), "put `{path}` where the file goes"),
        Shape::EditorPlaceholder { given } => {
            (format!("has the unknown placeholder `{given}`"), "there are `{path}`, `{line}` and `{column}`")
        }
        Shape::EditorMarks => ("is no address".to_owned(), "write white space and quotation marks as `%20`, `%22`"),
    };
    Diagnostic::error("value-invalid", span, format!("`{key}`: `{given}` {is_no}")).hint(hint)
}

/// The second of two equal items.
pub fn value_repeated(span: Span, key: &str) -> Diagnostic {
    Diagnostic::warning("value-repeated", span, format!("this stands in `{key}` a second time")).hint("delete one of the two")
}

/// Looked for and absent, and yet there.
pub fn none_given_given(span: Span, key: &str) -> Diagnostic {
    Diagnostic::warning("none-given-given", span, format!("`{key}` is in `none-given`, but has a value"))
        .hint("delete one of the two")
}

pub fn protect_not_person(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::warning("protect-not-person", span, format!("`protect` is for persons, and this actor is of kind `{kind}`"))
}

/// A banner that leads nowhere.
pub fn superseded_by_nothing(span: Span) -> Diagnostic {
    Diagnostic::warning("superseded-status", span, "superseded, but by what is not said")
        .hint("name the newer analysis in `superseded-by`")
}

/// A successor without the status that shows it.
pub fn superseded_without_status(span: Span) -> Diagnostic {
    Diagnostic::warning("superseded-status", span, "`superseded-by` shows only when `status` is `superseded`")
        .hint("write `status: superseded`")
}

pub fn reason_missing(span: Span, code: &str) -> Diagnostic {
    Diagnostic::error("reason-missing", span, format!("no reason is given for allowing `{code}`"))
        .hint(format!("write it after the code: `{code}: …`; readers see it on the method page"))
}

/// In `allow` or `[severity]`.
pub fn code_unknown(span: Span, code: &str, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::error("code-unknown", span, format!("there is no diagnostic `{code}`"));
    match nearest {
        Some(nearest) => diagnostic.hint(format!("did you mean `{nearest}`?")),
        None => diagnostic,
    }
}

/// What must stand behind every published page.
pub fn code_protected(span: Span, code: &str) -> Diagnostic {
    Diagnostic::error("code-protected", span, format!("`{code}` can be neither allowed nor lowered"))
        .hint("errors of quotation, citation and link are always errors; mend the text")
}
