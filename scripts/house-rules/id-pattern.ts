import type { Parameter, Rule, Schema } from "./redocly-types.ts";
import { schemaAt } from "./schema-at.ts";

const idName = /(?:^|_)id$/;

/**
 * An ID of this API consists of four letters for its collection and a ULID. Its pattern names the collection, so that a
 * request with a vehicle's ID in place of a user's is rejected before it is sent. IDs of other systems, whose form is
 * unknown, have `x-foreign-id: <system>`.
 */
export const idPattern: Rule = () => ({
  Parameter(parameter: Parameter, context) {
    if (idName.test(parameter.name))
      check(parameter.name, parameter.schema && schemaAt(parameter.schema, context));
    function check(name: string, schema: Schema | undefined): void {
      const message = problemOf(name, schema);
      if (message) context.report({ message, location: context.location.child(["schema"]) });
    }
  },
  Schema(schema: Schema, context) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!idName.test(name)) continue;
      const isExternal = "x-foreign-id" in property;
      const message = isExternal ? undefined : problemOf(name, schemaAt(property, context));
      if (message) context.report({ message, location: context.location.child(["properties", name]) });
    }
  },
});

function problemOf(name: string, schema: Schema | undefined): string | undefined {
  const isString = [schema?.type].flat().includes("string");
  if (!schema || !isString || schema.format === "uuid" || "x-foreign-id" in schema) return undefined;
  if (!schema.pattern) {
    return `The ID "${name}" has no pattern. Refer to one of the …Id schemas, add such a schema with \`pattern: '^abcd[A-Z\\d]{26}$'\`, or name the other system that issues it in \`x-foreign-id\`.`;
  }
  if (!schema.pattern.startsWith("^") || !schema.pattern.endsWith("$")) {
    return `The pattern of "${name}" matches any string that contains such an ID. Anchor it: \`pattern: '^${schema.pattern.replace(/^\^|\$$/g, "")}$'\`.`;
  }
  return undefined;
}
