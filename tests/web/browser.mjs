// Pages as a reader's browser sees them: node browser.mjs SITE [--screenshots DIR] [--only PAGE]…
// Opened as files, without a server, under the strictest policy for content, with scripts off but for axe. See look.mjs and reader.mjs for what must hold.
import { chromium } from "playwright-core";
import { parseArgs } from "node:util";
import { look, underPolicy } from "./look.mjs";
import { cards, firstScreen, keyboard, print } from "./reader.mjs";
import { samplePages } from "./pages.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { screenshots: { type: "string" }, only: { type: "string", multiple: true } },
});
const [site] = positionals;
// 404.html has addresses from the root of a host: opened as a file it has no style.
const paths = values.only ?? samplePages(site, 3).filter((path) => path !== "404.html");
const first = (folder) => paths.filter((path) => path.startsWith(`${folder}/`) && !path.endsWith("/index.html"));

/** 640 px at two pixels each are a window of 1,280 px at 200 %. */
const WINDOWS = [
  { name: "320", width: 320, height: 640, scheme: "light" },
  { name: "390", width: 390, height: 844, scheme: "light", axe: true },
  { name: "390-dark", width: 390, height: 844, scheme: "dark", picturesOnly: true },
  { name: "200-percent", width: 640, height: 400, scheme: "light", zoom: 2 },
  { name: "768", width: 768, height: 1024, scheme: "light" },
  { name: "1280", width: 1280, height: 844, scheme: "light", picturesOnly: true },
  { name: "1280-dark", width: 1280, height: 844, scheme: "dark", axe: true },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const faults = [];
const counts = { views: 0, cards: 0 };

/** axe is a script and waits for promises, so that its windows alone have scripts on; the policy refuses the page's own there too. */
async function inWindow({ width, height, scheme, zoom = 1, axe = false }, visit) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, deviceScaleFactor: zoom, javaScriptEnabled: axe });
  await underPolicy(context);
  await visit(await context.newPage());
  await context.close();
}

async function views(window) {
  if (window.picturesOnly && !values.screenshots) return;
  await inWindow(window, async (page) => {
    for (const path of paths) {
      const pictures = values.screenshots && { folder: values.screenshots, name: window.name };
      await look(page, site, path, (fault) => faults.push(`${path} in window ${window.name}: ${fault}`), { axe: window.axe, pictures });
      counts.views += 1;
    }
  });
}

async function reading(window) {
  const report = (path, what) => (fault) => faults.push(`${path} in window ${window.name}, ${what}: ${fault}`);
  await inWindow(window, async (page) => {
    for (const path of paths) {
      await keyboard(page, site, path, report(path, "by keyboard"));
      await print(page, site, path, report(path, "printed"));
    }
    for (const path of [...first("analysis"), ...first("disputes"), ...first("actors")]) {
      counts.cards += await cards(page, site, path, report(path, "reading"));
    }
    if (window.name === "390") for (const path of first("analysis")) await firstScreen(page, site, path, report(path, "first screen"));
  });
}

await Promise.all([
  (async () => { for (const window of WINDOWS) await views(window); })(),
  (async () => { for (const name of ["390", "1280-dark"]) await reading({ ...WINDOWS.find((window) => window.name === name), axe: false }); })(),
]);
await browser.close();
for (const fault of faults.slice(0, 60)) console.log(fault);
console.log(`browser: ${counts.views} views, ${counts.cards} cards of ${site}: ${faults.length} faults${values.screenshots ? `, pictures in ${values.screenshots}` : ""}`);
process.exit(faults.length === 0 && counts.views > 0 ? 0 : 1);
