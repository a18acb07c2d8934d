/**
 * Runs the benchmarks, prints their tables and writes them to `docs/benchmarks.md`.
 *
 *     pnpm bench [name …] [--dry]
 *
 * Without names, it runs all benchmarks. With `--dry`, it only prints the tables.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchmarks } from "./benchmarks.ts";
import { conditions } from "./report/conditions.ts";
import { replaceSection } from "./report/section.ts";
import { asMarkdown, asText } from "./report/table.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const document = `${root}docs/benchmarks.md`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dry: { type: "boolean", default: false } },
});
const known = benchmarks.map(({ name }) => name);
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown benchmark: ${unknown.join(", ")}. Pass one of these: ${known.join(", ")}.`);
  process.exit(1);
}

for (const { name, packages, run } of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n== ${name} ==`);
  const measuredOn = conditions(packages);
  const tables = await run();
  console.log(`${tables.map(asText).join("\n\n")}\n\n${measuredOn}`);
  if (values.dry) continue;
  const content = [...tables.map(asMarkdown), `_${measuredOn}_`].join("\n\n");
  writeFileSync(document, replaceSection(readFileSync(document, "utf8"), name, content));
}

if (!values.dry)
  execFileSync("biome", ["format", "--write", document], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
