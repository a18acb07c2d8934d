import type { Violation } from "@ev-vehicles/openapi/validators";
import { validators } from "../generated/state-validator.ts";
import type { MockSeed } from "./seed.ts";

/** The message lists at most this many errors, and only counts the others. */
const maxListed = 5;

/**
 * Checks a state that was written by hand or stored.
 *
 * @throws {RangeError} that lists errors with their paths: `users[0].id: expected "user" and 26 capital letters or …`.
 */
export function checkSeed(seed: unknown): asserts seed is MockSeed {
  const all = [...new Set([...schemaErrors(seed), ...duplicateIds(seed)])];
  if (all.length === 0) return;
  const rest = all.length > maxListed ? ` (and ${all.length - maxListed} more)` : "";
  throw new RangeError(`${all.slice(0, maxListed).join("; ")}${rest}`);
}

function schemaErrors(seed: unknown): string[] {
  const validate = validators["mock state"];
  if (!validate) throw new Error("The validator of states is missing. Run `pnpm generate`.");
  if (validate(seed)) return [];
  const errors = validate.errors ?? [];
  // For a choice (`anyOf`, `oneOf`), report only that no alternative matched, and not the errors of each.
  const choices = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  return errors
    .filter((error) => !choices.some((choice) => choice !== error && isInside(error, choice)))
    .map((error) => messageOf(error, seed));
}

function isInside(error: Violation, choice: Violation): boolean {
  return (
    error.instancePath.startsWith(choice.instancePath) &&
    (error.schemaPath.startsWith(choice.schemaPath) || error.instancePath === choice.instancePath)
  );
}

function messageOf(error: Violation, seed: unknown): string {
  const { keyword, params } = error;
  const path = readablePath(error.instancePath);
  if (keyword === "required") return `${joinPath(path, String(params.missingProperty))}: is missing`;
  if (keyword === "additionalProperties") {
    return `${joinPath(path, String(params.additionalProperty))}: unknown field`;
  }
  return `${path || "the state"}: expected ${expectation(error)}, found ${truncate(valueAt(seed, error.instancePath))}`;
}

function expectation({ keyword, message = keyword, params }: Violation): string {
  if (keyword === "type")
    return [params.type]
      .flat()
      .map((type) => types[String(type)] ?? type)
      .join(" or ");
  if (keyword === "enum") return `one of ${(params.allowedValues as unknown[]).map(String).join(", ")}`;
  if (keyword === "const") return JSON.stringify(params.allowedValue);
  if (keyword === "format") return formats[String(params.format)] ?? String(params.format);
  if (keyword === "pattern") return describePattern(String(params.pattern));
  if (keyword === "anyOf" || keyword === "oneOf") return "one of the values that the API's description lists";
  return message.replace(/^must /, "a value that must ");
}

function describePattern(pattern: string): string {
  const letters = /^\^([a-z]{4})\[A-Z\\d\]\{26\}\$$/.exec(pattern)?.[1];
  return letters ? `"${letters}" and 26 capital letters or digits` : `a string that matches ${pattern}`;
}

const types: Readonly<Record<string, string>> = {
  array: "a list",
  object: "an object",
  string: "a string",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  null: "null",
};

const formats: Readonly<Record<string, string>> = {
  email: "an e-mail address",
  "date-time": "a date-time such as 2024-04-18T09:00:00Z",
  uuid: "a UUID",
};

function duplicateIds(seed: unknown): string[] {
  return Object.entries(Object(seed) as Record<string, unknown>).flatMap(([name, list]) => {
    const first = new Map<unknown, number>();
    return (Array.isArray(list) ? list : []).flatMap((entry: unknown, index) => {
      const id = (entry as { readonly id?: unknown } | null)?.id;
      const before = id === undefined ? undefined : first.get(id);
      if (before !== undefined)
        return [`${name}[${index}].id: ${id} is already the id of ${name}[${before}]`];
      first.set(id, index);
      return [];
    });
  });
}

/** Writes a JSON pointer such as `/users/0/id` as in JavaScript: `users[0].id`. */
function readablePath(pointer: string): string {
  return stepsOf(pointer).reduce(
    (path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : joinPath(path, step)),
    "",
  );
}

function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function valueAt(seed: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step],
    seed,
  );
}

function truncate(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
