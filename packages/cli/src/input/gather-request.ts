import { UsageError } from "../errors/usage-error.ts";
import type { Operation } from "../spec/operation.ts";
import { formsOf } from "../spec/schema.ts";
import type { Input } from "./input.ts";
import { readValue } from "./read-value.ts";
import { violations } from "./validate.ts";

/** The parameters and the body of a request, checked against the spec. */
export interface GatheredRequest {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, string>>;
  /** Undefined if the request has no body. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Builds a request from the text of the arguments and flags.
 *
 * @param textsOf Returns the texts of an input, as typed; undefined if the input was left out.
 * @throws UsageError if a required input is missing, or the spec does not accept a value.
 */
export function gatherRequest(
  operation: Operation,
  inputs: readonly Input[],
  textsOf: (input: Input) => readonly string[] | undefined,
): GatheredRequest {
  const parts = { path: {}, query: {}, header: {}, body: {} } as Record<Input["in"], Record<string, unknown>>;
  for (const input of inputs) {
    const texts = textsOf(input);
    if (texts !== undefined) parts[input.in][input.name] = readValue(input, texts);
    else if (input.required) throw missing(input);
  }
  const header = Object.fromEntries(
    Object.entries(parts.header).map(([name, value]) => [name, String(value)]),
  );
  const body = checkBody(operation, inputs, parts.body);
  return { path: parts.path, query: parts.query, header, body };
}

/** The methods that change fields of a resource. With no field in the body, such a request would change nothing. */
const changes: ReadonlySet<string> = new Set(["PATCH", "PUT"]);

function missing({ label, description }: Input): UsageError {
  return new UsageError(`${label} is missing: ${description}`, label, description);
}

/** Checks the body as a whole: each field is valid, but together they must also match a form of the body's schema. */
function checkBody(
  { body, command, method }: Operation,
  inputs: readonly Input[],
  fields: Record<string, unknown>,
): Record<string, unknown> | undefined {
  if (!body) return undefined;
  const labels = inputs.filter((input) => input.in === "body").map((input) => input.label);
  const empty = Object.keys(fields).length === 0;
  if (empty && labels.length > 0 && changes.has(method)) {
    const expected = `at least one of ${labels.join(", ")}`;
    throw new UsageError(`${command}: there is nothing to change; pass ${expected}.`, undefined, expected);
  }
  if (empty && !body.required) return undefined;
  if (violations(body.schema, fields).length === 0) return fields;
  const label = (name: string) =>
    inputs.find((input) => input.in === "body" && input.name === name)?.label ?? name;
  const forms = formsOf(body.schema).map(({ required = [] }) => required.map(label).join(" and "));
  const expected = `${forms.length > 1 ? "either " : ""}${forms.filter(Boolean).join(" or ")}`;
  const passed = empty ? "" : ` You passed ${Object.keys(fields).map(label).join(", ")}.`;
  throw new UsageError(`${command}: pass ${expected}.${passed}`, undefined, expected);
}
