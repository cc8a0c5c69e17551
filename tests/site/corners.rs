//! Places where sites come to grief: names of files, loops, what stands where nobody looks for it.

use crate::builder::Site;

const SEED: &str = "Ministers meet in the rain again\n\nPeru said no to Chile.\n\nAdvertisement\n\nBolivia agreed.\n";

#[test]
fn a_source_is_cited_whatever_its_file_is_called() {
    let built = Site::new()
        .file("seeds/Two words, and #1.txt", SEED)
        .file("seeds/Sa\u{303}o.txt", SEED)
        .analysis("One [@two-words-and-1 p2], two [@S\u{e3}o p2] and [@Sa\u{303}o p4].\n")
        .build();
    built.ok();
    built.page("sources/two-words-and-1.html").has("[@two-words-and-1 p2]");
}

#[test]
fn a_note_names_its_seed_in_any_form_of_its_letters() {
    let built = Site::new()
        .file("seeds/Sa\u{303}o.txt", SEED)
        .file("seeds/Sa\u{303}o.toml", "publisher = \"The Paper\"\n")
        .file("content/sources/rain.md", "---\nseed: S\u{e3}o\n---\n")
        .build();
    built.ok();
    built.page("sources/rain.html").has("The Paper");
}

#[test]
fn a_note_gives_the_key_and_the_sidecar_s_still_answers() {
    let built = Site::new()
        .file("seeds/001.txt", SEED)
        .file("seeds/001.toml", "key = \"by-program\"\n")
        .file("content/sources/rain.md", "---\nseed: \"001\"\n---\n")
        .analysis("[@rain p2] [@by-program p2] [@001 p2]\n")
        .build();
    built.ok();
    built.page("sources/rain.html").has("[@rain p2]");
}

#[test]
fn a_pin_in_a_sidecar_is_reported_in_the_sidecar() {
    Site::new()
        .file("seeds/a.txt", SEED)
        .file("seeds/a.toml", &format!("publisher = \"x\"\nsha256 = \"{}\"\n", "0".repeat(64)))
        .check()
        .says(&["error[sha256-differs] seeds/a.toml:2:10: the bytes of `a` are not the ones that were pinned (restore the file, or pin what it is now: `a12531bea6e4613f022bc9cb049a41623e2f8fa66b676602c95692eab2371072`)"]);
}

#[test]
fn a_citation_of_what_no_page_shows_is_a_warning() {
    let site = |rights: &str, citation: &str| {
        Site::new().config(rights).file("seeds/one.txt", SEED).analysis(&format!("Said [{citation}].\n")).build()
    };
    site("", "@one p3").says(&[
        "warning[citation-set-aside] content/analysis/a.md:1:7: `p3` of `@one` is set aside as boilerplate (advertisement), so readers do not see it (check the number; `chancery inspect` lists the paragraphs of a source with what they are)",
    ]);
    site("", "@one p2-4").ok();
    site("[rights]\npublish = \"full\"", "@one p3").ok();
    site("", "@desk p3").says(&[
        "error[citation-paragraph] content/analysis/a.md:1:7: the desk's own knowledge has no paragraphs (write `[@desk]`)",
    ]);
}

#[test]
fn a_picture_may_have_any_name() {
    let built = Site::new()
        .bytes("content/pic#1.png", &crate::PIXEL)
        .bytes("content/who? me.png", &crate::PIXEL)
        .analysis("![One](../pic#1.png) ![Two](<../who? me.png>) ![Three](../pic%231.png)\n")
        .build();
    built.ok();
    built.page("analysis/a.html").times(2, "src=\"../pic%231.png\"").times(1, "src=\"../who%3F%20me.png\"");
}

