import { access } from "node:fs/promises";
import { UsageError } from "../errors/usage-error.ts";
import { differences, type ExportRequest } from "./export-request.ts";
import { type ExportPosition, positionPath, readPosition } from "./position-file.ts";

/** Where an export begins. */
export interface StartingPoint {
  /** The position to go on from; undefined begins anew. */
  readonly from: ExportPosition | undefined;
  /** The items that the same export had the last time, a good guess for this time. */
  readonly itemsBefore: number | undefined;
}

/**
 * Decides where an export begins, so that nothing is overwritten or mixed unasked.
 *
 * @throws UsageError where a file is in the way, or the position beside it belongs to another export.
 */
export async function startingPoint(
  file: string,
  request: ExportRequest,
  { resume, overwrite }: { readonly resume: boolean; readonly overwrite: boolean },
): Promise<StartingPoint> {
  if (resume && overwrite) throw new UsageError("--resume and --overwrite exclude each other.", "--resume");
  if (overwrite) {
    const last = await readPosition(file).catch(() => undefined);
    return { from: undefined, itemsBefore: last?.complete ? last.items : undefined };
  }
  const found = await readPosition(file);
  const present = await exists(file);
  if (!resume) {
    if (!present && !found) return { from: undefined, itemsBefore: undefined };
    const hint = found && !found.complete ? "go on with --resume, or begin" : "begin";
    throw new UsageError(`${file}: the file is there already; ${hint} anew with --overwrite.`, "--to");
  }
  if (!found) {
    if (!present) return { from: undefined, itemsBefore: undefined };
    throw new UsageError(
      `${file}: there is no ${positionPath(file)} to go on from; begin anew with --overwrite.`,
      "--resume",
    );
  }
  const different = differences(found.request, request);
  if (different.length > 0) {
    throw new UsageError(
      `${file}: it was begun with other settings (${different.join(", ")}); repeat the command as it was, with --resume.`,
      "--resume",
    );
  }
  return { from: found, itemsBefore: undefined };
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
