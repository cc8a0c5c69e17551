//! What only all files together show: addresses, references, citations.

use super::Diagnostic;
use crate::lookup::SHORTEST_BEGINNING;
use crate::text::{Span, counted};

fn did_you_mean(diagnostic: Diagnostic, nearest: Option<&str>) -> Diagnostic {
    match nearest {
        Some(nearest) => diagnostic.hint(format!("did you mean `{nearest}`?")),
        None => diagnostic,
    }
}

fn listed(candidates: &[String]) -> String {
    let shown: Vec<String> = candidates.iter().take(6).map(|one| format!("`{one}`")).collect();
    let more = candidates.len().saturating_sub(6);
    shown.join(", ") + &if more > 0 { format!(" and {more} more") } else { String::new() }
}

/// Two inputs make the page of one address.
pub fn address_taken(address: &str, other: &str) -> Diagnostic {
    Diagnostic::error("address-taken", None, format!("the page `{address}` is already made of `{other}`"))
        .hint("rename one of the two files; addresses are equal when they differ only in capitals, accents or punctuation")
}

pub fn address_reserved(address: &str) -> Diagnostic {
    Diagnostic::error("address-reserved", None, format!("the page `{address}` is made by chancery itself"))
        .hint("rename the file")
}

/// A file name of which nothing is left in an address: `???.md`.
pub fn address_empty(path: &str) -> Diagnostic {
    Diagnostic::error("address-empty", None, format!("no address can be made of the file name `{path}`"))
        .hint("give the file a name with letters or digits")
}

pub fn moved_from_taken(span: Span, address: &str, other: &str) -> Diagnostic {
    Diagnostic::error("moved-from-taken", span, format!("`{address}` is the address of `{other}`"))
        .hint("a former address can lead on only when no page stands there now")
}

pub fn key_taken(span: Option<Span>, key: &str, other: &str) -> Diagnostic {
    Diagnostic::error("key-taken", span, format!("the citation key `{key}` already belongs to `{other}`"))
        .hint("give one of the two a `key` of its own")
}

pub fn key_reserved(span: Option<Span>, key: &str) -> Diagnostic {
    Diagnostic::error("key-reserved", span, format!("the citation key `{key}` is reserved"))
        .hint("`[@desk]` marks the desk's own knowledge; give the source another `key`")
}

pub fn seed_unknown(span: Span, seed: &str, nearest: Option<&str>) -> Diagnostic {
    did_you_mean(
        Diagnostic::error("seed-unknown", span, format!("no file `{seed}` in `seeds/`"))
            .hint("give the name of a file in `seeds/`, or an unambiguous beginning of it"),
        nearest,
    )
}

pub fn seed_ambiguous(span: Span, seed: &str, candidates: &[String]) -> Diagnostic {
    Diagnostic::error("seed-ambiguous", span, format!("`{seed}` can mean {}", listed(candidates)))
        .hint("give the whole file name")
}

pub fn seed_claimed(span: Option<Span>, seed: &str, other: &str) -> Diagnostic {
    Diagnostic::error("seed-claimed", span, format!("`{seed}` is already the text of `{other}`"))
        .hint("one text is one source: join the two notes")
}

pub fn sidecar_alone(expected: &str) -> Diagnostic {
    Diagnostic::warning("sidecar-alone", None, format!("there is no `{expected}` beside it"))
        .hint("a sidecar bears the name of its seed; without one its metadata is not used")
}

pub fn sha256_differs(span: Span, seed: &str, found: &str) -> Diagnostic {
    Diagnostic::error("sha256-differs", span, format!("the bytes of `{seed}` are not the ones that were pinned"))
        .hint(format!("restore the file, or pin what it is now: `{found}`"))
}

pub fn country_unknown(span: Option<Span>, code: &str, nearest: Option<&str>) -> Diagnostic {
    did_you_mean(
        Diagnostic::error("country-unknown", span, format!("no country `{code}`"))
            .hint("give an ISO 3166-1 code such as `SV`, or the country's English name"),
        nearest,
    )
}

pub fn country_twice(other: &str) -> Diagnostic {
    Diagnostic::error("country-twice", None, format!("`{other}` already describes this country")).hint("join the two files")
}

pub fn link_unknown(span: Span, target: &str, nearest: Option<&str>) -> Diagnostic {
    did_you_mean(
        Diagnostic::error("link-unknown", span, format!("nothing here is called `{target}`"))
            .hint("link to a file's name, a title, or an alias that a page declares"),
        nearest,
    )
}

pub fn link_ambiguous(span: Span, target: &str, candidates: &[String]) -> Diagnostic {
    Diagnostic::error("link-ambiguous", span, format!("`{target}` can mean {}", listed(candidates)))
        .hint(format!("write `[[{}|{target}]]`", candidates.first().map_or("kind/name", String::as_str)))
}

pub fn link_anchor_unknown(span: Span, page: &str, anchor: &str, nearest: Option<&str>) -> Diagnostic {
    did_you_mean(Diagnostic::error("link-anchor-unknown", span, format!("`{page}` has no heading or id `{anchor}`")), nearest)
}

pub fn link_file_unknown(span: Span, destination: &str, nearest: Option<&str>) -> Diagnostic {
    did_you_mean(
        Diagnostic::error("link-file-unknown", span, format!("the link leads to `{destination}`, which is not there"))
            .hint("links to files are read from the place of the file that they stand in"),
        nearest,
    )
}

pub fn link_left_out(span: Span, target: &str) -> Diagnostic {
    Diagnostic::warning("link-left-out", span, format!("`{target}` is a draft, so its link is shown as text"))
        .hint("publish it, or build with `--drafts`")
}

