import {
  formsOf,
  itemsOf,
  type OpenApiDocument,
  propertiesOf,
  type SchemaObject,
} from "@ev-vehicles/openapi";

/** The role of a field for `expand`. */
export type Field =
  /** A URL or the resource behind it: can be expanded. */
  | { readonly kind: "reference"; readonly target: readonly SchemaObject[] }
  /** An embedded object: a dotted name passes through it. */
  | { readonly kind: "embedded"; readonly target: readonly SchemaObject[] }
  /** A URL that this description never expands, though the API may. */
  | { readonly kind: "url" }
  /** Anything else. */
  | { readonly kind: "plain" };

/** Looks up one field; `undefined` if no schema has it. */
export function fieldOf(
  schemas: readonly SchemaObject[],
  name: string,
  document: OpenApiDocument,
): Field | undefined {
  const properties = schemas.flatMap((schema) => propertiesOf(document, schema)?.[name] ?? []);
  return properties[0] && classify(properties[0], document);
}

/**
 * The references that a response of this schema contains by itself, as dotted names: `trim`, and through embedded objects
 * `default_location.tariff`. It does not look behind a reference.
 */
export function referencesIn(
  schemas: readonly SchemaObject[],
  document: OpenApiDocument,
  prefix = "",
  seen: readonly (SchemaObject | string)[] = [],
): string[] {
  return schemas.flatMap((schema) =>
    Object.entries(propertiesOf(document, schema) ?? {}).flatMap(([name, property]) => {
      const field = classify(property, document);
      if (field.kind === "reference") return prefix + name;
      const self = property.$ref ?? property;
      if (field.kind !== "embedded" || seen.includes(self)) return [];
      return referencesIn(field.target, document, `${prefix}${name}.`, [...seen, self]);
    }),
  );
}

function classify(property: SchemaObject, document: OpenApiDocument): Field {
  const items = itemsOf(document, property);
  if (items) return classify(items, document);
  const forms = formsOf(document, property);
  const objects = forms.filter(({ properties, type }) => properties ?? [type].flat().includes("object"));
  if (objects.length === 0) return { kind: forms.some(({ format }) => format === "uri") ? "url" : "plain" };
  const isReference = forms.some(({ type }) => [type].flat().includes("string"));
  return { kind: isReference ? "reference" : "embedded", target: objects };
}
