/** Looks up fields of a resource in the spec, by dotted paths such as `trim.model.name`. */
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

/** Whether a field is a reference: a URL, or the resource if the reference is expanded. */
export function isReference(schema: SchemaObject): boolean {
  const forms = formsOf(description, schema);
  return (
    forms.some(({ properties }) => properties) && forms.some(({ type }) => [type].flat().includes("string"))
  );
}

/** The fields of a resource that suit a table: all but URLs, objects and lists. */
export function shortFields(responseSchema: SchemaObject): readonly string[] {
  const fields = Object.entries(propertiesOf(description, responseSchema) ?? {}).filter(([, field]) =>
    formsOf(description, field).every(
      ({ format, items, properties, type }) =>
        format !== "uri" && !items && !properties && ![type].flat().includes("object"),
    ),
  );
  return fields.map(([name]) => name);
}

/** The allowed values of the operation's `expand` parameter. */
export function expandable({ parameters }: Operation): readonly string[] {
  const expand = parameters.find(({ in: place, name }) => place === "query" && name === "expand");
  const items = expand && itemsOf(description, expand.schema.value);
  return (items && valuesOf(description, items)?.map(String)) ?? [];
}

/**
 * The references to expand so that the response has the given fields.
 *
 * @throws ToolProblem for a field that the spec does not have, or inside a reference that this operation cannot expand.
 */
export function expandFor(operation: Operation, fields: readonly string[]): readonly string[] {
  const { responseSchema } = operation;
  if (!responseSchema)
    throw new ToolProblem(`fields: ${operation.id} has no response body.`, ["Leave fields out."]);
  const needed = new Set<string>();
  for (const field of fields)
    for (const name of referencesOn(operation, responseSchema, field)) needed.add(name);
  // `trim.model` also expands `trim`, so leave out the shorter name.
  return [...needed].filter((name) => ![...needed].some((other) => other.startsWith(`${name}.`)));
}

function referencesOn(operation: Operation, responseSchema: SchemaObject, field: string): readonly string[] {
  const references: string[] = [];
  let schema = responseSchema;
  const steps = field.split(".");
  for (const [depth, name] of steps.entries()) {
    const place = steps.slice(0, depth).join(".");
    const items = itemsOf(description, schema);
    if (items && /^\d+$/.test(name)) {
      schema = items;
      continue;
    }
    const known = propertiesOf(description, schema);
    // The spec does not list the fields of this object, so any field is possible.
    if (!known && typesOf(description, schema).includes("object")) return references;
    const next = known && Object.hasOwn(known, name) ? known[name] : undefined;
    if (!next) throw unknownField(field, name, place, Object.keys(known ?? {}));
    if (depth > 0 && isReference(schema)) references.push(place);
    schema = next;
  }
  const allowed = expandable(operation);
  const unsupported = references.find(
    (name) => !allowed.some((one) => one === name || one.startsWith(`${name}.`)),
  );
  if (unsupported === undefined) return references;
  throw new ToolProblem(
    `fields: ${operation.id} can't expand ${unsupported} to show ${field}.`,
    allowed.length > 0 ? [`It can expand ${allowed.join(", ")}.`, readOther] : [readOther],
  );
}

const readOther = "Read the resource at the URL with its own operation.";

function unknownField(field: string, name: string, place: string, names: readonly string[]): ToolProblem {
  const suggestion = closestName(name, names);
  const where = place ? ` in ${place}` : "";
  const known =
    names.length > 0 ? `The fields${where} are ${names.join(", ")}.` : `There are no fields${where}.`;
  return new ToolProblem(
    `fields: unknown field ${JSON.stringify(field.slice(0, 80))}.`,
    suggestion ? [`Did you mean ${suggestion}?`, known] : [known],
  );
}

/**
 * The field that has the unit of the values of `field`, if the spec's description of `field` names one: `currency` for
 * `cost`, which is "in the minor unit of `currency`".
 */
export function unitField(responseSchema: SchemaObject, field: string): string | undefined {
  const steps = field.split(".");
  const name = steps.pop() ?? "";
  let schema: SchemaObject | undefined = responseSchema;
  for (const step of steps) schema = schema && propertiesOf(description, schema)?.[step];
  const siblings = (schema && propertiesOf(description, schema)) ?? {};
  const { description: text = "" } = siblings[name] ? readSchema(description, siblings[name]) : {};
  const [, unit] = /\bunit of `(\w+)`/.exec(text) ?? [];
  return unit !== undefined && Object.hasOwn(siblings, unit) ? [...steps, unit].join(".") : undefined;
}

/** The value at a dotted path; null if a part of the path is missing. */
export function valueAt(item: unknown, path: string): unknown {
  let value = item;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return null;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** Describes a schema in a few words: `integer, or null`, `one of A, B`, `URL, or the resource if expanded`. */
export function typeInWords(schema: SchemaObject): string {
  const types = typesOf(description, schema);
  const values = valuesOf(description, schema);
  if (values) return orNull(`one of ${values.map(String).join(", ")}`, types);
  if (isReference(schema)) return orNull("URL, or the resource if expanded", types);
  const items = itemsOf(description, schema);
  if (items) return orNull(`list of ${typeInWords(items)}`, types);
  const fields = propertiesOf(description, schema);
  if (fields) return orNull(`object of ${Object.keys(fields).join(", ")}`, types);
  const { format, maxLength, maximum, minimum, pattern } = readSchema(description, schema);
  const limits = [
    minimum === undefined ? "" : `from ${minimum}`,
    maximum === undefined ? "" : `to ${maximum}`,
    pattern ? `matching ${pattern}` : maxLength ? `of at most ${maxLength} characters` : "",
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
