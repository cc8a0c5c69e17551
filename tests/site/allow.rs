//! What a site, a page, a sidecar or a block permits, and how grave a diagnostic is.

use super::builder::Site;

/// An analysis with one warning (`image-external`) and one protected error.
const PICTURE: &str = "![x](https://example.org/x.png)\n";

#[test]
fn a_warning_is_allowed_by_page_site_and_block() {
    let warning = "warning[image-external] content/analysis/a.md:1:1: ";
    let found = Site::new().analysis(PICTURE).check();
    assert!(found.stderr.contains("warning[image-external]"), "{} {warning}", found.stderr);
    Site::new().analysis(&format!("---\nallow: [\"image-external: our server\"]\n---\n{PICTURE}")).check().ok();
    Site::new().analysis(&format!("+++\n[allow]\nimage-external = \"our server\"\n+++\n{PICTURE}")).check().ok();
    let built = Site::new().config("[allow]\nimage-external = \"our <server>\"").analysis(PICTURE).build();
    built.ok().page("method.html").has("<code>image-external</code>").has("our &lt;server&gt;");
    let built = Site::new().analysis(&format!("<!-- allow image-external: our server -->\n{PICTURE}")).build();
    built.ok().page("method.html").has("<a href=\"analysis/a.html\">a</a>: our server");
    built.nowhere("<!--");
    let built = Site::new().analysis(&format!("<!-- allow image-external: one -->\n{PICTURE}\n{PICTURE}")).check();
    assert_eq!(built.stderr.matches("warning[image-external]").count(), 1, "{}", built.stderr);
}

#[test]
fn an_allow_in_a_sidecar_covers_its_source() {
    let text = format!("The headline of this text here\n\n{}", "word ".repeat(300));
    let site = |allow: &str| Site::new().file("seeds/s.txt", &text).file("seeds/s.toml", allow).analysis("So [@s p2].\n").check();
    site("[allow]\nrights-words = \"agreed\"\n").ok();
    site("[allow]\nrights-share = \"agreed\"\n").says(&[
        "warning[allow-unused] seeds/s.toml:2:1: `allow` of `rights-share` suppresses nothing here (remove it)",
        "warning[rights-words] seeds/s.txt: the site shows 300 words of `s`, more than the 250 that are set (cite fewer paragraphs, or set `publish` or `words-per-source`)",
    ]);
}

#[test]
fn an_allow_in_a_note_covers_the_text_that_it_describes() {
    Site::new().file("seeds/s.txt", "").file("content/sources/s.md", "---\nallow: [\"seed-empty: to come\"]\n---\n").check().ok();
}

#[test]
fn what_can_not_be_allowed_or_lowered() {
    Site::new()
        .config("[severity]\nlink-unknown = \"warning\"\ncitation-paragraph = \"off\"\nimage-externl = \"off\"\nseed-empty = \"loud\"\n[allow]\nquotation-near = \"x\"\ncitation-unknown = \"x\"\nrights-words = \"\"")
        .analysis("---\nallow: [\"link-unknown: I know\", \"no reason\", \"address-taken: never\"]\n---\n[[nowhere]]\n")
        .check()
        .says(&[
            "error[code-protected] content/analysis/a.md:2:9: `link-unknown` can be neither allowed nor lowered (errors of quotation, citation and link are always errors; mend the text)",
            "error[reason-missing] content/analysis/a.md:2:33: no reason is given for allowing `no reason` (write it after the code: `no reason: …`; readers see it on the method page)",
            "warning[allow-unused] content/analysis/a.md:2:46: `allow` of `address-taken` suppresses nothing here (remove it)",
            "error[link-unknown] content/analysis/a.md:4:3: nothing here is called `nowhere` (link to a file's name, a title, or an alias that a page declares)",
            "error[code-protected] site.toml:3:1: `link-unknown` can be neither allowed nor lowered (errors of quotation, citation and link are always errors; mend the text)",
            "error[code-protected] site.toml:4:1: `citation-paragraph` can be neither allowed nor lowered (errors of quotation, citation and link are always errors; mend the text)",
            "error[code-unknown] site.toml:5:1: there is no diagnostic `image-externl` (did you mean `image-external`?)",
            "error[value-unknown] site.toml:6:14: `seed-empty` can't be `loud` (it is one of `error`, `warning`, `note`, `off`)",
            "error[code-protected] site.toml:8:1: `quotation-near` can be neither allowed nor lowered (errors of quotation, citation and link are always errors; mend the text)",
            "error[code-protected] site.toml:9:1: `citation-unknown` can be neither allowed nor lowered (errors of quotation, citation and link are always errors; mend the text)",
            "error[reason-missing] site.toml:10:1: no reason is given for allowing `rights-words` (write it after the code: `rights-words: …`; readers see it on the method page)",
        ]);
}

#[test]
fn severities_are_set_by_the_site() {
    for (level, says) in [("error", "error[image-external]"), ("note", "note[image-external]")] {
        let found = Site::new().config(&format!("[severity]\nimage-external = \"{level}\"")).analysis(PICTURE).check();
        assert!(found.stderr.starts_with(says), "{}", found.stderr);
    }
    Site::new().config("[severity]\nimage-external = \"off\"").analysis(PICTURE).check().ok();
    let found = Site::new().analysis(PICTURE).option("--strict").build();
    assert!(found.code == 1 && found.stderr.starts_with("error[image-external]"), "{}", found.stderr);
    found.no_page("index.html");
}

#[test]
fn an_allow_that_suppresses_nothing() {
    Site::new()
        .config("[allow]\nrights-words = \"x\"")
        .analysis("---\nallow: [\"image-external: x\"]\n---\nText.\n\n<!-- allow raw-html: y -->\nMore.\n")
        .check()
        .says(&[
            "warning[allow-unused] content/analysis/a.md:2:9: `allow` of `image-external` suppresses nothing here (remove it)",
            "warning[allow-unused] content/analysis/a.md:6:1: `allow` of `raw-html` suppresses nothing here (remove it)",
            "warning[allow-unused] site.toml:3:1: `allow` of `rights-words` suppresses nothing here (remove it)",
        ]);
}

#[test]
fn a_block_can_allow_only_what_there_is() {
    let text = "<!-- allow nonsense: x -->\nOne.\n\n<!-- allow quotation-near: y -->\nTwo.\n";
    Site::new().analysis(text).check().says(&[
        "error[code-unknown] content/analysis/a.md:1:1: there is no diagnostic `nonsense`",
        "error[code-protected] content/analysis/a.md:4:1: `quotation-near` can be neither allowed nor lowered (errors of quotation, citation and link are always errors; mend the text)",
    ]);
}
