import { type Check, compileSchema, schemaAt } from "../spec/compile-schema.ts";
import type { Operation, Parameter } from "../spec/operation.ts";
import { parameterValue } from "../spec/parameter-values.ts";
import { validationMessage, withoutImplied } from "../spec/validation-message.ts";
import { bodyErrors } from "./body-errors.ts";
import { type FieldErrors, invalidPagination, validationFailed } from "./problems.ts";

/** The texts of a request, before they are checked. */
export interface RawInput {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | null;
}

/** The values of a request by place and name, as the description types them. */
export interface CheckedParameters {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
}

/** Checks requests of one operation against the description. */
export interface RequestCheck {
  parameters(raw: RawInput): CheckedParameters;
  body(body: unknown): void;
}

/** The parameters that have a problem of their own (API fact). */
const paginationParameters: ReadonlySet<string> = new Set(["page", "page_size", "page_after", "page_before"]);

/** Makes the check of an operation; its schemas are compiled when the first request needs them. */
export function requestCheck(operation: Operation): RequestCheck {
  const checkParameters = compileSchema(parametersSchema(operation.parameters));
  const lenient = new Map(
    operation.parameters
      .filter(({ ignoredIfInvalid }) => ignoredIfInvalid)
      .map((parameter) => [parameter, compileSchema(schemaAt(parameter.pointer))]),
  );
  const checkBody: Check | undefined = operation.body && compileSchema(schemaAt(operation.body.pointer));
  return {
    parameters(raw) {
      const values = readParameters(operation.parameters, raw, lenient);
      const errors: FieldErrors = {};
      for (const error of withoutImplied(checkParameters(values))) {
        const [, , name = String(error.params.missingProperty ?? "")] = error.instancePath.split("/");
        errors[name] = [...(errors[name] ?? []), validationMessage(error)];
      }
      const names = Object.keys(errors);
      const pagination = names.find((name) => paginationParameters.has(name));
      if (pagination) throw invalidPagination(pagination, errors[pagination] ?? []);
      if (names.length > 0) throw validationFailed(operation.id, errors);
      return values;
    },
    body(body) {
      const errors = checkBody?.(body) ?? [];
      if (errors.length > 0) throw validationFailed(operation.id, bodyErrors(errors, body));
    },
  };
}

/** One schema for all parameters of an operation, by place and name. */
function parametersSchema(parameters: readonly Parameter[]): object {
  const place = (name: Parameter["place"]): object => {
    const here = parameters.filter((parameter) => parameter.place === name);
    return {
      type: "object",
      properties: Object.fromEntries(here.map((parameter) => [parameter.name, schemaAt(parameter.pointer)])),
      required: here.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    };
  };
  return {
    type: "object",
    properties: { path: place("path"), query: place("query"), header: place("header") },
  };
}

/** Reads all parameters; what one of the `lenient` does not allow is left out. */
function readParameters(
  parameters: readonly Parameter[],
  raw: RawInput,
  lenient: ReadonlyMap<Parameter, Check>,
): CheckedParameters {
  const values: Record<Parameter["place"], Record<string, unknown>> = { path: {}, query: {}, header: {} };
  for (const parameter of parameters) {
    const value = parameterValue(parameter, textsOf(parameter, raw));
    const isIgnored = (lenient.get(parameter)?.(value).length ?? 0) > 0;
    if (value === undefined || isIgnored) continue;
    values[parameter.place][parameter.name] = value;
  }
  return values;
}

function textsOf({ name, place }: Parameter, raw: RawInput): string[] {
  if (place === "query") return raw.query.getAll(name);
  const text = place === "path" ? raw.path[name] : raw.header(name);
  return text === undefined || text === null ? [] : [text];
}
