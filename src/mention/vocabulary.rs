//! Closed lists of English news usage that the rules read. Each list is sorted, so that it can be searched and reviewed.

/// Whether `list` has `word`, whatever its case.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    let mut lower = [0_u8; 24];
    let Some(slot) = lower.get_mut(..word.len()) else { return false };
    slot.copy_from_slice(word.as_bytes());
    slot.make_ascii_lowercase();
    std::str::from_utf8(slot).is_ok_and(|lower| list.binary_search(&lower).is_ok())
}

/// Titles of one person, before a family name: `Mr. Jordan`.
pub(super) const COURTESY: &[&str] = &[
    "adm", "brig", "capt", "cmdr", "col", "congressman", "congresswoman", "cpl", "dr", "gen", "gov", "judge", "justice",
    "lady", "lord", "lt", "maj", "messrs", "miss", "mr", "mrs", "ms", "mx", "officer", "prof", "professor", "pvt", "rep",
    "rev", "sen", "sgt", "sir",
];

/// What a person's name may be followed by when it is another person's: `Donald Trump Jr.`
pub(super) const GENERATIONS: &[&str] = &[
    "ii", "iii", "iv", "jr", "sr",
];

/// A family name before one of these names a thing: `Trump Tower`.
pub(super) const THINGS: &[&str] = &[
    "academy", "airport", "arena", "avenue", "award", "awards", "bay", "beach", "boulevard", "bridge", "building", "casino",
    "castle", "center", "centre", "college", "company", "corp", "corporation", "county", "cup", "drive", "enterprises",
    "entertainment", "field", "fort", "foundation", "fund", "gallery", "gardens", "golf", "grill", "group", "hall", "highway",
    "holdings", "hospital", "hotel", "hotels", "inc", "institute", "international", "island", "islands", "lake", "lane",
    "library", "llc", "ltd", "medal", "media", "memorial", "mountain", "museum", "national", "network", "organisation",
    "organization", "park", "plaza", "prize", "productions", "records", "resort", "ring", "river", "road", "scholar",
    "scholars", "scholarship", "school", "space", "square", "stadium", "street", "studios", "theater", "theatre", "tower",
    "towers", "township", "trophy", "trust", "university", "valley", "village", "vineyards", "winery",
];

/// Words that open a phrase before a name and are no part of a name, though a sentence start or a headline gives them a capital.
pub(super) const DAYS: &[&str] = &[
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "may", "monday", "november",
    "october", "saturday", "september", "sunday", "thursday", "today", "tuesday", "wednesday", "yesterday",
];

/// Months as datelines shorten them.
pub(super) const MONTHS: &[&str] = &[
    "apr", "aug", "dec", "feb", "jan", "mar", "nov", "oct", "sep", "sept",
];

/// Words that cannot begin the rest of a name: a capital before them stands as a whole.
pub(super) const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "above", "across", "after", "again", "against", "ago", "all", "along", "already", "also", "although", "amid",
    "among", "an", "and", "any", "are", "around", "as", "at", "away", "back", "be", "because", "been", "before", "behind",
    "being", "below", "between", "beyond", "both", "but", "by", "can", "could", "did", "do", "does", "down", "due", "during",
    "each", "either", "even", "except", "first", "for", "from", "further", "had", "has", "have", "he", "her", "here", "him",
    "his", "how", "however", "if", "in", "instead", "into", "is", "it", "its", "itself", "just", "last", "later", "like",
    "may", "might", "more", "must", "nearly", "neither", "next", "no", "nor", "not", "now", "of", "off", "on", "once", "only",
    "onto", "or", "our", "out", "outside", "over", "per", "rather", "regarding", "said", "says", "should", "since", "so",
    "some", "soon", "still", "such", "than", "that", "the", "their", "them", "then", "there", "they", "this", "though",
    "through", "throughout", "to", "together", "too", "toward", "towards", "under", "unless", "until", "up", "upon", "via",
    "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "within", "without", "would", "yet", "you", "your",
];

/// Prepositions before a capital: it is no subject then.
pub(super) const PREPOSITIONS: &[&str] = &[
    "about", "above", "across", "against", "along", "amid", "among", "around", "at", "behind", "below", "beneath", "beside",
    "between", "beyond", "by", "down", "during", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on",
    "onto", "outside", "over", "past", "through", "throughout", "to", "toward", "towards", "under", "up", "upon", "via",
    "with", "within", "without",
];

