import type { OpenApiDocument } from "@ev-vehicles/openapi";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { plainSpelling } from "./plain-spelling.ts";

/** The types of a bundled description: what `generated/openapi.ts` contains below its header. */
export async function generatedTypes(description: OpenAPI3 | OpenApiDocument): Promise<string> {
  const plain = plainSpelling(withUnnamedWebhooks(description));
  return astToString(await openapiTS(plain as OpenAPI3, { emptyObjectsUnknown: true }));
}

/**
 * openapi-typescript lists every operation with an `operationId` under `operations`. Webhooks are requests that the API sends
 * and no client calls, so they stay only under `webhooks`.
 */
function withUnnamedWebhooks(description: OpenAPI3 | OpenApiDocument): object {
  const { webhooks = {} } = description;
  const unnamed = Object.entries(webhooks as Record<string, Record<string, object>>).map(([name, item]) => [
    name,
    Object.fromEntries(
      Object.entries(item).map(([method, operation]) => [method, { ...operation, operationId: undefined }]),
    ),
  ]);
  return { ...description, ...(unnamed.length > 0 && { webhooks: Object.fromEntries(unnamed) }) };
}
