/** Everything in a path, a query or a header is text; its schema says what it stands for. */
import { type LocatedSchema, typesOf } from "./schema.ts";

/** The value that the texts stand for. A text that is not what the schema asks for stays a text, and fails it. */
export function readText(schema: LocatedSchema, texts: readonly string[]): unknown {
  const types = typesOf(schema);
  if (types.includes("array")) return texts;
  const [text = ""] = texts;
  if ((types.includes("number") || types.includes("integer")) && /^[+-]?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (types.includes("boolean") && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return text;
}
