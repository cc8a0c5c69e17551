//! Invented actors, countries, claims and mentions.

use chancery::view::model::{
    ActorPosition, Assessment, Calling, Citation, Claim, Code, CodeCount, Corroboration, CountedLink, Differing, DisputeCard,
    Gathered, Independence, Joined, Labelled, Likelihood, ListItem, Matrix, MatrixCell, MatrixHead, MatrixRow, MentionedSource,
    Mentions, Party, Position, Sentence, StanceGroup, Taken, Version, YearLink,
};

use crate::texts::{citation, link, source};

pub fn party(text: &str, linked: bool) -> Party {
    Party { text: text.to_owned(), href: linked.then(|| "../actors/ilse-marrow.html".to_owned()) }
}

/// Of so many texts all but one independent at most.
pub fn independence(texts: usize) -> Independence {
    let pair = |reason, share| Joined { first: source(1), second: source(2), reason, share, ..Joined::default() };
    let joined = vec![pair("wording", Some(44)), pair("outlet", None)];
    Independence { texts, low: 1, high: texts - 1, unknown: 1, retracted: 1, joined }
}

pub fn unlikely() -> Likelihood {
    Likelihood { term: "unlikely".to_owned(), low: 20, high: 45 }
}

fn position(who: &str, whom: Option<&str>, stance: Code, side: Code, words: &str, running: &[usize]) -> Position {
    Position {
        actor: party(who, !words.is_empty()),
        on_behalf: whom.map(|whom| party(whom, true)),
        stance,
        side,
        attribution: (!words.is_empty()).then_some("named"),
        how: if running.len() > 1 { vec!["to the harbour inquiry".to_owned()] } else { Vec::new() },
        date: (running.len() > 1).then(|| "2025-09-02".to_owned()),
        words_html: words.to_owned(),
        evidence: running.iter().map(|running| citation(1 + running % 3, *running, 4)).collect(),
        ..Position::default()
    }
}

