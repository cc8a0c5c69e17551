//! Markdown in; claims, positions, judgements and roles out, one a line.

use super::*;
use crate::diagnostic::Diagnostic;
use crate::markdown::{Options, parse};
use crate::text::Span;

fn said(text: &str, diagnostics: &[Diagnostic]) -> String {
    let line = |diagnostic: &Diagnostic| {
        let words = diagnostic.span.map_or("", |span| span.of(text));
        format!("{} [{words}] {} | {}\n", diagnostic.code, diagnostic.message, diagnostic.hint.as_deref().unwrap_or_default())
    };
    diagnostics.iter().map(line).collect()
}

fn party(party: &Party) -> String {
    format!("{}{}", party.name, party.reference.map(|at| format!(" #{at}")).unwrap_or_default())
}

fn labelled(text: &str, labelled: &Labelled) -> String {
    let assessment = labelled.assessment.as_ref().map(|assessment| {
        let terms: Vec<_> = assessment.likelihood.iter().map(|likelihood| likelihood.term).collect();
        let confidence = assessment.confidence.map_or("none", Confidence::name);
        format!(" ({}; {}; {terms:?}; {confidence})", assessment.who.of(text), assessment.date.of(text))
    });
    format!("{}{}: {}\n", labelled.label.name(), assessment.unwrap_or_default(), labelled.content.of(text))
}

fn position(text: &str, position: &Position) -> String {
    let how = position.how.iter().map(|how| match how.kind {
        HowKind::PointsTo(span) | HowKind::To(span) => format!("{}→{}", how.span.of(text), span.of(text)),
        kind => format!("{}={kind:?}", how.span.of(text)),
    });
    format!(
        "- {}{} **{}** {:?} {} {:?}\n",
        party(&position.who),
        position.whom.as_ref().map(|whom| format!(" for {}", party(whom))).unwrap_or_default(),
        position.stance.name(),
        how.collect::<Vec<_>>(),
        position.words.map_or("-", |words| words.of(text)),
        position.citations
    )
}

/// What is understood of a dispute.
fn of_dispute(text: &str) -> String {
    let body = parse(text, 0, &Options { raw_html: false, claims: true });
    assert_eq!(body.diagnostics, []);
    let found = dispute(text, &body);
    let mut out: String = found.labelled.iter().map(|one| labelled(text, one)).collect();
    out.extend(found.prose.iter().map(|prose| format!("prose {:?}\n", prose.of(text))));
    for claim in &found.claims {
        let kind = claim.kind.map_or("?", ClaimKind::name);
        assert_eq!(body.headings[claim.heading as usize].id, claim.id);
        out.extend([format!("# {} {} ({kind}, {} bytes)\n", claim.number, claim.title, claim.span.len())]);
        out.extend(claim.positions.iter().map(|one| position(text, one)));
        out.extend(claim.labelled.iter().map(|one| labelled(text, one)));
    }
    out + &said(text, &found.diagnostics)
}

/// The diagnostics of a dispute.
fn wrong_in_dispute(text: &str) -> String {
    let body = parse(text, 0, &Options { raw_html: false, claims: true });
    said(text, &dispute(text, &body).diagnostics)
}

