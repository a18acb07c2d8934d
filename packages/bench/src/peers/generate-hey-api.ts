import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { build } from "esbuild";

const folder = fileURLToPath(new URL("../../generated/hey-api/", import.meta.url));
let generated: Promise<string> | undefined;

/** Generates the peer's client, once in a run, and gives the path of the module with its `index`, as JavaScript. */
export function generateHeyApi(): Promise<string> {
  generated ??= generate();
  return generated;
}

async function generate(): Promise<string> {
  await createClient({
    input: fileURLToPath(import.meta.resolve("@ev-vehicles/types/openapi.json")),
    output: folder,
    logs: { level: "silent" },
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
  });
  const entry = `${folder}entry.ts`;
  writeFileSync(entry, 'export * from "./index";\nexport { createClient } from "./client";\n');
  const outfile = `${folder}hey-api.js`;
  await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", target: "es2022" });
  return outfile;
}
