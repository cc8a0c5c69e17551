//! From inputs to a site whose pages can be made one by one, with the time that each stage took.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diagnostic::Diagnostic;
use crate::document::{self, Cache};
use crate::gazetteer::{Gazetteer, WordLists};
use crate::input::Inputs;
use crate::page::{self, Dress, Look};
use crate::site::{self, Output, Site};
use crate::write::Made;

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
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
    addresses: Vec<String>,
}

/// Understands the inputs. Never fails.
pub fn compile(inputs: &Inputs, options: site::Options) -> Compiled {
    let mut start = Instant::now();
    let mut timings = Vec::new();
    let mut lap = |stage: &'static str, timings: &mut Vec<(&'static str, Duration)>| {
        timings.push((stage, start.elapsed()));
        start = Instant::now();
    };
    let gazetteer = Arc::new(Gazetteer::builtin());
    let words = WordLists::builtin();
    let dress = Dress::new(inputs);
    lap("theme and word lists", &mut timings);
    let mut documents = document::parse(inputs, &mut Cache::default());
    let folder = format!("themes/{}/templates", documents.config.theme);
    documents.load_diagnostics.extend(dress.diagnostics.iter().map(|placed| in_theme(&folder, placed.clone())));
    lap("parse", &mut timings);
    let mut site = site::link(documents, &gazetteer, &words, &dress.static_paths(), options);
    let look = dress.fitted(&site);
    lap("link", &mut timings);
    let reports = std::mem::take(&mut site.reports).into_iter().map(|report| (report.path, report.diagnostic)).collect();
    Compiled {
        addresses: site.outputs.iter().map(|(address, _)| address.clone()).collect(),
        counts: counts(&site),
        site,
        look,
        reports,
        timings,
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

    /// Makes one output: its bytes into the empty `buffer`, or the file to copy. A template that fails is a report.
    pub fn make(&self, root: &std::path::Path, index: usize, buffer: &mut Vec<u8>) -> Result<Made, FileReport> {
        let (address, output): &(String, Output) = &self.site.outputs[index];
        match page::make(&self.site, &self.look, address, *output, buffer) {
            Ok(page::Made::Bytes) => Ok(Made::Bytes),
            Ok(page::Made::Asset(asset)) => Ok(Made::Copy(root.join(&*self.site.documents.assets[asset as usize].path))),
            Err(placed) => Err(in_theme(&format!("themes/{}/templates", self.site.documents.config.theme), placed)),
        }
    }
}
