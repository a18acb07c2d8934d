import { readFileSync } from "node:fs";
import { createRequire, findPackageJSON } from "node:module";
import { cpus, loadavg, totalmem } from "node:os";

/** The conditions of a measurement, in one line: the date, the machine and its load, and the versions of the packages. */
export function conditions(packages: readonly string[]): string {
  const date = new Date().toISOString().slice(0, 10);
  const versions = packages.map((name) => `${name} ${versionOf(name)}`).join(", ");
  return `Measured on ${date}: ${machine()}.${versions ? ` ${versions}.` : ""}`;
}

function machine(): string {
  const [cpu] = cpus();
  const load = loadavg()[0] ?? 0;
  return `${cpu?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}; load average ${load.toFixed(1)}`;
}

const require = createRequire(import.meta.url);

function versionOf(name: string): string {
  const manifest = findPackageJSON(name, import.meta.url) ?? require.resolve(`${name}/package.json`);
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
