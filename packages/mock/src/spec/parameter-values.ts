import type { Parameter } from "./operation.ts";

/**
 * Reads a parameter's text as the type that its schema asks for. What cannot be read stays text, so that the schema
 * refuses it and names what it expected. A list comes as a repeated name (`style: form`, `explode: true`); of any other
 * parameter that is repeated the last one counts.
 */
export function parameterValue(parameter: Parameter, texts: readonly string[]): unknown {
  const last = texts.at(-1);
  if (parameter.type === "array") return texts.length > 0 ? texts : undefined;
  if (last === undefined) return undefined;
  if (parameter.type === "number" && /^[+-]?\d+(\.\d+)?$/.test(last)) return Number(last);
  if (parameter.type === "boolean" && /^(true|false)$/i.test(last)) return last.toLowerCase() === "true";
  return last;
}
