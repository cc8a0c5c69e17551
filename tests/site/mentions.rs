//! What is linked and counted, where it is gathered, and how long pages are divided.

use super::builder::Site;

fn full() -> Site {
    Site::new().config("[rights]\npublish = \"full\"")
}

#[test]
fn the_first_mention_is_linked_and_all_are_counted() {
    let built = full()
        .file("seeds/s.txt", "Nothing here is a headline, of course.\n\nAna Cruz came. Then Ana Cruz spoke of Mexico’s plans.\n\nAna Cruz left.\n")
        .file("content/actors/Ana Cruz.md", "Ana Cruz is herself. She knows Mexico, and Mexico knows her: `Mexico`, https://mexico.example/Mexico, [Mexico](https://example.org).\n\n## Mexico\n\nMore.\n")
        .build();
    built.ok();
    built
        .page("sources/s.html")
        .times(2, "<a href=\"../actors/ana-cruz.html\">Ana Cruz</a>")
        .has("<a href=\"../countries/mexico.html\">Mexico</a>’s plans");
    let page = built.page("actors/ana-cruz.html");
    page.has("3 mentions · 1 source")
        .has("<p>Ana Cruz is herself.")
        .times(1, "<a href=\"../countries/mexico.html\">Mexico</a>, and Mexico knows");
    built.page("countries/mexico.html").has("1 mention · 1 source").has("Then Ana Cruz spoke of <mark>Mexico</mark>’s plans.");
}

#[test]
fn names_that_are_not_linked() {
    let site = |config: &str, source: &str, actor: &str| {
        Site::new()
            .config(&format!("{config}\n[rights]\npublish = \"full\""))
            .file("seeds/s.txt", "Nothing here is a headline, of course.\n\nThe Ring came. Ana Cruz spoke.\n")
            .file("content/sources/s.md", &format!("---\nissued: 2025\n{source}\n---\n"))
            .file("content/actors/Ring.md", &format!("---\nname: The Ring\n{actor}\n---\n"))
            .file("content/actors/Ana Cruz.md", "")
            .build()
    };
    site("", "", "").page("sources/s.html").has("actors/ring.html\">The Ring</a>").has("ana-cruz");
    site("nolink = [\"The Ring\"]", "", "").page("sources/s.html").lacks("ring.html").has("ana-cruz");
    site("", "nolink: [The Ring]", "").page("sources/s.html").lacks("ring.html").has("ana-cruz");
    site("", "", "nolink: [The Ring]").page("sources/s.html").lacks("ring.html").has("ana-cruz");
}

#[test]
fn boilerplate_is_not_gathered() {
    let built = full()
        .file("seeds/s.txt", "The headline of a text here\n\nThe first paragraph of it is about nothing much at all, really.\n\nAdvertisement\n\nRead also: Ana Cruz went to Chad\n\nThe last paragraph of the text is about nothing as well.\n")
        .file("content/actors/Ana Cruz.md", "")
        .build();
    built.ok();
    built.no_page("countries/chad.html").page("actors/ana-cruz.html").has("class=\"none\"").lacks("1 source");
    built.page("sources/s.html").has("<details class=\"aside\">").has("Ana Cruz went to Chad").lacks("ana-cruz.html");
}

#[test]
fn an_ambiguous_name_is_told_once_with_its_places() {
    let built = Site::new()
        .file("seeds/s.txt", "Nothing here is a headline, of course.\n\nHe met the Ring today. Then the Ring left. The Ring!\n\nThe Ring, once more, and the Ring.\n")
        .file("content/actors/A.md", "---\nname: Group A\naliases: [Ring]\n---\n")
        .file("content/actors/B.md", "---\nname: Group B\naliases: [Ring]\n---\n")
        .build();
    let notes = built.stderr.matches("note[name-ambiguous]").count();
    assert_eq!((built.code, notes), (0, 1), "{}", built.stderr);
    assert!(
        built.stderr.contains("it stands in 5 places: seeds/s.txt:3:12, seeds/s.txt:3:33, seeds/s.txt:3:48"),
        "{}",
        built.stderr
    );
}
