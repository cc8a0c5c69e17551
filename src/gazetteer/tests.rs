//! What the data must hold; `scripts/gazetteer.py` makes it, these tests judge it.

use std::collections::HashSet;

use super::{Country, Gazetteer, NameKind, WordLists};

fn all_unique<'a>(values: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = HashSet::new();
    let mut values = values;
    values.all(|v| !v.is_empty() && v.trim() == v && seen.insert(v))
}

fn owners(name: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = Gazetteer::builtin().owners(name).map(|c| c.iso2).collect();
    codes.sort_unstable();
    codes
}

#[test]
fn has_every_country_once() {
    let gazetteer = Gazetteer::builtin();
    let countries = gazetteer.countries();
    assert_eq!(countries.len(), 250);
    assert!(all_unique(countries.iter().map(|c| c.iso2)));
    assert!(all_unique(countries.iter().map(|c| c.iso3)));
    assert!(all_unique(countries.iter().map(|c| c.name)));
    assert!(countries.windows(2).all(|pair| pair[0].slug < pair[1].slug));
    for country in countries {
        let upper = |code: &str, n| code.len() == n && code.bytes().all(|b| b.is_ascii_uppercase());
        assert!(upper(country.iso2, 2) && upper(country.iso3, 3), "{country:?}");
        let plain = |b: u8| b.is_ascii_lowercase() || b == b'-';
        assert!(country.slug.bytes().all(plain), "{}", country.slug);
    }
}

#[test]
fn finds_by_slug_and_code() {
    let gazetteer = Gazetteer::builtin();
    for country in gazetteer.countries() {
        assert_eq!(gazetteer.by_slug(country.slug), Some(country));
        assert_eq!(gazetteer.by_iso2(&country.iso2.to_lowercase()), Some(country));
        assert_eq!(gazetteer.by_iso3(&country.iso3.to_lowercase()), Some(country));
    }
    assert_eq!(gazetteer.by_slug("El-Salvador").map(|c| c.iso2), Some("SV"));
    assert_eq!(gazetteer.by_iso3("XKX").map(|c| c.iso2), Some("XK"));
    assert_eq!(gazetteer.by_iso2("EU"), None);
}

#[test]
fn slugs_are_news_desk_names() {
    let gazetteer = Gazetteer::builtin();
    let expected = "SV el-salvador US united-states GB united-kingdom CZ czechia TR turkey CI ivory-coast MM myanmar SZ eswatini CV cape-verde \
        TL timor-leste PS palestine VA vatican-city HK hong-kong MO macao CD democratic-republic-of-the-congo CG republic-of-the-congo BA bosnia-and-herzegovina \
        ST sao-tome-and-principe KR south-korea KP north-korea RU russia XK kosovo AX aland-islands CW curacao RE reunion VI us-virgin-islands";
    let words: Vec<_> = expected.split_whitespace().collect();
    for pair in words.chunks(2) {
        assert_eq!(gazetteer.by_iso2(pair[0]).map(|c| c.slug), Some(pair[1]));
    }
}

#[test]
fn no_name_stands_twice_in_an_entry() {
    for country in Gazetteer::builtin().countries() {
        assert!(all_unique(country.names().map(|(n, _)| n)), "{country:?}");
        for (name, _) in country.names() {
            assert!(!name.contains(['’', '[', '\t']) && !name.contains("note"), "{}: {name}", country.slug);
        }
    }
}

#[test]
fn flags_name_what_the_entry_has() {
    for country in Gazetteer::builtin().countries() {
        let Country { languages, persons, places, demonyms, .. } = country;
        assert!(languages.iter().all(|l| demonyms.contains(l)), "{}", country.slug);
        assert!(persons.iter().chain(places).all(|p| country.names().any(|(n, _)| n == *p)), "{}", country.slug);
    }
}

