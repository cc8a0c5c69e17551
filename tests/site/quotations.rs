//! Quotations held against their sources: verdicts, voices, wrong mouths, and how pages show them.

use super::builder::{Built, Site};

const REPORT: &str = "Port to charge trawlers more\n\n\
Chile will charge foreign trawlers twice as much from January, the ministry said on Tuesday.\n\n\
“The levy pays for inspectors, and for nothing else,” Marta Solís, the deputy minister, told reporters.\n\n\
Rodrigo Paz of the ship owners called the levy “a border on the water” and promised an answer.\n\n\
The plane never entered Chilean airspace, Solís answered, and flight tracking data would prove it.\n\n\
“We did not begin this quarrel,” Solís said. “We will not end it by paying.”\n";

const LETTER: &str = "A letter\n\nThe owners write that no ship of theirs has ever fished inside the line without a licence.\n";

fn site() -> Site {
    Site::new()
        .config("[rights]\npublish = \"full\"")
        .file("seeds/report.txt", REPORT)
        .file("seeds/letter.txt", LETTER)
        .file(
            "content/sources/report.md",
            "---\nauthor: [Ana Ejemplo]\npublisher: The Coastal Courier\nissued: 2025-09-03\ngenre: report\n---\n",
        )
        .file(
            "content/sources/letter.md",
            "---\nauthor: [The owners]\npublisher: The owners\nissued: 2025-09-03\ngenre: press-release\n---\n",
        )
        .file("content/actors/Marta Solís.md", "---\nkind: person\nshort-names: [Solís]\n---\n")
        .file("content/actors/Rodrigo Paz.md", "---\nkind: person\n---\n")
}

#[track_caller]
fn analysis(text: &str) -> Built {
    site().analysis(&format!("{text}\n")).check()
}

#[track_caller]
fn dispute(positions: &str) -> Built {
    site()
        .file("content/disputes/levy.md", &format!("---\nquestion: Q?\n---\n\n## C1 The levy is aimed at ships\n\n{positions}\n"))
        .check()
}

#[test]
fn right_quotations_are_silent() {
    for text in [
        "She said “the levy pays for inspectors, and for nothing else” [@report p3].",
        "She said \"The levy pays for inspectors … nothing else.\" [@report p3]",
        "« We did not begin this quarrel », she said [@report p6].",
        "“We did not begin this quarrel. We will not end it by paying” [@report p6].",
        "„a border on the water“ [@report p4]",
        "> The levy pays for inspectors, and for nothing else [@report p3]",
        "The levy [@report p3: “pays for inspectors, and for nothing else”] is new.",
        "“No es nuestra culpa, de verdad” [@report p6 tr: “We did not begin this quarrel”].",
        "The title, *Port to charge “many” trawlers more*, is bold [@report].",
        "A so-called “border of ships” is nothing, she says [@report p4].",
        "Only the desk knows that “there was never such a line at sea” [@desk].",
    ] {
        analysis(text).says(&[]);
    }
}

#[test]
fn what_is_wrong_with_a_quotation() {
    analysis("She said “the levy pays for soldiers, and for nothing else” [@report p3].").says(&[
        "error[quotation-near] content/analysis/a.md:1:11: this quotation is not quite what `@report` has: `soldiers` instead of `inspectors` (p3 has “The levy pays for inspectors, and for nothing else”)",
    ]);
    analysis("She said “we did not begin this quarrel” [@report p3].").says(&[
        "warning[quotation-paragraph] content/analysis/a.md:1:11: `@report` has this quotation in p6, not in p3 (write `[@report p6]`)",
    ]);
    analysis("They say “no ship of theirs has ever fished inside the line” [@report p4].").says(&[
        "error[quotation-elsewhere] content/analysis/a.md:1:11: `@report` does not have this quotation, but `@letter` has it (cite `[@letter p2]`)",
    ]);
    analysis("They say “the moon is made of an old green cheese” [@report p4].").says(&[
        "error[quotation-not-found] content/analysis/a.md:1:11: `@report` does not have this quotation, nor has any other source here (quote its own words, or report them without quotation marks; titles stand in *emphasis*)",
    ]);
    analysis("They say “the moon is made of an old green cheese”. So it goes on [@report p4].").says(&[
        "warning[quotation-not-found] content/analysis/a.md:1:11: `@report` does not have this quotation, nor has any other source here (quote its own words, or report them without quotation marks; titles stand in *emphasis*)",
    ]);
    analysis("They say that “no ship of theirs has ever fished inside” it.").says(&[
        "warning[quotation-uncited] content/analysis/a.md:1:16: these words are quoted, but their paragraph cites nothing (`[@letter p2]` has these words)",
    ]);
    analysis("The levy [@report p3: “pays for soldiers, and for nothing else”] is new.").says(&[
        "error[quotation-near] content/analysis/a.md:1:24: this pin is not quite what `@report` has: `soldiers` instead of `inspectors` (p3 has “pays for inspectors, and for nothing else”)",
    ]);
}

