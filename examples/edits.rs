//! How long a preview takes to understand one edit: `cargo run --release --example edits SITE [ROUNDS]`.
//!
//! Loads the site once, then edits its inputs in memory and compiles again: a source's text, an analysis, a new alias.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chancery::compile::{Compiled, Kept, compile};
use chancery::input::{Input, Inputs};
use chancery::load;
use chancery::site::Options;
use xxhash_rust::xxh3::xxh3_64;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let root = arguments.next().expect("the folder of a site");
    let rounds: usize = arguments.next().map_or(9, |rounds| rounds.parse().expect("a number of rounds"));
    let mut inputs = load::load(Path::new(&root), load::Options::default());
    let mut kept = Kept::default();
    let mut last = None;
    measure("cold", 1, &mut inputs, &mut kept, &mut last, |_, _| {});
    measure("nothing", rounds, &mut inputs, &mut kept, &mut last, |_, _| {});
    measure("a source's text", rounds, &mut inputs, &mut kept, &mut last, |inputs, round| {
        let at = inputs.seeds.len() / 2;
        append(&mut inputs.seeds[at], &format!("\n\nRound {round} of the talks.\n"));
    });
    measure("an analysis", rounds, &mut inputs, &mut kept, &mut last, |inputs, round| {
        let at = position(inputs, "content/analysis/");
        append(&mut inputs.content[at], &format!("\n\nRound {round} of the talks.\n"));
    });
    measure("a new alias", rounds, &mut inputs, &mut kept, &mut last, |inputs, round| {
        let alias = format!("Zanzibar Accord {round}");
        for at in 0..10 {
            let at = at * inputs.seeds.len() / 10;
            append(&mut inputs.seeds[at], &format!("\n\nThe {alias} was signed.\n"));
        }
        let at = position(inputs, "content/actors/");
        let text = inputs.content[at].text.replacen("aliases: [", &format!("aliases: [\"{alias}\", "), 1);
        set(&mut inputs.content[at], &text);
    });
    measure("the same alias changed", rounds, &mut inputs, &mut kept, &mut last, |inputs, round| {
        let at = position(inputs, "content/actors/");
        let (from, to) =
            if round % 2 == 0 { ("Zanzibar Accord 0", "Zanzibar Treaty") } else { ("Zanzibar Treaty", "Zanzibar Accord 0") };
        let text = inputs.content[at].text.replacen(from, to, 1);
        set(&mut inputs.content[at], &text);
    });
    measure("a new source", rounds, &mut inputs, &mut kept, &mut last, |inputs, round| {
        let mut input = inputs.seeds[inputs.seeds.len() / 2].clone();
        input.path = format!("seeds/0_new_{round}.txt").into();
        append(&mut input, "\n\nAnother.\n");
        inputs.seeds.push(input);
        inputs.seeds.sort_by(|a, b| a.path.cmp(&b.path));
    });
    measure("a new actor", rounds, &mut inputs, &mut kept, &mut last, |inputs, round| {
        let mut input = inputs.content[position(inputs, "content/actors/")].clone();
        input.path = format!("content/actors/0_new_{round}.md").into();
        set(&mut input, &format!("---\nname: Quentin Zabberwock {round}\n---\n\nA person.\n"));
        inputs.content.push(input);
        inputs.content.sort_by(|a, b| a.path.cmp(&b.path));
    });
}

fn measure(
    what: &str,
    rounds: usize,
    inputs: &mut Inputs,
    kept: &mut Kept,
    last: &mut Option<Compiled>,
    edit: impl Fn(&mut Inputs, usize),
) {
    let mut laps: Vec<(&'static str, Vec<Duration>)> = Vec::new();
    for round in 0..rounds {
        edit(inputs, round);
        let start = Instant::now();
        let mut from = start;
        let mut record = |stage: &'static str, time: Duration| match laps.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, times)) => times.push(time),
            None => laps.push((stage, vec![time])),
        };
        let options = Options { drafts: true, ..Options::default() };
        let compiled = compile(inputs, options, kept, &mut |stage| {
            record(stage, from.elapsed());
            from = Instant::now();
        });
        record("(rest)", from.elapsed());
        record("all", start.elapsed());
        let start = Instant::now();
        *last = Some(compiled);
        record("drop of the last", start.elapsed());
    }
    println!("{what}:");
    for (stage, times) in &mut laps {
        times.sort_unstable();
        let middle = times[times.len() / 2].as_secs_f64() * 1e3;
        let fastest = times[0].as_secs_f64() * 1e3;
        println!("  {middle:>9.2} ms  {fastest:>9.2} at best  {stage}");
    }
}

fn position(inputs: &Inputs, folder: &str) -> usize {
    inputs.content.iter().position(|input| input.path.starts_with(folder)).expect("a file of each kind")
}

fn append(input: &mut Input, more: &str) {
    let text = format!("{}{more}", input.text);
    set(input, &text);
}

fn set(input: &mut Input, text: &str) {
    input.text = Arc::from(text);
    input.hash = xxh3_64(text.as_bytes());
}
