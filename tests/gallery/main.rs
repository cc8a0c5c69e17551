//! Every template applied to every view that it must stand: rich, empty, long, withheld, protected.
//!
//! The pages are written to `CHANCERY_GALLERY` (else below `target/tmp`), to be looked at and to be given to checkers.

mod lists;
mod pages;
mod people;
mod samples;
mod texts;

use std::fs;
use std::path::PathBuf;

use chancery::render::{Theme, static_files};
use serde::Serialize;
use tera::Value;

/// Writes pages as `build` would, but from samples.
struct Gallery {
    theme: Theme,
    site: Value,
    strings: Value,
    folder: PathBuf,
    pages: Vec<(String, String)>,
}

impl Gallery {
    fn open() -> Self {
        let (theme, diagnostics) = Theme::load(&[]);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let strings = theme.strings("en").value().clone();
        let folder = std::env::var_os("CHANCERY_GALLERY")
            .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("gallery"), PathBuf::from);
        Self { theme, site: Value::from_serializable(&samples::site()), strings, folder, pages: Vec::new() }
    }

    /// The bytes of a template applied to a view: how citations get into bodies, too.
    fn rendered(&self, template: &str, view: &impl Serialize) -> String {
        let mut out = Vec::new();
        if let Err((path, diagnostic)) = self.theme.render(template, &self.site, view, &self.strings, &mut out) {
            panic!("{path}: {}", diagnostic.message);
        }
        String::from_utf8(out).expect("templates write UTF-8")
    }

    fn page(&mut self, path: &str, template: &str, view: &impl Serialize) {
        let html = self.rendered(template, view);
        let file = self.folder.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
        fs::write(file, &html).expect("a file to write to");
        self.pages.push((path.to_owned(), html));
    }
}

#[test]
fn every_page_kind_stands_every_view() {
    let mut gallery = Gallery::open();
    for (path, bytes) in static_files(&[]) {
        let file = gallery.folder.join("static").join(&*path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
        fs::write(file, bytes).expect("a file to write to");
    }
    samples::write_all(&mut gallery);
    let embedded = gallery.rendered("partials/claim.html", &people::claims()[0]);
    assert!(
        embedded.contains("<figcaption><a href=\"#c1\">C1</a>") && embedded.contains("<table class=\"matrix\">"),
        "{embedded}"
    );
    let grid = gallery.rendered("partials/matrix.html", &people::matrix("claims"));
    assert!(grid.contains("<table class=\"grid claims\">"), "{grid}");
    for (path, html) in &gallery.pages {
        check_page(path, html);
    }
}

fn check_page(path: &str, html: &str) {
    for never in
        [" style=", "<script", "<style", "{{", "{%", ">none<", "undefined", "<p></p>", "href=\"\"", "<ul></ul>", "<ul>\n</ul>"]
    {
        assert!(!html.contains(never), "{path} has {never:?}: {}", around(html, never));
    }
    assert!(html.contains("<meta name=\"description\" content=\""), "{path} has no description");
    assert_eq!(html.matches("<h1").count(), 1, "{path} has one h1");
    for href in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(html.contains(&format!("id=\"{href}\"")), "{path}: #{href} leads nowhere");
    }
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{path} has an id twice: {ids:?}");
}

/// The line of `html` that has `part`.
fn around<'a>(html: &'a str, part: &str) -> &'a str {
    html.lines().find(|line| line.contains(part)).unwrap_or_default()
}
