import {
  DescriptionError,
  isReference,
  type OpenApiDocument,
  propertiesOf,
  readSchema,
  type SchemaObject,
} from "@ev-vehicles/openapi";
import { docComment } from "./doc-comment.ts";

interface EnumConstant {
  readonly name: string;
  readonly description: string;
  readonly values: readonly unknown[];
}

/**
 * For each enumeration in `components/schemas`, generates a constant with the enumeration's values, without null. The schema
 * `VehicleClass` becomes `vehicleClasses`; the enumeration of `Tariff.type` becomes `tariffTypes`.
 *
 * @throws {DescriptionError} if two different enumerations would have the same name.
 */
export function enumConstants(document: OpenApiDocument): string {
  const constants = new Map<string, EnumConstant>();
  for (const constant of constantsOf(document)) {
    const other = constants.get(constant.name);
    if (other && JSON.stringify(other.values) !== JSON.stringify(constant.values))
      throw new DescriptionError(
        `Two enumerations with different values would both be named ${constant.name}. Rename one of the schemas or fields.`,
      );
    constants.set(constant.name, constant);
  }
  return [...constants.values()]
    .map(({ description, name, values }) => {
      const list = `readonly [${values.map((value) => JSON.stringify(value)).join(", ")}]`;
      return `${docComment(description)}export const ${name}: ${list} = ${JSON.stringify(values)};\n`;
    })
    .join("\n");
}

function constantsOf(document: OpenApiDocument): readonly EnumConstant[] {
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, SchemaObject>>;
  return Object.entries(schemas).flatMap(([name, schema]) => {
    const fields = Object.entries(propertiesOf(document, schema) ?? {}).flatMap(([field, part]) =>
      isReference(part) ? [] : constantOf(document, part, `${name}_${field}`),
    );
    return [...constantOf(document, schema, name), ...fields];
  });
}

function constantOf(
  document: OpenApiDocument,
  schema: SchemaObject,
  singular: string,
): readonly EnumConstant[] {
  const whole = readSchema(document, schema);
  const { description = "", enum: values = [] } =
    whole.items && !isReference(whole.items) ? { ...whole.items, description: whole.description } : whole;
  const listed = (values as readonly unknown[]).filter((value) => value !== null);
  return listed.length === 0 ? [] : [{ name: plural(camelCase(singular)), description, values: listed }];
}

/** `VehicleClass`, `Tariff_type` → `vehicleClass`, `tariffType` */
export function camelCase(name: string): string {
  const joined = name.replaceAll(/[^A-Za-z\d]+([A-Za-z\d])/g, (_, letter: string) => letter.toUpperCase());
  // In a run of leading capitals, the last one starts the next word: `VPPModes` becomes `vppModes`.
  return joined.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

function plural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(s|x|ch|sh)$/.test(name)) return /(?<!s)s$/.test(name) && !/us$/.test(name) ? name : `${name}es`;
  return `${name}s`;
}
