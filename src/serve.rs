//! The preview's HTTP server: pages of the newest generation, and events that say when they change. For this machine only.
//!
//! Addresses are looked up in the site, never on disk; only GET and HEAD; whoever comes under a foreign name or from a foreign page is turned
//! away. `tiny_http` reads the requests, everything else is done here: each answer is written by hand, says `Connection: close`, and has a
//! thread of its own, so that a client that reads slowly, or not at all, keeps nobody waiting. Knows nothing of how a generation comes about.

mod address;
mod answer;
mod board;
mod events;
mod generation;
mod guard;
mod listen;
mod range;
mod reports;
mod route;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tiny_http::Request;

pub use address::url;
pub use board::Board;
pub use generation::{Generation, Saved, Versions, panic_text, versions};
pub use listen::bind;
pub use reports::Reports;

use guard::Guard;
use route::Route;

/// More answers at a time are not begun: the analyst's own tabs need a few dozen.
const MOST_ANSWERS: usize = 2048;

/// Everything that answers share.
struct Service {
    board: Arc<Board>,
    guard: Guard,
    /// Tells one start of the server from the next.
    instance: String,
    answers: AtomicUsize,
}

/// Serves what stands on `board` to whoever comes to `listener`, for ever, in threads of its own. `host` is the name that was asked for.
pub fn start(listener: TcpListener, host: &str, board: Arc<Board>) -> io::Result<()> {
    let at: SocketAddr = listener.local_addr()?;
    let service = Arc::new(Service {
        board,
        guard: Guard::new(host, at),
        instance: format!("{:016x}", listen::random()),
        answers: AtomicUsize::new(0),
    });
    thread::Builder::new().name("chancery-serve".to_owned()).spawn(move || {
        listen::requests(&listener, |request| begin(&service, request));
    })?;
    Ok(())
}

/// Answers in a thread of its own.
fn begin(service: &Arc<Service>, request: Request) {
    if service.answers.fetch_add(1, Ordering::Relaxed) >= MOST_ANSWERS {
        service.answers.fetch_sub(1, Ordering::Relaxed);
        return;
    }
    let answering = Answering(Arc::clone(service));
    let spawned = thread::Builder::new().name("chancery-answer".to_owned()).spawn(move || {
        // A client that has gone away is no failure.
        _ = answer(&answering.0, request);
    });
    // Without threads there is no answer; the request is dropped, and the browser asks again.
    drop(spawned);
}

/// Counts itself out, whatever becomes of the answer.
struct Answering(Arc<Service>);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.answers.fetch_sub(1, Ordering::Relaxed);
    }
}

fn answer(service: &Service, request: Request) -> io::Result<()> {
    let head_only = *request.method() == tiny_http::Method::Head;
    let route = route::route(service, &request);
    let mut to = request.into_writer();
    match route {
        Route::Answer(answer) => answer.write(&mut to, head_only),
        Route::Events(_) if head_only => events::head(&mut to),
        Route::Events(asked) => events::serve(service, &asked, &mut to),
    }
}
