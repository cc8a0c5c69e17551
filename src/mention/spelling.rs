//! Other spellings of one name that mean the same to a reader: `Defence` and `Defense`, `UN` and `U.N.`, with and without `The`.

/// Words that British and American English write differently, in names of organisations.
const TWO_WAYS: &[(&str, &str)] = &[
    ("Defence", "Defense"),
    ("Centre", "Center"),
    ("Organisation", "Organization"),
    ("Labour", "Labor"),
    ("Programme", "Program"),
    ("Cooperation", "Co-operation"),
];

/// Last words that British newspapers write small: `the Labour party`, `the Black Sea fleet`.
const GENERIC: &[&str] = &[
    "Agency",
    "Army",
    "Brigade",
    "Church",
    "Commission",
    "Committee",
    "Council",
    "Court",
    "Fleet",
    "Foundation",
    "Front",
    "Government",
    "Group",
    "Ministry",
    "Movement",
    "Party",
    "Regiment",
];

/// The spellings beside `name` itself.
pub(super) fn variants(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(bare) = name.strip_prefix("The ").filter(|bare| bare.contains(' ')) {
        found.push(bare.to_owned());
    }
    for (british, american) in TWO_WAYS {
        for (from, to) in [(british, american), (american, british)] {
            if name.split(' ').any(|word| word == *from) {
                found.push(name.split(' ').map(|word| if word == *from { *to } else { word }).collect::<Vec<_>>().join(" "));
            }
        }
    }
    if name.contains(" & ") {
        found.push(name.replace(" & ", " and "));
    } else if name.contains(" and ") {
        found.push(name.replace(" and ", " & "));
    }
    if let Some((head, last)) = name.rsplit_once(' ')
        && GENERIC.contains(&last)
        && head.contains(char::is_uppercase)
    {
        found.push(format!("{head} {}", last.to_lowercase()));
    }
    found.extend(dotted(name));
    for from in ["US ", "UN ", "UK ", "EU "] {
        if let Some(rest) = name.strip_prefix(from) {
            found.push(format!("{}.{}. {rest}", &from[..1], &from[1..2]));
        }
    }
    for from in ["U.S. ", "U.N. ", "U.K. ", "E.U. "] {
        if let Some(rest) = name.strip_prefix(from) {
            found.push(format!("{} {rest}", from.replace(['.', ' '], "")));
        }
    }
    found
}

/// `NSC` → `N.S.C.`, and back.
fn dotted(name: &str) -> Option<String> {
    let capitals = |text: &str| (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
    if capitals(name) {
        return Some(name.chars().flat_map(|c| [c, '.']).collect());
    }
    let bare = name.replace('.', "");
    (name.ends_with('.') && capitals(&bare) && name.len() == 2 * bare.len()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &[&str]) {
        assert_eq!(variants(name), expected, "of {name:?}");
    }

    #[test]
    fn a_name_has_the_spellings_that_readers_take_for_the_same() {
        check("The New York Times", &["New York Times"]);
        check("The Times", &[]);
        check("UN", &["U.N."]);
        check("U.N.", &["UN"]);
        check("US Department of Defense", &["US Department of Defence", "U.S. Department of Defense"]);
        check("Customs and Border Protection", &["Customs & Border Protection"]);
        check("Black Sea Fleet", &["Black Sea fleet"]);
        check("Nayib Bukele", &[]);
    }
}
