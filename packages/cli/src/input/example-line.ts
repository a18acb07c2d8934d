import type { Operation } from "../spec/operation.ts";
import type { Input } from "./input.ts";
import { shellQuote } from "./shell-quote.ts";

/**
 * The words of an example command, built from the spec's own examples: all arguments, the required flags, the fields of the
 * body's first example, `--expand` if the operation has it, and `--user` for a write.
 */
export function exampleWords(operation: Operation, inputs: readonly Input[]): readonly string[] {
  const inExample = Object(operation.body?.example) as Record<string, unknown>;
  const shown = inputs.filter((input) => {
    if (input.in === "body") return input.name in inExample;
    return input.required || input.name === "expand";
  });
  const paths = shown.filter((input) => input.in === "path");
  const flags = shown.filter((input) => input.in !== "path");
  return [
    operation.command,
    ...paths.map(({ example, schema }) => text(example ?? schema.examples?.[0])),
    ...flags.flatMap(({ label, example }) => [label, text(example)]),
    ...actingUser(operation),
  ];
}

/** The example command, quoted for a shell. */
export function exampleLine(operation: Operation, inputs: readonly Input[]): string {
  return `ev-vehicles ${exampleWords(operation, inputs).map(shellQuote).join(" ")}`;
}

/** Passes `--user` in the examples of writes: with client credentials, the API requires the acting user for most of them. */
function actingUser({ method, parameters }: Operation): readonly string[] {
  const header = parameters.find(({ name }) => name.toLowerCase() === "evenergy-user");
  return header && method !== "GET" ? ["--user", text(header.example)] : [];
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(",");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
