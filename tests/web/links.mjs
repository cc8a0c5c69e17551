// Every link and every anchor of a finished site resolves, offline: node links.mjs SITE
// linkinator crawls the site; nothing outside is asked for. It holds a page's anchors only against the links that it has met before that page,
// so its own reader of links and its own judge of anchors are asked once more about every page, in an order that misses none.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Readable } from "node:stream";
import { LinkChecker, LinkState } from "linkinator";
import { allPages } from "./pages.mjs";

const inside = createRequire(import.meta.url).resolve("linkinator").replace(/index\.js$/, "links.js");
const { getLinks, validateFragments } = await import(pathToFileURL(inside));
const [site] = process.argv.slice(2);
const pages = allPages(site);
const HERE = "http://site.invalid/";

/** Where a site below a folder of its host has its root: only `404.html` says it. */
function rootOf(html) {
  return html.match(/<link rel="stylesheet" href="(\/[^"]*?)static\//)?.[1] ?? "/";
}

/** All links of all pages: `{ page, target, fragment }`, `target` relative to the site; links that leave it are left out. */
async function linksOf(page) {
  const html = await readFile(join(site, page), "utf8");
  const found = await getLinks(Readable.from([html]), HERE + page);
  const root = rootOf(html);
  return found.flatMap(({ link, url, fragment }) => {
    if (!url) return [{ page, target: link, fragment, unreadable: true }];
    if (!url.href.startsWith(HERE)) return [];
    const path = decodeURIComponent(url.pathname);
    const below = link.startsWith("/") && path.startsWith(root) ? path.slice(root.length) : path.slice(1);
    return [{ page, target: below === "" || below.endsWith("/") ? `${below}index.html` : below, fragment }];
  });
}

async function anchorFaults(links) {
  const wanted = new Map();
  for (const link of links.filter((link) => link.fragment)) {
    if (!wanted.has(link.target)) wanted.set(link.target, []);
    wanted.get(link.target).push(link);
  }
  const faults = [];
  for (const [target, asked] of wanted) {
    const html = await readFile(join(site, target)).catch(() => null);
    if (html === null) continue;
    for (const { fragment, isValid } of await validateFragments(html, new Set(asked.map((link) => link.fragment)))) {
      if (!isValid) faults.push(`${target}#${fragment} on ${asked.find((link) => link.fragment === fragment).page} (no such anchor)`);
    }
  }
  return faults;
}

const links = (await Promise.all(pages.map(linksOf))).flat();
const broken = await anchorFaults(links);
broken.push(...links.filter((link) => link.unreadable).map((link) => `${link.target} on ${link.page} (no address)`));
const alone = links.filter((link) => link.page === "404.html" && !link.unreadable);
for (const link of alone) {
  await readFile(join(site, link.target)).catch(() => broken.push(`${link.target} on 404.html (missing)`));
}

const crawl = await new LinkChecker().check({
  path: pages.filter((page) => page !== "404.html").map(encodeURI),
  serverRoot: site,
  recurse: true,
  concurrency: 50,
  // No answer at all is a busy machine; a page that is missing answers 404.
  retryErrors: true,
  retryErrorsCount: 3,
  linksToSkip: async (link) => !/^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(link),
});
for (const link of crawl.links.filter((link) => link.state === LinkState.BROKEN)) {
  broken.push(`${link.url.replace(/^http:\/\/[^/]*\//, "")} on ${link.parent?.replace(/^http:\/\/[^/]*\//, "")} (${link.status})`);
}
const addresses = crawl.links.filter((link) => link.state === LinkState.OK).length;
const anchors = links.filter((link) => link.fragment).length;
for (const fault of broken.slice(0, 50)) console.log(`broken: ${fault}`);
console.log(`links: ${pages.length} pages, ${addresses} addresses, ${links.length} links (${anchors} to anchors) of ${site}: ${broken.length} broken`);
process.exit(broken.length === 0 && addresses >= pages.length - 1 ? 0 : 1);
