import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Registry } from "./registry.ts";
import { run } from "./run.ts";

/** The published packages and their versions. */
export type Published = Readonly<Record<string, string>>;

/** Stands for the repository, which is known only where a release is made. It is never opened. */
const repository = "https://github.com/example/ev-vehicles";

const quiet = { CI: "true", TURBO_TELEMETRY_DISABLED: "1" };

/**
 * Releases the last commit as the release workflow does – install, version, build, name the repository, publish – but from a
 * clone in a temporary folder and to the local registry.
 */
export async function publishClone(root: string, folder: string, registry: Registry): Promise<Published> {
  const clone = join(folder, "clone");
  await run("git", ["clone", "--quiet", "--no-hardlinks", root, clone], { cwd: folder });
  await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: clone, env: quiet });
  await versionClone(clone);
  await buildClone(clone);
  const published = versionsIn(clone);
  const unversioned = Object.entries(published).filter(([, version]) => version === "0.0.0");
  if (unversioned.length > 0) {
    throw new Error(
      `No changeset releases ${unversioned.map(([name]) => name).join(", ")}: the version is still 0.0.0.`,
    );
  }
  await run(process.execPath, ["scripts/release/set-repository.ts", repository], { cwd: clone });
  await run("pnpm", ["exec", "changeset", "publish", "--no-git-tag"], {
    cwd: clone,
    env: { ...quiet, ...registry.env, NPM_CONFIG_PROVENANCE: "false" },
  });
  return published;
}

/** Turns the changesets of a clone into versions and changelogs. */
export async function versionClone(clone: string): Promise<void> {
  await run("pnpm", ["exec", "changeset", "version"], { cwd: clone, env: quiet });
}

export async function buildClone(clone: string): Promise<void> {
  await run("pnpm", ["exec", "turbo", "run", "build", "--filter=./packages/*"], { cwd: clone, env: quiet });
}

/** The public packages of a checkout. */
export function versionsIn(root: string): Published {
  const packages = readdirSync(join(root, "packages")).map(
    (name) =>
      JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as {
        name: string;
        version: string;
        private?: boolean;
      },
  );
  return Object.fromEntries(packages.flatMap((p) => (p.private ? [] : [[p.name, p.version]])));
}
