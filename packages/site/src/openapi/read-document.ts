import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Document } from "./document.ts";

/** The bundled OpenAPI document as `@ev-vehicles/types` publishes it, without the servers that are not for users. */
export function readDocument(): Document {
  const file = createRequire(import.meta.url).resolve("@ev-vehicles/types/openapi.json");
  const document = JSON.parse(readFileSync(file, "utf8")) as Document;
  return { ...document, servers: document.servers.filter((server) => !server["x-internal"]) };
}
