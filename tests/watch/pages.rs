//! What stands at an address, and what the browser is told of it.

use std::fs;
use std::time::Duration;

use crate::preview::{Preview, site};

fn preview() -> Preview {
    let folder = site(&[
        ("seeds/a.txt", "Ministers meet\n\nMinisters of France met on Monday, the office said.\n"),
        (
            "content/analysis/flight.md",
            "---\ntitle: Flight\nmoved-from: [analysis/old]\n---\n\nWords on [[France]]. ![a](film.mp4)\n",
        ),
        ("content/notes/two words.md", "A note.\n"),
    ]);
    fs::write(folder.path().join("content/analysis/film.mp4"), (0..=255).cycle().take(1000).collect::<Vec<u8>>()).unwrap();
    Preview::start(folder, &[])
}

#[test]
fn addresses_are_those_of_the_site() {
    let preview = preview();
    for (path, status, kind) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html", 200, "text/html; charset=utf-8"),
        ("/analysis/", 200, "text/html; charset=utf-8"),
        ("/analysis/flight.html?x=y", 200, "text/html; charset=utf-8"),
        ("/%61nalysis/flight.html", 200, "text/html; charset=utf-8"),
        ("/analysis/old.html", 200, "text/html; charset=utf-8"),
        ("/static/dossier.css", 200, "text/css; charset=utf-8"),
        ("/static/favicon.svg", 200, "image/svg+xml"),
        ("/_chancery/live.js", 200, "text/javascript; charset=utf-8"),
        ("/_chancery/live.css", 200, "text/css; charset=utf-8"),
        ("/analysis/film.mp4", 200, "video/mp4"),
        ("/404.html", 200, "text/html; charset=utf-8"),
        ("/analysis", 302, "text/plain; charset=utf-8"),
        ("/analysis/none.html", 404, "text/html; charset=utf-8"),
        ("/analysis/flight.html/", 404, "text/html; charset=utf-8"),
        ("/static/", 404, "text/html; charset=utf-8"),
        ("/site.toml", 404, "text/html; charset=utf-8"),
        ("/seeds/a.txt", 404, "text/html; charset=utf-8"),
        ("/content/analysis/flight.md", 404, "text/html; charset=utf-8"),
        ("/_chancery/", 404, "text/plain; charset=utf-8"),
        ("/_chancery/x", 404, "text/plain; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("Content-Type")), (status, Some(kind)), "{path}");
        assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("Cache-Control"), Some("no-cache"), "{path}");
        assert_eq!(answer.header("Connection"), Some("close"), "{path}");
        assert_eq!(answer.header("Access-Control-Allow-Origin"), None, "{path}");
        let head = preview.ask("HEAD", path, &[]);
        assert_eq!((head.status, head.head), (answer.status, answer.head), "{path}");
    }
    assert_eq!(preview.get("/analysis").header("Location"), Some("/analysis/"));
    assert!(preview.get("/analysis/none.html").body.contains("data-page=\"analysis/none.html\" data-hash=\"\""));
    assert!(preview.get("/x%22%3E%3Cb%3E").body.contains("data-page=\"x&quot;&gt;&lt;b&gt;\""));
}

#[test]
fn pages_carry_the_client_and_their_hash() {
    let preview = preview();
    let page = preview.get("/analysis/flight.html");
    assert!(page.body.contains("<link rel=\"stylesheet\" href=\"/_chancery/live.css\"><script src=\"/_chancery/live.js\" defer data-page=\"analysis/flight.html\" data-hash=\""));
    assert_eq!(page.header("ETag"), Some(format!("\"{}\"", page.hash()).as_str()));
    let again = preview.ask("GET", "/analysis/flight.html", &[&format!("If-None-Match: \"x\", W/\"{}\"", page.hash())]);
    assert_eq!((again.status, again.bytes.len(), again.header("ETag")), (304, 0, page.header("ETag")));
    preview.put("content/analysis/flight.md", "Other words.\n");
    preview.await_page("/analysis/flight.html", "Other words");
    let changed = preview.ask("GET", "/analysis/flight.html", &[&format!("If-None-Match: \"{}\"", page.hash())]);
    assert_eq!(changed.status, 200);
}

