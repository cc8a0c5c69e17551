//! One rule a test: text in, marked text out. `[words]` names the entity whose slug the words make, `[words=slug]` another; `*` is a metonym.

use std::fmt::Write;

use chancery::mention::{Context, EntityNames, Mention, Resolution, looks_like_person};
use chancery::text::Span;

use crate::site::{Site, actor, marked, site, unmarked};

const ACTORS: &[&str] = &[
    "Donald Trump; Donald J. Trump",
    "Joe Biden",
    "Vladimir Putin",
    "Nayib Bukele",
    "Kilmar Abrego Garcia",
    "Robert Mueller",
    "Lee Harvey Oswald",
    "Jim Jordan",
    "European Union; EU",
    "United Nations; UN",
    "The New York Times",
    "The Washington Post",
    "US Department of Defense; Pentagon",
    "Complex",
    "White House",
];

fn usual_site() -> Site {
    let mut actors: Vec<EntityNames> = ACTORS.iter().map(|names| actor(names)).collect();
    actors.push(EntityNames { short_names: vec!["Xi".into()], ..actor("Xi Jinping") });
    let mut site = site(Vec::new());
    let united_states = site.id("countries/united-states");
    actors.push(EntityNames { countries: vec![united_states], ..actor("US Congress; Congress") });
    site = crate::site::site(actors);
    site
}

fn resolve(site: &Site, text: &str, context: &Context) -> Resolution {
    site.lexicon.resolve(text, &site.lexicon.find(text), context)
}

fn shown(site: &Site, text: &str, mentions: &[Mention]) -> String {
    marked(text, mentions.iter().map(|mention| (mention.span, site.address(mention.entity), mention.how)))
}

