import { alternativesOf, type LocatedSchema, propertyOf, typesOf } from "../generate/schema.ts";
import type { Observation } from "./observations.ts";

/** What a schema allows or names and nothing makes use of, and what is there that it does not name; a line each. */
export function slackIn({ schema, objects, there, values }: Observation): readonly string[] {
  const place = schema.pointer.split("/").at(-1) ?? "";
  const { properties = {}, required = [], additionalProperties } = schema.value;
  const unknown = [...there.keys()].filter(
    (name) => !(name in properties) && additionalProperties === undefined,
  );
  const findings = Object.keys(properties).flatMap((name) => {
    const property = propertyOf(schema, name);
    const count = there.get(name) ?? 0;
    if (count === 0) return [`${place}.${name} is never there`];
    const met = values.get(name) ?? new Set();
    const optional = !required.includes(name) && count === objects ? ["is optional, and always there"] : [];
    const nullable = allowsNull(property) && !met.has(null) ? ["may be null, and never is"] : [];
    const unmet = (property.value.enum ?? []).filter((value) => value !== null && !met.has(value));
    const fixed = unmet.map((value) => `is never ${JSON.stringify(value)}`);
    return [...optional, ...nullable, ...fixed].map((finding) => `${place}.${name} ${finding}`);
  });
  return [...findings, ...unknown.map((name) => `${place}.${name} is not described`)];
}

function allowsNull(schema: LocatedSchema): boolean {
  return typesOf(schema).includes("null") || alternativesOf(schema).some(allowsNull);
}