#[test]
fn a_dispute() {
    let text = "**In brief.** A says\nso [@x p1].\n\nSome prose.\n\n- a list\n\n## Background\n\nMore.\n\n**Sides.** Two.\n\n\
        ## C1 The plane came from A\n\n\
        - [[Ann Lee]], for [[A]], **asserts** (2025-11~, named, to CNN, points to [[radar, the]] and “a, b”, credibility 2, on air): “it\n  came” [@x p3: “it came”]\n\
        - Spokesman for [[B]] **denies** [@x p4; @y]\n\
        - former officer, retired, for the navy **questions** (anonymous, conditional, document, unnamed): it [@x p5] and “that” [@y p1] [@z].\n\
        - [[A]] **no comment**\n- B **not found** (2025-01-02/..)\n\n\
        **Would settle it.** Radar.        **Assessment** (desk, chief, 2025-11-22). Very likely; “unlikely” they say. Confidence: low; thin.\n\n\
        **Reply sought.** 2025-11-20, embassy.\n\n## C2 A should pay\n\n1. B **demands**: money [@x]\n\n## Later\n\nEnd.\n";
    let expected = "In brief: A says\nso [@x p1].\nSides: Two.\nprose \"Some prose.\\n\\n- a list\\n\\n## Background\\n\\nMore.\"\nprose \"## Later\\n\\nEnd.\"\n\
        # C1 The plane came from A (statement, 618 bytes)\n\
        - Ann Lee #0 for A #1 **asserts** [\"2025-11~=Date\", \"named=Named\", \"to CNN→CNN\", \"points to [[radar, the]] and “a, b”→[[radar, the]] and “a, b”\", \
        \"credibility 2=Credibility(2)\", \"on air=Other\"] “it\n  came” [1]\n\
        - Spokesman for B **denies** [] - [2]\n\
        - former officer, retired for the navy **questions** [\"anonymous=Anonymous\", \"conditional=Conditional\", \"document=Document\", \"unnamed=Unnamed\"] \
        it [@x p5] and “that” [3, 4, 5]\n\
        - A #4 **no comment** [] - []\n- B **not found** [\"2025-01-02/..=Date\"] - []\n\
        Would settle it: Radar.\nAssessment (desk, chief; 2025-11-22; [\"very likely\"]; low): Very likely; “unlikely” they say. Confidence: low; thin.\n\
        Reply sought: 2025-11-20, embassy.\n# C2 A should pay (demand, 50 bytes)\n- B **demands** [] money [6]\n";
    assert_eq!(of_dispute(text), expected);
}

const POSITION: &str = "write `- WHO[, for WHOM,] **stance** [(how)][: words and quotations] [@source p4]`";

#[test]
fn what_is_no_position() {
    for (item, words, why) in [
        ("A denies [@x]", "A denies [@x]", "there is no **stance** in it"),
        ("A *denies* [@x]", "A *denies* [@x]", "there is no **stance** in it"),
        ("**denies** [@x]", "**denies**", "nobody is named before the stance"),
        ("A [@y] **denies** [@x]", "[@y]", "citations stand at its end"),
        ("A **denies** it all [@x]", "it all", "words stand after a colon: `**stance** (how): words`"),
        ("A **denies** (named: it [@x]", "(named: it [@x]", "the parenthesis after the stance is never closed"),
        ("A **denies**: [@x]", ": [@x]", "there are no words after the colon"),
        ("A **denies** [@x]\n  - B", "- B", "a position is one line, nothing else stands in its item"),
        ("A **denies** [@x]\n\n  B", "B", "a position is one line, nothing else stands in its item"),
        ("", "-", "there is no **stance** in it"),
    ] {
        let expected = format!("position-form [{words}] this is no position: {why} | {POSITION}\n");
        assert_eq!(wrong_in_dispute(&format!("## C1 T\n\n- {item}\n")), expected, "{item}");
    }
}