#[test]
fn no_analysis_is_superseded_by_itself() {
    let analysis = |by: &str| format!("---\nstatus: superseded\nsuperseded-by: {by}\n---\nText.\n");
    let hint = "(the newest analysis of a row is not superseded: take `superseded-by` and the status off it)";
    let says = |name: &str, by: &str| {
        format!(
            "error[superseded-by-itself] content/analysis/{name}.md:3:16: superseded by `{by}`, which leads back to this page {hint}"
        )
    };
    let built = Site::new()
        .file("content/analysis/a.md", &analysis("b"))
        .file("content/analysis/b.md", &analysis("a"))
        .file("content/analysis/c.md", &analysis("c"))
        .file("content/analysis/leads-to-a-loop.md", &analysis("a"))
        .check();
    built.says(&[&says("a", "b"), &says("b", "a"), &says("c", "c")]);
}

#[test]
fn a_claim_s_heading_keeps_its_links_and_citations() {
    let built = Site::new()
        .file("seeds/one.txt", SEED)
        .file(
            "content/disputes/d.md",
            "## C1 It *rained* on [[Peru]] [@one p2]\n\n- Chile **denies**: the answer was no [@one p2]\n\n## C2 Next\n",
        )
        .analysis("![[d#C1]]\n")
        .build();
    built.ok();
    built
        .page("disputes/d.html")
        .has("It <em>rained</em> on <a href=\"../countries/peru.html\">Peru</a> <span class=\"cite\" id=\"r1\"");
    built.page("analysis/a.html").has("It <em>rained</em> on <a href=\"../countries/peru.html\">Peru</a></figcaption>");
}

#[test]
fn a_country_given_twice_stands_once() {
    let built = Site::new()
        .file("content/disputes/d.md", "---\ncountries: [NO, Norway]\n---\nText.\n")
        .file("content/actors/x.md", "---\ncountries: [NO, no]\n---\nText.\n")
        .build();
    built.page("disputes/d.html").lacks("Norway</a>, <a");
    built.page("actors/x.html").lacks("Norway</a>, <a");
}

#[test]
fn short_aliases_stand_as_written_and_codes_do_not() {
    let built = Site::new()
        .file("content/actors/union.md", "---\nname: European Union\naliases: [EU]\n---\n")
        .file("content/actors/CIA.md", "---\nname: Central Intelligence Agency\n---\n")
        .analysis("The [[EU]], the [[CIA]], the [[US]], [[SV]].\n")
        .build();
    built.ok();
    let page = built.page("analysis/a.html");
    page.has(">EU</a>").has(">CIA</a>").has(">US</a>").has(">El Salvador</a>");
}

#[test]
fn a_page_of_many_positions_stays_light() {
    let claim = |n: usize| format!("## C{n} Claim\n\n- [[Peru]] **asserts**: the answer was no [@one p2]\n\n");
    let built =
        Site::new().file("seeds/one.txt", SEED).file("content/disputes/d.md", &(1..=70).map(claim).collect::<String>()).build();
    built.ok();
    built.page("countries/peru.html").times(50, "d.html#c").has("<a href=\"../claims.html\">20 more among all claims</a>");
}

#[test]
fn an_actor_with_a_country_s_name_is_noted() {
    Site::new()
        .file("content/actors/jordan.md", "---\nname: Michael Jordan\naliases: [Jordan, Burma]\n---\n")
        .file("content/actors/Georgia.md", "---\nnolink: [Georgia]\n---\n")
        .check()
        .says(&[
            "note[name-of-country] content/actors/jordan.md:3:11: `Jordan` is a country as well, which no text is found to name by it (give the longer name, make it a short name, or list it in `nolink`)",
            "note[name-of-country] content/actors/jordan.md:3:19: `Burma` is Myanmar as well, which no text is found to name by it (give the longer name, make it a short name, or list it in `nolink`)",
        ]);
}

#[test]
fn names_with_signs_are_not_their_words() {
    let built = Site::new()
        .config("[rights]\npublish = \"full\"")
        .file("content/actors/cpp.md", "---\nname: C++\n---\n")
        .file("content/actors/xy.md", "---\nname: X/Y\n---\n")
        .file("seeds/one.txt", "Ministers meet in the rain again\n\nVitamin C helps; X; Y.\n")
        .build();
    built.closes("0 mentions");
}
