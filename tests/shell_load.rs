//! Loading from a real file system: what is read, what is passed over, what is said.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use chancery::input::Inputs;
use chancery::load::{Options, find_root, load};
use tempfile::TempDir;

/// A site of these files; `site.toml` is added.
fn site(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "site.toml", b"title = \"T\"\n");
    for (path, bytes) in files {
        put(folder.path(), path, bytes);
    }
    folder
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// What was loaded, a line for each thing.
fn listing(inputs: &Inputs) -> String {
    let mut lines = Vec::new();
    let texts =
        [("seed", &inputs.seeds), ("sidecar", &inputs.sidecars), ("content", &inputs.content), ("template", &inputs.templates)];
    for (kind, texts) in texts {
        lines.extend(texts.iter().map(|input| format!("{kind} {} {:?}", input.path, &*input.text)));
    }
    lines.extend(inputs.assets.iter().map(|asset| format!("asset {} {} {:?}", asset.path, asset.size, asset.dimensions)));
    lines.extend(inputs.statics.iter().map(|(path, bytes)| format!("static {path} {}", bytes.len())));
    lines.extend(inputs.diagnostics.iter().map(|(path, d)| format!("{path}: {:?} {}: {}", d.severity, d.code, d.message)));
    lines.join("\n")
}

#[track_caller]
fn check(site: &TempDir, expected: &str) {
    let inputs = load(site.path(), Options::default());
    assert!(inputs.config.is_some());
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(listing(&inputs), expected.join("\n"));
}

#[test]
fn what_stands_beside_its_place_is_told() {
    let site = site(&[
        ("Seeds/a.txt", b"A"),
        ("actors/x.md", b"X"),
        ("analysis/x.ipynb", b"X"),
        ("content/sources/b.txt", b"B"),
        ("README.md", b"not ours"),
    ]);
    check(
        &site,
        r"
        asset content/sources/b.txt 1 None
        Seeds: Warning folder-misplaced: this folder is not read here
        actors: Warning folder-misplaced: this folder is not read here
        content/sources/b.txt: Warning seed-misplaced: a text in `content/` is not read as an article
        ",
    );
    put(site.path(), "seeds/a.txt", b"A");
    fs::remove_dir_all(site.path().join("actors")).unwrap();
    check(&site, "seed seeds/a.txt \"A\"\nasset content/sources/b.txt 1 None");
}

#[test]
fn everything_is_found_and_sorted() {
    let site = site(&[
        ("seeds/b.txt", b"B\r\n"),
        ("seeds/a.txt", b"\xEF\xBB\xBFA"),
        ("seeds/2025/c.txt", b"C"),
        ("seeds/a.toml", b"key = \"a\""),
        ("content/index.md", b"hello"),
        ("content/actors/x.md", b"X"),
        ("content/actors/x.svg", b"<svg width=\"20\" height=\"10\">"),
        ("themes/dossier/templates/page.html", b"<p>"),
        ("themes/dossier/static/css/a.css", b"p{}"),
        ("themes/other/templates/page.html", b"<p>"),
        ("README.md", b"not ours"),
    ]);
    check(
        &site,
        r#"
        seed seeds/2025/c.txt "C"
        seed seeds/a.txt "A"
        seed seeds/b.txt "B\r\n"
        sidecar seeds/a.toml "key = \"a\""
        content content/actors/x.md "X"
        content content/index.md "hello"
        template page.html "<p>"
        asset content/actors/x.svg 28 Some((20, 10))
        static css/a.css 3
        "#,
    );
    let inputs = load(site.path(), Options::default());
    assert!(inputs.content[0].sha256.is_none());
    // SHA-256 is of the bytes on disk, with their mark: `printf '\xEF\xBB\xBFA' | sha256sum`.
    let digest = inputs.seeds[1].sha256.unwrap().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let tool = Command::new("sha256sum").arg(site.path().join("seeds/a.txt")).output().unwrap();
    assert!(tool.stdout.starts_with(digest.as_bytes()), "{digest}");
}

#[test]
fn droppings_and_hidden_files_are_passed_over() {
    let site = site(&[
        ("seeds/a.txt", b"A"),
        ("seeds/a.txt~", b"A"),
        ("seeds/.#a.txt", b"A"),
        ("seeds/#a.txt#", b"A"),
        ("seeds/.a.txt.swp", b"A"),
        ("seeds/4913", b"A"),
        ("seeds/a.tmp", b"A"),
        ("seeds/.DS_Store", b"A"),
        ("seeds/Thumbs.db", b"A"),
        ("content/.obsidian/a.md", b"A"),
        ("content/a.md___jb_tmp___", b"A"),
        ("content/a.sync-conflict-20250902-101010-ABCDEFG.md", b"A"),
    ]);
    check(
        &site,
        r#"
        seed seeds/a.txt "A"
        content/a.sync-conflict-20250902-101010-ABCDEFG.md: Warning conflict-copy: a conflict copy that a synchronising program left, so it is not read
        "#,
    );
}

