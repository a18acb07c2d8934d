import { type ParameterPlace, pointerTo } from "@ev-vehicles/openapi";
import { description, operations } from "../description.ts";
import { type LocatedSchema, propertyOf, schemaAt } from "../generate/schema.ts";

export interface NamedSchema {
  /** The name: `sampled_at`. */
  readonly name: string;
  /** The place in the description: `VehicleStatusLog.sampled_at`. */
  readonly place: string;
  readonly schema: LocatedSchema;
  /** The location of a parameter (`query`, `path`, …); `undefined` for a property. */
  readonly parameter?: ParameterPlace;
}

/** The properties of all component schemas, without those of nested objects, and the parameters of all operations. */
export function namedSchemas(): readonly NamedSchema[] {
  const components = Object.keys(description.components.schemas).flatMap((name) =>
    properties(schemaAt(pointerTo("#/components/schemas", name)), name),
  );
  const parameters = operations.flatMap((operation) =>
    operation.parameters.map(({ in: place, name, schema }) => ({
      name,
      place: `${operation.id} ${name}`,
      schema: schemaAt(schema.pointer),
      parameter: place,
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
