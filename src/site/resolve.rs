//! What the references, links and citations of one body mean, and what is wrong with them.

use std::sync::Arc;

use crate::address::{joined, percent_decoded, split_fragment};
use crate::brief::{Claim, DisputeBody, Party};
use crate::diagnostic::{Diagnostic, link as say};
use crate::document::{Brief, NoteFile};
use crate::front::Publish;
use crate::lookup::Found;
use crate::markdown::{Body, Citation, CitationItem, Link, LinkKind, Reference};
use crate::mention::EntityId;
use crate::seed::{Paragraph, ParagraphKind};
use crate::text::{Span, fold, nearest, slug};

use super::Page;
use super::directory::{Directory, InputFile};
use super::sources::{DESK, Source};
use super::texts::Reading;

/// The meaning of everything in one body, by the indices of its `Body`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ResolvedBody {
    pub citations: Vec<Vec<Cited>>,
    pub references: Vec<Target>,
    pub links: Vec<LinkTarget>,
    pub mentions: Arc<Reading>,
    /// Of a dispute, by claim and position: who takes it, and in whose name.
    parties: Vec<Vec<(Option<EntityId>, Option<EntityId>)>>,
}

impl ResolvedBody {
    /// All that take a position, or in whose name one is taken.
    pub fn parties(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.parties.iter().flatten().flat_map(|(who, whom)| [*who, *whom]).flatten()
    }

    /// WHO and WHOM of a position, as far as they have a name here.
    pub fn party(&self, claim: u32, position: u32) -> (Option<EntityId>, Option<EntityId>) {
        self.parties.get(claim as usize).and_then(|positions| positions.get(position as usize)).copied().unwrap_or_default()
    }

    /// The plain names of a dispute's parties that mean nobody yet.
    pub fn unnamed<'a>(&'a self, dispute: &'a DisputeBody) -> impl Iterator<Item = &'a str> {
        let positions = dispute.claims.iter().flat_map(|claim| &claim.positions).zip(self.parties.iter().flatten());
        let both = positions.flat_map(|(position, (who, whom))| [(Some(&position.who), who), (position.whom.as_ref(), whom)]);
        let unnamed = both.filter_map(|(party, entity)| party.filter(|party| entity.is_none() && party.reference.is_none()));
        unnamed.map(|party| party.name.as_str())
    }

    /// Gives the plain names of a dispute that mean nobody yet to whom `read` finds.
    pub fn name_parties(&mut self, dispute: &DisputeBody, read: impl Fn(&str) -> Option<EntityId>) {
        let plain = |party: &Party| if party.reference.is_none() { read(&party.name) } else { None };
        let positions = dispute.claims.iter().flat_map(|claim| &claim.positions);
        for (position, (who, whom)) in positions.zip(self.parties.iter_mut().flatten()) {
            *who = who.or_else(|| plain(&position.who));
            *whom = whom.or_else(|| plain(position.whom.as_ref()?));
        }
    }
}

/// What one item of a citation means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cited {
    Source(u32),
    /// The desk's own knowledge.
    Desk,
    /// Nothing, or a paragraph that is not there.
    Failed,
}

impl Cited {
    /// The source, where it is one.
    pub fn source(&self) -> Option<u32> {
        if let Self::Source(source) = self { Some(*source) } else { None }
    }
}

/// What a wikilink means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    Page {
        page: Page,
        fragment: Option<String>,
    },
    /// A file to show or to load: index of the asset.
    Asset(u32),
    /// A place on the page that the link stands on.
    Here(String),
    /// A page that is deliberately not there: a draft, a protected person.
    Text,
    Failed,
}

/// What an ordinary link means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkTarget {
    External,
    Page {
        page: Page,
        fragment: Option<String>,
    },
    Asset(u32),
    Here(String),
    /// Shown as text: a draft, a protected person.
    Text,
    Failed,
}

