//! Clients that misbehave, and a system that has run out of things: the preview goes on.

use std::io::Write;
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::preview::{Answer, Preview, await_that, command, site};

fn preview() -> Preview {
    Preview::of(&[("content/a.md", "First words.\n")])
}

/// A save reaches the page, and a browser hears of it.
#[track_caller]
fn goes_on(preview: &Preview, words: &str) {
    let events = preview.events("a.html", &preview.get("/a.html").hash());
    events.next("reports");
    preview.put("content/a.md", words);
    events.next("page");
    preview.await_page("/a.html", words.trim_end());
}

#[test]
fn idle_connections_and_a_slow_reader() {
    let preview = preview();
    preview.put("content/long.md", &"Many words on one page. ".repeat(80_000));
    await_that("the long page", || (preview.get("/long.html").bytes.len() > 1_000_000).then_some(()));
    let mut slow = preview.connect();
    write!(slow, "GET /long.html HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", preview.port).unwrap();
    let idle: Vec<TcpStream> = (0..500).map(|_| preview.connect()).collect();
    for at in 0..5 {
        goes_on(&preview, &format!("Words {at}.\n"));
    }
    let start = Instant::now();
    for _ in 0..50 {
        assert_eq!(preview.get("/a.html").status, 200);
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    // The slow one gets its page, whole and as it was.
    assert!(Answer::read(slow, false).unwrap().bytes.len() > 1_000_000);
    drop(idle);
    goes_on(&preview, "After all.\n");
}

#[test]
fn a_page_takes_no_time() {
    let preview = preview();
    preview.get("/a.html");
    let time = |_| {
        let start = Instant::now();
        preview.get("/a.html");
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..50).map(time).collect();
    times.sort_unstable();
    // Without TCP_NODELAY each takes 40 ms; on a busy machine only some of them.
    assert!(times[25] < Duration::from_millis(30), "{times:?}");
}

#[test]
fn kept_connections_are_all_answered() {
    let preview = preview();
    let request = format!("GET /a.html HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: keep-alive\r\n\r\n", preview.port);
    for _ in 0..20 {
        let mut streams: Vec<TcpStream> = (0..6).map(|_| preview.connect()).collect();
        for stream in &mut streams {
            stream.write_all(request.as_bytes()).unwrap();
        }
        for stream in streams {
            assert_eq!(Answer::read(stream, false).unwrap().status, 200);
        }
    }
}

#[test]
fn long_headers() {
    let preview = preview();
    let host = format!("Host: 127.0.0.1:{}\r\n", preview.port);
    let answer = |request: String| preview.raw(&request, false).map(|answer| answer.status);
    assert_eq!(answer(format!("GET / HTTP/1.1\r\n{host}X: {}\r\n\r\n", "x".repeat(32 << 10))), Some(200));
    assert_eq!(answer(format!("GET / HTTP/1.1\r\n{host}X: {}\r\n\r\n", "x".repeat(64 << 10))), Some(431));
    assert_eq!(answer(format!("GET /{} HTTP/1.1\r\n{host}\r\n", "x".repeat(65 << 10))), Some(431));
    let many = "X-Some: a value of some length\r\n".repeat(5000);
    assert_eq!(answer(format!("GET / HTTP/1.1\r\n{host}{many}\r\n")), Some(431));
    // Read whole, for the library knows no limit, and survived.
    assert_eq!(answer(format!("GET / HTTP/1.1\r\n{host}X: {}\r\n\r\n", "x".repeat(8 << 20))), Some(431));
    goes_on(&preview, "Still there.\n");
}

#[test]
fn malformed_requests() {
    let mut preview = preview();
    let host = format!("Host: 127.0.0.1:{}\r\n", preview.port);
    for request in [
        "\r\n\r\n".to_owned(),
        "GET\r\n\r\n".to_owned(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        format!("GET / HTTP/2.0\r\n{host}\r\n"),
        format!("GET  / HTTP/1.1\r\n{host}\r\n"),
        format!("GET / HTTP/1.1\r\n{host}no colon\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}X: \u{e9}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}Expect: nonsense\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}Content-Length: -1\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}Content-Length: 99999999999999999999\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
        format!("GET /\u{1}\u{7f} HTTP/1.1\r\n{host}\r\n"),
        format!("GET /%0d%0aX:%20y HTTP/1.1\r\n{host}\r\n"),
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}".to_owned(),
        "x".repeat(100_000),
    ] {
        let mut stream = preview.connect();
        _ = stream.write_all(request.as_bytes());
        _ = stream.shutdown(std::net::Shutdown::Write);
        if let Some(answer) = Answer::read(stream, false) {
            assert!(!answer.head.contains("X: y"), "{request:?}");
        }
    }
    // Gone before the answer, and in the middle of a request.
    for _ in 0..50 {
        let mut stream = preview.connect();
        stream.write_all(format!("GET / HTTP/1.1\r\n{host}\r\n").as_bytes()).unwrap();
        drop(stream);
        let mut stream = preview.connect();
        stream.write_all(b"GET / HT").unwrap();
    }
    goes_on(&preview, "Still there.\n");
    assert!(preview.is_alive());
    assert!(!preview.said().contains("panicked"), "{}", preview.said());
}

#[test]
fn a_server_that_stops_accepting_is_replaced() {
    let folder = site(&[("content/a.md", "First words.\n")]);
    let mut shell = Command::new("sh");
    let watch = command(folder.path(), &[]);
    let said = std::fs::File::create(folder.path().join(".said")).unwrap();
    shell.arg("-c").arg("ulimit -n 64; exec \"$0\" watch").arg(watch.get_program()).current_dir(folder.path());
    let child = shell.stderr(said).env("NO_COLOR", "1").process_group(0).spawn().unwrap();
    let preview = Preview::attach(folder, child);
    preview.await_page("/a.html", "First words");
    for round in 0..3 {
        let many: Vec<TcpStream> = (0..100).map(|_| preview.connect()).collect();
        thread::sleep(Duration::from_millis(300));
        drop(many);
        await_that("an answer", || {
            let mut stream = preview.connect();
            stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
            write!(stream, "GET /a.html HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", preview.port).ok()?;
            Answer::read(stream, false).filter(|answer| answer.status == 200)
        });
        goes_on(&preview, &format!("Round {round}.\n"));
    }
}
