//! Text that rights will keep back: the preview shows it, tinted and in words; a build has no trace of it.

use std::fs;
use std::process::Command;

use crate::preview::{Answer, Preview, site};

const NEWS: &str = "Ministers meet in the harbour\n\nBy A. Writer\n\nAna Cruz opened the session at noon and spoke for an hour.\n\n\
    Nobody answered Ana Cruz on Tuesday, and the second day began late.\n\nAna Cruz left on Wednesday with her papers in a box.\n\n\
    Sign up for our newsletter\n";

fn preview() -> Preview {
    Preview::of(&[
        ("seeds/news.txt", NEWS),
        ("seeds/quiet.txt", "Headline of the quiet text\n\nAna Cruz said in confidence that the vault is empty.\n"),
        ("seeds/quiet.toml", "publish = \"metadata\"\n"),
        ("seeds/open.txt", "Headline of the open text\n\nAna Cruz spoke in the open. Then Ana Cruz went home.\n"),
        ("seeds/open.toml", "publish = \"full\"\n"),
        ("content/actors/Ana Cruz.md", "---\nkind: person\n---\n"),
        ("content/analysis/a.md", "She spoke [@news p3]; of the vault we only hear [@quiet p2].\n"),
    ])
}

/// The part of `page` from `start` to the next `end`.
#[track_caller]
fn part<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let from = page.find(start).unwrap_or_else(|| panic!("no `{start}` in {page}"));
    &page[from..from + page[from..].find(end).unwrap()]
}

fn has_banner(page: &Answer) -> bool {
    page.body
        .contains("<div class=\"banner unpublished\" role=\"note\">\n<p><strong>What is tinted will not be published.</strong>")
}

#[test]
fn a_source_shows_all_of_its_text() {
    let preview = preview();
    let page = preview.get("/sources/news.html");
    assert!(has_banner(&page));
    assert!(part(&page.body, "id=\"p3\"", "</div>").contains("opened the session"));
    for (number, tinted) in [(1, false), (2, true), (3, false), (4, true), (5, true), (6, true)] {
        let before = &page.body[..page.body.find(&format!("\" id=\"p{number}\"")).unwrap()];
        assert_eq!(before.ends_with(" unpublished"), tinted, "p{number}: {}", &before[before.len() - 60..]);
    }
    assert!(page.body.contains("<p class=\"withheld unpublished\">¶ 4–5 will not be published</p>"), "{}", page.body);
    assert!(part(&page.body, "<summary>¶ 6", "</summary>").ends_with("; will not be published"));
    assert!(page.body.contains("left on Wednesday") && page.body.contains("newsletter"));

    let open = preview.get("/sources/open.html");
    assert!(!has_banner(&open) && !open.body.contains("unpublished"));
    let quiet = preview.get("/sources/quiet.html");
    assert!(has_banner(&quiet) && quiet.body.contains("the vault is empty"));
}

#[test]
fn gathered_sentences_and_cards_show_it_too() {
    let preview = preview();
    let actor = preview.get("/actors/ana-cruz.html");
    assert!(has_banner(&actor));
    let sentence = |words: &str| {
        let at = actor.body.find(words).unwrap_or_else(|| panic!("no `{words}` in {}", actor.body));
        let start = actor.body[..at].rfind("<p class=\"sentence").unwrap();
        part(&actor.body[start..], "<p", "</p>").to_owned()
    };
    for (words, tinted) in [
        ("opened the session", false),
        ("Nobody answered", true),
        ("left on Wednesday", true),
        ("the vault is empty", true),
        ("spoke in the open", false),
        ("went home", false),
    ] {
        let sentence = sentence(words);
        assert_eq!(sentence.contains("class=\"sentence unpublished\""), tinted, "{sentence}");
        assert_eq!(sentence.ends_with("<small class=\"by\">will not be published</small>"), tinted, "{sentence}");
    }
    let analysis = preview.get("/analysis/a.html");
    let card = |words: &str| part(&analysis.body[..analysis.body.find(words).unwrap()], "<span class=\"said", ">").to_owned();
    assert_eq!(card("opened the session"), "<span class=\"said\"");
    let tinted = part(&analysis.body, "<span class=\"said unpublished\">", "</span>");
    assert!(tinted.ends_with("the vault is empty. <i>will not be published</i>"), "{tinted}");
    // What is cited is published: the tint goes at once.
    preview.put("content/analysis/b.md", "And the next day [@news p4-5].\n");
    let lighter = preview.await_page("/sources/news.html", "b.html");
    assert!(part(&lighter.body, "id=\"p5\"", "</div>").contains("left on Wednesday"));
    assert!(!lighter.body.contains("4–5 will not be published"));
}

#[test]
fn a_build_has_no_trace_of_it() {
    let preview = preview();
    assert!(preview.get("/sources/news.html").body.contains("left on Wednesday"));
    let built = Command::new(env!("CARGO_BIN_EXE_chancery")).arg("build").current_dir(preview.root()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    for entry in walkdir::WalkDir::new(preview.path("public")) {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|extension| extension == "html") {
            let page = fs::read_to_string(entry.path()).unwrap();
            for words in ["unpublished", "tinted", "the vault is empty", "left on Wednesday", "newsletter", "Nobody answered"] {
                assert!(!page.contains(words), "{}: {words}", entry.path().display());
            }
        }
    }
}

#[test]
fn without_drafts_the_tint_stays() {
    let draft = ("content/analysis/d.md", "---\nstatus: draft\n---\n\nCited in a draft [@s p2].\n");
    let files = [("seeds/s.txt", "Headline of a text\n\nWords of the second paragraph.\n"), draft];
    let tinted = |arguments: &[&str]| {
        let page = Preview::start(site(&files), arguments).get("/sources/s.html");
        assert!(page.body.contains("Words of the second paragraph."));
        has_banner(&page)
    };
    // A draft is taken for published, and so is what it cites.
    assert!(!tinted(&[]));
    assert!(tinted(&["--no-drafts"]));
}
