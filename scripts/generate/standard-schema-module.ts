import {
  itemsOf,
  nameOfSchema,
  type OpenApiDocument,
  propertiesOf,
  readOperations,
  readSchema,
  type SchemaObject,
} from "@ev-vehicles/openapi";
import { docComment } from "./doc-comment.ts";
import type { PublicSchema, PublicSchemas } from "./public-schemas.ts";

/**
 * Generates the module that exports the public schemas.
 *
 * @param functions The variables that hold the compiled validators, by the validators' names.
 */
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

/** By method and path: the schema for the body of each success status, or null if the response has no body. */
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
    const bodyValidator = nameOfSchema(schema.value) ?? `${id} body`;
    const { name } = bodies.find(({ validator }) => validator === bodyValidator) ?? {};
    return name === undefined ? [] : [`  ${JSON.stringify(`${method} ${path}`)}: ${name},`];
  });
  return `/** What each operation takes as its body, by method and path: \`"POST /vehicles"\`. */
export const bodySchemas: Readonly<Record<string, StandardSchemaV1>> = {\n${lines.join("\n")}\n};\n`;
}

type Fields = { readonly [name: string]: Fields | true };

/**
 * The field names of a body, including those of nested objects. `true` stands for a value whose fields are not checked: one
 * that is not an object, that may have any field, or whose named schema is also that of an object around it.
 */
function fieldsOf(
  document: OpenApiDocument,
  schema: SchemaObject,
  ancestors: readonly string[] = [],
): Fields | true {
  const whole = readSchema(document, schema);
  const name = nameOfSchema(schema);
  const items = itemsOf(document, schema);
  if (items) return fieldsOf(document, items, ancestors);
  const properties = propertiesOf(document, schema);
  const isOpen = whole.additionalProperties !== undefined && whole.additionalProperties !== false;
  if (!properties || isOpen || (name !== undefined && ancestors.includes(name))) return true;
  const nested = name === undefined ? ancestors : [...ancestors, name];
  return Object.fromEntries(
    Object.entries(properties).map(([field, part]) => [field, fieldsOf(document, part, nested)]),
  );
}
