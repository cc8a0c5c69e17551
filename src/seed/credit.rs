//! Credits of pictures, and captions that end in one. A caption is known by its credit alone: a sentence about a picture looks like any other.

use super::line::Line;

/// Agencies that a credit names at its end, as written there.
#[rustfmt::skip]
const AGENCIES: [&str; 30] = [
    "AP", "AFP", "Reuters", "REUTERS", "EPA", "EFE", "dpa", "DPA", "TASS", "Xinhua", "ANSA", "UPI", "Bloomberg", "Shutterstock",
    "Getty", "Getty Images", "Associated Press", "The Associated Press", "Agence France-Presse", "Anadolu", "Anadolu Agency",
    "NurPhoto", "Redux", "Sipa", "Alamy", "PA", "PA Wire", "Zuma Press", "ZUMA", "The New York Times",
];

/// Words before a photographer's name, in plain form; a colon or `by` follows.
#[rustfmt::skip]
const LABELS: [&str; 30] = [
    "photo", "photos", "photo credit", "photo credits", "photograph", "photographs", "photographer", "image", "images",
    "image credit", "image source", "picture", "pictures", "credit", "credits", "illustration", "photo illustration",
    "cover image", "featured image", "foto", "fotos", "bild", "bildquelle", "imagen", "imagenes", "fotografia", "photographie",
    "credit photo", "getty images", "media source",
];

/// `credit` or `caption`, if the paragraph is one: `plain` is its plain form.
pub fn rule_of(plain: &str, line: &Line) -> Option<&'static str> {
    if line.words > 70 {
        return None;
    }
    if is_labelled_caption(line.text) {
        return Some("caption");
    }
    if line.words <= 16 && (is_labelled_credit(plain, line) || is_agencies_only(plain)) {
        return Some("credit");
    }
    let caption = line.text[..credit_start(line.text)?].trim_end();
    let sentences = caption.matches(". ").count() + caption.matches("? ").count();
    let speaks = caption.contains(['“', '"', '„', '«']);
    match caption.split_whitespace().count() {
        0 => Some("credit"),
        1..=55 if sentences <= 3 && !speaks => Some("caption"),
        _ => None,
    }
}

/// Agencies' and broadcasters' captions begin with a fixed word.
fn is_labelled_caption(text: &str) -> bool {
    #[rustfmt::skip]
    let starts = [
        "FILE PHOTO: ", "FILE PHOTO - ", "File photo: ", "FILE - ", "FILE – ", "FILE — ", "FILE -- ", "Image caption",
        "Media caption", "Pictured: ",
    ];
    starts.iter().any(|start| text.strip_prefix(start).is_some_and(|rest| !rest.trim().is_empty()))
}

/// `Photo: X`, `Photo by X`, `Image source, X`
fn is_labelled_credit(plain: &str, line: &Line) -> bool {
    let bare = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    let label = LABELS.iter().filter(|label| bare.starts_with(**label)).max_by_key(|label| label.len());
    let Some(rest) = label.map(|label| &bare[label.len()..]) else { return false };
    let named = rest.trim_start();
    let by = named.starts_with("by ") || named.starts_with("courtesy of ") || named.starts_with("courtesy ") && named.len() < 60;
    let labelled = named.starts_with([':', '|', '/']) || named.starts_with(',') && bare.starts_with("image source");
    (labelled && !rest.trim_matches([':', ' ']).is_empty() || by && names_only(line.text)) && !ends_a_sentence(line)
}

fn ends_a_sentence(line: &Line) -> bool {
    line.words > 8 && line.ending == super::line::Ending::Sentence
}

/// Whether the longer words all begin with a capital, as names do.
fn names_only(text: &str) -> bool {
    text.split_whitespace().skip(1).filter(|word| word.len() > 3).all(|word| !word.starts_with(char::is_lowercase))
}

/// `AFP via Getty Images`, `Reuters`
fn is_agencies_only(plain: &str) -> bool {
    #[rustfmt::skip]
    const SURE: [&str; 16] = [
        "getty", "reuters", "afp", "ap", "epa", "efe", "dpa", "shutterstock", "istock", "istockphoto", "alamy", "anadolu",
        "xinhua", "upi", "nurphoto", "unsplash",
    ];
    #[rustfmt::skip]
    const BESIDE: [&str; 20] = [
        "images", "via", "photo", "photos", "file", "press", "associated", "the", "picture", "alliance", "agency", "pool",
        "handout", "stringer", "and", "news", "wire", "image", "agence", "france-presse",
    ];
    let words = || super::line::tokens(plain);
    words().any(|word| SURE.contains(&word)) && words().all(|word| SURE.contains(&word) || BESIDE.contains(&word))
}

/// Where the credit that `text` ends with begins. A credit is no sentence, so most of a text is passed over by its last character.
fn credit_start(text: &str) -> Option<usize> {
    if text.ends_with(['.', '”', '"', '?', '!', ',', ':']) {
        return None;
    }
    in_brackets(text).or_else(|| after_slash(text)).or_else(|| after_label(text))
}

