import { UsageError } from "../errors/usage-error.ts";
import { formsOf, propertiesOf, type Schema, typesOf, valuesOf } from "../spec/schema.ts";
import type { ItemLayout } from "./write-items.ts";

/** The default columns of a response: all fields that the description knows. */
export function allColumns(answer: Schema | undefined): readonly string[] {
  return Object.keys((answer && propertiesOf(answer)) ?? {});
}

/** The columns of a table, and how many of the first ones `--expand` has asked for. */
type TableColumns = Pick<ItemLayout, "usual" | "expanded">;

/**
 * The default columns of a table: the short fields of an item and of the references that are expanded.
 * An expanded reference comes right after the first column, by one field that tells people what it is, so
 * that it has room on a narrow terminal too.
 *
 * @param expand The references that will be expanded: `trim.model` expands `trim` as well.
 */
export function tableColumns(answer: Schema | undefined, expand: readonly string[]): TableColumns {
  if (!answer) return { usual: [], expanded: 0 };
  const own = shortFields(answer);
  const [names, details]: [string[], string[]] = [[], []];
  const places = new Set(
    expand.flatMap((path) => path.split(".").map((_, depth, parts) => parts.slice(0, depth + 1).join("."))),
  );
  for (const place of places) {
    const found = referenceAt(answer, place);
    if (!found) continue;
    const fields = shortFields(found).filter((name) => !identifying.has(name));
    const telling = tellingField(found, fields);
    names.push(telling === undefined ? place : `${place}.${telling}`);
    details.push(...fields.filter((name) => name !== telling).map((name) => `${place}.${name}`));
  }
  const usual = [...own.slice(0, 1), ...names, ...own.slice(1), ...details];
  return { usual, expanded: names.length > 0 ? names.length + 1 : 0 };
}

/** The fields that identify a resource to programs, not to people. */
const identifying: ReadonlySet<string> = new Set(["id", "url"]);

/** No references and nothing with parts: they would fill the table. */
function shortFields(schema: Schema): readonly string[] {
  const short = Object.entries(propertiesOf(schema) ?? {}).filter(([, field]) =>
    formsOf(field).every(
      ({ format, items, properties, type }) => format !== "uri" && !items && !properties && type !== "object",
    ),
  );
  return short.map(([name]) => name);
}

/** The resource that a reference leads to; undefined for an object that is always there, and for a list. */
function referenceAt(answer: Schema, place: string): Schema | undefined {
  let schema: Schema | undefined = answer;
  for (const name of place.split(".")) schema = schema && propertiesOf(schema)?.[name];
  return schema && propertiesOf(schema) && isReference(schema) ? schema : undefined;
}

/** Whether a field is a URL until it is expanded. */
function isReference(schema: Schema): boolean {
  return formsOf(schema).some(({ type, properties }) => !properties && [type].flat().includes("string"));
}

/** `name` where there is one, else the first text that can be any, else the ID. */
function tellingField(schema: Schema, fields: readonly string[]): string | undefined {
  const properties = propertiesOf(schema) ?? {};
  const free = (name: string) => {
    const field = properties[name] ?? {};
    return typesOf(field).includes("string") && !valuesOf(field);
  };
  if (fields.includes("name")) return "name";
  return fields.find(free) ?? Object.keys(properties).find((name) => identifying.has(name));
}

/**
 * Checks the chosen columns, so that a misspelt one does not come out empty.
 *
 * @param expand The references that will be expanded.
 * @throws UsageError, naming the fields that there are, or the reference to expand.
 */
export function checkColumns(
  columns: readonly string[],
  answer: Schema | undefined,
  expand: readonly string[],
): void {
  if (!answer) return;
  for (const column of columns) checkColumn(column, answer, expand);
}

function checkColumn(column: string, answer: Schema, expand: readonly string[]): void {
  let schema = answer;
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
    // An object whose fields the description leaves open can have any.
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
  const expected = names.length > 0 ? `one of ${names.join(", ")}` : "nothing below it";
  const where = place ? ` in ${place}` : "";
  return new UsageError(`--columns ${column}: expected${where} ${expected}.`, "--columns", expected);
}
