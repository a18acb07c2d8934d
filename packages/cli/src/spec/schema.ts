/** The readers of `@ev-vehicles/openapi`, bound to the bundled description. */
import * as reader from "@ev-vehicles/openapi";
import { description } from "./description.ts";

export type Schema = reader.SchemaObject;

/** Resolves the references of a schema and merges its parts. */
export function resolved(schema: Schema): Schema {
  return reader.readSchema(description, schema);
}

/** The alternatives of a schema: those of its `oneOf` or `anyOf`, or the schema itself. */
export function formsOf(schema: Schema): readonly Schema[] {
  return reader.formsOf(description, schema);
}

/** The fields of all forms of an object; undefined if the schema lists no fields. */
export function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  return reader.propertiesOf(description, schema);
}

/** The types that a schema and its forms allow. */
export function typesOf(schema: Schema): readonly string[] {
  return reader.typesOf(description, schema);
}

/** The values of an enum without null; undefined if the schema is not an enum. */
export function valuesOf(schema: Schema): readonly unknown[] | undefined {
  return reader.valuesOf(description, schema);
}
