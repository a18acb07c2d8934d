import type { OpenApiDocument } from "@ev-vehicles/openapi";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { normalizeDescription } from "./normalize-description.ts";

/** Generates the types of a bundled description: the content of `generated/openapi.ts` below its header. */
export async function generatedTypes(description: OpenAPI3 | OpenApiDocument): Promise<string> {
  const normalized = normalizeDescription(withUnnamedWebhooks(description));
  return astToString(await openapiTS(normalized as OpenAPI3, { emptyObjectsUnknown: true }));
}

/**
 * openapi-typescript lists every operation with an `operationId` under `operations`. A webhook is a request that the API
 * sends and clients cannot call, so it loses its `operationId` and is listed only under `webhooks`.
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
