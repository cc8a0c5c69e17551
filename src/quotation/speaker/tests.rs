use super::*;
use crate::quotation::quoted;
use crate::seed;

/// The speakers of the quotations of `text`, whose candidates stand between `{` and `}` (persons) or `<` and `>` (others); the same name is the
/// same one. Expected: `name rule`, or `-`.
fn check(marked: &str, expected: &[&str]) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for c in marked.chars() {
        match c {
            '{' | '<' => places.push((text.len(), 0, c == '{')),
            '}' | '>' => places.last_mut().unwrap().1 = text.len(),
            c => text.push(c),
        }
    }
    let mut names: Vec<&str> = Vec::new();
    let candidates: Vec<Candidate> = places
        .iter()
        .map(|(start, end, person)| {
            let name = &text[*start..*end];
            let id = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            Candidate { name: Span::new(*start..*end), id: u32::try_from(id).unwrap(), person: *person }
        })
        .collect();
    let paragraphs = seed::parse(&text, Some(seed::ParagraphMode::Lines)).paragraphs;
    let quoted = quoted(&text, &paragraphs);
    let shown: Vec<String> = speakers(&text, &paragraphs, &quoted, &candidates, &SpeechWords::builtin())
        .iter()
        .map(|one| one.map_or("-".to_owned(), |one| format!("{} {}", one.name.of(&text), one.rule.name())))
        .collect();
    assert_eq!(shown, expected, "{marked}");
}

#[test]
fn after_the_quotation() {
    check("“No,” said {Rivas}.", &["Rivas said-after"]);
    check("“No,” {Rivas} said on Friday.", &["Rivas said-after"]);
    check("“No?” {Rivas} asked.", &["Rivas said-after"]);
    check("\"No\", {Rivas}, head of <Desk>, was quoted as saying by the <Times>.", &["Rivas said-after"]);
    check("“No,” {Rivas}, an expert at the <Centre>, told me.", &["Rivas said-after"]);
    check("“No,” said <Navy> Lt. {Lauryn Dempsey}, a spokesperson.", &["Lauryn Dempsey said-after"]);
    check("“No,” said {Clinton} adviser {Sullivan}.", &["Sullivan said-after"]);
    check("“No,” according to <Desk>.", &["Desk according-to"]);
    check("It is “shooting yourself in the foot”, {Rivas} said.", &["Rivas said-after"]);
    check("“Everyone says, ‘no,’” says {Rivas}.", &["Rivas said-after"]);
    check("“No,” {Rivas} told {Bukele}.", &["Rivas said-after"]);
}

#[test]
fn before_the_quotation() {
    check("{Rivas} said: “No.”", &["Rivas said-before"]);
    check(
        "At the summit, {Rivas} told <CNN> that it was “late” and was “weighing it”.",
        &["Rivas said-before", "Rivas said-before"],
    );
    check(
        "Sen. {Menendez} (D-NJ), a critic of {Bukele}’s, called the refusal “a very bad precedent.”",
        &["Menendez said-before"],
    );
    check("As {Rivas} said last week, “no.”", &["Rivas said-before"]);
    check("Asked if it was so, {Rivas} said: “No.”", &["Rivas said-before"]);
    check("According to {Rivas}, it was “late”.", &["Rivas according-to"]);
    check("“No,” {Rivas} said, “never.”", &["Rivas said-after", "Rivas said-before"]);
    check("{Schumer}, on the phone with {Pompeo}, urged {Trump} to press it, saying: “No.”", &["Schumer said-before"]);
}

#[test]
fn further_quotations() {
    check("“No,” said {Rivas}, a former diplomat. “Never.”", &["Rivas said-after", "Rivas goes-on"]);
    check("“No,” said {Rivas}. “Yes,” said the minister.", &["Rivas said-after", "-"]);
    check("“No,” said {Rivas}. It was a “no-brainer”.", &["Rivas said-after", "-"]);
    check("“No?” {Rivas} said. “Never.”", &["Rivas said-after", "Rivas goes-on"]);
    check("“No,” {Rivas} said. He left. “Never.”", &["Rivas said-after", "-"]);
    check("“Why?” {Rivas} asked {Bukele}. “Because.”", &["Rivas said-after", "-"]);
    check("“No.” {Rivas} said it was over. “Never.”", &["-", "-"]);
    check("{Rivas} said: “No.\n“Never.”", &["Rivas said-before", "Rivas continued"]);
    check("{Rivas} said: “No.\n“Never,” he added.", &["Rivas said-before", "Rivas continued"]);
    check("{Rivas} said: “No.\n“Never,” the chief added.", &["Rivas said-before", "-"]);
}

