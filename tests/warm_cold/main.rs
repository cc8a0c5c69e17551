//! What is kept between two calls of `compile` changes nothing but their time: after each of many random edits of a site everything is
//! equal to what a call that keeps nothing gives. `CHANCERY_EDITS` says how many edits, `CHANCERY_SEED` where they begin.

mod words;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use chancery::compile::{Bug, Compiled, Kept, compile};
use chancery::inspect;
use chancery::page::Made;
use chancery::site::Options;
use world::{Random, World};

/// Edits of one site, before another one is made.
const EDITS_OF_A_SITE: usize = 50;

/// The first difference between a warm and a cold call along a walk of edits.
fn walk(seed: u64, edits: usize, kept: &mut Kept) -> Result<(), String> {
    let mut random = Random::new(seed);
    let mut world = World::new(&mut random);
    let mut done = vec!["the site as it was made".to_owned()];
    let mut options = Options::default();
    for _ in 0..=edits {
        let inputs = world.inputs();
        if random.below(12) == 0 {
            options = Options { drafts: random.below(3) > 0, strict: random.below(4) == 0, withheld: random.below(2) == 0 };
        }
        let warm = compile(&inputs, options, kept, &mut |_| {});
        let cold = compile(&inputs, options, &mut Kept::default(), &mut |_| {});
        if let Some(difference) = difference(&warm, &cold) {
            return Err(format!("seed {seed}, after {}:\n{difference}", done.join(", ")));
        }
        done.push(world.edit(&mut random));
        if random.below(8) == 0 {
            done.push(world.edit(&mut random));
        }
    }
    Ok(())
}

fn difference(warm: &Compiled, cold: &Compiled) -> Option<String> {
    if warm.outputs() != cold.outputs() {
        let odd = warm.outputs().iter().filter(|address| !cold.outputs().contains(address));
        let missing = cold.outputs().iter().filter(|address| !warm.outputs().contains(address));
        return Some(format!("addresses: {:?}", odd.chain(missing).collect::<Vec<_>>()));
    }
    if warm.reports != cold.reports {
        let odd = warm.reports.iter().find(|report| !cold.reports.contains(report));
        let missing = cold.reports.iter().find(|report| !warm.reports.contains(report));
        return Some(format!("reports:\n  warm {odd:?}\n  cold {missing:?}"));
    }
    if warm.counts != cold.counts {
        return Some(format!("counts: warm {:?}, cold {:?}", warm.counts, cold.counts));
    }
    for source in 0..u32::try_from(cold.site.sources.len()).expect("few sources") {
        let (warm, cold) = (inspect::in_words(&warm.site, source), inspect::in_words(&cold.site, source));
        if warm != cold {
            return Some(format!("inspected:\n{warm}\n{cold}"));
        }
    }
    let address = (0..cold.outputs().len()).find(|at| made(warm, *at) != made(cold, *at))?;
    let (warm, cold) = (made(warm, address), made(cold, address));
    Some(format!("page:\n{warm}\n--- cold:\n{cold}"))
}

/// An output as text: its bytes, the asset or the failure.
fn made(compiled: &Compiled, index: usize) -> String {
    let mut bytes = Vec::new();
    match compiled.make(index, &mut bytes) {
        Ok(Made::Bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Ok(Made::Asset(asset)) => format!("asset {}", compiled.site.documents.assets[asset as usize].path),
        Err((path, diagnostic)) => format!("{path}: {diagnostic:?}"),
    }
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |value| value.parse().unwrap_or_else(|_| panic!("{name} is no number")))
}

#[test]
fn warm_equals_cold() {
    let (edits, seed) = (number("CHANCERY_EDITS", 200), number("CHANCERY_SEED", 1));
    for site in 0..edits.div_ceil(EDITS_OF_A_SITE) {
        if let Err(difference) = walk((seed + site) as u64, EDITS_OF_A_SITE.min(edits), &mut Kept::default()) {
            panic!("{difference}\nrun again with CHANCERY_SEED={} CHANCERY_EDITS={EDITS_OF_A_SITE}", seed + site);
        }
    }
}

/// Whether some walk shows that something is wrong.
fn is_found(bug: Bug) -> bool {
    (1..=8).any(|seed| {
        let walked = catch_unwind(AssertUnwindSafe(|| walk(seed, EDITS_OF_A_SITE, &mut Kept::with_planted_bug(bug))));
        !matches!(walked, Ok(Ok(())))
    })
}

#[test]
fn a_forgotten_setting_is_found() {
    assert!(is_found(Bug::ForgottenSetting));
}

#[test]
fn a_name_that_stays_is_found() {
    assert!(is_found(Bug::RemovedName));
}

#[test]
fn a_trusted_meaning_is_found() {
    assert!(is_found(Bug::TrustedMeaning));
}

#[test]
fn a_trusted_text_is_found() {
    assert!(is_found(Bug::TrustedText));
}

/// After each edit of one file a warm call says what a cold one says.
fn check(files: &[(&str, &str)], edits: &[(&str, &str)]) {
    let mut world = World::empty();
    for (path, text) in files {
        world.put(path, text);
    }
    let mut kept = Kept::default();
    let compile = |world: &World, kept: &mut Kept| compile(&world.inputs(), Options::default(), kept, &mut |_| {});
    let mut before = compile(&world, &mut kept).reports;
    for (path, text) in edits {
        world.put(path, text);
        let (warm, cold) = (compile(&world, &mut kept), compile(&world, &mut Kept::default()));
        assert_eq!(difference(&warm, &cold), None, "{path}");
        assert_ne!(warm.reports, before, "{path}: an edit that changes nothing tests nothing");
        before = warm.reports;
    }
}

/// Whose words a source's own words are rests on the names of those who take the position, who need not stand in it.
#[test]
fn an_author_who_gets_another_name_is_known_at_once() {
    let actor = |aliases: &str| format!("---\nname: Harbour Trust\nkind: organisation\naliases: [{aliases}]\n---\n\nText.\n");
    let dispute = "---\ntitle: Quay\n---\n\n## C1 It sank\n\n- [[Harbour Trust]] **asserts** (named): “The old barge sank in the night” [@s p2]\n";
    check(
        &[
            ("site.toml", "title = \"Names\"\n"),
            ("seeds/s.txt", "A headline about it\n\nThe old barge sank in the night and nobody saw it.\n"),
            ("seeds/s.toml", "publisher = \"Quay Times\"\n"),
            ("content/actors/trust.md", &actor("Board")),
            ("content/disputes/quay.md", dispute),
        ],
        &[("content/actors/trust.md", &actor("Quay Times")), ("content/actors/trust.md", &actor("Board"))],
    );
}

#[test]
fn an_edit_parses_one_document() {
    let mut random = Random::new(7);
    let mut world = World::new(&mut random);
    let mut kept = Kept::default();
    let mut parsed = |world: &World| {
        compile(&world.inputs(), Options::default(), &mut kept, &mut |_| {});
        kept.parsed()
    };
    assert!(parsed(&world) > 50, "the first call parses everything");
    assert_eq!(parsed(&world), 0, "nothing changed");
    for path in ["seeds/000_article.txt", "seeds/000_article.toml", "content/analysis/a1.md", "content/actors/Emil Strand.md"] {
        let text = format!("{}\n# Ana Valderrama spoke.\n", world.text(path));
        world.put(path, &text);
        assert_eq!(parsed(&world), 1, "{path}");
    }
    world.put("site.toml", "title = \"Another\"\n");
    assert_eq!(parsed(&world), 0, "a setting that no document depends on");
}
