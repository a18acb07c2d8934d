import { colourEnabled, type RunContext } from "../run-context.ts";
import { cellText } from "./cell-value.ts";
import { jsonText, oneLine } from "./visible-controls.ts";
import { type ItemLayout, selectColumns, terminalWidth, writeItems } from "./write-items.ts";
import { writeText } from "./write-text.ts";

/** Writes the response of an operation that is not a list. For an empty response, writes nothing. */
export async function writeResponse(data: unknown, layout: ItemLayout, context: RunContext): Promise<void> {
  if (data === undefined || data === "") return;
  if (Array.isArray(data)) return writeItems(each(data), layout, context);
  const { format, selectedColumns } = layout;
  const columns = selectedColumns ?? Object.keys(Object(data) as object);
  const { env, stdout } = context;
  switch (format) {
    case "json":
      return writeText(stdout, `${jsonText(selectColumns(data, selectedColumns), 2)}\n`);
    case "ndjson":
      return writeText(stdout, `${jsonText(selectColumns(data, selectedColumns))}\n`);
    case "csv":
      return writeItems(each([data]), { ...layout, selectedColumns: columns }, context);
    case "table": {
      if (typeof data !== "object") return writeText(stdout, `${oneLine(cellText(data))}\n`);
      const { fieldList } = await import("./field-list.ts");
      const style = { colour: colourEnabled(stdout, env), width: terminalWidth(stdout) };
      return writeText(stdout, fieldList(data, columns, style));
    }
  }
}

async function* each(items: readonly unknown[]): AsyncGenerator<unknown> {
  yield* items;
}