#[test]
fn pronouns() {
    check("{Rivas} said it was late. “No,” he added.", &["Rivas pronoun"]);
    check("President {Rivas} said it was late on Monday. He left. “No,” he added.", &["Rivas pronoun"]);
    check("{Rivas} came. “No,” he said.", &["-"]);
    check("{Rivas} asked why. “No,” he said.", &["-"]);
    check("{Rivas} said {Bukele} came. “No,” he said.", &["-"]);
    check("{Rivas} said Bukele came. “No,” he said.", &["-"]);
    check("“{Rivas} said it was so,” she said.", &["-"]);
    check("The minister met {Rivas}. “No,” he said.", &["-"]);
    check("<Desk> said it was late. “No,” he said.", &["-"]);
    check("“No,” he told {Rivas}.", &["-"]);
    check("“No,” he said.", &["-"]);
}

#[test]
fn traps() {
    check("{Rivas} was told “no”.", &["-"]);
    check("{Rivas} denied that {Bukele} said “no”.", &["-"]);
    check("{Rivas} denied “plotting”.", &["-"]);
    check("“No,” said a spokesman for {Rivas}.", &["-"]);
    check("“No,” said {Rivas}’s spokesman.", &["-"]);
    check("“No,” {Rivas} ally Lopez said.", &["-"]);
    check("“No,” a friend of {Rivas} said.", &["-"]);
    check("A lawyer, a friend of {Rivas}, said “no”.", &["-"]);
    check("Meeting {Rivas}, the minister, a lawyer, said “no”.", &["-"]);
    check("“No,” he said {Rivas} told him.", &["-"]);
    check("When {Rivas} said they had come, Kadyrov called it “absurd”.", &["-"]);
    check("When {Rivas} said they had come, Kadyrov took to his page to call it \"absurd.\"", &["-"]);
    check("If {Rivas} said “yes”, it would turn.", &["-"]);
    check("{Rivas} said nothing about the “plot”.", &["-"]);
    check("{Rivas} said it was late and critics saw a “plot”.", &["-"]);
    check("{Rivas} spoke of {Bukele}’s “plot”; {Rivas} said of his “plot” no more.", &["-", "-"]);
    check("In his book, “Killing Kennedy,” {Rivas} said it was so.", &["-"]);
    check("The report calls it “a disaster for us all,” {Rivas} said.", &["-"]);
    check("“No,” {Rivas} and {Bukele} said.", &["-"]);
    check("{Rivas} and {Bukele} said “no”.", &["-"]);
    check("“No,” reads one of the points of {Rivas}.", &["-"]);
    check("With {Rivas}, said Pelosi, “all roads lead there”.", &["-"]);
    check("{Rivas}, Putin said, is “bad”.", &["-"]);
    check("What {Rivas} said was “bad”.", &["-"]);
    check("{Rivas} announced an “invincible” missile.", &["-"]);
    check("{Rivas} said there were no “permisos,” or passes.", &["-"]);
}

#[test]
fn others_near_the_verb() {
    check("“No,” said {Rivas}, quoting {Bukele}.", &["-"]);
    check("“No,” {Rivas} quoted {Bukele} as saying.", &["-"]);
    check("“No,” {Bukele} was told by {Rivas}.", &["-"]);
    check("“No,” fans of the late {Rivas} said.", &["-"]);
    check("“No,” lawyers representing {Rivas} said.", &["-"]);
    check("“No,” a man dressed as {Rivas} said.", &["-"]);
    check("“No,” the lawyer for {Rivas}, Juan Bukele, said.", &["-"]);
    check("“No,” {Rivas}’s lawyer, {Bukele}, said.", &["-"]);
    check("“No,” the {Rivas} campaign said.", &["-"]);
    check("“No,” said {Rivas} Foundation chief Lopez.", &["-"]);
    check("“No,” said the man who shot {Rivas}.", &["-"]);
    check("“No,” said the brother of President {Rivas}.", &["-"]);
    check("“No,” said a fan in a {Rivas} shirt.", &["-"]);
    check("“No,” the president told {Rivas}.", &["-"]);
    check("“No,” {Rivas} never said.", &["-"]);
    check("“No,” {Rivas} allegedly said.", &["-"]);
    check("“No,” {Bukele} said. “Yes!” {Rivas} laughed.", &["Bukele said-after", "-"]);
    check("“No,” {Bukele} said. {Rivas} was “very happy with all of it”.", &["Bukele said-after", "-"]);
    check("“No,” {Bukele} said. “Yes.” “No.”", &["Bukele said-after", "Bukele goes-on", "-"]);
    check("In a letter from {Rivas}, the minister said: “No.”", &["-"]);
    check("Lawyers for {Rivas} said: “No.”", &["-"]);
    check("After {Rivas} said he would go, the minister was “happy with all of it”.", &["-"]);
    check("{Rivas} said it was late; the minister was “happy with all of it”.", &["-"]);
    check("{Rivas} said his brother told him “to go home at once”.", &["-"]);
    check("{Rivas} said the crowd chanted “death to the king now”.", &["-"]);
    check("{Rivas} said a sign at the gate was “too small to be seen”.", &["-"]);
    check("{Rivas} wrote in a letter that it was “too small to be seen”.", &["Rivas said-before"]);
    check("{Rivas}, citing {Bukele}, said: “No.”", &["-"]);
}

