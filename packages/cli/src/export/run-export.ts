import { type Page, type Pager, paginate } from "@ev-vehicles/helpers";
import { jsonText } from "../output/visible-controls.ts";
import { byteOrderMark, picked } from "../output/write-items.ts";
import type { AnyClient } from "../settings/create-client.ts";
import { ExportFile, emptyTail } from "./export-file.ts";
import type { ExportRequest } from "./export-request.ts";
import { placeError } from "./place-error.ts";
import { type ExportPosition, writePosition } from "./position-file.ts";

/** What an export does. */
export interface ExportPlan {
  readonly client: AnyClient;
  /** The list's path in the description. */
  readonly path: string;
  readonly file: string;
  readonly request: ExportRequest;
  /** The columns of a CSV file. */
  readonly columns: readonly string[];
  /** The options of `paginate`: parameters, `expand`, `pageSize`, where to begin. */
  readonly walk: Readonly<Record<string, unknown>>;
  readonly backward: boolean;
  /** How many items the file is to have at most. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** Where to go on; undefined starts over. */
  readonly from: ExportPosition | undefined;
}

/**
 * Writes a list to a file, page by page, and after each page where it goes on. Yields the positions.
 *
 * However and whenever it ends, the file holds at least the bytes that the position beside it counts, and they are
 * exactly the items before that position.
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
      const goesOnAt = page.position?.[plan.backward ? "previous" : "next"];
      const unlinked = goesOnAt === undefined;
      // The walk is about to fail. The page is left out, so that --resume asks for it again.
      if (unlinked && items < plan.limit) continue;
      await target.append((state.bytes === 0 ? format.head : "") + format.items(page.items));
      state = {
        ...state,
        ...target.state,
        pages: state.pages + 1,
        items,
        position: (!unlinked && page.position) || null,
        unlinked,
        complete: goesOnAt === null,
      };
      await writePosition(file, state);
      yield state;
    }
  } finally {
    await target.close();
  }
}

/** @throws UsageError if the file can't be there. */
async function openTarget(file: string, state: ExportPosition, startOver: boolean): Promise<ExportFile> {
  try {
    // Before the file: a position for no bytes is true of any file.
    if (startOver) await writePosition(file, state);
    return await ExportFile.open(file, state);
  } catch (error) {
    throw placeError(file, error);
  }
}

/** What the file begins with, and how the items of a page are written. */
interface PageFormat {
  readonly head: string;
  readonly items: (items: readonly unknown[]) => string;
}

async function pageFormat({ columns, request }: ExportPlan): Promise<PageFormat> {
  if (request.format === "ndjson") {
    const chosen = request.columns ?? undefined;
    const line = (item: unknown) => `${jsonText(picked(item, chosen))}\n`;
    return { head: "", items: (items) => items.map(line).join("") };
  }
  const { csvHeader, csvRecords } = await import("../output/csv-records.ts");
  const style = { raw: request.rawCsv, terminal: false };
  return {
    head: (request.bom ? byteOrderMark : "") + csvHeader(columns, style),
    items: (items) => csvRecords(items, columns, style),
  };
}

/** The pages that are missing; the types of `paginate` need a literal path, which is not known here. */
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
