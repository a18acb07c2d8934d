/** Calls operations by way of the client, and looks at what it sends and at what it makes of the answer. */
import { isDeepStrictEqual } from "node:util";
import { createVehiclesClient } from "@ev-vehicles/client";
import type { Operation } from "@ev-vehicles/openapi";
import { answerViolations } from "../answer.ts";
import type { RequestParts } from "../generate/request-parts.ts";
import { lostParts, readRequest, requestViolations } from "../request.ts";
import { expansionViolations } from "./expansion.ts";
import { baseUrl, type Server } from "./mock-server.ts";

/** Every operation alike: the types know them one by one, and this test does not. */
type AnyMethod = (
  path: string,
  options: object,
) => Promise<{ data?: unknown; error?: { status: number }; response: Response }>;

/** What is wrong with a call of these arguments, a line each; empty when all is as described. */
export async function callViolations(
  operation: Operation,
  parts: RequestParts,
  server: Server,
): Promise<readonly string[]> {
  const seen: { request: Request; answer: Response }[] = [];
  const client = createVehiclesClient({
    auth: "mock-token",
    baseUrl,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const answer = await server.fetch(request.clone());
      seen.push({ request, answer: answer.clone() });
      return answer;
    },
  });
  const { body, ...params } = parts;
  const method = client[operation.method as "GET"] as unknown as AnyMethod;
  const result = await method(operation.path, { params, ...(body === undefined ? {} : { body }) });
  const [call] = seen;
  if (!call || seen.length > 1) return [`${seen.length} requests were sent`];
  return [
    ...(await requestViolations(operation, call.request)),
    ...lostParts(parts, await readRequest(operation, call.request)),
    ...(await answerViolations(operation, call.answer.clone())),
    ...(await resultViolations(operation, parts, call.answer, result)),
  ];
}

async function resultViolations(
  operation: Operation,
  parts: RequestParts,
  answer: Response,
  { data, error, response }: Awaited<ReturnType<AnyMethod>>,
): Promise<string[]> {
  if (response.status !== answer.status) return [`${answer.status} arrived as ${response.status}`];
  if (!answer.ok) {
    if (error?.status === answer.status && data === undefined) return [];
    return [`${answer.status} arrived without its error`];
  }
  if (error !== undefined) return [`${answer.status} arrived as an error`];
  const text = await answer.text();
  const sent: unknown = text === "" ? undefined : JSON.parse(text);
  if (!isDeepStrictEqual(data, sent)) return ["the data is not what was sent"];
  return expansionViolations(operation, parts, data);
}
