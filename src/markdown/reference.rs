//! The grammar of a reference: `[[target]]`, `[[target|text]]`, `[[target#heading or id]]`, `![[target]]`.

use super::citation::single_spaces;
use super::survey::paragraph_end;
use crate::text::Span;

/// A wikilink or, with `!` before it, an embed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// With the brackets, and the `!` of an embed.
    pub span: Span,
    /// What it names, before `#` and `|`. Empty for `[[#heading]]`: a place on the same page.
    pub target: String,
    pub target_span: Span,
    /// The heading or id after `#`.
    pub fragment: Option<String>,
    /// The words to show instead of the target's name.
    pub text: Option<String>,
    pub embed: bool,
}

impl Reference {
    /// What is shown when nothing more is known: the text, else the target's last part, else the heading.
    pub fn shown(&self) -> &str {
        let target = self.target.rsplit('/').next().unwrap_or_default();
        let or_fragment = if target.is_empty() { self.fragment.as_deref().unwrap_or_default() } else { target };
        self.text.as_deref().unwrap_or(or_fragment)
    }
}

/// How far a reference may reach, in bytes.
const LONGEST: usize = 1_000;

/// What stands at a `[[`.
pub enum Found {
    Reference(Reference),
    /// It is closed but names nothing.
    Empty(Span),
    /// It is not closed, or holds other brackets: text.
    Text,
}

/// Reads the reference whose `[[` is at `open`.
pub fn read(text: &str, open: usize) -> Found {
    let start = open + 2;
    let end = paragraph_end(&text[..text.floor_char_boundary(start + LONGEST)], start);
    let Some(length) = text[start..end].find(['[', ']']) else { return Found::Text };
    let close = start + length;
    if !text[close..].starts_with("]]") {
        return Found::Text;
    }
    let embed = text[..open].ends_with('!') && !is_escaped(text, open - 1);
    let span = Span::new(open - usize::from(embed)..close + 2);
    let inside = &text[start..close];
    let (name, shown) = inside.split_once('|').map_or((inside, None), |(name, shown)| (name, Some(single_spaces(shown))));
    let name = name.strip_suffix('\\').unwrap_or(name);
    let (target, fragment) = name.split_once('#').map_or((name, None), |(target, part)| (target, Some(single_spaces(part))));
    let before = target.len() - target.trim_start().len();
    let target_span = Span::new(start + before..start + before + target.trim().len());
    let target = single_spaces(target);
    let (fragment, shown) = (fragment.filter(|part| !part.is_empty()), shown.filter(|words| !words.is_empty()));
    if target.is_empty() && fragment.is_none() {
        return Found::Empty(span);
    }
    Found::Reference(Reference { span, target, target_span, fragment, text: shown, embed })
}

/// Whether an odd number of backslashes stands before `at`.
pub fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}
