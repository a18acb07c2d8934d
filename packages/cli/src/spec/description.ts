import type { OpenApiDocument } from "@ev-vehicles/openapi";
import bundled from "@ev-vehicles/types/openapi.json" with { type: "json" };

/** The bundled OpenAPI description. The command line knows every operation from it alone. */
export const description: OpenApiDocument = bundled as unknown as OpenApiDocument;
