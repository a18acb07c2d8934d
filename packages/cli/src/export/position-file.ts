import { open, readFile, rename } from "node:fs/promises";
import type { Position } from "@ev-vehicles/helpers";
import { UsageError } from "../errors/usage-error.ts";
import type { ExportRequest } from "./export-request.ts";

/** How far an export has come. Stands beside the file; holds no token. */
export interface ExportPosition {
  readonly version: 1;
  readonly request: ExportRequest;
  /** The length of the file for which the rest holds, in bytes. What comes after it in the file is cut off. */
  readonly bytes: number;
  readonly pages: number;
  readonly items: number;
  /** Where the list goes on; null before its first page. */
  readonly position: Position | null;
  /** Whether the list was read to its end. */
  readonly complete: boolean;
}

/** `fleet.ndjson` → `fleet.ndjson.position.json` */
export function positionPath(file: string): string {
  return `${file}.position.json`;
}

/**
 * Puts a position in the place of the one before. Whatever happens, one of the two is there and whole: a new file
 * is written, brought to the disk and then renamed, which replaces the old one in one step.
 */
export async function writePosition(file: string, position: ExportPosition): Promise<void> {
  const path = positionPath(file);
  const fresh = `${path}.new`;
  const handle = await open(fresh, "w");
  try {
    await handle.writeFile(`${JSON.stringify(position, undefined, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, path);
}

/**
 * Reads the position beside a file; undefined where there is none.
 *
 * @throws UsageError where it is not one of ours.
 */
export async function readPosition(file: string): Promise<ExportPosition | undefined> {
  const path = positionPath(file);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const content = JSON.parse(text) as ExportPosition;
    if (content.version === 1 && Number.isSafeInteger(content.bytes) && content.request) return content;
  } catch {}
  throw new UsageError(`${path}: this is not the position of an export; begin anew with --overwrite.`);
}
