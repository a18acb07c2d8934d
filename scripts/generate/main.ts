/**
 * `pnpm generate`: generates the sources of `@ev-vehicles/types` from the hand-written description.
 *
 *     spec/vehicles.yaml → openapi.json   the bundled description
 *                        → openapi.ts     `paths`, `operations`, `components`, `webhooks` (openapi-typescript)
 *                        → schemas.ts     a short name for each schema: `Vehicle`, `User`, …
 *                        → servers.ts     the base URL of each server, by name
 *                        → resources.ts   which path reads which resource, and the ID prefix of each kind of resource
 *                        → webhooks.ts    the types of the events that the API posts
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { generatedTypes } from "./generated-types.ts";
import { resourceTables } from "./resource-tables.ts";
import { schemaAliases } from "./schema-aliases.ts";
import { serverConstants } from "./server-constants.ts";

const root = new URL("../../", import.meta.url);
const generated = new URL("packages/types/src/generated/", root);
const bundlePath = fileURLToPath(new URL("openapi.json", generated));
const header =
  "// Generated from spec/vehicles.yaml by `pnpm generate`. Edit the description, not this file.\n\n";

mkdirSync(generated, { recursive: true });
execFileSync("redocly", ["bundle", "vehicles@v2", "--output", bundlePath], {
  cwd: fileURLToPath(root),
  env: { ...process.env, REDOCLY_TELEMETRY: "off" },
  stdio: ["ignore", "ignore", "inherit"],
});
const description = JSON.parse(readFileSync(bundlePath, "utf8")) as OpenApiDocument;

write("openapi.ts", await generatedTypes(description));
write("schemas.ts", schemaAliases(description));
write("servers.ts", serverConstants(description));
write("resources.ts", resourceTables(description));
write("webhooks.ts", webhookTypes(description));

/** In the description, the name of each webhook is the `type` of its event. */
function webhookTypes({ webhooks = {} }: OpenApiDocument): string {
  const types = JSON.stringify(Object.keys(webhooks));
  return `/** The types of the events that the API posts to webhooks. */\nexport const webhookTypes = ${types} as const;\n`;
}

function write(name: string, content: string): void {
  writeFileSync(new URL(name, generated), header + content);
}
