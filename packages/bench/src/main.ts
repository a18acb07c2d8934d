/**
 * Runs the benchmarks, prints their tables and writes them into `docs/benchmarks.md`.
 *
 *     pnpm bench [name …] [--dry]
 *
 * Without names all of them run; `--dry` only prints.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchmarks } from "./benchmarks.ts";
import { machine } from "./report/machine.ts";
import { replaceSection } from "./report/section.ts";
import { asMarkdown, asText } from "./report/table.ts";
import { versions } from "./report/versions.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const document = `${root}docs/benchmarks.md`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dry: { type: "boolean", default: false } },
});
const known = benchmarks.map(({ name }) => name);
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark is named ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(1);
}

for (const { name, packages, run } of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n== ${name} ==`);
  const conditions = `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}.${packages.length > 0 ? ` ${versions(packages)}.` : ""}`;
  const tables = await run();
  console.log(`${tables.map(asText).join("\n\n")}\n\n${conditions}`);
  if (values.dry) continue;
  const content = [...tables.map(asMarkdown), `_${conditions}_`].join("\n\n");
  writeFileSync(document, replaceSection(readFileSync(document, "utf8"), name, content));
}

if (!values.dry)
  execFileSync("biome", ["format", "--write", document], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
