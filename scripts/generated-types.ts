import type { OpenApiDocument } from "@ev-vehicles/openapi";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { plainSpelling } from "./plain-spelling.ts";

/** The types of a bundled description: what `generated/openapi.ts` contains below its header. */
export async function generatedTypes(description: OpenAPI3 | OpenApiDocument): Promise<string> {
  return astToString(await openapiTS(plainSpelling(description) as OpenAPI3, { emptyObjectsUnknown: true }));
}
