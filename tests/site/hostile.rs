//! Hostile texts: whatever stands in a seed or a field, nothing of it reaches a page unescaped.

use super::builder::{Built, Site, links, tree};

/// What is planted everywhere.
const EVIL: &str = "<script>x</script>\"'& onload=\"y\"";

/// No element or attribute that only the planted words can have made.
#[track_caller]
fn assert_clean(built: &Built) {
    assert_eq!(built.code, 0, "{}", built.stderr);
    let pages = tree(&built.output());
    assert!(pages.len() > 10);
    for (path, bytes) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut faults = Vec::new();
        for tag in links::tags(path, text, &mut faults) {
            assert!(
                !["script", "iframe", "object", "base", "style", "form"].contains(&tag.name.as_str()),
                "<{}> in {path}",
                tag.name
            );
            for (name, value) in &tag.attributes {
                assert!(!name.starts_with("on") && name != "style", "{name} in <{}> of {path}", tag.name);
                let scheme = value.trim().to_lowercase();
                let is_address = ["href", "src", "action", "content"].contains(&name.as_str());
                assert!(!is_address || !scheme.starts_with("javascript:") && !scheme.starts_with("data:"), "{value} in {path}");
            }
        }
        assert!(faults.is_empty(), "{faults:?}");
        assert!(!text.contains('\0'), "NUL in {path}");
    }
}

