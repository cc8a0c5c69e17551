//! The listening socket, and the requests that come to it.
//!
//! `tiny_http` gives up accepting at the first error, with a message or, where it gets no thread, without one. So the socket is ours: it stays
//! open, and when nobody accepts at it any more a new server takes its place.

use std::hash::{BuildHasher, RandomState};
use std::io;
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use tiny_http::{Request, Server};

/// The port that a preview starts at, and how many after it are tried.
const FIRST: u16 = 4000;
const TRIED: u16 = 100;

/// How often it is looked whether connections are still accepted.
const ROUND: Duration = Duration::from_millis(500);

/// What a busy or tired system is given to recover.
const REST: Duration = Duration::from_millis(50);

/// Listens at `host`: at the port that was asked for, or at the first free one from 4000.
pub fn bind(host: &str, port: Option<u16>) -> io::Result<TcpListener> {
    let bare = host.trim_matches(['[', ']']);
    let listener = match port {
        Some(port) => TcpListener::bind((bare, port))?,
        None => (FIRST..FIRST + TRIED)
            .map(|port| TcpListener::bind((bare, port)))
            .find(|tried| !matches!(tried, Err(error) if error.kind() == io::ErrorKind::AddrInUse))
            .unwrap_or_else(|| Err(io::ErrorKind::AddrInUse.into()))?,
    };
    // Accepted connections inherit it; without it a small answer waits 40 ms for an acknowledgement.
    rustix::net::sockopt::set_tcp_nodelay(&listener, true)?;
    Ok(listener)
}

/// Hands every request that comes to `listener` to `take`. Never returns.
pub fn requests(listener: &TcpListener, take: impl Fn(Request)) {
    loop {
        if let Ok(server) = listener.try_clone().and_then(|socket| Server::from_listener(socket, None).map_err(io::Error::other))
        {
            drain(&server, listener, &take);
        }
        thread::sleep(REST);
    }
}

/// Until the server stops accepting.
fn drain(server: &Server, listener: &TcpListener, take: &impl Fn(Request)) {
    let mut waiting = false;
    loop {
        match server.recv_timeout(ROUND) {
            Ok(Some(request)) => take(request),
            Ok(None) if is_waiting(listener) => {
                // Once can be a connection that came just now.
                if waiting {
                    return;
                }
                waiting = true;
            }
            Ok(None) => waiting = false,
            Err(_) => return,
        }
    }
}

/// Whether there is a connection that nobody has accepted.
fn is_waiting(listener: &TcpListener) -> bool {
    let mut sockets = [PollFd::new(listener, PollFlags::IN)];
    let ready = poll(&mut sockets, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
    ready.is_ok_and(|ready| ready > 0)
}

/// A number that nobody can guess.
pub fn random() -> u64 {
    RandomState::new().hash_one(std::process::id())
}
