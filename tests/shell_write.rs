//! Writing into a real file system: what is written, what is kept, what is refused.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Barrier;

use chancery::write::{MANIFEST, Made, OutputError, Plan, WriteError, Written, write};
use tempfile::TempDir;

/// A folder with a site in `site/` and room for outputs.
fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    for folder in ["site/seeds", "site/content", "site/themes"] {
        fs::create_dir_all(desk.path().join(folder)).unwrap();
    }
    put(desk.path(), "site/site.toml", "title = \"T\"\n");
    desk
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Writes `files` (address, text) into `output` of the desk.
fn build(desk: &TempDir, output: &str, files: &[(&str, &str)]) -> Result<Written, WriteError<String>> {
    let mut files = files.to_vec();
    files.sort_unstable();
    let paths: Vec<String> = files.iter().map(|(path, _)| (*path).to_owned()).collect();
    let plan = Plan { root: &desk.path().join("site"), output: &desk.path().join(output), paths: &paths };
    let make = |index: usize, buffer: &mut Vec<u8>| match files[index].1.strip_prefix("copy ") {
        Some(source) => Ok(Made::Copy(desk.path().join(source))),
        None if files[index].1 == "fail" => Err(format!("{} failed", files[index].0)),
        None => {
            buffer.extend_from_slice(files[index].1.as_bytes());
            Ok(Made::Bytes)
        }
    };
    write(&plan, &make, &|| {})
}

/// All files below `folder` with their text, but for the manifest.
fn tree(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap) {
        let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        if entry.file_type().is_file() && path != MANIFEST {
            files.push((path, fs::read_to_string(entry.path()).unwrap()));
        } else if entry.file_type().is_dir() && fs::read_dir(entry.path()).unwrap().next().is_none() {
            files.push((path + "/", String::new()));
        }
    }
    files
}

#[track_caller]
fn holds(desk: &TempDir, folder: &str, files: &[(&str, &str)]) {
    let files: Vec<(String, String)> = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    assert_eq!(tree(&desk.path().join(folder)), files);
}

/// Builds, and gives what went wrong with the output: message and hint, paths from the desk.
#[track_caller]
fn refused(desk: &TempDir, output: &str, files: &[(&str, &str)]) -> (String, String) {
    match build(desk, output, files) {
        Err(WriteError::Output(error)) => {
            (error.to_string().replace(&format!("{}/", desk.path().display()), ""), error.hint().to_owned())
        }
        other => panic!("{other:?}"),
    }
}

fn counts(new: usize, changed: usize, unchanged: usize, deleted: usize) -> Written {
    Written { new, changed, unchanged, deleted }
}

#[test]
fn only_what_differs_is_written_and_what_is_gone_is_deleted() {
    let desk = desk();
    put(desk.path(), "site/content/p.png", "picture");
    let first = [("a.html", "A"), ("b/c.html", "C"), ("b/d/e.html", "E"), ("p.png", "copy site/content/p.png"), ("z.html", "Z")];
    assert_eq!(build(&desk, "public", &first).unwrap(), counts(5, 0, 0, 0));
    holds(&desk, "public", &[("a.html", "A"), ("b/c.html", "C"), ("b/d/e.html", "E"), ("p.png", "picture"), ("z.html", "Z")]);
    let manifest = fs::read_to_string(desk.path().join("public").join(MANIFEST)).unwrap();
    assert_eq!(manifest, "a.html\nb/c.html\nb/d/e.html\np.png\nz.html\n");
    assert_eq!(build(&desk, "public", &first).unwrap(), counts(0, 0, 5, 0));

    put(desk.path(), "site/content/p.png", "PICTURE");
    let second = [("a.html", "a longer A"), ("n.html", "N"), ("p.png", "copy site/content/p.png"), ("z.html", "")];
    assert_eq!(build(&desk, "public", &second).unwrap(), counts(1, 3, 0, 2));
    holds(&desk, "public", &[("a.html", "a longer A"), ("n.html", "N"), ("p.png", "PICTURE"), ("z.html", "")]);
}

