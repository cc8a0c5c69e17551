//! How editors save, and what else happens in a folder: each save is seen, once, and nothing else is taken for one.

use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::thread;
use std::time::{Duration, Instant};

use crate::preview::{Preview, await_that, put, site};

const PAGE: &str = "/analysis/x.html";
const FILE: &str = "content/analysis/x.md";

fn preview() -> Preview {
    Preview::of(&[(FILE, "First words.\n"), ("content/analysis/y.md", "[[x]]\n")])
}

/// Longer than a save takes unless a busy machine stops it half-way; whoever saves so slowly may see the file between.
const PROMPT: Duration = Duration::from_millis(30);

/// Whatever the way of saving, the new words are there and it was one rebuild. Asked of three saves that were not stopped half-way.
#[track_caller]
fn check(save: impl Fn(&Preview, &str)) {
    let preview = preview();
    preview.await_page(PAGE, "First words");
    let mut prompt = 0;
    for round in 0..50 {
        let words = format!("Words of round {round}{}.", ", and more of them".repeat(round % 3));
        let (before, start) = (preview.generation(), Instant::now());
        save(&preview, &format!("{words}\n"));
        let was_prompt = start.elapsed() < PROMPT;
        preview.await_page(PAGE, &words);
        thread::sleep(Duration::from_millis(200));
        if was_prompt {
            assert_eq!(preview.generation(), before + 1, "{words}");
            prompt += 1;
        }
        if prompt == 3 {
            return;
        }
    }
    panic!("each of 50 saves was stopped half-way");
}

#[test]
fn truncating() {
    check(|preview, text| fs::write(preview.path(FILE), text).unwrap());
}

#[test]
fn write_and_rename() {
    check(|preview, text| {
        fs::write(preview.path("content/analysis/.x.md.tmp"), text).unwrap();
        fs::rename(preview.path("content/analysis/.x.md.tmp"), preview.path(FILE)).unwrap();
    });
}

#[test]
fn vim() {
    check(|preview, text| {
        fs::write(preview.path("content/analysis/.x.md.swp"), "swap").unwrap();
        fs::write(preview.path("content/analysis/4913"), "").unwrap();
        fs::remove_file(preview.path("content/analysis/4913")).unwrap();
        fs::rename(preview.path(FILE), preview.path("content/analysis/x.md~")).unwrap();
        fs::write(preview.path(FILE), text).unwrap();
        fs::remove_file(preview.path("content/analysis/x.md~")).unwrap();
        fs::remove_file(preview.path("content/analysis/.x.md.swp")).unwrap();
    });
}

#[test]
fn emacs() {
    check(|preview, text| {
        _ = symlink("me@here.1", preview.path("content/analysis/.#x.md"));
        fs::write(preview.path("content/analysis/#x.md#"), text).unwrap();
        fs::rename(preview.path(FILE), preview.path("content/analysis/x.md~")).unwrap();
        fs::write(preview.path(FILE), text).unwrap();
        fs::remove_file(preview.path("content/analysis/#x.md#")).unwrap();
        fs::remove_file(preview.path("content/analysis/.#x.md")).unwrap();
    });
}

#[test]
fn jetbrains() {
    check(|preview, text| {
        fs::write(preview.path("content/analysis/x.md___jb_tmp___"), text).unwrap();
        fs::rename(preview.path(FILE), preview.path("content/analysis/x.md___jb_old___")).unwrap();
        fs::rename(preview.path("content/analysis/x.md___jb_tmp___"), preview.path(FILE)).unwrap();
        fs::remove_file(preview.path("content/analysis/x.md___jb_old___")).unwrap();
    });
}

#[test]
fn delete_and_write_anew() {
    check(|preview, text| {
        fs::remove_file(preview.path(FILE)).unwrap();
        thread::sleep(Duration::from_millis(10));
        fs::write(preview.path(FILE), text).unwrap();
    });
}

#[test]
fn truncated_first_and_written_later() {
    check(|preview, text| {
        let mut file = fs::File::create(preview.path(FILE)).unwrap();
        thread::sleep(Duration::from_millis(15));
        file.write_all(text.as_bytes()).unwrap();
    });
}