#[test]
fn parts_of_files() {
    let preview = preview();
    let whole = preview.get("/analysis/film.mp4");
    assert_eq!((whole.bytes.len(), whole.header("Accept-Ranges")), (1000, Some("bytes")));
    let part = |range: &str| preview.ask("GET", "/analysis/film.mp4", &[range]);
    let middle = part("Range: bytes=100-199");
    assert_eq!((middle.status, middle.header("Content-Range")), (206, Some("bytes 100-199/1000")));
    assert_eq!(middle.bytes, whole.bytes[100..200]);
    assert_eq!(part("Range: bytes=-10").bytes, whole.bytes[990..]);
    assert_eq!(part("Range: bytes=0-0,5-6").status, 200);
    let beyond = part("Range: bytes=1000-");
    assert_eq!((beyond.status, beyond.header("Content-Range")), (416, Some("bytes */1000")));
    let tag = whole.header("ETag").unwrap();
    let same = preview.ask("GET", "/analysis/film.mp4", &["Range: bytes=0-1", &format!("If-Range: {tag}")]);
    let other = preview.ask("GET", "/analysis/film.mp4", &["Range: bytes=0-1", "If-Range: \"x\""]);
    assert_eq!((same.status, other.status), (206, 200));
    assert_eq!(preview.ask("GET", "/analysis/film.mp4", &[&format!("If-None-Match: {tag}")]).status, 304);
}

#[test]
fn a_browser_is_told_what_changed() {
    let preview = preview();
    let page = preview.get("/analysis/flight.html");
    let events = preview.events("analysis/flight.html", &page.hash());
    let hello = events.next("hello");
    let reports = events.next("reports");
    assert_eq!((reports["errors"].as_u64(), reports["items"].as_array().map(Vec::len)), (Some(0), Some(0)));

    preview.put("content/analysis/flight.md", "---\ntitle: Flight\n---\n\nOther words.\n\n## Part two\n\nText.\n");
    let told = events.next("page");
    let now = preview.get("/analysis/flight.html");
    assert_eq!(told["hash"].as_str(), Some(now.hash().as_str()));
    assert!(told["generation"].as_u64() > hello["generation"].as_u64());
    preview.put("content/analysis/flight.md", "---\ntitle: Flight\n---\n\nOther words.\n\n## Part two\n\nMore [[Nowhere]].\n");
    let reports = events.next("reports");
    assert_eq!((reports["errors"].as_u64(), reports["here"].as_u64()), (Some(1), Some(1)));
    let item = &reports["items"][0];
    assert_eq!(
        (item["code"].as_str(), item["path"].as_str(), item["line"].as_u64(), item["column"].as_u64(), item["here"].as_bool()),
        (Some("link-unknown"), Some("content/analysis/flight.md"), Some(9), Some(8), Some(true))
    );
    assert_eq!((item["excerpt"].as_str(), item["caret"]["start"].as_u64()), (Some("More [[Nowhere]]."), Some(7)));
    let saved = events.next("saved");
    assert_eq!((saved["address"].as_str(), saved["anchor"].as_str()), (Some("analysis/flight.html"), Some("part-two")));

    fs::remove_file(preview.path("content/analysis/flight.md")).unwrap();
    events.next("gone");
    assert_eq!(preview.get("/analysis/flight.html").status, 404);
    preview.put("content/analysis/flight.md", "Back.\n");
    events.next("page");
    preview.put("themes/dossier/static/dossier.css", "body { color: red }\n");
    assert_eq!(events.next("style")["hrefs"][0].as_str(), Some("static/dossier.css"));
    preview.put("seeds/a.txt", "Ministers meet\n\nMinisters of France met on Tuesday, the office said.\n");
    let saved = events.next("saved");
    assert_eq!((saved["address"].as_str(), saved["anchor"].as_str()), (Some("sources/a.html"), Some("p2")));
}

