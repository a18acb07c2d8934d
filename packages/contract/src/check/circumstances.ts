/** What can be wrong with a request other than its parameters and its body, and the status that each leads to. */
import type { VehiclesMockOptions } from "@ev-vehicles/mock";
import type { Operation, Parameter } from "@ev-vehicles/openapi";
import fc from "fast-check";
import { answerViolations } from "../answer.ts";
import { type RequestParts, writeRequest } from "../generate/request-parts.ts";
import { schemaAt } from "../generate/schema.ts";
import { validRequest } from "../generate/valid-request.ts";
import { validValue } from "../generate/valid-value.ts";
import { baseUrl, knownValues, newServer, type Server } from "./mock-server.ts";
import type { Reached } from "./reached.ts";
import { tokenWithout } from "./token-without.ts";

interface Circumstance {
  readonly name: string;
  readonly status: number;
  readonly server?: VehiclesMockOptions;
  appliesTo(operation: Operation): boolean;
  change(
    request: Request,
    operation: Operation,
    parts: RequestParts,
    server: Server,
  ): Request | Promise<Request>;
}

const circumstances: readonly Circumstance[] = [
  {
    name: "no token",
    status: 401,
    appliesTo: (operation) => !operation.security.open,
    change: (request) => withHeader(request, "authorization", null),
  },
  {
    name: "credentials that are no bearer token",
    status: 401,
    appliesTo: () => true,
    change: (request) => withHeader(request, "authorization", "Basic dXNlcjpwYXNz"),
  },
  {
    name: "a client that takes HTML only",
    status: 406,
    appliesTo: () => true,
    change: (request) => withHeader(request, "accept", "text/html"),
  },
  {
    name: "a version that does not exist",
    status: 400,
    appliesTo: () => true,
    change: (request) => withHeader(request, "evenergy-version", "3.0"),
  },
  {
    name: "ids that lead nowhere",
    status: 404,
    appliesTo: (operation) => pointersOf(operation).length > 0,
    change: (_, operation, parts) => {
      const strange = (place: "path" | "query") => strangeValues(operation, place);
      const query = { ...parts.query, ...strange("query") };
      return writeRequest(operation, { ...parts, path: strange("path"), query }, baseUrl);
    },
  },
  {
    name: "a body that is no JSON",
    status: 400,
    appliesTo: (operation) => operation.body !== undefined,
    change: (request) => new Request(request, { body: '{"cut off' }),
  },
  {
    name: "a body of another media type",
    status: 400,
    appliesTo: (operation) => operation.body !== undefined,
    change: (request) => withHeader(request, "content-type", "text/plain"),
  },
  {
    name: "a token of another scope",
    status: 403,
    appliesTo: (operation) => operation.security.scopes.length > 0,
    change: async (request, operation, _, server) =>
      withHeader(request, "authorization", `Bearer ${await tokenWithout(operation, server)}`),
  },
  {
    name: "a deletion in the sandbox",
    status: 204,
    server: { sandbox: true },
    appliesTo: ({ method, responses }) =>
      method === "DELETE" && responses.some(({ status }) => status === "204"),
    change: (request) => request,
  },
  {
    name: "a time out of service",
    status: 503,
    server: { faults: "status=503" },
    appliesTo: () => true,
    change: (request) => request,
  },
  {
    name: "an hourly budget that is used up",
    status: 429,
    server: { rateLimit: { withToken: 0, withoutToken: 0 } },
    appliesTo: () => true,
    change: (request) => request,
  },
];

/** The circumstances that a request of this operation can get into. */
export function circumstancesOf(operation: Operation): readonly Circumstance[] {
  return circumstances.filter(({ appliesTo }) => appliesTo(operation));
}

/** Sends a few valid requests in these circumstances; what is wrong with the answers, a line each. */
export async function meetCircumstance(
  operation: Operation,
  circumstance: Circumstance,
  reached: Reached,
): Promise<readonly string[]> {
  const server = newServer(circumstance.server);
  const samples = fc.sample(validRequest(operation, await knownValues()), { numRuns: 5, seed: 1 });
  const found: string[] = [];
  for (const parts of samples) {
    const valid = writeRequest(operation, parts, baseUrl);
    const request = await circumstance.change(valid, operation, parts, server);
    const response = await server.fetch(request);
    reached.add(operation.id, response.status);
    if (response.status !== circumstance.status)
      found.push(`${request.method} ${request.url} answered ${response.status} to ${circumstance.name}`);
    found.push(...(await answerViolations(operation, response)));
  }
  return found;
}

function withHeader(request: Request, name: string, value: string | null): Request {
  const headers = new Headers(request.headers);
  if (value === null) headers.delete(name);
  else headers.set(name, value);
  return new Request(request, { headers });
}

/** The parameters that a request can't do without, and that say which resource is meant. */
function pointersOf(operation: Operation): readonly Parameter[] {
  return operation.parameters.filter(
    ({ in: place, name, required }) =>
      place === "path" || (place === "query" && required && name.endsWith("_id")),
  );
}

/** Values that are valid, and belong to nothing. */
function strangeValues(operation: Operation, place: "path" | "query"): Record<string, unknown> {
  const here = pointersOf(operation).filter((parameter) => parameter.in === place);
  return Object.fromEntries(
    here.map(({ name, schema }) => {
      const values = validValue(schemaAt(schema.pointer), name, () => []);
      return [name, fc.sample(values, { numRuns: 1, seed: 4 })[0]];
    }),
  );
}