#[test]
fn many_changes_keep_every_file_whole() {
    let desk = desk();
    let site = |round: usize| -> Vec<(String, String)> {
        (0..300)
            .map(|page| (format!("{:02}/{page:03}.html", page % 7), format!("{round}-{page} ").repeat((page * (round + 3)) % 50)))
            .collect()
    };
    for round in 0..4 {
        let files = site(round);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        build(&desk, "public", &files).unwrap();
        let mut files = files;
        files.sort_unstable();
        holds(&desk, "public", &files);
    }
}

#[test]
fn dot_files_and_cname_make_no_stranger_and_stay() {
    let desk = desk();
    put(desk.path(), "public/.gitkeep", "");
    put(desk.path(), "public/.git/config", "mine");
    put(desk.path(), "public/CNAME", "example.org");
    build(&desk, "public", &[("index.html", "I")]).unwrap();
    put(desk.path(), "public/notes.txt", "mine");
    build(&desk, "public", &[("other.html", "O")]).unwrap();
    holds(
        &desk,
        "public",
        &[(".git/config", "mine"), (".gitkeep", ""), ("CNAME", "example.org"), ("notes.txt", "mine"), ("other.html", "O")],
    );
}

#[test]
fn a_folder_with_other_things_is_refused() {
    let desk = desk();
    put(desk.path(), "mine/letter.doc", "dear");
    for name in ["a", "b", "c"] {
        put(desk.path(), &format!("mine/{name}/x"), "x");
    }
    let said = refused(&desk, "mine", &[("index.html", "I")]);
    assert_eq!(said.0, "`mine` is not an output of ours: it holds `a`, `b`, `c` and 1 more");
    assert_eq!(said.1, "name a new or empty folder with `--output`");
    holds(&desk, "mine", &[("a/x", "x"), ("b/x", "x"), ("c/x", "x"), ("letter.doc", "dear")]);
}

#[test]
fn a_users_file_at_our_address_stops_everything_before_it_begins() {
    let desk = desk();
    build(&desk, "public", &[("a.html", "A"), ("old.html", "old")]).unwrap();
    put(desk.path(), "public/new.html", "mine");
    put(desk.path(), "public/same.html", "S");
    put(desk.path(), "public/folder", "mine");
    let next = [("a.html", "AA"), ("folder/x.html", "X"), ("new.html", "N"), ("same.html", "S")];
    assert_eq!(
        refused(&desk, "public", &next).0,
        "`public/folder` and `public/new.html` are not ours, and the site has something for that address"
    );
    let said = refused(&desk, "public", &[("a.html", "AA"), ("new.html", "N"), ("same.html", "S")]);
    assert_eq!(said.0, "`public/new.html` is not ours, and the site has something for that address");
    assert_eq!(said.1, "nothing was written: move it away, or build into another folder with `--output`");
    holds(&desk, "public", &[("a.html", "A"), ("folder", "mine"), ("new.html", "mine"), ("old.html", "old"), ("same.html", "S")]);
    // The same bytes are no conflict; from then on the file is ours.
    assert_eq!(build(&desk, "public", &[("a.html", "A"), ("same.html", "S")]).unwrap(), counts(0, 0, 2, 1));
    build(&desk, "public", &[("a.html", "A")]).unwrap();
    holds(&desk, "public", &[("a.html", "A"), ("folder", "mine"), ("new.html", "mine")]);
}

#[test]
fn a_folder_where_a_file_should_be_is_named() {
    let desk = desk();
    build(&desk, "public", &[("a.html", "A")]).unwrap();
    put(desk.path(), "public/b.html/mine", "mine");
    assert_eq!(
        refused(&desk, "public", &[("b.html", "B")]).0,
        "`public/b.html` is not ours, and the site has something for that address"
    );
    fs::remove_file(desk.path().join("public/a.html")).unwrap();
    put(desk.path(), "public/a.html/mine", "mine");
    assert_eq!(refused(&desk, "public", &[("a.html", "A")]).0, "can't write `public/a.html`: is a directory");
    holds(&desk, "public", &[("a.html/mine", "mine"), ("b.html/mine", "mine")]);
}

