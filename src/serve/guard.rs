//! Who may ask: the server answers to its own names only, and to pages that it served itself.
//!
//! A page of another site can make a browser send requests here, and by DNS rebinding even under its own name. The name in `Host` tells; an
//! address of digits can't be rebound.

use std::net::{IpAddr, SocketAddr};

use tiny_http::Request;

/// The names and the port of the server.
#[derive(Debug)]
pub struct Guard {
    names: Vec<String>,
    /// Other machines may ask; they use one of this machine's addresses.
    open: bool,
    port: u16,
}

/// Why a request is turned away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    Host,
    Origin,
}

impl Guard {
    /// For a server that was asked for as `host` and listens at `at`.
    pub fn new(host: &str, at: SocketAddr) -> Self {
        let host = host.trim_matches(['[', ']']).to_ascii_lowercase();
        let names = ["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned(), host, at.ip().to_string()];
        Self { names: names.into(), open: !at.ip().is_loopback(), port: at.port() }
    }

    /// Whether the request comes under one of our names and, where it says from which page, from one of ours.
    pub fn check(&self, request: &Request) -> Result<(), Refusal> {
        let values = |name: &'static str| {
            request.headers().iter().filter(move |header| header.field.equiv(name)).map(|header| header.value.as_str())
        };
        let mut hosts = values("Host");
        if !hosts.next().is_some_and(|host| self.is_ours(host)) || hosts.next().is_some() {
            return Err(Refusal::Host);
        }
        let ours = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| self.is_ours(host));
        let foreign_fetch = |site: &str| site.eq_ignore_ascii_case("cross-site");
        // A link from elsewhere that a person follows says `navigate`.
        let navigates = values("Sec-Fetch-Mode").any(|mode| mode.eq_ignore_ascii_case("navigate"));
        if !values("Origin").all(ours) || (!navigates && values("Sec-Fetch-Site").any(foreign_fetch)) {
            return Err(Refusal::Origin);
        }
        Ok(())
    }

    /// Whether `host`, as in a header, is one of our names with our port.
    fn is_ours(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        let ip: Option<IpAddr> = bare.unwrap_or(name).parse().ok();
        // Brackets are for IPv6, and IPv6 has brackets.
        if bare.is_some() != ip.is_some_and(|ip| ip.is_ipv6()) {
            return false;
        }
        let name = ip.map_or_else(|| name.to_ascii_lowercase(), |ip| ip.to_string());
        port == Some(self.port) && (self.names.contains(&name) || self.open && ip.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(guard: &Guard, host: &str, ours: bool) {
        assert_eq!(guard.is_ours(host), ours, "{host}");
    }

    #[test]
    fn names_of_this_machine() {
        let guard = Guard::new("127.0.0.1", "127.0.0.1:4000".parse().unwrap());
        for host in ["localhost:4000", "LocalHost:4000", "127.0.0.1:4000", "[::1]:4000"] {
            check(&guard, host, true);
        }
        for host in [
            "",
            ":",
            "localhost",
            "localhost:4001",
            "localhost.:4000",
            "localhost:4000:4000",
            "localhost:04000x",
            "evil.example:4000",
            "localhost.evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "192.168.1.2:4000",
            "::1:4000",
            "[127.0.0.1]:4000",
            "[localhost]:4000",
            "user@localhost:4000",
            "127.1:4000",
        ] {
            check(&guard, host, false);
        }
    }

    #[test]
    fn an_open_server_answers_to_addresses_but_not_to_names() {
        let guard = Guard::new("0.0.0.0", "0.0.0.0:4000".parse().unwrap());
        for host in ["192.168.1.2:4000", "[fe80::1]:4000", "localhost:4000"] {
            check(&guard, host, true);
        }
        check(&guard, "evil.example:4000", false);
        let named = Guard::new("desk.local", "192.168.1.2:4000".parse().unwrap());
        check(&named, "desk.local:4000", true);
        check(&named, "other.local:4000", false);
    }
}
