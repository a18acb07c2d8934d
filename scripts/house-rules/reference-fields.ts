import {
  formsOf,
  itemsOf,
  type OpenApiDocument,
  propertiesOf,
  type SchemaObject,
} from "@ev-vehicles/openapi";

/** What `expand` can do with a field. */
export type Field =
  /** Either a URL or the resource at that URL: it can be expanded. */
  | { readonly kind: "reference"; readonly target: readonly SchemaObject[] }
  /** An embedded object, through which dotted names can continue. */
  | { readonly kind: "embedded"; readonly target: readonly SchemaObject[] }
  /** A URL that this description never expands, although the API may. */
  | { readonly kind: "url" }
  /** Anything else. */
  | { readonly kind: "plain" };

/** Classifies one field; returns `undefined` if none of the schemas has it. */
export function fieldOf(
  schemas: readonly SchemaObject[],
  name: string,
  document: OpenApiDocument,
): Field | undefined {
  const properties = schemas.flatMap((schema) => propertiesOf(document, schema)?.[name] ?? []);
  return properties[0] && classify(properties[0], document);
}

/**
 * The references in a response with these schemas, as dotted names: `trim`, and through embedded objects
 * `default_location.tariff`. References are not followed.
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
