//! How many independent sources say that something was said, and what the parties say that is so.

use super::builder::{Built, Site};

/// An article of invented words, all different from those of another letter.
fn article(letter: char, count: usize) -> String {
    let words: Vec<String> = (0..count).map(|at| format!("{letter}{}", at * 7 + 13)).collect();
    words.join(" ")
}

/// A source `key` with a text and lines of front matter.
fn source(site: Site, key: &str, front: &str, text: &str) -> Site {
    site.file(&format!("seeds/{key}.txt"), &format!("{text}\n"))
        .file(&format!("content/sources/{key}.md"), &format!("---\nseed: {key}\n{front}---\n"))
}

/// The sources `a`, `b` and `c` with different texts, and a dispute whose one claim has these positions.
fn claim(fronts: [&str; 3], positions: &str) -> Site {
    let mut site = Site::new().file("content/disputes/d.md", &format!("## C1 It came from there\n\n{positions}"));
    for ((key, letter), front) in [("aa", 'a'), ("bb", 'b'), ("cc", 'c')].into_iter().zip(fronts) {
        site = source(site, key, front, &article(letter, 100));
    }
    site
}

const ALL: &str = "- Ana **asserts** [@aa p1]\n- Ben **denies** [@bb p1] [@cc p1]\n";

/// What the claim reads: without tags, the reasons after it, by `|`.
fn reads(built: &Built) -> String {
    built.ok();
    let page = built.page("disputes/d.html").text;
    let start = page.find("<div class=\"corroboration\">").expect("a corroboration");
    let end = start + page[start..].find("</div>").expect("its end");
    let mut found = String::new();
    for line in page[start..end].lines() {
        let mut plain = String::new();
        let mut inside = false;
        for c in line.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => plain.push(c),
                _ => {}
            }
        }
        if !plain.trim().is_empty() {
            found += if found.is_empty() { "" } else { " | " };
            found += plain.trim();
        }
    }
    found
}

/// What the claim says of its sources.
#[track_caller]
fn said(fronts: [&str; 3], expected: &str) {
    let found = reads(&claim(fronts, ALL).build());
    let said = found.split_once("That it was said ").map_or("", |(_, said)| said);
    assert_eq!(said, expected);
}

/// What the claim says of its parties.
#[track_caller]
fn so(positions: &str, expected: &str) {
    let found = reads(&claim(["publisher: A\n", "publisher: B\n", "publisher: C\n"], positions).build());
    let so = found.split(" | ").next().unwrap_or_default();
    assert_eq!(so.trim_start_matches("That it is so ").trim_start_matches("Who wants it "), expected);
}

#[test]
fn outlets() {
    said(["publisher: A\n", "publisher: B\n", "publisher: C\n"], "3 texts, 3 independent");
    said(
        ["publisher: The Daily\n", "publisher: daily\n", "publisher: C\n"],
        "3 texts, 2 independent | What counts once | [a13 a20 a27 a34 a41 a48 …], [b13 b20 b27 b34 b41 b48 …]: the same outlet",
    );
    said(["", "", ""], "3 texts, 1 to 3 independent; 3 of unknown outlet");
    said(["publisher: A\n", "publisher: B\n", ""], "3 texts, 2 to 3 independent; 1 of unknown outlet");
    said(["publisher: A\n", "", ""], "3 texts, 1 to 3 independent; 2 of unknown outlet");
}

#[test]
fn what_is_drawn_from_another() {
    said(
        ["publisher: A\ntitle: A\n", "publisher: B\ntitle: B\nderived-from: [aa]\n", "publisher: C\n"],
        "3 texts, 2 independent | What counts once | B, A: the first is drawn from the second",
    );
    let site = claim(
        [
            "publisher: A\ntitle: A\nderived-from: [agency]\n",
            "publisher: B\ntitle: B\nderived-from: [agency]\n",
            "publisher: C\n",
        ],
        ALL,
    );
    let built = source(site, "agency", "title: Wire\n", &article('x', 50)).build();
    assert!(
        reads(&built).ends_with("3 texts, 2 independent | What counts once | A, B: both are drawn from Wire"),
        "{}",
        reads(&built)
    );
}

