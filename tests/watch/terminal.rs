//! What is said, when the preview ends, and what it survives.

use std::fs;
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use crate::preview::{Preview, await_that, command, site};

#[test]
fn it_says_where_it_is_and_how_to_publish() {
    for signal in ["-INT", "-TERM"] {
        let mut preview = Preview::of(&[("content/a.md", "A\n")]);
        preview.await_page("/a.html", "A");
        let port = preview.port;
        let status = preview.end(signal);
        assert_eq!(status.code(), Some(0), "{signal}");
        assert_eq!(
            preview.said(),
            format!(
                "http://127.0.0.1:{port}/ shows the site as you save it; Ctrl-C ends, `chancery build` writes what is to be published\n\
                 preview ended; public/ was not touched: `chancery build` writes it for publishing\n"
            )
        );
        assert!(!preview.path("public").exists());
    }
}

#[test]
fn it_ends_at_once_with_browsers_listening() {
    let mut preview = Preview::of(&[]);
    let events = preview.events("index.html", "");
    events.next("reports");
    let _idle = preview.connect();
    let start = std::time::Instant::now();
    assert_eq!(preview.end("-INT").code(), Some(0));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[test]
fn ports() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = site(&[]);
    let output = command(folder.path(), &["--port", &port]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = fs::read_to_string(folder.path().join(".said")).unwrap();
    let expected = format!(
        "error: port {port} is taken\n = hint: end what listens there, or leave `--port` out: the next free one is found\n"
    );
    assert_eq!(said, expected);
    let (one, two) = (Preview::of(&[]), Preview::of(&[]));
    assert!(one.port >= 4000 && two.port >= 4000 && one.port != two.port);
    let folder = site(&[]);
    assert_eq!(command(folder.path(), &["--host", "no.such.host.invalid"]).output().unwrap().status.code(), Some(2));
    fs::remove_file(folder.path().join("site.toml")).unwrap();
    assert_eq!(command(folder.path(), &["--root", "."]).output().unwrap().status.code(), Some(2));
}

#[test]
fn it_opens_the_front_page_when_asked_to() {
    use std::os::unix::fs::PermissionsExt;
    // What the system opens addresses with, for this test.
    let folder = site(&[("bin/xdg-open", "#!/bin/sh\nprintf %s \"$1\" > opened\n")]);
    let program = folder.path().join("bin/xdg-open");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", folder.path().join("bin").display(), std::env::var("PATH").unwrap());
    let child = command(folder.path(), &["--open"]).env("PATH", path).spawn().unwrap();
    let preview = Preview::attach(folder, child);
    let url = format!("http://127.0.0.1:{}/", preview.port);
    await_that("the browser", || (fs::read_to_string(preview.path("opened")).ok()? == url).then_some(()));
    // Without such a program it is said, and the preview goes on.
    let folder = site(&[("content/a.md", "Words of a.\n")]);
    let child = command(folder.path(), &["--open"]).env("PATH", "/nowhere").spawn().unwrap();
    let preview = Preview::attach(folder, child);
    preview.await_said(|said| said.contains(" to open a browser with: go to http://127.0.0.1:"));
    preview.await_page("/a.html", "Words of a");
}

#[test]
fn a_diagnostic_is_told_once() {
    let preview = Preview::of(&[("content/a.md", "Fine.\n"), ("content/b.md", "Fine.\n")]);
    preview.put("content/a.md", "[[Nowhere]]\n");
    preview.await_said(|said| said.contains("nothing here is called `Nowhere`"));
    for at in 0..5 {
        preview.put("content/b.md", &format!("Fine, {at}.\n"));
        preview.await_page("/b.html", &format!("Fine, {at}."));
        // Further down it is the same mistake.
        preview.put("content/a.md", &format!("{}[[Nowhere]]\n", "Text.\n\n".repeat(at)));
        thread::sleep(Duration::from_millis(50));
    }
    let told = |preview: &Preview, words: &str| preview.said().matches(words).count();
    assert_eq!(told(&preview, "nothing here is called `Nowhere`"), 1);
    preview.put("content/a.md", "Fine again.\n");
    preview.await_said(|said| said.ends_with("no errors left\n"));
    preview.put("content/a.md", "[[Nowhere]]\n");
    await_that("the second time", || (told(&preview, "nothing here is called `Nowhere`") == 2).then_some(()));
}

#[test]
fn an_error_in_one_file_holds_back_no_other() {
    let preview = Preview::of(&[("content/a.md", "---\ntitle: [\n---\n\nBody of a, [[Nowhere]].\n"), ("content/b.md", "B\n")]);
    let broken = preview.await_page("/a.html", "Body of a");
    assert!(broken.body.contains("<span class=\"failed\">"), "{}", broken.body);
    preview.put("content/b.md", "Body of b\n");
    preview.await_page("/b.html", "Body of b");
}

#[test]
fn a_broken_configuration_is_held_off() {
    let mut preview = Preview::of(&[("content/a.md", "A\n")]);
    preview.put("site.toml", "title = \"Good\"\n");
    preview.await_page("/a.html", "Good");
    let events = preview.events("a.html", "");
    events.next("reports");
    for broken in ["title = ", "titel = \"Bad\"\n", "", "title = \"Bad\"\ntheme = \"none\"\n", "title = 3\n\u{0}"] {
        preview.put("site.toml", broken);
        let reports = events.next("reports");
        assert_ne!(reports["errors"].as_u64(), Some(0), "{broken:?}: {reports}");
        assert!(preview.get("/a.html").body.contains("Good"), "{broken:?}");
        preview.put("site.toml", "title = \"Good\"\n");
        assert_eq!(events.next("reports")["errors"].as_u64(), Some(0), "{broken:?}");
    }
    fs::remove_file(preview.path("site.toml")).unwrap();
    assert_eq!(events.next("reports")["errors"].as_u64(), Some(1));
    assert!(preview.get("/a.html").body.contains("Good"));
    preview.put("site.toml", "title = \"Better\"\n");
    preview.await_page("/a.html", "Better");
    assert!(preview.is_alive());
}

#[test]
fn a_site_that_is_broken_at_the_start_recovers() {
    let folder = site(&[
        ("content/a.md", "Words of a.\n"),
        ("themes/mine/templates/page.html", "{% block %}"),
        ("themes/mine/static/x.css", "x"),
    ]);
    fs::write(folder.path().join("site.toml"), "theme = \"mine\"\ntitle = ").unwrap();
    let preview = Preview::start(folder, &[]);
    preview.await_page("/a.html", "Words of a");
    let events = preview.events("a.html", "");
    assert_ne!(events.next("reports")["errors"].as_u64(), Some(0));
    preview.put("site.toml", "theme = \"mine\"\ntitle = \"Mine\"\n");
    preview.await_page("/a.html", "Mine");
    let reports = events.next("reports");
    assert_eq!(reports["items"][0]["path"].as_str(), Some("themes/mine/templates/page.html"));
    assert_eq!(reports["items"][0]["excerpt"].as_str(), Some("{% block %}"));
    preview.put("themes/mine/templates/page.html", "<html><head></head><body>Own theme {{ site.title }}</body></html>\n");
    preview.await_page("/a.html", "Own theme Mine");
    assert_eq!(preview.get("/static/x.css").status, 200);
}

#[test]
fn a_template_that_fails_at_a_page_shows_it_there() {
    let preview = Preview::of(&[("content/a.md", "Words of a.\n")]);
    preview.put("themes/dossier/templates/page.html", "{{ page.none.none }}");
    let failed = preview.await_page("/a.html", "This page could not be made");
    assert_eq!(failed.status, 500);
    assert!(failed.body.contains("/_chancery/live.js"));
    assert_eq!(preview.get("/").status, 200);
    let reports = preview.events("a.html", "").next("reports");
    assert_eq!(reports["items"][0]["path"].as_str(), Some("themes/dossier/templates/page.html"));
    fs::remove_file(preview.path("themes/dossier/templates/page.html")).unwrap();
    preview.await_page("/a.html", "Words of a");
}

#[test]
fn hostile_inputs_end_nothing() {
    let mut preview = Preview::of(&[("content/a.md", "A\n")]);
    for (path, bytes) in [
        ("content/b.md", vec![0xFF, 0xFE, 0x00, 0xD8, 0x00]),
        ("seeds/c.txt", vec![0; 1000]),
        ("seeds/c.toml", b"key = [[[[[[".to_vec()),
        ("content/d.md", b"[^".repeat(5000)),
        ("content/disputes/e.md", b"## C1\n## C1\n- , **x** : [@\n![[e#C1]]\n".to_vec()),
        ("content/analysis/f.md", b"---\n- [\n...\n---\n{{ x }} {% y %}".to_vec()),
        ("content/g.svg", b"<svg".to_vec()),
        ("site.toml", b"\xFF".to_vec()),
        ("themes/dossier/templates/base.html", b"{% extends \"base.html\" %}".to_vec()),
        ("themes/dossier/templates/strings/en.toml", b"x = ".to_vec()),
    ] {
        let path = preview.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    std::os::unix::fs::symlink("loop.md", preview.path("content/loop.md")).unwrap();
    fs::create_dir(preview.path("content/folder.md")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(preview.path("content/pipe.md")).status().unwrap().success());
    preview.put("content/a.md", "Still here\n");
    preview.await_page("/a.html", "Still here");
    assert!(preview.is_alive());
}
