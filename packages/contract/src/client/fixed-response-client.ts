/** Clients that get a fixed response to every request. */
import { createVehiclesClient } from "@ev-vehicles/client";
import { type ValidateResponsesOptions, validateResponses } from "@ev-vehicles/client/validate";
import type { Operation } from "@ev-vehicles/openapi";
import { type RequestParts, writeRequest } from "../generate/request-parts.ts";
import { baseUrl, lastingServer, sampleRequests } from "../mock-server.ts";
import { offeredNames } from "./expansion.ts";

/** A successful call: the request's parts, and the mock's response. */
export interface Success {
  readonly parts: RequestParts;
  readonly status: number;
  readonly body: unknown;
}

/** The mock's successful responses to generated requests of this operation, some with their references expanded. */
export async function successes(operation: Operation, count: number): Promise<readonly Success[]> {
  const samples = await sampleRequests(operation, 60, 5);
  const server = lastingServer(operation);
  const found: Success[] = [];
  for (const [index, sample] of samples.entries()) {
    // Many filters at once leave a list empty, so every other request has only the required ones.
    const query = index % 2 === 0 ? plainQuery(operation, sample, index % 4 === 0) : sample.query;
    const parts = { ...sample, query };
    const response = await server.fetch(writeRequest(operation, parts, baseUrl));
    const text = await response.text();
    if (!response.ok || text === "" || text === "[]") continue;
    found.push({ parts, status: response.status, body: JSON.parse(text) });
    if (found.length === count) break;
  }
  return found;
}

/** The required query parameters and, on request, every reference that can be expanded. */
function plainQuery(operation: Operation, { query }: RequestParts, expanded: boolean): RequestParts["query"] {
  const required = operation.parameters.filter((one) => one.in === "query" && one.required);
  const expand = expanded ? offeredNames(operation) : [];
  const isPaged = operation.parameters.some(({ name }) => name === "page_size");
  return {
    ...Object.fromEntries(required.map(({ name }) => [name, query[name]])),
    // Short lists: every alteration of one is validated as a whole.
    ...(isPaged ? { page_size: 6 } : {}),
    ...(expand.length > 0 ? { expand } : {}),
  };
}

/** Arguments of a valid call. */
export async function anyParts(operation: Operation): Promise<RequestParts> {
  const [parts] = await sampleRequests(operation, 1, 5);
  return parts ?? { path: {}, query: {}, header: {} };
}

type AnyCall = (path: string, options: object) => Promise<{ data?: unknown; error?: unknown }>;

/** Makes the call with a client that gets this response. */
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
