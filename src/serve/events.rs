//! Tells a browser what has changed, for as long as it listens: one thread each, woken by every generation.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Service;
use super::answer;
use super::generation::{Generation, Rendered, Versions};

/// How often a silent stream says that it is alive; writing to a browser that has gone away is how that is noticed.
const BEAT: Duration = Duration::from_secs(15);

/// What a browser says of itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The address of the page that it shows.
    pub page: String,
    /// xxh3 of the bytes that it has; none when there is no such page yet.
    pub hash: Option<u64>,
    /// The version of the static files that it has.
    pub style: Option<u64>,
}

/// What was last told.
struct Told {
    page: Option<u64>,
    gone: bool,
    reports: Value,
    versions: Option<Arc<Versions>>,
    /// The generation of the last `saved`.
    saved: u64,
}

/// The headers of a stream of events.
pub fn head(to: &mut dyn Write) -> io::Result<()> {
    let head = answer::head(200, &[("Content-Type", "text/event-stream; charset=utf-8".to_owned())]);
    to.write_all(head.as_bytes())?;
    to.write_all(b"\r\n")?;
    to.flush()
}

/// Writes events until the browser goes away.
pub fn serve(service: &Service, asked: &Asked, to: &mut dyn Write) -> io::Result<()> {
    head(to)?;
    let mut generation = service.board.newest();
    send(to, "hello", &json!({ "instance": service.instance, "generation": generation.number }))?;
    let saved = generation.saved.as_ref().map_or(0, |saved| saved.generation);
    let mut told = Told { page: asked.hash, gone: asked.hash.is_none(), reports: Value::Null, versions: None, saved };
    if asked.style.is_none_or(|style| style == generation.style_version()) {
        told.versions = Some(Arc::clone(&generation.versions));
    }
    loop {
        told.tell(&generation, &asked.page, to)?;
        to.flush()?;
        let seen = generation.number;
        // While it waits, no old site is kept alive for this browser.
        drop(generation);
        generation = loop {
            if let Some(newer) = service.board.after(seen, Instant::now() + BEAT) {
                break newer;
            }
            to.write_all(b": beat\n\n")?;
            to.flush()?;
        };
    }
}

impl Told {
    fn tell(&mut self, generation: &Generation, page: &str, to: &mut dyn Write) -> io::Result<()> {
        let number = generation.number;
        // Style sheets first: a page that comes with them is not shown in the old ones.
        if self.versions.as_ref().is_none_or(|versions| !Arc::ptr_eq(versions, &generation.versions)) {
            let hrefs = changed(self.versions.as_deref(), &generation.versions);
            if !hrefs.is_empty() {
                let version = format!("{:016x}", generation.style_version());
                send(to, "style", &json!({ "hrefs": hrefs, "version": version }))?;
            }
            self.versions = Some(Arc::clone(&generation.versions));
        }
        let cell = generation.page(page);
        let rendered: Option<&Rendered> = cell.as_ref().and_then(|cell| cell.get());
        match rendered {
            Some(rendered) if self.page != Some(rendered.hash) || self.gone => {
                send(to, "page", &json!({ "generation": number, "hash": format!("{:016x}", rendered.hash) }))?;
                (self.page, self.gone) = (Some(rendered.hash), false);
            }
            None if !self.gone => {
                send(to, "gone", &json!({ "generation": number }))?;
                self.gone = true;
            }
            _ => {}
        }
        let failure = rendered.and_then(|rendered| rendered.failure.as_deref());
        let mut reports = generation.reports.told(&generation.inputs_of(page), failure);
        if reports != self.reports {
            self.reports = reports.clone();
            reports["generation"] = json!(number);
            send(to, "reports", &reports)?;
        }
        if let Some(saved) = generation.saved.as_ref().filter(|saved| saved.generation > self.saved) {
            self.saved = saved.generation;
            send(to, "saved", &json!({ "address": saved.address, "anchor": saved.anchor, "generation": saved.generation }))?;
        }
        Ok(())
    }
}

/// Addresses of what is new or different in `now`; all of it for a browser whose state nobody knows.
fn changed<'a>(before: Option<&Versions>, now: &'a Versions) -> Vec<&'a str> {
    let differs = |address: &str, version: u64| before.is_none_or(|before| before.get(address) != Some(&version));
    now.iter().filter(|(address, version)| differs(address, **version)).map(|(address, _)| address.as_str()).collect()
}

/// One event: its data in one line of JSON.
fn send(to: &mut dyn Write, event: &str, data: &Value) -> io::Result<()> {
    write!(to, "event: {event}\ndata: {data}\n\n")
}
