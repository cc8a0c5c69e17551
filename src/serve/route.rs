//! From a request to its answer.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::Arc;

use tiny_http::{Method, Request};
use xxhash_rust::xxh3::xxh3_64;

use super::Service;
use super::address::{Target, target};
use super::answer::{Answer, Body, content_type};
use super::events::Asked;
use super::generation::{Found, Generation, Rendered};
use super::guard::Refusal;
use super::range::{Part, part};
use crate::address::percent_encoded;
use crate::load::open;

/// What the preview itself serves; no output can stand here.
const OWN: &str = "_chancery/";

/// One file a subject; together they are one script, whose names stay in a function of its own.
const SCRIPT: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("client/morph.js"),
    include_str!("client/place.js"),
    include_str!("client/cite.js"),
    include_str!("client/follow.js"),
    include_str!("client/panel.js"),
    include_str!("client/live.js"),
    "})();\n"
);
const STYLE: &str = include_str!("client/live.css");

/// Headers longer than this, all together, are no browser's.
const LONGEST_HEAD: usize = 64 << 10;

/// How a request is served.
pub enum Route {
    Answer(Answer),
    Events(Asked),
}

pub fn route(service: &Service, request: &Request) -> Route {
    match checked(service, request) {
        Ok(target) => serve(service, request, &target),
        Err(refusal) => Route::Answer(refusal),
    }
}

/// The target of a request that may be answered.
fn checked(service: &Service, request: &Request) -> Result<Target, Answer> {
    let head: usize = request.headers().iter().map(|header| header.field.as_str().as_str().len() + header.value.len() + 4).sum();
    if head + request.url().len() > LONGEST_HEAD {
        return Err(Answer::plain(431, "the headers are too long"));
    }
    match service.guard.check(request) {
        Err(Refusal::Host) => {
            return Err(Answer::plain(
                403,
                "this preview answers to its own address only: see the line that `chancery watch` printed",
            ));
        }
        Err(Refusal::Origin) => return Err(Answer::plain(403, "this preview answers to its own pages only")),
        Ok(()) => {}
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Err(Answer::plain(405, "only GET and HEAD").header("Allow", "GET, HEAD"));
    }
    target(request.url()).ok_or_else(|| Answer::plain(400, "no address of a site looks like this"))
}

fn serve(service: &Service, request: &Request, target: &Target) -> Route {
    if let Some(name) = target.path.strip_prefix(OWN) {
        return own(request, name, target);
    }
    let generation = service.board.newest();
    Route::Answer(of_site(&generation, request, &target.path))
}

fn own(request: &Request, name: &str, target: &Target) -> Route {
    let file = |text: &'static str| Route::Answer(bytes(request, name, text.as_bytes().into(), xxh3_64(text.as_bytes())));
    let hash = |name: &str| target.parameter(name).and_then(|hash| u64::from_str_radix(&hash, 16).ok());
    match name {
        "live.js" => file(SCRIPT),
        "live.css" => file(STYLE),
        "events" => Route::Events(Asked {
            page: page_address(&target.parameter("page").unwrap_or_default()),
            hash: hash("hash"),
            style: hash("style"),
        }),
        _ => Route::Answer(Answer::plain(404, "the preview has nothing of this name")),
    }
}

