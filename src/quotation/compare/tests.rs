//! Texts and quotations in, verdicts and places out.

use super::*;
use crate::quotation::Folded;

/// `verdict: part | part`, or `-`.
fn told(text: &str, words: &str, preferred: &[Span]) -> String {
    let folded = Folded::new(text);
    find(&Wanted::new(words), folded.of(text), preferred).map_or("-".to_owned(), |found| {
        let parts: Vec<_> = found.parts.iter().map(|part| part.of(text)).collect();
        format!("{}: {}", found.verdict.name(), parts.join(" | "))
    })
}

fn check(text: &str, words: &str, expected: &str) {
    assert_eq!(told(text, words, &[]), expected, "{words} in {text}");
}

#[test]
fn exact_but_for_white_space() {
    check("Then the plane never  entered\nit.", "the plane never entered it.", "exact: the plane never  entered\nit.");
    check("He called it ‘a lie’ twice", "called it ‘a lie’", "exact: called it ‘a lie’");
    check("‘A lie’ it was, … or not", "‘A lie’ it was, … or not", "exact: ‘A lie’ it was, … or not");
    check("How can I return [him] to it?", "How can I return [him] to it?", "exact: How can I return [him] to it?");
    check("in the U.S. and", "in the U.S.", "exact: in the U.S.");
}

#[test]
fn normalised_spellings() {
    check("It’s “the ‘one’ plane” now", "It's 'the \"one\" plane' now", "normalised: It’s “the ‘one’ plane” now");
    check("a spat—it reflects", "a spat - it reflects", "normalised: a spat—it reflects");
    check(
        "The o\u{fb03}cial e\u{301}te\u{301}\u{a0}went",
        "the official été went.",
        "normalised: The o\u{fb03}cial e\u{301}te\u{301}\u{a0}went",
    );
    check("We will not do it again", "We will not do it,", "normalised: We will not do it");
    check("so we wait ... for it", "we wait… for it", "normalised: we wait ... for it");
    check("inter\u{ad}national law", "International law", "normalised: inter\u{ad}national law");
    check("“We saw it.\n\n“Then we left.”", "We saw it. Then we left.", "normalised: We saw it.\n\n“Then we left.");
}

#[test]
fn words_case_numbers_and_accents_count() {
    let text = "About 1,000 pounds of café stood in the planet’s non-aligned hall; he can’t see -5 of 10:30.";
    for words in [
        "1000 pounds",
        "000 pounds",
        "pounds of cafe",
        "in the plane",
        "aligned hall",
        "the planet’s non",
        "he can",
        "Pounds Of",
        "see 5",
        "5 of 10",
        "of 10",
        "pounds café",
        "10:30?",
    ] {
        check(text, words, "-");
    }
    check(text, "in the planet", "exact: in the planet");
    check("l’avion n’est pas là", "avion n’est pas", "exact: avion n’est pas");
    check("l’avion n’est pas là", "est pas là", "-");
    check("Did he do it? No", "Did he do it", "exact: Did he do it");
    check("He did do it. No", "He did do it?", "-");
}

#[test]
fn elided_parts_stand_in_order() {
    let text = "We will never, under any law, return him to them. The judge did not agree with that at all.";
    check(text, "We will never […] return him to them", "elided: We will never | return him to them");
    check(text, "We will never … return him … did not agree", "elided: We will never | return him | did not agree");
    check(
        text,
        "We will never … return him to them … did not agree with",
        "elided: We will never | return him to them | did not agree with",
    );
    check(text, "return him to them […] We will never", "-");
    check(text, "return [the man] to them. The judge", "elided: return | to them. The judge");
    check(text, "[T]he judge did not", "elided: The judge did not");
    check(text, "[He] will never, under any law", "elided: will never, under any law");
    check(text, "The judge did [not] agree with", "elided: The judge did | agree with");
    check(text, "The judge […] agree with that", "-");
    check(text, "… return him to them …", "elided: return him to them");
    check(text, "We … agree", "-");
    check(text, "We will nev… return him to them", "-");
    check(text, "We will never [ever and ever] did not agree", "-");
}

#[test]
fn any_number_of_parts_is_held_against_the_text() {
    let text: String = (0..3_000).map(|number| format!("word{number} goes there, ")).collect();
    let words = |from: usize, to: usize| (from..to).map(|number| format!("word{number} goes there …")).collect::<String>();
    assert!(told(&text, &words(0, 40), &[]).starts_with("elided: word0 goes there | word1 goes there |"));
    assert!(told(&text, &words(0, 3_000), &[]).starts_with("elided: word0"));
    check(&text, &format!("{} word7 goes there", words(0, 40)), "-");
    check(&text, &format!("{} word41 goes home", words(0, 40)), "-");
}

