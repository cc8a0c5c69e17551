//! Boilerplate that has no fixed wording but a fixed build: time stamps, reading times, counters, rows of buttons, bread crumbs.

use super::line::{Line, tokens};

/// The rule that a paragraph's build fits: `plain` is its plain form.
pub fn rule_of(plain: &str, line: &Line) -> Option<&'static str> {
    if line.words > 24 {
        return None;
    }
    bread_crumbs(line.text).or_else(|| {
        let counting = [reading_time, counter];
        let counts = plain.bytes().any(|byte| byte.is_ascii_digit());
        let others = [buttons, time_stamp, hash_tags];
        let mut rules = counting.iter().filter(|_| counts).chain(&others);
        if plain.contains('"') { None } else { rules.find_map(|rule| rule(plain)) }
    })
}

/// Names of sections, as pages print them above a headline. Only a place before the article's text makes them boilerplate.
pub fn is_section_name(plain: &str) -> bool {
    #[rustfmt::skip]
    const SECTIONS: &[&str] = &[
        "politics", "world", "us", "u.s", "usa", "uk", "europe", "asia", "africa", "americas", "the americas", "latin america",
        "middle east", "us & canada", "asia pacific", "asia-pacific", "australia", "international", "national", "local", "news",
        "us news", "u.s. news", "uk news", "world news", "local news", "national news", "top news", "nation", "nation & world",
        "opinion", "opinions", "op-ed", "editorial", "editorials", "commentary", "comment", "columns", "columnists", "letters",
        "analysis", "news analysis", "perspective", "ideas", "business", "economy", "markets", "money", "finance", "tech",
        "technology", "science", "science & environment", "environment", "climate", "health", "sports", "sport",
        "entertainment", "entertainment & arts", "arts", "culture", "arts & culture", "lifestyle", "life", "style", "travel",
        "food", "books", "music", "movies", "film", "tv", "education", "religion", "law", "crime", "justice", "courts",
        "immigration", "defense", "security", "national security", "foreign policy", "diplomacy", "elections", "congress",
        "white house", "media", "features", "feature", "investigations", "exclusive", "exclusives", "fact check", "explainers",
        "explainer", "interview", "interviews", "blog", "blogs", "live", "energy", "cities", "society", "things to know",
        "must see", "video", "videos", "podcasts", "photos", "weather", "politica", "mundo", "internacional", "internacionales",
        "nacional", "nacionales", "economia", "sociedad", "deportes", "cultura", "noticias", "opinion y analisis", "politik",
        "welt", "ausland", "inland", "wirtschaft", "kultur", "meinung", "nachrichten", "gesellschaft", "politique", "monde",
        "economie", "societe", "international ", "culture ", "actualites",
    ];
    SECTIONS.contains(&plain)
}

/// A date, or a time of day, and nothing else: a time stamp where it stands before the article's text, a heading elsewhere.
pub fn is_lone_date(plain: &str) -> bool {
    plain.bytes().any(|byte| byte.is_ascii_digit()) && tokens(plain).count() <= 12 && tokens(plain).all(is_time_word)
}

/// `5 min read`
fn reading_time(plain: &str) -> Option<&'static str> {
    const MINUTES: [&str; 6] = ["min", "mins", "minute", "minutes", "minuten", "minutos"];
    const READING: [&str; 8] = ["read", "reading", "listen", "lesezeit", "lesedauer", "lectura", "lecture", "to"];
    const BESIDE: [&str; 10] = ["time", "tiempo", "de", "estimated", "about", "approx", "less", "than", "temps", "a"];
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words = || tokens(plain).flat_map(|word| word.split('-'));
    let known = |word: &str| is_number(word) || MINUTES.contains(&word) || READING.contains(&word) || BESIDE.contains(&word);
    let complete =
        words().any(is_number) && words().any(|word| MINUTES.contains(&word)) && words().any(|word| READING[..7].contains(&word));
    (complete && words().count() <= 7 && words().all(known)).then_some("reading-time")
}

