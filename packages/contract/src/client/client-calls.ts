import { isDeepStrictEqual } from "node:util";
import { createVehiclesClient } from "@ev-vehicles/client";
import type { Operation } from "@ev-vehicles/openapi";
import type { RequestParts } from "../generate/request-parts.ts";
import { baseUrl, type Server } from "../mock-server.ts";
import { lostParts, readRequest, requestViolations } from "../request.ts";
import { responseViolations } from "../response.ts";
import { expansionViolations } from "./expansion.ts";

/** A method of the client that accepts the path of any operation. The generated types have no such method. */
type AnyMethod = (
  path: string,
  options: object,
) => Promise<{ data?: unknown; error?: { status: number }; response: Response }>;

/**
 * Calls an operation with the client. Returns how the request or the response violates the description, and how the result
 * differs from the response; one line each.
 */
export async function callViolations(
  operation: Operation,
  parts: RequestParts,
  server: Server,
): Promise<readonly string[]> {
  const seen: { request: Request; response: Response }[] = [];
  const client = createVehiclesClient({
    auth: "mock-token",
    baseUrl,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const response = await server.fetch(request.clone());
      seen.push({ request, response: response.clone() });
      return response;
    },
  });
  const { body, ...params } = parts;
  const method = client[operation.method as "GET"] as unknown as AnyMethod;
  const result = await method(operation.path, { params, ...(body === undefined ? {} : { body }) });
  const [call] = seen;
  if (!call || seen.length > 1) return [`expected 1 request, got ${seen.length}`];
  return [
    ...(await requestViolations(operation, call.request)),
    ...lostParts(parts, await readRequest(operation, call.request)),
    ...(await responseViolations(operation, call.response.clone())),
    ...(await resultViolations(operation, parts, call.response, result)),
  ];
}

async function resultViolations(
  operation: Operation,
  parts: RequestParts,
  sent: Response,
  { data, error, response }: Awaited<ReturnType<AnyMethod>>,
): Promise<string[]> {
  if (response.status !== sent.status)
    return [`the response has status ${sent.status}, the result ${response.status}`];
  if (!sent.ok) {
    if (error?.status === sent.status && data === undefined) return [];
    return [`the response has status ${sent.status}, but the result has no such error`];
  }
  if (error !== undefined) return [`the response has status ${sent.status}, but the result is an error`];
  const text = await sent.text();
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  if (!isDeepStrictEqual(data, body)) return ["the data differs from the response's body"];
  return expansionViolations(operation, parts, data);
}
