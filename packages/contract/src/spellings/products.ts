/** What this repository makes from a description, in forms that a test can compare. */
import { type OpenApiDocument, type Operation, readOperations } from "@ev-vehicles/openapi";
import {
  compileValidators,
  namedRequestSchemas,
  namedResponseSchemas,
  namedValidators,
} from "@ev-vehicles/openapi/validators";
import { resourceTables } from "@ev-vehicles/scripts/resource-tables";
import { serverConstants } from "@ev-vehicles/scripts/server-constants";
// @boundaries-ignore tests the package on another description
import { createMockCore, type MockCore } from "../../../mock/src/create-mock-core.ts";
// @boundaries-ignore tests the package on another description
import { readApi } from "../../../mock/src/spec/api.ts";
// @boundaries-ignore tests the package on another description
import { referenceDocument } from "../../../site/src/reference/reference-document.ts";
// @boundaries-ignore tests the package on another description
import { samplesOf } from "../../../site/src/samples/code-samples.ts";
import { type RequestParts, writeRequest } from "../generate/request-parts.ts";

/** The generated code of the resource tables and of the servers. */
export function tablesOf(document: OpenApiDocument): string {
  return resourceTables(document) + serverConstants(document);
}

/** The mock of a description, with validators from the function that the build calls. */
export function mockOf(document: OpenApiDocument): MockCore {
  const validators = compileValidators(document);
  const { operations } = readApi(document, {}, () => Promise.resolve({}));
  const requests = namedValidators(validators, namedRequestSchemas(document, operations));
  const responses = namedValidators(validators, namedResponseSchemas(operations));
  const options = {
    vehicles: 40,
    seed: 7,
    rateLimit: false,
    checkResponses: true,
    now: "2024-04-18T09:00:00Z",
  } as const;
  const core = createMockCore(
    options,
    readApi(document, requests, () => Promise.resolve(responses)),
  );
  // New IDs contain the time.
  core.mock.clock.freeze();
  core.mock.clock.set("2024-04-18T09:00:00Z");
  return core;
}

/** The code samples of each operation in every language, as in the site's reference. */
export function codeSamplesOf(document: OpenApiDocument): readonly string[] {
  return readOperations(referenceDocument(document)).flatMap((operation) =>
    samplesOf(operation).map(({ label, source }) => `${operation.id} ${label}\n${source}`),
  );
}

/** The routes of a mock, sorted, because their order does not matter: the paths decide which route matches. */
export function routesOf({ app }: MockCore): readonly string[] {
  return [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))].sort();
}

/** A request of an operation. */
export interface SampleRequest {
  readonly operation: Operation;
  readonly parts: RequestParts;
}

/** Each request, and a mock's response to it: the status, the Location and Link headers, and the body. */
export async function responsesOf(
  { mock }: MockCore,
  requests: readonly SampleRequest[],
): Promise<readonly string[]> {
  const responses: string[] = [];
  for (const { operation, parts } of requests) {
    const request = writeRequest(operation, parts, "https://api.ev.energy/v2");
    const sent = `${request.method} ${request.url} ${JSON.stringify(parts.body) ?? ""}`;
    const response = await mock.fetch(request);
    const { location, link } = Object.fromEntries(response.headers);
    responses.push(
      `${sent}\n  ${response.status} ${location ?? ""} ${link ?? ""} ${sortMembers(await response.text())}`,
    );
    if (operation.method !== "GET") mock.reset();
  }
  return responses;
}

/** Sorts the members of objects: their order does not matter. */
function sortMembers(json: string): string {
  if (json === "") return "";
  return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
