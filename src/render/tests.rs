//! Templates that break, in all the ways in which they can, and the words of dates and numbers.

use super::*;
use crate::text::line_column;

fn input(path: &str, text: &str) -> Input {
    Input { path: path.into(), text: text.into(), hash: 0, sha256: None }
}

/// Loads the overrides, renders `analysis.html` with the little that the test's template needs, and prints what was said or made.
fn check(overrides: &[(&str, &str)], expected: &str) {
    let inputs: Vec<Input> = overrides.iter().map(|(path, text)| input(path, text)).collect();
    let (theme, mut diagnostics) = Theme::load(&inputs);
    let mut out = Vec::new();
    if diagnostics.is_empty() {
        let strings = theme.strings("en");
        let page = toml::toml! { n = 12345 date = "2025-11~" genre = "press-release" };
        if let Err(placed) = theme.render("test.html", &Value::from("site"), &page, strings.value(), &mut out) {
            diagnostics.push(placed);
        }
    }
    let said: Vec<String> = diagnostics.iter().map(|placed| line(placed, &inputs)).collect();
    let made = if said.is_empty() { String::from_utf8(out).expect("UTF-8") } else { said.join("\n") };
    assert_eq!(made, expected);
}

fn line((path, diagnostic): &Placed, inputs: &[Input]) -> String {
    let text = inputs.iter().find(|input| input.path == *path).map_or("", |input| &input.text);
    let place = diagnostic.span.map_or(String::new(), |span| {
        let (line, column) = line_column(text, span.start as usize);
        format!(":{line}:{column}")
    });
    let hint = diagnostic.hint.as_ref().map_or(String::new(), |hint| format!(" (hint: {hint})"));
    format!("{path}{place}: {}: {}{hint}", diagnostic.code, diagnostic.message)
}

#[test]
fn filters_have_words() {
    check(&[("test.html", "{{ page.n | number }}")], "12,345");
    check(
        &[("test.html", "{{ 1 | counted(noun=\"source\") }}, {{ page.n | counted(noun=\"analysis\") }}")],
        "1 source, 12,345 analyses",
    );
    check(
        &[(
            "test.html",
            "{{ page.genre | word(of=\"genre\") }} {{ \"own-kind\" | word(of=\"genre\") }}{{ none | word(of=\"genre\") }}",
        )],
        "press release own-kind",
    );
    check(
        &[("test.html", "{{ page.date | date }} {{ \"2025-09-02\" | time }}")],
        "about November 2025 <time datetime=\"2025-09-02\">2 September 2025</time>",
    );
    check(&[("test.html", "{{ \"a {} b\" | fill(with=\"<i>\") }}")], "a &lt;i&gt; b");
    check(&[("test.html", "{{ \"https://www.example.org/a?b\" | host }}")], "example.org");
}

#[test]
fn a_filter_without_words_says_what_it_needs() {
    let component = "{% component x() %}{{ 3 | number }}{% endcomponent x %}{{ <x /> }}";
    check(
        &[("test.html", component)],
        "test.html:1:27: template-failed: the filter `number` needs `t`: declare the component's parameter `@t`",
    );
}

#[test]
fn dates_in_words() {
    let strings = Theme::load(&[]).0.strings("en");
    for (edtf, words, machine) in [
        ("2025-09-02", "2 September 2025", true),
        ("2025-11", "November 2025", true),
        ("2025", "2025", true),
        ("2025-11~", "about November 2025", false),
        ("2025?", "2025 (uncertain)", false),
        ("202X", "2020s", false),
        ("2025-XX", "2025", false),
        ("2025-09-XX", "September 2025", false),
        ("2025-22", "summer 2025", false),
        ("2019-06-01/..", "since 1 June 2019", false),
        ("../2019-06", "until June 2019", false),
        ("2019/2021-03", "2019–March 2021", false),
        ("no date", "no date", false),
        ("2025-13-99", "2025-13-99", false),
        ("", "", false),
    ] {
        assert_eq!(
            (dates::words(edtf, strings.value(), false).as_str(), dates::machine_readable(edtf).is_some()),
            (words, machine),
            "{edtf}"
        );
    }
}

#[test]
fn broken_templates_are_placed() {
    check(&[("test.html", "<p>\n{{ page. }}")], "test.html:2:10: template-syntax: found `}}` but expected identifier");
    check(&[("test.html", "{{ page.n | shout }}")], "test.html:1:13: template-unknown: unknown filter `shout`");
    check(
        &[("test.html", "\n{% include \"nowhere.html\" %}")],
        "test.html:2:12: template-unknown: unknown template `nowhere.html`",
    );
    check(
        &[("test.html", "é{{ page.missing.deeper }}")],
        "test.html:1:10: template-failed: field `missing` is not defined. Available fields: date, genre, n",
    );
}

