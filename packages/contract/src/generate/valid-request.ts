/** Arbitrary requests that are valid by the description, with values that exist on the server where possible. */

import type { Operation } from "@ev-vehicles/openapi";
import fc, { type Arbitrary } from "fast-check";
import type { KnownValues } from "./known-values.ts";
import type { Place, RequestParts } from "./request-parts.ts";
import { alternativesOf, type LocatedSchema, schemaAt } from "./schema.ts";
import { type Suggest, validValue } from "./valid-value.ts";

/** Valid requests of an operation; the user that one acts as and the user that its body names are the same. */
export function validRequest(operation: Operation, known: KnownValues): Arbitrary<RequestParts> {
  const users = known.inPath("/users/{user_id}").slice(0, 4);
  if (users.length === 0) throw new Error("The server has no users, so that hardly any request can succeed");
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

/** Path values that belong together: a status's timestamp belongs to one vehicle. */
function pathValues(
  operation: Operation,
  suggest: Suggest,
  known: KnownValues,
): Arbitrary<Record<string, unknown>> {
  const places = known.inPath(operation.path);
  const fallback = parameters(operation, "path", suggest);
  if (places.length === 0) return fc.oneof(fc.constant(examplesInPath(operation)), fallback);
  // The known values may leave out the last parameter, if the path is longer than theirs.
  return fc.tuple(fallback, fc.constantFrom(...places)).map(([any, place]) => ({ ...any, ...place }));
}

/** For a path that no URL leads to, uses the description's examples. */
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

/** A header value (RFC 9110, 5.5) has visible ASCII and no spaces at its ends. */
function fitsHeader(value: unknown): boolean {
  return typeof value !== "string" || /^[!-~]([ -~]*[!-~])?$/.test(value);
}

function suggestions(operation: Operation, known: KnownValues, userId: string): Suggest {
  return (name, schema) => {
    if (name === "page_after" || name === "page_before") return known.cursors(operation.id, name);
    if (name === "user") return known.named("url").filter((url) => url.endsWith(`/users/${userId}`));
    if (isUserId(schema) && name !== "user_id") return [userId];
    if (schema.value.format === "uuid") return [...examplesOf(schema), unheardOf];
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
const unheardOf = "00000000-0000-4000-8000-000000000000";

/** The schemas of ids are named so. */
function isId({ pointer }: LocatedSchema): boolean {
  return /\/[A-Za-z]+Id$/.test(pointer);
}

/** Ids that appear in no list: those of programmes, of clients and of newly started onboardings. */
function examplesOf({ value }: LocatedSchema): readonly string[] {
  return (value.examples ?? []).filter((example) => typeof example === "string");
}

function isUserId({ pointer }: LocatedSchema): boolean {
  return pointer.endsWith("/UserId");
}

function isReference(schema: LocatedSchema): boolean {
  return schema.value.format === "uri" || alternativesOf(schema).some(isReference);
}
