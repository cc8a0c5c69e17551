//! Decides about all raw matches of one text at once: what is strong first, then what depends on it.

use super::lexicon::{Lexicon, Target};
use super::scene::{Doubt, Scene, Site};
use super::{Blocked, Context, EntityId, EntityKind, How, Mention, Resolution, Why, capital, country, organisation, person};
use crate::names::{NameId, RawMatch};
use crate::text::Span;

/// What was decided about one site.
#[derive(Clone, Debug)]
enum Decision {
    Mention(Target),
    Unsure(Target, Why),
    Blocked(Why),
    /// A blocking name.
    Other,
    Ambiguous,
}

impl Lexicon {
    /// Decides which of the raw matches of `text` are mentions. A pure function: the same arguments, the same result.
    ///
    /// `raw` are the matches of [`Lexicon::find`] in this text; the caller may leave out those that stand in code, links and addresses.
    pub fn resolve(&self, text: &str, raw: &[RawMatch], context: &Context) -> Resolution {
        if raw.is_empty() {
            return Resolution::default();
        }
        let scene = Scene::new(self, text, raw, context);
        let mut strong = scene.strong_decisions(context);
        let present = scene.settle(&mut strong, context);
        let mut result = scene.resolution(&strong, &present, context);
        link_first(&mut result.mentions, context);
        result
    }
}

