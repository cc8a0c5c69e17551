//! The last word on diagnostics: of pages that are left out, what a site or page allows, the severities it sets, `--strict`, order.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::marked::MarkedFiles;
use super::sources::Source;
use super::{Options, Report, Reports, Site};
use crate::config;
use crate::diagnostic::{CODES, Severity, link as say};
use crate::document::{Documents, NoteFile, SidecarFile};
use crate::fields::Spanned;
use crate::front::Allow;
use crate::markdown::Allow as BlockAllow;
use crate::text::Span;

/// The files that allow something, kept from one link to the next.
#[derive(Default, Debug)]
pub struct Memory {
    notes: MarkedFiles<NoteFile>,
    sidecars: MarkedFiles<SidecarFile>,
}

/// The indices of the files that allow something.
struct Allowing<'a> {
    notes: &'a [u32],
    sidecars: &'a [u32],
}

impl Memory {
    fn allowing(&mut self, documents: &Documents) -> Allowing<'_> {
        let note = |file: &NoteFile| !file.note.front.common().allow.is_empty() || !file.note.body.allows.is_empty();
        let sidecar = |file: &SidecarFile| !file.parsed.value.common.allow.is_empty();
        Allowing { notes: self.notes.among(&documents.notes, note), sidecars: self.sidecars.among(&documents.sidecars, sidecar) }
    }
}

/// An `allow` somewhere, and whether it suppressed anything.
struct Permission<'a> {
    /// The files that it covers: its own, and of a source its text, note and sidecar. Empty: the whole site.
    paths: Vec<&'a Arc<str>>,
    /// None: the whole file.
    block: Option<Span>,
    code: &'a str,
    /// Where it is written.
    file: Option<&'a Arc<str>>,
    span: Option<Span>,
    used: bool,
}

impl Permission<'_> {
    fn covers(&self, report: &Report) -> bool {
        let in_block = |block: Span| report.diagnostic.span.is_some_and(|span| block.overlaps(span) || block.contains(span));
        self.code == report.diagnostic.code
            && (self.paths.is_empty() || self.paths.contains(&&report.path))
            && self.block.is_none_or(in_block)
            && !(config::is_protected(report.diagnostic.code) && report.diagnostic.severity == Severity::Error)
    }
}

/// Applies all of it and sorts.
pub fn settle(site: &Site, mut reports: Reports, left_out: &[u32], options: Options, memory: &mut Memory) -> Reports {
    let documents = &site.documents;
    let allowing = memory.allowing(documents);
    check_codes(documents, &allowing, &mut reports);
    let drafts: FxHashSet<&Arc<str>> = left_out.iter().map(|note| &documents.notes[*note as usize].input.path).collect();
    for report in &mut reports {
        if drafts.contains(&report.path) {
            report.left_out = true;
            report.diagnostic.severity = report.diagnostic.severity.max(Severity::Warning);
        }
    }
    let mut permissions = permissions(site, &allowing);
    let by_place = by_place(&permissions);
    reports.retain(|report| {
        let mut is_allowed = false;
        let places = [None, Some(&*report.path)].map(|path| by_place.get(&(report.diagnostic.code, path)));
        for at in places.into_iter().flatten().flatten() {
            if permissions[*at].covers(report) {
                permissions[*at].used = true;
                is_allowed = true;
            }
        }
        !is_allowed
    });
    for unused in permissions.iter().filter(|permission| !permission.used && can_be_allowed(permission.code)) {
        let Some(file) = unused.file else { continue };
        let mut report = Report::new(file, say::allow_unused(unused.span, unused.code));
        report.left_out = drafts.contains(&file);
        reports.push(report);
    }
    let mut settled: Reports = reports
        .into_iter()
        .filter_map(|report| {
            let mut diagnostic = documents.config.level(report.diagnostic)?;
            if report.left_out {
                diagnostic.severity = diagnostic.severity.max(Severity::Warning);
            }
            Some(Report { diagnostic, ..report })
        })
        .collect();
    for report in settled.iter_mut().filter(|report| options.strict && !report.left_out) {
        if report.diagnostic.severity == Severity::Warning {
            report.diagnostic.severity = Severity::Error;
        }
    }
    settled.sort_by(|a, b| order(a).cmp(&order(b)));
    settled.dedup();
    settled
}

/// The places of permissions by code and file, none for the whole site: a report asks only those that may be about it.
fn by_place<'a>(permissions: &[Permission<'a>]) -> FxHashMap<(&'a str, Option<&'a str>), Vec<usize>> {
    let mut found: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (at, permission) in permissions.iter().enumerate() {
        if permission.paths.is_empty() {
            found.entry((permission.code, None)).or_default().push(at);
        }
        for path in &permission.paths {
            found.entry((permission.code, Some(&***path))).or_default().push(at);
        }
    }
    found
}

/// By file, place, severity, code and words.
fn order(report: &Report) -> impl Ord + '_ {
    let said = &report.diagnostic;
    (&report.path, said.span, said.severity, said.code, &said.message)
}