#[test]
fn what_is_no_text_is_named() {
    let site = site(&[
        ("seeds/a.pdf", b"%PDF"),
        ("seeds/b.HTML", b"<p>"),
        ("seeds/c.TXT", b"C"),
        ("seeds/d.txt", b"\x7FELF\0\0"),
        ("seeds/e.txt", b"Merc\xE8 ha dit que s\xED"),
        ("seeds/noname", b"x"),
        ("seeds/ok.txt", b"ok"),
        ("content/e.markdown", b"x"),
        ("content/f.md", b"a\0b"),
    ]);
    check(
        &site,
        r#"
        seed seeds/e.txt "Mercè ha dit que sí"
        seed seeds/ok.txt "ok"
        content/e.markdown: Warning markdown-extension: looks like Markdown, but only names in `.md` are read as pages
        content/f.md: Error text-binary: data with NUL bytes, not a text
        seeds/a.pdf: Warning seed-not-text: not a text, so it is not read
        seeds/b.HTML: Warning seed-not-text: not a text, so it is not read
        seeds/c.TXT: Warning seed-not-text: not a text, so it is not read
        seeds/d.txt: Error seed-binary: data with NUL bytes, not a text
        seeds/e.txt: Warning encoding-detected: not UTF-8: read as windows-1252
        seeds/noname: Warning seed-not-text: not a text, so it is not read
        "#,
    );
    let hints: Vec<_> = load(site.path(), Options::default()).diagnostics.into_iter().filter_map(|(_, d)| d.hint).collect();
    assert_eq!(hints[2], "put its words into `a.txt` (`pdftotext a.pdf`), and keep the original elsewhere");
    assert_eq!(hints[4], "rename it to `c.txt`");
}

/// Permission bits mean nothing to root, so everything else that can't be read stands in for mode 000 too.
#[test]
fn what_cannot_be_read_hides_nothing_else() {
    let site = site(&[("seeds/ok.txt", b"ok"), ("seeds/zz.txt/inside.txt", b"x"), ("content/ok.md", b"ok")]);
    let seeds = site.path().join("seeds");
    symlink("gone.txt", seeds.join("dangling.txt")).unwrap();
    symlink("self.txt", seeds.join("self.txt")).unwrap();
    symlink("/dev/zero", seeds.join("zero.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(seeds.join("pipe.txt")).status().unwrap().success());
    symlink("pipe.txt", seeds.join("to-pipe.txt")).unwrap();
    fs::write(seeds.join(std::ffi::OsStr::from_bytes(b"caf\xE9.txt")), "x").unwrap();
    fs::write(seeds.join("two\nlines.txt"), "x").unwrap();
    check(
        &site,
        r#"
        seed seeds/ok.txt "ok"
        content content/ok.md "ok"
        seeds/caf�.txt: Error name-not-utf8: a name that is not UTF-8 gives no address
        seeds/dangling.txt: Error link-dangling: a symbolic link to `gone.txt`, which is not there
        seeds/pipe.txt: Error input-not-a-file: a pipe, not a file
        seeds/to-pipe.txt: Error input-not-a-file: a pipe, not a file
        seeds/two
        lines.txt: Error name-control: a name with a line break or another control character gives no address
        seeds/zero.txt: Error input-not-a-file: a device, not a file
        seeds/zz.txt: Error input-not-a-file: a folder, not a file
        "#,
    );
}

#[test]
fn a_file_without_the_right_to_read_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let site = site(&[("seeds/ok.txt", b"ok"), ("seeds/secret.txt", b"x")]);
    let secret = site.path().join("seeds/secret.txt");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&secret).is_ok() {
        eprintln!("skipped: permission bits mean nothing to this user");
        return;
    }
    check(&site, "seed seeds/ok.txt \"ok\"\nseeds/secret.txt: Error input-unreadable: can't be read: permission denied");
}

