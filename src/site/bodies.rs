//! The bodies of all hand-written files, resolved and read. What one means is kept while the names of everything are what they were, and
//! the few other files that it rests on.

use std::sync::Arc;

use rayon::prelude::*;

use super::directory::Directory;
use super::entities::Entities;
use super::mentions::{self, Ambiguous};
use super::party;
use super::resolve::{self, ResolvedBody, Target};
use super::skeleton::Skeleton;
use super::sources::Record;
use super::texts::{NoteWith, Reading, Texts};
use super::uses::Uses;
use super::{Page, Report, Reports};
use crate::diagnostic::Diagnostic;
use crate::document::{Brief, NoteFile};
use crate::mention::{EntityId, Lexicon};

/// What is kept from one link to the next.
#[derive(Default, Debug)]
pub struct Memory {
    skeleton: Option<Arc<Skeleton>>,
    lexicon: Option<Arc<Lexicon>>,
    /// By file.
    known: Vec<Known>,
}

/// A file with what its body means.
#[derive(Debug)]
struct Known {
    file: Arc<NoteFile>,
    sources: Vec<(u32, Arc<Record>)>,
    files: Vec<(u32, Arc<NoteFile>)>,
    resolved: ResolvedBody,
    /// The entities that it names by other means than its running text, ascending.
    present: Vec<EntityId>,
    diagnostics: Vec<Diagnostic>,
    /// What `body` and `uses` were made with; none where they are of the file as it was before.
    reading: Option<Arc<Reading>>,
    body: Arc<ResolvedBody>,
    uses: Arc<Uses>,
}

/// By file; empty for one that is not published.
#[derive(Default, Debug)]
pub struct Bodies {
    pub all: Vec<Arc<ResolvedBody>>,
    pub uses: Vec<Arc<Uses>>,
    /// Those of the files that are left out, without names in running text: they are judged and shown nowhere.
    drafts: Vec<(u32, Arc<ResolvedBody>)>,
}

impl Bodies {
    /// By file, with those of the files that are left out.
    pub fn with_drafts(&self) -> Vec<Arc<ResolvedBody>> {
        let mut all = self.all.clone();
        for (note, body) in &self.drafts {
            all[*note as usize] = body.clone();
        }
        all
    }
}

impl Memory {
    /// Resolves the bodies of all files; what is wrong with a draft that is left out is said as well.
    pub fn resolve(&mut self, skeleton: &Arc<Skeleton>, directory: &Directory, reports: &mut Reports) {
        let same_names = self.skeleton.as_ref().is_some_and(|known| Arc::ptr_eq(known, skeleton));
        self.skeleton = Some(skeleton.clone());
        let notes = &directory.documents.notes;
        let mut known: Vec<Option<Known>> = std::mem::take(&mut self.known).into_iter().map(Some).collect();
        known.resize_with(notes.len(), || None);
        let know = |((at, file), known): ((usize, &Arc<NoteFile>), Option<Known>)| match known {
            Some(known) if same_names && known.is_of(file, directory) => known,
            before => Known::new(u32::try_from(at).expect("fewer than 4 billion files"), file, directory, before),
        };
        self.known = notes.par_iter().enumerate().zip(known).map(know).collect();
        for known in self.known.iter().filter(|known| !known.diagnostics.is_empty()) {
            let path = &known.file.input.path;
            reports.extend(known.diagnostics.iter().map(|diagnostic| Report::new(path, diagnostic.clone())));
        }
    }