/// Words that open a clause, so that the capital after them is its subject: `islands that Beijing has been building`.
pub(super) const CLAUSE_OPENERS: &[&str] = &[
    "after", "although", "as", "because", "before", "but", "even", "how", "if", "once", "since", "so", "than", "that",
    "though", "unless", "until", "what", "when", "where", "whereas", "whether", "which", "while", "whom", "why", "yet",
];

/// Adverbs without `-ly` between a subject and its verb.
pub(super) const ADVERBS: &[&str] = &[
    "again", "alone", "already", "also", "always", "both", "either", "even", "ever", "first", "further", "itself", "later",
    "long", "meanwhile", "never", "now", "often", "once", "soon", "still", "then", "therefore", "though", "thus", "today",
    "too", "twice", "yesterday",
];

/// Auxiliaries after a subject: a city rarely does, a government does.
pub(super) const AUXILIARIES: &[&str] = &[
    "can", "cannot", "could", "did", "do", "does", "had", "has", "have", "may", "might", "must", "shall", "should", "will",
    "would",
];

/// Forms of "to be" and "to remain".
pub(super) const STATES: &[&str] = &[
    "are", "be", "became", "become", "becomes", "been", "feels", "is", "remain", "remained", "remains", "seemed", "seems",
    "was", "were",
];

/// What a government can be.
pub(super) const ATTITUDES: &[&str] = &[
    "able", "adamant", "afraid", "alarmed", "angry", "anxious", "aware", "behind", "bent", "capable", "careful", "cautious",
    "certain", "committed", "complicit", "concerned", "confident", "content", "convinced", "determined", "eager", "fearful",
    "furious", "guilty", "happy", "hesitant", "hopeful", "intent", "isolated", "keen", "likely", "nervous", "obliged", "open",
    "opposed", "prepared", "ready", "reluctant", "responsible", "right", "serious", "silent", "sure", "suspicious", "unable",
    "unaware", "unconvinced", "unhappy", "unlikely", "unwilling", "upset", "wary", "willing", "worried", "wrong",
];

/// What is done to a city, or said of its place.
pub(super) const CITY_PARTICIPLES: &[&str] = &[
    "adorned", "attacked", "besieged", "blanketed", "bombarded", "bombed", "built", "burning", "captured", "covered",
    "crowded", "deserted", "destroyed", "evacuated", "flooded", "founded", "growing", "hit", "home", "liberated", "lit",
    "located", "looted", "named", "occupied", "packed", "paralysed", "paralyzed", "rocked", "shelled", "situated", "struck",
    "surrounded",
];

/// Nouns by which `X's …` means the city.
pub(super) const CITY_NOUNS: &[&str] = &[
    "air", "airport", "airports", "apartment", "apartments", "architecture", "avenue", "avenues", "bars", "bridge", "bridges",
    "buildings", "bus", "buses", "cafe", "cafes", "campus", "cathedral", "cathedrals", "cemetery", "center", "centre",
    "church", "churches", "citizens", "city", "climate", "clubs", "court", "courts", "crime", "district", "districts",
    "downtown", "east", "fashion", "fire", "firefighters", "galleries", "garden", "gardens", "harbor", "harbour", "hills",
    "hospital", "hospitals", "hotel", "hotels", "houses", "infrastructure", "inhabitants", "landmarks", "library", "mall",
    "malls", "market", "markets", "mayor", "mayors", "metro", "monument", "monuments", "mosque", "mosques", "museum",
    "museums", "neighborhood", "neighborhoods", "neighbourhood", "neighbourhoods", "nightlife", "north", "opera", "outskirts",
    "palace", "park", "parks", "police", "pollution", "population", "port", "prison", "prisons", "property", "railway",
    "residents", "restaurants", "river", "riverbank", "roads", "school", "schools", "shops", "skies", "skyline", "slums",
    "smog", "south", "square", "squares", "stadium", "station", "stations", "street", "streets", "students", "suburb",
    "suburbs", "subway", "synagogue", "taxi", "taxis", "temples", "theater", "theaters", "theatre", "theatres", "tourists",
    "traffic", "tram", "trams", "transport", "underground", "universities", "university", "water", "weather", "west", "winter",
    "winters", "zoo",
];

