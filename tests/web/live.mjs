// The preview as an analyst's browser sees it: node live.mjs CHANCERY [NAME] [--screenshots DIR]
// Each test gets a copy of the demo, a `chancery watch` of its own and a browser of its own; NAME runs those whose name has it.
// CHANCERY_SITE=DIR measures edits of that site as well, CHANCERY_LATENCY=60 is the limit of the median in milliseconds.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const options = process.argv.slice(2);
const pictures = options.includes("--screenshots") ? options.splice(options.indexOf("--screenshots"), 2)[1] : null;
const [program, only = ""] = options;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLIGHT = "content/analysis/a-flight-without-a-track.md";
const OUT_OF_TIME = "content/analysis/an-extradition-out-of-time.md";
const REFUSAL = "/sources/refusal-to-extradite.html";
const tests = [];
const test = (name, seconds, run, site = repository) => tests.push({ name, seconds, run, site });

/** A copy of a site and its preview. */
class Desk {
  constructor(browser, port, site) {
    this.root = mkdtempSync(join(tmpdir(), "chancery-live-"));
    for (const name of ["site.toml", "content", "seeds"]) cpSync(join(site, name), join(this.root, name), { recursive: true });
    Object.assign(this, { browser, port, contexts: [], faults: [] });
  }

  async start() {
    this.log = "";
    this.server = spawn(resolve(program), ["watch", "--root", this.root, "--port", String(this.port)], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.server.stdout, this.server.stderr]) stream.on("data", (data) => (this.log += data));
    this.ended = new Promise((end) => this.server.on("exit", end));
    await until(`a server at port ${this.port}: ${this.log}`, () => fetch(this.url("/")).then((answer) => answer.ok, () => false));
  }

  async kill(signal = "SIGKILL") {
    this.server.kill(signal);
    return this.ended;
  }

  url(path) {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  async context(settings = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...settings });
    this.contexts.push(context);
    context.on("request", (request) => {
      if (new URL(request.url()).origin !== this.url("")) this.faults.push(`asks for ${request.url()}`);
    });
    context.on("weberror", (error) => this.faults.push(String(error.error())));
    context.on("console", (message) => {
      if (/Content Security Policy|Uncaught/.test(message.text())) this.faults.push(message.text());
    });
    return context;
  }

  /** A tab at `path` that is listening to the server. */
  async open(path, context) {
    const page = await (context ?? (await this.context())).newPage();
    await page.addInitScript(() => {
      const First = globalThis.EventSource;
      globalThis.heard = [];
      globalThis.EventSource = class extends First {
        constructor(address) {
          super(address);
          for (const name of ["hello", "page", "gone", "style", "reports", "saved"]) this.addEventListener(name, () => globalThis.heard.push(name));
        }
      };
    });
    await page.goto(this.url(path));
    await page.waitForFunction(() => globalThis.heard.includes("reports"));
    await page.evaluate(() => (globalThis.stayed = true));
    return page;
  }

  read(path) {
    return readFileSync(join(this.root, path), "utf8");
  }

  write(path, text) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Writes as most editors do: a new file in the place of the old one. */
  edit(path, before, after) {
    const text = this.read(path);
    assert.ok(text.includes(before), `${path} lacks ${before}`);
    this.write(`${path}~`, text.replace(before, after));
    renameSync(join(this.root, `${path}~`), join(this.root, path));
  }

  async close() {
    for (const context of this.contexts) await context.close();
    if (this.server?.exitCode === null) await this.kill();
    rmSync(this.root, { recursive: true, force: true });
  }
}

async function until(what, holds, seconds = 5) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(10)) if (await holds()) return;
  throw new Error(`in ${seconds} s there was not ${what}`);
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const shows = (page, text) => page.waitForFunction((text) => document.body.textContent.includes(text), text, { timeout: 5000 });
const stayed = (page) => page.evaluate(() => globalThis.stayed === true);
const heard = (page) => page.evaluate(() => globalThis.heard.filter((name) => name !== "hello" && name !== "reports"));
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