#[test]
fn every_elision_is_held_against_the_source() {
    let text: String = (0..50).map(|number| format!("Item {number} costs money; ")).collect();
    let words = |last: &str| (0..50).map(|number| format!("Item {number} costs … ")).collect::<String>() + last;
    let listed =
        |last: &str| site().file("seeds/list.txt", &text).analysis(&format!("It says “{}” [@list p1].", words(last))).check();
    listed("money").says(&[]);
    listed("less money").says(&[
        "error[quotation-near] content/analysis/a.md:1:10: this quotation is not quite what `@list` has: `less money` is added (p1 has “Item 10 costs”)",
    ]);
}

#[test]
fn words_in_the_wrong_mouth() {
    dispute("- [[Marta Solís]] **asserts**: “The levy pays for inspectors, and for nothing else” [@report p3]").says(&[]);
    dispute("- [[Marta Solís]] **denies** [@report p5: “The plane never entered Chilean airspace”]").says(&[]);
    dispute("- [[Marta Solís]] **denies**: “The plane never entered Chilean airspace” [@report p5]").says(&[
        "error[not-their-words] content/disputes/levy.md:7:32: these are the words of `@report`, not of Marta Solís: in p5 they stand outside quotation marks (drop the marks and pin what the position rests on: `[@report p5: “The plane never entered Chilean airspace”]`; in marks stand words that the source quotes, or those of a WHO who is its `author`)",
    ]);
    dispute("- Ana Ejemplo **asserts**: “The plane never entered Chilean airspace” [@report p5]").says(&[]);
    dispute(
        "- The owners **deny**: “no ship of theirs has ever fished inside the line” [@letter p2]"
            .replace("deny", "denies")
            .as_str(),
    )
    .says(&[]);
    dispute("- [[Rodrigo Paz]] **asserts**: “We did not begin this quarrel” [@report p6]").says(&[
        "error[speaker-differs] content/disputes/levy.md:7:33: in `@report` p6 it is Marta Solís who says this, not Rodrigo Paz (make Marta Solís the one who takes the position, or look again at p6)",
    ]);
}

#[test]
fn a_title_before_a_name_is_nobody_else() {
    for who in ["Solís", "Ms Solís, for Chile,", "Deputy Minister Solís", "Chilean Deputy Minister Marta Solís, for Chile,"] {
        dispute(&format!("- {who} **denies**: “We did not begin this quarrel” [@report p6]")).says(&[]);
    }
    dispute("- a spokesman of Marta Solís **denies**: “We did not begin this quarrel” [@report p6]").says(&[
        "error[speaker-differs] content/disputes/levy.md:7:43: in `@report` p6 it is Marta Solís who says this, not a spokesman of Marta Solís (make Marta Solís the one who takes the position, or look again at p6)",
    ]);
}

#[test]
fn the_reader_is_told_in_words_and_reaches_the_passage() {
    let built = site()
        .analysis("She said “the levy pays for inspectors, and for nothing else” [@report p3]. The plane “never entered Chilean airspace” [@report p5].\n")
        .build();
    built.ok();
    let page = built.page("analysis/a.html");
    page.has("in quotation marks in the source, ¶ 3</a>, said by <a href=\"../actors/marta-solis.html\">Marta Solís</a>")
        .has("<a href=\"../sources/report.html#q1\">")
        .has("the article’s own words, ¶ 5</a>")
        .has("“<mark>The levy pays for inspectors, and for nothing else</mark>,”");
    built
        .page("sources/report.html")
        .has("<mark id=\"q1\">The levy pays for inspectors, and for nothing else</mark>")
        .has("<mark id=\"q2\">");
}