#[expect(clippy::too_many_lines, reason = "two claims with everything that a claim can have")]
pub fn claims() -> Vec<Claim> {
    let departure = Claim {
        label: "C1".to_owned(),
        id: "c1".to_owned(),
        href: "#c1".to_owned(),
        text_html: "The <em>Aurelia</em> had left Lornish waters before the alarm".to_owned(),
        kind: "statement",
        positions: vec![
            position("Ilse Marrow", Some("Lorn"), "asserts", "for", "“She was never in our waters that night”", &[1, 2]),
            position(
                "Ministry of Transport of Veldmark",
                Some("Veldmark"),
                "denies",
                "against",
                "the log is called “a clerical fiction” and “not a document on which any court would rely”",
                &[3],
            ),
            position(
                "A former pilot of the harbour",
                None,
                "questions",
                "open",
                "“If the log is what they say it is, somebody will have to explain the radar”",
                &[4],
            ),
            Position {
                before: Some(Taken { by: Some("Tomas Aldergate".to_owned()), ..taken("asserts", "for", Some("2025-09-01")) }),
                conditional: true,
                credibility: Some(4),
                points_to: Some("a radar track that nobody has seen".to_owned()),
                ..position("Seamen’s union", None, "retracts", "against", "its first statement", &[5])
            },
            position("Owner of the ferry", None, "no-comment", "silent", "", &[]),
            position(
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                None,
                "not-found",
                "silent",
                "",
                &[],
            ),
        ],
        sources: 3,
        corroboration: Corroboration {
            shown_more: 0,
            offered_more: 3,
            said: independence(3),
            parties: [("asserts", 1), ("denies", 1), ("questions", 1)].map(|(code, count)| CodeCount { code, count }).to_vec(),
            asserting: 1,
            conditionally: 1,
            conditionally_against: 1,
            both: 1,
            in_retracted: 1,
            shown: vec![source(3)],
            offered: vec!["a radar track that nobody has seen".to_owned(), "sworn statements".to_owned()],
            state: "contested",
        },
        silent: vec![party("Port authority", false)],
        silent_more: 23,
        differing: vec![Differing {
            id: Some("c1.differ".to_owned()),
            reason: "sources",
            party: party("Seamen’s union", false),
            date: Some("2025-09-02".to_owned()),
            versions: vec![
                Version { by: None, sources: vec![source(1), source(2)], stance: "asserts", side: "for" },
                Version { by: None, sources: vec![source(3)], stance: "denies", side: "against" },
            ],
        }],
        settle_html: Some("The radar track of the night, or the original of the log.".to_owned()),
        assessment: Some(Assessment {
            by: Some("desk".to_owned()),
            date: Some("2025-11-22".to_owned()),
            likelihood: Some(Likelihood { term: "roughly even chance".to_owned(), low: 45, high: 55 }),
            confidence: Some("low"),
            text_html: "Roughly even chance. Confidence: low; the log is known from one newspaper.".to_owned(),
        }),
        notes: vec![Labelled {
            label: "reply-sought",
            date: Some("2025-11-20".to_owned()),
            text_html: ", embassy of Veldmark; none received.".to_owned(),
        }],
        ..Claim::default()
    };
    let demand = Claim {
        label: "C2".to_owned(),
        id: "c2".to_owned(),
        href: "#c2".to_owned(),
        text_html: "Lorn should hand over the harbour master".to_owned(),
        kind: "demand",
        positions: vec![
            position("Veldmark", None, "demands", "for", "“without delay”", &[6]),
            position("Ilse Marrow", Some("Lorn"), "refuses", "against", "“Of course not”", &[7]),
        ],
        sources: 1,
        ..Claim::default()
    };
    let empty = Claim {
        label: "C3".to_owned(),
        id: "c3".to_owned(),
        href: "#c3".to_owned(),
        text_html: "The alarm was false".to_owned(),
        kind: "statement",
        ..Claim::default()
    };
    let mut all = vec![departure, demand, empty];
    for claim in &mut all {
        for (at, position) in claim.positions.iter_mut().enumerate() {
            position.id = Some(format!("{}.{}", claim.id, at + 1));
        }
    }
    all
}

fn taken(stance: Code, side: Code, date: Option<&str>) -> Taken {
    Taken {
        party: "Lorn".to_owned(),
        stance,
        side,
        href: "../disputes/ferry-affair.html#c1.1".to_owned(),
        date: date.map(str::to_owned),
        ..Taken::default()
    }
}

const LONG_NAME: &str = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/// All there can be in a cell: a change, two speakers, sources that differ, silence of every kind.
fn cells() -> Vec<Vec<Taken>> {
    let by = |taken: Taken| Taken { by: Some("Ilse Marrow".to_owned()), ..taken };
    vec![
        vec![
            by(taken("asserts", "for", Some("2025-07-08"))),
            Taken { changed: true, ..by(taken("retracts", "against", Some("2025-07-11"))) },
        ],
        vec![Taken { reported: true, ..taken("denies", "against", Some("2025-09-02")) }, taken("asserts", "for", None)],
        vec![taken("questions", "open", Some("2025-11~"))],
        vec![taken("not-found", "silent", None)],
        vec![taken("no-comment", "silent", Some("2025-09-02"))],
        Vec::new(),
    ]
}

fn heads_of_claims() -> Vec<MatrixHead> {
    let claims = [
        "The Aurelia had left Lornish waters before the alarm",
        "Lorn should hand over the harbour master",
        "The alarm was false",
    ];
    let head = |(at, title): (usize, &&str)| MatrixHead {
        label: Some(format!("C{}", at + 1)),
        href: Some(format!("#c{}", at + 1)),
        text: (*title).to_owned(),
        by: None,
    };
    claims.iter().enumerate().map(head).collect()
}

