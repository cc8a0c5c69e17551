//! No page grows with the site: 2,000 articles that all name one actor.

#[path = "site/builder.rs"]
mod builder;
#[path = "site/generator.rs"]
mod generator;

use builder::{Site, tree};

/// Bytes of the largest page that is not an author's own text.
const LARGEST: usize = 200 * 1024;

#[test]
fn pages_stay_small_and_counts_right() {
    let built = generator::articles(Site::new(), 2000).build();
    built.ok();
    let pages = tree(&built.output());
    let too_large: Vec<_> =
        pages.iter().filter(|(_, bytes)| bytes.len() > LARGEST).map(|(path, bytes)| (path, bytes.len())).collect();
    assert!(too_large.is_empty(), "{too_large:?}");

    let actor = built.page("actors/zoltan-quimby.html");
    actor.has("8000 mentions · 2000 sources");
    // Every fiftieth article is undated; the others stand in 25 years of 80 articles, 320 mentions, and so in two parts.
    for page in ["2024-2", "2000-2", "undated"] {
        actor.has(&format!("href=\"zoltan-quimby/{page}.html\""));
    }
    built
        .page("actors/zoltan-quimby/2024.html")
        .has("href=\"2024-2.html\">2</a>")
        .has("href=\"2024.html\" aria-current=\"page\">1</a>");
    let of_years = |path: &str| path.starts_with("actors/zoltan-quimby/");
    let texts = pages.iter().filter(|(path, _)| of_years(path)).map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let shown: usize = texts.map(|text| text.matches("<li class=\"mentioned\">").count()).sum();
    assert_eq!(shown, 2000);

    for part in 1..=9 {
        built.page(&format!("sources/part-{part}.html"));
    }
    built.no_page("sources/part-10.html");
    built.page("sources/index.html").has("2000");
}
