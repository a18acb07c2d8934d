import { itemsOf, type Parameter, typesOf } from "@ev-vehicles/openapi";
import { bodySchemas } from "@ev-vehicles/types/schemas";
import { type Finding, requestValidators } from "@ev-vehicles/types/validators/requests";
import { closestName } from "../operations/closest-name.ts";
import { description, type Operation } from "../operations/operation.ts";
import { signature } from "../operations/signature.ts";
import { ToolProblem } from "../results/tool-problem.ts";

/** A request, checked against the description. */
export interface ApiRequest {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, string>>;
  /** Undefined where nothing is sent. */
  readonly body: unknown;
}

/**
 * Makes a request of an agent's arguments: parameters by their names, and `body`.
 *
 * @param expand What has to be expanded beside what the arguments say.
 * @throws ToolProblem for what the description does not accept.
 */
export function readRequest(
  operation: Operation,
  given: unknown,
  expand: readonly string[] = [],
): ApiRequest {
  const values = toArguments(given);
  const places: Record<"path" | "query" | "header", Record<string, unknown>> = {
    path: {},
    query: {},
    header: {},
  };
  for (const [name, value] of Object.entries(values)) {
    if (name === "body" || value === undefined) continue;
    const parameter = parameterNamed(operation, name);
    if (parameter.in !== "cookie") places[parameter.in][parameter.name] = typedValue(parameter, value);
  }
  addExpand(places.query, expand);
  const problems = [...parameterProblems(operation, places), ...bodyProblems(operation, values.body)];
  if (problems.length > 0) {
    throw new ToolProblem(problems.join("; "), [
      `${operation.id} takes: ${signature(operation)}.`,
      describe(operation),
    ]);
  }
  const header = Object.entries(places.header).map(([name, value]) => [name, String(value)]);
  return { ...places, header: Object.fromEntries(header) as Record<string, string>, body: values.body };
}

function describe({ id }: Operation): string {
  return `describe_operation {"id":"${id}"} explains them, with an example.`;
}

function toArguments(given: unknown = {}): Readonly<Record<string, unknown>> {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return { ...given };
  throw new ToolProblem("arguments: expected an object.", [
    'Pass an object, such as {"vehicle_id":"vhcl01…"}.',
  ]);
}

/** Names of headers are the same in all letters (RFC 9110, 5.1). */
function parameterNamed(operation: Operation, name: string): Parameter {
  const { parameters } = operation;
  const parameter = parameters.find(
    (one) => one.name === name || (one.in === "header" && one.name.toLowerCase() === name.toLowerCase()),
  );
  if (parameter) return parameter;
  const inBody = signature(operation)
    .replace(/^.*body\*?\{/, "")
    .split(/[^\w]+/)
    .includes(name);
  const meant = closestName(
    name,
    parameters.map((one) => one.name),
  );
  const next =
    inBody && operation.body ? `Put ${name} inside of "body".` : meant ? `Did you mean ${meant}?` : undefined;
  throw new ToolProblem(`arguments: ${operation.id} takes no ${JSON.stringify(name.slice(0, 60))}.`, [
    ...(next ? [next] : []),
    `It takes: ${signature(operation)}.`,
  ]);
}

/** Agents write numbers as text, and a single name instead of a list: both can only mean one thing. */
function typedValue({ schema }: Parameter, value: unknown): unknown {
  const types = typesOf(description, schema.value);
  if (types.includes("array") && typeof value === "string")
    return value.split(",").map((part) => part.trim());
  if (typeof value !== "string" || types.includes("string")) return value;
  if (/^-?\d+(\.\d+)?$/.test(value) && types.some((type) => type === "integer" || type === "number"))
    return Number(value);
  if (/^(true|false)$/.test(value) && types.includes("boolean")) return value === "true";
  return value;
}

function addExpand(query: Record<string, unknown>, expand: readonly string[]): void {
  if (expand.length === 0) return;
  const asked = Array.isArray(query.expand) ? (query.expand as readonly unknown[]) : [];
  query.expand = [...new Set([...asked, ...expand])];
}

function parameterProblems(operation: Operation, places: object): readonly string[] {
  const validate = requestValidators[`${operation.id} parameters`];
  if (!validate || validate(places)) return [];
  return [...new Set((validate.errors ?? []).map((finding) => parameterProblem(operation, finding)))];
}

function parameterProblem(
  { parameters }: Operation,
  { instancePath, keyword, message, params }: Finding,
): string {
  const [, , name = String(params.missingProperty ?? "arguments")] = instancePath.split("/");
  if (keyword === "required") return `${name} is missing`;
  if (keyword !== "enum") return `${name} ${message ?? "is not valid"}`;
  const parameter = parameters.find((one) => one.name === name);
  const what =
    parameter && itemsOf(description, parameter.schema.value) ? "must have only" : "must be one of";
  return `${name} ${what} ${(params.allowedValues as readonly unknown[]).join(", ")}`;
}

function bodyProblems({ body, id, method, path }: Operation, given: unknown): readonly string[] {
  if (!body) return given === undefined ? [] : [`${id} takes no body`];
  if (given === undefined) return body.required ? ["body is missing"] : [];
  const { issues = [] } = bodySchemas[`${method} ${path}`]?.["~standard"].validate(given) ?? {};
  return issues.map(({ message, path: steps }) => `${["body", ...steps].join(".")} ${message}`);
}