test("an edit is shown in place", 20, async (desk) => {
  const page = await desk.open("/analysis/a-flight-without-a-track.html");
  const before = await page.evaluate(() => {
    const heading = document.getElementById("what-the-desk-adds");
    Object.assign(globalThis, { heading });
    heading.scrollIntoView();
    const link = heading.nextElementSibling.querySelector("a");
    link.focus({ preventScroll: true });
    getSelection().selectAllChildren(heading);
    return { top: heading.getBoundingClientRect().top, at: scrollY };
  });
  assert.ok(before.at > 400);
  desk.edit(FLIGHT, "According to the article, ", "A paragraph that was written just now.\n\nAnother one, so that much more stands above.\n\nAccording to the article, ");
  await shows(page, "written just now");
  const after = await page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 300));
    const { heading } = globalThis;
    return { top: heading.getBoundingClientRect().top, at: scrollY, connected: heading.isConnected, focus: document.activeElement.localName, selected: String(getSelection()) };
  });
  assert.ok(await stayed(page), "the page was loaded again");
  assert.ok(after.connected, "an unchanged heading was replaced");
  assert.ok(Math.abs(after.top - before.top) < 2, `what was read moved by ${after.top - before.top} px`);
  assert.ok(after.at > before.at + 40, "nothing was put in above");
  assert.equal(after.focus, "a");
  assert.equal(after.selected, "What the desk adds");
  desk.edit(FLIGHT, "title: A flight without a track", "title: A flight nobody saw");
  await page.waitForFunction(() => document.title.startsWith("A flight nobody saw"));
  assert.ok(await stayed(page));
});

test("open folds and what a script did stay", 15, async (desk) => {
  desk.edit(OUT_OF_TIME, "## What does not fit", "> [!NOTE]-\n> A fold of the text.\n\n## What does not fit");
  const page = await desk.open(REFUSAL);
  await page.evaluate(() => {
    const fold = document.createElement("details");
    fold.innerHTML = "<summary>Notes</summary><input>";
    fold.open = true;
    document.querySelector("main").append(fold);
    document.querySelector("main input").value = "typed";
    document.getElementById("p9").classList.add("mine");
  });
  const folds = await page.$$eval("main details", (all) => (all.forEach((fold) => (fold.open = true)), all.length));
  desk.edit("seeds/002_refusal-to-extradite.txt", "made this plain", "made this very plain");
  await shows(page, "made this very plain");
  assert.equal(await page.$$eval("main details[open]", (all) => all.length), folds);
  assert.equal(await page.$eval("main input", (input) => input.value), "typed");
  assert.ok(await page.$eval("#p9", (paragraph) => paragraph.classList.contains("mine")));
  assert.ok(await stayed(page));
});

test("two tabs are told of their own page only", 15, async (desk) => {
  const context = await desk.context();
  const flight = await desk.open("/analysis/a-flight-without-a-track.html", context);
  const other = await desk.open("/analysis/an-extradition-out-of-time.html", context);
  desk.edit(FLIGHT, "quarrel has not grown", "quarrel has hardly grown");
  await shows(flight, "quarrel has hardly grown");
  await pause(300);
  assert.deepEqual((await heard(other)).filter((name) => name !== "saved"), []);
  desk.edit(OUT_OF_TIME, "was spoken; the extradition", "was spoken aloud; the extradition");
  await shows(other, "was spoken aloud");
  await pause(300);
  assert.deepEqual((await heard(flight)).filter((name) => name === "page"), ["page"]);
  assert.ok((await stayed(flight)) && (await stayed(other)));
});

