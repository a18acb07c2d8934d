/**
 * Writes the repository into the manifest of each public package, before it is published:
 *
 *     node scripts/set-repository.ts https://github.com/owner/ev-vehicles
 *
 * npm accepts provenance only where `repository` names the repository that the package was built in. It is not written down in
 * the sources, so that a fork publishes as itself.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const [, , repository] = process.argv;
if (!repository?.startsWith("https://")) {
  console.error("Which repository? node scripts/set-repository.ts https://github.com/owner/name");
  process.exit(2);
}

const packages = new URL("../packages/", import.meta.url);
for (const name of readdirSync(packages)) {
  const file = new URL(`${name}/package.json`, packages);
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  if (manifest.private) continue;
  manifest.repository = { type: "git", url: `git+${repository}.git`, directory: `packages/${name}` };
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${manifest.name}: ${manifest.repository.url}, ${manifest.repository.directory}`);
}
