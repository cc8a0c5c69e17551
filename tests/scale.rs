//! No page grows with the site: 2,000 articles that all name one actor, and 2,000 of everything else that one page gathers.

#[path = "site/builder.rs"]
mod builder;
#[path = "scale/crowds.rs"]
mod crowds;
#[path = "site/generator.rs"]
mod generator;

use std::time::Instant;

use builder::{Site, tree};
use chancery::compile::{Compiled, Kept, compile};
use chancery::load;
use chancery::site::Options;
use rayon::prelude::*;

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

/// A site whose pages are rendered one by one.
fn compiled(many: usize) -> Compiled {
    let site = crowds::site(many);
    let inputs = load::load(site.root(), load::Options::default());
    compile(&inputs, Options::default(), &mut Kept::once(), &mut |_| {})
}

fn page(site: &Compiled, address: &str) -> Vec<u8> {
    let mut page = Vec::new();
    site.page(address, &mut page).unwrap_or_else(|| panic!("no page {address}")).unwrap_or_else(|_| panic!("{address}"));
    page
}

#[test]
fn what_a_page_gathers_is_cut_into_parts_and_costs_what_it_is() {
    let (few, many) = (compiled(500), compiled(2000));
    // A dispute is its author's text.
    let is_authors = |address: &str| [crowds::CROWD, crowds::CLAIMS, crowds::ALONE].contains(&address);
    let pages = many.outputs().par_iter().filter(|address| address.ends_with(".html") && !is_authors(address));
    let too_large: Vec<(&str, usize)> =
        pages.map(|address| (&**address, page(&many, address).len())).filter(|(_, bytes)| *bytes > LARGEST).collect();
    assert!(too_large.is_empty(), "{too_large:?}");

    let gathering = [crowds::SOURCE, crowds::COUNTRY, crowds::BUSY, "claims.html", "method.html"];
    for address in [crowds::CROWD, crowds::CLAIMS, crowds::ALONE].into_iter().chain(gathering) {
        let growth = || time(&many, address) / time(&few, address);
        // Four times as much; what grows with the square would be sixteen times, however often a busy machine is asked.
        let best = (0..10).map(|_| growth()).find(|growth| *growth < 8.0);
        assert!(best.is_some(), "{address} costs {:.1} times as much", growth());
    }
    for address in [crowds::CROWD, crowds::CLAIMS, crowds::ALONE] {
        let growth = page(&many, address).len() / page(&few, address).len();
        assert!(growth <= 4, "{address} is {growth} times as long");
    }
}

/// Seconds, the shortest of some tries.
fn time(site: &Compiled, address: &str) -> f64 {
    let once = |_| {
        let start = Instant::now();
        page(site, address);
        start.elapsed().as_secs_f64()
    };
    (0..3).map(once).fold(f64::MAX, f64::min)
}
