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
    // Every fiftieth article is undated; the others stand in 25 years.
    actor
        .has("href=\"zoltan-quimby/2024.html\"")
        .has("href=\"zoltan-quimby/2000.html\"")
        .has("href=\"zoltan-quimby/undated.html\"");
    let shown: usize = pages
        .iter()
        .filter(|(path, _)| path.starts_with("actors/zoltan-quimby/"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).matches("<li class=\"mentioned\">").count())
        .sum();
    let on_its_own_page = actor.text.matches("<li class=\"mentioned\">").count();
    assert!(shown + on_its_own_page >= 2000 && shown <= 2000, "{shown} + {on_its_own_page}");

    for part in 1..=9 {
        built.page(&format!("sources/part-{part}.html"));
    }
    built.no_page("sources/part-10.html");
    built.page("sources/index.html").has("2000");
}
