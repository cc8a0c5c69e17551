//! `inspect`: what was understood of the sources, on standard output.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use super::arguments::Format;
use super::{Failure, site};
use crate::compile::{Compiled, Kept, compile};
use crate::inspect::{in_words, inspected};
use crate::load::{Options, load};
use crate::lookup::Found;
use crate::site as linked;
use crate::terminal::harmless;
use crate::text::{counted, nearest};

/// Prints the sources that `sources` name, or all. Diagnostics are left to `check`.
pub fn inspect(root: Option<&Path>, sources: &[String], format: Format) -> Result<ExitCode, Failure> {
    let place = site::find(root)?;
    let inputs = load(&place.root, Options::default());
    let compiled =
        compile(&inputs, linked::Options { drafts: true, ..linked::Options::default() }, &mut Kept::default(), &mut |_| {});
    let chosen = chosen(&compiled, sources)?;
    let mut out = BufWriter::new(io::stdout().lock());
    match print(&compiled, &chosen, format, &mut out).and_then(|()| out.flush()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        // The reader has seen enough: `inspect | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure {
            message: format!("can't write to standard output: {}", crate::diagnostic::load::reason(&error)),
            hint: "send it elsewhere".to_owned(),
        }),
    }
}

/// The sources asked for, in the order asked; all of them, by key, without a name.
fn chosen(compiled: &Compiled, names: &[String]) -> Result<Vec<u32>, Failure> {
    let site = &compiled.site;
    if names.is_empty() {
        return Ok((0..u32::try_from(site.sources.len()).unwrap_or(u32::MAX)).collect());
    }
    names.iter().map(|name| match_name(compiled, name)).collect()
}

fn match_name(compiled: &Compiled, name: &str) -> Result<u32, Failure> {
    let site = &compiled.site;
    let file = name.rsplit('/').next().unwrap_or(name);
    let bare = file.strip_suffix(".txt").or_else(|| file.strip_suffix(".md")).unwrap_or(file).trim_start_matches('@');
    match site.cited_as(bare) {
        Found::One(source) => Ok(source),
        Found::Nothing => Err(Failure {
            message: format!("no source answers to `{name}`"),
            hint: match nearest(bare, site.sources.iter().map(|source| source.key.as_str())) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("`chancery inspect` without a name shows all: {}", counted(site.sources.len(), "source")),
            },
        }),
        Found::Several(sources) => Err(Failure {
            message: format!("`{name}` can mean {}", counted(sources.len(), "source")),
            hint: sources.iter().take(6).map(|at| format!("`{}`", site.sources[*at as usize].key)).collect::<Vec<_>>().join(", "),
        }),
    }
}

fn print(compiled: &Compiled, sources: &[u32], format: Format, out: &mut dyn Write) -> io::Result<()> {
    for source in sources {
        match format {
            Format::Text => {
                for line in in_words(&compiled.site, *source).lines() {
                    writeln!(out, "{}", harmless(line))?;
                }
            }
            Format::Json => {
                serde_json::to_writer(&mut *out, &inspected(&compiled.site, *source))?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}
