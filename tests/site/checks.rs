//! What a careful reader would ask of a briefing: each check once fires, and once stays silent.

use super::builder::Site;

/// Three sources of which everything is known: a report, another, an opinion.
pub fn site() -> Site {
    let note = |of: &str, genre: &str, publisher: &str| {
        format!("---\nseed: {of}\nauthor: [A. Writer]\npublisher: {publisher}\nissued: 2025-03-04\ngenre: {genre}\n---\n")
    };
    let text = |who: &str| {
        format!("{who} went to the harbour\n\nThe minister said nothing of the levy on Tuesday.\n\nThe {who} met 1,200 men.\n")
    };
    Site::new()
        .with_checks()
        .file("seeds/one.txt", &text("Ana"))
        .file(
            "seeds/two.txt",
            "Bea at the quay\n\nNobody in the ministry spoke about it on Tuesday.\n\nShe counted 1,200 people there.\n",
        )
        .file("seeds/three.txt", &text("Cleo"))
        .file("content/sources/a.md", &note("one", "report", "The Paper"))
        .file("content/sources/b.md", &note("two", "report", "The Other"))
        .file("content/sources/o.md", &note("three", "opinion", "The Third"))
        .config("[severity]\nsources-uncited = \"off\"")
}

/// Every diagnostic of the site, without hints: `code path:line:column: message`.
#[track_caller]
pub fn check(site: Site, expected: &[&str]) {
    let found = site.check();
    let mut lines: Vec<String> = Vec::new();
    for line in found.stderr.lines() {
        if let Some((code, message)) = line.split_once('[').and_then(|(_, rest)| rest.split_once("]: ")) {
            lines.push(format!("{code}: {message}"));
        } else if let (Some(place), Some(last)) = (line.trim_start().strip_prefix("--> "), lines.last_mut()) {
            let (code, message) = last.split_once(": ").unwrap();
            *last = format!("{code} {}: {message}", place.trim_start_matches("content/"));
        }
    }
    assert!(lines == expected, "found:\n{}\n\nexpected:\n{}", lines.join("\n"), expected.join("\n"));
}

/// An analysis with these key judgements.
pub fn judged(judgements: &str) -> String {
    format!("## Key judgements\n\n{judgements}\n")
}

const DISPUTE: &str =
    "## C1 The levy came from the port\n\n- Ana **asserts** [@a p1]\n\n## C2 The minister knew\n\n- Bea **denies** [@b p2]\n";

#[test]
fn a_judgement_has_a_ground() {
    let with = |judgement: &str| site().file("content/disputes/d.md", DISPUTE).analysis(&judged(judgement));
    check(
        with("- **KJ1** (confidence: low) It is likely so.\n- **KJ2** (confidence: low) It is likely so. [[d]]"),
        &[
            "judgement-uncited analysis/a.md:3:29: KJ1 names neither a source nor a claim that it rests on",
            "judgement-uncited analysis/a.md:4:29: KJ2 names neither a source nor a claim that it rests on",
        ],
    );
    check(
        with("- **KJ1** (confidence: low) It is likely so. [[d#C1]]\n- **KJ2** (confidence: low) It is likely so. [@desk]"),
        &[],
    );
}

#[test]
fn high_confidence_needs_two_sources() {
    let with = |judgement: &str| site().file("content/disputes/d.md", DISPUTE).analysis(&judged(judgement));
    check(
        with("- **KJ1** (confidence: high) It is likely so. [[d#C1]] [@a p2]"),
        &["judgement-one-source analysis/a.md:3:30: KJ1 has high confidence and rests on `a` alone"],
    );
    check(with("- **KJ1** (confidence: high) It is likely so. [[d#C1]] [@b]"), &[]);
    check(with("- **KJ1** (confidence: high) It is likely so. [[d#C1]] [@desk]"), &[]);
    check(with("- **KJ1** (confidence: moderate) It is likely so. [@a]"), &[]);
    let assessed = |ground: &str| {
        let text = format!("{DISPUTE}\n**Assessment** (desk, 2025-03-05). Likely. Confidence: high; so {ground}.\n");
        site().file("content/disputes/d.md", &text)
    };
    check(
        assessed("it is"),
        &["judgement-one-source disputes/d.md:9:1: the assessment of C2 has high confidence and rests on `b` alone"],
    );
    check(assessed("the desk knows [@desk]"), &[]);
}

