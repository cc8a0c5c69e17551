//! What can be wrong with a file before its text is understood: names, links, encodings, size, the theme's folder.

use std::io;

use super::Diagnostic;
use crate::text::{Span, counted};

/// A file or folder that the system does not let us read; nothing is pruned for it.
pub fn input_unreadable(error: &io::Error) -> Diagnostic {
    let hint = match error.kind() {
        io::ErrorKind::PermissionDenied => "give yourself the right to read it, or move it out of the site's folder",
        _ => "repair it, or move it out of the site's folder",
    };
    Diagnostic::error("input-unreadable", None, format!("can't be read: {}", reason(error))).hint(hint)
}

/// The system's words for an error, in our style: lower case, without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// A link whose target is gone.
pub fn link_dangling(target: &str) -> Diagnostic {
    Diagnostic::error("link-dangling", None, format!("a symbolic link to `{target}`, which is not there"))
        .hint("bring the target back, or delete the link")
}

/// A link in the site's folder that leads to a file or folder elsewhere: what stands there is published, and nobody reviews it with the site.
pub fn input_outside(target: &str) -> Diagnostic {
    Diagnostic::warning("input-outside", None, format!("a symbolic link that leads out of the site's folder, to `{target}`"))
        .hint("copy what is meant into the site's folder; if the link is meant, allow `input-outside` in `site.toml`")
}

/// A pipe, a socket, a device, or a folder that is named as a text is.
pub fn not_a_file(kind: &str) -> Diagnostic {
    Diagnostic::error("input-not-a-file", None, format!("{kind}, not a file")).hint("move it out of the site's folder")
}

/// A file where the site has a folder: `seeds`, `content`.
pub fn not_a_folder() -> Diagnostic {
    Diagnostic::error("input-not-a-folder", None, "not a folder").hint("a site keeps a folder of this name: move the file away")
}

/// A link to a folder that is read at another place already: each folder is read once.
pub fn folder_twice(target: &str) -> Diagnostic {
    Diagnostic::note("folder-twice", None, format!("leads to `{target}`, which is read already, so it is not read again"))
        .hint("delete the link, or move it out of the site's folder")
}

pub fn name_not_utf8() -> Diagnostic {
    Diagnostic::error("name-not-utf8", None, "a name that is not UTF-8 gives no address").hint("rename it")
}

pub fn name_control() -> Diagnostic {
    Diagnostic::error("name-control", None, "a name with a line break or another control character gives no address")
        .hint("rename it")
}

/// `size` and `limit` in bytes.
pub fn input_too_large(size: u64, limit: u64) -> Diagnostic {
    let mib = |bytes: u64| bytes.div_ceil(1 << 20);
    let message = if size > limit {
        format!("a text of {} MiB: texts are read up to {} MiB", mib(size).max(mib(limit) + 1), mib(limit))
    } else {
        format!("a text without end: texts are read up to {} MiB", mib(limit))
    };
    Diagnostic::error("input-too-large", None, message).hint("keep one article a file")
}

/// A file in `seeds/` that is neither an article's text nor its metadata. `stem` and `extension` are its name's parts.
pub fn seed_not_text(stem: &str, extension: &str) -> Diagnostic {
    let hint = match extension.to_ascii_lowercase().as_str() {
        "txt" | "toml" => format!("rename it to `{stem}.{}`", extension.to_ascii_lowercase()),
        "" | "text" | "asc" => format!("if it is an article, rename it to `{stem}.txt`; else move it out of `seeds/`"),
        "md" | "markdown" => format!(
            "an article is plain text: `seeds/{stem}.txt`; a note on a source stands in `content/sources/`, an analysis in `content/analysis/`"
        ),
        "pdf" => format!("put its words into `{stem}.txt` (`pdftotext {stem}.pdf`), and keep the original elsewhere"),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "tif" | "tiff" | "heic" => {
            format!("type its words into `{stem}.txt`; pictures stand in `content/`")
        }
        _ => format!("save the article's words as plain text in `{stem}.txt`, and keep the original elsewhere"),
    };
    Diagnostic::warning("seed-not-text", None, "not a text, so it is not read").hint(hint)
}

/// A Markdown file whose name does not end in `.md`. `stem` is its name without the extension.
pub fn markdown_extension(stem: &str) -> Diagnostic {
    Diagnostic::warning("markdown-extension", None, "looks like Markdown, but only names in `.md` are read as pages")
        .hint(format!("rename it to `{stem}.md`"))
}

/// A seed that is named `.txt` and is something else (`what`: `a PDF document`). An error, as with any input that can't be read: the
/// article may have been published, and a broken copy of it must not take its page away.
pub fn seed_binary(what: &str) -> Diagnostic {
    Diagnostic::error("seed-binary", None, format!("{what}, not a text"))
        .hint("save the article's words as plain text, in UTF-8, or move the file out of `seeds/`")
}

/// The same in a file that the site can't do without.
pub fn text_binary(what: &str) -> Diagnostic {
    Diagnostic::error("text-binary", None, format!("{what}, not a text")).hint("save it as plain text, in UTF-8")
}

/// `span`: the first character that depends on the guess.
pub fn encoding_detected(span: Option<Span>, encoding: &str) -> Diagnostic {
    Diagnostic::warning("encoding-detected", span, format!("not UTF-8: read as {encoding}"))
        .hint("compare accents and quotation marks with the original, then save the file as UTF-8")
}

/// UTF-8 but for `count` sequences; `span`: the first of them as it is read.
pub fn encoding_broken(span: Option<Span>, count: usize) -> Diagnostic {
    let place = counted(count, "place");
    let message = if count == 1 {
        format!("{place} is not UTF-8 and is read as `�`")
    } else {
        format!("{place} are not UTF-8 and are read as `�`")
    };
    Diagnostic::warning("encoding-broken", span, message).hint("type the characters that are meant, and save the file as UTF-8")
}

/// What Syncthing, Dropbox and their like leave where two people changed one file.
pub fn conflict_copy() -> Diagnostic {
    Diagnostic::warning("conflict-copy", None, "a conflict copy that a synchronising program left, so it is not read")
        .hint("take over what is right in it, then delete it")
}

/// A folder at the site's root that is not read where it stands; `place` is where it would be.
pub fn folder_misplaced(place: &str) -> Diagnostic {
    Diagnostic::warning("folder-misplaced", None, "this folder is not read here").hint(format!("it belongs at `{place}/`"))
}

/// A text in `content/` of a site that has no article at all; `name` is the file's.
pub fn seed_misplaced(name: &str) -> Diagnostic {
    Diagnostic::warning("seed-misplaced", None, "a text in `content/` is not read as an article")
        .hint(format!("if it is one, move it to `seeds/{name}`"))
}

/// `span`: the value of `theme` in `site.toml`.
pub fn theme_missing(span: Span, theme: &str, nearest: Option<&str>) -> Diagnostic {
    let hint = match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None => "make that folder, or leave `theme` out: `dossier` is built in".to_owned(),
    };
    Diagnostic::error("theme-missing", span, format!("the theme `{theme}` has no folder `themes/{theme}`")).hint(hint)
}
