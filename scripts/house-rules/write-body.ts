import { operationName } from "./operation-parts.ts";
import { pathOperations } from "./path-operations.ts";
import type { MediaType, OrRef, Rule, RuleContext, Schema } from "./redocly-types.ts";
import { resolved } from "./resolved.ts";

/**
 * A request body does not require what only the API can set: a property that is `readOnly` may be required in responses, but
 * nobody could send it.
 */
export const writeBody: Rule = () =>
  pathOperations((operation, context) => {
    const body = resolved<{ content?: Record<string, MediaType> }>(operation.requestBody, context);
    for (const { schema } of Object.values(body?.content ?? {})) {
      for (const name of requiredReadOnly(schema, "", context, [])) {
        const message = `The body of ${operationName(context)} requires "${name}", which is read-only. Remove it from \`required\`, or give the body a schema of its own with the writable properties.`;
        context.report({ message, location: context.location.child(["requestBody"]) });
      }
    }
  });

/** The dotted names of required read-only properties, also inside other objects and in each of several forms. */
function requiredReadOnly(
  node: OrRef<Schema> | undefined,
  prefix: string,
  context: RuleContext,
  seen: readonly Schema[],
): string[] {
  const schema = resolved<Schema>(node, context);
  if (!schema || seen.includes(schema)) return [];
  const inside = (part: OrRef<Schema> | undefined, at = prefix): string[] =>
    requiredReadOnly(part, at, context, [...seen, schema]);
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (isReadOnly(property) || isReadOnly(resolved<Schema>(property, context)))
      return schema.required?.includes(name) ? [prefix + name] : [];
    return inside(property, `${prefix}${name}.`);
  });
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return [...properties, ...parts.flatMap((part) => inside(part)), ...inside(schema.items)];
}

function isReadOnly(node: OrRef<Schema> | undefined): boolean {
  return node !== undefined && "readOnly" in node && node.readOnly === true;
}
