//! The words of the random site: names, sentences of articles, what is said in them, and how notes quote it.

use super::world::Random;

pub const PEOPLE: &[&str] = &["Ana Valderrama", "Boris Kelmar", "Chidi Okonkwo", "Dora Kelmar", "Emil Strand", "Farida Nasser"];
pub const BODIES: &[&str] =
    &["Harbour Authority", "Kelmar Group", "Ministry of Transport", "Northern Fleet", "Strand Foundation"];
pub const ALIASES: &[&str] = &[
    "Harbour Board",
    "The Kelmar Group",
    "Strand",
    "Fleet",
    "Kelmar",
    "Valderrama",
    "Port Authority",
    "Paris",
    "Northern Line",
    "Quay Times",
];
pub const PLACES: &[&str] =
    &["France", "Paris", "Moscow", "Russia", "Georgia", "South China Sea", "Chad", "El Salvador", "Washington"];
/// Some are names that actors take, too: whether a source speaks for itself rests on both.
pub const PUBLISHERS: &[&str] = &["Quay Times", "The Quay Times", "Harbour Board", "Wire", "Kelmar Group"];
const SENTENCES: &[&str] = &[
    "{a} met {b} in {p} on 2 March 2021.",
    "“We will not sign,” {a} said, and {b} agreed.",
    "{p} accused {a} of delay; {b}’s envoy denied it.",
    "Officials from {p} and the {b} talks went on, said {a}.",
    "The {b} announced that {p} would host {a}.",
    "{P} SAYS {A} WILL GO",
    "Kelmar and Strand were silent. Valderrama was not.",
    "Share this article on Facebook",
    "The Georgian and the French minister spoke of the {b}.",
    "{s}.",
    "“{s},” {a} told reporters.",
    "“{h},” said {a}, “{t}.”",
    "{a} said: “{s}.” The {b} did not reply.",
    "“{s}",
    "“{s}.”",
];
/// Each in two halves, as a reporter breaks it.
const SAYINGS: &[(&str, &str)] = &[
    ("We will not sign a treaty", "that our neighbours have never read"),
    ("The barge carried 1,200 tonnes of grain", "and left on 4 May 2020"),
    ("Nobody asked the dockers", "what they thought of the second plan"),
    ("The gates stay shut", "until the commission of 12 experts has spoken"),
];
/// One of the first column stands in a saying; in its place the other makes the quotation a near one.
const SLIPS: &[(&str, &str)] = &[("treaty", "contract"), ("1,200", "1,300"), ("dockers", "sailors"), ("shut", "open")];

/// A saying.
pub fn saying(random: &mut Random) -> String {
    let (head, tail) = SAYINGS[random.below(SAYINGS.len())];
    format!("{head} {tail}")
}

/// The text with one of its words changed, or changed back.
pub fn slip(random: &mut Random, text: &str) -> String {
    let (right, wrong) = SLIPS[random.below(SLIPS.len())];
    if text.contains(wrong) { text.replacen(wrong, right, 1) } else { text.replacen(right, wrong, 1) }
}

/// `@007 p3`, sometimes without a paragraph.
fn cited(random: &mut Random) -> String {
    let key = random.below(24);
    if random.below(5) == 0 { format!("@{key:03}") } else { format!("@{key:03} p{}", 1 + random.below(5)) }
}

/// Words in marks: whole, a part, elided, with a slip, or a label.
fn words(random: &mut Random) -> String {
    let (head, tail) = SAYINGS[random.below(SAYINGS.len())];
    match random.below(7) {
        0 | 1 => format!("“{head} {tail}”"),
        2 => format!("“{head}”"),
        3 => format!("“{head} … {}”", &tail[tail.find(' ').unwrap_or(0)..].trim_start()),
        4 => format!("“[…] {tail}.”"),
        5 => format!("“{}”", slip(random, &format!("{head} {tail}"))),
        _ => "a “mad scheme”".to_owned(),
    }
}

/// A paragraph of a note that quotes, or gives figures, with or without a citation.
pub fn quoting(random: &mut Random) -> String {
    let (who, other) = (random.pick(PEOPLE), random.pick(PEOPLE));
    match random.below(9) {
        0 => format!("{who} said {} [{}].", words(random), cited(random)),
        1 => format!("{who} said {} and {} [{}; {}].", words(random), words(random), cited(random), cited(random)),
        2 => format!("According to {who}, {}.", words(random)),
        3 => format!("> {}\n\n— {who} [{}]", saying(random), cited(random)),
        4 => format!("So it is [{}: “{}”], says {other}.", cited(random), saying(random)),
        5 => format!("{who} said “No firmaremos” [{} tr: «{}»].", cited(random), saying(random)),
        6 => format!("The barge carried {} tonnes on {} May 2020 [{}].", random.pick(&["1,200", "1,300"]), 4, cited(random)),
        7 => format!("“{},” {who} said. It was so [{}]. “{}” [{}]", saying(random), cited(random), saying(random), cited(random)),
        _ => format!("It carried 9,000 tonnes (our sum) [{}] [@desk].", cited(random)),
    }
}

/// An item of a claim.
pub fn position(random: &mut Random) -> String {
    let who = match random.below(6) {
        0 => "a senior official".to_owned(),
        1 => "Gabriela Unknown".to_owned(),
        2 => format!("[[{}]]", random.pick(BODIES)),
        3 => (*random.pick(PUBLISHERS)).to_owned(),
        _ => format!("[[{}]]", random.pick(PEOPLE)),
    };
    let whom = if random.below(2) == 0 { format!(", for {},", random.pick(BODIES)) } else { String::new() };
    let stance = random.pick(&["asserts", "asserts", "denies", "questions", "concedes", "retracts", "relays", "not found"]);
    if stance == "not found" {
        return format!("- {who}{whom} **not found**\n");
    }
    let how = random.pick(&[
        "named",
        "unnamed",
        "anonymous, credibility 3",
        "document",
        "2020-03, conditional",
        "2021-04-02, to Wire",
        "points to a flight log",
    ]);
    format!("- {who}{whom} **{stance}** ({how}): {} [{}]\n", words(random), cited(random))
}

pub fn article(random: &mut Random) -> String {
    let mut text = sentences(random, 1).trim_end_matches('.').to_owned() + "\n\n";
    for _ in 0..2 + random.below(3) {
        let count = 1 + random.below(3);
        text += &(sentences(random, count) + "\n\n");
    }
    text
}

pub fn sentences(random: &mut Random, count: usize) -> String {
    let sentence = |_| {
        let (a, b, p) = (random.pick(PEOPLE), random.pick(&[BODIES, ALIASES].concat()), random.pick(PLACES));
        let (head, tail) = SAYINGS[random.below(SAYINGS.len())];
        let text = random.pick(SENTENCES).replace("{a}", a).replace("{b}", b).replace("{p}", p);
        let text = text.replace("{s}", &format!("{head} {tail}")).replace("{h}", head).replace("{t}", tail);
        text.replace("{A}", &a.to_uppercase()).replace("{P}", &p.to_uppercase())
    };
    (0..count).map(sentence).collect::<Vec<_>>().join(" ")
}
