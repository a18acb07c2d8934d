import { formsOf, propertiesOf, readSchema, type SchemaObject } from "@ev-vehicles/openapi";
import { typeInWords } from "./fields.ts";
import { description, type Operation } from "./operation.ts";

/** An argument of an operation, or a field of its body. */
export interface Argument {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
  readonly example: unknown;
}

/** Headers that the client itself sets, so agents need not pass them. */
const clientHeaders: ReadonlySet<string> = new Set(["evenergy-version", "accept"]);

/** The parameters of an operation that agents can pass in `arguments`. */
export function argumentsOf({ parameters }: Operation): readonly Argument[] {
  return parameters
    .filter(
      ({ in: place, name }) =>
        place !== "cookie" && !(place === "header" && clientHeaders.has(name.toLowerCase())),
    )
    .map(({ description: text, example, name, required, schema }) => ({
      name,
      required,
      type: typeInWords(schema.value),
      description: flowing(text),
      example,
    }));
}

/** The fields of the body, for each of its forms. */
export function bodyArguments({ body }: Operation): readonly (readonly Argument[])[] {
  const schema = body?.json?.schema?.value;
  if (!schema) return [];
  return formsOf(description, schema).map((form) =>
    Object.entries(propertiesOf(description, form) ?? {})
      .filter(([, field]) => !readSchema(description, field).readOnly)
      .map(([name, field]) => fieldArgument(name, field, form.required?.includes(name) ?? false)),
  );
}

function fieldArgument(name: string, field: SchemaObject, required: boolean): Argument {
  const { description: text = "", examples: [example] = [] } = readSchema(description, field);
  return { name, required, type: typeInWords(field), description: flowing(text), example };
}

/** `vehicle_id*, expand, body{trim*, user | model*, …}`: a star marks what is required. */
export function signature(operation: Operation): string {
  const mark = ({ name, required }: Argument) => `${name}${required ? "*" : ""}`;
  const names = argumentsOf(operation).map(mark);
  const forms = bodyArguments(operation).map((form) => form.map(mark).join(", "));
  if (forms.length > 0) names.push(`body${operation.body?.required ? "*" : ""}{${forms.join(" | ")}}`);
  return names.join(", ");
}

/** Puts text from the spec on one line. */
export function flowing(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
