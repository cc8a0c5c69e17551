//! Drafts, pages in review, superseded and withdrawn ones: what is left of them, and where.

use super::builder::Site;

/// An analysis `d` with this status, which names, cites, links and uses what nothing else does; an analysis `a` that links to it.
fn site(status: &str) -> Site {
    Site::new()
        .file("seeds/s.txt", "The headline of a text\n\nAna Cruz met Eva Paz in Mexico.\n")
        .file("content/actors/Ana Cruz.md", "")
        .file("content/disputes/Case.md", "## C1 One\n\n- [[Ana Cruz]] **not found**\n")
        .bytes("content/only.png", &super::PIXEL)
        .file(
            "content/analysis/d.md",
            &format!(
                "---\ntitle: Hidden words\nstatus: {status}\ndate: 2025-01-01\nallow: [\"image-external: fine\"]\nmoved-from: [analysis/former]\n---\n\
                 **Bottom line.** Ana Cruz is in Chad, secretly. [@s p2] [@desk]\n\n## More on it\n\n![x](../only.png) [[Ana Cruz]]\n\n\
                 ![y](https://example.org/y.png)\n\n## Corrections\n\n- Taken back, see [[Case]]. [@s]\n"
            ),
        )
        .analysis("See [[d]], [[Hidden words|that]], [this](d.md) and [[d#More on it]].\n")
}

#[test]
fn a_draft_leaves_no_trace() {
    for status in ["draft", "review"] {
        let built = site(status).build();
        built.says(&[
            "warning[link-left-out] content/analysis/a.md:1:7: `d` is a draft, so its link is shown as text (publish it, or build with `--drafts`)",
            "warning[link-left-out] content/analysis/a.md:1:14: `Hidden words` is a draft, so its link is shown as text (publish it, or build with `--drafts`)",
            "warning[link-left-out] content/analysis/a.md:1:35: `d.md` is a draft, so its link is shown as text (publish it, or build with `--drafts`)",
            "warning[link-left-out] content/analysis/a.md:1:54: `d` is a draft, so its link is shown as text (publish it, or build with `--drafts`)",
        ]);
        built.page("analysis/a.html").has("See d, that, this and d");
        built.nowhere("Hidden").nowhere("secretly").nowhere("Chad").nowhere("only.png").nowhere("former.html");
        built.no_page("analysis/d.html").no_page("only.png").no_page("countries/chad.html").no_page("analysis/former.html");
        built.page("actors/ana-cruz.html").lacks("analysis/d");
        // Cited by the draft alone, so it is not published.
        built.nowhere("in Mexico.</p>");
        built.page("method.html").lacks("image-external");
    }
}

#[test]
fn a_draft_makes_nothing_ambiguous() {
    let built = Site::new()
        .file("content/analysis/case.md", "---\nstatus: draft\n---\n")
        .file("content/disputes/case.md", "")
        .analysis("[[case]]\n")
        .build();
    built.ok().page("analysis/a.html").has("../disputes/case.html");
}

#[test]
fn with_drafts_it_is_a_page_like_any_other() {
    let built = site("draft").option("--drafts").build();
    built.ok();
    built.page("analysis/d.html").has("secretly").has("noindex").has("class=\"banner draft\"");
    built
        .page("analysis/a.html")
        .has("<a href=\"d.html\">Hidden words</a>")
        .has("<a href=\"d.html\">this</a>")
        .has("href=\"d.html#more-on-it\"");
    built.page("actors/ana-cruz.html").has("analysis/d.html");
    built.page("method.html").has("image-external");
}