/// Each line: ISO2 and demonyms that must be its own and no other's.
#[test]
fn demonyms_are_those_of_newspapers() {
    let expected = "SV Salvadoran Salvadorans Salvadorean Salvadoreans Salvadorian Salvadorians
        PH Filipino Filipinos Filipina Filipinas Philippine|GB British Briton Britons|FR French Frenchman Frenchmen Frenchwoman Frenchwomen
        NL Dutch Dutchman|AR Argentine Argentines Argentinian Argentinians|PS Palestinian Palestinians|TW Taiwanese|CI Ivorian Ivorians Ivoirian
        XK Kosovar Kosovars Kosovan|NG Nigerian Nigerians|NE Nigerien Nigeriens|AE Emirati Emiratis|SA Saudi Saudis|ES Spaniard Spaniards Spanish
        TR Turk Turks Turkish|PL Pole Poles Polish|DK Dane Danes Danish|SE Swede Swedes Swedish|FI Finn Finns Finnish|IN Indian Indians
        NP Nepali Nepalis Nepalese|TM Turkmen|TJ Tajik Tajiks|UZ Uzbek Uzbeks|KZ Kazakh Kazakhs|KG Kyrgyz|TL Timorese|EC Ecuadorian Ecuadorean
        MV Maldivian Maldivians|GW Bissau-Guinean|MM Burmese|US American Americans|CV Cape_Verdean Cabo_Verdean|BA Bosnian Bosnian_Serb
        KP North_Korean North_Koreans|KR South_Korean South_Koreans|HK Hong_Konger Hong_Kongers|NZ New_Zealander Kiwis|IE Irish Irishmen
        TH Thai Thais|VN Vietnamese|RU Russian Russians|UA Ukrainian|CN Chinese|BF Burkinabe|LS Basotho|BW Batswana Botswanan|CZ Czech";
    for line in expected.split(['|', '\n']) {
        let mut words = line.split_whitespace().map(|w| w.replace('_', " "));
        let code = words.next().unwrap();
        for word in words {
            assert_eq!(owners(&word), [code.as_str()], "{word}");
            let gazetteer = Gazetteer::builtin();
            let country = gazetteer.by_iso2(&code).unwrap();
            assert!(country.demonyms.contains(&word.as_str()), "{word} is no demonym");
        }
    }
}

#[test]
fn aliases_and_capitals_are_those_of_newspapers() {
    let expected = "US: U.S., US, USA, U.S.A., America, United States of America, Washington, Washington D.C., Washington, D.C.
        GB: U.K., UK, Britain, Great Britain, London|AE: UAE|CD: DRC, DR Congo, Kinshasa|MM: Burma, Naypyidaw|CZ: Czech Republic|CI: Côte d'Ivoire
        SZ: Swaziland|MK: Macedonia|CV: Cabo Verde|TR: Türkiye, Ankara|TL: East Timor|IE: Republic of Ireland|CN: PRC, People's Republic of China, Beijing, Peking
        KR: ROK, Republic of Korea, Seoul|KP: DPRK, Pyongyang|LC: Saint Lucia, St. Lucia|BA: Bosnia|TT: Trinidad|UA: Kyiv, Kiev|MN: Ulaanbaatar, Ulan Bator
        NL: Netherlands, Holland, Amsterdam|TW: Taipei, Republic of China|RU: Moscow, Russian Federation|PS: Ramallah|VA: Holy See, Vatican|SV: San Salvador";
    for line in expected.split(['|', '\n']) {
        let (code, names) = line.trim().split_once(": ").unwrap();
        let names = names.replace("Washington, D.C.", "Washington; D.C.");
        for name in names.split(", ").map(|n| n.replace(';', ",")) {
            assert_eq!(owners(&name), [code], "{name}");
        }
    }
    assert!(owners("Soviet Union").is_empty());
    assert!(owners("England").is_empty());
}

#[test]
fn silent_names_have_two_owners() {
    let expected = "Korea KP KR|Korean KP KR|Koreans KP KR|Congo CD CG|Congolese CD CG|Dominican DM DO|Dominicans DM DO|Guinean GN GQ GW|Samoan AS WS
        Virgin_Islander VG VI|Virgin_Islands VG VI|Saint_Martin MF SX|St._Martin MF SX|Channel_Islander GG JE|Micronesian FM KI MH MP NR PW";
    for line in expected.split(['|', '\n']) {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap().replace('_', " ");
        assert_eq!(owners(&name), words.collect::<Vec<_>>(), "{name}");
    }
}

