import { UsageError } from "../errors/usage-error.ts";
import { formsOf, propertiesOf, type Schema, typesOf, valuesOf } from "../spec/schema.ts";
import type { ItemLayout } from "./write-items.ts";

/** The default columns of a response: all its fields in the spec. */
export function allColumns(responseSchema: Schema | undefined): readonly string[] {
  return Object.keys((responseSchema && propertiesOf(responseSchema)) ?? {});
}

/** The default columns of a table, and how many of them, from the first, to keep because of `--expand`. */
type TableColumns = Pick<ItemLayout, "defaultColumns" | "expandedCount">;

/**
 * The default columns of a table: the short fields of an item and of its expanded references. The display field of
 * each expanded reference comes right after the first column, so that it also fits on a narrow terminal.
 *
 * @param expand The expanded references: `trim.model` expands `trim` as well.
 */
export function tableColumns(responseSchema: Schema | undefined, expand: readonly string[]): TableColumns {
  if (!responseSchema) return { defaultColumns: [], expandedCount: 0 };
  const own = shortFields(responseSchema);
  const [names, details]: [string[], string[]] = [[], []];
  const references = new Set(
    expand.flatMap((path) => path.split(".").map((_, depth, parts) => parts.slice(0, depth + 1).join("."))),
  );
  for (const reference of references) {
    const resource = resourceAt(responseSchema, reference);
    if (!resource) continue;
    const fields = shortFields(resource).filter((name) => !identifying.has(name));
    const display = displayField(resource, fields);
    names.push(display === undefined ? reference : `${reference}.${display}`);
    details.push(...fields.filter((name) => name !== display).map((name) => `${reference}.${name}`));
  }
  const defaultColumns = [...own.slice(0, 1), ...names, ...own.slice(1), ...details];
  return { defaultColumns, expandedCount: names.length > 0 ? names.length + 1 : 0 };
}

/** The fields that identify a resource for programs rather than for people. */
const identifying: ReadonlySet<string> = new Set(["id", "url"]);

/** The fields of a resource except references, objects and lists, which would fill the table. */
function shortFields(schema: Schema): readonly string[] {
  const short = Object.entries(propertiesOf(schema) ?? {}).filter(([, field]) =>
    formsOf(field).every(
      ({ format, items, properties, type }) => format !== "uri" && !items && !properties && type !== "object",
    ),
  );
  return short.map(([name]) => name);
}

/** The schema of the resource that a reference expands to; undefined for an embedded object and for a list. */
function resourceAt(responseSchema: Schema, place: string): Schema | undefined {
  let schema: Schema | undefined = responseSchema;
  for (const name of place.split(".")) schema = schema && propertiesOf(schema)?.[name];
  return schema && propertiesOf(schema) && isReference(schema) ? schema : undefined;
}

/** Whether a field can be a string. A field that can also be an object is then a reference: a URL unless it is expanded. */
function isReference(schema: Schema): boolean {
  return formsOf(schema).some(({ type, properties }) => !properties && [type].flat().includes("string"));
}

/** The field by which people recognise a resource: `name`, otherwise the first free text, otherwise `id` or `url`. */
function displayField(schema: Schema, fields: readonly string[]): string | undefined {
  const properties = propertiesOf(schema) ?? {};
  const free = (name: string) => {
    const field = properties[name] ?? {};
    return typesOf(field).includes("string") && !valuesOf(field);
  };
  if (fields.includes("name")) return "name";
  return fields.find(free) ?? Object.keys(properties).find((name) => identifying.has(name));
}

/**
 * Checks the selected columns, so that a misspelt column is an error rather than an empty column.
 *
 * @param expand The expanded references.
 * @throws UsageError, naming the existing fields or the reference to expand.
 */
export function checkColumns(
  columns: readonly string[],
  responseSchema: Schema | undefined,
  expand: readonly string[],
): void {
  if (!responseSchema) return;
  for (const column of columns) checkColumn(column, responseSchema, expand);
}

function checkColumn(column: string, responseSchema: Schema, expand: readonly string[]): void {
  let schema = responseSchema;
  const parts = column.split(".");
  let unexpanded = "";
  for (const [depth, name] of parts.entries()) {
    const place = parts.slice(0, depth).join(".");
    const fields = propertiesOf(schema);
    const forms = formsOf(schema);
    const items = forms.find((form) => form.items)?.items;
    if (items && /^\d+$/.test(name)) {
      schema = items;
      continue;
    }
    // The spec does not list the fields of this object, so any field is possible.
    if (!fields && forms.some(({ type }) => [type].flat().includes("object"))) return;
    const next = fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!next) throw unknownColumn(column, place, Object.keys(fields ?? {}));
    if (isReference(schema) && !expand.some((one) => one === place || one.startsWith(`${place}.`)))
      unexpanded = place;
    schema = next;
  }
  if (unexpanded) {
    throw new UsageError(
      `--columns ${column}: expand the reference first: --expand ${unexpanded}.`,
      "--columns",
    );
  }
}

function unknownColumn(column: string, place: string, names: readonly string[]): UsageError {
  const expected = names.length > 0 ? `one of ${names.join(", ")}` : "no nested field";
  const fields = names.length > 0 ? `only the fields ${names.join(", ")}` : "no fields";
  const problem = place ? `${place} has ${fields}` : `expected ${expected}`;
  return new UsageError(`--columns ${column}: ${problem}.`, "--columns", expected);
}
