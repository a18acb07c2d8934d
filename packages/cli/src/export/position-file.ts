import { createHash } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import type { Position } from "@ev-vehicles/helpers";
import { UsageError } from "../errors/usage-error.ts";
import { oneLine } from "../output/visible-controls.ts";
import type { ExportRequest } from "./export-request.ts";
import { positionProblem } from "./position-schema.ts";

/** How much of an export is written, and where it continues. Stored next to the exported file; contains no token. */
export interface ExportPosition {
  readonly version: 2;
  readonly request: ExportRequest;
  /** The number of bytes of the pages that were written completely. `--resume` truncates the file to this size. */
  readonly bytes: number;
  /** The SHA-256, in hexadecimal, of the last 64 KiB of those bytes. */
  readonly tail: string;
  readonly pages: number;
  readonly items: number;
  /** Where the list continues; null before the first page, and if `unlinked` is true. */
  readonly position: Position | null;
  /** Whether `--limit` ended the export at a point from which the API cannot continue. Such an export cannot resume. */
  readonly unlinked: boolean;
  /** Whether the list was read to its end. */
  readonly complete: boolean;
}

/** `fleet.ndjson` → `fleet.ndjson.position.json` */
export function positionPath(file: string): string {
  return `${file}.position.json`;
}

/**
 * Replaces the position file atomically: writes a new file, flushes it to the disk and renames it. After a
 * crash, the file holds either the old or the new position, complete.
 */
export async function writePosition(file: string, position: ExportPosition): Promise<void> {
  const path = positionPath(file);
  const draft = `${path}.new`;
  // Delete a draft that an earlier export left: other users might be able to read it, or it might be a symbolic link.
  await rm(draft, { force: true });
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(
      `${JSON.stringify({ ...position, checksum: checksum(position) }, undefined, 2)}\n`,
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
}

/**
 * Reads the position file of an export file; undefined if it does not exist.
 *
 * @throws UsageError, naming the problem, if the file is not exactly as an export wrote it, or cannot be read.
 */
export async function readPosition(file: string): Promise<ExportPosition | undefined> {
  const path = positionPath(file);
  const invalid = (reason: string) =>
    new UsageError(`${path}: ${reason}; start over with --overwrite.`, "--resume");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw invalid(`cannot read the position (${code})`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw invalid("the position is not JSON: it was truncated or edited");
  }
  const problem = positionProblem(content);
  if (problem) throw invalid(oneLine(problem));
  const { checksum: written, ...position } = content as ExportPosition & { readonly checksum: string };
  if (written !== checksum(position)) throw invalid("the position was edited: its checksum does not match");
  return position;
}

/** Detects edits and damage, not forgery: whoever forges a position can also compute its checksum. */
function checksum(position: ExportPosition): string {
  return createHash("sha256").update(JSON.stringify(position)).digest("hex");
}
