/**
 * What examples and answers of the mock look like, property by property: a rule that nothing makes use of is a rule
 * that nobody needs, or one that went astray.
 */
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
import { isValid } from "../validation.ts";
import { exampleClaims } from "./example-claims.ts";
import { baseUrl, newServer } from "./mock-server.ts";

/** How one object schema has been met. */
export interface Observation {
  readonly schema: LocatedSchema;
  objects: number;
  /** How often each property was there, known or not. */
  readonly there: Map<string, number>;
  /** The values that were not objects, of each property. */
  readonly values: Map<string, Set<unknown>>;
}

export type Observations = ReadonlyMap<string, Observation>;

/** Looks at every example, and at every list and some resources of a mock. */
export async function observe(): Promise<Observations> {
  const seen = new Map<string, Observation>();
  // What a request may leave out or choose says nothing about answers.
  const answers = operations.flatMap(exampleClaims).filter(({ schema }) => !schema.includes("/requestBody/"));
  for (const { schema, value } of answers) record(seen, value, schemaAt(schema));
  const server = newServer({ vehicles: 150 });
  await readKnownValues(async (request) => {
    const response = await server.fetch(request);
    const { pathname } = new URL(request.url);
    const read = operations.find(({ method, path }) => method === "GET" && pathPattern(path).test(pathname));
    const answer = read && responseOf(read, response.status);
    const schema = answer?.json?.type === "application/json" ? answer.json.schema : undefined;
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
  const observation = seen.get(schema.pointer) ?? { schema, objects: 0, there: new Map(), values: new Map() };
  seen.set(schema.pointer, observation);
  observation.objects += 1;
  for (const [name, member] of Object.entries(value)) {
    observation.there.set(name, (observation.there.get(name) ?? 0) + 1);
    const values = observation.values.get(name) ?? new Set();
    if (typeof member !== "object" || member === null) values.add(member);
    observation.values.set(name, values);
    if (schema.value.properties?.[name]) record(seen, member, propertyOf(schema, name));
  }
}