/// Words that make the noun after `X's` a thing of the city: `Moscow's largest bank`.
pub(super) const CITY_ADJECTIVES: &[&str] = &[
    "affluent", "busiest", "bustling", "central", "coldest", "crowded", "downtown", "eastern", "famed", "famous",
    "fashionable", "historic", "hottest", "iconic", "landmark", "largest", "leafy", "medieval", "metropolitan", "municipal",
    "northern", "northwestern", "oldest", "poorest", "premier", "richest", "southern", "southwestern", "tallest", "trendy",
    "upscale", "urban", "wealthy", "western",
];

/// `the Kiev government`.
pub(super) const GOVERNMENTS: &[&str] = &[
    "authorities", "government", "governments", "junta", "leadership", "regime",
];

/// What governments have between them, after `Moscow-Kyiv` or `Moscow and Kyiv`.
pub(super) const RELATIONS: &[&str] = &[
    "accord", "agreement", "alliance", "axis", "confrontation", "cooperation", "deal", "dialogue", "dispute", "friendship",
    "negotiations", "pact", "partnership", "relations", "relationship", "rivalry", "row", "standoff", "summit", "talks",
    "tensions", "ties",
];

/// What runs between cities.
pub(super) const ROUTES: &[&str] = &[
    "border", "bus", "buses", "corridor", "distance", "express", "ferry", "flight", "flights", "flying", "halfway", "highway",
    "journey", "line", "midway", "rail", "railway", "road", "route", "routes", "shuttle", "shuttled", "shuttling", "train",
    "trains", "travel", "traveled", "traveling", "travelled", "travelling", "trip", "trips",
];

/// `Beijing-backed` speaks of the government, `Beijing-based` of the city.
pub(super) const AGENT_PARTICIPLES: &[&str] = &[
    "aligned", "allied", "appointed", "approved", "armed", "backed", "brokered", "controlled", "designated", "dominated",
    "drafted", "endorsed", "engineered", "financed", "friendly", "funded", "governed", "held", "imposed", "initiated",
    "inspired", "installed", "leaning", "led", "linked", "loyal", "loyalist", "loyalists", "mediated", "occupied",
    "orchestrated", "ordered", "proposed", "run", "sanctioned", "sponsored", "supplied", "supported", "trained",
];

/// Nouns and verbs before `from X`, of what governments give and withhold.
pub(super) const FROM_AGENTS: &[&str] = &[
    "accusations", "aid", "alliance", "approval", "arms", "assistance", "assurances", "attack", "autonomy", "away", "backing",
    "ban", "charges", "clarification", "comment", "commitment", "commitments", "complaints", "concession", "concessions",
    "condemnation", "cooperation", "criticism", "demand", "demands", "denial", "denials", "denunciation", "denunciations",
    "distance", "distanced", "encouragement", "funding", "funds", "green", "guarantee", "guarantees", "guidance", "help",
    "hostility", "independence", "independent", "influence", "instructions", "interference", "intervention", "invitation",
    "light", "loans", "meddling", "mediation", "message", "messages", "money", "objections", "opposition", "order", "orders",
    "outcry", "overtures", "permission", "pledge", "pledges", "pressure", "promise", "promises", "proposal", "proposals",
    "protection", "protest", "protests", "provocation", "provocations", "pushback", "reaction", "reactions", "reassurance",
    "reassurances", "rebuke", "recognition", "refusal", "reply", "reprisals", "resistance", "response", "responses",
    "retaliation", "retribution", "rhetoric", "sanctions", "secede", "seceded", "secession", "security", "signal", "signals",
    "statement", "statements", "subsidies", "support", "sympathy", "threat", "threats", "ultimatum", "warning", "warnings",
    "weapons",
];

/// Words before `to X`.
pub(super) const TO_AGENTS: &[&str] = &[
    "according", "aligned", "allegiance", "alliance", "allied", "allies", "alternative", "answer", "answerable", "apologised",
    "apologized", "appeal", "appealed", "appealing", "appeals", "assurances", "beholden", "blow", "ceded", "challenge",
    "close", "closer", "complained", "conceded", "concession", "concessions", "deference", "demands", "favorable",
    "favourable", "friendly", "gift", "hostile", "kowtow", "kowtowed", "linked", "links", "loyal", "loyalty", "message",
    "messages", "objected", "opposed", "opposition", "overture", "overtures", "pledged", "protest", "protested", "rebuke",
    "replied", "reply", "resistance", "responded", "response", "signal", "signals", "submission", "subordinate", "subservient",
    "support", "sympathetic", "thanks", "threat", "threats", "tied", "ties", "ultimatum", "unacceptable", "warning",
    "warnings",
];