#[test]
fn opinion_alone_is_thin() {
    check(
        site().analysis(&judged("- **KJ1** (confidence: low) It is likely so. [@o p2]")),
        &["evidence-weak analysis/a.md:3:29: the only evidence for KJ1 is opinion"],
    );
    check(site().analysis(&judged("- **KJ1** (confidence: low) It is likely so. [@o p2; @a]")), &[]);
    let claim = |positions: &str| site().file("content/disputes/d.md", &format!("## C1 The levy came\n\n{positions}\n"));
    check(
        claim("- Ana **asserts** [@o p1]\n- An officer **denies** (anonymous) [@a]\n- Bea **not found**"),
        &["evidence-weak disputes/d.md:1:1: the only evidence for C1 is opinion or anonymous"],
    );
    check(claim("- Ana **asserts** [@o p1]\n- An officer **denies** (unnamed) [@a]"), &[]);
    check(claim("- The author of the article **demands** (anonymous) [@o p1]\n- Bea **not found**"), &[]);
    check(claim("- Ana **demands** [@o p1]"), &["evidence-weak disputes/d.md:1:1: the only evidence for C1 is opinion"]);
}

#[test]
fn cited_sources_are_described() {
    let of = |front: &str| {
        site().file("content/sources/n.md", &format!("---\n{front}\n---\nSee [@n].\n")).file("seeds/bare.txt", "One.\n")
    };
    check(
        of("author: [X]").analysis("So [@n].\n"),
        &["source-incomplete sources/n.md: `n` is cited, and its metadata do not give `issued`, `publisher`"],
    );
    check(of("author: [X]\nnone-given: [issued, publisher]").analysis("So [@n].\n"), &[]);
    check(of("title: X"), &[]);
    check(
        site().file("seeds/bare.txt", "One.\n").analysis("So [@a], [@bare p1] and [@bare].\n"),
        &["source-incomplete analysis/a.md:1:11: `bare` is cited, and its metadata do not give `issued`, `publisher`, `author`"],
    );
    check(
        site().file("seeds/bare.txt", "One.\n").file("seeds/bare.toml", "issued = \"2025\"\n").analysis("So [@bare].\n"),
        &["source-incomplete seeds/bare.toml: `bare` is cited, and its metadata do not give `publisher`, `author`"],
    );
}

#[test]
fn sources_that_nobody_cites_are_counted() {
    check(site().config("").analysis("So [@a].\n"), &["sources-uncited site.toml: 2 of 3 sources are cited by no page"]);
    check(site().config("").analysis("So [@a; @b; @o].\n"), &[]);
    check(site().config("").analysis("So.\n"), &[]);
}

#[test]
fn an_analysis_is_no_older_than_its_ground() {
    let of = |front: &str| {
        site()
            .file("content/disputes/d.md", "---\nas-of: 2025-05-01\n---\n")
            .analysis(&format!("---\n{front}\n---\n[[d]] [@a]\n"))
    };
    check(
        of("as-of: 2025-03-03\ndate: 2025-06-01"),
        &[
            "analysis-older analysis/a.md:2:8: this page is of 2025-03-03, and rests on what is newer: `@a` (2025-03-04), `d` (2025-05-01)",
        ],
    );
    check(
        of("date: 2025-04"),
        &["analysis-older analysis/a.md:2:7: this page is of 2025-04, and rests on what is newer: `d` (2025-05-01)"],
    );
    check(of("date: 2025-05"), &[]);
    check(of("title: x"), &[]);
    check(of("date: 2025-01-01\nstatus: superseded\nsuperseded-by: newer").file("content/analysis/newer.md", ""), &[]);
}

