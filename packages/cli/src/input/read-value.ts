import { UsageError } from "../errors/usage-error.ts";
import { resolved, type Schema, typesOf } from "../spec/schema.ts";
import { expectation } from "./expectation.ts";
import type { Input } from "./input.ts";
import { violations } from "./validate.ts";

/**
 * Converts the text of an argument or flag to its type in the spec, and checks the value.
 *
 * @param texts The texts as typed: more than one if a flag was repeated.
 * @throws UsageError, naming the flag and the expected value, if the value is not valid.
 */
export function readValue(input: Input, texts: readonly string[]): unknown {
  const { label, schema } = input;
  const value = convert(schema, texts);
  if (value !== undefined && violations(schema, value).length === 0) return value;
  const expected = expectation(schema);
  throw new UsageError(`${label} ${texts.join(",")}: expected ${expected}.`, label, expected);
}

function convert(schema: Schema, texts: readonly string[]): unknown {
  const types = typesOf(schema);
  const text = texts.at(-1) ?? "";
  if (types.includes("null") && text === "null") return null;
  if (types.includes("array")) {
    const items = resolved(schema).items ?? {};
    return texts
      .flatMap((list) => (list === "" ? [] : list.split(",")))
      .map((item) => convert(items, [item.trim()]));
  }
  if ((types.includes("integer") || types.includes("number")) && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  if (types.includes("string")) return text;
  return types.includes("object") ? json(text) : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
