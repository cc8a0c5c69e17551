//! What readers see: counts that agree, nothing said twice, codes and days in words.

use super::builder::Site;

const DISPUTE: &str = "---\ntitle: The pier quarrel\ncountries: [Mexico]\ntrend: worsening\n---\n\n**Why the trend.** It rained.\n\n## C1 The pier stands\n\n\
    - [[Ana Roe]] **not found**\n- Ben Lee **asserts** (named): it stands [@other p1]\n\n**Reply sought.** 2025-11-20, the ministry; none received.\n";

fn site() -> Site {
    Site::new()
        .config("[rights]\npublish = \"full\"")
        .file("seeds/text.txt", "Ana Roe spoke in Mexico.\n\nMexican voters listened to Ana Roe.\n")
        .file("seeds/other.txt", "The pier stands, says Ben Lee.\n")
        .file("content/sources/text.md", "---\nlanguage: es-MX\n---\nA short text [@text p1], unsigned [@desk].\n")
        .file("content/actors/Ana Roe.md", "---\nkind: person\nprotect: accused\n---\nNamed once [@text p1].\n")
        .file("content/disputes/pier.md", DISPUTE)
        .analysis("---\ndate: 2025-11-20\n---\n\n**Bottom line.** It stands.\n\nSo it says [@text p2] and we know [@desk].\n\n![[pier#C1]]\n")
}

#[test]
fn what_an_analysis_rests_on_is_the_same_everywhere() {
    let built = site().build();
    built.ok();
    let said = "2 texts: 2 of unknown genre; 1 to 2 independent; none dated; no primary document; 1 statement of the desk’s own knowledge";
    built.page("analysis/a.html").has(said).has("id=\"n2\"").lacks("id=\"n3\"");
    built.page("index.html").has(said);
}

#[test]
fn a_source_is_no_source_of_itself() {
    let built = site().build();
    let page = built.page("sources/text.html");
    page.has("<a href=\"text.html#p1\">¶ 1</a>").lacks("class=\"notes\"").lacks("Cited in <a href=\"text.html\">");
    page.has("<dd>Spanish</dd>");
}

#[test]
fn a_dispute_says_why_when_and_who_is_silent_last() {
    let built = site().build();
    built
        .page("disputes/pier.html")
        .has("Why worsening</strong> It rained.")
        .has("20 November 2025</time>, the ministry")
        .lacks("In the sources");
    built
        .page("claims.html")
        .has("asserts</span> <a href=\"disputes/pier.html#c1.2\">Ben Lee</a>")
        .has("<a href=\"disputes/pier.html#c1.1\">Ana Roe</a>");
    built.page("disputes/index.html").has("<h2 class=\"label\">open</h2>").lacks("class=\"status open\"");
}

#[test]
fn names_that_only_the_matcher_needs_are_not_shown() {
    let built = site().build();
    built.page("countries/mexico.html").has("<dd>Mexican</dd>").has("This page gathered itself");
    built.page("actors/ana-roe.html").has("The sentences are not gathered here.").lacks("Nothing is gathered");
}
