import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

/** The types of a bundled description: what `generated/openapi.ts` contains below its header. */
export async function generatedTypes(description: OpenAPI3): Promise<string> {
  return astToString(await openapiTS(description, { emptyObjectsUnknown: true }));
}
