/**
 * Adds the fingerprints of a text on standard input to those that the rule `house/own-words` knows:
 *
 *     node scripts/house-rules/add-fingerprints.ts < page.txt
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fingerprintsOf } from "./fingerprints.ts";

const file = new URL("vendor-fingerprints.json", import.meta.url);
const known: string[] = JSON.parse(readFileSync(file, "utf8"));
const added = readFileSync(0, "utf8")
  .split("\n")
  .flatMap((line) => fingerprintsOf(line).map(({ fingerprint }) => fingerprint));
const all = [...new Set([...known, ...added])].sort();
writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
console.log(`${all.length - known.length} added, ${all.length} known.`);
