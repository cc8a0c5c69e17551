//! Parse: every input by itself, in parallel. Nothing here may depend on another file, so that a result can be kept by the hash of its text.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::address::{ContentPlace, Kind, content_place};
use crate::brief::{self, AnalysisBody, DisputeBody, Role};
use crate::config::{self, Config};
use crate::diagnostic::Diagnostic;
use crate::front;
use crate::input::{Asset, Input, Inputs};
use crate::markdown::{self, Body};
use crate::seed::{self, ParagraphMode, SeedText};
use crate::text::Span;

/// All inputs, each understood by itself. Sorted by path, as in [`Inputs`].
#[derive(Clone, Debug)]
pub struct Documents {
    pub config: Config,
    pub config_input: Option<Input>,
    pub config_diagnostics: Vec<Diagnostic>,
    pub seeds: Vec<SeedFile>,
    pub sidecars: Vec<SidecarFile>,
    pub notes: Vec<NoteFile>,
    pub assets: Vec<Asset>,
    /// Of reading, with the path.
    pub load_diagnostics: Vec<(Arc<str>, Diagnostic)>,
}

/// The raw text of an article.
#[derive(Clone, Debug)]
pub struct SeedFile {
    pub input: Input,
    /// File name without `.txt`.
    pub stem: String,
    pub text: Arc<SeedText>,
}

/// The metadata beside a seed.
#[derive(Clone, Debug)]
pub struct SidecarFile {
    pub input: Input,
    pub parsed: Arc<front::Parsed<front::Source>>,
}

/// A Markdown file below `content/`.
#[derive(Clone, Debug)]
pub struct NoteFile {
    pub input: Input,
    pub place: ContentPlace,
    pub note: Arc<Note>,
}

impl NoteFile {
    /// An analysis of which only the notice and the corrections are left.
    pub fn is_withdrawn(&self) -> bool {
        matches!(&self.note.front, Front::Analysis(analysis) if analysis.status == front::AnalysisStatus::Withdrawn)
    }
}

/// What stands in a Markdown file.
#[derive(Clone, Debug)]
pub struct Note {
    pub front: Front,
    pub body: Body,
    pub brief: Brief,
    /// Of front matter, body and pattern.
    pub diagnostics: Vec<Diagnostic>,
}

/// The front matter by the kind of the file.
#[derive(Clone, Debug)]
pub enum Front {
    Source(Box<front::Source>),
    Actor(Box<front::Actor>),
    Country(Box<front::Country>),
    Dispute(Box<front::Dispute>),
    Analysis(Box<front::Analysis>),
    Free(Box<front::Free>),
}

impl Front {
    /// What any page can say of itself.
    pub fn common(&self) -> &front::Page {
        match self {
            Self::Source(source) => &source.common,
            Self::Actor(actor) => &actor.common,
            Self::Country(country) => &country.common,
            Self::Dispute(dispute) => &dispute.common,
            Self::Analysis(analysis) => &analysis.common,
            Self::Free(free) => &free.common,
        }
    }
}

/// What a body says in the patterns of its kind.
#[derive(Clone, Debug)]
pub enum Brief {
    None,
    Dispute(Box<DisputeBody>),
    Analysis(Box<AnalysisBody>),
    /// Roles and relations of an actor or country, and the sections that hold them.
    Roles(Vec<Role>, Vec<Span>),
}

/// How a note is parsed: all that its result depends on beside its text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct NoteSettings {
    kind: Kind,
    opens_list: bool,
    raw_html: bool,
}

/// Results by the hash of the text and everything else that they depend on. Throwing it away changes speed only.
#[derive(Default, Debug)]
pub struct Cache {
    seeds: FxHashMap<(u64, Option<ParagraphMode>), Arc<SeedText>>,
    notes: FxHashMap<(u64, NoteSettings), Arc<Note>>,
    sidecars: FxHashMap<u64, Arc<front::Parsed<front::Source>>>,
}

