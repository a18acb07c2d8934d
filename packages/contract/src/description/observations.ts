import { responseOf } from "@ev-vehicles/openapi";
import { operations } from "../description.ts";
import { readKnownValues } from "../generate/known-values.ts";
import { pathPattern } from "../generate/path-pattern.ts";
import {
  alternativesOf,
  itemsOf,
  type LocatedSchema,
  propertyOf,
  schemaAt,
  typesOf,
} from "../generate/schema.ts";
import { baseUrl, newServer } from "../mock-server.ts";
import { isValid } from "../validation.ts";
import { exampleClaims } from "./example-claims.ts";

/** What the examples and the mock's responses contain for one object schema. */
export interface Observation {
  readonly schema: LocatedSchema;
  /** How many objects with this schema were recorded. */
  objects: number;
  /** How often each property was present, described or not. */
  readonly present: Map<string, number>;
  /** The values of each property that are neither objects nor arrays. */
  readonly values: Map<string, Set<unknown>>;
}

export type Observations = ReadonlyMap<string, Observation>;

/** Records the examples of responses, a mock's lists, and some of the resources in those lists. */
export async function observe(): Promise<Observations> {
  const seen = new Map<string, Observation>();
  // Request bodies are left out: no response shows which of their optional fields and enum values are used.
  const examples = operations
    .flatMap(exampleClaims)
    .filter(({ schema }) => !schema.includes("/requestBody/"));
  for (const { schema, value } of examples) record(seen, value, schemaAt(schema));
  const server = newServer({ vehicles: 150 });
  await readKnownValues(async (request) => {
    const response = await server.fetch(request);
    const { pathname } = new URL(request.url);
    const read = operations.find(({ method, path }) => method === "GET" && pathPattern(path).test(pathname));
    const described = read && responseOf(read, response.status);
    const schema = described?.json?.type === "application/json" ? described.json.schema : undefined;
    if (schema) record(seen, await response.clone().json(), schemaAt(schema.pointer));
    return response;
  }, baseUrl);
  return seen;
}

function record(seen: Map<string, Observation>, value: unknown, schema: LocatedSchema): void {
  const form = alternativesOf(schema).find(({ pointer }) => isValid(pointer, value)) ?? schema;
  if (form !== schema) {
    record(seen, value, form);
    return;
  }
  if (Array.isArray(value)) for (const item of value) record(seen, item, itemsOf(schema));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  if (!typesOf(schema).includes("object")) return;
  const observation = seen.get(schema.pointer) ?? {
    schema,
    objects: 0,
    present: new Map(),
    values: new Map(),
  };
  seen.set(schema.pointer, observation);
  observation.objects += 1;
  for (const [name, member] of Object.entries(value)) {
    observation.present.set(name, (observation.present.get(name) ?? 0) + 1);
    const values = observation.values.get(name) ?? new Set();
    if (typeof member !== "object" || member === null) values.add(member);
    observation.values.set(name, values);
    if (schema.value.properties?.[name]) record(seen, member, propertyOf(schema, name));
  }
}
