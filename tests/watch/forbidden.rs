//! Files of mode 000: an error of that file, which holds back no other, and goes when the file can be read again.
//!
//! Permission bits mean nothing to root, so a root runs the program as nobody.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::preview::{Preview, await_that, command, site};

const NOBODY: u32 = 65534;

/// Files in folders that everybody may enter.
fn desk() -> TempDir {
    let folder = site(&[
        ("seeds/a.txt", "The first headline\n\nWords of the first text.\n"),
        ("seeds/b.txt", "The second headline\n\nWords of the second text.\n"),
        ("content/open.md", "An open page.\n"),
        ("content/notes/n.md", "A note.\n"),
        ("themes/dossier/templates/404.html", "<html><head></head><body>Nothing here</body></html>\n"),
    ]);
    set(folder.path(), 0o777);
    folder
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// The same command, run by somebody to whom the bits mean something. Gives the folder that holds the program, where it had to be copied.
fn humbly(folder: &Path, command: &Command) -> (Command, Option<TempDir>) {
    let humble = |program: &Path| {
        let mut humble = Command::new(program);
        humble.args(command.get_args()).current_dir(folder).env("NO_COLOR", "1");
        humble
    };
    if fs::metadata(folder).unwrap().uid() != 0 {
        return (humble(Path::new(command.get_program())), None);
    }
    // Nobody may not be allowed to enter the folder that it was built in.
    let place = tempfile::tempdir().unwrap();
    set(place.path(), 0o755);
    let program: PathBuf = place.path().join("chancery");
    fs::copy(command.get_program(), &program).unwrap();
    let mut humble = humble(&program);
    humble.uid(NOBODY).gid(NOBODY);
    (humble, Some(place))
}

#[test]
fn the_preview_goes_on() {
    let folder = desk();
    let secret = folder.path().join("seeds/b.txt");
    set(&secret, 0o000);
    let (mut command, _place) = humbly(folder.path(), &command(folder.path(), &[]));
    let said = fs::File::create(folder.path().join(".said")).unwrap();
    let child = command.stderr(said).spawn().unwrap();
    let mut preview = Preview::attach(folder, child);
    preview.await_page("/sources/a.html", "Words of the first text");
    preview.await_said(|said| said.contains("error[input-unreadable]: can't be read: permission denied\n --> seeds/b.txt"));
    assert_eq!(preview.get("/sources/b.html").status, 404);
    set(&secret, 0o644);
    preview.await_page("/sources/b.html", "Words of the second text");
    preview.await_said(|said| said.ends_with("no errors left\n"));
    // One after the other: the configuration, a folder, a template, everything.
    let errors = || preview.events("open.html", "").next("reports")["errors"].as_u64();
    for path in ["site.toml", "content/notes", "themes/dossier/templates/404.html", "seeds"] {
        let mode = fs::metadata(preview.path(path)).unwrap().mode();
        set(&preview.path(path), 0o000);
        await_that(path, || (errors() > Some(0)).then_some(()));
        assert!(preview.get("/open.html").body.contains("An open page"), "{path}");
        set(&preview.path(path), mode);
        await_that(path, || (errors() == Some(0)).then_some(()));
        preview.await_page("/sources/b.html", "Words of the second text");
    }
    assert!(preview.is_alive());
}

#[test]
fn a_build_writes_nothing_and_prunes_nothing() {
    let folder = desk();
    let mut build = Command::new(env!("CARGO_BIN_EXE_chancery"));
    build.arg("build");
    let (mut command, _place) = humbly(folder.path(), &build);
    assert!(command.output().unwrap().status.success());
    let page = folder.path().join("public/sources/b.html");
    let before = fs::read(&page).unwrap();
    set(&folder.path().join("seeds/b.txt"), 0o000);
    fs::write(folder.path().join("content/open.md"), "Other words.\n").unwrap();
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("error[input-unreadable]: can't be read: permission denied\n --> seeds/b.txt\n"), "{said}");
    assert_eq!(fs::read(&page).unwrap(), before);
    assert!(fs::read_to_string(folder.path().join("public/open.html")).unwrap().contains("An open page"));
}
