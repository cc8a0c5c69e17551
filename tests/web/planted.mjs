// Each check can fail: faults are planted into copies of a finished site, and each must be found: node planted.mjs SITE [WORDS OF A FAULT]
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { allPages } from "./pages.mjs";

const [site, chosen = ""] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const page = allPages(site).find((path) => path.startsWith("analysis/") && !path.endsWith("index.html"));
const before = (tag, more) => (text) => text.replace(tag, `${more}${tag}`);
const rule = (css) => (text) => `${text}\n${css}\n`;
const SHEET = "static/dossier.css";

/** What is planted, where, which check finds it, and the words of its finding. */
const FAULTS = [
  ["a link to no page", "index.html", before("</main>", '<a href="actors/nobody.html">x</a>'), "links", "actors/nobody.html on index.html (404)"],
  ["a link to no anchor of another page", "method.html", before("</main>", '<a href="index.html#nowhere">x</a>'), "links", "index.html#nowhere on method.html"],
  ["a link to no anchor of the same page", page, before("</main>", '<a href="#nowhere">x</a>'), "links", `${page}#nowhere on ${page}`],
  ["a link of the lost page to nothing", "404.html", before("</main>", '<a href="/nowhere.html">x</a>'), "links", "nowhere.html on 404.html"],
  ["a picture that is missing", page, before("</main>", '<img src="none.png" alt="x">'), "links", "none.png"],
  ["one id twice", page, before("</main>", '<p id="main">x</p>'), "html", "Duplicate ID"],
  ["a paragraph in a paragraph's word", page, before("</main>", "<span><p>x</p></span>"), "html", "not allowed as child"],
  ["a style attribute", page, before("</main>", '<p style="color:red">x</p>'), "html", "a style attribute"],
  ["an event handler", page, before("</main>", '<p onclick="x()">x</p>'), "html", "an event handler"],
  ["a script", page, before("</head>", "<script>1</script>"), "html", "a script"],
  ["something wider than a telephone", page, before("</main>", '<svg width="700" height="9" aria-hidden="true"></svg>'), "browser", "too wide"],
  ["a request that leaves the site", page, before("</main>", '<img src="https://outside.invalid/x.png" alt="x">'), "browser", "outside.invalid"],
  ["a picture without words", page, before("</main>", '<img src="../static/favicon.svg" width="9" height="9">'), "browser", "axe image-alt"],
  ["pale letters", SHEET, rule("main p {color: #bbb}"), "browser", "axe color-contrast"],
  ["text that is cut", SHEET, rule(".byline {overflow: hidden; white-space: nowrap; width: 3rem}"), "browser", "cuts"],
  ["no ring on what has the focus", SHEET, rule(":focus-visible {outline: none}"), "browser", "no ring"],
  ["no skip link", page, (text) => text.replace(/<a class="skip".*?<\/a>/, ""), "browser", "no skip link"],
  ["a tab order of its own", page, before("</main>", '<a href="../index.html" tabindex="1">x</a>'), "browser", "the first stop of the keyboard is no skip link"],
  ["a card beside the window", SHEET, rule(".cite .card {left: 90vw; width: 20rem}"), "browser", "leaves the window"],
  ["a card that never opens", SHEET, rule(".cite .card {display: none !important}"), "browser", "does not show"],
  ["cards on paper", SHEET, rule("@media print {.cite .card {display: block !important}}"), "browser", "only for a screen"],
  ["a late ground", SHEET, rule(".bottom-line {margin-bottom: 60rem}"), "browser", "says what it rests on only"],
];

const copy = mkdtempSync(join(tmpdir(), "planted-"));
cpSync(site, copy, { recursive: true });
let missed = 0;
for (const [what, path, plant, check, words] of FAULTS.filter(([what]) => what.includes(chosen))) {
  const file = join(copy, path);
  const sound = readFileSync(file, "utf8");
  writeFileSync(file, plant(sound));
  const only = check === "browser" ? ["--only", page] : [];
  const run = spawnSync("node", [join(here, `${check}.mjs`), copy, ...only], { encoding: "utf8" });
  writeFileSync(file, sound);
  if (run.status === 1 && `${run.stdout}${run.stderr}`.includes(words)) continue;
  missed += 1;
  console.log(`missed by ${check}: ${what} (exit ${run.status})\n${run.stdout.slice(0, 600)}${run.stderr.slice(0, 600)}`);
}
rmSync(copy, { recursive: true });
console.log(`planted: ${FAULTS.length} faults in ${site}: ${missed} missed`);
process.exit(missed === 0 ? 0 : 1);
