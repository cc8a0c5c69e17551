//! Quotations from transcripts: whose words they are by the labels of the turns.

use super::builder::{Built, Site};

const HEARING: &str = "A hearing on the harbour levy\n\n\
The hearing was opened at noon.\n\n\
ANA SOLO: We will never pay the levy at all, and I mean it.\n\n\
Nobody can make us pay for the open sea, whatever the “owners of the sea” may say.\n\n\
Q: And what would the owners do if they were made to?\n\n\
MR. DUO: The owners would take the matter to the court.\n\n\
CARLA NEU: The union stands with every crew in this port.\n\n\
BEN SOLO: My sister speaks for herself in this matter.\n\n\
LAWYER FOR BEN DUO: My client has no more to say on it.\n\n\
Ana Solo (12:40): As Ben Duo said, “we have no ships to spare” today.\n";

fn site(text: &str) -> Site {
    Site::new()
        .config("[rights]\npublish = \"full\"")
        .file("seeds/hearing.txt", HEARING)
        .file(
            "content/sources/hearing.md",
            &format!("---\nauthor: [Office]\npublisher: Port\nissued: 2025-09-03\ngenre: report\ntext: {text}\n---\n"),
        )
        .file("content/actors/Ana Solo.md", "---\nkind: person\nshort-names: [Solo]\n---\n")
        .file("content/actors/Ben Duo.md", "---\nkind: person\nshort-names: [Duo]\n---\n")
}

#[track_caller]
fn dispute(position: &str) -> Built {
    let claim = format!("---\nquestion: Q?\n---\n\n## C1 The levy is aimed at ships\n\n- {position}\n");
    site("transcript").file("content/disputes/levy.md", &claim).check()
}

#[test]
fn a_line_belongs_to_its_label() {
    dispute("[[Ana Solo]] **denies**: “We will never pay the levy at all” [@hearing p3]").says(&[]);
    dispute("[[Ana Solo]] **denies**: “Nobody can make us pay for the open sea” [@hearing p4]").says(&[]);
    dispute("[[Ben Duo]] **asserts**: “The owners would take the matter to the court” [@hearing p6]").says(&[]);
    dispute("Carla Neu, for the union, **asserts**: “The union stands with every crew” [@hearing p7]").says(&[]);
    let differs = |p: u32, column: u32| {
        format!(
            "error[speaker-differs] content/disputes/levy.md:7:{column}: in `@hearing` p{p} it is Ana Solo who says this, not Ben Duo (make Ana Solo the one who takes the position, or look again at p{p})"
        )
    };
    dispute("[[Ben Duo]] **refuses**: “We will never pay the levy at all” [@hearing p3]").says(&[&differs(3, 29)]);
    dispute("[[Ben Duo]] **refuses**: “Nobody can make us pay for the open sea” [@hearing p4]").says(&[&differs(4, 29)]);
    dispute("[[Ben Duo]] **refuses**: “the open sea, whatever the ‘owners of the sea’ may say” [@hearing p4]")
        .says(&[&differs(4, 29)]);
    dispute("[[Ana Solo]] **refuses**: “never pay the levy at all […] The owners would take the matter” [@hearing p3-6]").says(&[
        "error[speaker-differs] content/disputes/levy.md:7:30: in `@hearing` p6 it is Ben Duo who says this, not Ana Solo (make Ben Duo the one who takes the position, or look again at p6)",
    ]);
}

#[test]
fn a_line_under_the_label_of_a_stranger() {
    dispute("[[Ben Duo]] **questions**: “what would the owners do if they were made to” [@hearing p5]").says(&[
        "error[speaker-differs] content/disputes/levy.md:7:31: in `@hearing` p5 these words stand under the label `Q`, which is not Ben Duo (give the position to the one who speaks there, or look again at p5)",
    ]);
    dispute("[[Ben Duo]] **asserts**: “The union stands with every crew” [@hearing p7]").says(&[
        "error[speaker-differs] content/disputes/levy.md:7:29: in `@hearing` p7 these words stand under the label `CARLA NEU`, which is not Ben Duo (give the position to the one who speaks there, or look again at p7)",
    ]);
    // Who asks is not known.
    dispute("A reporter **questions** (unnamed): “what would the owners do if they were made to” [@hearing p5]").says(&[]);
    dispute("The ministry **questions**: “what would the owners do if they were made to” [@hearing p5]").says(&[]);
}

#[test]
fn a_label_that_only_holds_a_name_names_nobody() {
    let strange = "error[speaker-differs] content/disputes/levy.md:7:26: in `@hearing` p8 these words stand under the label `BEN SOLO`, which is not Rosa Neu (give the position to the one who speaks there, or look again at p8)";
    dispute("Rosa Neu **asserts**: “My sister speaks for herself” [@hearing p8]").says(&[strange]);
    dispute("[[Ana Solo]] **asserts**: “My client has no more to say” [@hearing p9]").says(&[]);
    // Quoted in a turn: somebody else's.
    dispute("[[Ben Duo]] **asserts**: “we have no ships to spare” [@hearing p10]").says(&[]);
}

#[test]
fn the_card_says_who_speaks() {
    let page = |text: &str| {
        let built = site(text)
            .analysis("She said “we will never pay the levy at all” [@hearing p3]. One asked “what would the owners do” [@hearing p5].\n")
            .build();
        built.ok();
        std::fs::read_to_string(built.output().join("analysis/a.html")).unwrap()
    };
    let transcript = page("transcript");
    assert!(transcript.contains("in the transcript, ¶ 3</a>, said by <a href=\"../actors/ana-solo.html\">Ana Solo</a>"));
    assert!(transcript.contains("in the transcript, ¶ 5</a></span>"));
    assert!(page("original").contains("the article’s own words, ¶ 3</a></span>"));
}

#[test]
fn running_text_runs_two_labels_together() {
    let prose = |words: &str| site("transcript").analysis(&format!("They said “{words}” [@hearing p3-6].\n")).check();
    prose("We will never pay the levy at all … Nobody can make us pay for the open sea").says(&[]);
    prose("We will never pay the levy at all … The owners would take the matter to the court").says(&[
        "warning[speakers-joined] content/analysis/a.md:1:12: this quotation runs together what Ana Solo says in `@hearing` p3 and what Ben Duo says in p6 (quote each by itself, with the one who says it)",
    ]);
}
