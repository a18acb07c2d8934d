/** Values in a path, a query or a header are text; the schema says which type they have. */
import { type LocatedSchema, typesOf } from "./schema.ts";

/** The value that the texts represent. A text that does not fit the schema stays a text, and fails validation. */
export function readText(schema: LocatedSchema, texts: readonly string[]): unknown {
  const types = typesOf(schema);
  if (types.includes("array")) return texts;
  const [text = ""] = texts;
  if ((types.includes("number") || types.includes("integer")) && /^[+-]?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (types.includes("boolean") && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return text;
}