fn heads_of_parties() -> Vec<MatrixHead> {
    let names = ["Lorn", "Veldmark", "A former pilot of the harbour", "Seamen’s union", "Owner of the ferry", LONG_NAME];
    let head = |(at, name): (usize, &&str)| MatrixHead {
        href: (at % 2 == 0).then(|| "../actors/ilse-marrow.html".to_owned()),
        text: (*name).to_owned(),
        by: (at == 1).then(|| "Tomas Aldergate".to_owned()),
        ..MatrixHead::default()
    };
    names.iter().enumerate().map(head).collect()
}

/// The matrix in one of its layouts.
pub fn matrix(layout: Code) -> Matrix {
    let (claims, parties) = (heads_of_claims(), heads_of_parties());
    let (heads, mut columns) = if layout == "parties" { (parties, claims) } else { (claims, parties) };
    if layout == "list" {
        columns.clear();
    }
    let row = |(at, head): (usize, MatrixHead)| {
        let cell = |(number, column): (usize, &MatrixHead)| MatrixCell {
            column: column.label.clone().unwrap_or_else(|| column.text.clone()),
            speaks_for: Vec::new(),
            taken: cells()[(at + number) % 6].clone(),
            differing: ((at + number) % 6 == 1).then(|| "#c1.differ".to_owned()),
            both: ((at + number) % 6 == 2).then(|| "#c1.differ".to_owned()),
        };
        MatrixRow {
            cells: columns.iter().enumerate().map(cell).collect(),
            stances: if columns.is_empty() { stance_groups() } else { Vec::new() },
            not_sought: at,
            head,
        }
    };
    let rows = heads.into_iter().enumerate().map(row).collect();
    Matrix { dispute: None, as_of: Some("2025-11-22".to_owned()), layout, columns, rows }
}

pub fn stance_groups() -> Vec<StanceGroup> {
    let named = |name: &str, taken: Taken| Taken { party: name.to_owned(), ..taken };
    vec![
        StanceGroup {
            stance: "asserts",
            side: "for",
            taken: vec![
                named(
                    "Lorn",
                    Taken { by: Some("Ilse Marrow".to_owned()), past: true, ..taken("asserts", "for", Some("2025-07-08")) },
                ),
                named(LONG_NAME, taken("asserts", "for", None)),
                named("Seamen’s union", Taken { changed: true, ..taken("asserts", "for", Some("2025-07-08")) }),
            ],
            undated: true,
            more: 31,
        },
        StanceGroup {
            stance: "denies",
            side: "against",
            taken: vec![named("Veldmark", Taken { reported: true, ..taken("denies", "against", Some("2025-09-02")) })],
            undated: true,
            more: 0,
        },
        StanceGroup {
            stance: "not-found",
            side: "silent",
            taken: vec![named("Owner of the ferry", taken("not-found", "silent", None))],
            undated: true,
            more: 0,
        },
    ]
}

pub fn callings() -> Vec<Calling> {
    let calling = Calling {
        label: "clerical fiction".to_owned(),
        by: party("Ministry of Transport of Veldmark", true),
        on_behalf: Some(party("Veldmark", true)),
        whom: None,
        claim: link("#c1.2", "C1"),
        stance: "denies",
        side: "against",
        evidence: vec![Citation { id: None, ..citation(1, 3, 4) }],
    };
    let other = Calling {
        label: "fearless harbour master".to_owned(),
        by: party("A former pilot of the harbour", false),
        on_behalf: None,
        whom: Some(party("Anselm Varga de la Fontaine-Oyelaran", true)),
        ..calling.clone()
    };
    vec![calling, other]
}

pub fn dispute_card() -> DisputeCard {
    DisputeCard {
        href: "../disputes/ferry-affair.html".to_owned(),
        title: "The ferry affair".to_owned(),
        question: Some("Was the *Aurelia* in Lornish waters when the alarm was raised?".replace('*', "")),
        status: "open",
        trend: Some("worsening"),
        trend_since: Some("2025-10".to_owned()),
        claims: 3,
    }
}

