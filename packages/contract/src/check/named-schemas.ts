/** Every value of the description that has a name: the properties of its schemas, and its parameters. */
import { description, join, operations, parametersOf } from "../description.ts";
import { type LocatedSchema, propertyOf, schemaAt } from "../generate/schema.ts";

export interface NamedSchema {
  /** What it is called: `sampled_at`. */
  readonly name: string;
  /** Where a reader finds it: `VehicleStatusLog.sampled_at`. */
  readonly place: string;
  readonly schema: LocatedSchema;
  /** Where the parameter stands; `undefined` for a property. */
  readonly parameter?: "path" | "query" | "header";
}

export function namedSchemas(): readonly NamedSchema[] {
  const components = Object.keys(description.components.schemas).flatMap((name) =>
    properties(schemaAt(join("#/components/schemas", name)), name),
  );
  const parameters = operations.flatMap((operation) =>
    parametersOf(operation).map(({ value, pointer }) => ({
      name: value.name,
      place: `${operation.id} ${value.name}`,
      schema: schemaAt(`${pointer}/schema`),
      parameter: value.in,
    })),
  );
  return [...components, ...parameters];
}

function properties(schema: LocatedSchema, place: string): NamedSchema[] {
  return Object.keys(schema.value.properties ?? {}).map((name) => ({
    name,
    place: `${place}.${name}`,
    schema: propertyOf(schema, name),
  }));
}