/// Each line is a text of its own.
fn check(cases: &str) {
    let site = usual_site();
    let mut wrong = String::new();
    for case in cases.lines().map(str::trim).filter(|case| !case.is_empty()) {
        let case = case.replace("\\n", "\n");
        let (text, _) = unmarked(&case.replace("]*", "]"));
        let result = resolve(&site, &text, &Context::default());
        let found = shown(&site, &text, &result.mentions);
        if found != case {
            let whys: Vec<String> =
                result.blocked.iter().map(|blocked| format!("{}: {}", blocked.span.of(&text), blocked.why)).collect();
            let _ = writeln!(wrong, "wanted {case}\nfound  {found}\n       {whys:?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The reason for which each name of `text` is blocked.
fn check_why(text: &str, expected: &[&str]) {
    let result = resolve(&usual_site(), text, &Context::default());
    let found: Vec<String> = result.blocked.iter().map(|blocked| format!("{}: {}", blocked.span.of(text), blocked.why)).collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn names_aliases_and_demonyms_count() {
    check(
        "[El Salvador] and the [U.S.=united-states]-led coalition, [America=united-states]'s allies and the [US=united-states].
        [Ukrainian=ukraine]-[Russian=russia] talks, pro-[Russia] and anti-[American=united-states] groups.",
    );
    check(
        r"[GERMANY]'S CHANCELLOR MEETS [FRENCH=france] LEADERS\nthe [Palestinian=palestine] side and the [Ivorian=ivory-coast] army",
    );
    check("the [Russian=russia] Ministry of Defence, the [U.S.=united-states] Navy and the Bank of [China]");
}

#[test]
fn longest_names_win_and_blocking_names_yield_nothing() {
    check(
        "Ships of [China] crossed the South China Sea and the Gulf of Oman.
        A professor at Georgetown University in New Mexico spoke of Latin American history.
        The [European Union] and the University of Jordan, Kuwait Airways, the Jordan Times and Moscow State University.
        Born in Moscow, Idaho, he moved to Lebanon, Pa., and then to [Lebanon].
        [The Washington Post] said so; the Washington Times did not.
        [Washington Post=the-washington-post] columnists in the [Russian=russia] Black Sea Fleet",
    );
    check_why("in the South China Sea", &["China: part of \"South China Sea\""]);
    check_why("at Kuwait University", &["Kuwait: part of \"Kuwait University\""]);
}

#[test]
fn ambiguous_names_never_count() {
    check("The Congolese army, the Dominican team, a Korean song and the Guinean coast.");
    let site = usual_site();
    let text = "A Korean song";
    assert_eq!(resolve(&site, text, &Context::default()).ambiguous.len(), 1);
}

#[test]
fn a_capital_is_a_metonym_where_it_acts() {
    check(
        "[Moscow=russia]* said it would respond.
        [Washington=united-states]* and [Moscow=russia]* have agreed to talks.
        The deal angered [Beijing=china]*, which called for calm.
        Talks between [Moscow=russia]* and [Kyiv=ukraine]* collapsed.
        [Moscow=russia]*'s annexation of the peninsula
        [Moscow=russia]* is preparing a response.
        He urged [Tehran=iran]* to comply; pressure from [Washington=united-states]* grew.
        the islands that [Beijing=china]* has been building
        a [Moscow=russia]*-backed militia and pro-[Beijing=china]* lawmakers
        tensions with [Tehran=iran]* and sanctions on [Pyongyang=north-korea]*
        According to [Ankara=turkey]*, the [Kiev=ukraine]* government fell.
        the [Washington=united-states]*-[Beijing=china]* rivalry",
    );
}

#[test]
fn a_capital_is_no_metonym_where_it_is_a_place() {
    check(
        "They met in Moscow and flew to Beijing.
        Officials in Washington said nothing.
        Moscow (Reuters) Nothing happened.
        WASHINGTON, March 3 Nothing happened.
        PARIS — Nothing happened.
        Moscow's streets were empty; London's Heathrow was shut.
        the Moscow-based group, the Paris Agreement, the Helsinki summit, the Minsk agreements
        Flights between Moscow and Beijing resumed.
        He lives near Washington, D.C., and works from London.
        a court in Moscow has ruled, the Moscow court said
        George Washington said he could not tell a lie.
        Thousands marched through Tbilisi on Sunday.
        Kyiv was hit by missiles and Kyiv residents fled.
        Kyiv, [Ukraine], is a city. The mayor of London spoke.",
    );
    check_why("They met in Moscow.", &["Moscow: a capital as a place"]);
}

#[test]
fn short_names_need_the_full_name_of_one_person() {
    check(
        "Trump spoke.
        [Donald Trump] spoke. Then [Trump=donald-trump] left; President [Trump=donald-trump]'s aides and the [Trump=donald-trump] administration stayed.
        [Donald Trump] and Melania Trump arrived at Trump Tower.
        [Joe Biden] and his son Hunter Biden left, but Biden may be either.\\n[Biden=joe-biden] stayed. Donald Trump Jr. left.
        The [Trump=donald-trump]-[Putin=vladimir-putin] summit: [Donald Trump] met [Vladimir Putin].
        [Robert S. Mueller=robert-mueller] spoke. Mr. [Mueller=robert-mueller] left.",
    );
    check(
        "[Kilmar Abrego Garcia] was held. [Abrego Garcia=kilmar-abrego-garcia] and Ms. Jorge Garcia spoke. Gabriel Garcia Marquez wrote. Harvey struck.",
    );
    check("[Lee Harvey Oswald] shot. Harvey struck Texas. [Oswald=lee-harvey-oswald] died.");
    check("[Xi Jinping] spoke. Mr. [Xi=xi-jinping] left.");
    check_why("Trump spoke.", &["Trump: short name without \"Donald Trump\" in this text"]);
    check_why("Donald Trump and Melania Trump", &["Trump: another person's name: \"Melania Trump\""]);
}

#[test]
fn people_are_no_countries() {
    check(
        "Chad Wolf resigned. Michael Jordan and Tom Holland came; Kathy Ireland and Mr. France did not.
        Prime Minister Georgia Meloni met Defence Minister Israel Katz.
        [Jim Jordan] spoke in Ohio. Jordan said no.
        [Jordan]'s King Abdullah and [Chad] President Mahamat Deby met in [Chad].
        [Jordan] said yes, and [Jordanian=jordan] officials agreed.",
    );
}

#[test]
fn languages_are_no_countries() {
    check(
        "He answered in Spanish, speaks Russian and reads French.
        [Russian=russia] officials in [Russian=russia] uniforms addressed Russian-speaking residents in broken Russian.
        The book, translated from Ukrainian, is in German and in [German=germany] shops.
        A Spanish-language station and a Chinese translator in [Chinese=china] waters.",
    );
    check_why("He spoke in Russian.", &["Russian: a language"]);
}

#[test]
fn georgia_is_a_country_or_a_state() {
    check(
        "[Georgia] and [Russia] fought over South Ossetia; [Georgian=georgia] troops left.
        Voters in Georgia and Arizona decided; Atlanta, Georgia, too.
        [Ukraine], [Moldova] and [Georgia] applied.",
    );
}

#[test]
fn common_words_need_more() {
    check(
        "Complex rules apply.
        The site [Complex] wrote of it. [Complex] had no comment.
        The Housing Complex burned.
        FOLLOW US ON TWITTER
        THE [US=united-states] ATTACKS
        Polish your shoes.\n        [Polish=poland] troops came.",
    );
}

#[test]
fn other_countries_have_bodies_of_the_same_name() {
    check(
        "In [Congress=us-congress] they voted; the [U.S. Congress=us-congress] voted.
        the [Peruvian=peru] Congress and [Peru]'s Congress voted",
    );
}

#[test]
fn the_first_mention_outside_headings_is_linked() {
    let site = usual_site();
    let text = "Iran votes\nIran voted and Iran won. Iraq did not.";
    let heading = [Span::new(0..10)];
    let iraq = site.id("countries/iraq");
    let context = Context { unlinked: &heading, present: &[iraq], ..Context::default() };
    let linked: Vec<bool> = resolve(&site, text, &context).mentions.iter().map(|mention| mention.linked).collect();
    assert_eq!(linked, [false, true, false, false]);
}

#[test]
fn names_that_are_not_to_be_linked_yield_nothing() {
    let site = usual_site();
    let never = ["Iran".to_owned(), "Donald Trump".to_owned()];
    let text = "Iran and Iranian and Donald Trump and Trump";
    let result = resolve(&site, text, &Context { nolink: &never, ..Context::default() });
    assert_eq!(shown(&site, text, &result.mentions), "Iran and [Iranian=iran] and Donald Trump and Trump");
    assert_eq!(result.blocked[0].why.to_string(), "listed in `nolink`");
}

#[test]
fn mentions_by_wikilink_make_short_names_count() {
    let site = usual_site();
    let text = "Bukele refused.";
    let present = [site.id("actors/nayib-bukele")];
    let result = resolve(&site, text, &Context { present: &present, ..Context::default() });
    assert_eq!(shown(&site, text, &result.mentions), "[Bukele=nayib-bukele] refused.");
}

#[test]
fn mangled_texts_never_panic() {
    let site = usual_site();
    let text = "MOSCOW (AP) — “Moscow’s”, Donald J. Trump Jr.’s, U.S.-led, São Tomé, in Russian-, Washington, D.C., Ärzte, Lebanon, Pa. — Kyiv…";
    for start in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
        for end in (start..=text.len()).filter(|&at| text.is_char_boundary(at)) {
            resolve(&site, &text[start..end], &Context::default());
        }
    }
    let blocks = [Span::new(0..20), Span::new(30..40)];
    resolve(&site, text, &Context { blocks: &blocks, ..Context::default() });
    assert!(looks_like_person("Nayib Bukele"));
}
