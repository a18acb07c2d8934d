import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Registry } from "./registry.ts";
import { run } from "./run.ts";

/** The published packages and their versions. */
export type Published = Readonly<Record<string, string>>;

/**
 * Releases the last commit as the release workflow does – install, build, `changeset version`, `changeset publish` – but from
 * a clone in a temporary folder and to the local registry.
 */
export async function publishClone(root: string, folder: string, registry: Registry): Promise<Published> {
  const clone = join(folder, "clone");
  await run("git", ["clone", "--quiet", "--no-hardlinks", root, clone], { cwd: folder });
  const inClone = { cwd: clone, env: { CI: "true", TURBO_TELEMETRY_DISABLED: "1" } };
  await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], inClone);
  await run("pnpm", ["exec", "changeset", "version"], inClone);
  await run("pnpm", ["exec", "turbo", "run", "build", "--filter=./packages/*"], inClone);
  const published = versionsIn(clone);
  const unversioned = Object.entries(published).filter(([, version]) => version === "0.0.0");
  if (unversioned.length > 0) {
    throw new Error(
      `No changeset releases ${unversioned.map(([name]) => name).join(", ")}: the version is still 0.0.0.`,
    );
  }
  await run("pnpm", ["exec", "changeset", "publish", "--no-git-tag"], {
    cwd: clone,
    env: { ...inClone.env, ...registry.env, NPM_CONFIG_PROVENANCE: "false" },
  });
  return published;
}

/** The public packages of a checkout. */
function versionsIn(root: string): Published {
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
