import { type Surroundings, wantsColour } from "../surroundings.ts";
import { cellText } from "./cell-value.ts";
import { jsonText, oneLine } from "./visible-controls.ts";
import { type ItemLayout, picked, terminalWidth, writeItems } from "./write-items.ts";
import { writeText } from "./write-text.ts";

/** Writes the response of an operation that is not a list; an empty response is written as nothing. */
export async function writeResponse(data: unknown, layout: ItemLayout, around: Surroundings): Promise<void> {
  if (data === undefined || data === "") return;
  if (Array.isArray(data)) return writeItems(each(data), layout, around);
  const { chosen, format } = layout;
  const columns = chosen ?? Object.keys(Object(data) as object);
  const { env, stdout } = around;
  switch (format) {
    case "json":
      return writeText(stdout, `${jsonText(picked(data, chosen), 2)}\n`);
    case "ndjson":
      return writeText(stdout, `${jsonText(picked(data, chosen))}\n`);
    case "csv":
      return writeItems(each([data]), { ...layout, chosen: columns }, around);
    case "table": {
      if (typeof data !== "object") return writeText(stdout, `${oneLine(cellText(data))}\n`);
      const { fieldList } = await import("./field-list.ts");
      const style = { colour: wantsColour(stdout, env), width: terminalWidth(stdout) };
      return writeText(stdout, fieldList(data, columns, style));
    }
  }
}

async function* each(items: readonly unknown[]): AsyncGenerator<unknown> {
  yield* items;
}
