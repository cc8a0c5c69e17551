//! What a wikilink, a Markdown link and an embed mean.

use super::builder::Site;

/// A site with one page of each kind, whose analysis `a` has the body `text`.
fn site(text: &str) -> Site {
    Site::new()
        .file("content/actors/Omar García Harfuch.md", "---\naliases: [the security chief]\n---\n## Early life\n\nText.\n")
        .file("content/actors/el-mayo.md", "---\nname: Ismael Zambada\ntitle: The Boss\n---\n")
        .file(
            "content/disputes/Flight.md",
            "---\ntitle: The cocaine flight\n---\n## C2 It was cocaine\n\n- [[el-mayo]] **not found**\n",
        )
        .file("content/sources/recall.md", "---\ntitle: The recall\n---\n")
        .file("seeds/recall.txt", "The recall\n\nOne.\n\nTwo.\n")
        .file("seeds/002_other.txt", "Other text.\n")
        .file("content/Über uns.md", "About.\n")
        .file("content/notes/how.md", "How.\n")
        .bytes("content/pictures/map one.png", &super::PIXEL)
        .file("content/pictures/data.csv", "a,b\n")
        .analysis(text)
}

#[track_caller]
fn check(reference: &str, html: &str) {
    site(&format!("{reference}\n")).build().ok().page("analysis/a.html").has(html);
}

#[test]
fn every_spelling_of_a_page() {
    let garcia = "<a href=\"../actors/omar-garcia-harfuch.html\">";
    let spellings = [
        ("[[omar-garcia-harfuch]]", "Omar García Harfuch"),
        ("[[Omar García Harfuch]]", "Omar García Harfuch"),
        ("[[Omar Garci\u{301}a Harfuch]]", "Omar Garci\u{301}a Harfuch"),
        ("[[OMAR GARCIA HARFUCH]]", "OMAR GARCIA HARFUCH"),
        ("[[actors/omar-garcia-harfuch]]", "Omar García Harfuch"),
        ("[[actors/Omar García Harfuch]]", "Omar García Harfuch"),
        ("[[The Security Chief]]", "The Security Chief"),
        ("[[ the security chief | him ]]", "him"),
    ];
    let text: Vec<String> = spellings.iter().map(|(reference, _)| (*reference).to_owned()).collect();
    let built = site(&text.join("\n\n")).build();
    let page = built.ok().page("analysis/a.html");
    for (_, shown) in spellings {
        page.has(&format!("{garcia}{shown}</a>"));
    }
}

#[test]
fn names_titles_stems_and_codes() {
    check("[[el-mayo]]", "<a href=\"../actors/el-mayo.html\">Ismael Zambada</a>");
    check("[[ismael zambada]] and [[The Boss]]", "<a href=\"../actors/el-mayo.html\">The Boss</a>");
    check(
        "[[SV]] [[mex]] [[Mexico]]",
        "<a href=\"../countries/el-salvador.html\">El Salvador</a> <a href=\"../countries/mexico.html\">Mexico</a>",
    );
    check("[[countries/united-states]]", "<a href=\"../countries/united-states.html\">United States</a>");
    check("[[Über uns]] [[notes/how]] [[how]]", "<a href=\"../notes/how.html\">how</a>");
    check("[[recall]] [[The recall]] [[002_other]]", "<a href=\"../sources/recall.html\">The recall</a>");
}

#[test]
fn places_on_a_page() {
    check("[[Flight#C2]]", "<a href=\"../disputes/flight.html#c2\">Flight, C2</a>");
    check("[[Flight#C2|that claim]]", "<a href=\"../disputes/flight.html#c2\">that claim</a>");
    check("[[omar garcia harfuch#Early life]]", "href=\"../actors/omar-garcia-harfuch.html#early-life\"");
    check("[[recall#p2]]", "href=\"../sources/recall.html#p2\"");
    check("[[#Here|up]]\n\n## Here\n", "<a href=\"#here\">up</a>");
}

