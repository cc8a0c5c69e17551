//! Blocks.

use super::check;

#[test]
fn headings() {
    check(
        "# A\n\n## B *c* [[D|e]] [@x] {#own}\n\nF\n=\n\n## A\n\n### p4\n\n####\n\n## own",
        r#"<h2 id="a">A</h2>
<h2 id="own">B <em>c</em> <a to="D">e</a> <cite>x</cite></h2>
<h2 id="f">F</h2>
<h2 id="a-2">A</h2>
<h3 id="section-p4">p4</h3>
<h4 id="section"></h4>
<h2 id="own-2">own</h2>
"#,
    );
}

#[test]
fn lists() {
    check(
        "- a\n- b\n  1. c\n\n3) d\n\n4) e",
        r#"<ul>
<li>a</li>
<li>b<ol>
<li>c</li>
</ol>
</li>
</ul>
<ol start="3">
<li><p>d</p>
</li>
<li><p>e</p>
</li>
</ol>
"#,
    );
}

#[test]
fn tasks() {
    check(
        "- [ ] a [[B]]\n- [x] c",
        r#"<ul>
<li class="task"><input type="checkbox" disabled aria-label="Not done"> a <a to="B">B</a></li>
<li class="task"><input type="checkbox" disabled checked aria-label="Done"> c</li>
</ul>
"#,
    );
}

#[test]
fn quotes() {
    check(
        "> a\n> b\n>\n> > c",
        r"<blockquote>
<p>a
b</p>
<blockquote>
<p>c</p>
</blockquote>
</blockquote>
",
    );
}

#[test]
fn alerts() {
    check(
        "> [!NOTE]\n> a\n\n> [!danger]- My *title*\n> b\n> c\n\n> [!tip] Only\n\n- x\n  > [!bug]\n  > y",
        r#"<div class="alert alert-note" role="note">
<p class="alert-title">Note</p>
<p>a</p>
</div>
<div class="alert alert-caution" role="note">
<p class="alert-title">My <em>title</em></p>
<p>b
c</p>
</div>
<div class="alert alert-tip" role="note">
<p class="alert-title">Only</p>
</div>
<ul>
<li>x<div class="alert alert-caution" role="note">
<p class="alert-title">Caution</p>
<p>y</p>
</div>
</li>
</ul>
"#,
    );
}

#[test]
fn code_blocks() {
    check(
        "```rust,ignore\nlet a = \"<b>\";\n\n\tc -- d\n```\n\n    indented\n\n~~~\nno [[link]] [@x]\n~~~",
        r#"<pre tabindex="0"><code class="language-rust">let a = &quot;&lt;b&gt;&quot;;

	c -- d
</code></pre>
<pre tabindex="0"><code>indented
</code></pre>
<pre tabindex="0"><code>no [[link]] [@x]
</code></pre>
"#,
    );
}

#[test]
fn rule() {
    check(
        "a\n\n***\n\nb",
        r"<p>a</p>
<hr>
<p>b</p>
",
    );
}

#[test]
fn tables() {
    check(
        "| a | b | c |\n|:--|:-:|--:|\n| [[A|b]] | [[A\\|b]] | [@k p1] |\n| `x` | *y* |\n\n| only |\n|---|",
        r#"<div class="table" role="region" tabindex="0" aria-label="Table 1">
<table>
<thead>
<tr><th scope="col" class="left">a</th><th scope="col" class="center">b</th><th scope="col" class="right">c</th></tr>
</thead>
<tbody>
<tr><td class="left"><a to="A">b</a></td><td class="center"><a to="A">b</a></td><td class="right"><cite>k 1-1</cite></td></tr>
<tr><td class="left"><code>x</code></td><td class="center"><em>y</em></td><td class="right"></td></tr>
</tbody>
</table>
</div>
<div class="table" role="region" tabindex="0" aria-label="Table 2">
<table>
<thead>
<tr><th scope="col">only</th></tr>
</thead>
</table>
</div>
"#,
    );
}

#[test]
fn footnotes() {
    check(
        "A[^1] b[^two] c[^1].\n\n[^1]: One [[L]].\n[^two]: Two[^3]\n\n    more\n[^3]: Three.",
        r##"<p>A<sup class="footnote"><a href="#fn:1" id="fnref:1" role="doc-noteref">1</a></sup> b<sup class="footnote"><a href="#fn:2" id="fnref:2" role="doc-noteref">2</a></sup> c<sup class="footnote"><a href="#fn:1" id="fnref:1:2" role="doc-noteref">1</a></sup>.</p>
<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
<ol>
<li id="fn:1" value="1"><p>One <a to="L">L</a>. <a href="#fnref:1" role="doc-backlink" aria-label="Back to the text">↩</a> <a href="#fnref:1:2" role="doc-backlink" aria-label="Back to the text 2">↩<sup>2</sup></a></p>
</li>
<li id="fn:2" value="2"><p>Two<sup class="footnote"><a href="#fn:3" id="fnref:3" role="doc-noteref">3</a></sup></p>
<p>more <a href="#fnref:2" role="doc-backlink" aria-label="Back to the text">↩</a></p>
</li>
<li id="fn:3" value="3"><p>Three. <a href="#fnref:3" role="doc-backlink" aria-label="Back to the text">↩</a></p>
</li>
</ol>
</section>
"##,
    );
}

#[test]
fn comments_are_not_published() {
    check(
        "a <!-- b --> c %%d%% e\n\n<!-- f\n\ng -->\n\n%%\nh\n\ni\n%%\n\nj 100%% k\n<!-- l --> m\n\n- n\n<!-- o -->\n- p",
        r"<p>a  c  e</p>
<p>j 100%% k
 m</p>
<ul>
<li><p>n</p>
</li>
<li><p>p</p>
</li>
</ul>
",
    );
}

#[test]
fn html_is_text() {
    check(
        "<div onclick=\"x\">\na <!-- b --> c\n</div>\n\nd <b>e</b> &amp; <script>f</script>",
        r"<p>&lt;div onclick=&quot;x&quot;&gt;
a  c
&lt;/div&gt;</p>
<p>d &lt;b&gt;e&lt;/b&gt; &amp; &lt;script&gt;f&lt;/script&gt;</p>
",
    );
}
