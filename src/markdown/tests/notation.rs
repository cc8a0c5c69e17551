//! Citations, references and embeds.

use super::check;

#[test]
fn citations() {
    check(
        "a [@key] [@k-1.b_2 p4] [@k p3-5] [@k p3–5] [@k p3, p7] [@a p2; @b] [@desk]",
        r"<p>a <cite>key</cite> <cite>k-1.b_2 4-4</cite> <cite>k 3-5</cite> <cite>k 3-5</cite> <cite>k 3-3 7-7</cite> <cite>a 2-2; b</cite> <cite>desk</cite></p>
",
    );
}

#[test]
fn pins() {
    check(
        "[@k p4: “words […] of; it]”] [@k p4 tr: «No lo voy»] [@a: \"b\"; @c p1: „he said ‚no’ to it“]\n[@k p4: “over\nlines”]\n\n> [@k p4: “quoted\n> too”]",
        r"<p><cite>k 4-4 ‹words […] of; it]›</cite> <cite>k 4-4 tr ‹No lo voy›</cite> <cite>a ‹b›; c 1-1 ‹he said ‚no’ to it›</cite>
<cite>k 4-4 ‹over lines›</cite></p>
<blockquote>
<p><cite>k 4-4 ‹quoted too›</cite></p>
</blockquote>
",
    );
}

#[test]
fn no_citations() {
    check(
        "me@x.y @mention [a@b.c] `[@x]` \\[@x] [@x](y.md)",
        r#"<p>me@x.y @mention [a@b.c] <code>[@x]</code> [@x] <a href="y.md">@x</a></p>
"#,
    );
}

#[test]
fn references() {
    check(
        "[[A b]] [[a|T *t*]] [[A#H i]] [[#H]] [[kind/slug]] [[A\nb]] ![[E]] a![[E|f]] [[C#]]",
        r##"<p><a to="A b">A b</a> <a to="a">T *t*</a> <a to="A#H i">A</a> <a to="#H">H</a> <a to="kind/slug">slug</a> <a to="A b">A b</a> <x-embed to="E">E</x-embed> a<x-embed to="E">f</x-embed> <a to="C">C</a></p>
"##,
    );
}

#[test]
fn no_references() {
    check(
        "`[[a]]` \\[[a]] [[a] b]] [[1,2],[3]] [[a](b.md)]",
        r#"<p><code>[[a]]</code> [[a]] [[a] b]] [[1,2],[3]] [<a href="b.md">a</a>]</p>
"#,
    );
}

#[test]
fn an_embed_alone_replaces_its_paragraph() {
    check(
        "![[A#C1]]\n\nb ![[A]]\n\n- ![[B]]",
        r#"<x-embed to="A#C1">A</x-embed>
<p>b <x-embed to="A">A</x-embed></p>
<ul>
<li><x-embed to="B">B</x-embed></li>
</ul>
"#,
    );
}

#[test]
fn notations_anywhere() {
    check(
        "*a [[B]] [@c p1]* **[[D|e_f_g]]**: ~~[@h]~~\n\n1. [[I]] [@j]\n\n> [[K]]\n\n## [[L]] [@m]\n\n[^1]\n\n[^1]: [[N]] [@o p2].",
        r##"<p><em>a <a to="B">B</a> <cite>c 1-1</cite></em> <strong><a to="D">e_f_g</a></strong>: <del><cite>h</cite></del></p>
<ol>
<li><a to="I">I</a> <cite>j</cite></li>
</ol>
<blockquote>
<p><a to="K">K</a></p>
</blockquote>
<h2 id="l"><a to="L">L</a> <cite>m</cite></h2>
<p><sup class="footnote"><a href="#fn:1" id="fnref:1" role="doc-noteref">1</a></sup></p>
<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
<ol>
<li id="fn:1" value="1"><p><a to="N">N</a> <cite>o 2-2</cite>. <a href="#fnref:1" role="doc-backlink" aria-label="Back to the text">↩</a></p>
</li>
</ol>
</section>
"##,
    );
}

#[test]
fn bold_beside_a_bracket() {
    check(
        "**Word:**[[A]] and **[@x]** b",
        r#"<p><strong>Word:</strong><a to="A">A</a> and <strong><cite>x</cite></strong> b</p>
"#,
    );
}

#[test]
fn nothing_links_in_a_link() {
    check(
        "[a [[B|c]] [@d] https://e.f](g.md) h",
        r#"<p><a href="g.md">a c  https://e.f</a><cite>d</cite> h</p>
"#,
    );
}