/// `… (AP Photo/Jane Roe)`, `… (Photo by Jane Roe/Getty Images)`
fn in_brackets(text: &str) -> Option<usize> {
    let inner = text.strip_suffix([')', ']'])?;
    let at = inner.rfind(['(', '['])?;
    let credit = &inner[at + 1..];
    #[rustfmt::skip]
    let starts = [
        "AP Photo", "AFP Photo", "AFP PHOTO", "Photo by", "Photo:", "Photos by", "Photo credit", "Image:", "Image by",
        "Credit:", "Foto:", "Photo /",
    ];
    let ends = ["Getty Images", "/AP", "/AFP", "/Reuters", "/Shutterstock", "via AP", "via REUTERS"];
    let is_credit = starts.iter().any(|start| credit.starts_with(start)) || ends.iter().any(|end| credit.ends_with(end));
    (is_credit && credit.split_whitespace().count() <= 14).then_some(at)
}

/// `… REUTERS/Jane Roe`, `… Jane Roe/AFP`, `… Jane Roe via Getty Images`: begins where the sentence before it ends.
fn after_slash(text: &str) -> Option<usize> {
    if let Some(at) = text.rfind("REUTERS/").filter(|at| text[*at..].split_whitespace().count() <= 6) {
        return Some(at);
    }
    let agency = AGENCIES.iter().filter(|agency| text.ends_with(**agency)).max_by_key(|agency| agency.len())?;
    let before = text[..text.len() - agency.len()].trim_end();
    let joined = before.ends_with('/') || (before.ends_with(" via") || before.ends_with(" /")) && agency.len() > 2;
    if !joined {
        return None;
    }
    let name_starts = before.rfind([' ', '\u{a0}']).map_or(0, |_| last_sentence_end(before));
    (text[name_starts..].split_whitespace().count() <= 10).then_some(name_starts)
}

/// `… Photo: Jane Roe`, behind a sentence or a bracket.
fn after_label(text: &str) -> Option<usize> {
    #[rustfmt::skip]
    const MARKS: [&str; 12] = [
        "Photo: ", "Photograph: ", "Photos: ", "Photo credit: ", "Photo by ", "Photograph by ", "Credit: ", "Image: ",
        "Picture: ", "Foto: ", "Credit...", "Credit…",
    ];
    let at = MARKS.iter().filter_map(|mark| text.rfind(mark)).max()?;
    let credit = &text[at..];
    let before = text[..at].trim_end();
    let breaks = before.ends_with(['.', ')', '”', '"', '!', '?']) && !before.is_empty();
    let is_credit = credit.split_whitespace().count() <= 12 && !credit.ends_with('.') && !credit.contains(". ");
    (breaks && is_credit).then_some(at)
}

/// Where the last sentence of `text` begins.
fn last_sentence_end(text: &str) -> usize {
    let ends = [". ", ".” ", ") ", "? ", "! ", " - ", " – ", " — ", " | "];
    ends.iter().filter_map(|end| text.rfind(end).map(|at| at + end.len())).max().unwrap_or(0)
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
    fn credits() {
        check(
            Some("credit"),
            &[
                "Credit: Jane Roe / Getty Images",
                "Getty Images",
                "Photo: Jane Roe",
                "Photo by Jane Roe",
                "Image source, Reuters",
                "AFP via Getty Images",
                "Reuters",
                "(AP Photo/Jane Roe)",
                "Foto: Jane Roe/dpa",
                "Photograph: Jane Roe/The Paper",
                "REUTERS/Jane Roe",
                "Jane Roe/AFP",
            ],
        );
    }

    #[test]
    fn captions() {
        check(
            Some("caption"),
            &[
                "The minister speaks at a forum in Lima June 2, 2018. REUTERS/Jane Roe",
                "Leaders on the lawn on Friday. Photo: jane roe/Agence France-Presse/Getty Images",
                "Soldiers stand guard near the base. (AP Photo/Jane Roe)",
                "FILE PHOTO: A ship leaves the port.",
                "FILE - In this Aug. 3 picture a ship leaves the port.",
                "Image caption The ship left the port",
                "A protester in Kyiv on Sunday. Jane Roe/Getty Images",
                "Police in Lima. Photograph: Jane Roe/The Paper",
            ],
        );
    }

    #[test]
    fn silent() {
        check(
            None,
            &[
                "She works for Reuters",
                "The photos were taken by Reuters.",
                "He sold the picture to Getty Images.",
                "Photographs of the boat were shown to reporters on Monday.",
                "Credit Suisse said that it would close the accounts.",
                "Image problems have followed the president.",
                "SINGAPORE (Reuters) - The United States is willing to work.",
                "“We saw it,” he said, showing an image. Photo: Jane Roe",
                "The images by the satellite show a runway",
                "Photos show a runway: it is long.",
                "The army said so (AP).",
                "Officials told the AP",
                "Picture this: a man walks into a bar and asks for a drink, and nobody answers him.",
            ],
        );
    }
}
