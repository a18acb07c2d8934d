import { formsOf, type OpenApiDocument, readSchema, type SchemaObject } from "@ev-vehicles/openapi";
import { pathOperations } from "./path-operations.ts";
import type { Rule } from "./redocly-types.ts";

/**
 * A request body does not require `readOnly` properties, because only the API sets them. They may be required in responses.
 */
export const writeBody: Rule = () =>
  pathOperations(({ document, name, operation }, context) => {
    for (const { schema } of operation.body?.mediaTypes ?? []) {
      for (const property of schema ? requiredReadOnly(schema.value, "", document, []) : []) {
        const message = `The body of ${name} requires "${property}", which is read-only. Remove it from \`required\`, or give the body its own schema with only the writable properties.`;
        context.report({ message, location: context.location.child(["requestBody"]) });
      }
    }
  });

/** The dotted names of required read-only properties, including those of nested objects and of each form of a union. */
function requiredReadOnly(
  schema: SchemaObject,
  prefix: string,
  document: OpenApiDocument,
  seen: readonly (SchemaObject | string)[],
): string[] {
  // Recursive schemas refer to themselves.
  const self = schema.$ref ?? schema;
  if (seen.includes(self)) return [];
  const within = [...seen, self];
  return formsOf(document, schema).flatMap(({ items, properties = {}, required }) => {
    const names = Object.entries(properties).flatMap(([name, property]) => {
      if (!readSchema(document, property).readOnly)
        return requiredReadOnly(property, `${prefix}${name}.`, document, within);
      return required?.includes(name) ? [prefix + name] : [];
    });
    return items ? [...names, ...requiredReadOnly(items, prefix, document, within)] : names;
  });
}