#[test]
fn a_draft_is_warned_of_but_stops_nothing() {
    let draft = "---\nstatus: draft\nfoo: x\nallow: [\"rights-words: x\"]\nmoved-from: [method]\n---\n[[nobody]] [@nothing] [x](y.md) ![[z]]\n\n## Key judgements\n\n- wrong\n";
    let site = || Site::new().file("content/analysis/d.md", draft).file("content/analysis/a.md", "Text.\n");
    let expected = [
        "warning[key-unknown] content/analysis/d.md:3:1: unknown key `foo` (a key of your own begins with `x-`)",
        "warning[allow-unused] content/analysis/d.md:4:9: `allow` of `rights-words` suppresses nothing here (remove it)",
        "warning[link-unknown] content/analysis/d.md:7:3: nothing here is called `nobody` (link to a file's name, a title, or an alias that a page declares)",
        "warning[citation-unknown] content/analysis/d.md:7:14: no source `@nothing` (a source is cited by its key or its file's name)",
        "warning[link-file-unknown] content/analysis/d.md:7:23: the link leads to `y.md`, which is not there (did you mean `a.md`?)",
        "warning[link-unknown] content/analysis/d.md:7:36: nothing here is called `z` (did you mean `NZ`?)",
        "warning[judgement-form] content/analysis/d.md:11:3: this is no key judgement: it does not begin with `**KJ1**` (write `- **KJ1** (confidence: low) one sentence with one likelihood term. [[dispute#C2]] [@source p3]`)",
    ];
    site().build().says(&expected);
    site().option("--strict").build().says(&expected);
    site()
        .config("[severity]\nkey-unknown = \"error\"\nlink-unknown = \"error\"\nallow-unused = \"error\"")
        .build()
        .says(&expected);
}

#[test]
fn a_superseded_page_leads_to_its_successor() {
    let built = Site::new()
        .file(
            "content/analysis/old.md",
            "---\nstatus: superseded\nsuperseded-by: \"[[New one]]\"\n---\n**Bottom line.** Old words.\n",
        )
        .file("content/analysis/new.md", "---\ntitle: New one\n---\n**Bottom line.** New words.\n")
        .build();
    built.ok();
    built.page("analysis/old.html").has("class=\"banner superseded\"").has("<a href=\"new.html\">New one</a>").has("Old words.");
    built.page("analysis/index.html").has("old.html");
    built.page("index.html").has("New words.").lacks("Old words.");
}

#[test]
fn a_successor_that_is_a_draft_is_not_linked() {
    let built = Site::new()
        .file("content/analysis/old.md", "---\nstatus: superseded\nsuperseded-by: new\n---\nOld words.\n")
        .file("content/analysis/new.md", "---\nstatus: draft\ntitle: Hidden\n---\n")
        .build();
    built.says(&["warning[link-left-out] content/analysis/old.md:3:16: `new` is a draft, so its link is shown as text (publish it, or build with `--drafts`)"]);
    built.nowhere("Hidden");
}

#[test]
fn a_withdrawn_page_keeps_the_notice_and_the_corrections() {
    let built = site("withdrawn").analysis("See [[d]] and [[d#Corrections]].\n").build();
    built.ok();
    built.page("disputes/case.html").has("analysis/d.html");
    built
        .page("analysis/d.html")
        .has("<a href=\"../disputes/case.html\">")
        .has("class=\"banner withdrawn\"")
        .has("Taken back")
        .lacks("secretly")
        .has("noindex");
    built.page("analysis/index.html").has("<a href=\"d.html\">Hidden words</a>");
    built.nowhere("secretly");
    // What it said counts no more: not its citations, its mentions, its pictures.
    built.nowhere("in Mexico.</p>").no_page("countries/chad.html").no_page("only.png");
    built.page("actors/ana-cruz.html").lacks("analysis/d");
}

#[test]
fn quotations_of_a_draft_that_is_left_out_are_warned_of() {
    let site = |status: &str| {
        Site::new().file("seeds/s.txt", "The headline of a text\n\nAna Cruz met Eva Paz in Mexico on Friday.\n").file(
            "content/analysis/d.md",
            &format!("---\nstatus: {status}\n---\n\nIt says “met Eva Paz in Chad on Friday” [@s p2].\n"),
        )
    };
    let message = "[quotation-near] content/analysis/d.md:5:10: this quotation is not quite what `@s` has: `Chad` instead of `Mexico` (p2 has “met Eva Paz in Mexico on Friday”)";
    site("draft").check().says(&[&format!("warning{message}")]);
    site("draft").option("--strict").check().says(&[&format!("warning{message}")]);
    site("draft").option("--drafts").check().says(&[&format!("error{message}")]);
    site("published").check().says(&[&format!("error{message}")]);
}
