//! The whole of the core in one call: from inputs to a site whose pages can be made one by one. Pure; what is kept between two calls
//! changes nothing but the time that a call takes.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::document::{self, Cache};
use crate::gazetteer::{Gazetteer, WordLists};
use crate::input::Inputs;
use crate::page::{self, Dress, Look, Made};
use crate::site::{self, Means, Output, Site};

/// A diagnostic and the file it is about, from the site's root.
pub type FileReport = (Arc<str>, Diagnostic);

/// The numbers of the closing line.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    pub pages: usize,
    pub sources: usize,
    pub mentions: usize,
    pub links: usize,
}

/// A site that is understood; its outputs are made one by one.
pub struct Compiled {
    pub site: Site,
    look: Look,
    /// All diagnostics, those of loading included, after `allow`, `[severity]` and `--strict`.
    pub reports: Vec<FileReport>,
    pub counts: Counts,
}

/// What can be kept from one call to the next: results with what they were made of, and data that never changes. What is no longer in
/// the inputs is dropped.
pub struct Kept {
    documents: Cache,
    site: site::Memory,
    dress: Option<Arc<Dress>>,
    gazetteer: Arc<Gazetteer>,
    words: Arc<WordLists>,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            documents: Cache::default(),
            site: site::Memory::default(),
            dress: None,
            gazetteer: Arc::new(Gazetteer::builtin()),
            words: Arc::new(WordLists::builtin()),
        }
    }
}

/// A fault of caching, to see that the tests find it.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bug {
    /// Notes are kept though a setting that they depend on has changed.
    ForgottenSetting,
    /// A name that is no more is left where it stood.
    RemovedName,
    /// A text is not read again when a name in it has another meaning.
    TrustedMeaning,
    /// A quotation is not held against its source again when that has changed.
    TrustedText,
}

impl Kept {
    /// For one call only: keeps nothing that only a second call could use.
    pub fn once() -> Self {
        let mut kept = Self::default();
        kept.site.texts.once = true;
        kept
    }

    /// How many files the last call parsed.
    pub fn parsed(&self) -> usize {
        self.documents.parsed
    }

    #[doc(hidden)]
    pub fn with_planted_bug(bug: Bug) -> Self {
        let mut kept = Self::default();
        match bug {
            Bug::ForgottenSetting => kept.documents.forgets_settings = true,
            Bug::RemovedName => kept.site.texts.keeps_removed = true,
            Bug::TrustedMeaning => kept.site.texts.trusts_meanings = true,
            Bug::TrustedText => kept.site.evidence.trusts_texts = true,
        }
        kept
    }
}

/// Understands the inputs. Never fails. `lap` is told the name of each stage when it is done.
pub fn compile(inputs: &Inputs, options: site::Options, kept: &mut Kept, lap: &mut dyn FnMut(&'static str)) -> Compiled {
    let dress = kept.dress.take().filter(|dress| dress.is_of(inputs)).unwrap_or_else(|| Arc::new(Dress::new(inputs)));
    kept.dress = Some(dress.clone());
    lap("theme");
    let mut documents = document::parse(inputs, &mut kept.documents);
    let folder = format!("themes/{}/templates", documents.config.theme);
    documents.load_diagnostics.extend(dress.diagnostics.iter().map(|placed| in_theme(&folder, placed.clone())));
    lap("parse");
    let means = Means { gazetteer: &kept.gazetteer, words: &kept.words, statics: &dress.static_paths(), options };
    let mut site = site::link(documents, &means, &mut kept.site, lap);
    let look = dress.fitted(&site);
    let reports = std::mem::take(&mut site.reports).into_iter().map(|report| (report.path, report.diagnostic)).collect();
    let compiled = Compiled { counts: counts(&site), site, look, reports };
    lap("fit");
    compiled
}

/// A template's diagnostic under the path that its author knows; a built-in template keeps its own.
fn in_theme(folder: &str, (path, diagnostic): FileReport) -> FileReport {
    if path.starts_with("dossier/") { (path, diagnostic) } else { (format!("{folder}/{path}").into(), diagnostic) }
}

fn counts(site: &Site) -> Counts {
    let of_notes = site.published.iter().map(|note| &site.bodies[*note as usize].mentions);
    let (mentions, linked) = of_notes.fold((site.mentions.mentions, site.mentions.linked), |(all, linked), reading| {
        (all + reading.mentions.len(), linked + reading.linked)
    });
    let authored = |note: &u32| {
        let body = &site.bodies[*note as usize];
        body.references.len() + body.links.len() + body.citations.iter().map(Vec::len).sum::<usize>()
    };
    Counts {
        pages: site.outputs.pages,
        sources: site.sources.len(),
        mentions,
        links: linked + site.published.iter().map(authored).sum::<usize>(),
    }
}

impl Compiled {
    /// Addresses of all outputs below the output folder, sorted and unique.
    pub fn outputs(&self) -> &[Arc<str>] {
        &self.site.outputs.addresses
    }

    /// Makes the output with this index in [`Self::outputs`]: its bytes into the empty `buffer`, or the asset to copy. A template that
    /// fails is a report.
    pub fn make(&self, index: usize, buffer: &mut Vec<u8>) -> Result<Made, FileReport> {
        let (address, output): &(Arc<str>, Output) = &self.site.outputs[index];
        page::make(&self.site, &self.look, address, *output, buffer)
            .map_err(|placed| in_theme(&format!("themes/{}/templates", self.site.documents.config.theme), placed))
    }

    /// The same by address, `actors/x.html`; none where nothing stands there.
    pub fn page(&self, address: &str, buffer: &mut Vec<u8>) -> Option<Result<Made, FileReport>> {
        let index = self.outputs().binary_search_by(|known| (**known).cmp(address)).ok()?;
        Some(self.make(index, buffer))
    }
}
