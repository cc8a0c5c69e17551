//! Invented actors, countries, claims and mentions.

use chancery::view::model::{
    ActorPosition, Assessment, Claim, Code, CodeCount, Corroboration, CountedLink, DisputeCard, Gathered, Independence, Joined,
    Labelled, Likelihood, ListItem, MentionedSource, Mentions, Party, Position, Sentence, YearLink,
};

use crate::texts::{citation, link, source};

pub fn party(text: &str, linked: bool) -> Party {
    Party { text: text.to_owned(), href: linked.then(|| "../actors/ilse-marrow.html".to_owned()) }
}

/// Of so many texts all but one independent at most.
pub fn independence(texts: usize) -> Independence {
    let pair = |reason, share| Joined { first: source(1), second: source(2), reason, share, ..Joined::default() };
    let joined = vec![pair("wording", Some(44)), pair("outlet", None)];
    Independence { texts, low: 1, high: texts - 1, unknown: 1, joined }
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
            said: independence(3),
            parties: [("asserts", 1), ("denies", 1), ("questions", 1)].map(|(code, count)| CodeCount { code, count }).to_vec(),
            asserting: 1,
            conditionally: 1,
            shown: vec![source(3)],
            offered: vec!["a radar track that nobody has seen".to_owned(), "sworn statements".to_owned()],
            state: "contested",
        },
        silent: vec![party("Port authority", false)],
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
    vec![departure, demand, empty]
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
        dispute: link("../disputes/ferry-affair.html", "The ferry affair"),
        status: "open",
        claim: link("../disputes/ferry-affair.html#c1", "C1"),
        claim_html: "The <em>Aurelia</em> had left Lornish waters before the alarm".to_owned(),
        position: position("Ilse Marrow", Some("Lorn"), "asserts", "for", "“She was never in our waters that night”", &[21, 22]),
    };
    let refusal = ActorPosition {
        claim: link("../disputes/ferry-affair.html#c2", "C2"),
        claim_html: "Lorn should hand over the harbour master".to_owned(),
        position: position("Ilse Marrow", Some("Lorn"), "refuses", "against", "“Of course not”", &[23]),
        ..own.clone()
    };
    Gathered {
        positions: vec![own, refusal],
        more_positions: 12,
        analyses: vec![analysis_item()],
        mentions: Mentions { total: 12_404, sources: 318, shown: mentioned(), years: years("ilse-marrow/") },
        together: counted(&[("Veldmark", 214), ("Port authority of Lorn", 80), ("The ferry affair", 31), ("Tomas Aldergate", 4)]),
    }
}
