/**
 * Uses what `pnpm build` made, as ES modules and as CommonJS, on the version of Node that runs this file: the mock's
 * server, a client with OAuth, a walk through a list, validated responses and the command line. Plain JavaScript without a
 * test runner, so that it runs on each version of Node that the packages support.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const names = ["client", "client/oauth", "client/validate", "helpers", "mock", "mock/node"];

const modules = await Promise.all(names.map((name) => import(`@ev-vehicles/${name}`)));
await walkFleet(Object.assign({}, ...modules));
await walkFleet(Object.assign({}, ...names.map((name) => require(`@ev-vehicles/${name}`))));
tryCommandLine();
console.log(`Node ${process.version} on ${process.platform}: the built packages work`);

async function walkFleet({
  createVehiclesClient,
  clientCredentials,
  validateResponses,
  paginate,
  startMockServer,
}) {
  const server = await startMockServer({ port: 0 });
  try {
    const auth = clientCredentials({ clientId: "mock-client", clientSecret: "mock-secret" });
    const ev = createVehiclesClient({ baseUrl: server.url, auth });
    ev.use(validateResponses());
    const ids = new Set();
    for await (const vehicle of paginate(ev, "/vehicles", { pageSize: 5 })) ids.add(vehicle.id);
    assert.ok(ids.size > 5, `expected several pages of vehicles, found ${ids.size}`);
  } finally {
    await server.close();
  }
}

function tryCommandLine() {
  const manifest = require.resolve("@ev-vehicles/cli/package.json");
  const cli = join(dirname(manifest), require(manifest).bin["ev-vehicles"]);
  const version = execFileSync(process.execPath, [cli, "--version"], { encoding: "utf8" }).trim();
  assert.match(version, /^\d+\.\d+\.\d+/);
}