#[test]
fn what_is_left_out_has_bounds_outside_the_cited_paragraphs() {
    let text = format!("We will never do it.{} The judge did not agree.", " word".repeat(5_000));
    let words = "We will never do it … The judge did not agree";
    check(&text, words, "-");
    let cited = [Span::new(0..text.len())];
    assert_eq!(told(&text, words, &cited), "elided: We will never do it | The judge did not agree");
    let text = format!("We will never do it.{} The judge did not agree.", " word".repeat(500));
    check(&text, words, "elided: We will never do it | The judge did not agree");
    let text = format!("We will.{} We will. Soon do it again", " word".repeat(100));
    check(&text, "We will … do it again", "elided: We will | do it again");
}

#[test]
fn joined_over_the_reporter() {
    let text = "“We will not,” he said, “do it.” Then: “I screamed for help,” she added. “They left me,” he said, “alone.”";
    check(text, "We will not do it", "joined: We will not | do it");
    check(text, "will not, do it.", "joined: will not | do it");
    check(text, "I screamed for help. They left me alone", "joined: I screamed for help | They left me | alone");
    check(text, "We will do it", "-");
    check(text, "not do", "joined: not | do");
    check("\"We will not,\" said he, \"do it\"", "we will not do it", "joined: We will not | do it");
    check(
        "«No lo voy a hacer», dijo, «porque no puedo».",
        "No lo voy a hacer porque no puedo",
        "joined: No lo voy a hacer | porque no puedo",
    );
    check("„Wir werden nicht“, sagte er, „das tun“.", "Wir werden nicht das tun", "joined: Wir werden nicht | das tun");
}

#[test]
fn two_quotations_are_not_joined() {
    check("He called it “a lie” and “a disgrace to us”", "a lie a disgrace to us", "-");
    check("“We will go,” one said.\n“It is a lie,” said the other.", "We will go. It is a lie", "-");
    check("this was “unjust,” but “for reasons” it was", "unjust for reasons", "-");
    check("“We will not.”\n“Do it.”", "We will not. Do it", "joined: We will not. | Do it");
    check("“We will not.”\n“Do it.”", "We will not.” “Do it", "exact: We will not.”\n“Do it");
    check("“We will not.”\n“Do it.”", "We will not.\" \"Do it", "normalised: We will not.”\n“Do it");
}

#[test]
fn the_cited_paragraph_is_preferred() {
    let text = "The plane never landed there.\nHe said that the plane never landed there.\nThe plane never landed there.";
    let second = 30..73;
    let folded = Folded::new(text);
    let found = find(&Wanted::new("The plane never landed"), folded.of(text), &[Span::new(second.clone())]).expect("the words");
    assert_eq!((found.verdict, found.parts[0].start), (Verdict::Normalised, 43));
    let last = Span::new(second.end + 1..text.len());
    let found = find(&Wanted::new("there. The plane"), folded.of(text), &[last]).expect("the words over a border");
    assert_eq!(found.parts[0].range(), 66..82);
}

#[test]
fn hostile_texts_end_soon() {
    let long = "a".repeat(1_000_000);
    check(&long, &"a".repeat(100_000), "-");
    let words = "a-".repeat(500_000);
    check(&words, &"a-a".repeat(30_000), "-");
    let elided = "a … ".repeat(25_000);
    check(&"a ".repeat(500_000), &elided, "-");
    let inserted = "a [b] c [b] ".repeat(25_000);
    check(&"a c ".repeat(250_000), &format!("{inserted} d"), "-");
    let many = "a b c … ".repeat(25_000);
    check(&"a b c ".repeat(170_000), &format!("{many} d"), "-");
    check(&"alpha beta ".repeat(100_000), "[Alpha] beta gamma", "-");
    check(&"alpha beta ".repeat(100_000), "alpha [x y z] beta … gamma", "-");
    let marks = "“a,” b, ".repeat(100_000);
    check(&marks, &"a ".repeat(50_000), "-");
    check("", "", "-");
    check("words", "", "-");
    check("", "words", "-");
}

#[test]
fn what_the_text_has_put_in_is_not_changed() {
    let text = "They said [on Friday] that it was over, and never before the end of it.";
    check(text, "said [on Monday] that it was over", "-");
    check(text, "They said [on Friday] that it was … of it", "elided: They said | that it was | of it");
}