#[test]
fn a_digest_is_never_called_verified() {
    let built = site()
        .file("content/sources/report.md", "---\ntext: digest\n---\n")
        .analysis("She said “the levy pays for inspectors, and for nothing else” [@report p3].\n")
        .build();
    built.page("analysis/a.html").has("matches our digest: <a").lacks("verified");
}

#[test]
fn words_that_a_text_has_but_not_together() {
    analysis("It says “charge trawlers more Chile will charge foreign trawlers” [@report p1-2].").says(&[
        "error[quotation-not-found] content/analysis/a.md:1:10: `@report` does not have this quotation, nor has any other source here (quote its own words, or report them without quotation marks; titles stand in *emphasis*)",
    ]);
    analysis("She said “we did [not] begin this quarrel” [@report p6].").says(&[]);
    analysis("She said “the levy [never] pays for inspectors” [@report p3].").says(&[
        "error[quotation-near] content/analysis/a.md:1:11: this quotation is not quite what `@report` has: `never` is added (p3 has “The levy pays for inspectors”)",
    ]);
}

#[test]
fn the_citation_before_in_the_sentence_will_do() {
    analysis("As [@report p6] has it, “we did not begin this quarrel”. The owners answered [@letter].").says(&[]);
    analysis("As [@report p6] has it, “we did not begin this fight”. The owners answered [@letter].").says(&[
        "error[quotation-near] content/analysis/a.md:1:26: this quotation is not quite what `@report` has: `fight` instead of `quarrel` (p6 has “We did not begin this quarrel”)",
    ]);
    analysis("She spoke [@report p6]. It says “we did not begin this quarrel”. The owners answered [@letter].").says(&[
        "error[quotation-elsewhere] content/analysis/a.md:1:34: `@letter` does not have this quotation, but `@report` has it (cite `[@report p6]`)",
    ]);
}

#[test]
fn a_part_in_the_wrong_mouth() {
    let both = "“We will not end it by paying”";
    dispute(
        "- [[Marta Solís]] **denies** (named): “The levy pays for inspectors […] We did not begin this quarrel” [@report p3-6]",
    )
    .says(&[]);
    dispute("- [[Rodrigo Paz]] **denies** (named): “a border on the water […] We did not begin this quarrel” [@report p4-6]").says(&[
        "error[speaker-differs] content/disputes/levy.md:7:40: in `@report` p6 it is Marta Solís who says this, not Rodrigo Paz (make Marta Solís the one who takes the position, or look again at p6)",
    ]);
    dispute(&format!("- [[Marta Solís]] **denies** (named): {both} [@report p6]")).says(&[]);
    dispute("- [[Marta Solís]] **denies** (named): “The levy pays for inspectors […] and promised an answer” [@report p3-4]").says(&[
        "error[not-their-words] content/disputes/levy.md:7:40: not all of these are the words of Marta Solís: in `@report` p4 “and promised an answer” stands outside quotation marks (quote only what the source quotes; what it says in its own words stands outside your marks too, or is a pin of the citation)",
    ]);
    for (words, outside) in [
        ("of the ship owners called the levy a border on the water", "of the ship owners called the levy"),
        ("a border on the water and promised", "and promised"),
        ("called the levy a border", "called the levy"),
        ("border on the water and", "and"),
    ] {
        dispute(&format!("- [[Rodrigo Paz]] **denies** (named): “{words}” [@report p4]")).says(&[&format!(
            "error[not-their-words] content/disputes/levy.md:7:40: not all of these are the words of Rodrigo Paz: in `@report` p4 “{outside}” stands outside quotation marks (quote only what the source quotes; what it says in its own words stands outside your marks too, or is a pin of the citation)"
        )]);
    }
    dispute("- [[Rodrigo Paz]] **denies** (named): the levy is “a border on the water” [@report p4]").says(&[]);
}

