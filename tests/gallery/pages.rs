//! Front page, free pages, method, 404, redirects.

use chancery::view::model::{
    Allowance, Basis, CodeCount, Free, Front, Head, LeadAnalysis, ListItem, Method, NotFound, Redirect, Rule, RuleGroup,
    ScaleTerm, SiteCounts,
};

use crate::Gallery;
use crate::people::{analysis_item, counted, dispute_card};
use crate::samples::{body, head};
use crate::texts::{endnotes, link, source};

#[expect(clippy::too_many_lines, reason = "one sample of each page in a row")]
pub fn write_all(gallery: &mut Gallery) {
    let counts = SiteCounts {
        analyses: 3,
        disputes: 3,
        claims: 7,
        actors: 17,
        countries: 4,
        sources: 318,
        paragraphs: 12_345,
        mentions: 98_765,
        citations: 61,
    };
    let lead = LeadAnalysis {
        href: "analysis/two-refusals.html".to_owned(),
        title: "Two refusals, four texts".to_owned(),
        date: Some("2025-11-22".to_owned()),
        as_of: Some("2025-11-22".to_owned()),
        authors: vec!["Desk".to_owned()],
        bottom_line_html: Some(
            "Port Lorn contradicts Veldmark on a ferry and refuses it a man; what we have read does not let us say who is right."
                .to_owned(),
        ),
        basis: Basis {
            sources: 3,
            genres: ["report", "opinion", "aggregator"].map(|code| CodeCount { code, count: 1 }).to_vec(),
            ..Basis::default()
        },
        judgements: 3,
    };
    let people = counted(&[
        ("Ilse Marrow", 214),
        ("Ministry of Transport of Veldmark", 80),
        ("Seamen’s union", 31),
        ("Tomas Aldergate", 12),
        ("Port authority of Lorn", 4),
    ]);
    let second = |status, trend| chancery::view::model::DisputeCard {
        title: "Fishing rights off the Skerries".to_owned(),
        question: Some("Whose are the herring banks?".to_owned()),
        status,
        trend,
        ..dispute_card()
    };
    let front = Front {
        head: head("Lorn and Veldmark desk", "", None),
        intro_html: "<p>We read what is published about two neighbours and say what it is worth. Every statement here leads to the paragraph on which it rests.</p>".to_owned(),
        lead: Some(lead),
        analyses: vec![analysis_item(), ListItem { title: "What a harbour log can and cannot show".to_owned(), ..analysis_item() }],
        disputes: vec![dispute_card(), second("negotiating", Some("improving")), second("dormant", None)],
        actors: people,
        countries: counted(&[("Veldmark", 301), ("Lorn", 299), ("Norway", 4)]),
        sources: (1..=4).map(source).collect(),
        counts: counts.clone(),
        ..Front::default()
    };
    gallery.page("index.html", "index.html", &front);
    gallery.page("empty.html", "index.html", &Front { head: head("Lorn and Veldmark desk", "", None), ..Front::default() });
    let about = Free {
        head: head("About this desk", "", Some("about")),
        body_html: body(gallery),
        endnotes: endnotes(&[(1, &[1, 2]), (2, &[8]), (3, &[3]), (4, &[4])]),
        updated: Some("2025-11".to_owned()),
    };
    gallery.page("about.html", "page.html", &about);
    let term = |terms: &str, low, high| ScaleTerm { terms: terms.to_owned(), low, high };
    let method = Method {
        head: head("Method", "", Some("method")),
        counts,
        publish: "cited",
        words_per_source: 250,
        lexicon: "icd-203",
        scale: vec![
            term("almost no chance / remote", 1, 5),
            term("very unlikely / highly improbable", 5, 20),
            term("unlikely / improbable", 20, 45),
            term("roughly even chance", 45, 55),
        ],
        genres: vec![CodeCount { code: "report", count: 201 }, CodeCount { code: "opinion", count: 117 }],
        reliability: vec![CodeCount { code: "B", count: 12 }, CodeCount { code: "F", count: 306 }],
        undated: 28,
        boilerplate: 1_204,
        desk: counted(&[("Two refusals, four texts", 1)]),
        rules: vec![RuleGroup {
            code: "figures",
            rules: vec![Rule { code: "figure-unbacked", severity: "warning" }, Rule { code: "role-outside", severity: "off" }],
        }],
        allowances: vec![Allowance {
            code: "quotation-unbacked".to_owned(),
            reason: "a proverb, not a quotation".to_owned(),
            page: Some(link("analysis/two-refusals.html", "Two refusals, four texts")),
        }],
        nolink: vec!["Lorn Street".to_owned()],
        generator: "Chancery 0.1.0".to_owned(),
        ..Method::default()
    };
    gallery.page("method.html", "method.html", &method);
    gallery.page("404.html", "404.html", &NotFound { head: Head { noindex: true, ..head("Not found", "/", None) } });
    gallery.page(
        "analysis/old.html",
        "redirect.html",
        &Redirect {
            head: head("Two refusals, four texts", "../", None),
            target: link("two-refusals.html", "Two refusals, four texts"),
        },
    );
}
