//! Reads a site's folder into [`Inputs`]: all files, in parallel, decoded, sorted by path. One bad file never hides another.
//!
//! Knows names, bytes and encodings; understands no text but for the name of the theme.

mod decode;
mod droppings;
mod mirror;
mod picture;
mod read;
mod theme;
mod walk;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::{Diagnostic, load as say};
use crate::input::{Asset, Input, Inputs};
use crate::text::nearest;
use decode::{Decoded, decode};
use walk::{Found, Walk, walk};

pub use mirror::{Change, Changes, Mirror};
pub use read::open;
pub use theme::{BUILT_IN as BUILT_IN_THEME, named as named_theme};

/// How far reading goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Bytes of the longest text that is read; a longer one is an error.
    pub text_limit: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { text_limit: 16 << 20 }
    }
}

/// The name of the one file that every site has.
pub const CONFIG: &str = "site.toml";

/// The nearest folder that is a site: `start` or one above it that holds a `site.toml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| folder.join(CONFIG).symlink_metadata().is_ok()).map(Path::to_path_buf)
}

/// Reads everything that the site at `root` is made of. Never fails: what can't be read is among the diagnostics.
pub fn load(root: &Path, options: Options) -> Inputs {
    let mut inputs = Inputs::default();
    let config = Job { found: Found { path: CONFIG.to_owned(), disk: root.join(CONFIG) }, kind: Kind::Config };
    take(&mut inputs, vec![perform(&config, options, &mut Vec::new())]);
    let theme = inputs.config.as_ref().and_then(|config| theme::named(&config.text));
    let folder = theme.as_ref().map_or(theme::BUILT_IN, |(name, _)| name);

    let mut jobs = Vec::new();
    for (walk, kind_of) in walks(root, folder) {
        inputs.diagnostics.extend(walk.diagnostics.into_iter().map(|(path, diagnostic)| (path.into(), diagnostic)));
        jobs.extend(walk.files.into_iter().map(|found| Job { kind: kind_of(&found.path), found }));
    }
    let done = jobs.into_par_iter().with_min_len(8).map_init(Vec::new, |buffer, job| perform(&job, options, buffer)).collect();
    take(&mut inputs, done);

    let missing = inputs.config.as_ref().and_then(|config| missing_theme(root, &config.text));
    inputs.diagnostics.extend(missing.map(|diagnostic| (CONFIG.into(), diagnostic)));
    inputs.diagnostics.extend(misplaced(root, &inputs));
    sort_diagnostics(&mut inputs.diagnostics);
    inputs
}

/// What there is to say of the theme that the configuration names, if it has no folder.
pub fn missing_theme(root: &Path, config: &str) -> Option<Diagnostic> {
    let (name, span) = theme::named(config)?;
    if name == theme::BUILT_IN || root.join("themes").join(&name).is_dir() {
        return None;
    }
    let themes = folders(&root.join("themes"));
    let near = nearest(&name, themes.iter().map(String::as_str).chain([theme::BUILT_IN]));
    Some(say::theme_missing(span, &name, near))
}

/// The order in which reading reports.
pub fn sort_diagnostics(diagnostics: &mut [(Arc<str>, Diagnostic)]) {
    diagnostics.sort_by(|(a, x), (b, y)| (a, x.span, x.code, &x.message).cmp(&(b, y.span, y.code, &y.message)));
}

/// What a new user puts beside the place where it is read.
fn misplaced(root: &Path, inputs: &Inputs) -> Vec<(Arc<str>, Diagnostic)> {
    let mut found = Vec::new();
    for name in folders(root) {
        let lower = name.to_lowercase();
        if ["seeds", "content", "themes"].contains(&lower.as_str()) && !root.join(&lower).exists() {
            found.push((name.into(), say::folder_misplaced(&lower)));
        } else if ["sources", "actors", "countries", "disputes", "analysis"].contains(&name.as_str())
            && holds_markdown(root, &name)
        {
            let place = format!("content/{name}");
            found.push((name.into(), say::folder_misplaced(&place)));
        }
    }
    if inputs.seeds.is_empty() {
        let texts = inputs.assets.iter().filter(|asset| name_parts(&asset.path).1 == "txt");
        found.extend(texts.map(|asset| (Arc::clone(&asset.path), say::seed_misplaced(file_name(&asset.path)))));
    }
    found
}

fn holds_markdown(root: &Path, folder: &str) -> bool {
    let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).any(|name| name_parts(&name).1 == "md")
}

/// What a file is read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Config,
    Seed,
    Sidecar,
    /// Something else in `seeds/`.
    NoSeed,
    Content,
    /// Another extension of Markdown in `content/`.
    NearlyContent,
    Asset,
    Template,
    Static,
}

struct Job {
    found: Found,
    kind: Kind,
}

/// What became of a job.
#[derive(Debug)]
enum Done {
    Text(Kind, Input),
    Asset(Asset),
    Static(Arc<str>, Arc<[u8]>),
}

