import type { OpenApiDocument } from "@ev-vehicles/openapi";
import bundle from "@ev-vehicles/types/openapi.json" with { type: "json" };

/** The bundled OpenAPI document as `@ev-vehicles/types` publishes it, without internal servers. */
export function readDocument(): OpenApiDocument {
  const document = bundle as unknown as OpenApiDocument;
  const isInternal = (server: object) => "x-internal" in server && server["x-internal"] === true;
  return { ...document, servers: (document.servers ?? []).filter((server) => !isInternal(server)) };
}
