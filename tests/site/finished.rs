//! Whole sites, held to the checker of links: the demo, the golden site, a generated one.

use std::process::Command;

use super::builder::{BINARY, Site, links, tree};
use super::generator;

#[test]
fn every_link_of_the_demo_resolves() {
    let output = tempfile::tempdir().unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let built = Command::new(BINARY).args(["build", "--root", root, "--output"]).arg(output.path().join("o")).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let pages = tree(&output.path().join("o"));
    let faults = links::faults(&pages);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(pages.len() > 30);
}

#[test]
fn every_link_of_a_generated_site_resolves() {
    // `build` holds each site to the checker.
    let built = generator::articles(Site::new(), 300).build();
    built.ok();
    built.page("actors/zoltan-quimby.html").has("1200 mentions · 300 sources").times(48, "class=\"where\"");
    built.page("sources/part-1.html").has("href=\"part-1.html\" aria-current=\"page\">1</a>");
}

/// The checker itself finds what it is there for.
#[test]
fn the_checker_sees_faults() {
    let page = |body: &str| [("a/x.html".to_owned(), body.as_bytes().to_vec())].into();
    for (body, fault) in [
        ("<p id=\"a\"></p><p id=\"a\"></p>", "a/x.html: two elements with the id `a`"),
        ("<a href=\"y.html\">y</a>", "a/x.html: `y.html` leads to nothing"),
        ("<a href=\"../../y.html\">y</a>", "a/x.html: `../../y.html` leads out of the site"),
        ("<a href=\"#b\">y</a>", "a/x.html: `#b` leads to an id that is not there"),
        ("<a href=\"javascript:x\">y</a>", "a/x.html: `javascript:x` leads to nothing"),
        ("<p><b></p></b>", "a/x.html: `</p>` closes nothing: /p></b>"),
        ("<p>a < b</p>", "a/x.html: no tag: < b</p>"),
    ] {
        assert_eq!(links::faults(&page(body)), [fault]);
    }
}
