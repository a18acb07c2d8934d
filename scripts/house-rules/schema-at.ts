import { readSchema, type SchemaObject } from "@ev-vehicles/openapi";
import type { OrRef, RuleContext, Schema } from "./redocly-types.ts";
import { selfContained } from "./self-contained.ts";

/** The complete schema at the rule's location, with references to any file resolved. */
export function schemaAt(schema: OrRef<Schema>, context: RuleContext): SchemaObject {
  const { document, part } = selfContained(schema as SchemaObject, context);
  return readSchema(document, part);
}
