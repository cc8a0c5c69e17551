//! A running preview, and a small HTTP client that can also misbehave.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// Far longer than anything takes that works, on a machine that is busy with other tests.
pub const LONG: Duration = Duration::from_secs(20);

pub struct Preview {
    pub folder: TempDir,
    pub port: u16,
    child: Child,
}

/// A site of these files.
pub fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "site.toml", "title = \"T\"\n");
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    folder
}

/// Saves a file in one step, so that no state between two saves is ever seen; `saving.rs` has the ways that are not.
pub fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let beside = path.with_file_name(format!(".{}.new", path.file_name().unwrap().display()));
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

/// The command, in the site's folder, with its standard error in `said`.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    let said = fs::File::create(said_file(folder)).unwrap();
    command.arg("watch").args(arguments).current_dir(folder).env("NO_COLOR", "1").stdin(Stdio::null()).stderr(said);
    command
}

fn said_file(folder: &Path) -> PathBuf {
    folder.join(".said")
}

impl Preview {
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self::start(site(files), &[])
    }

    pub fn start(folder: TempDir, arguments: &[&str]) -> Self {
        let child = command(folder.path(), arguments).spawn().unwrap();
        Self::attach(folder, child)
    }

    /// Waits until the child says where it serves.
    pub fn attach(folder: TempDir, child: Child) -> Self {
        let mut preview = Self { folder, port: 0, child };
        let line = preview.await_said(|said| said.contains("shows the site as you save it"));
        let port = line.split("http://").nth(1).unwrap().split('/').next().unwrap().rsplit(':').next().unwrap();
        preview.port = port.parse().unwrap();
        preview
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn put(&self, path: &str, text: &str) {
        put(self.root(), path, text);
    }

    pub fn id(&self) -> i32 {
        i32::try_from(self.child.id()).unwrap()
    }

    /// What was printed on standard error so far.
    pub fn said(&self) -> String {
        fs::read_to_string(said_file(self.root())).unwrap()
    }

    #[track_caller]
    pub fn await_said(&self, what: impl Fn(&str) -> bool) -> String {
        await_that("a line on standard error", || Some(self.said()).filter(|said| what(said)))
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream.set_write_timeout(Some(LONG)).unwrap();
        stream
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let host = format!("Host: 127.0.0.1:{}", self.port);
        let named = headers.iter().any(|header| header.to_lowercase().starts_with("host:"));
        let headers = headers.iter().copied().chain((!named).then_some(host.as_str()));
        let head: Vec<String> = headers.map(|header| format!("{header}\r\n")).collect();
        let head = format!("{method} {path} HTTP/1.1\r\n{}", head.concat());
        self.raw(&(head + "\r\n"), method == "HEAD").expect("an answer")
    }

    /// Sends bytes as they are; none when the server hangs up.
    pub fn raw(&self, request: &str, head_only: bool) -> Option<Answer> {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        Answer::read(stream, head_only)
    }

    /// Waits until the page at `path` holds `words`.
    #[track_caller]
    pub fn await_page(&self, path: &str, words: &str) -> Answer {
        await_that(&format!("`{words}` on {path}"), || Some(self.get(path)).filter(|answer| answer.body.contains(words)))
    }

    /// The number of the newest generation.
    pub fn generation(&self) -> u64 {
        self.events("nowhere.html", "").next("hello")["generation"].as_u64().unwrap()
    }

    pub fn events(&self, page: &str, hash: &str) -> Events {
        let mut stream = self.connect();
        write!(stream, "GET /_chancery/events?page={page}&hash={hash} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port)
            .unwrap();
        Events::read(stream)
    }

    /// Sends a signal and waits for the end.
    pub fn end(&mut self, signal: &str) -> ExitStatus {
        assert!(Command::new("kill").args([signal, &self.id().to_string()]).status().unwrap().success());
        await_that("the end of the preview", || self.child.try_wait().unwrap())
    }

    pub fn is_alive(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

#[track_caller]
pub fn await_that<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < LONG, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// One answer, taken apart.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub bytes: Vec<u8>,
    pub body: String,
}

impl Answer {
    pub fn read(stream: TcpStream, head_only: bool) -> Option<Self> {
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let mut answer = Self { status, head, bytes: Vec::new(), body: String::new() };
        let length = answer.header("Content-Length").and_then(|length| length.parse().ok()).unwrap_or(0);
        if !head_only {
            answer.bytes = vec![0; length];
            reader.read_exact(&mut answer.bytes).ok()?;
            answer.body = String::from_utf8_lossy(&answer.bytes).into_owned();
        }
        Some(answer)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// `data-hash` of the client in the page.
    pub fn hash(&self) -> String {
        self.body.split("data-hash=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }
}

/// The events of one browser.
pub struct Events(Receiver<(String, Value)>);

impl Events {
    fn read(stream: TcpStream) -> Self {
        let (to, events) = channel();
        // Ends with the server, or when nobody receives any more.
        thread::spawn(move || {
            let mut name = String::new();
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if let Some(event) = line.strip_prefix("event: ") {
                    event.clone_into(&mut name);
                } else if let Some(data) = line.strip_prefix("data: ")
                    && to.send((name.clone(), serde_json::from_str(data).unwrap())).is_err()
                {
                    return;
                }
            }
        });
        Self(events)
    }

    /// The data of the next event of this name; others are passed over.
    #[track_caller]
    pub fn next(&self, name: &str) -> Value {
        loop {
            let (event, data) = self.0.recv_timeout(LONG).unwrap_or_else(|_| panic!("waited in vain for `{name}`"));
            if event == name {
                return data;
            }
        }
    }

    /// The names of all events that come within this time.
    pub fn all(&self, time: Duration) -> Vec<String> {
        let end = Instant::now() + time;
        let left = || end.saturating_duration_since(Instant::now());
        std::iter::from_fn(|| self.0.recv_timeout(left()).ok()).map(|(name, _)| name).collect()
    }
}