/// Two reports, of which the second is made by `second` from what the first has.
fn two_reports(first: &str, second: &str) -> String {
    let site = Site::new().file("content/disputes/d.md", "## C1 It\n\n- Ana **asserts** [@aa p1; @bb p1]\n");
    let site = source(site, "aa", "publisher: A\ntitle: A\n", first);
    reads(&source(site, "bb", "publisher: B\ntitle: B\n", second).build())
}

#[test]
fn shared_wording() {
    let (first, second) = (article('a', 207), article('b', 207));
    let with = |shared: usize| format!("{} {second}", first.split(' ').take(shared).collect::<Vec<_>>().join(" "));
    // 200 runs of eight words; 15 of them in 22 words.
    assert!(two_reports(&first, &with(22)).ends_with("2 texts, 2 independent"));
    assert!(
        two_reports(&first, &with(23))
            .ends_with("2 texts, 1 independent | What counts once | A, B: 8% of the wording is the same")
    );
}

#[test]
fn the_words_of_one_press_conference_are_no_shared_wording() {
    let quoted = article('q', 60);
    let report = |letter: char| format!("{}. “{quoted}”, he said. {}.", article(letter, 20), article(letter, 30));
    assert!(two_reports(&report('a'), &report('b')).ends_with("2 texts, 2 independent"));
    let unquoted = |letter: char| report(letter).replace(['“', '”'], "");
    assert!(two_reports(&unquoted('a'), &unquoted('b')).contains("2 texts, 1 independent"));
}

#[test]
fn what_stands_in_more_than_five_sources_is_no_shared_wording() {
    let motto = article('m', 40);
    let text = |letter: char| format!("{} {motto}", article(letter, 100));
    let with = |others: &str| {
        let site = Site::new().file("content/disputes/d.md", "## C1 It\n\n- Ana **asserts** [@aa p1; @bb p1]\n");
        let mut site = source(site, "aa", "publisher: A\n", &text('a'));
        site = source(site, "bb", "publisher: B\n", &text('b'));
        for letter in others.chars() {
            site = site.file(&format!("seeds/{letter}{letter}{letter}.txt"), &format!("{}\n", text(letter)));
        }
        reads(&site.build())
    };
    assert!(with("cde").contains("2 texts, 1 independent"));
    assert!(with("cdef").contains("2 texts, 2 independent"));
}

#[test]
fn parties() {
    so(ALL, "contested: 1 party asserts, 1 denies");
    so(
        "- Ana **asserts** [@aa p1]\n- Ben, for Ana, **asserts** [@bb p1]\n- Cid **relays** [@cc p1]\n",
        "one party only: 1 party asserts, 1 only relays",
    );
    so(
        "- Ana **asserts** [@aa p1]\n- Ben **concedes** [@bb p1]\n- Cid **no comment**\n",
        "uncontested: 1 party asserts, 1 concedes",
    );
    so("- Ana **relays** [@aa p1]\n- Ben **denies** [@bb p1]\n", "nobody asserts it: 1 party denies, 1 only relays");
    so("- Ana **not found**\n", "nobody asserts it");
    so(
        "- Ana **asserts** (conditional) [@aa p1]\n- Ben **asserts** [@bb p1]\n",
        "uncontested: 2 parties assert; 1 for it under a condition only",
    );
    so(
        "- Ana **demands** [@aa p1]\n- Ben **refuses** [@bb p1]\n- Cid **accepts** [@cc p1]\n",
        "contested: 1 party demands, 1 accepts, 1 refuses",
    );
}

#[test]
fn the_past_does_not_count() {
    so("- Ana **asserts** (2024) [@aa p1]\n- Ana **denies** (2025) [@bb p1]\n", "nobody asserts it: 1 party denies");
    so(
        "- Ana **asserts** (2025) [@aa p1]\n- Ana **denies** (2025-03) [@bb p1]\n",
        "one party only: 1 party asserts, 1 denies; the same party does both",
    );
    so("- Ana **asserts** [@aa p1]\n- Ana **retracts** [@bb p1]\n", "retracted: 1 party retracts");
    so("- Ana **retracts** (2024) [@aa p1]\n- Ana **asserts** (2025) [@bb p1]\n", "one party only: 1 party asserts");
    so("- Ana **retracts** [@aa p1]\n- Ben **asserts** [@bb p1]\n", "one party only: 1 party asserts, 1 retracts");
}

