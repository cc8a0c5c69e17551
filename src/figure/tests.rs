use super::*;

/// The figures of a text, as `words=value`, by `; `.
fn shown(text: &str, reading: Reading) -> String {
    shown_in("", text, reading)
}

/// The same, of a text in a language.
fn shown_in(language: &str, text: &str, reading: Reading) -> String {
    let value = |value: &Value| match value {
        Value::Number(readings) => {
            let number = |reading: &u128| {
                let part = format!(".{:06}", reading % ONE);
                format!("{}{}", reading / ONE, part.trim_end_matches('0').trim_end_matches('.'))
            };
            readings.iter().map(number).collect::<Vec<_>>().join("|")
        }
        Value::Date(date) => date.text.clone(),
        Value::Year(year) => format!("year {year}"),
        Value::Day(month, day) => format!("{month}-{day}"),
        Value::Month(month) => format!("month {month}"),
    };
    let figures = find(text, Notation::of(language), reading);
    figures.iter().map(|figure| format!("{}={}", figure.span.of(text), value(&figure.value))).collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown(text, Reading::Claim), expected, "{text}");
}

#[test]
fn numbers_in_digits() {
    check("nearly 1,000 pounds", "1,000=1|1000");
    check("1000 men, 1.000 women, 1 000 children", "1000=1000; 1.000=1|1000; 1 000=1000");
    check(
        "1k or 1.5k, $5m, €3bn, 2.5 million, 40 %, 40% and 40 percent",
        "1k=1000; 1.5k=1500; $5m=5|5000000; €3bn=3000000000; 2.5 million=2500000; 40=40; 40%=40; 40=40",
    );
    check("1,234,567.89 and 1.234.567,89", "1,234,567.89=1234567.89; 1.234.567,89=1234567.89");
    check(
        "10–15 dead, 20-25 hurt; a 29-year-old, a 5-million-dollar deal",
        "10=10; 15=15; 20=20; 25=25; 29-year-old=29; 5-million-dollar=5000000",
    );
    check("(12), “13”, 14.", "12=12; 13=13; 14=14");
}

#[test]
fn a_language_groups_digits_by_its_own_mark() {
    let check = |language: &str, expected: &str| {
        let text = "300,000; 1.250; 1,25; 1.234,5; 1,234,567";
        assert_eq!(shown_in(language, text, Reading::Source), expected, "{language}");
    };
    let rest = "1,25=1.25; 1.234,5=1234.5; 1,234,567=1234567";
    check("en-GB", &format!("300,000=300000; 1.250=1.25|1250; {rest}"));
    for language in ["es", "fr-CA", "DE"] {
        check(language, &format!("300,000=300|300000; 1.250=1250; {rest}"));
    }
    check("uk", &format!("300,000=300|300000; 1.250=1.25|1250; {rest}"));
}

#[test]
fn numbers_in_words() {
    check("one thousand men", "one thousand=1000");
    check(
        "twenty-five, one hundred and fifty thousand, a dozen, half a million",
        "twenty-five=25; one hundred and fifty thousand=150000; a dozen=12; half a million=500000",
    );
    check("three and four; two million", "three=3; four=4; two million=2000000");
    check(
        "two and a half years, two-and-a-half years, one and a quarter million, a million and a half, two and a man",
        "two and a half=2.5; two-and-a-half=2.5; one and a quarter million=1250000; a million and a half=1500000; two=2",
    );
    check("hundreds of men, tens of thousands, a man, half of them, mil libras, the m", "");
    assert_eq!(
        shown("mil libras, doce mil, trois cents, zwölf Männer, half", Reading::Source),
        "mil=1000; doce mil=12000; trois cents=300; zwölf=12; half=50"
    );
}

#[test]
fn names_are_no_figures() {
    for silent in [
        "F-16, COVID-19, MH17, Su-24, 9M38, A/HRC/47/1, G7, KJ1, C2, p4, MS-13, 5G",
        "Resolution 2334, Article 5, Flight 17, Boeing 737, resolution 2334, page 12, No. 5, section 3, Articles 5 and 6",
        "10:30, at 10 a.m., 9/11, 24/7, the 2nd time, the 1990s, the 19th century, +1 202 555, 555-1234-99, #4, § 7",
        "10 Downing Street, version 1.2.3",
    ] {
        check(silent, "");
    }
    check("Some 300 men. Israel’s 9 posts. In 40 towns", "300=300; 9=9; 40=40");
}

#[test]
fn dates() {
    check("on 2 September 2025, in 2014, the 2016 vote", "2 September 2025=2025-09-02; 2014=2014; 2016=year 2016");
    check("on 2 September, on September 3, the 4th of May", "2 September=9-2; September 3=9-3; 4th of May=5-4");
    check("2025-09-02 and 2025-09", "2025-09-02=2025-09-02; 2025-09=2025-09");
    check(
        "in 2018/19, in 2018/2019 and 1999/00",
        "2018=year 2018; 19=year 2019; 2018=year 2018; 2019=year 2019; 1999=year 1999; 00=year 2000",
    );
    check("in 2018–2019, Regulation 2018/19, decree 2018/19, 2018/11/02, 2018/17", "2018=year 2018; 2019=year 2019");
    check("he may 2 times", "2=2");
    assert_eq!(shown("in September he", Reading::Source), "September=month 9");
}