impl ResolvedBody {
    /// Forgets all but what stands in `kept`: of a page that is withdrawn the rest is not shown, and counts nowhere.
    pub fn keep_only(&mut self, body: &Body, kept: Option<Span>) {
        let is_kept = |span: Span| kept.is_some_and(|kept| kept.contains(span));
        for (citation, items) in body.citations.iter().zip(&mut self.citations).filter(|(at, _)| !is_kept(at.span)) {
            debug_assert_eq!(citation.items.len(), items.len());
            items.fill(Cited::Failed);
        }
        for (_, target) in body.references.iter().zip(&mut self.references).filter(|(at, _)| !is_kept(at.span)) {
            *target = Target::Text;
        }
        for (_, target) in body.links.iter().zip(&mut self.links).filter(|(at, _)| !is_kept(at.span)) {
            *target = LinkTarget::Text;
        }
        let mentions = Arc::make_mut(&mut self.mentions);
        mentions.resolution.mentions.retain(|mention| is_kept(mention.span));
        mentions.linked = mentions.mentions.iter().filter(|mention| mention.linked).count();
    }
}

/// Resolves the body of `file`.
pub fn body(file: &NoteFile, directory: &Directory, diagnostics: &mut Vec<Diagnostic>) -> ResolvedBody {
    let body = &file.note.body;
    let references: Vec<Target> =
        body.references.iter().map(|reference| target(reference, file, directory, diagnostics)).collect();
    ResolvedBody {
        citations: body.citations.iter().map(|citation| cited(citation, directory, diagnostics)).collect(),
        links: body.links.iter().map(|link| link_target(link, file, directory, diagnostics)).collect(),
        mentions: Arc::default(),
        parties: parties(file, &references, directory),
        references,
    }
}

fn parties(file: &NoteFile, references: &[Target], directory: &Directory) -> Vec<Vec<(Option<EntityId>, Option<EntityId>)>> {
    let Brief::Dispute(dispute) = &file.note.brief else { return Vec::new() };
    let party = |party: &Party| match party.reference {
        Some(reference) => references[reference as usize].entity(),
        None => directory.named(&party.name),
    };
    let of_claim = |claim: &Claim| claim.positions.iter().map(|at| (party(&at.who), at.whom.as_ref().and_then(party))).collect();
    dispute.claims.iter().map(of_claim).collect()
}

/// What of other files a body's meaning rests on, beside the names of everything: the sources that it cites, with their paragraphs, and
/// the pages on which it names a place.
pub fn rests_on(file: &NoteFile, resolved: &ResolvedBody, directory: &Directory) -> (Vec<u32>, Vec<Page>) {
    let body = &file.note.body;
    let items = body.citations.iter().flat_map(|citation| &citation.items).zip(resolved.citations.iter().flatten());
    let source = |(item, cited): (&CitationItem, &Cited)| match (*cited, directory.keys.find(&item.key)) {
        (Cited::Source(source), _) | (Cited::Failed, Found::One(source)) => Some(source),
        _ => None,
    };
    let references = body.references.iter().zip(&resolved.references).filter_map(|(reference, target)| match target {
        Target::Page { page, .. } if reference.fragment.is_some() => Some(*page),
        _ => None,
    });
    let links = body.links.iter().zip(&resolved.links).filter_map(|(link, target)| match target {
        LinkTarget::Page { page, .. } if link.destination.contains('#') => Some(*page),
        _ => None,
    });
    (items.filter_map(source).collect(), references.chain(links).collect())
}

fn cited(citation: &Citation, directory: &Directory, diagnostics: &mut Vec<Diagnostic>) -> Vec<Cited> {
    citation.items.iter().map(|item| cited_item(item, directory, diagnostics)).collect()
}