/// Words before `on X`.
pub(super) const ON_AGENTS: &[&str] = &[
    "blame", "blamed", "blames", "blaming", "call", "called", "calling", "calls", "conditions", "costs", "curbs", "demands",
    "depend", "depended", "dependence", "dependency", "dependent", "depends", "down", "embargo", "embargoes", "hard", "harder",
    "impose", "imposed", "imposes", "imposing", "influence", "leverage", "penalties", "pile", "piled", "pinned", "pressure",
    "pressures", "prevail", "prevailed", "reliance", "reliant", "relied", "relies", "rely", "relying", "restrictions",
    "sanctions", "soft", "softer", "tariff", "tariffs", "tough", "tougher", "urged",
];

/// Words before `of X`.
pub(super) const OF_AGENTS: &[&str] = &[
    "accuse", "afraid", "agent", "agents", "aggression", "ahead", "aims", "allies", "ally", "ambitions", "approval", "backing",
    "behalf", "behest", "bidding", "condemnation", "control", "critic", "critical", "criticism", "critics", "demand",
    "demands", "distrust", "distrustful", "dominance", "enemies", "enemy", "fear", "fearful", "fears", "foe", "foes", "friend",
    "friends", "goals", "hostility", "image", "influence", "instrument", "intentions", "interests", "ire", "mistrust",
    "objectives", "opponent", "opponents", "orbit", "part", "patience", "plans", "policies", "policy", "position", "proxies",
    "proxy", "puppet", "puppets", "recognition", "rival", "rivals", "sceptical", "scepticism", "side", "skeptical",
    "skepticism", "sphere", "stooge", "stooges", "support", "supporter", "supporters", "suspicion", "suspicions", "suspicious",
    "sway", "tool", "vassal", "wary", "willingness", "wrath",
];

/// Words before `for X`.
pub(super) const FOR_AGENTS: &[&str] = &[
    "advantage", "bad", "blow", "boost", "challenge", "concern", "consequences", "costly", "costs", "coup", "crisis",
    "crucial", "dangerous", "defeat", "difficult", "dilemma", "disaster", "embarrassing", "embarrassment", "espionage", "gain",
    "good", "headache", "humiliation", "implications", "important", "issue", "leverage", "lifeline", "line", "loss",
    "nightmare", "opportunity", "priority", "problem", "problems", "propaganda", "proxies", "proxy", "reversal", "risk",
    "risks", "risky", "setback", "significant", "spied", "spies", "spy", "spying", "success", "support", "sympathy", "test",
    "threat", "tool", "triumph", "unacceptable", "useful", "victory", "warning", "win", "working", "worry",
];

/// Words before `toward X`.
pub(super) const TOWARD_AGENTS: &[&str] = &[
    "approach", "attitude", "attitudes", "conciliatory", "drift", "drifted", "drifting", "gravitated", "hawkish", "hostile",
    "hostility", "lean", "leaned", "leaning", "leans", "line", "orientation", "pivot", "pivoted", "policies", "policy",
    "posture", "rhetoric", "shift", "shifted", "soft", "softer", "stance", "strategy", "suspicion", "tilt", "tilted",
    "tilting", "tough", "tougher", "turn", "turned", "turning",
];

