//! Claims against parties, changes, contradictions, labels, and what rests on a source.

use super::builder::{Built, Site};

const TEXT: &str = "The port\n\nAna Cruz spoke of the ferry.\n\nJuan Perez spoke too.\n\nThe union was called a “criminal gang”.\n\nThe union called it “political theatre”, “of course”.\n";

const DISPUTE: &str = "---\ntitle: The ferry\nas-of: 2025-07-20\ncountries: [PA, CO]\n---\n\n\
    ## C1 The ferry was in the port\n\n\
    - [[Ana Cruz]], for [[Colombia]], **retracts** (2025-07-11, named): what she had said [@post p2]\n\
    - [[Ana Cruz]], for [[Colombia]], **asserts** (2025-07-08, named): it was there [@courier p2]\n\
    - [[Juan Perez]] **asserts** [@courier p3]\n- [[Juan Perez]] **denies** [@post p3]\n- Pilots **not found**\n\n\
    ## C2 The union did it\n\n\
    - [[Juan Perez]] **asserts** (named): calls [[Ana Cruz]] a “criminal gang” [@courier p4]\n\
    - [[Panama]] **no comment**\n- Union **denies**: calls it “political theatre”, “of course” [@post p5]\n";

fn site() -> Site {
    Site::new()
        .file("seeds/courier.txt", TEXT)
        .file("seeds/courier.toml", "publisher = \"Courier\"\nissued = \"2025-07-09\"\n")
        .file("seeds/post.txt", &TEXT.replace("port", "harbour"))
        .file("content/actors/Ana Cruz.md", "Minister [@courier p2].\n")
        .file("content/actors/Juan Perez.md", "President.\n")
        .file("content/disputes/ferry.md", DISPUTE)
        .analysis(
            "---\ndate: 2025-07-20\n---\n\n**Bottom line.** It [@courier p2].\n\n## Key judgements\n\n\
             - **KJ1** (confidence: low) It is likely. [[ferry#C1]] [@courier p2-3]\n\n## Why\n\n![[ferry]]\n\n![[ferry#C2]]\n\nSee [[ferry#C2]].\n",
        )
}

fn built() -> Built {
    let built = site().build();
    built.ok();
    built
}

/// The text of a part of a page: tags dropped, white space in runs.
fn words(html: &str) -> String {
    let text: String = html.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| format!("{text} "))).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The facts at the head of a page, each in words.
fn facts(built: &Built, page: &str) -> Vec<String> {
    let html = std::fs::read_to_string(built.output().join(page)).expect("a page");
    let strip = html.split_once("<dl class=\"facts strip\">").expect("facts").1.split_once("</dl>").expect("their end").0;
    strip.split("<div").skip(1).map(words).collect()
}

/// The rows of the first table of a class on a page, in words.
fn rows(built: &Built, page: &str, class: &str) -> Vec<String> {
    let html = std::fs::read_to_string(built.output().join(page)).expect("a page");
    let table = html.split_once(&format!("<table class=\"{class}")).expect("a table").1;
    let table = table.split_once("</table>").expect("its end").0;
    table.split("<tr").skip(1).map(words).collect()
}

#[test]
fn each_claim_stands_against_each_party() {
    assert_eq!(
        rows(&built(), "disputes/ferry.html", "grid claims"),
        [
            "Claim Colombia by Ana Cruz Juan Perez Pilots Panama Union",
            "C1 The ferry was in the port Colombia + asserts 8 Jul 2025 → then ↩ retracts 11 Jul 2025 \
             Juan Perez + asserts reported 9 Jul 2025 − denies sources differ Pilots ○ not found as of 20 Jul 2025 \
             Panama · not looked for Union · not looked for",
            "C2 The union did it Colombia · not looked for Juan Perez + asserts reported 9 Jul 2025 Pilots · not looked for \
             Panama … no comment Union − denies",
        ]
    );
}