#[test]
fn a_mark_without_its_other_is_told() {
    let hint = "(add the other mark, else nothing is held against a source; for inches write `″`)";
    let open = |place: &str| {
        format!("warning[quotation-unpaired] content/analysis/a.md:{place}: nothing closes this quotation mark {hint}")
    };
    let stray =
        format!("warning[quotation-unpaired] content/analysis/a.md:1:40: this quotation mark closes what none opened {hint}");
    analysis("She said “the levy pays for soldiers [@report p3].").says(&[&open("1:10")]);
    analysis("She said “the levy pays for soldiers [@report p3]. He said “a border on the water” [@report p4].")
        .says(&[&open("1:10")]);
    analysis("She said «the levy pays for soldiers” [@report p3].").says(&[&open("1:10")]);
    analysis("She said “the levy pays.\n\nThen the other paragraph” came.").says(&[&open("1:10")]);
    analysis("She said that the levy pays for soldiers” [@report p3].").says(&[&stray.replace("1:40", "1:41")]);
    for silent in [
        "A 12\" gun, a man of 6'2\" and a 5” disk in the ’90s, 'twas [@report p3].",
        "The levy “pays for inspectors, and\n\n“for nothing else” [@report p3].",
        "> “We did not begin this quarrel. [@report p6]",
        "Code `say \"no` and <https://x.org/a> [@report].",
        "A mark (“) alone.",
    ] {
        let said = analysis(silent).stderr.clone();
        assert!(!said.contains("quotation-unpaired"), "{silent}: {said}");
    }
}

#[test]
fn a_term_in_foreign_marks_is_nobody_s_words() {
    let with = |term: &str| {
        analysis(&format!(
            "She said “we did not begin this quarrel” [@report p6]. So “we will not end it” [@report p6], “not” “this” “way”.\n\n{term}"
        ))
    };
    with("The «siloviki» [@report p6], the „Zeitenwende“ [@report p6] and the «Frente Farabundo Martí» came.").says(&[]);
    with("The «Ejército de Liberación Nacional» came.").says(&[]);
    with("They say «no pagaremos» [@report p6].").says(&[]);
    with("They say «¡No pagaremos!» [@report p6].").says(&[
        "error[quotation-not-found] content/analysis/a.md:3:11: `@report` does not have this quotation, nor has any other source here (quote its own words, or report them without quotation marks; titles stand in *emphasis*)",
    ]);
    with("They say «no vamos a pagar».").says(&[
        "warning[quotation-uncited] content/analysis/a.md:3:11: these words are quoted, but their paragraph cites nothing (no source here has these words: cite where they are from, or drop the marks; titles stand in *emphasis*)",
    ]);
}

#[test]
fn words_of_two_speakers_in_one_quotation() {
    let text = "A quarrel at sea\n\n“The levy is a border on the water,” Rodrigo Paz said. He promised an answer.\n\n\
“We did not begin this quarrel,” Marta Solís said. “We will not end it by paying.”\n\n“We will wait for the end of it,” some said.\n";
    let quoting = |note: &str| site().file("seeds/quarrel.txt", text).analysis(&format!("{note}\n")).check();
    let two = "this quotation runs together what Rodrigo Paz says in `@quarrel` p2 and what Marta Solís says in p3 (quote each by itself, with the one who says it)";
    let said = |place: &str| format!("warning[speakers-joined] content/analysis/a.md:{place}: {two}");
    let words = "The levy is a border on the water […] We did not begin this quarrel";
    quoting(&format!("They say “{words}” [@quarrel p2-3].")).says(&[&said("1:11")]);
    quoting(&format!("> {words} [@quarrel p2-3]")).says(&[&said("1:3")]);
    quoting(&format!("They say “{words} … for the end of it” [@quarrel p2-4].")).says(&[&said("1:11")]);
    for silent in [
        // One speaker; the text's own words; somebody; marks that tell the two apart; a passage with its speakers; a pin; two quotations.
        "She said “We did not begin this quarrel […] We will not end it” [@quarrel p3].",
        "It says “a border on the water […] promised an answer” [@quarrel p2].",
        "They say “We did not begin this quarrel […] for the end of it” [@quarrel p3-4].",
        "They say “‘The levy is a border on the water’ […] ‘We did not begin this quarrel’” [@quarrel p2-3].",
        "> “The levy is a border on the water,” Rodrigo Paz said. […] “We did not begin this quarrel,” Marta Solís said. [@quarrel p2-3]",
        "They quarrel [@quarrel p2-3: “The levy is a border on the water […] We did not begin this quarrel”].",
        "They say “The levy is a border on the water” and “We did not begin this quarrel” [@quarrel p2-3].",
    ] {
        quoting(silent).says(&[]);
    }
}