/// `12 comments`, `Slideshow (13 images)`
fn counter(plain: &str) -> Option<&'static str> {
    #[rustfmt::skip]
    const REACTIONS: [&str; 18] = [
        "comment", "comments", "share", "shares", "view", "views", "like", "likes", "retweets", "replies", "reactions",
        "responses", "comentarios", "kommentare", "commentaires", "followers", "saves", "claps",
    ];
    const PICTURES: [&str; 8] = ["slideshow", "gallery", "photos", "images", "pictures", "videos", "photo", "image"];
    let is_number =
        |word: &str| word.trim_end_matches(['k', 'm']).bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.');
    let count = tokens(plain).count();
    if !(2..=4).contains(&count) || !tokens(plain).any(is_number) || tokens(plain).all(is_number) {
        return None;
    }
    let all = |names: &[&str]| tokens(plain).all(|word| is_number(word) || word == "of" || names.contains(&word));
    if all(&REACTIONS) { Some("share-follow") } else { all(&PICTURES).then_some("media-player") }
}

/// `Facebook Twitter Email Print`. One network's name alone may be a heading.
fn buttons(plain: &str) -> Option<&'static str> {
    const ACTIONS: [&str; 24] = [
        "share", "tweet", "email", "e-mail", "print", "copy", "link", "save", "comment", "comments", "follow", "like", "pin",
        "post", "on", "via", "by", "this", "article", "and", "or", "us", "more", "options",
    ];
    let mut networks = 0;
    let mut count = 0;
    for word in tokens(plain) {
        networks += usize::from(is_network(word));
        count += 1;
        if !is_network(word) && !ACTIONS.contains(&word) {
            return None;
        }
    }
    let verbs = tokens(plain).filter(|word| ACTIONS[..14].contains(word)).count();
    (networks >= 3 || networks >= 1 && verbs >= 1 || networks == 0 && verbs >= 3 && verbs == count).then_some("share-follow")
}

/// A social network or messenger, as a plain word.
pub fn is_network(word: &str) -> bool {
    #[rustfmt::skip]
    const NETWORKS: [&str; 22] = [
        "facebook", "twitter", "x", "linkedin", "whatsapp", "reddit", "pinterest", "telegram", "messenger", "flipboard",
        "instagram", "youtube", "threads", "bluesky", "mastodon", "tiktok", "rss", "sms", "tumblr", "pocket", "snapchat",
        "google+",
    ];
    NETWORKS.contains(&word)
}

/// `Published 3 hours ago`, `Updated 5:30 PM ET, Mon March 16, 2015`
fn time_stamp(plain: &str) -> Option<&'static str> {
    #[rustfmt::skip]
    const LABELS: [&str; 18] = [
        "published", "updated", "posted", "modified", "created", "publicado", "actualizado", "veroffentlicht", "aktualisiert",
        "stand", "publie", "mis", "revised", "uploaded", "added", "erstellt", "publicada", "actualizada",
    ];
    const RELATIVE: [&str; 3] = ["ago", "hace", "vor"];
    let mut words = tokens(plain).peekable();
    if !words.peek().is_some_and(|word| is_time_word(word)) || !tokens(plain).all(is_time_word) {
        return None;
    }
    let digits = plain.bytes().any(|byte| byte.is_ascii_digit());
    let labelled = tokens(plain).any(|word| LABELS.contains(&word));
    let relative = tokens(plain).any(|word| RELATIVE.contains(&word));
    let alone = matches!(
        plain.trim_end_matches([':', ' ']),
        "published" | "updated" | "posted" | "last updated" | "publicado" | "aktualisiert"
    );
    (alone || digits && (labelled || relative)).then_some("timestamp")
}

fn is_time_word(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "published", "updated", "posted", "modified", "created", "revised", "uploaded", "added", "first", "last", "on", "at",
        "ago", "hour", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "second", "seconds", "day", "days", "week",
        "weeks", "month", "months", "year", "years", "date", "time", "original", "originally", "today", "yesterday", "am", "pm",
        "a.m", "p.m", "noon", "midnight", "et", "est", "edt", "pt", "pst", "pdt", "ct", "cst", "cdt", "mt", "gmt", "utc", "bst",
        "cet", "cest", "local", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
        "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "publicado", "publicada", "actualizado", "actualizada", "el", "a", "las", "hace",
        "hora", "horas", "minutos", "dia", "dias", "de", "del", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
        "agosto", "septiembre", "octubre", "noviembre", "diciembre", "veroffentlicht", "aktualisiert", "erstellt", "stand",
        "uhr", "um", "vor", "stunden", "minuten", "tagen", "januar", "februar", "marz", "mai", "juni", "juli", "oktober",
        "dezember", "publie", "mis", "jour", "le", "il", "y", "heures", "janvier", "fevrier", "mars", "avril", "juin",
        "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
    ];
    let is_mark = |c: char| c.is_ascii_digit() || ":.,-+".contains(c);
    let rest = word.trim_start_matches(is_mark);
    if rest.len() == word.len() {
        return WORDS.contains(&word);
    }
    let units = ["", "am", "pm", "a.m", "p.m", "st", "nd", "rd", "th", "er", "h", "z", "min", "m", "d", "hr"];
    units.contains(&rest) || is_clock(word)
}