#[test]
fn each_entry_leads_to_its_position() {
    let built = built();
    built.page("disputes/ferry.html").has("href=\"#c1.2\"").has("id=\"c1.2\"").has("href=\"#c1.differ\"").has("id=\"c1.differ\"");
    built.page("analysis/a.html").has("href=\"../disputes/ferry.html#c1.2\"").lacks("id=\"c1.2\"").lacks("id=\"c1.differ\"");
}

#[test]
fn whoever_speaks_was_looked_for_in_whosever_name() {
    let text = "---\nquestion: Q?\n---\n\n## C1 One\n\n- [[Ana Cruz]], for [[Colombia]], **denies** [@courier p2]\n- [[Panama]] **asserts** [@courier p2]\n\n\
        ## C2 Two\n\n- [[Ana Cruz]] **denies** [@courier p2]\n- [[Juan Perez]] **no comment**\n";
    let built = site().file("content/disputes/other.md", text).build();
    assert_eq!(
        rows(&built, "disputes/other.html", "grid claims")[1],
        "C1 One Colombia − denies reported 9 Jul 2025 Panama + asserts reported 9 Jul 2025 Ana Cruz for Colombia Juan Perez · not looked for"
    );
    let page = built.page("disputes/other.html");
    page.has("for <a href=\"#c1.1\">Colombia</a>").times(1, "<p class=\"unheard\"><strong class=\"label\">Not looked for</strong> <a href=\"../actors/juan-perez.html\">Juan Perez</a></p>");
    let more: String = (1..=6).map(|n| format!("- Party {n} **asserts** [@courier p2]\n")).collect();
    let claims: String = (3..=7).map(|n| format!("\n## C{n} More\n\n- [[Panama]] **asserts** [@courier p2]\n")).collect();
    let built = site().file("content/disputes/other.md", &format!("{text}{more}{claims}")).build();
    assert_eq!(
        rows(&built, "disputes/other.html", "grid list")[1],
        "C1 One + asserts Panama reported 9 Jul 2025 − denies Colombia by Ana Cruz, reported 9 Jul 2025 not looked for: 7 parties"
    );
}

#[test]
fn no_comment_and_not_found_and_not_looked_for_are_three_things() {
    let text = "---\nas-of: 2025-06-01\ncountries: [PA, CO, PE]\n---\n\n## C1 One\n\n- Pilots **not found**\n- Union **not found** (2025-03-01)\n\
        - [[Juan Perez]] **no comment**\n- [[Ana Cruz]], for [[Peru]], **no comment**\n- [[Ana Cruz]] **not found**\n\n\
        ## C2 Two\n\n- Union **not found**\n- Pilots **no comment**\n- [[Panama]] **asserts** [@courier p2]\n";
    let built = site().file("content/disputes/other.md", text).build();
    assert_eq!(
        facts(&built, "disputes/other.html")[2..],
        ["No comment Juan Perez , Peru , Pilots", "Not found Union as of 1 Mar 2025", "Not looked for Colombia"]
    );
    let built = site().file("content/disputes/other.md", &format!("{text}- Locals **not found**\n")).build();
    assert_eq!(facts(&built, "disputes/other.html")[3], "Not found as of 1 Jun 2025 Locals, Union as of 1 Mar 2025");
}

#[test]
fn a_person_with_a_title_has_the_positions_on_their_page() {
    let text = "---\nquestion: Q?\n---\n\n## C1 It\n\n- Colombian Minister Ana Cruz, for Colombia, **asserts** [@courier p2]\n- President Perez **denies** [@post p3]\n";
    let built = site().file("content/disputes/other.md", text).build();
    built.page("disputes/other.html").has("<a href=\"../actors/ana-cruz.html\">Ana Cruz</a>");
    built.page("actors/ana-cruz.html").has("href=\"../disputes/other.html#c1\"");
    built.page("actors/juan-perez.html").has("href=\"../disputes/other.html#c1\"");
}

