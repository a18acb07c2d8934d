/** Schemas of the description, as the project's reader reads them. */
import * as reader from "@ev-vehicles/openapi";
import { description } from "./description.ts";

export type Schema = reader.SchemaObject;

/** A schema as a whole, with its references followed. */
export function resolved(schema: Schema): Schema {
  return reader.readSchema(description, schema);
}

/** The forms that a schema offers, each as a whole: itself, or what its `oneOf` and `anyOf` list. */
export function formsOf(schema: Schema): readonly Schema[] {
  return reader.formsOf(description, schema);
}

/** The fields of all forms of an object, each once; undefined where the schema describes no fields. */
export function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  return reader.propertiesOf(description, schema);
}

/** The types that a schema allows, those of its forms included. */
export function typesOf(schema: Schema): readonly string[] {
  return reader.typesOf(description, schema);
}

/** The values that a schema lists, null left out; undefined where any value of its type will do. */
export function valuesOf(schema: Schema): readonly unknown[] | undefined {
  return reader.valuesOf(description, schema);
}
