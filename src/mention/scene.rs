//! One text with its names and what stands about them: what every rule asks.

use std::borrow::Cow;
use std::ops::Range;

use super::around::{Around, Word};
use super::lexicon::{Lexicon, Owners, Target};
use super::vocabulary::{DAYS, has};
use super::{Context, EntityKind, How, Why};
use crate::names::RawMatch;
use crate::text::{Span, fold};

/// Why a reading does not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Doubt {
    /// It is not meant here.
    Never(Why),
    /// It is meant if the text names the entity for sure elsewhere.
    Unsure(Why),
}

/// A place where one or more names stand, all with this span.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub span: Span,
    pub raw: Range<usize>,
    pub block: usize,
    /// A short name grown to a full one by first name and initial: `Robert S. Mueller`.
    pub grown: Option<Target>,
}

/// One text with everything that its rules look at.
pub(super) struct Scene<'a> {
    pub lexicon: &'a Lexicon,
    pub text: &'a str,
    pub raw: Vec<RawMatch>,
    pub sites: Vec<Site>,
    blocks: Vec<Around<'a>>,
}

impl<'a> Scene<'a> {
    pub fn new(lexicon: &'a Lexicon, text: &'a str, raw: &[RawMatch], context: &Context) -> Self {
        let mut raw = raw.to_vec();
        raw.sort_unstable_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end), found.name));
        let mut scene = Self { lexicon, text, sites: Vec::with_capacity(raw.len()), raw, blocks: Vec::new() };
        let mut first = 0;
        while first < scene.raw.len() {
            let span = scene.raw[first].span;
            let same = scene.raw[first..].iter().take_while(|found| found.span == span).count();
            let block = scene.block_of(span, context.blocks);
            scene.sites.push(Site { span, raw: first..first + same, block, grown: None });
            first += same;
        }
        scene.grow_short_names();
        scene
    }

    fn block_of(&mut self, span: Span, blocks: &[Span]) -> usize {
        let (start, end) = (span.start as usize, span.end as usize);
        if let Some(last) = self.blocks.last()
            && last.block.start <= start
            && end <= last.block.end
        {
            return self.blocks.len() - 1;
        }
        let given = blocks.partition_point(|block| block.start as usize <= start).checked_sub(1).map(|at| blocks[at].range());
        let range = given.filter(|block| end <= block.end).unwrap_or_else(|| {
            let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
            let line_end = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at);
            line_start..line_end
        });
        self.blocks.push(Around::new(self.text, range));
        self.blocks.len() - 1
    }

    /// `Robert S. Mueller` where only `Robert Mueller` is defined: the short name with its first name and an initial is the full name.
    fn grow_short_names(&mut self) {
        let mut grown = Vec::new();
        for site in &self.sites {
            let around = self.around(site);
            let Some(initial) =
                around.before(site.span.start as usize).filter(|word| word.is_initial() && matches!(word.gap, ". " | " "))
            else {
                continue;
            };
            let Some(first) = around.joined_before(initial.span.start as usize) else { continue };
            let owner = self.targets(site).find(|target| {
                let entity = self.lexicon.entity(target.entity);
                let rest = entity.label.strip_prefix(first.text).and_then(|rest| rest.strip_prefix(' '));
                target.how == How::ShortName && rest == Some(site.span.of(self.text))
            });
            if let Some(&target) = owner {
                let span = Span { start: first.span.start, end: site.span.end };
                grown.push(Site { span, grown: Some(Target { how: How::Alias, ..target }), ..site.clone() });
            }
        }
        if !grown.is_empty() {
            self.sites.extend(grown);
            self.sites.sort_by_key(|site| (site.span.start, std::cmp::Reverse(site.span.end)));
        }
    }

    /// The bytes about a site, at most `reach` bytes each way: so that one long text costs no more than many short ones.
    pub fn nearby(&self, site: &Site, reach: usize) -> Range<usize> {
        let mut start = (site.span.start as usize).saturating_sub(reach);
        let mut end = (site.span.end as usize + reach).min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    pub fn around(&self, site: &Site) -> &Around<'a> {
        &self.blocks[site.block]
    }

    pub fn owners(&self, site: &Site) -> impl Iterator<Item = &Owners> {
        self.raw[site.raw.clone()].iter().map(|found| self.lexicon.owners(found.name))
    }

    /// Every meaning that the names at this site may have.
    pub fn targets(&self, site: &Site) -> impl Iterator<Item = &Target> {
        self.owners(site).flat_map(|owners| &owners.targets)
    }

    /// The name at this site as its entity spells it.
    pub fn spelling(&self, site: &Site) -> &str {
        self.lexicon.names().text(self.raw[site.raw.start].name)
    }

    pub fn is_country(&self, site: &Site) -> bool {
        self.targets(site).any(|target| self.lexicon.entity(target.entity).kind == EntityKind::Country)
    }

    pub fn site_starting_at(&self, at: usize) -> Option<&Site> {
        let first = self.sites.partition_point(|site| (site.span.start as usize) < at);
        self.sites.get(first).filter(|site| site.span.start as usize == at)
    }

    pub fn site_ending_at(&self, at: usize) -> Option<&Site> {
        let next = self.sites.partition_point(|site| (site.span.start as usize) < at);
        self.sites[..next].iter().rev().take(8).filter(|site| site.span.end as usize == at).max_by_key(|site| site.span.len())
    }

    pub fn name_starts_at(&self, at: u32) -> bool {
        self.site_starting_at(at as usize).is_some()
    }

    pub fn name_ends_at(&self, at: u32) -> bool {
        self.site_ending_at(at as usize).is_some()
    }

    /// The site that stands just before, a possessive ending between allowed.
    pub fn site_before(&self, site: &Site) -> Option<&Site> {
        let head = self.text[..site.span.start as usize].strip_suffix(' ')?;
        let bare = head.strip_suffix("'s").or_else(|| head.strip_suffix("\u{2019}s")).unwrap_or(head);
        self.site_ending_at(bare.len())
    }

    /// A given name, where its capital is not the sentence's nor the headline's, and it is no part of a known name.
    pub fn is_first_name(&self, around: &Around, before: &Word) -> bool {
        let words = &self.lexicon.words;
        let by_position = || around.headline || around.is_sentence_start(before.span.start as usize);
        before.is_capitalised()
            && before.text.chars().count() > 1
            && words.is_given_name(&plain(before.text))
            && !words.is_title(before.text)
            && !has(DAYS, before.text)
            && !(words.is_common_word(before.text) && by_position())
            && !self.name_ends_at(before.span.end)
    }
}

/// Without accents, as the word lists have it.
fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}
