/**
 * Situations that generated parameters and bodies do not cover, such as a missing token or an outage, and the status that a
 * request then gets.
 */
import type { VehiclesMock, VehiclesMockOptions } from "@ev-vehicles/mock";
import type { Operation, Parameter } from "@ev-vehicles/openapi";
import fc from "fast-check";
import { type RequestParts, writeRequest } from "../generate/request-parts.ts";
import { schemaAt } from "../generate/schema.ts";
import { validValue } from "../generate/valid-value.ts";
import { baseUrl, newServer, type Server, sampleRequests } from "../mock-server.ts";
import { responseViolations } from "../response.ts";
import type { StatusCoverage } from "./status-coverage.ts";
import { tokenWithoutScope } from "./token-without-scope.ts";

interface Scenario {
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

const scenarios: readonly Scenario[] = [
  {
    name: "no token",
    status: 401,
    appliesTo: (operation) => !operation.security.open,
    change: (request) => withHeader(request, "authorization", null),
  },
  {
    name: "credentials other than a bearer token",
    status: 401,
    appliesTo: () => true,
    change: (request) => withHeader(request, "authorization", "Basic dXNlcjpwYXNz"),
  },
  {
    name: "a client that accepts only HTML",
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
    name: "IDs that do not exist",
    status: 404,
    appliesTo: (operation) => idParameters(operation).length > 0,
    change: (_, operation, parts) => {
      const unknown = (place: "path" | "query") => unknownIds(operation, place);
      const query = { ...parts.query, ...unknown("query") };
      return writeRequest(operation, { ...parts, path: unknown("path"), query }, baseUrl);
    },
  },
  {
    name: "a body that is not JSON",
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
      withHeader(request, "authorization", `Bearer ${await tokenWithoutScope(operation, server)}`),
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
    name: "a service outage",
    status: 503,
    server: { faults: "status=503" },
    appliesTo: () => true,
    change: (request) => request,
  },
  {
    name: "an exhausted rate limit",
    status: 429,
    server: { rateLimit: { withToken: 0, withoutToken: 0 } },
    appliesTo: () => true,
    change: (request) => request,
  },
];

/** The scenarios that apply to this operation. */
export function scenariosOf(operation: Operation): readonly Scenario[] {
  return scenarios.filter(({ appliesTo }) => appliesTo(operation));
}

/** One server for each scenario, because routes take long to build. */
const servers = new Map<Scenario, VehiclesMock>();

/**
 * Sends a few requests in this scenario. Returns one line for each response with a status other than the scenario's, and
 * for each violation of the description.
 */
export async function runScenario(
  operation: Operation,
  scenario: Scenario,
  coverage: StatusCoverage,
): Promise<readonly string[]> {
  const server = servers.get(scenario) ?? newServer(scenario.server);
  servers.set(scenario, server);
  server.reset();
  const samples = await sampleRequests(operation, 5, 1);
  const found: string[] = [];
  for (const parts of samples) {
    const valid = writeRequest(operation, parts, baseUrl);
    const request = await scenario.change(valid, operation, parts, server);
    const response = await server.fetch(request);
    coverage.add(operation.id, response.status);
    if (response.status !== scenario.status)
      found.push(
        `${request.method} ${request.url}: expected ${scenario.status} for ${scenario.name}, got ${response.status}`,
      );
    found.push(...(await responseViolations(operation, response)));
  }
  return found;
}

function withHeader(request: Request, name: string, value: string | null): Request {
  const headers = new Headers(request.headers);
  if (value === null) headers.delete(name);
  else headers.set(name, value);
  return new Request(request, { headers });
}

/** The required parameters that identify a resource. */
function idParameters(operation: Operation): readonly Parameter[] {
  return operation.parameters.filter(
    ({ in: place, name, required }) =>
      place === "path" || (place === "query" && required && name.endsWith("_id")),
  );
}

/** Valid IDs of resources that do not exist. */
function unknownIds(operation: Operation, place: "path" | "query"): Record<string, unknown> {
  const here = idParameters(operation).filter((parameter) => parameter.in === place);
  return Object.fromEntries(
    here.map(({ name, schema }) => {
      const values = validValue(schemaAt(schema.pointer), name, () => []);
      return [name, fc.sample(values, { numRuns: 1, seed: 4 })[0]];
    }),
  );
}
