import {
  DescriptionError,
  type MediaTypeObject,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type PathItemObject,
  type ReferenceObject,
  type SchemaObject,
} from "./document.ts";
import { firstExample } from "./examples.ts";
import type { Parameter, ParameterPlace } from "./operation.ts";
import { follow, type Located, memberOf, pointerTo } from "./reference.ts";

/** The order in which parameters are returned, wherever they are defined. In each place, they keep their own order. */
const places: readonly ParameterPlace[] = ["path", "query", "header", "cookie"];

/**
 * The parameters of a path item and its operation. A parameter of the operation overrides one of the path item with the
 * same name and place (OpenAPI 3.1, 4.8.10).
 */
export function readParameters(
  document: OpenApiDocument,
  item: Located<PathItemObject>,
  operation: Located<OperationObject>,
): readonly Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const { value, pointer } of [item, operation]) {
    for (const [index, object] of (value.parameters ?? []).entries()) {
      const located = memberOf(pointer, object, "parameters", String(index));
      const parameter = readParameter(document, located);
      byKey.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  const all = [...byKey.values()];
  return places.flatMap((place) => all.filter((parameter) => parameter.in === place));
}

function readParameter(
  document: OpenApiDocument,
  located: Located<ParameterObject | ReferenceObject>,
): Parameter {
  const { value: object, pointer } = follow<ParameterObject>(document, located);
  const { name, in: place, description = "" } = object;
  if (!name || !places.includes(place as ParameterPlace))
    throw new DescriptionError(
      `${pointer}: expected a parameter with "name" and "in" (path, query, header or cookie).`,
    );
  const schema = schemaOf(object, pointer);
  return {
    name,
    in: place as ParameterPlace,
    // A path parameter is always required, even if the document does not say so.
    required: place === "path" || (object.required ?? false),
    description,
    schema,
    example: firstExample(document, object, pointer, schema),
    pointer,
    object,
  };
}

/** The schema of a parameter or header, or of the only media type in its `content` (OpenAPI 3.1, 4.8.12). */
export function schemaOf(
  object: { readonly schema?: unknown; readonly content?: Readonly<Record<string, MediaTypeObject>> },
  pointer: string,
): Located<SchemaObject> {
  const [media] = Object.entries(object.content ?? {});
  if (object.schema === undefined && media) {
    const [name, { schema = {} }] = media;
    return { value: schema as SchemaObject, pointer: pointerTo(pointer, "content", name, "schema") };
  }
  return { value: (object.schema ?? {}) as SchemaObject, pointer: pointerTo(pointer, "schema") };
}
