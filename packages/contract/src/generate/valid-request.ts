import type { Operation } from "@ev-vehicles/openapi";
import fc, { type Arbitrary } from "fast-check";
import type { KnownValues } from "./known-values.ts";
import type { Place, RequestParts } from "./request-parts.ts";
import { alternativesOf, type LocatedSchema, schemaAt } from "./schema.ts";
import { type Suggest, validValue } from "./valid-value.ts";

/**
 * Arbitrary valid requests of an operation, with values that exist on the server where possible. The user in the header and
 * the user in the body are the same.
 */
export function validRequest(operation: Operation, known: KnownValues): Arbitrary<RequestParts> {
  const users = known.inPath("/users/{user_id}").slice(0, 4);
  if (users.length === 0) throw new Error("The server has no users, so hardly any request would succeed.");
  return fc.oneof(
    ...users.map(({ user_id = "" }) => partsFor(operation, suggestions(operation, known, user_id), known)),
  );
}

function partsFor(operation: Operation, suggest: Suggest, known: KnownValues): Arbitrary<RequestParts> {
  const body = operation.body?.json?.schema;
  const header = parameters(operation, "header", suggest);
  const arbitraryBody = body && validValue(schemaAt(body.pointer), "", suggest);
  return fc
    .record({
      path: pathValues(operation, suggest, known),
      query: parameters(operation, "query", suggest),
      header,
      body: arbitraryBody ?? fc.constant(undefined),
    })
    .map(({ body: chosen, ...parts }) => (chosen === undefined ? parts : { ...parts, body: chosen }));
}

/** Path values that exist in combination: a status log's timestamp exists for one vehicle only. */
function pathValues(
  operation: Operation,
  suggest: Suggest,
  known: KnownValues,
): Arbitrary<Record<string, unknown>> {
  const places = known.inPath(operation.path);
  if (places.length > 0) return fc.constantFrom(...places);
  return fc.oneof(fc.constant(examplesInPath(operation)), parameters(operation, "path", suggest));
}

/** The description's examples of path parameters, for a path of which no response contains a URL. */
function examplesInPath(operation: Operation): Record<string, unknown> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  return Object.fromEntries(inPath.map(({ name, example }) => [name, example]));
}

function parameters(
  operation: Operation,
  place: Place,
  suggest: Suggest,
): Arbitrary<Record<string, unknown>> {
  const here = operation.parameters.filter((parameter) => parameter.in === place);
  const model = here.map(({ name, schema }): [string, Arbitrary<unknown>] => {
    const values = validValue(schemaAt(schema.pointer), name, suggest);
    return [name, place === "header" ? values.filter(fitsHeader) : values];
  });
  const requiredKeys = here.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(Object.fromEntries(model), { requiredKeys });
}

/** Whether a value can be sent in a header (RFC 9110, 5.5): not empty, only printable ASCII, and no spaces at the ends. */
function fitsHeader(value: unknown): boolean {
  return typeof value !== "string" || /^[!-~]([ -~]*[!-~])?$/.test(value);
}

function suggestions(operation: Operation, known: KnownValues, userId: string): Suggest {
  return (name, schema) => {
    if (name === "page_after" || name === "page_before") return known.cursors(operation.id);
    if (name === "user") return known.named("url").filter((url) => url.endsWith(`/users/${userId}`));
    if (isUserId(schema) && name !== "user_id") return [userId];
    if (schema.value.format === "uuid") return [...examplesOf(schema), unknownUuid];
    return name.endsWith("_id") || isId(schema)
      ? [...known.named("id"), ...examplesOf(schema)]
      : isReference(schema)
        ? known.named(name)
        : name === "email"
          ? known.named(name)
          : [];
  };
}

/** A UUID that no server has issued. */
const unknownUuid = "00000000-0000-4000-8000-000000000000";

/** The names of ID schemas end in `Id`. */
function isId({ pointer }: LocatedSchema): boolean {
  return /\/[A-Za-z]+Id$/.test(pointer);
}

/**
 * The examples of a schema. They are the only source of IDs that are in no list: of programmes, clients and newly started
 * onboardings.
 */
function examplesOf({ value }: LocatedSchema): readonly string[] {
  return (value.examples ?? []).filter((example) => typeof example === "string");
}

function isUserId({ pointer }: LocatedSchema): boolean {
  return pointer.endsWith("/UserId");
}

function isReference(schema: LocatedSchema): boolean {
  return schema.value.format === "uri" || alternativesOf(schema).some(isReference);
}
