import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generateHeyApi } from "../peers/generate-hey-api.ts";
import { heyApiModule, type PeerName } from "../peers/peers.ts";

/** The paths of a peer's programs: one that only imports it, and one that also makes a first call. */
export interface StartPrograms {
  readonly name: string;
  readonly imports: string | undefined;
  readonly calls: string;
}

const folder = fileURLToPath(new URL("../../generated/start/", import.meta.url));
const peersModule = fileURLToPath(new URL("../peers/peers.ts", import.meta.url));

/** Prints the time by the clock and the processor time since the process started, in milliseconds. */
const report = `
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ clock: performance.now(), cpu: (user + system) / 1000 }));
`;
const stub =
  'const fetch = async () => new Response("[]", { headers: { "content-type": "application/json" } });\n';

/** Writes the programs as JavaScript, so that their start does not include compiling TypeScript. */
export async function startPrograms(): Promise<{ bare: string; contestants: readonly StartPrograms[] }> {
  mkdirSync(folder, { recursive: true });
  await generateHeyApi();
  return {
    bare: await write("bare", ""),
    contestants: [
      { name: "only the stub", imports: undefined, calls: await callOf("fetch") },
      await programs("@ev-vehicles/client", "ours"),
      await programs("openapi-fetch", "openapiFetch"),
      { name: "@hey-api/openapi-ts", imports: undefined, calls: await heyApiCall() },
      await programs("ofetch", "ofetch"),
      await programs("ky", "ky"),
      await programs("@octokit/request", "octokitRequest"),
      await programs("axios", "axiosOnFetch"),
      await vendor(
        "stripe",
        'new it.default("key", { httpClient: it.default.createFetchHttpClient(fetch) }).customers.list()',
      ),
      await vendor("openai", 'new it.default({ apiKey: "key", fetch }).models.list()'),
    ],
  };
}

async function programs(name: string, peer: PeerName): Promise<StartPrograms> {
  const imports = await write(`${peer}-import`, `import * as it from "${name}";\nglobalThis.it = it;\n`);
  return { name, imports, calls: await callOf(peer) };
}

function callOf(peer: PeerName): Promise<string> {
  const prepare = `const call = await peers.${peer}.prepare({ fetch, baseUrl: "https://api.ev.energy/v2" });\n`;
  return write(`${peer}-call`, `import { peers } from "${peersModule}";\n${stub}${prepare}await call();\n`);
}

/** The generated client is bundled into the program, like a user's own code. */
function heyApiCall(): Promise<string> {
  const call = `const client = createClient({ baseUrl: "https://api.ev.energy/v2", fetch });\nawait listVehicles({ client });\n`;
  return write(
    "hey-api-call",
    `import { createClient, listVehicles } from "${heyApiModule}";\n${stub}${call}`,
  );
}

async function vendor(name: string, call: string): Promise<StartPrograms> {
  const start = `import * as it from "${name}";\n`;
  return {
    name,
    imports: await write(`${name}-import`, `${start}globalThis.it = it;\n`),
    calls: await write(`${name}-call`, `${start}${stub}await ${call};\n`),
  };
}

async function write(name: string, program: string): Promise<string> {
  const outfile = `${folder}${name}.js`;
  const source = `${folder}${name}.source.js`;
  writeFileSync(source, program + report);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    target: "es2022",
  });
  return outfile;
}