#[test]
fn a_judgement_has_one_term() {
    let with = |sentence: &str| site().analysis(&judged(&format!("- **KJ1** (confidence: low) {sentence} [@a]")));
    check(with("It will be so."), &["judgement-term analysis/a.md:3:29: KJ1 has no term of likelihood"]);
    check(
        with("It is likely so and unlikely not."),
        &["judgement-term analysis/a.md:3:29: KJ1 has 2 terms of likelihood: `likely`, `unlikely`"],
    );
    check(
        with("There is a realistic possibility of it."),
        &["judgement-term analysis/a.md:3:40: KJ1 says `realistic possibility`, which is no term of the lexicon `icd-203`"],
    );
    check(
        with("It is not likely."),
        &["judgement-term analysis/a.md:3:35: KJ1 says `not likely`, which is not the term `likely`"],
    );
    check(with("It is likely that “it is unlikely” was said."), &[]);
    check(with("The „reset“ is likely to fail, »it is unlikely« or not."), &[]);
    let hint = |sentence: &str, hint: &str| assert!(with(sentence).check().stderr.contains(hint), "{sentence}: {hint}");
    hint("It is not likely.", "= hint: write perhaps `unlikely`; the method page");
    hint("It is most likely.", "= hint: write perhaps `very likely`; the method page");
    hint("It is more likely than not.", "= hint: write perhaps `likely`; the method page");
    hint("It is highly likely.", "= hint: the nearest term is `very likely`; the method page");
    check(with("It is likely (55–80 %) that it holds."), &[]);
    check(with("It is likely (55-80%) that it holds."), &[]);
    let unclosed =
        site().analysis("**Bottom line.** X.\n\n## Key judgements\n\n- **KJ1** (confidence: low) [@a] It is likely (55–80 % so");
    assert_eq!(unclosed.check().code, 0);
    check(
        with("It is likely (60–80 %) that it holds."),
        &["figure-unbacked analysis/a.md:3:43: `60` is not in `@a`", "figure-unbacked analysis/a.md:3:46: `80` is not in `@a`"],
    );
    let phia = site().config("lexicon = \"phia\"\n[severity]\nsources-uncited = \"off\"");
    check(phia.analysis(&judged("- **KJ1** (confidence: low) There is a realistic possibility. [@a]")), &[]);
}

/// What is printed as a likelihood has one.
#[test]
fn a_scale_is_shown_of_one_clear_term() {
    let dispute = |assessment: &str| {
        format!(
            "## C1 It came\n\n- Ana **asserts** [@a p1]\n\n**Assessment** (desk, 2025-06-01). {assessment} Confidence: low.\n"
        )
    };
    let shown = |sentence: &str, expected: bool| {
        let judgement = judged(&format!("- **KJ1** (confidence: low) {sentence} [@a]"));
        let built = site().analysis(&judgement).file("content/disputes/d.md", &dispute(sentence)).build();
        for page in ["analysis/a.html", "disputes/d.html", "claims.html"] {
            let html = std::fs::read_to_string(built.output().join(page)).unwrap();
            assert_eq!(html.contains("class=\"likelihood\""), expected, "{page}: {sentence}");
        }
    };
    shown("It is likely that it came.", true);
    shown("It is likely, very much so, and likely to stay.", true);
    shown("It is not unlikely that it came.", false);
    shown("It is likely, perhaps unlikely, that it came.", false);
    shown("There is a realistic possibility that it came.", false);
    shown("It came.", false);
}

#[test]
fn likelihood_and_confidence_are_apart() {
    let with = |sentence: &str| site().analysis(&judged(&format!("- **KJ1** (confidence: low) {sentence} [@a]")));
    let mixed = "one sentence states both likelihood and confidence";
    check(with("It is likely, with high confidence."), &[&format!("confidence-mixed analysis/a.md:3:29: {mixed}")]);
    check(with("It is likely that confidence in the levy falls."), &[]);
    check(
        site().analysis("**Bottom line.** It is so. We are confident that it is likely.\n"),
        &[&format!("confidence-mixed analysis/a.md:1:28: {mixed}")],
    );
    check(
        site().file(
            "content/disputes/d.md",
            &format!("{DISPUTE}\n**Assessment** (desk, 2025-03-05). Likely, with low confidence.\n"),
        ),
        &[&format!("confidence-mixed disputes/d.md:9:36: {mixed}")],
    );
    check(
        site()
            .file("content/disputes/d.md", &format!("{DISPUTE}\n**Assessment** (desk, 2025-03-05). Likely. Confidence: low.\n")),
        &[],
    );
}

