import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Published } from "./publish.ts";
import type { Registry } from "./registry.ts";
import { run } from "./run.ts";

const programs = fileURLToPath(new URL("consumer/", import.meta.url));

/** Makes a project outside the workspace, as a user would: a package.json, `npm install`, a few programs. */
export async function createConsumerProject(
  folder: string,
  published: Published,
  registry: Registry,
): Promise<string> {
  const project = join(folder, "consumer");
  cpSync(programs, project, { recursive: true });
  writeFileSync(join(project, ".npmrc"), `registry=${registry.url}\nfund=false\naudit=false\n`);
  const dependencies = { ...published, "openapi-fetch": "^0.17.0", redis: "^6.3.1" };
  const manifest = {
    name: "consumer",
    private: true,
    dependencies,
    devDependencies: { "@types/node": "^24" },
  };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest, null, 2));
  await run("npm", ["install"], { cwd: project, env: registry.env });
  return project;
}
