//! Texts of articles, as users save them: what each paragraph is taken for, and that nothing moves or gets lost.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chancery::seed::{ParagraphKind, SeedText, parse};

/// Two paragraphs of plain body: what stands between a head and a tail.
const BODY: &str = "The minister of the harbour said on Monday that the ship had left the port before the storm came.\n\
                    Nobody in the town had seen the captain since then, and his family has asked the coast guard for help.";

/// The paragraphs that are not body, as `number kind rule`, by `; `.
fn decided(text: &str) -> String {
    let seed = parse(text, None);
    let decided = seed.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Body);
    let words = decided.map(|paragraph| format!("{} {} {}", paragraph.n, paragraph.kind.name(), paragraph.rule.unwrap_or("-")));
    words.collect::<Vec<_>>().join("; ")
}

/// `{}` stands for two paragraphs of body.
fn check(text: &str, expected: &str) {
    assert_eq!(decided(&text.replace("{}", BODY)), expected, "{text}");
}

#[test]
fn titles() {
    check("Ship leaves port before the storm\n{}", "1 title first-line");
    check("{}", "");
    check("HOME\nShip leaves port before the storm\n{}", "1 boilerplate navigation; 2 title first-line");
    check(
        "Skip to content\nMenu\nPolitics\nShip leaves port\n{}",
        "1 boilerplate skip-link; 2 boilerplate navigation; 3 boilerplate section-label; 4 title first-line",
    );
    check("LIMA (AP) — The ship left the port before the storm came on Monday, the minister said\n{}", "");
    check(
        "A lede that has lost its full stop is still a sentence and goes on for so long that nobody would print it above an article\n{}",
        "",
    );
    check("Watch: Ship leaves port before the storm\n{}", "1 title first-line");
    check("“We will not pay”\n{}", "1 title first-line");
    check("Lima\n{}", "");
}

#[test]
fn repeated_headlines() {
    let title = "Ship leaves harbour of Lima before the great storm";
    check(
        &format!("{title}\n{title}\n{{}}\n{}", title.to_uppercase()),
        "1 title first-line; 2 boilerplate repeated-headline; 5 boilerplate repeated-headline",
    );
    check(&format!("{title} | The Paper\n{title}\n{{}}"), "1 boilerplate near-repeated-headline; 2 title first-line");
    check(
        &format!("{title}\nShip Leaves Lima Harbour Before Great Storm Comes\n{{}}"),
        "1 title first-line; 2 boilerplate near-repeated-headline",
    );
    check(
        &format!("{title}\nThe minister says that a ship has left the harbour, but nobody...\n{title}\n{{}}"),
        "1 title first-line; 2 boilerplate truncated-teaser; 3 boilerplate repeated-headline",
    );
    check(
        &format!("{title}\n{{}}\nThe minister of the harbour said on Monday that the ship had left…"),
        "1 title first-line; 4 boilerplate truncated-teaser",
    );
    let twice = "And nobody knows what will become of the captain of the old ship…";
    check(&format!("{title}\n{{}}\n{twice}\n{twice}"), "1 title first-line");
    check(&format!("{title}\n{{}}\nAnd nobody knows what will become of the captain and of his ship…"), "1 title first-line");
    check(&format!("{title}\n{{}}\nThe ship left the harbour of Lima before the great storm."), "1 title first-line");
}

#[test]
fn standfirsts() {
    let title = "Ship leaves port before the storm";
    check(
        &format!(
            "{title}\nThe captain went against all orders, officials say.\nLIMA (AP) — A ship left the port on Monday.\n{{}}"
        ),
        "1 title first-line; 2 standfirst before-dateline",
    );
    check(
        &format!("{title}\nThe captain went against all orders, officials say.\nBy Jane Roe\n{{}}"),
        "1 title first-line; 2 standfirst before-byline; 3 boilerplate byline",
    );
    check(
        &format!("{title}\nThe captain went against all orders, officials say\n{{}}"),
        "1 title first-line; 2 standfirst no-full-stop",
    );
    check(&format!("{title}\n{{}}"), "1 title first-line");
    check("The captain went against all orders\nBy Jane Roe\n{}", "1 title first-line; 2 boilerplate byline");
}

