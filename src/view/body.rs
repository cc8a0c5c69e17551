//! A hand-written body on one page: its citations numbered, its references turned into links, its mentions marked.

use super::cite::{self, Notes};
use super::{Scene, claims, escaped};
use crate::address::href;
use crate::document::NoteFile;
use crate::markdown::{self, Citation, Image, LinkKind, Mark, Reference, Setting, Slots};
use crate::mention::EntityId;
use crate::site::resolve::{LinkTarget, Target};
use crate::site::{CiteUse, Page, asset_path};
use crate::text::{Span, fold, slug};

/// A body whose slots are filled: parts of it can be rendered.
pub struct Prepared<'a> {
    scene: &'a Scene<'a>,
    note: u32,
    prefix: String,
    citations: Vec<String>,
    references: Vec<String>,
    marks: Vec<Mark>,
}

/// Fills the slots of a file's body, in the order of its text, and notes its citations.
pub fn prepare<'a>(scene: &'a Scene<'a>, notes: &mut Notes, note: u32, prefix: &str) -> Prepared<'a> {
    let body = &scene.site.note(note).note.body;
    let mut prepared = Prepared {
        scene,
        note,
        prefix: prefix.to_owned(),
        citations: vec![String::new(); body.citations.len()],
        references: vec![String::new(); body.references.len()],
        marks: marks(scene, note),
    };
    let citations = (0..).zip(&body.citations).map(|(at, citation)| (citation.span.start, at, true));
    let references = (0..).zip(&body.references).map(|(at, reference)| (reference.span.start, at, false));
    let mut slots: Vec<(u32, usize, bool)> = citations.chain(references).collect();
    slots.sort_unstable();
    for (_, at, is_citation) in slots {
        if is_citation {
            prepared.citations[at] = citation(scene, notes, note, at);
        } else {
            prepared.references[at] = reference(scene, notes, note, at);
        }
    }
    prepared
}

impl Prepared<'_> {
    /// Block HTML of a part of the body.
    pub fn html(&self, span: Span) -> String {
        let file = self.scene.site.note(self.note);
        markdown::render(&file.input.text, &file.note.body, span, self)
    }

    /// Phrasing HTML of a line of the body.
    pub fn line(&self, span: Span) -> String {
        let file = self.scene.site.note(self.note);
        markdown::render_line(&file.input.text, &file.note.body, span, self)
    }

    /// Block HTML of the whole body but the parts in `left_out`.
    pub fn html_without(&self, left_out: &[Span]) -> String {
        let mut left_out = left_out.to_vec();
        left_out.sort_unstable();
        let whole = self.scene.site.note(self.note).note.body.span;
        let mut out = String::new();
        let mut from = whole.start;
        for span in left_out {
            if span.start > from {
                out.push_str(&self.html(Span { start: from, end: span.start }));
            }
            from = from.max(span.end);
        }
        if from < whole.end {
            out.push_str(&self.html(Span { start: from, end: whole.end }));
        }
        out
    }
}

impl Slots for Prepared<'_> {
    fn citation(&self, index: usize) -> String {
        self.citations[index].clone()
    }

    fn reference(&self, index: usize) -> String {
        self.references[index].clone()
    }

    fn link(&self, index: usize) -> Option<String> {
        link(self.scene, self.note, index)
    }

    fn image(&self, index: usize) -> Option<Image> {
        match &self.scene.site.bodies[self.note as usize].links[index] {
            LinkTarget::Asset(asset) => Some(image(self.scene, *asset)),
            _ => None,
        }
    }

    fn marks(&self) -> &[Mark] {
        &self.marks
    }

    fn setting(&self) -> Setting<'_> {
        let config = &self.scene.site.documents.config;
        Setting { language: &config.language, prefix: &self.prefix, raw_html: config.raw_html, ..Setting::default() }
    }
}

/// A body on a page that is not its own: links, but no citations and no marks.
struct Quiet<'a> {
    scene: &'a Scene<'a>,
    note: u32,
}

/// Block HTML of a part of a body without its citations.
pub fn quiet(scene: &Scene, note: u32, span: Span) -> String {
    let file = scene.site.note(note);
    without_gaps(&markdown::render(&file.input.text, &file.note.body, span, &Quiet { scene, note }))
}

