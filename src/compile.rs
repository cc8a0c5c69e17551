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
    addresses: Vec<String>,
}

/// What can be kept from one call to the next: results by the hash of what they were made from, and data that never changes.
pub struct Kept {
    documents: Cache,
    gazetteer: Arc<Gazetteer>,
    words: WordLists,
}

impl Default for Kept {
    fn default() -> Self {
        Self { documents: Cache::default(), gazetteer: Arc::new(Gazetteer::builtin()), words: WordLists::builtin() }
    }
}

/// Understands the inputs. Never fails. `lap` is told the name of each stage when it is done.
pub fn compile(inputs: &Inputs, options: site::Options, kept: &mut Kept, lap: &mut dyn FnMut(&'static str)) -> Compiled {
    let dress = Dress::new(inputs);
    lap("theme");
    let mut documents = document::parse(inputs, &mut kept.documents);
    let folder = format!("themes/{}/templates", documents.config.theme);
    documents.load_diagnostics.extend(dress.diagnostics.iter().map(|placed| in_theme(&folder, placed.clone())));
    lap("parse");
    let means = Means { gazetteer: &kept.gazetteer, words: &kept.words, statics: &dress.static_paths(), options };
    let mut site = site::link(documents, &means, lap);
    let look = dress.fitted(&site);
    lap("link");
    let reports = std::mem::take(&mut site.reports).into_iter().map(|report| (report.path, report.diagnostic)).collect();
    Compiled {
        addresses: site.outputs.iter().map(|(address, _)| address.clone()).collect(),
        counts: counts(&site),
        site,
        look,
        reports,
    }
}

/// A template's diagnostic under the path that its author knows; a built-in template keeps its own.
fn in_theme(folder: &str, (path, diagnostic): FileReport) -> FileReport {
    if path.starts_with("dossier/") { (path, diagnostic) } else { (format!("{folder}/{path}").into(), diagnostic) }
}

fn counts(site: &Site) -> Counts {
    let mentions =
        |mentions: &[crate::mention::Mention]| (mentions.len(), mentions.iter().filter(|mention| mention.linked).count());
    let of_sources = site.mentions.iter().map(|resolution| mentions(&resolution.mentions));
    let of_notes = site.published.iter().map(|note| mentions(&site.bodies[*note as usize].mentions.mentions));
    let (mentions, linked) = of_sources.chain(of_notes).fold((0, 0), |(all, linked), (more, also)| (all + more, linked + also));
    let authored = |note: &u32| {
        let body = &site.bodies[*note as usize];
        body.references.len() + body.links.len() + body.citations.iter().map(Vec::len).sum::<usize>()
    };
    Counts {
        pages: site.outputs.iter().filter(|(_, output)| page::is_page(*output)).count(),
        sources: site.sources.len(),
        mentions,
        links: linked + site.published.iter().map(authored).sum::<usize>(),
    }
}

impl Compiled {
    /// Addresses of all outputs below the output folder, sorted and unique.
    pub fn outputs(&self) -> &[String] {
        &self.addresses
    }

    /// Makes the output with this index in [`Self::outputs`]: its bytes into the empty `buffer`, or the asset to copy. A template that
    /// fails is a report.
    pub fn make(&self, index: usize, buffer: &mut Vec<u8>) -> Result<Made, FileReport> {
        let (address, output): &(String, Output) = &self.site.outputs[index];
        page::make(&self.site, &self.look, address, *output, buffer)
            .map_err(|placed| in_theme(&format!("themes/{}/templates", self.site.documents.config.theme), placed))
    }

    /// The same by address, `actors/x.html`; none where nothing stands there.
    pub fn page(&self, address: &str, buffer: &mut Vec<u8>) -> Option<Result<Made, FileReport>> {
        let index = self.addresses.binary_search_by(|known| known.as_str().cmp(address)).ok()?;
        Some(self.make(index, buffer))
    }
}