pub fn embed_unknown(span: Span, target: &str) -> Diagnostic {
    Diagnostic::error("link-embed-unknown", span, format!("`{target}` is nothing that can be embedded"))
        .hint("embed a claim, `![[dispute#C2]]`, a dispute, or a picture")
}

pub fn citation_unknown(span: Span, key: &str, nearest: Option<&str>) -> Diagnostic {
    let short = key.chars().count() < SHORTEST_BEGINNING;
    let hint = if short {
        "the beginning of a file name needs three characters or more"
    } else {
        "a source is cited by its key or its file's name"
    };
    did_you_mean(Diagnostic::error("citation-unknown", span, format!("no source `@{key}`")).hint(hint), nearest)
}

pub fn citation_ambiguous(span: Span, key: &str, candidates: &[String]) -> Diagnostic {
    Diagnostic::error("citation-ambiguous", span, format!("`@{key}` can mean {}", listed(candidates)))
        .hint("write more of the file's name, or give the source a `key`")
}

pub fn citation_paragraph(span: Span, key: &str, paragraph: u32, paragraphs: usize) -> Diagnostic {
    let has = if paragraphs == 0 { "has no text".to_owned() } else { format!("has {}", counted(paragraphs, "paragraph")) };
    let hint = if paragraphs == 0 {
        format!("name its text in the source's note, `seed: file.txt`, or cite it as `[@{key}]`")
    } else {
        format!("`chancery inspect {key}` and the source's page show each paragraph with its number")
    };
    Diagnostic::error("citation-paragraph", span, format!("`@{key}` {has}, so there is no `p{paragraph}`")).hint(hint)
}

pub fn source_reference_unknown(span: Span, key: &str, nearest: Option<&str>) -> Diagnostic {
    did_you_mean(
        Diagnostic::error("derived-from-unknown", span, format!("no source `{key}`")).hint("give the key of a source"),
        nearest,
    )
}

pub fn superseded_by_unknown(span: Span, target: &str, nearest: Option<&str>) -> Diagnostic {
    did_you_mean(Diagnostic::error("superseded-by-unknown", span, format!("no analysis `{target}`")), nearest)
}

pub fn superseded_by_itself(span: Span, target: &str) -> Diagnostic {
    Diagnostic::error("superseded-by-itself", span, format!("superseded by `{target}`, which leads back to this page"))
        .hint("the newest analysis of a row is not superseded: take `superseded-by` and the status off it")
}

/// `[@desk p3]`.
pub fn citation_of_desk(span: Span) -> Diagnostic {
    Diagnostic::error("citation-paragraph", span, "the desk's own knowledge has no paragraphs").hint("write `[@desk]`")
}

/// A citation of a paragraph that was set aside, of a text that is not published in full.
pub fn citation_set_aside(span: Span, key: &str, paragraph: u32, rule: &str) -> Diagnostic {
    Diagnostic::warning(
        "citation-set-aside",
        span,
        format!("`p{paragraph}` of `@{key}` is set aside as boilerplate ({rule}), so readers do not see it"),
    )
    .hint("check the number; `chancery inspect` lists the paragraphs of a source with what they are")
}

/// An actor that bears the name of a country of which nobody has written.
pub fn name_of_country(span: Option<Span>, name: &str, country: &str) -> Diagnostic {
    let fact = if name == country { format!("`{name}` is a country as well") } else { format!("`{name}` is {country} as well") };
    Diagnostic::note("name-of-country", span, format!("{fact}, which no text is found to name by it"))
        .hint("give the longer name, make it a short name, or list it in `nolink`")
}

pub fn name_ambiguous(span: Span, name: &str, owners: &[String], count: usize, places: &[String]) -> Diagnostic {
    Diagnostic::note(
        "name-ambiguous",
        span,
        format!(
            "`{name}` can mean {} and is not linked; it stands in {}: {}",
            listed(owners),
            counted(count, "place"),
            places.join(", ")
        ),
    )
    .hint("drop the alias where it is not needed, or link the places by hand")
}

pub fn rights_words(key: &str, words: usize, limit: usize) -> Diagnostic {
    Diagnostic::warning(
        "rights-words",
        None,
        format!("the site shows {} of `{key}`, more than the {limit} that are set", counted(words, "word")),
    )
    .hint("cite fewer paragraphs, or set `publish` or `words-per-source`")
}

pub fn rights_share(key: &str, words: usize, total: usize) -> Diagnostic {
    Diagnostic::warning(
        "rights-share",
        None,
        format!("the site shows {words} of the {total} words of `{key}`, more than a third"),
    )
    .hint("cite fewer paragraphs, or set `publish`")
}

pub fn allow_unused(span: Option<Span>, code: &str) -> Diagnostic {
    Diagnostic::warning("allow-unused", span, format!("`allow` of `{code}` suppresses nothing here")).hint("remove it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_fact_and_the_remedy() {
        let shown = |diagnostic: Diagnostic| {
            format!("{}: {} / {}", diagnostic.code, diagnostic.message, diagnostic.hint.unwrap_or_default())
        };
        let span = Span::default();
        for (found, expected) in [
            (
                link_unknown(span, "Bukelle", Some("Bukele")),
                "link-unknown: nothing here is called `Bukelle` / did you mean `Bukele`?",
            ),
            (
                citation_paragraph(span, "a", 9, 1),
                "citation-paragraph: `@a` has 1 paragraph, so there is no `p9` / `chancery inspect a` and the source's page show each paragraph with its number",
            ),
            (
                citation_ambiguous(span, "001", &["001_a".into(), "001_b".into()]),
                "citation-ambiguous: `@001` can mean `001_a`, `001_b` / write more of the file's name, or give the source a `key`",
            ),
        ] {
            assert_eq!(shown(found), expected);
        }
    }
}
