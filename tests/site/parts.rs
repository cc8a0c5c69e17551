//! Long lists that belong to one page go on on pages of their own; beside a paragraph stand the newest few.

use super::builder::{Built, Site};

/// `count` analyses, the newest last, each with one use of the source; as many actors, disputes and sources drawn from it, all of one country.
fn crowd(count: usize) -> Built {
    let mut site = Site::new()
        .config("[rights]\npublish = \"full\"")
        .file("seeds/wire.txt", "A long wire report\n\nChile said so.\n\nThe end.\n");
    for at in 0..count {
        let front = format!("---\ncountries: [CL]\nallow: [\"position-outside: reason {at:03}\"]\n---\n");
        site = site
            .file(&format!("content/actors/Actor {at:03}.md"), "---\nkind: company\ncountries: [CL]\n---\n")
            .file(&format!("content/disputes/d{at:03}.md"), &front)
            .file(&format!("seeds/copy{at:03}.txt"), &format!("Copy number {at}\n"))
            .file(&format!("seeds/copy{at:03}.toml"), "derived-from = [\"wire\"]\n")
            .file(
                &format!("content/analysis/a{at:03}.md"),
                &format!(
                    "---\ndate: {}-{:02}-{:02}\n---\n[[Chile]] [@wire p2]\n",
                    2000 + at / 300,
                    at / 25 % 12 + 1,
                    at % 25 + 1
                ),
            );
    }
    let built = site.build();
    assert_eq!(built.code, 0, "{}", built.stderr);
    built
}

#[test]
fn a_list_that_fits_stands_on_its_page_alone() {
    let built = crowd(6);
    built
        .page("sources/wire.html")
        .has("a005</a>, <a")
        .has(">a001</a>, <a href=\"#evidence\">1 more</a>")
        .lacks("class=\"parts\"");
    built.page("countries/chile.html").has(">Actor 005</a>").has(">d005</a>").lacks("class=\"parts\"");
    built.no_page("countries/chile/actors-2.html").no_page("method/allowed-2.html");
}

#[test]
fn a_long_list_goes_on_on_other_pages() {
    let built = crowd(260);
    let country = built.page("countries/chile.html");
    country
        .has("<a href=\"chile.html#actors\" aria-current=\"page\">1</a>")
        .has("<a href=\"chile/actors-2.html\">2</a>")
        .has(">Actor 099</a>")
        .lacks(">Actor 100</a>")
        .has("<a href=\"chile/disputes-3.html\">3</a>")
        .has(">d049</a>")
        .lacks(">d050</a>")
        .has("<a href=\"chile/analyses-1.html\">1</a>")
        .has(">a259</a>")
        .lacks(">a159</a>");
    built
        .page("countries/chile/actors-2.html")
        .has("<title>Chile: Actors")
        .has("<a href=\"../chile.html#actors\">Chile</a>")
        .has(">Actor 100</a>")
        .has(">Actor 259</a>")
        .lacks(">Actor 099</a>")
        .has("<a href=\"../chile.html#actors\">1</a>")
        .has("<a href=\"actors-2.html\" aria-current=\"page\">2</a>");
    built.page("countries/chile/disputes-3.html").has(">d259</a>").lacks(">d249</a>");
    // Newest first: the oldest part is full and never changes.
    built.page("countries/chile/analyses-1.html").has(">a159</a>").has(">a000</a>").lacks(">a160</a>");

    let source = built.page("sources/wire.html");
    source
        .has("<p class=\"cited-by\">Cited in <a href=\"../analysis/a259.html\">a259</a>, <a href=\"../analysis/a258.html\">a258</a>,")
        .has(">a255</a>, <a href=\"#evidence\">255 more</a></p>")
        .has("<a href=\"wire.html#evidence\" aria-current=\"page\">2</a>")
        .has("<a href=\"wire/evidence-1.html\">1</a>")
        .has("<a href=\"wire/derived-3.html\">3</a>")
        .lacks(">a109</a>");
    built
        .page("sources/wire/evidence-1.html")
        .has(">a109</a> <small><a href=\"../wire.html#p2\">¶ 2</a></small>")
        .lacks(">a110</a>");
    built.page("sources/wire/derived-2.html").has("copy020.html").has("copy219.html").lacks("copy019.html");

    built.page("method.html").has("reason 199").lacks("reason 200").has("<a href=\"method/allowed-2.html\">2</a>");
    built.page("method/allowed-2.html").has("reason 200").has("reason 259").has("<a href=\"../method.html#allowed\">1</a>");
}
