//! One rich view of every kind, and the variants that break layouts.

use chancery::view::model::{
    Actor, Analysis, Banner, Basis, Citation, CitedIn, Code, CodeCount, Country, Dispute, EntityMentions, EvidenceFor,
    EvidenceUse, Fact, Gathered, Head, Heading, Judgement, Labelled, Link, Mentions, Paragraph, Run, Section, Site, Source,
};

use crate::Gallery;
use crate::people::{callings, claims, counted, dispute_card, gathered, independence, matrix, mentioned, party, unlikely, years};
use crate::texts::{PARAGRAPH, SHA256, citation, endnotes, link, misplaced, source};

pub fn site() -> Site {
    let section = |kind: Code, count| Section { kind, path: format!("{kind}/index.html"), count };
    Site {
        title: "Lorn and Veldmark desk".to_owned(),
        summary: "Briefings on two neighbours and a ferry.".to_owned(),
        language: "en".to_owned(),
        direction: "ltr",
        sections: vec![
            section("analysis", 3),
            section("disputes", 3),
            section("actors", 17),
            section("countries", 4),
            section("sources", 318),
        ],
        about: Some("about.html".to_owned()),
        stylesheet: "static/dossier.css".to_owned(),
        icon: "static/favicon.svg".to_owned(),
        as_of: Some("2025-11-22".to_owned()),
    }
}

pub fn head(title: &str, root: &str, section: Option<Code>) -> Head {
    Head {
        title: title.to_owned(),
        description: "Port Lorn contradicts Veldmark on a ferry \"and\" refuses it a man.".to_owned(),
        root: root.to_owned(),
        section,
        canonical: Some("https://desk.example/x.html".to_owned()),
        ..Head::default()
    }
}

fn contents() -> Vec<Heading> {
    let heading = |level, href: &str, text: &str| Heading { level, href: href.to_owned(), text: text.to_owned() };
    vec![
        heading(2, "#said", "What is said"),
        heading(3, "#night", "The night of the alarm"),
        heading(2, "#doubtful", "What is doubtful"),
    ]
}

pub fn write_all(gallery: &mut Gallery) {
    write_analyses(gallery);
    write_disputes(gallery);
    write_entities(gallery);
    write_sources(gallery);
    crate::lists::write_all(gallery);
    crate::pages::write_all(gallery);
}

pub fn body(gallery: &Gallery) -> String {
    let cite = |number, running, paragraph| gallery.rendered("partials/citation.html", &citation(number, running, paragraph));
    let desk =
        gallery.rendered("partials/citation.html", &Citation { desk: true, id: Some("r9".to_owned()), ..Citation::default() });
    let whole = gallery.rendered("partials/citation.html", &Citation { card: Vec::new(), paragraphs: None, ..citation(2, 8, 1) });
    let moved = gallery.rendered("partials/citation.html", &misplaced(citation(1, 10, 4)));
    format!(
        "<h2 id=\"said\">What is said</h2>\n<p><a href=\"../actors/ilse-marrow.html\">Ilse Marrow</a> has turned two accusations into questions of sovereignty. In the first, \
         <a href=\"../countries/veldmark.html\">Veldmark</a>’s minister is reported to have said that the ferry lay in Port Lorn when the alarm was raised {one}. \
         Marrow, the same text says, answered with a log {two} and recalled her ambassador. A page that no reader has seen is cited too {three}.</p>\n\
         <blockquote><p>She was never in our waters that night. Nobody who has read the log can say so.</p></blockquote>\n\
         <h3 id=\"night\">The night of the alarm</h3>\n<p>What is known of the night stands in one newspaper {four}; an unsigned opinion piece, {whole}, adds nothing. \
         One sentence stands in another paragraph than the cited one {moved}. \
         An unchecked quotation stands <span class=\"failed\">[@nobody p9]</span> in the text as it was written. It was dark {desk}.</p>\n\
         <table><thead><tr><th scope=\"col\">Hour</th><th scope=\"col\">Event</th><th scope=\"col\">Says who</th></tr></thead><tbody>\
         <tr><td>04:10</td><td>Departure</td><td>Log</td></tr><tr><td>06:12</td><td>Alarm</td><td>Both sides</td></tr></tbody></table>\n\
         <ul><li>A first point</li><li>A second point, which is longer than the first, and so breaks the line on a small screen</li></ul>\n\
         <h2 id=\"doubtful\">What is doubtful</h2>\n<p>The second text speaks of an office-holder who had left office <sup><a href=\"#fn1\" id=\"fnref1\">a</a></sup>. \
         See <a href=\"https://example.org/\">an outside page</a> and <code>radar.csv</code>.</p>\n\
         <div class=\"alert warning\"><p>The log is known from a photograph only.</p></div>\n\
         <pre><code>04:10  AURELIA  dep.   a long line of a log that is wider than the column and must scroll by itself, not with the page</code></pre>\n\
         <section class=\"footnotes\"><ol><li id=\"fn1\">An author’s footnote. <a href=\"#fnref1\">↩</a></li></ol></section>",
        one = cite(1, 1, 4),
        two = cite(1, 2, 7),
        three = cite(3, 3, 12),
        four = cite(4, 4, 2),
    )
}