#[test]
fn our_own_files_make_way_for_folders_and_back() {
    let desk = desk();
    build(&desk, "public", &[("notes", "file"), ("x.html", "X")]).unwrap();
    assert_eq!(build(&desk, "public", &[("notes/a.png", "A"), ("notes/b/c.png", "C")]).unwrap(), counts(2, 0, 0, 2));
    holds(&desk, "public", &[("notes/a.png", "A"), ("notes/b/c.png", "C")]);
    assert_eq!(build(&desk, "public", &[("notes", "file")]).unwrap(), counts(1, 0, 0, 2));
    holds(&desk, "public", &[("notes", "file")]);
    assert_eq!(refused(&desk, "public", &[("a", ""), ("a/b", "")]).0, "`public/a` would be a file and a folder");
}

#[test]
fn the_site_and_its_inputs_are_never_the_output() {
    let desk = desk();
    put(desk.path(), "site/seeds/a.txt", "A");
    symlink(desk.path().join("site/seeds"), desk.path().join("innocent")).unwrap();
    symlink(desk.path().join("site"), desk.path().join("copy")).unwrap();
    fs::create_dir_all(desk.path().join("far/articles")).unwrap();
    fs::remove_dir(desk.path().join("site/content")).unwrap();
    symlink(desk.path().join("far/articles"), desk.path().join("site/content")).unwrap();
    for (output, what) in [
        ("site", "the site's own folder"),
        ("site/.", "the site's own folder"),
        ("copy", "the site's own folder"),
        ("", "a folder that holds the site"),
        ("site/new/..", "the site's own folder"),
        ("site/new/../..", "a folder that holds the site"),
        ("site/seeds", "the site's `seeds`"),
        ("site/seeds/new/deep", "inside the site's `seeds`"),
        ("innocent", "the site's `seeds`"),
        ("site/themes", "the site's `themes`"),
        ("site/content", "the site's `content`"),
        ("far/articles", "the site's `content`"),
        ("far", "a folder that holds the site's `content`"),
    ] {
        let said = refused(&desk, output, &[("index.html", "I")]);
        assert!(said.0.ends_with(&format!("can't be the output: it is {what}")), "{output}: {}", said.0);
    }
    holds(&desk, "site", &[("seeds/a.txt", "A"), ("site.toml", "title = \"T\"\n"), ("themes/", "")]);
}

#[test]
fn links_inside_the_output_are_not_followed() {
    let desk = desk();
    build(&desk, "public", &[("a/x.html", "X"), ("page.html", "P")]).unwrap();
    put(desk.path(), "mine/x.html", "mine");
    put(desk.path(), "mine/page.html", "mine");
    fs::remove_dir_all(desk.path().join("public/a")).unwrap();
    fs::remove_file(desk.path().join("public/page.html")).unwrap();
    symlink("../mine", desk.path().join("public/a")).unwrap();
    symlink("../mine/page.html", desk.path().join("public/page.html")).unwrap();

    let said = refused(&desk, "public", &[("a/x.html", "X2"), ("page.html", "P2")]);
    assert_eq!(said.0, "`public/a` is a symbolic link where the site has a folder");
    // Not needed any more, the link stays, and so does what it leads to; a link at a page's address gives way to the page.
    assert_eq!(build(&desk, "public", &[("page.html", "P2"), ("q.html", "Q")]).unwrap(), counts(1, 1, 0, 0));
    assert_eq!(build(&desk, "public", &[("page.html", "P3"), ("q.html", "Q3")]).unwrap(), counts(0, 2, 0, 0));
    holds(&desk, "mine", &[("page.html", "mine"), ("x.html", "mine")]);
    holds(&desk, "public", &[("page.html", "P3"), ("q.html", "Q3")]);
    // The output itself may be a link.
    fs::create_dir(desk.path().join("www")).unwrap();
    symlink("www", desk.path().join("linked")).unwrap();
    build(&desk, "linked", &[("index.html", "I")]).unwrap();
    holds(&desk, "www", &[("index.html", "I")]);
}

