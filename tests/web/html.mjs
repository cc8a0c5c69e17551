// Every page kind passes the Nu HTML checker without an error: node html.mjs SITE [PAGES-PER-KIND]
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import vnu from "vnu-jar";
import { samplePages } from "./pages.mjs";

const [site, perKind = "12"] = process.argv.slice(2);
const pages = samplePages(site, Number(perKind));
const run = spawnSync("java", ["-Xss2m", "-jar", vnu, "--errors-only", "--format", "text", ...pages.map((page) => join(site, page))], {
  encoding: "utf8",
  maxBuffer: 1 << 26,
});
process.stdout.write(run.stdout ?? "");
process.stderr.write(run.stderr ?? "");
console.log(`html: ${pages.length} pages of ${site}: ${run.status === 0 ? "no errors" : "ERRORS"}`);
process.exit(run.status === 0 ? 0 : 1);
