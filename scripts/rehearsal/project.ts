import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Published } from "./publish.ts";
import type { Registry } from "./registry.ts";
import { run } from "./run.ts";

/** The projects in this folder that represent users' projects. */
export type ProjectName = "consumer" | "isolated" | "next-app";

type Manager = "npm" | "pnpm";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * Copies one of the rehearsal's projects out of the workspace and installs it there as a user would. Published versions replace
 * `workspace:*` in its manifest.
 */
export async function installProject(
  name: ProjectName,
  manager: Manager,
  folder: string,
  published: Published,
  registry: Registry,
): Promise<string> {
  const project = join(folder, name);
  const ignored = new Set(["node_modules", "tsconfig.json.tsbuildinfo", ".turbo"]);
  const source = fileURLToPath(new URL(`${name}/`, import.meta.url));
  cpSync(source, project, { recursive: true, filter: (file) => !ignored.has(basename(file)) });
  const manifest = join(project, "package.json");
  const { dependencies, ...rest } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  const versions = Object.entries(dependencies).map(([dependency, range]) => [
    dependency,
    range === "workspace:*" ? published[dependency] : range,
  ]);
  writeFileSync(manifest, JSON.stringify({ ...rest, dependencies: Object.fromEntries(versions) }, null, 2));
  writeFileSync(join(project, ".npmrc"), `registry=${registry.url}\nfund=false\naudit=false\n`);
  await run(manager, ["install"], { cwd: project, env: registry.env });
  return project;
}