#[test]
fn places_that_pages_print_on_their_own() {
    let site = Site::new()
        .file("content/actors/Ana Cruz.md", "## Roles\n\n- Minister [@desk]\n\n## Relations\n\n- Sister [@desk]\n")
        .file("content/disputes/D.md", "**In brief.** x\n\n## Background\n\ny\n\n## C1 One\n\n**Would settle it.** z\n")
        .file(
            "content/analysis/b.md",
            "**Bottom line.** x\n\n## Key judgements\n\n- **KJ1** (confidence: low) It is likely so.\n\n## Not in our sources\n\ny\n\n## Corrections\n\nz\n",
        )
        .analysis(
            "[[Ana Cruz#Roles]] [[Ana Cruz#Relations]] [[D#Background]] [[D#C1]] [[b#KJ1]] [[b#Key judgements]] \
             [[b#Not in our sources]] [[b#Corrections]]\n",
        );
    site.build().ok();
}

#[test]
fn the_words_of_templates_are_no_addresses_of_headings() {
    // Each is an id that a template of the theme prints.
    let words = "About, Absent, Actors, Allowed, Analyses, Contents, Corrections, Countries, Desk, Disputes, Earlier, How, Judgements, \
                 Latest, Likelihood, Main, Mentions, Named, Newest, Notes, Numbers, P1, N1, R1, Positions, Relations, Reliability, \
                 Rights, Roles, Text, Together, KJ1";
    let headings: String = words.split(", ").map(|word| format!("### {}\n\n[[#{0}]] x.[^1] [@s p1]\n\n", word.trim())).collect();
    let text = format!("{headings}\n[^1]: Note.\n");
    let analysis = format!(
        "{text}\n## Key judgements\n\n- **KJ1** (confidence: low) It is likely so.\n\n## Not in our sources\n\ny\n\n## Corrections\n\nz\n"
    );
    let mut site = Site::new()
        .file("seeds/s.txt", "Ana Cruz is in Mexico.\n\nEva Paz spoke.\n")
        .file("content/sources/s.md", &text)
        .analysis(&analysis)
        .file("content/about.md", &text)
        .file("content/index.md", &text)
        .file("content/actors/Eva Paz.md", "")
        .file("content/disputes/D.md", &format!("{text}\n## C1 One\n\n- [[Ana Cruz]] **not found**\n\n**Would settle it.** z\n"))
        .file("content/countries/MX.md", &text)
        .file("content/actors/Ana Cruz.md", &text);
    for kind in ["analysis", "actors", "countries", "disputes", "sources"] {
        site = site.file(&format!("content/{kind}/index.md"), &text);
    }
    site.build().ok();
}

#[test]
fn the_first_level_that_answers_decides() {
    // `georgia` is the country's slug, so an actor's alias never competes.
    let built = Site::new().file("content/actors/X.md", "---\naliases: [Georgia]\n---\n").analysis("[[Georgia]]\n").build();
    built.page("analysis/a.html").has("../countries/georgia.html");
    // A name goes before an alias, whatever its case.
    let built = Site::new()
        .file("content/actors/X.md", "---\nname: The Group\n---\n")
        .file("content/actors/Y.md", "---\naliases: [the group]\n---\n")
        .analysis("[[the group]]\n")
        .build();
    built.page("analysis/a.html").has("<a href=\"../actors/x.html\">the group</a>");
}

#[test]
fn two_answers_are_an_error_that_names_both() {
    Site::new()
        .file("content/actors/Flight.md", "")
        .file("content/disputes/Flight.md", "")
        .analysis("[[Flight]] but [[disputes/flight]].\n")
        .check()
        .stderr(
            "error[link-ambiguous]: `Flight` can mean `actors/flight`, `disputes/flight`\n --> content/analysis/a.md:1:3\n  |\n\
             1 | [[Flight]] but [[disputes/flight]].\n  |   ^^^^^^\n  |\n  = hint: write `[[actors/flight|Flight]]`\n\n\
             checked 12 pages from 0 sources: 0 mentions, 2 links, 1 error in TIME",
        );
}

