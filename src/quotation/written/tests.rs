//! Markdown in; what it quotes, and the citation behind it, out.

use super::*;
use crate::brief;
use crate::markdown::{Options, parse};

/// What `markdown` quotes: `kind "words" -> [@key p2] same-sentence adjacent C2#1`, one a line.
fn listed(markdown: &str) -> String {
    let body = parse(markdown, 0, &Options { claims: true, ..Options::default() });
    let dispute = brief::dispute(markdown, &body);
    let reading = read(markdown, &body, Some(&dispute));
    reading.quotations.iter().map(|written| line(markdown, &body, &dispute, written)).collect()
}

fn line(markdown: &str, body: &Body, dispute: &DisputeBody, written: &Written) -> String {
    let kind = match written.kind {
        WrittenKind::Inline => "inline",
        WrittenKind::Term => "term",
        WrittenKind::Block => "block",
        WrittenKind::Pin => "pin",
    };
    let citation = written.citation.map_or("nothing", |at| body.citations[at as usize].span.of(markdown));
    let position = written.position.map(|(claim, position)| {
        let claim = &dispute.claims[claim as usize];
        format!(" {}#{}", claim.number, position + 1)
    });
    let said = [
        (written.same_sentence && written.kind != WrittenKind::Pin, " same-sentence"),
        (written.adjacent && written.kind != WrittenKind::Pin, " adjacent"),
        (written.translated, " translated"),
    ];
    let said: String = said.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word).collect();
    format!("{kind} \"{}\" -> {citation}{said}{}\n", written.words, position.unwrap_or_default())
}

/// `markdown` quotes what `expected` lists.
fn check(markdown: &str, expected: &[&str]) {
    let expected: String = expected.iter().map(|line| format!("{line}\n")).collect();
    assert_eq!(listed(markdown), expected, "{markdown}");
}