#[test]
fn a_phrase_before_the_subject_quotes_others() {
    for phrase in [
        "Known to her critics as “the old fox of the port”",
        "Described by critics as “the old fox of the port”",
        "Accused by the union of having “sold the port by night”",
        "Asked about “the ship they had lost there”",
        "Asked whether “the ship was lost for ever”",
        "Confronted with the phrase “a ship taken by force”",
        "Of the slogan “a ship for every family”",
        "Under a banner with “a ship for every family”",
        "Nicknamed “the old fox of the port”",
        "Faced with “a storm of protest and anger”",
        "On “the ship they had lost there”",
        "In the words of the treaty, “a ship for every family”",
        "In the treaty's words, “a ship for every family”",
        "Against “the sale of our own port”",
    ] {
        for clause in ["said she was tired", "said nothing", "told reporters to leave", "said it was absurd", "added"] {
            check(&format!("{phrase}, {{Rivas}} {clause}."), &["-"]);
        }
    }
}

#[test]
fn the_lead_in_must_be_the_speakers_own_clause() {
    check("It would be “a disaster for the city”, {Rivas} said.", &["Rivas said-after"]);
    check("The deal was “a disaster for the city”, {Rivas} told reporters.", &["Rivas said-after"]);
    check("{Bukele} is “a man of great promise”, {Rivas} said on Friday.", &["Rivas said-after"]);
    check("The law allows “a ship for every family”, {Rivas} said.", &["-"]);
    check("The law is “a ship for every family”, {Rivas} said.", &["-"]);
    check("The union's slogan was “a ship for every family”, {Rivas} said.", &["-"]);
    check("It was not “a ship taken by force”, {Rivas} said.", &["-"]);
    check("The judge found it was “a ship taken by force”, {Rivas} said.", &["-"]);
    check("The judge thought the port was “a ship taken by force”, {Rivas} said.", &["-"]);
    check("The law allows “a ship for every family”, according to {Rivas}.", &["-"]);
}

#[test]
fn a_clause_after_the_verb() {
    check("“We will take it,” {Rivas} recalled her father saying.", &["-"]);
    check("“We will take it,” {Rivas} said the crowd used to cry.", &["-"]);
    check("“We will take it,” {Rivas} said was the motto.", &["-"]);
    check("“We will take it,” {Rivas} said they cried.", &["-"]);
    check("“We will take it,” {Rivas} told {Bukele} he had heard.", &["-"]);
    check("“We will take it,” said {Rivas}, reading from the letter.", &["-"]);
    check("“We will take it,” said {Rivas}, in the words of the treaty.", &["-"]);
    check("“We will take it,” {Rivas} told {Bukele}’s aide on Friday.", &["Rivas said-after"]);
    check("“We will take it,” {Rivas} told the court.", &["Rivas said-after"]);
    check("“We will take it,” {Rivas} warned the judges in a letter.", &["Rivas said-after"]);
    check("“We will take it,” {Rivas} said this week.", &["Rivas said-after"]);
    check("“We will take it,” {Rivas} said as {Bukele} looked on.", &["Rivas said-after"]);
}