type Outcome = (Arc<str>, Option<Done>, Option<Diagnostic>);

type KindOf = fn(&str) -> Kind;

/// The walks of all folders, each with what its files are read as.
fn walks(root: &Path, theme: &str) -> [(Walk, KindOf); 4] {
    let theme_folder = |part: &str| walk(root, &format!("themes/{theme}/{part}"), &[]);
    let (seeds, rest) = rayon::join(
        || walk(root, "seeds", &[".txt", ".toml"]),
        || (walk(root, "content", &[".md"]), theme_folder("templates"), theme_folder("static")),
    );
    [(seeds, kind_of_seed), (rest.0, kind_of_content), (rest.1, |_| Kind::Template), (rest.2, |_| Kind::Static)]
}

fn kind_of_seed(path: &str) -> Kind {
    match name_parts(path).1 {
        "txt" => Kind::Seed,
        "toml" => Kind::Sidecar,
        _ => Kind::NoSeed,
    }
}

fn kind_of_content(path: &str) -> Kind {
    let (_, extension) = name_parts(path);
    match extension {
        "md" => Kind::Content,
        _ if ["md", "markdown", "mdown", "mkd", "mdwn"].iter().any(|near| extension.eq_ignore_ascii_case(near)) => {
            Kind::NearlyContent
        }
        _ => Kind::Asset,
    }
}

/// Stem and extension (without its dot; empty if there is none) of the last part of `path`.
fn name_parts(path: &str) -> (&str, &str) {
    let name = file_name(path);
    name.rsplit_once('.').unwrap_or((name, ""))
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn folders(parent: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(parent).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.filter(|entry| entry.path().is_dir()).filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names
}

fn perform(job: &Job, options: Options, buffer: &mut Vec<u8>) -> Outcome {
    let path: Arc<str> = Arc::from(job.found.path.as_str());
    let (stem, extension) = name_parts(&path);
    let result = match job.kind {
        Kind::NoSeed => Err(say::seed_not_text(stem, extension)),
        Kind::NearlyContent => Err(say::markdown_extension(stem)),
        Kind::Asset => asset(&job.found).map(|done| (done, None)),
        Kind::Static => read::read(&job.found.disk, u64::MAX, buffer)
            .map(|bytes| (Done::Static(below(&path, "static"), Arc::from(bytes)), None)),
        kind => read::read(&job.found.disk, options.text_limit, buffer).and_then(|bytes| text(&path, kind, bytes)),
    };
    match result {
        Ok((done, diagnostic)) => (path, Some(done), diagnostic),
        Err(diagnostic) => (path, None, Some(diagnostic)),
    }
}

fn text(path: &Arc<str>, kind: Kind, bytes: &[u8]) -> Result<(Done, Option<Diagnostic>), Diagnostic> {
    let (text, diagnostic): (Cow<'_, str>, _) = match decode(bytes) {
        Decoded::Text(text, diagnostic) => (text, diagnostic),
        Decoded::Binary(what) if kind == Kind::Seed => return Err(say::seed_binary(what)),
        Decoded::Binary(what) => return Err(say::text_binary(what)),
    };
    let input = Input {
        path: if kind == Kind::Template { below(path, "templates") } else { Arc::clone(path) },
        hash: xxh3_64(text.as_bytes()),
        sha256: (kind == Kind::Seed).then(|| Sha256::digest(bytes).into()),
        text: text.into(),
    };
    Ok((Done::Text(kind, input), diagnostic))
}

/// `a.html` of `themes/plain/templates/a.html`.
fn below(path: &str, folder: &str) -> Arc<str> {
    let mut parts = path.splitn(4, '/').skip(2);
    let (found, inside) = (parts.next(), parts.next());
    debug_assert_eq!(found, Some(folder), "a file of a theme");
    inside.unwrap_or_default().into()
}

fn asset(found: &Found) -> Result<Done, Diagnostic> {
    let (mut file, size) = read::open(&found.disk)?;
    let dimensions = picture::dimensions(&found.path, &mut file);
    Ok(Done::Asset(Asset { path: found.path.as_str().into(), size, hash: 0, dimensions }))
}

fn take(inputs: &mut Inputs, outcomes: Vec<Outcome>) {
    for (path, done, diagnostic) in outcomes {
        inputs.diagnostics.extend(diagnostic.map(|diagnostic| (path, diagnostic)));
        match done {
            Some(Done::Text(Kind::Config, input)) => inputs.config = Some(input),
            Some(Done::Text(Kind::Seed, input)) => inputs.seeds.push(input),
            Some(Done::Text(Kind::Sidecar, input)) => inputs.sidecars.push(input),
            Some(Done::Text(Kind::Template, input)) => inputs.templates.push(input),
            Some(Done::Text(_, input)) => inputs.content.push(input),
            Some(Done::Asset(asset)) => inputs.assets.push(asset),
            Some(Done::Static(path, bytes)) => inputs.statics.push((path, bytes)),
            None => {}
        }
    }
}
