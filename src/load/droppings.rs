//! Which names in a site's folder are nobody's text: hidden files, and what editors and file managers leave behind. Knows names only.

/// What a name says about its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Read,
    /// Left behind by a program, or hidden: passed over without a word.
    Skip,
    /// A second version that a synchronising program made: passed over, and said.
    ConflictCopy,
}

const ENDINGS: [&str; 13] = [
    ".swp",
    ".swo",
    ".swx",
    ".tmp",
    ".temp",
    ".bak",
    ".orig",
    ".part",
    ".crdownload",
    ".download",
    "___jb_tmp___",
    "___jb_old___",
    "~",
];

const NAMES: [&str; 7] = ["4913", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "Icon\r", "__MACOSX"];

/// Judges the name of a file or folder.
pub fn judge(name: &str) -> Verdict {
    let emacs_save = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let office_lock = name.starts_with("~$");
    if name.starts_with('.')
        || emacs_save
        || office_lock
        || NAMES.contains(&name)
        || ENDINGS.iter().any(|end| name.ends_with(end))
    {
        Verdict::Skip
    } else if name.contains(".sync-conflict-") || name.contains("conflicted copy") {
        Verdict::ConflictCopy
    } else {
        Verdict::Read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_judged() {
        for name in [
            ".hidden",
            ".obsidian",
            ".#x.md",
            "#x.md#",
            "x.md~",
            "x.swp",
            "4913",
            "x.tmp",
            ".DS_Store",
            "Thumbs.db",
            "x.md___jb_tmp___",
            "~$x.docx",
        ] {
            assert_eq!(judge(name), Verdict::Skip, "{name}");
        }
        for name in ["a.sync-conflict-20250902-120000-ABC.md", "a (Anna's conflicted copy 2025-09-02).md"] {
            assert_eq!(judge(name), Verdict::ConflictCopy, "{name}");
        }
        for name in ["a.txt", "#1 in polls.md", "49131", "x~y.md", "#", "tmp"] {
            assert_eq!(judge(name), Verdict::Read, "{name}");
        }
    }
}
