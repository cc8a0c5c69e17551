//! People who are protected, and what a site may show of a text.

use super::builder::{Built, Site};

const TEXT: &str =
    "The headline of a text here\n\nAna Cruz met Eva Paz in Mexico. Ana Cruz left.\n\nCruz was seen again by Eva Paz.\n";

fn protected(how: &str) -> Built {
    Site::new()
        .config("[rights]\npublish = \"full\"")
        .file("seeds/s.txt", TEXT)
        .file("content/actors/Ana Cruz.md", &format!("---\nprotect: {how}\naliases: [Secret Alias]\n---\nWritten by hand.\n"))
        .file("content/actors/Eva Paz.md", "Knows [[Ana Cruz]] and [her](<Ana Cruz.md>), the Ana Cruz.\n\n## Relations\n\n- Friend of [[Ana Cruz|a woman]] [@desk]\n")
        .file("content/disputes/D.md", "## C1 One\n\n- [[Ana Cruz]] **asserts**: so [@s p2]\n- Eva Paz, for Ana Cruz, **denies** [@s p2]\n\n## C2 Two\n\n- Eva Paz **denies** [@s p2]\n")
        .analysis("**Bottom line.** Ana Cruz is free. See [[Ana Cruz]].\n")
        .build()
}

#[test]
fn the_page_of_the_accused_gathers_nothing() {
    for how in ["accused", "private"] {
        let built = protected(how);
        built.ok();
        let page = built.page("actors/ana-cruz.html");
        page.has("Written by hand.").has("noindex").has("3 mentions · 1 source").has("<a href=\"../disputes/d.html#c1\">C1</a>");
        page.lacks("<mark>").lacks("../analysis/a.html").lacks("together").lacks("class=\"mentions\"");
        built.page("index.html").lacks("ana-cruz.html\">Ana Cruz</a> <small>");
        built.page("sources/s.html").has("<a href=\"../actors/ana-cruz.html\">Ana Cruz</a>");
    }
}

#[test]
fn a_victim_has_no_page_and_no_link() {
    for how in ["victim", "minor"] {
        let built = protected(how);
        built.ok();
        built.no_page("actors/ana-cruz.html").nowhere("ana-cruz").nowhere("Secret Alias").nowhere("Written by hand");
        built.page("actors/index.html").lacks(">Ana Cruz<");
        built.page("index.html").lacks("tally\">Ana");
        built
            .page("actors/eva-paz.html")
            .has("Knows Ana Cruz and her, the Ana Cruz.")
            .has("Friend of a woman")
            .lacks("<mark>Ana");
        built.page("disputes/d.html").has("<th scope=\"row\">Ana Cruz</th>");
        built.page("countries/mexico.html").has("Eva Paz</a>").lacks("Ana Cruz</a>");
        built.page("sources/s.html").has("<p>Ana Cruz met <a href=\"../actors/eva-paz.html\">Eva Paz</a> in");
    }
}

fn rights(publish: &str) -> Built {
    Site::new()
        .file("seeds/s.txt", TEXT)
        .file("content/sources/s.md", &format!("---\npublish: {publish}\n---\n"))
        .file("content/actors/Eva Paz.md", "")
        .file("content/actors/Ana Cruz.md", "")
        .analysis("**Bottom line.** So [@s p2]\n")
        .file("content/analysis/b.md", "So [@s p1]\n")
        .build()
}

#[test]
fn a_text_in_full() {
    let built = rights("full");
    built.ok();
    built.page("sources/s.html").has("was seen again by").lacks("not published");
    built.page("actors/eva-paz.html").has("<mark>Eva Paz</mark> in Mexico.").has("was seen again by <mark>Eva Paz</mark>.");
}

#[test]
fn a_text_as_far_as_it_is_cited() {
    let built = rights("cited");
    built.ok();
    built.page("sources/s.html").has(". Ana Cruz left.").has("id=\"p3\"").lacks("seen again");
    built.page("actors/eva-paz.html").has("<mark>Eva Paz</mark> in Mexico.").lacks("seen again").has("1 more");
    built.page("analysis/a.html").has("Ana Cruz left.");
    built.nowhere("seen again");
}

