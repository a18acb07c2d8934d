import type { OrRef, RuleContext, Schema } from "./redocly-types.ts";
import { resolved } from "./resolved.ts";

/** What a field is to `expand`. */
export type Field =
  /** A URL or the resource behind it: can be expanded. */
  | { readonly kind: "reference"; readonly target: readonly Schema[] }
  /** An object that is always there in full: a dotted name passes through it. */
  | { readonly kind: "embedded"; readonly target: readonly Schema[] }
  /** A URL that this description never expands, though the API may. */
  | { readonly kind: "url" }
  /** Anything else. */
  | { readonly kind: "plain" };

/** Looks one field up, or `undefined` when no schema has it. */
export function fieldOf(schemas: readonly Schema[], name: string, context: RuleContext): Field | undefined {
  const property = schemas.flatMap((schema) => propertiesOf(schema, context)).find(([key]) => key === name);
  return property && classify(property[1], context);
}

/**
 * The references that a response of this schema contains by itself, as dotted names: `trim`, and through embedded objects
 * `default_location.tariff`. It does not look behind a reference.
 */
export function referencesIn(
  schemas: readonly Schema[],
  context: RuleContext,
  prefix = "",
  seen: readonly Schema[] = [],
): string[] {
  return schemas.flatMap((schema) => {
    if (seen.includes(schema)) return [];
    return propertiesOf(schema, context).flatMap(([name, property]) => {
      const field = classify(property, context);
      if (field.kind === "reference") return prefix + name;
      if (field.kind === "embedded")
        return referencesIn(field.target, context, `${prefix}${name}.`, [...seen, schema]);
      return [];
    });
  });
}

function propertiesOf(schema: Schema, context: RuleContext): [name: string, OrRef<Schema>][] {
  const parts = (schema.allOf ?? []).flatMap((part) => resolved<Schema>(part, context) ?? []);
  return [
    ...Object.entries(schema.properties ?? {}),
    ...parts.flatMap((part) => propertiesOf(part, context)),
  ];
}

function classify(property: OrRef<Schema>, context: RuleContext): Field {
  const schema = resolved<Schema>(property, context);
  if (!schema) return { kind: "plain" };
  if (schema.items) return classify(schema.items, context);
  const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(
    (alternative) => resolved<Schema>(alternative, context) ?? [],
  );
  const objects = (alternatives.length > 0 ? alternatives : [schema]).filter(isObject);
  if (objects.length === 0) {
    const isUrl = schema.format === "uri" || alternatives.some(({ format }) => format === "uri");
    return { kind: isUrl ? "url" : "plain" };
  }
  const isReference = alternatives.some(({ type }) => [type].flat().includes("string"));
  return { kind: isReference ? "reference" : "embedded", target: objects };
}

function isObject({ type, properties, allOf }: Schema): boolean {
  return [type].flat().includes("object") || properties !== undefined || allOf !== undefined;
}