#[test]
fn headings() {
    let prose = "He said that it would take years to find out what had become of them all.";
    let body = format!("{prose}\n{prose}");
    let inside = |line: &str, expected: &str| check(&format!("{body}\n{line}\n{prose}"), expected);
    inside("What Becomes of the Ship?", "3 heading title-case-line");
    inside("1) The ship's route", "3 heading numbered-line");
    inside("ALLIES AT SEA", "3 heading capitals-line");
    inside("'Nobody at home'", "3 heading short-line");
    inside("The long way back", "3 heading short-line");
    inside("Not much, probably.", "");
    inside("So what does this mean for the port?", "");
    inside("“We left,” he said.", "");
    inside("— Jane Roe, March 7, 2018", "");
    inside("- the first of many points", "");
    inside("https://example.org/ship", "");
    inside("apples\npears\nplums\ncherries", "");
    check(&format!("{body}\nWhat happens next?\n{prose} {prose}"), "3 heading question-line");
    check(&format!("{body}\nThe end of the line"), "");
}

#[test]
fn boilerplate_in_its_place() {
    check("Title of the day\nThings That Matter\n{}", "1 title first-line; 2 boilerplate section-label");
    check("Title of the day\nSan Salvador\n{}", "1 title first-line");
    check("Title of the day\nNew York City\n{}", "1 title first-line");
    check("Title of the day\nMarch 16, 2014\n{}", "1 title first-line; 2 boilerplate timestamp");
    check("{}\nMarch 16, 2014\n{}", "3 heading title-case-line");
    check("{}\nWorld\n{}", "3 heading short-line");
    check("{}\nFacebook\nTwitter\nEmail", "3 boilerplate share-follow; 4 boilerplate share-follow; 5 boilerplate share-follow");
    check("{}\nFacebook\n{}", "3 heading short-line");
    check(
        "{}\nRead also:\nPort opens again after the storm\nCaptain found in Lima",
        "3 boilerplate read-also; 4 boilerplate related-links; 5 boilerplate related-links",
    );
    check("{}\nRead also:\nPort opens again after the storm\n{}", "3 boilerplate read-also; 4 boilerplate related-links");
    check("{}\nLatest\nThe ship had been at sea for days.", "3 boilerplate latest");
}

#[test]
fn boilerplate_by_its_words() {
    for (rule, lines) in [
        (
            "advertisement",
            &[
                "Advertisement",
                "ADVERTISEMENT:",
                "— Story continues below —",
                "Publicidad",
                "Anzeige",
                "La suite après la publicité",
            ][..],
        ),
        (
            "read-also",
            &[
                "Read also:",
                "READ MORE: Ship lost in storm",
                "(RELATED: Ship lost in storm)",
                "Lea también: Barco perdido",
                "Click here for more on this",
                "» Lesen Sie auch",
            ],
        ),
        ("latest", &["Latest", "Most read", "Lo más leído", "Meistgelesen"]),
        (
            "newsletter-sign-up",
            &[
                "Sign up for our daily briefing.",
                "Get the stories you care about delivered to your inbox. By signing up, you agree to our Privacy Policy",
                "Abonnez-vous",
            ],
        ),
        (
            "share-follow",
            &["Share on Facebook", "Follow us on Twitter", "12 comments", "Leave a comment", "Síguenos en Facebook"],
        ),
        ("media-player", &["Listen to this article", "Slideshow (13 Images)", "hide caption"]),
        ("credit", &["Getty Images", "Photo: Jane Roe", "(AP Photo/Jane Roe)"]),
        ("caption", &["The ship in the port of Lima on Monday. REUTERS/Jane Roe", "FILE PHOTO: The ship leaves the port."]),
        ("reporting-credit", &["Reporting by Jane Roe; Editing by John Doe", "The Associated Press contributed to this report."]),
        (
            "author-biography",
            &["Write to Jane Roe at jane.roe@example.org", "Jane Roe is a senior fellow at the Institute of Ports."],
        ),
        ("copyright", &["© 2019 The Paper", "Copyright 2019 The Paper. All rights reserved.", "Alle Rechte vorbehalten"]),
        (
            "republication",
            &[
                "This article was originally published on The Paper.",
                "This content is available without charge to any eligible news publisher.",
            ],
        ),
        ("cookie-notice", &["We use cookies to improve your visit.", "Accept all cookies"]),
        ("support-appeal", &["Support our journalism", "Donate now"]),
        ("paywall", &["Already a subscriber? Log in", "To continue reading, please subscribe."]),
        ("opinion-disclaimer", &["The views expressed in this article are those of the author."]),
        ("tag-list", &["Tags: ship, storm, Lima", "Filed under: Ports"]),
        ("timestamp", &["Published 3 hours ago", "Last updated: 5:30 PM ET, Mon March 16, 2015"]),
        ("reading-time", &["5 min read"]),
        ("navigation", &["Home > World > Americas", "Back to top"]),
    ] {
        for line in lines {
            check(&format!("{{}}\n{BODY}\n{line}"), &format!("5 boilerplate {rule}"));
        }
    }
}

