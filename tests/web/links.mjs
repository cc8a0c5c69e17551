// Every link and every anchor of a finished site resolves, offline: node links.mjs SITE
// linkinator crawls the site from the front page, fragments included; nothing outside the site is asked for.
import { LinkChecker, LinkState } from "linkinator";
import { allPages } from "./pages.mjs";

const [site] = process.argv.slice(2);
const checker = new LinkChecker();
const pages = allPages(site);
const result = await checker.check({
  path: pages.filter((page) => page !== "404.html"),
  serverRoot: site,
  recurse: true,
  checkFragments: true,
  concurrency: 50,
  linksToSkip: async (link) => !/^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(link),
});
const broken = result.links.filter((link) => link.state === LinkState.BROKEN);
for (const link of broken.slice(0, 50)) console.log(`broken: ${link.url} on ${link.parent} (${link.status})`);
const checked = result.links.filter((link) => link.state === LinkState.OK).length;
console.log(`links: ${pages.length} pages, ${checked} links of ${site}: ${broken.length} broken`);
process.exit(broken.length === 0 && checked > pages.length / 2 ? 0 : 1);
