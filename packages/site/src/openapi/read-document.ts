import bundle from "@ev-vehicles/types/openapi.json" with { type: "json" };
import type { Document } from "./document.ts";

/** The bundled OpenAPI document as `@ev-vehicles/types` publishes it, without the servers that are not for users. */
export function readDocument(): Document {
  const document = bundle as unknown as Document;
  return { ...document, servers: document.servers.filter((server) => !server["x-internal"]) };
}
