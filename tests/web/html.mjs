// Pages pass the Nu HTML checker without an error, and a strict content security policy would not harm them: node html.mjs SITE [PAGES-PER-KIND]
// The checker reads every page of a small site and some of each kind of a large one; the policy is held against all.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vnu from "vnu-jar";
import { allPages, samplePages } from "./pages.mjs";

const SMALL = 150;
const [site, perKind = "12"] = process.argv.slice(2);
const every = allPages(site);
const pages = every.length <= SMALL ? every : samplePages(site, Number(perKind));
const run = spawnSync("java", ["-Xss2m", "-jar", vnu, "--errors-only", "--format", "text", ...pages.map((page) => join(site, page))], {
  encoding: "utf8",
  maxBuffer: 1 << 26,
});
process.stdout.write(run.stdout ?? "");
process.stderr.write(run.stderr ?? "");

/** What `default-src 'none'; style-src 'self'; img-src 'self'` would refuse. Comments and text can't match: `<` is escaped in them. */
const REFUSED = [
  ["a script", /<script\b/i],
  ["an inline style sheet", /<style\b/i],
  ["a style attribute", /<[a-z][^<>]*\sstyle\s*=/i],
  ["an event handler", /<[a-z][^<>]*\son[a-z]+\s*=/i],
  ["a javascript: link", /<[a-z][^<>]*\s(?:href|action|formaction)\s*=\s*["']?\s*javascript:/i],
  ["something to load from outside", /<(?:img|source|video|audio|iframe|embed|object|input)\b[^<>]*\s(?:src|srcset|data|poster)\s*=\s*["']?\s*(?:https?:)?\/\//i],
  ["a style sheet or icon from outside", /<link\b(?=[^<>]*\srel="(?:stylesheet|icon|preload|modulepreload|prefetch)")[^<>]*\shref="(?:https?:)?\/\//i],
];
const refused = every.flatMap((page) => {
  const html = readFileSync(join(site, page), "utf8");
  return REFUSED.filter(([, pattern]) => pattern.test(html)).map(([what, pattern]) => `${page} has ${what}: ${html.match(pattern)[0].slice(0, 120)}`);
});
for (const fault of refused.slice(0, 50)) console.log(fault);
const good = run.status === 0 && refused.length === 0 && pages.length > 0;
console.log(`html: ${pages.length} of ${every.length} pages of ${site}: ${run.status === 0 ? "no errors" : "ERRORS"}, ${refused.length} against the policy`);
process.exit(good ? 0 : 1);
