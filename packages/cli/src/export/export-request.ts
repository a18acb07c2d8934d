import type { OutputFormat } from "../output/format.ts";

/**
 * What an export reads, and how it writes the items. An export can resume only with the same request: otherwise, one file
 * would mix two exports.
 */
export interface ExportRequest {
  readonly operation: string;
  readonly baseUrl: string;
  /** The acting user; empty if none is set. */
  readonly user: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly format: Extract<OutputFormat, "ndjson" | "csv">;
  /** The selected columns; null for all fields. */
  readonly columns: readonly string[] | null;
  /** `--raw-csv` */
  readonly rawCsv: boolean;
  /** `--bom` */
  readonly bom: boolean;
}

/** The members in which two requests differ. */
export function differences(one: ExportRequest, other: ExportRequest): readonly string[] {
  const keys = Object.keys(one) as (keyof ExportRequest)[];
  return keys.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}
