//! What a build reads, as plain data: the only thing that the core knows of the disk.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;

/// One text file of the site, decoded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    /// Relative to the site's root, `/` between parts, as on disk.
    pub path: Arc<str>,
    /// Without BOM, line ends as they are.
    pub text: Arc<str>,
    /// xxh3 of the text; caches go by it.
    pub hash: u64,
    /// SHA-256 of the bytes on disk, only of seeds; what `sha256` in a note pins.
    pub sha256: Option<[u8; 32]>,
}

/// A file that is copied, not read: a picture or an attachment below `content/`, a static file of the theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Relative to the site's root, `/` between parts.
    pub path: Arc<str>,
    /// Bytes.
    pub size: u64,
    /// xxh3 of the bytes, when they were read.
    pub hash: u64,
    /// Pixels (width, height) of a picture whose header could be read.
    pub dimensions: Option<(u32, u32)>,
}

/// Everything that a site is made of. Sorted by path, so nothing depends on the order of a folder.
#[derive(Clone, Default, Debug)]
pub struct Inputs {
    /// `site.toml`.
    pub config: Option<Input>,
    /// `seeds/**/*.txt`.
    pub seeds: Vec<Input>,
    /// `seeds/**/*.toml`.
    pub sidecars: Vec<Input>,
    /// `content/**/*.md`.
    pub content: Vec<Input>,
    /// Other files below `content/`.
    pub assets: Vec<Asset>,
    /// `themes/<theme>/templates/**`, path below `templates/` in `path`.
    pub templates: Vec<Input>,
    /// `themes/<theme>/static/**`, path below `static/` in `path`, with the bytes.
    pub statics: Vec<(Arc<str>, Arc<[u8]>)>,
    /// What went wrong while reading, with the path.
    pub diagnostics: Vec<(Arc<str>, Diagnostic)>,
}

impl Inputs {
    /// The decoded text of the input at `path`; of a template by its whole path, `themes/plain/templates/base.html`.
    pub fn text(&self, path: &str) -> Option<&str> {
        let among = |texts: &'_ [Input]| texts.binary_search_by(|input| (*input.path).cmp(path)).ok();
        if let Some(config) = self.config.as_ref().filter(|config| &*config.path == path) {
            return Some(&config.text);
        }
        for texts in [&self.content, &self.seeds, &self.sidecars] {
            if let Some(at) = among(texts) {
                return Some(&texts[at].text);
            }
        }
        let (_, name) = path.strip_prefix("themes/")?.split_once("/templates/")?;
        self.templates.iter().find(|template| &*template.path == name).map(|template| &*template.text)
    }
}