#[test]
fn more_parties_than_columns_turn_the_table() {
    let claim = |number: u32, parties: u32| {
        let parties = (1..=parties).map(|party| format!("- Party {party} **asserts** [@courier p2]\n"));
        format!("## C{number} One\n\n{}\n", parties.collect::<String>())
    };
    for (claims, parties, layout) in [(7, 5, "claims"), (2, 6, "parties"), (6, 6, "list")] {
        let text: String = (1..=claims).map(|number| claim(number, if number == 1 { parties } else { 1 })).collect();
        let built = site().file("content/disputes/other.md", &text).build();
        let html = std::fs::read_to_string(built.output().join("disputes/other.html")).expect("a page");
        assert!(html.contains(&format!("<table class=\"grid {layout}\">")), "{claims} claims, {parties} parties");
        assert_eq!(html.contains("not looked for: 5 parties"), layout == "list");
    }
}

#[test]
fn a_change_is_marked_where_the_order_is_sure() {
    let built = built();
    let told =
        "changed from <a href=\"../disputes/ferry.html#c1.2\">asserts</a>, <time datetime=\"2025-07-08\">8 Jul 2025</time>";
    built.page("actors/ana-cruz.html").has(told).times(1, "changed from");
    built.page("countries/colombia.html").has(told);
    built.page("claims.html").times(1, "since changed").has("8 Jul 2025</time>, since changed</small>");
    // What is reported on one day and undated may have been said in any order.
    built.page("actors/juan-perez.html").lacks("changed from").has("reported 9 Jul 2025").has("undated");
}

#[test]
fn positions_stand_in_the_order_of_their_dates() {
    let html = std::fs::read_to_string(built().output().join("actors/ana-cruz.html")).expect("a page");
    let (asserts, retracts) = (html.find("8 Jul 2025"), html.find("11 Jul 2025"));
    assert!(asserts < retracts && asserts.is_some(), "{asserts:?} {retracts:?}");
    assert_eq!(html.matches("<h3 class=\"of\"><a href=\"../disputes/ferry.html\">").count(), 1);
}

#[test]
fn sources_that_contradict_each_other_are_named() {
    let built = built();
    let html = std::fs::read_to_string(built.output().join("disputes/ferry.html")).expect("a page");
    let line = html.split_once("<p class=\"differ\"").expect("a line").1.split_once("</p>").expect("its end").0;
    assert_eq!(
        words(line),
        "Sources differ on what Juan Perez said : + asserts The port Courier, 9 Jul 2025 ; − denies The harbour undated"
    );
    let once = DISPUTE.replace("**denies** [@post p3]", "**denies** (2025-07-10) [@post p3]");
    site().file("content/disputes/ferry.md", &once).build().page("disputes/ferry.html").lacks("Sources differ");
    let same = DISPUTE.replace("**denies** [@post p3]", "**denies** [@courier p3]");
    site().file("content/disputes/ferry.md", &same).build().page("disputes/ferry.html").lacks("Sources differ");
}

#[test]
fn who_differs_is_told_by_who_it_is_not_by_name() {
    let claim = "## C1 The ferry was in the port\n\n- [[Juan Perez]], for [[Colombia]], **questions** [@courier p2]\n\
        - [[Juan Perez]] **asserts** [@courier p3]\n- [[Juan Perez]] **denies** [@post p3]\n\n## C2 Nobody\n";
    let built = site().file("content/disputes/ferry.md", claim).build();
    assert_eq!(
        rows(&built, "disputes/ferry.html", "grid claims")[1],
        "C1 The ferry was in the port Colombia ? questions reported 9 Jul 2025 \
         Juan Perez + asserts reported 9 Jul 2025 − denies sources differ"
    );
    let both = claim.replace("- [[Juan Perez]] **denies**", "- [[Juan Perez]], for [[Colombia]], **denies**");
    let built = site().file("content/disputes/ferry.md", &both).build();
    built.page("disputes/ferry.html").times(2, "sources differ<");
}

