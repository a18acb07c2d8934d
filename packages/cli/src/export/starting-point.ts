import { access } from "node:fs/promises";
import { UsageError } from "../errors/usage-error.ts";
import { ExportFile } from "./export-file.ts";
import { differences, type ExportRequest } from "./export-request.ts";
import { type ExportPosition, positionPath, readPosition } from "./position-file.ts";

/** Where an export begins. */
export interface StartingPoint {
  /** The position to go on from; undefined starts over. */
  readonly from: ExportPosition | undefined;
  /** The items that the same export had the last time, a good guess for this time. */
  readonly itemsBefore: number | undefined;
}

/** What was said about a file that is there. */
export interface StartOptions {
  readonly resume: boolean;
  readonly overwrite: boolean;
  /** How many items the file is to have at most. */
  readonly limit: number;
}

/**
 * Decides where an export begins, so that nothing is overwritten or mixed unasked.
 *
 * @throws UsageError if a file is in the way, or the position beside it belongs to another export or was edited;
 *   Error if the file was changed.
 */
export async function startingPoint(
  file: string,
  request: ExportRequest,
  { resume, overwrite, limit }: StartOptions,
): Promise<StartingPoint> {
  if (resume && overwrite) throw new UsageError("pass either --resume or --overwrite, not both.", "--resume");
  if (overwrite) {
    const last = await readPosition(file).catch(() => undefined);
    return { from: undefined, itemsBefore: last?.complete ? last.items : undefined };
  }
  const present = await exists(file);
  if (!resume) {
    if (!present && !(await exists(positionPath(file)))) return { from: undefined, itemsBefore: undefined };
    throw new UsageError(
      `${file}: the file exists; continue with --resume, or start over with --overwrite.`,
      "--to",
    );
  }
  const found = await readPosition(file);
  if (!found) {
    if (!present) return { from: undefined, itemsBefore: undefined };
    throw new UsageError(
      `${file}: there is no ${positionPath(file)} to continue from; start over with --overwrite.`,
      "--resume",
    );
  }
  await checkResumable(file, request, found, limit);
  return { from: found, itemsBefore: undefined };
}

async function checkResumable(
  file: string,
  request: ExportRequest,
  found: ExportPosition,
  limit: number,
): Promise<void> {
  const different = differences(found.request, request);
  if (different.length > 0) {
    throw new UsageError(
      `${file}: it was started with other settings (${different.join(", ")}); repeat the original command with --resume.`,
      "--resume",
    );
  }
  if (found.unlinked && limit > found.items) {
    throw new UsageError(
      `${file}: --limit ended the export at a place that the API has no link to, such as the middle of a page of fixed size; start over with --overwrite.`,
      "--resume",
    );
  }
  if (found.bytes > 0 && !(await exists(file))) {
    throw new UsageError(`${file}: the file is gone; start over with --overwrite.`, "--resume");
  }
  if (found.complete) await ExportFile.check(file, found);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
