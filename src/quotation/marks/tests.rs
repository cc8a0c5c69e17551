use super::*;

/// `marked` has `⟦` before and `⟧` after what stands between two marks; `⟦` without `⟧`: nothing closes it. Marks inside stay in.
fn check(marked: &str) {
    let text: String = marked.chars().filter(|c| !matches!(c, '⟦' | '⟧')).collect();
    let mut shown = String::new();
    let found = pairs(&text);
    for (at, c) in text.char_indices() {
        for pair in &found {
            if pair.close.as_ref().is_some_and(|close| close.start == at) {
                shown.push('⟧');
            }
        }
        for pair in &found {
            if pair.open.end == at {
                shown.push('⟦');
            }
        }
        shown.push(c);
    }
    assert_eq!(shown, marked, "{found:?}");
}

#[test]
fn english_marks_nest() {
    check("“⟦For Putin, he is useful,⟧” he said, “⟦and ‘⟦no⟧’ more.⟧”");
    check("He can say, ‘⟦Did you?⟧’ And, ‘⟦Don’t.⟧’ But");
    check("all pages are “⟦really ‘⟦subversive.⟧’⟧” And");
    check("‘⟦I said “⟦no⟧” to him,⟧’ he said");
    check("on the website.“⟦It’s simply⟧” odd");
    check("so “⟦never closed, and on");
}

#[test]
fn marks_of_east_asia_and_ornaments() {
    check("彼は「⟦これは『⟦本⟧』だ⟧」と言った");
    check("she said ＂⟦no more⟧＂ and ❝⟦never⟧❞");
}

#[test]
fn straight_marks_are_told_by_their_neighbours() {
    check("\"⟦Everyone says, '⟦Hey, I'd like it,⟧'⟧\" says he. \"⟦They're⟧\" gone");
    check("\"⟦By that logic, we've all \"⟦seen⟧\" it,⟧\" he said");
    check("he said -- \"⟦in such a way⟧\" -- and (\"⟦so⟧\")");
    check("\"⟦... no more⟧\" and \"⟦…⟧\"");
    check("the \"⟦atmosphere of it⟧\".");
    check("'⟦Nationalist bulldozer⟧'");
    check("US '⟦puppeteers⟧' were behind coup; seeks '⟦results-oriented⟧' ties");
    check("''⟦So it is,⟧'' he said");
    check("'⟦He said, '⟦no.⟧'⟧' Then");
    check("*\"⟦So⟧\"* and _\"⟦so⟧\"_");
}

#[test]
fn shapes_may_be_mixed() {
    check("“⟦we're going to see⟧\" at the summit");
    check("\"⟦I bloviate about stuff I’ve seen.⟧” he said");
    check("”⟦Så är det⟧” sade han");
}

#[test]
fn other_languages() {
    check("Dijo: «⟦No lo voy a hacer, “⟦nunca⟧”⟧», y se fue.");
    check("Il a dit «⟦\u{a0}non ‹⟦ jamais ⟧›\u{202f}⟧» et «⟦ oui ⟧».");
    check("Er sagte: „⟦Das ist ‚⟦gut⟧‘, ja⟧“, und ging.");
    check("Er sagte: »⟦Das ist ›⟦gut⟧‹, ja⟧«, und ging.");
    check("»⟦Y otra cosa⟧», dijo.");
}

#[test]
fn apostrophes_are_no_marks() {
    check("don’t, the ’90s, the players’ union, rock ’n’ roll, O’Brien, ’em, ’tis");
    check("don't, the '90s, the players' union, rock 'n' roll, O'Brien, 'em, 'tis, Isle o' Man, goin' home");
    check("the ‘90s and ‘em, Hawai‘i");
    check("in the 1970s and ’80s that cost so many nuns’ lives");
    check("‘⟦the players’ union said⟧’ and \"⟦the '90s⟧\"");
    check("'⟦the players' union won,⟧' he said; 'twas '⟦politics⟧' and '⟦so⟧'");
    check("tohis Congress’ approval, Fox News' report, RFE/RL'sLiz");
}

#[test]
fn measures_are_no_marks() {
    check("5'10\" tall, 12\" guns, 6' wide, 38°53'23\"N, 5′10″, 3½\" pipes");
    check("\"⟦the 12\" gun,⟧\" he said, \"⟦is 5'10\" long⟧\"");
    check("\"⟦in 2014⟧\" and \"⟦in 14⟧\" and \"⟦so⟧\"");
    check("the 6\" x 4\" photo, \"⟦his⟧\"");
}

#[test]
fn levels_count_closed_pairs() {
    let level = |text: &str| pairs(text).iter().map(|pair| pair.level).collect::<Vec<_>>();
    assert_eq!(level("“a ‘b’ c” “d”"), [0, 1, 0]);
    assert_eq!(level("“a “b” c"), [0, 0]);
    assert_eq!(marks("and on.” Then “so” and so”").strays.len(), 2);
}

#[test]
fn many_marks_are_read_once() {
    for unit in ["\"", "“", "” ", "' ", "‘a", "«", "« ", "» ", "a\" ", "s’ ", "1\"", "5'", "\"a", " '9"] {
        let text = unit.repeat(300_000);
        assert!(pairs(&text).len() <= 300_000, "{unit}");
    }
}
