//! Where pages stand in the output, and how one page links to another. Knows no content.

use crate::text::slug;

/// What a content file is about; decided by its folder alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    Analysis,
    Actor,
    Country,
    Dispute,
    Source,
    /// A free page, the front page, or the text that opens a list.
    Page,
}

impl Kind {
    /// The kinds that have a list page, in the order of the navigation.
    pub const LISTED: [Self; 5] = [Self::Analysis, Self::Dispute, Self::Actor, Self::Country, Self::Source];

    /// The folder below `content/` and in the output; empty for free pages.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Analysis => "analysis",
            Self::Actor => "actors",
            Self::Country => "countries",
            Self::Dispute => "disputes",
            Self::Source => "sources",
            Self::Page => "",
        }
    }

    /// The word for one of them, in messages.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Analysis => "analysis",
            Self::Actor => "actor",
            Self::Country => "country",
            Self::Dispute => "dispute",
            Self::Source => "source",
            Self::Page => "page",
        }
    }

    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::LISTED.into_iter().find(|kind| kind.folder() == folder)
    }

    /// The address of a page of this kind.
    pub fn path(self, slug: &str) -> String {
        match self {
            Self::Page => [slug, ".html"].concat(),
            _ => [self.folder(), "/", slug, ".html"].concat(),
        }
    }

    /// The address of the list of this kind, or of the front page.
    pub fn index(self) -> String {
        self.path("index")
    }
}

/// What the path of a Markdown file below `content/` says about its page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContentPlace {
    pub kind: Kind,
    /// `index.md` of a kind's folder, or of `content/` itself.
    pub opens_list: bool,
    /// File name without `.md`.
    pub stem: String,
    /// Address form of the stem; of a free page with its folders: `notes/method-of-work`.
    pub slug: String,
}

/// Reads a path such as `content/actors/Nayib Bukele.md`. None when it is not Markdown below `content/`.
pub fn content_place(path: &str) -> Option<ContentPlace> {
    let inner = path.strip_prefix("content/")?.strip_suffix(".md")?;
    let (folders, stem) = inner.rsplit_once('/').unwrap_or(("", inner));
    let kind = folders.split('/').next().and_then(Kind::of_folder).unwrap_or(Kind::Page);
    let opens_list = stem == "index" && (folders.is_empty() || kind.folder() == folders);
    let slug = match kind {
        Kind::Page => inner.split('/').map(slug).collect::<Vec<_>>().join("/"),
        _ => slug(stem),
    };
    Some(ContentPlace { kind, opens_list, stem: stem.to_owned(), slug })
}

/// The link from the page at `from` to the file at `to`, both paths in the output. It always names the file.
pub fn href(from: &str, to: &str) -> String {
    let (mut folders, mut rest) = (from.rsplit_once('/').map_or("", |(folders, _)| folders), to);
    while !folders.is_empty()
        && let Some((head, tail)) = rest.split_once('/')
        && let Some(more) = folders.strip_prefix(head)
        && (more.is_empty() || more.starts_with('/'))
    {
        (folders, rest) = (more.strip_prefix('/').unwrap_or(more), tail);
    }
    let up = if folders.is_empty() { 0 } else { folders.bytes().filter(|byte| *byte == b'/').count() + 1 };
    let mut out = String::with_capacity(up * 3 + rest.len());
    for _ in 0..up {
        out.push_str("../");
    }
    push_encoded(&mut out, rest);
    out
}

/// A path with what an address may not hold escaped.
pub fn percent_encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    push_encoded(&mut out, path);
    out
}

/// Adds a path with what an address may not hold escaped. Slugs need none of it; file names of attachments do.
fn push_encoded(out: &mut String, path: &str) {
    use std::fmt::Write;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
    let mut rest = path;
    while let Some(at) = rest.bytes().position(|byte| !is_plain(byte)) {
        out.push_str(&rest[..at]);
        let strange = rest[at..].chars().next().map_or(1, char::len_utf8);
        for byte in rest[at..at + strange].bytes() {
            let _ = write!(out, "%{byte:02X}");
        }
        rest = &rest[at + strange..];
    }
    out.push_str(rest);
}

/// An address with its `%`-escapes undone; a broken one stays as it is.
pub fn percent_decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = (bytes[at] == b'%').then(|| address.get(at + 1..at + 3)).flatten();
        let byte = escape.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| address.to_owned())
}

/// Follows a relative link from a file: `content/actors/a.md` + `../b.md` → `content/b.md`. None when it leaves the site.
pub fn joined(file: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The part of a link before `#`, and the part after it.
pub fn split_fragment(link: &str) -> (&str, Option<&str>) {
    match link.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (link, None),
    }
}

/// Anchor of paragraph `n` on a source's page.
pub fn paragraph_anchor(n: u32) -> String {
    format!("p{n}")
}

/// Anchor of the quoted passage with this number, from 1, on a source's page.
pub fn passage_anchor(number: usize) -> String {
    format!("q{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_the_page() {
        for (from, to, expected) in [
            ("index.html", "actors/a.html", "actors/a.html"),
            ("actors/a.html", "actors/b.html", "b.html"),
            ("actors/a.html", "index.html", "../index.html"),
            ("actors/a/2024.html", "actors/a.html", "../a.html"),
            ("actors/a/2024.html", "sources/s.html", "../../sources/s.html"),
            ("notes/x.html", "notes/Bild 1.png", "Bild%201.png"),
        ] {
            assert_eq!(href(from, to), expected, "{from} -> {to}");
        }
    }

    #[test]
    fn a_file_s_place_decides_its_kind() {
        let place = |path| content_place(path).map(|p| (p.kind, p.opens_list, p.slug));
        assert_eq!(place("content/actors/Nayib Bukele.md"), Some((Kind::Actor, false, "nayib-bukele".into())));
        assert_eq!(place("content/actors/index.md"), Some((Kind::Actor, true, "index".into())));
        assert_eq!(place("content/index.md"), Some((Kind::Page, true, "index".into())));
        assert_eq!(place("content/notes/Our method.md"), Some((Kind::Page, false, "notes/our-method".into())));
        assert_eq!(place("content/actors/us/DOJ.md"), Some((Kind::Actor, false, "doj".into())));
        assert_eq!(place("content/actors/a.png"), None);
    }

    #[test]
    fn relative_links_are_followed_within_the_site() {
        assert_eq!(joined("content/analysis/a.md", "../actors/b.md").as_deref(), Some("content/actors/b.md"));
        assert_eq!(joined("content/a.md", "../../b.md"), None);
        assert_eq!(percent_decoded("Two%20refusals.md%"), "Two refusals.md%");
    }
}
