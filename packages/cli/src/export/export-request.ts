import type { OutputFormat } from "../output/format.ts";

/** What an export reads and how it writes it. It must not change when an export resumes, or one file would mix two exports. */
export interface ExportRequest {
  readonly operation: string;
  /** The server and the acting user that the export started with; the user is empty if none was set. */
  readonly baseUrl: string;
  readonly user: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly format: Extract<OutputFormat, "ndjson" | "csv">;
  /** The selected columns; null for whole items. */
  readonly columns: readonly string[] | null;
  /** `--raw-csv` and `--bom`. */
  readonly rawCsv: boolean;
  readonly bom: boolean;
}

/** The members in which two requests differ. */
export function differences(one: ExportRequest, other: ExportRequest): readonly string[] {
  const keys = Object.keys(one) as (keyof ExportRequest)[];
  return keys.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}