#[test]
fn retracted_sources_carry_nothing() {
    let with = |text: &str| {
        site()
            .file("content/sources/r.md", "---\nstatus: retracted\nnone-given: [author, publisher, issued]\n---\n")
            .file("content/disputes/d.md", text)
            .analysis(&judged("- **KJ1** (confidence: low) It is likely so. [@a; @r]\n\n## Said\n\nSee [@r]."))
    };
    check(
        with("## C1 The levy came\n\n- Ana **asserts** [@r]\n- Ana **retracts** [@a]\n"),
        &[
            "source-retracted analysis/a.md:3:46: KJ1 rests on `r`, which was retracted",
            "source-retracted disputes/d.md:3:19: this position rests on `r`, which was retracted",
        ],
    );
    check(with("## C1 The levy came\n\n- Ana **asserts** [@b]\n").analysis("See [@r].\n"), &[]);
    let through = |positions: &str| {
        with(&format!("## C1 The levy came\n\n{positions}"))
            .analysis(&judged("- **KJ1** (confidence: low) It is likely so. [[d#C1]]"))
    };
    let position = "source-retracted disputes/d.md:3:19: this position rests on `r`, which was retracted";
    check(
        through("- Ana **asserts** [@r]\n- Ben **questions** [@desk]\n"),
        &["source-retracted analysis/a.md:3:46: KJ1, through C1, rests on `r`, which was retracted", position],
    );
    check(through("- Ana **asserts** [@r]\n- Ben **asserts** [@a]\n- Cid **asserts** [@b]\n"), &[position]);
}

#[test]
fn judgements_agree_with_each_other() {
    let with = |assessment: &str, sentence: &str| {
        let dispute = format!("## C1 The levy came from the port\n\n- Ana **asserts** [@a p1]\n\n{assessment}\n");
        site().file("content/disputes/d.md", &dispute).analysis(&format!(
            "---\ndate: 2025-04-01\n---\n{}",
            judged(&format!("- **KJ1** (confidence: low) {sentence} [[d#C1]]"))
        ))
    };
    let unlikely = "**Assessment** (desk, 2025-03-05). Unlikely. Confidence: low; it is so.";
    check(
        with(unlikely, "It is likely that the levy came from the port."),
        &[
            "assessments-opposite analysis/a.md:6:29: C1 of `d` is `likely` (55–80 %) here and `unlikely` (20–45 %) in `content/disputes/d.md`, line 5",
        ],
    );
    for agreeing in [
        "It is very unlikely that the levy came from the port.",
        "There is a roughly even chance that the levy came from the port.",
        "It is likely that the levy did not come from the port.",
        "It is likely that nobody will say who asked for a levy.",
    ] {
        check(with(unlikely, agreeing), &[]);
    }
    let revised = format!("{unlikely}\n\n**Assessment** (desk, 2025-03-09). Likely. Confidence: low.");
    check(with(&revised, "It is likely that the levy came from the port."), &[]);
    let differing = format!("{unlikely}\n\n**Assessment** (visitor, 2025-03-09). Likely. Confidence: low.");
    check(
        with(&differing, "It is likely that no ship came."),
        &[
            "assessments-opposite disputes/d.md:7:1: C1 of `d` is `likely` (55–80 %) here and `unlikely` (20–45 %) in `content/disputes/d.md`, line 5",
        ],
    );
}

