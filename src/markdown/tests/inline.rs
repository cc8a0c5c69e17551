//! What stands in a line.

use super::check;

#[test]
fn emphasis_and_code() {
    check(
        "a *b* **c** ~~d~~ `e * f` *g **h***",
        r"<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e * f</code> <em>g <strong>h</strong></em></p>
",
    );
}

#[test]
fn marks_turn_the_english_way() {
    check(
        "\"It's 'odd',\" he said -- or not --- in the '90s... \"*So*\"\n\n('a')",
        r"<p>“It’s ‘odd’,” he said – or not — in the ’90s… “<em>So</em>”</p>
<p>(‘a’)</p>
",
    );
}

#[test]
fn marks_stay_in_code_and_addresses() {
    check(
        "`\"a\" -- b` https://x.y/a--b'c <https://x.y/--> [\"t\"](x--y.md)",
        r#"<p><code>&quot;a&quot; -- b</code> <a href="https://x.y/a--b'c">https://x.y/a--b'c</a> <a href="https://x.y/--">https://x.y/--</a> <a href="x--y.md">“t”</a></p>
"#,
    );
}

#[test]
fn escapes_and_entities() {
    check(
        "\\*a\\* \\\"b\\\" &amp; &copy; &lt;i&gt; AT&T 1 < 2 > 0 \\[@x] \\[[y]]",
        r"<p>*a* &quot;b&quot; &amp; © &lt;i&gt; AT&amp;T 1 &lt; 2 &gt; 0 [@x] [[y]]</p>
",
    );
}

#[test]
fn line_ends() {
    check(
        "a\nb  \nc\\\nd",
        r"<p>a
b<br>
c<br>
d</p>
",
    );
}

#[test]
fn links() {
    check(
        "[a *b*](../actors/y.md#h \"T & t\") [c][r] [d]\n\n[r]: https://x.y/?a=1&b=2\n[d]: d.md",
        r#"<p><a href="../actors/y.md#h" title="T &amp; t">a <em>b</em></a> <a href="https://x.y/?a=1&amp;b=2">c</a> <a href="d.md">d</a></p>
"#,
    );
}

#[test]
fn bare_addresses() {
    check(
        "See https://x.y/a_b_c, (http://x.y/(z)) and www.x.y. <me@x.y> me@x.y “https://q.y” xhttp://no.y http://",
        r#"<p>See <a href="https://x.y/a_b_c">https://x.y/a_b_c</a>, (<a href="http://x.y/(z)">http://x.y/(z)</a>) and <a href="https://www.x.y">www.x.y</a>. <a href="mailto:me@x.y">me@x.y</a> me@x.y “<a href="https://q.y">https://q.y</a>” xhttp://no.y http://</p>
"#,
    );
}

#[test]
fn bare_address_in_a_link_is_text() {
    check(
        "[https://a.b/c_d_e](https://x.y)",
        r#"<p><a href="https://x.y">https://a.b/c_d_e</a></p>
"#,
    );
}

#[test]
fn pictures() {
    check(
        "![an *alt*](a.png \"Title\") in a line ![b](missing.png) ![c](c.png)",
        r#"<p><img src="a.png" alt="an alt" width="640" height="480" loading="lazy" decoding="async" title="Title"> in a line b <img src="c.png" alt="c" width="640" height="480" loading="lazy" decoding="async"></p>
"#,
    );
}

#[test]
fn picture_with_title_alone_is_a_figure() {
    check(
        "![alt](a.png \"A \\\"title\\\"\")",
        r#"<figure><img src="a.png" alt="alt" width="640" height="480" loading="lazy" decoding="async"><figcaption>A “title”</figcaption></figure>
"#,
    );
}
