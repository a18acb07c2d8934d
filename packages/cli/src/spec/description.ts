import type { OpenApiDocument } from "@ev-vehicles/openapi";
import bundled from "@ev-vehicles/types/openapi.json" with { type: "json" };

/** The bundled OpenAPI description. It is the command line's only source for the operations. */
export const description: OpenApiDocument = bundled as unknown as OpenApiDocument;