fn cited_item(item: &CitationItem, directory: &Directory, diagnostics: &mut Vec<Diagnostic>) -> Cited {
    if item.key == DESK {
        if !item.paragraphs.is_empty() {
            diagnostics.push(say::citation_of_desk(item.span));
        }
        return Cited::Desk;
    }
    let source = match directory.keys.find(&item.key) {
        Found::One(source) => source,
        Found::Nothing => {
            diagnostics.push(say::citation_unknown(item.key_span, &item.key, directory.keys.nearest(&item.key)));
            return Cited::Failed;
        }
        Found::Several(sources) => {
            let keys: Vec<String> = sources.iter().map(|at| directory.sources[*at as usize].key.clone()).collect();
            diagnostics.push(say::citation_ambiguous(item.key_span, &item.key, &keys));
            return Cited::Failed;
        }
    };
    let cited = &directory.sources[source as usize];
    if cited.seed.is_none() && cited.front.seed.is_some() {
        // That its text can't be found is told once, in its note.
        return Cited::Failed;
    }
    let count = cited.paragraphs();
    let missing = item.paragraphs.iter().flat_map(|(first, last)| [*first, *last]).find(|n| *n == 0 || *n as usize > count);
    match missing {
        None => {
            diagnostics.extend(set_aside(cited, item));
            Cited::Source(source)
        }
        Some(n) => {
            diagnostics.push(say::citation_paragraph(item.span, &item.key, n, count));
            Cited::Failed
        }
    }
}

/// The first cited run of which no page shows anything because it was taken for boilerplate.
fn set_aside(cited: &Source, item: &CitationItem) -> Option<Diagnostic> {
    let text = cited.text.as_ref().filter(|_| cited.publish == Publish::Cited)?;
    let runs = item.paragraphs.iter().filter_map(|(first, last)| text.paragraphs.get(*first as usize - 1..*last as usize));
    let is_set_aside = |run: &&[Paragraph]| run.iter().all(|one| one.kind == ParagraphKind::Boilerplate);
    let found = runs.filter(is_set_aside).find_map(<[Paragraph]>::first)?;
    Some(say::citation_set_aside(item.span, &item.key, found.n, found.rule.unwrap_or("boilerplate")))
}

fn target(reference: &Reference, file: &NoteFile, directory: &Directory, diagnostics: &mut Vec<Diagnostic>) -> Target {
    if reference.target.is_empty() {
        return here(reference.fragment.as_deref().unwrap_or(""), file, directory, reference.span, diagnostics)
            .map_or(Target::Failed, Target::Here);
    }
    if let Some(asset) = directory.asset_named(&file.input.path, &reference.target) {
        return Target::Asset(asset);
    }
    let found = match directory.find(&reference.target) {
        Found::One(found) => found,
        Found::Nothing => {
            diagnostics.push(say::link_unknown(
                reference.target_span,
                &reference.target,
                directory.references.nearest(&reference.target),
            ));
            return Target::Failed;
        }
        Found::Several(found) => {
            let names: Vec<String> = found.iter().map(|at| directory.linkable_name(*at)).collect();
            diagnostics.push(say::link_ambiguous(reference.target_span, &reference.target, &names));
            return Target::Failed;
        }
    };
    let page = match directory.spellings.linkable(found) {
        Linkable::Page(page) => page,
        Linkable::LeftOut => {
            diagnostics.push(say::link_left_out(reference.target_span, &reference.target));
            return Target::Text;
        }
        Linkable::Hidden => return Target::Text,
    };
    if reference.embed && !matches!(page, Page::Entity(entity) if directory.is_dispute(entity)) {
        diagnostics.push(say::embed_unknown(reference.span, &reference.target));
        return Target::Failed;
    }
    let fragment = match &reference.fragment {
        None => None,
        Some(wanted) => match directory.anchor(page, wanted) {
            Ok(id) => Some(id),
            Err(near) => {
                diagnostics.push(say::link_anchor_unknown(reference.span, &reference.target, wanted, near.as_deref()));
                None
            }
        },
    };
    Target::Page { page, fragment }
}

/// What a spelling can lead to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Linkable {
    Page(Page),
    /// A draft.
    LeftOut,
    /// A person without a page.
    Hidden,
}

fn here(wanted: &str, file: &NoteFile, directory: &Directory, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    match find_anchor(&directory.anchors_of(file), wanted) {
        Ok(id) => Some(id),
        Err(near) => {
            diagnostics.push(say::link_anchor_unknown(span, &file.input.path, wanted, near.as_deref()));
            None
        }
    }
}

