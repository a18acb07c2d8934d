import { type OpenApiDocument, type Parameter, typesOf } from "@ev-vehicles/openapi";

/** Reads the texts of a parameter as the type that its schema asks for. */
export type ParameterReader = (texts: readonly string[]) => unknown;

/**
 * What cannot be read stays text, so that the schema refuses it and names what it expected. A list comes as a repeated
 * name (`style: form`, `explode: true`); of any other parameter that is repeated the last one counts.
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