#[test]
fn no_words_across_a_border() {
    let text = "Putin says\n\n“We were ready” – he said";
    let folded = Folded::divided(text, &[12]);
    let told = |words: &str| find(&Wanted::new(words), folded.of(text), &[]).is_some();
    assert!(told("Putin says") && told("We were ready") && told("Putin says … We were ready"));
    assert!(!told("Putin says We were ready"));
}

#[test]
fn an_insertion_does_not_negate() {
    check("We were ready to go", "We were [not] ready to go", "-");
    check("We were ready to go", "We [weren’t] ready to go", "-");
    check("We weren’t ready to go", "We [were not] ready to go", "elided: We | ready to go");
    check("We were ready to go", "We were [now] ready to go", "elided: We were | ready to go");
    let text = "He would not say more. We can’t pay it. The plane never entered our airspace. Nous n’avons pas payé la taxe.";
    check(text, "He [would] say more", "-");
    check(text, "He [refused to] say more", "elided: He | say more");
    check(text, "He [did not] say more", "elided: He | say more");
    check(text, "We [can] pay it", "-");
    check(text, "[He would] say more", "-");
    check(text, "[The plane] entered our airspace", "-");
    check(text, "[It never] entered our airspace", "elided: entered our airspace");
    check(text, "[The boat] entered our airspace", "elided: entered our airspace");
    check(text, "[We] can’t pay it", "elided: can’t pay it");
    check(text, "Nous [avons] payé la taxe", "-");
    check(text, "Nous [avons pas] payé la taxe", "elided: Nous | payé la taxe");
}

#[test]
fn an_elision_does_not_negate() {
    let text = "We will not go to Chile. He has never been there on a day like that.";
    check(text, "We will … go to Chile", "-");
    check(text, "He has […] been there on a day", "-");
    check(text, "We will … to Chile. He has", "-");
    check(text, "We will not … to Chile. He has", "elided: We will not | to Chile. He has");
}

#[test]
fn a_remark_stands_for_no_words() {
    let text = "The plane enterd our airspace, and left it (sic) at once.";
    check(text, "The plane enterd [sic] our airspace", "elided: The plane enterd | our airspace");
    check(text, "The plane enterd (sic!) our airspace", "elided: The plane enterd | our airspace");
    check(text, "The plane [sic] our airspace", "-");
    check(text, "The plane enterd our [emphasis added] airspace", "elided: The plane enterd our | airspace");
    check(text, "The plane [emphasis ours] our airspace", "-");
    check(text, "enterd our airspace … left it (sic) at once", "elided: enterd our airspace | left it | at once");
}

#[test]
fn short_parts_stand_together_in_a_cited_paragraph() {
    let text = "It was reckless, unjust and illegal.";
    check(text, "reckless … and illegal", "-");
    let cited = [Span::new(0..text.len())];
    assert_eq!(told(text, "reckless … and illegal", &cited), "elided: reckless | and illegal");
    assert_eq!(told(text, "illegal … reckless", &cited), "-");
    let far = format!("It was reckless.{} It was illegal.", " word".repeat(50));
    assert_eq!(told(&far, "reckless … was illegal", &[Span::new(0..far.len())]), "-");
}

#[test]
fn what_is_left_out_does_not_deny_what_is_left() {
    let text = "We do not want war with Peru, and we will not start it. We can no longer trust them. We have no plans at all. We hardly \
        ever meet. We refuse to close the port. It is far from true. Wir werden das nicht zahlen. We will pay, but not today, and go home.";
    for words in [
        "We … want war with Peru",
        "We [very much] want war with Peru",
        "we will […] start it",
        "we will [gladly] start it",
        "We do [indeed] want war",
        "We can … trust them",
        "We have … plans at all",
        "We … meet",
        "We … close the port",
        "It is … true",
        "Wir werden … zahlen",
    ] {
        check(text, words, "-");
    }
    check(text, "We will pay … and go home", "elided: We will pay | and go home");
    check(text, "We … not want war with Peru", "elided: We | not want war with Peru");
    check(text, "We do not want war … we will not start it", "elided: We do not want war | we will not start it");
    check(text, "We do not [wish for] war with Peru", "elided: We do not | war with Peru");
}

#[test]
fn a_name_in_brackets_is_no_remark() {
    let text = "They told me that he left the port.";
    for name in ["Hervé", "Pierre", "the boss", "emphatic as ever, Ana"] {
        check(text, &format!("They told me that [{name}] left the port"), "elided: They told me that | left the port");
    }
    check(text, "They told me [sic!] that he left [emphasis added] the port", "elided: They told me | that he left | the port");
    check(text, "They told me [sic] he left the port", "-");
}
