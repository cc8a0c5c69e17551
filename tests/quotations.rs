//! Quotations taken mechanically from the 28 articles of `CHANCERY_CORPUS` (default `../shared`): the right ones verify, changed ones do not and are found near,
//! and each is found where it stands among all texts.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use chancery::overlap::{Overlap, runs};
use chancery::quotation::{Change, Folded, Verdict, Wanted, elsewhere, find, nearest};
use chancery::text::Span;
use unicode_normalization::UnicodeNormalization;

const COUNT: usize = 300;

/// A sequence that is the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit.max(1)
    }

    fn one_of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

struct Article {
    text: String,
    folded: Folded,
    /// The words, as they stand between spaces.
    words: Vec<Range<usize>>,
}

/// The articles; none without a corpus.
fn articles() -> Vec<Article> {
    let folder = std::env::var_os("CHANCERY_CORPUS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let mut paths: Vec<PathBuf> = ["corpus", "seeds"]
        .iter()
        .flat_map(|below| walkdir::WalkDir::new(folder.join(below)))
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    if paths.is_empty() {
        eprintln!("corpus: skipped");
    }
    paths.iter().map(|path| article(fs::read_to_string(path).expect("UTF-8"))).collect()
}

fn article(text: String) -> Article {
    let words = text.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    });
    Article { folded: Folded::new(&text), words: words.collect(), text }
}

/// A quotation and where it was taken.
struct Taken {
    article: usize,
    span: Range<usize>,
}

/// Half runs of 6 to 30 words, half what stands inside quotation marks in at least four words.
fn taken(articles: &[Article], random: &mut Random) -> Vec<Taken> {
    let marked: Vec<(usize, Range<usize>)> = articles
        .iter()
        .enumerate()
        .flat_map(|(index, article)| marked(&article.text).into_iter().map(move |span| (index, span)))
        .collect();
    (0..COUNT)
        .map(|number| {
            if number % 2 == 0 {
                let (article, span) = random.one_of(&marked).clone();
                return Taken { article, span };
            }
            let index = random.below(articles.len());
            let words = &articles[index].words;
            let length = 6 + random.below(25);
            let first = random.below(words.len() - length);
            Taken { article: index, span: words[first].start..words[first + length - 1].end }
        })
        .collect()
}

/// What stands inside curly or straight double marks of one line.
fn marked(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let marks: Vec<usize> = line.char_indices().filter(|(_, c)| matches!(c, '“' | '”' | '"')).map(|(at, _)| at).collect();
        for pair in marks.chunks_exact(2) {
            let start = pair[0] + line[pair[0]..].chars().next().map_or(0, char::len_utf8);
            if line[start..pair[1]].split_whitespace().count() >= 4 {
                found.push(from + start..from + pair[1]);
            }
        }
        from += line.len();
    }
    found
}

/// The quotations of all articles, with the articles.
fn sample(seed: u64) -> Option<(Vec<Article>, Vec<Taken>, Random)> {
    let articles = articles();
    let mut random = Random(seed);
    if articles.is_empty() {
        return None;
    }
    assert_eq!(articles.len(), 28);
    let taken = taken(&articles, &mut random);
    Some((articles, taken, random))
}

fn verdict(article: &Article, words: &str, preferred: Range<usize>) -> Option<(Verdict, Span)> {
    let found = find(&Wanted::new(words), article.folded.of(&article.text), &[Span::new(preferred)])?;
    let (first, last) = (found.parts[0], found.parts[found.parts.len() - 1]);
    Some((found.verdict, Span { start: first.start, end: last.end }))
}

