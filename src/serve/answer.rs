//! Writes answers: status line, headers, body, and the end of the connection.
//!
//! No header is ever made of what a request says: a name or value with a line break in it would be another header.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

/// One answer.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Body,
}

pub enum Body {
    Bytes(Arc<[u8]>),
    /// This many bytes of a file, from a place in it.
    File(File, u64, u64),
}

impl Answer {
    /// A short text for whoever asks for something that can't be given.
    pub fn plain(status: u16, text: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{text}\n").into_bytes().into())
    }

    pub fn new(status: u16, kind: &str, bytes: Arc<[u8]>) -> Self {
        Self { status, headers: vec![("Content-Type", kind.to_owned())], body: Body::Bytes(bytes) }
    }

    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn write(self, to: &mut dyn Write, head_only: bool) -> io::Result<()> {
        let length = match &self.body {
            Body::Bytes(bytes) => bytes.len() as u64,
            Body::File(_, _, length) => *length,
        };
        let mut head = head(self.status, &self.headers);
        if self.status != 304 {
            _ = write!(head, "Content-Length: {length}\r\n");
        }
        head += "\r\n";
        match self.body {
            _ if head_only || self.status == 304 => to.write_all(head.as_bytes())?,
            Body::Bytes(bytes) => {
                to.write_all(head.as_bytes())?;
                to.write_all(&bytes)?;
            }
            Body::File(mut file, start, length) => {
                to.write_all(head.as_bytes())?;
                file.seek(SeekFrom::Start(start))?;
                io::copy(&mut file.take(length), to)?;
            }
        }
        to.flush()
    }
}

/// The status line and the headers that every answer has, without the empty line at their end.
pub fn head(status: u16, headers: &[(&'static str, String)]) -> String {
    let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
    for (name, value) in headers {
        debug_assert!(!value.contains(['\r', '\n']), "{name}: {value:?}");
        _ = write!(head, "{name}: {value}\r\n");
    }
    head + "Cache-Control: no-cache\r\n\
            X-Content-Type-Options: nosniff\r\n\
            Cross-Origin-Resource-Policy: same-origin\r\n\
            Referrer-Policy: same-origin\r\n\
            Connection: close\r\n"
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        416 => "Range Not Satisfiable",
        431 => "Request Header Fields Too Large",
        _ => "Internal Server Error",
    }
}

/// The type of what stands at an address, by its ending.
pub fn content_type(address: &str) -> &'static str {
    let name = address.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    match ending.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "geojson" => "application/json",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "bmp" => "image/bmp",
        "tif" | "tiff" => "image/tiff",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "ogg" | "oga" => "audio/ogg",
        "wav" => "audio/wav",
        "m4a" => "audio/mp4",
        "flac" => "audio/flac",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "mov" => "video/quicktime",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