#[test]
fn all_broken_templates_are_reported_at_once() {
    check(
        &[
            ("a.html", "{{ x | one }}"),
            ("b.html", "{% if %}"),
            ("c.html", "{{ <nobody /> }}"),
            ("d.html", "{% extends \"bsae.html\" %}"),
        ],
        "a.html:1:8: template-unknown: unknown filter `one`\n\
         b.html:1:7: template-syntax: found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`\n\
         c.html:1:4: template-unknown: unknown component `nobody`\n\
         d.html:1:13: template-parent-missing: there is no template `bsae.html` to extend (hint: did you mean `base.html`?)",
    );
    check(
        &[
            ("x.html", "{% extends \"y.html\" %}"),
            ("y.html", "{% extends \"x.html\" %}"),
            ("z.html", "{% extends \"w.html\" %}"),
            ("w.html", "{{"),
        ],
        "w.html:1:1: template-syntax: unexpected end of input\n\
         x.html: template-circle: templates lead back to themselves: `y.html` → `x.html` (hint: to change a built-in template of the same name, extend it as `dossier/<name>`)",
    );
}

#[test]
fn what_has_no_place_names_its_template() {
    let component = "{% component mine() %}x{% endcomponent mine %}";
    check(
        &[("a.html", component), ("b.html", component)],
        "a.html: template-broken: component `mine` is defined in both `a.html` and `b.html`",
    );
    check(
        &[("a.html", "{% extends \"somewhere/else.html\" %}")],
        "a.html:1:13: template-parent-missing: there is no template `somewhere/else.html` to extend (hint: the built-in templates are extended as `dossier/base.html`, `dossier/source.html`, …)",
    );
    check(&[("a.html", "")], "test.html: template-missing: there is no template `test.html`");
    check(
        &[("test.html", "{% extends \"dossier/404.html\" %}")],
        "dossier/base.html: template-failed: field `head` is not defined. Available fields: date, genre, n in the built-in template `dossier/base.html:2:20` \
         (hint: a template or a string of the site's own theme may have changed what it is given)",
    );
}

#[test]
fn closed_lists_have_words() {
    let strings = Theme::load(&[]).0.strings("en");
    let genres = ["report", "opinion", "analysis", "background", "press-release", "fact-check", "aggregator", "unknown"];
    let stances = "asserts denies questions concedes retracts relays demands accepts refuses no-comment not-found";
    for (of, codes) in [
        ("genre", genres.join(" ").as_str()),
        ("text", "original extract transcript ocr translation digest none"),
        ("reliability", "A B C D E F"),
        ("status", "open dormant negotiating settled published draft review superseded withdrawn current corrected retracted"),
        ("trend", "worsening unchanged improving"),
        ("trend-symbol", "worsening unchanged improving"),
        ("stance", stances),
        ("state", "contested uncontested one-party retracted unclaimed"),
        ("stance-symbol", stances),
        ("attribution", "named unnamed anonymous document"),
        ("confidence", "low moderate high"),
        ("actor-kind", "person organisation public-body party company media armed-group igo"),
        ("protect", "accused private victim minor"),
        ("how", "demonym metonym short-name"),
        ("verdict", "exact normalised elided joined translated missing not-their-words speaker-differs digest translation"),
        ("banner", "draft review superseded withdrawn corrected retracted protected unpublished"),
        ("kind", "analysis disputes actors countries sources claims method about"),
        ("method", "full cited metadata"),
        ("lexicon", "icd-203 phia"),
        ("dispute", "statement demand"),
    ] {
        for code in codes.split(' ') {
            let found = filters::text_at(strings.value(), &[of, code]);
            assert!(found.is_some(), "t.{of}.{code} has no words");
        }
    }
    for noun in genres.map(|genre| if genre == "analysis" { "analysis-text" } else { genre }) {
        assert!(
            filters::item(strings.value(), "count").is_some_and(|nouns| filters::item(nouns, noun).is_some()),
            "t.count.{noun} has no forms"
        );
    }
}

#[test]
fn a_site_changes_single_blocks() {
    let (theme, diagnostics) = Theme::load(&[input(
        "404.html",
        "{% extends \"dossier/404.html\" %}{% block kind %}mine {{ super() }}{% endblock kind %}",
    )]);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let page = crate::view::model::NotFound::default();
    let site = Value::from_serializable(&crate::view::model::Site::default());
    let mut out = Vec::new();
    theme.render("404.html", &site, &page, theme.strings("en").value(), &mut out).expect("a page");
    let html = String::from_utf8(out).expect("UTF-8");
    assert!(html.contains("<body class=\"mine not-found\">"), "{html}");
}

