//! From the linked site to the plain data of one page. Each function is pure: what a page shows follows from the site alone.

mod analysis;
mod body;
mod callings;
mod cite;
mod claims;
mod corroboration;
mod differing;
mod dispute;
mod entity;
mod gathered;
mod lines;
mod lists;
mod matrix;
pub mod model;
mod pages;
mod parties;
mod passages;
mod quoted;
mod rests;
mod rolls;
mod rules;
mod silent;
mod source;

pub use analysis::analysis;
pub use dispute::dispute;
pub use entity::{actor, country};
pub use gathered::archive;
pub use lists::{claims, list};
pub use pages::{free, front, method, not_found, redirect, site};
pub use rolls::roll;
pub use source::source;

use std::cell::RefCell;

use crate::address::href;
use crate::date::Edtf;
use crate::markdown;
use crate::mention::EntityId;
use crate::render::{Placed, Strings, Theme};
use crate::site::{Page, Site};

use model::{Banner, Head, Heading, Link};

/// All that a page is made from, and the address that it is made for.
pub struct Scene<'a> {
    pub site: &'a Site,
    pub theme: &'a Theme,
    pub strings: &'a Strings,
    /// The view's `site`, built once.
    pub site_value: &'a tera::Value,
    /// Address of the page.
    pub address: &'a str,
    /// The first partial that failed to render, if one did.
    pub failure: RefCell<Option<Placed>>,
}

impl Scene<'_> {
    /// A link from this page to another.
    fn to(&self, page: Page) -> String {
        href(self.address, &self.site.path(page))
    }

    fn to_place(&self, page: Page, fragment: Option<&str>) -> String {
        match fragment {
            Some(fragment) => format!("{}#{fragment}", self.to(page)),
            None => self.to(page),
        }
    }

    /// The name that a page goes by.
    fn title(&self, page: Page) -> String {
        match page {
            Page::Front => self.site.documents.config.title.clone(),
            Page::List(kind) => self.word(&["kind", kind.folder()]),
            Page::Method => self.word(&["kind", "method"]),
            Page::Claims => self.word(&["kind", "claims"]),
            Page::Analysis(note) | Page::Free(note) => crate::site::entities::name_of(self.site.note(note)),
            Page::Entity(entity) => self.site.entity(entity).name.clone(),
            Page::Source(source) => self.site.sources[source as usize].title.text.clone(),
        }
    }

    fn link(&self, page: Page) -> Link {
        Link { href: self.to(page), text: self.title(page) }
    }

    fn link_entity(&self, entity: EntityId) -> Link {
        self.link(Page::Entity(entity))
    }

    fn word(&self, keys: &[&str]) -> String {
        self.strings.word(keys).to_owned()
    }

    /// Applies a partial of the theme.
    fn partial(&self, name: &str, data: &impl serde::Serialize) -> String {
        let mut out = Vec::new();
        if let Err(failure) = self.theme.render(name, self.site_value, data, self.strings.value(), &mut out) {
            self.failure.borrow_mut().get_or_insert(failure);
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    /// The frame of a page.
    fn head(&self, title: &str, description: &str, section: Option<&'static str>) -> Head {
        let base = self.site.documents.config.base_url.as_deref();
        Head {
            title: title.to_owned(),
            description: shortened(if description.trim().is_empty() { title } else { description }, DESCRIPTION),
            root: "../".repeat(self.address.matches('/').count()),
            canonical: base.map(|base| base.to_owned() + self.address.strip_suffix("index.html").unwrap_or(self.address)),
            section,
            ..Head::default()
        }
    }
}

/// Characters of a description.
const DESCRIPTION: usize = 220;
/// A table of contents begins to help from this many headings on.
const HEADINGS_FOR_CONTENTS: usize = 3;

/// `text` on one line, cut at a word where it is longer than `most` characters.
fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        None => line,
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            line[..cut].trim_end_matches([',', ';', ':', '–', '—']).to_owned() + "\u{a0}…"
        }
    }
}

/// The text of an EDTF date.
fn edtf(date: Option<&crate::fields::Spanned<Edtf>>) -> Option<String> {
    date.map(|date| date.value.text.clone())
}

fn contents(body: &markdown::Body, left_out: &[crate::text::Span]) -> Vec<Heading> {
    let shown = body.headings.iter().filter(|heading| {
        (2..=3).contains(&heading.level) && !heading.text.is_empty() && !left_out.iter().any(|span| span.contains(heading.span))
    });
    let headings: Vec<Heading> = shown
        .map(|heading| Heading { level: heading.level, href: format!("#{}", heading.id), text: heading.text.clone() })
        .collect();
    if headings.len() < HEADINGS_FOR_CONTENTS { Vec::new() } else { headings }
}

fn banner(kind: &'static str, link: Option<Link>) -> Banner {
    Banner { kind, link, note_html: None }
}

/// Escaped text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    markdown::escape(&mut out, text);
    out
}
