import type { Violation } from "@ev-vehicles/openapi/validators";

/**
 * Writes a validation error as a message. The API's messages are those of Django REST framework ("This field is
 * required." and "Invalid hyperlink - Object does not exist." are documented), so the framework's wording is used where
 * there is one.
 */
export function validationMessage(
  { keyword, message, params, instancePath }: Violation,
  checked: unknown,
): string {
  const write = messages[keyword];
  return write ? write(params, valueAt(checked, instancePath)) : `Not valid: ${message ?? keyword}.`;
}

/** The value at a JSON pointer (RFC 6901) in the checked value. */
function valueAt(checked: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  return steps.reduce<unknown>((value, step) => {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return (value as Readonly<Record<string, unknown>> | undefined)?.[name];
  }, checked);
}

/** Reports `oneOf: [{ type: "string" }, { type: "null" }]` like `type: ["string", "null"]`: as one error instead of three. */
export function withNullAsType(errors: readonly Violation[]): readonly Violation[] {
  const choices = errors.filter(hasKeyword("oneOf", "anyOf")).map(({ instancePath }) => instancePath);
  const nullable = new Set(
    errors
      .filter(expectsNull)
      .flatMap(({ instancePath }) => (choices.includes(instancePath) ? instancePath : [])),
  );
  return errors
    .filter(
      (error) =>
        !nullable.has(error.instancePath) || !(expectsNull(error) || hasKeyword("oneOf", "anyOf")(error)),
    )
    .map((error) => (nullable.has(error.instancePath) ? withNull(error) : error));
}

function expectsNull({ keyword, params }: Violation): boolean {
  return keyword === "type" && params.type === "null";
}

function withNull(error: Violation): Violation {
  const { allowedValues, type } = error.params;
  if (error.keyword === "type") return { ...error, params: { type: [type, "null"].flat() } };
  if (Array.isArray(allowedValues)) return { ...error, params: { allowedValues: [...allowedValues, null] } };
  return error;
}

/**
 * Drops errors about the length of a string that does not match its pattern, because the pattern implies the length.
 */
export function withoutImplied(errors: readonly Violation[]): readonly Violation[] {
  const mismatched = new Set(errors.filter(hasKeyword("pattern")).map(({ instancePath }) => instancePath));
  return errors.filter(
    (error) => !mismatched.has(error.instancePath) || !hasKeyword("minLength", "maxLength")(error),
  );
}

function hasKeyword(...keywords: readonly string[]) {
  return ({ keyword }: Violation): boolean => keywords.includes(keyword);
}

const messages: Readonly<
  Record<string, (params: Readonly<Record<string, unknown>>, data: unknown) => string>
> = {
  required: () => "This field is required.",
  minimum: ({ limit }) => `Ensure this value is greater than or equal to ${limit}.`,
  maximum: ({ limit }) => `Ensure this value is less than or equal to ${limit}.`,
  minLength: ({ limit }) => `Ensure this field has at least ${limit} characters.`,
  maxLength: ({ limit }) => `Ensure this field has no more than ${limit} characters.`,
  enum: ({ allowedValues }, data) =>
    `${quote(data)} is not a valid choice. Expected one of: ${list(allowedValues)}.`,
  pattern: ({ pattern }, data) => `${quote(data)} is not valid. Expected a string that matches ${pattern}.`,
  format: ({ format }, data) => `${quote(data)} is not valid. Expected ${formats[String(format)] ?? format}.`,
  type: ({ type }, data) => `${quote(data)} is not valid. Expected ${typesInWords(type)}.`,
  uniqueItems: () => "Each value may occur only once.",
};

const formats: Readonly<Record<string, string>> = {
  uri: "an absolute URL",
  email: "an e-mail address",
  "date-time": "an RFC 3339 date-time such as 2024-04-18T08:53:52.225655Z",
};

const types: Readonly<Record<string, string>> = {
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "a JSON object",
  array: "a list",
  string: "a string",
  null: "null",
};

function typesInWords(type: unknown): string {
  return [type]
    .flat()
    .map((one) => types[String(one)] ?? String(one))
    .join(" or ");
}

function list(values: unknown): string {
  return [values]
    .flat()
    .map((value) => (value === null ? "null" : String(value)))
    .join(", ");
}

/** The value as JSON, truncated so that an error does not grow with its input. */
function quote(data: unknown): string {
  const text = JSON.stringify(data) ?? "This value";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