#[test]
fn what_is_not_there_is_an_error_with_the_nearest() {
    site("[[Omar Garcia Harfusch]]\n\n[[Flight#C3]] [[#nowhere]] [[nothing at all like it]]\n\n[a](../actors/el-majo.md) ![b](map.png) [c](#no) ![[Flight#C9]] ![[recall]]\n")
        .check()
        .says(&[
            "error[link-unknown] content/analysis/a.md:1:3: nothing here is called `Omar Garcia Harfusch` (did you mean `Omar García Harfuch`?)",
            "error[link-anchor-unknown] content/analysis/a.md:3:1: `Flight` has no heading or id `C3` (did you mean `c2`?)",
            "error[link-anchor-unknown] content/analysis/a.md:3:15: `content/analysis/a.md` has no heading or id `nowhere`",
            "error[link-unknown] content/analysis/a.md:3:30: nothing here is called `nothing at all like it` (link to a file's name, a title, or an alias that a page declares)",
            "error[link-file-unknown] content/analysis/a.md:5:1: the link leads to `../actors/el-majo.md`, which is not there (did you mean `el-mayo.md`?)",
            "error[link-file-unknown] content/analysis/a.md:5:27: the link leads to `map.png`, which is not there (links to files are read from the place of the file that they stand in)",
            "error[link-anchor-unknown] content/analysis/a.md:5:41: `content/analysis/a.md` has no heading or id `no`",
            "error[link-anchor-unknown] content/analysis/a.md:5:50: `Flight` has no heading or id `C9` (did you mean `c2`?)",
            "error[link-embed-unknown] content/analysis/a.md:5:65: `recall` is nothing that can be embedded (embed a claim, `![[dispute#C2]]`, a dispute, or a picture)",
        ]);
}

#[test]
fn markdown_links_to_files_and_pages() {
    let built = site(
        "[1](../actors/Omar%20Garc%C3%ADa%20Harfuch.md#early-life) [2](<../actors/Omar García Harfuch.md>) [3](../disputes/Flight.md#c2) \
         [4](../../seeds/002_other.txt#p1) [5](../pictures/data.csv) [6](/notes/how.md) [7](../actors/omar-garcia-harfuch.html) \
         [8](../claims.html) [9](../countries/mexico.html) [10](../sources/002-other.html) [11](../actors/index.html) [12](../method.html) \
         [13](../index.html)\n",
    )
    .build();
    built.ok();
    let page = built.page("analysis/a.html");
    for link in [
        "<a href=\"../actors/omar-garcia-harfuch.html#early-life\">1</a>",
        "<a href=\"../actors/omar-garcia-harfuch.html\">2</a>",
        "<a href=\"../disputes/flight.html#c2\">3</a>",
        "<a href=\"../sources/002-other.html#p1\">4</a>",
        "<a href=\"../pictures/data.csv\">5</a>",
        "<a href=\"../notes/how.html\">6</a>",
        "<a href=\"../actors/omar-garcia-harfuch.html\">7</a>",
        "<a href=\"../countries/mexico.html\">9</a>",
        "<a href=\"../sources/002-other.html\">10</a>",
        "<a href=\"index.html\">11</a>",
    ] {
        page.has(&link.replace("\"index", "\"../actors/index"));
    }
    built.page("countries/mexico.html");
}

#[test]
fn pictures_and_attachments_are_copied_when_a_page_uses_them() {
    let built = site("![A map](<../pictures/map one.png>) ![[map one.png|200]] ![[pictures/map one.png|A \"map\"]]\n").build();
    built.ok();
    let page = built.page("analysis/a.html");
    page.has("<img src=\"../pictures/map%20one.png\" alt=\"A map\" width=\"1\" height=\"1\"");
    page.has("<img src=\"../pictures/map%20one.png\" alt=\"\" width=\"1\" height=\"1\" loading=\"lazy\">");
    page.has("alt=\"A &quot;map&quot;\"");
    built.no_page("pictures/data.csv");
    assert_eq!(std::fs::read(built.output().join("pictures/map one.png")).unwrap(), super::PIXEL);
}

#[test]
fn a_claim_is_embedded_with_its_matrix_as_often_as_it_is_asked_for() {
    let built = Site::new()
        .file("seeds/s.txt", "Ana Cruz said: “So there.”\n\nMore.\n")
        .file("content/actors/Ana Cruz.md", "![[D#C1]]\n\n![[D]]\n")
        .file("content/disputes/D.md", "## C1 One\n\n- [[Ana Cruz]] **asserts** (named): “So [[#C2|there]]” [@s p1]\n\n## C2 Two\n\n- [[Ana Cruz]], for [[Ana Cruz]], **denies** [@s p2]\n\n**Excludes.** See [[#C1]].\n")
        .analysis("![[D#C1]]\n\nIn the text ![[D#C1]] here.\n\n![[D]]\n\n- ![[D#C2]]\n")
        .build();
    built.says(&[]);
    built
        .page("analysis/a.html")
        .has("<a href=\"../disputes/d.html#c1\">C1</a> One")
        .has("href=\"../disputes/d.html#c2\">there</a>");
}