#[test]
fn what_is_wrong_in_a_claim() {
    for (text, expected) in [
        ("## C1 T\n\n- A **denise** [@x]\n", "stance-unknown [denise] there is no stance `denise` | did you mean `denies`?\n"),
        (
            "## C1 T\n\n- A **said** [@x]\n",
            "stance-unknown [said] there is no stance `said` | to a statement: asserts, denies, questions, concedes, retracts, relays; to a demand: demands, accepts, \
             refuses; to both: no comment, not found\n",
        ),
        (
            "## C1 T\n\n- A **no comment**\n- A **denies** [@x]\n- B **refuses** [@x]\n",
            "stance-class [refuses] `refuses` is a stance to a demand, but `denies` above makes this claim a statement | a claim is a statement or a demand: divide it into two\n",
        ),
        (
            "## C1 T\n\n- A **denies**: no\n",
            "position-uncited [A **denies**: no] this position has no citation, and `denies` needs one | end the item with `[@source p4]`; only `no comment` and `not found` stand alone\n",
        ),
        (
            "## C1 T\n\n- A **denies** (credibility 7) [@x]\n",
            "credibility-range [credibility 7] `credibility 7` is no credibility | write `credibility 1` (confirmed) to `credibility 6` (cannot be judged)\n",
        ),
        ("### C1 T\n", "claim-heading [### C1 T] `C1 T` opens no claim | write `## C2 Title`\n"),
        ("## C1: T\n", "claim-heading [## C1: T] `C1: T` opens no claim | write `## C2 Title`\n"),
        ("## C1\n", "claim-heading [## C1] `C1` opens no claim | write `## C2 Title`\n"),
        (
            "## The levy is aimed at B\n\n- A **asserts** [@x]\n- B **denies** [@x]\n- **denies** what\n",
            "position-outside [A **asserts** [@x]] `asserts` stands in no claim, so this is text, not a position | open the claim with a heading above the list: `## C1 What is claimed`\n",
        ),
        ("- **denies** what\n- A **says** b\n", ""),
        (
            "## C1 T\n\n## C1 U\n",
            "claim-duplicate [## C1 U] there are two claims C1, the first in line 1 | give this one the next free number; numbers are addresses and stay\n",
        ),
        (
            "## C1 T\n\n**Would setle it.** x\n",
            "label-unknown [Would setle it.] there is no label `Would setle it` | did you mean `Would settle it`?\n",
        ),
        ("**In breif.** x\n", "label-unknown [In breif.] there is no label `In breif` | did you mean `In brief`?\n"),
        (
            "## C1 T\n\n**Nonsense.** x\n",
            "label-unknown [Nonsense.] there is no label `Nonsense` | labels are: In brief, Why the trend, Sides, Excludes, Would settle it, Not in our sources, Reply sought, Assessment\n",
        ),
        (
            "## C1 T\n\n**Assessment.** Likely.\n",
            "assessment-form [**Assessment.**] this assessment does not say whose it is and of what day | write `**Assessment** (desk, 2025-11-22). Roughly even chance. Confidence: low; …`\n",
        ),
        (
            "## C1 T\n\n**Assessment** (desk, 2025). Likely. Confidence: medium.\n",
            "confidence-unknown [medium] there is no confidence `medium` | did you mean `moderate`?\n",
        ),
    ] {
        // The second heading has another id than its claim here, so the bodies' own check does not apply.
        assert_eq!(wrong_in_dispute(text), expected, "{text}");
    }
}

#[test]
fn what_does_not_belong_in_a_claim() {
    let hint = format!("{POSITION}, or a labelled paragraph such as `**Would settle it.** …`");
    for (part, words) in
        [("Prose\nmore", "Prose"), ("> q", "> q"), ("### Sub", "### Sub"), ("| a |\n|-|", "| a |"), ("***", "***")]
    {
        let expected = format!("claim-content [{words}] this does not belong in claim C1 | {hint}\n");
        assert_eq!(wrong_in_dispute(&format!("**x** y\n\n## C1 T[^1]\n\n[^1]: n\n\n{part}\n")), expected, "{part}");
    }
}

#[test]
fn an_analysis() {
    let text = "**Bottom line.** It *is*\nso.\n\n## Key judgments\n\n- **KJ1** (confidence: low) A is very unlikely to go to [[B]]. [[d#C2]] [@s p3]\n\
        - **KJ2** (confidence: high) Probably by [[B]] [@s]\n- **KJ2** (confidence: medium) X.\n- **KJ9** (confidence: very likely) X.\n- KJ3 x\n- **KJ4** x\n- **KJ5** (confidence: low)\n- **KJ6** (confidence: low) x\n  - y\n\n\
        ### Sub\n\n- **KJ7** (confidence: moderate) No term.\n\n## Said\n\n- x\n\n## Not in our sources\n\n- a\n- b\n\n## Corrections\n\n- 2025: c\n";
    let body = parse(text, 0, &Options::default());
    let found = analysis(text, &body);
    assert_eq!(found.bottom_line.map(|span| span.of(text)), Some("It *is*\nso."));
    let judgements = found.judgements.iter().map(|judgement| {
        let terms: Vec<_> =
            judgement.likelihood.iter().map(|likelihood| (likelihood.term, likelihood.icd_203, likelihood.phia)).collect();
        let (confidence, words) = (judgement.confidence.name(), judgement.sentence.of(text));
        format!("{} {confidence} {words} {terms:?} {:?} {:?}", judgement.id, judgement.references, judgement.citations)
    });
    let expected = [
        "kj1 low A is very unlikely to go to [[B]]. [(\"very unlikely\", Some((5, 20)), None)] [0, 1] [0]",
        "kj2 high Probably by [[B]] [(\"probable\", Some((55, 80)), Some((55, 75)))] [2] [1]",
        "kj7 moderate No term. [] [] []",
    ];
    assert_eq!(judgements.collect::<Vec<_>>(), expected);
    let section = |section: &Option<Section>| {
        section.as_ref().map(|section| section.items.iter().map(|item| item.line.span.of(text)).collect::<Vec<_>>())
    };
    assert_eq!(section(&found.not_in_sources), Some(vec!["a", "b"]));
    assert_eq!(section(&found.corrections), Some(vec!["2025: c"]));
    let pattern = "write `- **KJ1** (confidence: low) one sentence with one likelihood term. [[dispute#C2]] [@source p3]`";
    let expected = format!(
        "judgement-duplicate [**KJ2**] there are two key judgements KJ2, the first in line 7 | give this one the next free number; numbers are addresses and stay\n\
         confidence-unknown [medium] there is no confidence `medium` | did you mean `moderate`?\n\
         confidence-unknown [very likely] `very likely` is a likelihood, not a confidence | confidence is low, moderate or high; how likely the thing is stands in the sentence\n\
         judgement-form [KJ3 x] this is no key judgement: it does not begin with `**KJ1**` | {pattern}\n\
         judgement-form [x] this is no key judgement: it does not state its confidence | {pattern}\n\
         judgement-form [**KJ5** (confidence: low)] this is no key judgement: there is no sentence after the confidence | {pattern}\n\
         judgement-form [- y] this is no key judgement: a key judgement is one sentence, nothing else stands in its item | {pattern}\n"
    );
    assert_eq!(said(text, &found.diagnostics), expected);
}

