//! One state of the site: everything that is shown from one change to the next. Pages are made when they are asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use super::reports::Reports;
use crate::compile::Compiled;
use crate::diagnostic::watch as say;
use crate::page::Made;
use crate::site::{Output, Page};

/// Static files and changed attachments by their address, with a hash of what they are.
pub type Versions = BTreeMap<String, u64>;

/// What was saved last, for tabs that follow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Saved {
    pub address: String,
    pub anchor: Option<String>,
    /// The generation in which it was.
    pub generation: u64,
}

/// One state of the site.
pub struct Generation {
    /// From 1, one more each time.
    pub number: u64,
    pub compiled: Arc<Compiled>,
    pub root: PathBuf,
    pub reports: Reports,
    pub versions: Arc<Versions>,
    pub saved: Option<Saved>,
    /// Pages that were asked for.
    rendered: Mutex<FxHashMap<String, Arc<OnceLock<Rendered>>>>,
}

/// A page or file, made.
pub struct Rendered {
    pub bytes: Arc<[u8]>,
    /// xxh3 of the bytes.
    pub hash: u64,
    /// What went wrong with it: the item of its report.
    pub failure: Option<Box<super::reports::Item>>,
    /// Whether it is a page, made by a template.
    pub is_page: bool,
}

/// What stands at an address.
pub enum Found {
    Rendered(Arc<OnceLock<Rendered>>),
    /// A file on disk.
    Asset(PathBuf),
}

impl Generation {
    pub fn new(
        number: u64,
        compiled: Arc<Compiled>,
        root: PathBuf,
        reports: Reports,
        versions: Arc<Versions>,
        saved: Option<Saved>,
    ) -> Self {
        Self { number, compiled, root, reports, versions, saved, rendered: Mutex::default() }
    }

    /// What stands at `address`; a page is made once.
    pub fn find(&self, address: &str) -> Option<Found> {
        let output = self.compiled.site.output(address)?;
        if let Output::Asset(asset) = output {
            return Some(Found::Asset(self.root.join(&*self.compiled.site.documents.assets[asset as usize].path)));
        }
        let cell = {
            let mut rendered = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(rendered.entry(address.to_owned()).or_default())
        };
        // Outside the lock: pages are made side by side, each by one thread.
        cell.get_or_init(|| self.make(address, !matches!(output, Output::Static(_))));
        Some(Found::Rendered(cell))
    }

    /// The page at `address`, if one stands there.
    pub fn page(&self, address: &str) -> Option<Arc<OnceLock<Rendered>>> {
        match self.find(address)? {
            Found::Rendered(cell) => cell.get().is_some_and(|rendered| rendered.is_page).then_some(cell),
            Found::Asset(_) => None,
        }
    }

    /// A hash of the versions of all static files.
    pub fn style_version(&self) -> u64 {
        let mut all = Vec::new();
        for (address, version) in &*self.versions {
            all.extend(address.bytes());
            all.extend(version.to_le_bytes());
        }
        xxh3_64(&all)
    }

    /// The inputs that the page at `address` is made for: its own files, not those that it gathers from.
    pub fn inputs_of(&self, address: &str) -> BTreeSet<&str> {
        let site = &self.compiled.site;
        let documents = &site.documents;
        let note = |at: u32| &*documents.notes[at as usize].input.path;
        let (mut own, mut list_text) = (BTreeSet::new(), None);
        match site.output(address) {
            Some(Output::Page(Page::Analysis(at) | Page::Free(at))) => _ = own.insert(note(at)),
            Some(Output::Page(Page::Entity(entity)) | Output::Mentions(entity, _)) => {
                own.extend(site.entity(entity).note.map(note));
            }
            Some(Output::Page(Page::Source(at))) => {
                let source = &site.sources[at as usize];
                own.extend(source.note.map(note));
                own.extend(source.seed.map(|at| &*documents.seeds[at as usize].input.path));
                own.extend(source.sidecar.map(|at| &*documents.sidecars[at as usize].input.path));
            }
            Some(Output::Page(Page::Front)) => list_text = Some(String::from("content/index.md")),
            Some(Output::Page(Page::List(kind)) | Output::ListPart(kind, _)) => {
                list_text = Some(format!("content/{}/index.md", kind.folder()));
            }
            _ => {}
        }
        let opener = list_text.and_then(|path| documents.notes.binary_search_by(|file| (*file.input.path).cmp(&path)).ok());
        own.extend(opener.map(|at| &*documents.notes[at].input.path));
        own
    }

    fn make(&self, address: &str, is_page: bool) -> Rendered {
        let mut bytes = Vec::new();
        let made = catch_unwind(AssertUnwindSafe(|| self.compiled.page(address, &mut bytes)));
        let failure = match made {
            Ok(Some(Ok(Made::Bytes | Made::Asset(_))) | None) => None,
            Ok(Some(Err((path, diagnostic)))) => Some(self.reports.item(&path, &diagnostic)),
            Err(panic) => Some(self.reports.item("", &say::page_panicked(address, &panic_text(&*panic)))),
        };
        if let Some(failure) = &failure {
            bytes = failure.as_page().into_bytes();
        }
        Rendered { hash: xxh3_64(&bytes), bytes: bytes.into(), failure: failure.map(Box::new), is_page }
    }
}

/// What a panic said.
pub fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("it did not say why").to_owned()
}

/// The versions of the theme's static files, beside those of `assets`.
pub fn versions(compiled: &Compiled, assets: &Versions) -> Versions {
    let mut versions = assets.clone();
    let mut bytes = Vec::new();
    for (at, (address, output)) in compiled.site.outputs.iter().enumerate() {
        if matches!(output, Output::Static(_)) {
            bytes.clear();
            if let Ok(Ok(Made::Bytes)) = catch_unwind(AssertUnwindSafe(|| compiled.make(at, &mut bytes))) {
                versions.insert(address.to_string(), xxh3_64(&bytes));
            }
        }
    }
    versions
}
