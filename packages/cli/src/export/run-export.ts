import { type Page, type Pager, paginate } from "@ev-vehicles/helpers";
import { UsageError } from "../errors/usage-error.ts";
import { csvLine } from "../output/csv-line.ts";
import { csvItem, picked } from "../output/write-items.ts";
import type { AnyClient } from "../settings/create-client.ts";
import { ExportFile } from "./export-file.ts";
import type { ExportRequest } from "./export-request.ts";
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
  /** Where to go on; undefined begins anew. */
  readonly from: ExportPosition | undefined;
}

/**
 * Writes a list to a file, page by page, and after each page where it goes on. Yields the positions.
 *
 * Whatever ends it, at whatever moment: the file holds at least the bytes that the position beside it counts, and
 * they are exactly the items before that position.
 */
export async function* runExport(plan: ExportPlan): AsyncGenerator<ExportPosition, void, undefined> {
  const { file, request } = plan;
  let state = plan.from ?? {
    version: 1,
    request,
    bytes: 0,
    pages: 0,
    items: 0,
    position: null,
    complete: false,
  };
  const target = await openTarget(file, state, !plan.from);
  try {
    for await (const page of pagesOf(plan, state)) {
      const head = state.bytes === 0 && request.format === "csv" ? csvLine(plan.columns) : "";
      await target.append(head + pageText(page, plan));
      const complete = page.position[plan.backward ? "previous" : "next"] === null;
      state = {
        ...state,
        bytes: target.bytes,
        pages: state.pages + 1,
        items: state.items + page.items.length,
        position: page.position,
        complete,
      };
      await writePosition(file, state);
      yield state;
    }
  } finally {
    await target.close();
  }
}

/** @throws UsageError where the place for the file is none. */
async function openTarget(file: string, state: ExportPosition, anew: boolean): Promise<ExportFile> {
  try {
    // Before the file: a position for no bytes is true of any file.
    if (anew) await writePosition(file, state);
    return await ExportFile.open(file, state.bytes);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason =
      anew || code !== "ENOENT" ? noPlace[code] : "the file is gone; begin anew with --overwrite";
    if (!reason) throw error;
    throw new UsageError(`--to ${file}: ${reason} (${code}).`, "--to");
  }
}

/** What the system says where a file can't be written, in words. */
const noPlace: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  EISDIR: "this is a folder",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "nobody may write there",
};

function pageText({ items }: Page<unknown>, { columns, request }: ExportPlan): string {
  const chosen = request.columns ?? undefined;
  const lines = items.map((item) =>
    request.format === "csv" ? csvItem(item, columns) : `${JSON.stringify(picked(item, chosen))}\n`,
  );
  return lines.join("");
}

/** The pages that are missing; the types of `paginate` need a literal path, which nobody has here. */
function pagesOf(plan: ExportPlan, { items, position }: ExportPosition): AsyncIterable<Page<unknown>> {
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
