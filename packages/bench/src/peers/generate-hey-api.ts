import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { build } from "esbuild";
import { heyApiModule } from "./peers.ts";

let generated: Promise<void> | undefined;

/** Generates and bundles the client of @hey-api/openapi-ts, once per run. */
export function generateHeyApi(): Promise<void> {
  generated ??= generate();
  return generated;
}

async function generate(): Promise<void> {
  const folder = dirname(heyApiModule);
  await createClient({
    input: fileURLToPath(import.meta.resolve("@ev-vehicles/types/openapi.json")),
    output: folder,
    logs: { level: "silent" },
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
  });
  const entry = `${folder}/entry.ts`;
  writeFileSync(entry, 'export * from "./index";\nexport { createClient } from "./client";\n');
  await build({ entryPoints: [entry], outfile: heyApiModule, bundle: true, format: "esm", target: "es2022" });
}
