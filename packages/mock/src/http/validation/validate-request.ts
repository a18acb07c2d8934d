import { essenceOf, type Operation, type Parameter, type ParameterPlace } from "@ev-vehicles/openapi";
import type { Validator, Violation } from "@ev-vehicles/openapi/validators";
import {
  type FieldErrors,
  invalidPagination,
  unreadableBody,
  validationFailed,
} from "../../responses/problems.ts";
import type { Api, NamedValidators } from "../../spec/api.ts";
import { isNegotiated } from "../caller/negotiate.ts";
import type { MockContext, MockMiddleware } from "../mock-env.ts";
import { bodyErrors } from "./body-errors.ts";
import { type ParameterReader, parameterReader } from "./parameter-reader.ts";
import { validationMessage, withNullAsType, withoutImplied } from "./validation-message.ts";

/** The values of a request by place and name, with the types of the API description. */
export interface CheckedInput {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** As in the API, errors of these parameters have a problem type of their own. */
const paginationParameters: ReadonlySet<string> = new Set(["page", "page_size", "page_after", "page_before"]);

/** Validates the parameters and the body of a request against the API description. */
export function validateRequest(operation: Operation, api: Api): MockMiddleware {
  const readers = operation.parameters.map(
    (parameter) => [parameter, parameterReader(api.document, parameter)] as const,
  );
  return async (c, next) => {
    const values = readParameters(readers, c);
    checkParameters(operation, api, values);
    const body = operation.body && (await readBody(c, operation.body.required));
    checkBody(operation, api, body);
    c.set("input", { ...values, body });
    await next();
  };
}

/** This keyword marks a parameter whose invalid values the API ignores. Its value gives the reason. */
const ignoredIfInvalid = "x-ignored-if-invalid";

type Values = Record<"path" | "query" | "header", Record<string, unknown>>;

function readParameters(readers: readonly (readonly [Parameter, ParameterReader])[], c: MockContext): Values {
  const values: Values = { path: {}, query: {}, header: {} };
  for (const [{ in: place, name }, read] of readers) {
    if (place === "cookie" || (place === "header" && isNegotiated(name))) continue;
    const value = read(textsOf(place, name, c));
    if (value !== undefined) values[place][name] = value;
  }
  return values;
}

function textsOf(place: ParameterPlace, name: string, { req }: MockContext): readonly string[] {
  if (place === "query") return req.queries(name) ?? [];
  const text = place === "path" ? req.param(name) : req.header(name);
  return text === undefined ? [] : [text];
}

function checkParameters({ id, parameters }: Operation, { requests }: Api, values: Values): void {
  const validate = requests[`${id} parameters`];
  if (!validate || validate(values)) return;
  if (removeIgnored(parameters, values, validate.errors ?? []) && validate(values)) return;
  const errors: FieldErrors = {};
  for (const error of withoutImplied(withNullAsType(validate.errors ?? []))) {
    const [, , name = String(error.params.missingProperty ?? "")] = error.instancePath.split("/");
    errors[name] = [...(errors[name] ?? []), validationMessage(error, values)];
  }
  const names = Object.keys(errors);
  const pagination = names.find((name) => paginationParameters.has(name));
  if (pagination) throw invalidPagination(pagination, errors[pagination] ?? []);
  throw validationFailed(id, errors);
}

/** Removes invalid values that the API ignores instead of rejecting. Returns whether there were any. */
function removeIgnored(
  parameters: readonly Parameter[],
  values: Values,
  errors: readonly Violation[],
): boolean {
  const invalid = new Set(errors.map(({ instancePath }) => instancePath.split("/").slice(1, 3).join(" ")));
  const ignored = parameters.filter(
    ({ in: place, name, object }) => ignoredIfInvalid in object && invalid.has(`${place} ${name}`),
  );
  for (const { in: place, name } of ignored) if (place !== "cookie") delete values[place][name];
  return ignored.length > 0;
}

function checkBody({ id, body: described }: Operation, { requests }: Api, body: unknown): void {
  const validate = described && requests[`${id} body`];
  if (!validate || validate(body)) return;
  throw validationFailed(id, bodyErrors(validate.errors ?? [], body, formsOf(id, requests)));
}

function formsOf(id: string, requests: NamedValidators): readonly Validator[] {
  const forms: Validator[] = [];
  for (let form = requests[`${id} body 0`]; form; form = requests[`${id} body ${forms.length}`])
    forms.push(form);
  return forms;
}

/** Reads a JSON body. If it is not required, it can be left out together with its content type. */
async function readBody({ req }: MockContext, required: boolean): Promise<unknown> {
  if (!required && !req.raw.body) return undefined;
  const type = req.header("content-type") ?? "";
  if (essenceOf(type) !== "application/json") {
    throw unreadableBody(
      `Expected a body with Content-Type: application/json, got ${type ? `"${type}"` : "none"}.`,
    );
  }
  const text = await req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableBody(
      text === "" ? "JSON parse error: the body is empty." : "JSON parse error: the body is not valid JSON.",
    );
  }
}
