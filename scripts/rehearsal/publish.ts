import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Registry } from "./registry.ts";
import { run } from "./run.ts";

/** The versions of the published packages, by name. */
export type Published = Readonly<Record<string, string>>;

/** A placeholder for the repository's URL, which only the release workflow knows. It is never requested. */
const repository = "https://github.com/example/ev-vehicles";

const quiet = { CI: "true", TURBO_TELEMETRY_DISABLED: "1" };

/**
 * Releases the last commit like the release workflow (install, version, build, set the repository, publish), but from a clone in
 * a temporary folder and to the local registry.
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
      `No changeset names ${unversioned.map(([name]) => name).join(", ")}, so the version is still 0.0.0. Add one with \`pnpm changeset\`.`,
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

/** The versions of the public packages in a checkout. */
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
