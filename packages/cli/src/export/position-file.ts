import { createHash } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import type { Position } from "@ev-vehicles/helpers";
import { UsageError } from "../errors/usage-error.ts";
import { oneLine } from "../output/visible-controls.ts";
import type { ExportRequest } from "./export-request.ts";
import { positionFault } from "./position-schema.ts";

/** How far an export has come. Stands beside the file; holds no token. */
export interface ExportPosition {
  readonly version: 2;
  readonly request: ExportRequest;
  /** The length of the file for which the rest holds, in bytes. What comes after it in the file is cut off. */
  readonly bytes: number;
  /** The SHA-256, in hexadecimal, of the last 64 KiB of those bytes. */
  readonly tail: string;
  readonly pages: number;
  readonly items: number;
  /** Where the list goes on; null before its first page, and if `unlinked`. */
  readonly position: Position | null;
  /** Whether `--limit` ended the file where the API gives no link to the rest: then it can't be resumed. */
  readonly unlinked: boolean;
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
  // One that was left behind may be readable by others, or a link to somewhere else.
  await rm(fresh, { force: true });
  const handle = await open(fresh, "wx", 0o600);
  try {
    await handle.writeFile(
      `${JSON.stringify({ ...position, checksum: checksum(position) }, undefined, 2)}\n`,
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, path);
}

/**
 * Reads the position beside a file; undefined if there is none.
 *
 * @throws UsageError, naming what is wrong, if it is not as an export wrote it.
 */
export async function readPosition(file: string): Promise<ExportPosition | undefined> {
  const path = positionPath(file);
  const refused = (reason: string) =>
    new UsageError(`${path}: ${reason}; start over with --overwrite.`, "--resume");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw refused(`the position can't be read (${code})`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw refused("it is not JSON: the position was truncated or edited");
  }
  const fault = positionFault(content);
  if (fault) throw refused(oneLine(fault));
  const { checksum: written, ...position } = content as ExportPosition & { readonly checksum: string };
  if (written !== checksum(position)) throw refused("the position was edited: its checksum does not match");
  return position;
}

/** Guards against edits and damage, not against forgery: anyone who forges a position can compute it too. */
function checksum(position: ExportPosition): string {
  return createHash("sha256").update(JSON.stringify(position)).digest("hex");
}
