//! What was understood of each source, and why: for analysts who wonder why a name was not linked, and for whoever measures it.

use serde::Serialize;

use crate::gazetteer::SpeechWords;
use crate::mention::{Blocked, EntityId, Mention};
use crate::site::Site;
use crate::site::evidence::{Checked, Outcome};
use crate::site::spoken::{Spoken, Who, spoken};
use crate::text::{Span, counted, line_column};

/// One source as `inspect --format json` prints it, on one line. Offsets are bytes of the decoded text as UTF-8.
#[derive(Serialize, Debug)]
pub struct Inspected<'a> {
    key: &'a str,
    /// Path from the site's root; none for a source without text.
    seed: Option<&'a str>,
    /// The title in the text itself.
    title: Option<Placed<'a>>,
    paragraphs: Vec<Paragraph>,
    mentions: Vec<Found>,
    blocked: Vec<NotFound>,
    dates: Vec<Date<'a>>,
    quotations: Vec<Quotation<'a>>,
}

#[derive(Serialize, Debug)]
struct Placed<'a> {
    text: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize, Debug)]
struct Paragraph {
    n: u32,
    start: u32,
    end: u32,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
}

#[derive(Serialize, Debug)]
struct Found {
    start: u32,
    end: u32,
    entity: String,
    how: &'static str,
    linked: bool,
}

#[derive(Serialize, Debug)]
struct NotFound {
    start: u32,
    end: u32,
    why: String,
}

#[derive(Serialize, Debug)]
struct Date<'a> {
    start: u32,
    end: u32,
    edtf: &'a str,
}

/// A run of the text inside quotation marks.
#[derive(Serialize, Debug)]
struct Quotation<'a> {
    start: u32,
    end: u32,
    paragraph: u32,
    /// Whether a mark closes it in its paragraph.
    closed: bool,
    /// It goes on from a paragraph that left it open.
    continues: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<Speaker<'a>>,
    /// Where its paragraph is cited: `content/analysis/a.md:12`.
    cited: Vec<String>,
}

#[derive(Serialize, Debug)]
struct Speaker<'a> {
    /// As the text calls them, there.
    name: &'a str,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<String>,
    rule: &'static str,
}

/// All that is known of one source.
pub fn inspected(site: &Site, source: u32) -> Inspected<'_> {
    let record = &site.sources[source as usize];
    let words = &*record.words;
    let text = record.text.as_deref();
    let resolution = &site.mentions[source as usize];
    Inspected {
        key: &record.key,
        seed: record.seed.map(|seed| &*site.documents.seeds[seed as usize].input.path),
        title: text.and_then(|text| text.title).map(|span| Placed { text: span.of(words), start: span.start, end: span.end }),
        paragraphs: text.map_or_else(Vec::new, |text| {
            text.paragraphs
                .iter()
                .map(|one| Paragraph {
                    n: one.n,
                    start: one.span.start,
                    end: one.span.end,
                    kind: one.kind.name(),
                    rule: one.rule,
                })
                .collect()
        }),
        mentions: resolution.mentions.iter().map(|mention| found(site, mention)).collect(),
        blocked: resolution
            .blocked
            .iter()
            .map(|one| NotFound { start: one.span.start, end: one.span.end, why: one.why.to_string() })
            .collect(),
        dates: text.map_or_else(Vec::new, |text| {
            text.dates.iter().map(|(span, edtf)| Date { start: span.start, end: span.end, edtf }).collect()
        }),
        quotations: spoken(site, source, &SpeechWords::builtin()).iter().map(|one| quotation(site, source, one)).collect(),
    }
}

fn quotation<'a>(site: &'a Site, source: u32, spoken: &Spoken) -> Quotation<'a> {
    let words = &*site.sources[source as usize].words;
    let Spoken { quoted, speaker } = spoken;
    Quotation {
        start: quoted.span.start,
        end: quoted.span.end,
        paragraph: quoted.paragraph,
        closed: quoted.closed,
        continues: quoted.continues,
        speaker: speaker.as_ref().map(|speaker| Speaker {
            name: speaker.name.of(words),
            start: speaker.name.start,
            end: speaker.name.end,
            entity: match &speaker.who {
                Who::Entity(entity) => Some(address_of(site, *entity)),
                Who::Named(_) => None,
            },
            rule: speaker.rule.name(),
        }),
        cited: cited_at(site, source, quoted.span),
    }
}

/// Where published pages cite words of a quotation, as quotations of their own or as pins, in the order of the files.
fn cited_at(site: &Site, source: u32, quoted: Span) -> Vec<String> {
    let mut places = Vec::new();
    let mut uses = site.cited[source as usize].clone();
    uses.sort_unstable();
    for at in uses {
        let file = site.note(at.note);
        let rests = |checked: &Checked| match &checked.outcome {
            Outcome::Verified(verified) => verified.parts.iter().any(|part| part.overlaps(quoted)),
            _ => false,
        };
        if site.evidence.of(at.note).behind(at.citation, at.item).any(|(_, checked)| rests(checked)) {
            let citation = &file.note.body.citations[at.citation as usize];
            let (line, _) = line_column(&file.input.text, citation.span.start as usize);
            places.push(format!("{}:{line}", file.input.path));
        }
    }
    places.dedup();
    places
}

