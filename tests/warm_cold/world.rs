//! A small site of every kind of file, and seeded random edits of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chancery::diagnostic::Diagnostic;
use chancery::input::{Asset, Input, Inputs};
use sha2::{Digest, Sha256};
use xxhash_rust::xxh3::xxh3_64;

use super::words::{ALIASES, BODIES, PEOPLE, PLACES, PUBLISHERS, article, position, quoting, sentences, slip};

/// xorshift64*: the same numbers everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(mixed).expect("31 bits") % end
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// The files of a site by path, and those that were deleted or broken.
#[derive(Clone)]
pub struct World {
    files: BTreeMap<String, String>,
    trash: Vec<(String, String)>,
    next: usize,
}

impl World {
    pub fn empty() -> Self {
        Self { files: BTreeMap::new(), trash: Vec::new(), next: 0 }
    }

    /// About 60 files.
    pub fn new(random: &mut Random) -> Self {
        let mut world = Self::empty();
        world.put("site.toml", "title = \"Warm and cold\"\nlanguage = \"en\"\n");
        world.put("content/index.md", "---\ntitle: Start\n---\n\nSee [[Harbour Authority]] and ![plan](plan.png).\n");
        world.put("content/plan.png", "PNG");
        world.put("content/actors/table.csv", "a,b");
        world.put("content/method-of-work.md", "---\nmoved-from: [old/method]\n---\n\n# How\n\nBy hand, says Boris Kelmar.\n");
        world.put("content/actors/index.md", "---\ntitle: Who\n---\n\nPeople.\n");
        for name in PEOPLE.iter().chain(BODIES) {
            world.put_actor(name, random);
        }
        world.put("content/actors/Hidden Minor.md", "---\nname: Hugo Minor\nprotect: minor\n---\n\nText.\n");
        world.put("content/countries/georgia.md", "---\naliases: [Sakartvelo]\n---\n\nA country.\n");
        world.put("content/countries/fr.md", "---\nname: French Republic\n---\n\n## Roles\n\n- Host of [[Emil Strand]], 2019\n");
        for at in 0..3 {
            world.put_dispute(at, random);
        }
        for at in 0..22 {
            let text = article(random);
            world.put(&format!("seeds/{}{at:03}_article.txt", ["", "b/"][at % 2]), &text);
        }
        for at in (0..22).step_by(3) {
            world.put_sidecar(at, random);
        }
        for at in 0..4 {
            world.put_source_note(at, random);
        }
        for at in 0..5 {
            world.put_analysis(at, random);
        }
        world
    }

