import { createVehiclesClient } from "@ev-vehicles/client";
import { type ValidateResponsesOptions, validateResponses } from "@ev-vehicles/client/validate";
import type { Operation } from "@ev-vehicles/openapi";
import type { RequestParts } from "../generate/request-parts.ts";
import { successfulCalls } from "../generate/successful-calls.ts";
import { baseUrl, sampleRequests } from "../mock-server.ts";

/** A successful response with a JSON body, and the parts of its request. */
export interface JsonSuccess {
  readonly parts: RequestParts;
  readonly status: number;
  readonly body: unknown;
}

/** Up to `count` successful responses of the mock; those without a body are left out. */
export async function jsonSuccesses(operation: Operation, count: number): Promise<readonly JsonSuccess[]> {
  const found = (await successfulCalls(operation, count)).map(async ({ parts, response }) => ({
    parts,
    status: response.status,
    text: response.ok ? await response.text() : "",
  }));
  return (await Promise.all(found))
    .filter(({ text }) => text !== "")
    .map(({ text, ...success }) => ({ ...success, body: JSON.parse(text) }));
}

/** The parts of a valid request. */
export async function anyParts(operation: Operation): Promise<RequestParts> {
  const [parts] = await sampleRequests(operation, 1, 5);
  return parts ?? { path: {}, query: {}, header: {} };
}

type AnyCall = (path: string, options: object) => Promise<{ data?: unknown; error?: unknown }>;

/** Calls an operation with a client whose `fetch` returns this response. */
export async function callWithResponse(
  operation: Operation,
  { body, ...params }: RequestParts,
  response: Response,
  validate?: ValidateResponsesOptions,
): Promise<{ data?: unknown; error?: unknown }> {
  const client = createVehiclesClient({
    auth: "mock-token",
    baseUrl,
    retry: false,
    fetch: async () => response,
  });
  if (validate) client.use(validateResponses(validate));
  const call = client[operation.method as "GET"] as unknown as AnyCall;
  return await call(operation.path, { params, ...(body === undefined ? {} : { body }) });
}

export function jsonResponse(body: unknown, status: number, mediaType = "application/json"): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": mediaType } });
}