#[test]
fn a_file_that_is_written_slowly_settles() {
    let preview = preview();
    let mut file = fs::File::create(preview.path(FILE)).unwrap();
    for part in ["Half a ", "sentence, ", "then the rest.\n"] {
        file.write_all(part.as_bytes()).unwrap();
        file.flush().unwrap();
        thread::sleep(Duration::from_millis(60));
    }
    preview.await_page(PAGE, "Half a sentence, then the rest.");
}

#[test]
fn what_changes_nothing_is_no_change() {
    let preview = preview();
    preview.await_page(PAGE, "First words");
    let before = preview.generation();
    let file = preview.path(FILE);
    fs::write(&file, "First words.\n").unwrap();
    fs::File::options().append(true).open(&file).unwrap().set_modified(std::time::SystemTime::now()).unwrap();
    fs::read(&file).unwrap();
    preview.put("content/analysis/.hidden.md", "x");
    preview.put("content/.obsidian/workspace.json", "{}");
    preview.put("content/analysis/x.md.swp", "x");
    preview.put("public/index.html", "x");
    preview.put("README.md", "x");
    preview.put(".git/index", "x");
    thread::sleep(Duration::from_millis(400));
    assert_eq!(preview.generation(), before);
}

#[test]
fn a_checkout_is_one_rebuild() {
    let folder = site(&[(".git/HEAD", "ref: refs/heads/main\n"), ("content/free.md", "Free\n")]);
    for at in 0..1000 {
        put(folder.path(), &format!("seeds/{at:04}.txt"), &format!("Article {at} on France\n\nWords of the article.\n"));
    }
    let preview = Preview::start(folder, &[]);
    preview.await_page("/sources/0999.html", "Article 999 on France");
    for country in ["Chad", "Chile", "Cuba", "Peru", "Spain"] {
        let before = preview.generation();
        // As git does it: the lock first, then each file deleted and written, then the index.
        let start = Instant::now();
        preview.put(".git/index.lock", "");
        for at in 0..1000 {
            let path = preview.path(&format!("seeds/{at:04}.txt"));
            fs::remove_file(&path).unwrap();
            fs::write(&path, format!("Article {at} on {country}\n\nOther words of the article.\n")).unwrap();
        }
        fs::rename(preview.path(".git/index.lock"), preview.path(".git/index")).unwrap();
        // Git is waited for, but not for ever.
        let was_prompt = start.elapsed() < Duration::from_secs(2);
        preview.await_page("/sources/0999.html", &format!("Article 999 on {country}"));
        preview.await_page("/sources/0000.html", &format!("Article 0 on {country}"));
        thread::sleep(Duration::from_millis(500));
        if was_prompt {
            assert_eq!(preview.generation(), before + 1);
            return;
        }
    }
    panic!("this machine writes no thousand files within two seconds");
}

#[test]
fn folders_come_go_and_move() {
    let preview = preview();
    // Made and filled at once: most of it before anybody watches.
    for at in 0..20 {
        preview.put(&format!("content/deep/er/{at}/page.md"), &format!("Page {at}\n"));
    }
    for at in 0..20 {
        preview.await_page(&format!("/deep/er/{at}/page.html"), &format!("Page {at}"));
    }
    preview.put("content/deep/er/7/page.md", "Edited\n");
    preview.await_page("/deep/er/7/page.html", "Edited");
    fs::rename(preview.path("content/deep"), preview.path("elsewhere")).unwrap();
    await_that("the folder's end", || (preview.get("/deep/er/7/page.html").status == 404).then_some(()));
    fs::rename(preview.path("elsewhere"), preview.path("content/back")).unwrap();
    preview.await_page("/back/er/7/page.html", "Edited");
    preview.put("content/back/er/7/page.md", "Once more\n");
    preview.await_page("/back/er/7/page.html", "Once more");
    // The folder itself, replaced by another.
    fs::rename(preview.path("content"), preview.path("old")).unwrap();
    await_that("the site's end", || (preview.get("/back/er/7/page.html").status == 404).then_some(()));
    preview.put(FILE, "A new folder.\n");
    preview.await_page(PAGE, "A new folder");
    preview.put(FILE, "And heard.\n");
    preview.await_page(PAGE, "And heard");
}