fn judgement(gallery: &Gallery, number: usize, text: &str, confidence: Code) -> Judgement {
    let cite = gallery.rendered("partials/citation.html", &citation(1 + number % 2, 30 + number, 4));
    Judgement {
        label: format!("KJ{number}"),
        id: format!("kj{number}"),
        text_html: format!("{text} {cite}"),
        likelihood: (number < 3).then(unlikely),
        confidence: Some(confidence),
        claims: if number == 1 { vec![link("../disputes/ferry-affair.html#c2", "The ferry affair, C2")] } else { Vec::new() },
    }
}

fn write_analyses(gallery: &mut Gallery) {
    let genres = ["report", "opinion", "aggregator", "press-release"].map(|code| CodeCount { code, count: 1 }).to_vec();
    let rich = Analysis {
        head: Head {
            contents: contents(),
            published: Some("2025-11-22".to_owned()),
            ..head("Two refusals, four texts", "../", Some("analysis"))
        },
        date: Some("2025-11-22".to_owned()),
        as_of: Some("2025-11-22".to_owned()),
        authors: vec!["Desk".to_owned()],
        status: "published",
        bottom_line_html: Some(
            "Port Lorn contradicts Veldmark on a ferry and refuses it a man; what we have read does not let us say who is right."
                .to_owned(),
        ),
        judgements: vec![
            judgement(gallery, 1, "Lorn is unlikely to hand over its harbour master on a request made in public.", "low"),
            judgement(gallery, 2, "It is unlikely that the ferry was still in port.", "moderate"),
            judgement(gallery, 3, "Neither side will publish its radar track.", "high"),
        ],
        basis: Basis { sources: 4, genres, dated: 0, primary: 0, independent: independence(4), desk: 1 },
        body_html: body(gallery),
        absent_html: Some("<ul><li>A radar track</li><li>The original of the log</li></ul>".to_owned()),
        corrections_html: Some("<p>2025-11-23: the hour of the alarm was 06:12, not 06:21.</p>".to_owned()),
        disputes: vec![link("../disputes/ferry-affair.html", "The ferry affair")],
        named: vec![
            link("../actors/ilse-marrow.html", "Ilse Marrow"),
            link("../countries/veldmark.html", "Veldmark"),
            link("../countries/lorn.html", "Lorn"),
        ],
        endnotes: endnotes(&[(1, &[1, 2, 32]), (2, &[8, 31]), (3, &[3]), (4, &[4])]),
        ..Analysis::default()
    };
    gallery.page("analysis/two-refusals.html", "analysis.html", &rich);
    let banner = |kind: Code, link| Banner { kind, link, note_html: None };
    let draft = Analysis {
        head: Head {
            banners: vec![
                banner("draft", None),
                banner("superseded", Some(link("two-refusals.html", "Two refusals, four texts"))),
                banner("withdrawn", None),
            ],
            noindex: true,
            ..head(
                "An extraordinarily long working title of a briefing that was never finished, about the Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                "../",
                Some("analysis"),
            )
        },
        status: "draft",
        body_html: "<p>Nothing yet.</p>".to_owned(),
        ..Analysis::default()
    };
    gallery.page("analysis/draft.html", "analysis.html", &draft);
}

fn write_disputes(gallery: &mut Gallery) {
    let rich = Dispute {
        head: head("The ferry affair", "../", Some("disputes")),
        question: Some("Was the Aurelia in Lornish waters when the alarm was raised?".to_owned()),
        kind: Some("fact".to_owned()),
        status: "open",
        trend: Some("worsening"),
        trend_since: Some("2025-10".to_owned()),
        trend_why_html: Some("The refusal became public, and lawmakers are said to speak of sanctions.".to_owned()),
        period: Some("2025-08-30/..".to_owned()),
        as_of: Some("2025-11-22".to_owned()),
        countries: vec![link("../countries/lorn.html", "Lorn"), link("../countries/veldmark.html", "Veldmark")],
        brief_html: Some("Veldmark says that the ferry lay in port; <a href=\"../actors/ilse-marrow.html\">Ilse Marrow</a> denies it with a log that one newspaper has seen.".to_owned()),
        notes: vec![Labelled { label: "excludes", date: None, text_html: "The quarrel over fishing rights.".to_owned() }],
        matrix: Some(matrix("parties")),
        callings: callings(),
        claims: claims(),
        silent: vec![party("Port authority", false), party("Owner of the ferry", true)],
        gathered: Gathered { positions: Vec::new(), ..gathered() },
        endnotes: endnotes(&[(1, &[3, 6]), (2, &[1, 4, 7]), (3, &[2, 5])]),
        ..Dispute::default()
    };
    gallery.page("disputes/ferry-affair.html", "dispute.html", &rich);
    for layout in ["claims", "list"] {
        let other = Dispute { matrix: Some(matrix(layout)), callings: Vec::new(), ..rich.clone() };
        gallery.page(&format!("disputes/{layout}.html"), "dispute.html", &other);
    }
    let empty = Dispute { head: head("An empty dispute", "../", Some("disputes")), status: "dormant", ..Dispute::default() };
    gallery.page("disputes/empty.html", "dispute.html", &empty);
}