#[test]
fn another_source_between_name_and_quotation() {
    check("{Rivas}, according to her critics, said “whatever they wanted to hear”.", &["-"]);
    check("{Rivas}, as her critics put it, said “whatever they wanted to hear”.", &["-"]);
    check("{Rivas} said the judge found it was “a ship taken by force”.", &["-"]);
    check("{Rivas} said the judge found the ship was “a ship taken by force”.", &["-"]);
    check("{Rivas} said judges found ships were “a thing taken by force”.", &["-"]);
    check("{Rivas} said he was misquoted as saying “no ship may leave the port”.", &["-"]);
    check("{Rivas} said she was seen as “the old fox of the port”.", &["-"]);
    check("{Rivas} said she was judged “the old fox of the port”.", &["-"]);
    check("{Rivas} said {Bukele} believes in “a ship for every family”.", &["-"]);
    check("{Rivas} said the law allows “a ship for every family”.", &["-"]);
    check("{Rivas} said it allows “a ship for every family”.", &["-"]);
    check("{Rivas} said it was not “a ship taken by force”.", &["-"]);
    check("{Rivas} said in response to “the ship is lost” that it was not.", &["-"]);
    check("{Rivas} asked about “the ship they had lost there”.", &["-"]);
    check("{Rivas} told the court the sailors had “taken the ship by force”.", &["Rivas said-before"]);
    check("{Rivas} said in a letter on Friday that the plan would be “a disaster for us”.", &["Rivas said-before"]);
    check("{Rivas} said {Bukele} “will take the ship by force”.", &["Rivas said-before"]);
    check("{Rivas} vowed to “fight on to the end of it”.", &["Rivas said-before"]);
    check("{Rivas} said she had “taken the ship by force” and was “proud of it”.", &["Rivas said-before", "Rivas said-before"]);
    check("{Rivas} called {Bukele} “a man of great promise”.", &["Rivas said-before"]);
    check("{Rivas} described the verdict as a “disgrace to the whole nation”.", &["Rivas said-before"]);
    check("{Rivas} said it was “a dark day”, in words that {Bukele} called “a lie from end to end”.", &["-", "-"]);
    check("{Rivas} said it was “a dark day” for “the old fox of the port”.", &["Rivas said-before", "-"]);
    check("{Rivas} said in reply to {Bukele}: “No.”", &["Rivas said-before"]);
}

#[test]
fn what_goes_on_after_the_quotation() {
    check("{Rivas} said “a ship for every family” was the union's slogan.", &["-"]);
    check("{Rivas} said that “a ship for every family”, the slogan of the union, was absurd.", &["-"]);
    check("{Rivas} called “a ship for every family” absurd.", &["-"]);
    check("{Rivas} said they were “stealing our own ship” in the words of {Bukele}.", &["-"]);
    check("{Rivas} said they had “stolen our own ship”, as the union puts it.", &["-"]);
    check("{Rivas} said it was “a theft of our own ship”, quoting the court.", &["-"]);
    check("“A theft of our own ship,” {Rivas} said, is what the judge called it.", &["-"]);
    check("“A theft of our own ship,” {Rivas} noted, was the judge's verdict.", &["-"]);
    check("“A theft of our own ship,” {Rivas} said in imitation of {Bukele}.", &["-"]);
    check("{Rivas} said it was “a theft of our own ship” and left.", &["Rivas said-before"]);
    check("{Rivas} said it was “a theft of our own ship”, adding that it would stop.", &["Rivas said-before"]);
}

#[test]
fn a_mark_before_the_quotation() {
    check("{Rivas} told reporters on Friday: “No.”", &["Rivas said-before"]);
    check("{Rivas} said he had a scar on his arm, “give us back the ship”.", &["-"]);
    check("{Rivas} noted that the sign was clear: “Give us back the ship”.", &["-"]);
    check("{Rivas} recalled the crowd: “Give us back the ship”.", &["-"]);
    check("{Rivas} told of a man crying “give us back the ship”.", &["-"]);
    check("{Rivas} accused {Bukele} of tweeting “give us back the ship”.", &["-"]);
}

#[test]
fn other_languages() {
    check("«No», dijo el portavoz de {Rivas}.", &["-"]);
    check("„Nein“, sagte der Sprecher von {Rivas}.", &["-"]);

    check("«No», dijo {Rivas}.", &["Rivas said-after"]);
    check("« Non », a déclaré {Rivas}.", &["Rivas said-after"]);
    check("„Nein“, sagte {Rivas} am Montag.", &["-"]);
    check("„Nein“, sagte {Rivas}.", &["Rivas said-after"]);
    check("«No», según {Rivas}.", &["Rivas according-to"]);
}

#[test]
fn many_quotations_are_read_once() {
    for unit in ["“a” ", "“a,” he said. ", "“a,” said Rivas. ", "“a,” and ", "Rivas said “a b c d” ", "Rivas, "]
    {
        let text = unit.repeat(50_000);
        let paragraphs = seed::parse(&text, Some(seed::ParagraphMode::Lines)).paragraphs;
        let quoted = quoted(&text, &paragraphs);
        let places = text.match_indices("Rivas").map(|(at, name)| Span::new(at..at + name.len()));
        let candidates: Vec<Candidate> = places.map(|name| Candidate { name, id: 0, person: true }).collect();
        let found = speakers(&text, &paragraphs, &quoted, &candidates, &SpeechWords::builtin());
        assert_eq!(found.len(), quoted.len());
    }
}