#[test]
fn likelihood_terms() {
    for (text, expected) in [
        ("It is unlikely, highly likely or very  likely.", vec!["unlikely", "highly likely", "very likely"]),
        ("A likelihood, likelyish, un-likely, “likely”, \"probable\" [likely].", vec![]),
        (
            "Almost certainly; ALMOST CERTAIN; a realistic\npossibility; roughly even odds.",
            vec!["almost certain", "almost certain", "realistic possibility", "roughly even odds"],
        ),
        ("É likely; remote village, remote chance", vec!["likely", "remote chance"]),
    ] {
        let found: Vec<_> =
            likelihood::find(text, Span::new(0..text.len())).into_iter().map(|likelihood| likelihood.term).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn roles_and_relations() {
    let text = "A man.\n\n## Roles\n\n- President of [[A]], 2019-06-01/.. [@x p2]\n- Mayor, of B [@x]\n- Clerk, 2010\n\n## Relations\n\n- Son of [[C]] [@desk].\n\n## Other\n\n- x\n";
    let body = parse(text, 0, &Options::default());
    let (found, sections, diagnostics) = roles(text, &body);
    let shown = found.iter().map(|role| {
        format!("{:?} {} / {:?} {:?}", role.kind, role.words.of(text), role.date.map(|date| date.of(text)), role.citations)
    });
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            "Role President of [[A]] / Some(\"2019-06-01/..\") [0]",
            "Role Mayor, of B / None [1]",
            "Role Clerk / Some(\"2010\") []",
            "Relation Son of [[C]] / None [2]"
        ]
    );
    assert_eq!(sections.len(), 2);
    assert_eq!(
        said(text, &diagnostics),
        "role-uncited [Clerk, 2010] this item has no citation | end it with `[@source p4]`, or `[@desk]` for the desk's own knowledge\n"
    );
}

#[test]
fn a_section_that_is_no_mere_list_of_roles_stays_text() {
    for section in [
        "A sentence.\n\n- President [@x]\n",
        "- President [@x]\n  - and more\n",
        "- President [@x]\n\n### Later\n\n- Mayor [@x]\n",
    ] {
        let text = format!("## Roles\n\n{section}\n## Relations\n\n- Son[^1] [@x]\n\n<!-- c -->\n\n[^1]: note\n");
        let (found, sections, diagnostics) = roles(&text, &parse(&text, 0, &Options::default()));
        assert_eq!((found.len(), sections.len(), diagnostics.len()), (1, 1, 0), "{text}");
    }
}

#[test]
fn dates_by_their_shape() {
    for text in ["2025", "2025-11", "2025-11~", "2019-06-01/..", "../2019", "20XX", "2004?", "2019/2020-02"] {
        assert!(line::is_date(text), "{text}");
    }
    for text in ["", "/", "..", "named", "20255", "11 May", "2025 or so", "XXXX-"] {
        assert!(!line::is_date(text), "{text}");
    }
}
