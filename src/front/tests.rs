use super::*;
use crate::fields::tests::shown;

/// The diagnostics of a note.
fn check<T: Record>(text: &str, diagnostics: &[&str]) -> T {
    let parsed = parse_note::<T>(text);
    assert_eq!(shown(text, &parsed.diagnostics), diagnostics, "{text}");
    parsed.value
}

/// Header, body and diagnostics of a file.
fn check_split(text: &str, header: Option<&str>, body: &str, diagnostics: &[&str]) {
    let split = split(text);
    assert_eq!(split.format.map(|_| split.header.of(text)), header, "{text:?}");
    assert_eq!(&text[split.body_start..], body, "{text:?}");
    assert_eq!(shown(text, &split.diagnostics), diagnostics, "{text:?}");
}

fn plain(list: &[Spanned<String>]) -> Vec<&str> {
    list.iter().map(|item| item.value.as_str()).collect()
}

#[test]
fn front_matter_is_cut_off() {
    check_split("---\na: b\n---\nText", Some("a: b\n"), "Text", &[]);
    check_split("--- \t\r\na: b\r\n---  \r\nText\r\n", Some("a: b\r\n"), "Text\r\n", &[]);
    check_split("---\na: b\n...\nText", Some("a: b\n"), "Text", &[]);
    check_split("+++\na = 1\n...\n+++", Some("a = 1\n...\n"), "", &[]);
    check_split("---\n---\nText", Some(""), "Text", &[]);
    check_split("---\na: |\n  ---\nb: c\n---", Some("a: |\n  ---\nb: c\n"), "", &[]);
    check_split("Text\n---\n", None, "Text\n---\n", &[]);
    check_split("----\na: b\n---\n", None, "----\na: b\n---\n", &[]);
    check_split("", None, "", &[]);
    let late = "(delete the blank lines before `---`)";
    let late = format!("3:1 header-late: this looks like front matter, but is not on the first line {late}");
    check_split("\n \n---\na: b\n---\nText", None, "\n \n---\na: b\n---\nText", &[&late]);
    check_split("\n---\nText\n---\n", None, "\n---\nText\n---\n", &[]);
}

#[test]
fn a_missing_fence_costs_neither_keys_nor_text() {
    let unclosed = |fence: &str| {
        format!(
            "1:1 header-unclosed: the front matter that `{fence}` opens is not closed (write `{fence}` on a line of its own after the last key)"
        )
    };
    check_split("---\na: b\nc:\n  - d\n\n# Text\n", Some("a: b\nc:\n  - d\n"), "\n# Text\n", &[&unclosed("---")]);
    check_split("+++\na = 'b'\nText goes on.\n", Some("a = 'b'\n"), "Text goes on.\n", &[&unclosed("+++")]);
    check_split("---\n\nText\n", Some(""), "\nText\n", &[&unclosed("---")]);
    check_split("---", Some(""), "", &[&unclosed("---")]);
    let analysis = check::<Analysis>("---\nstatus: draft\n\nText\n", &[&unclosed("---")]);
    assert_eq!(analysis.status, AnalysisStatus::Draft);
}

#[test]
fn five_mistakes_are_five_diagnostics() {
    let found = |lines: [&str; 5]| {
        [
            format!("{} key-unknown: unknown key `titel` (did you mean `title`?)", lines[0]),
            format!("{} value-unknown: `genre` can't be `reprot` (did you mean `report`?)", lines[1]),
            format!(
                "{} value-invalid: `url`: `ftp://é.org` is no web address (it begins with `https://` or `http://`)",
                lines[2]
            ),
            format!(
                "{} value-type: `author` takes a list of texts, not the truth value `true` (if the word is meant, put it in quotes: `\"true\"`)",
                lines[3]
            ),
            format!("{} key-duplicate: the key `genre` stands here a second time (keep one of the two)", lines[4]),
        ]
    };
    let same = |text: &str, lines| check::<Source>(text, &found(lines).each_ref().map(String::as_str));
    same(
        "---\ntitel: é\ngenre: reprot\nurl: ftp://é.org\nauthor: [Ñ, true]\ngenre: report\n---\n",
        ["2:1", "3:8", "4:6", "5:13", "6:1"],
    );
    same(
        "+++\r\ntitel = 'é'\r\ngenre = 'reprot'\r\nurl = 'ftp://é.org'\r\nauthor = ['Ñ', true]\r\ngenre = 'report'\r\n+++\r\n",
        ["2:1", "3:9", "4:7", "5:16", "6:1"],
    );
}

