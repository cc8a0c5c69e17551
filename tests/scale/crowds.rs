//! A site on which everything that one page gathers is there `many` times, or a good part of that: whoever cites one paragraph, whoever belongs to one country,
//! every claim of one dispute, every party of one claim, every position of one actor.

use super::builder::Site;

/// The source that everything cites.
pub const SOURCE: &str = "sources/wire.html";
/// The country that everything belongs to.
pub const COUNTRY: &str = "countries/chile.html";
/// The actor who has a position in every dispute.
pub const BUSY: &str = "actors/busy-bernal.html";
/// The dispute with one claim, on which each actor takes a position.
pub const CROWD: &str = "disputes/crowd.html";
/// The dispute with many claims.
pub const CLAIMS: &str = "disputes/claims.html";
/// The dispute in which one actor takes all positions on one claim.
pub const ALONE: &str = "disputes/alone.html";

const SENTENCE: &str = "The minister of the ports said that the levy on foreign trawlers would be doubled from January on";
const STANCES: [&str; 4] = ["asserts", "denies", "questions", "concedes"];

pub fn site(many: usize) -> Site {
    let long = format!("{SENTENCE}. ").repeat(15);
    let mut site = Site::new().config("[rights]\npublish = \"full\"");
    site =
        site.file("seeds/wire.txt", &format!("A long wire report\n\n“{long}” Busy Bernal said.\n\n{long}\n\nThe end of it.\n"));
    site = site.file("content/actors/Busy Bernal.md", "---\nkind: person\n---\n");
    for number in 0..many {
        let (stance, year, day) = (STANCES[number % 4], 2000 + number % 25, number % 28 + 1);
        site = site
            .file(
                &format!("content/actors/Actor{number:05} Person.md"),
                "---\nkind: person\ncountries: [CL]\n---\nOne of many.\n",
            )
            .file(
                &format!("content/disputes/d{number:05}.md"),
                &format!(
                    "---\ntitle: The dispute number {number} on what the levy is for\nquestion: {SENTENCE}, or did he not?\ncountries: [CL]\n\
                     allow: [\"position-outside: {SENTENCE}\"]\n---\n\n## C1 {SENTENCE}\n\n\
                     - [[Busy Bernal]], for [[Actor{number:05} Person]], **{stance}** ({year}-01-{day:02}): “{SENTENCE}” [@wire p2]\n"
                ),
            )
            .file(
                &format!("content/analysis/a{number:05}.md"),
                &format!(
                    "---\ntitle: What the levy means, part {number} of a long series\ndate: {year}-02-{day:02}\n---\n\
                     **Bottom line.** It is so [@wire p2].\n\n## Key judgements\n\n\
                     - **KJ1** (confidence: low) It is likely that the levy comes. [@wire p3]\n\n[[Busy Bernal]] of [[Chile]] [@wire p2].\n"
                ),
            );
    }
    site.file(
        "content/disputes/crowd.md",
        &format!("## C1 {SENTENCE}\n\n{}", positions(many / 2, |at| format!("[[Actor{at:05} Person]]"))),
    )
    .file("content/disputes/alone.md", &format!("## C1 {SENTENCE}\n\n{}", positions(many / 2, |_| "[[Busy Bernal]]".to_owned())))
    .file("content/disputes/claims.md", &(1..=many / 6).map(claim).collect::<String>())
}

fn claim(number: usize) -> String {
    let who = |at: usize| format!("[[Actor{:05} Person]]", number * 4 + at);
    format!("## C{number} {SENTENCE}\n\n{}\n", positions(4, who))
}

/// Positions with words that call somebody something, each on another day and pointing to something else.
fn positions(count: usize, who: impl Fn(usize) -> String) -> String {
    let position = |at: usize| {
        let (year, day) = (2000 + at / 28, at % 28 + 1);
        let (who, stance) = (who(at), STANCES[at % 4]);
        format!("- {who} **{stance}** ({year}-03-{day:02}, points to list {at}): they are a “band of thieves” [@wire p3]\n")
    };
    (0..count).map(position).collect()
}