    /// Decides about the names in the running text of the published files.
    pub fn read(
        &mut self,
        skeleton: &Skeleton,
        lexicon: &Arc<Lexicon>,
        texts: &mut Texts,
        ambiguous: &mut Vec<Ambiguous>,
    ) -> Bodies {
        let published = &skeleton.published;
        let same_lexicon = self.lexicon.as_ref().is_some_and(|known| Arc::ptr_eq(known, lexicon));
        self.lexicon = Some(lexicon.clone());
        let with = |note: &u32| -> NoteWith<'_> { (&self.known[*note as usize].file, &self.known[*note as usize].present) };
        let readings = texts.of_notes(&published.iter().map(with).collect::<Vec<_>>(), lexicon);
        let nothing = self.known.len();
        let mut bodies = Bodies { all: vec![Arc::default(); nothing], uses: vec![Arc::default(); nothing], drafts: Vec::new() };
        for (note, reading) in published.iter().zip(readings) {
            let known = &mut self.known[*note as usize];
            ambiguous.extend(mentions::ambiguous_in(&known.file.input.path, &reading));
            if !same_lexicon && matches!(known.file.note.brief, Brief::Dispute(_)) {
                known.reading = None;
            }
            known.finish(*note, reading, lexicon, &skeleton.entities);
            bodies.all[*note as usize] = known.body.clone();
            bodies.uses[*note as usize] = known.uses.clone();
        }
        bodies.drafts = skeleton.left_out.iter().map(|note| (*note, self.known[*note as usize].as_draft())).collect();
        bodies
    }
}

impl Known {
    fn new(note: u32, file: &Arc<NoteFile>, directory: &Directory, before: Option<Self>) -> Self {
        let mut diagnostics = Vec::new();
        let resolved = resolve::body(file, directory, &mut diagnostics);
        let own = directory.entities.of_note(note).map(EntityId);
        let mut present: Vec<EntityId> = resolved.references.iter().filter_map(Target::entity).chain(own).collect();
        present.sort_unstable();
        present.dedup();
        let (sources, pages) = resolve::rests_on(file, &resolved, directory);
        let as_pages = pages.iter().filter_map(|page| if let Page::Source(source) = page { Some(*source) } else { None });
        let files = pages.iter().filter_map(|page| directory.file_of(*page));
        // Made anew they may be what they were.
        let (body, uses) = before.map(|known| (known.body, known.uses)).unwrap_or_default();
        Self {
            sources: sources.into_iter().chain(as_pages).map(|at| (at, directory.sources[at as usize].record.clone())).collect(),
            files: files.map(|at| (at, directory.documents.notes[at as usize].clone())).collect(),
            file: file.clone(),
            resolved,
            present,
            diagnostics,
            reading: None,
            body,
            uses,
        }
    }

    /// Whether `file` would mean the same, the names of everything being what they were.
    fn is_of(&self, file: &Arc<NoteFile>, directory: &Directory) -> bool {
        let same_source = |(at, record): &(u32, Arc<Record>)| Arc::ptr_eq(record, &directory.sources[*at as usize].record);
        let same_file = |(at, file): &(u32, Arc<NoteFile>)| Arc::ptr_eq(file, &directory.documents.notes[*at as usize]);
        Arc::ptr_eq(&self.file, file) && self.sources.iter().all(same_source) && self.files.iter().all(same_file)
    }

    /// The body of a file that is left out.
    fn as_draft(&mut self) -> Arc<ResolvedBody> {
        if self.reading.take().is_some() || self.resolved != *self.body {
            self.body = Arc::new(self.resolved.clone());
        }
        self.body.clone()
    }

    /// Takes in what was decided about its names. Body and uses stay the same objects where nothing in them is different.
    fn finish(&mut self, note: u32, reading: Arc<Reading>, lexicon: &Lexicon, entities: &Entities) {
        if self.reading.as_ref().is_some_and(|known| Arc::ptr_eq(known, &reading)) {
            return;
        }
        let mut body = self.resolved.clone();
        body.mentions = reading.clone();
        party::read_names(&self.file, &mut body, &self.present, lexicon, entities);
        if let (Brief::Analysis(analysis), true) = (&self.file.note.brief, self.file.is_withdrawn()) {
            let kept = analysis.corrections.as_ref().map(|section| section.span);
            body.keep_only(&self.file.note.body, kept);
        }
        let uses = Uses::of(note, &self.file, &body, entities);
        if body != *self.body {
            self.body = Arc::new(body);
        }
        if uses != *self.uses {
            self.uses = Arc::new(uses);
        }
        self.reading = Some(reading);
    }
}