/// The id that `wanted` means: an id as it is, else a heading by its words. The nearest one otherwise.
pub fn find_anchor(anchors: &[(String, String)], wanted: &str) -> Result<String, Option<String>> {
    let folded = fold(wanted.trim());
    let slugged = slug(wanted);
    let by_id = anchors.iter().find(|(id, _)| id == wanted.trim()).or_else(|| anchors.iter().find(|(id, _)| fold(id) == folded));
    let by_words = || anchors.iter().find(|(_, words)| fold(words) == folded);
    let by_slug = || anchors.iter().find(|(id, _)| !slugged.is_empty() && *id == slugged);
    match by_id.or_else(by_words).or_else(by_slug) {
        Some((id, _)) => Ok(id.clone()),
        None => Err(nearest(wanted, anchors.iter().flat_map(|(id, words)| [id.as_str(), words.as_str()])).map(str::to_owned)),
    }
}

fn link_target(link: &Link, file: &NoteFile, directory: &Directory, diagnostics: &mut Vec<Diagnostic>) -> LinkTarget {
    if !link.allowed {
        return LinkTarget::Failed;
    }
    if link.is_external() {
        return LinkTarget::External;
    }
    // A file may have `#` or `?` in its name, though an address can't: where it stands, it is meant.
    if let Some(FoundFile::Asset(asset)) = find_file(&percent_decoded(&link.destination), file, directory) {
        return LinkTarget::Asset(asset);
    }
    let (path, fragment) = split_fragment(&link.destination);
    let path = percent_decoded(path.split('?').next().unwrap_or(path));
    if path.is_empty() {
        let Some(wanted) = fragment.filter(|wanted| !wanted.is_empty()) else { return LinkTarget::Here(String::new()) };
        let found = here(&percent_decoded(wanted), file, directory, link.span, diagnostics);
        return found.map_or(LinkTarget::Failed, LinkTarget::Here);
    }
    let Some(found) = find_file(&path, file, directory) else {
        diagnostics.push(say::link_file_unknown(link.span, &link.destination, directory.nearest_file(&path).as_deref()));
        return LinkTarget::Failed;
    };
    match found {
        FoundFile::Asset(asset) => LinkTarget::Asset(asset),
        FoundFile::Linkable(_) if link.kind == LinkKind::Image => {
            diagnostics.push(say::embed_unknown(link.span, &link.destination));
            LinkTarget::Failed
        }
        FoundFile::Linkable(Linkable::LeftOut) => {
            diagnostics.push(say::link_left_out(link.span, &link.destination));
            LinkTarget::Text
        }
        FoundFile::Linkable(Linkable::Hidden) => LinkTarget::Text,
        FoundFile::Linkable(Linkable::Page(page)) => {
            let Some(wanted) = fragment.filter(|wanted| !wanted.is_empty()) else {
                return LinkTarget::Page { page, fragment: None };
            };
            match directory.anchor(page, &percent_decoded(wanted)) {
                Ok(id) => LinkTarget::Page { page, fragment: Some(id) },
                Err(near) => {
                    diagnostics.push(say::link_anchor_unknown(link.span, &path, wanted, near.as_deref()));
                    LinkTarget::Page { page, fragment: None }
                }
            }
        }
    }
}

enum FoundFile {
    Asset(u32),
    Linkable(Linkable),
}

/// A file from the place of the one that links to it, or from the content folder; a page's own address will do too.
fn find_file(path: &str, file: &NoteFile, directory: &Directory) -> Option<FoundFile> {
    let from_here = joined(&file.input.path, path);
    let from_root = joined("content/index.md", path.trim_start_matches('/'));
    let candidates = if path.starts_with('/') { [from_root, None] } else { [from_here, from_root] };
    candidates.into_iter().flatten().find_map(|candidate| directory.file(&candidate)).map(|found| match found {
        InputFile::Asset(asset) => FoundFile::Asset(asset),
        InputFile::Linkable(linkable) => FoundFile::Linkable(linkable),
    })
}
