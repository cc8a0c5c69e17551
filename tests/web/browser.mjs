// Pages as a reader's browser sees them: node browser.mjs SITE [--screenshots DIR]
// Opened as files, without a server. Nothing may overflow, ask for anything outside, log an error, or fail the accessibility rules of axe.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { samplePages } from "./pages.mjs";

const [site, flag, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const faults = [];
let looked = 0;

async function look(page, path, width, scheme) {
  const name = `${path} at ${width} px, ${scheme}`;
  const watch = (text) => faults.push(`${name}: ${text}`);
  const onRequest = (request) => request.url().startsWith("file:") || request.url().startsWith("data:") || watch(`asks for ${request.url()}`);
  const onConsole = (message) => message.type() === "error" && watch(message.text());
  const onFailed = (request) => watch(`cannot load ${request.url()}`);
  page.on("request", onRequest).on("console", onConsole).on("requestfailed", onFailed);
  await page.goto(pathToFileURL(resolve(site, path)).href, { waitUntil: "load" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) watch(`is ${wide} px too wide`);
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${path.replaceAll("/", "_")}-${width}-${scheme}.png`), fullPage: true });
  }
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"] }));
  for (const violation of result.violations) {
    watch(`axe ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
  }
  page.off("request", onRequest).off("console", onConsole).off("requestfailed", onFailed);
  looked += 1;
}

for (const scheme of ["light", "dark"]) {
  for (const width of [320, 390, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme: scheme, bypassCSP: true });
    const page = await context.newPage();
    for (const path of samplePages(site, 3)) {
      if (path !== "404.html") await look(page, path, width, scheme);
    }
    await context.close();
  }
}
await browser.close();
for (const fault of faults.slice(0, 60)) console.log(fault);
console.log(`browser: ${looked} views of ${site}: ${faults.length} faults${flag ? `, pictures in ${folder}` : ""}`);
process.exit(faults.length === 0 && looked > 0 ? 0 : 1);
