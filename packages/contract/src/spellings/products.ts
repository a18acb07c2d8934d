/** What is made of a description, in forms that can be compared. */
import { type OpenApiDocument, type Operation, readOperations } from "@ev-vehicles/openapi";
import {
  compileValidators,
  namedRequestSchemas,
  namedResponseSchemas,
  namedValidators,
} from "@ev-vehicles/openapi/validators";
import { resourceTables } from "@ev-vehicles/scripts/resource-tables";
import { serverConstants } from "@ev-vehicles/scripts/server-constants";
// @boundaries-ignore the parts themselves are tried, on a description of the test
import { createMockCore, type MockCore } from "../../../mock/src/create-mock-core.ts";
// @boundaries-ignore the parts themselves are tried, on a description of the test
import { readApi } from "../../../mock/src/spec/api.ts";
// @boundaries-ignore the parts themselves are tried, on a description of the test
import { referenceDocument } from "../../../site/src/reference/reference-document.ts";
// @boundaries-ignore the parts themselves are tried, on a description of the test
import { samplesOf } from "../../../site/src/samples/code-samples.ts";
import { type RequestParts, writeRequest } from "../generate/request-parts.ts";

/** The tables that following a reference needs, and the servers: code that is compared as text. */
export function tablesOf(document: OpenApiDocument): string {
  return resourceTables(document) + serverConstants(document);
}

/** The mock of a description, its validators compiled by the function that the build calls. */
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
  // New ids say when they were made.
  core.mock.clock.freeze();
  core.mock.clock.set("2024-04-18T09:00:00Z");
  return core;
}

/** The samples of each operation, in every language, as the site's reference shows them. */
export function samplesIn(document: OpenApiDocument): readonly string[] {
  return readOperations(referenceDocument(document)).flatMap((operation) =>
    samplesOf(operation).map(({ label, source }) => `${operation.id} ${label}\n${source}`),
  );
}

/** The routes of a mock, a line each; which comes first is decided by their paths. */
export function routesOf({ app }: MockCore): readonly string[] {
  return [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))].sort();
}

/** A request, and which operation it is for. */
export interface Sample {
  readonly operation: Operation;
  readonly parts: RequestParts;
}

/** What a mock answers to each sample: the status, the headers that are the API's, and the body. */
export async function answersOf({ mock }: MockCore, samples: readonly Sample[]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { operation, parts } of samples) {
    const request = writeRequest(operation, parts, "https://api.ev.energy/v2");
    const asked = `${request.method} ${request.url} ${JSON.stringify(parts.body) ?? ""}`;
    const response = await mock.fetch(request);
    const { location, link } = Object.fromEntries(response.headers);
    answers.push(
      `${asked}\n  ${response.status} ${location ?? ""} ${link ?? ""} ${sorted(await response.text())}`,
    );
    if (operation.method !== "GET") mock.reset();
  }
  return answers;
}

/** In which order the members of an object come, and messages of a problem, says nothing. */
function sorted(json: string): string {
  if (json === "") return "";
  return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