#[test]
fn who_calls_whom_what() {
    let built = built();
    let callings = rows(&built, "disputes/ferry.html", "matrix callings");
    // The citation and its card come last.
    let told: Vec<&str> = callings.iter().filter_map(|row| row.split(" source ").next()).collect();
    assert_eq!(
        told,
        [
            "Who Whom What Where",
            "Juan Perez Whom: Ana Cruz criminal gang C2 , + asserts",
            "Union Whom: the matter of C2 political theatre C2 , − denies",
        ]
    );
    let plain = DISPUTE.replace(['“', '”'], "");
    let other = DISPUTE.replace("calls [[Ana Cruz]] a", "[[Ana Cruz]] leads a").replace("calls it", "it is");
    site().file("content/disputes/ferry.md", &other).build().page("disputes/ferry.html").lacks("Who calls whom what");
    site().file("content/disputes/ferry.md", &plain).build().page("disputes/ferry.html").lacks("Who calls whom what");
}

#[test]
fn every_claim_has_a_state() {
    let claims = "## C1 Denied\n\n- A **asserts** [@post]\n- B **denies** [@post]\n\n## C2 Alone\n\n- A **asserts** [@post]\n- B **no comment**\n\n\
        ## C3 Agreed\n\n- A **demands** [@post]\n- B **accepts** [@post]\n\n## C4 Taken back\n\n- A **asserts** (2025) [@post]\n- A **retracts** (2026) [@post]\n\n\
        ## C5 Nobody\n\n- A **not found**\n";
    let built = Site::new().file("seeds/post.txt", TEXT).file("content/disputes/d.md", claims).build();
    built.ok();
    let html = std::fs::read_to_string(built.output().join("claims.html")).expect("a page");
    let groups = html.split("<h2 class=\"label\" id=\"").skip(1).map(|group| {
        let claims = group
            .split("<p class=\"title\">")
            .skip(1)
            .map(|one| words(&format!(">{}", one.split_once("</p>").expect("its end").0)));
        format!("{}: {}", group.split('"').next().unwrap_or_default(), claims.collect::<Vec<_>>().join(", "))
    });
    assert_eq!(
        groups.collect::<Vec<_>>(),
        [
            "contested: C1 Denied",
            "one-party: C2 Alone",
            "uncontested: C3 Agreed",
            "retracted: C4 Taken back",
            "unclaimed: C5 Nobody"
        ]
    );
}

#[test]
fn a_source_lists_what_rests_on_it() {
    let built = built();
    let html = std::fs::read_to_string(built.output().join("sources/courier.html")).expect("a page");
    let section = html.split_once("<section class=\"rests\"").expect("a section").1.split_once("</section>").expect("its end").0;
    assert_eq!(
        words(section),
        "Evidence for The ferry C1 Ana Cruz , for Colombia + asserts The ferry was in the port ¶ 2 \
         C1 Juan Perez + asserts The ferry was in the port ¶ 3 C2 Juan Perez + asserts The union did it ¶ 4 \
         a KJ1 It is likely. ¶ 2 , ¶ 3 Cited in the text of a ¶ 2 Ana Cruz ¶ 2"
    );
    built.page("sources/courier.html").has("href=\"../disputes/ferry.html#c1.2\"").has("href=\"../analysis/a.html#kj1\"");
}

/// The lists of who takes which stance on `claims.html`, claim by claim.
fn sides(positions: &str) -> Vec<String> {
    let text = format!("---\nas-of: 2025-06-01\n---\n\n## C1 It\n\n{positions}");
    let built = site().file("content/disputes/ferry.md", &format!("{text}\n## C2 Nobody\n")).build();
    let html = std::fs::read_to_string(built.output().join("claims.html")).expect("a page");
    html.split("<ul class=\"sides\">").skip(1).map(|list| words(list.split_once("</ul>").expect("its end").0)).collect()
}