/// Verbs whose object is a government rather than its city.
pub(super) const VERBS_ON_AGENTS: &[&str] = &[
    "accuse", "accused", "accuses", "accusing", "alarm", "alarmed", "alarming", "alienate", "alienated", "alienating", "allow",
    "allowed", "allowing", "allows", "anger", "angered", "angering", "angers", "antagonise", "antagonised", "antagonize",
    "antagonized", "antagonizing", "appease", "appeased", "appeasing", "arm", "arming", "ask", "asked", "asking", "asks",
    "assure", "assured", "assuring", "back", "backed", "backing", "backs", "berated", "betray", "betrayed", "betraying",
    "blame", "blamed", "blames", "blaming", "cautioned", "challenge", "challenged", "challenges", "challenging", "compel",
    "compelled", "compelling", "condemn", "condemned", "condemning", "condemns", "confront", "confronted", "confronting",
    "constrain", "contain", "containing", "contradict", "contradicted", "convince", "convinced", "convincing", "counter",
    "countering", "cripple", "criticise", "criticised", "criticises", "criticising", "criticize", "criticized", "criticizes",
    "criticizing", "defied", "defies", "defy", "defying", "denounce", "denounced", "denounces", "denouncing", "deter",
    "deterred", "deterring", "deters", "discourage", "discouraged", "displease", "displeased", "distrust", "embarrass",
    "embarrassed", "embarrassing", "embolden", "emboldened", "emboldening", "emboldens", "encourage", "encouraged",
    "encouraging", "engage", "engaging", "enrage", "enraged", "enraging", "exhorted", "force", "forced", "forces", "forcing",
    "frustrate", "frustrated", "frustrating", "goad", "help", "helped", "helping", "helps", "humiliate", "humiliated",
    "humiliating", "implore", "implored", "inform", "informed", "infuriate", "infuriated", "infuriates", "infuriating", "irk",
    "irked", "irking", "irks", "irritate", "irritated", "irritates", "irritating", "isolate", "isolated", "isolating",
    "lambasted", "leaves", "let", "lobbied", "lobby", "lobbying", "notified", "notify", "obliged", "offend", "offended",
    "outflank", "outmaneuver", "outmanoeuvre", "persuade", "persuaded", "persuades", "persuading", "petitioned", "placate",
    "placated", "placating", "please", "pleased", "praised", "praises", "praising", "press", "pressed", "presses", "pressing",
    "pressure", "pressured", "pressuring", "prod", "prodded", "prompt", "prompted", "prompting", "prompts", "provoke",
    "provoked", "provokes", "provoking", "punish", "punished", "punishes", "punishing", "push", "pushed", "pushing", "rattle",
    "rattled", "rattling", "reassure", "reassured", "reassuring", "rebuff", "rebuffed", "rebuked", "remind", "reminded",
    "reminding", "sanction", "sanctioned", "sanctioning", "satisfy", "scold", "scolded", "shield", "shielded", "shielding",
    "spur", "spurred", "sue", "sued", "tell", "telling", "tells", "thank", "thanked", "thanking", "threaten", "threatened",
    "threatening", "threatens", "told", "trust", "trusted", "trusting", "trusts", "undercut", "undermine", "undermines",
    "undermining", "unnerve", "unnerved", "unnerving", "unsettle", "unsettled", "unsettling", "upset", "upsetting", "urge",
    "urged", "urges", "urging", "warn", "warned", "warning", "warns", "weaken", "weakened", "weakening", "worried", "worries",
    "worry", "worrying",
];

/// Verbs that take a language: `speaks Russian`.
pub(super) const LANGUAGE_VERBS: &[&str] = &[
    "learn", "learned", "learning", "learns", "learnt", "read", "reads", "speak", "speaking", "speaks", "spoke", "spoken",
    "studied", "study", "studying", "taught", "teach", "teaches", "teaching", "understand", "understands", "understood",
];

/// Words after a language: `Russian-speaking`, `the Spanish language`.
pub(super) const LANGUAGE_NOUNS: &[&str] = &[
    "abbreviation", "acronym", "alphabet", "characters", "dialect", "dialects", "dictionary", "expression", "grammar", "idiom",
    "language", "languages", "lessons", "literacy", "medium", "phrase", "pronunciation", "speaker", "speakers", "speaking",
    "spelling", "subtitled", "subtitles", "term", "translation", "translations", "translator", "translators",
    "transliteration", "vocabulary", "word", "words",
];

/// Adjectives between `in` and a language: `in fluent Russian`.
pub(super) const FLUENCY: &[&str] = &[
    "accented", "bad", "broken", "colloquial", "flawless", "fluent", "good", "halting", "impeccable", "perfect", "plain",
    "poor", "simple",
];

/// Words before `… Katz` that announce a person: `Defence Minister Israel Katz`.
pub(super) const ROLES: &[&str] = &[
    "activist", "actor", "actress", "analyst", "artist", "author", "captain", "chairman", "chief", "coach", "columnist",
    "comedian", "commissioner", "congressman", "congresswoman", "defender", "detective", "diplomat", "director", "editor",
    "envoy", "forward", "goalkeeper", "governor", "journalist", "judge", "lawyer", "leader", "mayor", "midfielder", "minister",
    "model", "officer", "official", "player", "premier", "president", "professor", "rapper", "reporter", "representative",
    "resident", "rookie", "secretary", "senator", "singer", "spokesman", "spokesperson", "spokeswoman", "star", "striker",
    "student", "victim", "witness", "writer",
];