#[test]
fn links_are_followed_but_no_folder_is_read_twice() {
    let elsewhere = tempfile::tempdir().unwrap();
    put(elsewhere.path(), "d.md", b"D");
    symlink(elsewhere.path(), elsewhere.path().join("again")).unwrap();
    let site = site(&[("content/actors/a.md", b"A"), ("seeds/a.txt", b"A")]);
    let content = site.path().join("content");
    symlink("..", content.join("up")).unwrap();
    symlink(".", content.join("actors/here")).unwrap();
    symlink(site.path(), content.join("whole")).unwrap();
    symlink("actors", content.join("0-same")).unwrap();
    symlink(elsewhere.path(), content.join("shared")).unwrap();
    symlink("actors/a.md", content.join("b.md")).unwrap();
    let real = content.canonicalize().unwrap();
    check(
        &site,
        &format!(
            r#"
        seed seeds/a.txt "A"
        content content/actors/a.md "A"
        content content/b.md "A"
        content content/shared/d.md "D"
        content/0-same: Note folder-twice: leads to `{}`, which is read already, so it is not read again
        content/shared: Warning input-outside: a symbolic link that leads out of the site's folder, to `{}`
        "#,
            real.join("actors").display(),
            elsewhere.path().canonicalize().unwrap().display()
        ),
    );
}

#[test]
fn what_stands_elsewhere_is_read_and_told() {
    let elsewhere = tempfile::tempdir().unwrap();
    put(elsewhere.path(), "private.md", b"P");
    put(elsewhere.path(), "folder/a.md", b"A");
    // Links that stand elsewhere themselves are whoever's who keeps that place.
    symlink("../private.md", elsewhere.path().join("folder/b.md")).unwrap();
    put(elsewhere.path(), "texts/s.txt", b"S");
    let site = site(&[("content/a.md", b"A"), ("kept/c.md", b"C")]);
    symlink(elsewhere.path().join("private.md"), site.path().join("content/p.md")).unwrap();
    symlink(elsewhere.path().join("folder"), site.path().join("content/q")).unwrap();
    symlink("../kept/c.md", site.path().join("content/c.md")).unwrap();
    // A whole input folder is kept elsewhere on purpose.
    symlink(elsewhere.path().join("texts"), site.path().join("seeds")).unwrap();
    let elsewhere = elsewhere.path().canonicalize().unwrap();
    check(
        &site,
        &format!(
            r#"
        seed seeds/s.txt "S"
        content content/a.md "A"
        content content/c.md "C"
        content content/p.md "P"
        content content/q/a.md "A"
        content content/q/b.md "P"
        content/p.md: Warning input-outside: a symbolic link that leads out of the site's folder, to `{0}/private.md`
        content/q: Warning input-outside: a symbolic link that leads out of the site's folder, to `{0}/folder`
        "#,
            elsewhere.display()
        ),
    );
}

#[test]
fn the_theme_that_is_named_is_read() {
    let site = site(&[("themes/plain/templates/a/b.html", b"<p>"), ("themes/plain/static/x.woff2", b"\0\0")]);
    put(site.path(), "site.toml", b"title = \"T\"\ntheme = \"plain\"\n");
    check(&site, "template a/b.html \"<p>\"\nstatic x.woff2 2");
    put(site.path(), "site.toml", b"title = \"T\"\ntheme = \"plan\"\n");
    check(&site, "site.toml: Error theme-missing: the theme `plan` has no folder `themes/plan`");
    let diagnostic = &load(site.path(), Options::default()).diagnostics[0].1;
    assert_eq!((diagnostic.hint.as_deref(), diagnostic.span.unwrap().range()), (Some("did you mean `plain`?"), 20..26));
}

#[test]
fn a_text_over_the_limit_is_not_read() {
    let site = site(&[("seeds/long.txt", &vec![b'x'; 1_500_000]), ("seeds/short.txt", &[b'x'; 2])]);
    let inputs = load(site.path(), Options { text_limit: 1 << 20 });
    assert_eq!(inputs.seeds.len(), 1);
    assert_eq!(
        inputs.diagnostics.iter().map(|(path, d)| format!("{path}: {}: {}", d.code, d.message)).collect::<Vec<_>>().join("\n"),
        "seeds/long.txt: input-too-large: a text of 2 MiB: texts are read up to 1 MiB"
    );
}

#[test]
fn folders_may_be_missing_and_may_not_be_files() {
    check(&site(&[]), "");
    check(&site(&[("seeds", b"x")]), "seeds: Error input-not-a-folder: not a folder");
    let nothing = load(Path::new("/nowhere/at/all"), Options::default());
    assert_eq!(listing(&nothing), "site.toml: Error input-unreadable: can't be read: no such file or directory");
}

#[test]
fn the_root_is_the_nearest_folder_with_a_configuration() {
    let site = site(&[("content/actors/a.md", b"A")]);
    assert_eq!(find_root(&site.path().join("content/actors")).as_deref(), Some(site.path()));
    assert_eq!(find_root(site.path()).as_deref(), Some(site.path()));
    assert_eq!(find_root(Path::new("/")), None);
}
