import { formsOf, resolved, type Schema, typesOf, valuesOf } from "../spec/schema.ts";

/** Descriptions of the formats that the spec uses. */
const formats: Readonly<Record<string, string>> = {
  "date-time": "a time such as 2024-04-18T09:00:00Z",
  date: "a date such as 2024-04-18",
  email: "an e-mail address",
  uri: "a URL",
  uuid: "a UUID",
};

/** Describes the values that a schema accepts: "a whole number from 1 to 100". */
export function expectation(schema: Schema): string {
  const types = typesOf(schema);
  const forms = formsOf(schema).filter(({ type }) => type !== "null");
  const words = [...new Set(forms.map((form) => oneForm(form, types)))].join(", or ");
  return types.includes("null") ? `${words}, or null` : words;
}

function oneForm(schema: Schema, types: readonly string[]): string {
  const values = valuesOf(schema);
  if (values) return `${values.length > 1 ? "one of " : ""}${values.join(", ")}`;
  if (schema.type === "array") {
    return `a comma-separated list of ${schema.items ? expectation(schema.items).replace(/^one of /, "") : "values"}`;
  }
  if (types.includes("integer")) return `a whole number${range(schema)}`;
  if (types.includes("number")) return `a number${range(schema)}`;
  if (types.includes("boolean")) return "true or false";
  if (schema.properties ?? types.includes("object")) return "a JSON object";
  return textForm(schema);
}

function textForm(schema: Schema): string {
  const { format = "", pattern, examples = [], minLength, maxLength } = resolved(schema);
  const sample = examples[0] === undefined ? "" : ` such as ${examples[0]}`;
  if (formats[format]) return formats[format];
  if (pattern) return sample ? `text${sample}` : `text that matches ${pattern}`;
  if (minLength && minLength > 0 && maxLength) return `text of ${minLength} to ${maxLength} characters`;
  if (maxLength) return `text of at most ${maxLength} characters`;
  return `text${sample}`;
}

function range({ minimum, maximum }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return maximum === undefined ? "" : `, ${maximum} or less`;
}