/// `cp -al public backup` shares the files: a build must not write into them.
#[test]
fn hard_links_to_our_files_keep_their_bytes() {
    let desk = desk();
    let site = |text: &'static str| (0..20).map(move |page| (format!("{page}.html"), text)).collect::<Vec<_>>();
    let borrowed = |files: &[(String, &'static str)], desk: &TempDir| {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        build(desk, "public", &files).unwrap();
    };
    borrowed(&site("old"), &desk);
    fs::create_dir(desk.path().join("backup")).unwrap();
    for (path, _) in site("") {
        fs::hard_link(desk.path().join("public").join(&path), desk.path().join("backup").join(&path)).unwrap();
    }
    borrowed(&site("new and longer"), &desk);
    assert!(tree(&desk.path().join("backup")).iter().all(|(_, text)| text == "old"));
    assert!(tree(&desk.path().join("public")).iter().all(|(_, text)| text == "new and longer"));
}

#[test]
fn permissions_of_one_page_do_not_wander_to_another() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk();
    build(&desk, "public", &[("a.html", "A"), ("b.html", "B"), ("c.html", "C")]).unwrap();
    let mode = |name: &str| fs::metadata(desk.path().join("public").join(name)).unwrap().permissions().mode();
    let usual = mode("c.html");
    fs::set_permissions(desk.path().join("public/a.html"), fs::Permissions::from_mode(0o600)).unwrap();
    build(&desk, "public", &[("a.html", "A2"), ("b.html", "B2"), ("c.html", "C2")]).unwrap();
    assert_eq!([mode("a.html"), mode("b.html"), mode("c.html")], [usual; 3]);
}

#[test]
fn a_killed_first_build_is_finished_by_the_next() {
    let desk = desk();
    // As a kill leaves it: the manifest with everything, half of the files, a temporary file.
    put(desk.path(), "public/.chancery-manifest", "a.html\nb/c.html\ngone.html\nz.html\n");
    put(desk.path(), "public/a.html", "A");
    put(desk.path(), "public/gone.html", "G");
    put(desk.path(), "public/.chancery-new-1", "half a pa");
    put(desk.path(), "public/.chancery-new-folders/b/c.html", "half a pa");
    assert_eq!(build(&desk, "public", &[("a.html", "A"), ("b/c.html", "C"), ("z.html", "Z")]).unwrap(), counts(2, 0, 1, 1));
    holds(&desk, "public", &[("a.html", "A"), ("b/c.html", "C"), ("z.html", "Z")]);
}

#[test]
fn a_manifest_from_elsewhere_deletes_nothing_outside() {
    let desk = desk();
    put(desk.path(), "mine.txt", "mine");
    put(
        desk.path(),
        "public/.chancery-manifest",
        &format!("../mine.txt\n{}/mine.txt\n./../mine.txt\n\u{FFFD}\n", desk.path().display()),
    );
    build(&desk, "public", &[("a.html", "A")]).unwrap();
    assert_eq!(fs::read_to_string(desk.path().join("mine.txt")).unwrap(), "mine");
    fs::remove_file(desk.path().join("public").join(MANIFEST)).unwrap();
    symlink("../mine.txt", desk.path().join("public").join(MANIFEST)).unwrap();
    assert_eq!(refused(&desk, "public", &[("a.html", "B")]).0, "can't read `public/.chancery-manifest`: not a file");
    assert_eq!(fs::read_to_string(desk.path().join("mine.txt")).unwrap(), "mine");
}

