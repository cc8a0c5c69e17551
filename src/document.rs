//! Parse: every input by itself, in parallel. Nothing here may depend on another file, so that a result can be kept by the hash of its text.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::address::{ContentPlace, Kind, content_place};
use crate::brief::{self, AnalysisBody, DisputeBody, Role};
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, evidence};
use crate::front;
use crate::input::{Asset, Input, Inputs};
use crate::markdown::{self, Body};
use crate::quotation::{self, Reading, Written};
use crate::seed::{self, SeedText};
use crate::text::Span;

/// All inputs, each understood by itself. Sorted by path, as in [`Inputs`].
#[derive(Clone, Debug)]
pub struct Documents {
    pub config: Config,
    pub config_input: Option<Input>,
    pub config_diagnostics: Vec<Diagnostic>,
    pub seeds: Files<SeedFile>,
    pub sidecars: Files<SidecarFile>,
    pub notes: Files<NoteFile>,
    pub assets: Vec<Asset>,
    /// Of reading, with the path.
    pub load_diagnostics: Vec<(Arc<str>, Diagnostic)>,
}

/// Files of one sort, by path. The same object as long as no file of it changes.
pub type Files<F> = Arc<Vec<Arc<F>>>;

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
    /// What it quotes, by place.
    pub quotations: Vec<Written>,
    /// For each citation of the body the sentence that it stands behind.
    pub cited_sentences: Vec<Span>,
    /// Of front matter, body and pattern.
    pub diagnostics: Vec<Diagnostic>,
}

/// The front matter by the kind of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
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

/// The files as they were parsed last. A result is found again by the hash of its text and everything else that it depends on; throwing
/// it away changes speed only.
#[derive(Default, Debug)]
pub struct Cache {
    seeds: Known<SeedFile>,
    sidecars: Known<SidecarFile>,
    notes: Known<NoteFile>,
    /// What the notes were parsed with.
    raw_html: bool,
    /// How many texts the last call parsed.
    pub parsed: usize,
    /// Tests only: notes are kept though the settings that they depend on are others.
    pub forgets_settings: bool,
}

/// The files of one sort, and the input of each: beside them, so that new inputs are compared without a look at any file.
#[derive(Debug)]
struct Known<F> {
    files: Files<F>,
    inputs: Vec<Input>,
}

impl<F> Default for Known<F> {
    fn default() -> Self {
        Self { files: Files::default(), inputs: Vec::new() }
    }
}

