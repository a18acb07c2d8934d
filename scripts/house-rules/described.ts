import type { Described, OrRef, Rule, RuleContext, Schema } from "./redocly-types.ts";
import { schemaAt } from "./schema-at.ts";

/**
 * Every property, parameter, header, body and response has a description. The reference, the doc comments of the types and the
 * help of the command line consist of these descriptions. A property that refers to a schema may rely on the schema's description.
 */
export const described: Rule = () => ({
  Schema(schema: Schema, context) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (isDescribed(property) || isDescribed(schemaAt(property, context))) continue;
      report(`The property "${name}"`, ["properties", name], context);
    }
  },
  Parameter(parameter, context) {
    if (!isDescribed(parameter)) report(`The parameter "${parameter.name}"`, [], context);
  },
  Header(header, context) {
    if (!isDescribed(header)) report(`The header "${context.key}"`, [], context);
  },
  RequestBody(body, context) {
    if (!isDescribed(body)) report("The request body", [], context);
  },
  Response(response, context) {
    if (!isDescribed(response)) report(`Response ${context.key}`, [], context);
  },
});

function isDescribed(node: OrRef<Described> | undefined): boolean {
  return node !== undefined && "description" in node && Boolean(node.description?.trim());
}

function report(what: string, path: readonly string[], context: RuleContext): void {
  const message = `${what} has no description. Write a sentence that says what it means.`;
  const location = path.length > 0 ? context.location.child(path) : context.location;
  context.report({ message, location });
}