/// `10h30`, `2025-09-02t10:00:00z`
fn is_clock(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || ":.-+htz".contains(c))
}

/// `Home > World > Americas`, `News | Sport | Weather`
fn bread_crumbs(text: &str) -> Option<&'static str> {
    let marks = ['|', '>', '»', '›', '•', '·', '→'];
    if !text.contains(marks) {
        return None;
    }
    let (mut labels, mut known, mut first_known, mut plain) = (0, 0, false, String::new());
    for label in text.split(marks).map(str::trim).filter(|label| !label.is_empty()) {
        super::line::plain_form(label, &mut plain);
        let is_known = is_section_name(&plain) || matches!(plain.as_str(), "home" | "inicio" | "startseite" | "accueil" | "menu");
        first_known |= labels == 0 && is_known;
        labels += 1;
        known += usize::from(is_known);
        if label.split_whitespace().count() > 5 {
            return None;
        }
    }
    (labels >= 3 && known * 2 >= labels || labels >= 2 && first_known && known == labels).then_some("navigation")
}

/// `#Crimea #Putin`
fn hash_tags(plain: &str) -> Option<&'static str> {
    let mut words = plain.split(' ').filter(|word| !word.is_empty()).peekable();
    (words.peek().is_some() && words.all(|word| word.len() > 1 && word.starts_with('#'))).then_some("tag-list")
}

#[cfg(test)]
mod tests {
    use super::super::line::plain_form;
    use super::*;

    fn check(rule: Option<&str>, texts: &[&str]) {
        let mut plain = String::new();
        for text in texts {
            plain_form(text, &mut plain);
            assert_eq!(rule_of(&plain, &Line::new(text)), rule, "{text}");
        }
    }

    #[test]
    fn builds() {
        check(
            Some("reading-time"),
            &[
                "5 min read",
                "4-minute read",
                "Reading time: 3 minutes",
                "Lesezeit: 3 Minuten",
                "Listen · 6 min",
                "3 min de lectura",
            ],
        );
        check(
            Some("share-follow"),
            &[
                "12 comments",
                "1.2k shares",
                "Comments (34)",
                "Facebook Twitter Email",
                "Share on Facebook | Tweet",
                "Share Tweet Print",
            ],
        );
        check(Some("media-player"), &["Slideshow (13 Images)", "1 of 12 photos", "Gallery (4)"]);
        check(
            Some("timestamp"),
            &[
                "Published 3 hours ago",
                "Updated 5:30 PM ET, Mon March 16, 2015",
                "Last updated on Friday, 2 March 2018 at 10:30am GMT",
                "2 hours ago",
                "Posted: June 3, 2012",
                "Publicado el 2 de septiembre de 2025",
                "Aktualisiert am 2. März 2025 um 10:30 Uhr",
                "Published",
                "Hace 3 horas",
                "Publié le 2 mars 2020 à 10h30",
                "Updated 2025-09-02T10:00:00Z",
            ],
        );
        check(
            Some("navigation"),
            &["Home > World > Americas", "News | Sport | Weather", "Home » News", "Inicio › Mundo › Política"],
        );
        check(Some("tag-list"), &["#Crimea #Putin"]);
    }

    #[test]
    fn silent() {
        check(
            None,
            &[
                "March 16, 2014",
                "10:30 a.m.",
                "Monday",
                "Three days ago",
                "Facebook",
                "Facebook and Twitter",
                "Twitter / X",
                "12 dead",
                "1 of 12 people",
                "Kyiv | Donetsk | Luhansk",
                "Country | Deaths | Year",
                "A > B",
                "He was on Facebook.",
                "Two minutes",
                "5 minutes",
                "12",
                "He updated the plan 3 hours ago.",
                "Like Facebook, Twitter and Reddit, Telegram is banned",
            ],
        );
    }

    #[test]
    fn lone_dates() {
        for text in ["march 16, 2014", "monday, june 4, 2012 10:30 am", "2 de marzo de 2020"] {
            assert!(is_lone_date(text), "{text}");
        }
        assert!(!is_lone_date("march on washington 1963") && !is_lone_date("may day"));
    }
}