/// The output that is meant by the path of an address: of a folder its `index.html`.
fn page_address(path: &str) -> String {
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

fn of_site(generation: &Generation, request: &Request, path: &str) -> Answer {
    // `404.html` alone has addresses that begin with the path of `base-url`.
    let base = generation.compiled.site.documents.config.base_path().trim_matches('/');
    let below_base = path.strip_prefix(base).and_then(|rest| rest.strip_prefix('/')).filter(|_| !base.is_empty());
    for path in [Some(path), below_base].into_iter().flatten() {
        let address = page_address(path);
        match generation.find(&address) {
            Some(Found::Rendered(cell)) => {
                if let Some(rendered) = cell.get() {
                    return self::rendered(generation, request, &address, rendered);
                }
            }
            Some(Found::Asset(file)) => return asset(request, &address, &file),
            None => {}
        }
        let folder = format!("{path}/index.html");
        if !path.is_empty() && generation.compiled.site.output(&folder).is_some() {
            return Answer::plain(302, "a folder").header("Location", format!("/{}/", percent_encoded(path)));
        }
    }
    not_found(generation, path)
}

fn rendered(generation: &Generation, request: &Request, address: &str, rendered: &Rendered) -> Answer {
    if !rendered.is_page {
        return bytes(request, address, Arc::clone(&rendered.bytes), rendered.hash);
    }
    if is_known(request, &etag(rendered.hash)) {
        return unchanged(rendered.hash);
    }
    let page = live(generation, &rendered.bytes, address, Some(rendered.hash));
    let status = if rendered.failure.is_some() { 500 } else { 200 };
    Answer::new(status, content_type("index.html"), page.into()).header("ETag", etag(rendered.hash))
}

/// The page for what isn't there: it waits for the address to come into being.
fn not_found(generation: &Generation, path: &str) -> Answer {
    let Some(cell) = generation.page("404.html") else { return Answer::plain(404, "nothing stands here") };
    let Some(rendered) = cell.get() else { return Answer::plain(404, "nothing stands here") };
    let page = live(generation, &rendered.bytes, &page_address(path), None);
    Answer::new(404, content_type("index.html"), page.into())
}

/// The page with the client in its head.
fn live(generation: &Generation, page: &[u8], address: &str, hash: Option<u64>) -> Vec<u8> {
    let mut escaped = String::new();
    crate::markdown::escape(&mut escaped, address);
    let hash = hash.map(|hash| format!("{hash:016x}")).unwrap_or_default();
    let client = format!(
        "<link rel=\"stylesheet\" href=\"/_chancery/live.css\"><script src=\"/_chancery/live.js\" defer \
         data-page=\"{escaped}\" data-hash=\"{hash}\" data-style=\"{:016x}\"></script>",
        generation.style_version()
    );
    let end = memchr::memmem::find(page, b"</head>").unwrap_or(page.len());
    [&page[..end], client.as_bytes(), &page[end..]].concat()
}

/// Bytes that are at hand.
fn bytes(request: &Request, address: &str, bytes: Arc<[u8]>, hash: u64) -> Answer {
    if is_known(request, &etag(hash)) {
        return unchanged(hash);
    }
    Answer::new(200, content_type(address), bytes).header("ETag", etag(hash))
}

/// A file of the site's own.
fn asset(request: &Request, address: &str, path: &Path) -> Answer {
    let Ok((file, length)) = open(path) else { return Answer::plain(404, "the file can't be read now") };
    let stamp = file.metadata().map(|metadata| format!("{} {} {}", metadata.mtime(), metadata.mtime_nsec(), metadata.len()));
    let hash = xxh3_64(stamp.unwrap_or_default().as_bytes());
    if is_known(request, &etag(hash)) {
        return unchanged(hash);
    }
    // A part of another version than the one that is known would not fit.
    let same = header(request, "If-Range").is_none_or(|known| known == etag(hash));
    let (status, first, count) = match part(header(request, "Range").filter(|_| same), length) {
        Part::Whole => (200, 0, length),
        Part::Bytes(first, last) => (206, first, last - first + 1),
        Part::Nothing => {
            return Answer::plain(416, "the file is shorter").header("Content-Range", format!("bytes */{length}"));
        }
    };
    let answer = Answer {
        status,
        headers: vec![("Content-Type", content_type(address).to_owned())],
        body: Body::File(file, first, count),
    };
    let answer = answer.header("ETag", etag(hash)).header("Accept-Ranges", "bytes");
    if status == 206 { answer.header("Content-Range", format!("bytes {first}-{}/{length}", first + count - 1)) } else { answer }
}

fn etag(hash: u64) -> String {
    format!("\"{hash:016x}\"")
}

fn unchanged(hash: u64) -> Answer {
    Answer { status: 304, headers: vec![("ETag", etag(hash))], body: Body::Bytes(Arc::default()) }
}

fn is_known(request: &Request, etag: &str) -> bool {
    let known = header(request, "If-None-Match").unwrap_or_default();
    known.split(',').any(|one| matches!(one.trim(), "*") || one.trim().trim_start_matches("W/") == etag)
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
}