#[test]
fn roles_are_given_while_they_are_held() {
    let with = |text: &str| {
        site()
            .file(
                "content/actors/Ana Lee.md",
                "---\nkind: person\n---\n## Roles\n\n- President of Arrakis, 2025-06-01/2025-08-31 [@desk]\n- Mayor [@desk]\n",
            )
            .analysis(text)
    };
    let outside = |place: &str, date: &str, why: &str| {
        format!(
            "role-outside analysis/a.md:{place}: `President Ana Lee: President of Arrakis` holds for 2025-06-01/2025-08-31, and {why} is of {date}"
        )
    };
    check(with("On 4 May 2025 President Ana Lee spoke.\n"), &[&outside("1:15", "2025-05-04", "what is told here")]);
    check(
        with("On the morning of 4 May 2025 President Ana Lee spoke.\n"),
        &[&outside("1:30", "2025-05-04", "what is told here")],
    );
    check(with("President Ana Lee spoke [@a].\n"), &[&outside("1:1", "2025-03-04", "`@a`")]);
    check(
        with("On 4 May 2025 the President of Arrakis, Ana Lee, spoke.\n"),
        &[&outside("1:19", "2025-05-04", "what is told here").replace("President Ana", "President of Arrakis, Ana")],
    );
    check(
        with("President of Arrakis Ana Lee spoke on 4 May 2025.\n"),
        &[&outside("1:1", "2025-05-04", "what is told here").replace("President Ana", "President of Arrakis Ana")],
    );
    check(
        with("Ana Lee, President of Arrakis, spoke on 4 May 2025.\n"),
        &[&outside("1:10", "2025-05-04", "what is told here").replace("President Ana Lee:", "Ana Lee, President of Arrakis:")],
    );
    check(
        with("On 4 May 2025 [[Ana Lee|President Lee]] spoke.\n"),
        &[&outside("1:25", "2025-05-04", "what is told here").replace("President Ana Lee: ", "President Lee: ")],
    );
    for silent in [
        "On 4 July 2025 President Ana Lee spoke.",
        "On 4 July 2025 [[Ana Lee|President Lee]] spoke.",
        "On 4 May 2025 Ana Lee spoke.",
        "On 4 May 2025 Mayor Ana Lee spoke.",
        "On 4 May 2025 then President Ana Lee spoke.",
        "On 4 May 2025 former President Ana Lee spoke.",
        "On 4 May 2025 future President Ana Lee spoke.",
        "On 4 May 2025 later President Ana Lee spoke.",
        "On 4 May 2025 the later President Ana Lee spoke.",
        "On 4 May 2025 later the President of Arrakis, Ana Lee, spoke.",
        "On 4 May 2025 Ana Lee, later President of Arrakis, spoke.",
        "On 4 May 2025 President Ana Lee was elected.",
        "On 4 May 2025, and on 4 July 2025, President Ana Lee spoke.",
        "President Ana Lee spoke.",
        "The president of Arrakis spoke on 4 May 2025.",
        "President Ana Lee repealed the law of 4 May 2018.",
        "The talks with President Ana Lee ended the war of 1982.",
    ] {
        check(with(&format!("{silent}\n")), &[]);
    }
    let dispute = |how: &str| {
        let text = format!("## C1 It came\n\n- President [[Ana Lee]], for the port, **asserts** ({how}named) [@a]\n");
        with("").file("content/disputes/d.md", &text)
    };
    check(
        dispute("2025-09-02, "),
        &[
            "role-outside disputes/d.md:3:3: `President [[Ana Lee]]: President of Arrakis` holds for 2025-06-01/2025-08-31, and what is told here is of 2025-09-02",
        ],
    );
    check(dispute("2025-07, "), &[]);
}

#[test]
fn two_texts_of_one_outlet_are_one_source() {
    let with = |publisher: &str| {
        site()
            .file(
                "content/sources/c.md",
                &format!("---\nnone-given: [author]\npublisher: {publisher}\nissued: 2025-03-01\n---\n"),
            )
            .analysis(&judged("- **KJ1** (confidence: high) It is likely so. [@a; @c]"))
    };
    check(
        with("The Paper"),
        &[
            "judgement-one-source analysis/a.md:3:30: KJ1 has high confidence and rests on 2 texts that come to one independent source: `a`, `c`",
        ],
    );
    check(with("Another"), &[]);
}
