// The pages of a finished site that stand for all: some of each kind, so that the time of a check does not grow with the site.
import { readdirSync, existsSync } from "node:fs";
import { join, relative } from "node:path";

const KINDS = ["analysis", "disputes", "actors", "countries", "sources"];

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** All HTML files of `site`, sorted, relative to it. */
export function allPages(site) {
  return walk(site).filter((path) => path.endsWith(".html")).map((path) => relative(site, path)).sort();
}

/** At most `perKind` pages of each folder (the list first), and every page at the top. */
export function samplePages(site, perKind) {
  const pages = allPages(site);
  const top = pages.filter((path) => !path.includes("/"));
  const parts = KINDS.filter((kind) => existsSync(join(site, kind))).flatMap((kind) => {
    const ofKind = pages.filter((path) => path.startsWith(`${kind}/`));
    const deep = ofKind.filter((path) => path.split("/").length > 2).slice(0, perKind);
    const flat = ofKind.filter((path) => path.split("/").length === 2);
    const step = Math.max(1, Math.floor(flat.length / perKind));
    return [`${kind}/index.html`, ...flat.filter((path, at) => at % step === 0 && !path.endsWith("/index.html")).slice(0, perKind), ...deep];
  });
  return [...new Set([...top, ...parts])].filter((path) => pages.includes(path));
}
