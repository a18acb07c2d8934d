import { readFileSync } from "node:fs";
import { createRequire, findPackageJSON } from "node:module";

const require = createRequire(import.meta.url);

/** The version of an installed package. */
export function versionOf(name: string): string {
  const manifest = findPackageJSON(name, import.meta.url) ?? require.resolve(`${name}/package.json`);
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** Package names with their versions, in one line. */
export function versions(names: readonly string[]): string {
  return names.map((name) => `${name} ${versionOf(name)}`).join(", ");
}
