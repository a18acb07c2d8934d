import type { OpenApiDocument } from "@ev-vehicles/openapi";
import bundled from "@ev-vehicles/types/openapi.json" with { type: "json" };

/** The bundled description: the only place where this command line knows an operation from. */
export const description: OpenApiDocument = bundled as unknown as OpenApiDocument;