    pub fn put(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), text.to_owned());
    }

    pub fn text(&self, path: &str) -> &str {
        &self.files[path]
    }

    fn put_actor(&mut self, name: &str, random: &mut Random) {
        let aliases = if random.below(2) == 0 { format!("aliases: [{}]\n", random.pick(ALIASES)) } else { String::new() };
        let short = if random.below(4) == 0 { format!("short-names: [{}]\n", random.pick(ALIASES)) } else { String::new() };
        let nolink = if random.below(6) == 0 { format!("nolink: [{}]\n", random.pick(ALIASES)) } else { String::new() };
        let kind = random.pick(&["", "", "kind: person\n", "kind: public-body\ncountries: [FR]\n", "protect: private\n"]);
        let text = sentences(random, 2);
        let body = format!("{text}\n\n## Roles\n\n- Member of [[{}]], 2020/.. [@001]\n", random.pick(BODIES));
        self.put(
            &format!("content/actors/{name}.md"),
            &format!("---\nname: {name}\n{aliases}{short}{nolink}{kind}---\n\n{body}"),
        );
    }

    fn put_dispute(&mut self, at: usize, random: &mut Random) {
        let [first, second] = [0; 2].map(|_| (0..3).map(|_| position(random)).collect::<String>());
        let status = random.pick(&["open", "dormant", "settled"]);
        let text = format!(
            "---\ntitle: Dispute {at}\nquestion: Who?\nstatus: {status}\ncountries: [RU, {}]\n---\n\n**In brief.** {}\n\n## C1 It was so\n\n{first}\n**Assessment** (desk, 2025-11-22). {} Confidence: high; it is known.\n\n## C2 It was not\n\n{second}",
            random.pick(&["FR", "Nowhere"]),
            sentences(random, 1),
            random.pick(&["Likely so.", "Remote chance.", "Nobody knows."])
        );
        self.put(&format!("content/disputes/d{at}.md"), &text);
    }

    fn put_sidecar(&mut self, at: usize, random: &mut Random) {
        let folder = ["", "b/"][at % 2];
        let lines = [
            format!("issued = \"20{:02}-0{}\"\n", random.below(25), 1 + random.below(9)),
            format!("publish = \"{}\"\n", random.pick(&["full", "cited", "metadata"])),
            format!("nolink = [\"{}\"]\n", random.pick(ALIASES)),
            format!("paragraphs = \"{}\"\n", random.pick(&["lines", "blocks"])),
            format!("key = \"key-{}\"\n", random.below(6)),
            format!("title = \"Title {}\"\n", random.below(4)),
            format!("former-keys = [\"was-{}\"]\n", random.below(3)),
            format!("derived-from = [\"{:03}\"]\n", random.below(30)),
            format!("publisher = \"{}\"\n", random.pick(PUBLISHERS)),
            format!("author = [\"{}\"]\n", random.pick(&[PEOPLE, ALIASES].concat())),
            format!("genre = \"{}\"\n", random.pick(&["report", "opinion", "press-release", "aggregator"])),
            format!("text = \"{}\"\n", random.pick(&["original", "transcript", "digest", "translation"])),
            format!("status = \"{}\"\n", random.pick(&["current", "retracted"])),
            format!("language = \"{}\"\n", random.pick(&["en", "es", "ru"])),
            "none-given = [\"author\", \"publisher\"]\n".to_owned(),
            format!("sha256 = \"{}\"\n", "ab".repeat(32)),
            "allow = { \"rights-words\" = \"ours\" }\n".to_owned(),
            "unknown-key = 1\n".to_owned(),
        ];
        let text: String = lines.iter().filter(|_| random.below(4) == 0).cloned().collect();
        self.put(&format!("seeds/{folder}{at:03}_article.toml"), &text);
    }

    fn put_source_note(&mut self, at: usize, random: &mut Random) {
        let seed = random.pick(&["", "seed: 007\n", "seed: \"@003\"\n", "seed: nowhere\n"]);
        let key = random.pick(&["", "title: A title\n", "key: own-key\n", "former-keys: [older]\n", "aliases: [Paper]\n"]);
        let what = random.pick(&["", "genre: opinion\n", "text: transcript\n", "publisher: Wire\n", "derived-from: [\"004\"]\n"]);
        let (text, quoting) = (sentences(random, 1), quoting(random));
        self.put(&format!("content/sources/note{at}.md"), &format!("---\n{seed}{key}{what}---\n\n{text}\n\n{quoting}\n"));
    }

    fn put_analysis(&mut self, at: usize, random: &mut Random) {
        let status = random.pick(&["published", "draft", "review", "withdrawn", "superseded\nsuperseded-by: a1"]);
        let text = format!(
            "---\ntitle: Analysis {at}\ndate: 202{}-05-01\nstatus: {status}\n---\n\n**Bottom line.** {}\n\n## Key judgements\n\n- **KJ1** (confidence: {}) It is {} that {} wins. [[d1#C1]] [@{:03} p2]\n\n## More\n\n{}\n\n![[d{}#C1]]\n\n{} [[{}]] and [[a{}]] [x](../actors/table.csv) <b>raw</b> “We will not sign” [@{:03} p{}]\n\n<!-- allow link-unknown: known -->\n\n[[nowhere{}]]\n\n## Corrections\n\nNone of {}.\n",
            random.below(6),
            sentences(random, 1),
            random.pick(&["low", "high"]),
            random.pick(&["likely", "unlikely", "a remote chance", "thinkable"]),
            random.pick(PEOPLE),
            random.below(24),
            (0..4).map(|_| quoting(random)).collect::<Vec<_>>().join("\n\n"),
            random.below(4),
            sentences(random, 3),
            random.pick(&[PEOPLE, BODIES, ALIASES, PLACES].concat()),
            random.below(6),
            random.below(24),
            random.below(12),
            random.below(2),
            random.pick(PEOPLE),
        );
        self.put(&format!("content/analysis/a{at}.md"), &text);
    }

    fn pick_path(&self, random: &mut Random, start: &str) -> Option<String> {
        let paths: Vec<&String> = self.files.keys().filter(|path| path.starts_with(start)).collect();
        (!paths.is_empty()).then(|| paths[random.below(paths.len())].clone())
    }

    /// One edit. Returns what it was, for the report of a failure.
    pub fn edit(&mut self, random: &mut Random) -> String {
        let start = random.pick(&["seeds/", "seeds/", "content/", "content/actors/", "content/analysis/", "content/sources/"]);
        let path = self.pick_path(random, start);
        match random.below(24) {
            0..=3 => self.edit_body(random, path),
            20 | 21 => self.change_a_word(random),
            22 => self.move_a_citation(random),
            4 | 5 => {
                let name = random.pick(&[PEOPLE, BODIES].concat());
                self.put_actor(name, random);
                format!("rewrite the actor {name}")
            }
            6 | 7 => {
                let at = random.below(24);
                self.put_sidecar(at, random);
                format!("rewrite the sidecar {at}")
            }
            8 => {
                let at = random.below(5);
                self.put_source_note(at, random);
                format!("rewrite the note {at}")
            }
            9 | 10 => {
                let at = random.below(6);
                self.put_analysis(at, random);
                format!("rewrite the analysis {at}")
            }
            11 => {
                let at = random.below(4);
                self.put_dispute(at, random);
                format!("rewrite the dispute {at}")
            }
            12 => self.configure(random),
            13 => self.retheme(random),
            14 => self.rename(random, path),
            15 => self.remove(path),
            16 => self.break_file(random, path),
            17 | 18 => self.restore(random),
            _ => self.copy(random, path),
        }
    }

    fn edit_body(&mut self, random: &mut Random, path: Option<String>) -> String {
        let Some(path) = path.filter(|path| path.ends_with(".txt") || path.ends_with(".md")) else { return "nothing".to_owned() };
        let text = self.files[&path].clone();
        let more = sentences(random, 1);
        let text = match random.below(4) {
            0 if path.ends_with(".txt") => {
                let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
                format!("{}\n{rest}", sentences(random, 1).trim_end_matches('.'))
            }
            1 => text.rsplit_once("\n\n").map_or(String::new(), |(head, _)| head.to_owned()),
            2 => text.replacen("Kelmar", random.pick(PEOPLE), 1),
            _ => format!("{text}\n\n{more}\n"),
        };
        self.put(&path, &text);
        format!("edit the body of {path}")
    }

    /// A saying gets other words, in a source or in a note.
    fn change_a_word(&mut self, random: &mut Random) -> String {
        let start = random.pick(&["seeds/", "content/analysis/", "content/disputes/"]);
        for _ in 0..20 {
            let Some(path) = self.pick_path(random, start) else { break };
            let text = slip(random, &self.files[&path]);
            if text != self.files[&path] {
                self.put(&path, &text);
                return format!("change a word of {path}");
            }
        }
        "nothing".to_owned()
    }

    fn move_a_citation(&mut self, random: &mut Random) -> String {
        let start = random.pick(&["content/analysis/", "content/disputes/", "content/sources/"]);
        let Some(path) = self.pick_path(random, start) else { return "nothing".to_owned() };
        let text = match random.below(3) {
            0 => self.files[&path].replacen(" p2", " p3", 1),
            1 => self.files[&path].replacen("[@0", "[@1", 1),
            _ => self.files[&path].replacen("[@1", "[@0", 1),
        };
        self.put(&path, &text);
        format!("move a citation of {path}")
    }

    fn configure(&mut self, random: &mut Random) -> String {
        let lines = [
            format!("raw-html = {}\n", random.below(2) == 0),
            format!("nolink = [\"{}\"]\n", random.pick(&[PLACES, ALIASES, PEOPLE].concat())),
            "base-url = \"https://example.org/desk/\"\n".to_owned(),
            format!("lexicon = \"{}\"\n", random.pick(&["phia", "icd-203"])),
            "wrong = [\n".to_owned(),
            format!(
                "[rights]\npublish = \"{}\"\nwords-per-source = {}\n",
                random.pick(&["full", "cited", "metadata"]),
                20 + random.below(60)
            ),
            "[severity]\nlink-unknown = \"error\"\nrights-words = \"note\"\nsource-incomplete = \"off\"\nfigure-unbacked = \"note\"\n"
                .to_owned(),
            "[allow]\nname-ambiguous = \"known\"\n".to_owned(),
        ];
        let text: String = lines.iter().filter(|_| random.below(3) == 0).cloned().collect();
        self.put("site.toml", &format!("title = \"Warm and cold {}\"\n{text}", random.below(3)));
        "rewrite site.toml".to_owned()
    }

    fn retheme(&mut self, random: &mut Random) -> String {
        match random.below(4) {
            0 => self.put("themes/dossier/templates/404.html", "<p>{{ site.title }} {{ page.missing_thing }}</p>"),
            1 => self.put("themes/dossier/templates/404.html", &format!("<p>{{{{ site.title }}}} {}</p>", random.below(9))),
            2 => self.put("themes/dossier/templates/page.html", "<p>{{ broken"),
            _ => self.put("themes/dossier/static/dossier.css", &format!("p {{ top: {}px }}", random.below(9))),
        }
        if random.below(2) == 0 {
            self.files.remove("themes/dossier/templates/page.html");
        }
        "change the theme".to_owned()
    }

    fn rename(&mut self, random: &mut Random, path: Option<String>) -> String {
        let Some(path) = path else { return "nothing".to_owned() };
        let Some(text) = self.files.remove(&path) else { return "nothing".to_owned() };
        self.next += 1;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let renamed = match random.below(4) {
            // Two files change places.
            0 if self.pick_path(random, folder).is_some() => {
                let other = self.pick_path(random, folder).unwrap_or_default();
                let others = self.files.insert(other.clone(), text).unwrap_or_default();
                self.put(&path, &others);
                return format!("swap {path} and {other}");
            }
            1 => format!("{folder}/A{} {name}", self.next),
            2 => format!("content/{}/{name}", random.pick(&["actors", "disputes", "analysis", "notes", "sources"])),
            _ => format!("{folder}/z{}-{name}", self.next),
        };
        self.put(&renamed, &text);
        format!("rename {path} to {renamed}")
    }

    fn remove(&mut self, path: Option<String>) -> String {
        let Some(path) = path else { return "nothing".to_owned() };
        if let Some(text) = self.files.remove(&path) {
            self.trash.push((path.clone(), text));
        }
        format!("remove {path}")
    }

    fn break_file(&mut self, random: &mut Random, path: Option<String>) -> String {
        let Some(path) = path else { return "nothing".to_owned() };
        let text = self.files[&path].clone();
        let at = (0..=random.below(text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let broken = match random.below(3) {
            0 => text[..at].to_owned(),
            1 => format!("---\nname: [unclosed\n{text}"),
            _ => text.replacen("\n---", "\nstatus: nonsense\nallow: [\"link-unknown: x\"]\n---", 1),
        };
        self.trash.push((path.clone(), text));
        self.put(&path, &broken);
        format!("break {path}")
    }

    fn restore(&mut self, random: &mut Random) -> String {
        if self.trash.is_empty() {
            return "nothing".to_owned();
        }
        let (path, text) = self.trash.swap_remove(random.below(self.trash.len()));
        self.put(&path, &text);
        format!("restore {path}")
    }

    fn copy(&mut self, random: &mut Random, path: Option<String>) -> String {
        // The site stays small.
        if self.files.len() > 75 {
            return self.remove(path);
        }
        let Some(path) = path else { return "nothing".to_owned() };
        self.next += 1;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let copy = if random.below(2) == 0 {
            format!("{folder}/c{}/{name}", self.next)
        } else {
            format!("{folder}/c{}-{name}", self.next)
        };
        let text = self.files[&path].clone();
        self.put(&copy, &text);
        format!("copy {path} to {copy}")
    }

    /// What `load` would make of the files.
    pub fn inputs(&self) -> Inputs {
        let mut inputs = Inputs::default();
        for (path, text) in &self.files {
            if path == "site.toml" {
                inputs.config = Some(input(path, text, false));
            } else if path.starts_with("seeds/") && path.ends_with(".txt") {
                inputs.seeds.push(input(path, text, true));
            } else if path.starts_with("seeds/") && path.ends_with(".toml") {
                inputs.sidecars.push(input(path, text, false));
            } else if path.starts_with("content/") && path.ends_with(".md") {
                inputs.content.push(input(path, text, false));
            } else if let Some(inner) = path.strip_prefix("themes/dossier/templates/") {
                inputs.templates.push(input(inner, text, false));
            } else if let Some(inner) = path.strip_prefix("themes/dossier/static/") {
                inputs.statics.push((inner.into(), text.as_bytes().into()));
            } else if path.starts_with("content/") {
                let (size, hash) = (text.len() as u64, xxh3_64(text.as_bytes()));
                inputs.assets.push(Asset { path: path.as_str().into(), size, hash, dimensions: None });
            } else {
                let stray = Diagnostic::warning("file-stray", None, format!("`{path}` is nobody's"));
                inputs.diagnostics.push((Arc::from(path.as_str()), stray));
            }
        }
        inputs
    }
}

fn input(path: &str, text: &str, is_seed: bool) -> Input {
    let sha256 = is_seed.then(|| Sha256::digest(text.as_bytes()).into());
    Input { path: path.into(), text: text.into(), hash: xxh3_64(text.as_bytes()), sha256 }
}
