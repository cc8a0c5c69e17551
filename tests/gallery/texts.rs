//! Invented sources and citations of them.

use chancery::view::model::{CardParagraph, Citation, Code, Endnote, Link, QuotedWords, SourceLine};

pub const SHA256: &str = "9f2c4d1a7be0563389aa12cd0f6e45b7712390ffdd1e2b8c64a7950e3b18d2c4";

/// Title, supplied, publisher, date, genre, reliability.
type Row = (&'static str, bool, Option<&'static str>, Option<&'static str>, Code, Option<Code>);

const SOURCES: [Row; 4] = [
    (
        "Harbour master’s log shows the ferry left two hours before the alarm",
        false,
        Some("The Lorn Courier"),
        Some("2025-09-02"),
        "report",
        Some("B"),
    ),
    (
        "The ferry affair exposes a confusion that nobody in either capital has an interest in clearing up",
        true,
        None,
        None,
        "opinion",
        Some("F"),
    ),
    ("Live: what we know about the Aurelia", false, Some("Newswheel"), None, "aggregator", Some("E")),
    (
        "Verklaring van het ministerie over de veerboot",
        false,
        Some("Ministry of Transport of Veldmark"),
        Some("2025-08~"),
        "press-release",
        None,
    ),
];

pub fn source(number: usize) -> SourceLine {
    let (title, supplied, publisher, issued, genre, reliability) = SOURCES[number - 1];
    SourceLine {
        href: format!("../sources/source-{number}.html"),
        title: title.to_owned(),
        supplied,
        publisher: publisher.map(str::to_owned),
        issued: issued.map(str::to_owned),
        genre,
        reliability,
        language: (number == 4).then(|| "nl".to_owned()),
        text: if number == 2 { "digest" } else { "original" },
        status: if number == 3 { "corrected" } else { "current" },
    }
}

pub const PARAGRAPH: &str = "The log, which the <i>Courier</i> has seen, puts the departure of the <mark>Aurelia at 04:10, two hours before the alarm</mark> was raised in Port Lorn. \
    “She was never in our waters that night,” Deputy Minister Ilse Marrow said on Tuesday. The ministry did not answer written questions about the radar track.";

/// A citation with `id` `r<running>` of paragraph `paragraph` of a source.
pub fn citation(number: usize, running: usize, paragraph: usize) -> Citation {
    Citation {
        number: Some(number),
        id: Some(format!("r{running}")),
        href: format!("../sources/source-{number}.html#p{paragraph}"),
        paragraphs: Some(paragraph.to_string()),
        card: vec![CardParagraph {
            number: paragraph,
            text_html: (number != 3).then(|| PARAGRAPH.to_owned()),
            unpublished: number == 2,
        }],
        source: source(number),
        ..Citation::default()
    }
}

/// The same behind words that stand in ¶ 7.
pub fn misplaced(citation: Citation) -> Citation {
    let words = QuotedWords {
        kind: "inline",
        verdict: "exact",
        voice: Some("said"),
        text: "original",
        paragraphs: Some("7".to_owned()),
        cited_as: citation.paragraphs.clone(),
        href: Some("../sources/source-1.html#q1".to_owned()),
        ..QuotedWords::default()
    };
    Citation { mark: Some("misplaced"), stands_in: Some("7".to_owned()), quotations: vec![words], ..citation }
}

pub fn endnotes(back: &[(usize, &[usize])]) -> Vec<Endnote> {
    back.iter()
        .map(|(number, running)| Endnote {
            number: *number,
            source: source(*number),
            authors: if *number == 1 { vec!["Tomas Aldergate".to_owned(), "R. Quill".to_owned()] } else { Vec::new() },
            accessed: (*number != 4).then(|| "2025-11-22".to_owned()),
            url: (*number == 1)
                .then(|| "https://www.example.org/a/very/long/path/that/nobody/wants/to/read?and=query".to_owned()),
            archive_url: (*number == 1).then(|| "https://archive.example/2025/x".to_owned()),
            descriptor_html: (*number == 2)
                .then(|| "<p>Argues for a policy; one quotation, no document, no radar track.</p>".to_owned()),
            none_given: if *number == 2 { vec!["author", "publisher", "issued", "url"] } else { Vec::new() },
            paragraphs: vec![link("../sources/source-1.html#p4", "4"), link("../sources/source-1.html#p7", "7")],
            back: running.iter().enumerate().map(|(at, running)| link(&format!("#r{running}"), &(at + 1).to_string())).collect(),
            sha256: (*number < 3).then(|| SHA256.to_owned()),
            derived_from: if *number == 3 { vec![link("../sources/source-1.html", SOURCES[0].0)] } else { Vec::new() },
        })
        .collect()
}

pub fn link(href: &str, text: &str) -> Link {
    Link { href: href.to_owned(), text: text.to_owned() }
}
