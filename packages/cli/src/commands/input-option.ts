import { Argument, Option } from "commander";
import { expectation } from "../input/expectation.ts";
import type { Input } from "../input/input.ts";
import { formsOf, resolved, typesOf, valuesOf } from "../spec/schema.ts";

/** Builds the commander option for an input. It only collects the values as typed; `gatherRequest` checks them. */
export function inputOption(input: Input): Option {
  const { label, schema, description, required } = input;
  const values = valuesOf(resolved(schema).items ?? schema)?.map(String);
  const hints = [required && "required", !values && expectation(schema)].filter(Boolean);
  const option = new Option(
    `${label} <${valueName(input)}>`,
    `${description}${hints.length > 0 ? ` (${hints.join("; ")})` : ""}`,
  );
  if (values) option.choices(values);
  return option.argParser<readonly string[]>((text, before = []) => [...before, text]);
}

/** Builds the commander argument for a path parameter. */
export function inputArgument({ label, schema, description }: Input): Argument {
  return new Argument(label, `${description} (${expectation(schema)})`);
}

function valueName({ schema }: Input): string {
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.includes("array")) return "list";
  if (types.includes("integer") || types.includes("number")) return "number";
  if (types.includes("boolean")) return "true|false";
  if (types.includes("object")) return "json";
  const { format, pattern } = formsOf(schema).find(({ type }) => type !== "null") ?? {};
  if (format === "date-time") return "time";
  if (format === "uri") return "url";
  return pattern ? "id" : "text";
}