fn write_entities(gallery: &mut Gallery) {
    let cite = gallery.rendered("partials/citation.html", &citation(1, 40, 4));
    let actor = Actor {
        head: head("Ilse Marrow", "../", Some("actors")),
        kind: Some("person".to_owned()),
        aliases: vec!["I. Marrow".to_owned(), "إلسه مارو".to_owned()],
        countries: vec![link("../countries/lorn.html", "Lorn")],
        wikidata: Some("Q1".to_owned()),
        body_html: format!(
            "<p>Deputy minister of transport of Lorn since 2019; she speaks for her government on the ferry {cite}.</p>"
        ),
        roles: vec![Fact {
            text_html: "Deputy minister of transport of <a href=\"../countries/lorn.html\">Lorn</a>".to_owned(),
            period: Some("2019-06-01/..".to_owned()),
        }],
        relations: vec![Fact { text_html: "Former employee of the port authority".to_owned(), period: None }],
        gathered: gathered(),
        endnotes: endnotes(&[(1, &[40]), (2, &[22]), (3, &[23])]),
        ..Actor::default()
    };
    gallery.page("actors/ilse-marrow.html", "actor.html", &actor);
    let protected = Actor {
        head: Head {
            noindex: true,
            banners: vec![Banner { kind: "protected", ..Banner::default() }],
            ..head("Anselm Varga de la Fontaine-Oyelaran", "../", Some("actors"))
        },
        kind: Some("person".to_owned()),
        protect: Some("accused"),
        body_html: "<p>Our only text on him says that the charges are sealed.</p>".to_owned(),
        gathered: Gathered { mentions: Mentions { total: 31, sources: 4, ..Mentions::default() }, ..Gathered::default() },
        ..Actor::default()
    };
    gallery.page("actors/protected.html", "actor.html", &protected);
    gallery.page("actors/empty.html", "actor.html", &Actor { head: head("Nobody", "../", None), ..Actor::default() });
    let country = Country {
        head: head("Veldmark", "../", Some("countries")),
        name: "Veldmark".to_owned(),
        iso2: "VM".to_owned(),
        iso3: "VMK".to_owned(),
        official_name: Some("Federal Republic of Veldmark".to_owned()),
        capital: Some("Oude Sluis".to_owned()),
        demonyms: vec!["Veldmarker".to_owned(), "Veldmarkers".to_owned()],
        actors: vec![
            link("../actors/ilse-marrow.html", "Ministry of Transport of Veldmark"),
            link("../actors/ilse-marrow.html", "Seamen’s union"),
        ],
        disputes: vec![dispute_card()],
        gathered: gathered(),
        endnotes: endnotes(&[(1, &[23]), (2, &[22]), (3, &[21])]),
        ..Country::default()
    };
    gallery.page("countries/veldmark.html", "country.html", &country);
    let years = EntityMentions {
        head: head("Veldmark in 2024", "../../", Some("countries")),
        entity: link("../veldmark.html", "Veldmark"),
        year: Some("2024".to_owned()),
        total: 12_340,
        shown: mentioned(),
        years: years(""),
        parts: crate::lists::parts(),
    };
    gallery.page("countries/veldmark/2024.html", "mentions.html", &years);
}

fn paragraph(number: usize, kind: Code, text: &str) -> Paragraph {
    Paragraph { number, kind, text_html: text.to_owned(), ..Paragraph::default() }
}

fn paragraph_links(numbers: &[usize]) -> Vec<Link> {
    numbers.iter().map(|number| link(&format!("#p{number}"), &number.to_string())).collect()
}

