import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";

const folder = fileURLToPath(new URL("toolbox/", import.meta.url));
const requireFromToolbox = createRequire(join(folder, "package.json"));

/** Installs the runtimes and tools of the rehearsal, from their own lockfile. */
export async function installToolbox(): Promise<void> {
  await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: folder });
}

/** A program of the toolbox: `tool("node22/bin/node")`. */
export function tool(path: string): string {
  return join(folder, "node_modules", path);
}

/** The installed version of a package of the toolbox. */
export function versionOf(name: string): string {
  return requireFromToolbox(`${tool(name)}/package.json`).version;
}

/** Loads a package of the toolbox, ES module or not; its types are the caller's to know. */
export function load<Module>(name: string): Module {
  return requireFromToolbox(name) as Module;
}
