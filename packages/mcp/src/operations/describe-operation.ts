import { propertiesOf, readSchema, successOf } from "@ev-vehicles/openapi";
import { expandable, typeInWords } from "./fields.ts";
import { description, type Operation } from "./operation.ts";
import { type Argument, argumentsOf, bodyArguments, flowing } from "./signature.ts";

/** Describes everything that a call of an operation needs, with example arguments and an example response. */
export function describeOperation(operation: Operation): object {
  const { responseSchema, body, destructive, effect, id, method, paged, path, security, summary } = operation;
  const forms = bodyArguments(operation).map(describeArguments);
  const example = successOf(operation)?.json?.examples[0]?.value;
  const names = expandable(operation);
  return {
    id,
    does: [summary, flowing(operation.description)].filter(Boolean).join(". "),
    request: `${method} ${path}`,
    effect: destructive ? `${effect} (destructive)` : effect,
    ...(paged && { list: "read all pages with list_all" }),
    scopes: security.open ? "none: works without a token" : security.scopes,
    arguments: describeArguments(argumentsOf(operation)),
    ...(names.length > 0 && { expandable: names }),
    ...(forms.length > 0 && { body: forms.length === 1 ? forms[0] : { "exactly one of": forms } }),
    ...(responseSchema && { [paged ? "fields of an item" : "fields of the response"]: fieldsOf(operation) }),
    errors: errorsOf(operation),
    "example arguments": exampleArguments(operation, body?.json?.examples[0]?.value),
    ...(example !== undefined && {
      "example response": Array.isArray(example) ? example.slice(0, 1) : example,
    }),
  };
}

function describeArguments(list: readonly Argument[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    list.map(({ description: text, name, required, type }) => [
      name,
      `${required ? "required, " : ""}${type}${text ? `: ${text}` : ""}`,
    ]),
  );
}

function fieldsOf({ responseSchema }: Operation): Readonly<Record<string, string>> | string {
  const properties = responseSchema && propertiesOf(description, responseSchema);
  if (!properties) return responseSchema ? typeInWords(responseSchema) : "nothing";
  return Object.fromEntries(
    Object.entries(properties).map(([name, field]) => {
      const { description: text = "" } = readSchema(description, field);
      return [name, `${typeInWords(field)}${text ? `: ${flowing(text)}` : ""}`];
    }),
  );
}

/** The errors that are specific to the operation. 401, 403, 405, 406, 429 and 5xx mean the same everywhere. */
function errorsOf({ responses }: Operation): Readonly<Record<string, string>> {
  const own = responses.filter(
    ({ status }) => /^4/.test(status) && !["401", "403", "405", "406", "429"].includes(status),
  );
  return Object.fromEntries(own.map(({ description: text, status }) => [status, flowing(text)]));
}

function exampleArguments(operation: Operation, body: unknown): Readonly<Record<string, unknown>> {
  const required = argumentsOf(operation).filter((one) => one.required && one.example !== undefined);
  return {
    ...Object.fromEntries(required.map(({ example, name }) => [name, example])),
    ...(body !== undefined && { body }),
  };
}