#[test]
fn a_text_of_which_only_metadata_is_shown() {
    let built = rights("metadata");
    built.ok();
    built.nowhere("Ana Cruz met").nowhere("in Mexico").nowhere("seen again").nowhere("left.");
    built.page("sources/s.html").has("id=\"p2\"").has("id=\"p3\"").has("The headline of a text here").has("../analysis/a.html");
    built.page("actors/eva-paz.html").has("2 mentions · 1 source").has("../sources/s.html");
}

#[test]
fn an_untitled_text_of_which_only_metadata_is_shown_lends_no_words() {
    let text = "Yesterday evening the secret words of this text were spoken in Mexico by a man, who left soon after that.\n";
    let built =
        Site::new().config("[rights]\npublish = \"metadata\"").file("seeds/s.txt", text).analysis("[[s]] [@s p1]\n").build();
    built.ok();
    built.nowhere("Yesterday").page("sources/s.html").has("<h1>[s]</h1>");
    let built = Site::new().file("seeds/s.txt", text).build();
    built.ok().page("sources/s.html").has("<h1>[Yesterday evening the secret words of …]</h1>");
}

#[test]
fn too_much_of_a_text() {
    let paragraph = "word ".repeat(149) + "end.\n\n";
    let text = format!("The headline of this text here\n\n{}", paragraph.repeat(6));
    let site = |config: &str, cites: &str| {
        Site::new()
            .config(config)
            .file("seeds/s.txt", &text)
            .file("content/sources/s.md", "")
            .analysis(&format!("So [@s {cites}].\n"))
            .check()
    };
    site("", "p2").ok();
    site("", "p2-3").says(&["warning[rights-words] content/sources/s.md: the site shows 300 words of `s`, more than the 250 that are set (cite fewer paragraphs, or set `publish` or `words-per-source`)"]);
    site("[rights]\nwords-per-source = 1000", "p2-4").says(&["warning[rights-share] content/sources/s.md: the site shows 450 of the 906 words of `s`, more than a third (cite fewer paragraphs, or set `publish`)"]);
    site("[rights]\npublish = \"full\"", "p2-7").ok();
    site("[rights]\npublish = \"metadata\"", "p2-7").ok();
}

/// What is worked out of a text never says more of a victim or a minor than the text or the desk does.
#[test]
fn no_name_of_a_minor_is_added_to_a_quotation() {
    let built = Site::new()
        .config("[rights]\npublish = \"full\"")
        .file("seeds/s.txt", "A headline of this text\n\n“I saw it all from the quay,” Hugo said. The boy stayed.\n")
        .file("content/actors/Hugo Salgado Paz.md", "---\nprotect: minor\nshort-names: [Hugo]\naliases: [Hugo]\n---\n")
        .file("content/actors/Eva Cruz.md", "Text.\n")
        .file("content/disputes/D.md", "## C1 One\n\n- [[Eva Cruz]] **denies**: Hugo is a “paid liar” of the fleet [@desk]\n")
        .analysis("One heard that “I saw it all from the quay” [@s p2].")
        .build();
    built.ok();
    built.page("analysis/a.html").has("in quotation marks in the source").lacks("said by");
    built.page("disputes/d.html").has("paid liar");
    built.nowhere("Salgado");
}

#[test]
fn a_pin_is_kept_back_with_the_words_that_it_rests_on() {
    let cited = |publish: &str| {
        let text = "A headline of this text\n\nThe barge sank in the night. Nobody saw it go down.\n";
        Site::new()
            .config(&format!("[rights]\npublish = \"{publish}\""))
            .file("seeds/s.txt", text)
            .analysis("So “nobody saw it go down” [@s p2: “The barge sank in the night”].")
            .build()
    };
    cited("full").ok().page("analysis/a.html").has("<q>The barge sank in the night</q>");
    cited("metadata").ok().nowhere("barge sank");
}
