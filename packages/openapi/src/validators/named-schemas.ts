import type { OpenApiDocument, SchemaObject } from "../document.ts";
import type { Operation, Parameter, ParameterPlace } from "../operation.ts";
import { follow, pointerTo } from "../reference.ts";
import type { Validator, Validators } from "./compile-validators.ts";

/** The schemas of an operation's requests: of its parameters, by place and name, and of its JSON body. */
function requestSchemas(operation: Operation): { parameters: object; body: object | undefined } {
  const { schema } = operation.body?.json ?? {};
  return { parameters: parametersSchema(operation.parameters), body: schema && { $ref: schema.pointer } };
}

/** One schema for the path, query and header parameters of an operation: `{ path: {…}, query: {…}, header: {…} }`. */
function parametersSchema(parameters: readonly Parameter[]): object {
  const place = (name: ParameterPlace): object => {
    const here = parameters.filter((parameter) => parameter.in === name);
    return {
      type: "object",
      properties: Object.fromEntries(here.map(({ name: key, schema }) => [key, { $ref: schema.pointer }])),
      required: here.filter(({ required }) => required).map(({ name: key }) => key),
    };
  };
  return {
    type: "object",
    properties: { path: place("path"), query: place("query"), header: place("header") },
  };
}

/** The schemas of an operation's JSON responses, by status. */
function responseSchemas({ responses }: Operation): ReadonlyMap<string, object> {
  return new Map(
    responses.flatMap(({ status, json }) =>
      json?.schema ? [[status, { $ref: json.schema.pointer }] as const] : [],
    ),
  );
}

/**
 * The schemas of all requests by name: `createVehicle parameters` and `createVehicle body`. If a body has several forms
 * (`oneOf`), each form has a name, too: `createVehicle body 0`.
 */
export function namedRequestSchemas(
  document: OpenApiDocument,
  operations: readonly Operation[],
): Record<string, object> {
  const entries = operations.flatMap((operation) => {
    const { parameters, body } = requestSchemas(operation);
    const named: [string, object][] = [[`${operation.id} parameters`, parameters]];
    if (body) named.push([`${operation.id} body`, body]);
    for (const [index, form] of formsOfBody(document, operation).entries())
      named.push([`${operation.id} body ${index}`, form]);
    return named;
  });
  return Object.fromEntries(entries);
}

function formsOfBody(document: OpenApiDocument, { body }: Operation): readonly object[] {
  if (!body?.json?.schema) return [];
  const { value, pointer } = follow<SchemaObject>(document, body.json.schema);
  return (value.oneOf ?? []).map((_form, index) => ({ $ref: pointerTo(pointer, "oneOf", String(index)) }));
}

/** The schemas of all JSON responses by name: `createVehicle 201`. */
export function namedResponseSchemas(
  operations: readonly Operation[],
  includes: (status: string) => boolean = () => true,
): Record<string, object> {
  const entries = operations.flatMap((operation) =>
    [...responseSchemas(operation)]
      .filter(([status]) => includes(status))
      .map(([status, schema]) => [`${operation.id} ${status}`, schema] as const),
  );
  return Object.fromEntries(entries);
}

/** Validators by name, compiled on first use. They do the same as the source code that `sourceOf` writes. */
export function namedValidators(
  validators: Validators,
  schemas: Readonly<Record<string, object>>,
): Readonly<Record<string, Validator>> {
  const named: Record<string, Validator> = {};
  for (const [name, schema] of Object.entries(schemas))
    Object.defineProperty(named, name, { enumerable: true, get: () => validators.of(schema) });
  return named;
}