/// Sentences that hold the words of a rule and yet belong to the article.
#[test]
fn the_body_stays() {
    for line in [
        "“Sign up for our newsletter,” said the captain, and laughed.",
        "Read more books, she told the children of the town.",
        "The latest storm has cost forty people their lives.",
        "Advertisement revenue at the port fell by half.",
        "He told readers to follow us on Twitter, which “nobody” did.",
        "Share prices of the company fell on Monday.",
        "Reporting by the commission found that the captain had been drunk.",
        "Copyright law does not cover the names of ships.",
        "We and our partners will continue to support the port.",
        "Photos of the ship were shown to reporters on Monday.",
        "Jane Roe is a professor of law who defends the captain, and the captain’s lawyer.",
        "[Editor's note: An earlier version of this story named another ship.]",
        "LIMA (Reuters) - The ship left the port, the news agency reported, and all rights reserved for the owner were lost.",
        "Ships never came back https://t.co/abc — The Port (@port) March 15, 2020",
        "More: that is all that they wanted.",
        "Email records show that the minister knew of the storm.",
        "Listen: there is no way back for the captain.",
        "She works for Getty Images.",
        "Watch officers on the ship saw the storm coming.",
        "By Monday the port had opened again.",
        "And the captain? He waits …",
        "Follow the money, the saying goes.",
        "He ended with a line from the song: “Click here to sail”",
    ] {
        let text = format!(
            "{BODY}\n{line}\nJane Roe and the port were named by the captain in the last words that he wrote before the storm."
        );
        assert_eq!(decided(&text), "", "{line}");
    }
}

#[test]
fn dates_stay_inside_their_paragraph() {
    let text = "The ship left on September 2, 2025, at noon.\nIt was May\n2014 ships came. It was built in 1998.";
    let seed = parse(text, None);
    let dates: Vec<_> = seed.dates.iter().map(|(span, edtf)| (span.of(text), edtf.as_str())).collect();
    assert_eq!(dates, [("September 2, 2025", "2025-09-02"), ("1998", "1998")]);
}

fn holds(seed: &SeedText, text: &str) {
    let mut end = 0;
    for (n, paragraph) in (1..).zip(&seed.paragraphs) {
        assert!(paragraph.n == n && paragraph.span.start >= end && !paragraph.span.is_empty(), "{text:?}");
        assert_eq!(paragraph.rule.is_none(), paragraph.kind == ParagraphKind::Body, "{text:?}");
        end = paragraph.span.end;
        let _ = paragraph.span.of(text);
    }
    assert!(seed.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Title).count() <= 1, "{text:?}");
}

