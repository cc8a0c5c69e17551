//! Every diagnostic, with its place and its exact words.

use super::said;

#[test]
fn what_is_said() {
    for (markdown, expected) in CASES {
        assert_eq!(said(markdown), expected, "{markdown}");
    }
}

const CASES: [(&str, &str); 13] = [
    (
        "[@x p0] [@x p5-3] [@x p] [@] [@x p4: words] [@x p4: “a] b\n",
        r"Error citation-syntax [@x p0] `@x p0` is no citation: paragraphs count from 1 | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [@x p5-3] `@x p5-3` is no citation: the run of paragraphs ends before it begins | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [@x p] `@x p` is no citation: `p` does not belong here | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [@] `@` is no citation: there is no key after `@` | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [@x p4: words] `@x p4: words` is no citation: the words after the colon need quotation marks | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [@x p4: “a] `@x p4: “a` is no citation: the words after the colon are not closed by a quotation mark | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
",
    ),
    (
        "[@x p3, 7] [@x tr] [@x foo; @y] [@x; y] [@x;] [@x: “”]",
        r"Error citation-syntax [@x p3, 7] `@x p3, 7` is no citation: a paragraph such as `p4` must follow the comma | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [@x tr] `@x tr` is no citation: `tr` does not belong here | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [@x foo] `@x foo` is no citation: `foo` does not belong here | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [y] `y` is no citation: it does not begin with `@` | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [;]] this part of the citation is empty | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
Error citation-syntax [@x: “”] `@x: “”` is no citation: there are no words between the quotation marks | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
",
    ),
    (
        "a [@x p4\n\nb",
        r"Error citation-syntax [[@x] this citation is never closed by `]` | write `[@key]`, `[@key p4]`, `[@key p3-5]`, `[@a p2; @b]`, or with the words it rests on `[@key p4: “words”]`
",
    ),
    (
        "[see @key p4] [Follow @nyt]",
        r"Warning citation-late [[see @key p4]] `[see @key p4]` is no citation: it does not begin with `@` | put the words before the bracket: `see [@key p4]`
",
    ),
    (
        "[[]] [[|a]] [[a",
        r"Warning reference-empty [[[]]] `[[]]` names nothing | write `[[name]]`, `[[name|text]]`, `[[name#heading]]` or `[[kind/slug]]`
Warning reference-empty [[[|a]]] `[[|a]]` names nothing | write `[[name]]`, `[[name|text]]`, `[[name#heading]]` or `[[kind/slug]]`
",
    ),
    (
        "[a](javascript:b) [c](JAVA&#83;CRIPT&colon;d) <vbscript:e> ![f](data:image/png;base64,x) [g](//x.y) [h](tel:1)",
        r"Error link-scheme [[a](javascript:b)] a link may not lead to `javascript:`; only its text is shown | links lead to files of the site, or begin with `https:`, `http:`, `mailto:` or `tel:`
Error link-scheme [[c](JAVA&#83;CRIPT&colon;d)] a link may not lead to `javascript:`; only its text is shown | links lead to files of the site, or begin with `https:`, `http:`, `mailto:` or `tel:`
Error link-scheme [<vbscript:e>] a link may not lead to `vbscript:`; only its text is shown | links lead to files of the site, or begin with `https:`, `http:`, `mailto:` or `tel:`
Error link-scheme [![f](data:image/png;base64,x)] a link may not lead to `data:`; only its text is shown | links lead to files of the site, or begin with `https:`, `http:`, `mailto:` or `tel:`
",
    ),
    (
        "![a](https://x.y/z.png)",
        r"Warning image-external [![a](https://x.y/z.png)] the picture `https://x.y/z.png` is on another site; it is linked, not shown | no page loads anything from elsewhere: save the picture beside this file
",
    ),
    (
        "<div>\na\n</div>\n\nb <i>c</i> <i>d</i>",
        r"Warning raw-html [<div>] HTML is shown as text | use Markdown, or set `raw-html = true` in `site.toml`
Warning raw-html [<i>] HTML is shown as text | use Markdown, or set `raw-html = true` in `site.toml`
",
    ),
    (
        "a[^b] [^c]\n\n[^d]: e\n\n[^f]: g\n\n[^f]: h\n\ni[^f]",
        r"Error footnote-undefined [[^b]] no footnote `b` is defined | define it on a line of its own: `[^b]: …`
Error footnote-undefined [[^c]] no footnote `c` is defined | define it on a line of its own: `[^c]: …`
Warning footnote-unused [[^d]:] footnote `d` is never called, so it is not published | call it in the text: `[^d]`
Error footnote-duplicate [[^f]:] footnote `f` is defined twice, first in line 5 | give this one another label
",
    ),
    (
        "## a {#b}\n\n## c {#b}\n\n## d {#e/f}",
        r"Error heading-id-duplicate [## c {#b}] the id `b` is taken by another heading | choose another id
Error heading-id-invalid [## d {#e/f}] `e/f` can't be the id of a heading | an id is made of letters, digits, `-`, `_` and `.`
",
    ),
    (
        "a <!-- b",
        r"Warning comment-open [<!--] this comment is never closed, so nothing after `<!--` is published | close it with `-->`
",
    ),
    (
        "%% c",
        r"Warning comment-open [%%] this comment is never closed, so nothing after `%%` is published | close it with `%%`
",
    ),
    (
        "<!-- allow quotation-near -->\n\n<!-- allow -->\n\n<!-- allow me to say -->\n\n<!-- allow X: y -->",
        r"Warning allow-syntax [<!-- allow quotation-near -->] `allow quotation-near` allows nothing | write `<!-- allow code: reason -->`
Warning allow-syntax [<!-- allow -->] `allow` allows nothing | write `<!-- allow code: reason -->`
Warning allow-syntax [<!-- allow X: y -->] `allow X: y` allows nothing | write `<!-- allow code: reason -->`
",
    ),
];
