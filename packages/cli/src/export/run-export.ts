import { type Page, type Pager, paginate } from "@ev-vehicles/helpers";
import { jsonText } from "../output/visible-controls.ts";
import { byteOrderMark, selectColumns } from "../output/write-items.ts";
import type { AnyClient } from "../settings/create-client.ts";
import { ExportFile, emptyTail } from "./export-file.ts";
import type { ExportRequest } from "./export-request.ts";
import { type ExportPosition, writePosition } from "./position-file.ts";
import { toTargetError } from "./target-error.ts";

/** Everything that an export needs to run. */
export interface ExportPlan {
  readonly client: AnyClient;
  /** The list's path in the spec: `/vehicles`. */
  readonly path: string;
  readonly file: string;
  readonly request: ExportRequest;
  /** The columns of a CSV file. */
  readonly columns: readonly string[];
  /** The options of `paginate`: parameters, `expand`, `pageSize`, and where to start. */
  readonly walk: Readonly<Record<string, unknown>>;
  readonly backward: boolean;
  /** The maximum number of items in the file. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** The position to resume from; undefined to start over. */
  readonly from: ExportPosition | undefined;
}

/**
 * Writes a list to a file, page by page, and updates the position file after each page. Yields each position.
 *
 * Whenever and however the export ends, the file has at least the bytes that the position file counts, and those bytes
 * are exactly the items before that position.
 */
export async function* runExport(plan: ExportPlan): AsyncGenerator<ExportPosition, void, undefined> {
  const { file, request } = plan;
  let state = plan.from ?? {
    version: 2,
    request,
    bytes: 0,
    tail: emptyTail,
    pages: 0,
    items: 0,
    position: null,
    unlinked: false,
    complete: false,
  };
  const target = await openTarget(file, state, !plan.from);
  try {
    const format = await pageFormat(plan);
    for await (const page of pagesOf(plan, state)) {
      const items = state.items + page.items.length;
      const nextLink = page.position?.[plan.backward ? "previous" : "next"];
      const unlinked = nextLink === undefined;
      // Without a link, `paginate` is about to throw. Skip the page, so that --resume requests it again.
      if (unlinked && items < plan.limit) continue;
      await target.append((state.bytes === 0 ? format.head : "") + format.items(page.items));
      state = {
        ...state,
        ...target.state,
        pages: state.pages + 1,
        items,
        position: (!unlinked && page.position) || null,
        unlinked,
        complete: nextLink === null,
      };
      await writePosition(file, state);
      yield state;
    }
  } finally {
    await target.close();
  }
}

/** @throws UsageError if the path cannot be written. */
async function openTarget(file: string, state: ExportPosition, startOver: boolean): Promise<ExportFile> {
  try {
    // Write the position before truncating the file: a position of 0 bytes is valid for any file.
    if (startOver) await writePosition(file, state);
    return await ExportFile.open(file, state);
  } catch (error) {
    throw toTargetError(file, error);
  }
}

/** The text at the start of the file, and a function that formats the items of a page. */
interface PageFormat {
  readonly head: string;
  readonly items: (items: readonly unknown[]) => string;
}

async function pageFormat({ columns: csvColumns, request }: ExportPlan): Promise<PageFormat> {
  if (request.format === "ndjson") {
    const columns = request.columns ?? undefined;
    const line = (item: unknown) => `${jsonText(selectColumns(item, columns))}\n`;
    return { head: "", items: (items) => items.map(line).join("") };
  }
  const { csvHeader, csvRecords } = await import("../output/csv-records.ts");
  const style = { raw: request.rawCsv, terminal: false };
  return {
    head: (request.bom ? byteOrderMark : "") + csvHeader(csvColumns, style),
    items: (items) => csvRecords(items, csvColumns, style),
  };
}

/**
 * The pages that the file does not have yet. The types of `paginate` need a literal path, but the operation is known only
 * at run time.
 */
export function pagesOf(
  plan: ExportPlan,
  { items, position }: Pick<ExportPosition, "items" | "position">,
): AsyncIterable<Page<unknown>> {
  const { after: _after, before: _before, ...walk } = plan.walk;
  const pager = (paginate as unknown as (client: AnyClient, path: string, options: object) => Pager<unknown>)(
    plan.client,
    plan.path,
    {
      ...(position
        ? { ...walk, from: position, direction: plan.backward ? "backward" : "forward" }
        : plan.walk),
      limit: plan.limit === Number.POSITIVE_INFINITY ? plan.limit : Math.max(0, plan.limit - items),
      prefetch: true,
      signal: plan.signal,
    },
  );
  return pager.pages();
}
