import { UsageError } from "../errors/usage-error.ts";
import { formsOf, propertiesOf, type Schema } from "../spec/schema.ts";

/** The columns of an answer when nobody chooses: all fields that the description knows. */
export function allColumns(answer: Schema | undefined): readonly string[] {
  return Object.keys((answer && propertiesOf(answer)) ?? {});
}

/** The columns of a table when nobody chooses: no references and nothing with parts, which would fill it. */
export function tableColumns(answer: Schema | undefined): readonly string[] {
  const fields = Object.entries((answer && propertiesOf(answer)) ?? {});
  const short = fields.filter(([, schema]) =>
    formsOf(schema).every(({ format, items, properties, type }) => {
      return format !== "uri" && !items && !properties && type !== "object";
    }),
  );
  return short.map(([name]) => name);
}

/**
 * Checks the columns that somebody chose, so that a misspelt one does not come out empty.
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
    const reference = forms.some(({ type, properties }) => !properties && [type].flat().includes("string"));
    if (reference && !expand.some((one) => one === place || one.startsWith(`${place}.`))) unexpanded = place;
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
