//! What a citation means, what its card and endnote show, and what is wrong with it.

use super::builder::Site;

fn site(text: &str) -> Site {
    Site::new()
        .config("[rights]\npublish = \"full\"")
        .file("seeds/001_first.txt", "First headline here today\n\nAna said: “I won’t\tdo it.”\n\nA third one.\n")
        .file("seeds/002_second.txt", "One.\n")
        .file("seeds/002_third.txt", "Uno.\n")
        .file("content/sources/abrego.md", "---\nseed: 001\nformer-keys: [old-key]\nauthor: [A. Writer]\npublisher: The Paper\nissued: 2025-03-01\ngenre: opinion\nreliability: C\n---\nUnsigned, **partial**.\n")
        .file("content/sources/book.md", "---\ntitle: A book\n---\n")
        .analysis(text)
}

#[test]
fn every_name_of_a_source() {
    let built = site("a [@abrego p2], b [@old-key p2-3], c [@001_first p2, p3], d [@001 p1], e [@abrego], f [@book], g [@002_s p1; @002_t], h [@desk].\n").build();
    built.ok();
    let page = built.page("analysis/a.html");
    page.has("<a href=\"#n1\">opinion 1</a>").has("<a href=\"../sources/abrego.html#p2\">").has("id=\"n4\"").lacks("id=\"n5\"");
    page.has("4 texts: 3 ").has("1 opinion").lacks("@");
    page.has("A. Writer. <a class=\"title\" href=\"../sources/abrego.html\">")
        .has("The Paper · <time datetime=\"2025-03-01\">1 Mar 2025</time>")
        .has("Unsigned, <strong>partial</strong>.");
    built.page("sources/abrego.html").has("<code>old-key</code>").has("[@abrego p2]").has("<a href=\"../analysis/a.html\">a</a>");
    built.page("method.html").has("<a href=\"analysis/a.html\">a</a>");
}

#[test]
fn what_is_wrong_with_a_citation() {
    site("[@abergo] [@002] [@00 p1] [@abrego p9] [@book p1] [@abrego p0] [@abrego; @nowhere]\n\n[@abrego q3]\n").check().says(&[
        "error[citation-unknown] content/analysis/a.md:1:3: no source `@abergo` (did you mean `abrego`?)",
        "error[citation-ambiguous] content/analysis/a.md:1:13: `@002` can mean `002_second`, `002_third` (write more of the file's name, or give the source a `key`)",
        "error[citation-unknown] content/analysis/a.md:1:20: no source `@00` (the beginning of a file name needs three characters or more)",
        "error[citation-paragraph] content/analysis/a.md:1:28: `@abrego` has 3 paragraphs, so there is no `p9` (`chancery inspect abrego` and the source's page show each paragraph with its number)",
        "error[citation-paragraph] content/analysis/a.md:1:41: `@book` has no text, so there is no `p1` (name its text in the source's note, `seed: file.txt`, or cite it as `[@book]`)",
        "error[citation-syntax] content/analysis/a.md:1:52: `@abrego p0` is no citation: paragraphs count from 1 (write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`)",
        "error[citation-unknown] content/analysis/a.md:1:75: no source `@nowhere` (a source is cited by its key or its file's name)",
        "error[citation-syntax] content/analysis/a.md:3:2: `@abrego q3` is no citation: `q3` does not belong here (write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`)",
    ]);
}

#[test]
fn a_pin_is_marked_on_the_card_and_not_printed() {
    let built = site("He refused [@abrego p2: “I won't do it”] and «No lo haré» [@abrego p2 tr: “I won’t do it”].\n").build();
    built.ok().page("analysis/a.html").has("Ana said: “<mark>I won’t do it</mark>.”").times(2, "<mark>");
}

#[test]
fn a_card_shows_the_paragraph_without_script_or_request() {
    let built = site("x [@abrego p3]\n").build();
    built.page("analysis/a.html").has("<b>¶ 3</b> A third one.</span>").lacks("<script").lacks("http");
}