test("the panel comes with an error and goes with it", 30, async (desk) => {
  const context = await desk.context({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await desk.open("/analysis/a-flight-without-a-track.html", context);
  const panel = page.locator("chancery-live .panel");
  assert.equal(await panel.isVisible(), false);
  desk.edit(FLIGHT, "## What the desk adds", "A link to [[nobody at all]] is here.\n\n## What the desk adds");
  await panel.waitFor({ state: "visible", timeout: 5000 });
  await shows(page, "nobody at all");
  const text = await panel.innerText();
  assert.match(text, /1 error/i);
  assert.match(text, /content\/analysis\/a-flight-without-a-track\.md:\d+:\d+/);
  assert.match(await panel.locator("mark").innerText(), /nobody at all/);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "body", "the panel took the focus");
  assert.match(await page.locator("chancery-live [role=alert]").innerText(), /1 error/);
  await panel.locator("button.place").click();
  await until("the place on the clipboard", async () => /a-flight-without-a-track\.md:\d+:\d+$/.test(await clipboard(page)));
  assert.match(await page.locator("chancery-live .toast").innerText(), /Copied/);
  await page.emulateMedia({ media: "print" });
  assert.equal(await panel.isVisible(), false, "the panel is printed");
  await page.emulateMedia({ media: "screen" });

  await panel.locator("button.place").press("Escape");
  assert.equal(await panel.isVisible(), false);
  const badge = page.locator("chancery-live .badge");
  assert.match(await badge.innerText(), /1 error/);
  await page.reload();
  await badge.waitFor();
  assert.match(await badge.innerText(), /1 error/);
  assert.equal(await panel.isVisible(), false, "what was closed is open after loading again");
  await badge.press("Enter");
  assert.ok(await panel.isVisible());
  await panel.locator("button.close").press("Enter");

  const elsewhere = await desk.open("/index.html");
  await elsewhere.locator("chancery-live .panel").waitFor();
  desk.edit(FLIGHT, "A link to [[nobody at all]] is here.\n\n", "");
  await elsewhere.locator("chancery-live .panel").waitFor({ state: "hidden" });
  await until("a badge at rest", async () => /preview|warning/.test(await badge.innerText()));
});

test("the editor of site.toml is what a click follows", 15, async (desk) => {
  desk.write("site.toml", `editor = "vscode://file/{path}:{line}:{column}"\n${desk.read("site.toml")}`);
  const page = await desk.open("/index.html");
  desk.edit(FLIGHT, "## What the desk adds", "[[nobody at all]]\n\n## What the desk adds");
  const link = page.locator("chancery-live a.place");
  await link.waitFor();
  assert.match(await link.getAttribute("href"), /^vscode:\/\/file\/.*a-flight-without-a-track\.md:\d+:\d+$/);
});

test("the badge counts warnings and lists them for the page and the site", 20, async (desk) => {
  const page = await desk.open("/analysis/a-flight-without-a-track.html");
  const badge = page.locator("chancery-live .badge");
  const panel = page.locator("chancery-live .panel");
  assert.match(await badge.innerText(), /preview/);
  desk.edit(FLIGHT, "quarrel has not grown", "quarrel has <b>not</b> grown");
  await until("a warning on the badge", async () => /1 (warning|error)/.test(await badge.innerText()) || (await panel.isVisible()));
  assert.match(await badge.innerText(), /1 warning/, desk.log);
  assert.equal(await panel.isVisible(), false, "a warning opened the panel");
  await badge.click();
  assert.match(await panel.innerText(), /This page 1/);
  assert.equal(await panel.locator("li").count(), 1);
  await page.goto(desk.url("/sources/war-on-cartels.html"));
  await until("the warning elsewhere", async () => /1 warning/.test(await badge.innerText()));
  await badge.click();
  assert.equal(await panel.locator("li").count(), 1);
  await panel.getByRole("button", { name: /^This page/ }).press("Enter");
  assert.match(await panel.innerText(), /Nothing to report on this page/);
  await page.keyboard.press("Escape");
  assert.equal(await panel.isVisible(), false);
});

test("style sheets are changed without loading the page or a flash", 20, async (desk) => {
  const page = await desk.open("/analysis/a-flight-without-a-track.html");
  const css = readFileSync(join(repository, "themes/dossier/static/dossier.css"), "utf8");
  await page.evaluate(() => {
    globalThis.bare = 0;
    const look = () => {
      if (getComputedStyle(document.querySelector("main")).maxWidth === "none") globalThis.bare += 1;
      requestAnimationFrame(look);
    };
    look();
  });
  for (const colour of ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]) {
    desk.write("themes/dossier/static/dossier.css", `${css}\nh1 {color: ${colour}}\n`);
    await page.waitForFunction((colour) => getComputedStyle(document.querySelector("h1")).color === colour, colour, { timeout: 5000 });
  }
  await page.waitForFunction(() => document.querySelectorAll("link[href*='dossier.css']").length === 1);
  assert.equal(await page.evaluate(() => globalThis.bare), 0, "the page was seen without its style");
  assert.ok(await stayed(page));
  desk.edit(FLIGHT, "quarrel has not grown", "quarrel has hardly grown");
  await shows(page, "quarrel has hardly grown");
  assert.equal(await page.$eval("h1", (heading) => getComputedStyle(heading).color), "rgb(4, 5, 6)");
});

