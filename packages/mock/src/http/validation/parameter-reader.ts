import { type OpenApiDocument, type Parameter, typesOf } from "@ev-vehicles/openapi";

/** Converts the strings that a request sends for a parameter to the type in the parameter's schema. */
export type ParameterReader = (texts: readonly string[]) => unknown;

/**
 * Returns the reader of a parameter. A value that cannot be converted stays a string, so that validation rejects it and
 * names the expected type. A list is a repeated parameter (`style: form`, `explode: true`); if any other parameter is
 * repeated, its last value is used.
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
