/**
 * Turns the hand-written description into everything that is derived from it.
 *
 *     spec/vehicles.yaml → openapi.json   the bundled description
 *                        → openapi.ts     `paths`, `operations`, `components`, `webhooks` (openapi-typescript)
 *                        → schemas.ts     one friendly name for each schema: `Vehicle`, `User`, …
 *                        → servers.ts     the servers that the description lists, by name
 *                        → resources.ts   which path reads which resource, and the letters of each kind of id
 *                        → webhooks.ts    the types of the events that the API posts
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OpenAPI3 } from "openapi-typescript";
import { generatedTypes } from "./generated-types.ts";
import { resourceTables } from "./resource-tables.ts";

const root = new URL("../", import.meta.url);
const generated = new URL("packages/types/src/generated/", root);
const bundlePath = fileURLToPath(new URL("openapi.json", generated));
const header =
  "// Generated from spec/vehicles.yaml by `pnpm generate`. Edit the description, not this file.\n\n";

interface NamedServer {
  readonly url: string;
  readonly description?: string;
  readonly "x-server-name"?: string;
  readonly "x-internal"?: boolean;
}

mkdirSync(generated, { recursive: true });
execFileSync("redocly", ["bundle", "vehicles@v2", "--output", bundlePath], {
  cwd: fileURLToPath(root),
  env: { ...process.env, REDOCLY_TELEMETRY: "off" },
  stdio: ["ignore", "ignore", "inherit"],
});
const description = JSON.parse(readFileSync(bundlePath, "utf8")) as OpenAPI3 & { servers: NamedServer[] };

write("openapi.ts", await generatedTypes(description));
write("schemas.ts", schemaAliases(description));
write("servers.ts", serverConstants(description.servers));
write("resources.ts", resourceTables(description));
write("webhooks.ts", webhookTypes(description));

/** `Vehicle` reads better than `components["schemas"]["Vehicle"]`. */
function schemaAliases({ components }: OpenAPI3): string {
  const aliases = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) =>
      `${docComment(schema.description)}export type ${name} = components["schemas"]["${name}"];\n`,
  );
  return `import type { components } from "./openapi.ts";\n\n${aliases.join("\n")}`;
}

/** The servers by their `x-server-name`; internal ones are not for users and stay out. */
function serverConstants(servers: readonly NamedServer[]): string {
  const named = servers.filter((server) => server["x-server-name"] && !server["x-internal"]);
  const fields = named.map(
    (server) =>
      `${docComment(server.description)}${server["x-server-name"]}: ${JSON.stringify(server.url)},\n`,
  );
  const types = named.map((server) => `readonly ${server["x-server-name"]}: ${JSON.stringify(server.url)};`);
  return `/** Base URLs of the API, as its description lists them. */\nexport const servers: { ${types.join(" ")} } = {\n${fields.join("")}};\n`;
}

/** The events by name: each webhook of the description is called what its event's `type` says. */
function webhookTypes(description: OpenAPI3): string {
  const types = JSON.stringify(Object.keys(description.webhooks ?? {}));
  return `/** The types of the events that the API posts to webhooks. */\nexport const webhookTypes = ${types} as const;\n`;
}

function docComment(text: string | undefined): string {
  return text
    ? `/** ${text
        .trim()
        .replaceAll("*/", "*\\/")
        .replaceAll(/\s*\n\s*/g, " ")} */\n`
    : "";
}

function write(name: string, content: string): void {
  writeFileSync(new URL(name, generated), header + content);
}