#[test]
fn survives_hostile_texts() {
    let sample = format!(
        "Home » World\r\nShip “leaves” port | The Paper\r\nShip “leaves” port\r\nBy Jane Roe (@jane)\r\nSept. 2, 2025\r\nLIMA (AP) — {BODY}\r\n1) What?\r\n{BODY}…\r\n\
         Photo: é/AFP\r\n© 2020\r\nRead also:\r\nThe minister’s é ship: REUTERS/é\r\ncontributed reporting\r\nReporting by é; édité\u{0}\u{7}"
    );
    for cut in (0..=sample.len()).filter(|cut| sample.is_char_boundary(*cut)) {
        for text in [&sample[..cut], &sample[cut..]] {
            holds(&parse(text, None), text);
        }
    }
    let mut state = 99_u64;
    for _ in 0..3_000 {
        let mut bytes = sample.as_bytes().to_vec();
        for _ in 0..4 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (state >> 40) as usize % bytes.len();
            bytes[at] = state.to_le_bytes()[4];
        }
        let text = String::from_utf8_lossy(&bytes);
        holds(&parse(&text, None), &text);
    }
    let many = |line: &str| format!("{BODY}\n{}{BODY}", format!("{line}\n").repeat(20_000));
    for text in [
        many("Read also:"),
        many("Nobody ever knew what would become of the ship and its captain…"),
        many("Jane Roe is a reporter in Lima."),
        many("Read also:").replace("also:\n", "also:\nThe ship that never came back home\n"),
        "a".repeat(1 << 20),
        "a ".repeat(1 << 19),
        "…".repeat(1 << 18),
        "1999 ".repeat(1 << 17),
        "\n- ".repeat(1 << 16),
        "(".repeat(1 << 18),
    ] {
        holds(&parse(&text, None), &text);
    }
}

/// The texts lie outside the project and belong to their outlets: the snapshot holds places, kinds, rules and hashes, never a word of theirs.
#[test]
fn decisions_on_real_articles() {
    const DEV: [&str; 14] = [
        "seeds/000",
        "seeds/001",
        "seeds/002",
        "corpus/el-salvador/000",
        "corpus/el-salvador/002",
        "corpus/el-salvador/004",
        "corpus/el-salvador/006",
        "corpus/crimea/000",
        "corpus/crimea/002",
        "corpus/crimea/004",
        "corpus/crimea/006",
        "corpus/south-china-sea/000",
        "corpus/south-china-sea/002",
        "corpus/south-china-sea/004",
    ];
    let corpus = std::env::var("CHANCERY_CORPUS").unwrap_or_else(|_| "../shared".to_owned());
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join(corpus);
    let mut shown = String::new();
    for start in DEV {
        let Some(path) = with_start(&corpus.join(start)) else {
            println!("corpus: skipped");
            return;
        };
        let text = std::fs::read_to_string(&path).expect("a readable text");
        describe(&mut shown, start, &text);
    }
    insta::assert_snapshot!("decisions", shown);
}

/// The file whose path begins so.
fn with_start(start: &Path) -> Option<PathBuf> {
    let name = start.file_name()?.to_str()?;
    let entries = std::fs::read_dir(start.parent()?).ok()?;
    entries
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.file_name().and_then(|file| file.to_str()).is_some_and(|file| file.starts_with(name)))
}

fn describe(shown: &mut String, name: &str, text: &str) {
    let seed = parse(text, None);
    let hash = xxhash_rust::xxh3::xxh3_64(text.as_bytes());
    writeln!(shown, "{name} {hash:016x} hard-wrapped: {}", seed.hard_wrapped).expect("a string takes all");
    for paragraph in &seed.paragraphs {
        let (start, end) = (paragraph.span.start, paragraph.span.end);
        let line = format!("  {} {start}..{end} {} {}", paragraph.n, paragraph.kind.name(), paragraph.rule.unwrap_or_default());
        writeln!(shown, "{}", line.trim_end()).expect("a string takes all");
    }
    for (span, edtf) in &seed.dates {
        writeln!(shown, "  date {}..{} {edtf}", span.start, span.end).expect("a string takes all");
    }
}
