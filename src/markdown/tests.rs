//! Markdown in, HTML out.

mod block;
mod hostile;
mod inline;
mod notation;
mod parts;
mod said;

use super::*;

/// Slots that show what they were asked for.
struct Shown<'a> {
    body: &'a Body,
    marks: Vec<Mark>,
    setting: Setting<'a>,
}

impl Slots for Shown<'_> {
    fn citation(&self, index: usize) -> String {
        let items = self.body.citations[index].items.iter().map(|item| {
            let paragraphs = item.paragraphs.iter().map(|(first, last)| format!(" {first}-{last}")).collect::<Vec<_>>().concat();
            let pin = item.pin.as_ref().map(|(words, _)| format!(" ‹{words}›")).unwrap_or_default();
            format!("{}{paragraphs}{}{pin}", item.key, if item.translation { " tr" } else { "" })
        });
        format!("<cite>{}</cite>", escaped(&items.collect::<Vec<_>>().join("; ")))
    }

    fn reference(&self, index: usize) -> String {
        let reference = &self.body.references[index];
        let fragment = reference.fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
        let tag = if reference.embed { "x-embed" } else { "a" };
        format!("<{tag} to=\"{}{}\">{}</{tag}>", escaped(&reference.target), escaped(&fragment), escaped(reference.shown()))
    }

    fn link(&self, index: usize) -> Option<String> {
        Some(self.body.links[index].destination.clone())
    }

    fn image(&self, index: usize) -> Option<Image> {
        let src = self.body.links[index].destination.clone();
        (!src.contains("missing")).then_some(Image { src, width: Some(640), height: Some(480) })
    }

    fn marks(&self) -> &[Mark] {
        &self.marks
    }

    fn setting(&self) -> Setting<'_> {
        self.setting
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape(&mut html, text);
    html
}

/// The HTML of `markdown`, and its diagnostics, one a line.
fn rendered(markdown: &str, options: Options, setting: Setting) -> (String, String) {
    let body = parse(markdown, 0, &options);
    let slots = Shown { body: &body, marks: Vec::new(), setting };
    let said = body.diagnostics.iter().map(|diagnostic| {
        let words = diagnostic.span.map_or("", |span| span.of(markdown));
        let hint = diagnostic.hint.as_ref().map(|hint| format!(" | {hint}")).unwrap_or_default();
        format!("{:?} {} [{words}] {}{hint}\n", diagnostic.severity, diagnostic.code, diagnostic.message)
    });
    (render(markdown, &body, body.span, &slots), said.collect())
}

/// `markdown` becomes `expected`.
fn check(markdown: &str, expected: &str) {
    assert_eq!(rendered(markdown, Options::default(), Setting::default()).0, expected, "{markdown}");
}

/// The diagnostics of `markdown`.
fn said(markdown: &str) -> String {
    rendered(markdown, Options::default(), Setting::default()).1
}
