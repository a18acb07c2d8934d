import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

/** The types of a bundled description: what `generated/openapi.ts` contains below its header. */
export async function generatedTypes(description: OpenAPI3): Promise<string> {
  return astToString(await openapiTS(withUnnamedWebhooks(description), { emptyObjectsUnknown: true }));
}

/**
 * openapi-typescript lists every operation with an `operationId` under `operations`. Webhooks are requests that the API sends
 * and no client calls, so they stay under `webhooks` alone.
 */
function withUnnamedWebhooks(description: OpenAPI3): OpenAPI3 {
  const { webhooks = {} } = description;
  const unnamed = Object.entries(webhooks).map(([name, item]) => [
    name,
    Object.fromEntries(
      Object.entries(item).map(([method, operation]) => [method, { ...operation, operationId: undefined }]),
    ),
  ]);
  return { ...description, ...(unnamed.length > 0 && { webhooks: Object.fromEntries(unnamed) }) };
}