#[test]
fn evidence() {
    so(
        "- Ana **asserts** [@aa p1]\n- Ben **denies** (points to flight tracking data) [@bb p1]\n",
        "contested: 1 party asserts, 1 denies; evidence offered, not shown: flight tracking data",
    );
    so(
        "- Ana **asserts** (points to a log, document) [@aa p1]\n- Ben **asserts** (points to A log) [@bb p1]\n",
        "uncontested: 2 parties assert; evidence offered, not shown: a log",
    );
    so_of_known_document("Ms. Solo");
    let document = |front: &str| {
        let built = claim([front, "", ""], "- Ana **asserts** (document) [@aa p1]\n").build();
        reads(&built).split(" | ").next().unwrap_or_default().to_owned()
    };
    assert!(document("title: Log\ngenre: press-release\n").ends_with("1 party asserts; evidence shown: Log"));
    assert!(document("title: Log\nauthor: [ana]\n").ends_with("1 party asserts; evidence shown: Log"));
    assert!(document("title: Log\nauthor: [ana]\ntext: digest\n").ends_with("1 party asserts"));
    assert!(document("title: Log\ngenre: report\n").ends_with("1 party asserts"));
}

#[test]
fn an_analysis_says_how_many_of_its_sources_are_independent() {
    let site = claim(["publisher: A\n", "publisher: a\n", ""], "- Ana **not found**\n");
    let built = site.analysis("One [@aa p1], two [@bb p1], three [@cc p1].\n").build();
    built.ok().page("analysis/a.html").has("3 texts: 3 of unknown genre; 1 to 2 independent;");
}

/// A text of Ana Solo is her document, by whatever name she has it.
#[track_caller]
fn so_of_known_document(name: &str) {
    let site = claim(["title: Log\nauthor: [Ana Solo]\n", "", ""], &format!("- {name} **asserts** (document) [@aa p1]\n"));
    let built = site.file("content/actors/Ana Solo.md", "---\nkind: person\nshort-names: [Solo]\n---\n").build();
    assert!(reads(&built).split(" | ").next().unwrap_or_default().ends_with("1 party asserts; evidence shown: Log"), "{name}");
}

/// What a claim says of its parties where two actors are known.
#[track_caller]
fn so_of_known(positions: &str, expected: &str) {
    let site = claim(["publisher: A\n", "publisher: B\n", "publisher: C\n"], positions);
    let site = site
        .file("content/actors/Ana Solo.md", "---\nkind: person\nshort-names: [Solo]\n---\n")
        .file("content/actors/Foreign Ministry.md", "---\nkind: public-body\n---\n");
    let found = reads(&site.build());
    assert_eq!(found.split(" | ").next().unwrap_or_default().trim_start_matches("That it is so "), expected);
}

#[test]
fn a_party_is_who_it_is_however_it_is_spelled() {
    let asserting = |names: &[&str]| names.iter().map(|name| format!("- {name} **asserts** [@aa p1]\n")).collect::<String>();
    let one = "one party only: 1 party asserts";
    so_of_known(&asserting(&["Chile", "Government of Chile", "The Chilean government", "Chile’s government", "CL"]), one);
    so_of_known(&asserting(&["[[Chile]]", "the State of Chile", "Santiago", "Chilean"]), one);
    so_of_known(&asserting(&["Ana Solo", "Solo", "ANA SOLO", "[[Ana Solo]]"]), one);
    so_of_known(&asserting(&["Ms. Solo", "Minister Solo", "Chilean Minister Ana Solo"]), one);
    so_of_known(&asserting(&["Solo, minister of fisheries,", "Ana Solo (minister)", "former minister Ana Solo"]), one);
    so_of_known(&asserting(&["[[Foreign Ministry]]", "the foreign ministry", "The Foreign Ministry"]), one);
    so_of_known(&asserting(&["Ruritania", "ruritania", "the Ruritania", "Ruritánia"]), one);
    so_of_known(
        &(asserting(&["Ben, for the Chilean government,"]) + "- Chile **denies** [@bb p1]\n"),
        "one party only: 1 party asserts, 1 denies; the same party does both",
    );
}