pub fn analysis_item() -> ListItem {
    ListItem {
        href: "../analysis/two-refusals.html".to_owned(),
        title: "Two refusals, four texts".to_owned(),
        summary: Some(
            "Port Lorn contradicts Veldmark on a ferry and refuses it a man; what we have read does not let us say who is right."
                .to_owned(),
        ),
        date: Some("2025-11-22".to_owned()),
        count: Some(4),
        count_of: "source",
        ..ListItem::default()
    }
}

fn sentence(paragraph: usize, how: Option<Code>) -> Sentence {
    Sentence {
        paragraph,
        href: format!("../sources/source-1.html#p{paragraph}"),
        text_html: "“She was never in our waters that night,” Deputy Minister <mark>Ilse Marrow</mark> said on Tuesday."
            .to_owned(),
        how,
        unpublished: false,
    }
}

pub fn mentioned() -> Vec<MentionedSource> {
    vec![
        MentionedSource { source: source(1), sentences: vec![sentence(4, None), sentence(7, Some("short-name"))], more: 0 },
        MentionedSource { source: source(2), sentences: vec![sentence(2, None)], more: 6 },
        MentionedSource { source: source(3), sentences: vec![sentence(12, Some("metonym"))], more: 1 },
        MentionedSource { source: source(4), sentences: Vec::new(), more: 3 },
    ]
}

pub fn years(folder: &str) -> Vec<YearLink> {
    let year = |year: &str, count| YearLink { href: format!("{folder}{year}.html"), year: Some(year.to_owned()), count };
    vec![year("2025", 61), year("2024", 12_340), YearLink { href: format!("{folder}undated.html"), year: None, count: 3 }]
}

pub fn counted(names: &[(&str, usize)]) -> Vec<CountedLink> {
    let link = |(text, count): &(&str, usize)| CountedLink {
        href: "../actors/ilse-marrow.html".to_owned(),
        text: (*text).to_owned(),
        kind: "actors",
        count: *count,
    };
    names.iter().map(link).collect()
}

pub fn gathered() -> Gathered {
    let own = ActorPosition {
        opens: true,
        dispute: link("../disputes/ferry-affair.html", "The ferry affair"),
        status: "open",
        claim: link("../disputes/ferry-affair.html#c1", "C1"),
        claim_html: "The <em>Aurelia</em> had left Lornish waters before the alarm".to_owned(),
        position: position("Ilse Marrow", Some("Lorn"), "asserts", "for", "“She was never in our waters that night”", &[21, 22]),
    };
    let refusal = ActorPosition {
        opens: false,
        claim: link("../disputes/ferry-affair.html#c2", "C2"),
        claim_html: "Lorn should hand over the harbour master".to_owned(),
        position: position("Ilse Marrow", Some("Lorn"), "refuses", "against", "“Of course not”", &[23]),
        ..own.clone()
    };
    let later = ActorPosition {
        opens: true,
        dispute: link("../disputes/empty.html", "An empty dispute"),
        position: Position {
            reported: Some("2025-09-02".to_owned()),
            before: Some(taken("asserts", "for", Some("2025-07-08"))),
            ..position("Ilse Marrow", Some("Lorn"), "retracts", "against", "what she had said", &[24])
        },
        ..own.clone()
    };
    Gathered {
        analyses_parts: crate::lists::parts(),
        positions: vec![own, refusal, later],
        more_positions: 12,
        analyses: vec![analysis_item()],
        mentions: Mentions { total: 12_404, sources: 318, shown: mentioned(), years: years("ilse-marrow/") },
        together: counted(&[("Veldmark", 214), ("Port authority of Lorn", 80), ("The ferry affair", 31), ("Tomas Aldergate", 4)]),
    }
}