/// Phrasing HTML of a line of a body without its citations.
pub fn quiet_line(scene: &Scene, note: u32, span: Span) -> String {
    let file = scene.site.note(note);
    without_gaps(&markdown::render_line(&file.input.text, &file.note.body, span, &Quiet { scene, note }))
}

/// Stands where a citation is left out, until the space before it is gone too. A noncharacter: no text that is read holds one on purpose.
const GAP: char = '\u{fdd0}';

fn without_gaps(html: &str) -> String {
    let mut parts = html.split(GAP);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let kept = out.trim_end().len();
        out.truncate(kept);
        out.push_str(part);
    }
    out
}

impl Slots for Quiet<'_> {
    fn citation(&self, _: usize) -> String {
        GAP.to_string()
    }

    fn reference(&self, index: usize) -> String {
        let reference = &self.scene.site.note(self.note).note.body.references[index];
        let target = &self.scene.site.bodies[self.note as usize].references[index];
        if reference.embed { String::new() } else { plain_reference(self.scene, self.note, reference, target) }
    }

    fn link(&self, index: usize) -> Option<String> {
        link(self.scene, self.note, index)
    }

    fn image(&self, _: usize) -> Option<Image> {
        None
    }

    fn setting(&self) -> Setting<'_> {
        let config = &self.scene.site.documents.config;
        Setting { language: &config.language, places: false, raw_html: config.raw_html, ..Setting::default() }
    }
}

/// The HTML of a citation group.
fn citation(scene: &Scene, notes: &mut Notes, note: u32, at: usize) -> String {
    let file = scene.site.note(note);
    let group: &Citation = &file.note.body.citations[at];
    if group.items.is_empty() {
        return failed(group.span.of(&file.input.text));
    }
    let mut out = Vec::new();
    let number = u32::try_from(at).unwrap_or(u32::MAX);
    for (at, item) in (0..).zip(&group.items) {
        out.push(match cite::citation(scene, notes, CiteUse { note, citation: number, item: at }) {
            Some(citation) => scene.partial("partials/citation.html", &citation),
            None => failed(&format!("[{}]", item.span.of(&file.input.text))),
        });
    }
    out.join(" ")
}

/// Something that could not be resolved: its text with a mark in place.
fn failed(text: &str) -> String {
    format!("<span class=\"failed\">{}</span>", escaped(text))
}

fn reference(scene: &Scene, notes: &mut Notes, note: u32, at: usize) -> String {
    let reference = &scene.site.note(note).note.body.references[at];
    let target = &scene.site.bodies[note as usize].references[at];
    if reference.embed {
        match target {
            Target::Page { page: Page::Entity(entity), fragment } if is_alone(scene.site.note(note), reference) => {
                return claims::embedded(scene, notes, *entity, fragment.as_deref());
            }
            Target::Asset(asset) if is_picture(&scene.site.documents.assets[*asset as usize].path) => {
                return picture(scene, *asset, reference);
            }
            _ => {}
        }
    }
    plain_reference(scene, note, reference, target)
}

/// Whether a reference is all that its paragraph or item holds: only there can tables stand.
fn is_alone(file: &NoteFile, reference: &Reference) -> bool {
    let holder = file.note.body.blocks.iter().find(|block| block.span.contains(reference.span));
    holder.is_some_and(|block| block.span.of(&file.input.text).trim() == reference.span.of(&file.input.text))
}

/// A place on the page of `note`, as a link from the page at hand.
fn here(scene: &Scene, note: u32, id: &str) -> String {
    let own = scene.site.page_of_note(note).map(|page| scene.site.path(page)).filter(|path| path != scene.address);
    own.map_or_else(|| format!("#{id}"), |path| format!("{}#{id}", href(scene.address, &path)))
}

