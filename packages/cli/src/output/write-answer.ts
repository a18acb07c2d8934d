import { type Surroundings, wantsColour } from "../surroundings.ts";
import { csvLine } from "./csv-line.ts";
import { fieldTable } from "./table-text.ts";
import { csvItem, type ItemLayout, picked, writeItems } from "./write-items.ts";
import { writeText } from "./write-text.ts";

/** Writes the answer of an operation that is read at once; an empty answer is written as nothing. */
export async function writeAnswer(data: unknown, layout: ItemLayout, around: Surroundings): Promise<void> {
  if (data === undefined || data === "") return;
  if (Array.isArray(data)) return writeItems(each(data), layout, around);
  await writeText(around.stdout, answerText(data, layout, around));
}

function answerText(data: unknown, layout: ItemLayout, { env, stdout }: Surroundings): string {
  const { chosen, format } = layout;
  const columns = chosen ?? Object.keys(Object(data) as object);
  switch (format) {
    case "json":
      return `${JSON.stringify(picked(data, chosen), undefined, 2)}\n`;
    case "ndjson":
      return `${JSON.stringify(picked(data, chosen))}\n`;
    case "csv":
      return csvLine(columns) + csvItem(data, columns);
    case "table":
      return fieldTable(data, columns, { colour: wantsColour(stdout, env), width: stdout.columns });
  }
}

async function* each(items: readonly unknown[]): AsyncGenerator<unknown> {
  yield* items;
}
