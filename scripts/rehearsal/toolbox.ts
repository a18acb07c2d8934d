import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";

const folder = fileURLToPath(new URL("toolbox/", import.meta.url));
const requireFromToolbox = createRequire(join(folder, "package.json"));

/** Installs the runtimes and tools of the rehearsal from the toolbox's lockfile. */
export async function installToolbox(): Promise<void> {
  await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: folder });
}

/** The path of a program in the toolbox: `tool("node22/bin/node")`. */
export function tool(path: string): string {
  return join(folder, "node_modules", path);
}

/** The installed version of a package in the toolbox. */
export function versionOf(name: string): string {
  return requireFromToolbox(`${tool(name)}/package.json`).version;
}

/** Loads a package of the toolbox. The caller declares its type, because the toolbox is not a dependency. */
export function load<Module>(name: string): Module {
  return requireFromToolbox(name) as Module;
}