#[test]
fn names_in_doubt_stay_themselves() {
    let two = "uncontested: 2 parties assert";
    for (one, other) in [
        ("North Korea", "the Korean government"),
        ("Georgia", "State of Georgia"),
        ("Chile", "a Chilean official"),
        ("Solo", "Ben"),
        ("Solo", "Ben Solo"),
        ("Ana Solo", "a spokesman of Ana Solo"),
        ("Ana Solo", "Ana Solo, Minister Ben Duo"),
        ("Ana Solo", "Juana Ana Solo"),
        ("Ruritania", "Government of Ruritania"),
    ] {
        so_of_known(&format!("- {one} **asserts** [@aa p1]\n- {other} **asserts** [@bb p1]\n"), two);
    }
}

#[test]
fn what_was_retracted_counts_for_nothing() {
    let sound = "publisher: A\n";
    let gone = "publisher: B\nstatus: retracted\n";
    let check = |fronts: [&str; 3], positions: &str, expected: &str| {
        assert_eq!(reads(&claim(fronts, positions).build()), format!("That it is so {expected}"), "{positions}");
    };
    check(
        [sound, gone, "publisher: C\n"],
        "- Ana **asserts** [@aa p1; @bb p1]\n",
        "one party only: 1 party asserts | That it was said 1 text, and 1 retracted",
    );
    check(
        [sound, gone, "publisher: C\n"],
        "- Ana **asserts** [@bb p1]\n- Ben **denies** [@aa p1; @cc p1]\n",
        "retracted: 1 party denies, 1 only in retracted texts | That it was said 2 texts, 2 independent, and 1 retracted",
    );
    check(
        [gone, gone, sound],
        "- Ana **asserts** [@aa p1; @bb p1]\n",
        "retracted: 1 party only in retracted texts | That it was said no text but 2 that were retracted",
    );
    // A denial that was retracted contests nothing, and takes nothing back.
    check(
        [sound, gone, "publisher: C\n"],
        "- Ana **asserts** (2024) [@aa p1]\n- Ana **denies** (2025) [@bb p1]\n- Ben **denies** [@bb p1]\n",
        "one party only: 1 party asserts, 1 only in retracted texts | That it was said 1 text, and 1 retracted",
    );
    check(
        [gone, gone, gone],
        "- Ana **asserts** [@aa p1; @desk]\n",
        "one party only: 1 party asserts | That it was said no text but 1 that was retracted",
    );
}

#[test]
fn texts_that_share_what_was_retracted_are_joined_all_the_same() {
    said(
        [
            "publisher: A\ntitle: A\nderived-from: [bb]\n",
            "publisher: B\ntitle: B\nstatus: retracted\n",
            "publisher: C\ntitle: C\nderived-from: [bb]\n",
        ],
        "2 texts, 1 independent, and 1 retracted | What counts once | A, B: the first is drawn from the second | C, B: the first is drawn from the second",
    );
}

#[test]
fn one_party_on_both_sides_is_told() {
    so(
        "- Ana **asserts** [@aa p1]\n- Ana **denies** [@aa p1]\n",
        "one party only: 1 party asserts, 1 denies; the same party does both",
    );
    so(
        "- Ana, for Ruritania, **asserts** [@aa p1]\n- Ben, for Ruritania, **denies** [@aa p1]\n- Cid **denies** [@bb p1]\n",
        "contested: 1 party asserts, 2 deny; 1 party does both",
    );
    so(
        "- Ana **asserts** (conditional) [@aa p1]\n- Ben **denies** (conditional) [@bb p1]\n",
        "contested: 1 party asserts, 1 denies; 1 for it under a condition only; 1 against it under a condition only",
    );
    so(
        "- Ana **asserts** (2025-01-01) [@aa p1]\n- Ana **no comment** (2025-03-01) [@bb p1]\n",
        "one party only: 1 party asserts",
    );
}
