/** Fields of a resource by dotted paths, `trim.model.name`, as the description knows them. */
import {
  formsOf,
  itemsOf,
  propertiesOf,
  readSchema,
  type SchemaObject,
  typesOf,
  valuesOf,
} from "@ev-vehicles/openapi";
import { ToolProblem } from "../results/tool-problem.ts";
import { closestName } from "./closest-name.ts";
import { description, type Operation } from "./operation.ts";

/** Whether a field is a URL unless it is expanded. */
export function isReference(schema: SchemaObject): boolean {
  const forms = formsOf(description, schema);
  return (
    forms.some(({ properties }) => properties) && forms.some(({ type }) => [type].flat().includes("string"))
  );
}

/** The fields that fit into a table: no URLs, no objects, no lists. */
export function shortFields(answer: SchemaObject): readonly string[] {
  const fields = Object.entries(propertiesOf(description, answer) ?? {}).filter(([, field]) =>
    formsOf(description, field).every(
      ({ format, items, properties, type }) =>
        format !== "uri" && !items && !properties && ![type].flat().includes("object"),
    ),
  );
  return fields.map(([name]) => name);
}

/** The names that the operation's `expand` takes. */
export function expandable({ parameters }: Operation): readonly string[] {
  const expand = parameters.find(({ in: place, name }) => place === "query" && name === "expand");
  const items = expand && itemsOf(description, expand.schema.value);
  return (items && valuesOf(description, items)?.map(String)) ?? [];
}

/**
 * The references that have to be expanded to see the fields.
 *
 * @throws ToolProblem for a field that the description does not have, or one that this operation can't show.
 */
export function expandFor(operation: Operation, fields: readonly string[]): readonly string[] {
  const { answer } = operation;
  if (!answer)
    throw new ToolProblem(`fields: ${operation.id} answers without a body.`, ["Leave fields out."]);
  const needed = new Set<string>();
  for (const field of fields) for (const name of referencesOn(operation, answer, field)) needed.add(name);
  // A dotted name expands what is before its dots, too.
  return [...needed].filter((name) => ![...needed].some((other) => other.startsWith(`${name}.`)));
}

function referencesOn(operation: Operation, answer: SchemaObject, field: string): readonly string[] {
  const references: string[] = [];
  let schema = answer;
  const steps = field.split(".");
  for (const [depth, name] of steps.entries()) {
    const place = steps.slice(0, depth).join(".");
    const items = itemsOf(description, schema);
    if (items && /^\d+$/.test(name)) {
      schema = items;
      continue;
    }
    const known = propertiesOf(description, schema);
    // An object whose fields the description leaves open can have any.
    if (!known && typesOf(description, schema).includes("object")) return references;
    const next = known && Object.hasOwn(known, name) ? known[name] : undefined;
    if (!next) throw unknownField(field, name, place, Object.keys(known ?? {}));
    if (depth > 0 && isReference(schema)) references.push(place);
    schema = next;
  }
  const possible = expandable(operation);
  const hidden = references.find(
    (name) => !possible.some((one) => one === name || one.startsWith(`${name}.`)),
  );
  if (hidden === undefined) return references;
  throw new ToolProblem(
    `fields: ${field} is inside of ${hidden}, which ${operation.id} can't expand.`,
    possible.length > 0 ? [`It can expand ${possible.join(", ")}.`, readOther] : [readOther],
  );
}

const readOther = "Read the resource behind the URL by its own operation.";

function unknownField(field: string, name: string, place: string, names: readonly string[]): ToolProblem {
  const meant = closestName(name, names);
  const where = place ? ` in ${place}` : "";
  const known =
    names.length > 0 ? `There are${where}: ${names.join(", ")}.` : `There is nothing below${where}.`;
  return new ToolProblem(
    `fields: there is no ${JSON.stringify(field.slice(0, 80))}.`,
    meant ? [`Did you mean ${meant}?`, known] : [known],
  );
}

/**
 * The field beside another one that has its unit, as the description says it: `currency` of `cost`, which is "in the minor
 * unit of `currency`". Undefined for a field without one.
 */
export function unitField(answer: SchemaObject, field: string): string | undefined {
  const steps = field.split(".");
  const name = steps.pop() ?? "";
  let schema: SchemaObject | undefined = answer;
  for (const step of steps) schema = schema && propertiesOf(description, schema)?.[step];
  const siblings = (schema && propertiesOf(description, schema)) ?? {};
  const { description: text = "" } = siblings[name] ? readSchema(description, siblings[name]) : {};
  const [, unit] = /\bunit of `(\w+)`/.exec(text) ?? [];
  return unit !== undefined && Object.hasOwn(siblings, unit) ? [...steps, unit].join(".") : undefined;
}

/** The value at a dotted path; null where a part of it is absent. */
export function valueAt(item: unknown, path: string): unknown {
  let value = item;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return null;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** A schema in a few words: `integer or null`, `one of A, B`, `URL, or Trim if expanded`. */
export function typeInWords(schema: SchemaObject): string {
  const types = typesOf(description, schema);
  const values = valuesOf(description, schema);
  if (values) return orNull(`one of ${values.map(String).join(", ")}`, types);
  if (isReference(schema)) return orNull("URL, or the resource if expanded", types);
  const items = itemsOf(description, schema);
  if (items) return orNull(`list of ${typeInWords(items)}`, types);
  const fields = propertiesOf(description, schema);
  if (fields) return orNull(`object of ${Object.keys(fields).join(", ")}`, types);
  const whole = readSchema(description, schema);
  const { format, maxLength, maximum, minimum, pattern } = whole;
  const limits = [
    minimum === undefined ? "" : `from ${minimum}`,
    maximum === undefined ? "" : `to ${maximum}`,
    pattern ? `like ${pattern}` : maxLength ? `of ${maxLength} characters at most` : "",
  ].filter(Boolean);
  const named =
    format && !/^(int|double|float)/.test(format)
      ? format
      : types.filter((type) => type !== "null").join(" or ");
  return orNull([named || "anything", ...limits].join(" "), types);
}

function orNull(text: string, types: readonly string[]): string {
  return types.includes("null") ? `${text}, or null` : text;
}
