import { type OpenApiDocument, type Parameter, typesOf } from "@ev-vehicles/openapi";

/** Reads the texts of a parameter as the type in its schema. */
export type ParameterReader = (texts: readonly string[]) => unknown;

/**
 * A value that cannot be read stays text, so that the schema rejects it and names what it expected. A list is a repeated
 * parameter (`style: form`, `explode: true`); of any other repeated parameter the last value counts.
 */
export function parameterReader(document: OpenApiDocument, parameter: Parameter): ParameterReader {
  const types = typesOf(document, parameter.schema.value);
  if (types.includes("array")) return (texts) => (texts.length > 0 ? texts : undefined);
  const isNumber = types.includes("integer") || types.includes("number");
  const isBoolean = types.includes("boolean");
  return (texts) => {
    const last = texts.at(-1);
    if (last === undefined) return undefined;
    if (isNumber && /^[+-]?\d+(\.\d+)?$/.test(last)) return Number(last);
    if (isBoolean && /^(true|false)$/i.test(last)) return last.toLowerCase() === "true";
    return last;
  };
}