#[test]
fn what_a_withdrawn_page_no_longer_shows_is_not_held_against_sources() {
    let text = "---\ntitle: W\ndate: 2025-10-01\nSTATUS---\n\nShe said “the fleet will never come back to this port”.\n";
    let said = |status: &str| site().file("content/analysis/w.md", &text.replace("STATUS", status)).check();
    said("status: withdrawn\n").says(&[]);
    assert!(said("").stderr.contains("quotation-uncited"));
}

#[test]
fn right_words_under_a_wrong_paragraph_are_not_marked_as_right() {
    let built = site()
        .file(
            "content/disputes/levy.md",
            "---\nquestion: Q?\n---\n\n## C1 Who began\n\n- [[Marta Solís]] **denies**: “We did not begin this quarrel” [@report p3]\n",
        )
        .analysis("She said “we did not begin this quarrel” [@report p3-4].\n\n> We did not begin this quarrel [@report p6]\n\n![[levy#C1]]\n")
        .build();
    assert_eq!(built.code, 0);
    let mark = |cited: &str| {
        format!(
            "<span class=\"mark misplaced\"><span aria-hidden=\"true\">↷ ¶ 6</span><span class=\"unseen\">in ¶ 6, though cited as ¶ {cited}</span></span>"
        )
    };
    let card = |cited: &str| format!("in quotation marks in the source, ¶ 6</a>, though cited as ¶ {cited}, said by <a");
    built
        .page("analysis/a.html")
        .times(1, &mark("3–4"))
        .times(1, &card("3–4"))
        .times(1, &mark("3"))
        .times(1, &card("3"))
        .times(2, "<span class=\"verdict misplaced\">")
        .times(1, "<span class=\"mark verified\">");
    for page in ["disputes/levy.html", "actors/marta-solis.html"] {
        built
            .page(page)
            .has(&mark("3"))
            .has(&card("3"))
            .has("<small class=\"misplaced\">though cited as ¶ 3</small>")
            .lacks("mark verified");
    }
}

#[test]
fn words_that_go_on_behind_the_cited_paragraph_are_told_apart_too() {
    let built = site()
        .file("seeds/two.txt", "Title of it\n\n“We asked for it and then\n\nwe asked for it again,” Solís said.\n")
        .analysis("“We asked for it and then we asked for it again” [@two p2].\n")
        .build();
    built.page("analysis/a.html").has("<span class=\"unseen\">in ¶ 2–3, though cited as ¶ 2</span>");
}

#[test]
fn a_mark_does_not_vouch_for_the_words_beside() {
    let page = |text: &str| site().analysis(&format!("{text}\n")).build().says(&[]).page("analysis/a.html");
    let both = page("She called them “utterly rotten liars” and said “we did not begin this quarrel” [@report p6].");
    both.has(
        "<span class=\"mark partly\"><span aria-hidden=\"true\">◐</span><span class=\"unseen\">verified in part</span></span>",
    )
    .has("<span class=\"verdict partly\"><q>utterly rotten liars</q> not in the cited paragraph; a few words are not taken for a quotation</span>");
    // Few words that stand there are verified like others; one word is nobody's quotation.
    page("She says “this quarrel” is not hers: “we did not begin this quarrel” [@report p6].")
        .has("<span class=\"mark verified\">")
        .times(2, "<span class=\"verdict\">");
    page("The “guilty” say “we did not begin this quarrel” [@report p6].")
        .has("<span class=\"mark verified\">")
        .lacks("guilty</q>");
    page("They are “utterly rotten liars” to her, as all know [@report p6].").lacks("class=\"mark");
    // Without a paragraph they may stand anywhere.
    page("The “quarrel” of ours and the “plane never” seen are no words of hers, as all know [@report].").lacks("class=\"mark");
}

#[test]
fn words_in_brackets_are_said_to_be_ours() {
    let page = |words: &str| {
        let text = format!("She said “{words}” [@report p3].\n");
        site().analysis(&text).build().says(&[]).page("analysis/a.html")
    };
    page("[this charge] pays for inspectors, and for nothing else")
        .has("verified, but for the words in [brackets], which are ours: ");
    page("the levy […] for nothing else").has("verified, with omissions: ").lacks("brackets");
    page("the levy [sic] pays for inspectors").lacks("brackets");
}