#[test]
fn right_quotations_verify_in_their_place() {
    let Some((articles, taken, _)) = sample(1) else { return };
    let mut faults = Vec::new();
    for Taken { article, span } in &taken {
        let words = &articles[*article].text[span.clone()];
        let found = verdict(&articles[*article], words, span.clone());
        if found.is_none_or(|(verdict, place)| verdict > Verdict::Normalised || !place.overlaps(Span::new(span.clone()))) {
            faults.push(format!("{words} {found:?}"));
        }
        let anywhere = find(&Wanted::new(words), articles[*article].folded.of(&articles[*article].text), &[]);
        assert!(anywhere.is_some_and(|found| found.verdict <= Verdict::Normalised), "{words}");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

type Spelling = fn(&str) -> String;

#[test]
fn other_spellings_verify_too() {
    let Some((articles, taken, _)) = sample(2) else { return };
    let spellings: [(&str, Spelling); 9] = [
        ("straight", |words| words.replace(['“', '”'], "\"").replace(['‘', '’'], "'")),
        ("curly", |words| words.replace('"', "”").replace('\'', "’")),
        ("dashes", |words| words.replace(" - ", "—").replace('—', " – ").replace('–', "-")),
        ("hard spaces", |words| words.replace(' ', "\u{a0}")),
        ("decomposed", |words| words.nfd().collect()),
        ("wrapped", |words| words.split(' ').collect::<Vec<_>>().join(" \n")),
        ("capital", capitalised),
        ("full stop", |words| format!("{}.", words.trim_end_matches(['.', ',']))),
        ("comma", |words| format!("{},", words.trim_end_matches(['.', ',']))),
    ];
    let mut faults = Vec::new();
    for Taken { article, span } in &taken {
        for (name, spelling) in spellings {
            let words = spelling(&articles[*article].text[span.clone()]);
            let found = verdict(&articles[*article], &words, span.clone());
            if found.is_none_or(|(verdict, place)| verdict > Verdict::Normalised || !place.overlaps(Span::new(span.clone()))) {
                faults.push(format!("{name}: {words} {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect()
}

/// `words` with one inner word changed in one of four ways; None where the change leaves it as it was.
fn changed(words: &str, articles: &[Article], random: &mut Random) -> Option<String> {
    let mut all: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    let at = 1 + random.below(all.len() - 2);
    if !all[at].contains(char::is_alphanumeric) {
        return None;
    }
    let before = all[at].clone();
    match random.below(4) {
        0 => {
            let other = random.one_of(articles);
            all[at] = other.text[random.one_of(&other.words).clone()].to_owned();
        }
        1 => {
            all.remove(at);
        }
        2 => all.insert(at, before.clone()),
        _ => {
            let letter = before
                .chars()
                .filter(|c| c.is_alphanumeric())
                .nth(random.below(before.chars().filter(|c| c.is_alphanumeric()).count()))?;
            all[at] = before.replacen(letter, if letter == 'x' { "z" } else { "x" }, 1);
        }
    }
    let changed = all.join(" ");
    let bare = |words: &str| Folded::new(words).as_str().replace(|c: char| !c.is_alphanumeric(), "");
    (bare(&changed) != bare(words)).then_some(changed)
}

#[test]
fn changed_quotations_do_not_verify_and_are_found_near() {
    let Some((articles, taken, mut random)) = sample(3) else { return };
    let (mut tried, mut faults) = (0, Vec::new());
    for Taken { article, span } in &taken {
        let own = &articles[*article];
        let words = &own.text[span.clone()];
        let Some(words) = (0..10).find_map(|_| changed(words, &articles, &mut random)) else { continue };
        let wanted = Wanted::new(&words);
        // What repeats itself may stand elsewhere in the text as changed.
        assert_eq!(find(&wanted, own.folded.of(&own.text), &[]), None, "{words}");
        tried += 1;
        let near = nearest(&wanted, own.folded.of(&own.text), &[]);
        if near.as_ref().is_none_or(|near| !near.passage.overlaps(Span::new(span.clone()))) {
            faults.push(format!("{words} {near:?}"));
        }
        if let Some(near) = near {
            assert!(near.changes.iter().any(|change| !matches!(change, Change::Same(_))));
        }
    }
    assert!(tried * 100 >= COUNT * 95, "{tried}");
    assert!(faults.len() * 100 <= tried * 5, "{} of {tried}\n{}", faults.len(), faults.join("\n"));
    println!("near: {} of {tried} right\n{}", tried - faults.len(), faults.join("\n"));
}

#[test]
fn quotations_under_another_source_are_found_where_they_stand() {
    let Some((articles, taken, mut random)) = sample(4) else { return };
    let (mut right, mut near) = (0, Vec::new());
    for Taken { article, span } in &taken {
        let words = &articles[*article].text[span.clone()];
        let wanted = Wanted::new(words);
        let other = (*article + 1 + random.below(articles.len() - 1)) % articles.len();
        let found = elsewhere(&wanted, articles.len(), |index| (index != other).then_some(articles[index].text.as_str()), 5);
        right += usize::from(found.contains(article));
        let held = articles[other].folded.of(&articles[other].text);
        if find(&wanted, held, &[]).is_none() {
            near.extend(nearest(&wanted, held, &[]).map(|near| format!("{words}\n    {near:?}")));
        }
    }
    assert!(right * 100 >= COUNT * 95, "{right}");
    assert!(near.len() * 100 <= COUNT * 5, "{}\n{}", near.len(), near.join("\n"));
    println!("elsewhere: {right} of {COUNT}; near in a text that has them not: {}\n{}", near.len(), near.join("\n"));
}

#[test]
fn hostile_quotations_are_sought_in_bounded_time() {
    let text = "alphabet soup and letters ".repeat(100_000);
    let words = "alphabet … letters … ".repeat(400) + "soups";
    let start = std::time::Instant::now();
    assert!(elsewhere(&Wanted::new(&words), 1, |index| (index == 0).then_some(text.as_str()), 1).is_empty());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

/// Ten thousand texts of 3.3 KB, made of runs of the articles.
fn many(articles: &[Article], random: &mut Random) -> Vec<String> {
    let text = |_| {
        let mut text = String::new();
        while text.len() < 3_300 {
            let article = random.one_of(articles);
            let length = 8 + random.below(13);
            let first = random.below(article.words.len() - length);
            text.push_str(&article.text[article.words[first].start..article.words[first + length - 1].end]);
            text.push(if random.below(4) == 0 { '\n' } else { ' ' });
        }
        text
    };
    (0..10_000).map(text).collect()
}

/// `cargo test --release --test quotations -- --ignored --nocapture`
#[test]
#[ignore = "measures; only in release"]
fn speed() {
    let Some((articles, _, mut random)) = sample(5) else { return };
    let texts = many(&articles, &mut random);
    let timed = |name: &str, count: u32, run: &mut dyn FnMut()| {
        let (start, cpu) = (std::time::Instant::now(), cpu_milliseconds());
        run();
        let (wall, cpu) = (start.elapsed() / count, (cpu_milliseconds() - cpu) / f64::from(count));
        println!("{name}: {wall:?} wall, {cpu:.3} ms CPU");
    };
    let quotations: Vec<String> = texts[..1_000].iter().map(|text| run_of(text, &mut random)).collect();
    let mut folded = Vec::new();
    timed("fold", 1_000, &mut || folded = texts[..1_000].iter().map(|text| Folded::new(text)).collect());
    let mut wanted = Vec::new();
    timed("prepare", 1_000, &mut || wanted = quotations.iter().map(|words| Wanted::new(words)).collect());
    timed("find", 1_000, &mut || {
        for (index, wanted) in wanted.iter().enumerate() {
            assert!(find(wanted, folded[index].of(&texts[index]), &[]).is_some());
        }
    });
    let text = |index: usize| texts.get(index).map(String::as_str);
    timed("elsewhere, the last of all texts", 50, &mut || {
        for words in &quotations[..50] {
            let raw = |index: usize| if index == 9_999 { Some(words.as_str()) } else { text(index) };
            elsewhere(&Wanted::new(words), 10_000, raw, 3);
        }
    });
    let wrong: Vec<String> =
        quotations.iter().take(100).map(|words| changed(words, &articles, &mut random).unwrap_or_default()).collect();
    timed("nearest", 100, &mut || {
        for (index, words) in wrong.iter().enumerate() {
            nearest(&Wanted::new(words), folded[index].of(&texts[index]), &[]);
        }
    });
    timed("elsewhere, in no text", 100, &mut || {
        for words in &wrong {
            elsewhere(&Wanted::new(words), 10_000, text, 3);
        }
    });
    for words in [
        "it was the first that they had of it",
        "in the of the to the",
        "said that he was not in the",
        "We … will not be … the president of",
        "one of the … in the United States … that he was not … it would be a",
        "said that he … the president of the … it would be",
        "the United States … the president said that … the people of the",
        "He was not there … and that it was the first",
        "1, 2, 3 and 4 a b c",
        "12:30",
        "5%",
        "The … of … a … in",
        "people would … government would",
        "zebra crossings",
        "an international community of xylophones",
    ] {
        timed(words, 10, &mut || (0..10).for_each(|_| drop(elsewhere(&Wanted::new(words), 10_000, text, 3))));
    }
    timed("shared wording of all texts", 1, &mut || {
        let runs_of = |at: usize| runs(&texts[at], &[Span::new(0..texts[at].len())], &[]);
        drop(Overlap::new(texts.len(), None, runs_of));
    });
    let words = "a b ".repeat(25_000);
    let long = "a ".repeat(500_000);
    let long_folded = Folded::new(&long);
    timed("hostile", 1, &mut || {
        let (wanted, text) = (Wanted::new(&words), long_folded.of(&long));
        assert!(find(&wanted, text, &[]).is_none());
        nearest(&wanted, text, &[]);
    });
}

/// What this process has used so far, where the system tells (to 10 ms).
fn cpu_milliseconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    stat.split(' ').skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
}

/// Some words of a text.
fn run_of(text: &str, random: &mut Random) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let length = 6 + random.below(25);
    let first = random.below(words.len() - length);
    words[first..first + length].join(" ")
}