#[test]
fn keys_that_two_sources_claim() {
    Site::new()
        .file("content/sources/a.md", "---\nkey: b\n---\n")
        .file("content/sources/b.md", "")
        .file("content/sources/c.md", "---\nformer-keys: [d]\n---\n")
        .file("content/sources/d.md", "")
        .file("content/sources/desk.md", "")
        .check()
        .says(&[
            "error[key-taken] content/sources/b.md: the citation key `b` already belongs to `content/sources/a.md` (give one of the two a `key` of its own)",
            "error[key-taken] content/sources/c.md: the citation key `d` already belongs to `content/sources/d.md` (give one of the two a `key` of its own)",
            "error[key-reserved] content/sources/desk.md: the citation key `desk` is reserved (`[@desk]` marks the desk's own knowledge; give the source another `key`)",
        ]);
}

#[test]
fn notes_and_seeds_find_each_other() {
    let site = |front: &str| {
        Site::new()
            .file("seeds/in/001_a.txt", "One.\n")
            .file("seeds/001_b.txt", "Two.\n")
            .file("content/sources/n.md", &format!("---\n{front}\n---\n"))
    };
    for seed in ["001_a", "001_a.txt", "in/001_a", "in/001_a.txt", "seeds/in/001_a.txt", "\"@001_a\""] {
        let built = site(&format!("seed: {seed}")).build();
        built.ok().page("sources/n.html").has("<code>seeds/in/001_a.txt</code>");
    }
    site("seed: 001").check().says(&["error[seed-ambiguous] content/sources/n.md:2:7: `001` can mean `seeds/in/001_a.txt`, `seeds/001_b.txt` (give the whole file name)"]);
    site("seed: 001_c")
        .check()
        .says(&["error[seed-unknown] content/sources/n.md:2:7: no file `001_c` in `seeds/` (did you mean `001_a`?)"]);
    site("seed: 001_a").file("content/sources/m.md", "---\nseed: 001_a\n---\n").check().says(&[
        "error[seed-claimed] content/sources/n.md:2:7: `seeds/in/001_a.txt` is already the text of `content/sources/m.md` (one text is one source: join the two notes)",
    ]);
}

#[test]
fn a_sidecar_gives_metadata_and_the_note_wins() {
    let built = Site::new()
        .file("seeds/a.txt", "One.\n")
        .file("seeds/a.toml", "title = \"Beside\"\npublisher = \"The Paper\"\nderived-from = [\"b\"]\n")
        .file("seeds/b.txt", "Two.\n")
        .file("seeds/lonely.toml", "title = \"x\"\n")
        .file("content/sources/a.md", "---\ntitle: Note\n---\n")
        .build();
    built.says(&["warning[sidecar-alone] seeds/lonely.toml: there is no `lonely.txt` beside it (a sidecar bears the name of its seed; without one its metadata is not used)"]);
    built.page("sources/a.html").has("<h1>Note</h1>").has("The Paper").has("<a href=\"b.html\">");
    built.page("sources/b.html").has("<a href=\"a.html\">Note</a>");
}

#[test]
fn pinned_bytes_and_what_derives_from_what() {
    Site::new()
        .file("seeds/a.txt", "One.\n")
        .file("content/sources/a.md", &format!("---\nsha256: {}\nderived-from: [nowhere]\n---\n", "0".repeat(64)))
        .check()
        .says(&[
            "error[sha256-differs] content/sources/a.md:2:9: the bytes of `a` are not the ones that were pinned (restore the file, or pin what it is now: `77cff70ea8937d628a3741880862dfc662d1d1c57d6bdcb4a50b7d4e62b4a61e`)",
            "error[derived-from-unknown] content/sources/a.md:3:16: no source `nowhere` (give the key of a source)",
        ]);
}