/// Codes in `allow` and `[severity]` that do not exist, or that can't be allowed.
fn check_codes(documents: &Documents, allowing: &Allowing, reports: &mut Reports) {
    if let Some(input) = &documents.config_input {
        let wrong = config::check_codes(&documents.config.allow, &documents.config.severity, CODES);
        reports.extend(wrong.into_iter().map(|diagnostic| Report::new(&input.path, diagnostic)));
    }
    for file in allowing.notes.iter().map(|at| &documents.notes[*at as usize]) {
        let of_block = |allow: &BlockAllow| Allow {
            code: Spanned { value: allow.code.clone(), span: allow.span },
            reason: allow.reason.clone(),
        };
        let mut all = file.note.front.common().allow.clone();
        all.extend(file.note.body.allows.iter().map(of_block));
        let wrong = config::check_codes(&all, &[], CODES);
        reports.extend(wrong.into_iter().map(|diagnostic| Report::new(&file.input.path, diagnostic)));
    }
    for sidecar in allowing.sidecars.iter().map(|at| &documents.sidecars[*at as usize]) {
        let wrong = config::check_codes(&sidecar.parsed.value.common.allow, &[], CODES);
        reports.extend(wrong.into_iter().map(|diagnostic| Report::new(&sidecar.input.path, diagnostic)));
    }
}

/// Whether a code exists and is not of those that are errors whatever a site says; what is not is reported as such.
fn can_be_allowed(code: &str) -> bool {
    CODES.iter().any(|(known, severity)| *known == code && !(*severity == Severity::Error && config::is_protected(code)))
}

fn permissions<'a>(site: &'a Site, allowing: &Allowing) -> Vec<Permission<'a>> {
    let documents = &site.documents;
    let mut all = Vec::new();
    if let Some(input) = &documents.config_input {
        all.extend(documents.config.allow.iter().map(|allow| permission(Vec::new(), &input.path, allow)));
    }
    let of_sources = files_of_sources(site, allowing);
    let covered = |path| of_sources.get(path).cloned().unwrap_or_else(|| vec![path]);
    for file in allowing.notes.iter().map(|at| &documents.notes[*at as usize]) {
        let path = &file.input.path;
        all.extend(file.note.front.common().allow.iter().map(|allow| permission(covered(path), path, allow)));
        all.extend(file.note.body.allows.iter().map(|allow| Permission {
            paths: vec![path],
            block: Some(allow.block),
            code: &allow.code,
            file: Some(path),
            span: Some(allow.span),
            used: false,
        }));
    }
    for sidecar in allowing.sidecars.iter().map(|at| &documents.sidecars[*at as usize]) {
        let path = &sidecar.input.path;
        all.extend(sidecar.parsed.value.common.allow.iter().map(|allow| permission(covered(path), path, allow)));
    }
    all
}

/// For the notes and sidecars that allow something: all files of their source.
fn files_of_sources<'a>(site: &'a Site, allowing: &Allowing) -> FxHashMap<&'a Arc<str>, Vec<&'a Arc<str>>> {
    let documents = &site.documents;
    let mut files = FxHashMap::default();
    let is_among = |of: Option<u32>, among: &[u32]| of.is_some_and(|at| among.binary_search(&at).is_ok());
    let allows = |source: &&Source| is_among(source.note, allowing.notes) || is_among(source.sidecar, allowing.sidecars);
    for source in site.sources.iter().filter(allows) {
        let note = source.note.map(|at| &documents.notes[at as usize].input.path);
        let seed = source.seed.map(|at| &documents.seeds[at as usize].input.path);
        let sidecar = source.sidecar.map(|at| &documents.sidecars[at as usize].input.path);
        let all: Vec<&Arc<str>> = [note, seed, sidecar].into_iter().flatten().collect();
        files.extend([note, sidecar].into_iter().flatten().map(|path| (path, all.clone())));
    }
    files
}

fn permission<'a>(paths: Vec<&'a Arc<str>>, file: &'a Arc<str>, allow: &'a Allow) -> Permission<'a> {
    Permission { paths, block: None, code: &allow.code.value, file: Some(file), span: Some(allow.code.span), used: false }
}

/// Code, reason, file; none for the site's own.
pub type Allowance = (String, String, Option<u32>);

/// Every `allow` of a published page or of the site, for the method page.
pub fn allowances(site: &Site) -> Vec<Allowance> {
    let of_site = site.documents.config.allow.iter().map(|allow| (allow.code.value.clone(), allow.reason.clone(), None));
    let of_notes = site.published.iter().flat_map(|note| {
        let file = site.note(*note);
        let front = file.note.front.common().allow.iter().map(|allow| (allow.code.value.clone(), allow.reason.clone()));
        let blocks = file.note.body.allows.iter().map(|allow| (allow.code.clone(), allow.reason.clone()));
        front.chain(blocks).map(move |(code, reason)| (code, reason, Some(*note)))
    });
    let mut all: Vec<_> = of_site.chain(of_notes).collect();
    all.sort();
    all.dedup();
    all
}