fn found(site: &Site, mention: &Mention) -> Found {
    Found {
        start: mention.span.start,
        end: mention.span.end,
        entity: name_of(site, mention),
        how: mention.how.as_str(),
        linked: mention.linked && site.is_linkable(mention.entity),
    }
}

/// `countries/el-salvador`.
fn name_of(site: &Site, mention: &Mention) -> String {
    address_of(site, mention.entity)
}

fn address_of(site: &Site, entity: EntityId) -> String {
    let entity = site.entity(entity);
    format!("{}/{}", entity.page_kind().folder(), entity.slug)
}

/// Characters of a paragraph's beginning in the text form.
const BEGINNING: usize = 72;

/// The same for readers: paragraphs with what they are, then names with what became of them.
pub fn in_words(site: &Site, source: u32) -> String {
    use std::fmt::Write;
    let record = &site.sources[source as usize];
    let words = &*record.words;
    let resolution = &site.mentions[source as usize];
    let mut out = String::new();
    let brackets = if record.title.supplied { ("[", "]") } else { ("", "") };
    let _ = writeln!(out, "@{}  {}{}{}", record.key, brackets.0, record.title.text, brackets.1);
    let Some(text) = &record.text else {
        let _ = writeln!(out, "  no text");
        return out;
    };
    let seed = record.seed.map_or("", |seed| &*site.documents.seeds[seed as usize].input.path);
    let wrapped = if text.hard_wrapped { ", hard-wrapped" } else { "" };
    let _ = writeln!(out, "  {seed}: {}{wrapped}", counted(text.paragraphs.len(), "paragraph"));
    for paragraph in &text.paragraphs {
        let rule = paragraph.rule.map(|rule| format!(" ({rule})")).unwrap_or_default();
        let _ = writeln!(out, "  p{:<4} {}{rule}  {}", paragraph.n, paragraph.kind.name(), beginning(paragraph.span.of(words)));
    }
    let place = |span: Span| {
        let (line, column) = line_column(words, span.start as usize);
        format!("{line}:{column}")
    };
    let _ = writeln!(out, "  mentions: {}", resolution.mentions.len());
    for mention in &resolution.mentions {
        let link = if mention.linked && site.is_linkable(mention.entity) { ", linked" } else { "" };
        let _ = writeln!(
            out,
            "    {}  {} = {} ({}{link})",
            place(mention.span),
            beginning(mention.span.of(words)),
            name_of(site, mention),
            mention.how.as_str()
        );
    }
    let _ = writeln!(out, "  not linked: {}", resolution.blocked.len());
    for Blocked { span, why } in &resolution.blocked {
        let _ = writeln!(out, "    {}  {}: {why}", place(*span), beginning(span.of(words)));
    }
    let _ = writeln!(out, "  dates: {}", text.dates.len());
    for (span, edtf) in &text.dates {
        let _ = writeln!(out, "    {}  {} = {edtf}", place(*span), beginning(span.of(words)));
    }
    let quotations = spoken(site, source, &SpeechWords::builtin());
    let _ = writeln!(out, "  quotations: {}", quotations.len());
    for one in &quotations {
        let about = about(site, source, one);
        let _ = writeln!(
            out,
            "    {}  p{} “{}”{about}",
            place(one.quoted.span),
            one.quoted.paragraph,
            beginning(one.quoted.span.of(words))
        );
    }
    out
}

/// ` (goes on from the paragraph before, not closed): said by Marta Solís = actors/marta-solís (said-after); cited at content/analysis/a.md:12`
fn about(site: &Site, source: u32, spoken: &Spoken) -> String {
    let Quotation { closed, continues, speaker, cited, .. } = quotation(site, source, spoken);
    let marks = match (continues, closed) {
        (false, true) => "",
        (true, true) => " (goes on from the paragraph before)",
        (false, false) => " (not closed)",
        (true, false) => " (goes on from the paragraph before, not closed)",
    };
    let speaker = speaker.map(|speaker| {
        let entity = speaker.entity.map(|entity| format!(" = {entity}")).unwrap_or_default();
        format!("said by {}{entity} ({})", speaker.name, speaker.rule)
    });
    let cited = (!cited.is_empty()).then(|| format!("cited at {}", cited.join(", ")));
    let facts: Vec<String> = speaker.into_iter().chain(cited).collect();
    let colon = if facts.is_empty() { "" } else { ": " };
    format!("{marks}{colon}{}", facts.join("; "))
}

fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(BEGINNING) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}
