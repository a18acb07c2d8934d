import { readSchema, type SchemaObject } from "@ev-vehicles/openapi";
import type { OrRef, RuleContext, Schema } from "./redocly-types.ts";
import { selfContained } from "./self-contained.ts";

/** A schema that stands where the rule stands, as a whole: with its references followed, in whatever file they lead to. */
export function schemaAt(schema: OrRef<Schema>, context: RuleContext): SchemaObject {
  const { document, part } = selfContained(schema as SchemaObject, context);
  return readSchema(document, part);
}
