//! One output of the site: the page that stands at an address, as a pure function of the site and its theme.

use std::cell::RefCell;
use std::sync::Arc;

use tera::Value;

use crate::input::{Input, Inputs};
use crate::mention::EntityKind;
use crate::render::{Placed, Strings, Theme, static_files};
use crate::site::{Output, Page, Site};
use crate::view::{self, Scene};

/// A theme made ready for one site: templates, strings, static files, and what every page shares.
pub struct Look {
    dress: Arc<Dress>,
    strings: Strings,
    site: Value,
}

/// The templates and static files of a theme, before there is a site.
pub struct Dress {
    theme: Theme,
    statics: Vec<(Arc<str>, Arc<[u8]>)>,
    /// What it was made of, beside the built-in theme.
    templates: Vec<Input>,
    files: Vec<(Arc<str>, Arc<[u8]>)>,
    /// What is wrong with the site's own templates.
    pub diagnostics: Vec<Placed>,
}

impl Dress {
    /// The built-in theme with the site's own files over it.
    pub fn new(inputs: &Inputs) -> Self {
        let (theme, diagnostics) = Theme::load(&inputs.templates);
        let statics = static_files(&inputs.statics).into_iter().collect();
        Self { theme, statics, diagnostics, templates: inputs.templates.clone(), files: inputs.statics.clone() }
    }

    /// Whether it would be the same for these inputs.
    pub fn is_of(&self, inputs: &Inputs) -> bool {
        type File = (Arc<str>, Arc<[u8]>);
        let same_template = |(a, b): (&Input, &Input)| a.path == b.path && a.hash == b.hash;
        let same_file = |(a, b): (&File, &File)| a.0 == b.0 && (Arc::ptr_eq(&a.1, &b.1) || a.1 == b.1);
        self.templates.len() == inputs.templates.len()
            && self.templates.iter().zip(&inputs.templates).all(same_template)
            && self.files.len() == inputs.statics.len()
            && self.files.iter().zip(&inputs.statics).all(same_file)
    }

    /// Paths of the static files, below `static/`, in the order of [`Output::Static`].
    pub fn static_paths(&self) -> Vec<Arc<str>> {
        self.statics.iter().map(|(path, _)| path.clone()).collect()
    }

    /// Ready to render the pages of `site`.
    pub fn fitted(self: &Arc<Self>, site: &Site) -> Look {
        let strings = self.theme.strings(&site.documents.config.language);
        let frame = view::site(site, "static/dossier.css", "static/favicon.svg");
        Look { site: Value::from_serializable(&frame), strings, dress: self.clone() }
    }
}

/// What an output consists of.
pub enum Made {
    /// The bytes were appended to the buffer.
    Bytes,
    /// The asset with this index is copied.
    Asset(u32),
}

/// Makes what stands at `address`, appending it to `out`.
pub fn make(site: &Site, look: &Look, address: &str, output: Output, out: &mut Vec<u8>) -> Result<Made, Placed> {
    match output {
        Output::Asset(asset) => return Ok(Made::Asset(asset)),
        Output::Static(at) => out.extend_from_slice(&look.dress.statics[at as usize].1),
        _ => {
            let scene = Scene {
                site,
                theme: &look.dress.theme,
                strings: &look.strings,
                site_value: &look.site,
                address,
                failure: RefCell::new(None),
            };
            render(&scene, look, output, out)?;
            if let Some(failure) = scene.failure.into_inner() {
                return Err(failure);
            }
        }
    }
    Ok(Made::Bytes)
}

fn render(scene: &Scene, look: &Look, output: Output, out: &mut Vec<u8>) -> Result<(), Placed> {
    let mut apply = |template: &str, page: &dyn Applied| page.apply(look, template, out);
    match output {
        Output::Page(Page::Front) => apply("index.html", &view::front(scene)),
        Output::Page(Page::List(kind)) => apply("list.html", &view::list(scene, kind, 0)),
        Output::ListPart(kind, part) => apply("list.html", &view::list(scene, kind, part)),
        Output::Page(Page::Method) => apply("method.html", &view::method(scene)),
        Output::Page(Page::Claims) => apply("claims.html", &view::claims(scene, 0)),
        Output::ClaimsPart(part) => apply("claims.html", &view::claims(scene, part)),
        Output::Page(Page::Analysis(note)) => apply("analysis.html", &view::analysis(scene, note)),
        Output::Page(Page::Free(note)) => apply("page.html", &view::free(scene, note)),
        Output::Page(Page::Source(source)) => apply("source.html", &view::source(scene, source)),
        Output::Page(Page::Entity(entity)) => match scene.site.entity(entity).kind {
            EntityKind::Actor => apply("actor.html", &view::actor(scene, entity)),
            EntityKind::Country => apply("country.html", &view::country(scene, entity)),
            EntityKind::Dispute => apply("dispute.html", &view::dispute(scene, entity)),
        },
        Output::Mentions(entity, part) => apply("mentions.html", &view::archive(scene, entity, part)),
        Output::RollPart(roll, part) => apply("roll.html", &view::roll(scene, roll, part)),
        Output::NotFound => apply("404.html", &view::not_found(scene)),
        Output::Redirect(at) => apply("redirect.html", &view::redirect(scene, at)),
        Output::Static(_) | Output::Asset(_) => Ok(()),
    }
}

/// A view that a template can be applied to, whatever its type.
trait Applied {
    fn apply(&self, look: &Look, template: &str, out: &mut Vec<u8>) -> Result<(), Placed>;
}

impl<T: serde::Serialize> Applied for T {
    fn apply(&self, look: &Look, template: &str, out: &mut Vec<u8>) -> Result<(), Placed> {
        look.dress.theme.render(template, &look.site, self, look.strings.value(), out)
    }
}