#[test]
fn each_party_is_listed_once_under_a_stance() {
    assert_eq!(
        sides(
            "- Ana Cruz **asserts** (2025-01-01) [@courier p2]\n- [[Ana Cruz]] **asserts** (2025-03-01) [@post p2]\n\
             - Ana Cruz, for Colombia, **asserts** [@post p2]\n- Pilots **asserts** [@courier p2]\n"
        ),
        ["+ asserts Ana Cruz 1 Jan 2025 , Pilots reported 9 Jul 2025"]
    );
}

#[test]
fn silence_takes_nothing_back_and_what_follows_it_changes_it() {
    assert_eq!(
        sides("- Ana Cruz **asserts** (2025-01-01) [@courier p2]\n- Ana Cruz **no comment** (2025-03-01) [@post p2]\n"),
        ["+ asserts Ana Cruz 1 Jan 2025 … no comment Ana Cruz 1 Mar 2025"]
    );
    let text = "---\nas-of: 2025-06-01\n---\n\n## C1 It\n\n- Ana Cruz **not found** (2025-03-01)\n- Ana Cruz **denies** (2025-04-01) [@post p2]\n\
        - Pilots **not found**\n\n## C2 Nobody\n";
    let built = site().file("content/disputes/ferry.md", text).build();
    assert_eq!(
        rows(&built, "disputes/ferry.html", "grid claims")[1],
        "C1 It Ana Cruz ○ not found as of 1 Mar 2025 → then − denies 1 Apr 2025 Pilots ○ not found as of 1 Jun 2025"
    );
}

#[test]
fn a_party_whose_speakers_contradict_each_other_takes_both_sides() {
    let claim = "## C1 The ferry was in the port\n\n- [[Ana Cruz]], for [[Colombia]], **asserts** [@courier p2]\n\
        - [[Juan Perez]], for [[Colombia]], **denies** [@courier p3]\n\n## C2 Nobody\n";
    let built = site().file("content/disputes/ferry.md", claim).build();
    built
        .page("disputes/ferry.html")
        .lacks("Sources differ")
        .lacks("sources differ")
        .has("href=\"#c1.differ\"")
        .has("id=\"c1.differ\"");
    let html = std::fs::read_to_string(built.output().join("disputes/ferry.html")).expect("a page");
    let line = html.split_once("<p class=\"differ\"").expect("a line").1.split_once("</p>").expect("its end").0;
    assert_eq!(
        words(line),
        "Colombia takes both sides : + asserts by Ana Cruz, The port Courier, 9 Jul 2025 ; − denies by Juan Perez, The port Courier, 9 Jul 2025"
    );
    let later = claim.replace("**denies**", "**denies** (2025-08)").replace("**asserts**", "**asserts** (2025-07)");
    site().file("content/disputes/ferry.md", &later).build().page("disputes/ferry.html").lacks("both sides");
}

#[test]
fn a_claim_says_wherever_it_stands_that_its_texts_were_retracted() {
    let text = "## C1 It\n\n- Ana Cruz **asserts** [@post p2]\n\n## C2 Other\n\n- Ana Cruz **asserts** [@courier p2]\n- Juan Perez **denies** [@post p2]\n";
    let built = site().file("content/disputes/ferry.md", text).file("seeds/post.toml", "status = \"retracted\"\n").build();
    let row = "<span class=\"changed\">only in retracted texts</span>";
    built.page("disputes/ferry.html").times(2, row);
    built.page("actors/ana-cruz.html").times(1, row);
    built.page("claims.html").has("<h2 class=\"label\" id=\"retracted\">").times(2, "only in retracted texts</small>");
    built
        .page("disputes/ferry.html")
        .times(1, "<span class=\"standing retracted\">retracted</span>: 1 party only in retracted texts</p>");
    assert_eq!(
        rows(&built, "disputes/ferry.html", "grid claims")[1..],
        [
            "C1 It Ana Cruz + asserts only in retracted texts Juan Perez · not looked for",
            "C2 Other Ana Cruz + asserts reported 9 Jul 2025 Juan Perez − denies only in retracted texts",
        ]
    );
}
