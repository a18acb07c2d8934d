import type { ExampleObject, OpenApiDocument, ReferenceObject, SchemaObject } from "./document.ts";
import type { Example } from "./operation.ts";
import { readSchema } from "./read-schema.ts";
import { follow, type Located, memberOf } from "./reference.ts";

/** The fields for examples that parameters, headers and media types share. */
interface WithExamples {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, ExampleObject | ReferenceObject>>;
}

/** The examples of a parameter, header or media type. A single `example` has an empty name. */
export function readExamples(
  document: OpenApiDocument,
  part: WithExamples,
  pointer: string,
): readonly Example[] {
  if (part.example !== undefined) return [{ name: "", value: part.example }];
  return Object.entries(part.examples ?? {}).map(([name, example]) => {
    const located = memberOf(pointer, example, "examples", name);
    return { name, value: follow<ExampleObject>(document, located).value.value };
  });
}

/** The first example of a parameter or header, or else of its schema; `undefined` if neither has one. */
export function firstExample(
  document: OpenApiDocument,
  part: WithExamples,
  pointer: string,
  schema: Located<SchemaObject>,
): unknown {
  const [first] = readExamples(document, part, pointer);
  return first ? first.value : schemaExample(document, schema.value);
}

/** An example value of a schema: from its `examples`, its `example`, its `const` or its `enum`, in this order. */
export function schemaExample(document: OpenApiDocument, schema: SchemaObject): unknown {
  const { examples, example, const: only, enum: values } = readSchema(document, schema);
  return examples?.[0] ?? example ?? only ?? values?.[0];
}