/// Parses every input. What `cache` holds is taken from it; afterwards it holds the results of these inputs and no others.
///
/// # Panics
/// If something else than Markdown below `content/` stands in `content`.
pub fn parse(inputs: &Inputs, cache: &mut Cache) -> Documents {
    let (config, config_diagnostics) = match &inputs.config {
        Some(input) => config::parse(&input.text),
        None => (Config::default(), Vec::new()),
    };
    if cache.raw_html != config.raw_html && !cache.forgets_settings {
        cache.notes = Known::default();
    }
    let parsed = AtomicUsize::new(0);
    let count = || parsed.fetch_add(1, Ordering::Relaxed);
    let seeds = cache.seeds.keep(&inputs.seeds, |input, known| {
        let parsed_now = || {
            count();
            Arc::new(seed::parse(&input.text, None))
        };
        let text = known.map_or_else(parsed_now, |known| known.text.clone());
        SeedFile { stem: stem(&input.path).to_owned(), text, input: input.clone() }
    });
    let sidecars = cache.sidecars.keep(&inputs.sidecars, |input, known| {
        let parsed_now = || {
            count();
            Arc::new(front::parse_sidecar(&input.text))
        };
        let parsed = known.map_or_else(parsed_now, |known| known.parsed.clone());
        SidecarFile { parsed, input: input.clone() }
    });
    let notes = cache.notes.keep(&inputs.content, |input, known| {
        let place = content_place(&input.path).expect("`content` holds Markdown below `content/`");
        let known = known.filter(|known| settings(&known.place, &config) == settings(&place, &config));
        let parsed_now = || {
            count();
            Arc::new(parse_note(&input.text, settings(&place, &config)))
        };
        let note = known.map_or_else(parsed_now, |known| known.note.clone());
        NoteFile { input: input.clone(), place, note }
    });
    (cache.raw_html, cache.parsed) = (config.raw_html, parsed.into_inner());
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

impl<F: Send + Sync> Known<F> {
    /// Makes a file of each of the sorted `inputs`. One that is known under the same path and text is taken as it is; otherwise `make`
    /// is given a known file of the same text, if there is one among those that are no more: a renamed one.
    fn keep(&mut self, inputs: &[Input], make: impl Fn(&Input, Option<&Arc<F>>) -> F + Sync) -> Files<F> {
        let same_paths = inputs.len() == self.inputs.len() && inputs.iter().zip(&self.inputs).all(|(a, b)| is_same_path(a, b));
        if same_paths {
            self.keep_places(inputs, make);
        } else {
            *self = Self { files: self.rearranged(inputs, make), inputs: inputs.to_vec() };
        }
        self.files.clone()
    }

    /// The same where no file comes or goes: most edits.
    fn keep_places(&mut self, inputs: &[Input], make: impl Fn(&Input, Option<&Arc<F>>) -> F + Sync) {
        let changed: Vec<usize> = (0..inputs.len()).filter(|at| !is_same_text(&inputs[*at], &self.inputs[*at])).collect();
        if changed.is_empty() {
            return;
        }
        let gone: FxHashMap<u64, usize> = changed.iter().map(|at| (self.inputs[*at].hash, *at)).collect();
        let renamed = |input: &Input| {
            let at = *gone.get(&input.hash)?;
            (self.inputs[at].text.len() == input.text.len()).then(|| &self.files[at])
        };
        let files: Vec<Arc<F>> = changed.par_iter().map(|at| Arc::new(make(&inputs[*at], renamed(&inputs[*at])))).collect();
        let known = Arc::make_mut(&mut self.files);
        for (at, file) in changed.into_iter().zip(files) {
            self.inputs[at] = inputs[at].clone();
            known[at] = file;
        }
    }

    fn rearranged(&self, inputs: &[Input], make: impl Fn(&Input, Option<&Arc<F>>) -> F + Sync) -> Files<F> {
        let mut files: Vec<Option<Arc<F>>> = Vec::with_capacity(inputs.len());
        let mut gone: FxHashMap<u64, usize> = FxHashMap::default();
        let mut next = 0;
        for input in inputs {
            while self.inputs.get(next).is_some_and(|known| known.path < input.path) {
                gone.insert(self.inputs[next].hash, next);
                next += 1;
            }
            let same_path = self.inputs.get(next).filter(|known| is_same_path(known, input));
            let same = same_path.filter(|known| is_same_text(known, input)).map(|_| self.files[next].clone());
            if let (Some(known), None) = (same_path, &same) {
                gone.insert(known.hash, next);
            }
            next += usize::from(same_path.is_some());
            files.push(same);
        }
        gone.extend((next..self.inputs.len()).map(|at| (self.inputs[at].hash, at)));
        let renamed = |input: &Input| {
            let at = *gone.get(&input.hash)?;
            (self.inputs[at].text.len() == input.text.len()).then(|| &self.files[at])
        };
        let remake = |(input, file): (&Input, Option<Arc<F>>)| file.unwrap_or_else(|| Arc::new(make(input, renamed(input))));
        Arc::new(inputs.par_iter().zip(files).map(remake).collect())
    }
}

fn is_same_path(a: &Input, b: &Input) -> bool {
    Arc::ptr_eq(&a.path, &b.path) || a.path == b.path
}

fn is_same_text(a: &Input, b: &Input) -> bool {
    a.hash == b.hash && a.text.len() == b.text.len() && a.sha256 == b.sha256
}

/// `seeds/a/001_x.txt` → `001_x`.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn settings(place: &ContentPlace, config: &Config) -> NoteSettings {
    NoteSettings { kind: place.kind, opens_list: place.opens_list, raw_html: config.raw_html }
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
    let dispute = match &brief {
        Brief::Dispute(dispute) => Some(&**dispute),
        _ => None,
    };
    let Reading { quotations, cited_sentences, unpaired } = quotation::read(text, &body, dispute);
    diagnostics.extend(unpaired.iter().map(|mark| evidence::quotation_unpaired(mark.span, mark.opens)));
    Note { front, body, brief, quotations, cited_sentences, diagnostics }
}

fn typed<T>(parsed: front::Parsed<T>, wrap: impl Fn(Box<T>) -> Front) -> (Front, usize, Vec<Diagnostic>) {
    (wrap(Box::new(parsed.value)), parsed.body_start, parsed.diagnostics)
}