/// The figures of a sentence that a passage of `issued` lacks.
fn missing(sentence: &str, passage: &str, issued: &str) -> String {
    let issued = Edtf::parse(issued).ok();
    let facts = [Facts::new(passage, Notation::of("en"), issued.as_ref())];
    let figures = find(sentence, Notation::of("en"), Reading::Claim);
    let missing = figures.iter().filter(|figure| !is_backed(figure, &facts)).map(|figure| figure.span.of(sentence));
    missing.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_passage_has_a_figure() {
    for (sentence, passage) in [
        ("1,000 men", "one thousand men"),
        ("one thousand men", "1000 men"),
        ("1,000 men", "1.000 hombres"),
        ("1,000 pounds", "mil libras"),
        ("50 % of it", "fifty per cent"),
        ("50 percent", "half of it"),
        ("2,500,000 people", "2.5 million people"),
        ("about 1,000 men", "1,043 men"),
        ("three texts", "nothing of the kind"),
        ("three men", "the three men"),
        ("2 September 2025", "on September 2"),
        ("2 September 2025", "Tuesday, Sept. 2, 2025"),
        ("in September 2025", "on 2 September 2025"),
        ("in 2025", "on 2 September 2025"),
        ("the wars of 1994–96", "between 1994 and 1996"),
        ("the wars of 1994-1996", "from 1994–96"),
        ("0.5 % fled", "less than half of a percent fled"),
        ("0.5 percent fled", "half a per cent fled"),
        ("0.25 percentage points", "a quarter of a percentage point"),
        ("a quarter of a million", "250,000 people"),
        ("on 6–7 May 2020", "on the night of 6 to 7 May 2020"),
        ("on 6 May 2020", "on 6 and 7 May 2020"),
        ("in the 2014 vote", "the vote in 2014"),
        ("on 2 September", "on 2025-09-02"),
        ("In 2018–2019 it rose", "it rose in 2018/19"),
        ("In 2018 it rose", "it rose in 2018/19"),
        ("In 2019 it rose", "it rose in 2018/19"),
        ("It took 2.5 years", "over two and a half years"),
        ("It took two and a half years", "over 2.5 years"),
        ("One of the ministers resigned", "Some 17 of the 40 ships sank"),
        ("One of the ministers resigned", "Two ministers and three of the ministers"),
        ("Three of its ships sank", "60% of its ships sank"),
        ("two missions came", "the UN mission came"),
        ("Two were hurt", "three were killed"),
        ("Five of the ships sank", "17 of the men came"),
        ("30 percent refused", "30 of 100 refused"),
        ("17 % voted", "17 voted"),
        ("30 percent", "between 30 and 40 percent"),
        ("$5,000 were paid", "5,000 pesos were paid"),
        ("$5,000 were paid", "they paid 5,000 for it"),
        ("40 percent chose the Reds", "Reds 40 Greens 30"),
        ("Sixty ships", "60 of its ships"),
        ("60 percent", "60 percentage points"),
        ("60 percent", "60 points"),
        ("1.25 pesos", "1.250 pesos"),
    ] {
        assert_eq!(missing(sentence, passage, ""), "", "{sentence} / {passage}");
    }
    assert_eq!(missing("on 2 September 2025", "on Tuesday", "2025-09-04"), "");
    assert_eq!(missing("on 2 September 2025 it wrote", "he came", "2025-09-02"), "");
    assert_eq!(missing("on 2 September", "on Tuesday", "2025-09-04"), "");
    assert_eq!(missing("on 2 September 2024", "last year", "2025-09-04"), "");
    assert_eq!(missing("in 2015", "ten years ago", "2025-09-02"), "");
}

#[test]
fn a_passage_lacks_a_figure() {
    for (sentence, passage, lacking) in [
        ("1,000 men", "1,100 men", "1,000"),
        ("about 1,000 men", "1,500 men", "1,000"),
        ("nearly 1,100 men", "nearly 1,000 men", "1,100"),
        ("nearly 1,001 men", "nearly 1,000 men", "1,001"),
        ("1,000 men", "F-16 jets and 16 men", "1,000"),
        ("four men came", "three men came", "four"),
        ("fourteen came", "thirteen came", "fourteen"),
        ("2 September 2025", "3 September 2025", "2 September 2025"),
        ("2 September 2025", "in September 2025", "2 September 2025"),
        ("2 September 2025", "on Tuesday", "2 September 2025"),
        ("in 2015", "in 2014", "2015"),
        ("40 %", "50 %", "40"),
        ("the wars of 1994–97", "between 1994 and 1996", "97"),
        ("€391 million came", "$391 million came", "€391 million"),
        ("391 million euros came", "US$391 million came", "391 million"),
        ("3 and 4", "3", "4"),
        ("Nearly 300 fled", "Nearly 300,000 fled", "300"),
        ("It cost 1.25 pesos", "It cost 1,250 pesos", "1.25"),
        ("30 percent refused", "within 30 days", "30"),
        ("30 % refused", "30 people refused", "30"),
        ("30% refused", "30 días", "30%"),
        ("Sixty ships sank", "60 percent of the ships sank", "Sixty"),
        ("60 ships sank", "60 per cent of the ships sank", "60"),
        ("60 ships sank", "60% of the ships sank", "60"),
        ("$5,000 were paid", "It had 5,000 ships", "$5,000"),
        ("5,000 ships", "They paid €5,000", "5,000"),
        ("Three of the ministers resigned", "Two of the ministers resigned", "Three"),
        ("Three ministers resigned", "Two of its ministers resigned", "Three"),
        ("three masked men came", "four masked men came", "three"),
        ("one ship sank", "two ships sank", "one"),
        ("in 2020", "in 2018/19", "2020"),
    ] {
        assert_eq!(missing(sentence, passage, ""), lacking, "{sentence} / {passage}");
    }
    assert_eq!(missing("on 2 May", "on Tuesday", "2025-09-04"), "2 May");
    assert_eq!(missing("on 2 September 2021", "on Tuesday", "2025-09-04"), "2 September 2021");
}
