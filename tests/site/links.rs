//! A small checker of finished sites: every address and id resolves, ids are unique, elements are closed and stand where they may.

use std::collections::{BTreeMap, BTreeSet};

/// Elements that have no end.
const VOID: &[&str] = &["meta", "link", "br", "hr", "img", "input", "rect", "wbr"];
/// Elements that can't stand in a paragraph, a heading or a span.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "ul",
    "ol",
    "dl",
    "table",
    "figure",
    "blockquote",
    "details",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "article",
];

/// A start tag: its name and its attributes, unescaped.
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

/// What is wrong with the pages of `tree`, at most 20 faults.
pub fn faults(tree: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut links: Vec<(&str, String)> = Vec::new();
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"));
        let known = ids.entry(path).or_default();
        for tag in tags(path, text, &mut faults) {
            for (name, value) in tag.attributes {
                match name.as_str() {
                    "id" if !known.insert(value.clone()) => faults.push(format!("{path}: two elements with the id `{value}`")),
                    "href" | "src" => links.push((path, value)),
                    "aria-labelledby" => links.push((path, format!("#{value}"))),
                    "content" => links.extend(value.strip_prefix("0; url=").map(|to| (path.as_str(), to.to_owned()))),
                    _ => {}
                }
            }
        }
    }
    for (page, link) in links {
        faults.extend(fault_of(page, &link, tree, &ids));
    }
    faults.truncate(20);
    faults
}

fn fault_of(page: &str, link: &str, tree: &BTreeMap<String, Vec<u8>>, ids: &BTreeMap<&str, BTreeSet<String>>) -> Option<String> {
    let external = ["https://", "http://", "mailto:", "vscode:"].iter().any(|scheme| link.starts_with(scheme));
    if external {
        return None;
    }
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    // The page for wrong addresses is shown at any of them, so that its links begin at the root.
    let target = if path.is_empty() { Some(page.to_owned()) } else { joined(page, path) };
    let fault = match target {
        None => "leads out of the site",
        Some(target) if !tree.contains_key(&target) => "leads to nothing",
        Some(target) => {
            let fragment = decoded(fragment);
            if fragment.is_empty() || ids.get(target.as_str()).is_some_and(|ids| ids.contains(&fragment)) {
                return None;
            }
            "leads to an id that is not there"
        }
    };
    Some(format!("{page}: `{link}` {fault}"))
}

fn joined(page: &str, path: &str) -> Option<String> {
    let path = decoded(path);
    if page == "404.html" {
        return path.strip_prefix('/').map(str::to_owned);
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escape = (*first == b'%' && tail.len() >= 2)
            .then(|| u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).ok())
            .flatten();
        bytes.push(escape.unwrap_or(*first));
        rest = if escape.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap()
}

/// The start tags of a page. Elements that are not closed in order, or stand in one that can't hold them, are faults.
pub fn tags(path: &str, text: &str, faults: &mut Vec<String>) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with('!') {
            continue;
        }
        if let Some(end) = rest.strip_prefix('/') {
            let name = &end[..end.find('>').unwrap_or(0)];
            if open.pop().as_deref() != Some(name) {
                faults.push(format!("{path}: `</{name}>` closes nothing: {}", rest.chars().take(80).collect::<String>()));
                return found;
            }
            continue;
        }
        let Some((tag, closed, after)) = tag(rest) else {
            faults.push(format!("{path}: no tag: <{}", rest.chars().take(80).collect::<String>()));
            return found;
        };
        let within = |names: &[&str]| open.iter().any(|name| names.contains(&name.as_str()));
        let misplaced = BLOCKS.contains(&tag.name.as_str()) && within(&["p", "span", "h1", "h2", "h3", "h4", "small", "a"])
            || tag.name == "a" && within(&["a"]);
        if misplaced {
            faults.push(format!("{path}: <{}> in {open:?}: {}", tag.name, rest.chars().take(120).collect::<String>()));
        }
        if !closed && !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        found.push(tag);
        rest = after;
    }
    if !open.is_empty() {
        faults.push(format!("{path}: not closed: {open:?}"));
    }
    found
}

/// The tag after `<`, whether it closes itself, and what follows it.
fn tag(text: &str) -> Option<(Tag, bool, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric())?;
    let mut tag = Tag { name: text[..end].to_owned(), attributes: Vec::new() };
    if tag.name.is_empty() {
        return None;
    }
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>") {
            return Some((tag, true, after));
        }
        if let Some(after) = rest.strip_prefix('>') {
            return Some((tag, false, after));
        }
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':'))?;
        let name = rest[..end].to_owned();
        if name.is_empty() {
            return None;
        }
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"')?;
            value = unescaped(&quoted[..end]);
            rest = &quoted[end + 1..];
        }
        tag.attributes.push((name, value));
    }
}

fn unescaped(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (escape, plain)| text.replace(escape, plain))
}
