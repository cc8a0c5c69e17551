// What every page must be at every width: nothing too wide or cut, nothing asked for outside, no error in the console, axe content.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The strictest policy that a page without scripts can have; as files have no origin, `file:` stands for `'self'`. */
const POLICY = "default-src 'none'; style-src file:; img-src file:; base-uri 'none'; form-action 'none'";

export const addressOf = (site, path) => pathToFileURL(resolve(site, path)).href;

/** Puts the policy into each page on its way to the browser; what it refuses is an error in the console. */
export async function underPolicy(context) {
  await context.route(/\.html(#.*)?$/, async (route) => {
    const html = readFileSync(new URL(route.request().url().replace(/#.*$/, "")), "utf8");
    const body = html.replace("<head>", `<head>\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">`);
    await route.fulfill({ body, contentType: "text/html; charset=utf-8" });
  });
}

/** Runs `visit` and gives `report` what the page asks for outside and what the console says. */
async function listening(page, report, visit) {
  const heard = [
    ["request", (request) => /^(file|data):/.test(request.url()) || report(`asks for ${request.url()}`)],
    ["console", (message) => message.type() === "error" && report(message.text())],
    ["pageerror", (error) => report(error.message)],
    // A page that is left while its icon loads aborts the request; that is no fault of the page.
    ["requestfailed", (request) => request.failure()?.errorText === "net::ERR_ABORTED" || report(`cannot load ${request.url()}`)],
  ];
  for (const [event, listener] of heard) page.on(event, listener);
  await visit();
  for (const [event, listener] of heard) page.off(event, listener);
}

/** Elements whose text is cut: something is hidden, and not on purpose. */
function cutTexts() {
  return [...document.querySelectorAll("body *")]
    .filter((element) => {
      const style = getComputedStyle(element);
      const onPurpose = element.clientWidth <= 1 || style.clipPath !== "none" || style.display === "inline";
      return !onPurpose && ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    })
    .map((element) => element.outerHTML.slice(0, 120));
}

async function axeFaults(page) {
  await page.evaluate(AXE);
  const run = (values) => globalThis.axe.run(document, { runOnly: values, preload: false, resultTypes: ["violations"] });
  const { violations } = await page.evaluate(run, RULES);
  const shown = (nodes) => nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ");
  return violations.map((violation) => `axe ${violation.id}: ${violation.help}: ${shown(violation.nodes)}`);
}

/** One page in the window as it is: `report` gets each fault. */
export async function look(page, site, path, report, { axe, pictures }) {
  await listening(page, report, () => page.goto(addressOf(site, path), { waitUntil: "load" }));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) report(`is ${wide} px too wide`);
  for (const cut of await page.evaluate(cutTexts)) report(`cuts ${cut}`);
  if (axe) (await axeFaults(page)).forEach(report);
  if (pictures) {
    mkdirSync(pictures.folder, { recursive: true });
    await page.screenshot({ path: join(pictures.folder, `${path.replaceAll("/", "_")}-${pictures.name}.png`), fullPage: true });
  }
}