test("a changed template is shown in place", 15, async (desk) => {
  const page = await desk.open("/analysis/a-flight-without-a-track.html");
  desk.write("themes/dossier/templates/base.html", '{% extends "dossier/base.html" %}\n{% block footer %}{{ super() }}<p>Our postal address</p>{% endblock footer %}\n');
  await shows(page, "Our postal address");
  assert.ok(await stayed(page));
});

test("a page that is deleted comes back", 20, async (desk) => {
  const page = await desk.open("/analysis/a-war-without-names.html");
  const path = "content/analysis/a-war-without-names.md";
  const text = desk.read(path);
  const notice = page.locator("chancery-live .notice");
  rmSync(join(desk.root, path));
  await notice.waitFor({ state: "visible", timeout: 5000 });
  assert.match(await notice.innerText(), /no longer part of the site/);
  assert.ok(await page.getByRole("heading", { level: 1 }).isVisible(), "what was read is gone");
  desk.write(path, text.replace("title: A war without names", "title: A war with a name"));
  await shows(page, "A war with a name");
  await notice.waitFor({ state: "hidden" });
  assert.ok(await stayed(page));
  const early = await desk.open("/analysis/not-yet.html");
  desk.write("content/analysis/not-yet.md", text.replace("title: A war without names", "title: Written while it was waited for"));
  await shows(early, "Written while it was waited for");
});

test("a restarted server is found again", 40, async (desk) => {
  const page = await desk.open("/analysis/a-flight-without-a-track.html");
  const notice = page.locator("chancery-live .notice");
  await desk.kill();
  await notice.waitFor({ state: "visible", timeout: 8000 });
  desk.edit(FLIGHT, "quarrel has not grown", "quarrel has hardly grown");
  await desk.start();
  await shows(page, "quarrel has hardly grown");
  await notice.waitFor({ state: "hidden" });
  assert.ok(await stayed(page));
  desk.edit(FLIGHT, "quarrel has hardly grown", "quarrel has slightly grown");
  await shows(page, "quarrel has slightly grown");
});