fn evidence() -> Vec<EvidenceFor> {
    let position = EvidenceUse {
        label: "C1".to_owned(),
        href: "../disputes/ferry-affair.html#c1.1".to_owned(),
        text: "The Aurelia had left Lornish waters before the alarm".to_owned(),
        actor: Some(party("Ilse Marrow", true)),
        on_behalf: Some(party("Lorn", true)),
        stance: Some("asserts"),
        side: Some("for"),
        paragraphs: paragraph_links(&[4, 6]),
    };
    let whole = EvidenceUse {
        label: "C12".to_owned(),
        on_behalf: None,
        stance: Some("denies"),
        side: Some("against"),
        paragraphs: Vec::new(),
        ..position.clone()
    };
    let judgement = EvidenceUse {
        label: "KJ2".to_owned(),
        href: "../analysis/two-refusals.html#kj2".to_owned(),
        text: "It is unlikely that the ferry was still in port.".to_owned(),
        paragraphs: paragraph_links(&[4]),
        ..EvidenceUse::default()
    };
    let page = |kind, page, uses| EvidenceFor { page, kind, uses };
    vec![
        page("disputes", link("../disputes/ferry-affair.html", "The ferry affair"), vec![position, whole]),
        page("analysis", link("../analysis/two-refusals.html", "Two refusals, four texts"), vec![judgement]),
    ]
}

fn write_sources(gallery: &mut Gallery) {
    let run = |kind: Code, rules: &[&str], paragraphs| Run {
        kind,
        rules: rules.iter().map(|rule| (*rule).to_owned()).collect(),
        paragraphs,
    };
    let cited = Paragraph {
        cited_by: vec![
            link("../analysis/two-refusals.html", "Two refusals, four texts"),
            link("../disputes/ferry-affair.html#c1", "The ferry affair, C1"),
        ],
        ..paragraph(4, "body", PARAGRAPH)
    };
    let text = vec![
        run(
            "text",
            &[],
            vec![
                paragraph(1, "title", "Harbour master’s log shows the ferry left two hours before the alarm"),
                paragraph(
                    2,
                    "standfirst",
                    "Officials in <a href=\"../countries/lorn.html\">Lorn</a> and <a href=\"../countries/veldmark.html\">Veldmark</a> disagree on where the ship lay.",
                ),
            ],
        ),
        run("boilerplate", &["caption", "share"], vec![paragraph(3, "boilerplate", "Share this article")]),
        run("text", &[], vec![cited, paragraph(5, "heading", "A night without radar")]),
        run("unpublished", &[], vec![Paragraph { unpublished: true, ..paragraph(6, "body", PARAGRAPH) }]),
        run("withheld", &[], (7..=11).map(|number| paragraph(number, "body", "")).collect()),
        run("text", &[], vec![paragraph(12, "body", PARAGRAPH)]),
        run("withheld", &[], vec![paragraph(13, "body", "")]),
        run(
            "boilerplate",
            &["read-also", "a rule of later days"],
            vec![paragraph(14, "boilerplate", "Read also: more of the same"), paragraph(15, "boilerplate", "Sign up")],
        ),
    ];
    let rich = Source {
        head: head("Harbour master’s log shows the ferry left two hours before the alarm", "../", Some("sources")),
        line: source(1),
        key: "courier-log".to_owned(),
        former_keys: vec!["log".to_owned()],
        authors: vec!["Tomas Aldergate".to_owned(), "R. Quill".to_owned()],
        accessed: Some("2025-11-22".to_owned()),
        url: Some("https://www.example.org/a/very/long/path".to_owned()),
        language_name: Some("English".to_owned()),
        none_given: vec!["archive-url"],
        derived: vec![link("source-3.html", "Live: what we know")],
        seed: Some("seeds/000_9d303e82a68eeb69.txt".to_owned()),
        sha256: Some(SHA256.to_owned()),
        publish: "cited",
        words: 1_482,
        paragraphs: 15,
        withheld: 6,
        descriptor_html: Some(
            "<p>The only text that claims to have seen the log; two named authors, four unnamed officials.</p>".to_owned(),
        ),
        text,
        cited_by: vec![link("../analysis/two-refusals.html", "Two refusals, four texts")],
        evidence: evidence(),
        cited_in: vec![
            CitedIn { page: link("../actors/ilse-marrow.html", "Ilse Marrow"), paragraphs: paragraph_links(&[4, 12]) },
            CitedIn { page: link("../about.html", "About"), paragraphs: Vec::new() },
        ],
        evidence_more: 1_204,
        named: counted(&[("Lorn", 9), ("Veldmark", 7), ("Ilse Marrow", 3)]),
        dates: vec![link("#p4", "2025-09-02"), link("#p12", "2025-08")],
        ..Source::default()
    };
    gallery.page("sources/source-1.html", "source.html", &rich);
    let bare = Source {
        head: head("[Verklaring van het ministerie]", "../", Some("sources")),
        line: source(4),
        key: "verklaring".to_owned(),
        publish: "metadata",
        none_given: vec!["author"],
        ..Source::default()
    };
    gallery.page("sources/source-4.html", "source.html", &bare);
}
