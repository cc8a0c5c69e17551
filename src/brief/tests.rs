use super::*;
use crate::markdown::{Options, parse};

#[test]
fn explore() {
    for path in ["disputes/Abrego Garcia case.md"] {
        let text = std::fs::read_to_string(format!("/work/shared/example/content/{path}")).unwrap();
        let start = text.find("\n---\n").unwrap() + 5;
        let body = parse(&text, start, &Options { raw_html: false, claims: true });
        println!("{:?}", body.diagnostics);
        let found = dispute(&text, &body);
        println!("{found:#?}");
    }
    let text = std::fs::read_to_string("/work/shared/example/content/analysis/Two refusals.md").unwrap();
    let start = text.find("\n---\n").unwrap() + 5;
    let body = parse(&text, start, &Options::default());
    println!("{:?}", body.diagnostics);
    let found = analysis(&text, &body);
    println!("{found:#?}");
}
