import {
  follow,
  nameOfSchema,
  type OpenApiDocument,
  type Operation,
  propertiesOf,
  readOperations,
  readSchema,
  type SchemaObject,
} from "@ev-vehicles/openapi";
import { camelCase } from "./enum-constants.ts";

/** A schema that `@ev-vehicles/types/schemas` exports. */
export interface PublicSchema {
  /** The name of the export: `vehicleSchema`. */
  readonly name: string;
  /** The TypeScript type, as an expression of the generated types. */
  readonly type: string;
  readonly description: string;
  /** The name of the schema's validator. */
  readonly validator: string;
  readonly schema: SchemaObject;
  /** If the schema is a `oneOf`, the name of the validator of each form. */
  readonly forms: readonly string[];
}

export interface PublicSchemas {
  /** The schemas of resources and events, which allow unknown members. */
  readonly responses: readonly PublicSchema[];
  /** The strict schemas of request bodies and their parts. */
  readonly bodies: readonly PublicSchema[];
}

/**
 * Sorts the named objects of `components/schemas` into bodies and responses. Request bodies, and objects that occur only in
 * them, are bodies; all others are responses. An object that is sent and received has a schema of each kind. A body without
 * a name is named after its operation.
 */
export function publicSchemas(document: OpenApiDocument): PublicSchemas {
  const operations = readOperations(document);
  const sent = new Set(operations.flatMap((operation) => bodyNames(document, operation)));
  const received = namesWithin(document, receivedSchemas(document, operations));
  const partsOfBodies = namesWithin(document, [...sent].map(referenceTo));
  const objects = Object.keys(document.components?.schemas ?? {}).filter(
    (name) => propertiesOf(document, referenceTo(name)) !== undefined,
  );
  const isBody = (name: string) => sent.has(name) || (partsOfBodies.has(name) && !received.has(name));
  const unnamed = operations.filter(
    ({ body }) => body?.json?.schema && !nameOfSchema(body.json.schema.value),
  );
  return {
    responses: objects
      .filter((name) => !isBody(name) || received.has(name))
      .map((name) => namedSchema(document, name, `${camelCase(name)}Schema`)),
    bodies: [
      ...objects
        .filter(isBody)
        .map((name) =>
          namedSchema(document, name, `${camelCase(name)}${received.has(name) ? "Body" : ""}Schema`),
        ),
      ...unnamed.map((operation) => unnamedBody(document, operation)),
    ],
  };
}

function namedSchema(document: OpenApiDocument, name: string, exported: string): PublicSchema {
  const { description = "", oneOf = [] } = readSchema(document, referenceTo(name));
  return {
    name: exported,
    type: name,
    description,
    validator: name,
    schema: referenceTo(name),
    forms: oneOf.map((_, index) => `${name} ${index}`),
  };
}

function unnamedBody(document: OpenApiDocument, { body, id, summary }: Operation): PublicSchema {
  const { pointer = "" } = body?.json?.schema ?? {};
  const { oneOf = [] } = readSchema(document, { $ref: pointer });
  return {
    name: `${camelCase(id)}BodySchema`,
    type: `NonNullable<operations[${JSON.stringify(id)}]["requestBody"]>["content"][${JSON.stringify(body?.json?.name)}]`,
    description: body?.description || `The body of: ${summary}.`,
    validator: `${id} body`,
    schema: { $ref: pointer },
    forms: oneOf.map((_, index) => `${id} body ${index}`),
  };
}

function bodyNames(document: OpenApiDocument, { body }: Operation): readonly string[] {
  const schema = body?.json?.schema?.value;
  if (!schema) return [];
  const { oneOf = [] } = readSchema(document, schema);
  return [schema, ...oneOf].flatMap((form) => nameOfSchema(form) ?? []);
}

/** The schemas of what the API sends: responses and webhook bodies. */
function receivedSchemas(
  document: OpenApiDocument,
  operations: readonly Operation[],
): readonly SchemaObject[] {
  const { webhooks = {} } = document;
  const events = readOperations({ ...document, paths: webhooks as OpenApiDocument["paths"] & object });
  return [
    ...operations.flatMap(({ responses }) => responses.flatMap(({ json }) => json?.schema?.value ?? [])),
    ...events.flatMap(({ body }) => body?.json?.schema?.value ?? []),
  ];
}

/** The names of all schemas that these schemas contain, directly or through references. */
function namesWithin(document: OpenApiDocument, schemas: readonly SchemaObject[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const name = nameOfSchema(value as SchemaObject);
    if (name !== undefined && !names.has(name)) {
      names.add(name);
      visit(follow<SchemaObject>(document, { value: referenceTo(name), pointer: "" }).value);
    }
    for (const member of Object.values(value)) visit(member);
  };
  schemas.forEach(visit);
  return names;
}

function referenceTo(name: string): SchemaObject & { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}