/// Parses every input. What `cache` holds is taken from it; afterwards it holds the results of these inputs and no others.
pub fn parse(inputs: &Inputs, cache: &mut Cache) -> Documents {
    let (config, config_diagnostics) = match &inputs.config {
        Some(input) => config::parse(&input.text),
        None => (Config::default(), Vec::new()),
    };
    let seeds: Vec<SeedFile> = inputs
        .seeds
        .par_iter()
        .map(|input| {
            let known = cache.seeds.get(&(input.hash, None)).cloned();
            SeedFile {
                stem: stem(&input.path).to_owned(),
                text: known.unwrap_or_else(|| Arc::new(seed::parse(&input.text, None))),
                input: input.clone(),
            }
        })
        .collect();
    let sidecars: Vec<SidecarFile> = inputs
        .sidecars
        .par_iter()
        .map(|input| {
            let known = cache.sidecars.get(&input.hash).cloned();
            SidecarFile { parsed: known.unwrap_or_else(|| Arc::new(front::parse_sidecar(&input.text))), input: input.clone() }
        })
        .collect();
    let notes: Vec<NoteFile> = inputs.content.par_iter().filter_map(|input| note_file(input, &config, &cache.notes)).collect();
    *cache = Cache {
        seeds: seeds.iter().map(|seed| ((seed.input.hash, None), seed.text.clone())).collect(),
        notes: notes.iter().map(|file| ((file.input.hash, settings(&file.place, &config)), file.note.clone())).collect(),
        sidecars: sidecars.iter().map(|sidecar| (sidecar.input.hash, sidecar.parsed.clone())).collect(),
    };
    Documents {
        config,
        config_input: inputs.config.clone(),
        config_diagnostics,
        seeds,
        sidecars,
        notes,
        assets: inputs.assets.clone(),
        load_diagnostics: inputs.diagnostics.clone(),
    }
}

/// `seeds/a/001_x.txt` → `001_x`.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn settings(place: &ContentPlace, config: &Config) -> NoteSettings {
    NoteSettings { kind: place.kind, opens_list: place.opens_list, raw_html: config.raw_html }
}

fn note_file(input: &Input, config: &Config, known: &FxHashMap<(u64, NoteSettings), Arc<Note>>) -> Option<NoteFile> {
    let place = content_place(&input.path)?;
    let settings = settings(&place, config);
    let note = known.get(&(input.hash, settings)).cloned().unwrap_or_else(|| Arc::new(parse_note(&input.text, settings)));
    Some(NoteFile { input: input.clone(), place, note })
}

fn parse_note(text: &str, settings: NoteSettings) -> Note {
    let kind = if settings.opens_list { Kind::Page } else { settings.kind };
    let (front, body_start, mut diagnostics) = match kind {
        Kind::Source => typed(front::parse_note(text), Front::Source),
        Kind::Actor => typed(front::parse_note(text), Front::Actor),
        Kind::Country => typed(front::parse_note(text), Front::Country),
        Kind::Dispute => typed(front::parse_note(text), Front::Dispute),
        Kind::Analysis => typed(front::parse_note(text), Front::Analysis),
        Kind::Page => typed(front::parse_note(text), Front::Free),
    };
    let options = markdown::Options { raw_html: settings.raw_html, claims: kind == Kind::Dispute };
    let body = markdown::parse(text, body_start, &options);
    diagnostics.extend(body.diagnostics.iter().cloned());
    let brief = match kind {
        Kind::Dispute => {
            let dispute = brief::dispute(text, &body);
            diagnostics.extend(dispute.diagnostics.iter().cloned());
            Brief::Dispute(Box::new(dispute))
        }
        Kind::Analysis => {
            let analysis = brief::analysis(text, &body);
            diagnostics.extend(analysis.diagnostics.iter().cloned());
            Brief::Analysis(Box::new(analysis))
        }
        Kind::Actor | Kind::Country => {
            let (roles, sections, wrong) = brief::roles(text, &body);
            diagnostics.extend(wrong);
            Brief::Roles(roles, sections)
        }
        Kind::Source | Kind::Page => Brief::None,
    };
    Note { front, body, brief, diagnostics }
}

fn typed<T>(parsed: front::Parsed<T>, wrap: impl Fn(Box<T>) -> Front) -> (Front, usize, Vec<Diagnostic>) {
    (wrap(Box::new(parsed.value)), parsed.body_start, parsed.diagnostics)
}
