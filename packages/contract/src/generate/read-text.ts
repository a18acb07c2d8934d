import { type LocatedSchema, typesOf } from "./schema.ts";

/**
 * Converts the text of a path, query or header parameter to the number or boolean that its schema asks for. Text that can't
 * be converted is returned unchanged, so that validation rejects it. A list stays a list of strings.
 */
export function readText(schema: LocatedSchema, texts: readonly string[]): unknown {
  const types = typesOf(schema);
  if (types.includes("array")) return texts;
  const [text = ""] = texts;
  if ((types.includes("number") || types.includes("integer")) && /^[+-]?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (types.includes("boolean") && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return text;
}
