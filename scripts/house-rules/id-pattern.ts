import type { Parameter, Rule, Schema } from "./redocly-types.ts";
import { schemaAt } from "./schema-at.ts";

const named = /(?:^|_)id$/;

/**
 * An id of this API is four letters for its collection and a ULID, and its pattern says which collection: so a vehicle's id that is
 * passed as a user's is rejected before it is sent. Ids of other systems, whose form is unknown, have `x-foreign-id: <system>`.
 */
export const idPattern: Rule = () => ({
  Parameter(parameter: Parameter, context) {
    if (named.test(parameter.name))
      check(parameter.name, parameter.schema && schemaAt(parameter.schema, context));
    function check(name: string, schema: Schema | undefined): void {
      const message = problemOf(name, schema);
      if (message) context.report({ message, location: context.location.child(["schema"]) });
    }
  },
  Schema(schema: Schema, context) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!named.test(name)) continue;
      const isForeign = "x-foreign-id" in property;
      const message = isForeign ? undefined : problemOf(name, schemaAt(property, context));
      if (message) context.report({ message, location: context.location.child(["properties", name]) });
    }
  },
});

function problemOf(name: string, schema: Schema | undefined): string | undefined {
  const isString = [schema?.type].flat().includes("string");
  if (!schema || !isString || schema.format === "uuid" || "x-foreign-id" in schema) return undefined;
  if (!schema.pattern) {
    return `The id "${name}" has no pattern. Refer to one of the …Id schemas, add such a schema with \`pattern: '^abcd[A-Z\\d]{26}$'\`, or, for the id of another system, say whose with \`x-foreign-id\`.`;
  }
  if (!schema.pattern.startsWith("^") || !schema.pattern.endsWith("$")) {
    return `The pattern of "${name}" matches any text that contains such an id. Anchor it: \`pattern: '^${schema.pattern.replace(/^\^|\$$/g, "")}$'\`.`;
  }
  return undefined;
}