const SOURCE: &str = "---
key: 001
seed: 002
title: >
  Folded
  title
supplied-title: Ours
author: Desk
publisher: 1843
issued: 2025-11-22T10:00:00
accessed: 2025
url: https://example.org/a?b#c
archive-url: \"http://archive.org/x\"
language: no
genre: press-release
text: none
reliability: F
former-keys: [a, 'b.c']
derived-from: [\"@x\", y]
status: retracted
none-given: [language, title, url]
publish: metadata
sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
paragraphs: blocks
aliases:
nolink: [\"[[Jordan]]\"]
moved-from: [/sources/old.html, sources/é/]
allow:
  - \"source-undated: it is a book\"
  - source-unsigned: by custom
tags: [x]
cssclasses:
x-own: {a: b}
---
Body";

#[test]
fn a_source_takes_all_its_keys() {
    let given = |line: &str, key: &str| {
        format!("{line} none-given-given: `{key}` is in `none-given`, but has a value (delete one of the two)")
    };
    let source = check::<Source>(SOURCE, &[&given("21:14", "language"), &given("21:24", "title"), &given("21:31", "url")]);
    let text = |text: Option<Spanned<String>>| text.map(|text| (text.value, text.span.of(SOURCE)));
    assert_eq!(text(source.key), Some(("001".to_owned(), "001")));
    assert_eq!(text(source.seed), Some(("002".to_owned(), "002")));
    assert_eq!(source.common.title.unwrap().value, "Folded title");
    assert_eq!(plain(&source.author), ["Desk"]);
    assert_eq!(text(source.publisher), Some(("1843".to_owned(), "1843")));
    assert_eq!(source.issued.unwrap().value.text, "2025-11-22");
    assert_eq!(source.accessed.unwrap().value.text, "2025");
    assert_eq!(text(source.archive_url), Some(("http://archive.org/x".to_owned(), "\"http://archive.org/x\"")));
    assert_eq!(source.language.unwrap().value, "no");
    assert_eq!((source.genre, source.text), (Some(Genre::PressRelease), Some(TextKind::None)));
    assert_eq!((source.reliability, source.status), (Some(Reliability::F), Some(SourceStatus::Retracted)));
    assert_eq!((source.publish, source.paragraphs), (Some(Publish::Metadata), Some(Numbering::Blocks)));
    assert_eq!((plain(&source.former_keys), plain(&source.derived_from)), (vec!["a", "b.c"], vec!["@x", "y"]));
    assert_eq!(source.sha256.unwrap().value[..2], [0x9f, 0x86]);
    assert_eq!((source.common.aliases.len(), plain(&source.common.nolink)), (0, vec!["[[Jordan]]"]));
    assert_eq!(plain(&source.common.moved_from), ["sources/old", "sources/é/index"]);
    let allowed: Vec<_> = source.common.allow.iter().map(|allow| (allow.code.value.as_str(), allow.reason.as_str())).collect();
    assert_eq!(allowed, [("source-undated", "it is a book"), ("source-unsigned", "by custom")]);
    assert_eq!(&SOURCE[parse_note::<Source>(SOURCE).body_start..], "Body");
}

#[test]
fn every_other_kind_takes_its_keys() {
    let actor = check::<Actor>(
        "---\nname: ISIS\nkind: person\naliases: [A]\nshort-names: B\ncountries: [NO, \"[[SV]]\"]\nwikidata: https://www.wikidata.org/wiki/Q1\nprotect: minor\n---",
        &[],
    );
    assert_eq!(
        (actor.kind, plain(&actor.countries), plain(&actor.short_names)),
        (Some(ActorKind::Person), vec!["NO", "[[SV]]"], vec!["B"])
    );
    assert_eq!((actor.wikidata.unwrap().value.as_str(), actor.protect.unwrap().value), ("Q1", Protect::Minor));
    let country =
        check::<Country>("+++\ncode = \"NO\"\nname = \"Norway\"\ndemonyms = [\"Norwegian\"]\ncapital = \"Oslo\"\n+++\n", &[]);
    assert_eq!((country.code.unwrap().value, plain(&country.demonyms)), ("NO".to_owned(), vec!["Norwegian"]));
    let dispute = check::<Dispute>(
        "---\nquestion: Who?\nkind: extradition\nstatus: open\ntrend: worsening\ntrend-since: 2025-10\nperiod: 2019-06-01/..\nas-of: 2025-11-22\ncountries: SV\n---",
        &[],
    );
    assert_eq!((dispute.status, dispute.trend), (Some(DisputeStatus::Open), Some(Trend::Worsening)));
    assert_eq!(dispute.period.unwrap().value.text, "2019-06-01/..");
    let analysis = check::<Analysis>(
        "+++\ntitle = 'T'\ndate = 2025-11-22\nupdated = 2025-11-23T08:00:00Z\nas-of = '2025-11~'\nauthors = 'Desk'\nsummary = 'S'\nstatus = 'superseded'\nsuperseded-by = 'New'\n[allow]\nx-y = 'z'\n+++\n",
        &[],
    );
    assert_eq!((analysis.status, plain(&analysis.authors)), (AnalysisStatus::Superseded, vec!["Desk"]));
    assert_eq!(
        (analysis.date.unwrap().value.text, analysis.updated.unwrap().value.text),
        ("2025-11-22".to_owned(), "2025-11-23".to_owned())
    );
    assert_eq!(check::<Free>("No header", &[]), Free::default());
}

#[test]
fn a_key_of_another_kind_is_shown_its_folder() {
    check::<Free>(
        "---\ndate: 2025\nkind: person\nautor: x\n---",
        &[
            "2:1 key-unknown: unknown key `date` (pages in `content/analysis/` have it; here it means nothing)",
            "3:1 key-unknown: unknown key `kind` (pages in `content/actors/` and in `content/disputes/` have it; here it means nothing)",
            "4:1 key-unknown: unknown key `autor` (a key of your own begins with `x-`)",
        ],
    );
    check::<Analysis>("---\nauthor: x\n---", &["2:1 key-unknown: unknown key `author` (did you mean `authors`?)"]);
}

#[test]
fn values_are_held_against_their_shape() {
    check::<Source>(
        "---\nkey: a b\nurl: javascript:x\narchive-url: https://\nissued: yesterday\nlanguage: english language\nsha256: 12\nmoved-from: [../x, .git/y, 'https://a', 'a//b']\nreliability: f\npublish: no\ngenre: song\n---",
        &[
            "2:6 value-invalid: `key`: `a b` can't stand after `@` in a citation (use letters, digits, `-`, `_` and `.`)",
            "3:6 value-invalid: `url`: `javascript:x` is no web address (it begins with `https://` or `http://`)",
            "4:14 value-invalid: `archive-url`: `https://` is no web address (it begins with `https://` or `http://`)",
            "5:9 value-invalid: `issued`: `yesterday` is no date (a date is written `2025-09-02`, `2025-09`, `2025` or `2019-06-01/..`)",
            "6:11 value-invalid: `language`: `english language` is no language tag (write `en`, `es`, `pt-BR`)",
            "7:9 value-invalid: `sha256`: `12` is no SHA-256 (it has 64 hexadecimal digits)",
            "8:14 value-invalid: `moved-from`: `../x` is no address of a page of this site (write it from the root of the site: `analysis/old-name`)",
            "8:20 value-invalid: `moved-from`: `.git/y` is no address of a page of this site (write it from the root of the site: `analysis/old-name`)",
            "8:28 value-invalid: `moved-from`: `https://a` is no address of a page of this site (write it from the root of the site: `analysis/old-name`)",
            "8:41 value-invalid: `moved-from`: `a//b` is no address of a page of this site (write it from the root of the site: `analysis/old-name`)",
            "9:14 value-unknown: `reliability` can't be `f` (did you mean `F`?)",
            "10:10 value-unknown: `publish` can't be `no` (it is one of `full`, `cited`, `metadata`)",
            "11:8 value-unknown: `genre` can't be `song` (it is one of `report`, `opinion`, `analysis`, `background`, `press-release`, `fact-check`, `aggregator`, `unknown`)",
        ],
    );
    check::<Country>(
        "---\ncode: Norway\n---",
        &["2:7 value-invalid: `code`: `Norway` is no country code (write two or three letters of ISO 3166-1: `SV`)"],
    );
    check::<Actor>("---\nwikidata: 792\n---", &["2:11 value-invalid: `wikidata`: `792` is no item of Wikidata (write `Q792`)"]);
}

#[test]
fn values_are_held_against_their_type() {
    let link = "(put a wikilink in quotes: `\"[[…]]\"`)";
    let nested =
        |place: &str, key: &str| format!("{place} value-type: `{key}` takes a list of texts, not a list within a list {link}");
    check::<Actor>(
        "---\nname: [[A]]\nalias: x\ncountries: [[SV]]\naliases:\n  - [[B]]\n  - c: d\n  - null\nTitle: e\nnolink: [f, g, f]\nunheard: h\n---",
        &[
            &format!("2:7 value-type: `name` takes a text, not a list {link}"),
            "3:1 key-unknown: unknown key `alias` (did you mean `aliases`?)",
            &nested("4:13", "countries"),
            &nested("6:5", "aliases"),
            "7:5 value-type: `aliases` takes a list of texts, not a table (put a text with `: ` in quotes)",
            "8:5 value-type: `aliases` takes a list of texts, not nothing (if the word is meant, put it in quotes)",
            "9:1 key-unknown: unknown key `Title` (did you mean `title`?)",
            "10:16 value-repeated: this stands in `nolink` a second time (delete one of the two)",
            "11:1 key-unknown: unknown key `unheard` (a key of your own begins with `x-`)",
        ],
    );
}

#[test]
fn keys_are_held_against_each_other() {
    check::<Analysis>(
        "---\nstatus: superseded\nallow: [link-draft, 'a-b: c', 'a-b: d']\n---",
        &[
            "2:9 superseded-status: superseded, but by what is not said (name the newer analysis in `superseded-by`)",
            "3:9 reason-missing: no reason is given for allowing `link-draft` (write it after the code: `link-draft: …`; readers see it on the method page)",
            "3:31 value-repeated: this stands in `allow` a second time (delete one of the two)",
        ],
    );
    check::<Analysis>(
        "---\nsuperseded-by: x\n---",
        &["2:16 superseded-status: `superseded-by` shows only when `status` is `superseded` (write `status: superseded`)"],
    );
    check::<Actor>(
        "---\nkind: party\nprotect: accused\n---",
        &["3:10 protect-not-person: `protect` is for persons, and this actor is of kind `party`"],
    );
}

#[test]
fn a_slip_never_shows_more() {
    let actor = parse_note::<Actor>("---\nprotect: vicitm\n---").value;
    assert_eq!(actor.protect.map(|protect| protect.value), Some(Protect::Victim));
    assert_eq!(parse_note::<Actor>("---\nprotect:\n---").value.protect, None);
    assert_eq!(parse_sidecar("publish = 'metdata'").value.publish, Some(Publish::Metadata));
    assert_eq!(parse_sidecar("publish = true").value.publish, Some(Publish::Metadata));
}

#[test]
fn the_note_wins_over_the_sidecar() {
    let note = parse_note::<Source>("---\ntitle: Note\ngenre: opinion\nauthor: A\nallow: ['a-b: c']\n---").value;
    let sidecar =
        parse_sidecar("title = 'Sidecar'\nissued = 2025-11-22\nauthor = ['B', 'C']\nlanguage = 'es'\n[allow]\nd-e = 'f'\n");
    assert_eq!((sidecar.diagnostics.len(), sidecar.body_start), (0, 92));
    let source = note.over(sidecar.value);
    assert_eq!((source.common.title.unwrap().value.as_str(), source.genre), ("Note", Some(Genre::Opinion)));
    assert_eq!((plain(&source.author), source.issued.unwrap().value.text.as_str()), (vec!["A"], "2025-11-22"));
    assert_eq!((source.language.unwrap().value.as_str(), source.common.allow.len()), ("es", 2));
}

#[test]
fn a_cut_note_never_panics() {
    let toml = SOURCE.replace("---", "+++").replace(": ", " = ");
    for text in [SOURCE, &toml] {
        for (cut, _) in text.char_indices() {
            let parsed = parse_note::<Source>(&text[..cut]);
            assert!(text[..cut].is_char_boundary(parsed.body_start));
            for diagnostic in parsed.diagnostics {
                assert!(diagnostic.span.is_none_or(|span| text[..cut].get(span.range()).is_some()), "{diagnostic:?}");
            }
        }
    }
}
