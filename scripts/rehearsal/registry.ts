import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@ev-vehicles/testing/free-port";
import { run } from "./run.ts";
import { stop } from "./stop.ts";
import { tool } from "./toolbox.ts";

export interface Registry {
  readonly url: string;
  /** The environment variables with which npm and pnpm use this registry. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Starts Verdaccio on loopback. It serves the scope @ev-vehicles only from its own storage, so that only the packages that
 * were just published are installed. All other packages come from the registry in npm's configuration.
 */
export async function startRegistry(folder: string): Promise<Registry> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const upstream = (await run("npm", ["config", "get", "registry"], { cwd: folder })).trim();
  const config = join(folder, "verdaccio.yaml");
  writeFileSync(
    config,
    JSON.stringify({
      storage: join(folder, "storage"),
      auth: { htpasswd: { file: join(folder, "htpasswd") } },
      uplinks: { upstream: { url: upstream, cache: true } },
      packages: {
        "@ev-vehicles/*": { access: "$all", publish: "$authenticated" },
        "**": { access: "$all", proxy: "upstream" },
      },
      middlewares: {},
      log: { type: "stdout", level: "error" },
    }),
  );
  const child = spawn(
    process.execPath,
    [tool("verdaccio/bin/verdaccio"), "--config", config, "--listen", `127.0.0.1:${port}`],
    { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, NODE_NO_WARNINGS: "1" } },
  );
  await untilReady(`${url}-/ping`, child);
  const npmrc = join(folder, "npmrc");
  writeFileSync(npmrc, `registry=${url}\n${url.slice("http:".length)}:_authToken=${await addUser(url)}\n`);
  // One variable is set in upper and lower case, because npm and npx pass on their own settings in lower case, which takes
  // precedence.
  const env = { NPM_CONFIG_USERCONFIG: npmrc, npm_config_userconfig: npmrc, npm_config_registry: url };
  return { url, env, close: () => stop(child) };
}

async function addUser(registry: string): Promise<string> {
  const response = await fetch(`${registry}-/user/org.couchdb.user:rehearsal`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "rehearsal", password: crypto.randomUUID() }),
  });
  const { token } = (await response.json()) as { token?: string };
  if (!token) throw new Error(`Verdaccio created no user for the rehearsal: it returned ${response.status}.`);
  return token;
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    if (child.exitCode !== null)
      throw new Error(`Verdaccio exited with code ${child.exitCode} before it was ready.`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("Verdaccio was not ready within 30 seconds.");
}
