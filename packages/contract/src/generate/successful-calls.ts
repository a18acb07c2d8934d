import type { Operation } from "@ev-vehicles/openapi";
import { expandNames } from "../client/expansion.ts";
import { baseUrl, sampleRequests, selfResettingServer } from "../mock-server.ts";
import { type RequestParts, writeRequest } from "./request-parts.ts";

/** A successful call: the request's parts, and the mock's response. */
export interface SuccessfulCall {
  readonly parts: RequestParts;
  readonly response: Response;
}

/**
 * Up to `count` successful calls of an operation, with values that exist in the mock. Empty lists are left out. Because
 * many filters at once leave a list empty, every second request has no filters: only required parameters, a short page, and
 * all references expanded or none.
 */
export async function successfulCalls(
  operation: Operation,
  count: number,
): Promise<readonly SuccessfulCall[]> {
  const server = selfResettingServer(operation);
  const calls: SuccessfulCall[] = [];
  for (const [index, sample] of (await sampleRequests(operation, 60, 5)).entries()) {
    const query = index % 2 === 0 ? plainQuery(operation, sample, index % 4 === 0) : sample.query;
    const parts = { ...sample, query };
    const response = await server.fetch(writeRequest(operation, parts, baseUrl));
    if (response.status >= 400 || (await response.clone().text()) === "[]") continue;
    calls.push({ parts, response });
    if (calls.length === count) break;
  }
  return calls;
}

/** The required query parameters, a short page and, if `expanded`, every reference that can be expanded. */
function plainQuery(operation: Operation, { query }: RequestParts, expanded: boolean): RequestParts["query"] {
  const required = operation.parameters.filter((one) => one.in === "query" && one.required);
  const expand = expanded ? expandNames(operation) : [];
  const isPaged = operation.parameters.some(({ name }) => name === "page_size");
  return {
    ...Object.fromEntries(required.map(({ name }) => [name, query[name]])),
    ...(isPaged ? { page_size: 6 } : {}),
    ...(expand.length > 0 ? { expand } : {}),
  };
}
