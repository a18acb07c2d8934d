import { type LocatedSchema, typesOf } from "./schema.ts";

/** Parses texts of a path, query or header by their schema. A text that does not match it stays a text, and fails validation. */
export function readText(schema: LocatedSchema, texts: readonly string[]): unknown {
  const types = typesOf(schema);
  if (types.includes("array")) return texts;
  const [text = ""] = texts;
  if ((types.includes("number") || types.includes("integer")) && /^[+-]?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (types.includes("boolean") && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return text;
}