fn plain_reference(scene: &Scene, note: u32, reference: &Reference, target: &Target) -> String {
    let anchor = |href: &str, text: &str| format!("<a href=\"{}\">{}</a>", escaped(href), escaped(text));
    match target {
        Target::Page { page, fragment } => {
            anchor(&scene.to_place(*page, fragment.as_deref()), &shown(scene, reference, *page, fragment.as_deref()))
        }
        Target::Asset(asset) => {
            anchor(&href(scene.address, asset_path(&scene.site.documents.assets[*asset as usize].path)), reference.shown())
        }
        Target::Here(id) => anchor(&here(scene, note, id), reference.shown()),
        Target::Text => escaped(reference.shown()),
        Target::Failed => failed(reference.shown()),
    }
}

/// The words of a link: the author's own, else the name of the page where an address or code was written, else what was written.
fn shown(scene: &Scene, reference: &Reference, page: Page, fragment: Option<&str>) -> String {
    if reference.text.is_some() {
        return reference.shown().to_owned();
    }
    let title = scene.title(page);
    let written = reference.target.rsplit('/').next().unwrap_or(&reference.target);
    let is_code = matches!(page, Page::Entity(entity) if is_country_code(scene, entity, written));
    let is_address = slug(written) == written || reference.target.contains('/') || is_code;
    let name = if is_address && fold(written) != fold(&title) { title } else { written.to_owned() };
    match fragment {
        None => name,
        Some(fragment) if is_claim(fragment) => format!("{name}, {}", fragment.to_uppercase()),
        Some(_) => reference.fragment.clone().unwrap_or(name),
    }
}

/// `SV`, `SLV`; but `US` is also a name.
fn is_country_code(scene: &Scene, entity: EntityId, written: &str) -> bool {
    let Some(at) = scene.site.entity(entity).country else { return false };
    let country = &scene.site.gazetteer.countries()[at as usize];
    [country.iso2, country.iso3].iter().any(|code| code.eq_ignore_ascii_case(written)) && !country.aliases.contains(&written)
}

fn is_claim(fragment: &str) -> bool {
    fragment.strip_prefix('c').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn link(scene: &Scene, note: u32, index: usize) -> Option<String> {
    let link = &scene.site.note(note).note.body.links[index];
    match &scene.site.bodies[note as usize].links[index] {
        LinkTarget::External => Some(link.destination.clone()),
        LinkTarget::Page { page, fragment } => Some(scene.to_place(*page, fragment.as_deref())),
        LinkTarget::Asset(asset) if link.kind != LinkKind::Image => {
            Some(href(scene.address, asset_path(&scene.site.documents.assets[*asset as usize].path)))
        }
        LinkTarget::Here(id) => Some(here(scene, note, id)),
        LinkTarget::Asset(_) | LinkTarget::Text | LinkTarget::Failed => None,
    }
}

fn image(scene: &Scene, asset: u32) -> Image {
    let asset = &scene.site.documents.assets[asset as usize];
    Image {
        src: href(scene.address, asset_path(&asset.path)),
        width: asset.dimensions.map(|(width, _)| width),
        height: asset.dimensions.map(|(_, height)| height),
    }
}

fn is_picture(path: &str) -> bool {
    let end = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(end.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
}

/// `![[picture.png|words]]`: Obsidian takes bare digits after the stroke for a width.
fn picture(scene: &Scene, asset: u32, reference: &Reference) -> String {
    let image = image(scene, asset);
    let size = match (image.width, image.height) {
        (Some(width), Some(height)) => format!(" width=\"{width}\" height=\"{height}\""),
        _ => String::new(),
    };
    let is_size = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
    let words = reference.text.as_deref().filter(|text| !is_size(text)).unwrap_or("");
    format!("<img src=\"{}\" alt=\"{}\"{size} loading=\"lazy\">", escaped(&image.src), escaped(words))
}

/// First mentions, as links.
fn marks(scene: &Scene, note: u32) -> Vec<Mark> {
    let linked = scene.site.bodies[note as usize].mentions.mentions.iter().filter(|mention| mention.linked);
    linked
        .filter(|mention| scene.site.is_linkable(mention.entity))
        .map(|mention| Mark {
            span: mention.span,
            open: format!("<a href=\"{}\">", escaped(&scene.to(Page::Entity(mention.entity)))),
            close: "</a>".to_owned(),
        })
        .collect()
}
