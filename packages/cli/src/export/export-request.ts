import type { OutputFormat } from "../output/format.ts";

/** What an export reads, and how it is written: the same on every resumption, or the file would be a mixture. */
export interface ExportRequest {
  readonly operation: string;
  /** The server and the user that it was begun with. */
  readonly baseUrl: string;
  readonly user: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly format: Extract<OutputFormat, "ndjson" | "csv">;
  /** The columns that were chosen; null for whole items. */
  readonly columns: readonly string[] | null;
  /** Whether CSV cells are as the API gave them, and whether the file begins with a byte order mark. */
  readonly rawCsv: boolean;
  readonly bom: boolean;
}

/** The parts in which two requests differ. */
export function differences(one: ExportRequest, other: ExportRequest): readonly string[] {
  const keys = Object.keys(one) as (keyof ExportRequest)[];
  return keys.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}