#[test]
fn a_base_of_the_site_serves_the_built_in_pages() {
    let (theme, _) =
        Theme::load(&[input("base.html", "{% extends \"dossier/base.html\" %}{% block footer %}mine{% endblock footer %}")]);
    let mut out = Vec::new();
    let site = Value::from_serializable(&crate::view::model::Site::default());
    theme
        .render("404.html", &site, &crate::view::model::NotFound::default(), theme.strings("en").value(), &mut out)
        .expect("a page");
    assert!(String::from_utf8(out).expect("UTF-8").contains("</main>\nmine"));
}

#[test]
fn strings_of_a_site_are_checked_and_laid_over() {
    let french = "skip = \"Au texte\"\nskpi = \"x\"\nabout = 3\n[genre]\nopinion = \"tribune\"\n[count]\nsource = [\"{} source\"]\n[x-own]\nanything = 1\n";
    let inputs = [input("strings/fr.toml", french), input("strings/de.toml", "a = = 3")];
    let (theme, diagnostics) = Theme::load(&inputs);
    let said: Vec<String> = diagnostics.iter().map(|placed| line(placed, &inputs)).collect();
    assert_eq!(
        said,
        [
            "strings/de.toml:1:5: strings-syntax: extra `=`, expected nothing",
            "strings/de.toml:1:7: strings-syntax: unexpected key or value, expected newline, `#`",
            "strings/fr.toml:2:1: string-unknown: unknown string `skpi` (hint: did you mean `skip`?)",
            "strings/fr.toml:3:9: string-type: `about` must be a string, not integer",
            "strings/fr.toml:7:10: string-type: `count.source` must be a list of 2 strings, not this",
        ]
    );
    let strings = theme.strings("fr-CA");
    assert_eq!(strings.word(&["skip"]), "Au texte");
    assert_eq!(strings.word(&["genre", "opinion"]), "tribune");
    assert_eq!(strings.word(&["genre", "report"]), "report");
    assert_eq!(strings.word(&["genre", "broadside"]), "broadside");
    assert_eq!(theme.strings("en").word(&["skip"]), "Skip to the text");
}

#[test]
fn templates_ask_for_agreed_names_only() {
    let (theme, _) = Theme::load(&[]);
    for name in theme.tera.get_template_names().filter(|name| failure::is_built_in(name)) {
        let variables = theme.tera.get_template_variables(name).expect("a template");
        let unknown: Vec<_> = variables.into_iter().filter(|name| !["site", "page", "t"].contains(name)).collect();
        assert!(unknown.is_empty(), "{name} asks for {unknown:?}");
    }
}

#[test]
fn only_fields_that_are_html_go_unescaped() {
    for (path, bytes) in files_below("templates") {
        let text = String::from_utf8_lossy(bytes);
        for (before, _) in text.match_indices("| safe").map(|(at, _)| text.split_at(at)) {
            assert!(before.trim_end().ends_with("_html"), "{path}: …{}| safe", &before[before.len().saturating_sub(40)..]);
        }
        let printed = text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
        let escaped = printed.map(str::trim).find(|expression| expression.ends_with("_html"));
        assert_eq!(escaped, None, "{path}: would be escaped");
    }
}

#[test]
fn a_strict_content_security_policy_holds() {
    for (path, bytes) in files_below("templates") {
        let text = String::from_utf8_lossy(bytes);
        for never in ["style=", "<style", "<script", "onclick", "javascript:", "src=\"http", "@import"] {
            assert!(!text.contains(never), "{path} has {never}");
        }
    }
}

#[test]
fn the_style_sheet_stays_small_and_asks_for_nothing() {
    let (_, sheet) = files_below("static").find(|(path, _)| *path == "dossier.css").expect("a style sheet");
    let sheet = String::from_utf8_lossy(sheet);
    assert!(sheet.len() < 28 * 1024, "{} bytes", sheet.len());
    for never in ["url(", "@import", "http:", "https:", "@font-face"] {
        assert!(!sheet.contains(never), "the style sheet has {never}");
    }
}

#[test]
fn mangled_templates_never_panic() {
    let source = "{% extends \"dossier/base.html\" %}{% block main %}{% for x in page.list %}{{ x | counted(noun=\"é\") }}{% endfor %}{{ <dossier.cite citation={x} /> }}{% endblock main %}";
    for end in (0..source.len()).step_by(3).filter(|end| source.is_char_boundary(*end)) {
        Theme::load(&[input("test.html", &source[..end]), input("strings/en.toml", &source[end..])]);
    }
}

#[test]
fn static_files_of_a_site_win() {
    let own: Arc<[u8]> = b"p{}".as_slice().into();
    let files = static_files(&[("dossier.css".into(), own.clone()), ("more.css".into(), own.clone())]);
    assert_eq!(files.keys().map(|path| &**path).collect::<Vec<_>>(), ["dossier.css", "favicon.svg", "more.css"]);
    assert_eq!(files["dossier.css"], own);
}