#[test]
fn the_first_failing_page_is_the_same_in_every_run() {
    let desk = desk();
    build(&desk, "public", &[("gone.html", "G")]).unwrap();
    let names: Vec<String> = (0..200).map(|page| format!("{page:03}.html")).collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .enumerate()
        .map(|(page, name)| (name.as_str(), if page >= 50 && page % 3 == 0 { "fail" } else { "fine" }))
        .collect();
    for _ in 0..10 {
        match build(&desk, "public", &files) {
            Err(WriteError::Make(51, error)) => assert_eq!(error, "051.html failed"),
            other => panic!("{other:?}"),
        }
    }
    // Nothing is deleted for it, the folder is still ours, and no temporary file stays.
    let left = tree(&desk.path().join("public"));
    assert!(left.iter().any(|(path, _)| path == "gone.html"));
    assert!(left.iter().all(|(path, text)| path == "gone.html" || text == "fine"), "{left:?}");
    assert!(build(&desk, "public", &[("index.html", "I")]).is_ok());
    holds(&desk, "public", &[("index.html", "I")]);
}

#[test]
fn a_missing_attachment_is_named() {
    let desk = desk();
    assert_eq!(
        refused(&desk, "public", &[("p.png", "copy site/content/p.png")]).0,
        "can't read `site/content/p.png`: no such file or directory"
    );
}

#[test]
fn two_builds_at_once_take_turns() {
    let desk = desk();
    let site = |text: &'static str| (0..150).map(move |page| (format!("{}/{page}.html", page % 3), text)).collect::<Vec<_>>();
    let start = Barrier::new(2);
    std::thread::scope(|scope| {
        for text in ["one", "two!"] {
            let (desk, start) = (&desk, &start);
            scope.spawn(move || {
                let files = site(text);
                let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
                start.wait();
                for _ in 0..10 {
                    build(desk, "public", &files).unwrap();
                }
            });
        }
    });
    let left = tree(&desk.path().join("public"));
    assert_eq!(left.len(), 150);
    assert!(left.iter().all(|(_, text)| *text == left[0].1), "one of the two builds, whole");
}

#[test]
fn a_file_in_place_of_the_output_is_named() {
    let desk = desk();
    put(desk.path(), "public", "mine");
    let said = refused(&desk, "public", &[("index.html", "I")]);
    assert!(said.0.starts_with("can't make the folder `public`: "), "{}", said.0);
    assert_eq!(fs::read_to_string(desk.path().join("public")).unwrap(), "mine");
}

/// Where upper and lower case are one, the manifest answers to both names: hard links play such a file system here.
#[test]
fn a_renamed_page_survives_where_case_is_ignored() {
    let desk = desk();
    build(&desk, "public", &[("Foo.html", "F"), ("x.html", "X")]).unwrap();
    let public = desk.path().join("public");
    fs::hard_link(public.join(MANIFEST), public.join(".CHANCERY-MANIFEST")).unwrap();
    fs::hard_link(public.join("Foo.html"), public.join("foo.html")).unwrap();
    build(&desk, "public", &[("foo.html", "F"), ("x.html", "X")]).unwrap();
    assert_eq!(fs::read_to_string(public.join("foo.html")).unwrap(), "F");
}

#[test]
fn system_errors_say_what_to_do() {
    let error = |kind: std::io::ErrorKind| OutputError::System {
        path: PathBuf::from("public/a.html"),
        doing: "write",
        error: kind.into(),
    };
    let full = error(std::io::ErrorKind::StorageFull);
    assert_eq!(full.to_string(), "can't write `public/a.html`: no storage space");
    assert_eq!(full.hint(), "make room, then build again: every page is whole, old or new");
    assert_eq!(error(std::io::ErrorKind::FileTooLarge).hint(), full.hint());
    assert_eq!(
        error(std::io::ErrorKind::PermissionDenied).hint(),
        "give yourself the right to it, or build into another folder with `--output`"
    );
}
