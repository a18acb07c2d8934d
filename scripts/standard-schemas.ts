import {
  follow,
  itemsOf,
  nameOfSchema,
  type OpenApiDocument,
  type Operation,
  propertiesOf,
  readOperations,
  readSchema,
  type SchemaObject,
} from "@ev-vehicles/openapi";
import { docComment } from "./doc-comment.ts";
import { camelCase } from "./enum-constants.ts";

/** A schema of `@ev-vehicles/types/schemas`. */
export interface PublicSchema {
  /** `vehicleSchema` */
  readonly name: string;
  /** Its TypeScript type, as in the generated types. */
  readonly type: string;
  readonly description: string;
  /** Its name among the validators. */
  readonly validator: string;
  readonly schema: SchemaObject;
  /** The validators of the forms that a body may have. */
  readonly forms: readonly string[];
}

/** The named schemas of resources and events, and those of request bodies with their parts. */
export interface PublicSchemas {
  readonly responses: readonly PublicSchema[];
  readonly bodies: readonly PublicSchema[];
}

/**
 * Every named object of `components/schemas` is one of a response, which is tolerant, unless it is the body of a request,
 * or only ever a part of one. A body without a name is called for its operation, and one that is a response, too, has a
 * schema for each.
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

/** The schemas of what the API sends: of responses and of webhook bodies. */
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

/** The names of the schemas that are reachable from others. */
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

/** The module that exports the schemas; `functions` are the variables of the validators by name. */
export function standardSchemaModule(
  document: OpenApiDocument,
  schemas: PublicSchemas,
  functions: {
    readonly bodies: ReadonlyMap<string, string>;
    readonly responses: ReadonlyMap<string, string>;
  },
): string {
  const { bodies, responses } = schemas;
  const constant = ({ description, name, type }: PublicSchema, call: string) =>
    `${docComment(description)}export const ${name}: StandardSchemaV1<${type}> = /* @__PURE__ */ ${call};\n`;
  const fromResponses = responses.map((schema) =>
    constant(schema, `responseSchema(responses.${functions.responses.get(schema.validator)})`),
  );
  const fromBodies = bodies.map((schema) => {
    const forms = schema.forms.map((form) => `bodies.${functions.bodies.get(form)}`);
    const fields = JSON.stringify(fieldsOf(document, schema.schema));
    const validator = `bodies.${functions.bodies.get(schema.validator)}`;
    return constant(
      schema,
      `bodySchema(${validator}, ${fields}${forms.length > 0 ? `, [${forms.join(", ")}]` : ""})`,
    );
  });
  const types = [
    ...new Set([...responses, ...bodies].map(({ type }) => type).filter((type) => /^\w+$/.test(type))),
  ];
  return `import { bodySchema } from "../schemas/body-schema.ts";
import type { OperationResponses } from "../schemas/operation-responses.ts";
import { responseSchema } from "../schemas/response-schema.ts";
import type { StandardSchemaV1 } from "../schemas/standard-schema.ts";
import * as bodies from "./body-validators.ts";
import type { operations } from "./openapi.ts";
import * as responses from "./response-validators.ts";
import type { ${types.sort().join(", ")} } from "./schemas.ts";

${[...fromResponses, ...fromBodies].join("\n")}
${responseTable(document, functions.responses)}
${bodyTable(document, schemas)}`;
}

/** By method and path, as in a call: the schema that checks the body of each status, or null if it has no body. */
function responseTable(document: OpenApiDocument, functions: ReadonlyMap<string, string>): string {
  const lines = readOperations(document).map(({ id, method, path, responses }) => {
    const successes = responses
      .filter(({ status }) => status < "400")
      .map(({ json, status }) => {
        const validator = `responseSchema(responses.${functions.get(`${id} ${status}`)})`;
        return `"${status}": ${json?.schema ? `/* @__PURE__ */ ${validator}` : "null"}`;
      });
    return `  ${JSON.stringify(`${method} ${path}`)}: { operationId: ${JSON.stringify(id)}, responses: { ${successes.join(", ")} } },`;
  });
  return `/** What each operation returns when it succeeds, by method and path: \`"GET /vehicles"\`. */
export const responseSchemas: Readonly<Record<string, OperationResponses>> = {\n${lines.join("\n")}\n};\n`;
}

/** By method and path: the schema of an operation's JSON body. */
function bodyTable(document: OpenApiDocument, { bodies }: PublicSchemas): string {
  const lines = readOperations(document).flatMap(({ body, id, method, path }) => {
    const schema = body?.json?.schema;
    if (!schema) return [];
    const wanted = nameOfSchema(schema.value) ?? `${id} body`;
    const { name } = bodies.find(({ validator }) => validator === wanted) ?? {};
    return name === undefined ? [] : [`  ${JSON.stringify(`${method} ${path}`)}: ${name},`];
  });
  return `/** What each operation takes as its body, by method and path: \`"POST /vehicles"\`. */
export const bodySchemas: Readonly<Record<string, StandardSchemaV1>> = {\n${lines.join("\n")}\n};\n`;
}

type Fields = { readonly [name: string]: Fields | true };

/** The names of the fields of a body, on all levels; `true` if the description allows any. */
function fieldsOf(
  document: OpenApiDocument,
  schema: SchemaObject,
  within: readonly string[] = [],
): Fields | true {
  const whole = readSchema(document, schema);
  const name = nameOfSchema(schema);
  const items = itemsOf(document, schema);
  if (items) return fieldsOf(document, items, within);
  const properties = propertiesOf(document, schema);
  const isOpen = whole.additionalProperties !== undefined && whole.additionalProperties !== false;
  if (!properties || isOpen || (name !== undefined && within.includes(name))) return true;
  const inside = name === undefined ? within : [...within, name];
  return Object.fromEntries(
    Object.entries(properties).map(([field, part]) => [field, fieldsOf(document, part, inside)]),
  );
}
