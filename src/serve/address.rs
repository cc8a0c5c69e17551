//! From the target of a request to an address of the site. Knows no site.

use std::net::{IpAddr, SocketAddr};

use crate::address::percent_decoded;

/// What a request asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// Decoded, without the leading `/`: `actors/x.html`, `actors/`.
    pub path: String,
    /// As it came, without `?`.
    pub query: String,
}

/// Reads the target of a request. None for what no address of a site looks like: steps upwards, back strokes, control characters.
pub fn target(raw: &str) -> Option<Target> {
    let raw = raw.split('#').next().unwrap_or_default();
    let (path, query) = raw.split_once('?').unwrap_or((raw, ""));
    let path = path.strip_prefix('/')?;
    let decoded = percent_decoded(path);
    let strange = decoded.contains(|c: char| c.is_control() || c == '\\' || c == '\u{FFFD}');
    let mut parts: Vec<&str> = decoded.split('/').collect();
    let last = parts.pop().unwrap_or_default();
    let steps = parts.iter().any(|part| matches!(*part, "" | "." | "..")) || matches!(last, "." | "..");
    (!strange && !steps).then(|| Target { query: query.to_owned(), path: decoded })
}

impl Target {
    /// The decoded value of a parameter of the query.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let mut parameters = self.query.split('&').filter_map(|parameter| parameter.split_once('='));
        parameters.find(|(key, _)| *key == name).map(|(_, value)| percent_decoded(value))
    }
}

/// What a person types to get to the server at `at`.
pub fn url(host: &str, at: SocketAddr) -> String {
    let host = match host.parse::<IpAddr>() {
        Ok(ip) if ip.is_unspecified() => "127.0.0.1".to_owned(),
        Ok(IpAddr::V6(ip)) => format!("[{ip}]"),
        _ => host.to_owned(),
    };
    format!("http://{host}:{}/", at.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, path: Option<&str>) {
        assert_eq!(target(raw).map(|target| target.path).as_deref(), path, "{raw}");
    }

    #[test]
    fn targets() {
        check("/", Some(""));
        check("/actors/", Some("actors/"));
        check("/actors/x.html?a=b#c", Some("actors/x.html"));
        check("/notes/Bild%201.png", Some("notes/Bild 1.png"));
        check("/100%.html", Some("100%.html"));
        check("http://evil/x.html", None);
        check("*", None);
        check("", None);
        check("//evil/x", None);
        check("/../x", None);
        check("/a/..", None);
        check("/a/%2e%2E/x", None);
        check("/a%2f..%2Fx", None);
        check("/a\\..\\x", None);
        check("/a/./x", None);
        check("/a//x", None);
        check("/a%00.html", None);
    }

    #[test]
    fn parameters() {
        let target = target("/_chancery/events?page=a%20b%26c.html&hash=0f").unwrap();
        assert_eq!(target.parameter("page").as_deref(), Some("a b&c.html"));
        assert_eq!(target.parameter("hash").as_deref(), Some("0f"));
        assert_eq!(target.parameter("style"), None);
    }
}