/// As a YAML text in single quotes.
fn yaml(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[test]
fn every_field_of_every_kind_is_escaped() {
    let evil = |name: &str| yaml(&format!("{name} {EVIL}"));
    let list = |name: &str| format!("[{}]", evil(name));
    let source = format!(
        "---\nkey: s\nseed: s\nissued: 2025\ntitle: {}\nauthor: {}\npublisher: {}\nsummary: {}\naliases: {}\nnolink: {}\nallow:\n  - {}\nx-own: {}\ntags: {}\nurl: \"https://example.org/?a='x&y\"\narchive-url: \"https://example.org/?b=onload&c\"\n---\n{EVIL} `{EVIL}`\n",
        evil("title"),
        list("author"),
        evil("publisher"),
        evil("summary"),
        list("alias-s"),
        list("n"),
        yaml(&format!("footnote-unused: {EVIL}")),
        evil("x"),
        list("t")
    );
    let body = format!(
        "{EVIL} [a {EVIL}](https://example.org/\"onload=\"x) **{EVIL}** ![p {EVIL}](../p.png \"t {}\") [[d|w {EVIL}]] [@s p2: “{EVIL}”]\n\n# h {EVIL} {{#h}}\n\n| {EVIL} |\n| --- |\n| {EVIL} |\n\n```{EVIL}\n{EVIL}\n```\n\n![[p.png|{EVIL}]]\n\nx[^1]\n\n[^1]: {EVIL}\n",
        "<script>"
    );
    let built = Site::new()
        .file(
            "site.toml",
            &format!("title = '''{EVIL}'''\nnolink = ['''{EVIL}''']\nbase-url = \"https://example.org/\"\n[allow]\nraw-html = '''{EVIL}'''\n[rights]\npublish = \"full\"\n"),
        )
        .file("seeds/s.txt", &format!("{EVIL}\n\nAna Cruz {EVIL} met Mexico on {EVIL} 2 May 2025. \u{202e}evil\u{1}\u{1b}[31m\n\nAdvertisement\n\nRead also: {EVIL}\n"))
        .file("seeds/t.txt", &format!("{EVIL} is the first of many words, of Mexico, that this text without any title has.\n"))
        .file("seeds/t.toml", &format!("publisher = '''{EVIL}'''\nauthor = ['''{EVIL}''']\nformer-keys = [\"old\"]\n"))
        .file("content/sources/s.md", &source)
        .file("content/sources/u.md", &format!("---\nsupplied-title: {}\n---\n", evil("supplied")))
        .file("content/actors/Ana Cruz.md", &format!("---\nname: {}\ntitle: {}\naliases: [Ana Cruz, {}]\nshort-names: {}\nsummary: {}\n---\n## Roles\n\n- x {EVIL}. [@s p2]\n\n## Relations\n\n- of {EVIL}, 2025 [@desk]\n", evil("Evil"), evil("actor title"), evil("alias"), list("short"), evil("summary")))
        .file("content/countries/MX.md", &format!("---\nname: {}\naliases: {}\ndemonyms: {}\ncapital: {}\n---\n{EVIL}\n", evil("Mexico"), list("alias"), list("Demonym"), evil("capital")))
        .file("content/disputes/d.md", &format!("---\ntitle: {}\nquestion: {}\nkind: {}\naliases: {}\n---\n**In brief.** {EVIL}\n\n## C1 Claim {EVIL}\n\n- Somebody {EVIL} x, for {EVIL}, **asserts** (named, {EVIL}, points to {EVIL}): “{EVIL}” [@s p2]\n\n**Assessment** (desk, 2025-11-22). {EVIL} likely\n", evil("dispute"), evil("question"), evil("kind"), list("d")))
        .file("content/analysis/a.md", &format!("---\ntitle: {}\nauthors: {}\nsummary: {}\nmoved-from: [old]\n---\n**Bottom line.** {EVIL}\n\n## Key judgements\n\n- **KJ1** (confidence: low) It is likely {EVIL}. [[d#C1|c {EVIL}]]\n\n## More\n\n{}\n\n## Corrections\n\n- {EVIL}\n", evil("analysis"), list("author"), evil("summary"), body.replace("# h", "## h")))
        .file("content/index.md", &format!("---\ntitle: {}\nsummary: {}\n---\n{EVIL}\n", evil("index"), evil("summary")))
        .file("content/page.md", &format!("---\ntitle: {}\n---\n{}", evil("free"), body.replace("../p.png", "p.png")))
        .bytes("content/p.png", &super::PIXEL)
        .file("content/actors/index.md", &format!("---\ntitle: {}\nsummary: {}\n---\n{EVIL}\n", evil("list"), evil("summary")))
        .build();
    assert_clean(&built);
    // It is shown, not dropped.
    built.page("sources/s.html").has("title &lt;script&gt;x&lt;/script&gt;&quot;");
    built.page("actors/ana-cruz.html").has("Evil &lt;script&gt;");
}

const LINK: &str = "error[link-scheme] content/analysis/a.md:1:AT: a link may not lead to `javascript:`; only its text is shown \
                    (links lead to files of the site, or begin with `https:`, `http:`, `mailto:` or `tel:`)";

#[test]
fn addresses_with_other_schemes_are_refused() {
    Site::new()
        .file("content/sources/s.md", "---\nurl: 'javascript:alert(1)'\narchive-url: 'data:text/html,x'\n---\n")
        .analysis("[a](javascript:x) [b](JaVa&#x73;cript:x) [c](data:text/html,x) <javascript:x> ![d](javascript:x) [e](&#1;javascript:x)\n")
        .check()
        .says(&[
            LINK.replace("AT", "1").as_str(),
            LINK.replace("AT", "19").as_str(),
            LINK.replace("AT", "42").replace("javascript", "data").as_str(),
            LINK.replace("AT", "64").as_str(),
            LINK.replace("AT", "79").as_str(),
            LINK.replace("AT", "98").as_str(),
            "error[value-invalid] content/sources/s.md:2:6: `url`: `javascript:alert(1)` is no web address (it begins with `https://` or `http://`)",
            "error[value-invalid] content/sources/s.md:3:14: `archive-url`: `data:text/html,x` is no web address (it begins with `https://` or `http://`)",
        ]);
}

#[test]
fn raw_html_is_text_unless_the_site_allows_it() {
    let text = "A <b onclick=\"x\">bold</b> word.\n\n<div id=\"mine\">Block</div>\n";
    let built = Site::new().analysis(text).build();
    assert_eq!(built.stderr.matches("warning[raw-html]").count(), 2, "{}", built.stderr);
    built.page("analysis/a.html").has("&lt;b onclick=").has("&lt;div id=").lacks("<b ");
    Site::new()
        .config("raw-html = true")
        .analysis(text)
        .build()
        .ok()
        .page("analysis/a.html")
        .has("<b onclick=\"x\">bold</b>")
        .has("<div id=\"mine\">");
}

/// What is shown of citations grows with the citations, not with the paragraphs that they span.
#[test]
fn long_runs_of_paragraphs_cost_little() {
    let text = (1..=20_000).map(|n| format!("Line {n}.\n\n")).collect::<String>();
    let start = std::time::Instant::now();
    let built = Site::new()
        .config("[rights]\npublish = \"full\"")
        .file("seeds/long.txt", &text)
        .analysis(&"It says so [@long p1-20000].\n".repeat(400))
        .build();
    built.ok();
    let page = built.page("analysis/a.html");
    page.times(1, "1–20000</a>").lacks("#p2\"");
    built.page("sources/long.html").times(1, "1–20000</a>").times(1, "Cited in <a href=\"../analysis/a.html\">");
    assert!(start.elapsed() < std::time::Duration::from_mins(1), "{:?}", start.elapsed());
}