test("a tab that nobody sees holds no connection, and catches up", 15, async (desk) => {
  const page = await desk.open("/analysis/a-flight-without-a-track.html");
  const hide = (hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await hide(true);
  desk.edit(FLIGHT, "quarrel has not grown", "quarrel has hardly grown");
  await pause(600);
  assert.deepEqual(await heard(page), []);
  await hide(false);
  await shows(page, "quarrel has hardly grown");
  assert.ok(await stayed(page));
});

test("a tab that follows goes to what is saved", 30, async (desk) => {
  const context = await desk.context();
  const page = await desk.open("/analysis/a-flight-without-a-track.html", context);
  const still = await desk.open("/index.html", context);
  await page.locator("chancery-live .badge").click();
  await page.getByLabel(/Follow/).press("Space");
  await page.keyboard.press("Escape");
  const marked = (text) => page.waitForFunction((text) => document.querySelector("[data-chancery-changed]")?.textContent.includes(text), text, { timeout: 5000 });
  const onScreen = () => page.$eval("[data-chancery-changed]", (block) => {
    const { top, bottom } = block.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  desk.edit(FLIGHT, "The one sentence in quotation marks", "The only sentence in quotation marks");
  await marked("The only sentence");
  assert.ok(await onScreen(), "the passage is not on the screen");
  assert.ok(await stayed(page));
  desk.edit(OUT_OF_TIME, "these offices were in other hands", "these offices were in quite other hands");
  await page.waitForURL(/an-extradition-out-of-time\.html/);
  // The tab has not been there before, so it is the section that is marked.
  await marked("What does not fit");
  desk.edit(FLIGHT, "nearly\n1,000 pounds", "almost\n1,000 pounds");
  await page.waitForURL(/a-flight-without-a-track\.html/);
  await marked("almost");
  assert.ok(await onScreen());
  desk.edit("seeds/002_refusal-to-extradite.txt", "alarmed diplomats", "alarmed many diplomats");
  await page.waitForURL(/sources\/refusal-to-extradite\.html#p4/);
  assert.ok(still.url().endsWith("/index.html"), "a tab that does not follow has moved");
  await page.waitForFunction(() => !document.querySelector("[data-chancery-changed]"), null, { timeout: 5000 });
});

test("words are cited from a source's page", 30, async (desk) => {
  const context = await desk.context({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await desk.open(REFUSAL, context);
  const key = "refusal-to-extradite";
  const select = (from, start, to, end) =>
    page.evaluate(
      ([from, start, to, end]) => {
        const place = (id, text, after) => {
          const walker = document.createTreeWalker(document.querySelector(`#${id} p`), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) if (node.data.includes(text)) return [node, node.data.indexOf(text) + (after ? text.length : 0)];
          throw new Error(`no ${text} in ${id}`);
        };
        getSelection().setBaseAndExtent(...place(from, start, false), ...place(to, end, true));
      },
      [from, start, to, end],
    );
  const cites = async (expected) => {
    await page.keyboard.press("c");
    await until(expected, async () => (await clipboard(page)) === expected).catch(async () => assert.equal(await clipboard(page), expected));
    assert.match(await page.locator("chancery-live .toast").innerText(), /Copied/);
  };
  await select("p2", "ade fun of the pract", "p2", "side of such a trans");
  await cites(`“made fun of the practical side of such a transfer” [@${key} p2]`);
  await select("p3", "“I suppose", "p3", "United States?");
  await cites(`“I suppose you’re not suggesting that I smuggle a terrorist into the United States... How can I return him to the United States?” [@${key} p3]`);
  await select("p3", "return him", "p3", "as saying");
  await cites(`“return him to the United States?’ the article quotes him as saying” [@${key} p3]`);
  await select("p4", "called a", "p5", "names the");
  await cites(`“called a ‘rockstar’, and that it alarmed diplomats. It names the” [@${key} p4-5]`);
  await page.locator("#p10 a.number").click();
  const tenth = `“It says that recent polls, which it does not name, put his approval well above 80%, and that he has promised ‘order and dignity’.” [@${key} p10]`;
  await until("the tenth paragraph", async () => (await clipboard(page)) === tenth);
  assert.ok(page.url().endsWith(".html"), "the page has jumped");
  // The keyboard alone: to a paragraph's number, and Enter or c.
  await page.evaluate(() => getSelection().removeAllRanges());
  await page.locator("#p4 a.number").focus();
  const fourth = (text) => text.startsWith("“The article says that the remark") && text.endsWith(`[@${key} p4]`);
  await page.keyboard.press("Enter");
  await until("the fourth paragraph", async () => fourth(await clipboard(page)));
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.keyboard.press("c");
  await until("the fourth paragraph", async () => fourth(await clipboard(page)));
  // What is copied can be pasted: the citation passes the checks.
  desk.edit(FLIGHT, "## What the desk adds", `He “made fun of the practical side of such a transfer” [@${key} p2].\n\n## What the desk adds`);
  const flight = await desk.open("/analysis/a-flight-without-a-track.html");
  await shows(flight, "made fun of the practical side");
  assert.equal(await flight.locator("chancery-live .panel").isVisible(), false);
});

test("a strict policy holds, and the panel is accessible", 60, async (desk) => {
  const context = await desk.context();
  await context.route(/\.html$/, async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": "default-src 'self'; base-uri 'none'; form-action 'none'" } });
  });
  const page = await desk.open(REFUSAL, context);
  assert.equal(await page.evaluate(() => (document.body.setAttribute("style", "color: red"), document.body.style.color)), "", "no policy is at work");
  desk.faults = [];
  desk.edit("seeds/002_refusal-to-extradite.txt", "made this plain", "made this very plain");
  await shows(page, "made this very plain");
  desk.edit(FLIGHT, "## What the desk adds", "[[nobody at all]]\n\n## What the desk adds");
  const panel = page.locator("chancery-live .panel");
  await panel.waitFor();
  await page.locator("chancery-live .close").click();
  for (const [width, scheme] of [[390, "light"], [390, "dark"], [1280, "light"], [1280, "dark"]]) {
    const look = await desk.context({ viewport: { width, height: 844 }, colorScheme: scheme, bypassCSP: true });
    const other = await desk.open(REFUSAL, look);
    await other.locator("chancery-live .panel").waitFor();
    for (const state of ["errors", "list", "badge"]) {
      if (state === "list") await other.evaluate(() => document.querySelector("chancery-live").shadowRoot.querySelector(".close").click());
      if (state === "list") await other.locator("chancery-live .badge").click();
      if (state === "badge") await other.keyboard.press("Escape");
      if (pictures) mkdirSync(pictures, { recursive: true });
      if (pictures) await other.screenshot({ path: join(pictures, `live-${state}-${width}-${scheme}.png`) });
      await other.evaluate(axe);
      const { violations } = await other.evaluate(() => globalThis.axe.run(document.querySelector("chancery-live"), { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"] }));
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`), [], `${state} at ${width} px, ${scheme}`);
      const wide = await other.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${state} makes the page ${wide} px too wide at ${width} px`);
    }
  }
});

test("what rights will keep back is tinted", 150, async (desk) => {
  desk.write("site.toml", `${desk.read("site.toml").replace(/\[rights\][^[]*/, "")}\n[rights]\npublish = "cited"\n`);
  desk.write("seeds/002_refusal-to-extradite.toml", 'publish = "metadata"\n');
  const pages = [["/sources/recall-from-mexico.html", ".para"], ["/actors/nayib-bukele.html", ".sentence"], ["/analysis/an-extradition-out-of-time.html", ".said"]];
  for (const [width, scheme] of [[390, "light"], [390, "dark"], [1280, "light"], [1280, "dark"]]) {
    const look = await desk.context({ viewport: { width, height: 844 }, colorScheme: scheme });
    for (const [path, kind] of pages) {
      const page = await desk.open(path, look);
      const tinted = page.locator(`main ${kind}.unpublished`);
      assert.ok(await tinted.count(), `${path} has no tinted ${kind}`);
      if (kind !== ".said") assert.match(await page.locator(".banner.unpublished").innerText(), /tinted will not be published/);
      if (kind === ".said") await page.locator(".cite:has(.unpublished)").first().locator("a").first().focus();
      if (kind === ".said") await until("the card", () => tinted.first().evaluate((element) => getComputedStyle(element.parentElement).opacity === "1" && element.getClientRects().length > 0));
      await tinted.first().scrollIntoViewIfNeeded();
      const { ground, plain, border } = await tinted.first().evaluate((element) => {
        const { backgroundColor, borderInlineStartStyle } = getComputedStyle(element);
        return { ground: backgroundColor, plain: getComputedStyle(document.querySelector("h1")).backgroundColor, border: borderInlineStartStyle };
      });
      assert.notEqual(ground, plain);
      assert.equal(border, "dotted");
      if (pictures) mkdirSync(pictures, { recursive: true });
      const name = path.split("/").at(-1).replace(".html", "");
      if (pictures) await page.screenshot({ path: join(pictures, `tint-${name}-${width}-${scheme}.png`), fullPage: kind === ".para" });
      await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document.body, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"] }));
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`), [], `${path} at ${width} px, ${scheme}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${path} is ${wide} px too wide at ${width} px`);
      await page.close();
    }
  }
});

test("a wide table scrolls within itself, by keyboard too", 40, async (desk) => {
  const names = ["Ship", "Flag state", "Owner of record", "Last known port", "Date of inspection", "Cargo declared"];
  const row = (cells) => `| ${cells.join(" | ")} |\n`;
  desk.write("content/table.md", `# Ships\n\n${row(names)}${row(names.map(() => "---"))}${row(names)}${row(names.map((name) => `${name} unknown`))}`);
  for (const scheme of ["light", "dark"]) {
    const page = await desk.open("/table.html", await desk.context({ viewport: { width: 390, height: 844 }, colorScheme: scheme, bypassCSP: true }));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `the page is ${wide} px too wide`);
    const table = page.getByRole("region", { name: "Table 1" });
    await table.focus();
    await page.keyboard.press("ArrowRight");
    await until("it scrolls", () => table.evaluate((element) => element.scrollLeft > 0));
    if (pictures) mkdirSync(pictures, { recursive: true });
    if (pictures) await page.screenshot({ path: join(pictures, `table-${scheme}.png`) });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document.body, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"] }));
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`), [], scheme);
    await page.close();
  }
});

test("any tree becomes any other", 40, async (desk) => {
  const page = await (await desk.context()).newPage();
  await page.goto(desk.url("/about.html"));
  await page.addScriptTag({ content: readFileSync(join(repository, "src/serve/client/morph.js"), "utf8") });
  const fault = await page.evaluate(() => {
    let seed = 7;
    const random = (below) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0), Math.floor((seed / 2 ** 32) * below));
    const tree = (depth) => {
      let html = "";
      for (let left = random(5); left > 0; left -= 1) {
        const tag = ["p", "div", "span", "details", "input", "svg"][random(6)];
        const id = random(3) ? "" : ` id="i${random(8)}"`;
        const extra = ["", ' class="a"', ' class="b"', ' data-x="1"', " hidden", ' value="v"', " checked"][random(7)];
        if (tag === "input") html += `<input${id}${extra}>`;
        else html += `<${tag}${id}${extra}>${depth ? tree(depth - 1) : ""}</${tag}>`;
        html += ["", " ", "word", "<!--x-->", "other word"][random(5)];
      }
      return html;
    };
    const parsed = (html) => new DOMParser().parseFromString(`<div>${html}</div>`, "text/html").body.firstChild;
    for (let round = 0; round < 600; round += 1) {
      const live = document.importNode(parsed(tree(3)), true);
      document.body.append(live);
      const copy = copyOf(live);
      for (let step = 0; step < 3; step += 1) {
        const before = live.outerHTML;
        const now = parsed(tree(3));
        const kept = [...live.children].find((child) => [...now.children].some((other) => other.isEqualNode(child)));
        morph(copy, now, []);
        if (!live.isEqualNode(now) || !copy.isEqualNode(now)) return `${before} → ${now.outerHTML}: ${live.outerHTML}`;
        if (step === 0 && kept && now.children.length === 1 && !kept.isConnected) return `replaced what did not change: ${before} → ${now.outerHTML}`;
      }
      live.remove();
    }
    return null;
  });
  assert.equal(fault, null);
});

/** Edits `file` again and again; the page at `path`, which holds what `edited` makes of its text, says when it has changed. */
async function timed(desk, path, file, edited) {
  const page = await desk.open(path);
  await page.evaluate(() => {
    globalThis.seen = new Map();
    new MutationObserver((changes) => {
      const number = changes.map((change) => /edit (\d+)\./.exec(change.target.textContent)?.[1]).find((number) => number);
      if (number && !globalThis.seen.has(number)) globalThis.seen.set(number, performance.timeOrigin + performance.now());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const text = desk.read(file);
  // The goal is 60 ms, on a machine that does nothing else.
  const bound = Number(process.env.CHANCERY_LATENCY ?? 250);
  let took = [];
  let median = Infinity;
  // A machine that was busy for a moment gets another try.
  for (let number = 1; number <= 120 && !(number % 40 === 1 && median < bound); number += 1) {
    if (number % 40 === 1) took = [];
    const at = performance.timeOrigin + performance.now();
    desk.write(file, edited(text, `This is edit ${number}.`));
    await page.waitForFunction((number) => globalThis.seen.has(number), String(number), { timeout: 5000, polling: 10 });
    took.push((await page.evaluate((number) => globalThis.seen.get(number), String(number))) - at);
    await pause(40);
    if (took.length < 40) continue;
    took.sort((a, b) => a - b);
    median = Math.round(took[20]);
    console.log(`    from write() to the changed document: median ${median} ms, 95 of 100 within ${Math.round(took[38])} ms`);
  }
  assert.ok(await stayed(page));
  assert.ok(median < bound, `${median} ms`);
}

test("the page says how long an edit takes", 90, (desk) =>
  timed(desk, "/analysis/a-flight-without-a-track.html", FLIGHT, (text, words) => text.replace("**Bottom line.** ", `**Bottom line.** ${words} `)),
);

const large = process.env.CHANCERY_SITE;
if (large) {
  const first = (folder) => readdirSync(join(large, folder)).filter((name) => /\.(md|txt)$/.test(name)).sort()[0];
  const analysis = first("content/analysis");
  const article = first("seeds");
  const address = (name) => name.replace(/\.\w+$/, ".html");
  test("the page says how long an edit of an analysis takes in a large site", 180, (desk) =>
    timed(desk, `/analysis/${address(analysis)}`, `content/analysis/${analysis}`, (text, words) => `${text.trimEnd()}\n\n${words} France.\n`),
    large,
  );
  test("the page says how long an edit of an article takes in a large site", 180, (desk) =>
    timed(desk, `/sources/${address(article)}`, `seeds/${article}`, (text, words) => `${text.trimEnd()}\n\n${words} France, the office said.\n`),
    large,
  );
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => probe.on("listening", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
let failed = 0;
const chosen = tests.filter(({ name }) => name.includes(only));
for (const { name, seconds, run, site } of chosen) {
  const desk = new Desk(browser, await freePort(), site);
  const began = Date.now();
  let timer;
  const limit = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`not done in ${seconds} s`)), seconds * 1000)));
  try {
    await desk.start();
    await Promise.race([run(desk), limit]);
    assert.deepEqual(desk.faults, []);
    console.log(`ok    ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILS ${name}: ${error.stack ?? error}\n${desk.log ?? ""}`);
  } finally {
    clearTimeout(timer);
    await desk.close();
  }
}
await browser.close();
console.log(`live: ${chosen.length} tests, ${failed} failed`);
process.exit(failed === 0 && chosen.length > 0 ? 0 : 1);