#[test]
fn the_next_citation_in_the_sentence_stands_behind_it() {
    check("He said “we will not do it” [@a p2].", &[r#"inline "we will not do it" -> [@a p2] same-sentence adjacent"#]);
    check("He said “we will not do it.” [@a p2] So.", &[r#"inline "we will not do it." -> [@a p2] same-sentence adjacent"#]);
    check("“We will not do it,” he said [@a p2].", &[r#"inline "We will not do it," -> [@a p2] same-sentence"#]);
    check("[@b] has “we will not do it” [@a p2].", &[r#"inline "we will not do it" -> [@a p2] same-sentence adjacent"#]);
    check("“We will not do it [@a p2]”, he said.", &[r#"inline "We will not do it" -> [@a p2] same-sentence adjacent"#]);
    check("So “we will not do it” [@a p2; @b p3].", &[r#"inline "we will not do it" -> [@a p2; @b p3] same-sentence adjacent"#]);
    check(
        "“One two three four” [@a], “five six seven eight” [@b].",
        &[
            r#"inline "One two three four" -> [@a] same-sentence adjacent"#,
            r#"inline "five six seven eight" -> [@b] same-sentence adjacent"#,
        ],
    );
    check(
        "“I will not. Why should I? It is absurd,” he said [@a].",
        &[r#"inline "I will not. Why should I? It is absurd," -> [@a] same-sentence"#],
    );
}

#[test]
fn else_the_next_in_the_paragraph_else_the_last_before() {
    check("“We will not do it.” He left [@a p2].", &[r#"inline "We will not do it." -> [@a p2]"#]);
    check("He left [@a]. He said “we will not do it”.", &[r#"inline "we will not do it" -> [@a]"#]);
    check("As [@a] has it, “we will not do it”.", &[r#"inline "we will not do it" -> [@a] same-sentence"#]);
    check("He left [@a]. “We will not do it.” He went [@b].", &[r#"inline "We will not do it." -> [@b]"#]);
    check("He said “we will not do it”.\n\nHe left [@a].", &[r#"inline "we will not do it" -> nothing"#]);
    check("- “we will not do it”\n- he left [@a]", &[r#"inline "we will not do it" -> nothing"#]);
}

#[test]
fn scare_quotes_are_held_where_the_citation_follows_at_once() {
    check("A “political detainee” [@a p25].", &[r#"inline "political detainee" -> [@a p25] same-sentence adjacent"#]);
    check("A “political detainee”, he said [@a p25].", &[r#"inline "political detainee" -> [@a p25] same-sentence"#]);
    check("A *“political detainee”* ([@a p25]).", &[r#"inline "political detainee" -> [@a p25] same-sentence adjacent"#]);
    check("A “political detainee”[^1] [@a].\n\n[^1]: No.", &[r#"inline "political detainee" -> [@a] same-sentence adjacent"#]);
}

#[test]
fn a_split_quotation_is_held_whole() {
    check(
        "“We will not,” he said, “do it” [@a p3].",
        &[r#"inline "We will not," -> [@a p3] same-sentence adjacent"#, r#"inline "do it" -> [@a p3] same-sentence adjacent"#],
    );
    check(
        "«No lo haré», dijo, «ni hoy ni mañana» [@a p3].",
        &[
            r#"inline "No lo haré" -> [@a p3] same-sentence adjacent"#,
            r#"inline "ni hoy ni mañana" -> [@a p3] same-sentence adjacent"#,
        ],
    );
    check(
        "“War”, “drugs” and “terror” [@a p3].",
        &[
            r#"inline "War" -> [@a p3] same-sentence"#,
            r#"inline "drugs" -> [@a p3] same-sentence"#,
            r#"inline "terror" -> [@a p3] same-sentence adjacent"#,
        ],
    );
}

#[test]
fn only_the_outermost_marks_count() {
    check("“he called it ‘absurd’ today” [@a].", &[r#"inline "he called it ‘absurd’ today" -> [@a] same-sentence adjacent"#]);
    check("‘he called it “absurd” today’ [@a].", &[r#"inline "he called it “absurd” today" -> [@a] same-sentence adjacent"#]);
    check("« il l’a dit “absurde” hier » [@a].", &[r#"inline "il l’a dit “absurde” hier" -> [@a] same-sentence adjacent"#]);
    check("„er nannte es ‚absurd‘ heute“ [@a].", &[r#"inline "er nannte es ‚absurd‘ heute" -> [@a] same-sentence adjacent"#]);
    check("\"he called it 'absurd' today\" [@a].", &[r#"inline "he called it 'absurd' today" -> [@a] same-sentence adjacent"#]);
}

#[test]
fn titles_are_no_quotations() {
    check("*El Salvador’s Recall Exposes Confusion* [@a].", &[]);
    check("The piece “*El Salvador’s Recall Exposes Confusion*” [@a].", &[]);
    check("The piece “*El Salvador’s Recall Exposes Confusion*,” it says [@a].", &[]);
    check("*“so he said it”* [@a].", &[r#"inline "so he said it" -> [@a] same-sentence adjacent"#]);
    check("*He said “so it is now” then* [@a].", &[r#"inline "so it is now" -> [@a] same-sentence"#]);
    check("“so *he* said it” [@a].", &[r#"inline "so he said it" -> [@a] same-sentence adjacent"#]);
    check("**“so he said it”** [@a].", &[r#"inline "so he said it" -> [@a] same-sentence adjacent"#]);
    check("“**so he said it**” [@a].", &[r#"inline "so he said it" -> [@a] same-sentence adjacent"#]);
}

#[test]
fn words_are_as_a_reader_sees_them() {
    check(
        "“we [[el-salvador|Salvadorans]] will\nnot *ever* do” [@a].",
        &[r#"inline "we Salvadorans will not ever do" -> [@a] same-sentence adjacent"#],
    );
    check("“we [all of us](x.md) will not” [@a].", &[r#"inline "we all of us will not" -> [@a] same-sentence adjacent"#]);
    check("[“we will not do it”](x.md) [@a].", &[r#"inline "we will not do it" -> [@a] same-sentence adjacent"#]);
    check("[[x|“we will not do it”]] [@a].", &[r#"inline "we will not do it" -> [@a] same-sentence adjacent"#]);
    check("“we [Mexicans] will […] not” [@a].", &[r#"inline "we [Mexicans] will […] not" -> [@a] same-sentence adjacent"#]);
    check(
        "“we will, [@b p1] and do[^1], it” [@a].\n\n[^1]: x",
        &[r#"inline "we will, and do, it" -> [@a] same-sentence adjacent"#],
    );
    check("“we will [@b p1], surely” [@a].", &[r#"inline "we will, surely" -> [@a] same-sentence adjacent"#]);
    check("“A\\*B &amp; C \\[sic\\]” [@a].", &[r#"inline "A*B & C [sic]" -> [@a] same-sentence adjacent"#]);
    check("&ldquo;we will not do it&rdquo; [@a].", &[r#"inline "we will not do it" -> [@a] same-sentence adjacent"#]);
    check(
        "> x\n\n“run `make it` now <!-- no --> please” [@a].",
        &[r#"block "x" -> [@a]"#, r#"inline "run make it now please" -> [@a] same-sentence adjacent"#],
    );
}

#[test]
fn no_false_alarm() {
    for text in [
        "A 5\" pipe and a 6'2\" man, both 12\" away from it [@a].",
        "The ministers' and drivers' answer isn't ours, the '90s were [@a].",
        "`print(\"one two three four five\")` [@a]",
        "    “one two three four five”\n",
        "```\n“one two three four five”\n```\n",
        "# “one two three four five”\n",
        "## C1 He said “one two three four five”\n",
        "<!-- “one two three four five” [@a] --> x",
        "%% “one two three four five” %% x",
        "![“one two three four five”](x.png)",
        "<b title=\"one two three four five\">x</b>",
        "[x](y.md \"one two three four five\")",
        "https://x.org/?q='one+two+three'four [@a]",
        "“” “ ” “…” \"\" [@a]",
        "> [!NOTE] “one two three four five”\n> x",
        "“never closed here at all [@a].",
        "never opened here at all” [@a].",
        "## Not in our sources\n\n- The “letter of the eleventh of July”\n",
        "## Corrections\n\n2025-11-23: this page said “the plane came from Honduras”.\n",
    ] {
        check(text, &[]);
    }
}

#[test]
fn headings_and_lists_of_what_is_missing_count_where_they_cite() {
    check("# “one two three four” [@a]", &[r#"inline "one two three four" -> [@a] same-sentence adjacent"#]);
    check(
        "## Not in our sources\n\n- “one two three four” [@a]\n\n## Other\n\n- “five six seven eight”",
        &[r#"inline "one two three four" -> [@a] same-sentence adjacent"#, r#"inline "five six seven eight" -> nothing"#],
    );
}

#[test]
fn each_place_is_a_paragraph() {
    check("> [!NOTE]\n> “one two three four” [@a]", &[r#"inline "one two three four" -> [@a] same-sentence adjacent"#]);
    check("x[^1] [@a]\n\n[^1]: “one two three four”", &[r#"inline "one two three four" -> nothing"#]);
    check("x[^1]\n\n[^1]: “one two three four” [@a]", &[r#"inline "one two three four" -> [@a] same-sentence adjacent"#]);
    check(
        "| a | b | c |\n|-|-|-|\n| “one two three four” | x | [@a] |\n| [@b] | “five six seven eight” | |\n| “one two three five” | | |",
        &[
            r#"inline "one two three four" -> [@a]"#,
            r#"inline "five six seven eight" -> [@b]"#,
            r#"inline "one two three five" -> nothing"#,
        ],
    );
}

#[test]
fn a_footnote_can_hold_the_citation() {
    check(
        "“one two three four”[^1]. He left [@b].\n\n[^1]: [@a p3], so.",
        &[r#"inline "one two three four" -> [@a p3] same-sentence adjacent"#],
    );
    check("“one two three four”[^1]. He left [@b].\n\n[^1]: So says [@a p3].", &[r#"inline "one two three four" -> [@b]"#]);
    check(
        "“one two three four”[^1] [@b].\n\n[^1]: [@a p3], so.",
        &[r#"inline "one two three four" -> [@b] same-sentence adjacent"#],
    );
}

#[test]
fn a_quotation_runs_over_two_paragraphs() {
    check(
        "“One two three four.\n\n“Five six seven eight,” he said [@a p2].",
        &[
            r#"inline "One two three four." -> [@a p2] same-sentence"#,
            r#"inline "Five six seven eight," -> [@a p2] same-sentence"#,
        ],
    );
    check(
        "«One two three four.\n\n«Five six.\n\n«Seven eight nine ten» [@a p2].",
        &[
            r#"inline "One two three four." -> [@a p2] same-sentence"#,
            r#"inline "Five six." -> [@a p2] same-sentence"#,
            r#"inline "Seven eight nine ten" -> [@a p2] same-sentence adjacent"#,
        ],
    );
    check(
        "“One two three four. [@b p1]\n\n“Five six seven eight” [@a p2].",
        &[
            r#"inline "One two three four." -> [@b p1] same-sentence adjacent"#,
            r#"inline "Five six seven eight" -> [@a p2] same-sentence adjacent"#,
        ],
    );
    check("“One two three four.\n\nHe said “five six” [@a p2].", &[r#"inline "five six" -> [@a p2] same-sentence adjacent"#]);
}

#[test]
fn block_quotes() {
    check("> We will not do it. [@a p2]", &[r#"block "We will not do it." -> [@a p2] same-sentence adjacent"#]);
    check("> “We will not do it.” [@a p2]", &[r#"block "We will not do it." -> [@a p2] same-sentence adjacent"#]);
    check(
        "> We will not,\n> “ever”, do it.\n> [@a p2]",
        &[r#"block "We will not, “ever”, do it." -> [@a p2] same-sentence adjacent"#],
    );
    check("> We will not do it.\n[@a p2]", &[r#"block "We will not do it." -> [@a p2] same-sentence adjacent"#]);
    check("> We will not do it.\n\n[@a p2] So [@b].", &[r#"block "We will not do it." -> [@a p2] same-sentence"#]);
    check("> We will not do it.\n\n— Miller [@a p2]", &[r#"block "We will not do it." -> [@a p2] same-sentence"#]);
    check("> We will not do it.\n\nSo Miller [@a p2]. He left [@b].", &[r#"block "We will not do it." -> [@a p2]"#]);
    check("> We will not do it.\n\nThen he left. So he said [@a p2].", &[r#"block "We will not do it." -> nothing"#]);
    check("Miller said [@a p2]:\n\n> We will not do it.\n\nHe left [@b].", &[r#"block "We will not do it." -> [@a p2]"#]);
    check("- Miller said [@a p2]:\n  > We will not do it.", &[r#"block "We will not do it." -> [@a p2]"#]);
    check("He left [@b].\n\n> We will not do it.", &[r#"block "We will not do it." -> nothing"#]);
    check(
        "> One two three four.\n>\n> Five six seven eight.\n>\n> — Miller, to CNN [@a p2]",
        &[r#"block "One two three four." -> [@a p2] same-sentence"#, r#"block "Five six seven eight." -> [@a p2] same-sentence"#],
    );
    check(
        "> One two three four. [@a p2] Five six seven eight. [@a p4]",
        &[
            r#"block "One two three four." -> [@a p2] same-sentence adjacent"#,
            r#"block "Five six seven eight." -> [@a p4] same-sentence adjacent"#,
        ],
    );
    check("> “How can I return him?” — Bukele [@a p3]", &[r#"block "How can I return him?" -> [@a p3] same-sentence"#]);
    check("> How can I return him?\n> — Bukele, to CNN [@a p3]", &[r#"block "How can I return him?" -> [@a p3] same-sentence"#]);
    check("> Bukele: “How can I return him?” [@a p3]", &[r#"block "How can I return him?" -> [@a p3] same-sentence adjacent"#]);
    check("> “We will not do it [@a p3]”", &[r#"block "We will not do it" -> [@a p3] same-sentence adjacent"#]);
    check(
        "> “We will,” he said, “do it.” [@a p3]",
        &[r#"block "“We will,” he said, “do it.”" -> [@a p3] same-sentence adjacent"#],
    );
    check(
        "> “One two three.\n>\n> “Four five six.” [@a p3]",
        &[r#"block "One two three." -> [@a p3] same-sentence"#, r#"block "Four five six." -> [@a p3] same-sentence adjacent"#],
    );
    check("> It — the plane — left. [@a p3]", &[r#"block "It — the plane — left." -> [@a p3] same-sentence adjacent"#]);
    check(
        "> # No\n>\n> - One two\n> - three four [@a p3]",
        &[r#"block "One two" -> [@a p3] same-sentence"#, r#"block "three four" -> [@a p3] same-sentence adjacent"#],
    );
}

#[test]
fn positions_and_pins() {
    check(
        "## C2 He should go\n\n- [[Miller]], for [[US]], **demands** (named, “as told”): “We expect our allies to go” [@a p15]\n- Bukele **refuses** (named): “No,” he said, “never” [@b p3: “no … never”; @c p1]\n",
        &[
            r#"inline "as told" -> [@a p15] same-sentence"#,
            r#"inline "We expect our allies to go" -> [@a p15] same-sentence adjacent C2#1"#,
            r#"inline "No," -> [@b p3: “no … never”; @c p1] same-sentence adjacent C2#2"#,
            r#"inline "never" -> [@b p3: “no … never”; @c p1] same-sentence adjacent C2#2"#,
            r#"pin "no … never" -> [@b p3: “no … never”; @c p1]"#,
        ],
    );
    check(
        "“I am not going to do it” [@a p4 tr: «No lo voy a hacer»], “or so” he said.",
        &[
            r#"inline "I am not going to do it" -> [@a p4 tr: «No lo voy a hacer»] same-sentence adjacent translated"#,
            r#"pin "No lo voy a hacer" -> [@a p4 tr: «No lo voy a hacer»]"#,
            r#"inline "or so" -> [@a p4 tr: «No lo voy a hacer»] same-sentence"#,
        ],
    );
    check("# H [@a p4: “a b”]", &[r#"pin "a b" -> [@a p4: “a b”]"#]);
    check("So “we will not do it” [@desk].", &[r#"inline "we will not do it" -> [@desk] same-sentence adjacent"#]);
}

#[test]
fn spans_hold_the_words_as_written() {
    let text = "So *“we [[a|b]] will &amp; **do**”* [@a].\n\n> “We will” [@a]";
    let body = parse(text, 0, &Options::default());
    let spans: Vec<&str> = read(text, &body, None).quotations.iter().map(|written| written.span.of(text)).collect();
    assert_eq!(spans, ["we [[a|b]] will &amp; **do**", "We will"]);
}

#[test]
fn each_citation_has_its_sentence() {
    let text = "One *came* [[b|so]] [@a p1]. Two went. [@a p2] “Did\nit? Yes,” he said [@a p3].\n\n- **KJ1** It is likely. [[d#C1]] [@a p4]\n- [@a p5]\n\n# Four [@a p6]\n\n> Five. Six. [@a p7]\n\n| a | b | c |\n|-|-|-|\n| Seven | eight. Nine [@a p8] | [@a p9] |";
    let body = parse(text, 0, &Options::default());
    let spans: Vec<&str> = read(text, &body, None).cited_sentences.iter().map(|span| span.of(text)).collect();
    assert_eq!(
        spans,
        [
            "One *came* [[b|so]] [@a p1].",
            "Two went.",
            "“Did\nit? Yes,” he said [@a p3].",
            "**KJ1** It is likely. [[d#C1]]",
            "",
            "Four",
            "Six.",
            "Nine",
            "Seven | eight. Nine",
        ]
    );
}

const SAMPLE: &str = "# H “a b” [@a]\r\n\r\n> [!note] “T *t*”\r\n> q “x” [@k p4: “pin […] x”] `c”`\r\n\r\n| “a | [[A\\|b]]” |\r\n|--|:-:|\r\n| “[[C|d]]” [@a] | [@b] |\r\n\r\n\
    - [ ] “t[^1] ![[E]]”\n  > *“q* [@c tr: «d»]”\n  >\n  > — so [@e]\n\n## C1 x\n\n- A **asserts** (so): “**b” &amp; c** ‘d “é”’ [@f]\n\n“é\n\n“**f\\” [x](y)**” [@g].[^1]\n\n[^1]: [@h] “i”.\n\n## Corrections\n\n\"j\" 5\"\n";

#[test]
fn any_part_of_a_text_is_read() {
    let check = |text: &str| {
        let body = parse(text, 0, &Options { claims: true, ..Options::default() });
        let dispute = brief::dispute(text, &body);
        let reading = read(text, &body, Some(&dispute));
        assert!(reading.quotations.is_sorted_by_key(|written| written.span), "{text}");
        for written in &reading.quotations {
            assert!(!written.span.of(text).is_empty() && !written.words.is_empty() && !written.words.contains('\n'), "{text}");
        }
        assert_eq!(reading.cited_sentences.len(), body.citations.len());
        assert!(
            reading.cited_sentences.iter().all(|sentence| sentence.start <= sentence.end && sentence.range().end <= text.len())
        );
        reading.quotations.len()
    };
    assert_eq!(check(SAMPLE), 12);
    for (at, _) in SAMPLE.char_indices() {
        check(&SAMPLE[..at]);
        check(&SAMPLE[at..]);
    }
}

#[test]
fn a_term_in_foreign_marks() {
    let foreign = |marked: &str, expected: &str| {
        let note = format!("“One two three four” [@a], “five six seven eight” [@b].\n\nThe {marked} came.");
        assert_eq!(listed(&note).lines().nth(2), Some(expected), "{marked}");
    };
    foreign("«siloviki»", r#"term "siloviki" -> nothing"#);
    foreign("« État de droit »", r#"term "État de droit" -> nothing"#);
    foreign("„Zeitenwende“ [@a]", r#"term "Zeitenwende" -> [@a] same-sentence adjacent"#);
    foreign("«*krysha*-system»", r#"term "krysha-system" -> nothing"#);
    foreign("«Ejército de Liberación Nacional»", r#"term "Ejército de Liberación Nacional" -> nothing"#);
    foreign("„Bund der Steuerzahler Deutschland“", r#"term "Bund der Steuerzahler Deutschland" -> nothing"#);
    foreign("«no vamos a pagarla»", r#"inline "no vamos a pagarla" -> nothing"#);
    foreign("«¡Nunca más!»", r#"inline "¡Nunca más!" -> nothing"#);
    foreign("“siloviki”", r#"inline "siloviki" -> nothing"#);
    let main = "«Uno dos tres cuatro» [@a]. «Otra vez» [@b]. “Tres”.";
    assert!(!listed(main).contains("term"));
    assert!(!listed("The «siloviki» came.").contains("term"));
}
