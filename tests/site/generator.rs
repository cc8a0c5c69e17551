//! Articles by number: the same in every run, of a few hundred words, in which actors and countries meet.

use super::builder::Site;

const COUNTRIES: &[&str] = &["Mexico", "El Salvador", "Chad", "France", "Japan", "Kenya", "Peru", "Norway", "India", "Brazil"];
const VERBS: &[&str] = &["met", "criticised", "praised", "ignored", "answered", "threatened"];
const GIVEN: &[&str] = &["Ana", "Bela", "Carla", "Dora", "Elsa", "Fatima", "Greta", "Hilda"];
const FAMILY: &[&str] = &["Abascal", "Bermond", "Castellan", "Dombrow", "Eskander", "Falkenrath", "Grimaud", "Hollender"];

/// The actor that every article names.
pub const EVERYWHERE: &str = "Zoltan Quimby";

fn person(number: usize) -> String {
    format!("{} {}", GIVEN[number % 8], FAMILY[number / 8 % 8])
}

/// `count` articles with sidecars, `EVERYWHERE`, 64 other people, and an analysis and a dispute for every tenth article.
pub fn articles(mut site: Site, count: usize) -> Site {
    site = site.config("[rights]\npublish = \"full\"");
    site = site.file(&format!("content/actors/{EVERYWHERE}.md"), "He is everywhere.\n");
    for number in 0..64 {
        site = site.file(&format!("content/actors/{}.md", person(number)), "---\nkind: person\n---\nOne of many.\n");
    }
    for number in 0..count {
        let (year, month) = (2000 + number * 25 / count, number % 12 + 1);
        site = site.file(&format!("seeds/{number:05}.txt"), &article(number));
        // Every fiftieth has no date.
        let issued = if number % 50 == 0 { String::new() } else { format!("issued = \"{year}-{month:02}\"\n") };
        site = site.file(&format!("seeds/{number:05}.toml"), &format!("{issued}publisher = \"Paper {}\"\n", number % 7));
    }
    for number in (0..count.min(1000)).step_by(10) {
        site = site
            .file(&format!("content/analysis/a{number}.md"), &format!("---\ndate: 2025-01-{:02}\n---\n**Bottom line.** {} is likely there. [@{number:05} p2] [[d{number}#C1]]\n\n## Why\n\nSee [[#Why]] and ![[d{number}#C1]].\n\n![[d{number}#C1]]\n", number % 28 + 1, person(number)))
            .file(&format!("content/disputes/d{number}.md"), &format!("---\ncountries: [{}]\n---\n## C1 One thing\n\n- [[{}]], for [[Mexico]], **asserts**: so [@{number:05} p3]\n- {EVERYWHERE} **denies** [@{number:05} p2]\n", COUNTRIES[number / 10 % 10], person(number)));
    }
    site
}

fn article(number: usize) -> String {
    let country = |step: usize| COUNTRIES[(number + step * 3) % COUNTRIES.len()];
    let verb = |step: usize| VERBS[(number + step) % VERBS.len()];
    let mut text = format!("Report number {number} on affairs of {}\n\n", country(0));
    for step in 0..4 {
        text.push_str(&format!(
            "{} {} {} in {} on that day, and there was much to say about it afterwards. Nobody in {} was surprised, as {EVERYWHERE} said.\n\n",
            person(number + step),
            verb(step),
            person(number * 7 + step * 5 + 1),
            country(step),
            country(step + 1)
        ));
    }
    text
}
