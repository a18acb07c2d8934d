import { alternativesOf, type LocatedSchema, propertyOf, typesOf } from "../generate/schema.ts";
import type { Observation } from "./observations.ts";

/**
 * What a schema allows but never occurred: a property, its absence, null or a value of an enum. Also the properties that
 * occurred but that the schema does not describe. One line each.
 */
export function unusedIn({ schema, objects, present, values }: Observation): readonly string[] {
  const place = schema.pointer.split("/").at(-1) ?? "";
  const { properties = {}, required = [], additionalProperties } = schema.value;
  const unknown = [...present.keys()].filter(
    (name) => !(name in properties) && additionalProperties === undefined,
  );
  const findings = Object.keys(properties).flatMap((name) => {
    const property = propertyOf(schema, name);
    const count = present.get(name) ?? 0;
    if (count === 0) return [`${place}.${name} is never present`];
    const seen = values.get(name) ?? new Set();
    const optional = !required.includes(name) && count === objects ? ["is optional, but always present"] : [];
    const nullable = allowsNull(property) && !seen.has(null) ? ["may be null, but never is"] : [];
    const unseen = (property.value.enum ?? []).filter((value) => value !== null && !seen.has(value));
    const fixed = unseen.map((value) => `is never ${JSON.stringify(value)}`);
    return [...optional, ...nullable, ...fixed].map((finding) => `${place}.${name} ${finding}`);
  });
  return [...findings, ...unknown.map((name) => `${place}.${name} is not described`)];
}

function allowsNull(schema: LocatedSchema): boolean {
  return typesOf(schema).includes("null") || alternativesOf(schema).some(allowsNull);
}