impl Scene<'_> {
    /// Leftmost-longest among the sites that may count without another's help, each decided alone. One slot a site.
    fn strong_decisions(&self, context: &Context) -> Vec<Option<Decision>> {
        let mut decisions = vec![None; self.sites.len()];
        let mut covered = 0;
        for (at, site) in self.sites.iter().enumerate() {
            if site.span.start < covered {
                continue;
            }
            if let Some(decision) = self.strong(site, context) {
                covered = site.span.end;
                decisions[at] = Some(decision);
            }
        }
        decisions
    }

    fn strong(&self, site: &Site, context: &Context) -> Option<Decision> {
        if let Some(target) = site.grown {
            return Some(self.read(site, target));
        }
        let unlisted = |found: &RawMatch| {
            let text = self.lexicon.names().text(found.name);
            !self.lexicon.owners(found.name).nolink && !context.nolink.iter().any(|never| never == text)
        };
        if !self.raw[site.raw.clone()].iter().all(unlisted) {
            return Some(Decision::Blocked(Why::NoLink));
        }
        let strong = || self.targets(site).filter(|target| target.how != How::ShortName);
        let named = |target: &&Target| target.hand_written && matches!(target.how, How::Name | How::Alias);
        let blocking = self.owners(site).any(|owners| owners.blocking);
        let ranks: [&dyn Fn(&&Target) -> bool; 3] = [&named, &|target| matches!(target.how, How::Name | How::Alias), &|_| true];
        for (rank, fits) in ranks.iter().enumerate() {
            if blocking && rank > 0 {
                return Some(Decision::Other);
            }
            let Some(&target) = strong().find(|target| fits(target)) else { continue };
            let alone = strong().filter(|other| fits(other)).all(|other| other.entity == target.entity);
            return Some(if alone { self.read(site, target) } else { Decision::Ambiguous });
        }
        let mut short = self.targets(site).filter(|target| self.lexicon.entity(target.entity).person);
        let &target = short.next()?;
        let unique = short.all(|other| other.entity == target.entity);
        (unique && person::holds_office(self, site)).then(|| self.read(site, target))
    }

    /// What the words about the site say to this reading of it.
    fn read(&self, site: &Site, target: Target) -> Decision {
        let entity = self.lexicon.entity(target.entity);
        let read = match (target.how, entity.kind) {
            (How::Metonym, _) => capital::read(self, site, target.entity),
            (How::Demonym, _) => country::demonym(self, site, target.entity),
            (_, EntityKind::Country) => country::name(self, site, target.entity),
            (How::ShortName, _) if entity.person => person::short_name(self, site, target.entity),
            _ if entity.person => person::full_name(self, site, target.entity),
            _ => organisation::read(self, site, target.entity),
        };
        match read {
            Ok(()) => Decision::Mention(target),
            Err(Doubt::Never(why)) => Decision::Blocked(why),
            Err(Doubt::Unsure(why)) => Decision::Unsure(target, why),
        }
    }

    /// Turns unsure readings into mentions where another, sure one stands in the text; gives the entities that stand in it.
    fn settle(&self, decisions: &mut [Option<Decision>], context: &Context) -> Vec<EntityId> {
        self.doubt_namesakes(decisions);
        let sure = decisions.iter().flatten().filter_map(|decision| match decision {
            Decision::Mention(target) if target.how != How::Metonym => Some(target.entity),
            _ => None,
        });
        let mut present: Vec<EntityId> = sure.chain(context.present.iter().copied()).collect();
        present.sort_unstable();
        present.dedup();
        for decision in decisions.iter_mut().flatten() {
            if let Decision::Unsure(target, why) = decision {
                *decision = if present.binary_search(&target.entity).is_ok() {
                    Decision::Mention(*target)
                } else {
                    Decision::Blocked(why.clone())
                };
            }
        }
        present
    }

    /// Where `Michael Jordan` or `Chad Wolf` stands in a text, the country's name alone is unsure.
    fn doubt_namesakes(&self, decisions: &mut [Option<Decision>]) {
        let people: Vec<(String, NameId)> = self
            .sites
            .iter()
            .zip(&*decisions)
            .filter_map(|(site, decision)| match decision {
                Some(Decision::Blocked(Why::OtherPerson(words))) if self.is_country(site) => {
                    Some((words.clone(), self.raw[site.raw.start].name))
                }
                _ => None,
            })
            .collect();
        if people.is_empty() {
            return;
        }
        for (site, decision) in self.sites.iter().zip(decisions) {
            let Some(Decision::Mention(target)) = decision else { continue };
            if let Some((words, _)) = people.iter().find(|(_, name)| self.raw[site.raw.start].name == *name) {
                *decision = Some(Decision::Unsure(*target, Why::OtherPersonNearby(words.clone())));
            }
        }
    }

    /// The final walk: strong decisions and short names together, leftmost-longest.
    fn resolution(&self, strong: &[Option<Decision>], present: &[EntityId], context: &Context) -> Resolution {
        let mut result = Resolution::default();
        let mut covered = 0;
        for (at, site) in self.sites.iter().enumerate() {
            if site.span.start < covered {
                continue;
            }
            let decision = self.weak(site, strong[at].as_ref(), present, context).or_else(|| strong[at].clone());
            match decision {
                None => {
                    if let Some(why) = self.why_not_weak(site, present) {
                        result.blocked.push(Blocked { span: site.span, why });
                    }
                    continue;
                }
                Some(Decision::Mention(target)) => {
                    result.mentions.push(Mention { span: site.span, entity: target.entity, how: target.how, linked: false });
                }
                Some(Decision::Blocked(why) | Decision::Unsure(_, why)) => result.blocked.push(Blocked { span: site.span, why }),
                Some(Decision::Ambiguous) => result.ambiguous.push((site.span, self.raw[site.raw.start].name)),
                Some(Decision::Other) => self.block_inner(at, &mut result),
            }
            covered = site.span.end;
        }
        let spans: Vec<Span> = result.mentions.iter().map(|mention| mention.span).collect();
        result.blocked.retain(|blocked| !matches!(blocked.why, Why::ShortNameWithout(_)) || !is_inside(&spans, blocked.span));
        result
    }

    /// The entities of a short name's site that stand in the text.
    fn weak(&self, site: &Site, strong: Option<&Decision>, present: &[EntityId], context: &Context) -> Option<Decision> {
        let weak =
            || self.targets(site).filter(|target| target.how == How::ShortName && present.binary_search(&target.entity).is_ok());
        let &target = weak().next()?;
        if site.grown.is_some() || strong.is_some_and(|strong| matches!(strong, Decision::Blocked(Why::NoLink))) {
            return None;
        }
        if self.raw[site.raw.clone()]
            .iter()
            .any(|found| context.nolink.iter().any(|never| never == self.lexicon.names().text(found.name)))
        {
            return Some(Decision::Blocked(Why::NoLink));
        }
        if weak().any(|other| other.entity != target.entity) {
            return Some(Decision::Blocked(Why::ShortNameOfSeveral(
                weak().map(|target| self.lexicon.entity(target.entity).label.clone()).collect(),
            )));
        }
        match strong {
            Some(Decision::Mention(other) | Decision::Unsure(other, _)) if other.entity != target.entity => {
                Some(Decision::Ambiguous)
            }
            Some(Decision::Mention(_) | Decision::Ambiguous | Decision::Other) => None,
            _ => Some(match self.read(site, target) {
                Decision::Unsure(target, _) => Decision::Mention(target),
                decision => decision,
            }),
        }
    }

    fn why_not_weak(&self, site: &Site, present: &[EntityId]) -> Option<Why> {
        let owner =
            self.targets(site).find(|target| target.how == How::ShortName && present.binary_search(&target.entity).is_err())?;
        Some(Why::ShortNameWithout(self.lexicon.entity(owner.entity).label.clone()))
    }

    /// Reports the names inside a blocking name.
    fn block_inner(&self, at: usize, result: &mut Resolution) {
        let whole = &self.sites[at];
        let mut covered = 0;
        for site in self.sites[at..].iter().take_while(|site| site.span.start < whole.span.end) {
            let inner = site.span != whole.span && whole.span.contains(site.span) && site.span.start >= covered;
            if inner && self.targets(site).any(|target| target.how != How::ShortName) {
                covered = site.span.end;
                let words = whole.span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
                result.blocked.push(Blocked { span: site.span, why: Why::PartOf(words) });
            }
        }
    }
}

fn is_inside(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|mention| mention.start <= span.start);
    next > 0 && spans[next - 1].contains(span)
}

/// The first mention of each entity outside headings and boilerplate is the linked one.
fn link_first(mentions: &mut [Mention], context: &Context) {
    let mut linked: Vec<EntityId> = context.present.to_vec();
    for mention in mentions {
        if !is_inside(context.unlinked, mention.span) && !linked.contains(&mention.entity) {
            mention.linked = true;
            linked.push(mention.entity);
        }
    }
}
