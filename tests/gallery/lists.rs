//! Lists of every kind, and the page of all claims.

use chancery::view::model::{
    Allowance, ClaimRow, ClaimState, Claims, Code, CodeCount, Corroboration, Link, List, ListGroup, ListItem, Parts, Roll,
    StanceGroup,
};

use crate::Gallery;
use crate::people::{analysis_item, claims, dispute_card, stance_groups, unlikely};
use crate::samples::head;
use crate::texts::{link, source};

pub fn parts() -> Parts {
    Parts { current: 2, links: (1..=4).map(|part| link(&format!("part-{part}.html"), &part.to_string())).collect() }
}

fn groups_of_a_claim() -> Vec<StanceGroup> {
    let mut groups = stance_groups();
    for taken in groups.iter_mut().flat_map(|group| &mut group.taken) {
        taken.href = taken.href.trim_start_matches("../").to_owned();
    }
    groups
}

pub fn write_all(gallery: &mut Gallery) {
    let source_item = |number: usize| {
        let line = source(number);
        ListItem {
            href: line.href,
            title: line.title,
            supplied: line.supplied,
            date: line.issued,
            genre: Some(line.genre),
            reliability: line.reliability,
            publisher: line.publisher,
            code: Some(format!("source-{number}")),
            ..ListItem::default()
        }
    };
    let actor = |name: &str, kind: &str| ListItem {
        href: "ilse-marrow.html".to_owned(),
        title: name.to_owned(),
        kind: Some(kind.to_owned()),
        count: Some(3),
        count_of: "source",
        ..ListItem::default()
    };
    let dispute = ListItem {
        href: "ferry-affair.html".to_owned(),
        title: "The ferry affair".to_owned(),
        status: Some("open"),
        trend: Some("worsening"),
        date: Some("2025-10".to_owned()),
        summary: dispute_card().question,
        count: Some(3),
        count_of: "claim",
        ..ListItem::default()
    };
    let draft = ListItem { status: Some("draft"), ..analysis_item() };
    let list = |kind: Code, title: &str, groups: Vec<(Option<&str>, Vec<ListItem>)>| List {
        head: head(title, "../", Some(kind)),
        kind,
        total: 12_340,
        intro_html: Some("<p>What this list holds, in the desk’s own words.</p>".to_owned()),
        groups: groups.into_iter().map(|(label, items)| ListGroup { label: label.map(str::to_owned), items }).collect(),
        parts: parts(),
        ..List::default()
    };
    gallery.page(
        "sources/index.html",
        "list.html",
        &list("sources", "Sources", vec![(Some("2025"), (1..=4).map(source_item).collect())]),
    );
    gallery.page(
        "actors/index.html",
        "list.html",
        &list(
            "actors",
            "Actors",
            vec![
                (Some("M"), vec![actor("Ilse Marrow", "person")]),
                (Some("S"), vec![actor("Seamen’s union", "organisation"), actor("State Shipping", "state company")]),
            ],
        ),
    );
    gallery.page("disputes/index.html", "list.html", &list("disputes", "Disputes", vec![(Some("open"), vec![dispute])]));
    gallery.page("analysis/index.html", "list.html", &list("analysis", "Analysis", vec![(None, vec![analysis_item(), draft])]));
    gallery.page("countries/index.html", "list.html", &list("countries", "Countries", Vec::new()));
    write_rolls(gallery);
    let row = |number: usize| ClaimRow {
        corroboration: Corroboration {
            state: if number == 1 { "contested" } else { "one-party" },
            ..claims()[number - 1].corroboration.clone()
        },
        dispute: link("disputes/ferry-affair.html", "The ferry affair"),
        status: "open",
        claim: link(&format!("disputes/ferry-affair.html#c{number}"), &format!("C{number}")),
        text_html: "The <em>Aurelia</em> had left Lornish waters before the alarm".to_owned(),
        kind: "statement",
        stances: vec![
            CodeCount { code: "asserts", count: 2 },
            CodeCount { code: "denies", count: 1 },
            CodeCount { code: "not-found", count: 1 },
        ],
        opens: true,
        parties: if number == 1 { groups_of_a_claim() } else { Vec::new() },
        sources: 3,
        likelihood: (number == 1).then(unlikely),
        confidence: (number == 1).then_some("low"),
    };
    gallery.page(
        "claims.html",
        "claims.html",
        &Claims {
            head: head("Claims", "", None),
            states: vec![ClaimState { state: "contested", count: 1 }, ClaimState { state: "one-party", count: 2 }],
            rows: vec![row(1), row(2), ClaimRow { opens: false, ..row(2) }],
            parts: Parts::default(),
        },
    );
}

/// Pages that continue a list of one page.
fn write_rolls(gallery: &mut Gallery) {
    let roll = |kind: Code, title: &str| Roll {
        head: head(title, "../../", Some("countries")),
        kind,
        of: link("../veldmark.html", "Veldmark"),
        total: 431,
        parts: parts(),
        ..Roll::default()
    };
    let names: Vec<Link> = (0..40).map(|at| link("../../actors/ilse-marrow.html", &format!("Ilse Marrow the {at}th"))).collect();
    gallery.page("countries/veldmark/actors-2.html", "roll.html", &Roll { links: names, ..roll("actors", "Veldmark: Actors") });
    let disputes = Roll { disputes: vec![dispute_card(), dispute_card()], ..roll("disputes", "Veldmark: Disputes") };
    gallery.page("countries/veldmark/disputes-2.html", "roll.html", &disputes);
    let reason = "the figure is the desk’s own sum of the three above".to_owned();
    let allowances = (0..3).map(|_| Allowance { code: "figure-unbacked".to_owned(), reason: reason.clone(), page: None });
    let allowed = Roll { allowances: allowances.collect(), ..roll("allowed", "Method: Allowed") };
    gallery.page("method/allowed-2.html", "roll.html", &allowed);
}