/// What stands beside Georgia the country.
pub(super) const GEORGIA_COUNTRY: &[&str] = &[
    "Abkhaz", "Abkhazia", "Abkhazian", "Adjara", "Ajara", "Armenia", "Armenian", "Azerbaijan", "Azerbaijani", "Batumi",
    "Caucasus", "Georgians", "Gori", "Ivanishvili", "Kobakhidze", "Kutaisi", "Moldova", "NATO", "Ossetia", "Ossetian",
    "Pankisi", "Poti", "Saakashvili", "Sukhumi", "Tbilisi", "Tskhinvali", "Zourabichvili", "Zugdidi",
];

/// What stands beside Georgia the American state.
pub(super) const GEORGIA_STATE: &[&str] = &[
    "Alabama", "Arizona", "Athens", "Atlanta", "Augusta", "Carolina", "Carolinas", "Florida", "Fulton", "Ga", "Kemp",
    "Louisiana", "Macon", "Michigan", "Mississippi", "Nevada", "Ohio", "Ossoff", "Pennsylvania", "Raffensperger", "Savannah",
    "Tennessee", "Texas", "Virginia", "Warnock", "Wisconsin",
];

/// Titles of those who govern: with one of them a family name is as good as a full name.
pub(super) const OFFICES: &[&str] = &[
    "chancellor", "minister", "pm", "premier", "president",
];

/// What those who govern have: `the Obama administration`.
pub(super) const OFFICE_NOUNS: &[&str] = &[
    "admin", "administration", "administrations", "cabinet", "presidency", "regime",
];

/// Verbs that go on after a capital at the end of a phrase: `pressure from Washington grew`.
pub(super) const INTRANSITIVE: &[&str] = &[
    "began", "broke", "came", "drew", "fell", "flared", "froze", "gave", "got", "grew", "hit", "kept", "led", "left", "made",
    "met", "put", "ran", "rose", "set", "soured", "took", "went", "won",
];

/// Words that name an organisation, a body, a thing, but no person.
pub(super) const ORGANISATION_WORDS: &[&str] = &[
    "academy", "administration", "agency", "airlines", "alliance", "army", "assembly", "association", "authority", "bank",
    "board", "brigade", "brigades", "bureau", "cartel", "center", "centre", "church", "club", "coalition", "college",
    "command", "commission", "committee", "company", "conference", "congress", "consortium", "corporation", "corps", "council",
    "court", "defence", "defense", "democratic", "department", "directorate", "division", "embassy", "federal", "federation",
    "fleet", "force", "forces", "foundation", "front", "fund", "government", "group", "guard", "holdings", "house", "images",
    "inc", "initiative", "institute", "intelligence", "international", "islamic", "journal", "league", "liberation", "limited",
    "ltd", "media", "ministry", "mission", "monitor", "movement", "national", "navy", "network", "news", "office",
    "organisation", "organization", "parliament", "party", "people's", "police", "post", "press", "project", "republic",
    "republican", "school", "security", "senate", "service", "society", "state", "states", "supreme", "television", "times",
    "trust", "union", "united", "university", "watch",
];

/// Small words inside a person's name.
pub(super) const PARTICLES: &[&str] = &[
    "abu", "al", "bin", "da", "dan", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "ten",
    "van", "von", "y", "zu",
];

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[&[&str]] = &[
        COURTESY, GENERATIONS, THINGS, DAYS, MONTHS, FUNCTION_WORDS, PREPOSITIONS, CLAUSE_OPENERS, ADVERBS, AUXILIARIES, STATES, ATTITUDES, CITY_PARTICIPLES, CITY_NOUNS, CITY_ADJECTIVES, GOVERNMENTS, RELATIONS, ROUTES, AGENT_PARTICIPLES, FROM_AGENTS, TO_AGENTS, ON_AGENTS, OF_AGENTS, FOR_AGENTS, TOWARD_AGENTS, VERBS_ON_AGENTS, LANGUAGE_VERBS, LANGUAGE_NOUNS, FLUENCY, ROLES, GEORGIA_COUNTRY, GEORGIA_STATE, OFFICES, OFFICE_NOUNS, INTRANSITIVE, ORGANISATION_WORDS, PARTICLES,
    ];

    #[test]
    fn lists_are_found_in_whatever_case() {
        assert!(has(COURTESY, "Mr") && has(COURTESY, "MR") && !has(COURTESY, "Mrz"));
        assert!(!has(COURTESY, "an unusually long word that no list has"));
    }

    #[test]
    fn every_list_is_sorted() {
        for list in ALL {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
            }
        }
    }
}