#[test]
fn only_the_page_that_changed_is_told() {
    let preview = preview();
    let page = preview.get("/notes/two-words.html");
    let events = preview.events("notes/two-words.html", &page.hash());
    events.next("reports");
    preview.put("content/analysis/flight.md", "Other words, nothing else.\n");
    events.next("saved");
    assert!(events.all(Duration::from_millis(300)).is_empty());
    // A browser that comes with an old page is told at once.
    preview.events("notes/two-words.html", "0123456789abcdef").next("page");
}

#[test]
fn a_page_that_is_not_there_yet_is_waited_for() {
    let preview = preview();
    let events = preview.events("analysis/new.html", "");
    events.next("reports");
    preview.put("content/analysis/new.md", "New.\n");
    events.next("page");
    assert_eq!(preview.get("/analysis/new.html").status, 200);
}

#[test]
fn the_editor_s_link_is_filled_in() {
    let folder = site(&[("content/a b.md", "[[Nowhere]]\n")]);
    fs::write(folder.path().join("site.toml"), "title = \"T\"\neditor = \"vscode://file/{path}:{line}:{column}\"\n").unwrap();
    let preview = Preview::start(folder, &[]);
    let reports = preview.events("a-b.html", "").next("reports");
    let root = preview.root().canonicalize().unwrap();
    let expected = format!("vscode://file/{}/content/a%20b.md:1:3", root.display());
    assert_eq!(reports["items"][0]["href"].as_str(), Some(expected.as_str()));
}

#[test]
fn drafts_are_shown_unless_they_are_not_wanted() {
    let files = [("content/analysis/d.md", "---\ntitle: D\nstatus: draft\n---\n\nDraft.\n")];
    let shown = Preview::of(&files).get("/analysis/d.html");
    assert!(shown.status == 200 && shown.body.contains("<div class=\"banner draft\""), "{}", shown.body);
    assert_eq!(Preview::start(site(&files), &["--no-drafts"]).get("/analysis/d.html").status, 404);
}

#[test]
fn the_not_found_page_finds_its_files_under_the_path_of_the_base() {
    let folder = site(&[]);
    fs::write(folder.path().join("site.toml"), "title = \"T\"\nbase-url = \"https://x.example/desk/\"\n").unwrap();
    let preview = Preview::start(folder, &[]);
    assert!(preview.get("/none").body.contains("/desk/static/dossier.css"));
    assert_eq!(preview.get("/desk/static/dossier.css").status, 200);
    assert_eq!(preview.get("/desk/").status, 200);
    assert_eq!(preview.get("/desk/none").status, 404);
}

#[test]
fn words_in_the_wrong_mouth_are_marked_where_they_stand() {
    let position = |who: &str, words: &str| {
        format!("---\nquestion: Q?\n---\n\n## C1 It pays\n\n- {who} **denies** (named): “{words}” [@news p2]\n")
    };
    let preview = Preview::of(&[
        (
            "seeds/news.txt",
            "Port to charge more\n\n“The levy pays for the inspectors,” Marta Solís told reporters, and the harbour would be safer.\n",
        ),
        ("content/actors/Marta Solís.md", "---\nkind: person\n---\n"),
        ("content/disputes/text.md", &position("[[Marta Solís]]", "the harbour would be safer")),
        ("content/disputes/other.md", &position("Rodrigo Paz", "The levy pays for the inspectors")),
        ("content/disputes/right.md", &position("Marta Solís", "The levy pays for the inspectors")),
    ]);
    let mark =
        "<span class=\"mark failed\"><span aria-hidden=\"true\">✗</span><span class=\"unseen\">not as quoted</span></span>";
    for (path, card) in [
        ("/disputes/text.html", "<span class=\"verdict missing\">not the party’s own words: <a "),
        ("/disputes/other.html", "<span class=\"verdict missing\">said by somebody else: <a "),
    ] {
        let page = preview.get(path).body;
        assert!(page.contains(mark) && page.contains(card) && !page.contains("mark verified"), "{path}: {page}");
    }
    let page = preview.get("/disputes/right.html").body;
    assert!(page.contains("mark verified") && !page.contains("mark failed"), "{page}");
}
