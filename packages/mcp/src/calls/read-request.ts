import { itemsOf, type Parameter, typesOf } from "@ev-vehicles/openapi";
import { bodySchemas } from "@ev-vehicles/types/schemas";
import { type Finding, requestValidators } from "@ev-vehicles/types/validators/requests";
import { closestName } from "../operations/closest-name.ts";
import { description, type Operation } from "../operations/operation.ts";
import { signature } from "../operations/signature.ts";
import { ToolProblem } from "../results/tool-problem.ts";

/** The parameters and the body of a request, checked against the spec. */
export interface ApiRequest {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, string>>;
  /** Undefined if the request has no body. */
  readonly body: unknown;
}

/**
 * Builds a request from an agent's arguments: parameters by name, and `body`.
 *
 * @param expand References to expand in addition to those in the arguments.
 * @throws ToolProblem if the spec does not accept the arguments.
 */
export function readRequest(operation: Operation, args: unknown, expand: readonly string[] = []): ApiRequest {
  const values = toArguments(args);
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
      `The arguments of ${operation.id} are: ${signature(operation)}.`,
      describe(operation),
    ]);
  }
  const header = Object.entries(places.header).map(([name, value]) => [name, String(value)]);
  return { ...places, header: Object.fromEntries(header) as Record<string, string>, body: values.body };
}

function describe({ id }: Operation): string {
  return `describe_operation {"id":"${id}"} explains them, with an example.`;
}

function toArguments(args: unknown = {}): Readonly<Record<string, unknown>> {
  if (typeof args === "object" && args !== null && !Array.isArray(args)) return { ...args };
  throw new ToolProblem("arguments: expected an object.", [
    'Pass an object, such as {"vehicle_id":"vhcl01…"}.',
  ]);
}

/** Finds a parameter by its name. Header names are case-insensitive (RFC 9110, 5.1). */
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
  const suggestion = closestName(
    name,
    parameters.map((one) => one.name),
  );
  const next =
    inBody && operation.body
      ? `Put ${name} into "body".`
      : suggestion
        ? `Did you mean ${suggestion}?`
        : undefined;
  throw new ToolProblem(`arguments: ${operation.id} has no parameter ${JSON.stringify(name.slice(0, 60))}.`, [
    ...(next ? [next] : []),
    `Its arguments are: ${signature(operation)}.`,
  ]);
}

/** Converts a string to the parameter's type: agents often pass numbers and comma-separated lists as strings. */
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
  const current = Array.isArray(query.expand) ? (query.expand as readonly unknown[]) : [];
  query.expand = [...new Set([...current, ...expand])];
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
  const rule =
    parameter && itemsOf(description, parameter.schema.value) ? "must contain only" : "must be one of";
  return `${name} ${rule} ${(params.allowedValues as readonly unknown[]).join(", ")}`;
}

function bodyProblems({ body, id, method, path }: Operation, args: unknown): readonly string[] {
  if (!body) return args === undefined ? [] : [`${id} takes no body`];
  if (args === undefined) return body.required ? ["body is missing"] : [];
  const { issues = [] } = bodySchemas[`${method} ${path}`]?.["~standard"].validate(args) ?? {};
  return issues.map(({ message, path: steps }) => `${["body", ...steps].join(".")} ${message}`);
}
