//! Who is turned away, and what nobody gets.

use crate::preview::{Preview, site};

#[test]
fn foreign_names_and_pages_are_turned_away() {
    let preview = Preview::of(&[]);
    let port = preview.port;
    for (headers, status) in [
        (vec![format!("Host: localhost:{port}")], 200),
        (vec![format!("Host: [::1]:{port}")], 200),
        (vec![format!("Host: 127.0.0.1:{port}"), format!("Origin: http://localhost:{port}")], 200),
        (vec!["Host: evil.example".to_owned()], 403),
        (vec![format!("Host: evil.example:{port}")], 403),
        (vec![format!("Host: 127.0.0.1.evil.example:{port}")], 403),
        (vec!["Host: 127.0.0.1".to_owned()], 403),
        (vec!["Host: ".to_owned()], 403),
        (vec![format!("Host: 127.0.0.1:{port}"), "Host: evil.example".to_owned()], 403),
        (vec![format!("Host: 127.0.0.1:{port}"), "Origin: http://evil.example".to_owned()], 403),
        (vec![format!("Host: 127.0.0.1:{port}"), "Origin: null".to_owned()], 403),
        (vec![format!("Host: 127.0.0.1:{port}"), format!("Origin: https://127.0.0.1:{port}")], 403),
        (vec![format!("Host: 127.0.0.1:{port}"), "Sec-Fetch-Site: cross-site".to_owned()], 403),
        (
            vec![
                format!("Host: 127.0.0.1:{port}"),
                "Sec-Fetch-Site: cross-site".to_owned(),
                "Sec-Fetch-Mode: navigate".to_owned(),
            ],
            200,
        ),
    ] {
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        for path in ["/", "/_chancery/live.js"] {
            assert_eq!(preview.ask("GET", path, &headers).status, status, "{path} {headers:?}");
        }
        let events = preview.ask("HEAD", "/_chancery/events?page=index.html", &headers);
        assert_eq!(events.status, status, "events {headers:?}");
        assert!(!events.head.contains("Access-Control"), "{headers:?}");
    }
    // HTTP/1.0 without a name.
    assert_eq!(preview.raw("GET / HTTP/1.0\r\n\r\n", false).unwrap().status, 403);
}

#[test]
fn only_get_and_head() {
    let preview = Preview::of(&[]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "BREW"] {
        let answer = preview.ask(method, "/", &[]);
        assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let with_body =
        preview.raw(&format!("POST / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 5\r\n\r\nhello", preview.port), false);
    assert_eq!(with_body.unwrap().status, 405);
}

#[test]
fn no_way_leads_out_of_the_site() {
    let preview = Preview::of(&[("content/x.md", "X\n"), ("secret.txt", "TOP SECRET\n")]);
    let ups = [
        "..",
        "%2e%2e",
        "%2E%2E",
        ".%2e",
        "%2e.",
        "..%00",
        "%252e%252e",
        "..%c0%af",
        "%c0%ae%c0%ae",
        "%uff0e%uff0e",
        "..;",
        "..%5c",
        "..\\",
        "....",
        "...",
        ".%00.",
        "%ef%bc%8e%ef%bc%8e",
        "..%0d",
        "..%0a",
        "..%09",
    ];
    let ends = ["secret.txt", "site.toml", "etc/passwd"];
    let mut forms: Vec<String> = Vec::new();
    for up in ups {
        for end in ends {
            forms.push(format!("/{up}/{end}"));
            forms.push(format!("/static/{up}/{up}/{end}"));
            forms.push(format!("/static/{up}%2f{end}"));
        }
    }
    for form in [
        "//etc/passwd",
        "/%2fetc/passwd",
        "/%2Fetc%2Fpasswd",
        "/./secret.txt",
        "/static/./../secret.txt",
        "/C:/secret.txt",
        "/file:///etc/passwd",
        "/secret.txt",
        "/secret.txt%00.html",
        "/.said",
        "/x.html/../secret.txt",
        "/content/../secret.txt",
        "/proc/self/environ",
        "/~root/secret.txt",
        "/static//../secret.txt",
        "/_chancery/../secret.txt",
        "/_chancery/%2e%2e/secret.txt",
        "/?/../secret.txt/..",
        "http://127.0.0.1/secret.txt",
        "*",
        "secret.txt",
        "../secret.txt",
        "\\secret.txt",
        "/static/%2e%2e%5csecret.txt",
    ] {
        forms.push(form.to_owned());
    }
    assert!(forms.len() > 50, "{}", forms.len());
    for form in forms {
        let answer = preview.ask("GET", &form, &[]);
        let fine = matches!(answer.status, 400 | 404) || form.starts_with("/?");
        assert!(fine, "{form}: {}", answer.head);
        assert!(
            !answer.body.contains("TOP SECRET") && !answer.body.contains("root:") && !answer.body.contains("title = "),
            "{form}"
        );
    }
}

#[test]
fn a_preview_for_everybody_warns_and_answers_to_addresses() {
    let preview = Preview::start(site(&[]), &["--host", "0.0.0.0"]);
    assert!(preview.said().starts_with("warning: everyone who can reach 0.0.0.0:"), "{}", preview.said());
    assert!(preview.said().contains(&format!("http://127.0.0.1:{}/ shows", preview.port)));
    let port = preview.port;
    assert_eq!(preview.ask("GET", "/", &[&format!("Host: 192.168.1.7:{port}")]).status, 200);
    assert_eq!(preview.ask("GET", "/", &[&format!("Host: evil.example:{port}")]).status, 403);
}