/// A new shared name must be meant: it makes the name silent everywhere.
#[test]
fn no_other_name_is_shared() {
    let gazetteer = Gazetteer::builtin();
    let mut shared = HashSet::new();
    let mut seen = HashSet::new();
    for (name, kind) in gazetteer.countries().iter().flat_map(Country::names) {
        if !seen.insert(name) {
            shared.insert(name);
            assert_ne!(kind, NameKind::Capital, "{name}");
        }
    }
    let stems =
        ["Korea", "Congo", "Dominican", "Guinean", "Samoan", "Virgin Island", "Martin", "Channel Islander", "Micronesian"];
    let unmeant: Vec<_> = shared.iter().filter(|n| !stems.iter().any(|s| n.contains(s))).collect();
    assert!(unmeant.is_empty(), "{unmeant:?}");
}

#[test]
fn blocking_names_are_sorted_in_groups_and_name_no_country() {
    let lists = WordLists::builtin();
    let names = lists.blocking_names();
    assert!(names.len() > 400);
    assert!(all_unique(names.iter().copied()));
    for group in include_str!("../../data/blocking-names.txt").split("\n\n") {
        let group: Vec<_> = group.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(group.is_sorted(), "{:?}", group.windows(2).find(|p| p[0] > p[1]));
    }
    let gazetteer = Gazetteer::builtin();
    let countries: HashSet<_> = gazetteer.countries().iter().flat_map(Country::names).map(|(n, _)| n).collect();
    let both: Vec<_> = names.iter().filter(|n| countries.contains(*n)).collect();
    assert!(both.is_empty(), "{both:?}");
    let needed = "South China Sea|East China Sea|Sea of Japan|Gulf of Mexico|Gulf of Oman|New Mexico|Latin America|Latin Americans|North America|South America|Central America|\
        African American|African Americans|Native American|Northern Ireland|Indian Ocean|British Columbia|Panama Canal|Washington State|Washington Post|Washington Times|\
        Washington Examiner|Washington Monument|Jerusalem Post|Moscow Times|China Daily|South China Morning Post|Times of India|Georgetown University|American Airlines|\
        British Airways|Air France|Turkish Airlines|Korean Air|Japan Airlines|Dutch disease|Swiss cheese|French fries|Russian roulette|Cuban sandwich|Brazil nut|\
        Panama Papers|Panama hat|Turkish bath|Indian summer|Moscow, Idaho|Georgia Tech|Athens, Georgia|Atlanta, Georgia|Cuba Gooding|Jordan River|River Jordan|Lebanon Valley|Peru, Indiana";
    for name in needed.split('|') {
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn words_are_what_they_seem() {
    let lists = WordLists::builtin();
    for word in ["rice", "Brown", "post", "LAW", "may", "march", "polish", "male", "reunion", "the", "bush"] {
        assert!(lists.is_common_word(word), "{word}");
    }
    for word in [
        "trump", "miller", "garcia", "rubio", "putin", "obama", "baker", "carter", "turkey", "china", "french", "bukele", "chad",
        "jordan",
    ] {
        assert!(!lists.is_common_word(word), "{word}");
    }
    assert!(lists.is_given_name("Chad") && lists.is_given_name("Michael") && !lists.is_given_name("Wolf"));
    assert!(lists.is_language("Russian") && lists.is_language("Arabic") && !lists.is_language("Cuban"));
    assert!(lists.is_title("Mr.") && lists.is_title("President") && lists.is_title("Prime Minister") && !lists.is_title("Said"));
    assert!(lists.is_agent_verb("said") && lists.is_agent_verb("Wants") && !lists.is_agent_verb("is"));
    assert!(lists.blocking_suffixes().contains(&"University") && !lists.blocking_suffixes().contains(&"Navy"));
    assert!(lists.blocking_prefixes().contains(&"Gulf of") && lists.blocking_comma_suffixes().contains(&"Idaho"));
}
