//! `watch`: the live preview, until someone ends it.

use std::io;
use std::net::TcpListener;
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use super::arguments::WatchArguments;
use super::site;
use super::{Failure, say};
use crate::diagnostic::load::reason;
use crate::serve::{self, Board};
use crate::watch::{self, Settings};

/// Why the preview ends.
enum End {
    /// Someone has had enough.
    Asked,
    /// The loop has ended, which it never does.
    Broken,
}

/// What `chancery watch` does. Comes back on Ctrl-C.
pub fn watch(arguments: &WatchArguments) -> Result<ExitCode, Failure> {
    let place = site::find(arguments.root.as_deref())?;
    let (sender, ends) = mpsc::channel();
    let asked = sender.clone();
    ctrlc::set_handler(move || _ = asked.send(End::Asked)).map_err(|error| Failure {
        message: format!("can't listen for Ctrl-C: {error}"),
        hint: "use `chancery build`".to_owned(),
    })?;
    quiet_panics();

    let listener = listen(&arguments.host, arguments.port)?;
    let at = listener.local_addr().map_err(|error| cannot_serve(&error))?;
    let url = serve::url(&arguments.host, at);
    let board = Arc::new(Board::default());
    serve::start(listener, &arguments.host, Arc::clone(&board)).map_err(|error| cannot_serve(&error))?;

    let settings = Settings {
        root: place.root,
        prefix: place.prefix.clone(),
        drafts: !arguments.no_drafts,
        poll: arguments.poll.map(|poll| Duration::from_millis(poll.unwrap_or(500).max(20))),
        timings: arguments.timings,
    };
    let hung = Arc::clone(&board);
    thread::Builder::new()
        .name("chancery-watch".to_owned())
        .spawn(move || {
            // Tells of its end, whatever ends it.
            let _end = Ending(sender);
            watch::run(&settings, &hung);
        })
        .map_err(|error| cannot_serve(&error))?;
    if !at.ip().is_loopback() {
        say(&format!("warning: everyone who can reach {at} can read this preview, drafts and withheld texts included"));
    }
    say(&format!("{url} shows the site as you save it; Ctrl-C ends, `chancery build` writes what is to be published"));
    if arguments.open {
        open(&url);
    }
    match ends.recv() {
        Ok(End::Asked) => {
            say(&format!("preview ended; {}public/ was not touched: `chancery build` writes it for publishing", place.prefix));
            Ok(ExitCode::SUCCESS)
        }
        Ok(End::Broken) | Err(_) => Err(Failure {
            message: "the preview has stopped working".to_owned(),
            hint: "this is a fault of chancery: please report what is printed above, and start it again".to_owned(),
        }),
    }
}

struct Ending(mpsc::Sender<End>);

impl Drop for Ending {
    fn drop(&mut self) {
        _ = self.0.send(End::Broken);
    }
}

fn listen(host: &str, port: Option<u16>) -> Result<TcpListener, Failure> {
    serve::bind(host, port).map_err(|error| match (error.kind(), port) {
        (io::ErrorKind::AddrInUse, Some(port)) => Failure {
            message: format!("port {port} is taken"),
            hint: "end what listens there, or leave `--port` out: the next free one is found".to_owned(),
        },
        (io::ErrorKind::AddrInUse, None) => Failure {
            message: "all ports from 4000 to 4099 are taken".to_owned(),
            hint: "name a free one with `--port`".to_owned(),
        },
        _ => Failure {
            message: format!("can't listen at `{host}`: {}", reason(&error)),
            hint: "`--host` takes an address of this machine; without it, 127.0.0.1 is used".to_owned(),
        },
    })
}

fn cannot_serve(error: &io::Error) -> Failure {
    Failure { message: format!("can't serve the preview: {}", reason(error)), hint: "use `chancery build`".to_owned() }
}

/// Opens the preview in the person's browser; says so when there is none.
fn open(url: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let started = Command::new(program).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    match started {
        // Whoever has ended is taken leave of, or it stays in the system's list.
        Ok(mut child) => _ = thread::Builder::new().spawn(move || _ = child.wait()),
        Err(_) => say(&format!("note: there is no `{program}` to open a browser with: go to {url}")),
    }
}

/// Where a connection breaks at the wrong moment, the HTTP library panics in a thread of its own. Nobody needs to read of it.
fn quiet_panics() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|place| place.file().contains("tiny_http")) {
            print(panic);
        }
    }));
}