#[test]
fn links_lead_to_what_changes_elsewhere() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("real.md"), "Linked words.\n").unwrap();
    fs::create_dir(elsewhere.path().join("folder")).unwrap();
    fs::write(elsewhere.path().join("folder/z.md"), "In a linked folder.\n").unwrap();
    let folder = site(&[("content/a.md", "A\n")]);
    symlink(elsewhere.path().join("real.md"), folder.path().join("content/linked.md")).unwrap();
    symlink(elsewhere.path().join("folder"), folder.path().join("content/more")).unwrap();
    let preview = Preview::start(folder, &[]);
    preview.await_page("/linked.html", "Linked words");
    fs::write(elsewhere.path().join("real.md"), "Changed there.\n").unwrap();
    preview.await_page("/linked.html", "Changed there");
    fs::write(elsewhere.path().join("folder/z.md"), "Changed in there.\n").unwrap();
    preview.await_page("/more/z.html", "Changed in there");
    fs::remove_file(preview.path("content/linked.md")).unwrap();
    await_that("its end", || (preview.get("/linked.html").status == 404).then_some(()));
}

#[test]
fn everything_that_a_site_is_made_of_counts() {
    let preview = Preview::of(&[("seeds/a.txt", "Ministers meet\n\nMinisters met on Monday, the office said.\n")]);
    preview.put("seeds/a.toml", "publisher = \"The Side Car\"\n");
    preview.await_page("/sources/a.html", "The Side Car");
    preview.put("content/sources/a.md", "---\ntitle: Noted\n---\n");
    preview.await_page("/sources/a.html", "Noted");
    preview.put("content/countries/france.md", "---\nname: Gallia\n---\n\nOver Gaul.\n");
    preview.await_page("/countries/france.html", "Over Gaul");
    preview.put("themes/dossier/templates/page.html", "{% extends \"dossier/page.html\" %}{% block main %}Ours{% endblock %}\n");
    preview.put("content/free.md", "Free\n");
    preview.await_page("/free.html", "free.html");
    preview.put("site.toml", "title = \"Another title\"\n");
    preview.await_page("/", "Another title");
    fs::remove_file(preview.path("seeds/a.txt")).unwrap();
    fs::remove_file(preview.path("content/sources/a.md")).unwrap();
    await_that("its end", || (preview.get("/sources/a.html").status == 404).then_some(()));
}

#[test]
fn polling_sees_what_no_event_tells() {
    let elsewhere = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    put(folder.path(), "site.toml", "title = \"T\"\n");
    put(folder.path(), FILE, "First words.\n");
    // Written under its other name, a file changes without an event in the site's folder.
    fs::hard_link(folder.path().join(FILE), elsewhere.path().join("x")).unwrap();
    let preview = Preview::start(folder, &["--poll", "50"]);
    preview.await_page(PAGE, "First words");
    fs::write(elsewhere.path().join("x"), "Second words.\n").unwrap();
    preview.await_page(PAGE, "Second words");
    let before = preview.generation();
    thread::sleep(Duration::from_millis(400));
    assert_eq!(preview.generation(), before);
}

#[test]
fn a_site_that_goes_away_and_comes_back() {
    let home = tempfile::tempdir().unwrap();
    put(home.path(), "site/site.toml", "title = \"T\"\n");
    put(home.path(), &format!("site/{FILE}"), "First words.\n");
    let preview = Preview::start(home, &["--root", "site"]);
    preview.await_page(PAGE, "First words");
    fs::rename(preview.path("site"), preview.path("away")).unwrap();
    await_that("the site's end", || (preview.get(PAGE).status == 404).then_some(()));
    fs::rename(preview.path("away"), preview.path("site")).unwrap();
    preview.await_page(PAGE, "First words");
    preview.put(&format!("site/{FILE}"), "Second words.\n");
    preview.await_page(PAGE, "Second words");
}
