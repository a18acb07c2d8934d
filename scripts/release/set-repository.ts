/**
 * Adds the repository's address to each public package before it is published: to `homepage`, `bugs` and `repository` in its
 * manifest, and to the links in its README and changelog.
 *
 *     node scripts/release/set-repository.ts https://github.com/owner/ev-vehicles
 *
 * The address is not in the sources, so that a fork publishes its own.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { withAbsoluteLinks } from "./absolute-links.ts";
import { withRepository } from "./repository-fields.ts";

const repository = process.argv[2]?.replace(/(?:\.git)?\/?$/, "");
if (!repository?.startsWith("https://")) {
  console.error(
    "Pass the URL of the repository: node scripts/release/set-repository.ts https://github.com/owner/name",
  );
  process.exit(2);
}

const packages = new URL("../../packages/", import.meta.url);
for (const name of readdirSync(packages)) {
  const file = new URL(`${name}/package.json`, packages);
  if (!existsSync(file)) continue;
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  if (manifest.private) continue;
  const folder = `packages/${name}`;
  writeFileSync(file, `${JSON.stringify(withRepository(manifest, folder, repository), null, 2)}\n`);
  for (const page of ["README.md", "CHANGELOG.md"]) {
    const path = new URL(`${name}/${page}`, packages);
    if (!existsSync(path)) continue;
    writeFileSync(path, withAbsoluteLinks(readFileSync(path, "utf8"), folder, repository));
  }
  console.log(`${manifest.name}: ${repository}, ${folder}`);
}
