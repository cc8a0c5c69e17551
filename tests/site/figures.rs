//! Figures and dates of sentences, held against what is cited.

use super::checks::{check, judged, site};

#[test]
fn figures_stand_in_what_is_cited() {
    let with = |sentence: &str| site().analysis(&format!("{sentence}\n"));
    let lacks = |place: &str, figure: &str, cited: &str| format!("figure-unbacked analysis/a.md:{place}: `{figure}` is {cited}");
    check(with("She met 1,300 men [@a p3]."), &[&lacks("1:9", "1,300", "not in `@a p3`")]);
    check(with("She met 1,200 men [@a p2]."), &[&lacks("1:9", "1,200", "not in `@a p2`")]);
    check(
        with("On 4 May 2025 she met 1,300 men [@a p2; @b p3]."),
        &[&lacks("1:4", "4 May 2025", "in none of `@a p2`, `@b p3`"), &lacks("1:23", "1,300", "in none of `@a p2`, `@b p3`")],
    );
    check(with("It was so. She met 1,300 men. [@a p3] More."), &[&lacks("1:20", "1,300", "not in `@a p3`")]);
    check(with("| Who | Men |\n| --- | --- |\n| Ana | 1,300 [@a p3] |"), &[&lacks("3:9", "1,300", "not in `@a p3`")]);
    for silent in [
        "She met 1,200 men [@a p3]. Another 1,300 came.",
        "She met one thousand two hundred men [@a].",
        "She met 1,200 men [@a p1; @b p3].",
        "She met 1,200 men [@a p1] there [@b p3].",
        "She met 1,300 men (our sum) [@a p3].",
        "She met 1,300 men [@a p3] [@desk].",
        "She said “1,300 men” and `1300` of [1,300](https://example.org/) [@a p3: “The Ana met 1,200 men”].",
        "On 4 March 2025 she met them [@a p2].",
        "On 1 March 2025 the minister said nothing [@a p2].",
        "She flew an F-16 under Resolution 2334 at 10:30, as three texts say [@a p3].",
    ] {
        check(with(silent), &[]);
    }
    let hint = |sentence: &str, hint: &str| assert!(with(sentence).check().stderr.contains(hint), "{hint}");
    hint("She met 1,200 men [@a p2].", "= hint: `[@a p3]` has it");
    hint("She met 1,300 men [@a p3].", "= hint: there stands `1,200`; mark what you worked out yourself with `(our sum)`");
}

#[test]
fn the_hint_names_the_nearest_figures() {
    let text = "A title of it\n\nThere were 7 boats, 12 ships, 40 cars, 900 men, 900 women and 1,290 goats on 3 May 2025 and 8 May 2025.\n";
    let with = |sentence: &str| site().file("seeds/one.txt", text).analysis(&format!("{sentence} [@a p2].\n"));
    let hint = |sentence: &str, there: &str| {
        let said = with(sentence).check().stderr;
        assert!(said.contains(&format!("= hint: there stands {there}; mark")), "{there}: {said}");
    };
    hint("She met 1,300 men", "`1,290`, `900`, `40`, `12`");
    hint("It was 40 percent", "`40 cars`, `12`, `7`, `900`");
    hint("She met them on 9 May 2025", "`8 May 2025`, `3 May 2025`, `7`, `12`");
}

#[test]
fn a_language_has_its_own_marks() {
    let text = "Una nota del puerto\n\nHuyeron 300.000 personas y costó 1,25 pesos.\n";
    let of = |language: &str| {
        let note = format!("---\nseed: one\n{language}none-given: [author, publisher, issued]\n---\n");
        let site = site().file("seeds/one.txt", text).file("content/sources/a.md", &note);
        site.analysis("300 fled [@a p2]. It cost 1.25 pesos [@a p2].\n")
    };
    check(of("language: es\n"), &["figure-unbacked analysis/a.md:1:1: `300` is not in `@a p2`"]);
    check(of(""), &[]);
}

#[test]
fn figures_of_positions_and_actors() {
    let dispute = |words: &str| {
        let text = format!("## C1 It came\n\n- Ana **asserts** (2025-01-02, credibility 2): {words} [@a p3]\n");
        site().file("content/disputes/d.md", &text)
    };
    check(dispute("1,300 men came"), &["figure-unbacked disputes/d.md:3:48: `1,300` is not in `@a p3`"]);
    check(dispute("1,200 men came"), &[]);
    let foreign =
        site().file("content/sources/a.md", "---\nseed: one\nlanguage: uk\nnone-given: [author, publisher, issued]\n---\n");
    check(foreign.analysis("She met 1,300 men [@a p3].\n"), &[]);
}

#[test]
fn a_horizon_has_no_source() {
    let headed = |judgement: &str| {
        let judgements = judged(&format!("- **KJ1** (confidence: low) It is likely that the levy ends {judgement}. [@a p3]"));
        site().analysis(&format!("---\ndate: 2026-01-10\n---\n{judgements}"))
    };
    for horizon in [
        "by 2030",
        "before the end of June 2027",
        "within 12 months",
        "within the next 12 to 18 months",
        "in the coming 40 days",
        "in 15–20 years",
        "in the second quarter of 2026",
        "by 1 July 2026",
        "in the 2026 budget",
        "in January 2026",
    ] {
        check(headed(horizon), &[]);
    }
    let lacks = |place: &str, figure: &str| format!("figure-unbacked analysis/a.md:{place}: `{figure}` is not in `@a p3`");
    check(headed("as it did in 2024"), &[&lacks("6:74", "2024")]);
    check(headed("as of 10 January 2026"), &[&lacks("6:67", "10 January 2026")]);
    check(headed("within 12 miles"), &[&lacks("6:68", "12")]);
    check(headed("after 12 months"), &[&lacks("6:67", "12")]);
    check(
        site().analysis("---\ndate: 2026-01-10\n---\nIt ends by 2030. [@a p3] It ends within 12 months. [@a p3]\n"),
        &[&lacks("4:12", "2030"), &lacks("4:41", "12")],
    );
    check(
        site().analysis(&judged("- **KJ1** (confidence: low) It is likely to end by 2030. [@a p3]")),
        &[&lacks("3:52", "2030")],
    );
    let assessed = |words: &str| {
        let text = format!(
            "## C1 It came\n\n- Ana **asserts** [@a p1]\n\n**Assessment** (desk, 2025-06-01). It is likely to end {words} [@a p3]. Confidence: low.\n"
        );
        site().file("content/disputes/d.md", &text)
    };
    check(assessed("by 2030"), &[]);
    check(assessed("within 12 months"), &[]);
    check(assessed("as in 2024"), &["figure-unbacked disputes/d.md:5:62: `2024` is not in `@a p3`"]);
}
